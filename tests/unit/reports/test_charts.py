"""Charts as text: what each shape says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.reports.charts import Labels, Point, bar, calendar, over_time, spark
from tests.support.fakes import IN_ENGLISH

DAY = date(2026, 9, 1)
LABELS = Labels("band", "sore", IN_ENGLISH.dates.in_month, IN_ENGLISH.dates.in_year, {})


def point(days: int, left: int, right: int | None = None, band: str | None = "none", sore: int | None = 1) -> Point:
    return Point(DAY + timedelta(days=days), left, left if right is None else right, band, sore)


def test_a_bar_grows_by_half_cells() -> None:
    """14 of 30 on ten cells."""
    assert "━━━━╸─────" == bar(14, 30, 10)
    assert "──────────" == bar(0, 30, 10)
    assert "━━━━━━━━━━" == bar(31, 30, 10)


def test_soreness_from_nothing_to_the_worst() -> None:
    """0 is low, 10 is high, no answer is a gap."""
    assert "▁ ▄█" == spark([0, None, 5, 10])


def test_the_first_and_last_repetitions_stand_where_they_belong() -> None:
    """From the lower left to the upper right, the days below."""
    drawn = over_time([point(0, 10), point(30, 20), point(60, 30)], 10, 30, 47, LABELS)
    assert "  30 ┤" + " " * 40 + "●" == drawn[0]
    assert "  10 ┤ ●" == drawn[7]
    assert drawn[8].split() == ["1", "Sep", "31", "Oct"]
    assert "sore" in drawn[9]


def test_sides_that_differ_are_told_apart_by_letters() -> None:
    """Never by colour."""
    drawn = "\n".join(over_time([point(0, 10), point(10, 14, 12)], 10, 30, 40, LABELS))
    assert "L" in drawn
    assert "R" in drawn


def test_one_leg_alone_has_no_other() -> None:
    """The right leg does not work: no R at nought, and the axis begins where the exercise does."""
    drawn = over_time(
        [Point(DAY + timedelta(days=day), 10 + day, None, None, 1) for day in range(5)], 10, 30, 47, LABELS
    )
    assert drawn[7].startswith("  10 ┤ L")
    assert not any("R" in line or "●" in line for line in drawn)


def test_where_both_sides_fall_on_one_cell_neither_hides_the_other() -> None:
    """14 and 15 of 30 are on the same line."""
    drawn = "\n".join(over_time([point(0, 10), point(10, 14, 15), point(20, 30)], 10, 60, 47, LABELS))
    assert ("●" * 3, False, False) == ("".join(each for each in drawn if each == "●"), "L" in drawn, "R" in drawn)


def test_days_of_two_years_have_their_years() -> None:
    """The same day a year later is another day."""
    for years, labels in ((0, "1 Sep"), (1, "1 Sep 2026 1 Sep 2027")):
        drawn = over_time([point(0, 10), point(365 * years, 20)], 10, 30, 47, LABELS)
        assert labels == " ".join(drawn[8].split())


def test_a_new_band_is_marked_where_it_began() -> None:
    """With its name."""
    drawn = over_time([point(0, 30), point(10, 10, band="light")], 10, 30, 60, LABELS)
    assert any("╷" in line and line.startswith(" band") for line in drawn)


def test_one_session_is_a_chart_too() -> None:
    """The first day is drawn like any other."""
    assert "  10 ┤ ●" == over_time([point(0, 10)], 10, 30, 40, LABELS)[7]


def test_the_calendar_ends_today() -> None:
    """Days to come are blank, today is in the last column, and every amount has its own shape."""
    wednesday = date(2026, 9, 2)
    shades = {wednesday: 4, wednesday - timedelta(days=1): 1, wednesday - timedelta(days=7): 2}
    rows = calendar(shades, wednesday, 2, IN_ENGLISH.dates.short_days)
    assert ["Mo  · ·", "Tu  · ░", "We  ▒ █", "Th  ·"] == rows[:4]


@pytest.mark.parametrize("width", [-7, 0, 7, 8])
def test_where_there_is_no_room_everything_falls_on_one_column(width: int) -> None:
    """A window of a few cells shows little of the way, and still no traceback."""
    drawn = over_time([point(0, 10), point(10, 14, 12), point(20, 16, band="light")], 10, 30, width, LABELS)
    assert over_time([point(0, 10), point(10, 14, 12), point(20, 16, band="light")], 10, 30, 8, LABELS) == drawn
    assert any("L" in line for line in drawn)
