"""Copies of the history: made, checked, kept, and gone back to."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.errors import HistoryBusy, HistoryDamaged, HistoryError, UsageError
from coach.history import backup, integrity
from coach.history.store import Store
from coach.model.record import Status
from tests.support.store import LEFT, begun

NOW = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history with one session of one repetition."""
    where = tmp_path / "home" / "history.db"
    with Store.open(where) as store:
        begun(store)
        store.credit("a", LEFT, 1, 12_000)
        store.finish("a", Status.COMPLETED, NOW, 20_000)
    return where


def names(history: Path) -> list[str]:
    return [each.path.name for each in backup.backups(history)]


def test_a_backup_holds_what_is_stored_also_while_a_session_is_under_way(path: Path) -> None:
    """The log is part of the history, and so of its copy: one file, with nothing beside it."""
    with Store.open(path) as store:
        begun(store, "b")
        store.credit("b", LEFT, 1, 1_000)
        made = backup.back_up(path, NOW)
    assert backup.wrong(made) is None
    assert [made] == [*made.parent.iterdir()]
    assert "2 sessions, the last on 2026-03-01" == backup.contents(made)
    assert 0o600 == made.stat().st_mode & 0o777


@pytest.mark.parametrize("bit", range(0, 60_000, 997))
def test_a_flipped_bit_in_a_backup_is_found(path: Path, bit: int) -> None:
    """Also one that SQLite would read as another number."""
    made = backup.back_up(path, NOW)
    older = backup.keep_daily(path, NOW - timedelta(days=1), anew=True)
    data = bytearray(made.read_bytes())
    data[bit * 8 % len(data)] ^= 1 << bit % 8
    made.write_bytes(data)
    assert backup.wrong(made) is not None
    assert older == backup.newest_good(path)


def test_one_backup_a_day_is_kept_and_seven_in_all(path: Path) -> None:
    """After a session today's is made anew; the person's own are never deleted."""
    asked = backup.back_up(path, NOW - timedelta(days=300))
    for day in range(12):
        for hour in range(2):
            moment = NOW + timedelta(days=day, hours=hour)
            assert backup.keep_daily(path, moment, anew=True)
            assert backup.keep_daily(path, moment, anew=False) is None
    found = backup.backups(path)
    days = [f"202603{day:02}-210000" for day in range(12, 5, -1)]
    assert [*days, asked.name[8:23]] == [each.made for each in found]
    assert all(backup.wrong(each.path) is None for each in found)


def test_the_newest_backup_is_known_by_what_it_holds(tmp_path: Path) -> None:
    """One made while the clock was years ahead is the oldest, whatever its name says; and it is the first to go."""
    path = tmp_path / "home" / "history.db"
    ahead = NOW + timedelta(days=2000)
    with Store.open(path) as store:
        begun(store, "ahead", ahead)
        store.finish("ahead", Status.COMPLETED, ahead, 20_000)
    wrong = backup.keep_daily(path, ahead, anew=True)
    assert wrong is not None
    assert "1 session" == backup.contents(wrong)
    made = [wrong]
    for day in range(8):
        with Store.open(path) as store:
            begun(store, str(day), NOW + timedelta(days=day))
            store.finish(str(day), Status.COMPLETED, NOW + timedelta(days=day), 20_000)
        made += filter(None, [backup.keep_daily(path, NOW + timedelta(days=day), anew=True)])
        assert made[-1] == backup.newest_good(path) == backup.choose(path, None)
    assert made[:1:-1] == [each.path for each in backup.backups(path)]
    asked = backup.back_up(path, NOW + timedelta(days=7))
    assert asked == backup.newest_good(path)
    assert "9 sessions, the last on 2026-03-08" == backup.contents(asked)


def test_a_bad_copy_never_takes_the_place_of_a_good_one(path: Path, tmp_path: Path) -> None:
    """A damaged history gives no backup, under no name, and removes none."""
    mine = tmp_path / "mine.db"
    daily = backup.keep_daily(path, NOW, anew=True)
    backup.back_up(path, NOW, mine)
    good = mine.read_bytes()
    db = sqlite3.connect(path)
    db.execute("UPDATE sets SET performed = performed + 1 WHERE id = 1")
    db.commit()
    db.close()
    with pytest.raises(HistoryDamaged, match="do not add up"):
        backup.back_up(path, NOW, mine)
    for day in range(10):
        with pytest.raises(HistoryDamaged):
            backup.keep_daily(path, NOW + timedelta(days=day), anew=True)
    assert good == mine.read_bytes()
    assert daily is not None
    assert [daily] == [*daily.parent.iterdir()]


def test_a_backup_takes_no_other_files_place(path: Path, tmp_path: Path) -> None:
    """Neither the history's own nor any that is no backup."""
    (tmp_path / "diary.txt").write_text("mine")
    (tmp_path / "link.db").symlink_to(path)
    for to in (path, path.with_name("history.db-wal"), tmp_path / "diary.txt", tmp_path, tmp_path / "link.db"):
        with pytest.raises(UsageError):
            backup.back_up(path, NOW, to)
    assert "mine" == (tmp_path / "diary.txt").read_text()
    assert integrity.fault(path) is None


