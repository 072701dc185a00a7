"""The progress bar of the whole session: one line, half a cell at a time."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from coach.tui.rendering.line_widget import LineWidget


class SessionBar(LineWidget):
    """A thin bar. Only where it grows is it drawn again, half a cell at a time."""

    COMPONENT_CLASSES = {"session-bar--done", "session-bar--left"}
    DEFAULT_CSS = """
    SessionBar {
        height: 1;
        .session-bar--done { color: $primary; }
        .session-bar--left { color: $track; }
    }
    """
    fraction: reactive[float] = reactive(0.0, repaint=False)
    """0 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self._halves = 0

    def watch_fraction(self) -> None:
        before, self._halves = self._halves, self._drawn()
        if before != self._halves:
            first, last = sorted((before // 2, self._halves // 2))
            self.refresh(Region(first, 0, last - first + 1, 1))

    def fit(self) -> None:
        self._halves = self._drawn()

    def _drawn(self) -> int:
        return int(min(max(self.fraction, 0.0), 1.0) * self.drawn_for.width * 2)

    def render_line(self, y: int) -> Strip:
        full, half = divmod(self._halves, 2)
        done = "━" * full + ("╸" if half else "")
        left = "─" * (self.drawn_for.width - len(done))
        styles = [self.get_component_rich_style(name) for name in ("session-bar--done", "session-bar--left")]
        return Strip([Segment(done, styles[0]), Segment(left, styles[1])], self.drawn_for.width)
