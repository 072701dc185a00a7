"""A widget of one line of text, as wide as the text unless its style says otherwise."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from coach.tui.layout import cells, cut


class OneLine(Widget):
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
        width = self.size.width
        text = cut(self.text, width) if y == 0 else " " * width
        return Strip([Segment(text, self.visual_style.rich_style)], width)
