"""Opening the database of a history: to write, to read where it lies, or an empty one in memory."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from coach.errors import HistoryUnwritable
from coach.history.connection import connect, connect_file, errors, quietly
from coach.history.read_only import newest, open_unwritable
from coach.history.schema import MIGRATIONS, NEWEST, checked_version, migrate


def open_to_write(path: Path) -> sqlite3.Connection:
    """The history at `path`, made with its folder if need be, of the newest version. Raises HistoryError."""
    with errors(path):
        there = _refuse_emptied(path)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not there:
            from coach.history.backup import keep_for_good

            keep_for_good(path)
            path.touch(mode=0o600)
        db = connect_file(path, "rwc")
        try:
            version = _version(db, path) if there else 0
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
            migrate(db, path)
            if version != NEWEST:
                # The tables belong into the file itself: one that loses its log is then old, not empty.
                quietly(lambda: db.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
        except BaseException:
            db.close()
            if not there and path.stat().st_size == 0:
                # Made a moment ago and still without content: beside backups it would look like one that lost it.
                path.unlink()
            raise
        return db


def open_to_read(path: Path) -> sqlite3.Connection:
    """The history at `path`, whether or not it may be written; an empty one if there is none. Raises HistoryError."""
    with errors(path):
        if not _refuse_emptied(path):
            return empty()
        # Not mode=ro: a history in WAL mode whose last writer was killed needs its log read in.
        db = connect_file(path, "rw")
        try:
            with errors(path):
                _version(db, path)
                return newest(db, path)
        except BaseException as error:
            db.close()
            if isinstance(error, HistoryUnwritable):
                return open_unwritable(path)
            raise


def empty() -> sqlite3.Connection:
    """A history without anything in it, in memory."""
    db = connect(":memory:")
    for step in MIGRATIONS:
        db.executescript(step)
    return db


def _refuse_emptied(path: Path) -> bool:
    """Whether a history is there; one that is gone, or without a byte, may have backups that say there was more."""
    there = path.exists()
    if not there or path.stat().st_size == 0:
        from coach.history.backup import refuse_emptied

        refuse_emptied(path)
    return there


def _version(db: sqlite3.Connection, path: Path) -> int:
    """The version of a history that was there before; one without any content is not taken for new if it had some."""
    version = checked_version(db, path)
    if version == 0:
        from coach.history.backup import refuse_emptied

        refuse_emptied(path)
    return version
