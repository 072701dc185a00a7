"""Retries of what could not be stored, with back-off: each wait is twice as long as the one before, up to a limit."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

from coach.errors import HistoryBusy, HistoryUnwritable
from coach.i18n.catalog import Vocabulary
from coach.system.text import visible

Kept = TypeVar("Kept")

FIRST_WAIT_S: Final = 3.0
"""The wait before the first new try; without a keyboard, how long a pause that the program began lasts."""

LONGEST_WAIT_S: Final = 30.0
"""The longest wait between two tries."""


class Backoff:
    """The waits between tries: `next_s` for whoever sleeps or sets a timer, `over` for whoever looks at a clock."""

    def __init__(self) -> None:
        self._wait_s = FIRST_WAIT_S
        self._at_s: float | None = None

    def next_s(self) -> float:
        """How long to wait now; the wait after it is twice as long."""
        wait_s, self._wait_s = self._wait_s, min(self._wait_s * 2, LONGEST_WAIT_S)
        return wait_s

    def over(self, now_s: float) -> bool:
        """Whether the wait is over; the first call begins it, and so does the one after it was over."""
        if self._at_s is None:
            self._at_s = now_s + self._wait_s
        if now_s < self._at_s:
            return False
        self._at_s = None
        self.next_s()
        return True

    def forget(self) -> None:
        """Nothing is waited for any more; the next wait is no longer for it."""
        self._at_s = None


def retry_until_stored(
    keep: Callable[[], Kept],
    words: Vocabulary,
    tell: Callable[[str], object],
    sleep: Callable[[float], object] | None = None,
) -> Kept:
    """Store the answers; while there is no room or another holds the history, say why, once, and try anew."""
    printed, backoff = "", Backoff()
    while True:
        try:
            return keep()
        except (HistoryBusy, HistoryUnwritable) as error:
            if printed != str(error):
                printed = str(error)
                tell(visible(words.screens.not_stored.format(error=words.in_words(error), key="Ctrl-C")))
        (sleep or time.sleep)(backoff.next_s())
