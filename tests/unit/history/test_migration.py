"""A step of the tables that is killed leaves the old history or the new one, never something between."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coach.history import schema
from coach.history.connection import connect
from coach.history.store import Store

KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from coach.history.connection import connect
from coach.history.schema import migrate

before, folder = Path(sys.argv[1]), Path(sys.argv[2])
at = 0
while True:
    at += 1
    path = folder / f"{at}.db"
    shutil.copy(before, path)
    child = os.fork()
    if child == 0:
        db, seen = connect(str(path)), 0
        db.execute("PRAGMA journal_mode = WAL")
        def count(statement):
            global seen
            seen += 1
            if seen == at:
                os.kill(os.getpid(), signal.SIGKILL)
        db.set_trace_callback(count)
        migrate(db, path)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        sys.exit(os.waitstatus_to_exitcode(status))
"""


def made_at(path: Path, version: int) -> None:
    """A history as a coach of that version left it, with a session in it."""
    db = connect(str(path))
    for step in schema.MIGRATIONS[:version]:
        db.executescript(step)
    if version:
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute(
            "INSERT INTO sessions (id, routine, started_ms, started_offset, ended_ms, ended_offset, day, status,"
            " rehearsal, active_ms, sore) VALUES ('a', 'test', 0, 0, 9, 0, '2026-03-01', 'completed', 0, 9000, 2)"
        )
        db.execute(
            "INSERT INTO sets (session, place, entry, exercise, side, set_number, warm_up, prescribed, performed)"
            " VALUES ('a', 0, 0, 'clam', 'left', 1, 0, 3, 2)"
        )
        db.executemany("INSERT INTO repetitions VALUES (1, ?, ?)", [(1, 5), (2, 9)])
    db.close()


def tables(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    """The version, and every table and index as SQLite keeps it."""
    db = connect(str(path))
    found = [tuple(row) for row in db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name")]
    (version,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return version, found


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
@pytest.mark.parametrize("start", [0, 1])
def test_a_killed_migration_is_old_or_new(tmp_path: Path, start: int) -> None:
    """Killed at every statement of every step: one whole version is there, and the next start completes it."""
    before, killed = tmp_path / "before.db", tmp_path / "killed"
    killed.mkdir()
    made_at(before, start)
    whole = {}
    for version in range(schema.NEWEST + 1):
        example = tmp_path / f"example-{version}.db"
        made_at(example, version)
        whole[version] = tables(example)[1]
    done = subprocess.run([sys.executable, "-c", KILLED, str(before), str(killed)], capture_output=True, text=True)
    assert (0, "") == (done.returncode, done.stderr)
    left = sorted(killed.glob("*.db"), key=lambda path: int(path.stem))
    assert len(left) > 5 * (schema.NEWEST - start)
    versions = set()
    for path in left:
        version, found = tables(path)
        assert whole[version] == found, path
        versions.add(version)
        with Store.open(path) as store:
            records = store.sessions()
        assert ([] if start == 0 else [("a", 2)]) == [(each.id, each.sets[0].performed) for each in records]
        assert (schema.NEWEST, whole[schema.NEWEST]) == tables(path)
    assert set(range(start, schema.NEWEST + 1)) == versions


def test_days_older_than_their_table_are_summed_up(tmp_path: Path) -> None:
    """Whoever has trained since the first version sees those days too."""
    made_at(tmp_path / "old.db", 1)
    shutil.copy(tmp_path / "old.db", tmp_path / "history.db")
    with Store.open(tmp_path / "history.db") as store:
        ((_, count, reps, active_ms, sore),) = [
            (each.day, each.sessions, each.reps, each.active_ms, each.sore)
            for each in store.days(store.sessions()[0].day)
        ]
    assert (1, 2, 9_000, 2) == (count, reps, active_ms, sore)
