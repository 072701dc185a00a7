"""What a screen looks like: its classes and its line of keys, which change after its words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

from textual.screen import Screen

AFTER_S: Final = 0.016
"""How long after its words, which nobody sees. Words reach a terminal when the processor that sent them is free: with
work right behind them they were up to 4 ms later."""


class Dress:
    """Words first: styling a whole screen anew takes longer than they may be late."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self.styled = False
        """Whether Textual has styled the screen; what it looks like before that needs no styling of its own."""
        self.in_time = False
        """Whether the words of this moment wait for it: then there is time to have all of it stand there with them."""
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
        """Have this done as soon as the words of this moment stand there, if the screen still does then."""
        wait_s = 0.0 if self.in_time else AFTER_S
        asyncio.get_running_loop().call_later(wait_s, lambda: self._screen.is_running and change())

    def _change(self) -> None:
        classes, self._due = self._due, {}
        self._screen.update_classes(classes)
