"""The guide, the list and a file as it stands, as a person or a program uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from coach.cli.main import main
from coach.i18n import red_flags
from coach.i18n.file_catalog import file_texts
from coach.model.exercise import ExerciseKind, Position
from coach.model.language import Language
from coach.model.routine import When
from tests.support.fakes import IN_ENGLISH
from tests.support.german import english_in

CONDITION = """\
name: Example tendon
also: [Sore tendon, Tendon trouble]
where: [outer-hip, groin]
feels: [It aches.]
worse: [Hills.]
takes: [Months rather than weeks.]
phases:
  - {name: Calm it down, when: It hurts at night., routine: calm}
  - {name: Run again}
exercises: [hop]
leave_out: {press: It presses on it.}
see_somebody: [You limp.]
sources: [A book.]
in: {de: {name: Beispielsehne, also: [Sehne], feels: [Es zieht.], worse: [Berge.], takes: [Monate.],
  phases: [{name: Beruhigen, when: Es tut nachts weh.}, {name: Wieder laufen}],
  leave_out: {press: Es drückt darauf.}, see_somebody: [Du hinkst.], sources: [Ein Buch.]}}
"""


ROUTINE = "name: Calm\nwhen: any\nexercises:\n  - exercise: hop\nin: {de: {name: Ruhe}}\n"
EXERCISE = "name: {}\nkind: strength\nposition: standing\nsetup: Up.\ntempo: {{lift: 1}}\ndosage: {{reps: 5}}\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """My own folder, with one page of my own."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    files = {"conditions/example": CONDITION, "calm": ROUTINE, "exercises/hop": EXERCISE.format("Hop")}
    files["exercises/press"] = EXERCISE.format("Press")
    for name, text in files.items():
        path = tmp_path / f"routines/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def coach(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def done(*args: str) -> str:
    """What a command says that has nothing to complain of."""
    result = coach(*args)
    assert (0, "") == (result.exit_code, result.stderr)
    return result.stdout


def test_a_page_of_the_guide_reads_like_a_leaflet() -> None:
    """When to see somebody comes first, then what it is like, what to do with which command, and who says so."""
    assert (
        done("guide", "example")
        == """\
Example tendon
Also called Sore tendon, Tendon trouble.
coach is no doctor, and this page does not say what you have. coach guide begins
with the signs that cannot wait.

SEE SOMEBODY IF
- You limp.

WHERE IT IS FELT
- On the outside of the hip
- In the groin

HOW IT FEELS
- It aches.

WHAT MAKES IT WORSE
- Hills.

HOW LONG IT TAKES
- Months rather than weeks.

THE WAY BACK
- Calm it down: It hurts at night.
- Calm: coach run calm
- Run again

EXERCISES
- Hop (hop)

BETTER LEFT OUT
- Press: It presses on it.
- Is it yours? With conditions: [example] in settings.yaml your sessions leave
  these out.

SOURCES
- A book.
"""
    )


def test_the_guide_begins_with_what_cannot_wait() -> None:
    """Red flags, then what it may be, by where it hurts; never what it is."""
    text = done("guide")
    flags, _, places = text.partition("\nWHERE DOES IT HURT?\n")
    assert flags.startswith("When to see somebody\n")
    assert "AT ONCE, TODAY" in flags
    assert "\n  example" in places.partition("In the groin\n")[2].partition("\n\n")[0]
    assert "\nOn the outside of the hip\n" in places
    assert re.search(r"(?m)^  fracture .*see somebody first$", places)
    groin = places.partition("In the groin\n")[2].partition("\n\n")[0].splitlines()
    seen_first = ["see somebody first" in line for line in groin]
    assert sorted(seen_first, reverse=True) == seen_first
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_guide_in_german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of it."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    page = done("guide", "example")
    assert page.startswith("Beispielsehne\nHeißt auch: Sehne.\n")
    assert "- Beruhigen: Es tut nachts weh.\n- Ruhe: coach run calm\n" in page
    assert [] == english_in(page)
    assert "\n  example" in done("guide").partition("In der Leiste\n")[2].partition("\n\n")[0]


def test_the_guide_for_programs() -> None:
    """The names are relied on from outside."""
    whole = json.loads(done("guide", "--json"))
    assert ["conditions", "red_flags"] == list(whole)
    (one,) = json.loads(done("guide", "example", "--json"))["conditions"]
    assert one in whole["conditions"]
    assert one == {
        "id": "example",
        "name": "Example tendon",
        "also": ["Sore tendon", "Tendon trouble"],
        "where": ["outer-hip", "groin"],
        "phases": [
            {"name": "Calm it down", "when": "It hurts at night.", "routine": "calm"},
            {"name": "Run again", "when": "", "routine": None},
        ],
        "exercises": ["hop"],
        "leave_out": {"press": "It presses on it."},
        "sources": ["A book."],
    }
    assert ["sign", "why", "do", "at_once"] == list(whole["red_flags"][0])
    assert len(red_flags.red_flag_page(IN_ENGLISH.red_flags).flags) == len(whole["red_flags"])


