"""A widget of one line of text, as wide as the text unless its style says otherwise."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from coach.tui.layout import cells, cut
from coach.tui.rendering.line_widget import LineWidget


class OneLine(LineWidget):
    """Draws its text as it is written. Others move only when it becomes longer or shorter, and where it may."""

    DEFAULT_CSS = "OneLine { width: auto; height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""

    def update(self, text: str) -> None:
        """Show `text`."""
        if text != self.text:
            before, self.text = self.text, text
            self.refresh(layout=self.styles.is_auto_width and cells(before) != cells(text))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return cells(self.text)

    def render_line(self, y: int) -> Strip:
        text = cut(self.text, self.drawn_for.width) if y == 0 else " " * self.drawn_for.width
        return Strip([Segment(text, self.ink)], self.drawn_for.width)
