"""A program on a pseudo-terminal, and when each piece of what it draws arrived. For the scripts in this folder."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyte

from tests.support.terminal import solid

ROOT = Path(__file__).parents[2]
COLUMNS, LINES = 120, 40
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


def clock() -> float:
    """The clock that a session runs by, so that what it says of itself can be compared."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


@dataclass
class OnTerminal:
    """A program that draws on a terminal of its own; nothing is drawn for anybody."""

    pid: int
    fd: int
    began: float
    pieces: list[tuple[float, bytes]] = field(default_factory=list)
    """When each piece of output came, and the piece."""

    def type(self, keys: bytes) -> float:
        """Type; returns when."""
        at = clock()
        os.write(self.fd, keys)
        return at

    def cpu_s(self) -> float:
        """Seconds of processor time it has had so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_S

    def rss_kb(self) -> int:
        """Memory that is in use for it."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))

    def open_files(self) -> int:
        """How many files it holds open."""
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    def threads(self) -> int:
        """How many threads it has."""
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    def drawn_bytes(self) -> int:
        """How much it has written so far."""
        return sum(len(piece) for _, piece in self.pieces)

    def screens(self) -> Iterator[tuple[float, str]]:
        """After each piece, when it came and what then stands on the screen."""
        screen = pyte.Screen(COLUMNS, LINES)
        stream = pyte.ByteStream(screen)
        for at, piece in self.pieces:
            stream.feed(piece)
            yield at, "\n".join(solid(screen))

    def shows(self, *texts: str) -> bool:
        """Whether these words have been drawn; quick, to be asked after every piece."""
        drawn = b"".join(piece for _, piece in self.pieces)
        return all(text.encode() in drawn for text in texts)


@contextmanager
def on_terminal(argv: Iterable[str], env: Mapping[str, str]) -> Iterator[OnTerminal]:
    """Start a Python program on a 120x40 terminal; it is ended when the block is left."""
    began = clock()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, *argv], dict(env))
    program = OnTerminal(pid, fd, began)
    try:
        yield program
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def read(programs: Iterable[OnTerminal], seconds: float, until: Callable[[], bool] | None = None) -> bool:
    """Read what the programs draw, for so long or until something is true; whether it became true."""
    by_fd = {program.fd: program for program in programs}
    end = clock() + seconds
    while (left := end - clock()) > 0:
        for fd in select.select(list(by_fd), [], [], left)[0]:
            try:
                piece = os.read(fd, 1 << 18)
            except OSError:  # the program has ended
                piece = b""
            if piece:
                by_fd[fd].pieces.append((clock(), piece))
            else:
                del by_fd[fd]
        if until is not None and until():
            return True
        if not by_fd:
            return False
    return False
