"""Days and times, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.dates import Dates

DATES: Final = Dates(
    days=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    short_days=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    short_months=("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    day="{weekday}, {day}. {month}",
    day_and_time="{day} {year}, {time} Uhr",
    weekday_and_time="{weekday} um {time} Uhr",
    short_day="{weekday} {day}. {month} {year}",
    day_of_month="{day}. {month}",
    day_of_year="{day}. {month} {year}",
)
