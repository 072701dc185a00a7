"""Calls into a device that may never answer again: made on a thread that can be left behind.

A sound server that is killed or stopped can keep a call for ever, and nothing can take a thread out of it. So the call
is made on a thread of its own, and whoever waits for it does not wait for ever. Whoever finds that it hangs leaves that
thread to itself, with what it should still do if it ever comes back, and goes on with another.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Final, NoReturn, TypeVar

from coach.sound.fault import SoundFault

Result = TypeVar("Result")

HANGS_S: Final = 2.5
"""A call that has not come back for so long hangs; a device that works is opened in milliseconds."""
MOST_LOST: Final = 4
"""While so many threads are left behind, nothing more is asked of the device: it answers none of them."""


class Hangs(SoundFault):
    """A call that did not come back."""

    def __init__(self) -> None:
        super().__init__("the sound device does not answer")


class Attended:
    """Makes calls one after another. For one thread, which waits for each of them, but no longer than `HANGS_S`."""

    def __init__(self, patience_s: float = HANGS_S) -> None:
        self._patience_s = patience_s
        self._calls: queue.SimpleQueue[Callable[[], object] | None] | None = None
        self._threads: list[threading.Thread] = []
        """The one that makes the calls now, and those that were left and have not ended."""

    def __call__(self, act: Callable[[], Result]) -> Result:
        """What `act` returns or raises; `Hangs` when it does not come back, and then `leave` is to be called."""
        if self._calls is None:
            self._calls = self._begin()
        answer: queue.SimpleQueue[Callable[[], Result]] = queue.SimpleQueue()
        self._calls.put(lambda: answer.put(_outcome(act)))
        try:
            outcome = answer.get(timeout=self._patience_s)
        except queue.Empty:
            raise Hangs from None
        return outcome()

    def leave(self, last: Callable[[], object] = lambda: None) -> None:
        """Leave the thread to itself: it does this when it can, and ends. The next call has another thread."""
        if self._calls is not None:
            self._calls.put(last)
            self._calls.put(None)
            self._calls = None

    def _begin(self) -> queue.SimpleQueue[Callable[[], object] | None]:
        self._threads = [each for each in self._threads if each.is_alive()]
        if len(self._threads) >= MOST_LOST:
            raise Hangs
        calls: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._threads.append(threading.Thread(target=_work, args=(calls,), name="coach-device", daemon=True))
        self._threads[-1].start()
        return calls


def _outcome(act: Callable[[], Result]) -> Callable[[], Result]:
    try:
        result = act()
    except Exception as error:  # noqa: BLE001 - it is raised again where the call was asked for
        return partial(_raise, error)
    return lambda: result


def _raise(error: Exception) -> NoReturn:
    raise error


def _work(calls: queue.SimpleQueue[Callable[[], object] | None]) -> None:
    while (call := calls.get()) is not None:
        with contextlib.suppress(Exception):  # only closing something can raise here, and what is closed is gone
            call()
        del call  # what it was about is let go here, where that may take its time
