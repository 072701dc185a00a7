"""Verified copies of the history, and the way back to one.

- A backup is made with SQLite's own backup call into a file of another name, read back and checked there, brought to
  the disk, and only then given its name: a bad copy never takes the place of a good one.
- Backups lie in `backups/` beside the history. Their names end with a checksum of the whole file, which finds the
  flipped bit that SQLite does not.
- Which of them is the newest, what they hold says, never the date in a name: the clock may have been wrong that day.
- One a day is kept by itself, of the last `KEPT` days. One that the person asked for is never deleted by coach, and
  nothing is deleted before a newer copy was found good.
- Where a new history begins beside backups of another, the newest good one of those is never deleted either.
- Restoring moves the present history aside, with the files beside it; it never deletes them.
"""

from __future__ import annotations

import os
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from coach.errors import CoachError, HistoryDamaged, HistoryError, HistoryInconsistent, Phrase, UsageError, phrase
from coach.history.connection import connect_file, errors
from coach.history.integrity import fault, verify
from coach.history.lock import SessionLock
from coach.history.rows import AHEAD, stored_time
from coach.system.files import partial_file, put_in_place

KEPT: Final = 7
"""Backups that coach made by itself and keeps."""

LEFT_BEHIND_S: Final = 3_600
"""Seconds after which an unfinished copy counts as abandoned and is deleted."""

BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside a history; the first is part of it."""

_HOLDS: Final = ("sessions", "repetitions", "hurts", "decisions", "corrections")
"""The tables that only ever grow."""

_NAME = re.compile(r"history-(\d{8})-(\d{6})(-daily)?-([0-9a-f]{8})\.db")
_STAMP = "%Y%m%d-%H%M%S"


class Backup(Struct, frozen=True, order=True):
    """A file in the folder of backups, ordered by what it holds; whether it is good, `wrong` says."""

    last_ms: int
    """The newest moment in it that has come."""
    rows: int
    """How much it holds."""
    written_ns: int
    """When it was written, as the file system says."""
    made: str
    """When, as in its name; only to tell apart what is the same in all else."""
    path: Path

    @property
    def day(self) -> str:
        """The local day it was made on, as in its name."""
        return self.made.partition("-")[0]


def folder(history: Path) -> Path:
    """Where the backups of a history lie."""
    return history.parent / "backups"


def backups(history: Path) -> tuple[Backup, ...]:
    """The backups of a history, newest first; none of them verified."""
    return tuple(sorted(map(_backup, _files(history)), reverse=True))


def _files(history: Path) -> list[Path]:
    """The files that are called as backups are."""
    with suppress(OSError):
        return [each for each in folder(history).iterdir() if _NAME.fullmatch(each.name)]
    return []


def _backup(path: Path) -> Backup:
    """How new a backup is: by the newest moment in it that has come, then by how much it holds; then by its file."""
    match = _NAME.fullmatch(path.name)
    assert match is not None
    last_ms = rows = written = 0
    with suppress(OSError, HistoryError), errors(path):
        written = path.stat().st_mtime_ns
        with closing(connect_file(path, "ro")) as db:
            there = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            rows = sum(db.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in _HOLDS if each in there)
            moments = "SELECT started_ms AS ms FROM sessions UNION ALL SELECT ended_ms FROM sessions"
            moments += " UNION ALL SELECT at_ms FROM decisions" if "decisions" in there else ""
            (last,) = db.execute(
                f"SELECT max(ms) FROM ({moments}) WHERE ms <= ?", (stored_time(datetime.now(UTC) + AHEAD)[0],)
            ).fetchone()
            last_ms = last or 0
    return Backup(last_ms, rows, written, f"{match[1]}-{match[2]}", path)


def wrong(backup: Path) -> str | None:
    """What is wrong with a backup; None when it is good."""
    if match := _NAME.fullmatch(backup.name):
        try:
            if _checksum(backup) != match[4]:
                return "is not as it was written"
        except OSError as error:
            return f"cannot be read: {error.strerror or error}"
    return fault(backup)


def newest_good(history: Path) -> Path | None:
    """The newest backup that is found good now; None if there is none."""
    return next((backup.path for backup in backups(history) if wrong(backup.path) is None), None)


def recovery_hint(history: Path) -> Phrase:
    """What to do about a history that cannot be used, as the end of a sentence."""
    good = newest_good(history)
    if good is None:
        return phrase("there is no good backup; move it and the files beside it aside, and start again")
    return phrase("the newest good backup is {good}; coach restore puts it back", good=str(good))


def with_recovery_hint(error: CoachError, history: Path) -> Phrase | str:
    """The line about an error; with the way out where it is the history that is damaged."""
    if isinstance(error, HistoryInconsistent):
        good = newest_good(history)
        aside = phrase("move it and the files beside it aside")
        return phrase(
            "{error}; nothing of it is lost: first coach export FILE, then {back}, then coach import FILE",
            error=error.what,
            back=aside if good is None else phrase("coach restore (it puts back {good})", good=str(good)),
        )
    if isinstance(error, HistoryDamaged):
        return phrase("{error}; {hint}", error=error.what, hint=recovery_hint(history))
    return error.what


def lost_history(history: Path) -> Path | None:
    """The newest good backup of a history that is gone; None where it is there, or there is none."""
    try:
        history.stat()
    except FileNotFoundError:
        return newest_good(history)
    except OSError:  # it may be there, and whoever needs it says what is wrong
        return None
    return None


def keep_for_good(history: Path) -> None:
    """A new history begins: the newest good backup of one that was there before will not give way to its own."""
    good = newest_good(history)
    if good is not None and "-daily-" in good.name:
        with suppress(OSError):
            good.rename(good.with_name(good.name.replace("-daily-", "-")))


def refuse_emptied(history: Path) -> None:
    """Raise HistoryDamaged for a history without content that had some: SQLite would take it for a new one.

    Where the file is empty or gone, its log is what is left of it, and SQLite would clear that away.
    """
    try:
        size = history.stat().st_size
    except OSError:
        size = None
    log = history.with_name(history.name + BESIDE[0])
    if not size and log.exists() and log.stat().st_size:
        place = {"path": str(history), "log": log.name}
        gone = phrase("{path} is gone, but {log} is there", **place)
        raise HistoryDamaged(gone if size is None else phrase("{path} is empty, but {log} is there", **place))
    if size is not None and _files(history):
        raise HistoryDamaged(phrase("{path} is empty, but it has been backed up before", path=str(history)))


def back_up(history: Path, now: datetime, to: Path | None = None) -> Path:
    """Make a verified copy, in the folder of backups or as the file `to`; returns where it is. Raises HistoryError."""
    with errors(history):
        there = history.exists()
    if not there:
        refuse_emptied(history)
        raise UsageError(f"there is no history yet, so there is nothing to back up ({history})")
    if to is None:
        return _keep(history, now.strftime(_STAMP))
    _refuse(to, history)
    with _verified_copy(history, to.parent) as copy:
        put_in_place(copy, to)
    return to


def keep_daily(history: Path, now: datetime, *, anew: bool) -> Path | None:
    """Today's backup, made by itself: where it is, or None if there was nothing to do. Raises HistoryError.

    Today's first is made after the first writing; with `anew`, as after a session, it gives way to a newer one. The
    `KEPT` newest stay, and the one just made, which has been found good; those that the person asked for stay anyway.
    """
    today = now.strftime("%Y%m%d")
    daily = [each for each in _files(history) if "-daily-" in each.name]
    if not history.exists() or (not anew and any(f"-{today}-" in each.name for each in daily)):
        return None
    before = sorted(map(_backup, daily), reverse=True)
    made = _keep(history, now.strftime(f"{_STAMP}-daily"))
    kept = [backup for backup in before if backup.day != today and backup.path != made]
    for old in {*before} - {*kept[: KEPT - 1]}:
        if old.path != made:
            with suppress(OSError):
                old.path.unlink()
    return made


def choose(history: Path, named: Path | None) -> Path:
    """The backup to restore: the one that is named, or the newest good one. Raises HistoryError if it is not good."""
    if named is None:
        good = newest_good(history)
        if good is None:
            had = "none of the backups is good" if _files(history) else "there is no backup"
            raise HistoryError(f"{had} in {folder(history)}; name a file: coach restore FILE")
        return good
    if not named.is_file():
        raise UsageError(f"{named} is not there, or is no file")
    if history.exists() and named.samefile(history):
        raise UsageError(f"{named} is the history itself; name a backup")
    if (why := wrong(named)) is not None:
        raise HistoryError(f"{named} is no good backup: it {why}")
    return named


def contents(backup: Path) -> str:
    """What a good backup holds, as part of a sentence."""
    come = (datetime.now().astimezone() + AHEAD).strftime("%Y-%m-%d")
    with errors(backup), closing(connect_file(backup, "ro")) as db:
        count, day = db.execute(
            "SELECT count(*), max(day) FILTER (WHERE day <= ?) FROM sessions WHERE deleted = 0", (come,)
        ).fetchone()
    if not count:
        return "no session"
    last = "" if day is None else f", the last on {day}"
    return f"{count} session{'s' if count > 1 else ''}{last}"


def restore(history: Path, backup: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the history; returns where that is now, if it was there. Raises HistoryBusy.

    The name of the history is never free in between: what was there gets its second name first, and the copy, which
    is verified, then takes the first.
    """
    with errors(history):
        history.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with closing(SessionLock.take(history)), errors(history):
        damaged = history.exists() and fault(history) is not None
        with _verified_copy(backup, history.parent) as copy:
            aside = _move_aside(history, "damaged" if damaged else "replaced", now)
            put_in_place(copy, history)
    return aside


