"""Draws a screen at once, and its next frame ahead of the moment it is due.

Textual draws with its next frame, and a key may just have missed one.
"""

from __future__ import annotations

from contextvars import Context, copy_context
from typing import Any

from textual.screen import Screen

from coach.tui.rendering.compositor import PartialCompositor
from coach.tui.rendering.frame_buffer import FrameBuffer


class Prerenderer:
    """Draws a screen, now or ahead. `waiting` is what the buffered frame shows; None where there is none."""

    def __init__(self, screen: Screen[Any], buffer: FrameBuffer) -> None:
        self._screen = screen
        self.buffer = buffer
        self._context = Context()
        self.compositor = PartialCompositor()
        self.waiting: object = None

    def keep_context(self) -> None:
        """Draw in the context of this call, whatever thread a change comes from. Called as the screen is mounted.

        What is stored is answered from a thread, and a signal comes from anywhere: Textual finds no app there.
        """
        self._context = copy_context()

    @property
    def free(self) -> bool:
        """Whether what is drawn now is sent: there is a place for it, and Textual is not building the screen."""
        app = self._screen.app
        in_front = app.is_running and app.screen is self._screen
        return in_front and bool(self.compositor.size) and not app._batch_count

    def draw(self) -> None:
        """Draw what changed."""
        if self.free:
            self.compositor.collect_changes()
            self._context.run(self._screen._compositor_refresh)

    def start(self, picture: object) -> None:
        """Buffer what is drawn from now on: a frame that shows `picture`."""
        self.waiting = picture
        self.buffer.start()

    def settle(self, now: object) -> bool:
        """Show `now`: flush the buffered frame if it shows it, else discard it. True if discarded."""
        discarded = self.waiting is not None and self.waiting != now
        if discarded:
            self._discard()
        else:
            self.flush()
        return discarded

    def flush(self) -> None:
        """Send the buffered frame."""
        if self._screen.app._batch_count:  # what is sent now is thrown away
            self._discard()
            return
        self.buffer.flush()
        self.waiting = None

    def _discard(self) -> None:
        self.compositor.redraw(self.buffer.discard())
        self.waiting = None
