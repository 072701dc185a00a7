"""Draws a screen at once, and its next frame ahead of the moment it is due.

Textual draws with its next frame, and a key may just have missed one.
"""

from __future__ import annotations

from contextvars import Context, copy_context
from typing import Any

from textual.screen import Screen

from coach.tui.rendering.compositor import NearCompositor
from coach.tui.rendering.frame_buffer import Held


class Canvas:
    """Draws a screen, now or ahead. `waiting` is what the buffered frame shows; None where there is none."""

    def __init__(self, screen: Screen[Any], held: Held) -> None:
        self._screen = screen
        self._held = held
        self._here = Context()
        self.near = NearCompositor()
        self.waiting: object = None

    def take_place(self) -> None:
        """Draw in the context of this call, whatever thread a change comes from. Called as the screen is mounted.

        What is stored is answered from a thread, and a signal comes from anywhere: Textual finds no app there.
        """
        self._here = copy_context()

    @property
    def free(self) -> bool:
        """Whether what is drawn now is sent: there is a place for it, and Textual is not building the screen."""
        app = self._screen.app
        in_front = app.is_running and app.screen is self._screen
        return in_front and bool(self.near.size) and not app._batch_count

    def draw(self) -> None:
        """Draw what changed."""
        if self.free:
            self.near.look()
            self._here.run(self._screen._compositor_refresh)

    def hold(self, picture: object) -> None:
        """Buffer what is drawn from now on: a frame that shows `picture`."""
        self.waiting = picture
        self._held.hold()

    def settle(self, now: object) -> bool:
        """Show `now`: flush the buffered frame if it shows it, else discard it. True if discarded."""
        discarded = self.waiting is not None and self.waiting != now
        if discarded:
            self._drop()
        else:
            self.let_go()
        return discarded

    def let_go(self) -> None:
        """Send the buffered frame."""
        if self._screen.app._batch_count:  # what is sent now is thrown away
            self._drop()
            return
        self._held.let_go()
        self.waiting = None

    def _drop(self) -> None:
        self.near.again(self._held.drop())
        self.waiting = None
