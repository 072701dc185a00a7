"""A buffer for frames that are drawn ahead of their moment, and sent when it comes.

Drawing takes ten times as long as sending. What a session shows next is known, as long as nobody presses a key.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region

from coach.tui.rendering.compositor import LineUpdate


class FrameBuffer:
    """Collects the bytes of screen updates while it is on; `send` sends one update."""

    def __init__(self, send: Callable[[CompositorUpdate], None]) -> None:
        self._send = send
        self.on = False
        self._sent = ""
        self._regions: list[Region] = []

    def start(self) -> None:
        """Buffer what is drawn from now on."""
        self.on = True

    def keep(self, update: CompositorUpdate, console: Console) -> None:
        """Render this update, and keep its bytes."""
        self._sent += update.render_segments(console)
        if isinstance(update, LineUpdate):
            self._regions += [Region(x, y, strip.cell_length, 1) for x, y, strip in update.parts]
        elif isinstance(update, ChopsUpdate):
            self._regions += [Region(first, y, last - first, 1) for y, first, last in update.spans]
        elif isinstance(update, LayoutUpdate):
            self._regions.append(update.region)

    def flush(self) -> None:
        """Send what is buffered, and stop buffering."""
        sent = self._sent
        self.discard()
        if sent:
            self._send(RenderedUpdate(sent))

    def discard(self) -> list[Region]:
        """Discard the buffered output; returns the regions whose old content is still on screen."""
        regions = self._regions
        self.on, self._sent, self._regions = False, "", []
        return regions


class RenderedUpdate(CompositorUpdate):
    """An update that is rendered already."""

    def __init__(self, sent: str) -> None:
        self._sent = sent

    def render_segments(self, console: Console) -> str:
        """The escape sequences of this update."""
        return self._sent
