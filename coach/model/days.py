"""The local day of a moment: a day ends at the hour that the person set, not at midnight. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


def local_day(moment: datetime, day_ends: time) -> date:
    """The day a moment belongs to: before `day_ends` it is still the day before.

    By the clock on the wall where the person is, so that neither a change of clocks nor a journey moves the hour.
    """
    day = moment.date()
    return day - timedelta(days=1) if moment.time() < day_ends else day
