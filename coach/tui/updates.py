"""What is drawn and sent for a change: no more than is where it changed, and a colour only where it is another one.

Textual sends each changed line of a widget from the widget's left edge on, and names the colours on every line anew. A
count as tall as a hand is mostly that: with this, a second of a hold is a third of the bytes. And it draws every widget
of every container that a change touches; a figure that moves touches the one that holds everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

RESET: Final = "\x1b[0m"


class NearCompositor(Compositor):
    """Draws the widgets that are where something changed."""

    def __init__(self) -> None:
        super().__init__()
        self._changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what changed, and remember where that is."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not self._changed:
            return super()._get_renders(crop)
        everything = self.visible_widgets
        near = {
            widget: place
            for widget, place in everything.items()
            if any(changed.overlaps(place[0]) for changed in self._changed)
        }
        self._visible_widgets = near
        try:
            return list(super()._get_renders(crop))
        finally:
            if self._visible_widgets is near:  # unless drawing has moved something
                self._visible_widgets = everything


class Changed(ChopsUpdate):
    """The same change in fewer bytes; what then stands on the screen is the same."""

    def render_segments(self, console: Console) -> str:
        """The change as the terminal is told it."""
        pen = _Pen()
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                left, right = max(x, first), min(end, last)
                if strip is not None and left < right:
                    pen.write(left, y, strip.crop(left - x, right - x).render(console))
        return pen.done()


class _Pen:
    """Remembers the colours it wrote with, and puts off laying them down until others are asked for."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._colours = ""
        """In force at the end of what is sent; empty for none."""

    def write(self, x: int, y: int, text: str) -> None:
        """Write at this place (from 0) a text that brings its colours and lays them down again."""
        if self._colours and text.startswith(self._colours):
            text = text[len(self._colours) :]
        else:
            self._lay_down()
        self._sent.append(f"\x1b[{y + 1};{x + 1}H")
        if not text.endswith(RESET):
            self._sent.append(text)
            self._lay_down()
            return
        self._sent.append(text := text.removesuffix(RESET))
        if (at := text.rfind("\x1b[")) >= 0:
            self._colours = text[at : text.index("m", at) + 1]

    def done(self) -> str:
        """All of it."""
        self._lay_down()
        return "".join(self._sent)

    def _lay_down(self) -> None:
        if self._colours:
            self._sent.append(RESET)
            self._colours = ""
