"""Export, import, backup and restore, as a person uses them."""

from __future__ import annotations

import json
import os
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from coach.app.context import now
from coach.app.led_plan import as_led
from coach.app.session_run import begin_session
from coach.cli.main import main
from coach.cli.wiring import coach_service
from coach.history import export_format
from coach.history.backup import keep_daily, wrong
from coach.history.store import Store
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.model.exercise import SideReps
from coach.model.plan import Target
from coach.model.record import Status
from coach.model.routine import Rounds
from tests.support.fakes import CLAM, dose, plan
from tests.support.store import BEGAN, LEFT, begun


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything is; nothing is there yet."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def history(home: Path) -> Path:
    """A history with a session that is under way, a note in two lines and a hurt."""
    with Store.open(home / "history.db") as store:
        begun(store)
        store.credit("a", LEFT, 1, 12_000)
        store.hurt("a", 0, "clam", LEFT.side, 4)
        store.answer("a", effort=3, sore=None, note="stairs\nthen \x1b[31mhills")
    return home / "history.db"


def coach(*args: str, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, args, input=typed)


def one_line(result: Result, code: int) -> str:
    """The single line on stderr of a command that ended with `code`."""
    assert (code, "") == (result.exit_code, result.stdout)
    (said,) = result.stderr.splitlines()
    return said


def done(result: Result) -> str:
    """What a command that ended well has said."""
    assert 0 == result.exit_code, result.stderr
    return result.stdout


@pytest.mark.usefixtures("history")
def test_export_import_into_nothing_export_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes, through a file and through a pipe; a second import changes nothing."""
    done(coach("target", "clamshell", "12"))
    exported = coach("export").stdout_bytes
    assert b"\\nthen [31mhills" in exported
    file = tmp_path / "mine.json"
    for _ in range(2):
        done(coach("export", str(file)))
        assert exported == file.read_bytes()
    assert 0o600 == file.stat().st_mode & 0o777
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    assert "Sessions: 1 new" in done(coach("import", str(file)))
    assert exported == coach("export", "-").stdout_bytes
    assert "12 of 30" in done(coach("target", "clamshell"))
    assert "Sessions: 0 new, 0 with something new, of 1. Decisions: 0 new" in done(coach("import", "-", typed=exported))
    assert exported == coach("export").stdout_bytes


def test_two_machines_go_on_from_one_session(history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repetitions of both are there; the session that has ended on one has ended."""
    early = coach("export").stdout_bytes
    with Store.open(history) as store:
        store.credit("a", LEFT, 2, 20_000)
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    done(coach("import", "-", typed=early))
    with Store.open(tmp_path / "other" / "history.db") as store:
        store.credit("a", LEFT, 3, 28_000)
        store.finish("a", store.sessions()[0].status.STOPPED, now(), 30_000)
    late = coach("export").stdout_bytes
    monkeypatch.setenv("COACH_HOME", str(history.parent))
    assert "0 new, 1 with something new" in done(coach("import", "-", typed=late))
    with Store.open(history, read_only=True) as store:
        (record,) = store.sessions()
        assert ("stopped", 3, 30_000) == (record.status, record.sets[0].performed, record.active_ms)
        assert [(BEGAN.date(), 1, 3)] == [(each.day, each.sessions, each.reps) for each in store.days(BEGAN.date())]


def edited(data: bytes, change: str) -> bytes:
    """An export with one thing in it that should not be there."""
    whole: dict[str, Any] = json.loads(data)
    session = whole["sessions"][0]
    match change:
        case "effort":
            session["effort"] = 11
        case "type":
            session["started_ms"] = "now"
        case "unknown":
            session["speed"] = 3
        case "twice":
            whole["sessions"].append(session)
        case "day":
            session["day"] = "2026-02-31"
        case "control":
            session["routine"] = "rest\x1b[2J"
        case "bidirectional":
            session["sets"][0]["exercise"] = "clam\u202e"
        case "plan":
            session["plan"] = '"\\u001b[2J"'
        case "bomb":
            session["plan"] = msgspec.json.encode(plan(dose(reps=1_000_000))).decode()
        case "zero":
            session["plan"] = msgspec.json.encode(plan(dose(warm_up=dose(set_of=0)))).decode()
        case "no round":
            session["plan"] = msgspec.json.encode(plan(dose(rounds=Rounds(0, 0, 0)))).decode()
        case "no side":
            session["plan"] = msgspec.json.encode(plan(dose(apart=SideReps(0, 0)))).decode()
        case "repetitions":
            session["sets"][0]["repetitions"] = [[2, 5], [1, 5]]
        case "set":
            session["sets"].append(session["sets"][0])
        case "end":
            session["status"] = "stopped"
        case "conflict":
            session["routine"] = "another"
        case "nowhere":
            decision = {"at_ms": 0, "at_offset": 0, "day": "2026-03-01", "exercise": "clam", "set_by": "person"}
            whole["decisions"].append({**decision, "changed": True, "why": "", "session": "nowhere"})
        case "reason" | "half a reason":
            decision = {"at_ms": 0, "at_offset": 0, "day": "2026-03-01", "exercise": "clam", "set_by": "progression"}
            whole["decisions"].append({**decision, "changed": True, "why": "", "reason": HARMFUL[change]})
        case "newer":
            whole["version"] = export_format.VERSION + 1
            session["speed"] = 3
        case "long":
            session["note"] = "a" * 20_001
    return json.dumps(whole).encode()


