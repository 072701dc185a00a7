"""Ours and theirs, by id and by path; what fits together and what does not."""

# ruff: noqa: E501 - a case is a row of a table, however long its sentence

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from coach.errors import FilesInvalid, UnknownName
from coach.library import source, yaml_reader
from coach.library.catalogue import Catalogue, Listed, LoadedRoutine, Owner, shipped_routines
from coach.library.ids import FileKind
from coach.model.exercise import Exercise, Phase, Side
from coach.model.language import Language
from tests.support.files import EXERCISE, ROUTINE, Write, whats


def refused(catalogue: Catalogue, routine: str) -> list[str]:
    """What is said of a routine that cannot be used."""
    with pytest.raises(FilesInvalid) as invalid:
        catalogue.routine(routine)
    return whats(invalid.value.problems)


def test_our_own_files_are_good() -> None:
    """Everything that comes with coach can be used, and nothing is missing."""
    catalogue = Catalogue(shipped_routines())
    assert () == catalogue.check()
    routines = """
        front-hip-build front-hip-calm hip-joint-arthritis hip-joint-build hip-joint-gentle it-band-build it-band-calm
        outer-hip-build outer-hip-calm post-run pre-run rest-day run-stretch run-warm-up strong-hips
    """
    assert routines.split() == [listed.id for listed, _ in catalogue.all_routines()[0]]
    exercises = """
        belt-press bird-dog bridge bridge-march butterfly-stretch clamshell dead-bug heel-slide hip-hike
        kneeling-hip-flexor-stretch leg-swing lying-hip-flexor-stretch offset-bridge one-leg-squat one-legged-bridge
        piriformis-stretch prone-leg-lift seated-hip-rotation side-leg-lift side-plank side-plank-clam side-step
        sit-to-stand squeeze-ball standing-hip-flexor-stretch standing-knee-raise standing-side-lift standing-side-push
        step-up
    """
    assert exercises.split() == [listed.id for listed, _ in catalogue.all_exercises()[0]]


@pytest.mark.parametrize("language", Language)
def test_our_own_exercises_can_be_heard_in_time(language: Language) -> None:
    """Known, how to lie is said in twelve words or a few more, and so is what changes at the switch; each cue is one."""
    for _, exercise in Catalogue(shipped_routines()).all_exercises()[0]:
        told = exercise.spoken_in(language)
        two_sides = told.sides != (Side.BOTH,)
        assert (told.id, True, two_sides) == (told.id, told.short is not None, told.change is not None)
        assert [] == [text for text in (told.short, told.change) if len((text or "").split()) > 13], told.id
        assert [] == [word for phase in Phase if (word := told.cues.of(phase)) and " " in word], told.id


@pytest.mark.parametrize("language", Language)
def test_our_own_exercises_tell_somebody_new_all_there_is_to_know(language: Language) -> None:
    """In each language: where it is felt, what not to do, how to breathe; no leg is called that leg."""
    felt, never, breath, vague = {
        Language.EN: (r"feel|pull", r"not|never|must", r"[Bb]reath", r"\bthat (heel|foot|leg|knee|side|arm|hand)\b"),
        Language.DE: (
            r"spür|zieh|fühl",
            r"nicht|nie|kein|Kein",
            r"[Aa]tme",
            r"\b(dies|jen)(e|es|er|en) (Bein|Fuß|Knie)",
        ),
    }[language]
    for _, exercise in Catalogue(shipped_routines()).all_exercises()[0]:
        told = exercise.spoken_in(language)
        text = " ".join((told.setup, *told.how))
        said = [re.search(pattern, text) is not None for pattern in (felt, never, breath, vague)]
        assert (told.id, [True, True, True, False]) == (told.id, said)


def test_mine_replaces_yours_and_says_so(shelf: Path, tmp_path: Path, write: Write) -> None:
    """A file of mine with the same name is used in place of coach's, in coach's own routines too."""
    mine = write("mine/exercises/side-leg-lift.yaml", EXERCISE.replace("Side leg lift", "My lift"))
    other = write("mine/aa.yaml", ROUTINE)
    catalogue = Catalogue(shelf, tmp_path / "mine")
    assert (
        Listed("aa", Owner.YOU, other),
        Listed("evening", Owner.COACH, shelf / "evening.yaml"),
    ) == catalogue.listed(FileKind.ROUTINE)
    assert (Listed("side-leg-lift", Owner.YOU, mine),) == catalogue.listed(FileKind.EXERCISE)
    routine = catalogue.routine("evening")
    assert "My lift" == routine.exercises["side-leg-lift"].name
    assert "My lift" == catalogue.exercise("side-leg-lift").name


