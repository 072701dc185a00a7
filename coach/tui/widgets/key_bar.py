"""The keys of a screen, on its last line or its last two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.visual import Visual
from textual.widget import Widget

from coach.tui.key_labels import is_twin


class Key(NamedTuple):
    """A key as it is shown."""

    key: str
    shown: str
    description: str
    more: str
    """What it does, in more words; may be empty."""
    enabled: bool
    action: str
    stays: bool
    """Whether it is not to be missed where room is short: help, the way out, and what is for safety."""

    @property
    def width(self) -> int:
        """Columns it takes."""
        return len(self.shown) + 1 + len(self.description)


STAYS = frozenset(
    {
        *("help", "leave", "pop_screen", "back", "all_again", "stop", "hurts", "red_flags", "put_away"),
        *("page('guide')", "save"),
    }
)
"""The actions of the keys that stay longest, without the app's name in front."""
REPEATED = ("change(", "turn(", "scroll(", "send(")
"""How the actions begin that the second click of a double click does once more."""
GAP, NARROW_GAP = 2, 1
"""Columns between two keys; the second where room is short."""


LOW = 23
"""Lines of a window that has one only for keys."""


class KeyBar(Widget):
    """One line of keys, or two where one has no room for all; what there is no room for is left out whole.

    Textual's own footer makes a widget for every key, each time a key comes or goes.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: auto;
        padding: 0 1 0 3;
        text-wrap: nowrap;
        color: $footer-description-foreground;
        background: $background;
    }
    """

    def __init__(self, *, lines: int = 1) -> None:
        super().__init__()
        self._lines = lines
        """How many there may be."""
        self.keys: list[Key] = []
        """Those of the screen, whether there is room or not."""
        self._clicked = ""
        """The action that was clicked on last."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        app: Any = screen.app
        keys: list[Key] = []
        last: list[Key] = []
        actions = set()
        for name, (_, binding, enabled, more) in screen.active_bindings.items():
            if not is_twin(name) and binding.show and binding.action not in actions:
                actions.add(binding.action)
                shown, called = app.get_key_display(binding), app.describe(binding.description)
                action = binding.action.removeprefix("app.")
                key = Key(binding.key, shown, called, app.describe(more), enabled, action, action in STAYS)
                (last if action == "help" else keys).append(key)
        keys += last
        if keys != self.keys:
            self.keys = keys
            self.refresh(layout=self._lines > 1)

    def on_resize(self) -> None:
        """What is told for a moment stands above both lines."""
        self.screen.set_class(self.size.height > 1, "-two-lines-of-keys")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the keys take."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[tuple[int, list[Key]]]:
        """The keys there is room for, by lines, each with the columns between two of them."""
        lines = self._lines if self.app.size.height >= LOW else 1
        return key_rows(self.keys, width, lines)

    @property
    def placed(self) -> list[tuple[int, int, Key]]:
        """The keys there is room for, with the column each begins at, and its line."""
        width, placed = self.content_size.width, []
        for line, (gap, keys) in enumerate(self._rows(width)):
            at = 0
            for key in keys:
                placed.append((at, line, key))
                at += key.width + gap
        return placed

    def render(self) -> Visual:
        parts: list[Content | str | tuple[str, str]] = []
        column = below = 0
        for at, line, key in self.placed:
            if line > below:
                parts.append("\n")
                column, below = 0, line
            name, text = ("bold $footer-key-foreground", "") if key.enabled else ("bold dim", "dim")
            parts += [" " * (at - column), (key.shown, name), " ", (key.description, text)]
            column = at + key.width
        return Content.assemble(*parts)

    def _at(self, event: events.MouseEvent) -> Key | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        x, y = offset
        return next((key for at, line, key in self.placed if line == y and at <= x < at + key.width), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        key = self._at(event)
        self.tooltip = None if key is None or not key.more else Content(key.more)

    def on_click(self, event: events.Click) -> None:
        """A click is the key, and nothing else: what stands behind the line does not hear of it.

        The second of a double click is none where it would open, close or answer what came by the first.
        """
        event.stop()
        key = self._at(event)
        if key is None:
            return
        again = key.action == self._clicked and key.action.startswith(REPEATED)
        self._clicked = key.action
        if event.chain > 1 and not again:
            return
        if key.enabled:
            self.app.simulate_key(key.key)
        else:
            self.app.bell()


def columns(keys: Sequence[Key], gap: int) -> int:
    """How many columns they take."""
    return sum(key.width for key in keys) + gap * max(len(keys) - 1, 0)


def key_rows(keys: Sequence[Key], width: int, lines: int) -> list[tuple[int, list[Key]]]:
    """The keys there is room for on so many lines, each with its gap; a line is filled before the next one begins.

    What there is no room for goes from the right, whatever line it would be on; those that stay go after the others.
    """
    fit = list(keys)
    while (laid := _laid(fit, width, lines)) is None and len(fit) > 1:
        # Help, the last of all, leads to each of the others.
        others = [at for at, key in enumerate(fit) if not key.stays] or [*range(len(fit) - 1)]
        del fit[others[-1]]
    return laid or [(NARROW_GAP, fit)]


def _laid(keys: Sequence[Key], width: int, lines: int) -> list[tuple[int, list[Key]]] | None:
    """All of these keys on so many lines; None where there is no room for all."""
    gap = GAP if columns(keys, GAP) <= width else NARROW_GAP
    if columns(keys, gap) <= width:
        return [(gap, list(keys))]
    if lines == 1:
        return None
    first = 1
    while columns(keys[: first + 1], GAP) <= width:
        first += 1
    rest = _laid(keys[first:], width, lines - 1)
    return None if rest is None else [(GAP, list(keys[:first])), *rest]
