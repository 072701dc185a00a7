"""The moments of a segment: the cues inside it, which depend on the segment alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from coach.engine.cues import Countdown, Cue, HoldCount
from coach.model.timeline import Segment, SegmentKind

COUNTDOWN_S: Final = 3
"""How many seconds before the work are counted."""

COUNTED_S: Final = 2
"""The shortest hold that is counted, in seconds."""

HALF_WAY_MIN_REPS: Final = 4
"""Shorter sets have no half worth naming."""

_BETWEEN_SETS: Final = frozenset({SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST})

Moment = tuple[int, Callable[[int], Cue]]
"""Milliseconds from the segment's start, and how to make the cue for a moment of the session."""


def after(segment: Segment, into_ms: int) -> Iterator[Moment]:
    """The cues inside a segment that are still to come when so much of it is over, in order.

    A hold's seconds are counted as they end: the first one has the word that the hold begins with, and the last number
    is its length, whether or not the hold ends with it. One that is over in less than two has nothing to count.
    The 3-2-1 leads into work only, and its numbers never fall on the segment's own announcement.
    """
    if segment.ms is None:
        return
    if segment.kind is SegmentKind.HOLD and segment.ms >= COUNTED_S * 1000:
        whole = segment.ms // 1000
        for second in range(max(into_ms // 1000 + 1, 1), whole + 1):
            yield second * 1000, _hold_count(second, whole)
    elif segment.kind in _BETWEEN_SETS and segment.side is not None:
        for seconds in range(COUNTDOWN_S, 0, -1):
            if (at := segment.ms - seconds * 1000) > max(into_ms, 0):
                yield at, _countdown(seconds)


def _hold_count(second: int, of: int) -> Callable[[int], Cue]:
    return lambda at_ms: HoldCount(at_ms, second, of)


def _countdown(seconds: int) -> Callable[[int], Cue]:
    return lambda at_ms: Countdown(at_ms, seconds)
