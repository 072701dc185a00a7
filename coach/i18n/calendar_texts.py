"""The texts of the appointments that a calendar takes in: English here."""

from __future__ import annotations

from msgspec import Struct


class CalendarTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language."""

    # What the alarm says, {before} minutes ahead.
    alarm: str = "{name} in {before} minutes: {minutes} min."
    lay_ready: str = "Lay ready: {kit}."
