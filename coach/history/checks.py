"""Whether a history is whole, as far as can be told: everything SQLite checks by itself, and whether its sums add up.

SQLite keeps no checksum over its pages, so a bit that flips inside a number or a text is found only when a summary no
longer agrees with what it sums up. A backup in its own folder also carries a checksum in its name (`backup.py`).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from coach.errors import HistoryError
from coach.history import summaries
from coach.history.connection import connect, errors
from coach.history.schema import NEWEST, checked_version

SHOWN = 120
"""Characters of what SQLite says that are passed on: its report can be a hundred lines."""


def fault(path: Path) -> str | None:
    """What is wrong with a history, as part of a sentence; None when nothing is. Reads all of it: not for a start.

    Nothing is written, so that the log of a damaged history is neither brought in nor cleared away. It is checked as a
    copy in memory: SQLite leaves out part of its check, the tables' own conditions, where it may not write.
    """
    try:
        with errors(path):
            if not path.is_file():
                return "is not there"
            if path.stat().st_size == 0:
                return "is empty"
            db = connect(path.absolute().as_uri() + "?mode=ro")
            memory = connect(":memory:")
            try:
                if checked_version(db, path) == 0:
                    return "is empty"
                db.backup(memory)
                return _fault(memory, path)
            finally:
                memory.close()
                db.close()
    except HistoryError as error:
        said = str(error)
        return said.removeprefix(f"{path} ")


def _fault(db: sqlite3.Connection, path: Path) -> str | None:
    version = checked_version(db, path)
    (said,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        return f"is damaged: {' '.join(str(said).split())[:SHOWN]}"
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        return "is damaged: a row belongs to nothing"
    if version == NEWEST and (said := summaries.disagreement(db)) is not None:
        return f"is damaged: {said}"
    return None
