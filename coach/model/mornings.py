"""The morning after a session: which session is asked about it, and from when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from coach.model.days import has_come, local_day
from coach.model.record import SessionRecord, counts, did_something, newest_first
from coach.model.settings import Settings

MORNING_DAYS: Final = 3
"""How many days after a session its morning after is still remembered well enough to be asked for."""

MIN_NIGHT: Final = timedelta(hours=5)
"""How long after a session's end its morning after can come at the earliest: whoever has not slept cannot tell."""


def ask_morning(records: Sequence[SessionRecord], now: datetime, settings: Settings) -> SessionRecord | None:
    """The session whose morning after is still to be asked for; None if there is none.

    Only ever the last one in which something was done, from a night after it until `MORNING_DAYS` after it.
    """
    last = next_morning(records, now, settings)
    if last is None or now < morning_from(last, now, settings):
        return None
    return last


def next_morning(records: Sequence[SessionRecord], now: datetime, settings: Settings) -> SessionRecord | None:
    """The session whose morning after is to be asked for, now or once it has come; None if there is none."""
    last = _last_remembered(records, now, settings)
    return last if last is not None and last.morning_sore is None else None


def answered_morning(records: Sequence[SessionRecord], now: datetime, settings: Settings) -> SessionRecord | None:
    """The last session, where its morning after was answered already and can still be put right; else None."""
    last = _last_remembered(records, now, settings)
    return last if last is not None and last.morning_sore is not None else None


def _last_remembered(records: Sequence[SessionRecord], now: datetime, settings: Settings) -> SessionRecord | None:
    """The last session in which something was done, unless it is more than `MORNING_DAYS` ago."""
    today = local_day(now, settings.day_ends)
    possible = (
        record for record in records if counts(record) and has_come(record.day, today) and did_something(record)
    )
    last = next(iter(newest_first(possible)), None)
    return last if last is not None and (today - last.day).days <= MORNING_DAYS else None


def morning_from(record: SessionRecord, now: datetime, settings: Settings) -> datetime:
    """When a session's morning after begins: its day is over, and a night has passed since it ended.

    On the clock of where the person is now; they may have travelled since.
    """
    over = datetime.combine(record.day + timedelta(days=1), settings.day_ends, now.tzinfo)
    return max(over, (record.ended_at or record.started_at) + MIN_NIGHT).astimezone(now.tzinfo)
