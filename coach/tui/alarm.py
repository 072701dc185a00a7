"""A timer that rings on time, however long it was to wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

EARLY_S = 0.05
"""A long wait ends late by a thousandth of itself: so it is armed to end this early, and then once more."""


class Alarm:
    """Rings once, at a moment of the running loop; set again, it forgets the moment before.

    `EARLY_S` before it rings it says so, if it was set before that.
    """

    def __init__(self, ring: Callable[[], object], soon: Callable[[], object]) -> None:
        self._ring = ring
        self._soon = soon
        self._timer: asyncio.TimerHandle | None = None

    def ring_in(self, wait_s: float) -> None:
        """Ring so many seconds from now."""
        self.cancel()
        loop = asyncio.get_running_loop()
        due_s = loop.time() + wait_s
        if wait_s > 2 * EARLY_S:
            self._timer = loop.call_at(due_s - EARLY_S, self._once_more, due_s)
        else:
            self._timer = loop.call_at(due_s, self._ring)

    def cancel(self) -> None:
        """Ring no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _once_more(self, due_s: float) -> None:
        self._timer = asyncio.get_running_loop().call_at(due_s, self._ring)
        self._soon()
