"""Single keys for the line front end, by the names that `engine.keys` has for them.

From a terminal, from a console of Windows, or none. What comes a line at a time, as from an editor's shell, is taken as
its keys without the enter that sent them; an enter that comes alone is a key.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

_NAMES: Final = {
    " ": "space",
    "\n": "enter",
    "\r": "enter",
    "\r\n": "enter",
    "\x1b": "escape",
    "\x7f": "backspace",
    "\b": "backspace",
    "\x1b[3~": "delete",
    "\x1b[C": "right",
    "\x1bOC": "right",
    "\x1b[D": "left",
    "\x1bOD": "left",
    "\x1b[5~": "pageup",
    "\x1b[6~": "pagedown",
    "+": "plus",
    "=": "equals_sign",
    "-": "minus",
    "?": "question_mark",
}


def named(typed: str) -> str:
    """The name of a key; a letter is its own, and as a small one, for Caps Lock may be on."""
    return _NAMES.get(typed, typed.lower())


class Keyboard(Protocol):
    """Where the person's keys come from."""

    def wait(self, seconds: float) -> str | None:
        """The name of the next key within so many seconds, or None."""

    def rest(self) -> str:
        """What was typed and never asked for, such as the later lines of a paste; it is forgotten here."""

    @property
    def present(self) -> bool:
        """Whether a key can ever come."""


class KeyboardGone(Exception):
    """The terminal was closed: no key can come any more."""


class NoKeyboard:
    """Standard input is a pipe, a file or nothing."""

    present = False

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)

    def rest(self) -> str:
        """Nothing."""
        return ""


def can_come() -> bool:
    """Whether a key can ever come."""
    return sys.stdin.isatty()


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard if standard input is one; the terminal is as it was afterwards, and while the process is stopped."""
    if not can_come():
        yield NoKeyboard()
        return
    if sys.platform == "win32":
        from coach.plain.windows_keyboard import opened
    else:
        from coach.plain.terminal_keyboard import opened
    with opened() as keys:
        yield keys
