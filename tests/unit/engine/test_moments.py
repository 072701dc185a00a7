"""The cues inside one stretch, from any moment in it on: none beyond its end, for that is what the clock waits for."""

from __future__ import annotations

import pytest

from coach.engine.cues import Countdown, Cue, HoldCount
from coach.engine.moments import after
from coach.model.exercise import Side
from coach.model.timeline import Segment, SegmentKind


def moments(segment: Segment, into_ms: int) -> list[tuple[int, Cue]]:
    """When each comes, and what it is ten seconds into a session."""
    return [(at, cue(10_000)) for at, cue in after(segment, into_ms)]


@pytest.mark.parametrize(
    ("ms", "into_ms", "seconds"),
    [
        (3_500, -500, [1, 2, 3]),
        (3_500, 0, [1, 2, 3]),
        (3_500, 999, [1, 2, 3]),
        (3_500, 1_000, [2, 3]),
        (3_500, 2_999, [3]),
        (3_500, 3_000, []),
        (2_000, 0, [1, 2]),
        (1_999, 0, []),
        (500, 0, []),
    ],
)
def test_a_holds_seconds(ms: int, into_ms: int, seconds: list[int]) -> None:
    """Each as it ends, with how many there are; less than two are not counted."""
    hold = Segment(SegmentKind.HOLD, ms, 0, "clam", Side.LEFT, 1, 1, 3)
    assert [(1000 * n, HoldCount(10_000, n, ms // 1000)) for n in seconds] == moments(hold, into_ms)


@pytest.mark.parametrize(
    ("ms", "into_ms", "seconds"),
    [
        (5_000, 0, [3, 2, 1]),
        (5_000, 1_999, [3, 2, 1]),
        (5_000, 2_000, [2, 1]),
        (5_000, 4_000, []),
        (3_001, 0, [3, 2, 1]),
        (3_000, 0, [2, 1]),
        (3_000, -9_000, [2, 1]),
        (1_000, 0, []),
    ],
)
@pytest.mark.parametrize("kind", [SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST])
def test_the_count_before_the_work(kind: SegmentKind, ms: int, into_ms: int, seconds: list[int]) -> None:
    """Three, two, one, never on the announcement, not even where there is more time than it had."""
    between = Segment(kind, ms, 0, "clam", Side.LEFT)
    assert [(ms - 1000 * n, Countdown(10_000, n)) for n in seconds] == moments(between, into_ms)


@pytest.mark.parametrize(
    "segment",
    [
        Segment(SegmentKind.REST, 6_000, 0, "clam"),
        Segment(SegmentKind.EXPLAIN, 6_000, 0, "clam", Side.LEFT),
        Segment(SegmentKind.LIFT, 6_000, 0, "clam", Side.LEFT, 1, 1, 3),
        Segment(SegmentKind.WORK, None, 0, "clam", Side.LEFT, 1, 1, 3),
        Segment(SegmentKind.HOLD, None, 0, "clam", Side.LEFT, 1, 1, 3),
    ],
)
def test_nothing_is_counted_elsewhere(segment: Segment) -> None:
    """A rest that no work follows, what is explained, a movement, what is self-paced."""
    assert [] == moments(segment, 0)