def test_restoring_moves_the_history_aside_with_what_lies_beside_it(path: Path) -> None:
    """Nothing is deleted: the damaged file and its log are there under another name."""
    made = backup.back_up(path, NOW)
    path.write_bytes(b"garbage" * 1_000)
    log, memory = (path.with_name(path.name + end) for end in backup.BESIDE)
    log.write_bytes(b"log")
    memory.write_bytes(b"memory")
    assert made == backup.choose(path, None)
    aside = backup.restore(path, made, NOW)
    assert path.with_name("history.db.damaged-20260301-200000") == aside
    assert b"garbage" * 1_000 == aside.read_bytes()
    assert b"log" == aside.with_name(aside.name + "-wal").read_bytes()
    assert aside.with_name(aside.name + "-shm").exists()
    assert not log.exists()
    assert [] == [*path.parent.glob(".*")]
    with Store.open(path) as store:
        assert ["a"] == [record.id for record in store.sessions()]
    again = backup.restore(path, made, NOW)
    assert path.with_name("history.db.replaced-20260301-200000") == again
    third = backup.restore(path, made, NOW)
    assert path.with_name("history.db.replaced-20260301-200000-2") == third


def test_nothing_is_restored_from_a_bad_file_or_during_a_session(path: Path, tmp_path: Path) -> None:
    """What is there stays as it is."""
    with pytest.raises(HistoryError, match="there is no backup"):
        backup.choose(path, None)
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"garbage" * 1_000)
    with pytest.raises(HistoryError, match="no good backup"):
        backup.choose(path, bad)
    for named in (path, tmp_path / "nowhere.db"):
        with pytest.raises(UsageError):
            backup.choose(path, named)
    made = backup.back_up(path, NOW)
    with Store.open(path) as store:
        store.claim()
        with pytest.raises(HistoryBusy):
            backup.restore(path, made, NOW)
    assert integrity.fault(path) is None


def test_a_history_that_lost_its_content_is_not_taken_for_a_new_one(path: Path) -> None:
    """0 bytes open as a healthy empty history in SQLite, and a log without its file is cleared away."""
    backup.back_up(path, NOW)
    path.write_bytes(b"")
    for read_only in (True, False):
        with pytest.raises(HistoryDamaged, match="backed up before"):
            Store.open(path, read_only=read_only)
    for made in backup.folder(path).iterdir():
        made.unlink()
    log = path.with_name("history.db-wal")
    log.write_bytes(b"log")
    for read_only in (True, False):
        with pytest.raises(HistoryDamaged, match=r"empty, but history.db-wal is there"):
            Store.open(path, read_only=read_only)
    path.unlink()
    for read_only in (True, False):
        with pytest.raises(HistoryDamaged, match=r"gone, but history.db-wal is there"):
            Store.open(path, read_only=read_only)
    assert b"log" == log.read_bytes()


def test_a_history_without_its_log_is_an_older_one(path: Path, tmp_path: Path) -> None:
    """The tables are in the file from the start, so a copy of it alone is a history."""
    new = tmp_path / "new" / "history.db"
    with Store.open(new) as store:
        begun(store)
        copied = tmp_path / "copied.db"
        copied.write_bytes(new.read_bytes())
    assert integrity.fault(copied) is None
    with Store.open(copied, read_only=True) as store:
        assert () == store.sessions()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE sets SET performed = 2 WHERE id = 1", "repetitions of a set do not add up"),
        ("UPDATE days SET reps = 9", "totals of a day do not add up"),
        ("DELETE FROM days", "totals of a day do not add up"),
        ("DELETE FROM targets", "targets do not add up"),
        ("UPDATE repetitions SET set_id = 77", "belongs to nothing"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE sets SET side = 'lefu' WHERE id = 1", "CHECK constraint failed"),
        ("PRAGMA user_version = 99", "newer coach"),
        ("PRAGMA application_id = 1", "not a history"),
    ],
)
def test_the_check_finds_what_the_tables_cannot_say(path: Path, change: str, said: str) -> None:
    """Sums that do not agree, rows of nothing, values that no table would take."""
    with Store.open(path) as store, store.transaction() as db:
        db.execute(
            "INSERT INTO decisions (exercise, set_by, changed, why, at_ms, at_offset, day)"
            " VALUES ('clam', 'file', 1, '', 0, 0, '2026-03-01')"
        )
        db.execute("INSERT INTO targets VALUES ('clam', 1, 1, NULL, 1, NULL)")
    assert integrity.fault(path) is None
    db = sqlite3.connect(path)
    db.executescript(change)
    db.close()
    assert said in str(integrity.fault(path))
