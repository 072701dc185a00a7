"""The base of widgets without border or padding, which render plain lines and changed columns of them only."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Place = tuple[int, int, int]
"""A line and the columns from the first up to the last, which is not in it; all from 0."""


class LineWidget(Widget):
    """Gives each line whole and in its colours: it has no border, no padding and no opacity.

    What Textual does for those on every line was half of what a second of a hold costs.
    """

    drawn_for = Size()
    """The size that its lines are made for."""
    ink = Style()
    """Its colours."""

    def fit(self) -> None:
        """Make the lines for another size, which is `drawn_for`. Asked before the first picture, and after a resize."""

    def part(self, y: int, first: int, last: int) -> Strip:
        """These columns of a line."""
        return self.render_line(y).crop(first, last)

    def parts(self, places: Iterable[Place]) -> list[Strip]:
        """What is to be seen in each of these places."""
        if self.drawn_for != (size := self.size):
            self.drawn_for = size
            self.fit()
        self.ink = self.visual_style.rich_style
        strips = [self.part(*place) for place in places]
        if filters := self.get_line_filters():
            background = self.background_colors[1]
            for line_filter in filters:
                strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips

    def _set_dirty(self, *regions: Region) -> None:
        """Note what changed: in places of its lines, which are those of the widget."""
        if not regions:
            super()._set_dirty()
            return
        self._repaint_regions |= set(regions)  # the other list only Textual's own drawing clears

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of this part of the widget."""
        return self.parts((y, *crop.column_span) for y in crop.line_range)
