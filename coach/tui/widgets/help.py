"""All keys of a screen and what each does, beside it."""

from __future__ import annotations

from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

GAP = 2
"""Columns between a key and what it does."""
NARROWEST = 12
"""Columns that are left for what it does, however wide the keys are."""

Row = tuple[str, str, str]
"""A key or several, what it is called, and what it does in more words, which may be empty."""


class HelpPanel(VerticalScroll, can_focus=False):
    """The keys that are live now: those that have an id, as all have that we describe and none that Textual does."""

    DEFAULT_CSS = """
    HelpPanel {
        split: right;
        width: 33%;
        min-width: 32;
        max-width: 60;
        height: 1fr;
        padding: 1 0 1 2;
        border-left: vkey $foreground 30%;
    }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        yield _Keys(self._title)


class _Keys(Widget):
    """The keys, in as many lines as they take."""

    DEFAULT_CSS = "_Keys { width: 1fr; height: auto; }"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._rows: list[Row] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._changed(self.screen)

    def _changed(self, screen: Screen[object]) -> None:
        keys: dict[tuple[str, str, str], list[str]] = {}
        for _, binding, enabled, more in screen.active_bindings.values():
            if binding.id is not None and binding.description and enabled:
                shown = screen.app.get_key_display(binding)
                those = keys.setdefault((binding.action, binding.description, more), [])
                those += [] if shown in those else [shown]
        self._rows = [(" ".join(shown), called, more) for (_, called, more), shown in keys.items()]
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        return [Content.styled(self._title, "bold"), Content(""), *table(self._rows, width)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))


def table(rows: list[Row], width: int) -> list[Content]:
    """Lines of at most `width` columns."""
    indent = max((len(key) for key, _, _ in rows), default=0) + GAP
    room = max(width - indent - 1, NARROWEST)
    lines = []
    for key, description, more in rows:
        first, *others = wrap(description, room)
        lines.append(Content.assemble((key.rjust(indent - GAP), "bold $primary"), " " * GAP, first))
        lines += [Content(" " * indent + line) for line in others]
        lines += [Content.assemble(" " * indent, (line, "$quiet")) for line in wrap(more, room)]
    return lines
