"""A figure moves exactly with the count."""

from __future__ import annotations

import pytest

from coach.model.exercise import Figure, Joint, Side, Tempo
from coach.model.motion import kind_at, lifted_at, lifted_before, lifted_in, pose
from coach.model.timeline import SegmentKind

FIGURE = Figure(
    side=Side.LEFT,
    joints=(
        Joint("head", (10, 15), (10, 15)),
        Joint("foot", (80, 10), (60, 50), (78, 40)),
        Joint("hip", (40, 0), (40, 20)),
    ),
    torso=("head", "hip"),
    working=(("hip", "foot"),),
)


@pytest.mark.parametrize(
    ("lifted", "expected"),
    [
        (0.0, {"head": (10, 15), "foot": (80, 10), "hip": (40, 0)}),
        (0.5, {"head": (10, 15), "foot": (78, 40), "hip": (40, 10)}),
        (1.0, {"head": (10, 15), "foot": (60, 50), "hip": (40, 20)}),
    ],
)
def test_a_point_goes_from_start_through_halfway_to_lifted(
    lifted: float, expected: dict[str, tuple[float, float]]
) -> None:
    """What stays stays; what is drawn halfway is passed halfway."""
    assert expected == pose(FIGURE, lifted, Side.LEFT)


def test_the_other_side_is_the_mirror_image() -> None:
    """Lying on the other side, the head is at the other end."""
    assert {"head": (90, 15), "foot": (20, 10), "hip": (60, 0)} == pose(FIGURE, 0.0, Side.RIGHT)


def test_both_sides_are_not_mirrored() -> None:
    """A bridge has no other side."""
    both = Figure(Side.BOTH, FIGURE.joints, FIGURE.torso, FIGURE.working)
    assert pose(both, 0.3, Side.BOTH) == pose(FIGURE, 0.3, Side.LEFT)


def test_it_is_up_exactly_when_the_hold_begins_and_down_when_lower_ends() -> None:
    """Lift ends where hold begins, and lower begins where hold ends."""
    assert [0.0, 0.5, 1.0] == pytest.approx([lifted_in(SegmentKind.LIFT, through) for through in (0, 0.5, 1)])
    assert [1.0, 1.0] == [lifted_in(SegmentKind.HOLD, through) for through in (0, 1)]
    assert [1.0, 0.5, 0.0] == pytest.approx([lifted_in(SegmentKind.LOWER, through) for through in (0, 0.5, 1)])
    still = [kind for kind in SegmentKind if kind not in {SegmentKind.LIFT, SegmentKind.HOLD, SegmentKind.LOWER}]
    assert {0.0} == {lifted_in(kind, 0.5) for kind in still}


@pytest.mark.parametrize(
    ("ms", "expected"),
    [
        (1_000, 0.5),
        (2_000, 1.0),
        (7_000, 1.0),
        (8_000, 0.5),
        (11_000, 0.5),
        (19_999, 0.0),
        (20_500, 0.0),
        (24_000, 0.0),
    ],
)
def test_whole_repetitions_are_shown_before_the_work(ms: int, expected: float) -> None:
    """Of 24 seconds, two of 10 s each, for a hold of a minute is shown as five seconds; then one lies still."""
    assert expected == pytest.approx(lifted_before(Tempo(2_000, 60_000, 2_000, 1_000), ms, 24_000))


def test_a_repetition_that_does_not_fit_is_shown_faster_or_not_at_all() -> None:
    """8 seconds in the 7 there are; in the 2 of a lead-in of 5 s nothing moves."""
    tempo = Tempo(2_000, 3_000, 2_000, 1_000)
    assert [1.0, 0.0] == [lifted_before(tempo, ms, 10_000) for ms in (1_750, 7_000)]
    assert {0.0} == {lifted_before(tempo, ms, 5_000) for ms in range(0, 5_001, 250)}
    assert {0.0} == {lifted_before(Tempo(0, 10_000, 0, 0), ms, 20_000) for ms in range(0, 20_001, 500)}


def test_it_starts_and_ends_softly() -> None:
    """No leg jerks: the first tenth of the time is less than a tenth of the way."""
    assert lifted_in(SegmentKind.LIFT, 0.1) < 0.03


@pytest.mark.parametrize(
    ("ms", "expected"), [(0, 0.0), (1_000, 0.5), (2_000, 1.0), (4_999, 1.0), (6_000, 0.5), (7_500, 0.0), (9_000, 0.5)]
)
def test_one_repetition_after_the_other(ms: int, expected: float) -> None:
    """To look at the movement before the start: lift 2, hold 3, lower 2, relax 1, and again."""
    assert expected == pytest.approx(lifted_at(Tempo(2_000, 3_000, 2_000, 1_000), ms))


def test_a_repetition_without_times_stands_still() -> None:
    """An older version let me have one; looking at it must not end the program."""
    assert (SegmentKind.HOLD, 1.0) == (kind_at(Tempo(), 1_234), lifted_at(Tempo(), 1_234))
