"""The guide's pages: what may stand in a condition file, and what is said of everything else."""

# ruff: noqa: E501 - a case is a row of a table, however long its sentence

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import FilesInvalid, UnknownName
from coach.library.build import read_condition
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.yaml_reader import parse
from coach.model.condition import Condition, ConditionPhase, Place
from coach.model.language import Language
from tests.support.files import EXERCISE, ROUTINE, Write, whats

CONDITION = """\
name: IT band syndrome
also: [Runner's knee on the outside]
where: [outer-knee, outer-thigh]
feels: [It burns.]
worse: [Running downhill.]
relief: [Shorter runs.]
takes: [Six to eight weeks.]
prevent: [Add distance slowly.]
phases:
  - {name: Calm it down, when: It hurts as you walk.}
  - {name: Load it, when: Stairs are fine., routine: evening}
exercises: [bridge]
leave_out: {side-leg-lift: It rubs.}
see_somebody: [It wakes you at night.]
sources: [A book.]
in:
  de:
    name: Läuferknie
    feels: [Es brennt.]
    phases: [{name: Beruhigen}, {name: Belasten, when: Treppen gehen.}]
    leave_out: {side-leg-lift: Es reibt.}
"""


def problems(text: str) -> list[str]:
    """What is wrong with a condition file, as an author reads it."""
    read = read_condition(parse(text, "f"), "mine")
    assert (read.value is None) == bool(read.problems)
    return [str(problem).removeprefix("f:") for problem in read.problems]


def test_everything_a_condition_can_have() -> None:
    """Each list of sentences, its phases with their routines, and what to leave out."""
    condition = read_condition(parse(CONDITION, "f"), "it-band").value
    assert condition is not None
    english = condition.spoken_in(Language.EN)
    assert english == Condition(
        id="it-band",
        name="IT band syndrome",
        where=(Place.OUTER_KNEE, Place.OUTER_THIGH),
        also=("Runner's knee on the outside",),
        feels=("It burns.",),
        worse=("Running downhill.",),
        relief=("Shorter runs.",),
        takes=("Six to eight weeks.",),
        prevent=("Add distance slowly.",),
        phases=(
            ConditionPhase("Calm it down", "It hurts as you walk."),
            ConditionPhase("Load it", "Stairs are fine.", "evening"),
        ),
        exercises=("bridge",),
        leave_out=(("side-leg-lift", "It rubs."),),
        see_somebody=("It wakes you at night.",),
        sources=("A book.",),
    )


