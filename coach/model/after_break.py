"""The offer after a break: one step back for each week away beyond the second, and never below where a file starts.

It is made once, for the first session after more than three weeks without one, and takes no for an answer. What is
taken becomes the target, with its reason, and goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from coach.model.exercise import Exercise
from coach.model.plan import Target, as_filed
from coach.model.reason import Cause, Change, Reason

BREAK_DAYS: Final = 21
"""A break is longer than this."""

WEEKS_FREE: Final = 2
"""Weeks away that cost nothing."""


def weeks_away(last: date | None, today: date) -> int:
    """Whole weeks since the last session, where that is a break; else 0."""
    if last is None:
        return 0
    days = (today - last).days
    return days // 7 if days > BREAK_DAYS else 0


def stepped_back(exercise: Exercise, target: Target, weeks: int) -> Target:
    """The target after so many weeks away."""
    rule, steps = exercise.progression, max(weeks - WEEKS_FREE, 0)
    if rule is None:
        return target
    return target.with_amount(min(target.amount, max(target.amount - steps * rule.step, exercise.start)))


def eased_targets(
    targets: Mapping[str, Target], exercises: Mapping[str, Exercise], weeks: int
) -> tuple[dict[str, Target], tuple[tuple[str, int, int], ...]]:
    """All targets with these exercises' stepped back, and each that changed: its id, what it was and what it is."""
    eased, changed = dict(targets), []
    for name, exercise in exercises.items():
        if name in targets:
            before = as_filed(targets[name], exercise)
            eased[name] = stepped_back(exercise, before, weeks)
            if eased[name] != before:
                changed.append((name, before.amount, eased[name].amount))
    return eased, tuple(changed)


def break_reasons(
    steps: Iterable[tuple[str, int, int]],
    weeks: int,
    exercises: Mapping[str, Exercise],
    targets: Mapping[str, Target],
    today: date,
) -> dict[str, Reason]:
    """Why each target that a session steps back from after so many weeks is another one from now on; once only.

    `steps` are as `eased_targets` gives them.
    """
    found = {}
    for name, was, now in steps:
        if name in exercises and name in targets:
            before = as_filed(targets[name], exercises[name])
            if before.amount == was:
                after = before.with_amount(now)
                found[name] = Reason(Cause.BREAK, Change.DOWN, before, after, today, needed=weeks)
    return found
