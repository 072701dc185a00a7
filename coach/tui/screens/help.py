"""All keys of the page beneath and what each does, on a page of its own that Esc closes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coach.i18n.catalog import Vocabulary
from coach.tui.key_labels import is_twin
from coach.tui.layout import folded
from coach.tui.screens.reading import ReadingScreen

GAP = 2
"""Columns between a key and what it does."""
NARROWEST = 12
"""Columns that are left for what it does, however wide the keys are."""
ROOM_FOR_MORE = 34
"""Columns for the longer words from which on they stand beside the name of the key."""


class HelpRow(NamedTuple):
    """What a key or several do."""

    keys: str
    """As they are shown."""
    called: str
    more: str
    """What it does in more words; may be empty."""
    key: str = ""
    """The first of them, by the name that presses it."""


class HelpScreen(ReadingScreen[str]):
    """The keys that are live on the page beneath. A click on one is the key, also where the last line has no room."""

    BINDINGS = [Binding("question_mark", "dismiss(None)", "key_back", show=False, id="help-back")]

    def __init__(self, rows: list[HelpRow], words: Vocabulary, *, paused: bool) -> None:
        super().__init__(words.screens.all_keys, words)
        self._rows = rows
        self._paused = words.screens.help_paused if paused else ""

    def text(self) -> Iterator[Widget]:
        """That a session waits, if one does, and the keys."""
        if self._paused:
            yield Static(self._paused, classes="sign", markup=False)
        yield _Keys(self._rows)


def keys_of(screen: Screen[object]) -> list[HelpRow]:
    """The keys that are live on a screen: its own, then those of the app that work everywhere.

    Only those that have an id, as all have that we describe and none that Textual does.
    """
    app: Any = screen.app
    own: list[tuple[Binding, str]] = []
    everywhere: list[tuple[Binding, str]] = []
    for key, (node, binding, enabled, more) in screen.active_bindings.items():
        if enabled and not is_twin(key):
            (everywhere if node is app else own).append((binding, more))
    everywhere += [(binding, binding.tooltip) for binding in app.BINDINGS if binding.priority]
    keys: dict[tuple[str, str, str], dict[str, str]] = {}
    for binding, more in [*own, *everywhere]:
        if binding.id is not None and binding.description:
            called = binding.action.removeprefix("app."), app.describe(binding.description), app.describe(more)
            those = keys.setdefault(called, {})
            those.setdefault(app.get_key_display(binding), binding.key)
    return [
        HelpRow(" ".join(those), called, more, next(iter(those.values()))) for (_, called, more), those in keys.items()
    ]


class _Keys(Widget):
    """The keys, in as many lines as they take."""

    DEFAULT_CSS = "_Keys { width: 1fr; height: auto; }"

    def __init__(self, rows: Iterable[HelpRow]) -> None:
        super().__init__()
        self._rows = list(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return sum(map(len, table(self._rows, width)))

    def render(self) -> Content:
        lines = table(self._rows, self.content_size.width)
        return Content("\n").join([line for of_a_row in lines for line in of_a_row])

    def on_click(self, event: Click) -> None:
        """Close help and press what was clicked on."""
        event.stop()
        lines = table(self._rows, self.content_size.width)
        keys = [row.key for row, of_a_row in zip(self._rows, lines, strict=True) for _ in of_a_row]
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(keys):
            self.screen.dismiss(keys[offset.y])


def table(rows: list[HelpRow], width: int) -> list[list[Content]]:
    """Of each row the lines, at most `width` columns: the longer words beside the name of a key, or below it."""
    indent = max((len(row.keys) for row in rows), default=0) + GAP
    called = max((len(row.called) for row in rows), default=0) + GAP
    room = max(width - indent - 1, NARROWEST)
    beside = room - called >= ROOM_FOR_MORE
    blocks = []
    for row in rows:
        first, *others = folded(row.called, room)
        parts = [Content.styled(row.keys.rjust(indent - GAP), "bold $primary"), Content(" " * GAP)]
        if beside:
            first_more, *others_more = folded(row.more, room - called) or [""]
            lines = [Content.assemble(*parts, first.ljust(called), (first_more, "$quiet"))]
            lines += [Content.assemble(" " * (indent + called), (line, "$quiet")) for line in others_more]
        else:
            lines = [Content.assemble(*parts, first)]
            lines += [Content(" " * indent + line) for line in others]
            lines += [Content.assemble(" " * indent, (line, "$quiet")) for line in folded(row.more, room)]
        blocks.append(lines)
    return blocks
