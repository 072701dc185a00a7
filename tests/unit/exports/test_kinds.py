"""The table of what can be taken along: each kind of a subject that it is for, by the name its command gives it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.exports import kinds
from coach.exports.kinds import KINDS, Destination, ExportKind, Subject
from coach.model.record import SessionRecord
from tests.support.life import Life


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A person with one session and a week."""
    life = Life(tmp_path / "life")
    life.train()
    life.service.settings = replace(life.service.settings, week=("clams", *(None,) * 6))
    return life


class StoppedError(Exception):
    """The person wants it no more."""


def kind(name: str) -> ExportKind:
    return next(kind for kind in KINDS if kind.name == name)


def last(life: Life) -> SessionRecord:
    """The person's last session."""
    with life.service.reading() as store:
        return store.sessions()[0]


def made(name: str, subject: Subject, folder: Path) -> tuple[Path, Sequence[str]]:
    """The file of a subject, and what is to be done with it."""
    called = kind(name).file_name(subject)
    assert called is not None
    assert "" == kind(name).lacks(subject)
    path = folder / called
    return path, kind(name).make(subject, Destination(path, lambda _: None, force=False))


def test_a_workout_for_a_watch(life: Life, tmp_path: Path) -> None:
    """By the routine's name, and how it comes onto the watch."""
    path, notes = made("watch", Subject(life.service, life.service.plan("clams")), tmp_path)
    assert ("clams.fit", b".FIT") == (path.name, path.read_bytes()[8:12])
    assert "GARMIN/NewFiles" in notes[-1]


@pytest.mark.parametrize(("installed", "suffix", "begins"), [(True, ".fit", b".FIT"), (False, ".tcx", b"<?xml")])
def test_a_session_for_a_log(
    life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool, suffix: str, begins: bytes
) -> None:
    """By when it was; without the library in the kind of file that needs none."""
    if not installed:
        monkeypatch.setattr(kinds, "find_spec", lambda _: None)
    path, notes = made("activity", Subject(life.service, session=last(life)), tmp_path)
    assert f"clams-2026-09-07-1800{suffix}" == path.name
    assert begins in path.read_bytes()[:16]
    assert ["Strava"] == [word for word in ("Strava",) if word in notes[0]]


def test_a_session_that_no_log_should_have(life: Life) -> None:
    """A rehearsal, or one in which nothing was done."""
    record = last(life)
    nothing = replace(record, sets=tuple(replace(each, performed=0) for each in record.sets))
    for session in (replace(record, rehearsal=True), nothing):
        assert kind("activity").file_name(Subject(life.service, session=session)) is None


def test_the_week(life: Life, tmp_path: Path) -> None:
    """Of whatever subject; without a week that is what is missing."""
    path, notes = made("calendar", Subject(life.service), tmp_path)
    assert ("coach.ics", True) == (path.name, path.read_bytes().startswith(b"BEGIN:VCALENDAR"))
    assert (life.service.words.take.open_calendar,) == notes
    life.service.settings = replace(life.service.settings, week=(None,) * 7)
    assert "week" == kind("calendar").lacks(Subject(life.service))


def test_the_printed_page(life: Life, tmp_path: Path) -> None:
    """Of the last weeks, whatever one comes from; stopped in the last moment, it leaves nothing."""
    path, notes = made("report", Subject(life.service), tmp_path)
    assert (life.service.words.take.print_report,) == notes
    assert ("coach-report.html", True) == (path.name, path.read_bytes().startswith(b"<!"))
    path.unlink()

    def stopped(_share: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        kind("report").make(Subject(life.service), Destination(path, stopped, force=False))
    assert [] == [each for each in tmp_path.iterdir() if each.is_file()]
