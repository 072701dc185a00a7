"""`coach watch` and `coach activity`, as a person uses them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli.main import main
from coach.exports import extras
from coach.history.store import Store
from tests.support.fit import read
from tests.support.store import BEGAN, LEFT, begun

pytest.importorskip("fit_tool", reason="the extra watch has it")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, and an empty folder to be in."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "home"


def coach(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def said(*args: str) -> list[str]:
    """The lines of a command that works and has nothing to complain of."""
    result = coach(*args)
    assert (0, "") == (result.exit_code, result.stderr)
    return result.stdout.splitlines()


def refused(*args: str) -> str:
    """The one line of a command that was used wrongly."""
    result = coach(*args)
    assert (2, "") == (result.exit_code, result.stdout)
    (line,) = result.stderr.splitlines()
    return line


def done(home: Path, name: str, began: datetime = BEGAN, *, rehearsal: bool = False, over: bool = True) -> None:
    """A session with one repetition in the history."""
    home.mkdir(exist_ok=True)
    with Store.open(home / "history.db") as store:
        begun(store, name, began, rehearsal=rehearsal)
        store.credit(name, LEFT, 1, 8_000)
        if over:
            store.give_up(name, began)


def test_a_routine_for_the_watch() -> None:
    """It says what was written, how it is used and where to copy it."""
    lines = said("watch", "rest-day", "--reps", "clamshell=12")
    assert ["Written: rest-day.fit", "A set is over when you press the lap key; a rest ends by itself."] == lines[:2]
    assert "GARMIN/NewFiles" in lines[2]
    steps = read(Path("rest-day.fit").read_bytes(), "workout_step")
    clams = [step for step in steps if step["wkt_step_name"] == "Left, Clamshell, hold 1 s"]
    assert [(12, "hip_raise", 44)] == [
        (step["duration_reps"], step["exercise_category"], step["exercise_name"]) for step in clams
    ]


def test_a_file_that_is_there() -> None:
    """Is replaced only with --force; another ending is no workout."""
    said("watch", "rest-day")
    assert "--force" in refused("watch", "rest-day")
    said("watch", "rest-day", "--force")
    assert "name a file that ends in .fit" in refused("watch", "rest-day", "rest-day.tcx")


def test_an_exercise_that_watches_do_not_know(home: Path) -> None:
    """Is written under its name alone, and I am told."""
    exercises = home / "routines" / "exercises"
    exercises.mkdir(parents=True)
    (exercises / "hop.yaml").write_text(
        "name: Hop\nkind: strength\nposition: standing\nsetup: Stand.\ntempo: {lift: 1}\ndosage: {reps: 5}\n"
        "fit: [plyo, hop]\n"
    )
    (exercises.parent / "hops.yaml").write_text("name: Hops\nwhen: any\nexercises: [{exercise: hop}]\n")
    result = coach("watch", "hops")
    assert (0, "Written: hops.fit") == (result.exit_code, result.stdout.splitlines()[0])
    assert ["fit: [plyo, hop] is no exercise of the FIT profile; its steps have their names alone"] == [
        line for line in result.stderr.splitlines() if "fit" in line
    ]
    assert "Left, Hop" == read(Path("hops.fit").read_bytes(), "workout_step")[1]["wkt_step_name"]


def test_more_steps_than_a_watch_takes(home: Path) -> None:
    """I am told how many there were, and what was left out."""
    (home / "routines").mkdir(parents=True)
    entries = "".join(f"  - {{exercise: clamshell, sides: [left], reps: {n}}}\n" for n in range(1, 31))
    (home / "routines" / "long.yaml").write_text(f"name: Long\nwhen: any\nexercises:\n{entries}")
    lines = said("watch", "long")
    assert "60 steps are more than the 50 that watches take, so the rests are left out." in lines[1]
    assert 30 == len(read(Path("long.fit").read_bytes(), "workout_step"))


def test_the_newest_session_for_a_log(home: Path) -> None:
    """No rehearsal and nothing that is still open; called by its routine and when it began."""
    assert "no finished session yet" in refused("activity")
    done(home, "first")
    done(home, "tried", BEGAN.replace(day=2), rehearsal=True)
    done(home, "open", BEGAN.replace(day=3), over=False)
    done(home, "ahead", BEGAN.replace(year=2091))
    lines = said("activity")
    assert "Written: test-2026-03-01-1830.fit" == lines[0]
    assert "Strava and Garmin Connect want this one" in lines[1]
    assert [1] == [s["repetitions"] for s in read(Path("test-2026-03-01-1830.fit").read_bytes(), "set") if len(s) > 5]
    assert "session tried was a rehearsal" in refused("activity", "tri")
    assert "session open is not over" in refused("activity", "op")
    assert "no session has an id that begins with 'x'" in refused("activity", "x")


def test_one_session_by_its_id_and_a_file(home: Path) -> None:
    """Either may be left out; the ending says which kind of file it is."""
    done(home, "first")
    done(home, "second", BEGAN.replace(day=2))
    assert "Written: a.tcx" == said("activity", "fi", "a.tcx")[0]
    assert b"2026-03-01T17:30:00" in Path("a.tcx").read_bytes()
    assert "Strava wants the FIT file" in said("activity", "b.tcx")[1]
    assert b"2026-03-02T17:30:00" in Path("b.tcx").read_bytes()
    assert "name a file that ends in .fit or .tcx" in refused("activity", "a.gpx")
    assert "--force" in refused("activity", "a.tcx")


def test_without_the_extra(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what installs it, and leaves nothing; TCX needs none."""

    def missing(module: str) -> None:
        raise ImportError(module)

    done(home, "first")
    monkeypatch.setattr(extras, "import_module", missing)
    for command in (("watch", "rest-day"), ("activity",)):
        assert "pip install 'hip-coach[watch]'" in refused(*command)
    assert [] == list(Path().iterdir())
    assert "Written: a.tcx" == said("activity", "a.tcx")[0]


def test_in_german(home: Path) -> None:
    """Steps and sentences."""
    home.mkdir()
    (home / "settings.yaml").write_text("language: de\n")
    assert "eine Pause endet von selbst" in said("watch", "rest-day")[1]
    names = [step["wkt_step_name"] for step in read(Path("rest-day.fit").read_bytes(), "workout_step")]
    assert "Links, Muschel, 1 s halten" in names