def test_what_is_mine_is_said_to_be_left_out(home: Path) -> None:
    """The page knows what my settings say."""
    (home / "settings.yaml").write_text("conditions: [example]\n", encoding="utf-8")
    assert "- Your sessions leave these out, as your settings say." in done("guide", "example")


ROUTINES = "name: Calm\nwhen: any\nexercises:\n  - {exercise: hop, reps: 1}\n  - {exercise: press, reps: 1}\n"


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("C", "Press is left out: Example tendon. It presses on it. --reps press=N takes it back in."),
        (
            "de_DE.UTF-8",
            "Press ist nicht dabei: Beispielsehne. Es drückt darauf. --reps press=N nimmt die Übung wieder auf.",
        ),
    ],
)
def test_what_a_condition_of_mine_leaves_out(
    home: Path, monkeypatch: pytest.MonkeyPatch, locale: str, sentence: str
) -> None:
    """It is not in my sessions, I am told why and how to take it back, and that works."""
    monkeypatch.setenv("LC_ALL", locale)
    (home / "routines/calm.yaml").write_text(ROUTINES, encoding="utf-8")
    both = json.loads(done("preview", "calm", "--json"))
    assert {"hop", "press"} == {each["exercise"] for each in both["segments"]}
    (home / "settings.yaml").write_text("conditions: [example]\n", encoding="utf-8")
    result = coach("preview", "calm")
    assert (0, sentence) == (result.exit_code, result.stderr.strip())
    only = json.loads(coach("preview", "calm", "--json").stdout)
    assert {"hop"} == {each["exercise"] for each in only["segments"]}
    assert both["segments"] == json.loads(done("preview", "calm", "--reps", "press=1", "--json"))["segments"]


def test_a_page_without_exercises_says_so(home: Path) -> None:
    """There is nothing to do but to let somebody look at it."""
    text = "name: Crack\nwhere: [groin]\nsee_somebody: [Always.]\n"
    (home / "routines/conditions/crack.yaml").write_text(text, encoding="utf-8")
    expected = "\n\nThere is nothing to exercise here: let somebody look at it first.\n"
    assert expected in done("guide", "crack")


def test_a_broken_page_hides_no_other(home: Path) -> None:
    """It is named in a line; asked for, all of its mistakes are."""
    (home / "routines/conditions/bad.yaml").write_text("name: Bad\n", encoding="utf-8")
    result = coach("guide")
    assert (0, True) == (result.exit_code, "example" in result.stdout)
    assert "a condition needs the key where" in result.stderr
    assert (1, "") == (coach("guide", "bad").exit_code, coach("guide", "bad").stdout)
    said = coach("guide", "exampel")
    assert (2, True) == (said.exit_code, "did you mean example?" in said.stderr)


def test_a_file_as_it_is(home: Path) -> None:
    """To read, or to copy into a file of one's own."""
    assert CONDITION == done("show", "example") == done("show", "conditions/example")
    (home / "routines/exercises/example.yaml").write_bytes(b"# mine\x1b[2J\r\nname: x\r\n")
    assert "# mine\ufffd[2J\nname: x\n" == done("show", "example")
    assert CONDITION == done("show", "conditions/example")
    said = coach("show", "exercises/clamshel")
    assert (2, "there is no file clamshel; did you mean clamshell?\n") == (said.exit_code, said.stderr)
    (home / "routines/bad.yaml").write_bytes(b"\xff")
    assert (1, "") == (coach("show", "bad").exit_code, coach("show", "bad").stdout)


def test_warnings_are_counted_and_stop_nothing(home: Path) -> None:
    """A limb that shrinks: the file is good, and check says so and what it warns of."""
    figure = "figure: {side: left, start: {head: [9, 9], hip: [9, 49]}, lifted: {hip: [9, 29]}, torso: [head, hip], "
    path = home / "routines/exercises/shrink.yaml"
    path.write_text(EXERCISE.format("Shrink") + figure + "working: [head, hip]}\n", encoding="utf-8")
    result = coach("check", str(path))
    lines = result.stderr.splitlines()
    assert (0, 2) == (result.exit_code, len(lines))
    assert lines[0].startswith(f"{path}:7:68: warning: head to hip is 40 long at the start and 20 lifted; write hip: ")
    assert f"0 errors, 2 warnings.\n{path}: no errors.\n" == result.stdout
    path.write_text(path.read_text(encoding="utf-8").replace("Up.", "{x}"), encoding="utf-8")
    assert (1, "1 error, 2 warnings.\n") == (coach("check", str(path)).exit_code, coach("check", str(path)).stdout)