def test_my_broken_file_is_not_silently_replaced_by_yours(shelf: Path, tmp_path: Path, write: Write) -> None:
    """I am told of my mistake, and never given another exercise than the one I wrote."""
    write("mine/exercises/side-leg-lift.yaml", EXERCISE.replace("strength", "yoga"))
    catalogue = Catalogue(shelf, tmp_path / "mine")
    assert ["side-leg-lift.yaml:2:7: kind cannot be yoga; write strength or stretch"] == refused(catalogue, "evening")


def test_a_routine_by_its_path_looks_beside_itself_first(shelf: Path, write: Write) -> None:
    """A folder that somebody gave me works as it is, with its own exercises and coach's."""
    path = write("away/My_Evening.yaml", ROUTINE + "  - exercise: bridge\n")
    write("away/exercises/bridge.yaml", EXERCISE.replace("Side leg lift", "Their bridge"))
    catalogue = Catalogue(shelf)
    loaded = catalogue.routine(str(path))
    routine = loaded.routine
    assert ("my-evening", ["side-leg-lift", "bridge"]) == (routine.id, [entry.exercise for entry in routine.entries])
    assert {"side-leg-lift": "Side leg lift", "bridge": "Their bridge"} == {
        name: exercise.name for name, exercise in loaded.exercises.items()
    }


def test_warm_ups_come_along(shelf: Path, write: Write) -> None:
    """A routine knows all exercises it needs, those of a warm-up too."""
    write("ours/exercises/bridge.yaml", EXERCISE)
    write("ours/exercises/side-leg-lift.yaml", EXERCISE + "warm_up: {exercise: bridge, reps: 5}\n")
    catalogue = Catalogue(shelf)
    assert {"side-leg-lift", "bridge"} == set(catalogue.routine("evening").exercises)
    write("ours/exercises/side-leg-lift.yaml", EXERCISE + "warm_up: {exercise: brigde, reps: 5}\n")
    expected = ["side-leg-lift.yaml:7:21: there is no exercise brigde; did you mean bridge?"]
    assert expected == refused(catalogue, "evening")
    assert expected == whats(catalogue.check())
    with pytest.raises(FilesInvalid):
        catalogue.exercise("side-leg-lift")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("evning", "there is no routine evning; did you mean evening?"),
        ("xyz", "there is no routine xyz; there is evening"),
        ("Evening", "there is no routine Evening; did you mean evening?"),
        ("..", "there is no routine ..; there is evening"),
        ("", "this is no routine's id; there is evening"),
        ("./nothing.yaml", "there is no file ./nothing.yaml"),
        ("a\0/b", "there is no file a\\x00/b"),
        ("\x1b[2J.yaml", "there is no file \\x1b[2J.yaml"),
        ("x" * 5000 + "/", f"there is no file {'x' * 5000}/"),
    ],
)
def test_a_name_that_nobody_has(shelf: Path, name: str, sentence: str) -> None:
    """I am told the nearest name, and no name leads out of the folder or breaks the program."""
    with pytest.raises(UnknownName) as unknown:
        Catalogue(shelf).routine(name)
    assert sentence == str(unknown.value)


@pytest.mark.parametrize("name", ["../evening", "/etc/passwd", "Side-Leg-Lift", "side.leg", "", "a/b", "\0", "é"])
def test_an_exercise_is_only_found_by_an_id(shelf: Path, name: str) -> None:
    """No id leaves the folder."""
    with pytest.raises(UnknownName):
        Catalogue(shelf).exercise(name)


