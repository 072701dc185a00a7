"""The texts of the appointments that a calendar takes in, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.calendar_texts import CalendarTexts

CALENDAR: Final = CalendarTexts(
    alarm="{name} in {before} Minuten: {minutes} min.",
    lay_ready="Was du brauchst: {kit}.",
)
