"""Single keys for the line front end, by the names that `engine.keys` has for them.

From a terminal, from a console of Windows, or none. What comes a line at a time, as from an editor's shell, is taken as
its keys without the enter that sent them; an enter that comes alone is a key.
"""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, Protocol

from coach.system import signals

ON_WINDOWS: Final = os.name == "nt"

_SEQUENCE: Final = re.compile(r"\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Za-z])|\r\n|.", re.DOTALL)
"""One key of what was typed: an escape sequence, or a single character."""
_REST_S: Final = 0.05
"""How long an escape waits for the rest of its sequence."""
_POLL_S: Final = 0.02
"""How often a console of Windows is asked, which cannot be waited for."""

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
_WINDOWS: Final = {"M": "right", "K": "left", "I": "pageup", "Q": "pagedown", "S": "delete"}
"""What follows the mark of a key without a character, on a console of Windows."""
_MARKS: Final = {"\x00", "\xe0"}


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


class TerminalKeyboard:
    """Single keys from a terminal, without waiting for the end of a line."""

    present = True

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._before: list[Any] | None = None
        """The terminal's modes as they were; None when they are that way."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._typed: list[str] = []
        """What was read and not asked for yet: what is pressed while a repetition is stored comes at once."""

    def take(self) -> None:
        """Single keys from now on; not in the background, where the terminal is somebody else's."""
        if sys.platform == "win32":
            return
        import termios  # not on every platform
        import tty

        with suppress(termios.error):  # the terminal may be gone
            if self._is_ours():
                before = termios.tcgetattr(self._fd)
                self._before = self._before or before
                tty.setcbreak(self._fd)

    def give_back(self) -> None:
        """The terminal as it was."""
        if sys.platform == "win32":
            return
        import termios

        before, self._before = self._before, None
        if before is not None and self._is_ours():
            with suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, before)

    def _is_ours(self) -> bool:
        """Whether the process is in the foreground: one behind it would be stopped for changing the modes."""
        if sys.platform == "win32":
            return False
        try:
            return os.tcgetpgrp(self._fd) == os.getpgrp()
        except OSError:
            return True  # it is not the terminal that processes are stopped from

    def wait(self, seconds: float) -> str | None:
        """The next key, a whole escape sequence as one."""
        if self._before is None:  # a shell that fetches us from the background does not say so
            self.take()
        if not self._typed:
            if not self._ready(seconds):
                return None
            text = self._read()
            while text.endswith(("\x1b", "\x1b[", "\x1bO")) and self._ready(_REST_S):
                text += self._read()
            self._typed = _SEQUENCE.findall(text)
            if not self._typed:
                return None
        key = named(self._typed.pop(0))
        if key != "enter" and self._typed and named(self._typed[0]) == "enter":
            del self._typed[0]
        return key

    def rest(self) -> str:
        """What was read at once with the last key."""
        rest, self._typed = "".join(self._typed), []
        return rest

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self._fd], [], [], seconds)[0])

    def _read(self) -> str:
        try:
            typed = os.read(self._fd, 1024)
        except OSError:
            typed = b""
        if not typed:
            raise KeyboardGone
        return self._decoder.decode(typed)


class WindowsKeyboard:
    """Single keys from a console of Windows; `msvcrt` is the module of this name."""

    present = True

    def __init__(
        self,
        msvcrt: Any,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._msvcrt = msvcrt
        self._clock = clock
        self._sleep = sleep

    def wait(self, seconds: float) -> str | None:
        """The next key; Ctrl-C, which comes as a character here, is the signal it is elsewhere."""
        until_s = self._clock() + seconds
        while not self._msvcrt.kbhit():
            left_s = until_s - self._clock()
            if left_s <= 0:
                return None
            self._sleep(min(left_s, _POLL_S))
        typed = self._msvcrt.getwch()
        if typed in _MARKS:
            return _WINDOWS.get(self._msvcrt.getwch(), "")
        if typed == "\x03":
            signal.raise_signal(signal.SIGINT)
            return None
        return named(typed)

    def rest(self) -> str:
        """Nothing: keys are read one by one."""
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
    if ON_WINDOWS:
        import msvcrt

        yield WindowsKeyboard(msvcrt)
        return
    keys = TerminalKeyboard(sys.stdin.fileno())

    def stop(_number: int, _frame: object) -> None:
        keys.give_back()
        signals.stop_here()
        keys.take()

    with signals.stopping(stop, lambda _number, _frame: keys.take()):
        keys.take()
        try:
            yield keys
        finally:
            keys.give_back()