def test_a_condition_in_german() -> None:
    """What is translated is told in German; routines, exercises and the rest stay."""
    condition = read_condition(parse(CONDITION, "f"), "it-band").value
    assert condition is not None
    german = condition.spoken_in(Language.DE)
    assert ("Läuferknie", ("Es brennt.",), ("Running downhill.",)) == (german.name, german.feels, german.worse)
    assert (("side-leg-lift", "Es reibt."),) == german.leave_out
    assert german.phases == (
        ConditionPhase("Beruhigen", "It hurts as you walk."),
        ConditionPhase("Belasten", "Treppen gehen.", "evening"),
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("where: [outer-knee, outer-thigh]\n", "", "1:1: a condition needs the key where; write where: [outer-hip]"),
        ("outer-knee", "knee", "3:9: where cannot be knee; did you mean outer-knee?"),
        ("worse", "symptoms", "5:1: symptoms is no key of a condition; did you mean feels?"),
        ("worse: [Running downhill.]", "worse: Hills", "5:8: worse should be a list; write each part on a line of its own: - Hills"),
        ("{name: Calm it down,", "{title: Calm it down,", "10:6: title is no key of a phase; did you mean name?"),
        ("  - {name: Load it, when: Stairs are fine., routine: evening}\n", "", "19:13: 2 phases are translated, but there are 1; translate each, in the same order"),
        ("Es reibt.", "Es reibt., clamshell: Nein", "21:43: clamshell is not left out by this page; name it in its own leave_out, too"),
        ("{side-leg-lift: It rubs.}", "[side-leg-lift]", "13:12: leave_out should be a group of keys; write leave_out: {clamshell: It presses on the hip.}"),
        ("{side-leg-lift: It rubs.}", "{Side leg lift: It rubs.}", "13:13: Side leg lift is no exercise's id (a-z, 0-9 and hyphens); did you mean side-leg-lift?"),
        ("[bridge]", "[bridge, side-leg-lift]", "12:21: side-leg-lift is in leave_out, too; keep one of them"),
        ("{name: Belasten, when", "{name: Belasten, exercise", "20:50: exercise is no key of a phase; its keys are name and when"),
        ("where", "place", "3:1: place is no key of a condition; did you mean where?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_condition(before: str, after: str, expected: str) -> None:
    """Each mistake with its place and what would be right."""
    assert expected in problems(CONDITION.replace(before, after, 1))


def test_files_in_the_wrong_folder() -> None:
    """Each kind is told from the others."""
    assert ["1:1: this is a routine, not a condition; routines belong one folder higher"] == problems(ROUTINE)
    expected = "1:1: this is an exercise, not a condition; exercises belong in a folder named exercises"
    assert [expected] == problems(EXERCISE)


def test_my_own_page_replaces_yours(shelf: Path, tmp_path: Path, write: Write) -> None:
    """By its name, as with routines; a page that is broken is named and hides no other."""
    write("ours/conditions/it-band.yaml", CONDITION)
    write("ours/conditions/groin.yaml", CONDITION)
    write("mine/conditions/it-band.yaml", CONDITION.replace("IT band syndrome", "Mine"))
    write("mine/conditions/groin.yaml", "name: Groin\n")
    catalogue = Catalogue(shelf, tmp_path / "mine")
    assert ["Mine"] == [condition.name for condition in catalogue.conditions()]
    assert "Mine" == catalogue.condition("it-band").name
    with pytest.raises(FilesInvalid):
        catalogue.condition("groin")
    with pytest.raises(UnknownName, match=r"there is no condition it-bnd; did you mean it-band\?"):
        catalogue.condition("it-bnd")


def test_with_many_pages_the_guide_names_them(shelf: Path, write: Write) -> None:
    """A list has routines and exercises alone."""
    for number in range(13):
        write(f"ours/conditions/page-{number}.yaml", CONDITION)
    with pytest.raises(UnknownName, match="there is no condition shoulder; coach guide names all there are"):
        Catalogue(shelf).condition("shoulder")
    with pytest.raises(UnknownName, match="there is no exercise shoulder; coach list shows all there are"):
        Catalogue(shipped_routines()).exercise("shoulder")


def test_what_a_page_names_must_exist(shelf: Path, write: Write) -> None:
    """Check says so; the page can be read all the same, and so can a routine for a condition that nobody has."""
    file = write(
        "ours/conditions/it-band.yaml", CONDITION.replace("evening", "evenign").replace("[bridge]", "[slide-leg-lift]")
    )
    write("ours/evening.yaml", ROUTINE + "for: [it-bnad]\n")
    catalogue = Catalogue(shelf)
    page = [
        "it-band.yaml:11:54: there is no routine evenign; did you mean evening?",
        "it-band.yaml:12:13: there is no exercise slide-leg-lift; did you mean side-leg-lift?",
    ]
    assert page == whats(catalogue.check([file]))
    routine = ["evening.yaml:5:7: there is no condition it-bnad; did you mean it-band?"]
    assert [*routine, *page] == whats(catalogue.check())
    assert ("it-band", "evening") == (catalogue.condition("it-band").id, catalogue.routine("evening").routine.id)


def test_check_tells_a_condition_wherever_it_lies(shelf: Path, write: Write) -> None:
    """A page somebody sent me, in no folder of its own."""
    file = write("sent/page.yaml", CONDITION.replace("name: IT", "nmae: IT"))
    assert "page.yaml:1:1: nmae is no key of a condition; did you mean name?" in whats(Catalogue(shelf).check([file]))
