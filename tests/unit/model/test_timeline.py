"""The shape of a session, segment by segment, and where one that was broken off goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from msgspec.structs import replace

from coach.model import timeline
from coach.model.exercise import Position, Side, SideReps, Tempo
from coach.model.plan import Dose, Plan
from coach.model.routine import Rounds
from coach.model.timeline import Segment, SegmentKind, SetKey
from tests.support.fakes import BRIDGE, CLAM, dose, plan

L, R, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


def told(segments: Iterable[Segment]) -> list[str]:
    """Each segment in one line: everything it holds but the names."""
    return [" ".join(filter(None, parts(segment))) for segment in segments]


def parts(segment: Segment) -> Iterator[str]:
    """What it is, how long, of which exercise; which repetition; what only some segments hold."""
    yield f"{segment.kind} {segment.ms} #{segment.entry} {segment.exercise} {segment.side}"
    yield f"{segment.set_number}:{segment.rep}/{segment.reps} {segment.band}"
    yield "warm" if segment.warm_up is True else ""
    yield "ends" if segment.ends_rep is True else ""
    yield "" if segment.round_number is None else f"round={segment.round_number}"
    yield "" if segment.worn is None else f"worn={segment.worn}"
    yield "" if segment.after is None else f"after={segment.after[0]}:{segment.after[1]}"
    yield "turns" if segment.alternates is True else ""
    yield "other" if segment.other_follows is True else ""


def with_warm_up() -> Plan:
    """Two exercises, the first of them with a warm-up on both sides and two sets."""
    warm_up = dose(BRIDGE, reps=1, sides=(L, R), tempo=Tempo(500, 0, 0, 0), switch_ms=1_500, band=None)
    first = dose(CLAM, reps=2, set_of=1, sides=(L, R), tempo=Tempo(0, 3_000, 0, 1_000), warm_up=warm_up, band="red")
    return plan(first, dose(BRIDGE, reps=2, self_paced=True, prepare_ms=0))


def test_every_segment_of_a_session() -> None:
    """Prepare, warm-up, switch, sides with their sets, rest, the next: all fields of each."""
    assert [
        "prepare 5000 #0 clam left None:None/None red",
        "lift 500 #0 bridge left 1:1/1 None warm ends",
        "switch 1500 #0 bridge right None:None/None None warm",
        "lift 500 #0 bridge right 1:1/1 None warm ends",
        "switch 4000 #0 clam left None:None/None red",
        "hold 3000 #0 clam left 1:1/1 red ends",
        "rest 6000 #0 clam left None:None/None red",
        "hold 3000 #0 clam left 2:1/1 red ends",
        "switch 4000 #0 clam right None:None/None red worn=red",
        "hold 3000 #0 clam right 1:1/1 red ends",
        "rest 6000 #0 clam right None:None/None red",
        "hold 3000 #0 clam right 2:1/1 red ends",
        "rest 6000 #0 clam None None:None/None None",
        "prepare 5000 #1 bridge both None:None/None None worn=red after=0:right",
        "work None #1 bridge both 1:1/2 None ends",
        "work None #1 bridge both 1:2/2 None ends",
    ] == told(timeline.compile(with_warm_up()))


def test_a_repetition_ends_with_its_last_working_phase() -> None:
    """The relax comes after it, and not at all after the last one."""
    segments = timeline.compile(plan(dose(CLAM, reps=2, sides=(L,))))
    assert ["prepare", "lift", "hold", "lower", "relax", "lift", "hold", "lower"] == [
        segment.kind for segment in segments
    ]
    assert [3, 7] == [index for index, segment in enumerate(segments) if segment.ends_rep]


def test_when_each_segment_begins() -> None:
    """Self-paced ones take no time that anybody knows."""
    segments = timeline.compile(with_warm_up())
    starts = timeline.starts_ms(segments)
    assert (0, 5_000, 5_500, 7_000) == starts[:4]
    assert len(segments) == len(starts)
    assert timeline.total_ms(segments) == starts[-1] == starts[-2]


def test_what_is_prescribed_set_by_set() -> None:
    """Every set once, in order, with its repetitions and its band."""
    sets = timeline.prescribed(timeline.compile(with_warm_up()))
    assert [
        (SetKey(0, "bridge", L, 1, True), (1, None)),
        (SetKey(0, "bridge", R, 1, True), (1, None)),
        (SetKey(0, "clam", L, 1), (1, "red")),
        (SetKey(0, "clam", L, 2), (1, "red")),
        (SetKey(0, "clam", R, 1), (1, "red")),
        (SetKey(0, "clam", R, 2), (1, "red")),
        (SetKey(1, "bridge", BOTH, 1), (2, None)),
    ] == list(sets.items())


def test_where_a_session_goes_on() -> None:
    """After the last repetition that was done and what is between it and the next; before a prepare."""
    segments = timeline.compile(plan(dose(CLAM, reps=2)))  # 0 prepare, 1-3 and 5-7 left, 4 relax, 8 switch, 9-11 right
    left, right = SetKey(0, "clam", L, 1), SetKey(0, "clam", R, 1)
    assert 0 == timeline.index_after(segments, [])
    assert 5 == timeline.index_after(segments, [(left, 1)])
    assert 9 == timeline.index_after(segments, [(left, 1), (left, 2)])
    assert 9 == timeline.index_after(segments, [(left, 2)])
    assert 13 == timeline.index_after(segments, iter([(left, 1), (right, 1)]))
    assert len(segments) == timeline.index_after(segments, [(right, 2), (left, 1)])
    assert 0 == timeline.index_after(segments, [(left, 9), (SetKey(3, "clam", L, 1), 1)])
    two = timeline.compile(plan(dose(BRIDGE, reps=1), dose(CLAM, reps=1)))  # 0-3 the first, 4 rest, 5 prepare
    bridge = SetKey(0, "bridge", BOTH, 1)
    assert 5 == timeline.index_after(two, [(bridge, 1)]) == timeline.index_after(two, [], {0})
    assert len(two) == timeline.index_after(two, [(bridge, 1)], {1})


def test_without_some_of_its_exercises() -> None:
    """Their rest goes with them, and there is none at the end."""
    three = timeline.compile(plan(dose(BRIDGE, reps=1), dose(CLAM, reps=1), dose(BRIDGE, reps=1)))
    kept = timeline.without(three, {1})
    assert [0, 2] == list(dict.fromkeys(segment.entry for segment in kept))
    assert 1 == sum(segment.kind is SegmentKind.REST for segment in kept)
    kept = timeline.without(three, {1, 2})
    assert ["prepare", "lift", "hold", "lower"] == [segment.kind for segment in kept]
    assert () == timeline.without(three, {0, 1, 2})


def test_another_exercise_or_leg_is_announced_also_where_the_file_leaves_no_time() -> None:
    """`prepare: 0` and `switch: 0` take as long as it takes to be told; any other length is what it says."""
    warm_up = dose(BRIDGE, reps=1)
    segments = timeline.compile(plan(dose(CLAM, reps=1, prepare_ms=0, switch_ms=0, warm_up=warm_up), dose(BRIDGE)))
    told = [(s.kind, s.ms) for s in segments if s.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH}]
    none, some = timeline.MIN_ANNOUNCED_MS, 5_000
    assert [("prepare", none), ("switch", none), ("switch", none), ("prepare", some)] == told


def test_a_set_of_another_length() -> None:
    """Only that set changes, in the warm-up as well."""
    whole = with_warm_up()
    segments = timeline.compile(whole)
    longer = timeline.with_reps(segments, whole, SetKey(0, "clam", L, 2), 2)
    assert (*segments[:7], *segments[8:]) == (*longer[:7], *longer[10:])
    assert [
        "hold 3000 #0 clam left 2:1/2 red ends",
        "relax 1000 #0 clam left 2:1/2 red",
        "hold 3000 #0 clam left 2:2/2 red ends",
    ] == told(longer[7:10])
    warm = timeline.with_reps(segments, whole, SetKey(0, "bridge", L, 1, True), 2)
    assert ["lift 500 #0 bridge left 1:1/2 None warm ends", "lift 500 #0 bridge left 1:2/2 None warm ends"] == told(
        warm[1:3]
    )
    assert (segments[0], *segments[2:]) == (warm[0], *warm[3:])


def test_what_is_explained_comes_before_it() -> None:
    """The welcome first of all; how a warm-up is done before one gets ready, the exercise itself behind the warm-up."""
    warm_up = dose(BRIDGE, reps=1, band=None, explain_ms=8_000, tempo=Tempo(500, 0, 0, 0))
    warmed = dose(CLAM, reps=1, sides=(R,), tempo=Tempo(500, 0, 0, 0), warm_up=warm_up, band="red", explain_ms=9_000)
    plain = dose(BRIDGE, reps=1, tempo=Tempo(500, 0, 0, 0), explain_ms=7_000, band="blue")
    assert [
        "explain 20000 #0 bridge None None:None/None None",
        "prepare 5000 #0 bridge both None:None/None None",
        "lift 500 #0 bridge both 1:1/1 None ends",
        "rest 6000 #0 bridge None None:None/None None",
        "explain 8000 #1 bridge both None:None/None None warm",
        "prepare 5000 #1 clam right None:None/None red after=0:both",
        "lift 500 #1 bridge both 1:1/1 None warm ends",
        "explain 9000 #1 clam right None:None/None red",
        "switch 4000 #1 clam right None:None/None red",
        "lift 500 #1 clam right 1:1/1 red ends",
        "rest 6000 #1 clam None None:None/None None",
        "explain 7000 #2 bridge both None:None/None blue",
        "prepare 5000 #2 bridge both None:None/None blue worn=red after=1:right",
        "lift 500 #2 bridge both 1:1/1 blue ends",
    ] == told(
        timeline.compile(replace(plan(replace(plain, explain_ms=0, band=None), warmed, plain), welcome_ms=20_000))
    )


def test_every_segment_where_sides_are_joined() -> None:
    """One switch for both; the second exercise's own time to switch leads to its second side; no second warm-up."""
    quick = Tempo(500, 0, 0, 0)
    warm_up = dose(BRIDGE, reps=1, band=None, tempo=quick)
    first = dose(CLAM, reps=1, tempo=quick, band="red", prepare_ms=8_000, switch_ms=7_000, rest_ms=1_000)
    other = replace(CLAM, id="lift")
    second = dose(other, reps=1, tempo=quick, band=None, switch_ms=3_000, rest_ms=2_000, warm_up=warm_up)
    both = [dose(BRIDGE, reps=1, tempo=quick), first, second]
    assert [
        "prepare 5000 #0 bridge both None:None/None None",
        "lift 500 #0 bridge both 1:1/1 None ends",
        "rest 6000 #0 bridge None None:None/None None",
        "prepare 8000 #1 clam left None:None/None red after=0:both",
        "lift 500 #1 clam left 1:1/1 red ends",
        "rest 1000 #1 clam None None:None/None None",
        "prepare 5000 #2 lift left None:None/None None worn=red after=1:left",
        "lift 500 #2 bridge both 1:1/1 None warm ends",
        "switch 3000 #2 lift left None:None/None None",
        "lift 500 #2 lift left 1:1/1 None ends",
        "switch 7000 #1 clam right None:None/None red",
        "lift 500 #1 clam right 1:1/1 red ends",
        "rest 1000 #1 clam None None:None/None None",
        "prepare 3000 #2 lift right None:None/None None worn=red after=1:right",
        "lift 500 #2 lift right 1:1/1 None ends",
    ] == told(timeline.compile(replace(plan(*both), turns_once=True)))


