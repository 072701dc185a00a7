"""Sound errors, and how the person is told of them: once, in one line, never as an exception to the session."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

Notice = Callable[[str], object]
"""Takes one line for the person. Called from any thread."""


class SoundFault(Exception):
    """A part of the sound cannot do its work; `str(fault)` says which and why.

    It leaves this package only where a session is recorded, which does not go on without its words.
    """


class NoticeOnce:
    """Passes on the first message only."""

    def __init__(self, notice: Notice, what: str) -> None:
        """`what` stands before the reason, such as `Tones are off`."""
        self._notice = notice
        self._what = what
        self._lock = threading.Lock()
        self._notified = False

    def __call__(self, why: str) -> None:
        with self._lock:
            if self._notified:
                return
            self._notified = True
        with contextlib.suppress(Exception):  # a listener that fails must not take the sound's thread with it
            self._notice(f"{self._what}: {why}.")
