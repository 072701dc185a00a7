"""Text as large as its place allows, to be read from across a room."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coach.tui.layout import cells, cut, single
from coach.tui.widgets import glyphs


class BigText(Widget):
    """Draws its text at the largest whole scale that fits, or plainly where none does. Never interprets markup."""

    text: reactive[str] = reactive("", repaint=False)

    def __init__(self, *, id: str | None = None, max_scale: int | None = None, broad: bool = False) -> None:
        super().__init__(id=id)
        self._max_scale = max_scale
        self._broad = broad

    def update(self, text: str) -> None:
        """Show `text`; only lines that look different are drawn again."""
        self.text = text

    def watch_text(self, before: str, now: str) -> None:
        if changed := changed_regions(self._lines(before), self._lines(now)):
            self.refresh(*changed)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is drawn, as large as its place is now."""
        return self._lines(self.text)

    def _lines(self, text: str) -> tuple[str, ...]:
        return draw(text, *self.size, self._max_scale, broad=self._broad)

    def render_line(self, y: int) -> Strip:
        lines, width = self.lines, self.size.width
        line = lines[y] if y < len(lines) else ""
        return Strip([Segment(cut(line, width), self.visual_style.rich_style)], width)


class Headline(BigText):
    """A word at the head of a question, as large as a third of the window, and no higher than it is."""

    DEFAULT_CSS = "Headline { height: auto; color: $primary; margin-bottom: 1; }"

    def __init__(self, text: str) -> None:
        super().__init__(max_scale=2)
        self.set_reactive(BigText.text, text)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(draw(self.text, width, max(viewport.height // 3, 1), self._max_scale))


def changed_regions(before: tuple[str, ...], after: tuple[str, ...]) -> list[Region]:
    """The part of each line that looks different: a terminal far away is sent no more than that."""
    regions = []
    for y in range(max(len(before), len(after))):
        old, new = (lines[y] if y < len(lines) else "" for lines in (before, after))
        if old == new:
            continue
        if not (single(old) and single(new)):  # a letter may take two columns: its place is not its number
            regions.append(Region(0, y, max(cells(old), cells(new)), 1))
            continue
        wide = max(len(old), len(new))
        differ = [x for x, (a, b) in enumerate(zip(old.ljust(wide), new.ljust(wide), strict=True)) if a != b]
        if differ:
            regions.append(Region(differ[0], y, differ[-1] - differ[0] + 1, 1))
    return regions


@lru_cache(maxsize=64)
def draw(text: str, columns: int, lines: int, max_scale: int | None = None, *, broad: bool = False) -> tuple[str, ...]:
    """The lines that show `text` in a place of this size."""
    capitals = glyphs.drawable(text)
    broad = broad and glyphs.largest_scale(capitals, columns, lines) == glyphs.largest_scale(
        capitals, columns, lines, broad=True
    )
    scale = glyphs.largest_scale(capitals, columns, lines, broad=broad, at_most=max_scale)
    if scale:
        return glyphs.rows(capitals, scale, broad=broad)
    return (text[:columns],) if text and lines else ()