def test_every_segment_of_rounds() -> None:
    """Warmed up and explained in the first alone; each segment in its round, what comes behind them in none."""
    quick, rounds = Tempo(500, 0, 0, 0), Rounds(0, 2, 30_000)
    warm_up = dose(BRIDGE, reps=1, band=None, tempo=quick)
    turning = dose(CLAM, reps=3, set_of=1, tempo=quick, band=None, alternates=True, rounds=rounds, explain_ms=9_000)
    second = dose(BRIDGE, reps=2, tempo=quick, rounds=rounds, warm_up=warm_up)
    assert [
        "explain 9000 #0 clam left None:None/None None round=1",
        "prepare 5000 #0 clam left None:None/None None round=1",
        "lift 500 #0 clam left 1:1/1 None ends round=1 turns other",
        "lift 500 #0 clam right 1:1/1 None ends round=1 turns",
        "rest 6000 #0 clam left None:None/None None round=1",
        "lift 500 #0 clam left 2:1/1 None ends round=1 turns other",
        "lift 500 #0 clam right 2:1/1 None ends round=1 turns",
        "rest 6000 #0 clam None None:None/None None round=1",
        "prepare 5000 #1 bridge both None:None/None None round=1 after=0:right",
        "lift 500 #1 bridge both 1:1/1 None warm ends round=1",
        "switch 4000 #1 bridge both None:None/None None round=1",
        "lift 500 #1 bridge both 1:1/1 None ends round=1",
        "rest 30000 #1 bridge None None:None/None None round=1",
        "prepare 5000 #0 clam left None:None/None None round=2 after=1:both",
        "lift 500 #0 clam left 3:1/1 None ends round=2 turns other",
        "lift 500 #0 clam right 3:1/1 None ends round=2 turns",
        "rest 6000 #0 clam None None:None/None None round=2",
        "prepare 5000 #1 bridge both None:None/None None round=2 after=0:right",
        "lift 500 #1 bridge both 2:1/1 None ends round=2",
        "rest 6000 #1 bridge None None:None/None None round=2",
        "prepare 5000 #2 bridge both None:None/None None after=1:both",
        "lift 500 #2 bridge both 1:1/1 None ends",
    ] == told(timeline.compile(plan(turning, second, dose(BRIDGE, reps=1, tempo=quick))))


