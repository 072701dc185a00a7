"""The drawing in an exercise file: what may stand in it, and what is said of everything else."""

# ruff: noqa: E501 - a case is a row of a table, however long its sentence

from __future__ import annotations

import pytest

from coach.library.build import read_exercise
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.library.limits import POINTS_AT_MOST
from coach.library.yaml_reader import parse
from coach.model.exercise import Figure, FigureView, Joint, Side
from tests.support.files import EXERCISE

GOOD = {
    "side": "left",
    "start": "{head: [10, 15], hip: [40, 10.5], foot: [80, 10]}",
    "lifted": "{foot: [70, 40]}",
    "torso": "[head, hip]",
    "working": "[hip, foot]",
}


def exercise(changes: dict[str, str] | None = None, more: str = "") -> str:
    """The good exercise with a figure; line 7 is `figure:`, and each key of it a line after that."""
    lines = [f"  {key}: {value}" for key, value in (GOOD | (changes or {})).items() if value]
    return EXERCISE + more + "\n".join(["figure:", *lines]) + "\n"


def problems(text: str) -> list[str]:
    read = read_exercise(parse(text, "f"), "mine")
    assert (read.value is None) == bool(read.problems)
    return [str(problem).removeprefix("f:") for problem in read.problems]


def test_the_smallest_figure() -> None:
    """Three points and two lines are a figure."""
    read = read_exercise(parse(exercise(), "f"), "mine")
    assert read.value is not None
    expected = Figure(
        side=Side.LEFT,
        joints=(
            Joint("head", (10, 15), (10, 15)),
            Joint("hip", (40, 10.5), (40, 10.5)),
            Joint("foot", (80, 10), (70, 40)),
        ),
        torso=("head", "hip"),
        working=(("hip", "foot"),),
    )
    assert expected == read.value.figure


def test_everything_a_figure_can_have() -> None:
    """A way that is not straight, limbs behind and in front, two legs, a band."""
    more = {
        "halfway": "{foot: [77, 25]}",
        "working": "[[hip, foot], [hip, head]]",
        "behind": "[[head, foot]]",
        "front": "[head, hip, foot]",
        "band": "[hip, foot]",
    }
    read = read_exercise(parse(exercise(more), "f"), "mine")
    assert read.value is not None
    figure = read.value.figure
    assert figure is not None
    assert (77, 25) == figure.joints[2].halfway
    assert (("hip", "foot"), ("hip", "head")) == figure.working
    assert ((("head", "foot"),), (("head", "hip", "foot"),), ("hip", "foot")) == (
        figure.behind,
        figure.front,
        figure.band,
    )


def test_what_lies_around_a_figure() -> None:
    """Lines of a chair, a belt that is always there, a ball at one point; each of points that start has."""
    more = {"props": "[[head, hip], [hip, foot]]", "belt": "[hip, foot]", "ball": "foot"}
    read = read_exercise(parse(exercise(more), "f"), "mine").value
    assert read is not None
    assert read.figure is not None
    drawn = read.figure.props, read.figure.belt, read.figure.ball
    assert ((("head", "hip"), ("hip", "foot")), ("hip", "foot"), "foot") == drawn
    assert ["13:9: foots is no point of start; did you mean foot?"] == problems(exercise({"ball": "foots"}))
    assert ["13:9: ball stands at one point; write ball: ball"] == problems(exercise({"ball": "[foot]"}))