def test_all_that_is_wrong_with_a_routine_and_its_exercises(shelf: Path, write: Write) -> None:
    """One look shows every mistake: in the routine, in what it names, and in the exercises' own files."""
    write("ours/exercises/side-leg-lift.yaml", EXERCISE.replace("strength", "strenght"))
    write(
        "ours/evening.yaml",
        ROUTINE.replace("any", "never") + "  - exercise: side-leg-lit\n  - exercise: xyz\n    reps: 0\n",
    )
    expected = [
        "evening.yaml:2:7: when cannot be never; write pre-run, post-run, rest-day or any",
        "evening.yaml:5:15: there is no exercise side-leg-lit; did you mean side-leg-lift?",
        "evening.yaml:6:15: there is no exercise xyz; there is side-leg-lift",
        "evening.yaml:7:11: reps: 0 is too low; write 1 to 1000",
        "side-leg-lift.yaml:2:7: kind cannot be strenght; did you mean strength?",
    ]
    catalogue = Catalogue(shelf)
    assert expected == refused(catalogue, "evening")
    assert expected == whats(catalogue.check([shelf / "evening.yaml"]))
    assert sorted(expected) == sorted(whats(catalogue.check()))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("tempo: {lift: 0, hold: 0, lower: 0}", ["5:12: this leaves no time to work in side-leg-lift; give lift, hold or lower some seconds"]),
        ("tempo: {lift: 0, hold: 0, lower: 0}\n    pace: self", ["5:12: this leaves no time to work in side-leg-lift; give lift, hold or lower some seconds"]),
        ("reps: 1000%\n    sides: [left]\n    tempo: {hold: 0}", []),
        ("sides: both", ["5:12: side-leg-lift speaks of the other side; write sides: [left, right]"]),
        ("cues: {lift: 'Up, {other}'}\n    sides: both", ["5:18: {other} means nothing where both sides work; leave it out"]),
        ("reps: 1000\n    tempo: {hold: 10}", ["4:5: the routine is too long from here on: 8 h 21 min in all; at most 4 h"]),
    ],
)  # fmt: skip
def test_an_entry_must_fit_its_exercise(shelf: Path, write: Write, entry: str, expected: list[str]) -> None:
    """What only shows when both files are known points at the entry."""
    write("ours/evening.yaml", ROUTINE + f"    {entry}\n")
    assert [f"evening.yaml:{line}" for line in expected] == whats(Catalogue(shelf).check())


def test_a_percentage_of_a_large_dose(shelf: Path, write: Write) -> None:
    """More than a thousand repetitions are too many, however they are written."""
    write("ours/exercises/side-leg-lift.yaml", EXERCISE.replace("15", "101"))
    write("ours/evening.yaml", ROUTINE + "    reps: 1000%\n    pace: self\n")
    assert ["evening.yaml:5:11: reps: 1000% of 101 is 1010; at most 1000"] == whats(Catalogue(shelf).check())
    write("ours/evening.yaml", ROUTINE + "    dosage: {reps: 1000%}\n    pace: self\n")
    assert ["evening.yaml:5:20: reps: 1000% of 101 is 1010; at most 1000"] == whats(Catalogue(shelf).check())


def test_four_hours_to_the_second_are_allowed(shelf: Path, write: Write) -> None:
    """The limit points at the entry that goes over it, and at none if it is just reached."""
    write("ours/exercises/side-leg-lift.yaml", EXERCISE.replace("{lift: 2, hold: 5, lower: 2, relax: 1}", "{hold: 60}"))
    entry = "  - exercise: side-leg-lift\n    sides: [left]\n    rest: 0\n    prepare: 60\n    reps: 119\n"
    text = "name: Long\nwhen: any\nexercises:\n" + entry * 2
    write("ours/evening.yaml", text)
    assert [] == whats(Catalogue(shelf).check())
    write("ours/evening.yaml", text.replace("prepare: 60", "prepare: 60.001"))
    expected = ["evening.yaml:9:5: the routine is too long from here on: 4 h 1 min in all; at most 4 h"]
    assert expected == whats(Catalogue(shelf).check())


def test_files_whose_names_are_no_ids(shelf: Path, write: Write) -> None:
    """They are skipped, and check says how to name them; what is no routine file at all is left alone."""
    for name in (
        "My Routine.yaml",
        "two.yml",
        "notepad.yaml.txt",
        "a.b.yaml",
        ".hidden.yaml",
        "README.md",
        "exercises/Übung café.yaml",
        "exercises/日.yaml",
    ):
        write(f"ours/{name}", ROUTINE)
    catalogue = Catalogue(shelf)
    assert ["evening"] == [listed.id for listed in catalogue.listed(FileKind.ROUTINE)]
    sentence = "1:1: a file's name is lower-case letters, digits and hyphens, then .yaml; rename it to"
    expected = [
        f"My Routine.yaml:{sentence} my-routine.yaml",
        f"a.b.yaml:{sentence} a-b.yaml",
        f"notepad.yaml.txt:{sentence} notepad.yaml",
        f"two.yml:{sentence} two.yaml",
        f"Übung café.yaml:{sentence} uebung-cafe.yaml",
        f"日.yaml:{sentence} my-routine.yaml",
    ]
    assert expected == whats(catalogue.check())


