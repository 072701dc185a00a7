"""What is read of the history: where the person stands, what was done, what was broken off. Nothing here writes.

Every question is answered by an index or a summary, so that a page opens as fast after twenty years as after a day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from coach.history import aggregates, rows
from coach.history.connection import errors
from coach.model.days import has_come
from coach.model.record import DayTotal, SessionRecord, SetBy, StoredDecision, StoredTarget
from coach.model.timeline import SetKey
from coach.system.text import visible

PRACTISED: Final = (
    "SELECT 1 FROM sets JOIN sessions ON sessions.id = sets.session"
    " WHERE exercise = ? AND performed > 0 AND rehearsal = 0 AND deleted = 0 LIMIT 1"
)
"""By the index on exercises, up to the first set that counts: as quick after twenty years as after a week."""

_STANDING: Final = (
    "SELECT newest.*, setter.set_by AS setter, moved.day AS moved_day,"
    " person.at_ms AS person_ms, person.at_offset AS person_offset, targets.person, targets.eased"
    " FROM {those} AS targets JOIN decisions AS newest ON newest.id = targets.newest"
    " LEFT JOIN decisions AS setter ON setter.id = targets.setter"
    " LEFT JOIN decisions AS moved ON moved.id = targets.moved"
    " LEFT JOIN decisions AS person ON person.id = targets.person"
)
_SO_FAR: Final = (
    f"{aggregates.STANDING} FROM decisions WHERE exercise = :exercise AND withdrawn = 0"
    " AND (set_by <> 'progression' OR day <= :until) GROUP BY exercise"
)
"""A row of `targets` as it would be without the steps of days that have not come."""

LATELY: Final = timedelta(days=7)
"""How far back a session is looked for whose end never came to a decision."""


T = TypeVar("T")


class Reading:
    """An open history, to read. One thread at a time may use it; which one does not matter."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path

    # where the person stands

    def targets(self, today: date | None = None) -> dict[str, StoredTarget]:
        """Where the person stands in each exercise about which something was decided.

        With `today`, steps of a day that has not come are none, as the sessions they rest on: the clock was wrong.
        """
        with errors(self._path):
            newest = {row["exercise"]: row for row in self._db.execute(_STANDING.format(those="targets"))}
            if today is not None:
                for name, row in list(newest.items()):
                    ahead = row["set_by"] == SetBy.PROGRESSION and not has_come(date.fromisoformat(row["day"]), today)
                    if ahead:
                        known = {"exercise": name, "until": (today + timedelta(days=1)).isoformat()}
                        before = self._db.execute(_STANDING.format(those=f"({_SO_FAR})"), known).fetchone()
                        newest.pop(name)
                        newest |= {} if before is None else {name: before}
            return {name: rows.target(row) for name, row in newest.items()}

    def decisions(self, exercise: str, limit: int = 20) -> tuple[StoredDecision, ...]:
        """What was decided about an exercise, newest first."""
        standing = "SELECT * FROM decisions WHERE exercise = ? AND withdrawn = 0 ORDER BY id DESC LIMIT ?"
        return self._read(rows.decision, standing, exercise, limit)

    # what was done

    def days(self, since: date = date.min) -> tuple[DayTotal, ...]:
        """What was done on each local day from `since` on, oldest first; rehearsals and open sessions left out.

        Days without a repetition are left out, too.
        """
        return self._read(rows.day, "SELECT * FROM days WHERE day >= ? ORDER BY day", since.isoformat())

    def session(self, session: str) -> SessionRecord | None:
        """One session, or None."""
        return next(iter(self._sessions("id = ?", (session,))), None)

    def sessions(
        self,
        *,
        limit: int | None = None,
        newest_first: bool = True,
        since: date | None = None,
        rehearsals: bool = True,
    ) -> tuple[SessionRecord, ...]:
        """The sessions, all of them or the `limit` newest or oldest, from the local day `since` on."""
        where, values = ("day >= ?", (since.isoformat(),)) if since is not None else ("1", ())
        where += "" if rehearsals else " AND rehearsal = 0"
        order = "DESC" if newest_first else "ASC"
        return self._sessions(
            where, values, f"ORDER BY started_ms {order}, id LIMIT {-1 if limit is None else int(limit)}"
        )

    def sessions_on(self, day: date) -> tuple[SessionRecord, ...]:
        """The sessions of one local day, newest first."""
        return self._sessions("day = ?", (day.isoformat(),), "ORDER BY started_ms DESC, id")

    def last_of(self, routines: Iterable[str]) -> tuple[SessionRecord, ...]:
        """The last session of each of these routines that came to its end, however many others were done since."""
        newest = (
            "SELECT id FROM sessions WHERE routine = ? AND rehearsal = 0 AND deleted = 0 AND status <> 'open'"
            " ORDER BY started_ms DESC LIMIT 1"
        )
        ids = [row["id"] for name in routines for row in self._read(dict, newest, name)]
        return self._sessions(f"id IN ({','.join('?' * len(ids))})", ids)

    def answered(self, *, limit: int, today: date) -> tuple[SessionRecord, ...]:
        """The `limit` newest sessions of which the person said how sore they were, or in which it hurt.

        Those of a day that has not come left out.
        """
        answered = "sore IS NOT NULL OR morning_sore IS NOT NULL OR EXISTS"
        hurt = "(SELECT 1 FROM hurts WHERE hurts.session = sessions.id AND withdrawn = 0)"
        tail = f"ORDER BY started_ms DESC, id LIMIT {int(limit)}"
        until = (today + timedelta(days=1)).isoformat()
        # The plus keeps SQLite from going by day: in the order of their beginnings a few rows are enough.
        return self._sessions(f"+day <= ? AND rehearsal = 0 AND ({answered} {hurt})", (until,), tail)

    def sessions_of(
        self, exercise: str, *, limit: int, whole_days: bool = False, until: date = date.max
    ) -> tuple[SessionRecord, ...]:
        """The `limit` newest sessions that name an exercise, however many others lie between; no rehearsals.

        One that has it only as a warm-up names it not. With `whole_days`, also whatever else was done on their days,
        for the body tells no sessions of a day apart. `until` is the newest day of interest.
        """
        column = "day" if whole_days else "id"
        days_or_ids = self._read(
            lambda row: str(row[column]),
            "SELECT id, day FROM exercise_sessions AS those CROSS JOIN sessions ON sessions.id = session"
            " WHERE exercise = ? AND deleted = 0 AND rehearsal = 0 AND day <= ? ORDER BY those.started_ms DESC LIMIT ?",
            *(exercise, until.isoformat(), limit),
        )
        values = list(dict.fromkeys(days_or_ids))
        where = f"{column} IN ({','.join('?' * len(values))}) AND rehearsal = 0"
        return self._sessions(where, values, "ORDER BY started_ms DESC, id")

    def open_sessions(self) -> tuple[tuple[SessionRecord, str], ...]:
        """Sessions without an end, newest first, each with its plan."""
        records = self._sessions("status = 'open'", (), "ORDER BY started_ms DESC, id")
        plans = dict(self._read(tuple, "SELECT id, plan FROM sessions WHERE status = 'open' AND plan IS NOT NULL"))
        return tuple((record, plans[record.id]) for record in records if record.id in plans)

    def practised(self, exercises: Iterable[str]) -> frozenset[str]:
        """Those of these exercises that were done in a session, at least once; rehearsals are no sessions."""
        return frozenset(each for each in exercises if self._read(dict, PRACTISED, each))

    def credited(self, session: str) -> tuple[tuple[SetKey, int], ...]:
        """Every repetition that is stored of a session, with its set."""
        return self._read(
            lambda row: (rows.key(row), row["rep"]),
            "SELECT entry, exercise, side, set_number, warm_up, rep FROM repetitions JOIN sets ON sets.id = set_id"
            " WHERE session = ? ORDER BY place, rep",
            session,
        )

    def moments(self, session: str) -> dict[SetKey, tuple[int, ...]]:
        """When each repetition of a session was done, by its set: milliseconds on its clock, which pauses stop."""
        done: dict[SetKey, tuple[int, ...]] = {}
        for key, at_ms in self._read(
            lambda row: (rows.key(row), int(row["at_ms"])),
            "SELECT entry, exercise, side, set_number, warm_up, at_ms FROM repetitions JOIN sets ON sets.id = set_id"
            " WHERE session = ? ORDER BY place, at_ms",
            session,
        ):
            done[key] = (*done.get(key, ()), at_ms)
        return done

    def decisions_since(
        self, exercise: str, sessions: Iterable[str], moment: datetime
    ) -> tuple[tuple[int, StoredDecision], ...]:
        """What stands about an exercise since the first that was decided on one of these sessions, oldest first.

        With its number, by which it can be withdrawn. Where none was, what was decided since the moment.
        """
        ids = list(sessions)
        marks = ",".join("?" * len(ids))
        return self._read(
            lambda row: (row["id"], rows.decision(row)),
            "SELECT * FROM decisions WHERE exercise = ? AND withdrawn = 0 AND id >= coalesce("
            f"(SELECT min(id) FROM decisions WHERE session IN ({marks}) AND exercise = ? AND withdrawn = 0),"
            " (SELECT min(id) FROM decisions WHERE exercise = ? AND at_ms >= ? AND withdrawn = 0), 1 << 62)"
            " ORDER BY id",
            *(exercise, *ids, exercise, exercise, rows.stored_time(moment)[0]),
        )

    def owes(self, today: date) -> bool:
        """Whether a day that is over has left a step back to take: by what is stored, without deciding anything."""
        held = (
            "SELECT 1 FROM targets JOIN decisions ON decisions.id = targets.newest"
            " WHERE day < ? AND reason LIKE '%\"held\":true%'"
            " AND json_extract(reason, '$.cause') NOT IN ('clean', 'at-goal') LIMIT 1"
        )
        hurt = (
            "SELECT 1 FROM sessions WHERE (status = 'open' OR day >= ?) AND day < ? AND rehearsal = 0"
            " AND deleted = 0 AND EXISTS (SELECT 1 FROM hurts WHERE hurts.session = sessions.id AND withdrawn = 0)"
            " AND NOT EXISTS (SELECT 1 FROM decisions WHERE decisions.session = sessions.id) LIMIT 1"
        )
        lately = (today - LATELY).isoformat()
        return bool(self._read(dict, held, today.isoformat()) or self._read(dict, hurt, lately, today.isoformat()))

    def last_day(self, *, before: date) -> date | None:
        """The newest day before this one that a session began on; None if there is none."""
        newest = "SELECT max(day) FROM sessions WHERE day < ? HAVING max(day) IS NOT NULL"
        return next(iter(self._read(lambda row: date.fromisoformat(row[0]), newest, before.isoformat())), None)

    def last_trained(self, today: date) -> date | None:
        """The newest day up to this one on which something was done; rehearsals are no sessions."""
        newest = "SELECT max(day) FROM days WHERE day <= ? HAVING max(day) IS NOT NULL"
        return next(iter(self._read(lambda row: date.fromisoformat(row[0]), newest, today.isoformat())), None)

    def sessions_like(self, beginning: str) -> tuple[str, ...]:
        """The ids of the sessions that begin so, a few at most."""
        like = "SELECT id FROM sessions WHERE deleted = 0 AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 9"
        return self._read(lambda row: str(row["id"]), like, beginning)

    def hurt_on(self, day: date, begins: datetime) -> frozenset[str]:
        """The exercises that hurt on a local day or in its sessions, however those ended; rehearsals are no sessions.

        `begins` is the moment it began: a session of the day before may have been gone on with. What hurts in an
        exercise's warm-up hurts in the exercise, too.
        """
        hurts = self._read(
            tuple,
            "SELECT hurts.exercise, sets.exercise AS main FROM hurts JOIN sessions ON sessions.id = hurts.session"
            " LEFT JOIN sets ON sets.session = sessions.id AND sets.entry = hurts.entry AND sets.warm_up = 0"
            " WHERE hurts.id IN (SELECT hurts.id FROM sessions JOIN hurts ON session = sessions.id WHERE day = ?"
            " UNION SELECT id FROM hurts WHERE at_ms >= ? AND at_ms < ?)"
            " AND withdrawn = 0 AND rehearsal = 0 AND deleted = 0",
            *(day.isoformat(), *(rows.stored_time(begins + timedelta(days=days))[0] for days in (0, 2))),
        )
        return frozenset(visible(name) for row in hurts for name in row if name is not None)

    def passed_morning(self, session: str) -> bool:
        """Whether they were asked and did not say."""
        return bool(self._read(dict, "SELECT 1 FROM sessions WHERE id = ? AND morning_passed = 1", session))

    def _read(self, make: Callable[[sqlite3.Row], T], query: str, *values: object) -> tuple[T, ...]:
        """What a query finds, each row made into something."""
        with errors(self._path):
            return tuple(map(make, self._db.execute(query, values)))

    def _sessions(self, where: str, values: Sequence[object], tail: str = "") -> tuple[SessionRecord, ...]:
        chosen = f"FROM sessions WHERE deleted = 0 AND {where} {tail}"
        of_them = f"session IN (SELECT id {chosen})"
        with self.snapshot() as db:
            sessions = db.execute(f"SELECT * {chosen}", values).fetchall()
            sets = _by_session(db.execute(f"SELECT * FROM sets WHERE {of_them} ORDER BY place", values))
            hurts = _by_session(
                db.execute(f"SELECT * FROM hurts WHERE withdrawn = 0 AND {of_them} ORDER BY id", values)
            )
            return tuple(rows.record(row, sets.get(row["id"], []), hurts.get(row["id"], [])) for row in sessions)

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Everything read inside is of one moment."""
        with errors(self._path):
            if self._db.in_transaction:
                yield self._db
                return
            self._db.execute("BEGIN")
            try:
                yield self._db
            finally:
                self._db.execute("COMMIT")


def _by_session(these: Iterable[sqlite3.Row]) -> dict[str, list[sqlite3.Row]]:
    by_session: dict[str, list[sqlite3.Row]] = {}
    for row in these:
        by_session.setdefault(row["session"], []).append(row)
    return by_session
