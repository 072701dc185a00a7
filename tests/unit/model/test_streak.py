"""Days in a row, weeks, and the shades of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.model.record import DayTotal
from coach.model.streak import Streak, Week, current_streak, shades, streaks, weeks, weeks_in_a_row

MONDAY = date(2026, 3, 2)


def done_on(day: date, active_ms: int = 600_000, reps: int = 100) -> DayTotal:
    """What was done on a day."""
    return DayTotal(day, 1, reps, active_ms, None)


def on(*numbers: int) -> list[DayTotal]:
    """Sessions on these days, counted from a Monday."""
    return [done_on(MONDAY + timedelta(days=number)) for number in numbers]


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("trained", "today", "days"),
    [
        ([], 0, None),
        ([0], 0, 1),
        ([0, 1, 2], 2, 3),
        ([0, 2, 4], 4, 3),
        ([0, 2, 4], 5, 3),
        ([0, 2, 4], 6, 3),
        ([0, 2, 4], 7, None),
        ([0, 3], 3, 1),
        ([0, 1, 4, 6], 6, 2),
        ([4, 0, 2, 2], 4, 3),
        ([5], 4, 1),
        # A day years ahead, from a clock that was wrong.
        ([0, 1, 2, 2000], 2, 3),
    ],
)
def test_a_rest_day_does_not_break_it(trained: list[int], today: int, days: int | None) -> None:
    """Every other day is a streak; two days without a session end it, but not before the second is over."""
    found = current_streak(on(*trained), day(today))
    assert days == (None if found is None else found.days)


def test_a_streak_knows_whether_it_has_rest_days() -> None:
    """Three days on end have none between them."""
    assert [False, True] == [each.has_rest for each in streaks(on(0, 1, 2, 10, 12))]


def test_every_streak() -> None:
    """Oldest first, each with its first and last day."""
    assert (Streak(2, day(0), day(2)), Streak(1, day(5), day(5)), Streak(3, day(8), day(11))) == streaks(
        on(0, 2, 5, 8, 9, 11)
    )
    assert () == streaks([])


def test_minutes_and_repetitions_a_week() -> None:
    """From Monday to Sunday, weeks without a session too, today's last."""
    done = [
        *on(-8, 0, 7),
        done_on(day(6), active_ms=1_200_000, reps=200),
        done_on(day(14), active_ms=1, reps=2),
    ]
    expected = (
        Week(day(-7), 0, 0, 0),
        Week(day(0), 2, 1_800_000, 300),
        Week(day(7), 1, 600_000, 100),
        Week(day(14), 1, 1, 2),
        Week(day(21), 0, 0, 0),
    )
    assert expected == weeks(done, day(23), 5)


@pytest.mark.parametrize(
    ("trained", "today", "count"),
    [
        ([], 0, 0),
        ([0], 6, 1),
        ([0, 7, 14], 14, 3),
        ([0, 7, 14], 20, 3),
        ([0, 7, 14], 27, 3),
        ([0, 7, 14], 28, 0),
        ([0, 14], 14, 1),
        ([6, 7], 7, 2),
    ],
)
def test_weeks_in_a_row(trained: list[int], today: int, count: int) -> None:
    """One session keeps a week; the week that has just begun ends nothing."""
    assert count == weeks_in_a_row(on(*trained), day(today))


@pytest.mark.parametrize(
    ("minutes", "levels"),
    [
        ([10], [4]),
        ([10, 10, 10], [4, 4, 4]),
        ([10, 20], [2, 4]),
        ([1, 2, 3, 4], [1, 2, 3, 4]),
        ([4, 3, 2, 240], [3, 2, 1, 4]),
        ([0, 5, 5, 5, 5], [1, 4, 4, 4, 4]),
    ],
)
def test_the_calendar_has_four_shades(minutes: list[int], levels: list[int]) -> None:
    """By quarters of one's own days: one long day does not make the others pale, and no session is ever blank."""
    done = [done_on(day(number), each * 60_000) for number, each in enumerate(minutes)]
    shaded = shades(done, day(-1), day(len(minutes)))
    assert [0, *levels, 0] == [level for _, level in shaded]
    assert [day(number) for number in range(-1, len(minutes) + 1)] == [each for each, _ in shaded]


def test_only_what_is_in_view_is_compared() -> None:
    """A marathon outside the months shown does not matter."""
    done = [done_on(day(0), 10), done_on(day(1), 9), done_on(day(2), 1_000)]
    assert ((day(0), 4), (day(1), 2)) == shades(done, day(0), day(1))
