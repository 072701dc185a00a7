"""One map of keys: what the page that tells them says, what the screen binds."""

from __future__ import annotations

import re
from pathlib import Path

import coach
from coach.engine.keys import HELP, KEYS, MUTE, RED_FLAGS, STOP
from coach.plain.keyboard import named

README = (Path(coach.__file__).parent.parent / "README.md").read_text(encoding="utf-8")
WORDS = {"PageDown": "pagedown", "PageUp": "pageup", "→": "right", "←": "left", "Esc": "escape"}
SCREEN_ONLY = {"<", ">"}
"""Keys for what only a screen has."""


def in_readme() -> set[str]:
    """Every key in the first column of the table of a session's keys."""
    table = README[README.index("While a session runs") :].split("\n\n")[1]
    cells = re.findall(r"^\| (?!key|---)([^|]+) \|", table, re.MULTILINE)
    words = " ".join(cells).replace(", or a click anywhere", "").split()
    return {WORDS.get(word, named(word)) for word in words if word not in SCREEN_ONLY}


def test_the_readme_names_the_keys_there_are() -> None:
    """All that does something in a session, and nothing else."""
    assert {key for keys in KEYS.values() for key in keys} | {HELP, MUTE, RED_FLAGS, *STOP} == in_readme()
