"""Where a jump lands: told where to lie, with the time to get there; and what hurt stays out."""

from __future__ import annotations

from coach.engine.cues import Began, Cue, Finished, HurtReported, RepDone
from coach.engine.events import Back, Event, Fewer, Hurts, More, Next, NotHurt, Pause, Resume, Start, Tick, Wait
from coach.engine.explain import explained
from coach.engine.machine import Session
from coach.engine.script import say
from coach.model.exercise import Side, Tempo
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.timeline import SegmentKind, SetKey
from tests.support.fakes import BRIDGE, CLAM, ENGLISH, dose, plan

LEFT, RIGHT = SetKey(0, "clam", Side.LEFT, 1), SetKey(0, "clam", Side.RIGHT, 1)
SIDE_MS = 8_000 * 3 - 1_000
TWO = plan(dose(prepare_ms=15_000, switch_ms=7_000), dose(BRIDGE, reps=1))


def begun(of: Plan = TWO, *events: Event) -> Session:
    session = Session(of)
    for event in (Start(), *events):
        session.handle(event)
    return session


def said(session: Session, *events: Event) -> list[str]:
    """What the stretches are announced with that begin by these events."""
    cues: list[Cue] = [cue for event in events for cue in session.handle(event)]
    return [say(cue, session.plan, ENGLISH) for cue in cues if isinstance(cue, Began)]


def test_back_over_a_switch_is_told_and_has_the_time_of_a_switch() -> None:
    """I roll back first, and am told to; then the set begins with its first repetition."""
    session = begun(TWO, Tick(15_000 + SIDE_MS + 7_000 + 500))
    assert ["Clam, 3 repetitions. Left leg. Lie on your right side."] == said(session, Back())
    assert (7_000, SegmentKind.PREPARE) == (session.left_ms, session.segment.kind)  # type: ignore[union-attr]
    assert ["Lift"] == said(session, Tick(7_000))


def test_back_over_an_exercise_is_told_and_has_the_time_of_a_prepare() -> None:
    """From getting ready for the bridge to the clam's last side."""
    session = begun(TWO, Tick(15_000 + 2 * SIDE_MS + 7_000 + 6_000))
    assert session.segment is not None
    assert ("bridge", SegmentKind.PREPARE) == (session.segment.exercise, session.segment.kind)
    assert ["Clam, 3 repetitions. Right leg. Lie on your left side."] == said(session, Back())
    assert 15_000 == session.left_ms


def test_back_in_the_same_set_begins_at_once() -> None:
    """I lie there already."""
    assert ["Lift"] == said(begun(TWO, Tick(15_000 + 5_000)), Back())


def test_next_in_a_lead_in_is_ready_and_back_in_it_goes_on_back() -> None:
    """Two keys that need no waiting."""
    session = begun(TWO, Tick(15_000 + SIDE_MS + 7_000 + 500), Back())
    assert ["Lift"] == said(session, Next())
    session = begun(TWO, Tick(15_000 + 2 * SIDE_MS + 7_000 + 6_000), Back())
    assert ["Clam, 3 repetitions. Left leg. Lie on your right side."] == said(session, Back())


def test_back_in_a_lead_in_goes_on_back_however_much_of_it_is_over() -> None:
    """The time on the way into position is none in the set: four seconds of it do not mean this set again."""
    session = begun(TWO, Tick(15_000 + 2 * SIDE_MS + 7_000 + 6_000), Back(), Tick(4_000))
    assert ["Clam, 3 repetitions. Left leg. Lie on your right side."] == said(session, Back())


def test_back_in_a_lead_in_to_a_repetition_goes_by_what_is_before_it() -> None:
    """Two seconds of the set are no more than two; so it is the set before, as without a lead-in."""
    short = Tempo(1_000, 0, 1_000, 0)
    session = Session(plan(dose(tempo=short)), credited=[(LEFT, 1), (LEFT, 2), (LEFT, 3), (RIGHT, 1)])
    session.handle(Start())
    assert session.segment is not None
    assert (2, Side.RIGHT) == (session.segment.rep, session.segment.side)
    session.handle(Back())
    assert session.segment is not None
    assert (1, Side.LEFT) == (session.segment.rep, session.segment.side)


def test_a_lead_in_is_followed_by_what_it_leads_to() -> None:
    """The announcement knows the repetition that comes, and that one begins at its beginning."""
    session = begun(TWO, Tick(15_000 + SIDE_MS + 7_000 + 500))
    (cue,) = session.handle(Back())
    assert isinstance(cue, Began)
    assert (1, session.segments[1]) == (cue.index, cue.following)
    assert session.lead_in is cue.segment
    session.handle(Tick(7_000))
    assert (None, 1, 0) == (session.lead_in, session.index, session.into_ms)


def test_who_asks_for_more_time_has_heard_what_they_came_to() -> None:
    """So *next* is *ready* there; without it, pressed twice at once, it leads past both."""
    for events, told in (((Wait(), Next()), "Lift"), ((Next(),), "Rest, 6 seconds. Next: Bridge.")):
        session = begun(TWO, Tick(20_000), Next())
        assert [told] == said(session, *events)


def test_a_jump_in_a_pause_is_led_in_when_it_is_over() -> None:
    """However many keys: what I land on is told when the clock goes on, and begins no sooner."""
    session = begun(TWO, Tick(20_000), Pause(), Next())
    assert ["Switch sides. Right leg. Lie on your left side."] == said(session, Resume())
    assert 7_000 == session.left_ms
    session = begun(TWO, Tick(20_000), Pause(), Next(), Next(), Next(), Back())
    told = "Clam, 3 repetitions. Right leg. Lie on your left side."
    assert [told] == said(session, Resume())
    assert 7_000 == session.left_ms
    session.handle(Pause())
    session.handle(Next())
    assert ["Lift"] == said(session, Resume())


