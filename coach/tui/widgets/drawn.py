"""A widget that is nothing but its lines."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class Drawn(Widget):
    """Gives each line whole and in its colours: it has no border, no padding and no opacity.

    What Textual does for those on every line was a third of what a second of a hold costs.
    """

    drawn_for = Size()
    """The size that its lines are made for."""

    def fit(self) -> None:
        """Make the lines for another size, which is `drawn_for`. Asked before the first picture, and after a resize."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of this part of the widget."""
        if self.drawn_for != (size := self.size):
            self.drawn_for = size
            self.fit()
        filters, background = self.get_line_filters(), self.background_colors[1]
        strips = []
        for y in crop.line_range:
            strip = self.render_line(y)
            for each in filters:
                strip = strip.apply_filter(each, background)
            strips.append(strip if crop.column_span == (0, strip.cell_length) else strip.crop(*crop.column_span))
        return strips
