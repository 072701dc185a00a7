"""The machine: what happens to a session, and what the person notices of it."""

from __future__ import annotations

import copy
from typing import get_args

import pytest

from coach.engine import events
from coach.engine.cues import (
    Again,
    AtEnd,
    Began,
    Countdown,
    Cue,
    Finished,
    HalfWay,
    HoldCount,
    HurtReported,
    HurtWithdrawn,
    LastOne,
    Paused,
    RepDone,
    RepsChanged,
    Resumed,
)
from coach.engine.events import Back, Done, Fewer, Hurts, More, Next, NotHurt, Pause, Repeat, Resume, Start, Stop, Tick
from coach.engine.machine import Session
from coach.engine.transitions import TRANSITIONS, IllegalEvent, State
from coach.model.exercise import Side, Tempo
from coach.model.plan import REPS_LIMIT, Plan
from coach.model.timeline import SegmentKind, SetKey
from tests.support.fakes import BRIDGE, CLAM, dose, plan

EVENTS = {kind.__name__: kind for kind in get_args(events.Event)}
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
        assert session.state in TRANSITIONS[state][type(event)]
    else:
        with pytest.raises(IllegalEvent):
            session.handle(event)
        assert before == look(session)


def test_an_event_that_means_nothing_says_so() -> None:
    """A mistake in the program names what came when."""
    with pytest.raises(IllegalEvent, match=r"^Resume while ready$"):
        Session(plan()).handle(Resume())
    session = started()
    before = look(session)
    with pytest.raises(IllegalEvent, match=r"^time does not run backwards$"):
        session.handle(Tick(-1))
    assert before == look(session)


def test_allowed_events_are_in_the_table() -> None:
    """What a front end offers as a key is never illegal by the table."""
    for state in State:
        session = in_state(state)
        assert {event for event in EVENTS.values() if session.allows(event)} <= set(TRANSITIONS[state])


