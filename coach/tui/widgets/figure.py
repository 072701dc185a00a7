"""The widget of the moving figure: told what to show and how far it is lifted, it draws only what looks different."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from coach.tui.rendering.line_widget import LineWidget
from coach.tui.widgets.braille import Ink
from coach.tui.widgets.drawing import STEPS, Drawing, Scene, drawing

FRAME_S: Final = 1 / 10
"""Between two pictures of a movement."""

_CLASSES: Final = {ink: f"figure--{ink.name.lower()}" for ink in Ink}


class FigureView(LineWidget):
    """A figure in as much room as it is given; blank without a scene."""

    COMPONENT_CLASSES = set(_CLASSES.values())
    DEFAULT_CSS = """
    FigureView {
        .figure--floor { color: $track; }
        .figure--body { color: $foreground; }
        .figure--working { color: $primary; }
        .figure--band { color: $secondary; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scene: Scene | None = None
        self.step = 0
        """How far lifted, of `STEPS`."""
        self._drawn: Drawing = ()
        self._styles: dict[int, Style] = {}
        """Of each ink; looked up once, until colours change."""

    def show(self, scene: Scene | None, lifted: float) -> None:
        """Show this scene, that far lifted (0 to 1)."""
        step = round(lifted * STEPS)
        if (scene, step) != (self.scene, self.step):
            self.scene, self.step = scene, step
            before = self._drawn
            self._draw()
            if _shape(before) != _shape(self._drawn):  # the size is another one, and its event is still to come
                self.refresh()
            elif changed := changes(before, self._drawn):
                self.refresh(*changed)

    def notify_style_update(self) -> None:
        """Colours may be others now."""
        super().notify_style_update()
        self._styles.clear()

    def fit(self) -> None:
        self._draw()

    def _draw(self) -> None:
        columns, lines = self.drawn_for
        if self.scene is None or columns <= 0 or lines <= 0:
            self._drawn = ()
        else:
            self._drawn = drawing(self.scene, self.step, columns, lines)

    def render_line(self, y: int) -> Strip:
        return self.part(y, 0, self.drawn_for.width)

    def part(self, y: int, first: int, last: int) -> Strip:
        # Made anew each time: kept strips of every picture of a movement were two megabytes.
        if y >= len(self._drawn):
            return Strip.blank(last - first, self.ink)
        if not self._styles:
            self._styles = {ink: self.get_component_rich_style(name) for ink, name in _CLASSES.items()}
            self._styles[0] = self.ink
        runs = groupby(self._drawn[y][first:last], key=lambda cell: cell[1])
        return Strip([Segment("".join(char for char, _ in run), self._styles[ink]) for ink, run in runs], last - first)


def _shape(drawn: Drawing) -> tuple[int, int]:
    return len(drawn), len(drawn[0]) if drawn else 0


def changes(before: Drawing, after: Drawing) -> list[Region]:
    """The part of each line that looks different."""
    regions = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        differ = [x for x, (a, b) in enumerate(zip(old, new, strict=True)) if a != b] if old != new else []
        if differ:
            regions.append(Region(differ[0], y, differ[-1] - differ[0] + 1, 1))
    return regions
