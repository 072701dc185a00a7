"""The commands, as a person or a program uses them."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from coach.app.session_run import SessionRun
from coach.cli.main import main
from coach.errors import HistoryFull
from coach.history.store import Store
from coach.library.catalogue import shipped_routines
from coach.model.exercise import Side
from coach.model.record import Hurt, SessionRecord, SetRecord, Status
from coach.model.timeline import SetKey
from coach.reports.sessions import history_csv, history_text, session_json
from coach.reports.tables import columns


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def coach(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def read(*args: str) -> Any:
    result = coach(*args, "--json")
    assert 0 == result.exit_code, result.stderr
    return json.loads(result.stdout)


def done(*args: str) -> str:
    """What a command says that has nothing to complain of."""
    result = coach(*args)
    assert (0, "") == (result.exit_code, result.stderr)
    return result.stdout


def one_line(result: Result, code: int) -> str:
    """The single line on stderr of a command that ended with `code`."""
    assert (code, "") == (result.exit_code, result.stdout)
    (said,) = result.stderr.splitlines()
    return said


SHORT = """
name: Short
when: any
prepare: 0.5
switch: 0.5
rest: 0.5
exercises:
  - {exercise: clamshell, reps: 2, tempo: {lift: 0.5, hold: 0, lower: 0.5, relax: 0.5}}
"""
USUAL = SHORT.replace("prepare: 0.5\nswitch: 0.5\n", "")
"""With time enough to tell what is to be told."""


HOP = "name: Hop\nkind: strength\nposition: standing\nsetup: Stand.\ntempo: {lift: 1}\ndosage: {reps: 5}\n"


def test_preview_is_the_session_in_segments() -> None:
    """Names and order of the fields are relied on from outside."""
    preview = read("preview", "rest-day")
    assert ["routine", "name", "seconds", "segments"] == list(preview)
    fields = ["index", "start", "seconds", "kind", "exercise", "side", "set", "rep", "reps", "band", "say"]
    assert fields == list(preview["segments"][0])
    assert list(range(len(preview["segments"]))) == [segment["index"] for segment in preview["segments"]]
    assert preview["seconds"] == sum(segment["seconds"] for segment in preview["segments"])
    now = 0
    for segment in preview["segments"]:
        assert now == segment["start"]
        now += segment["seconds"]


def test_rest_day_is_the_full_dose() -> None:
    """Ten clamshells, fifteen leg lifts held five, five bridges then ten one-legged held four, one stretch of ten."""
    segments = read("preview", "rest-day")["segments"]
    holds: dict[tuple[str, str], list[float]] = {}
    for segment in segments:
        if segment["kind"] == "hold":
            holds.setdefault((segment["exercise"], segment["side"]), []).append(segment["seconds"])
    assert {
        ("clamshell", "left"): [1] * 10,
        ("clamshell", "right"): [1] * 10,
        ("side-leg-lift", "left"): [5] * 15,
        ("side-leg-lift", "right"): [5] * 15,
        ("bridge", "both"): [4] * 5,
        ("one-legged-bridge", "right"): [4] * 10,
        ("one-legged-bridge", "left"): [4] * 10,
        ("piriformis-stretch", "left"): [10],
        ("piriformis-stretch", "right"): [10],
    } == holds


def test_pre_run_is_half_the_target() -> None:
    """Half of ten is five, half of fifteen rounds up to eight."""
    reps = {
        segment["exercise"]: segment["reps"] for segment in read("preview", "pre-run")["segments"] if segment["rep"]
    }
    assert {"clamshell": 5, "side-leg-lift": 8, "bridge": 5, "one-legged-bridge": 5} == reps


def test_reps_and_band_for_this_time_only() -> None:
    """--reps and --band change one preview, and nothing that is stored."""
    changed = read("preview", "rest-day", "--reps", "one-legged-bridge=25", "--band", "clamshell=light")
    sets = {s["set"]: s["reps"] for s in changed["segments"] if s["exercise"] == "one-legged-bridge" and s["rep"]}
    assert {1: 10, 2: 10, 3: 5} == sets
    segments = read("preview", "rest-day", "--reps", "clamshell=3x8")["segments"]
    assert {1: 8, 2: 8, 3: 8} == {s["set"]: s["reps"] for s in segments if s["exercise"] == "clamshell" and s["rep"]}
    assert {"light"} == {s["band"] for s in changed["segments"] if s["exercise"] == "clamshell" and s["rep"]}
    assert {"none"} == {
        s["band"] for s in read("preview", "rest-day")["segments"] if s["exercise"] == "clamshell" and s["rep"]
    }


def test_a_session_in_the_minutes_there_are() -> None:
    """--minutes asks for fewer of everything, says what became fewer, and never takes longer."""
    result = coach("preview", "rest-day", "--minutes", "10", "--json")
    assert 0 == result.exit_code
    assert 0.9 * 600 < json.loads(result.stdout)["seconds"] <= 600
    assert "Made to fit 10 min: Clamshell 10 -> " in result.stderr
    assert read("preview", "rest-day") == read("preview", "rest-day", "--minutes", "240"), "nothing to change"
    assert "It does not fit into 1 min: the shortest is " in coach("preview", "rest-day", "--minutes", "1").stderr or (
        read("preview", "rest-day", "--minutes", "1")["seconds"] <= 60
    )


def test_a_number_typed_for_today_is_not_made_fewer() -> None:
    """--minutes takes the time from the others, down to none; what does not fit then is said."""
    typed = ("preview", "rest-day", "--reps", "side-leg-lift=12")
    result = coach(*typed, "--minutes", "8", "--json")
    told = json.loads(result.stdout)
    of = [segment["rep"] for segment in told["segments"] if segment["exercise"] == "side-leg-lift"]
    assert 12 == max(filter(None, of))
    assert told["seconds"] <= 480
    assert "Side leg lift" not in result.stderr
    assert "It does not fit into 1 min: the shortest is " in coach(*typed, "--minutes", "1").stderr


def test_a_condition_that_cannot_be_read_is_said(home: Path) -> None:
    """My page has a mistake: the guide's own leaves out in its place, and I am told; a misspelt id is told too."""
    pages = home / "routines" / "conditions"
    pages.mkdir(parents=True)
    (pages / "outer-hip.yaml").write_text("name: Mine\nwher: [outer-hip]\n")
    (home / "settings.yaml").write_text("conditions: [outer-hip, outer-hop]\n")
    result = coach("preview", "rest-day", "--json")
    assert 0 == result.exit_code
    assert "clamshell" not in {segment["exercise"] for segment in json.loads(result.stdout)["segments"]}
    assert "outer-hip.yaml:2:1: " in result.stderr
    assert "there is no condition outer-hop; did you mean outer-hip?" in result.stderr


