"""Changes of a screen's CSS classes and of its line of keys, made after its text was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

from textual.screen import Screen

from coach.tui.rendering.frame_buffer import FrameBuffer

AFTER_S: Final = 0.016
"""How long after the text, which nobody sees. Text reaches a terminal when the processor that sent it is free: with
work right behind it, it was up to 4 ms later."""


class DeferredClasses:
    """Changes CSS classes after the text was sent: restyling the screen takes longer than a cue may be late."""

    def __init__(self, screen: Screen[Any], buffer: FrameBuffer) -> None:
        self._screen = screen
        self._buffer = buffer
        self.styled = False
        """Whether Textual has styled the screen; what it looks like before that needs no styling of its own."""
        self._due: dict[str, bool] = {}

    def set(self, classes: dict[str, bool]) -> None:
        """Set or remove these classes as soon as the text of this moment is on the screen."""
        if not self.styled:
            self._screen.update_classes(classes, update=False)
            return
        current = {name: self._screen.has_class(name) for name in classes} | self._due
        changed = {name: on for name, on in classes.items() if current[name] != on}
        if changed and not self._due:
            self.after_text(self._change)
        self._due |= changed

    def after_text(self, change: Callable[[], object]) -> None:
        """Call `change` as soon as the text of this moment is on the screen, if the screen is still there then.

        Text that is kept in the buffer takes it along when it is flushed.
        """
        wait_s = 0.0 if self._buffer.on else AFTER_S
        asyncio.get_running_loop().call_later(wait_s, lambda: self._screen.is_running and change())

    def _change(self) -> None:
        classes, self._due = self._due, {}
        self._screen.update_classes(classes)
