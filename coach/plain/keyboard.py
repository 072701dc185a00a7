"""Single keys for the line front end: from a terminal, or none."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, Protocol

from coach import signals

_KEY: Final = re.compile(r"\x1b\[[\d;]*[A-Za-z~]|.", re.DOTALL)
"""One key of what was typed: an escape sequence, or a single character."""


class Keyboard(Protocol):
    """Where the person's keys come from."""

    def wait(self, seconds: float) -> str | None:
        """The next key within so many seconds, or None."""

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


class TerminalKeyboard:
    """Single keys from a terminal, without waiting for the end of a line."""

    present = True

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._before: list[Any] | None = None
        """The terminal's modes as they were; None when they are that way."""
        self._typed: list[str] = []
        """The keys that were read and not asked for yet: what is pressed while a repetition is stored comes at once."""

    def take(self) -> None:
        """Single keys from now on; not in the background, where the terminal is somebody else's."""
        import termios  # not on every platform
        import tty

        with suppress(termios.error):  # the terminal may be gone
            if self._is_ours():
                before = termios.tcgetattr(self._fd)
                self._before = self._before or before
                tty.setcbreak(self._fd)

    def give_back(self) -> None:
        """The terminal as it was."""
        import termios

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
        if self._typed:
            return self._typed.pop(0)
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return None
        try:
            typed = os.read(self._fd, 32)
        except OSError:
            typed = b""
        if not typed:
            raise KeyboardGone
        self._typed = _KEY.findall(typed.decode(errors="replace"))
        return self._typed.pop(0)


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard if standard input is one; the terminal is as it was afterwards, and while the process is stopped."""
    if not sys.stdin.isatty() or sys.platform == "win32":
        yield NoKeyboard()
        return
    keys = TerminalKeyboard(sys.stdin.fileno())

    def stop(_number: int, _frame: object) -> None:
        keys.give_back()
        os.kill(os.getpid(), signal.SIGSTOP)

    with signals.stopping(stop, lambda _number, _frame: keys.take()):
        keys.take()
        try:
            yield keys
        finally:
            keys.give_back()
