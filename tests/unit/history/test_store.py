"""The history: what it keeps, what it refuses, what it says when it cannot."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.errors import HistoryBusy, HistoryError, HistoryFull
from coach.history import schema
from coach.history.reading import PRACTISED
from coach.history.store import Store
from coach.model.exercise import Side
from coach.model.record import Hurt, Status
from tests.support.store import BEGAN, LEFT, begun


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "history.db"


def test_what_was_done_is_read_back_as_it_was(path: Path) -> None:
    """A session with its sets, answers and hurts comes back whole, in the time zone it was lived in."""
    with Store.open(path) as store:
        begun(store)
        assert store.credit("a", LEFT, 1, 12_000)
        assert store.credit("a", LEFT, 2, 20_000)
        hurt = store.hurt("a", 0, "clam", Side.LEFT, None)
        store.set_hurt(hurt, 4)
        store.finish("a", Status.STOPPED, BEGAN + timedelta(minutes=1), 21_000)
        store.answer("a", effort=3, sore=4, note="stairs")
    with Store.open(path, read_only=True) as store:
        (record,) = store.sessions()
    assert (BEGAN, BEGAN.utcoffset(), date(2026, 3, 1)) == (
        record.started_at,
        record.started_at.utcoffset(),
        record.day,
    )
    assert (Status.STOPPED, 21_000, 3, 4, "stairs") == (
        record.status,
        record.active_ms,
        record.effort,
        record.sore,
        record.note,
    )
    assert [(Side.LEFT, 3, 2), (Side.RIGHT, 3, 0)] == [(s.key.side, s.prescribed, s.performed) for s in record.sets]
    assert (Hurt(0, "clam", "left", 4),) == record.hurts


def test_a_repetition_is_stored_once(path: Path) -> None:
    """However often it is handed in, it counts once."""
    with Store.open(path) as store:
        begun(store)
        assert [True, False, False] == [store.credit("a", LEFT, 1, 12_000) for _ in range(3)]
        record = store.session("a")
        assert record is not None
        assert 1 == record.sets[0].performed
        assert ((LEFT, 1),) == store.credited("a")


def test_a_mistaken_hurt_is_not_shown(path: Path) -> None:
    """Withdrawn: it is as if it had not been said."""
    with Store.open(path) as store:
        begun(store)
        store.withdraw_hurt(store.hurt("a", 0, "clam", Side.LEFT, None))
        record = store.session("a")
        assert record is not None
        assert () == record.hurts


def test_a_broken_off_session_is_open_and_keeps_its_plan(path: Path) -> None:
    """It can be offered back until it ends; then its plan is let go."""
    with Store.open(path) as store:
        begun(store)
        assert [("a", "{}")] == [(record.id, kept) for record, kept in store.open_sessions()]
        store.finish("a", Status.COMPLETED, BEGAN, 1)
        assert () == store.open_sessions()


def test_deleting_hides_and_undeleting_shows(path: Path) -> None:
    """Nothing is ever thrown away."""
    with Store.open(path) as store:
        begun(store)
        store.delete("a")
        assert () == store.sessions()
        store.delete("a", undo=True)
        assert ["a"] == [record.id for record in store.sessions()]


def test_what_was_practised_is_what_was_done_in_a_session(path: Path) -> None:
    """Once is enough; what was only prescribed, rehearsed or hidden is none of it."""
    with Store.open(path) as store:
        asked = ("clam", "bridge")
        begun(store, "a")
        assert frozenset() == store.practised(asked)
        begun(store, "rehearsed", rehearsal=True)
        store.credit("rehearsed", LEFT, 1, 1_000)
        assert frozenset() == store.practised(asked)
        store.credit("a", LEFT, 1, 1_000)
        assert {"clam"} == store.practised(asked)
        store.delete("a")
        assert frozenset() == store.practised(asked)


def test_what_was_practised_is_looked_up_and_not_searched_for(path: Path) -> None:
    """The index on exercises answers, however long the history is."""
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as file:
        plan = " ".join(row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {PRACTISED}", ("clam",)))
    assert "sets USING INDEX sets_by_exercise (exercise=?)" in plan
    assert "SCAN" not in plan


def test_order_and_limit(path: Path) -> None:
    """Newest first unless asked otherwise, and only as many as asked for, with their own sets."""
    with Store.open(path) as store:
        for number in range(4):
            begun(store, str(number), BEGAN + timedelta(days=number))
        assert ["3", "2"] == [record.id for record in store.sessions(limit=2)]
        assert ["0"] == [record.id for record in store.sessions(limit=1, newest_first=False)]
        assert [2, 2] == [len(record.sets) for record in store.sessions(limit=2)]
        assert ["3"] == [record.id for record in store.sessions(since=date(2026, 3, 4))]


def test_reading_a_history_that_is_not_there_makes_nothing(path: Path) -> None:
    """`coach list` on a new computer leaves no trace."""
    with Store.open(path, read_only=True) as store:
        assert () == store.sessions()
    assert not path.parent.exists()


def test_only_its_owner_can_read_it(path: Path) -> None:
    """Notes are private."""
    with Store.open(path):
        pass
    assert (0o600, 0o700) == (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777)


def test_it_is_written_as_safely_as_sqlite_can(path: Path) -> None:
    """Write-ahead log, synchronous FULL, our own mark in the file."""
    with Store.open(path) as store, store.transaction() as db:
        ask = db.execute
        assert ("wal", 2, schema.APPLICATION_ID, schema.NEWEST) == (
            ask("PRAGMA journal_mode").fetchone()[0],
            ask("PRAGMA synchronous").fetchone()[0],
            ask("PRAGMA application_id").fetchone()[0],
            ask("PRAGMA user_version").fetchone()[0],
        )


def test_closing_leaves_one_file(path: Path) -> None:
    """A copy of history.db after the program has ended is a whole copy."""
    with Store.open(path) as store:
        begun(store)
    assert ["history.db"] == [file.name for file in path.parent.iterdir()]


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be looked at" * 40, b"SQLite format 3\0" + b"\1" * 4_000]
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_damaged_file_is_one_line(path: Path, content: bytes, read_only: bool) -> None:
    """Garbage is said to be garbage, with what to do, and left as it is."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(HistoryError, match=r"damaged|not a history"):
        Store.open(path, read_only=read_only).sessions()
    assert content == path.read_bytes()