HARMFUL = {"reason": '{"before": "\\u001b"}', "half a reason": '{"before":'}
CHANGES = [
    *("effort", "type", "unknown", "twice", "day", "control", "bidirectional", "plan", "repetitions", "set", "end"),
    *("bomb", "zero", "no round", "no side", "conflict", "nowhere", "newer", *HARMFUL, "long"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_does_not_fit_is_refused_whole(history: Path, change: str) -> None:
    """One line that says what is wrong, and nothing of it is taken in, also what came before it."""
    before = coach("export").stdout_bytes
    whole = json.loads(edited(before, change))
    first = {**json.loads(before)["sessions"][0], "id": "first", "started_ms": 1}
    whole["sessions"].insert(0, first)
    said = one_line(coach("import", "-", typed=json.dumps(whole)), 1)
    assert said.startswith("-: ")
    assert said.endswith("; nothing was taken in")
    assert "\x1b" not in said
    assert "newer coach" in said or change != "newer"
    assert before == coach("export").stdout_bytes
    assert history.exists()


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b"null", b'{"version":' + b"9" * 5_000 + b"}"]
)
def test_what_is_no_export_is_refused(home: Path, data: bytes) -> None:
    """At once, with one line; no history is made for it."""
    assert "not an export of coach" in one_line(coach("import", "-", typed=data), 1)
    assert not home.exists()


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "the file is empty"), (b"\x1f\x8b\x08\0", "the file is compressed; unpack it first")],
)
def test_what_cannot_be_an_export_says_what_it_is(home: Path, data: bytes, why: str) -> None:
    """A download that broke off, or one that was packed on the way."""
    assert f"-: not an export of coach: {why}; nothing was taken in" == one_line(coach("import", "-", typed=data), 1)
    assert not home.exists()


def test_only_regular_files_are_taken_in(tmp_path: Path) -> None:
    """Nothing that never ends, and nothing that waits."""
    os.mkfifo(tmp_path / "pipe")
    for file in (tmp_path / "pipe", Path("/dev/zero"), tmp_path, tmp_path / "nowhere"):
        assert str(file) in one_line(coach("import", str(file)), 1)


def test_an_export_takes_no_other_files_place(history: Path, tmp_path: Path) -> None:
    """The history's least of all."""
    (tmp_path / "diary.txt").write_text("mine")
    for file in (history, tmp_path / "diary.txt", tmp_path):
        one_line(coach("export", str(file)), 2)
    one_line(coach("export", str(tmp_path / "nowhere" / "x.json")), 2)
    assert "mine" == (tmp_path / "diary.txt").read_text()
    assert [] == [*tmp_path.glob(".*")]


def test_nothing_is_taken_in_while_a_session_is_under_way(history: Path) -> None:
    """It would hold up the storing of a repetition."""
    exported = coach("export").stdout_bytes
    with Store.open(history) as store:
        store.claim()
        assert "another session" in one_line(coach("import", "-", typed=exported), 3)


def test_back_to_the_newest_good_backup(history: Path) -> None:
    """A damaged history names it; restore asks first, moves aside, and says what it did."""
    assert "Backed up and verified" in done(coach("backup"))
    (good,) = (history.parent / "backups").iterdir()
    history.write_bytes(b"garbage" * 1_000)
    for command in (["history"], ["list"], ["target", "clamshell", "9"], ["run", "rest-day", "--plain"], ["backup"]):
        said = one_line(coach(*command), 3)
        assert "damaged" in said
        assert f"the newest good backup is {good}; coach restore puts it back" in said
    assert "add --yes" in one_line(coach("restore"), 2)
    said = done(coach("restore", "--yes"))
    (aside,) = history.parent.glob("history.db.damaged-????????-??????")
    assert f"Moved aside: {aside}\nRestored: 1 session, the last on 2026-03-01, from {good}\n" == said
    assert "2026-03-01" in done(coach("history"))


