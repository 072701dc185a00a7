"""Draws a figure in Braille dots: trunk and resting limbs light, the working leg full and thick. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from coach.model.exercise import HEAD, NECK, NOSE, FigurePoint, Limb
from coach.model.motion import pose
from coach.model.skeleton import (
    BALL_WIDE,
    BAND_WIDE,
    EYE_WIDE,
    EYES_APART,
    FAR_WIDE,
    GAP,
    HEAD_WIDE,
    LIMB_AT_LEAST,
    LIMB_WIDE,
    NECK_WIDE,
    NOSE_WIDE,
    PROP_WIDE,
    TAPER,
    TORSO_EDGE,
    TORSO_WIDE,
    WORKING_WIDE,
    Scene,
    box_of,
)
from coach.tui.widgets.braille import DOTS_ACROSS, DOTS_DOWN, Cell, Dot, DotGrid, Ink

STEPS: Final = 24
"""How many pictures there are from start to lifted: at two seconds a lift, twelve a second."""

FLOOR_EVERY: Final = 3

Drawing = tuple[tuple[Cell, ...], ...]


@lru_cache(maxsize=256)
def drawing(scene: Scene, step: int, columns: int, lines: int) -> Drawing:
    """The scene lifted by `step` of `STEPS`, as large as `columns` by `lines` cells allow."""
    second = scene.figure.second
    if second is None:
        return _view(scene, step, columns, lines)
    return _two_views(scene, Scene(second, scene.side, scene.banded), step, columns, lines)


@lru_cache(maxsize=64)
def stands(scene: Scene) -> bool:
    """Whether the drawing is taller than it is wide."""
    box = box_of(scene)
    return scene.figure.second is None and box.high > box.wide


def _two_views(scene: Scene, other: Scene, step: int, columns: int, lines: int) -> Drawing:
    """The second view above the first or to the right of it, whichever leaves them larger."""
    first, second = box_of(scene), box_of(other)
    wide, high = columns * DOTS_ACROSS, lines * DOTS_DOWN - 2 * FLOOR_EVERY
    above = min(wide / max(first.wide, second.wide), high / (first.high + second.high))
    beside = min(wide / (first.wide + second.wide), high / max(first.high, second.high))
    if above > beside:
        below = min(math.ceil((first.high * above + FLOOR_EVERY) / DOTS_DOWN), lines - 1)
        return (*_view(other, step, columns, lines - below), *_view(scene, step, columns, below))
    left = round(columns * first.wide / (first.wide + second.wide))
    views = _view(scene, step, left, lines), _view(other, step, columns - left, lines)
    return tuple(one + two for one, two in zip(*views, strict=True))


def _view(scene: Scene, step: int, columns: int, lines: int) -> Drawing:
    grid, figure = DotGrid(columns, lines), scene.figure
    banded = scene.banded and bool(figure.band)
    brush = _Brush(grid, pose(figure, step / STEPS, scene.side), _place(scene, grid))
    grid.dotted(Ink.FLOOR, grid.height - 1, FLOOR_EVERY)
    brush.props(figure.props)
    brush.limbs(Ink.FAR, figure.behind, FAR_WIDE)
    brush.head()
    brush.torso(figure.torso)
    if banded:
        brush.limb(Ink.BAND, figure.band, BAND_WIDE)
    if figure.ball:
        brush.ball(figure.ball)
    for limb in figure.working:
        brush.limb(Ink.WORKING, limb, WORKING_WIDE)
    brush.limbs(Ink.BODY, figure.front, LIMB_WIDE)
    if figure.belt:
        brush.limb(Ink.PROP, figure.belt, BAND_WIDE)
    if banded:
        brush.limb(Ink.BAND, figure.band, BAND_WIDE)
    brush.eyes()
    grid.thin(Ink.BODY, half=False)
    grid.thin(Ink.FAR, half=True)
    return grid.lines()


class _Place(Struct, frozen=True):
    """How the units of a figure become dots, so that every pose of it fits."""

    scale: float
    left: float
    floor: float

    def dot(self, point: FigurePoint) -> Dot:
        across, up = point
        return self.left + across * self.scale, self.floor - up * self.scale


def _place(scene: Scene, grid: DotGrid) -> _Place:
    box = box_of(scene)
    scale = min(grid.width / box.wide, (grid.height - FLOOR_EVERY) / box.high)
    return _Place(scale, grid.width / 2 - (box.first + box.wide / 2) * scale, grid.height - FLOOR_EVERY)


class _Brush:
    """Draws the parts of one pose on a grid."""

    def __init__(self, grid: DotGrid, points: Mapping[str, FigurePoint], place: _Place) -> None:
        self._grid = grid
        self._scale = place.scale
        self._gap = max(1.0, GAP * place.scale)
        self._at = {name: place.dot(point) for name, point in points.items()}

    def limb(self, ink: Ink, limb: Limb, wide: float) -> None:
        """A limb in front of all that is there."""
        parts = [
            (self._at[start], self._at[end], self._width(wide * TAPER[min(part, len(TAPER) - 1)]))
            for part, (start, end) in enumerate(pairwise(limb))
        ]
        for start, end, width in parts:
            self._grid.limb(ink, start, end, width, gap=self._gap)
        for start, end, width in parts:  # once more: the gap around one part has bitten into the one before
            self._grid.limb(ink, start, end, width)

    def limbs(self, ink: Ink, limbs: tuple[Limb, ...], share: float) -> None:
        """Limbs that do not work, one in front of the other."""
        for limb in limbs:
            longest = max(math.dist(self._at[start], self._at[end]) for start, end in pairwise(limb)) / self._scale
            self.limb(ink, limb, max(longest * share, LIMB_AT_LEAST))

    def torso(self, torso: Limb) -> None:
        """The trunk, with round corners, and the neck."""
        corners = [self._at[name] for name in torso]
        wide = TORSO_WIDE if len(corners) == 2 else TORSO_EDGE
        edges = list(pairwise([*corners, corners[0]]))
        for start, end in edges:
            self._grid.limb(Ink.BODY, start, end, wide * self._scale, gap=self._gap)
        self._grid.shape(Ink.BODY, corners)
        for start, end in edges:
            self._grid.limb(Ink.BODY, start, end, wide * self._scale)
        if NECK in self._at:
            self._grid.limb(Ink.BODY, self._at[HEAD], self._at[NECK], self._width(NECK_WIDE))

    def head(self) -> None:
        """A disc, and a nose where the face points."""
        at = self._at[HEAD]
        self._grid.limb(Ink.BODY, at, at, HEAD_WIDE * self._scale, gap=self._gap)
        if NOSE not in self._at:
            return
        nose = self._at[NOSE]
        if math.dist(at, nose) > HEAD_WIDE / 2 * self._scale:
            self._grid.limb(Ink.BODY, at, nose, self._width(NOSE_WIDE))

    def eyes(self) -> None:
        """Two holes in the disc, if the face points at whoever looks."""
        if NOSE not in self._at or NECK not in self._at:
            return
        (x, y), nose, (nx, ny) = self._at[HEAD], self._at[NOSE], self._at[NECK]
        if math.dist((x, y), nose) > HEAD_WIDE / 2 * self._scale:
            return
        long = math.hypot(x - nx, y - ny) or 1.0
        across, up = (y - ny) / long * EYES_APART * self._scale, (nx - x) / long * EYES_APART * self._scale
        for way in (-1, 1):
            self._grid.hole((nose[0] + way * across, nose[1] + way * up), EYE_WIDE * self._scale)

    def props(self, props: tuple[Limb, ...]) -> None:
        """Thin lines behind everything; one that ends where it begins is filled."""
        for prop in props:
            if prop[0] == prop[-1]:
                self._grid.shape(Ink.PROP, [self._at[name] for name in prop])
                continue
            for start, end in pairwise(prop):
                self._grid.limb(Ink.PROP, self._at[start], self._at[end], max(1.0, PROP_WIDE * self._scale))

    def ball(self, name: str) -> None:
        """A disc between the trunk and the legs that press on it."""
        self._grid.limb(Ink.PROP, self._at[name], self._at[name], BALL_WIDE * self._scale, gap=self._gap)

    def _width(self, wide: float) -> float:
        return max(2.0, wide * self._scale)