def test_sides_that_are_pinned_apart_have_each_their_own() -> None:
    """Three left and two right of the same dose; as many more of one are more of the other."""
    three_two = dose(CLAM, reps=3, apart=SideReps(3, 2))
    for reps, sets in ((3, [(L, 3), (R, 2)]), (6, [(L, 6), (R, 4)])):
        found = timeline.prescribed(timeline.compile(plan(replace(three_two, reps=reps))))
        assert sets == [(key.side, count) for key, (count, _) in found.items()]


ALONE = [
    dose(replace(CLAM, id="other", position=Position.SUPINE)),
    dose(sides=(R, L)),
    dose(sides=(L,)),
    dose(rounds=Rounds(0, 2, 0)),
    dose(alternates=True),
]


@pytest.mark.parametrize("other", ALONE)
def test_who_shares_no_roll(other: Dose) -> None:
    """Another position or order, one side, rounds or legs in turn: on either side of an exercise it stands alone."""
    for doses in ((dose(), other), (other, dose())):
        assert [range(1), range(1, 2)] == list(timeline.groups(replace(plan(*doses), turns_once=True)))


def test_who_shares_a_roll() -> None:
    """All neighbours alike, in a routine that says so; two of one side alone roll nowhere."""
    of = plan(dose(), dose(), dose(), dose(BRIDGE), dose(), dose(sides=(L,)), dose(sides=(L,)))
    joined = [range(3), range(3, 4), range(4, 5), range(5, 6), range(6, 7)]
    assert joined == list(timeline.groups(replace(of, turns_once=True)))
    assert [range(at, at + 1) for at in range(7)] == list(timeline.groups(of))
    turning = dose(alternates=True)
    assert [range(1), range(1, 2)] == list(timeline.groups(replace(plan(turning, turning), turns_once=True)))
    in_rounds = dose(rounds=Rounds(0, 2, 0))
    assert [range(2)] == list(timeline.groups(replace(plan(in_rounds, in_rounds), turns_once=True)))


