"""The figure in dots: what works is stressed without a colour, nothing leaves its place, the band is there or not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Figure, FigurePoint, Joint, Side
from coach.model.skeleton import Scene
from coach.tui.widgets.braille import DotGrid, Ink
from coach.tui.widgets.drawing import STEPS, Drawing, drawing, stands
from coach.tui.widgets.figure import changed_regions

OURS = {each.id: each for _, each in Catalogue(shipped_routines()).all_exercises()[0] if each.figure is not None}
SIZE = (50, 18)


def scene(name: str, side: Side | None = None, *, banded: bool = False) -> Scene:
    figure = OURS[name].figure
    assert figure is not None
    return Scene(figure, side or figure.side, banded)


def text(drawn: Drawing) -> list[str]:
    return ["".join(char for char, _ in line) for line in drawn]


def inked(drawn: Drawing, ink: Ink) -> set[tuple[int, int]]:
    """The cells of an ink, as (column, line)."""
    return {(x, y) for y, line in enumerate(drawn) for x, (_, each) in enumerate(line) if each == ink}


def dots(char: str) -> int:
    return (ord(char) - 0x2800).bit_count() if char != " " else 0


def test_a_line_of_dots_is_where_it_should_be() -> None:
    """Two dots across and four down make a cell; the middle row of dots fills the second row of each."""
    grid = DotGrid(3, 2)
    grid.limb(Ink.BODY, (0, 1), (5, 1), 0.1)
    assert ["⠒⠒⠒", "   "] == text(grid.lines())


def test_what_stands_in_front_has_a_gap_around_it() -> None:
    """Crossing limbs can be told apart."""
    grid = DotGrid(4, 1)
    grid.limb(Ink.BODY, (0, 1), (7, 1), 0.1)
    grid.limb(Ink.WORKING, (4, 0), (4, 3), 0.1, gap=1)
    assert ["⠒⠂⡇⠒"] == text(grid.lines())


def test_a_hand_touches_the_chair_it_rests_on() -> None:
    """No gap between the two, as there is between limbs; and the chair is not seen through the hand."""
    grid = DotGrid(4, 1)
    grid.limb(Ink.PROP, (0, 1), (7, 1), 0.1)
    grid.limb(Ink.BODY, (4, 0), (4, 3), 0.1, gap=1)
    assert ["⠒⠒⡗⠒"] == text(grid.lines())


def test_a_shape_is_filled() -> None:
    """The trunk is no outline."""
    grid = DotGrid(2, 1)
    grid.shape(Ink.BODY, [(0, -1), (3, -1), (3, 4), (0, 4)])
    assert ["⣿⣿"] == text(grid.lines())


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("size", [(40, 14), (50, 18), (97, 40), (3, 1), (1, 1)])
def test_it_fills_its_place_and_no_more(name: str, size: tuple[int, int]) -> None:
    """However small or large the place is."""
    drawn = drawing(scene(name), 0, *size)
    assert (size[1], {size[0]}) == (len(drawn), {len(line) for line in drawn})


@pytest.mark.parametrize("name", OURS)
def test_the_working_leg_is_stressed_without_colours(name: str) -> None:
    """Its cells are full inside, those of the rest of the body nowhere."""
    drawn = drawing(scene(name), STEPS, *SIZE)

    def full(ink: Ink) -> float:
        cells = [dots(drawn[y][x][0]) for x, y in inked(drawn, ink)]
        return cells.count(8) / len(cells)

    assert full(Ink.WORKING) > 0.15
    assert full(Ink.BODY) < 0.02


def test_far_limbs_are_lighter_than_near_ones() -> None:
    """Without a colour too: the leg behind has fewer dots than the arm in front."""
    drawn = drawing(scene("one-legged-bridge"), STEPS, *SIZE)

    def fullest(ink: Ink) -> int:
        return max(dots(drawn[y][x][0]) for x, y in inked(drawn, ink))

    assert (4, 6, 8) == (fullest(Ink.FAR), fullest(Ink.BODY), fullest(Ink.WORKING))


def test_a_face_that_looks_at_us_has_eyes() -> None:
    """And one seen from the side has a nose."""
    head = {"head": (50.0, 50.0), "neck": (50.0, 40.0), "hip": (50.0, 20.0)}

    def dots_of(nose: FigurePoint) -> int:
        joints = tuple(Joint(name, at, at) for name, at in {**head, "nose": nose}.items())
        figure = Figure(Side.BOTH, joints, ("neck", "hip"), (("hip", "neck"),))
        return sum(dots(char) for line in drawing(Scene(figure, Side.BOTH), 0, 40, 30) for char, _ in line)

    assert dots_of((50.0, 50.0)) < dots_of((56.0, 50.0))


def test_the_head_of_an_arrow_is_filled() -> None:
    """So that its direction is seen in a small picture too; lines that do not close stay thin."""
    points = {"head": (50.0, 70.0), "hip": (50.0, 40.0), "a": (5.0, 5.0), "b": (5.0, 45.0), "c": (40.0, 25.0)}
    joints = tuple(Joint(name, at, at) for name, at in points.items())

    def full(prop: tuple[str, ...]) -> int:
        figure = Figure(Side.BOTH, joints, ("head", "hip"), (("head", "hip"),), props=(prop,))
        drawn = drawing(Scene(figure, Side.BOTH), 0, 40, 30)
        return [dots(drawn[y][x][0]) for x, y in inked(drawn, Ink.PROP)].count(8)

    assert full(("a", "b", "c", "a")) > 50
    assert full(("a", "b", "c")) < 15


def test_who_stands_is_taller_than_wide() -> None:
    """Where there is little room, such a figure has another place than one that lies."""
    tall = {name for name in OURS if stands(scene(name))}
    assert {"sit-to-stand", "step-up", "one-leg-squat", "hip-hike", "side-step", "leg-swing"} < tall
    assert not {"clamshell", "bridge", "bird-dog", "belt-press", "piriformis-stretch", "dead-bug"} & tall


def test_a_second_view_has_a_place_of_its_own() -> None:
    """Above the first where the place is high, beside it where it is flat; each on a floor of its own."""
    flat = OURS["bridge"].figure
    assert flat is not None
    joints = tuple(
        Joint(name, at, at) for name, at in {"head": (50.0, 70.0), "hip": (50.0, 40.0), "foot": (50.0, 3.0)}.items()
    )
    tall = Figure(Side.BOTH, joints, ("head", "hip"), (("hip", "foot"),))
    above = inked(drawing(Scene(replace(flat, second=tall), Side.BOTH), 0, 40, 30), Ink.FLOOR)
    beside = inked(drawing(Scene(replace(flat, second=tall), Side.BOTH), 0, 80, 12), Ink.FLOOR)
    assert (2, 29) == (len({y for _, y in above}), max(y for _, y in above))
    assert {11} == {y for _, y in beside}


@pytest.mark.parametrize("name", [name for name, each in OURS.items() if each.takes_band])
def test_the_band_is_drawn_when_there_is_one(name: str) -> None:
    """Seen at once: today with a band."""
    with_band, without = (drawing(scene(name, banded=banded), STEPS, *SIZE) for banded in (True, False))
    assert inked(with_band, Ink.BAND)
    assert not inked(without, Ink.BAND)


@pytest.mark.parametrize("name", OURS)
def test_the_leg_moves_and_the_floor_stays(name: str) -> None:
    """Start and lifted look different; where the floor is does not change."""
    start, lifted = (drawing(scene(name), step, *SIZE) for step in (0, STEPS))
    assert changed_regions(start, lifted)
    assert SIZE[1] - 1 == max(y for _, y in inked(lifted, Ink.FLOOR))


def test_the_other_side_lies_the_other_way_around() -> None:
    """The head is left on one side and right on the other."""
    here = inked(drawing(scene("clamshell", Side.LEFT), 0, *SIZE), Ink.WORKING)
    there = inked(drawing(scene("clamshell", Side.RIGHT), 0, *SIZE), Ink.WORKING)
    assert min(x for x, _ in here) > SIZE[0] // 3
    assert max(x for x, _ in there) < SIZE[0] * 2 // 3


def test_only_what_looks_different_is_drawn_again() -> None:
    """From one picture to the next, the head that rests on the arm is not touched."""
    before, after = (drawing(scene("side-leg-lift"), step, *SIZE) for step in (10, 11))
    assert all(region.x > SIZE[0] // 4 for region in changed_regions(before, after))
