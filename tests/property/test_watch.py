"""A workout for a watch is the session: its sets and its rests, in their order, whatever the plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.errors import UsageError
from coach.exports.fit_steps import Repeat, Step
from coach.exports.watch import STEPS_AT_MOST, folded, unfolded, workout_of
from coach.model import timeline
from coach.model.exercise import Side
from coach.model.plan import Dose, Plan
from coach.model.timeline import Segment, SegmentKind
from tests.support.fakes import IN_ENGLISH
from tests.support.plans import circuits, plans

SIDES = {Side.LEFT: "Left", Side.RIGHT: "Right", Side.BOTH: ""}


def done_by(segment: Segment, of: Plan) -> Dose:
    """The dose that a segment is a part of."""
    dose = of.doses[segment.entry]
    return dose if not segment.warm_up or dose.warm_up is None else dose.warm_up


def expected(of: Plan) -> list[tuple[str, int | None, int | None]]:
    """Every set by its name with its repetitions, as the segments come: legs in turn are one set of twice as many.

    A single one that is timed has its milliseconds in their place.
    """
    sets: dict[object, tuple[str, int, int, bool]] = {}
    for segment in timeline.compile(of):
        if segment.side is None or segment.set_number is None:
            continue
        dose = done_by(segment, of)
        hold = f", hold {dose.tempo.hold_ms / 1000:g} s" if dose.tempo.hold_ms else ""
        side = f"{SIDES[segment.side]} first, in turn" if dose.alternates else SIDES[segment.side]
        warm = ", warm-up" if segment.warm_up else ""
        key = (segment.entry, segment.warm_up, segment.set_number, None if dose.alternates else segment.side)
        name, reps, ms, _ = sets.get(key, (f"{side}{', ' * bool(side)}{dose.exercise.name}{hold}{warm}", 0, 0, False))
        sets[key] = (name, reps + segment.ends_rep, ms + (segment.ms or 0), dose.self_paced)
    return [
        (name, None, ms) if reps == 1 and not self_paced else (name, reps, None)
        for name, reps, ms, self_paced in sets.values()
    ]


def is_the_session(of: Plan) -> None:
    """Hold the workout of a plan against the plan's segments."""
    try:
        workout = workout_of(of, IN_ENGLISH)
    except UsageError:
        assert len(expected(of)) > STEPS_AT_MOST
        return
    assert len(workout.steps) <= STEPS_AT_MOST
    steps = unfolded(workout.steps)
    sets = [step for step in steps if not step.rests]
    assert expected(of) == [(step.name, step.reps, step.ms) for step in sets]
    segments = timeline.compile(of)
    if not workout.too_many:
        between = [each for each in segments if each.set_number is None and each.kind is not SegmentKind.EXPLAIN]
        assert timeline.total_ms(between) == sum(step.ms or 0 for step in steps if step.rests)


@given(plans(alternates=True, most=4))
def test_sets_and_rests_are_those_of_the_session(of: Plan) -> None:
    """Also self-paced, in turn, with a warm-up and with sets that are repeated."""
    is_the_session(of)


@given(circuits())
def test_rounds_and_one_roll(of: Plan) -> None:
    """The same with groups done several times over, and with neighbours on one side first."""
    is_the_session(of)


@given(st.lists(st.sampled_from("abc"), max_size=24))
def test_folding_loses_nothing(names: list[str]) -> None:
    """What was folded is the same unfolded, and never longer; what is repeated repeats nothing itself."""
    steps = [Step(name, 1, None) for name in names]
    short = folded(steps)
    assert steps == unfolded(short)
    assert len(short) <= len(steps)
    for place, step in enumerate(short):
        if isinstance(step, Repeat):
            assert step.times > 1
            assert all(isinstance(each, Step) for each in short[step.first : place])
