"""One session at a time: a lock on a file beside the history, which the system lets go of when the process ends."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final, Self

from coach.errors import HistoryBusy, phrase
from coach.history.connection import of_system
from coach.system.platforms import lock_file

LOOK_S: Final = 0.02
"""How long whoever looks whether a session is under way may have the lock."""


class SessionLock:
    """The right to lead a session that is written into a history."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, history: Path) -> Self:
        """Take it; HistoryBusy at once when somebody has it."""
        path = _file(history)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise of_system(error, path) from error
        for wait_s in (LOOK_S, 0.0):  # whoever only looks has it for a moment
            try:
                lock_file(descriptor)
                break
            except OSError:
                time.sleep(wait_s)
        else:
            os.close(descriptor)
            raise HistoryBusy(phrase("another session is under way on this computer; finish it first"))
        return cls(descriptor)

    @staticmethod
    def is_taken(history: Path) -> bool:
        """Whether somebody has it now; no file is made for that."""
        try:
            descriptor = os.open(_file(history), os.O_RDWR)
        except OSError:
            return False
        try:
            lock_file(descriptor)
        except OSError:
            return True
        finally:
            os.close(descriptor)
        return False

    def close(self) -> None:
        """Let go of it."""
        os.close(self._descriptor)


def _file(history: Path) -> Path:
    return history.with_suffix(".lock")