def test_nothing_is_left_to_do(home: Path, tmp_path: Path) -> None:
    """Every exercise is one that I leave out: no session that is over before it began, and how to have one."""
    home.mkdir()
    (home / "settings.yaml").write_text("leave_out: [clamshell]\n")
    (tmp_path / "short.yaml").write_text(SHORT)
    for command in (("preview",), ("run", "--plain"), ("preview", "--band", "clamshell=light")):
        said = one_line(coach(*command, str(tmp_path / "short.yaml")), 2)
        assert said.startswith("all of Short is left out by your settings; --reps clamshell=N")
    assert "EXERCISE=VALUE" in one_line(coach("preview", str(tmp_path / "short.yaml"), "--reps", "clamshell"), 2)
    assert 3 == read("preview", str(tmp_path / "short.yaml"), "--reps", "clamshell=3")["segments"][-1]["reps"]
    assert [] == read("history")["sessions"]


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("--reps=clamshel=4", "did you mean clamshell?"),
        ("--reps=clamshell=0", "1 to 1000"),
        ("--reps=clamshell=many", "1 to 1000"),
        ("--reps=clamshell=3x400", "is 1200 repetitions; write 1 to 1000 in all"),
        ("--reps=clamshell=8-12", "is a range; write one number such as 8"),
        ("--reps=clamshell", "EXERCISE=VALUE"),
        ("--band=clamshell=purple", "none, light, medium, heavy"),
    ],
)
def test_a_wrong_option_says_what_would_be_right(option: str, hint: str) -> None:
    """One line, exit code 2."""
    assert hint in one_line(coach("preview", "rest-day", option), 2)