def test_without_a_backup_it_says_so(history: Path) -> None:
    """And what to do then."""
    history.write_bytes(b"garbage" * 1_000)
    assert "there is no good backup; move it" in one_line(coach("history"), 3)
    assert "there is no backup" in one_line(coach("restore", "--yes"), 3)
    history.unlink()
    assert "nothing to back up" in one_line(coach("backup"), 2)


def test_the_doctor_reads_everything(history: Path) -> None:
    """What SQLite itself does not notice, too; and it ends as every command does on a damaged history."""
    done(coach("backup"))
    told = done(coach("doctor"))
    assert "whole, the last session on 2026-03-01" in told
    assert "backups: 1 in" in told
    db = sqlite3.connect(history)
    db.execute("UPDATE sets SET performed = 3 WHERE id = 1")
    db.commit()
    db.close()
    result = coach("doctor")
    assert 3 == result.exit_code
    (kept,) = (history.parent / "backups").iterdir()
    assert (
        "the repetitions of a set do not add up; nothing of it is lost: first coach export FILE,"
        f" then coach restore (it puts back {kept}), then coach import FILE"
    ) in result.stdout


def test_a_history_whose_sums_disagree_is_told_the_way_back(history: Path, tmp_path: Path) -> None:
    """Each day's backup says it in one line; export, restore, import as it says, and nothing is missing."""
    done(coach("backup"))
    with Store.open(history) as store:
        store.credit("a", LEFT, 2, 20_000)
        begun(store, "b")
    db = sqlite3.connect(history)
    db.execute("UPDATE sets SET performed = 3 WHERE id = 1")
    db.commit()
    db.close()
    for _ in range(2):
        result = coach("target", "clamshell", "12")
        (said,) = result.stderr.splitlines()
        assert (0, True) == (result.exit_code, said.startswith("today's backup could not be made: "))
        assert "first coach export FILE, then coach restore (" in said
        assert said.endswith("), then coach import FILE")
    file = tmp_path / "all.json"
    done(coach("export", str(file)))
    done(coach("restore", "--yes"))
    done(coach("import", str(file)))
    assert "whole" in done(coach("doctor"))
    with Store.open(history, read_only=True) as store:
        assert [("a", 2), ("b", 0)] == sorted((each.id, each.sets[0].performed) for each in store.sessions())


def test_a_history_that_is_gone_beside_its_backups_is_said(history: Path) -> None:
    """Every command but restore says so until a new one begins, and none is held up; the old backup stays for good."""
    done(coach("target", "clamshell", "12"))
    (daily,) = (history.parent / "backups").iterdir()
    for end in ("", "-wal", "-shm"):
        history.with_name(f"history.db{end}").unlink(missing_ok=True)
    for command in (["history"], ["target"]):
        result = coach(*command)
        (said,) = result.stderr.splitlines()
        assert (0, True) == (result.exit_code, said.endswith(f"brings back the newest good backup, {daily}"))
    assert "coach restore" in coach("target", "clamshell", "14").stderr
    assert "" == coach("history").stderr
    for day in range(9):
        keep_daily(history, BEGAN + timedelta(days=day), anew=True)
    asked = daily.with_name(daily.name.replace("-daily", ""))
    assert wrong(asked) is None
    done(coach("restore", str(asked), "--yes"))
    assert "2026-03-01" in done(coach("history"))


def test_a_change_of_target_keeps_todays_backup(history: Path) -> None:
    """The first writing of a day does; a backup that cannot be made spoils nothing else."""
    for _ in range(2):
        done(coach("target", "clamshell", "12"))
    (kept,) = (history.parent / "backups").iterdir()
    assert kept.name.startswith(f"history-{now():%Y%m%d}")
    kept.unlink()
    kept.parent.rmdir()
    kept.parent.write_text("in the way")
    result = coach("target", "clamshell", "14")
    assert 0 == result.exit_code
    assert "today's backup could not be made" in result.stderr


@pytest.mark.parametrize("routine", [listed.id for listed in Catalogue(shipped_routines()).listed(FileKind.ROUTINE)])
def test_a_session_under_way_can_go_on_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, routine: str, home: Path
) -> None:
    """Its plan goes with it, whatever exercise it is of."""
    service = coach_service()
    with begin_session(service, service.plan(routine), rehearsal=False):
        pass
    assert home.exists()
    exported = coach("export").stdout_bytes
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    done(coach("import", "-", typed=exported))
    assert exported == coach("export").stdout_bytes
    broken_off = coach_service().broken_off()
    assert broken_off is not None
    assert as_led(service, service.plan(routine)) == broken_off.plan


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_that_another_program_wrote_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, history: Path, encoding: str
) -> None:
    """An editor put a mark before it, or PowerShell redirected it as UTF-16: it is the same history."""
    assert history.exists()
    exported = coach("export").stdout_bytes
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    done(coach("import", "-", typed=exported.decode().replace("\n", "\r\n").encode(encoding)))
    assert exported == coach("export").stdout_bytes


