"""Fits a plan into the minutes there are: fewer repetitions of everything, and what matters least goes first.

    kept         in order of importance, each exercise that still fits: in one round, with one repetition a side
    for each R   no more than R rounds, and the greatest share for which the session fits:
                 max(1 a round, floor(share * repetitions), at most what the first R rounds had) of every exercise
    of these     the one with most repetitions; where several have as many, the one with most rounds

What the person typed for today stays as it is typed, with its rounds, and the others share what is left of the time.

A session is longer than asked only where each of its exercises by itself is, or what was typed; then it is the shortest
of them, or what was typed alone. What comes of it is today's dose alone. It is below the target, so it never counts as
progress, and nothing here knows how a target is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from typing import Final

from msgspec.structs import replace

from coach.model.exercise import ExerciseKind
from coach.model.plan import REPS_LIMIT, Dose, LeftOut, Plan, Why
from coach.model.timeline import length_ms

WHOLE: Final = 2 * REPS_LIMIT**2
"""The parts of a share: between any two that differ for some exercise lies one of them at least."""


def fitted(plan: Plan, limit_ms: int, typed: Set[str] = frozenset()) -> Plan:
    """The plan in no more than `limit_ms`; where none is so short, the shortest there is.

    `typed` are the exercises whose repetitions the person has typed for today: those stay.
    """
    if length_ms(plan) <= limit_ms:
        return plan
    least = _shared(_in_rounds(plan, 1, typed), 0, typed)
    kept = {place for place, dose in enumerate(plan.doses) if dose.exercise.id in typed}
    for place in sorted(range(len(plan.doses)), key=lambda place: _importance(plan, place)):
        if length_ms(_only(least, kept | {place})) <= limit_ms:
            kept.add(place)
    kept = kept or {min(range(len(plan.doses)), key=lambda place: length_ms(_only(least, {place})))}
    rest = _only(plan, kept)
    most_rounds = max(dose.least for dose in rest.doses)
    by_rounds = [
        _greatest_share(_in_rounds(rest, most, typed), rest, limit_ms, typed) for most in range(most_rounds, 0, -1)
    ]
    return max(filter(None, by_rounds), key=lambda option: sum(dose.reps for dose in option.doses), default=None) or (
        _shared(_in_rounds(rest, 1, typed), 0, typed)
    )


def changes(before: Plan, after: Plan) -> tuple[tuple[Dose, int], ...]:
    """Each dose of `before` that `after` has fewer of, with how many it has now: 0 where it is left out.

    Of one in rounds, only what fewer rounds do not say already.
    """
    was = [dose for dose, _ in before.entries]
    now = [(dose, 0 if why is Why.MINUTES else dose.reps) for dose, why in after.entries]
    return tuple((old, reps) for old, (new, reps) in zip(was, now, strict=True) if reps != _reps_in(old, new.least))


def fewer_rounds(before: Plan, after: Plan) -> tuple[tuple[int, int], ...]:
    """How many rounds each group had and has, where those are fewer; a group that is left out has none to tell of."""
    had = {dose.rounds.group: dose.rounds.times for dose, _ in before.entries if dose.rounds is not None}
    has = {dose.rounds.group: dose.rounds.times for dose in after.doses if dose.rounds is not None}
    return tuple((had[group], times) for group, times in has.items() if times < had[group])


def _greatest_share(plan: Plan, whole: Plan, limit_ms: int, typed: Set[str]) -> Plan | None:
    """The greatest share of the whole plan that fits in the rounds of `plan`, if any."""
    fitting = bisect_right(range(WHOLE + 1), limit_ms, key=lambda share: length_ms(_shared(plan, share, typed, whole)))
    return _shared(plan, fitting - 1, typed, whole) if fitting else None


def _shared(plan: Plan, share: int, typed: Set[str], whole: Plan | None = None) -> Plan:
    """The plan with this share of the whole one's repetitions, but never more than it has itself."""

    def fewer(dose: Dose, of: Dose) -> Dose:
        if dose.exercise.id in typed:
            return dose
        return replace(dose, reps=max(dose.least, min(dose.reps, share * of.reps // WHOLE)))

    return replace(plan, doses=tuple(map(fewer, plan.doses, (whole or plan).doses)))


def _in_rounds(plan: Plan, most: int, typed: Set[str]) -> Plan:
    """The plan without what comes after so many rounds; what is left out of it too, for it may be taken back in.

    Rounds with something typed in them stay as many as they are.
    """
    stay = {dose.rounds.group for dose in plan.doses if dose.rounds is not None and dose.exercise.id in typed}

    def fewer(dose: Dose) -> Dose:
        if dose.rounds is None or dose.rounds.group in stay:
            return dose
        times = min(dose.rounds.times, most)
        return replace(dose, reps=_reps_in(dose, times), rounds=replace(dose.rounds, times=times))

    left_out = tuple(replace(out, dose=fewer(out.dose)) for out in plan.left_out)
    return replace(plan, doses=tuple(map(fewer, plan.doses)), left_out=left_out)


def _reps_in(dose: Dose, rounds: int) -> int:
    """The repetitions of its first rounds."""
    return sum(dose.round_reps[:rounds])


def _importance(plan: Plan, place: int) -> tuple[bool, int]:
    """The most important first: what makes strong before what stretches, and what its author put first."""
    return plan.doses[place].exercise.kind is not ExerciseKind.STRENGTH, place


def _only(plan: Plan, kept: set[int]) -> Plan:
    """The plan without all other exercises, which are left out for want of time."""
    places = [place for place, (_, why) in enumerate(plan.entries) if why is None]
    doses = tuple(enumerate(plan.doses))
    out = [LeftOut(dose, Why.MINUTES, places[index]) for index, dose in doses if index not in kept]
    left_out = tuple(sorted((*plan.left_out, *out), key=lambda left: left.place))
    return replace(plan, doses=tuple(dose for index, dose in doses if index in kept), left_out=left_out)
