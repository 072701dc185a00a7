"""What is said before a session begins (what it is, how long it takes, what to lay ready) and as it ends. Pure."""

from __future__ import annotations

from typing import Final

from coach.engine.fill import fill
from coach.i18n.session_texts import SessionTexts, first_capital
from coach.model import timeline
from coach.model.exercise import Kit, Position
from coach.model.plan import Plan
from coach.system.units import is_band

BAND: Final = "band"
"""What a band is called in an exercise's kit."""


def welcome(plan: Plan, texts: SessionTexts, length_ms: int | None = None) -> str:
    """What begins, how long it takes, what to lay ready, and what to do before the first exercise.

    `length_ms` is the plan's, for whoever knows it already.
    """
    length_ms = timeline.length_ms(plan) if length_ms is None else length_ms
    minutes = max(1, round(length_ms / 60_000))
    sentences = [texts.welcome.format(name=plan.name, time=texts.minutes(minutes))]
    if things := kit(plan):
        sentences.append(texts.lay_ready.format(kit=texts.listed([texts.kit(thing) for thing in things])))
    if there := [at for thing in things if (at := texts.where_to_hear(thing))]:
        sentences.append(texts.hear_me.format(there=texts.listed(there)))
    if plan.doses and (first := plan.doses[0].first):
        sentences.append(first_capital(fill(first, plan.doses[0].sides[0], texts)))
    if things:
        sentences.append(texts.more_time_ready)
    if any(dose.explain_ms for dose in plan.blocks):
        sentences.append(texts.more_or_less_time)
    return " ".join(sentences)


def farewell(plan: Plan, texts: SessionTexts) -> str:
    """The end, and to whom does not stand already: time to get up, from the back over the side."""
    last = plan.doses[-1].exercise
    if Kit.BED in last.kit:
        return texts.finished_in_bed
    ends = {Position.STANDING: texts.finished_standing, Position.SUPINE: texts.finished_supine}
    return ends.get(last.position, texts.finished)


def kit(plan: Plan) -> tuple[str, ...]:
    """What the whole session needs, in the order it is needed; a band only where one is used."""
    things = (thing for dose in plan.blocks for thing in dose.exercise.kit if thing != BAND or is_band(dose.band))
    return tuple(dict.fromkeys(things))