def test_a_self_paced_repetition_has_no_length(tmp_path: Path) -> None:
    """`work`, with null for its seconds."""
    file = tmp_path / "own.yaml"
    file.write_text("name: Own\nwhen: any\nexercises:\n  - {exercise: clamshell, reps: 2, pace: self}\n")
    work = [segment for segment in read("preview", str(file))["segments"] if segment["kind"] == "work"]
    assert [None] * 4 == [segment["seconds"] for segment in work]


def test_a_self_paced_session_is_refused_where_no_key_can_come(tmp_path: Path, home: Path) -> None:
    """It would wait for ever; nothing is begun."""
    file = tmp_path / "own.yaml"
    file.write_text("name: Own\nwhen: any\nexercises:\n  - {exercise: clamshell, reps: 2, pace: self}\n")
    assert "no keyboard" in one_line(coach("run", str(file), "--plain"), 2)
    assert not (home / "history.db").exists()


def test_half_way_is_said_where_it_is_heard() -> None:
    """With the repetition that follows, not behind a number."""
    said = [segment["say"] for segment in read("preview", "rest-day")["segments"]]
    at = said.index("Halfway. Open")
    assert "5 of 10." == said[at - 1].strip()


def test_every_segment_says_something_or_is_a_silent_relax() -> None:
    """By ear alone: nothing begins without a word."""
    silent = {s["kind"] for s in read("preview", "rest-day")["segments"] if not s["say"]}
    assert set() == silent


def test_list_names_whose_they_are(home: Path) -> None:
    """A file of theirs by the same name replaces ours."""
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "pre-run.yaml").write_text(SHORT)
    listed = read("list")
    assert ["id", "name", "when", "seconds", "owner", "path"] == list(listed["routines"][0])
    owners = {routine["id"]: (routine["owner"], routine["name"]) for routine in listed["routines"]}
    assert ("you", "Short") == owners["pre-run"]
    assert "coach" == owners["rest-day"][0]


def test_a_broken_file_of_theirs_hides_nothing_else(home: Path) -> None:
    """The good ones are listed on stdout, what is wrong on stderr."""
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "mine.yaml").write_text("name: Mine\nwhn: any\nexercises:\n  - {exercise: clamshell}\n")
    result = coach("list")
    assert 0 == result.exit_code
    assert "rest-day" in result.stdout
    assert ":2:1: " in result.stderr
    (home / "routines" / "other.yaml").write_text("name: Other\nwhn: any\nexercise: []\n")
    assert "4 mistakes in 2 files; coach check names them\n" == coach("list").stderr


def test_check_says_all_that_is_wrong_at_once(tmp_path: Path) -> None:
    """Three mistakes, three lines with file, line and column; exit code 1."""
    file = tmp_path / "mine.yaml"
    file.write_text("name: Mine\nwhen: afternoon\nexercises:\n  - exercise: clamshel\n    reps: lots\n")
    result = coach("check", str(file))
    assert 1 == result.exit_code
    assert [f"{file}:2:7", f"{file}:4:15", f"{file}:5:11"] == [
        ":".join(line.split(":")[:3]) for line in result.stderr.splitlines()
    ]


def test_check_says_what_it_read_and_where(home: Path, tmp_path: Path) -> None:
    """Ours alone, so that a forgotten COACH_HOME shows; mine and ours; one file, and what it must be called."""
    routines = home / "routines"
    ours = len(list(shipped_routines().rglob("*.yaml")))
    assert f"No files of your own in {routines}, {ours} of coach's own: no errors.\n" == done("check")
    (routines / "exercises").mkdir(parents=True)
    (routines / "short.yaml").write_text(USUAL)
    (routines / "pre-run.yaml").write_text(USUAL)
    (routines / "exercises" / "hop.yaml").write_text(HOP)
    (home / "settings.yaml").write_text("leave_out: []\n")
    expected = f"2 routines and 1 exercise in {routines}, settings.yaml, {ours - 1} of coach's own: no errors.\n"
    assert expected == done("check")
    for name, said in (
        ("My Routine.yml", " Among your own files it is only found as my-routine.yaml."),
        ("a.yaml", ""),
    ):
        (tmp_path / name).write_text(USUAL)
        assert f"{tmp_path / name}: no errors.{said}\n" == done("check", str(tmp_path / name))
    (routines / "My Routine.yml").write_text(USUAL)
    assert "rename it to my-routine.yaml" in one_line(coach("check", str(routines / "My Routine.yml")), 1)
    assert "rename it to my-routine.yaml" in one_line(coach("check"), 1)


