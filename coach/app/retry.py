"""Back-off between retries of what could not be stored: each wait is twice as long as the one before, up to a limit."""

from __future__ import annotations

from typing import Final

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