def test_a_session_is_measured_set_by_set() -> None:
    """Each set in one piece, and as long as it will be: the relax between its repetitions, none behind the last."""
    turning = dose(CLAM, reps=2, alternates=True, tempo=Tempo(1_000, 0, 500, 250))
    warmed = dose(CLAM, reps=3, set_of=2, sides=(R,), warm_up=dose(BRIDGE, reps=1, band="blue"))
    whole = plan(warmed, turning, dose(BRIDGE, self_paced=True))
    assert [
        "prepare 5000 #0 clam right None:None/None none",
        "work 7000 #0 bridge both 1:1/1 blue warm",
        "switch 4000 #0 clam right None:None/None none",
        "work 15000 #0 clam right 1:1/2 none",
        "rest 6000 #0 clam right None:None/None none",
        "work 7000 #0 clam right 2:1/1 none",
        "rest 6000 #0 clam None None:None/None None",
        "prepare 5000 #1 clam left None:None/None none",
        "work 6750 #1 clam left 1:1/2 none turns",
        "rest 6000 #1 clam None None:None/None None",
        "prepare 5000 #2 bridge both None:None/None None",
        "work None #2 bridge both 1:1/3 None",
    ] == [text for text in told(timeline.stretches(whole)) if not text.startswith("explain 0")]
    assert (5_000 + 11_000 + 28_000) + 6_000 + (5_000 + 6_750) + 6_000 + 5_000 == timeline.length_ms(whole)


