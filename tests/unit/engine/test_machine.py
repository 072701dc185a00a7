"""The machine: what happens to a session, and what the person notices of it."""

from __future__ import annotations

import copy

import pytest

from coach.engine import events
from coach.engine.cues import (
    AtEnd,
    Began,
    Countdown,
    Cue,
    Finished,
    HalfWay,
    HoldCount,
    Hurt,
    HurtWithdrawn,
    LastOne,
    RepDone,
    RepsChanged,
    Resumed,
)
from coach.engine.events import Back, Done, Fewer, Hurts, More, Next, NotHurt, Pause, Resume, Start, Stop, Tick
from coach.engine.machine import TABLE, IllegalEvent, Session, State
from coach.model.exercise import Side
from coach.model.plan import Plan
from coach.model.timeline import SegmentKind, SetKey
from tests.fakes import BRIDGE, CLAM, dose, plan

EVENTS = {
    event.__name__: event
    for event in vars(events).values()
    if isinstance(event, type) and event is not events.Reason and event.__module__ == events.__name__
}
LEFT_1 = SetKey(0, "clam", Side.LEFT, 1)


def started(of: Plan | None = None) -> Session:
    session = Session(of or plan())
    session.handle(Start())
    return session


def walk(session: Session, ms: int) -> list[Cue]:
    return list(session.handle(Tick(ms)))


def look(session: Session) -> tuple[object, ...]:
    """Everything a session is, to see that nothing changed."""
    return (session.state, session.index, session.into_ms, session.active_ms, set(session.credited), session.segments)


def in_state(state: State) -> Session:
    session = Session(plan())
    if state is not State.READY:
        session.handle(Start())
    match state:
        case State.PAUSED:
            session.handle(Tick(6_000))
            session.handle(Pause())
        case State.FINISHED:
            session.handle(Tick(1_000_000))
        case State.STOPPED:
            session.handle(Stop())
        case State.RUNNING:
            session.handle(Tick(6_000))
        case State.READY:
            pass
    return session


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", EVENTS)
def test_every_event_in_every_state_moves_as_the_table_says_or_changes_nothing(state: State, name: str) -> None:
    """A key that means nothing now does nothing; one that does leads only where the table says."""
    session = in_state(state)
    event = Tick(500) if name == "Tick" else EVENTS[name]()
    before = look(session)
    if session.allows(type(event)):
        session.handle(event)
        assert session.state in TABLE[state][type(event)]
    else:
        with pytest.raises(IllegalEvent):
            session.handle(event)
        assert before == look(session)


def test_allowed_events_are_in_the_table() -> None:
    """What a front end offers as a key is never illegal by the table."""
    for state in State:
        session = in_state(state)
        assert {event for event in EVENTS.values() if session.allows(event)} <= set(TABLE[state])


def test_a_whole_session_is_cued_in_order() -> None:
    """One repetition a side: get ready, lift, hold counted aloud, lower, the number, switch, and the same again."""
    session = Session(plan(dose(reps=1)))
    cues = [*session.handle(Start()), *session.handle(Tick(1_000_000))]
    said = [(type(cue).__name__, cue.at_ms) for cue in cues]
    one_side = lambda start: [  # noqa: E731 - a little table
        ("Began", start),
        ("Began", start + 2_000),
        ("HoldCount", start + 2_000),
        ("HoldCount", start + 3_000),
        ("HoldCount", start + 4_000),
        ("Began", start + 5_000),
        ("RepDone", start + 7_000),
    ]
    expected = [
        ("Began", 0),
        ("Countdown", 2_000),
        ("Countdown", 3_000),
        ("Countdown", 4_000),
        *one_side(5_000),
        ("Began", 12_000),
        ("Countdown", 13_000),
        ("Countdown", 14_000),
        ("Countdown", 15_000),
        *one_side(16_000),
        ("Finished", 23_000),
    ]
    assert expected == said
    assert session.state is State.FINISHED


