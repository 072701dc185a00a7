"""A small shelf of good files that tests break in one place at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file at a path below the test's own folder."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def shelf(tmp_path: Path, write: Write) -> Path:
    """A folder with one routine and one exercise."""
    write("ours/exercises/side-leg-lift.yaml", EXERCISE)
    write("ours/evening.yaml", ROUTINE)
    return tmp_path / "ours"