def test_a_broken_file_of_another_encoding_says_what_it_is(history: Path) -> None:
    """Half a character at its end: what it is, and what to do."""
    assert history.exists()
    result = coach("import", "-", typed=coach("export").stdout_bytes.decode().encode("utf-16")[:-1])
    assert 1 == result.exit_code
    assert (
        "-: UTF-16 that is broken; coach export FILE writes a whole one, in UTF-8; nothing was taken in\n"
        == result.stderr
    )


def test_the_largest_plan_that_files_allow_goes_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred entries, each explained at length, and broken off: it is no damage, and goes on elsewhere."""
    service = coach_service()
    how = tuple(f"{number:02}" + "x" * 1_998 for number in range(20))
    explained = msgspec.structs.replace(CLAM, how=how)
    long = msgspec.structs.replace(plan(), doses=(dose(explained, reps=1),) * 200)
    with begin_session(service, long, rehearsal=False) as performance:
        performance.store.answer(performance.id, effort=None, sore=None, note="x" * 30_000)
    exported = coach("export").stdout_bytes
    assert len(exported) > 8_000_000
    assert "whole, the last session on" in coach("doctor").stdout
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    done(coach("import", "-", typed=exported))
    broken_off = coach_service().broken_off()
    assert broken_off is not None
    assert as_led(service, long) == broken_off.plan


def test_a_number_set_while_the_clock_was_ahead_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set in 2031, then set anew today: today's number is where they stand, also where both are taken in."""
    service = coach_service()
    service.now = lambda: now() + timedelta(days=2000)
    service.set_target(service.exercises()["clamshell"], Target(30, "none"))
    done(coach("target", "clamshell", "12"))
    exported = coach("export").stdout_bytes
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    done(coach("import", "-", typed=exported))
    assert 12 == json.loads(coach("target", "clamshell", "--json").stdout)["targets"][0]["reps"]


def test_where_the_person_stands_is_the_newest_by_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when what is taken in is older than what is there; and a later number of theirs wins."""
    done(coach("target", "clamshell", "12"))
    first = coach("export").stdout_bytes
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    done(coach("target", "clamshell", "14"))
    second = coach("export").stdout_bytes
    assert "1 new, of 1" in done(coach("import", "-", typed=first))
    assert "14 of 30" in done(coach("target", "clamshell"))
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    done(coach("import", "-", typed=second))
    assert "14 of 30" in done(coach("target", "clamshell"))


def test_an_import_says_what_it_makes_of_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number set later elsewhere takes the place of mine, with both named; a session alone is decided on, once."""
    clamshell = msgspec.structs.replace(CLAM, id="clamshell")
    with begin_session(coach_service(), plan(dose(clamshell, reps=10, target=10, band="none")), rehearsal=False) as run:
        for each in run.record().sets:
            for rep in range(each.prescribed):
                run.store.credit(run.id, each.key, rep + 1, 1_000 * rep)
        run.store.finish(run.id, Status.COMPLETED, now(), 60_000)
        run.answer(effort=3, sore=1)
    page = coach("export").stdout_bytes
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    sessions, *decided = done(coach("import", "-", typed=page)).splitlines()
    assert "Sessions: 1 new, 0 with something new, of 1. Decisions: 0 new, of 0." == sessions
    assert ["Clamshell 10 -> 12: all of it done, and hardly sore"] == decided
    again = "Sessions: 0 new, 0 with something new, of 1. Decisions: 0 new, of 0.\n"
    assert again == done(coach("import", "-", typed=page))
    done(coach("target", "clamshell", "26"))
    mine = coach("export").stdout_bytes
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    done(coach("target", "clamshell", "11"))
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "other"))
    _, line = done(coach("import", "-", typed=theirs_of(tmp_path / "home", monkeypatch))).splitlines()
    assert line.startswith("Clamshell: 26 before, 11 now. You set it on ")
    assert line.endswith(". You had set 26 yourself; coach target clamshell 26 --band none sets it again.")
    assert mine != coach("export").stdout_bytes


def theirs_of(home: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What another home exports."""
    with monkeypatch.context() as there:
        there.setenv("COACH_HOME", str(home))
        return coach("export").stdout_bytes
