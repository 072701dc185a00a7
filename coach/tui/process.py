"""Process-wide settings while the app runs: shutdown timeout, thread exception hook, thread switch interval."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TURN_S = 0.0005
"""How long a thread may keep the others waiting: a tenth of what Python allows."""


@contextmanager
def out_of_patience(then: Callable[[], object]) -> Iterator[None]:
    """While this lasts, the alarm that a signal sets calls `then`, also when the loop is stuck."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda _number, _frame: then())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH):  # the driver took them, and has gone
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def threads_watched(then: Callable[[threading.ExceptHookArgs], object]) -> Iterator[None]:
    """While this lasts, an error that ends a thread is handed to `then`."""
    before, threading.excepthook = threading.excepthook, then
    try:
        yield
    finally:
        threading.excepthook = before


@contextmanager
def quick_turns() -> Iterator[None]:
    """While this lasts, a key is read and a picture is sent while the loop still works at something else.

    Both are done by threads of Textual's driver, and what they wait for is the turn that Python gives them.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
