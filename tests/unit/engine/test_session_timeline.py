"""Where a jump lands, and what a change of the dose does to the places: the timeline alone, nobody walks it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.engine.session_timeline import Position, SessionTimeline, position
from coach.model.exercise import Side
from coach.model.plan import REPS_LIMIT
from coach.model.timeline import SegmentKind, SetKey
from tests.support.fakes import BRIDGE, CLAM, dose, plan

LEFT, RIGHT = SetKey(0, "clam", Side.LEFT, 1), SetKey(0, "clam", Side.RIGHT, 1)
ON_LEFT, ON_RIGHT = (0, False, Side.LEFT), (0, False, Side.RIGHT)
TWO = plan(dose(reps=2, prepare_ms=9_000, switch_ms=7_000), dose(BRIDGE, reps=1))
"""0 prepare, 1-7 left, 8 switch, 9-15 right, 16 rest, 17 prepare, 18-20 bridge."""
NEW = replace(plan(dose(reps=2, explain_ms=9_000), dose(BRIDGE, reps=1)), welcome_ms=20_000)
"""0 welcome, 1 explain, 2 prepare, 3-9 left, 10 switch, 11-17 right, 18 rest, 19 prepare, 20-22 bridge."""
END = 21


def two() -> SessionTimeline:
    """Clams on both sides, then a bridge."""
    return SessionTimeline(TWO, {})


def reps(timeline: SessionTimeline) -> list[int | None]:
    """How many repetitions each set has, in order."""
    return list(
        {segment.set_key: segment.reps for segment in timeline.segments if segment.set_key is not None}.values()
    )


def test_the_position_is_the_leg_but_for_where_legs_take_turns() -> None:
    """Who lies right for one leg lies wrong for the other, unless both are done in one position."""
    left, right = two().segments[1], two().segments[9]
    assert (ON_LEFT, ON_RIGHT) == (position(left), position(right))
    assert (0, False, None) == position(replace(left, alternates=True))
    assert (0, True, Side.LEFT) == position(replace(left, warm_up=True))


def test_a_session_begins_with_the_repetitions_that_were_changed() -> None:
    """As far as the plan still has their sets; the others are as prescribed."""
    gone = SetKey(5, "clam", Side.LEFT, 1)
    assert [4, 2, 1] == reps(SessionTimeline(TWO, {LEFT: 4, gone: 3}))
    assert [2, 1, 1] == reps(SessionTimeline(TWO, {LEFT: 2, RIGHT: 1}))
    assert [2, 2, 1] == reps(two())


def test_how_much_is_left_from_each_place() -> None:
    """Up to the end, where nothing is; what is self-paced takes no time that anybody knows."""
    timeline = two()
    assert [64_000, 55_000, 53_000] == [timeline.ms_from(place) for place in (0, 1, 2)]
    assert [7_000, 0] == [timeline.ms_from(END - 3), timeline.ms_from(END)]
    assert 5_000 == SessionTimeline(plan(dose(BRIDGE, self_paced=True)), {}).ms_from(0)


@pytest.mark.parametrize(("index", "allowed"), [(0, False), (1, False), (1_001, True), (2_000, True), (2_001, False)])
def test_more_is_for_the_set_to_come_and_ends_at_the_limit(index: int, allowed: bool) -> None:
    """The left leg has as many as there may be, the right one fewer; behind it nothing comes."""
    paced = plan(dose(self_paced=True))  # 0 prepare, 1-1000 left, 1001 switch, 1002-2000 right
    timeline = SessionTimeline(paced, {LEFT: REPS_LIMIT, RIGHT: REPS_LIMIT - 1})
    assert allowed == timeline.can_add(index)


@pytest.mark.parametrize(
    ("index", "allowed"),
    [(0, True), (3, True), (4, False), (5, False), (8, True), (16, False), (20, False), (END, False)],
)
def test_fewer_never_takes_what_is_in_progress(index: int, allowed: bool) -> None:
    """Of two repetitions the second may go while the first lasts, but not from its relax on; a single one never."""
    assert allowed == two().can_drop(index)


def test_a_relax_before_the_other_leg_is_no_way_into_the_next_repetition() -> None:
    """Where legs take turns the second repetition may go until the second leg has done the first one."""
    turning = SessionTimeline(plan(dose(reps=2, alternates=True)), {})
    relaxes = [place for place, each in enumerate(turning.segments) if each.kind is SegmentKind.RELAX]
    assert [True, False, False] == [turning.can_drop(place) for place in relaxes]


@pytest.mark.parametrize(("index", "expected"), [(0, [3, 2, 1]), (7, [3, 2, 1]), (8, [2, 3, 1]), (17, [2, 2, 2])])
def test_a_change_is_for_the_set_to_come(index: int, expected: list[int]) -> None:
    """It tells that set as it is now, with its number."""
    timeline = two()
    changed, count = timeline.change_reps(index, +1)
    assert expected == reps(timeline)
    assert (count, timeline.set_to_come(index)) == (changed.reps, changed)
    assert timeline.change_reps(index, -1)[1] == count - 1
    assert [2, 2, 1] == reps(timeline)


@pytest.mark.parametrize(
    ("hurts", "index", "lands", "left"),
    [("clam", 4, 0, 4), ("clam", 17, 0, 4), ("clam", 19, 2, 4), ("bridge", 4, 4, 16), ("bridge", 18, 16, 16)],
)
def test_what_hurts_is_left_out_and_put_back(hurts: str, index: int, lands: int, left: int) -> None:
    """The place stays the same one, or is the first behind what hurt; no rest is left at the end."""
    timeline, before = two(), two().segments
    assert lands == timeline.leave_out([hurts], index)
    assert (left, (hurts,)) == (len(timeline.segments), timeline.hurt)
    assert left == len([each for each in timeline.segments if each.exercise != hurts])
    timeline.put_back()
    assert (before, ()) == (timeline.segments, timeline.hurt)


def test_only_the_last_that_was_left_out_is_put_back() -> None:
    """What hurt before stays over; what hurts in a warm-up takes what it warms up for along."""
    warmed = dose(CLAM, reps=1, warm_up=dose(BRIDGE, reps=1))
    timeline = SessionTimeline(plan(dose(replace(CLAM, id="lift"), reps=1), warmed, dose(BRIDGE)), {})
    timeline.leave_out(["bridge"], 0)
    assert {0} == {each.entry for each in timeline.segments}
    assert 0 == timeline.leave_out(["lift"], 0)
    assert (("bridge", "lift"), ()) == (timeline.hurt, timeline.segments)
    timeline.put_back()
    assert ({0}, ("bridge",)) == ({each.entry for each in timeline.segments}, timeline.hurt)


def test_what_comes_next_from_each_place() -> None:
    """The first segment of a set from there on."""
    timeline = two()
    expected = {0: 1, 1: 1, 4: 4, 8: 9, 15: 15, 16: 18, 20: 20}
    assert expected == {index: timeline.segments.index(timeline.set_to_come(index), index) for index in expected}  # type: ignore[arg-type]
    assert timeline.set_to_come(END) is None
    assert (timeline.segments[20], None) == (timeline.at(20), timeline.at(END))


def test_who_lay_elsewhere_last_lies_there_no_more() -> None:
    """A prepare knows what was done just before it only where that is what was done."""
    timeline = two()
    assert (0, Side.RIGHT) == timeline.segments[17].after
    lies = {done: timeline.here(17, done) for done in (None, (0, Side.LEFT), (0, Side.RIGHT))}
    assert [None, None, (0, Side.RIGHT)] == [segment and segment.after for segment in lies.values()]
    assert {5_000} == {segment and segment.ms for segment in lies.values()}
    assert timeline.segments[0] is timeline.here(0, (1, Side.BOTH))
    assert timeline.here(END, None) is None


@pytest.mark.parametrize(
    ("index", "opens", "begins"),
    [(1, True, 1), (2, False, 1), (3, False, 1), (4, False, 5), (5, True, 5), (7, False, 5)],
)
def test_where_a_repetition_begins(index: int, opens: bool, begins: int) -> None:
    """In a relax it is the next one that does."""
    assert (opens, begins) == (two().opens_rep(index), two().rep_start(index))


@pytest.mark.parametrize(
    ("index", "announced", "ms"),
    [
        (0, None, None),
        (1, None, 9_000),
        (1, ON_LEFT, None),
        (1, ON_RIGHT, 7_000),
        (3, (0, True, Side.LEFT), 9_000),
        (8, ON_LEFT, None),
        (9, ON_LEFT, 7_000),
        (18, ON_RIGHT, 5_000),
        (END, None, None),
    ],
)
def test_what_has_to_be_told_first(index: int, announced: Position | None, ms: int | None) -> None:
    """Only in front of work, to who was told of another position; in the same exercise as long as a switch."""
    led = two().lead_in(index, announced)
    assert ms == (led and led.ms)


def test_where_one_goes_on() -> None:
    """Behind what was done last, or behind what is over, where that lies further on."""
    timeline = two()
    assert [0, 5, 9] == [timeline.after(done, ()) for done in ([], [(LEFT, 1)], [(LEFT, 1), (LEFT, 2)])]
    assert [17, 17, END] == [timeline.after([], {0}), timeline.after([(LEFT, 1)], {0}), timeline.after([], {1})]


@pytest.mark.parametrize(
    ("index", "announced", "lands"),
    [
        (0, ON_LEFT, 1),
        (1, ON_LEFT, 2),
        (2, ON_LEFT, 3),
        (0, None, 10),
        (1, ON_RIGHT, 10),
        (2, None, 10),
        (3, ON_LEFT, 10),
        (9, ON_LEFT, 10),
        (10, ON_RIGHT, 11),
        (10, ON_LEFT, 18),
        (11, ON_RIGHT, 18),
        (18, ON_RIGHT, 19),
        (19, (1, False, Side.BOTH), 20),
        (19, ON_RIGHT, 23),
        (21, (1, False, Side.BOTH), 23),
    ],
)
def test_where_next_lands(index: int, announced: Position | None, lands: int) -> None:
    """Behind this set or stretch; from what was announced and heard to what it leads to, and not heard behind that."""
    timeline = SessionTimeline(NEW, {})
    assert lands == timeline.next_start(index, timeline.at(index), announced)


def test_next_in_a_lead_in_is_what_it_leads_to() -> None:
    """The lead-in stands before the timeline's segment: once heard, there one goes on."""
    timeline = SessionTimeline(NEW, {})
    led = timeline.lead_in(11, ON_LEFT)
    assert [11, 18] == [timeline.next_start(11, led, announced) for announced in (ON_RIGHT, None)]


