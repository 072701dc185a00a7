"""Text as large as its place allows, to be read from across a room."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coach.tui.widgets import glyphs


class BigText(Widget):
    """Draws its text at the largest whole scale that fits, or plainly where none does. Never interprets markup."""

    text: reactive[str] = reactive("", repaint=False)

    def __init__(self, *, id: str | None = None, max_scale: int | None = None, broad: bool = False) -> None:
        super().__init__(id=id)
        self._max_scale = max_scale
        self._broad = broad
        self._drawn: tuple[str, ...] = ()

    def update(self, text: str) -> None:
        """Show `text`; only lines that look different are drawn again."""
        self.text = text

    def watch_text(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        drawn = draw(self.text, self.size.width, self.size.height, self._max_scale, broad=self._broad)
        if drawn != self._drawn:
            self._drawn = drawn
            self.refresh()

    def render_line(self, y: int) -> Strip:
        line = self._drawn[y] if y < len(self._drawn) else ""
        return Strip([Segment(line.ljust(self.size.width), self.rich_style)], self.size.width)


def draw(text: str, columns: int, lines: int, max_scale: int | None = None, *, broad: bool = False) -> tuple[str, ...]:
    """The lines that show `text` in a place of this size."""
    capitals = glyphs.drawable(text)
    broad = broad and glyphs.largest_scale(capitals, columns, lines) == glyphs.largest_scale(
        capitals, columns, lines, broad=True
    )
    scale = glyphs.largest_scale(capitals, columns, lines, broad=broad)
    if max_scale is not None:
        scale = min(scale, max_scale)
    if scale:
        return glyphs.rows(capitals, scale, broad=broad)
    return (text[:columns],) if text and lines else ()
