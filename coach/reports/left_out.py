"""What is not in today's session and why, or is less of for want of time; and how it is taken back in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.i18n.catalog import Vocabulary
from coach.i18n.reasons import amount_text
from coach.model.minutes import changes, fewer_rounds
from coach.model.plan import Dose, LeftOut, Plan, Why
from coach.model.timeline import length_ms
from coach.system.units import length


def sentences(left_out: Sequence[LeftOut], words: Vocabulary) -> Iterator[str]:
    """A sentence for each exercise that hurt today, or is left out for a condition."""
    texts = words.today
    for out in {out.dose.exercise.id: out for out in left_out}.values():
        exercise, name = out.dose.exercise.id, out.dose.exercise.name
        if out.why is Why.HURT_TODAY:
            yield texts.left_out.format(name=name, exercise=exercise)
        elif out.why is Why.CONDITION:
            yield texts.left_out_for.format(name=name, exercise=exercise, condition=out.condition, why=out.advice)


def weaker_sentence(dose: Dose, words: Vocabulary) -> str:
    """Why an exercise begins with the leg it does; empty where there is no reason but the usual."""
    weaker, texts = dose.weaker, words.session
    if weaker is None or dose.sides[0] is not weaker.side:
        return ""
    text = texts.weaker_hurt if weaker.hurt else texts.weaker_fewer
    return text.format(leg=texts.leg(weaker.side), performed=weaker.performed, other=weaker.other)


def weaker_sentences(plan: Plan, words: Vocabulary) -> Iterator[str]:
    """The same for each exercise of a plan, by its name."""
    told = ((dose.exercise.name, weaker_sentence(dose, words)) for dose in plan.doses)
    yield from dict.fromkeys(f"{name}: {text}" for name, text in told if text)


def break_sentence(plan: Plan, words: Vocabulary, how: str) -> str:
    """That the plan steps back after a break, from what to what, and how to refuse; empty where it does not."""
    texts, doses = words.today, {dose.exercise.id: dose for dose in plan}
    told = []
    for name, *numbers in plan.stepped_back:
        if name in doses:
            held = doses[name].hold is not None
            was, now = (amount_text(number, words.reasons, held=held) for number in numbers)
            told.append(texts.stepped_back.format(name=doses[name].exercise.name, was=was, now=now))
    return texts.after_break.format(weeks=plan.weeks_away, changes=", ".join(told), how=how) if told else ""


def fitted_sentences(before: Plan, after: Plan, minutes: int, words: Vocabulary) -> Iterator[str]:
    """What became fewer so that the session takes so many minutes, and whether it does."""
    texts = words.today
    told = [texts.fitted_rounds.format(was=was, now=now) for was, now in fewer_rounds(before, after)]
    told += [
        texts.fitted_dose.format(name=dose.exercise.name, was=dose.reps, now=reps)
        if reps
        else texts.fitted_out.format(name=dose.exercise.name)
        for dose, reps in changes(before, after)
    ]
    if told:
        yield texts.fitted.format(minutes=minutes, changes=", ".join(told))
    if (shortest := length_ms(after)) > minutes * 60_000:
        yield texts.not_fitted.format(minutes=minutes, length=length(shortest))
