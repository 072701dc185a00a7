"""Pictures that are drawn ahead of their moment, and sent when it comes.

Drawing takes ten times as long as sending. What a session shows next is known, as long as nobody presses a key.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region

from coach.tui.rendering.compositor import Strokes


class Held:
    """Keeps changes back while it is on; `send` sends one."""

    def __init__(self, send: Callable[[CompositorUpdate], None]) -> None:
        self._send = send
        self.on = False
        self._sent = ""
        self._places: list[Region] = []

    def hold(self) -> None:
        """Keep back what is drawn from now on."""
        self.on = True

    def keep(self, update: CompositorUpdate, console: Console) -> None:
        """Make the bytes of this change, and keep them."""
        self._sent += update.render_segments(console)
        if isinstance(update, Strokes):
            self._places += [Region(x, y, strip.cell_length, 1) for x, y, strip in update.strokes]
        elif isinstance(update, ChopsUpdate):
            self._places += [Region(first, y, last - first, 1) for y, first, last in update.spans]
        elif isinstance(update, LayoutUpdate):
            self._places.append(update.region)

    def let_go(self) -> None:
        """Send all that was kept."""
        sent = self._sent
        self.drop()
        if sent:
            self._send(Ready(sent))

    def drop(self) -> list[Region]:
        """Forget what was kept, for it is no longer so; returns where the screen still shows what was before."""
        places = self._places
        self.on, self._sent, self._places = False, "", []
        return places


class Ready(CompositorUpdate):
    """A change whose bytes are made."""

    def __init__(self, sent: str) -> None:
        self._sent = sent

    def render_segments(self, console: Console) -> str:
        """The change as the terminal is told it."""
        return self._sent