def test_a_late_tick_loses_nothing_and_sounds_nothing_twice() -> None:
    """Whether the program looks every 10 ms or once at the end, the person hears the same."""
    at_once = Session(plan())
    heard_at_once = [*at_once.handle(Start()), *at_once.handle(Tick(200_000))]
    little = Session(plan())
    heard = list(little.handle(Start()))
    while little.state is State.RUNNING:
        heard += little.handle(Tick(10))
    assert heard_at_once == heard


def test_a_tick_that_lands_exactly_on_a_border_cues_it_once() -> None:
    """The end of the get-ready is heard when it comes, not before and not again."""
    session = started()
    assert [Countdown(2_000, 3), Countdown(3_000, 2), Countdown(4_000, 1)] == walk(session, 4_999)
    assert [SegmentKind.LIFT] == [cue.segment.kind for cue in walk(session, 1) if isinstance(cue, Began)]
    assert [] == walk(session, 0)


def test_a_repetition_counts_when_the_leg_is_down_and_not_a_moment_before() -> None:
    """The relax belongs to the repetition but adds nothing to it."""
    session = started()
    walk(session, 5_000 + 6_999)
    assert 0 == session.performed(LEFT_1)
    walk(session, 1)
    assert 1 == session.performed(LEFT_1)


def test_skipped_is_not_done() -> None:
    """Next leaves the rest of a set uncredited."""
    session = started()
    walk(session, 5_000 + 8_000 + 500)
    session.handle(Next())
    assert session.segment is not None
    assert SegmentKind.SWITCH is session.segment.kind
    assert 1 == session.performed(LEFT_1)


def test_no_repetition_counts_twice_when_a_set_is_done_again() -> None:
    """Back to the start of the set: the first repetition is announced again, but credited once."""
    session = started()
    walk(session, 5_000 + 8_000 + 3_000)
    session.handle(Back())
    cues = walk(session, 8_000 + 8_000)
    assert [False, True] == [cue.counted for cue in cues if isinstance(cue, RepDone)]
    assert 2 == session.performed(LEFT_1)


def test_back_from_the_start_of_a_set_goes_to_the_one_before() -> None:
    """Twice back: the set before this one."""
    session = started(plan(dose(reps=2, set_of=1)))
    walk(session, 5_000 + 7_000 + 6_000 + 1_000)
    assert session.segment is not None
    assert 2 == session.segment.set_number
    session.handle(Back())
    assert 1 == session.segment.set_number


def test_back_late_in_a_set_goes_to_its_start() -> None:
    """Once back: this set again."""
    session = started(plan(dose(reps=2, set_of=1)))
    walk(session, 5_000 + 7_000 + 6_000 + 4_000)
    session.handle(Back())
    assert session.segment is not None
    assert (2, 0) == (session.segment.set_number, session.into_ms)


def test_leaving_the_last_set_can_be_taken_back() -> None:
    """One accidental key never ends a session."""
    session = started(plan(dose(sides=(Side.LEFT,))))
    walk(session, 6_000)
    assert [AtEnd] == [type(cue) for cue in session.handle(Next())]
    assert State.PAUSED is session.state
    session.handle(Back())
    assert session.segment is not None
    assert "clam" == session.segment.exercise
    session.handle(Next())
    assert [Finished] == [type(cue) for cue in session.handle(Resume())]


def test_a_pause_keeps_the_moment_and_time_stands_still() -> None:
    """After a pause the hold goes on where it was."""
    session = started()
    walk(session, 5_000 + 2_000 + 1_500)
    session.handle(Pause())
    with pytest.raises(IllegalEvent):
        session.handle(Tick(10_000))
    assert [Resumed] == [type(cue) for cue in session.handle(Resume())]
    assert [HoldCount(9_000, 3, 3)] == walk(session, 500)


def test_this_hurts_ends_the_exercise_and_offers_the_next() -> None:
    """The key stops at once; going on begins with the next exercise's announcement."""
    session = started(plan(dose(), dose(BRIDGE)))
    walk(session, 6_000)
    assert [Hurt] == [type(cue) for cue in session.handle(Hurts())]
    assert State.PAUSED is session.state
    cues = session.handle(Resume())
    assert [Resumed, Began] == [type(cue) for cue in cues]
    assert session.segment is not None
    assert ("bridge", SegmentKind.PREPARE) == (session.segment.exercise, session.segment.kind)


