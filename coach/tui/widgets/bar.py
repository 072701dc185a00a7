"""The progress bar of the whole session: one line, half a cell at a time."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget


class SessionBar(Widget):
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

    def watch_fraction(self, before: float, now: float) -> None:
        first, last = sorted((self._halves(before), self._halves(now)))
        if first != last:
            self.refresh(Region(first // 2, 0, last // 2 - first // 2 + 1, 1))

    def _halves(self, fraction: float) -> int:
        return int(min(max(fraction, 0.0), 1.0) * self.size.width * 2)

    def render_line(self, y: int) -> Strip:
        full, half = divmod(self._halves(self.fraction), 2)
        done = "━" * full + ("╸" if half else "")
        left = "─" * (self.size.width - len(done))
        styles = [self.get_component_rich_style(name) for name in ("session-bar--done", "session-bar--left")]
        return Strip([Segment(done, styles[0]), Segment(left, styles[1])], self.size.width)
