"""A real pseudo-terminal with a program on it, and the screen as a person would see it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte


class Terminal:
    """coach on a terminal of its own."""

    def __init__(self, home: Path, *args: str, size: tuple[int, int] = (100, 30), **env: str) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "COACH_HOME": str(home), **env}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            environment.pop(name, None)
        self.child = pexpect.spawn(
            sys.executable, ["-m", "coach", *args], dimensions=(lines, columns), env=environment, timeout=30
        )

    def text(self) -> str:
        """What stands on the screen now."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def watch(self, until: Callable[[str], bool], seconds: float = 20) -> str:
        """Read until the screen is as wanted; fails with what it shows instead."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.05)
            if until(self.text()):
                return self.text()
        raise AssertionError(f"not seen within {seconds} s; the screen shows:\n{self.text()}")

    def press(self, keys: str) -> None:
        """Type."""
        self.child.send(keys)

    def wait(self) -> int:
        """Read to the end; returns the exit code as a shell would see it."""
        while self._read(0.2):
            pass
        self.child.close()
        if self.child.signalstatus is not None:
            return 128 + self.child.signalstatus
        assert self.child.exitstatus is not None
        return int(self.child.exitstatus)

    def whole(self) -> bool:
        """Whether the terminal was put back: alternate screen, mouse, bracketed paste and cursor."""
        entered = self.raw.count(b"\x1b[?1049h") - self.raw.count(b"\x1b[?1049l")
        mouse = self.raw.count(b"\x1b[?1003h") - self.raw.count(b"\x1b[?1003l")
        hidden = self.raw.rfind(b"\x1b[?25l") > self.raw.rfind(b"\x1b[?25h")
        return entered == 0 and mouse <= 0 and not hidden

    def _read(self, seconds: float) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True
