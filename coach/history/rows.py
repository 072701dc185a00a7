"""Rows of the history as records of the model, and times as they are stored.

A history may have come from elsewhere, so no text leaves here with characters that act on a terminal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from coach.model.exercise import Side
from coach.model.plan import Target
from coach.model.record import DayTotal, Hurt, SessionRecord, SetBy, SetRecord, Status, StoredDecision, StoredTarget
from coach.model.timeline import SetKey
from coach.system.text import visible

NOTE_LIMIT: Final = 20_000
"""Characters of a note at most: nobody types so many, and an export takes no more."""

AHEAD: Final = timedelta(days=1)
"""So far ahead of the clock a moment may be: who flew west has some. One beyond is from a clock that was wrong."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stored_time(moment: datetime) -> tuple[int, int]:
    """UTC milliseconds and the offset in minutes of an aware time."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a time without its offset cannot be stored")
    return (moment - _EPOCH) // timedelta(milliseconds=1), offset // timedelta(minutes=1)


def time(ms: int, offset: int) -> datetime:
    """A stored time, with the offset it was lived in."""
    return (_EPOCH + timedelta(milliseconds=ms)).astimezone(timezone(timedelta(minutes=offset)))


def _shown(text: str | None) -> str | None:
    return None if text is None else visible(text)


def key(row: sqlite3.Row) -> SetKey:
    """The set a row is about."""
    return SetKey(row["entry"], visible(row["exercise"]), Side(row["side"]), row["set_number"], bool(row["warm_up"]))


def set_columns(of: SetKey) -> dict[str, object]:
    """The columns that tell a set from the others of its session."""
    return {"entry": of.entry, "side": of.side.value, "set_number": of.set_number, "warm_up": of.warm_up}


def decision_columns(of: StoredDecision) -> dict[str, object]:
    """A decision as a row of `decisions`."""
    at_ms, at_offset = stored_time(of.at)
    return {
        "exercise": of.exercise,
        "reps": None if of.target is None else of.target.reps,
        "band": None if of.target is None else of.target.band,
        "hold": None if of.target is None else of.target.hold,
        "set_by": of.set_by,
        "changed": of.changed,
        "why": of.why,
        "session": of.session,
        "at_ms": at_ms,
        "at_offset": at_offset,
        "day": of.day.isoformat(),
        "reason": of.reason,
    }


def decision(row: sqlite3.Row) -> StoredDecision:
    """A row of `decisions`."""
    return StoredDecision(
        exercise=visible(row["exercise"]),
        target=None if row["reps"] is None else Target(row["reps"], _shown(row["band"]), row["hold"]),
        set_by=SetBy(row["set_by"]),
        changed=bool(row["changed"]),
        why=visible(row["why"]),
        session=row["session"],
        at=time(row["at_ms"], row["at_offset"]),
        day=date.fromisoformat(row["day"]),
        reason=row["reason"],
    )


def day(row: sqlite3.Row) -> DayTotal:
    """A row of `days`."""
    return DayTotal(date.fromisoformat(row["day"]), row["sessions"], row["reps"], row["active_ms"], row["sore"])


def target(row: sqlite3.Row) -> StoredTarget:
    """Where the person stands: a row of `decisions` with who set the number, when it moved and when they set it."""
    person = row["person_ms"]
    return StoredTarget(
        newest=decision(row),
        set_by=SetBy.FILE if row["setter"] is None else SetBy(row["setter"]),
        moved=None if row["moved_day"] is None else date.fromisoformat(row["moved_day"]),
        set_at=None if person is None else time(person, row["person_offset"]),
        eased=row["eased"] is not None and row["eased"] > (row["person"] or 0),
    )


def record(row: sqlite3.Row, sets: Sequence[sqlite3.Row], hurts: Sequence[sqlite3.Row]) -> SessionRecord:
    """A session from its own row and those of its sets and hurts."""
    return SessionRecord(
        id=row["id"],
        routine=visible(row["routine"]),
        started_at=time(row["started_ms"], row["started_offset"]),
        ended_at=None if row["ended_ms"] is None else time(row["ended_ms"], row["ended_offset"]),
        day=date.fromisoformat(row["day"]),
        status=Status(row["status"]),
        rehearsal=bool(row["rehearsal"]),
        active_ms=row["active_ms"],
        effort=row["effort"],
        sore=row["sore"],
        morning_sore=row["morning_sore"],
        note=_shown(row["note"]),
        sets=tuple(
            SetRecord(
                key(each), each["prescribed"], each["performed"], _shown(each["band"]), each["target"], each["hold"]
            )
            for each in sets
        ),
        hurts=tuple(Hurt(each["entry"], visible(each["exercise"]), each["side"], each["sore"]) for each in hurts),
        advice_dismissed=row["advice_dismissed"],
        hurt_at=max((time(each["at_ms"], row["started_offset"]) for each in hurts if each["at_ms"]), default=None),
    )