def _move_aside(history: Path, why: str, now: datetime) -> Path | None:
    """Give the history another name, and what lies beside it the matching ones."""
    aside = history.with_name(f"{history.name}.{why}-{now.strftime(_STAMP)}")
    number = 1
    while any(aside.with_name(aside.name + end).exists() for end in ("", *BESIDE)):
        number += 1
        aside = history.with_name(f"{history.name}.{why}-{now.strftime(_STAMP)}-{number}")
    moved = False
    if history.exists():
        moved = True
        try:
            os.link(history, aside)
        except OSError:  # a file system without second names
            history.replace(aside)
    for end in BESIDE:
        beside = history.with_name(history.name + end)
        if beside.exists():
            moved = True
            beside.replace(aside.with_name(aside.name + end))
    return aside if moved else None


def _keep(history: Path, name: str) -> Path:
    """A copy in the folder of backups, its checksum in its name."""
    with _verified_copy(history, folder(history)) as copy:
        made = folder(history) / f"history-{name}-{_checksum(copy)}.db"
        put_in_place(copy, made)
    return made


@contextmanager
def _verified_copy(source: Path, into: Path) -> Iterator[Path]:
    """A copy of a history in the folder `into` that was found good, to be given its name."""
    with errors(into):
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        _clear_away(into)
        with partial_file(into / "copy") as copy:
            with (
                errors(source),
                closing(connect_file(source, "rw")) as origin,
                closing(connect_file(copy, "rw")) as written,
            ):
                origin.backup(written)
                # One file, readable where nothing may be written beside it.
                written.execute("PRAGMA journal_mode = DELETE")
            try:
                verify(copy)
            except HistoryDamaged as error:
                why = str(error).removeprefix(f"{copy} ")
                raise type(error)(f"no backup was made: {source} {why}") from error
            yield copy


def _refuse(to: Path, history: Path) -> None:
    """A copy takes no other file's place than a backup's."""
    with errors(to):
        ours = [history, *(history.with_name(history.name + end) for end in BESIDE)]
        if any(to.absolute() == own.absolute() or (to.exists() and own.exists() and to.samefile(own)) for own in ours):
            raise UsageError(f"{to} is the history itself; name another file")
        if to.is_dir():
            raise UsageError(f"{to} is a folder; name a file in it")
        if to.exists() and (not to.is_file() or fault(to) is not None):
            raise UsageError(f"{to} is there already, and is no backup; name another file")
        if not to.parent.is_dir():
            raise UsageError(f"there is no folder {to.parent}")


def _clear_away(into: Path) -> None:
    """Remove what a copy that was killed has left behind; one that is being made now is younger."""
    for left in into.glob(".*.partial*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_BEHIND_S:
                left.unlink()


def _checksum(path: Path) -> str:
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return f"{value:08x}"
