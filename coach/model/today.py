"""One thing for today, with its reason. A suggestion, never a demand: nothing here counts what was missed.

The strength dose is for rest days, every other day; the short ones go around a run. After soreness that asks for a
break, a day off comes first, and after a session today nothing more; while soreness does not go away, rest is what is
suggested until the person has had a good session or has put the advice away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from coach.i18n.reason_texts import Suggestions
from coach.model.days import has_come
from coach.model.progression import Advice, did_something, newest_first, says_something, worst_sore
from coach.model.record import SessionRecord
from coach.model.routine import When
from coach.model.settings import Settings

STRENGTH_EVERY_DAYS: Final = 2
"""Days from one rest-day dose to the next."""

LONG_AGO_DAYS: Final = 14
"""Days without a session after which one begins gently."""

_STRENGTH: Final = (When.REST_DAY, When.ANY)
"""What builds strength, the better first."""


class Suggestion(Struct, frozen=True):
    """What today could be."""

    routine: str | None
    """The id of a routine; None suggests to do nothing, or there is nothing to suggest."""
    why: str
    rest: bool = False
    """A day off is the suggestion itself: a row of its own, chosen beforehand, above the sessions."""


def suggest(
    records: Sequence[SessionRecord],
    routines_by_when: Mapping[When, Sequence[str]],
    settings: Settings,
    today: date,
    words: Suggestions,
    advised: Advice | None = None,
) -> Suggestion:
    """What to do today, and why. `advised` is the advice to see somebody that stands.

    `routines_by_when` holds the ids of the routines for each occasion; where there are several, the one that was done
    last is meant, else the first. A few weeks of records are enough.
    """
    possible = (record for record in records if says_something(record) and has_come(record.day, today))
    done = newest_first(filter(did_something, possible))
    strength = _choose([name for when in _STRENGTH for name in routines_by_when.get(when, ())], done)
    before_run = _choose(routines_by_when.get(When.PRE_RUN, ()), done)
    anything = strength or before_run or _choose([name for names in routines_by_when.values() for name in names], done)
    if anything is None:
        return Suggestion(None, words.no_routine)
    if not done:
        return Suggestion(anything, words.first)
    last = done[0]
    ago = (today - last.day).days
    that_day = [record for record in done if record.day == last.day]
    hurt = any(record.hurts for record in that_day)
    if ago <= 0:
        return Suggestion(None, words.hurt_today if hurt else words.done_today, rest=True)
    told = max((sore for record in that_day if (sore := worst_sore(record)) is not None), default=None)
    # Who did not say how much it hurt is given the day off all the same.
    sore = settings.stop_sore if told is None and hurt else told or 0
    if sore >= settings.stop_sore and ago == 1:
        return Suggestion(None, _told(words.day_off, words.day_off_hurt, told), rest=True)
    if advised is not None and advised.times >= settings.sore_streak:
        return Suggestion(None, words.stays_sore.format(times=advised.times), rest=True)
    if ago >= LONG_AGO_DAYS:
        return Suggestion(anything, words.long_ago)
    if sore >= settings.stop_sore:
        return Suggestion(anything, _told(words.gently, words.gently_hurt, told))
    if strength is None:
        return Suggestion(anything, words.whenever)
    careful = words.carefully.format(sore=sore) if sore > settings.fine_sore else None
    short = {name for when in (When.PRE_RUN, When.POST_RUN) for name in routines_by_when.get(when, ())}
    since = next(((today - record.day).days for record in done if record.routine not in short), None)
    if since is not None and since < STRENGTH_EVERY_DAYS:
        if before_run is None:
            return Suggestion(None, words.rest_today, rest=True)
        return Suggestion(before_run, careful or words.strength_yesterday)
    return Suggestion(strength, careful or (words.strength_due if ago > 1 else words.strength_between))


def _told(with_number: str, without: str, sore: int | None) -> str:
    return without if sore is None else with_number.format(sore=sore)


def _choose(names: Sequence[str], done: Sequence[SessionRecord]) -> str | None:
    """Of several routines for one occasion the one that was done last, else the first."""
    return next((record.routine for record in done if record.routine in names), next(iter(names), None))