def test_a_session_in_outline() -> None:
    """What takes no time is left out; who is sent into position is known to come from somewhere."""
    pressed = Tempo(1, 0, 0, 0)
    whole = plan(dose(CLAM, reps=2, sides=(R,), band="red", rest_ms=0), dose(BRIDGE, reps=1, tempo=pressed))
    assert [
        "prepare 5000 #0 clam right None:None/None red",
        "work 15000 #0 clam right 1:1/2 red",
        "prepare 5000 #1 bridge both None:None/None None worn=red after=0:right",
        "work 1 #1 bridge both 1:1/1 None",
    ] == told(timeline.outline(whole))


def test_how_much_of_a_session_is_told() -> None:
    """The welcome and what is explained, of a warm-up too; nothing else."""
    warmed = dose(CLAM, explain_ms=9_000, warm_up=dose(BRIDGE, explain_ms=8_000))
    assert 37_000 == timeline.told_ms(replace(plan(warmed), welcome_ms=20_000))
    assert 0 == timeline.told_ms(plan(dose()))


def test_a_rest_before_rounds_is_in_none() -> None:
    """It belongs to the exercise before them."""
    segments = timeline.compile(plan(dose(BRIDGE), dose(BRIDGE, rounds=Rounds(0, 2, 30_000))))
    rests = [(each.entry, each.round_number, each.ms) for each in segments if each.kind is SegmentKind.REST]
    assert [(0, None, 6_000), (1, 1, 30_000)] == rests


def test_a_set_of_another_length_stays_in_its_round() -> None:
    """Of the third set, in the second of two rounds."""
    whole = plan(dose(CLAM, reps=3, set_of=1, sides=(L,), rounds=Rounds(0, 2, 0)), dose(BRIDGE))
    third, bridge = SetKey(0, "clam", L, 3), SetKey(1, "bridge", BOTH, 1)
    segments = timeline.compile(whole)
    for key, number in ((third, 2), (bridge, None)):
        changed = timeline.with_reps(segments, whole, key, 2)
        assert {(2, number)} == {(each.reps, each.round_number) for each in changed if each.set_key == key}


def test_what_leads_in_to_a_repetition() -> None:
    """All that the repetition is, as a prepare: in the same exercise as long as a switch; five seconds at least."""
    warm_up = dose(BRIDGE, reps=2, band="blue", tempo=Tempo(500, 0, 0, 0))
    rounds = Rounds(0, 2, 0)
    warmed = dose(CLAM, reps=4, band="red", prepare_ms=9_000, switch_ms=7_000, warm_up=warm_up, rounds=rounds)
    of = plan(dose(BRIDGE), warmed, dose(CLAM, alternates=True, prepare_ms=1_000, switch_ms=2_000))
    segments = timeline.compile(of)
    warm, clam = (
        next(s for s in segments if s.entry == 1 and s.rep == 2 and s.warm_up is warm) for warm in (True, False)
    )
    turns = next(s for s in segments if s.entry == 2 and s.rep == 3 and s.side is R)
    led = [timeline.lead_in(of, coming, same_exercise=same) for coming in (warm, clam, turns) for same in (False, True)]
    assert [
        "prepare 9000 #1 bridge both None:2/2 blue warm round=1",
        "prepare 7000 #1 bridge both None:2/2 blue warm round=1",
        "prepare 9000 #1 clam left None:2/2 red round=1",
        "prepare 7000 #1 clam left None:2/2 red round=1",
        "prepare 5000 #2 clam right None:3/3 none turns",
        "prepare 5000 #2 clam right None:3/3 none turns",
    ] == told(led)


def test_what_hurt_on_one_side_leaves_the_others_of_the_roll() -> None:
    """Its first side is over; the neighbours' second sides are still to come, so it goes on in front of those."""
    of = replace(plan(dose(reps=1), dose(replace(CLAM, id="lift"), reps=1)), turns_once=True)
    segments = timeline.compile(of)
    left = [(SetKey(0, "clam", L, 1), 1)]
    index = timeline.index_after(segments, left, {1})
    assert (SegmentKind.LIFT, 0, R) == (segments[index].kind, segments[index].entry, segments[index].side)
