"""What Windows has in the place of `on_posix`: locks on files, and nothing where it has nothing of the kind."""

from __future__ import annotations

import msvcrt
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

assert sys.platform == "win32"  # for whoever checks the types elsewhere


@contextmanager
def stopping(
    _stop: Callable[[int, FrameType | None], object], _go_on: Callable[[int, FrameType | None], object]
) -> Iterator[None]:
    """Nobody stops a program for a while here."""
    yield


def stop_here() -> None:
    """Nobody stops a program for a while here."""


def set_alarm(_seconds: float) -> None:
    """There is no alarm: a loop that is stuck ends with its window."""


@contextmanager
def alarm_calls(_then: Callable[[], object]) -> Iterator[None]:
    """There is no alarm."""
    yield


def give_back_signals() -> None:
    """A console has none of them."""


def kill_group(leader: int) -> None:
    """End the process of this number."""
    os.kill(leader, signal.SIGTERM)  # not a signal here: it ends at once


def lock_file(descriptor: int) -> None:
    """Lock a file at once, or raise OSError; closing it lets go."""
    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)


def give_owner(_path: Path, _there: os.stat_result) -> None:
    """Who may use a file is inherited from its folder."""
