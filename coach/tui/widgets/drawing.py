"""Draws a figure in Braille dots: trunk and resting limbs light, the working leg full and thick. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from coach.model.exercise import HEAD, Figure, FigurePoint, Limb, Side
from coach.model.motion import pose
from coach.tui.widgets.braille import Cell, Dot, DotGrid, Ink

STEPS: Final = 24
"""How many pictures there are from start to lifted: at two seconds a lift, twelve a second."""

HEAD_WIDE: Final = 12.0
TORSO_WIDE: Final = 9.0
WORKING_WIDE: Final = 6.5
LIMB_WIDE: Final = 4.5
BAND_WIDE: Final = 3.0
GAP: Final = 1.2
"""What is left dark around something that stands in front of something else."""

AROUND: Final = HEAD_WIDE / 2 + 1
"""Room around the outermost points. All in the units of a figure's points."""

FLOOR_EVERY: Final = 3

Drawing = tuple[tuple[Cell, ...], ...]


class Scene(Struct, frozen=True):
    """What a figure shows."""

    figure: Figure
    side: Side
    """The leg that works."""
    banded: bool = False


@lru_cache(maxsize=256)
def drawing(scene: Scene, step: int, columns: int, lines: int) -> Drawing:
    """The scene lifted by `step` of `STEPS`, as large as `columns` by `lines` cells allow."""
    grid, figure = DotGrid(columns, lines), scene.figure
    banded = scene.banded and bool(figure.band)
    brush = _Brush(grid, pose(figure, step / STEPS, scene.side), _place(scene, grid))
    grid.dotted(Ink.FLOOR, grid.height - 1, FLOOR_EVERY)
    brush.limbs(figure.behind)
    brush.torso(figure.torso)
    brush.head()
    if banded:
        brush.limb(Ink.BAND, figure.band, BAND_WIDE)
    for limb in figure.working:
        brush.limb(Ink.WORKING, limb, WORKING_WIDE)
    brush.limbs(figure.front)
    if banded:
        brush.limb(Ink.BAND, figure.band, BAND_WIDE)
    grid.thin(Ink.BODY)
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
    points = [point for lifted in (0.0, 0.5, 1.0) for point in pose(scene.figure, lifted, scene.side).values()]
    first, last = min(across for across, _ in points) - AROUND, max(across for across, _ in points) + AROUND
    high = max(up for _, up in points) + AROUND
    scale = min(grid.width / (last - first), (grid.height - FLOOR_EVERY) / high)
    return _Place(scale, grid.width / 2 - (first + last) / 2 * scale, grid.height - FLOOR_EVERY)


class _Brush:
    """Draws the parts of one pose on a grid."""

    def __init__(self, grid: DotGrid, points: Mapping[str, FigurePoint], place: _Place) -> None:
        self._grid = grid
        self._scale = place.scale
        self._at = {name: place.dot(point) for name, point in points.items()}

    def limb(self, ink: Ink, limb: Limb, wide: float) -> None:
        """A limb in front of all that is there."""
        width, gap = max(2.0, wide * self._scale), max(1.0, GAP * self._scale)
        parts = [(self._at[start], self._at[end]) for start, end in pairwise(limb)]
        for start, end in parts:
            self._grid.limb(ink, start, end, width, gap=gap)
        for start, end in parts:  # once more: the gap around one part has bitten into the one before
            self._grid.limb(ink, start, end, width)

    def limbs(self, limbs: tuple[Limb, ...]) -> None:
        """Limbs that rest, one in front of the other."""
        for limb in limbs:
            self.limb(Ink.BODY, limb, LIMB_WIDE)

    def torso(self, torso: Limb) -> None:
        """The trunk, with round corners."""
        corners = [self._at[name] for name in torso]
        self._grid.shape(Ink.BODY, corners)
        for start, end in pairwise([*corners, corners[0]]):
            self._grid.limb(Ink.BODY, start, end, TORSO_WIDE * self._scale)

    def head(self) -> None:
        """A disc around the head."""
        at = self._at[HEAD]
        self._grid.limb(Ink.BODY, at, at, HEAD_WIDE * self._scale)
