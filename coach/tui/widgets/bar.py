"""How far the whole session is: one line, half a cell at a time."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class SessionBar(Widget):
    """A thin bar. It is drawn again only when it grows by half a cell."""

    COMPONENT_CLASSES = {"session-bar--done", "session-bar--left"}
    DEFAULT_CSS = """
    SessionBar {
        height: 1;
        .session-bar--done { color: $primary; }
        .session-bar--left { color: $panel; }
    }
    """
    fraction: reactive[float] = reactive(0.0, repaint=False)
    """0 to 1."""
    _halves: reactive[int] = reactive(0)

    def watch_fraction(self) -> None:
        self._halves = self._drawn()

    def on_resize(self) -> None:
        self._halves = self._drawn()

    def _drawn(self) -> int:
        return int(min(max(self.fraction, 0.0), 1.0) * self.size.width * 2)

    def render(self) -> Content:
        full, half = divmod(self._halves, 2)
        done = "━" * full + ("╸" if half else "")
        left = "─" * (self.size.width - len(done))
        return Content.assemble(
            Content.styled(done, self.get_component_styles("session-bar--done").color.hex),
            Content.styled(left, self.get_component_styles("session-bar--left").color.hex),
        )
