"""What was done: every session, as a table, JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from msgspec import to_builtins

from coach.model.record import SessionRecord, did_nothing, sides
from coach.reports.tables import Json, columns
from coach.system.units import length, seconds

ID_LENGTH: Final = 6
"""Characters of an id that a list shows at least."""
_COLUMNS: Final = (
    *("id", "routine", "started_at", "ended_at", "status", "rehearsal", "active_seconds"),
    *("effort", "sore", "morning_sore", "note"),
    *("exercise", "side", "set", "prescribed", "performed", "band", "entry", "warm_up", "hurts"),
)
_FORMULA: Final = frozenset("=+-@＝＋－＠")


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
                "entry": done.key.entry,
                "warm_up": done.key.warm_up,
                "hold": done.hold,
            }
            for done in record.sets
        ],
        "hurts": to_builtins(record.hurts),
    }


def history_csv(records: Sequence[SessionRecord]) -> str:
    """A row for each set of each session; `hurts` is how much each *this hurts* of its side was, `?` where not said."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for data in map(session_json, records):
        for done in data["sets"] or [dict[str, Any]()]:
            row = data | done | {"hurts": _hurts(data["hurts"], done)}
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _hurts(hurts: Sequence[Json], of: Json) -> str:
    """What hurt in this entry, on this side."""
    own = [each["sore"] for each in hurts if of and each["entry"] == of["entry"] and each["side"] in {of["side"], None}]
    return " ".join("?" if sore is None else str(sore) for sore in own)


def _cell(value: object) -> object:
    """A cell that a spreadsheet shows and never runs: a text that would begin a formula gets an apostrophe.

    Some look behind blanks, and take the wide forms of East Asian keyboards for the same.
    """
    return f"'{value}" if isinstance(value, str) and value.lstrip()[:1] in _FORMULA else value


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
    rows = sides(record.sets)
    done, asked = sum(row[2] for row in rows), sum(row[3] for row in rows)
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
    return record.status.value + ", a rehearsal" * record.rehearsal + ", nothing done" * did_nothing(record)
