"""Local days: which one a moment belongs to (a day ends when the person says, not at midnight), and which have come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


def local_day(moment: datetime, day_ends: time) -> date:
    """The day a moment belongs to: before `day_ends` it is still the day before.

    By the clock on the wall where the person is, so that neither a change of clocks nor a journey moves the hour.
    """
    day = moment.date()
    return day - timedelta(days=1) if moment.time() < day_ends else day


def has_come(day: date, today: date) -> bool:
    """Whether a stored day may be true; one beyond tomorrow is from a clock that was wrong, and would rule for years.

    Tomorrow is possible: a person may fly west.
    """
    return (day - today).days <= 1
