"""The timeline against a closed form of its own: arithmetic written from the contract, not from the code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given

from coach.engine.cues import Countdown, Cue, Finished, HalfWay, HoldCount, LastOne, RepDone
from coach.engine.events import Start, Tick
from coach.engine.machine import Session
from coach.model import timeline
from coach.model.plan import Dose, Plan
from coach.model.timeline import SegmentKind
from tests.support.lengths import exercise_ms, sets_of, told_ms
from tests.support.plans import plans

MINUTE = 60_000


def session_ms(plan: Plan) -> int:
    """The welcome, every exercise, and a rest before each but the first."""
    return plan.welcome_ms + sum(map(exercise_ms, plan.doses)) + sum(dose.rest_ms for dose in plan.doses[:-1])


def repetitions(plan: Plan) -> Iterator[tuple[int, int, int, Dose]]:
    """For every repetition: when it begins, its number, how many its set has, and its dose."""
    now = plan.welcome_ms
    for place, dose in enumerate(plan.doses):
        if place:
            now += plan.doses[place - 1].rest_ms
        first = dose.warm_up or dose
        now += first.explain_ms + told_ms(dose.prepare_ms)
        for block in (dose.warm_up, dose):
            if block is None:
                continue
            for turn, _ in enumerate(block.sides[: 1 if block.alternates else 2]):
                if turn:
                    now += told_ms(block.switch_ms)
                for number, reps in enumerate(sets_of(block.reps, block.set_of)):
                    if number:
                        now += block.rest_ms
                    legs = 2 if block.alternates else 1
                    for rep in range(legs * reps):
                        yield now, rep // legs + 1, reps, block
                        tempo = block.tempo
                        now += tempo.work_ms + (tempo.relax_ms if rep < legs * reps - 1 else 0)
            if block is not dose:
                now += dose.explain_ms + told_ms(dose.switch_ms)


def cues(plan: Plan) -> list[Cue]:
    """All cues of a session walked in one go."""
    session = Session(plan)
    return [*session.handle(Start()), *session.handle(Tick(session_ms(plan) + MINUTE))]


@given(plans(self_paced=False, alternates=True))
def test_a_session_takes_as_long_as_its_parts(plan: Plan) -> None:
    """The length in the list is the length on the mat."""
    segments = timeline.compile(plan)
    assert session_ms(plan) == timeline.total_ms(segments)
    assert all(segment.ms for segment in segments)
    assert cues(plan)[-1] == Finished(session_ms(plan))


@given(plans(self_paced=False, alternates=True))
def test_every_repetition_ends_at_its_moment(plan: Plan) -> None:
    """A repetition is counted when the leg is down; half-way and last one fall on the right ones."""
    expected = list(repetitions(plan))
    heard = cues(plan)
    assert [(start + dose.tempo.work_ms, rep, reps) for start, rep, reps, dose in expected] == [
        (cue.at_ms, cue.segment.rep, cue.segment.reps) for cue in heard if isinstance(cue, RepDone)
    ]
    assert [start for start, rep, reps, _ in expected if rep == reps > 1] == [
        cue.at_ms for cue in heard if isinstance(cue, LastOne)
    ]
    assert [
        start + dose.tempo.work_ms
        for place, (start, rep, reps, dose) in enumerate(expected)
        if reps >= 4 and rep == -(-reps // 2) and not (dose.alternates and expected[place + 1][1] == rep)
    ] == [cue.at_ms for cue in heard if isinstance(cue, HalfWay)]


@given(plans(self_paced=False, alternates=True))
def test_holds_are_counted_by_the_second(plan: Plan) -> None:
    """1 a second after the hold's own word, and so on to its length; less than two seconds are not counted."""
    expected = [
        (start + dose.tempo.lift_ms + 1000 * second, second)
        for start, _, _, dose in repetitions(plan)
        if dose.tempo.hold_ms >= 2000
        for second in range(1, dose.tempo.hold_ms // 1000 + 1)
    ]
    assert expected == [(cue.at_ms, cue.second) for cue in cues(plan) if isinstance(cue, HoldCount)]


@given(plans(self_paced=False, alternates=True))
def test_three_two_one_leads_into_work_and_nowhere_else(plan: Plan) -> None:
    """Three seconds before every first repetition, as far as there is time; never before a pause for rest."""
    segments = timeline.compile(plan)
    starts = timeline.starts_ms(segments)
    between = {SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST}
    expected = [
        (start + segment.ms - 1000 * left, left)
        for start, segment in zip(starts, segments, strict=True)
        if segment.kind in between and segment.side is not None and segment.ms is not None
        for left in (3, 2, 1)
        if segment.ms > 1000 * left
    ]
    assert expected == [(cue.at_ms, cue.seconds) for cue in cues(plan) if isinstance(cue, Countdown)]
    for here, following in pairwise(segments):
        if here.kind in between and here.side is not None:
            assert following.set_key is not None


@given(plans(alternates=True))
def test_each_side_gets_its_full_dose(plan: Plan) -> None:
    """One time is never split between the sides."""
    performed: dict[tuple[int, bool, object], int] = {}
    for key, (reps, _) in timeline.prescribed(timeline.compile(plan)).items():
        place = (key.entry, key.warm_up, key.side)
        performed[place] = performed.get(place, 0) + reps
    expected = {
        (entry, block is not dose, side): block.reps
        for entry, dose in enumerate(plan.doses)
        for block in (dose.warm_up, dose)
        if block is not None
        for side in block.sides
    }
    assert expected == performed
