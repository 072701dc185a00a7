"""Days and times as one writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.support.fakes import IN_ENGLISH


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 9, 4), "Friday 18:00"),
        (date(2026, 9, 9), "Friday 18:00"),
        (date(2026, 9, 3), "Friday 18:00"),
        (date(2026, 9, 10), "Friday 4 September 2026, 18:00"),
        (date(2027, 9, 4), "Friday 4 September 2026, 18:00"),
        (date(2026, 9, 2), "Friday 4 September 2026, 18:00"),
    ],
)
def test_a_weekday_alone_is_one_of_the_last_week(today: date, said: str) -> None:
    """Months later "Friday" would be any Friday; and after midnight it is still the day before."""
    assert said == IN_ENGLISH.dates.lately(datetime(2026, 9, 4, 18, tzinfo=UTC), today)
