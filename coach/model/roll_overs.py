"""How often a session asks one to lie down another way, and the order of exercises that asks it least often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from coach.model import timeline
from coach.model.exercise import Exercise, Position, Side
from coach.model.plan import Dose, Plan
from coach.model.prescription import prescribe
from coach.model.routine import Routine, TurnOver

Posture = tuple[Position, Side | None]
"""How the body is placed; the leg that works says on which side one lies, and means nothing elsewhere."""

_LEFT_FIRST: Final = (Side.LEFT, Side.RIGHT)
_ALONG_LEFT_FIRST: Final = ((Side.LEFT,), _LEFT_FIRST, (Side.RIGHT,), (Side.RIGHT, Side.LEFT))
_ALONG_RIGHT_FIRST: Final = ((Side.RIGHT,), (Side.RIGHT, Side.LEFT), (Side.LEFT,))
"""In which order those who lie on their side turn least: one leg's end is the next one's beginning."""


def roll_overs(plan: Plan) -> int:
    """How often the body comes to lie, sit or stand another way between the first exercise and the last."""
    return sum(one != other for one, other in pairwise(_postures(plan)))


def fewest_roll_overs(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[tuple[int, ...], TurnOver]:
    """The places of the entries in the order with the fewest roll-overs, and whether sides are joined for it.

    What saves nothing is not done: the order stays where joining the sides is enough, and all of it where nothing is
    gained. Rounds are never taken apart: with any, the order stays.
    """
    plan = prescribe(routine, exercises, {})
    as_is = tuple(range(len(plan.doses)))
    sorted_ = as_is if any(entry.rounds for entry in routine.entries) else _by_posture(plan.doses)
    return min(
        ((order, turn_over) for order in (as_is, sorted_) for turn_over in (routine.turn_over, TurnOver.ONCE)),
        key=lambda choice: roll_overs(_arranged(plan, *choice)),
    )


def _arranged(plan: Plan, order: Sequence[int], turn_over: TurnOver) -> Plan:
    doses = tuple(plan.doses[place] for place in order)
    return replace(plan, doses=doses, turns_once=turn_over is TurnOver.ONCE)


def _postures(plan: Plan) -> Iterator[Posture]:
    for group in timeline.groups(plan):
        for turn, side in enumerate(plan.doses[group[0]].sides):
            for entry in group:
                dose = plan.doses[entry]
                if turn == 0 and dose.warm_up is not None:
                    yield from (_posture(dose.warm_up, side) for side in dose.warm_up.sides)
                yield _posture(dose, side)


def _posture(dose: Dose, side: Side) -> Posture:
    position = dose.exercise.position
    return position, side if position is Position.SIDE_LYING else None


def _by_posture(doses: Sequence[Dose]) -> tuple[int, ...]:
    """Positions in the order they first come in; in each the exercises as they come, but for the legs on one's side."""
    positions = [dose.exercise.position for dose in doses]
    lying = {dose.sides for dose in doses if dose.exercise.position is Position.SIDE_LYING}
    along = _ALONG_LEFT_FIRST if _LEFT_FIRST in lying else _ALONG_RIGHT_FIRST

    def rank(place: int) -> tuple[int, int]:
        sides = doses[place].sides
        on_side = positions[place] is Position.SIDE_LYING
        return positions.index(positions[place]), (
            along.index(sides) if on_side and sides in along else len(along) * on_side
        )

    return tuple(sorted(range(len(doses)), key=rank))
