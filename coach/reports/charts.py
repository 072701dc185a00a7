"""Charts as text, the same in the commands and on the screen: shapes carry everything, colour adds nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

SHADES = "·░▒▓█"
"""Nothing, and four amounts: each is a shape of its own."""
SPARKS = "▁▂▃▄▅▆▇█"
HEIGHT = 8
"""Lines of a chart over time."""
AXIS = 7
"""Columns in front of it."""


class Point(Struct, frozen=True):
    """One session in an exercise's chart."""

    day: date
    left: int | None
    """Repetitions performed with the left leg, or with both; None where it does not work."""
    right: int | None
    band: str | None
    sore: int | None
    """After the session, 0-10."""

    @property
    def sides(self) -> tuple[int, ...]:
        """What each leg did that works in it."""
        return tuple(reps for reps in (self.left, self.right) if reps is not None)


class Labels(Struct, frozen=True):
    """The words in a chart over time."""

    band: str
    sore: str
    day: Callable[[date], str]
    """A day of the year."""
    day_of_year: Callable[[date], str]
    """A day with its year."""
    bands: Mapping[str, str]
    """How bands are called; those that are not in it have their own names."""


def bar(value: int, goal: int, width: int) -> str:
    """How far along a way of `goal` steps, half a cell at a time."""
    halves = min(max(value, 0), goal) * width * 2 // goal if goal else 0
    full, half = divmod(halves, 2)
    return ("━" * full + ("╸" if half else "")).ljust(width, "─")


def spark(values: Sequence[int | None], most: int = 10) -> str:
    """A number in each column, a blank where there is none."""
    top = len(SPARKS) - 1
    return "".join(" " if value is None else SPARKS[min(value, most) * top // most] for value in values)


def over_time(points: Sequence[Point], start: int, goal: int, width: int, labels: Labels) -> list[str]:
    """Repetitions a side against the days, band changes marked, soreness under the same days.

    `●` is what both sides did, as far as can be told at this size; where they differ `L` and `R` stand for themselves.
    """
    columns = max(width - AXIS, 1)
    first, last = points[0].day, points[-1].day
    span = max((last - first).days, 1)
    low = min(start, *(min(point.sides) for point in points))
    high = max(goal, *(max(point.sides) for point in points))
    cells = [[" "] * columns for _ in range(HEIGHT)]
    sore: list[int | None] = [None] * columns
    band, changes = points[0].band, [" "] * columns

    def line(reps: int) -> int:
        return HEIGHT - 1 - (reps - low) * (HEIGHT - 1) // max(high - low, 1)

    def mark(letter: str, reps: int | None) -> None:
        if reps is not None:
            row = cells[line(reps)]
            row[column] = letter if row[column] in {" ", letter} else "●"

    for point in points:
        column = (point.day - first).days * (columns - 1) // span
        if point.left == point.right:
            mark("●", point.left)
        else:
            mark("L", point.left)
            mark("R", point.right)
        worst = sore[column]
        sore[column] = point.sore if worst is None else max(worst, point.sore or 0)
        if point.band != band:
            band = point.band
            label = f"╷{labels.bands.get(band or '', band)}"[: columns - column]
            changes[column : column + len(label)] = label
    rows = [
        f"{high if row == 0 else low if row == HEIGHT - 1 else '':>4} {'┤' if row in {0, HEIGHT - 1} else '│'} "
        + "".join(cells[row]).rstrip()
        for row in range(HEIGHT)
    ]
    if any(mark != " " for mark in changes):
        rows.append(f"{labels.band:>5}  {''.join(changes).rstrip()}")
    rows.append(" " * AXIS + _days(first, last, columns, labels))
    rows.append(f"{labels.sore:>5}  {spark(sore).rstrip()}")
    return [row.rstrip() for row in rows]


def _days(first: date, last: date, columns: int, labels: Labels) -> str:
    """The first day and the last below the ends of the chart, with their years where these are not the same."""
    text_of = labels.day if first.year == last.year else labels.day_of_year
    if first == last:
        return text_of(first)
    begins, ends = text_of(first), text_of(last)
    return begins + ends.rjust(max(columns - len(begins), len(ends) + 1))


def calendar(shades: Mapping[date, int], today: date, weeks: int, names: Sequence[str]) -> list[str]:
    """The last weeks: a row for each weekday, a column for each week, each day in the shape of its shade (0 to 4).

    `names` are those of the weekdays, Monday first; two letters of each are shown.
    """
    monday = first_day(today, weeks)
    rows = []
    for weekday in range(7):
        days = [monday + timedelta(days=weekday, weeks=week) for week in range(weeks)]
        marks = " ".join(" " if day > today else SHADES[shades.get(day, 0)] for day in days)
        rows.append(f"{names[weekday][:2]}  " + marks.rstrip())
    return rows


def first_day(today: date, weeks: int) -> date:
    """The Monday with which a calendar of so many weeks begins."""
    return today - timedelta(days=today.weekday(), weeks=weeks - 1)
