"""What is not in today's session and why: what hurt, and what there is no time for; and how it is taken back in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.i18n.catalog import Vocabulary
from coach.model.minutes import changes, length_ms
from coach.model.plan import LeftOut, Plan, Why
from coach.system.units import length


def sentences(left_out: Sequence[LeftOut], words: Vocabulary) -> Iterator[str]:
    """A sentence for each exercise that hurt today."""
    hurt = {out.dose.exercise.id: out.dose.exercise.name for out in left_out if out.why is Why.HURT_TODAY}
    for exercise, name in hurt.items():
        yield words.today.left_out.format(name=name, exercise=exercise)


def fitted_sentences(before: Plan, after: Plan, minutes: int, words: Vocabulary) -> Iterator[str]:
    """What became fewer so that the session takes so many minutes, and whether it does."""
    texts = words.today
    told = [
        texts.fitted_dose.format(name=dose.exercise.name, was=dose.reps, now=reps)
        if reps
        else texts.fitted_out.format(name=dose.exercise.name)
        for dose, reps in changes(before, after)
    ]
    if told:
        yield texts.fitted.format(minutes=minutes, changes=", ".join(told))
    if (shortest := length_ms(after)) > minutes * 60_000:
        yield texts.not_fitted.format(minutes=minutes, length=length(shortest))