def test_check_finds_what_the_settings_name_wrongly(home: Path, tmp_path: Path) -> None:
    """An exercise to leave out that does not exist, a band of a file that is not on the ladder; each with its place."""
    home.mkdir()
    (home / "settings.yaml").write_text("bands: [none, red]\nleave_out:\n  - bridge\n  - clamshel\n")
    expected = ":4:5: there is no exercise clamshel; did you mean clamshell?"
    assert one_line(coach("check"), 1).endswith(f"settings.yaml{expected}")
    assert one_line(coach("check", str(home / "settings.yaml")), 1).endswith(f"settings.yaml{expected}")
    assert 0 == coach("preview", "rest-day").exit_code
    (tmp_path / "bands.yaml").write_text(USUAL.replace("reps: 2", "band: rad"))
    assert one_line(coach("check", str(tmp_path / "bands.yaml")), 1).endswith("there is no band rad; did you mean red?")


@pytest.mark.parametrize("command", ["history", "target", "progress", "list", "doctor", "export", "backup"])
def test_a_mistake_in_the_settings_does_not_stop_what_does_without_them(home: Path, command: str) -> None:
    """It is said with its line, and everything that only shows or keeps goes on; doctor names it too."""
    home.mkdir()
    assert 0 == coach("target", "clamshell", "12").exit_code
    (home / "settings.yaml").write_text("bands: none\n")
    result = coach(command)
    assert 0 == result.exit_code
    said = [line for line in result.stderr.splitlines() if "settings.yaml:1:8: bands should be a list" in line]
    assert (0 if command in {"export", "backup"} else 1) == len(said)
    assert ("files: 1 mistake" in result.stdout) == (command == "doctor")


@pytest.mark.parametrize(
    "command", [("run", "rest-day", "--plain"), ("preview", "rest-day"), ("morning", "2"), ("import", "-")]
)
def test_a_mistake_in_the_settings_stops_what_goes_by_them(home: Path, command: tuple[str, ...]) -> None:
    """I am not led, and nothing is decided, by settings that are not mine."""
    home.mkdir()
    (home / "settings.yaml").write_text("bands: none\n")
    assert "settings.yaml:1:8: bands should be a list" in one_line(coach(*command), 1)


def test_completion_says_nothing_of_the_settings(home: Path) -> None:
    """A mistake in them does not spoil the line that I am typing."""
    home.mkdir()
    (home / "settings.yaml").write_text("bands: none\n")
    typed = {"_COACH_COMPLETE": "bash_complete", "COMP_WORDS": "coach run pre", "COMP_CWORD": "2"}
    result = CliRunner().invoke(main, env=typed, prog_name="coach")
    assert ("plain,pre-run\n", "") == (result.stdout, result.stderr)


def test_a_session_in_lines_is_stored_as_it_was_told(home: Path, tmp_path: Path) -> None:
    """Lines on stdout, the same repetitions in the history, the answers beside them."""
    home.mkdir()
    (home / "settings.yaml").write_text("explain: never\n")
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    result = coach("run", str(file), "--plain", "--speed", "100", "--effort", "3", "--sore", "1")
    assert 0 == result.exit_code, result.stderr
    reps = [line.split(" ", 2)[2] for line in result.stdout.splitlines() if " rep " in line]
    assert ["1/2 clamshell left", "2/2 clamshell left", "1/2 clamshell right", "2/2 clamshell right"] == reps
    assert [] == [line for line in result.stdout.splitlines() if not re.match(r"\d+:\d\d\.\d [a-z-]+ \S", line)]
    (session,) = read("history")["sessions"]
    assert ("short", "completed", True, 6, 3, 1) == (
        session["routine"],
        session["status"],
        session["rehearsal"],
        session["active_seconds"],
        session["effort"],
        session["sore"],
    )
    one_side = {"exercise": "clamshell", "set": 1, "prescribed": 2, "performed": 2, "band": "none"}
    one_side |= {"entry": 0, "warm_up": False, "hold": None}
    assert [{**one_side, "side": "left"}, {**one_side, "side": "right"}] == session["sets"]


