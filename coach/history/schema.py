"""The tables, and the numbered steps that made them. A step and its number are committed together or not at all.

Times are UTC milliseconds beside the offset of where the person was, in minutes, so that a moment sorts as one and is
read back as it was lived. `day` is the local day a session began on, fixed then.

`targets`, `days` and `exercise_sessions` are summaries of `decisions`, `sessions` and `sets`, kept in the same
transaction as what they summarise, so that a page opens as fast after twenty years as after a day.

Nothing that was said is lost: an answer that was put right stays in `corrections`, and a decision that rested on it is
`withdrawn`, not deleted.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from coach.errors import HistoryDamaged, phrase

APPLICATION_ID: Final = 0x636F6163
"""`coac`: tells our history from any other SQLite file, and from a file that lost its beginning."""

MIGRATIONS: Final = (
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        routine TEXT NOT NULL,
        started_ms INTEGER NOT NULL,
        started_offset INTEGER NOT NULL,
        ended_ms INTEGER,
        ended_offset INTEGER,
        day TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('open', 'completed', 'stopped')),
        rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
        active_ms INTEGER NOT NULL DEFAULT 0,
        effort INTEGER CHECK (effort BETWEEN 0 AND 10),
        sore INTEGER CHECK (sore BETWEEN 0 AND 10),
        morning_sore INTEGER CHECK (morning_sore BETWEEN 0 AND 10),
        note TEXT,
        plan TEXT,
        deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
    ) STRICT;
    CREATE INDEX sessions_by_start ON sessions (started_ms);
    CREATE INDEX sessions_by_day ON sessions (day);
    CREATE INDEX sessions_open ON sessions (status) WHERE status = 'open';

    CREATE TABLE sets (
        id INTEGER PRIMARY KEY,
        session TEXT NOT NULL REFERENCES sessions (id),
        place INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        exercise TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
        set_number INTEGER NOT NULL,
        warm_up INTEGER NOT NULL CHECK (warm_up IN (0, 1)),
        prescribed INTEGER NOT NULL,
        performed INTEGER NOT NULL DEFAULT 0,
        band TEXT,
        target INTEGER,
        UNIQUE (session, entry, side, set_number, warm_up)
    ) STRICT;
    CREATE INDEX sets_by_exercise ON sets (exercise, session);

    CREATE TABLE repetitions (
        set_id INTEGER NOT NULL REFERENCES sets (id),
        rep INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (set_id, rep)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE hurts (
        id INTEGER PRIMARY KEY,
        session TEXT NOT NULL REFERENCES sessions (id),
        entry INTEGER NOT NULL,
        exercise TEXT NOT NULL,
        side TEXT,
        sore INTEGER CHECK (sore BETWEEN 0 AND 10),
        withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
    ) STRICT;
    CREATE INDEX hurts_by_session ON hurts (session);
    """,
    """
    CREATE TABLE decisions (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        reps INTEGER,
        band TEXT,
        set_by TEXT NOT NULL CHECK (set_by IN ('person', 'progression', 'file')),
        changed INTEGER NOT NULL CHECK (changed IN (0, 1)),
        why TEXT NOT NULL,
        session TEXT REFERENCES sessions (id),
        at_ms INTEGER NOT NULL,
        at_offset INTEGER NOT NULL,
        day TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decisions_by_exercise ON decisions (exercise, id);

    CREATE TABLE targets (
        exercise TEXT PRIMARY KEY,
        newest INTEGER NOT NULL REFERENCES decisions (id),
        setter INTEGER REFERENCES decisions (id),
        moved INTEGER REFERENCES decisions (id),
        person INTEGER REFERENCES decisions (id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE days (
        day TEXT PRIMARY KEY,
        sessions INTEGER NOT NULL,
        reps INTEGER NOT NULL,
        active_ms INTEGER NOT NULL,
        sore INTEGER
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE sessions ADD COLUMN morning_passed INTEGER NOT NULL DEFAULT 0 CHECK (morning_passed IN (0, 1));
    """,
    """
    DELETE FROM days;
    INSERT INTO days (day, sessions, reps, active_ms, sore)
        SELECT day, count(*), sum((SELECT coalesce(sum(performed), 0) FROM sets
            WHERE sets.session = sessions.id AND warm_up = 0)), sum(active_ms), max(sore) FROM sessions
        WHERE deleted = 0 AND rehearsal = 0 AND status <> 'open' GROUP BY day;
    """,
    """
    ALTER TABLE decisions ADD COLUMN reason TEXT;
    """,
    """
    ALTER TABLE decisions ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));

    ALTER TABLE targets ADD COLUMN eased INTEGER REFERENCES decisions (id);
    UPDATE targets SET eased = (SELECT max(id) FROM decisions WHERE decisions.exercise = targets.exercise
        AND changed AND set_by = 'progression' AND reason LIKE '%"change":"down"%');

    ALTER TABLE sessions ADD COLUMN advice_dismissed INTEGER CHECK (advice_dismissed BETWEEN 0 AND 10);

    CREATE TABLE corrections (
        id INTEGER PRIMARY KEY,
        session TEXT NOT NULL REFERENCES sessions (id),
        field TEXT NOT NULL,
        before TEXT,
        after TEXT,
        at_ms INTEGER NOT NULL,
        at_offset INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX corrections_by_session ON corrections (session);
    CREATE INDEX decisions_by_session ON decisions (session);
    CREATE INDEX sessions_by_routine ON sessions (routine, started_ms);

    CREATE TABLE exercise_sessions (
        exercise TEXT NOT NULL,
        started_ms INTEGER NOT NULL,
        session TEXT NOT NULL REFERENCES sessions (id),
        PRIMARY KEY (exercise, started_ms, session)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO exercise_sessions SELECT DISTINCT exercise, started_ms, session FROM sets
        JOIN sessions ON sessions.id = sets.session WHERE warm_up = 0;

    ALTER TABLE hurts ADD COLUMN at_ms INTEGER;
    CREATE INDEX hurts_by_time ON hurts (at_ms);

    ALTER TABLE sessions ADD COLUMN last_ms INTEGER;
    DELETE FROM days;
    INSERT INTO days (day, sessions, reps, active_ms, sore)
        SELECT day, count(*), sum((SELECT coalesce(sum(performed), 0) FROM sets
            WHERE sets.session = sessions.id AND warm_up = 0)), sum(active_ms), max(sore) FROM sessions
        WHERE deleted = 0 AND rehearsal = 0 AND status <> 'open'
            AND EXISTS (SELECT 1 FROM sets WHERE sets.session = sessions.id AND performed > 0) GROUP BY day;
    """,
    """
    ALTER TABLE decisions ADD COLUMN hold INTEGER;
    ALTER TABLE sets ADD COLUMN hold INTEGER;
    """,
)
"""Step n takes a history from version n to n + 1. A step that people have used is never edited.

The third fills `days` from sessions older than the table itself; the fifth leaves out those in which nothing was done,
and keeps when something was written of a session last.
"""

NEWEST: Final = len(MIGRATIONS)


def migrate(db: sqlite3.Connection, path: Path) -> None:
    """Bring a history to the newest version; `HistoryDamaged` when it is not ours or is newer than this coach."""
    version = checked_version(db, path)
    while version < NEWEST:
        db.execute("BEGIN IMMEDIATE")
        try:
            # Another coach may have taken this step while we waited for our turn.
            version = checked_version(db, path)
            if version < NEWEST:
                for statement in MIGRATIONS[version].split(";"):
                    if statement.strip():
                        db.execute(statement)
                version += 1
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {version}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise


def checked_version(db: sqlite3.Connection, path: Path) -> int:
    """The version of a history; 0 for one that has just been made."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    application = int(db.execute("PRAGMA application_id").fetchone()[0])
    if version == 0 and application == 0 and not db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
        return 0
    if application != APPLICATION_ID:
        raise HistoryDamaged(phrase("{path} is not a history of coach", path=str(path)))
    if version > NEWEST:
        what = phrase(
            "{path} was written by a newer coach (version {version}, this one knows {known}); update coach",
            path=str(path),
            version=version,
            known=NEWEST,
        )
        raise HistoryDamaged(what)
    return version
