"""Whether a history is whole, as far as can be told: everything SQLite checks by itself, and whether its sums add up.

SQLite keeps no checksum over its pages, so a bit that flips inside a number or a text is found only when a summary no
longer agrees with what it sums up. A backup in its own folder also carries a checksum in its name (`backup.py`).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from coach.errors import HistoryDamaged, HistoryError, HistoryInconsistent, HistoryUnwritable, phrase
from coach.history import aggregates
from coach.history.connection import connect_file, damaged, errors
from coach.history.read_only import in_memory, open_unwritable
from coach.history.schema import NEWEST, checked_version

SHOWN = 120
"""Characters of what SQLite says that are passed on: its report can be a hundred lines."""


def fault(path: Path) -> str | None:
    """What is wrong with a history, as part of a sentence; None when nothing is. Reads all of it: not for a start."""
    try:
        verify(path)
    except HistoryError as error:
        return str(error).removeprefix(f"{path} ")
    return None


def verify(path: Path) -> None:
    """Raise HistoryError for what is wrong with a history; HistoryInconsistent, when all of it can still be read.

    Nothing is written, so that the log of a damaged history is neither brought in nor cleared away. It is checked as a
    copy in memory: SQLite leaves out part of its check, the tables' own conditions, where it may not write.
    """
    with errors(path):
        if not path.is_file():
            raise HistoryDamaged(phrase("{path} is not there", path=str(path)))
        if path.stat().st_size == 0:
            raise HistoryDamaged(phrase("{path} is empty", path=str(path)))
        with closing(_opened(path)) as db:
            if checked_version(db, path) == 0:
                raise HistoryDamaged(phrase("{path} is empty", path=str(path)))
            with closing(in_memory(db)) as memory:
                _verify(memory, path)


def _opened(path: Path) -> sqlite3.Connection:
    """A history to read, also one that lies where nothing may be written."""
    db = connect_file(path, "ro")
    try:
        with errors(path):
            db.execute("PRAGMA user_version")
    except BaseException as error:
        db.close()
        if isinstance(error, HistoryUnwritable):
            return open_unwritable(path)
        raise
    return db


def _verify(db: sqlite3.Connection, path: Path) -> None:
    version = checked_version(db, path)
    (message,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if message != "ok":
        raise HistoryDamaged(damaged(path, " ".join(str(message).split())[:SHOWN]))
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise HistoryDamaged(damaged(path, phrase("a row belongs to nothing")))
    if version == NEWEST and (message := aggregates.disagreement(db)) is not None:
        raise HistoryInconsistent(damaged(path, message))