def test_who_is_very_sore_is_advised_in_lines_too(tmp_path: Path) -> None:
    """Soreness 8 is one to see somebody about, whatever tells it; after a good session nothing is said any more."""
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    advice = "see a health-care provider, a doctor or a physiotherapist."
    told = [
        coach("run", str(file), "--plain", "--speed", "100", "--count-it", "--effort", "3", "--sore", sore).stdout
        for sore in ("8", "0")
    ]
    assert [True, False] == [advice in each for each in told]
    (last,) = told[0].splitlines()[-1:]
    assert re.fullmatch(rf"\d+:\d\d\.\d advice Pain of 8 last time\. .*{re.escape(advice)}", last)


def test_the_second_time_it_is_told_shortly(tmp_path: Path) -> None:
    """In full until it was done in a session: a rehearsal is none; in full again for whoever asks for it."""
    file = tmp_path / "short.yaml"
    file.write_text(SHORT.replace("prepare: 0.5", "prepare: 1"))
    told = "This is how it goes."
    in_session = [told in coach("run", str(file), "--plain", "--speed", "100", *count).stdout for count in COUNTS]
    assert [True, True, False] == in_session
    assert told not in coach("preview", str(file)).stdout
    for command in (("preview",), ("run", "--plain", "--speed", "100")):
        assert told in coach(*command, str(file), "--explain").stdout


COUNTS: tuple[tuple[str, ...], ...] = ((), ("--count-it",), ("--count-it",))


