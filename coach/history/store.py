"""The history on disk: opened, and written as sessions happen. SQLite, WAL, synchronous FULL.

Rules:

- Each writing call is one committed transaction: when it returns, it is on the disk.
- A repetition is stored once, however often it is handed in.
- Nothing is ever overwritten or deleted; a deleted session is one that is no longer shown.
- Reading never makes a file. A history that is not there reads as an empty one. What can be asked is in `reading.py`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from coach.errors import HistoryError, phrase
from coach.history import aggregates, rows
from coach.history.connection import errors, insert, quietly
from coach.history.lock import SessionLock
from coach.history.opening import empty, open_to_read, open_to_write
from coach.history.reading import Reading
from coach.model.exercise import Side
from coach.model.record import SessionRecord, Status, StoredDecision
from coach.model.timeline import SetKey

_SET = "session = :id AND entry = :entry AND side = :side AND set_number = :set_number AND warm_up = :warm_up"


class Store(Reading):
    """An open history. One thread at a time may use it; which one does not matter."""

    def __init__(self, db: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        super().__init__(db, path)
        self._read_only = read_only
        self._claim: SessionLock | None = None

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the history at `path`, making it and its folder if need be. Raises HistoryError."""
        return cls(open_to_read(path) if read_only else open_to_write(path), path, read_only=read_only)

    @classmethod
    def unsaved(cls, path: Path) -> Self:
        """A history in memory: nothing of it stays. `path` is the one it stands in for."""
        return cls(empty(), path, read_only=False)

    def close(self) -> None:
        """Bring everything into the one file, and let go of it."""
        if self._claim is not None:
            self._claim.close()
            self._claim = None
        if not self._read_only:
            # Not an error, nor worth waiting for: whoever still reads keeps the log alive, and it is whole in any case.
            quietly(lambda: self._db.execute("PRAGMA busy_timeout = 0"))
            quietly(lambda: self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def claim(self) -> None:
        """Make sure that no other session is under way; HistoryBusy at once if one is. Twice is once."""
        if self._claim is None:
            self._claim = SessionLock.take(self._path)

    # a session, as it happens

    def begin(self, record: SessionRecord, plan: str) -> None:
        """A session begins: its sets as prescribed, none performed; `plan` is kept until it ends, to offer it back."""
        started_ms, started_offset = rows.stored_time(record.started_at)
        session = {
            "id": record.id,
            "routine": record.routine,
            "started_ms": started_ms,
            "started_offset": started_offset,
            "day": record.day.isoformat(),
            "status": "open",
            "rehearsal": record.rehearsal,
            "plan": plan,
        }
        with self.transaction() as db:
            insert(db, "sessions", [session])
            insert(
                db,
                "sets",
                (
                    {"session": record.id, "place": place, "exercise": each.key.exercise}
                    | rows.set_columns(each.key)
                    | {"prescribed": each.prescribed, "band": each.band, "target": each.target, "hold": each.hold}
                    for place, each in enumerate(record.sets)
                ),
            )
            aggregates.exercises(db, record.id)

    def credit(self, session: str, key: SetKey, rep: int, at_ms: int, now: datetime | None = None) -> bool:
        """Store a repetition, done in the session's `at_ms`; False when it was stored before."""
        with self.transaction() as db:
            row = db.execute(f"SELECT id FROM sets WHERE {_SET}", rows.set_columns(key) | {"id": session}).fetchone()
            if row is None:
                raise HistoryError(phrase("the history has no such set in session {id}", id=session))
            added = db.execute(
                "INSERT OR IGNORE INTO repetitions (set_id, rep, at_ms) VALUES (?, ?, ?)", (row[0], rep, at_ms)
            ).rowcount
            db.execute("UPDATE sets SET performed = performed + ? WHERE id = ?", (added, row[0]))
            db.execute("UPDATE sessions SET active_ms = max(active_ms, ?) WHERE id = ?", (at_ms, session))
            _note(db, session, now)
            return bool(added)

    def set_reps(self, session: str, key: SetKey, reps: int) -> None:
        """The person changed how many repetitions a set has."""
        with self.transaction() as db:
            values = rows.set_columns(key) | {"id": session, "reps": reps}
            db.execute(f"UPDATE sets SET prescribed = :reps WHERE {_SET}", values)

    def hurt(
        self, session: str, entry: int, exercise: str, side: Side | None, sore: int | None, now: datetime | None = None
    ) -> int:
        """It hurt; returns the number by which to add to it."""
        at_ms = None if now is None else rows.stored_time(now)[0]
        hurt = {"session": session, "entry": entry, "exercise": exercise, "side": side, "sore": sore, "at_ms": at_ms}
        with self.transaction() as db:
            number = insert(db, "hurts", [hurt])
            assert number is not None
            _note(db, session, now)
            return number

    def set_hurt(self, hurt: int, sore: int | None) -> None:
        """How much it hurt, 0-10."""
        self._update("hurts", hurt, sore=sore)

    def withdraw_hurt(self, hurt: int) -> None:
        """It was said by mistake."""
        self._update("hurts", hurt, withdrawn=True)

    def finish(self, session: str, status: Status, ended_at: datetime, active_ms: int) -> None:
        """The session is over; its plan is no longer needed.

        The clock on the wall may have been set back since it began: it never ends before that.
        """
        ended_ms, ended_offset = rows.stored_time(ended_at)
        with self.transaction() as db:
            db.execute(
                "UPDATE sessions SET status = ?, ended_ms = max(?, started_ms), ended_offset = ?,"
                " active_ms = max(active_ms, ?), plan = NULL WHERE id = ?",
                (status.value, ended_ms, ended_offset, active_ms, session),
            )
            aggregates.day_of(db, session)

    def give_up(self, session: str, now: datetime) -> None:
        """A session that was broken off ends as stopped, when something was written of it last.

        Of an old one that is not known: its time on the mat had passed by then.
        """
        with self.transaction() as db:
            db.execute(
                "UPDATE sessions SET status = 'stopped', plan = NULL, ended_offset = started_offset, ended_ms ="
                " max(started_ms, coalesce(last_ms, min(started_ms + active_ms, ?))) WHERE id = ?",
                (rows.stored_time(now)[0], session),
            )
            aggregates.day_of(db, session)

    def answer(self, session: str, *, effort: int | None, sore: int | None, note: str | None) -> None:
        """What the person said afterwards; None leaves what was said before."""
        note = None if note is None else note[: rows.NOTE_LIMIT]
        with self.transaction() as db:
            db.execute(
                "UPDATE sessions SET effort = coalesce(?, effort), sore = coalesce(?, sore), note = coalesce(?, note)"
                " WHERE id = ?",
                (effort, sore, note, session),
            )
            aggregates.day_of(db, session)

    def morning(self, session: str, sore: int) -> None:
        """How sore the hip was the morning after, 0-10."""
        self._update("sessions", session, morning_sore=sore)

    def pass_morning(self, session: str) -> None:
        """The person was asked how the morning after was, and did not say: they are not asked again."""
        self._update("sessions", session, morning_passed=True)

    def dismiss_advice(self, session: str, sore: int) -> None:
        """The person has read what soreness up to this asks for: it is not said again until there is more."""
        self._update("sessions", session, advice_dismissed=sore)

    def delete(self, session: str, *, undo: bool = False) -> None:
        """Show this session no longer; with `undo`, show it again."""
        with self.transaction() as db:
            db.execute("UPDATE sessions SET deleted = ? WHERE id = ?", (not undo, session))
            aggregates.day_of(db, session)

    def _update(self, table: str, row: str | int, **values: object) -> None:
        with self.transaction() as db:
            changes = ", ".join(f"{name} = ?" for name in values)
            db.execute(f"UPDATE {table} SET {changes} WHERE id = ?", (*values.values(), row))

    # targets

    def decide(self, decision: StoredDecision) -> None:
        """Store what was decided about an exercise; the newest decision is its target."""
        with self.transaction() as db:
            insert(db, "decisions", [rows.decision_columns(decision)])
            aggregates.target(db, decision.exercise)

    # what is put right afterwards

    def put_right(
        self, session: str, field: str, before: int | str | None, after: int | str | None, at: datetime
    ) -> None:
        """Another answer in the place of one: effort, sore, morning, note, or hurt:EXERCISE (None: it did not hurt).

        What was said before is kept in `corrections`.
        """
        at_ms, at_offset = rows.stored_time(at)
        after = after[: rows.NOTE_LIMIT] if isinstance(after, str) else after
        texts = [None if value is None else str(value) for value in (before, after)]
        with self.transaction() as db:
            # One after the other, whatever the clock says: the last of them is what holds.
            (last_ms,) = db.execute("SELECT max(at_ms) FROM corrections WHERE session = ?", (session,)).fetchone()
            at_ms = max(at_ms, (last_ms or 0) + 1)
            correction = {"field": field, "before": texts[0], "after": texts[1], "at_ms": at_ms, "at_offset": at_offset}
            insert(db, "corrections", [{"session": session} | correction])
            if (exercise := field.removeprefix("hurt:")) != field:
                db.execute(
                    "UPDATE hurts SET withdrawn = ?3, sore = coalesce(?4, sore)"
                    " WHERE session = ?1 AND exercise = ?2 AND withdrawn = 0",
                    (session, exercise, after is None, after),
                )
            else:
                column = "morning_sore" if field == "morning" else field
                db.execute(f"UPDATE sessions SET {column} = ? WHERE id = ?", (after, session))
            aggregates.day_of(db, session)

    def withdraw(self, decisions: Iterable[int], exercise: str, *, undo: bool = False) -> None:
        """These decisions stand no more: what they rested on was put right. With `undo`, they do again."""
        with self.transaction() as db:
            db.executemany("UPDATE decisions SET withdrawn = ? WHERE id = ?", [(not undo, each) for each in decisions])
            aggregates.target(db, exercise)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything written inside is stored whole or not at all; one inside of another is part of that."""
        if self._db.in_transaction:
            yield self._db
            return
        with errors(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled back already; what failed is what the person hears of.
                quietly(lambda: self._db.execute("ROLLBACK"))
                raise


def _note(db: sqlite3.Connection, session: str, now: datetime | None) -> None:
    """When something was written of a session last: where it ends, should it be broken off."""
    if now is not None:
        db.execute("UPDATE sessions SET last_ms = ? WHERE id = ?", (rows.stored_time(now)[0], session))
