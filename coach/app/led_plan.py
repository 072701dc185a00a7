"""The plan as it is led: with a welcome, and with what is new to the person explained before it comes.

The length of a session that a person is about to do is that of this plan; `coach list` and the editors tell the
lengths of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from contextlib import suppress

from coach.app.context import AppContext
from coach.engine.explain import explained
from coach.errors import HistoryError
from coach.model.minutes import fitted
from coach.model.plan import Plan
from coach.model.settings import ExplainChoice
from coach.model.timeline import length_ms


def practised(service: AppContext, exercises: Iterable[str]) -> Set[str]:
    """Those of these exercises that the person has done, where the settings want only the others explained."""
    if service.settings.explain != ExplainChoice.NEW:
        return frozenset()
    with service.reading() as store:
        return store.practised(exercises)


def as_led(service: AppContext, plan: Plan, *, explain: bool = False, known: Set[str] | None = None) -> Plan:
    """The plan as it is led; of one that is already, the same for the same choice and the same history.

    With `explain` it tells how each exercise is done, whatever the settings say. `known` is what `practised` found,
    for whoever asks more than once; without it the history is read.
    """
    every = explain or service.settings.explain == ExplainChoice.ALWAYS
    if service.settings.explain == ExplainChoice.NEVER and not every:
        return plan
    known = practised(service, plan.exercises) if known is None else known
    rate, language = service.settings.voice_rate, service.language
    return explained(plan, known, service.session_texts, rate=rate, language=language, every=every)


def known_in(service: AppContext, plans: Sequence[Plan]) -> Set[str]:
    """What is practised of all that these ask for; nothing, where the history cannot be read."""
    with suppress(HistoryError):
        return practised(service, frozenset().union(*(plan.exercises for plan in plans)))
    return frozenset()


def lengths_ms(service: AppContext, plans: Sequence[Plan], known: Set[str] | None = None) -> dict[str, int]:
    """How long each of these takes, with all that would be explained in it today, by its routine.

    `known` is what `known_in` found, for whoever asks more than once.
    """
    known = known_in(service, plans) if known is None else known
    return {plan.routine: length_ms(as_led(service, plan, known=known) if plan.doses else plan) for plan in plans}


def as_led_before(service: AppContext, plan: Plan) -> Plan:
    """The plan of a session that goes on: what was explained in it, for as long as the language of now needs."""
    if not plan.welcome_ms:
        return plan
    known = plan.exercises - {dose.exercise.id for dose in plan.blocks if dose.explain_ms}
    rate = service.settings.voice_rate
    return explained(plan, known, service.session_texts, rate=rate, language=service.language)


def in_minutes(
    service: AppContext, plan: Plan, minutes: int, *, explain: bool = False, typed: Set[str] = frozenset()
) -> tuple[Plan, Plan]:
    """The plan as it is led, and what of it fits into so many minutes with all that is explained.

    `explain` as in `as_led`, `typed` as in `fitted`.
    """
    limit_ms = minutes * 60_000
    whole = as_led(service, plan, explain=explain)
    fitting = fitted(whole, limit_ms, typed)
    # What is left out may have had the explanation in it of an exercise that comes again: it is told there now.
    while length_ms(led := as_led(service, fitting, explain=explain)) > limit_ms:
        shorter = fitted(led, limit_ms, typed)
        if shorter == led:
            break
        fitting = shorter
    return whole, led
