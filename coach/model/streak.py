"""Streaks of days, weeks with a session, and the shades of a calendar. All of it from what was done on each local day.

A day is the day a session began on, whatever the clock did later. A rest day is part of training: one day without a
session between two days with one does not end a streak, two do. A day that is not over yet ends nothing, and one that
has not come yet is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from msgspec import Struct

from coach.model.days import has_come
from coach.model.record import DayTotal

REST_DAYS: Final = 1
"""How many days without a session may lie between two with one."""

LEVELS: Final = 4
"""How many shades a day with a session may have; 0 is a day without."""

_WEEK: Final = timedelta(days=7)


class Streak(Struct, frozen=True):
    """Days with a session, no two of them further apart than a rest day allows."""

    days: int
    """Days with a session; the rest days between them are not counted."""
    first: date
    last: date

    @property
    def has_rest(self) -> bool:
        """Whether there are rest days among them."""
        return (self.last - self.first).days >= self.days


class Week(Struct, frozen=True):
    """What was done from a Monday to the Sunday after it."""

    monday: date
    days: int
    """Days with a session."""
    active_ms: int
    reps: int


def streaks(done: Iterable[DayTotal]) -> tuple[Streak, ...]:
    """Every streak, oldest first."""
    days = sorted({total.day for total in done})
    if not days:
        return ()
    breaks = [at for at, (before, after) in enumerate(pairwise(days), start=1) if _apart(before, after)]
    bounds = pairwise([0, *breaks, len(days)])
    return tuple(Streak(end - start, days[start], days[end - 1]) for start, end in bounds)


def current_streak(done: Iterable[DayTotal], today: date) -> Streak | None:
    """The streak that a session today would continue or has continued; None if it would begin a new one."""
    newest = next(reversed(streaks(total for total in done if has_come(total.day, today))), None)
    return None if newest is None or _apart(newest.last, today) else newest


def weeks(done: Iterable[DayTotal], today: date, count: int) -> tuple[Week, ...]:
    """The last `count` weeks, the oldest first and today's last; those without a session too."""
    newest = monday_of(today)
    by_monday = {newest - _WEEK * back: Week(newest - _WEEK * back, 0, 0, 0) for back in reversed(range(count))}
    for total in done:
        if (week := by_monday.get(monday_of(total.day))) is not None:
            ms, reps = week.active_ms + total.active_ms, week.reps + total.reps
            by_monday[week.monday] = Week(week.monday, week.days + 1, ms, reps)
    return tuple(by_monday.values())


def weeks_in_a_row(done: Iterable[DayTotal], today: date) -> int:
    """How many weeks up to this one had a session each; this one, not over yet, ends nothing."""
    trained = {monday_of(total.day) for total in done}
    week, count = monday_of(today), 0
    if week not in trained:
        week -= _WEEK
    while week in trained:
        week, count = week - _WEEK, count + 1
    return count


def shades(done: Iterable[DayTotal], first: date, last: date) -> tuple[tuple[date, int], ...]:
    """Each day from `first` to `last` with its shade: 0 without a session, else 1 to `LEVELS`.

    The shade says how a day compares with this person's other days in view, by rank of time on the mat, so that one
    very long day does not make all others pale.
    """
    active = {total.day: total.active_ms for total in done if first <= total.day <= last}
    ranked = sorted(active.values())
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return tuple((day, _shade(active[day], ranked) if day in active else 0) for day in days)


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def _shade(active_ms: int, ranked: Sequence[int]) -> int:
    """Which quarter of the days it is in, from 1, rounded up."""
    return -(-bisect_right(ranked, active_ms) * LEVELS // len(ranked))


def _apart(before: date, after: date) -> bool:
    return (after - before).days > REST_DAYS + 1