@pytest.mark.parametrize(
    ("index", "into_ms", "lands"),
    [
        *[(0, 0, 0), (0, 5_000, 0), (1, 0, 0), (1, 2_000, 0), (1, 2_001, 1), (2, 0, 1), (2, 2_000, 1), (2, 2_001, 2)],
        *[(3, 0, 2), (3, 2_000, 2), (3, 2_001, 3), (4, 0, 2), (4, 1, 3), (9, 0, 3), (10, 0, 3), (10, 3_000, 3)],
        *[(11, 0, 3), (11, 2_000, 3), (11, 2_001, 11), (18, 5_000, 11), (19, 0, 11), (20, 0, 11), (22, 1_000, 20)],
        (23, 0, 20),
    ],
)
def test_where_back_lands(index: int, into_ms: int, lands: int) -> None:
    """The start of this set, or within two seconds the set before; in front of the first one stretch at a time."""
    assert lands == SessionTimeline(NEW, {}).back_start(index, into_ms)


@pytest.mark.parametrize(("index", "lands"), [(1, 0), (2, 1), (3, 1), (4, 1), (5, 1), (6, 5)])
def test_where_back_lands_in_repetitions_at_ones_own_pace(index: int, lands: int) -> None:
    """From the second one on this set, however little time anybody knows of."""
    paced = plan(dose(reps=3, self_paced=True))  # 0 prepare, 1-3 left, 4 switch, 5-7 right
    assert lands == SessionTimeline(paced, {}).back_start(index, 0)