@pytest.mark.parametrize(
    ("kind", "name", "file", "spoken"),
    [
        ("routine", "evening-hips", "evening-hips.yaml", "Evening hips"),
        ("routine", "Hüfte: am Abend!", "huefte-am-abend.yaml", "Hüfte: am Abend!"),
        ("exercise", "Side step", "exercises/side-step.yaml", "Side step"),
    ],
)
def test_a_new_file_passes_at_once(home: Path, kind: str, name: str, file: str, spoken: str) -> None:
    """It is where it is found, has its name, its comments, and a schema that the editor finds by its first line."""
    path = home / "routines" / file
    said = done("new", kind, name)
    assert str(path) in said
    assert ("in the place of coach's own" in said) is (name == "Side step")
    assert f"{path}: no errors.\n" == done("check", str(path))
    listed = {each["id"]: each for each in json.loads(done("list", "--json"))[f"{kind}s"]}
    assert (spoken, "you") == (listed[path.stem]["name"], listed[path.stem]["owner"])
    (to,) = re.findall(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    schema = json.loads((path.parent / to).read_text(encoding="utf-8"))
    assert json.loads(done("schema", kind)) == schema
    assert "no errors." in done("check")
    again = coach("new", kind, name)
    assert (2, True) == (again.exit_code, "is there already; choose another name" in again.stderr)


def test_a_new_exercise_is_offered_in_routines_from_then_on(home: Path) -> None:
    """Also in one that was begun before it."""
    done("new", "routine", "evening")
    schema = home / "routines" / ".schema" / "routine.json"
    assert "calf-raise" not in schema.read_text(encoding="utf-8")
    done("new", "exercise", "calf-raise")
    assert "calf-raise" in schema.read_text(encoding="utf-8")
    assert json.loads(done("schema", "routine")) == json.loads(schema.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", list(Language))
def test_a_comment_stays_true_when_its_line_changes(language: Language) -> None:
    """Where one of a few words may stand, the comment names all of them, and not the others than the first."""
    texts = file_texts(language)
    for text, key, words in (
        (texts.new_exercise, "kind", ExerciseKind),
        (texts.new_exercise, "position", Position),
        (texts.new_routine, "when", When),
    ):
        (comment,) = re.findall(rf"(?m)^{key}: \S+ # (.+)$", text)
        assert [] == [word for word in words if word not in comment]


def test_what_can_be_no_name_of_a_file(home: Path) -> None:
    """One line, exit code 2, nothing written."""
    for name in ("???", "x" * 81, "a\x1b[2J"):
        result = coach("new", "routine", name)
        assert (2, "", 1) == (result.exit_code, result.stdout, len(result.stderr.splitlines()))
    assert ["calm.yaml", "conditions", "exercises"] == sorted(path.name for path in (home / "routines").iterdir())


def test_what_a_list_says_of_an_exercise() -> None:
    """For programs: how to lie, which sides, what to lay ready, whether it has a figure."""
    exercises = {each["id"]: each for each in json.loads(done("list", "--json"))["exercises"]}
    clamshell = exercises["clamshell"]
    assert {"id", "name", "owner", "path", "position", "sides", "kit", "figure"} <= clamshell.keys()
    assert ("side-lying", ["left", "right"], True) == tuple(clamshell[key] for key in ("position", "sides", "figure"))
    assert isinstance(clamshell["kit"], list)


@pytest.mark.parametrize(("command", "id"), [("guide", "example"), ("show", "clamshell"), ("show", "rest-day")])
def test_the_shell_completes_ids(command: str, id: str) -> None:
    """Of conditions for the guide, of every file to show."""
    complete = ShellComplete(main, {}, "coach", "_COACH_COMPLETE")
    assert id in [item.value for item in complete.get_completions([command], id[:3])]


def test_a_list_says_where_each_side_begins(home: Path) -> None:
    """Both numbers, where they are apart."""
    hop = home / "routines/exercises/hop.yaml"
    hop.write_text(EXERCISE.format("Hop").replace("{reps: 5}", "{reps: {left: 8, right: 12}}"), encoding="utf-8")
    assert re.search(r"^  hop +Hop +standing +8/12 reps +yours$", done("list"), re.MULTILINE)


def test_a_schema_speaks_my_language_and_offers_my_exercises(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an editor shows as I point at a key, and what it proposes behind it."""
    monkeypatch.setenv("LANGUAGE", "de")
    properties = json.loads(done("schema", "routine"))["properties"]
    assert "wie es heißt, höchstens 80 Zeichen" == properties["name"]["description"]
    assert "hop" in properties["exercises"]["items"]["anyOf"][0]["properties"]["exercise"]["examples"]
