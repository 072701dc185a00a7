"""What to do today, with the reason. A suggestion, never a demand: nothing here counts what was missed.

After soreness that asks for a break, a day off comes first, and after a session today nothing more; while soreness does
not go away, rest is what is suggested until the person has had a good session or has put the advice away. Else a week
of the person's own decides, where they have one. Where they have none, the strength dose is for rest days, every other
day; the short ones go around a run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from coach.model.advice import Advice
from coach.model.days import has_come
from coach.model.record import SessionRecord, did_something, newest_first, says_something, worst_sore
from coach.model.routine import When
from coach.model.settings import Settings

STRENGTH_EVERY_DAYS: Final = 2
"""Days from one rest-day dose to the next."""

LONG_AGO_DAYS: Final = 14
"""Days without a session after which one begins gently."""

_STRENGTH: Final = (When.REST_DAY, When.ANY)
"""What builds strength, the better first."""


class SuggestionReason(StrEnum):
    """The reason for a suggestion; `i18n.reason_texts.SuggestionTexts` has a text of the same name for each."""

    NO_ROUTINE = "no_routine"
    FIRST = "first"
    DONE_TODAY = "done_today"
    HURT_TODAY = "hurt_today"
    DAY_OFF = "day_off"
    DAY_OFF_HURT = "day_off_hurt"
    """The same, where nobody said how much it hurt."""
    HAVE_IT_SEEN = "have_it_seen"
    SORE_ONCE = "sore_once"
    """Where one sore session asks for the advice already."""
    STAYS_SORE = "stays_sore"
    LONG_AGO = "long_ago"
    GENTLY = "gently"
    GENTLY_HURT = "gently_hurt"
    """The same, where nobody said how much it hurt."""
    WHENEVER = "whenever"
    CAREFULLY = "carefully"
    STRENGTH_DUE = "strength_due"
    STRENGTH_BETWEEN = "strength_between"
    STRENGTH_YESTERDAY = "strength_yesterday"
    REST_TODAY = "rest_today"
    WEEK = "week"
    """The person's own week says so."""
    WEEK_REST = "week_rest"


class Suggestion(Struct, frozen=True):
    """A routine for today, or a day off, and why."""

    routine: str | None
    """The id of a routine; None suggests to do nothing, or there is nothing to suggest."""
    why: SuggestionReason
    number: int | None = None
    """The soreness, or how many sessions, that it is about; None where it is about none."""
    rest: bool = False
    """A day off is the suggestion itself: a row of its own, chosen beforehand, above the sessions."""


def suggest(
    records: Sequence[SessionRecord],
    routines_by_when: Mapping[When, Sequence[str]],
    settings: Settings,
    today: date,
    advised: Advice | None = None,
    own: Sequence[str] = (),
) -> Suggestion:
    """What to do today, and why. `advised` is the advice to see somebody that stands.

    `routines_by_when` holds the ids of the routines for each occasion; where there are several, the one that was done
    last is meant, else the first. `own` are those for the person's conditions, the first phase first, in whose place no
    other strength comes. A few weeks of records are enough.
    """
    possible = (record for record in records if says_something(record) and has_come(record.day, today))
    done = newest_first(filter(did_something, possible))
    strength = _choose(own or [name for when in _STRENGTH for name in routines_by_when.get(when, ())], done)
    before_run = _choose(routines_by_when.get(When.PRE_RUN, ()), done)
    anything = strength or before_run or _choose([name for names in routines_by_when.values() for name in names], done)
    if anything is None:
        return Suggestion(None, SuggestionReason.NO_ROUTINE)
    planned = settings.week[today.weekday()]
    has_week = any(settings.week)
    if planned is not None and not any(planned in names for names in routines_by_when.values()):
        planned, has_week = None, False  # its file is gone: the plan says nothing about today
    anything = planned or anything
    if not done:
        return Suggestion(anything, SuggestionReason.FIRST)
    last = done[0]
    ago = (today - last.day).days
    that_day = [record for record in done if record.day == last.day]
    hurt = any(record.hurts for record in that_day)
    if ago <= 0:
        return Suggestion(None, SuggestionReason.HURT_TODAY if hurt else SuggestionReason.DONE_TODAY, rest=True)
    worst = max((sore for record in that_day if (sore := worst_sore(record)) is not None), default=None)
    # Who did not say how much it hurt is given the day off all the same.
    sore = settings.stop_sore if worst is None and hurt else worst or 0
    if sore >= settings.stop_sore and ago == 1:
        return Suggestion(
            None, SuggestionReason.DAY_OFF_HURT if worst is None else SuggestionReason.DAY_OFF, worst, rest=True
        )
    if advised is not None:
        return Suggestion(None, *_advised(advised, settings), rest=True)
    if ago >= LONG_AGO_DAYS:
        return Suggestion(anything, SuggestionReason.LONG_AGO)
    if sore >= settings.stop_sore:
        return Suggestion(anything, SuggestionReason.GENTLY_HURT if worst is None else SuggestionReason.GENTLY, worst)
    if has_week:
        return _by_week(planned, sore, settings)
    if strength is None:
        return Suggestion(anything, SuggestionReason.WHENEVER)
    short = {name for when in (When.PRE_RUN, When.POST_RUN) for name in routines_by_when.get(when, ())}
    since = next(((today - record.day).days for record in done if record.routine not in short), None)
    if since is not None and since < STRENGTH_EVERY_DAYS:
        if before_run is None:
            return Suggestion(None, SuggestionReason.REST_TODAY, rest=True)
        fits, why = before_run, SuggestionReason.STRENGTH_YESTERDAY
    else:
        fits, why = strength, SuggestionReason.STRENGTH_DUE if ago > 1 else SuggestionReason.STRENGTH_BETWEEN
    return Suggestion(fits, SuggestionReason.CAREFULLY, sore) if sore > settings.fine_sore else Suggestion(fits, why)


def _by_week(planned: str | None, sore: int, settings: Settings) -> Suggestion:
    """What the person's own week has for today; a day off where it has nothing."""
    if planned is None:
        return Suggestion(None, SuggestionReason.WEEK_REST, rest=True)
    return (
        Suggestion(planned, SuggestionReason.CAREFULLY, sore)
        if sore > settings.fine_sore
        else Suggestion(planned, SuggestionReason.WEEK)
    )


def _advised(advice: Advice, settings: Settings) -> tuple[SuggestionReason, int]:
    """Why to rest while the advice to see somebody stands."""
    if advice.severe is not None and advice.times < settings.sore_streak:
        return SuggestionReason.HAVE_IT_SEEN, advice.severe
    return (SuggestionReason.STAYS_SORE if advice.times > 1 else SuggestionReason.SORE_ONCE), advice.times


def _choose(names: Sequence[str], done: Sequence[SessionRecord]) -> str | None:
    """Of several routines for one occasion the one that was done last, else the first."""
    return next((record.routine for record in done if record.routine in names), next(iter(names), None))
