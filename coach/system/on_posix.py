"""What only POSIX systems have: job control, an alarm, process groups, locks and owners of files.

`platforms` takes these, or those of `on_windows`.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

assert sys.platform != "win32"  # for whoever checks the types there; it is never loaded


@contextmanager
def stopping(
    stop: Callable[[int, FrameType | None], object], go_on: Callable[[int, FrameType | None], object]
) -> Iterator[None]:
    """While this lasts Ctrl-Z calls `stop`, which has to stop the process, and `go_on` is called when that is over.

    Where Ctrl-Z is switched off, as it is for what no shell controls, it stays off.
    """
    handlers = {signal.SIGTSTP: stop, signal.SIGCONT: go_on}
    before = {
        number: signal.signal(number, handler)
        for number, handler in handlers.items()
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop_here() -> None:
    """Stop, and all that was started with us, as Ctrl-Z does; returns once the process goes on.

    By SIGTSTP, and never by SIGSTOP: where no shell would ever wake it again (a terminal opened for coach alone, a
    command given to ssh) the system holds the first one back, and the process goes on at once; the second one would
    leave it there for good.
    """
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    if before is not signal.SIG_IGN:
        os.killpg(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)


def set_alarm(seconds: float) -> None:
    """Have what `alarm_calls` names called in so many seconds."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def alarm_calls(then: Callable[[], object]) -> Iterator[None]:
    """While this lasts the alarm calls `then`, even when the event loop is stuck."""
    before = signal.signal(signal.SIGALRM, lambda _number, _frame: then())
    try:
        yield
    finally:
        set_alarm(0)
        signal.signal(signal.SIGALRM, before)


def give_back_signals() -> None:
    """A terminal's signals are the system's again: the driver took them, and has gone."""
    for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH):
        signal.signal(number, signal.SIG_DFL)


def kill_group(leader: int) -> None:
    """End the process of this number, which leads a group, and all it started."""
    os.killpg(leader, signal.SIGKILL)


def lock_file(descriptor: int) -> None:
    """Lock a file at once, or raise OSError; closing it lets go."""
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def give_owner(path: Path, there: os.stat_result) -> None:
    """Give a file the owner that another has, where that is allowed, and its mode."""
    with suppress(PermissionError):
        os.chown(path, there.st_uid, there.st_gid)
    path.chmod(there.st_mode & 0o7777)
