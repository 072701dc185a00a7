"""Export and import: a whole history as one JSON file, and such a file merged into the history of another machine.

The file holds what cannot be worked out again: sessions (deleted ones too) with their sets, repetitions and hurts, the
plan of one that is still open, and decisions. One line each, in an order of their own, so the same history is the same
bytes, wherever it has been. Totals of days and targets are worked out anew.

Taking in is one transaction, all or nothing. A session is known by its id; what becomes of one that both sides have,
`merge.py` says. A decision is known by all of its content, and never changes but for being withdrawn: those about one
exercise are put in the order of their times, and the newest that stands is where the person stands. None of this
depends on who takes in whose file, or how often.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from coach.errors import FileRefused, HistoryDamaged, Phrase, phrase
from coach.history import aggregates
from coach.history.connection import insert
from coach.history.export_format import (
    BEGINNING,
    VERSION,
    ExportedDecision,
    ExportedSession,
    History,
    tidy_decision,
    tidy_session,
)
from coach.history.merge import merged_session
from coach.history.rows import AHEAD, stored_time
from coach.history.store import Store


class MergeResult(Struct, frozen=True):
    """What merging a file has changed."""

    added: tuple[str, ...]
    """The ids of the sessions that were not there."""
    completed: tuple[str, ...]
    """The ids of those of which something was not there."""
    decisions: int
    """How many decisions were not there."""


def export(store: Store) -> bytes:
    """The whole history as the bytes of a file. HistoryDamaged if it holds what none may hold."""
    encode = msgspec.json.encode
    with store.snapshot() as db:
        sessions = sorted(_stored_sessions(db), key=lambda each: (each.started_ms, each.id))
        decisions = sorted(set(_stored_decisions(db)), key=lambda each: each.order)
    lines = [
        BEGINNING + f'"version":{VERSION},"sessions":['.encode(),
        b",\n".join(encode(each) for each in sessions),
        b'],"decisions":[',
        b",\n".join(encode(each) for each in decisions),
        b"]}",
    ]
    return b"\n".join(line for line in lines if line) + b"\n"


_SET_COLUMNS: Final = 'id, session, entry, exercise, side, set_number AS "set", prescribed, warm_up, band, target, hold'
_HURT_COLUMNS: Final = "session, entry, exercise, side, sore, withdrawn, at_ms"
_CORRECTION_COLUMNS: Final = "session, field, before, after, at_ms, at_offset"


def _stored_sessions(db: sqlite3.Connection, only: str | None = None) -> Iterator[ExportedSession]:
    where, values = ("", ()) if only is None else ("WHERE session = ?", (only,))

    def of_each(columns: str, table: str, order: str) -> dict[str, list[dict[str, Any]]]:
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in db.execute(f"SELECT {columns} FROM {table} {where} ORDER BY {order}", values):
            fields = dict(row)
            grouped.setdefault(fields.pop("session"), []).append(fields)
        return grouped

    repetitions: dict[int, list[tuple[int, int]]] = {}
    chosen = "" if only is None else "WHERE set_id IN (SELECT id FROM sets WHERE session = ?)"
    for number, rep, at_ms in db.execute(f"SELECT set_id, rep, at_ms FROM repetitions {chosen} ORDER BY 1, 2", values):
        repetitions.setdefault(number, []).append((rep, at_ms))
    sets = of_each(_SET_COLUMNS, "sets", "place, entry, side, set_number, warm_up")
    hurts = of_each(_HURT_COLUMNS, "hurts", "id")
    corrections = of_each(_CORRECTION_COLUMNS, "corrections", "at_ms, id")
    for each in chain.from_iterable(sets.values()):
        each |= {"repetitions": repetitions.get(each.pop("id"), ())}
    for row in db.execute("SELECT * FROM sessions" + ("" if only is None else " WHERE id = ?"), values):
        of = row["id"]
        rest = {"sets": sets.get(of, ()), "hurts": hurts.get(of, ()), "corrections": corrections.get(of, ())}
        plan = row["plan"] if row["status"] == "open" else None
        yield tidy_session(_valid(dict(row) | rest | {"plan": plan}, ExportedSession, phrase("session {id}", id=of)))


def _stored_decisions(db: sqlite3.Connection, exercise: str | None = None) -> Iterator[ExportedDecision]:
    where, values = ("", ()) if exercise is None else (" WHERE exercise = ?", (exercise,))
    for row in db.execute(f"SELECT * FROM decisions{where} ORDER BY id", values):
        fields = dict(row)
        number = fields.pop("id")
        yield tidy_decision(_valid(fields, ExportedDecision, phrase("decision {number}", number=number)))


_Kind = TypeVar("_Kind", ExportedSession, ExportedDecision)


def _valid(fields: dict[str, Any], kind: type[_Kind], what: Phrase) -> _Kind:
    try:
        return msgspec.convert(fields, kind, strict=False)  # for SQLite a flag is 0 or 1
    except msgspec.ValidationError as error:
        raise HistoryDamaged(phrase("the history is damaged: {what}: {why}", what=what, why=str(error))) from error


def merge_history(store: Store, theirs: History, now: datetime) -> MergeResult:
    """Merge what a file holds into a history, all of it or nothing. Raises FileRefused and HistoryError.

    Decisions of a time that has not come are from a clock that was wrong: they are put before all others.
    """
    added, completed = list[str](), list[str]()
    with store.transaction() as db:
        days: set[str] = set()
        for session in theirs.sessions:
            ours = next(iter(_stored_sessions(db, session.id)), None)
            united = session if ours is None else merged_session(ours, session)
            if united != ours:
                (added if ours is None else completed).append(session.id)
                _write_session(db, united, new=ours is None)
                days.add(united.day)
        for day in days:
            aggregates.day(db, day)
        decided = _merge_decisions(db, theirs.decisions, stored_time(now + AHEAD)[0])
    return MergeResult(tuple(added), tuple(completed), decided)


def _merge_decisions(db: sqlite3.Connection, theirs: Iterable[ExportedDecision], come_ms: int) -> int:
    """Add the decisions that are new; those about the same exercise are numbered anew, by time."""
    by_exercise: dict[str, set[ExportedDecision]] = {}
    for decision in theirs:
        by_exercise.setdefault(decision.exercise, set()).add(decision)
    count = 0
    for exercise, decisions in by_exercise.items():
        ours = set(_stored_decisions(db, exercise))
        both = _united_decisions(ours, decisions)
        new = both - ours
        if not new:
            continue
        for decision in new:
            about = decision.session
            if about is not None and db.execute("SELECT 1 FROM sessions WHERE id = ?", (about,)).fetchone() is None:
                what = phrase(
                    "a decision about {exercise} belongs to session {session}, which is nowhere",
                    exercise=exercise,
                    session=ascii(about),
                )
                raise FileRefused(what)
        count += len(new)
        db.execute("DELETE FROM targets WHERE exercise = ?", (exercise,))
        db.execute("DELETE FROM decisions WHERE exercise = ?", (exercise,))
        in_order = sorted(both, key=lambda each: (each.at_ms <= come_ms, each.order))
        insert(db, "decisions", map(msgspec.structs.asdict, in_order))
        aggregates.target(db, exercise)
    return count


def _united_decisions(ours: set[ExportedDecision], theirs: set[ExportedDecision]) -> set[ExportedDecision]:
    """What both hold; withdrawn on one side is withdrawn."""
    standing: dict[ExportedDecision, bool] = {}
    for each in (*ours, *theirs):
        content = msgspec.structs.replace(each, withdrawn=False)
        standing[content] = standing.get(content, False) or each.withdrawn
    return {msgspec.structs.replace(content, withdrawn=gone) for content, gone in standing.items()}


def _write_session(db: sqlite3.Connection, session: ExportedSession, *, new: bool) -> None:
    """Put a session with all that belongs to it in the place of what is stored of it."""
    fields = msgspec.structs.asdict(session)
    del fields["sets"], fields["hurts"], fields["corrections"]
    if new:
        insert(db, "sessions", [fields])
    else:
        db.execute(f"UPDATE sessions SET {', '.join(f'{name} = :{name}' for name in fields)} WHERE id = :id", fields)
        db.execute("DELETE FROM repetitions WHERE set_id IN (SELECT id FROM sets WHERE session = ?)", (session.id,))
        for table in ("sets", "hurts", "corrections"):
            db.execute(f"DELETE FROM {table} WHERE session = ?", (session.id,))
    of = {"session": session.id}
    for place, each in enumerate(session.sets):
        columns = msgspec.structs.asdict(each) | of | {"place": place, "performed": len(each.repetitions)}
        columns["set_number"] = columns.pop("set")
        repetitions = columns.pop("repetitions")
        number = insert(db, "sets", [columns])
        credits = [(number, rep, at_ms) for rep, at_ms in repetitions]
        db.executemany("INSERT INTO repetitions (set_id, rep, at_ms) VALUES (?, ?, ?)", credits)
    insert(db, "hurts", (msgspec.structs.asdict(each) | of for each in session.hurts))
    insert(db, "corrections", (msgspec.structs.asdict(each) | of for each in session.corrections))
    aggregates.exercises(db, session.id)
