"""The clock that a session runs by."""

from __future__ import annotations

import sys
import time


def real_clock() -> float:
    """Seconds that go on while the computer sleeps and never jump: a sleep shows as a gap.

    None of these follows the clock on the wall when that is set. `time.monotonic` stands still during sleep on Linux,
    where CLOCK_BOOTTIME is the same clock with the sleep in it, and on macOS, where CLOCK_MONOTONIC goes on while
    Python asks for another one. On Windows it goes on by itself. Where a platform has no such clock a sleep is no time
    at all: nothing is credited for it, and the session goes on where it was without saying so. Timers may stand still
    during sleep; whenever one rings after it, the gap is there to be seen.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
