"""Fits a plan into the minutes there are: fewer repetitions of everything, and what matters least goes first.

    the greatest share for which the session fits:  max(1, floor(share * repetitions)) of every exercise
    one repetition of each still too long:          exercises go, from the least important on, and the share grows again

What comes of it is today's dose alone. It is below the target, so it never counts as progress, and nothing here knows
how a target is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from msgspec.structs import replace

from coach.model.exercise import ExerciseKind
from coach.model.plan import Dose, LeftOut, Plan, Why
from coach.model.timeline import length_ms


def fitted(plan: Plan, limit_ms: int) -> Plan:
    """The plan in no more than `limit_ms`; where none is so short, the shortest there is."""
    if length_ms(plan) <= limit_ms:
        return plan
    for least in _ever_shorter(plan):
        if length_ms(_shared(least, Fraction(0))) <= limit_ms:
            return _greatest_share(least, limit_ms)
    return _shared(least, Fraction(0))


def changes(before: Plan, after: Plan) -> tuple[tuple[Dose, int], ...]:
    """Each dose of `before` whose repetitions `after` changed, with how many it has now: 0 where it is left out."""
    now = [(dose, 0 if why is Why.MINUTES else dose.reps) for dose, why in after.entries]
    was = [dose for dose, _ in before.entries]
    return tuple((old, reps) for old, (_, reps) in zip(was, now, strict=True) if old.reps != reps)


def _greatest_share(plan: Plan, limit_ms: int) -> Plan:
    """A share only matters where it gives some exercise one repetition more, so those few are all there is to try."""
    shares = sorted({Fraction(reps, dose.reps) for dose in plan.doses for reps in range(1, dose.reps + 1)})
    fitting = bisect_right(shares, limit_ms, key=lambda share: length_ms(_shared(plan, share)))
    return _shared(plan, shares[fitting - 1] if fitting else Fraction(0))


def _shared(plan: Plan, share: Fraction) -> Plan:
    return replace(
        plan, doses=tuple(replace(dose, reps=max(dose.least, int(share * dose.reps))) for dose in plan.doses)
    )


def _ever_shorter(plan: Plan) -> list[Plan]:
    """The plan, and without its least important exercise, and so on until one is left."""
    plans = [plan]
    while len(plan.doses) > 1:
        plan = _left_out(plan, min(range(len(plan.doses)), key=lambda place: _importance(plan, place)))
        plans.append(plan)
    return plans


def _importance(plan: Plan, place: int) -> tuple[bool, int]:
    """What makes strong before what stretches; and what its author put first before what comes later."""
    return plan.doses[place].exercise.kind is ExerciseKind.STRENGTH, -place


def _left_out(plan: Plan, index: int) -> Plan:
    places = [place for place, (_, why) in enumerate(plan.entries) if why is None]
    out = LeftOut(plan.doses[index], Why.MINUTES, places[index])
    doses = (*plan.doses[:index], *plan.doses[index + 1 :])
    return replace(plan, doses=doses, left_out=tuple(sorted((*plan.left_out, out), key=lambda left: left.place)))