def test_an_empty_file_is_a_new_history(path: Path) -> None:
    """A file of no bytes has lost nothing."""
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        begun(store)
        assert ["a"] == [record.id for record in store.sessions()]


def test_somebody_elses_database_is_refused(path: Path) -> None:
    """A database of another program is not written to."""
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE cats (name TEXT)")
    db.close()
    with pytest.raises(HistoryError, match="not a history of coach"):
        Store.open(path)


def test_a_newer_history_is_refused(path: Path) -> None:
    """An old coach does not touch what it does not know."""
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {schema.NEWEST + 1}")
    with pytest.raises(HistoryError, match="newer coach"):
        Store.open(path)


def test_a_step_that_fails_leaves_the_old_version(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed halfway, a history is the old one or the new one, never between."""
    with Store.open(path) as store:
        begun(store)
    broken = (*schema.MIGRATIONS, "CREATE TABLE extra (x INTEGER); INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    monkeypatch.setattr(schema, "NEWEST", len(broken))
    with pytest.raises(HistoryError):
        Store.open(path)
    monkeypatch.undo()
    with Store.open(path) as store:
        assert ["a"] == [record.id for record in store.sessions()]
    with closing(sqlite3.connect(path)) as file:
        assert [] == file.execute("SELECT * FROM sqlite_schema WHERE name = 'extra'").fetchall()


def test_one_session_at_a_time_and_reading_goes_on(path: Path) -> None:
    """A second session is told so at once; the history can still be read."""
    with Store.open(path) as first:
        first.claim()
        begun(first)
        with Store.open(path) as second, pytest.raises(HistoryBusy):
            second.claim()
        with Store.open(path, read_only=True) as reader:
            assert ["a"] == [record.id for record in reader.sessions()]
    with Store.open(path) as third:
        third.claim()


def test_a_writer_that_waits_too_long_says_so_within_a_second(path: Path) -> None:
    """Somebody else holds the history: one line, soon, unless this computer does much else."""
    with Store.open(path) as second, closing(sqlite3.connect(path)) as first:
        first.execute("BEGIN IMMEDIATE")
        took: list[timedelta] = []
        while not took or (min(took) > timedelta(seconds=1.5) and len(took) < 4):
            began = datetime.now(UTC)
            with pytest.raises(HistoryBusy):
                begun(second)
            took.append(datetime.now(UTC) - began)
        assert min(took) < timedelta(seconds=1.5)
        first.execute("ROLLBACK")


def test_a_full_disk_is_said_and_nothing_stored_is_lost(path: Path) -> None:
    """A limit on the file's size stands for the full disk; when there is room again, storing goes on."""
    with Store.open(path) as store:
        begun(store)
        assert store.credit("a", LEFT, 1, 1)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
            with pytest.raises(HistoryError):
                store.credit("a", LEFT, 2, 2)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, ignored)
        assert store.credit("a", LEFT, 2, 2)
        assert ((LEFT, 1), (LEFT, 2)) == store.credited("a")


WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from coach.history.store import Store
    from tests.support.store import LEFT, begun

    store = Store.open(Path(sys.argv[1]))
    begun(store, sys.argv[2])
    for rep in range(1, 100_000):
        store.credit(sys.argv[2], LEFT, rep, rep)
        print(rep, flush=True)
    """
)


def test_a_killed_writer_loses_nothing_it_acknowledged(path: Path) -> None:
    """kill -9 in the middle of it: every repetition that was reported is there, none twice."""
    for turn in range(5):
        name = f"killed-{turn}"
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
        )
        assert writer.stdout is not None
        acknowledged = 0
        for line in writer.stdout:
            acknowledged = int(line)
            if acknowledged >= 20 + 17 * turn:
                os.kill(writer.pid, signal.SIGKILL)
                break
        rest = writer.stdout.read().split()
        acknowledged = max([acknowledged, *map(int, rest[:-1])])
        writer.wait()
        writer.stdout.close()
        with Store.open(path, read_only=True) as store:
            stored = [rep for _, rep in store.credited(name)]
        assert list(range(1, len(stored) + 1)) == stored
        assert len(stored) >= acknowledged


@pytest.mark.parametrize(
    "began",
    [
        datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 3, 29, 1, 59, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 6, 30, 23, 58, tzinfo=ZoneInfo("Asia/Kathmandu")),
    ],
)
def test_a_session_belongs_to_the_day_it_began_on(path: Path, began: datetime) -> None:
    """Across midnight and on both nights when the clocks change: one session, its first day, its own offset."""
    with Store.open(path) as store:
        begun(store, began=began)
        store.finish("a", Status.COMPLETED, (began.astimezone(UTC) + timedelta(hours=2)).astimezone(began.tzinfo), 1)
        record = store.session("a")
    assert record is not None
    assert (began.date(), began.utcoffset()) == (record.day, record.started_at.utcoffset())
    assert began.timestamp() == record.started_at.timestamp()
    assert record.ended_at is not None
    assert (began.astimezone(UTC) + timedelta(hours=2)).timestamp() == record.ended_at.timestamp()


@pytest.mark.parametrize("hurts", [False, True])
def test_a_day_without_a_repetition_is_no_day_of_training(path: Path, hurts: bool) -> None:
    """Left after six seconds, also because it hurt: it is in the history, and no day."""
    with Store.open(path) as store:
        begun(store)
        if hurts:
            store.hurt("a", 0, "clam", Side.LEFT, 8)
        store.finish("a", Status.STOPPED, BEGAN + timedelta(seconds=6), 6_000)
        assert (1, ()) == (len(store.sessions()), store.days())


def test_what_is_given_up_ended_when_something_was_written_last(path: Path) -> None:
    """A repetition after eight minutes with a pause in between, and the power went; of a hurt likewise."""
    ends = []
    for at in (1, 2):
        with Store.open(path) as store:
            begun(store, str(at), BEGAN + timedelta(hours=at))
            moment = BEGAN + timedelta(hours=at, minutes=8)
            if at == 1:
                store.credit(str(at), LEFT, 1, 16_000, moment)
            else:
                store.hurt(str(at), 0, "clam", Side.LEFT, None, moment)
            store.give_up(str(at), BEGAN + timedelta(days=2))
            ends.append((store.sessions(limit=1)[0].status, store.sessions(limit=1)[0].ended_at))
    assert [(Status.STOPPED, BEGAN + timedelta(hours=at, minutes=8)) for at in (1, 2)] == ends


def test_what_an_older_coach_left_open_ended_after_its_time_on_the_mat(path: Path) -> None:
    """When something was written last is not known of it."""
    with Store.open(path) as store:
        begun(store)
        store.credit("a", LEFT, 1, 16_000)
        store.give_up("a", BEGAN + timedelta(days=2))
        (record,) = store.sessions()
    assert BEGAN + timedelta(seconds=16) == record.ended_at


def test_a_session_never_ends_before_it_began(path: Path) -> None:
    """The clock on the wall was set back in between; the time on the mat is another clock's, and stays right."""
    with Store.open(path) as store:
        begun(store)
        store.credit("a", LEFT, 1, 12_000)
        store.finish("a", Status.COMPLETED, BEGAN - timedelta(hours=3), 60_000)
        (record,) = store.sessions()
        ((_, active_ms),) = [(each.day, each.active_ms) for each in store.days(BEGAN.date())]
    assert (BEGAN, 60_000, 60_000) == (record.ended_at, record.active_ms, active_ms)


def test_what_could_not_be_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty file beside backups would look like a history that lost its content: the next try would be refused."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    folder = path.parent / "backups"
    folder.mkdir(parents=True)
    (folder / "history-20260301-200000-00000000.db").write_bytes(b"")
    with monkeypatch.context() as patched:
        patched.setattr("coach.history.opening.migrate", full)
        patched.setattr("coach.history.opening.connect_file", lambda *_: sqlite3.connect(":memory:"))
        with pytest.raises(HistoryFull):
            Store.open(path)
    assert not path.exists()
    with Store.open(path) as store:
        begun(store)
