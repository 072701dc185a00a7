"""A time zone as a calendar file has it (RFC 5545, VTIMEZONE): worked out from when the clocks really change.

No reader has to know the zone's name. Where the clocks change by a rule (the last Sunday of March), the rule is written
and holds for ever; where they do not (in Morocco with the moon), the days of the next years are.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from msgspec import Struct

CYCLE: Final = 28
"""Years until every date has been every day of the week: what agrees for so long is a rule."""
LISTED: Final = 10
"""Years for which days are listed where there is no rule."""
NAMELESS: Final = "Local"
"""What a zone is called whose name is not known."""
_WEEK: Final = timedelta(days=7)
_MINUTE: Final = timedelta(minutes=1)
_LONG_AGO: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - by the clock on the wall, as all of a VTIMEZONE
_SHORT_NAME: Final = re.compile(r"[A-Za-z0-9+-]{1,8}")
"""CEST, or -03; what Windows calls its zones is no short name."""
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class ClockChange(Struct, frozen=True):
    """A moment at which the clocks change."""

    at: datetime
    """In UTC."""
    before: timedelta
    """How far the clocks are ahead of UTC until then."""
    after: timedelta
    name: str
    """What the time is called from then on, such as CEST."""

    @property
    def wall(self) -> datetime:
        """What the clock on the wall shows as it is changed."""
        return self.at.replace(tzinfo=None) + self.before

    def skips(self, moment: datetime) -> bool:
        """Whether the clock on the wall never shows this."""
        return self.wall <= moment < self.wall + self.after - self.before


class YearlyRule(Struct, frozen=True):
    """The weekday among seven days of a month on which the clocks change each year."""

    month: int
    first: int
    """The first of the seven days."""
    weekday: int
    time: time

    def in_year(self, year: int) -> datetime:
        """When it is in that year, by the clock on the wall."""
        days = (date(year, self.month, self.first) + timedelta(days=later) for later in range(7))
        return datetime.combine(next(day for day in days if day.weekday() == self.weekday), self.time)

    def __str__(self) -> str:
        """As an RRULE: the last Sunday or the second one, where these say the same as the days."""
        day, most = DAYS[self.weekday], monthrange(2025, self.month)[1]
        if self.first == most - 6:
            days = f"BYDAY=-1{day}"
        elif self.first % 7 == 1:
            days = f"BYDAY={self.first // 7 + 1}{day}"
        else:
            days = f"BYDAY={day};BYMONTHDAY={','.join(str(self.first + later) for later in range(7))}"
        return f"FREQ=YEARLY;BYMONTH={self.month};{days}"


def clock_changes(zone: tzinfo | None, years: range) -> list[ClockChange]:
    """Every change of the clocks in these years, oldest first; without a zone, of the computer's own clock."""
    moment, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (years.start, years.stop))
    changes = []
    while moment < end:
        later = moment + _WEEK
        if (before := _offset(moment, zone)) != _offset(later, zone):
            at = _moment_of_change(moment, later, zone)
            local = at.astimezone(zone)
            changes.append(ClockChange(at, before, _offset(at, zone), local.tzname() or ""))
            later = at
        moment = later
    return changes


def _offset(moment: datetime, zone: tzinfo | None) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _moment_of_change(before: datetime, after: datetime, zone: tzinfo | None) -> datetime:
    """The first whole minute that has another offset than `before`."""
    offset = _offset(before, zone)
    while after - before > _MINUTE:
        middle = before + (after - before) // _MINUTE // 2 * _MINUTE
        before, after = (middle, after) if _offset(middle, zone) == offset else (before, middle)
    return after


def vtimezone(zone: tzinfo | None, zone_id: str, begins: datetime) -> list[str]:
    """The lines of a VTIMEZONE that is right from `begins` on, not folded yet."""
    year = begins.astimezone(UTC).year
    changes = clock_changes(zone, range(year, year + CYCLE))
    kinds = [[each for each in changes if each.after == after] for after in {each.after for each in changes}]
    rules = [_yearly_rule(kind) for kind in kinds]
    if rules and all(rules):
        parts = [
            _part(kind[0], rule.in_year(year - 1), [f"RRULE:{rule}"])
            for kind, rule in zip(kinds, rules, strict=True)
            if rule is not None
        ]
    else:
        coming = [each for each in changes if each.at > begins and each.at.year < year + LISTED]
        parts = [_part(_as_it_is(begins, zone), _LONG_AGO, []), *_listed(coming)]
    lines = [line for part in sorted(parts) for line in part]
    return ["BEGIN:VTIMEZONE", f"TZID:{zone_id}", *lines, "END:VTIMEZONE"]


def _yearly_rule(changes: Sequence[ClockChange]) -> YearlyRule | None:
    """The rule by which these come; None where there is none: not once a year, or not on such a day."""
    walls = [each.wall for each in changes]
    alike = {(wall.month, wall.weekday(), wall.time()) for wall in walls}
    first = min(wall.day for wall in walls)
    once_a_year = len({wall.year for wall in walls}) == len(walls) == CYCLE
    same_offsets = len({(each.before, each.after) for each in changes}) == 1
    if not once_a_year or not same_offsets or len(alike) > 1 or max(wall.day for wall in walls) > first + 6:
        return None
    month, weekday, at = alike.pop()
    return YearlyRule(month, first, weekday, at)


def _as_it_is(begins: datetime, zone: tzinfo | None) -> ClockChange:
    """The time that is kept as it all begins, as if it had always been."""
    offset = _offset(begins, zone)
    return ClockChange(begins, offset, offset, begins.astimezone(zone).tzname() or "")


def _listed(changes: Sequence[ClockChange]) -> Iterator[list[str]]:
    """A part for each way in which the clocks are changed, with its days."""
    for before, after in sorted({(each.before, each.after) for each in changes}):
        days = [each for each in changes if (each.before, each.after) == (before, after)]
        yield _part(days[0], days[0].wall, [f"RDATE:{each.wall:{STAMP}}" for each in days[1:]])


STAMP: Final = "%Y%m%dT%H%M%S"
"""How a calendar file writes a time of the clock on the wall."""


def _part(change: ClockChange, begins: datetime, when: Sequence[str]) -> list[str]:
    """STANDARD, or DAYLIGHT for what is ahead of the rest of the year: in summer, also in Dublin."""
    kind = "DAYLIGHT" if change.after > change.before else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{begins:{STAMP}}",
        f"TZOFFSETFROM:{_offset_text(change.before)}",
        f"TZOFFSETTO:{_offset_text(change.after)}",
        *([f"TZNAME:{change.name}"] if _SHORT_NAME.fullmatch(change.name) else []),
        *when,
        f"END:{kind}",
    ]


def _offset_text(offset: timedelta) -> str:
    """+0530; to the second only where there are seconds."""
    minutes, seconds = divmod(abs(int(offset.total_seconds())), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")