@pytest.mark.parametrize("by", ["setting", "locale"])
def test_a_session_in_german(by: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the setting or by the locale; what programs rely on stays as it is."""
    if by == "setting":
        home.mkdir()
        (home / "settings.yaml").write_text("language: de\nexplain: never\n")
    else:
        home.mkdir()
        (home / "settings.yaml").write_text("explain: never\n")
        monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    said = coach("run", str(file), "--plain", "--speed", "100").stdout.splitlines()
    assert "0:00.5 lift Auf" in said
    assert "0:01.5 rep 1/2 clamshell left" in said
    assert "0:06.0 summary Muschel: links 2 von 2, rechts 2 von 2" in said
    assert "Muschel" in coach("list").stdout
    assert "Auf" == read("preview", str(file))["segments"][1]["say"]
    kinds = [segment["kind"] for segment in read("preview", str(file))["segments"][:3]]
    assert ["prepare", "lift", "lower"] == kinds


def test_history_has_the_fields_that_are_relied_on(tmp_path: Path) -> None:
    """Every name of `history --json`, in its order."""
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    coach("run", str(file), "--plain", "--speed", "100", "--count-it")
    (session,) = read("history")["sessions"]
    expected = "id routine started_at ended_at status rehearsal active_seconds effort sore morning_sore note sets hurts"
    assert expected.split() == list(session)
    fields = ["exercise", "side", "set", "prescribed", "performed", "band", "entry", "warm_up", "hold"]
    assert fields == list(session["sets"][0])
    assert not session["rehearsal"]


def test_history_for_a_spreadsheet(home: Path, tmp_path: Path) -> None:
    """A row for each set; a note that looks like a formula stays a text."""
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    coach("run", str(file), "--plain", "--speed", "100")
    with Store.open(home / "history.db") as store:
        store.answer(store.sessions()[0].id, effort=None, sore=None, note="=1+1")
    rows = list(csv.DictReader(io.StringIO(coach("history", "--csv").stdout)))
    assert [("left", "2", "'=1+1"), ("right", "2", "'=1+1")] == [(r["side"], r["performed"], r["note"]) for r in rows]


@pytest.mark.parametrize("note", ["=1+1", "＝1+1", "-1", "＋1", "  =1+1", "@x", "\n=1"])
def test_no_cell_becomes_a_formula(note: str) -> None:
    """Also with the wide letters of East Asian keyboards, and behind blanks."""
    rows = csv.DictReader(io.StringIO(history_csv([replace(RECORD, note=note)])))
    assert {f"'{note}"} == {row["note"] for row in rows}


def test_a_spreadsheet_has_what_hurt() -> None:
    """How much, at the side it was; a warm-up is told from the exercise."""
    rows = list(csv.DictReader(io.StringIO(history_csv([RECORD]))))
    told = [(row["side"], row["entry"], row["warm_up"], row["hurts"]) for row in rows]
    assert [("both", "0", "True", ""), ("left", "0", "False", "7 ?"), ("right", "0", "False", "")] == told
    assert [7, None] == [each["sore"] for each in session_json(RECORD)["hurts"]]


def test_what_was_done_is_counted_without_warm_ups() -> None:
    """5 of 12, as on the screen: not 8 of 15."""
    assert "  5/12  " in [*history_text([RECORD])][1]


RECORD = SessionRecord(
    id="a",
    routine="clams",
    started_at=datetime(2026, 3, 1, 18, tzinfo=UTC),
    ended_at=datetime(2026, 3, 1, 18, 9, tzinfo=UTC),
    day=date(2026, 3, 1),
    status=Status.STOPPED,
    rehearsal=False,
    active_ms=500_000,
    sets=(
        SetRecord(SetKey(0, "bridge", Side.BOTH, 1, warm_up=True), 3, 3),
        SetRecord(SetKey(0, "clamshell", Side.LEFT, 1), 6, 5),
        SetRecord(SetKey(0, "clamshell", Side.RIGHT, 1), 6, 0),
    ),
    hurts=(Hurt(0, "clamshell", "left", 7), Hurt(0, "clamshell", "left", None)),
)


def test_columns_stand_under_each_other_with_wide_letters() -> None:
    """A name of two-column letters takes as much room as it is seen to take."""
    rows = [("蚌式", "5"), ("Clam", "6"), ("e\u0301", "7")]
    assert ["  蚌式  5", "  Clam  6", "  e\u0301     7"] == list(columns(rows))


def test_history_before_anything_was_done(home: Path) -> None:
    """It says how to begin, and makes no file."""
    assert "No sessions yet" in coach("history").stdout
    assert {"sessions": []} == read("history")
    assert not home.exists()


def test_a_damaged_history_is_exit_code_3(home: Path) -> None:
    """One line, and the file is left as it is."""
    home.mkdir()
    (home / "history.db").write_bytes(b"garbage" * 1000)
    assert "damaged" in one_line(coach("history"), 3)


def test_an_unknown_routine_names_the_nearest() -> None:
    """One line, exit code 2."""
    assert "rest-day" in one_line(coach("run", "rest-dya", "--plain"), 2)


def test_without_a_terminal_the_screen_is_refused_and_lines_offered() -> None:
    """Nothing is drawn into a pipe."""
    assert "--plain" in one_line(coach("run", "rest-day"), 2)
    assert "--plain" in one_line(coach(), 2)


def test_answers_on_the_command_line_are_for_lines_only() -> None:
    """The screen asks afterwards."""
    assert "--plain" in one_line(coach("run", "rest-day", "--effort", "3"), 2)


@pytest.mark.parametrize("wrong", [["frobnicate"], ["run"], ["run", "x", "--speed", "0"], ["run", "x", "--sore", "11"]])
def test_wrong_use_is_one_line_and_exit_code_2(wrong: list[str]) -> None:
    """And it says where help is."""
    assert "--help" in one_line(coach(*wrong), 2)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_says_what_it_is_for(name: str) -> None:
    """A newcomer understands `--help`, and every option has its words."""
    command = main.commands[name]
    assert command.help
    context = main.make_context("coach", [name, "--help"], resilient_parsing=True)
    for parameter in command.params:
        if "--" in "".join(parameter.opts):
            assert parameter.to_info_dict()["help"], (name, parameter.opts)
    assert context is not None


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    """An argument with an escape sequence in it is shown without it."""
    said = coach("run", "\x1b]0;owned\x07", "--plain").stderr
    assert "\x1b" not in said
    assert "\x07" not in said


def test_targets_are_shown_set_and_given_back() -> None:
    """Every name of `target --json`; a number of one's own, a band, and back to the file's own."""
    targets = {row["exercise"]: row for row in read("target")["targets"]}
    assert ["exercise", "reps", "band", "goal", "set_by", "why", "hold"] == list(targets["clamshell"])
    assert (10, "none", 30, "file") == tuple(targets["clamshell"][key] for key in ("reps", "band", "goal", "set_by"))
    assert (1, None, None) == tuple(targets["piriformis-stretch"][key] for key in ("reps", "band", "goal"))
    (set_,) = read("target", "clamshell", "16", "--band", "light")["targets"]
    assert (16, "light", "person") == (set_["reps"], set_["band"], set_["set_by"])
    reps = [s["reps"] for s in read("preview", "pre-run")["segments"] if s["exercise"] == "clamshell" and s["rep"]]
    assert {8} == set(reps)
    (back,) = read("target", "clamshell", "--reset")["targets"]
    assert (10, "file") == (back["reps"], back["set_by"])


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["target", "clamshel"], "did you mean clamshell?"),
        (["target", "--reset"], "name the exercise"),
        (["target", "clamshell", "0"], "1<=x<=1000"),
        (["target", "clamshell", "--band", "purple"], "none, light"),
        (["target", "one-legged-bridge", "--band", "light"], "without a band"),
        (["morning", "11"], "0<=x<=10"),
        (["morning", "3"], "no session"),
        (["run", "--resume", "--plain"], "no session was broken off"),
        (["run", "rest-day", "--resume", "--plain"], "give no routine"),
    ],
)
def test_a_wrong_wish_says_what_would_be_right(words: list[str], hint: str) -> None:
    """One line, exit code 2."""
    assert hint in one_line(coach(*words), 2)


def test_progress_tells_the_way_and_the_reasons(tmp_path: Path) -> None:
    """A chart after the first session, every decision with its sentence, and JSON for programs."""
    assert "No session yet" in coach("progress").stdout
    coach("run", "rest-day", "--plain", "--speed", "5000", "--count-it", "--effort", "3", "--sore", "1")
    said = coach("progress", "clamshell").stdout
    assert "10 -> 12: all of it done, and hardly sore" in said
    assert "●" in said
    (told,) = read("progress", "clamshell")["exercises"]
    assert [(10, 10, 1)] == [(each["left"], each["right"], each["sore"]) for each in told["sessions"]]
    assert [(12, "progression")] == [(each["reps"], each["set_by"]) for each in told["decisions"]]


def test_doctor_says_what_works_and_what_would_help() -> None:
    """A line for each thing, and no question where nobody can answer."""
    said = coach("doctor").stdout
    for thing in ("device:", "tones:", "voice:", "terminal:", "watch:", "files:", "history:"):
        assert thing in said


def test_answers_that_cannot_be_stored_yet_are_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full after the last repetition: one line says so, and the answers are stored when there is room."""
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    faults = [HistoryFull("the disk is full")] * 2
    really = SessionRun.answer

    def answer(performance: SessionRun, **answers: Any) -> None:
        if faults:
            raise faults.pop()
        really(performance, **answers)

    monkeypatch.setattr(SessionRun, "answer", answer)
    monkeypatch.setattr("coach.app.retry.FIRST_WAIT_S", 0.01)
    done = coach("run", str(file), "--plain", "--speed", "200", "--count-it", "--effort", "3", "--sore", "2")
    assert (0, "") == (done.exit_code, done.stderr)
    assert 1 == done.stdout.count("Not stored yet: the disk is full.")
    (session,) = read("history")["sessions"]
    assert (3, 2) == (session["effort"], session["sore"])


def trained(tmp_path: Path, *answers: str) -> str:
    """A short session of clamshells at the first dose; its id."""
    file = tmp_path / "ten.yaml"
    file.write_text(SHORT.replace("reps: 2", "reps: 10"))
    done("run", str(file), "--plain", "--speed", "10000", "--count-it", *answers)
    return str(read("history")["sessions"][0]["id"])


def test_an_answer_is_put_right_by_the_id_that_the_list_shows(tmp_path: Path) -> None:
    """The beginning of the id is enough; what it means is said, and how it was put right is in the history."""
    session = trained(tmp_path, "--effort", "4", "--sore", "1")
    assert 12 == read("target", "clamshell")["targets"][0]["reps"]
    beginning = done("history").splitlines()[1].split()[-1]
    assert session.startswith(beginning)
    said = done("history", "--correct", beginning, "--sore", "7", "--note", "the left one").splitlines()
    assert "Put right. What you said before is kept." == said[0]
    assert said[1].startswith("Clamshell 10 -> 8: soreness 7 after ")
    assert said[1].endswith("; an answer was put right, and it was 12 before")
    assert said[2].startswith("Pain of 7 last time. Please do not train through it")
    (found,) = read("history")["sessions"]
    assert (4, 7, "the left one") == (found["effort"], found["sore"], found["note"])
    assert 8 == read("target", "clamshell")["targets"][0]["reps"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--correct", "zzz", "--sore", "2"], "no session has an id that begins with 'zzz'"),
        (["--correct", "", "--sore", "2"], "no session has an id that begins with ''"),
        (["--correct", "abc"], "say what is right: coach history --correct abc --sore 2"),
        (["--sore", "2"], "name the session whose answers are put right"),
        (["--correct", "abc", "--sore", "2", "--json"], "--correct goes without --json and --csv"),
        (["--correct", "abc", "--hurt", "clamshell"], "--hurt clamshell: write EXERCISE=N"),
        (["--correct", "abc", "--sore", "11"], "11 is not in the range"),
    ],
)
def test_a_wrong_correction_says_what_would_be_right(words: list[str], hint: str) -> None:
    """One line, and nothing is changed."""
    assert hint in one_line(coach("history", *words), 2)


