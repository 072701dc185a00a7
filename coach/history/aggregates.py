"""The tables of sums, `days`, `targets` and `exercise_sessions`, computed anew from the rows they sum up."""

from __future__ import annotations

import sqlite3
from typing import Final

from coach.errors import Phrase, phrase

DAYS: Final = (
    "SELECT day, count(*), sum((SELECT coalesce(sum(performed), 0) FROM sets"
    " WHERE sets.session = sessions.id AND warm_up = 0)), sum(active_ms), max(sore) FROM sessions"
    " WHERE deleted = 0 AND rehearsal = 0 AND status <> 'open'"
    " AND EXISTS (SELECT 1 FROM sets WHERE sets.session = sessions.id AND performed > 0)"
)
"""The rows of `days`, without their GROUP BY. A session in which no repetition was done makes no day of training."""

EASED: Final = "changed AND set_by = 'progression' AND reason LIKE '%\"change\":\"down\"%'"
"""Which decisions took a step back."""
STANDING: Final = (
    "SELECT exercise, max(id) AS newest, max(id) FILTER (WHERE changed OR set_by <> 'progression') AS setter,"
    " max(id) FILTER (WHERE changed AND set_by = 'progression') AS moved,"
    f" max(id) FILTER (WHERE set_by <> 'progression') AS person, max(id) FILTER (WHERE {EASED}) AS eased"
)
"""A row of `targets`, out of decisions about one exercise that stand."""
EXERCISES: Final = (
    "SELECT DISTINCT exercise, started_ms, session FROM sets JOIN sessions ON sessions.id = session WHERE warm_up = 0"
)
"""The rows of `exercise_sessions`."""


def day_of(db: sqlite3.Connection, session: str) -> None:
    """Work out anew what was done on the day of a session."""
    row = db.execute("SELECT day FROM sessions WHERE id = ?", (session,)).fetchone()
    if row is not None:
        day(db, row[0])


def day(db: sqlite3.Connection, of: str) -> None:
    """Work out anew what was done on one local day."""
    db.execute("DELETE FROM days WHERE day = ?", (of,))
    db.execute(f"INSERT INTO days (day, sessions, reps, active_ms, sore) {DAYS} AND day = ? GROUP BY day", (of,))


def target(db: sqlite3.Connection, exercise: str) -> None:
    """Work out anew where the person stands in one exercise."""
    db.execute("DELETE FROM targets WHERE exercise = ?", (exercise,))
    db.execute(
        "INSERT INTO targets (exercise, newest, setter, moved, person, eased)"
        f" {STANDING} FROM decisions WHERE exercise = ? AND withdrawn = 0 GROUP BY exercise",
        (exercise,),
    )


def exercises(db: sqlite3.Connection, session: str) -> None:
    """Work out anew which exercises a session is one of; a warm-up makes it none of its own."""
    db.execute("DELETE FROM exercise_sessions WHERE session = ?", (session,))
    db.execute(f"INSERT INTO exercise_sessions {EXERCISES} AND session = ?", (session,))


def disagreement(db: sqlite3.Connection) -> Phrase | None:
    """Where a summary does not say what it sums up, or None: the nearest thing to a checksum that the tables have."""
    newest = "(SELECT max(id) FROM decisions WHERE decisions.exercise = targets.exercise AND withdrawn = 0)"
    counted = "(SELECT count(*) FROM repetitions WHERE set_id = sets.id)"
    repetitions, totals = phrase("the repetitions of a set do not add up"), phrase("the totals of a day do not add up")
    listed, targets = phrase("the exercises do not add up"), phrase("the targets do not add up")
    for what, query in (
        (repetitions, f"SELECT 1 FROM sets WHERE performed <> {counted}"),
        (totals, f"SELECT * FROM days EXCEPT {DAYS} GROUP BY day"),
        (totals, f"{DAYS} GROUP BY day EXCEPT SELECT * FROM days"),
        (listed, f"SELECT * FROM exercise_sessions EXCEPT {EXERCISES}"),
        (listed, f"{EXERCISES} EXCEPT SELECT * FROM exercise_sessions"),
        (
            targets,
            "SELECT exercise FROM decisions WHERE withdrawn = 0 EXCEPT SELECT exercise FROM targets",
        ),
        (targets, f"SELECT 1 FROM targets WHERE newest <> {newest}"),
    ):
        if db.execute(f"{query} LIMIT 1").fetchone() is not None:
            return what
    return None
