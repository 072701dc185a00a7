"""Legs that change with each repetition, against a closed form of its own, on a half-second grid."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.engine.cues import Began, HalfWay, LastOne, RepDone
from coach.engine.events import Back, Fewer, Hurts, More, Next, Resume, Start, Tick
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.model import timeline
from coach.model.exercise import Side
from coach.model.plan import Dose
from coach.model.timeline import SegmentKind, SetKey
from tests.support.fakes import plan
from tests.support.lengths import sets_of, told_ms
from tests.support.plans import SIDES, doses

FOREVER = 100_000_000
shares = st.integers(0, 99)
"""How much of a session is over, in hundredths."""

alternating = st.builds(
    lambda dose, sides: replace(dose, alternates=True, sides=sides),
    doses(self_paced=False, warm_up=False),
    st.sampled_from([sides for sides in SIDES if len(sides) == 2]),
)


def begun(dose: Dose, share: int) -> Session:
    """A session of that exercise so far on, on the half-second grid."""
    session = Session(plan(dose))
    session.handle(Start())
    session.handle(Tick(session.whole_ms * share // 100 // 500 * 500))
    return session


def turns(dose: Dose) -> list[tuple[int, Side, int, int]]:
    """When each repetition ends, whose it is, in which set, and which it is: left, right, left, right."""
    now, done = dose.explain_ms + told_ms(dose.prepare_ms), []
    for number, reps in enumerate(sets_of(dose.reps, dose.set_of), start=1):
        now += dose.rest_ms if number > 1 else 0
        for turn in range(2 * reps):
            now += dose.tempo.relax_ms if turn else 0
            now += dose.tempo.work_ms
            done.append((now, dose.sides[turn % 2], number, turn // 2 + 1))
    return done


@given(alternating)
def test_each_repetition_changes_the_leg(dose: Dose) -> None:
    """Both legs do all their repetitions, in turn, and nobody switches sides between them."""
    session = Session(plan(dose))
    cues = [*session.handle(Start()), *session.handle(Tick(FOREVER))]
    heard = [cue for cue in cues if isinstance(cue, RepDone)]
    told = [(cue.at_ms, cue.segment.side, cue.segment.set_number, cue.segment.rep) for cue in heard]
    assert turns(dose) == told
    assert all(cue.counted for cue in heard)
    kinds = [cue.segment.kind for cue in cues if isinstance(cue, Began)]
    assert (0, 1) == (kinds.count(SegmentKind.SWITCH), kinds.count(SegmentKind.PREPARE))


@given(alternating)
def test_half_is_when_both_legs_are_and_each_has_a_last_one(dose: Dose) -> None:
    """Half-way comes behind the second leg; the last one is told for each leg."""
    session = Session(plan(dose))
    cues = [*session.handle(Start()), *session.handle(Tick(FOREVER))]
    sets = dict(enumerate(sets_of(dose.reps, dose.set_of), start=1))
    second = dose.sides[1]
    assert [at for at, side, n, rep in turns(dose) if sets[n] >= 4 and rep == -(-sets[n] // 2) and side is second] == [
        cue.at_ms for cue in cues if isinstance(cue, HalfWay)
    ]
    assert [at - dose.tempo.work_ms for at, _, n, rep in turns(dose) if rep == sets[n] > 1] == [
        cue.at_ms for cue in cues if isinstance(cue, LastOne)
    ]


@given(alternating, shares)
def test_who_comes_back_goes_on_with_the_other_leg(dose: Dose, share: int) -> None:
    """To the repetition: what was done is not done again."""
    rows = [(SetKey(0, dose.exercise.id, side, number), rep) for _, side, number, rep in turns(dose)]
    done = len(rows) * share // 100
    session = Session(plan(dose), credited=rows[:done])
    session.handle(Start())
    assert session.set_to_come is not None
    assert rows[done] == (session.set_to_come.set_key, session.set_to_come.rep)
    session.handle(Tick(FOREVER))
    assert set(rows) == session.credited


@given(alternating, shares, st.booleans())
def test_a_repetition_more_or_fewer_is_for_both_legs(dose: Dose, share: int, more: bool) -> None:
    """Plus and minus change the set of both; what was done stays done."""
    session = begun(dose, share)
    kind = Fewer if session.allows(Fewer) and not more else More
    coming = session.set_to_come
    assert coming is not None
    session.handle(kind())
    session.handle(Tick(FOREVER))
    expected = dict(enumerate(sets_of(dose.reps, dose.set_of), start=1))
    assert coming.set_number is not None
    expected[coming.set_number] += 1 if kind is More else -1
    asked = {(key.side, key.set_number): reps for key, (reps, _) in timeline.prescribed(session.segments).items()}
    assert {(side, number): reps for side in dose.sides for number, reps in expected.items()} == asked
    assert 2 * sum(expected.values()) == len(session.credited)


@given(alternating, shares)
def test_next_and_back_take_both_legs_along(dose: Dose, share: int) -> None:
    """Next leads behind the set of both, back to its beginning."""
    session = begun(dose, share)
    assert session.segment is not None
    assume(session.segment.set_key is not None)
    number, index = session.segment.set_number, session.index
    session.handle(Next())
    after = session.set_to_come
    assert after is None or (after.set_number or 0) > (number or 0)
    session = begun(dose, share)
    session.handle(Back())
    assert session.index <= index
    coming = session.set_to_come
    assert coming is not None
    assert (dose.sides[0], 1) == (coming.side, coming.rep)


@given(alternating, shares)
def test_what_hurts_is_over_for_both_legs(dose: Dose, share: int) -> None:
    """Nothing of it comes again."""
    session = begun(dose, share)
    done = set(session.credited)
    session.handle(Hurts())
    session.handle(Resume())
    assert (done, State.FINISHED) == (session.credited, session.state)