def test_a_beginning_that_two_sessions_share(tmp_path: Path, home: Path) -> None:
    """Both ids are named, for one of them is meant."""
    first, second = trained(tmp_path), trained(tmp_path)
    with Store.open(home / "history.db") as store, store.transaction() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        for number, session in enumerate((first, second)):
            for table in ("sets", "hurts", "decisions", "corrections", "exercise_sessions"):
                db.execute(f"UPDATE {table} SET session = ? WHERE session = ?", (f"aaaaaaaa{number}", session))
            db.execute("UPDATE sessions SET id = ? WHERE id = ?", (f"aaaaaaaa{number}", session))
    said = one_line(coach("history", "--correct", "aaaa", "--sore", "2"), 2)
    assert said.endswith("aaaa is the beginning of more than one session: aaaaaaaa0, aaaaaaaa1")
    assert {"aaaaaaaa0", "aaaaaaaa1"} == {line.split()[-1] for line in done("history").splitlines()[1:]}
    assert "Put right." in done("history", "--correct", "aaaaaaaa1", "--sore", "2")


def test_a_hurt_of_today_is_heard_by_every_command(tmp_path: Path, home: Path) -> None:
    """Out of what is previewed and run today, with its reason and the way back in; a mistake is put right."""
    file = tmp_path / "two.yaml"
    file.write_text(USUAL + "  - {exercise: bridge, reps: 1}\n")
    session = trained(tmp_path, "--effort", "4", "--sore", "1")
    with Store.open(home / "history.db") as store:
        store.hurt(session, 0, "clamshell", None, 8)
    previewed = coach("preview", str(file))
    assert "Clamshell is left out: it hurt today. --reps clamshell=N takes it back in.\n" == previewed.stderr
    assert "clamshell" not in previewed.stdout
    assert "rep 1/1 bridge" in previewed.stdout
    assert previewed.stderr == coach("run", str(file), "--plain", "--speed", "10000").stderr
    assert "rep 1/3 clamshell" in done("run", str(file), "--plain", "--speed", "10000", "--reps", "clamshell=3")
    routines = {each["id"]: each["seconds"] for each in read("list")["routines"]}
    done("history", "--correct", session, "--not-hurt", "clamshell")
    assert {each["id"]: each["seconds"] for each in read("list")["routines"]}["rest-day"] > routines["rest-day"]
    assert "" == coach("preview", str(file)).stderr
