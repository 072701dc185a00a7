"""A small shelf of good files that tests break in one place at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.files import EXERCISE, ROUTINE, Write


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
