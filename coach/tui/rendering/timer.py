"""A one-shot timer with an early warning, for drawing the next frame ahead."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

EARLY_S = 0.02
"""A second that goes by is drawn in a quarter of this. No earlier: a key meanwhile has to draw it back first."""

EARLIER_S = 0.12
"""Once more before that, for what takes long to get ready."""


class PreciseTimer:
    """Calls `ring` once, after a delay; started again, it forgets the delay before.

    Calls `soon(lead_s)` 120 and 20 ms before the deadline, if the delay is more than twice that lead.
    """

    def __init__(self, ring: Callable[[], object], soon: Callable[[float], object]) -> None:
        self._ring = ring
        self._soon = soon
        self._timer: asyncio.TimerHandle | None = None

    def start(self, wait_s: float) -> None:
        """Ring so many seconds from now."""
        self.cancel()
        due_s = asyncio.get_running_loop().time() + wait_s
        self._wait(due_s, [early_s for early_s in (EARLIER_S, EARLY_S) if wait_s > 2 * early_s])

    def cancel(self) -> None:
        """Ring no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _wait(self, due_s: float, early_s: list[float]) -> None:
        loop = asyncio.get_running_loop()
        if early_s:
            self._timer = loop.call_at(due_s - early_s[0], self._announce, due_s, early_s)
        else:
            self._timer = loop.call_at(due_s, self._ring)

    def _announce(self, due_s: float, early_s: list[float]) -> None:
        self._wait(due_s, early_s[1:])
        self._soon(early_s[0])
