"""What was done: every session, as a table, JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from coach.model.progression import did_something
from coach.model.record import SessionRecord, Status
from coach.output.layout import Json, columns
from coach.units import length, seconds

ID_LENGTH: Final = 6
"""Characters of an id that a list shows at least."""


def session_json(record: SessionRecord) -> Json:
    """One session, as `history --json` lists it."""
    return {
        "id": record.id,
        "routine": record.routine,
        "started_at": record.started_at.isoformat(),
        "ended_at": None if record.ended_at is None else record.ended_at.isoformat(),
        "status": record.status.value,
        "rehearsal": record.rehearsal,
        "active_seconds": seconds(record.active_ms),
        "effort": record.effort,
        "sore": record.sore,
        "morning_sore": record.morning_sore,
        "note": record.note,
        "sets": [
            {
                "exercise": done.key.exercise,
                "side": done.key.side.value,
                "set": done.key.set_number,
                "prescribed": done.prescribed,
                "performed": done.performed,
                "band": done.band,
            }
            for done in record.sets
        ],
    }


def history_csv(records: Sequence[SessionRecord]) -> str:
    """A row for each set of each session."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    session_fields = ("id", "routine", "started_at", "ended_at", "status", "rehearsal", "active_seconds")
    answers = ("effort", "sore", "morning_sore", "note")
    set_fields = ("exercise", "side", "set", "prescribed", "performed", "band")
    writer.writerow([*session_fields, *answers, *set_fields])
    for record in records:
        data = session_json(record)
        about = [data[name] for name in (*session_fields, *answers)]
        for done in data["sets"] or [dict.fromkeys(set_fields)]:
            writer.writerow([*map(_cell, about), *(_cell(done[name]) for name in set_fields)])
    return out.getvalue()


def _cell(value: object) -> object:
    """A cell that a spreadsheet shows and never runs: a text that would begin a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in set("=+-@\t\r") else value


def history_text(records: Sequence[SessionRecord]) -> Iterator[str]:
    """Every session on a line, newest first."""
    if not records:
        yield "No sessions yet. `coach` opens the program; `coach run rest-day` starts a first one."
        return
    known_by = _beginning(record.id for record in records)
    yield from columns(
        [
            ("began", "routine", "how it ended", "on the mat", "reps", "effort", "soreness", "id"),
            *((*_history_row(record), record.id[:known_by]) for record in records),
        ]
    )


def _beginning(ids: Iterable[str]) -> int:
    """As many characters of the ids as it takes to tell each from the others."""
    ordered, length = sorted(ids), ID_LENGTH
    while any(one[:length] == other[:length] != other for one, other in pairwise(ordered)):
        length += 1
    return length


def _history_row(record: SessionRecord) -> tuple[str, ...]:
    done = sum(row.performed for row in record.sets)
    asked = sum(row.prescribed for row in record.sets)
    return (
        record.started_at.strftime("%Y-%m-%d %H:%M"),
        record.routine,
        _ended(record),
        length(record.active_ms),
        f"{done}/{asked}",
        "-" if record.effort is None else str(record.effort),
        "-" if record.sore is None else str(record.sore),
    )


def _ended(record: SessionRecord) -> str:
    nothing = record.status is not Status.OPEN and not did_something(record)
    return record.status.value + ", a rehearsal" * record.rehearsal + ", nothing done" * nothing
