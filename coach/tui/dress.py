"""What a screen looks like: its classes, which change after its words."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


class Dress:
    """Words first: styling a whole screen anew takes longer than they may be late."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
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
            self._screen.call_after_refresh(self._change)
        self._due |= changed

    def _change(self) -> None:
        classes, self._due = self._due, {}
        self._screen.update_classes(classes)
