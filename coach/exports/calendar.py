"""The week of the settings as appointments: an iCalendar file (RFC 5545) that a calendar takes in, again and again.

07:00 stays 07:00 over the change of clocks. Each weekday has an id that stays, so that what is written later takes the
place of what was written before; a day that is taken out of the week has to be deleted in the calendar.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from coach.app.context import AppContext
from coach.app.led_plan import as_led
from coach.engine.welcome import kit
from coach.errors import UnknownName, UsageError, phrase
from coach.exports.vtimezone import DAYS, LISTED, NAMELESS, STAMP, clock_changes, vtimezone
from coach.i18n.catalog import Vocabulary
from coach.library.settings_schema import DAYS as KEYS
from coach.model.plan import Plan
from coach.model.timeline import length_ms
from coach.system.text import without_harmful
from coach.system.time_zone import local_zone

ALARM: Final = timedelta(minutes=10)
"""How long before an appointment it is reminded of."""
LINE_AT_MOST: Final = 75
"""Bytes of a line; the rest of a longer one stands on the next, behind a space."""
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


class Appointment(Struct, frozen=True):
    """What is planned for one day of every week."""

    weekday: int
    """From Monday, 0."""
    id: str
    name: str
    about: str
    minutes: int
    alarm: str
    """What the alarm says."""


def week_calendar(context: AppContext, at: time) -> bytes:
    """The calendar file of the person's week, each day at this time. Raises UsageError where there is no week."""
    if not any(context.settings.week):
        what = phrase(
            "no week is planned yet: s in coach has it, or a line in {file} such as {example}",
            file=str(context.places.settings),
            example="week: {mon: rest-day, thu: rest-day}",
        )
        raise UsageError(what)
    now = context.now()
    appointments = [_appointment(context, day, name) for day, name in enumerate(context.settings.week) if name]
    return calendar_file(appointments, at, local_zone(now), now)


def _appointment(context: AppContext, weekday: int, routine: str) -> Appointment:
    """What is planned for a day, as long as it would take today; what hurts today is back by then."""
    words = context.words
    try:
        loaded = context.catalogue.routine(routine)
    except UnknownName as error:
        place = f"{context.places.settings}: week: {KEYS[weekday]}"
        raise UsageError(phrase("{place}: {why}", place=place, why=error.what)) from error
    plan = as_led(context, context.plan_of(loaded, replace(context.due(), hurt=frozenset())))
    minutes = max(-(-length_ms(plan) // 60_000), 1)
    return Appointment(
        weekday=weekday,
        id=_id(context, weekday),
        name=plan.name,
        about=_about(plan, words),
        minutes=minutes,
        alarm=words.calendar.alarm.format(name=plan.name, minutes=minutes, before=ALARM // timedelta(minutes=1)),
    )


def _id(context: AppContext, weekday: int) -> str:
    """The same for this weekday of this person's whenever it is written, and another for anybody else.

    By where their settings are: who shares a calendar with somebody has another name there.
    """
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{context.places.settings.absolute().as_uri()}#{DAYS[weekday]}"))


def _about(plan: Plan, words: Vocabulary) -> str:
    """What the routine is for, what is done, and what to lay ready."""
    exercises = dict.fromkeys(dose.exercise.name for dose in plan)
    lines = [plan.about, "\n".join(f"· {name}" for name in exercises)]
    if things := kit(plan):
        lines.append(words.calendar.lay_ready.format(kit=", ".join(words.session.kit(thing) for thing in things)))
    return "\n\n".join([*filter(None, lines), f"coach run {plan.routine}"])


def calendar_file(appointments: Sequence[Appointment], at: time, zone: ZoneInfo | None, now: datetime) -> bytes:
    """The file with these appointments at this time of the zone; without one, of the computer's own clock."""
    zone_id = NAMELESS if zone is None else zone.key
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//coach//week//EN",
        "CALSCALE:GREGORIAN",
        *vtimezone(zone, zone_id, now - timedelta(days=8)),
        *(line for each in appointments for line in _event(each, at, zone, zone_id, now)),
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) for line in lines).encode()


def _event(of: Appointment, at: time, zone: tzinfo | None, zone_id: str, now: datetime) -> Iterator[str]:
    """The lines of one appointment, weekly from the next one to come on, and of those that are at another time.

    Each that the clock skips is told by its own, as a person moves one of many, and not by leaving out 02:30 and adding
    03:30: to readers who put it all into UTC first these are the same moment, and they leave out both.
    """
    local = now.astimezone(zone).replace(tzinfo=None)
    first = _next(of.weekday, at, local)
    moved = dict(_moved(of.weekday, at, zone, local.year))
    if first in moved:
        # What is repeated must begin at a time that there is; a week ago there was one, and it is over.
        first -= timedelta(weeks=1)
    yield from _lines(of, first, [f"RRULE:FREQ=WEEKLY;BYDAY={DAYS[of.weekday]}"], zone_id, now)
    for skipped, instead in moved.items():
        if skipped >= first:
            yield from _lines(of, instead, [f"RECURRENCE-ID;TZID={zone_id}:{skipped:{STAMP}}"], zone_id, now)


def _lines(of: Appointment, begins: datetime, which: Sequence[str], zone_id: str, now: datetime) -> Iterator[str]:
    """The lines of an appointment that begins then; `which` says how it is repeated, or in whose place it is."""
    yield from ("BEGIN:VEVENT", f"UID:{of.id}", f"DTSTAMP:{now.astimezone(UTC):{STAMP}}Z")
    # A number that only grows: calendars leave what they have as it is unless what comes has a higher one.
    yield f"SEQUENCE:{int(now.timestamp()) // 60}"
    yield f"DTSTART;TZID={zone_id}:{begins:{STAMP}}"
    yield f"DURATION:PT{of.minutes}M"
    yield from which
    # What somebody does for a hip is nobody's business in a calendar that others see.
    yield from (f"SUMMARY:{_escaped(of.name)}", f"DESCRIPTION:{_escaped(of.about)}", "CLASS:PRIVATE")
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(of.alarm)}")
    yield from (f"TRIGGER:-PT{ALARM // timedelta(minutes=1)}M", "END:VALARM", "END:VEVENT")


def _next(weekday: int, at: time, now: datetime) -> datetime:
    """The next time that it is this time on this weekday, by the clock on the wall."""
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
    first = datetime.combine(day, at)
    return first if first > now else first + timedelta(weeks=1)


def _moved(weekday: int, at: time, zone: tzinfo | None, year: int) -> Iterator[tuple[datetime, datetime]]:
    """The starts of the next years that the clock skips, each with when it is instead: as much later.

    Readers do not agree when 02:30 is on a night that has none.
    """
    for change in clock_changes(zone, range(year, year + LISTED)):
        days: Iterable[date] = {change.wall.date(), (change.wall + change.after - change.before).date()}
        for start in (datetime.combine(day, at) for day in days if day.weekday() == weekday):
            if change.skips(start):
                yield start, start + change.after - change.before


def _escaped(text: str) -> str:
    """A text as the value of a property."""
    return re.sub(r"[\\;,\n]", lambda found: _ESCAPED[found[0]], without_harmful(text.replace("\t", " ")))


def _folded(line: str) -> str:
    """The line with its end, broken where it is too long in bytes, never inside a character."""
    parts, room = [""], LINE_AT_MOST
    for char in line:
        size = len(char.encode())
        if size > room:
            parts.append("")
            room = LINE_AT_MOST - 1
        parts[-1] += char
        room -= size
    return "\r\n ".join(parts) + "\r\n"
