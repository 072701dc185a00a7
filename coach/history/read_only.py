"""Reading a history that may not be written: a folder that is read-only, a disk without room.

SQLite needs a shared index beside a history to read it, and cannot make one there. So:

- What the history's log (`-wal`) still holds belongs to it: with a log, both are copied elsewhere and read there.
- When there is no room for a copy either, this program has it for itself for a moment and keeps that index in memory.
- Without one, the file is whole by itself and is read as it lies, nothing made beside it.
- A history of an older version is brought to the newest in memory.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from coach.history.connection import connect, connect_file
from coach.history.schema import NEWEST, checked_version, migrate


def open_unwritable(path: Path) -> sqlite3.Connection:
    """The history at `path`, without a byte written beside it."""
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return newest(connect_file(path, "ro&immutable=1"), path)
    try:
        return _copied(path, log)
    except (OSError, sqlite3.OperationalError):
        alone = connect_file(path, "rw")
        alone.execute("PRAGMA locking_mode = EXCLUSIVE")
        return newest(in_memory(alone), path)


def _copied(path: Path, log: Path) -> sqlite3.Connection:
    import shutil  # rarely needed, and with the next more to load than the rest of this
    import tempfile

    # In memory in the end, so that the copies are gone before the first question.
    with tempfile.TemporaryDirectory(prefix="coach-") as folder:
        copy = Path(folder, path.name)
        for each in (path, log):
            shutil.copyfile(each, copy.with_name(each.name))
        return newest(in_memory(connect_file(copy, "rw")), path)


def newest(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The same to read, of the newest version: brought to that in memory, where it is not."""
    try:
        if checked_version(db, path) != NEWEST:
            db = in_memory(db)
            migrate(db, path)
        db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def in_memory(db: sqlite3.Connection) -> sqlite3.Connection:
    """The same in memory; `db` is closed."""
    with closing(db):
        memory = connect(":memory:")
        db.backup(memory)
    return memory