def test_next_in_a_pause_goes_from_place_to_place() -> None:
    """Each key is another leg or exercise, or what is between."""
    session = begun(TWO, Tick(20_000), Pause())
    told = [said(session, Next()) for _ in range(3)]
    assert ["Switch sides. Right leg. Lie on your left side."] == told[0]
    assert ["Rest, 6 seconds. Next: Bridge."] == told[1]
    assert told[2][0].startswith("Bridge, once.")
    session.handle(Next())
    assert session.segment is None


def test_who_comes_back_inside_a_set_is_told_where_and_which_repetition() -> None:
    """The program ended after the second repetition of the right leg."""
    credited = [(LEFT, 1), (LEFT, 2), (LEFT, 3), (RIGHT, 1)]
    session = Session(TWO, credited=credited)
    told = "Clam, repetition 2 of 3. Right leg. Lie on your left side."
    assert [told] == said(session, Start())
    assert 15_000 == session.left_ms
    cues = session.handle(Tick(15_000 + 7_000))
    assert [2] == [cue.segment.rep for cue in cues if isinstance(cue, RepDone)]


def test_who_comes_back_between_two_legs_is_told_the_exercise_too() -> None:
    """Not only to switch sides."""
    session = Session(TWO, credited=[(LEFT, 3)])
    assert ["Clam, 3 repetitions. Right leg. Lie on your left side."] == said(session, Start())


def test_changed_repetitions_stay_changed_for_who_comes_back() -> None:
    """Seven, not ten."""
    session = Session(TWO, credited=[(LEFT, 1)], reps={LEFT: 5, RIGHT: 2})
    assert "repetition 2 of 5" in said(session, Start())[0]
    assert 2 == next(segment.reps for segment in session.segments if segment.set_key == RIGHT)


def test_a_lead_in_leaves_the_set_as_it_is() -> None:
    """More and fewer in it, down to the repetition that comes."""
    session = Session(TWO, credited=[(LEFT, 1)])
    session.handle(Start())
    session.handle(More())
    for _ in range(2):
        session.handle(Fewer())
    assert not session.allows(Fewer)
    assert session.segment is not None
    assert SegmentKind.PREPARE is session.segment.kind


def test_what_hurts_does_not_come_again() -> None:
    """Neither the other leg, nor the same exercise once more, nor what warms up with it; taken back, all of it does."""
    warmed = dose(BRIDGE, warm_up=dose(CLAM, reps=1), reps=1)
    session = begun(plan(dose(), dose(BRIDGE, reps=1), dose(band="light"), warmed), Tick(7_000))
    before = session.segments
    session.handle(Hurts())
    assert {"bridge"} == {segment.exercise for segment in session.segments}
    assert {1} == {segment.entry for segment in session.segments}
    assert SegmentKind.REST is not session.segments[-1].kind
    session.handle(NotHurt())
    assert (before, 7_000 - 5_000 - 2_000) == (session.segments, session.into_ms)
    session.handle(Hurts())
    assert ["Bridge, once. Both legs. Lie on your back."] == said(session, Resume())
    cues = session.handle(Tick(1_000_000))
    assert {"bridge"} == {cue.segment.exercise for cue in cues if isinstance(cue, RepDone)}
    assert isinstance(cues[-1], Finished)
    assert cues[-1].hurt


def test_back_after_a_hurt_passes_over_what_hurt() -> None:
    """To the exercise before it, with the time to get there."""
    session = begun(plan(dose(BRIDGE, reps=1), dose(), dose(BRIDGE, reps=2)), Tick(5_000 + 7_000 + 6_000 + 6_000))
    assert [HurtReported] == [type(cue) for cue in session.handle(Hurts())]
    session.handle(Back())
    assert "Bridge, once." in said(session, Resume())[0]
    assert 5_000 == session.left_ms


def test_who_comes_back_after_a_hurt_goes_on_behind_it() -> None:
    """What hurt before the program ended is over; what comes after it is not."""
    session = Session(TWO, credited=[(LEFT, 1)], hurt=[(0, "clam")])
    assert "Bridge" in said(session, Start())[0]
    nothing_left = Session(plan(), credited=[(LEFT, 1)], hurt=[(0, "clam")])
    (over,) = nothing_left.handle(Start())
    assert Finished(0, hurt=True) == over
    assert "That is all for today; what hurt gets its rest." == say(over, plan(), ENGLISH)


def test_the_rest_before_another_exercise_names_it() -> None:
    """Also where no time is left to prepare for it, which is then told all the same."""
    session = begun(plan(dose(BRIDGE, reps=1), dose(sides=(Side.LEFT,), prepare_ms=0)), Tick(5_000 + 6_999))
    assert ["Rest, 6 seconds. Next: Clam."] == said(session, Tick(1))
    assert said(session, Tick(6_000))[0].startswith("Clam, 3 repetitions. Left leg. Lie on your right side.")
    assert 5_000 == session.left_ms


def test_back_before_the_first_set_hears_no_more_again_than_was_asked_for() -> None:
    """From the first set into position; once more, how it is done; and only then the welcome."""
    new = explained(TWO, set(), ENGLISH, rate=160, language=Language.EN)
    session = Session(new)
    session.handle(Start())
    while session.segment is not None and session.segment.set_key is None:
        session.handle(Tick(500))
    told = ["Clam, 3 repetitions.", "Clam. This is how it goes.", "Test, "]
    for beginning in told:
        (text,) = said(session, Back())
        assert text.startswith(beginning)
    session = begun(TWO, Tick(5_000), Back())
    assert 15_000 == session.left_ms