def test_this_hurts_by_mistake_goes_back_to_the_moment() -> None:
    """A mistaken key costs nothing."""
    session = started(plan(dose(), dose(BRIDGE)))
    walk(session, 5_000 + 8_000 + 2_500)
    before = look(session)[1:]
    session.handle(Hurts())
    assert [HurtWithdrawn] == [type(cue) for cue in session.handle(NotHurt())]
    assert before == look(session)[1:]


def test_more_and_fewer_change_this_set_only() -> None:
    """Plus and minus: the set in hand, never the one in progress."""
    session = started()
    walk(session, 6_000)
    assert [4] == [cue.reps for cue in session.handle(More()) if isinstance(cue, RepsChanged)]
    for expected in (3, 2, 1):
        assert [expected] == [cue.reps for cue in session.handle(Fewer()) if isinstance(cue, RepsChanged)]
    assert not session.allows(Fewer)
    walk(session, 6_000)
    assert session.segment is not None
    assert SegmentKind.SWITCH is session.segment.kind
    assert {3} == {s.reps for s in session.segments if s.side is Side.RIGHT and s.reps}


def test_fewer_during_the_relax_keeps_the_repetition_that_comes() -> None:
    """What was done stays done, and the set does not end under the person's feet."""
    session = started(plan(dose(reps=2)))
    walk(session, 5_000 + 7_500)
    assert not session.allows(Fewer)


def test_a_self_paced_repetition_waits_for_the_key() -> None:
    """No amount of time ends it; the key does, and credits it."""
    session = started(plan(dose(reps=2, self_paced=True)))
    walk(session, 5_000 + 3_600_000)
    assert 0 == session.performed(LEFT_1)
    assert session.next_moment_ms is None
    session.handle(Done())
    assert 1 == session.performed(LEFT_1)
    assert 3_605_000 == session.active_ms


def test_half_way_and_last_one() -> None:
    """A set of five: half-way after the third, last one before the fifth."""
    session = started(plan(dose(reps=5, sides=(Side.LEFT,))))
    cues = walk(session, 1_000_000)
    assert [3] == [cue.segment.rep for cue in cues if isinstance(cue, HalfWay)]
    assert [5] == [cue.segment.rep for cue in cues if isinstance(cue, LastOne)]


def test_a_broken_off_session_goes_on_with_what_was_credited() -> None:
    """Coming back at the second repetition, the first one stands and is not counted again."""
    first = started()
    walk(first, 5_000 + 8_000 + 1_000)
    again = Session(plan(), credited=first.credited, index=first.index, active_ms=first.active_ms)
    again.handle(Start())
    cues = again.handle(Tick(7_000))
    assert [(2, True)] == [(cue.segment.rep, cue.counted) for cue in cues if isinstance(cue, RepDone)]
    assert 2 == again.performed(LEFT_1)


def test_next_moment_is_never_later_than_the_next_cue() -> None:
    """Sleeping until the next moment always wakes at a cue."""
    session = started()
    while (wait := session.next_moment_ms) is not None:
        assert wait > 0
        quiet = copy.deepcopy(session)
        assert () == quiet.handle(Tick(wait - 1))
        assert session.handle(Tick(wait))


def test_a_warm_up_is_its_own_set_and_a_switch_leads_out_of_it() -> None:
    """Two-legged bridges first, then the side's own."""
    session = started(plan(dose(CLAM, warm_up=dose(BRIDGE, reps=1, sides=(Side.BOTH,)), reps=1)))
    kinds = [
        (s.kind, s.exercise, s.side) for s in session.segments if s.kind not in {SegmentKind.HOLD, SegmentKind.LOWER}
    ]
    assert [
        (SegmentKind.PREPARE, "clam", Side.LEFT),
        (SegmentKind.LIFT, "bridge", Side.BOTH),
        (SegmentKind.SWITCH, "clam", Side.LEFT),
        (SegmentKind.LIFT, "clam", Side.LEFT),
        (SegmentKind.SWITCH, "clam", Side.RIGHT),
        (SegmentKind.LIFT, "clam", Side.RIGHT),
    ] == kinds
