"""The figures of the shipped exercises: bodies with the right proportions, which stay as long as they are."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import HEAD, NECK, NOSE, Figure, FigurePoint, FigureView
from coach.model.motion import pose

EXERCISES = [each for _, each in Catalogue(shipped_routines()).all_exercises()[0]]
VIEWS = {
    f"{each.id} {view.view}": view
    for each in EXERCISES
    if each.figure is not None
    for view in (each.figure, each.figure.second)
    if view is not None
}
TALL = 77.0
"""A standing body, in the units of a figure."""
MOMENTS = [at / 8 for at in range(9)]


def poses(figure: Figure) -> list[dict[str, FigurePoint]]:
    return [pose(figure, lifted, figure.side) for lifted in MOMENTS]


def test_every_shipped_exercise_has_a_figure() -> None:
    """Whoever has never done it sees it."""
    assert [] == [each.id for each in EXERCISES if each.figure is None]


@pytest.mark.parametrize("name", VIEWS)
def test_a_limb_keeps_its_length_while_it_moves(name: str) -> None:
    """No part of a leg or an arm is more than a tenth longer at one moment than at another."""
    figure = VIEWS[name]
    moments = poses(figure)
    for limb in (*figure.working, *figure.behind, *figure.front):
        for start, end in pairwise(limb):
            lengths = [math.dist(points[start], points[end]) for points in moments]
            assert max(lengths) <= 1.1 * min(lengths), (start, end)


@pytest.mark.parametrize("name", VIEWS)
def test_no_limb_is_longer_than_a_body_has_it(name: str) -> None:
    """A thigh or a shin is a quarter of the height, an arm's half a fifth; shorter where it points at whoever looks."""
    figure = VIEWS[name]
    first = pose(figure, 0.0, figure.side)
    longest = max(math.dist(first[start], first[end]) for limb in figure.working for start, end in pairwise(limb))
    assert longest <= 0.26 * TALL


@pytest.mark.parametrize("name", VIEWS)
def test_it_stays_on_the_floor_and_in_its_box(name: str) -> None:
    """Nothing goes through the floor, and the body rests on it: the middle of a trunk that lies is 5 units up."""
    ups = [up for points in poses(VIEWS[name]) for _, up in points.values()]
    assert -0.05 <= min(ups) <= 5


@pytest.mark.parametrize("name", VIEWS)
def test_one_sees_where_the_chest_faces(name: str) -> None:
    """A nose beside the head's disc, or in it where the face looks at us; none where it is seen from behind."""
    figure = VIEWS[name]
    first = pose(figure, 0.0, figure.side)
    assert math.dist(first[HEAD], first[NECK]) < 10
    if NOSE in first:
        assert math.dist(first[HEAD], first[NOSE]) < 7
    else:
        assert figure.view is FigureView.FRONT