def test_a_whole_session_is_cued_in_order() -> None:
    """One repetition a side: get ready, lift, hold counted aloud, lower, the number, switch, and the same again."""
    session = Session(plan(dose(reps=1)))
    cues = [*session.handle(Start()), *session.handle(Tick(1_000_000))]
    said = [(type(cue).__name__, cue.at_ms) for cue in cues]
    one_side = lambda start: [  # noqa: E731 - a little table
        ("Began", start),
        ("Began", start + 2_000),
        ("HoldCount", start + 3_000),
        ("HoldCount", start + 4_000),
        ("HoldCount", start + 5_000),
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
    assert [HoldCount(9_000, 2, 3)] == walk(session, 500)


@pytest.mark.parametrize("into_ms", [6_000, 8_000])
def test_this_hurts_ends_the_exercise_and_offers_the_next(into_ms: int) -> None:
    """The key stops at once; going on begins with the next exercise's announcement, wherever it was pressed."""
    session = started(plan(dose(), dose(BRIDGE)))
    walk(session, into_ms)
    assert [HurtReported] == [type(cue) for cue in session.handle(Hurts())]
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
    again = Session(plan(), credited=first.credited, active_ms=first.active_ms)
    again.handle(Start())
    cues = again.handle(Tick(5_000 + 7_000))
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


def place(session: Session) -> tuple[int, int]:
    """The segment and the milliseconds into it."""
    return session.index, session.into_ms


def at_once(*lengths_s: float, **changes: object) -> Session:
    """A session of one exercise, at its first set, of repetitions with phases of so many seconds."""
    tempo = Tempo(*(round(length * 1000) for length in lengths_s))
    session = started(plan(dose(tempo=tempo, **changes)))
    session.handle(Next())
    return session


def test_before_the_start_the_whole_first_stretch_is_left() -> None:
    """The screen that waits for the start shows the time to get ready in full."""
    session = Session(plan(dose(sides=(Side.LEFT,), reps=1)))
    assert (5_000, 12_000, 0) == (session.left_ms, session.session_left_ms, session.into_ms)


@pytest.mark.parametrize("self_paced", [False, True])
def test_what_is_left_is_what_is_still_to_come(self_paced: bool) -> None:
    """At every border: nobody knows how long a repetition at one's own pace takes, so it is no time at all."""
    session = started(plan(dose(), dose(BRIDGE, self_paced=self_paced)))
    assert session.whole_ms == sum(segment.ms or 0 for segment in session.segments)
    while session.segment is not None:
        assert session.session_left_ms == sum(segment.ms or 0 for segment in session.segments[session.index :])
        session.handle(Done()) if session.segment.ms is None else walk(session, session.segment.ms)
    assert 0 == session.session_left_ms


@pytest.mark.parametrize(
    ("into_ms", "more_ms", "through"),
    [(0, 0, 0.0), (0, 500, 0.25), (500, 0, 0.25), (500, 500, 0.5), (1_500, 900, 1.0), (0, -1, 0.0)],
)
def test_how_much_of_a_stretch_is_over(into_ms: int, more_ms: float, through: float) -> None:
    """What the figure shows between two moments, of a lift that takes two seconds."""
    session = at_once(2, 3, 2, 1)
    walk(session, into_ms)
    assert through == session.through(more_ms)
    assert session.through() == session.through(0)
    assert into_ms == session.into_ms


def test_nothing_is_over_of_what_has_no_length() -> None:
    """Neither of a repetition at one's own pace nor after the end."""
    session = at_once(1, 0, 1, 0, reps=1, self_paced=True, sides=(Side.LEFT,))
    assert 0.0 == session.through(900)
    session.handle(Done())
    assert session.segment is None
    assert 0.0 == session.through(900)


def test_each_stretch_is_announced_with_its_place_and_with_what_follows() -> None:
    """What is said between two sets names what comes after."""
    session = Session(plan(dose(reps=1, set_of=1, sides=(Side.LEFT,)), dose(BRIDGE, reps=2)))
    heard = [*session.handle(Start()), *session.handle(Tick(1_000_000))]
    segments = session.segments
    expected = [
        (number, segment, following)
        for number, (segment, following) in enumerate(zip(segments, [*segments[1:], None], strict=True))
    ]
    assert expected == [(cue.index, cue.segment, cue.following) for cue in heard if isinstance(cue, Began)]


@pytest.mark.parametrize(("reps", "half_way"), [(1, []), (2, []), (3, []), (4, [2]), (5, [3]), (6, [3])])
def test_half_way_is_told_from_four_on(reps: int, half_way: list[int]) -> None:
    """When the middle repetition has ended, and of odd ones the one in the middle."""
    session = started(plan(dose(reps=reps, sides=(Side.LEFT,))))
    told = [cue for cue in walk(session, 1_000_000) if isinstance(cue, HalfWay)]
    assert half_way == [cue.segment.rep for cue in told]
    assert [5_000 + 8_000 * rep - 1_000 for rep in half_way] == [cue.at_ms for cue in told]


@pytest.mark.parametrize(("reps", "last"), [(1, []), (2, [2]), (3, [3])])
def test_the_last_one_of_two_is_told_and_the_only_one_is_not(reps: int, last: list[int]) -> None:
    """A single repetition is no last one."""
    session = started(plan(dose(reps=reps, sides=(Side.LEFT,))))
    told = [cue for cue in walk(session, 1_000_000) if isinstance(cue, LastOne)]
    assert last == [cue.segment.rep for cue in told]
    assert [5_000 + 8_000 * (rep - 1) for rep in last] == [cue.at_ms for cue in told]


@pytest.mark.parametrize(("hold_ms", "numbers"), [(1_000, []), (1_500, []), (2_000, [1, 2]), (3_500, [1, 2, 3])])
def test_a_holds_seconds_are_counted_as_they_end(hold_ms: int, numbers: list[int]) -> None:
    """The last number is its length; half a second has no number, and less than two nothing to count."""
    session = at_once(0, hold_ms / 1000, 1, 0, reps=1, sides=(Side.LEFT,))
    heard = walk(session, 1_000_000)
    assert numbers == [cue.second for cue in heard if isinstance(cue, HoldCount)]
    assert [1_000 * number for number in numbers] == [cue.at_ms for cue in heard if isinstance(cue, HoldCount)]


@pytest.mark.parametrize(
    ("ms", "counted"), [(1_000, []), (1_001, [1]), (2_000, [1]), (3_000, [2, 1]), (3_001, [3, 2, 1])]
)
def test_the_count_before_the_work_never_falls_on_the_announcement(ms: int, counted: list[int]) -> None:
    """Get ready, two, one: in three seconds there is no room for a three."""
    session = Session(plan(dose(prepare_ms=ms, sides=(Side.LEFT,))))
    heard = [*session.handle(Start()), *session.handle(Tick(ms))]
    assert [Countdown(ms - 1000 * left, left) for left in counted] == [
        cue for cue in heard if isinstance(cue, Countdown)
    ]


@pytest.mark.parametrize("into", range(12))
def test_next_leaves_the_whole_set_wherever_in_it_it_is_pressed(into: int) -> None:
    """From each stretch of a set the switch behind it comes; from the switch, the other side."""
    session = started()
    while session.index < into:
        walk(session, session.left_ms or 0)
    session.handle(Next())
    assert (1 if into == 0 else 12, 0) == place(session)


@pytest.mark.parametrize(("between_ms", "lands"), [(0, 24), (1_900, 24), (2_000, 13)])
def test_next_twice_leaves_both_legs(between_ms: int, lands: int) -> None:
    """Nobody is ready who has not heard what they came to: then it leads behind that; later it is *ready*."""
    session = started(plan(dose(), dose(BRIDGE)))
    walk(session, 6_000)
    session.handle(Next())
    assert SegmentKind.SWITCH is session.segments[session.index].kind
    walk(session, between_ms)
    session.handle(Next())
    assert lands == session.index
    assert (SegmentKind.REST if lands == 24 else SegmentKind.LIFT) is session.segments[lands].kind


def test_next_at_the_very_beginning_is_ready() -> None:
    """Nothing was jumped over: who knows the way begins at once."""
    session = started()
    session.handle(Next())
    assert (1, 0) == place(session)


@pytest.mark.parametrize("reason", [events.PauseReason.GAP, events.PauseReason.BUSY])
@pytest.mark.parametrize(("into", "lands", "rep"), [(1, 1, 1), (2, 1, 1), (4, 5, 2), (6, 5, 2)])
def test_who_was_away_is_led_in_again(reason: events.PauseReason, into: int, lands: int, rep: int) -> None:
    """The repetition in hand begins anew, after its exercise, leg and position and the time to get there."""
    session = started()
    while session.index < into:
        walk(session, session.left_ms or 0)
    walk(session, 500)
    session.handle(Pause(reason))
    cues = session.handle(Resume())
    assert lands == session.index
    assert session.lead_in is not None
    assert (rep, Side.LEFT) == (session.lead_in.rep, session.lead_in.side)
    assert [Resumed, Began] == [type(cue) for cue in cues]
    walk(session, 4_900)
    assert session.lead_in is not None


def test_who_was_away_hears_an_announcement_anew() -> None:
    """The computer slept while they were getting ready: again from the beginning."""
    session = started()
    walk(session, 2_000)
    session.handle(Pause(events.PauseReason.GAP))
    assert [Resumed, Began] == [type(cue) for cue in session.handle(Resume())]
    assert (0, 0) == place(session)


def test_a_pause_of_ones_own_goes_on_where_it_was() -> None:
    """They know where they lie."""
    session = started()
    walk(session, 6_500)
    session.handle(Pause())
    before = place(session)
    session.handle(Resume())
    assert before == place(session)
    assert session.lead_in is None


def test_what_a_jump_past_the_end_and_the_way_on_tell() -> None:
    """The moment, and the stretch that is gone on with."""
    session = started(plan(dose(sides=(Side.LEFT,))))
    walk(session, 6_000)
    session.handle(Pause())
    assert (Resumed(6_000, session.segments[1]),) == session.handle(Resume())
    assert (AtEnd(6_000),) == session.handle(Next())


def test_again_tells_the_stretch_once_more() -> None:
    """In a pause as well, and it changes nothing."""
    session = started()
    walk(session, 6_000)
    for _ in range(2):
        before = look(session)
        assert (Again(6_000, session.segments[1]),) == session.handle(Repeat())
        assert before == look(session)
        if session.state is State.RUNNING:
            session.handle(Pause())


@pytest.mark.parametrize("reason", events.PauseReason)
def test_a_pause_tells_why(reason: events.PauseReason) -> None:
    """The person, a gap or the disk."""
    session = started()
    walk(session, 6_000)
    assert (Paused(6_000, reason),) == session.handle(Pause(reason))


def test_what_hurts_is_told_with_its_stretch() -> None:
    """The key is about what was being done when it was pressed."""
    session = started(plan(dose(), dose(BRIDGE)))
    walk(session, 6_000)
    lifting = session.segments[1]
    assert (HurtReported(6_000, lifting),) == session.handle(Hurts())
    assert (HurtWithdrawn(6_000, lifting),) == session.handle(NotHurt())


def test_what_hurt_is_a_mistake_only_until_one_goes_on() -> None:
    """After going on, or after a jump, there is nothing to take back any more."""
    for event in (Resume(), Next(), Back()):
        session = started(plan(dose(BRIDGE, reps=1), dose(), dose(BRIDGE)))
        walk(session, 5_000 + 7_000 + 6_000 + 6_000)
        session.handle(Hurts())
        assert session.allows(NotHurt)
        session.handle(event)
        if session.state is State.RUNNING:
            session.handle(Pause())
        assert not session.allows(NotHurt)


@pytest.mark.parametrize(("ms", "allowed"), [(0, False), (2_000, False), (2_001, True), (5_000, True)])
def test_back_means_something_once_there_is_something_behind(ms: int, allowed: bool) -> None:
    """At the very start there is nothing to go back to."""
    session = started()
    walk(session, ms)
    assert allowed == session.allows(Back)


def test_back_before_the_first_set_begins_the_session_again() -> None:
    """Getting ready takes its whole time once more."""
    session = started()
    walk(session, 3_000)
    assert [Began(3_000, 0, session.segments[0], session.segments[1])] == list(session.handle(Back()))
    assert (0, 0) == place(session)


@pytest.mark.parametrize(("ms", "index"), [(2_000, 1), (2_001, 5)])
def test_back_is_the_set_before_for_two_seconds(ms: int, index: int) -> None:
    """Up to two seconds into a set the key means the one before it, after that this one."""
    session = started(plan(dose(reps=2, set_of=1, sides=(Side.LEFT,))))
    walk(session, 5_000 + 7_000 + 6_000 + ms)
    session.handle(Back())
    assert (index, 0) == place(session)


def test_back_goes_by_time_where_repetitions_are_short() -> None:
    """In the second repetition of a set, but not yet two seconds into it: the set before."""
    session = at_once(0.5, 0, 0.5, 0, reps=4, sides=(Side.LEFT, Side.RIGHT))
    walk(session, 4_000 + 4_000 + 1_500)
    assert session.segment is not None
    assert (Side.RIGHT, 2) == (session.segment.side, session.segment.rep)
    session.handle(Back())
    assert (1, 0) == place(session)


def test_back_from_between_two_sets_is_the_one_before_at_any_time() -> None:
    """Late in a switch, too."""
    session = started(plan(dose(reps=1)))
    walk(session, 5_000 + 7_000 + 3_000)
    session.handle(Back())
    assert (1, 0) == place(session)


@pytest.mark.parametrize("rest_ms", [0, 6_000])
def test_back_in_self_paced_sets_goes_by_repetitions(rest_ms: int) -> None:
    """From a set's second repetition to its first; from there to the set before, however short that is."""
    session = at_once(1, 0, 1, 0, reps=3, set_of=1, self_paced=True, rest_ms=rest_ms, sides=(Side.LEFT,))
    step = 2 if rest_ms else 1
    for _ in range(2):
        session.handle(Done())
        walk(session, rest_ms)
    assert 1 + 2 * step == session.index
    for expected in (1 + step, 1):
        session.handle(Back())
        assert (expected, 0) == place(session)


def test_back_in_a_self_paced_set_goes_to_its_start() -> None:
    """The second repetition has begun: this set again, and then the other side's."""
    session = at_once(1, 0, 1, 0, reps=2, self_paced=True)
    for _ in range(2):
        session.handle(Done())
    session.handle(Next())
    session.handle(Done())
    for expected in (4, 1):
        session.handle(Back())
        assert (expected, 0) == place(session)


def test_done_is_for_self_paced_repetitions_only() -> None:
    """A repetition with a tempo ends by the clock, and after the end there is none."""
    session = started()
    walk(session, 6_000)
    assert not session.allows(Done)
    with pytest.raises(IllegalEvent):
        session.handle(Done())


def test_a_changed_set_is_told_with_its_stretch() -> None:
    """The number on the screen is the set's new one."""
    session = started()
    cues = session.handle(More())
    assert (RepsChanged(0, session.segments[1], 4),) == cues
    assert 4 == session.segments[1].reps


def test_a_set_that_has_not_begun_can_be_as_short_as_one() -> None:
    """While getting ready, down to a single repetition."""
    session = started()
    for _ in range(2):
        session.handle(Fewer())
    assert session.set_to_come is not None
    assert 1 == session.set_to_come.reps
    assert not session.allows(Fewer)


def test_fewer_during_the_relax_leaves_one_more_and_no_more_than_that() -> None:
    """Of three, the third can go while the first one's relax lasts, and the second cannot."""
    session = started()
    walk(session, 5_000 + 7_500)
    assert session.allows(Fewer)
    session.handle(Fewer())
    assert not session.allows(Fewer)


@pytest.mark.parametrize(("reps", "allowed"), [(REPS_LIMIT - 1, True), (REPS_LIMIT, False)])
def test_a_set_has_no_more_than_so_many(reps: int, allowed: bool) -> None:
    """The same limit as in a file."""
    session = Session(plan(dose(reps=reps, self_paced=True, sides=(Side.LEFT,))))
    session.handle(Start())
    assert allowed == session.allows(More)
