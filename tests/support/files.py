"""Good files that tests break in one place at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach.errors import Problem
from coach.library.settings_schema import settings_in
from coach.library.yaml_reader import parse
from coach.model.settings import Settings

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


def whats(problems: tuple[Problem, ...]) -> list[str]:
    """Problems with their files' bare names."""
    return [str(problem)[len(problem.file) - len(Path(problem.file).name) :] for problem in problems]


def settings_of(text: str, file: str) -> Settings:
    """The settings in a text, as if it were that file."""
    return settings_in(parse(text, file))
