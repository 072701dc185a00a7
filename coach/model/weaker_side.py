"""Which side of an exercise was the weaker one the last time it was done: the next session starts with it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from coach.model import timeline
from coach.model.exercise import Side, WeakerSide
from coach.model.plan import Dose, Plan
from coach.model.record import SessionRecord, newest_first, says_something


def weaker_sides(records: Iterable[SessionRecord]) -> dict[str, WeakerSide]:
    """The weaker side of each exercise whose sides differ in the last session that had both of them to do.

    A side that hurt is the weaker one, whatever was done; else the one that did fewer. Where both are alike, or both
    hurt, there is none, and what was before that says nothing any more.
    """
    weaker: dict[str, WeakerSide | None] = {}
    for record in newest_first(filter(says_something, records)):
        done: dict[str, dict[Side, int]] = {}
        asked: dict[str, dict[Side, int]] = {}
        for each in record.sets:
            if not each.key.warm_up:
                sides = done.setdefault(each.key.exercise, {})
                sides[each.key.side] = sides.get(each.key.side, 0) + each.performed
                of_it = asked.setdefault(each.key.exercise, {})
                of_it[each.key.side] = of_it.get(each.key.side, 0) + each.prescribed
        for exercise, sides in done.items():
            if sides.keys() == {Side.LEFT, Side.RIGHT}:
                hurt = {Side(hurt.side) for hurt in record.hurts if hurt.exercise == exercise and hurt.side is not None}
                alike = len(set(asked[exercise].values())) == 1  # else fewer says nothing
                if hurt or any(sides.values()):
                    weaker.setdefault(exercise, _weaker(sides, hurt) if hurt or alike else None)
    return {exercise: side for exercise, side in weaker.items() if side is not None}


def _weaker(done: Mapping[Side, int], hurt: set[Side]) -> WeakerSide | None:
    if len(hurt) == 1 and Side.BOTH not in hurt:
        (side,) = hurt
    elif hurt or done[Side.LEFT] == done[Side.RIGHT]:
        return None
    else:
        side = min(done, key=lambda each: done[each])
    return WeakerSide(side, bool(hurt), done[side], done[side.other])


def weaker_first(plan: Plan, weaker: Mapping[str, WeakerSide]) -> Plan:
    """The plan with each exercise begun on its weaker side; those that share a roll all on that of the first."""
    doses = list(plan.doses)
    for group in timeline.groups(plan):
        known = (weaker.get(doses[entry].exercise.id) for entry in group if len(doses[entry].sides) > 1)
        first = next((side for side in known if side is not None), None)
        if first is None:
            continue
        for entry in group:
            doses[entry] = _begun_on(doses[entry], first.side, weaker.get(doses[entry].exercise.id))
    return replace(plan, doses=tuple(doses))


def _begun_on(dose: Dose, side: Side, weaker: WeakerSide | None) -> Dose:
    sides = (side, side.other)
    return replace(dose, sides=sides, weaker=weaker if weaker is not None and weaker.side is side else None)
