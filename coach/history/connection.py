"""A connection to the history, and SQLite's errors as lines that say what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from coach.errors import (
    Filling,
    HistoryBusy,
    HistoryDamaged,
    HistoryError,
    HistoryFull,
    HistoryUnwritable,
    Phrase,
    phrase,
    system_reason,
)

BUSY_MS: Final = 900
"""How long to wait for another coach's writing before saying so: under a second."""

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_WRITABLE: Final = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_ROOM: Final = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHM", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_FSYNC")
"""What SQLite says instead of FULL when the room ends elsewhere than in the file itself: a quota, the shared index."""


def connect(where: str) -> sqlite3.Connection:
    """Open the database at `where`; its transactions are ours to begin and to end."""
    db = sqlite3.connect(
        where, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False, uri=where.startswith("file:")
    )
    db.row_factory = sqlite3.Row
    return db


def connect_file(path: Path, mode: str) -> sqlite3.Connection:
    """Open the database in a file: `ro`, `rw`, or `rwc`, which makes it."""
    return connect(f"{path.absolute().as_uri()}?mode={mode}")


def insert(db: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> int | None:
    """Insert rows by the names of their columns; returns the number of the last."""
    number = None
    for row in rows:
        names = ", ".join(row)
        number = db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        ).lastrowid
    return number


def quietly(action: Callable[[], object]) -> None:
    """Do something whose failure changes nothing."""
    try:
        action()
    except sqlite3.Error:
        return


@contextmanager
def errors(path: Path) -> Iterator[None]:
    """Whatever SQLite or the file system says becomes one line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise HistoryBusy(
                phrase("another coach is writing to {path}; try again in a moment", path=str(path))
            ) from error
        if name == "SQLITE_FULL":
            raise HistoryFull(phrase("the disk is full; make room, then go on ({path})", path=str(path))) from error
        if name.startswith(_NO_ROOM):
            raise HistoryFull(
                phrase("{path} cannot be written; see whether there is room on the disk", path=str(path))
            ) from error
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or str(error).startswith("Could not decode"):
            raise HistoryDamaged(phrase("{path} is damaged", path=str(path))) from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise HistoryUnwritable(
                phrase("{path} cannot be opened or written; check its folder and permissions", path=str(path))
            ) from error
        raise HistoryError(phrase("{path} cannot be read or written: {why}", path=str(path), why=str(error))) from error
    except (ValueError, OverflowError) as error:
        # A row that the tables would never have taken: a side that is neither left nor right, a day that is no day.
        raise HistoryDamaged(damaged(path, str(error))) from error
    except OSError as error:
        raise of_system(error, path) from error


def damaged(path: Path, why: Filling) -> Phrase:
    """That a history cannot be used as it is."""
    return phrase("{path} is damaged: {why}", path=str(path), why=why)


def of_system(error: OSError, path: Path) -> HistoryError:
    """What the file system says, as our own error."""
    kind = HistoryFull if error.errno in _FULL else HistoryUnwritable if error.errno in _NOT_WRITABLE else HistoryError
    return kind(phrase("{path} cannot be opened: {why}", path=str(path), why=system_reason(error)))
