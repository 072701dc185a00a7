"""One session at a time: a lock on a file beside the history, which the system lets go of when the process ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Self

from coach.errors import HistoryBusy
from coach.history.connection import of_system

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Claim:
    """The right to lead a session."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> Self:
        """Take it; HistoryBusy at once when somebody has it."""
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise of_system(error, path) from error
        try:
            if sys.platform == "win32":
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise HistoryBusy("another session is under way on this computer; finish it first") from error
        return cls(descriptor)

    def release(self) -> None:
        """Let go of it."""
        os.close(self._descriptor)
