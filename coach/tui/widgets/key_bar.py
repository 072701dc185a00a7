"""The keys of a screen, on its last line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
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
    stays: bool
    """Whether it is not to be missed where room is short: help, the way out, and what is for safety."""

    @property
    def width(self) -> int:
        """Columns it takes."""
        return len(self.shown) + 1 + len(self.description)


STAYS = frozenset({"help", "leave", "pop_screen", "stop", "hurts", "red_flags", "put_away"})
"""The actions of the keys that stay longest, without the app's name in front."""
GAP, NARROW_GAP = 2, 1
"""Columns between two keys; the second where room is short."""


class KeyBar(Widget):
    """One line that never wraps; what there is no room for is left out whole.

    Textual's own footer makes a widget for every key, each time a key comes or goes.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1 0 3;
        text-wrap: nowrap;
        color: $footer-description-foreground;
        background: $background;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[Key] = []
        """Those of the screen, whether there is room or not."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        keys: list[Key] = []
        last: list[Key] = []
        actions = set()
        for name, (_, binding, enabled, more) in screen.active_bindings.items():
            if not is_twin(name) and binding.show and binding.action not in actions:
                actions.add(binding.action)
                shown = screen.app.get_key_display(binding)
                action = binding.action.removeprefix("app.")
                key = Key(binding.key, shown, binding.description, more, enabled, action in STAYS)
                (last if action == "help" else keys).append(key)
        keys += last
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    @property
    def placed(self) -> list[tuple[int, Key]]:
        """The keys there is room for, with the column each begins at."""
        keys, width = self.keys, self.content_size.width
        gap = GAP if columns(keys, GAP) <= width else NARROW_GAP
        placed, at = [], 0
        for key in fitting(keys, width, gap):
            placed.append((at, key))
            at += key.width + gap
        return placed

    def render(self) -> Visual:
        parts: list[Content | str | tuple[str, str]] = []
        column = 0
        for at, key in self.placed:
            name, text = ("bold $footer-key-foreground", "") if key.enabled else ("bold dim", "dim")
            parts += [" " * (at - column), (key.shown, name), " ", (key.description, text)]
            column = at + key.width
        return Content.assemble(*parts)

    def _at(self, event: events.MouseEvent) -> Key | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return next((key for at, key in self.placed if at <= offset.x < at + key.width), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        key = self._at(event)
        self.tooltip = None if key is None or not key.more else Content(key.more)

    def on_click(self, event: events.Click) -> None:
        """A click is the key, and nothing else: what stands behind the line does not hear of it."""
        event.stop()
        key = self._at(event)
        if key is not None and key.enabled:
            self.app.simulate_key(key.key)
        elif key is not None:
            self.app.bell()


def columns(keys: Sequence[Key], gap: int) -> int:
    """How many columns they take."""
    return sum(key.width for key in keys) + gap * max(len(keys) - 1, 0)


def fitting(keys: Sequence[Key], width: int, gap: int) -> list[Key]:
    """As many keys as `width` columns have room for: from the right they go, those that stay after the others."""
    fit = list(keys)
    while len(fit) > 1 and columns(fit, gap) > width:
        # Help, the last of all, leads to each of the others.
        others = [at for at, key in enumerate(fit) if not key.stays] or [*range(len(fit) - 1)]
        del fit[others[-1]]
    return fit
