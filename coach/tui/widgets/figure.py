"""The widget of the moving figure: told what to show and how far it is lifted, it draws only what looks different."""

from __future__ import annotations

from itertools import accumulate, groupby
from operator import itemgetter
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coach.model.skeleton import Scene
from coach.tui.widgets.braille import Ink
from coach.tui.widgets.drawing import STEPS, Drawing, drawing

FRAME_S: Final = 1 / 10
"""Between two pictures of a movement."""

_CLASSES: Final = {ink: f"figure--{ink.name.lower()}" for ink in Ink}


class MovingFigure(Widget):
    """A figure in as much room as it is given; blank without a scene."""

    COMPONENT_CLASSES = set(_CLASSES.values())
    DEFAULT_CSS = """
    MovingFigure {
        .figure--floor { color: $track; }
        .figure--prop { color: $quiet; }
        .figure--far { color: $foreground; }
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

    def show(self, scene: Scene | None, lifted: float) -> None:
        """Show this scene, that far lifted (0 to 1)."""
        step = round(lifted * STEPS)
        if scene != self.scene:
            self.scene, self.step = scene, step
            self.refresh()
        elif step != self.step:
            before, self.step = self._drawing, step
            if changed := changed_regions(before, self._drawing):
                self.refresh(*changed)

    @property
    def _drawing(self) -> Drawing:
        """What it shows at the size it has now; its pictures are kept where they are drawn."""
        columns, lines = self.size
        if self.scene is None or not columns or not lines:
            return ()
        return drawing(self.scene, self.step, columns, lines)

    def render_line(self, y: int) -> Strip:
        lines, width = self._drawing, self.size.width
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        # A blank has no colour of its own: in that of what stands before it, half as much is sent.
        inks = accumulate((ink for _, ink in lines[y]), _carried)
        runs = groupby(zip(lines[y], inks, strict=True), key=itemgetter(1))
        return Strip([Segment("".join(char for (char, _), _ in run), self._ink(ink)) for ink, run in runs], width)

    def _ink(self, ink: int) -> Style:
        return self.get_component_rich_style(_CLASSES[Ink(ink)]) if ink else self.visual_style.rich_style


def _carried(before: int, ink: int) -> int:
    return ink or before


def changed_regions(before: Drawing, after: Drawing) -> list[Region]:
    """The part of each line that looks different."""
    regions = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        differ = [x for x, (a, b) in enumerate(zip(old, new, strict=True)) if a != b] if old != new else []
        if differ:
            regions.append(Region(differ[0], y, differ[-1] - differ[0] + 1, 1))
    return regions
