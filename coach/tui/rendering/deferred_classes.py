"""What a screen looks like: its classes and its line of keys, which change after its words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

from textual.screen import Screen

from coach.tui.rendering.frame_buffer import Held

AFTER_S: Final = 0.016
"""How long after its words, which nobody sees. Words reach a terminal when the processor that sent them is free: with
work right behind them they were up to 4 ms later."""


class Dress:
    """Words first: styling a whole screen anew takes longer than they may be late."""

    def __init__(self, screen: Screen[Any], held: Held) -> None:
        self._screen = screen
        self._held = held
        self.styled = False
        """Whether Textual has styled the screen; what it looks like before that needs no styling of its own."""
        self._due: dict[str, bool] = {}

    def put_on(self, classes: dict[str, bool]) -> None:
        """Have these classes, or not, as soon as the words of this moment stand there."""
        if not self.styled:
            self._screen.update_classes(classes, update=False)
            return
        worn = {name: self._screen.has_class(name) for name in classes} | self._due
        changed = {name: on for name, on in classes.items() if worn[name] != on}
        if changed and not self._due:
            self.after_words(self._change)
        self._due |= changed

    def after_words(self, change: Callable[[], object]) -> None:
        """Have this done as soon as the words of this moment stand there, if the screen still does then.

        Words that are kept back have it with them when they are let go.
        """
        wait_s = 0.0 if self._held.on else AFTER_S
        asyncio.get_running_loop().call_later(wait_s, lambda: self._screen.is_running and change())

    def _change(self) -> None:
        classes, self._due = self._due, {}
        self._screen.update_classes(classes)
