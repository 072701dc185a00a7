"""An app on a terminal that can be read: what was sent to it, cell by cell, against what a whole picture would send."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pyte
from textual.screen import Screen

from coach.tui.app import CoachApp
from coach.tui.driver import begin_at_change
from tests.support.textual import ChopsUpdate, CompositorUpdate, LayoutUpdate, strips

Cells = list[list[tuple[str, str, str, bool, bool]]]
"""Lines of cells: the letter, its colour and the ground's, whether it is bold or turned round."""


class ReadBack(CoachApp):
    """Sends what it would send to a terminal that is there to be read."""

    CSS_PATH = Path(inspect.getfile(CoachApp)).with_name("theme.tcss")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.terminal = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self.terminal)

    def _display(self, screen: Screen[Any], update: object) -> None:
        """Textual's way to the terminal."""
        if isinstance(update, CompositorUpdate) and screen is self.screen and not self._batch_count:
            columns, lines = self.size
            self.terminal.resize(lines, columns)
            if isinstance(update, ChopsUpdate):
                begin_at_change(update)
            self._stream.feed(update.render_segments(self.console))

    @property
    def same(self) -> bool:
        """Whether a whole picture would change nothing."""
        lines = [[strip] for strip in strips(self)]
        whole = pyte.Screen(*self.size)
        pyte.Stream(whole).feed(LayoutUpdate(lines, self.size.region).render_segments(self.console))
        return cells(whole) == cells(self.terminal)


def cells(screen: pyte.Screen) -> Cells:
    """All that can be seen of a terminal: not the colour of a blank."""
    lines = ([screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines))
    return [[seen(cell) for cell in line] for line in lines]


def seen(cell: pyte.screens.Char) -> tuple[str, str, str, bool, bool]:
    """A cell as it looks."""
    colour = "" if cell.data == " " and not cell.reverse else cell.fg
    return cell.data, colour, cell.bg, cell.bold, cell.reverse
