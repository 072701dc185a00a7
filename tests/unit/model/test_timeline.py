"""The shape of a session, segment by segment, and where one that was broken off goes on."""

from __future__ import annotations

from coach.model import timeline
from coach.model.exercise import Side, Tempo
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind, SetKey
from tests.support.fakes import BRIDGE, CLAM, dose, plan

L, R, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


def told(segments: tuple[Segment, ...]) -> list[str]:
    """Each segment in one line: everything it holds but the names."""
    return [
        " ".join(
            str(part)
            for part in (
                segment.kind,
                segment.ms,
                f"#{segment.entry}",
                segment.exercise,
                segment.side,
                f"{segment.set_number}:{segment.rep}/{segment.reps}",
                segment.band,
                "warm" if segment.warm_up else "",
                "ends" if segment.ends_rep else "",
            )
        ).rstrip()
        for segment in segments
    ]


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
        "hold 3000 #0 clam left 1:1/1 red  ends",
        "rest 6000 #0 clam left None:None/None red",
        "hold 3000 #0 clam left 2:1/1 red  ends",
        "switch 4000 #0 clam right None:None/None red",
        "hold 3000 #0 clam right 1:1/1 red  ends",
        "rest 6000 #0 clam right None:None/None red",
        "hold 3000 #0 clam right 2:1/1 red  ends",
        "rest 6000 #0 clam None None:None/None None",
        "prepare 5000 #1 bridge both None:None/None None",
        "work None #1 bridge both 1:1/2 None  ends",
        "work None #1 bridge both 1:2/2 None  ends",
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
        "hold 3000 #0 clam left 2:1/2 red  ends",
        "relax 1000 #0 clam left 2:1/2 red",
        "hold 3000 #0 clam left 2:2/2 red  ends",
    ] == told(longer[7:10])
    warm = timeline.with_reps(segments, whole, SetKey(0, "bridge", L, 1, True), 2)
    assert ["lift 500 #0 bridge left 1:1/2 None warm ends", "lift 500 #0 bridge left 1:2/2 None warm ends"] == told(
        warm[1:3]
    )
    assert (segments[0], *segments[2:]) == (warm[0], *warm[3:])
