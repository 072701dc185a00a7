"""Good files that tests break in one place at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

EXERCISE = """\
name: Side leg lift
kind: strength
position: side-lying
setup: Lie on your {other} side.
tempo: {lift: 2, hold: 5, lower: 2, relax: 1}
dosage: {reps: 15}
"""


ROUTINE = """\
name: Evening
when: any
exercises:
  - exercise: side-leg-lift
"""


Write = Callable[[str, str], Path]
