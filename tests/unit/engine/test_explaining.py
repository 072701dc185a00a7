"""Time to understand, then time to move: what is explained, *ready* and *10 seconds more*."""

from __future__ import annotations

import pytest

from coach.engine.cues import Began, Countdown, Cue, MoreTime
from coach.engine.events import Hurts, Next, NotHurt, Pause, Ready, Repeat, Resume, Start, Tick, Wait
from coach.engine.explain import explained
from coach.engine.machine import Session
from coach.model.language import Language
from coach.model.plan import USUAL_RATE, Plan
from coach.model.timeline import SegmentKind
from tests.support.fakes import BRIDGE, GERMAN, dose, plan


def started(of: Plan | None = None) -> Session:
    """A session under way."""
    session = Session(of or plan())
    session.handle(Start())
    return session


def walk(session: Session, ms: int) -> list[Cue]:
    return list(session.handle(Tick(ms)))


def explaining() -> Session:
    """A session of an exercise that is explained for ten seconds, under way."""
    return started(plan(dose(explain_ms=10_000)))


def kinds(cues: tuple[Cue, ...]) -> list[SegmentKind]:
    return [cue.segment.kind for cue in cues if isinstance(cue, Began)]


def test_enter_goes_on_at_once_from_every_stretch_without_work() -> None:
    """From what is explained into getting ready, from there to work, out of a switch and a rest; never out of work."""
    session = explaining()
    assert [SegmentKind.PREPARE] == kinds(session.handle(Ready()))
    assert [SegmentKind.LIFT] == kinds(session.handle(Ready()))
    assert not session.allows(Ready)
    assert not session.allows(Wait)
    walk(session, 23_000)
    assert session.segment is not None
    assert SegmentKind.SWITCH is session.segment.kind
    credited = set(session.credited)
    assert [SegmentKind.LIFT] == kinds(session.handle(Ready()))
    assert credited == session.credited
    two_sets = started(plan(dose(BRIDGE, reps=2, set_of=1)))
    walk(two_sets, 5_000 + 7_000)
    assert SegmentKind.REST is two_sets.segment.kind  # type: ignore[union-attr]
    assert [SegmentKind.LIFT] == kinds(two_sets.handle(Ready()))


def test_w_gives_ten_seconds_more_and_the_count_comes_again() -> None:
    """Asked for in the last second before work: three, two, one are counted once more."""
    session = started()
    assert [3, 2] == [cue.seconds for cue in walk(session, 3_500) if isinstance(cue, Countdown)]
    assert [MoreTime(3_500, 10_000)] == list(session.handle(Wait()))
    assert 11_500 == session.left_ms
    cues = walk(session, 11_500)
    assert [(12_000, 3), (13_000, 2), (14_000, 1)] == [
        (cue.at_ms, cue.seconds) for cue in cues if isinstance(cue, Countdown)
    ]
    assert [15_000] == [cue.at_ms for cue in cues if isinstance(cue, Began)]


def test_an_explanation_is_told_again_from_its_beginning() -> None:
    """By the key for it, and after a pause, which has cut it."""
    session = explaining()
    walk(session, 4_000)
    assert [SegmentKind.EXPLAIN] == kinds(session.handle(Repeat()))
    assert 10_000 == session.left_ms
    walk(session, 4_000)
    session.handle(Pause())
    assert [SegmentKind.EXPLAIN] == kinds(session.handle(Resume()))
    assert 10_000 == session.left_ms


def test_next_leaves_an_explanation_for_getting_ready() -> None:
    """Who has heard enough is not thrown into the work; pressed twice at once it leaves the exercise."""
    session = explaining()
    assert [SegmentKind.PREPARE] == kinds(session.handle(Next()))
    walk(session, 3_000)
    assert [SegmentKind.LIFT] == kinds(session.handle(Next()))


def test_a_key_by_mistake_makes_nobody_ready() -> None:
    """Next twice in a pause leads past what was not heard, whether or not *this hurts* was pressed in between."""
    session = explaining()
    for event in (Pause(), Next(), Hurts(), NotHurt(), Next()):
        session.handle(event)
    assert [SegmentKind.SWITCH] == kinds(session.handle(Resume()))


def test_nothing_is_counted_down_while_something_is_explained() -> None:
    """It ends when it has been said."""
    session = explaining()
    assert [] == [cue for cue in walk(session, 9_999) if isinstance(cue, Countdown)]
    assert [SegmentKind.PREPARE] == kinds(tuple(walk(session, 1)))


@pytest.mark.parametrize("rate", [110, USUAL_RATE])
def test_the_welcome_counts_itself(rate: int) -> None:
    """It says how many minutes there are with it: worked out again, its words and their time are the same."""
    for seconds in range(0, 300, 7):
        session = plan(dose(prepare_ms=1_000 * seconds))
        led = explained(session, frozenset(), GERMAN, rate=rate, language=Language.DE)
        assert led == explained(led, frozenset(), GERMAN, rate=rate, language=Language.DE), seconds