def test_a_second_view_of_the_same_movement() -> None:
    """A second figure in the other view, with no second view of its own."""
    other = "{side: left, view: %s, start: {head: [5, 9], hip: [5, 5]}, lifted: {hip: [5, 6]}, torso: [head, hip], "
    other += "working: [head, hip]%s}"
    read = read_exercise(parse(exercise({"view": "side", "second": other % ("front", "")}), "f"), "mine").value
    assert read is not None
    assert read.figure is not None
    assert read.figure.second is not None
    assert (FigureView.SIDE, FigureView.FRONT) == (read.figure.view, read.figure.second.view)
    assert ("head", "hip") == read.figure.second.torso
    same = problems(exercise({"second": other % ("side", "")}))
    assert ["13:11: the second figure has the view of the first; write view: front"] == same
    twice = problems(exercise({"second": other % ("front", ", second: {}")}))
    assert [True] == ["second is no key of a figure" in each for each in twice]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"side": "up"}, ["8:9: side cannot be up; write left, right or both"]),
        ({"side": "both"}, ["8:9: one side works at a time in this exercise; write side: left"]),
        ({"side": ""}, ["8:3: a figure needs the key side; write side: left"]),
        ({"start": "[1, 2]"}, ["9:10: start should be a group of points; write start: {knee: [60, 25]}"]),
        (
            {"start": "{hip: [40, 10], foot: [80, 10]}", "torso": "[hip, foot]"},
            ["9:10: a figure needs a head; write head: [10, 15]"],
        ),
        (
            {"start": "{head: [10, 15], hip: 40, foot: [80, 10]}"},
            ["9:32: hip should be two numbers, across and up; write hip: [60, 25]"],
        ),
        (
            {"start": "{head: [10, 15], hip: [40, 101], foot: [80, 10]}"},
            ["9:37: hip: 101 is not a place; write a number from 0 to 100, such as 25 or 25.5"],
        ),
        (
            {"start": "{head: [10, 15], hip: [40, -1], foot: [80, 10]}"},
            ["9:37: hip: -1 is not a place; write a number from 0 to 100, such as 25 or 25.5"],
        ),
        (
            {"start": "{head: [10, 15], Hip!: [40, 10], foot: [80, 10]}"},
            ["9:27: Hip! cannot name a point; write a-z, 0-9 and hyphens, such as knee"],
        ),
        (
            {"start": "{head: [10, 15], ?: [40, 10], foot: [80, 10]}"},
            ["9:28: an empty text cannot name a point; write a-z, 0-9 and hyphens, such as knee"],
        ),
        ({"lifted": "{fot: [70, 40]}"}, ["10:12: fot is no point of start; did you mean foot?"]),
        ({"torso": "[head, hipp]"}, ["11:17: hipp is no point of start; did you mean hip?"]),
        ({"torso": "[head]"}, ["11:10: torso should join two points or more; write [hip, knee, foot]"]),
        ({"torso": "hip"}, ["11:10: torso should join two points or more; write [hip, knee, foot]"]),
        ({"working": "[hip, xyz]"}, ["12:18: xyz is no point of start; its points are foot, head and hip"]),
        ({"band": "[hip, foot, head]"}, ["13:9: band goes around two points; write band: [knee, other-knee]"]),
        ({"side": "*left"}, ["8:9: *left repeats another part (an alias); write it out here"]),
        ({"torso": "*trunk"}, ["11:10: *trunk repeats another part (an alias); write it out here"]),
        (
            {"limbs": "[[hip, foot]]"},
            [
                "13:3: limbs is no key of a figure; its keys are side, start, halfway, lifted, torso, working, behind, front, band, belt, ball, props, view and second"
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_figure(changes: dict[str, str], expected: list[str]) -> None:
    """Each mistake with its place and what would be right."""
    assert expected == problems(exercise(changes))


def warnings(text: str) -> list[str]:
    """What is hardly meant so in an exercise file that can be used."""
    read = read_exercise(parse(text, "f"), "mine")
    assert read.value is not None
    return [str(warning).removeprefix("f:") for warning in read.warnings]


def test_a_limb_that_changes_its_length_is_a_warning() -> None:
    """By more than a tenth, in the middle of the lift or at its end; the file can be used all the same."""
    assert [] == warnings(exercise())
    assert ["10:12: warning: hip to foot is 40 long at the start and 50 lifted; write foot: [64, 42.5] in lifted"] == (
        warnings(exercise({"lifted": "{foot: [70, 50.5]}"}))
    )
    assert [] == warnings(exercise({"lifted": "{foot: [67, 44]}"}))
    swung = warnings(exercise({"lifted": "{foot: [40, 50.5]}"}))
    halfway = (
        "10:12: warning: hip to foot is 40 long at the start and 28.1 halfway; write foot: [68.5, 38.6] in halfway"
    )
    assert [halfway] == swung
    assert [] == warnings(exercise({"lifted": "{foot: [40, 50.5]}", "halfway": "{foot: [68.5, 38.6]}"}))
    wrong = warnings(exercise({"lifted": "{foot: [40, 50.5]}", "halfway": "{foot: [80, 50]}"}))
    assert ["13:13: warning: hip to foot is 40"] == [each[:33] for each in wrong]


def test_a_limb_of_the_second_view_keeps_its_length_too() -> None:
    """Each view is looked at, and the place is that of the view."""
    other = (
        "{side: left, view: front, start: {head: [5, 90], hip: [5, 50]}, lifted: {hip: [5, 20]}, torso: [head, hip],"
    )
    found = warnings(exercise({"second": other + " working: [head, hip]}"}))
    expected = "13:84: warning: head to hip is 40 long at the start and 70 lifted; write hip: [5, 50] in lifted"
    assert expected in found


def test_a_figure_of_both_legs_stands_where_both_work() -> None:
    """A drawing of one leg would stress the wrong one."""
    lying, drawn = "sides: both\n", exercise().replace("{other}", "left")
    assert ["9:9: both sides work in this exercise; write side: both"] == problems(lying + drawn)
    assert [] == problems(lying + drawn.replace("side: left", "side: both"))


def test_a_figure_has_an_end() -> None:
    """A stranger's file cannot make the screen draw for ever."""
    many = ", ".join(f"p{number}: [1, 1]" for number in range(POINTS_AT_MOST + 1))
    assert [f"start has too many points; at most {POINTS_AT_MOST}"] == [
        each.partition(": ")[2] for each in problems(exercise({"start": f"{{{many}}}"}))
    ]


@pytest.mark.parametrize("name", [listed.id for listed in Catalogue(shipped_routines()).listed(FileKind.EXERCISE)])
def test_the_band_is_drawn_where_one_makes_it_harder(name: str) -> None:
    """In every figure of ours."""
    exercise = Catalogue(shipped_routines()).exercise(name)
    assert exercise.figure is None or exercise.takes_band == bool(exercise.figure.band)
