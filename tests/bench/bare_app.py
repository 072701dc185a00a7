"""The smallest Textual program, to measure against: one line of text, a number that changes each second, and one key.

    python tests/bench/bare_app.py [still | SECONDS]

The number changes at absolute moments of the event loop, so many seconds apart; `still` leaves it out.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line."""

    BINDINGS: ClassVar = [("space", "press", "Press")]
    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("bare and complete")

    def on_mount(self) -> None:
        if "still" in sys.argv:
            return
        self._every_s = float(sys.argv[1])
        self._loop = asyncio.get_running_loop()
        self._offset = self._loop.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
        self._began = self._loop.time()
        self._beat(0)

    def action_press(self) -> None:
        """Say how often the key was pressed."""
        self.pressed += 1
        self.query_one(Static).update(f"pressed {self.pressed}/")

    def _beat(self, number: int) -> None:
        self.query_one(Static).update(f"bare and complete {self._began - self._offset:.6f}/{number}/")
        self._loop.call_at(self._began + (number + 1) * self._every_s, self._beat, number + 1)


if __name__ == "__main__":
    Bare().run()