def test_check_tells_a_routine_from_an_exercise(shelf: Path, write: Write) -> None:
    """By its folder, else by its keys: I can check any file anywhere."""
    good = [write("x/a.yaml", EXERCISE), write("x/b.yaml", ROUTINE), write("x/exercises/c.yaml", EXERCISE)]
    catalogue = Catalogue(shelf)
    assert () == catalogue.check(good)
    bad = [write("x/a.yaml", EXERCISE + "tempi: 1\n"), write("x/exercises/b.yaml", ROUTINE), shelf / "none.yaml"]
    assert [
        "a.yaml:7:1: tempi is no key of an exercise; did you mean tempo?",
        "b.yaml:1:1: this is a routine, not an exercise; routines belong one folder higher",
        "none.yaml:1:1: there is no such file",
    ] == whats(catalogue.check(bad))


def test_files_are_shown_as_they_were_given(shelf: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path I typed comes back as I typed it; others are told from where I am; no name can act on the terminal."""
    write("ours/evening.yaml", ROUTINE + "    x: 1\n")
    write("ours/a\x1b[2J.yaml", "x: 1\n")
    monkeypatch.chdir(shelf.parent)
    catalogue = Catalogue(shelf)
    for given in (
        Path("ours/evening.yaml"),
        shelf / "evening.yaml",
        Path("../") / shelf.parent.name / "ours/evening.yaml",
    ):
        assert [str(given)] == [problem.file for problem in catalogue.check([given])]
    assert ["ours/a\\x1b[2J.yaml", "ours/evening.yaml"] == [problem.file for problem in catalogue.check()]
    monkeypatch.chdir(shelf / "exercises")
    assert str(shelf / "evening.yaml") in {problem.file for problem in catalogue.check()}


def test_the_broken_ones_do_not_hide_the_good_ones(shelf: Path, write: Write) -> None:
    """One mistake in one file leaves me all my other routines."""
    write("ours/broken.yaml", "x")
    routines, problems = Catalogue(shelf).all_routines()
    assert (["evening"], 1) == ([listed.id for listed, _ in routines], len(problems))
    write("ours/exercises/broken.yaml", "x")
    exercises, problems = Catalogue(shelf).all_exercises()
    assert (["side-leg-lift"], 1) == ([listed.id for listed, _ in exercises], len(problems))
    assert all(isinstance(each, LoadedRoutine) for _, each in routines)
    assert all(isinstance(each, Exercise) for _, each in exercises)


def test_listing_reads_no_file(shelf: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand files cost a look at the folder."""
    for number in range(50):
        write(f"ours/r{number}.yaml", "x")
    monkeypatch.setattr(yaml_reader, "read", None)
    assert 51 == len(Catalogue(shelf).listed(FileKind.ROUTINE))


def test_a_file_is_read_again_only_when_it_has_changed(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """I can edit a routine while coach is open; until I do, nothing is read twice."""
    reads: list[str] = []
    read = yaml_reader.read
    monkeypatch.setattr(yaml_reader, "read", lambda *given: (reads.append(given[0].name), read(*given))[1])
    catalogue = Catalogue(shelf)
    for _ in range(3):
        catalogue.routine("evening")
        catalogue.all_routines()
    assert ["evening.yaml", "side-leg-lift.yaml"] == reads
    (shelf / "evening.yaml").write_text(ROUTINE.replace("Evening", "Night and day"))
    assert "Night and day" == catalogue.routine("evening").routine.name


def test_folders_that_are_not_there(tmp_path: Path) -> None:
    """Without any files there is nothing, and no crash."""
    catalogue = Catalogue(tmp_path / "a", tmp_path / "b")
    assert ((), (), ()) == (catalogue.listed(FileKind.ROUTINE), catalogue.listed(FileKind.EXERCISE), catalogue.check())
    with pytest.raises(UnknownName, match="there is no routine x; there are none at all"):
        catalogue.routine("x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_refused_at_once(shelf: Path, tmp_path: Path) -> None:
    """A pipe, a device, a folder or links in a circle never make me wait."""
    os.mkfifo(shelf / "pipe.yaml")
    (shelf / "folder.yaml").mkdir()
    (shelf / "loop.yaml").symlink_to(shelf / "loop.yaml")
    (shelf / "zero.yaml").symlink_to("/dev/zero")
    (shelf / "nowhere.yaml").symlink_to("/nowhere")
    no_file = "this is no file but a folder, a device or a pipe; give the path of a .yaml file"
    catalogue = Catalogue(shelf)
    assert [
        f"folder.yaml:1:1: {no_file}",
        "loop.yaml:1:1: the file cannot be read: too many levels of symbolic links",
        "nowhere.yaml:1:1: this is a link to a file that is not there",
        f"pipe.yaml:1:1: {no_file}",
        f"zero.yaml:1:1: {no_file}",
    ] == whats(catalogue.check())
    assert [f"pipe.yaml:1:1: {no_file}"] == refused(catalogue, "pipe")


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_my_files_may_be_links(shelf: Path, tmp_path: Path, write: Write) -> None:
    """A routine, an exercise or the whole folder may lie among my dotfiles; so may a stranger's beside his routine."""
    write("dotfiles/night.yaml", ROUTINE.replace("side-leg-lift", "mine-too"))
    write("dotfiles/exercises/mine-too.yaml", EXERCISE)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "night.yaml").symlink_to("../dotfiles/night.yaml")
    (mine / "exercises").mkdir()
    (mine / "exercises" / "mine-too.yaml").symlink_to(tmp_path / "dotfiles/exercises/mine-too.yaml")
    (tmp_path / "all").symlink_to("dotfiles")
    for folder in (mine, tmp_path / "all"):
        catalogue = Catalogue(shelf, folder)
        assert (["mine-too"], ()) == (
            [each.exercise for each in catalogue.routine("night").routine.entries],
            catalogue.check(),
        )
    away = Catalogue(shelf)
    assert ["mine-too"] == list(away.routine(str(mine / "night.yaml")).exercises)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_comes_at_the_last_moment_does_not_hold_us_up(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that turns into a pipe between looking and opening is opened without waiting, looked at again, refused."""
    opened = os.open

    def swap(path: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(path, flags)

    monkeypatch.setattr(source.os, "open", swap)
    with pytest.raises(source.Refused, match="this is no file"):
        source.read_bytes(shelf / "evening.yaml")


def test_a_band_that_is_none_of_mine(shelf: Path, write: Write) -> None:
    """Misspelt, or another one's: check says so, by my own ladder; the routine can be done all the same."""
    file = write("ours/evening.yaml", ROUTINE + "    band: lihgt\n  - {exercise: side-leg-lift, band: red}\n")
    write("ours/fine.yaml", ROUTINE + "    band: none\n  - {exercise: side-leg-lift, band: heavy}\n")
    catalogue, ladder = Catalogue(shelf), ("light", "heavy")
    expected = [
        "evening.yaml:5:11: there is no band lihgt; did you mean light?",
        "evening.yaml:6:37: there is no band red; your bands are light, heavy",
    ]
    assert expected == whats(catalogue.check(ladder=ladder)) == whats(catalogue.check([file], ladder))
    assert "evening" == catalogue.routine("evening").routine.id
    assert () == catalogue.check(ladder=("lihgt", "red", "heavy"))


def test_files_that_lie_where_nobody_looks(shelf: Path, tmp_path: Path, write: Write) -> None:
    """In a folder below the routines, or in a file where the folder should be: check says so."""
    write("mine/exercise/lift.yaml", EXERCISE)
    write("mine/.git/x.yaml", "x")
    write("mine/notes/read-me.txt", "x")
    expected = ["lift.yaml:1:1: only mine, exercises and conditions are looked into; move it there"]
    assert expected == whats(Catalogue(shelf, tmp_path / "mine").check())
    write("file", "x")
    expected = ["file:1:1: this should be a folder, with your files in it"]
    assert expected == whats(Catalogue(shelf, tmp_path / "file").check())
