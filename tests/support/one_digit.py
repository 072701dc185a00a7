"""A line whose digit each key makes one more, and nothing else: `python -m tests.support.one_digit`."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coach.tui.process import ProcessApp

BEFORE = "this stays as it is: "


class Line(Widget):
    """It says which part of it changed."""

    number = 1

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"{BEFORE}{self.number}")])

    def more(self) -> None:
        """Change the digit alone."""
        self.number += 1
        self.refresh(Region(len(BEFORE), 0, 1, 1))


class Program(ProcessApp):
    """The line, and the keys."""

    CSS = "Line { height: 1; }"

    def compose(self) -> ComposeResult:
        yield Line()

    def on_key(self) -> None:
        self.query_one(Line).more()


if __name__ == "__main__":
    Program().run_to_exit_code()
