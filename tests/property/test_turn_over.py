"""One roll for neighbours in one position, against a closed form of its own; nothing else about a session changes."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.engine.events import Hurts, Resume, Start, Tick
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.model import timeline
from coach.model.exercise import Position, Side
from coach.model.plan import Dose, Plan
from coach.model.timeline import SegmentKind
from tests.support.lengths import exercise_ms, told_ms
from tests.support.plans import plans

FOREVER = 100_000_000


def positions(chosen: Plan, supine: list[bool]) -> Plan:
    """The plan, some of it on the back, rolling over once."""
    doses = [
        replace(dose, exercise=replace(dose.exercise, position=Position.SUPINE, id="other")) if on_back else dose
        for dose, on_back in zip(chosen.doses, supine, strict=False)
    ]
    return replace(chosen, doses=tuple(doses), turns_once=True)


rolling = st.builds(positions, plans(self_paced=False, most=5), st.lists(st.booleans(), min_size=5, max_size=5))


def neighbours(plan: Plan) -> list[list[int]]:
    """The places of those that share a roll, in order."""
    found: list[list[int]] = []
    for place, dose in enumerate(plan.doses):
        before = plan.doses[place - 1] if place else None
        shares = (
            before is not None
            and len(dose.sides) == 2
            and not (before.alternates or dose.alternates)
            and (before.sides, before.exercise.position) == (dose.sides, dose.exercise.position)
        )
        if shares:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def turns(plan: Plan) -> list[tuple[int, Side]]:
    """Which exercise and leg come in which order."""
    return [
        (place, side)
        for places in neighbours(plan)
        for side in (plan.doses[places[0]].sides if len(places) > 1 else [None])
        for place in places
        for side in ([side] if side else plan.doses[place].sides)
    ]


def shared_ms(doses: list[Dose]) -> int:
    """Neighbours: one roll, and on the second side the way into position instead of what was told on the first."""
    alone = sum(map(exercise_ms, doses)) - sum(told_ms(dose.switch_ms) for dose in doses)
    again = sum(told_ms(dose.switch_ms) for dose in doses[1:]) + told_ms(doses[0].switch_ms)
    return alone + again + 2 * sum(dose.rest_ms for dose in doses[:-1])


@given(rolling)
def test_all_on_one_side_then_all_on_the_other(plan: Plan) -> None:
    """The order of the sets, each with its repetitions, and one switch for all that share it."""
    segments = timeline.compile(plan)
    sets = [key for key in timeline.prescribed(segments) if not key.warm_up]
    assert turns(plan) == [turn for turn, _ in groupby(sets, key=lambda key: (key.entry, key.side))]
    each = timeline.prescribed(timeline.compile(replace(plan, turns_once=False)))
    assert each == timeline.prescribed(segments)
    rolls = [each for each in segments if each.kind is SegmentKind.SWITCH and not each.warm_up]
    after_warm_up = sum(dose.warm_up is not None for dose in plan.doses)
    two_sided = sum(len(plan.doses[places[0]].sides) == 2 for places in neighbours(plan))
    assert two_sided + after_warm_up == len(rolls)


@given(rolling)
def test_a_session_that_rolls_once_takes_as_long_as_its_parts(plan: Plan) -> None:
    """Rests between all of a side, and before what comes behind them."""
    parts = [[plan.doses[place] for place in places] for places in neighbours(plan)]
    expected = plan.welcome_ms + sum(shared_ms(doses) if len(doses) > 1 else exercise_ms(doses[0]) for doses in parts)
    expected += sum(doses[-1].rest_ms for doses in parts[:-1])
    segments = timeline.compile(plan)
    assert expected == timeline.total_ms(segments)
    assert all(segment.ms for segment in segments)
    assert segments[-1].set_key is not None


@given(rolling, st.integers(0, 300))
def test_who_comes_back_does_the_rest_and_nothing_twice(plan: Plan, done: int) -> None:
    """Broken off after any repetition, all the others come, each once."""
    whole = Session(plan)
    whole.handle(Start())
    order = []
    while whole.state is State.RUNNING:
        before = set(whole.credited)
        whole.handle(Tick(500))
        order += sorted(whole.credited - before, key=repr)
    credited = order[:done]
    session = Session(plan, credited=credited)
    session.handle(Start())
    if session.state is State.RUNNING:
        session.handle(Tick(FOREVER))
    assert set(order) == session.credited
    assert State.FINISHED is session.state


@given(rolling, st.integers(0, 400))
def test_what_hurts_is_over_on_both_sides_and_the_others_come(plan: Plan, at: int) -> None:
    """The others' sets are all done that were still to come; going on elsewhere leads to the same."""
    session = Session(plan)
    session.handle(Start())
    session.handle(Tick(at * 500))
    if session.state is not State.RUNNING:
        return
    assert session.segment is not None
    hurt, entry, credited = session.segment.exercise, session.segment.entry, set(session.credited)
    session.handle(Hurts())
    session.handle(Resume())
    if session.state is State.RUNNING:
        session.handle(Tick(FOREVER))
    names = [{part.exercise.id for part in (dose, dose.warm_up) if part is not None} for dose in plan.doses]
    expected = {
        (key, rep)
        for key, (reps, _) in timeline.prescribed(timeline.compile(plan)).items()
        for rep in range(1, reps + 1)
        if hurt not in names[key.entry]
    }
    assert expected | credited == session.credited
    again = Session(plan, credited=credited, hurt=[(entry, hurt)])
    again.handle(Start())
    if again.state is State.RUNNING:
        again.handle(Tick(FOREVER))
    assert session.credited == again.credited
