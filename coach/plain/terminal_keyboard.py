"""Single keys from a POSIX terminal: read as they are pressed, while the terminal is ours."""

from __future__ import annotations

import codecs
import os
import re
import select
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from coach.plain.keyboard import KeyboardGone, named
from coach.system.platforms import stop_here, stopping

assert sys.platform != "win32"  # for whoever checks the types there; it is never loaded

_SEQUENCE: Final = re.compile(r"\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Za-z])|\r\n|.", re.DOTALL)
"""One key of what was typed: an escape sequence, or a single character."""
_REST_S: Final = 0.05
"""How long an escape waits for the rest of its sequence."""


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
        with suppress(termios.error):  # the terminal may be gone
            if self._is_ours():
                before = termios.tcgetattr(self._fd)
                self._before = self._before or before
                tty.setcbreak(self._fd)

    def give_back(self) -> None:
        """The terminal as it was."""
        before, self._before = self._before, None
        if before is not None and self._is_ours():
            with suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, before)

    def _is_ours(self) -> bool:
        """Whether the process is in the foreground: one behind it would be stopped for changing the modes."""
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


@contextmanager
def opened() -> Iterator[TerminalKeyboard]:
    """The keyboard of standard input; the terminal is as it was afterwards, and while the process is stopped."""
    keys = TerminalKeyboard(sys.stdin.fileno())

    def stop(_number: int, _frame: object) -> None:
        keys.give_back()
        stop_here()
        keys.take()

    with stopping(stop, lambda _number, _frame: keys.take()):
        keys.take()
        try:
            yield keys
        finally:
            keys.give_back()
