"""The moments of a segment: the cues inside it, which depend on the segment alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from coach.engine.cues import Countdown, Cue, HoldCount
from coach.model.timeline import Segment, SegmentKind

COUNTDOWN_S: Final = 3
"""How many seconds before the work are counted."""

_BETWEEN: Final = frozenset({SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST})

Moment = tuple[int, Callable[[int], Cue]]
"""Milliseconds from the segment's start, and how to make the cue for a moment of the session."""


@lru_cache(maxsize=4)
def moments(segment: Segment) -> tuple[Moment, ...]:
    """The cues inside a segment, in order; remembered, since every look at the clock asks.

    A hold's seconds are counted as they begin, so each number lasts its second and the last one is the hold's length.
    The 3-2-1 leads into work only, and its numbers never fall on the segment's own announcement.
    """
    if segment.ms is None:
        return ()
    if segment.kind is SegmentKind.HOLD:
        whole = segment.ms // 1000
        return tuple(((second - 1) * 1000, _hold_count(second, whole)) for second in range(1, whole + 1))
    if segment.kind in _BETWEEN and segment.side is not None:
        return tuple(
            (at, _countdown(seconds))
            for seconds in range(COUNTDOWN_S, 0, -1)
            if (at := segment.ms - seconds * 1000) > 0
        )
    return ()


def after(segment: Segment, into_ms: int) -> Iterator[Moment]:
    """The moments of a segment that are still to come."""
    all_of_them = moments(segment)
    for index in range(bisect_right(all_of_them, into_ms, key=_at), len(all_of_them)):
        yield all_of_them[index]


def _at(moment: Moment) -> int:
    return moment[0]


def _hold_count(second: int, of: int) -> Callable[[int], Cue]:
    return lambda at_ms: HoldCount(at_ms, second, of)


def _countdown(seconds: int) -> Callable[[int], Cue]:
    return lambda at_ms: Countdown(at_ms, seconds)
