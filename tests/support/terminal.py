"""A real pseudo-terminal with a program on it, and the screen as a person would see it."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte

HANDED_OVER_S = 2.0
"""How long to wait for the last words of a program, where another one has the terminal still and no end is told."""


class Terminal:
    """coach on a terminal of its own."""

    def __init__(
        self,
        home: Path,
        *args: str,
        size: tuple[int, int] = (80, 24),
        program: tuple[str, ...] = ("-m", "coach"),
        ignored: tuple[int, ...] = (),
        **env: str,
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "COACH_HOME": str(home)}
        for name in ("COLUMNS", "LINES", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS"):
            environment.pop(name, None)

        def signals_as_in_a_shell() -> None:
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)

        self.child = pexpect.spawn(
            sys.executable,
            [*program, *args],
            dimensions=(lines, columns),
            env={**environment, **env},
            timeout=30,
            preexec_fn=signals_as_in_a_shell,
        )
        self.child.ptyproc.delayafterclose = 0  # it waits for no process that was waited for
        self.modes = termios.tcgetattr(self.child.child_fd)

    def text(self) -> str:
        """What stands on the screen now."""
        return "\n".join(line.rstrip() for line in solid(self.screen))

    def ground(self) -> str:
        """The colour that most of the screen stands on, in hexadecimal digits."""
        cells = (line[column].bg for line in self.screen.buffer.values() for column in range(self.screen.columns))
        return Counter(cells).most_common(1)[0][0]

    def watch(self, until: Callable[[str], bool], seconds: float = 60) -> str:
        """Read until the screen is as wanted; fails with what it shows instead.

        A screen that is so already will do: after a key, wait for something that was not there before.
        """
        end, seen, text, going = time.monotonic() + seconds, -1, "", True
        while going and time.monotonic() < end:
            going = self.read(0.05)
            if len(self.raw) != seen:  # to put the text together costs more than to wait for it
                seen, text = len(self.raw), self.text()
            if until(text):
                return text
        why = f"within {seconds} s" if going else "before the program ended"
        raise AssertionError(f"not seen {why}; the screen shows:\n{text}")

    def press(self, keys: str) -> None:
        """Type."""
        self.child.send(keys)

    def read_for(self, seconds: float) -> None:
        """Let so much time go by, and the screen follow."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.read(0.05):
            pass

    def stopped(self, seconds: float = 60) -> bool:
        """Whether the process is stopped, as by Ctrl-Z, within so many seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            if Path(f"/proc/{self.child.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
                return True
        return False

    def wait(self) -> int:
        """Read to the end; returns the exit code as a shell would see it. The terminal itself stays open."""
        while self.read(0.2):
            pass
        self.child.wait()
        if self.child.signalstatus is not None:
            return 128 + self.child.signalstatus
        assert self.child.exitstatus is not None
        return int(self.child.exitstatus)

    def whole(self) -> bool:
        """Whether the terminal is as it was: alternate screen, mouse, paste, cursor, and echo and whole lines."""
        modes = [self._on(mode) for mode in (1049, 1000, 1003, 1006, 1016, 2004, 2048, 1004)]
        hidden = self.raw.rfind(b"\x1b[?25l") > self.raw.rfind(b"\x1b[?25h")
        return not any(modes) and not hidden and termios.tcgetattr(self.child.child_fd)[:4] == self.modes[:4]

    def _on(self, mode: int) -> bool:
        return self.raw.rfind(b"\x1b[?%dh" % mode) > self.raw.rfind(b"\x1b[?%dl" % mode)

    def read(self, seconds: float) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            data = self._rest()
            if not data:
                return False
        self.raw += data
        self._stream.feed(data)
        return True

    def _rest(self) -> bytes:
        """What a program that has ended had still to say: pexpect looks once, and the system hands it over later."""
        with suppress(OSError):  # everything was read
            if select.select([self.child.child_fd], [], [], HANDED_OVER_S)[0]:
                return os.read(self.child.child_fd, 65536)
        return b""


def solid(screen: pyte.Screen) -> list[str]:
    """The lines of a screen, a blank that is turned around as the full block that it looks like."""
    lines = ([screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines))
    return ["".join("█" if cell.reverse and cell.data == " " else cell.data for cell in line) for line in lines]
