"""How dates and times are written: English here, other languages as values of the same class."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class Dates(Struct, frozen=True, kw_only=True):
    """The names of days and months, and how they stand together. Names in braces are filled in."""

    days: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months: tuple[str, ...] = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    # As short as they stand in tables, all of one length; the first two letters of the days must say which it is.
    short_days: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    short_months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day: str = "{weekday} {day} {month}"
    # {day} is the text above.
    day_and_time: str = "{day} {year}, {time}"
    weekday_and_time: str = "{weekday} {time}"
    short_day: str = "{weekday} {day} {month} {year}"
    day_of_month: str = "{day} {month}"
    day_of_year: str = "{day} {month} {year}"

    def weekday(self, of: date) -> str:
        """Monday."""
        return self.days[of.weekday()]

    def long(self, of: date) -> str:
        """Monday 7 September."""
        return self.day.format(weekday=self.weekday(of), day=of.day, month=self.months[of.month - 1])

    def with_time(self, of: datetime) -> str:
        """Monday 7 September 2026, 18:00."""
        return self.day_and_time.format(day=self.long(of), year=of.year, time=f"{of:%H:%M}")

    def lately(self, of: datetime, today: date) -> str:
        """Monday 18:00, as long as that names one day; what was longer ago, or is to come, has its date.

        `today` may be the day before: it ends after midnight.
        """
        if not -1 <= (today - of.date()).days < len(self.days) - 1:
            return self.with_time(of)
        return self.weekday_and_time.format(weekday=self.weekday(of), time=f"{of:%H:%M}")

    def short(self, of: date) -> str:
        """Mon 07 Sep 2026, always as wide."""
        return self.short_day.format(
            weekday=self.short_days[of.weekday()],
            day=f"{of.day:02}",
            month=self.short_months[of.month - 1],
            year=of.year,
        )

    def in_month(self, of: date, *, wide: bool = False) -> str:
        """7 Sep; `wide` is always as wide, 07 Sep."""
        day = f"{of.day:02}" if wide else f"{of.day}"
        return self.day_of_month.format(day=day, month=self.short_months[of.month - 1])

    def in_year(self, of: date) -> str:
        """7 Sep 2026."""
        return self.day_of_year.format(day=of.day, month=self.short_months[of.month - 1], year=of.year)
