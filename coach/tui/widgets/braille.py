"""A grid of Braille dots: two across and four down in every cell, each drawn in one of a few inks.

Pure. A row of dots is one whole number, its lowest bit the leftmost dot, so that a filled stretch is one operation
and a figure of a dozen limbs takes a few milliseconds. A cell can have one colour only: it takes that of the last
ink in `Ink` that has a dot in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

DOTS_ACROSS: Final = 2
DOTS_DOWN: Final = 4

_BLANK: Final = 0x2800
_LEFT: Final = (0x01, 0x02, 0x04, 0x40)
_RIGHT: Final = (0x08, 0x10, 0x20, 0x80)
_FIRST, _SECOND, _THIRD, _LAST = _PAIR = tuple(
    tuple((_LEFT[row] if pair & 1 else 0) | (_RIGHT[row] if pair & 2 else 0) for pair in range(4))
    for row in range(DOTS_DOWN)
)
"""For each row of a cell and each pair of its dots (bit 0 is the left one), the bits of the character."""

Dot = tuple[float, float]
"""Across and down, in dots, from the upper left corner."""
Cell = tuple[str, int]
"""A character and its ink; a blank has ink 0."""


_NOTHING: Final[Cell] = (" ", 0)


class Ink(IntEnum):
    """What a dot belongs to; a later one wins a cell."""

    FLOOR = 1
    PROP = 2
    FAR = 3
    BODY = 4
    WORKING = 5
    BAND = 6


_BODILY: Final = (Ink.FAR, Ink.BODY, Ink.WORKING, Ink.BAND)

_CELLS: Final[dict[Ink, tuple[Cell, ...]]] = {
    ink: tuple((chr(_BLANK + bits), int(ink)) for bits in range(256)) for ink in Ink
}
"""Every cell there can be: a picture has a thousand, and the program keeps some hundred pictures."""


class DotGrid:
    """Dots on `columns` by `lines` cells."""

    def __init__(self, columns: int, lines: int) -> None:
        self.width: Final = columns * DOTS_ACROSS
        self.height: Final = lines * DOTS_DOWN
        self._rows: Final = {ink: [0] * self.height for ink in Ink}

    def limb(self, ink: Ink, start: Dot, end: Dot, width: float, *, gap: float = 0) -> None:
        """A line with round ends, `width` dots thick; `gap` dots around it are cleared, so that it stands in front.

        A chair or a mat goes on up to its edge: it may rest there.
        """
        if gap:
            self._capsule(_BODILY, start, end, width / 2 + gap, on=False)
            self._capsule(Ink, start, end, width / 2, on=False)
        self._capsule((ink,), start, end, width / 2)

    def hole(self, at: Dot, width: float) -> None:
        """A disc without dots."""
        self._capsule(Ink, at, at, width / 2, on=False)

    def shape(self, ink: Ink, corners: Sequence[Dot]) -> None:
        """A filled shape, its corners in order."""
        ys = [y for _, y in corners]
        for row in range(max(0, math.ceil(min(ys))), min(self.height - 1, math.floor(max(ys))) + 1):
            crossings = sorted(_crossings(corners, row))
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                self._fill((ink,), row, left, right)

    def dotted(self, ink: Ink, row: int, every: int) -> None:
        """A line across the whole grid, a dot every so many."""
        if 0 <= row < self.height:
            self._rows[ink][row] |= sum(1 << at for at in range(0, self.width, every))

    def thin(self, ink: Ink, *, half: bool) -> None:
        """Leave half of the dots of an ink, like a chessboard, or three of four: lighter, also without colours."""
        even = sum(1 << at for at in range(0, self.width, 2))
        odd = even << 1
        rows = self._rows[ink]
        for row in range(self.height):
            rows[row] &= (even if half else even | odd) if row % 2 else odd

    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """The grid as lines of cells."""
        return tuple(self._line(top) for top in range(0, self.height, DOTS_DOWN))

    def _line(self, top: int) -> tuple[Cell, ...]:
        cells = [_NOTHING] * (self.width // DOTS_ACROSS)
        here = [0] * len(cells)
        for ink, all_rows in self._rows.items():
            rows = all_rows[top : top + DOTS_DOWN]
            dots = rows[0] | rows[1] | rows[2] | rows[3]
            at = (dots & -dots).bit_length() - 1 & ~1  # from the first dot of this ink to its last
            while 0 <= at < dots.bit_length():
                if (
                    bits := _FIRST[rows[0] >> at & 3]
                    | _SECOND[rows[1] >> at & 3]
                    | _THIRD[rows[2] >> at & 3]
                    | _LAST[rows[3] >> at & 3]
                ):
                    cell = at // DOTS_ACROSS
                    here[cell] |= bits
                    cells[cell] = _CELLS[ink][here[cell]]
                at += DOTS_ACROSS
        return tuple(cells)

    def _capsule(self, inks: Iterable[Ink], start: Dot, end: Dot, radius: float, *, on: bool = True) -> None:
        (ax, ay), (bx, by) = start, end
        if ay > by:
            ax, ay, bx, by = bx, by, ax, ay
        for row in range(max(0, math.ceil(ay - radius)), min(self.height - 1, math.floor(by + radius)) + 1):
            spans = [*_disc(ax, ay, radius, row), *_disc(bx, by, radius, row), *_slab(ax, ay, bx, by, radius, row)]
            if spans:
                left, right = min(span[0] for span in spans), max(span[1] for span in spans)
                self._fill(inks, row, left, right, on=on)

    def _fill(self, inks: Iterable[Ink], row: int, left: float, right: float, *, on: bool = True) -> None:
        """Dots of some inks from `left` to `right`, or none of them there."""
        first, last = max(0, math.ceil(left - 0.5)), min(self.width - 1, math.floor(right + 0.5))
        if first > last:
            return
        mask = ((1 << (last - first + 1)) - 1) << first
        for ink in inks:
            self._rows[ink][row] = self._rows[ink][row] | mask if on else self._rows[ink][row] & ~mask


def _disc(x: float, y: float, radius: float, row: int) -> list[tuple[float, float]]:
    """The stretch of a disc on a row, if it reaches it."""
    square = radius * radius - (row - y) ** 2
    return [(x - math.sqrt(square), x + math.sqrt(square))] if square >= 0 else []


def _slab(ax: float, ay: float, bx: float, by: float, radius: float, row: int) -> list[tuple[float, float]]:
    """The stretch of the straight part of a thick line on a row: where it crosses the four edges around it."""
    length = math.hypot(bx - ax, by - ay)
    if length == 0:
        return []
    nx, ny = -(by - ay) / length * radius, (bx - ax) / length * radius
    corners = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
    crossings = _crossings(corners, row)
    return [(min(crossings), max(crossings))] if crossings else []


def _crossings(corners: Sequence[Dot], row: int) -> list[float]:
    """Where the edges of a closed shape cross a row; an edge owns its upper end and not its lower one."""
    crossings = []
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (ay <= row < by) or (by <= row < ay):
            crossings.append(ax + (row - ay) * (bx - ax) / (by - ay))
    return crossings
