"""The region of the hip in Braille, from the front and from the side, with the places where it may hurt as letters."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coach.i18n.guide_texts import GuideTexts
from coach.model.condition import Place
from coach.tui.widgets.braille import DOTS_ACROSS, DOTS_DOWN, Cell, Dot, DotGrid, Ink

LETTERS: Final = dict(zip(Place, "abcdef", strict=True))
"""The key of each place, and the letter that stands on the drawing."""
WIDTH, HEIGHT, FRONT_AT, SIDE_AT = 146.0, 100.0, 5.0, 88.0
"""The box of both drawings, and where each begins in it."""
OUTLINE: Final = 1.6
AROUND: Final = 9.0
"""How far a chosen place reaches."""

FRONT: Final[tuple[tuple[Dot, ...], ...]] = (
    ((17, 0), (15, 14), (8, 28), (3, 44), (4, 62), (9, 80), (9, 88), (8, 100)),
    ((47, 0), (49, 14), (56, 28), (61, 44), (60, 62), (55, 80), (55, 88), (56, 100)),
    ((25, 100), (26, 88), (26, 80), (29, 62), (31, 50), (32, 47), (33, 50), (35, 62), (38, 80), (38, 88), (39, 100)),
    ((15, 24), (23, 37), (32, 46), (41, 37), (49, 24)),
)
"""The outlines from the front: both flanks down to below the knees, between the legs, and the creases."""
FROM_SIDE: Final[tuple[tuple[Dot, ...], ...]] = (
    ((14, 0), (16, 10), (9, 20), (3, 32), (4, 43), (12, 51), (14, 64), (17, 80), (16, 90), (13, 100)),
    ((42, 0), (45, 14), (44, 26), (40, 36), (44, 46), (44, 62), (40, 78), (42, 85), (38, 92), (37, 100)),
    ((40, 36), (33, 40)),
    ((12, 51), (19, 49)),
)
"""The outlines from the side, the front to the right: back and buttock, belly and thigh, the crease, the fold."""
AT: Final[dict[Place, tuple[tuple[Dot, ...], tuple[Dot, ...]]]] = {
    Place.OUTER_HIP: (((6, 40),), ((24, 34),)),
    Place.FRONT_HIP: (((47, 33),), ()),
    Place.GROIN: (((40, 48),), ()),
    Place.BUTTOCK: ((), ((10, 38),)),
    Place.OUTER_THIGH: ((), ((29, 62),)),
    Place.OUTER_KNEE: ((), ((29, 85),)),
}
"""Where each place is, from the front and from the side."""


class HipMap(Widget):
    """Both drawings; the chosen place is filled and its letter turned around, and a click on a letter chooses it."""

    class Chosen(Message):
        """A letter was clicked on."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    COMPONENT_CLASSES = {"hip-map--body", "hip-map--letter", "hip-map--chosen", "hip-map--quiet"}
    DEFAULT_CSS = """
    HipMap {
        .hip-map--body { color: $foreground; }
        .hip-map--letter { color: $primary; text-style: bold; }
        .hip-map--chosen { color: $background; background: $primary; text-style: bold; }
        .hip-map--quiet { color: $quiet; }
    }
    """
    place: reactive[Place | None] = reactive(None)
    """The chosen one."""

    def __init__(self, texts: GuideTexts) -> None:
        super().__init__()
        self._names = texts.from_the_front, texts.from_the_side

    def on_click(self, event: Click) -> None:
        """A letter, or right beside it."""
        offset = event.get_content_offset(self)
        if offset is not None:
            columns, lines = self._grid
            for place in Place:
                if any(abs(offset.x - x) <= 1 and offset.y == y for x, y in letters(place, columns, lines)):
                    self.post_message(self.Chosen(place))

    @property
    def _grid(self) -> tuple[int, int]:
        """Columns and lines of the drawing; the last line is for the names."""
        return self.size.width, max(self.size.height - 1, 0)

    def render_line(self, y: int) -> Strip:
        columns, lines = self._grid
        body, letter, chosen, quiet = (
            self.get_component_rich_style(f"hip-map--{name}") for name in ("body", "letter", "chosen", "quiet")
        )
        if y >= lines:
            text = self._names[0].ljust(round(columns * SIDE_AT / WIDTH)) + self._names[1]
            return Strip([Segment(text[:columns].ljust(columns), quiet)], columns)
        cells: list[tuple[str, Style]] = [
            (char, letter if ink == Ink.WORKING else body) for char, ink in picture(self.place, columns, lines)[y]
        ]
        for place in Place:
            for x, line in letters(place, columns, lines):
                if line == y:
                    cells[x - 1 : x + 2] = [(" ", body), (LETTERS[place], letter), (" ", body)]
                    if place is self.place:
                        cells[x - 1 : x + 2] = [(char, chosen) for char in f" {LETTERS[place]} "]
        return Strip([Segment(char, style) for char, style in cells], columns)


def scale_of(columns: int, lines: int) -> float:
    """Dots for each unit of the box, so that both drawings fit."""
    return min((columns * DOTS_ACROSS - 1) / WIDTH, (lines * DOTS_DOWN - 1) / HEIGHT)


def letters(place: Place, columns: int, lines: int) -> list[tuple[int, int]]:
    """The cells where the letter of a place stands."""
    scale = scale_of(columns, lines)
    cells = [(round(x * scale) // DOTS_ACROSS, round(y * scale) // DOTS_DOWN) for x, y in _dots(place)]
    return [(min(max(x, 1), columns - 2), min(y, lines - 1)) for x, y in cells if columns > 2 and lines]


def _dots(place: Place) -> list[Dot]:
    front, side = AT[place]
    return [*((x + FRONT_AT, y) for x, y in front), *((x + SIDE_AT, y) for x, y in side)]


@lru_cache(maxsize=len(Place) + 1)
def picture(place: Place | None, columns: int, lines: int) -> tuple[tuple[Cell, ...], ...]:
    """Both drawings, one place of them filled."""
    grid, scale = DotGrid(columns, lines), scale_of(columns, lines)
    for x, y in [] if place is None else _dots(place):
        grid.limb(Ink.WORKING, (x * scale, y * scale), (x * scale, y * scale), 2 * AROUND * scale)
    grid.thin(Ink.WORKING, half=False)
    for outlines, across in ((FRONT, FRONT_AT), (FROM_SIDE, SIDE_AT)):
        for outline in outlines:
            points = [((x + across) * scale, y * scale) for x, y in outline]
            for start, end in pairwise(points):
                grid.limb(Ink.BODY, start, end, OUTLINE * max(scale, 0.5))
    return grid.lines()
