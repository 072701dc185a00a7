"""The local day of a moment."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from coach.model.days import local_day

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("clock", "ends", "day"),
    [
        ((10, 0, 30), time(4), date(2026, 3, 9)),
        ((10, 3, 59), time(4), date(2026, 3, 9)),
        ((10, 4, 0), time(4), date(2026, 3, 10)),
        ((10, 23, 59), time(4), date(2026, 3, 10)),
        ((10, 0, 0), time(0), date(2026, 3, 10)),
        ((10, 9, 59), time(10), date(2026, 3, 9)),
        ((1, 0, 30), time(4), date(2026, 2, 28)),
        # The night in which the clocks go forward has an hour less; the day begins at four all the same.
        ((29, 3, 59), time(4), date(2026, 3, 28)),
        ((29, 4, 0), time(4), date(2026, 3, 29)),
    ],
)
def test_a_day_ends_when_the_person_says(clock: tuple[int, int, int], ends: time, day: date) -> None:
    """Half past midnight is still the evening before."""
    assert day == local_day(datetime(2026, 3, *clock, tzinfo=BERLIN), ends)
