"""A number from 0 to 10, given with one key or a click; 10 is the key x as well as 1 and 0 typed quickly."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

HIGHEST: Final = 10
CELL: Final = 4
"""Columns for each number."""


class Rating(Widget, can_focus=True):
    """A question, its anchors, and the numbers on a line. The chosen one stands in brackets: not by colour alone."""

    DEFAULT_CSS = """
    Rating {
        height: auto;
        .rating--quiet { color: $quiet; }
        .rating--chosen { color: $primary; text-style: bold reverse; }
        &:focus .rating--question { text-style: bold; color: $primary; }
    }
    """
    COMPONENT_CLASSES = {"rating--quiet", "rating--chosen", "rating--question"}
    BINDINGS = [
        *(Binding(str(number), f"choose({number})", show=False) for number in range(HIGHEST)),
        Binding("x", "choose(10)", show=False),
        Binding("right,plus", "change(1)", show=False),
        Binding("left,minus", "change(-1)", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]
    value: reactive[int | None] = reactive(None)
    """What was chosen; None is no answer."""

    class Chosen(Message):
        """A number was chosen by a key or a click."""

        def __init__(self, rating: Rating, value: int) -> None:
            super().__init__()
            self.rating = rating
            self.value = value

        @property
        def control(self) -> Rating:
            return self.rating

    def __init__(self, question: str, anchors: str, *, id: str, then: str | None = None) -> None:
        super().__init__(id=id)
        self._question = question
        self._anchors = anchors
        self._then = then
        """The widget that the keys go to once this is answered, by its id."""

    def render(self) -> Content:
        quiet = self.get_visual_style("rating--quiet")
        chosen = self.get_visual_style("rating--chosen")
        asked = self.get_visual_style("rating--question")
        numbers = [
            Content.styled(f"[{number}]".center(CELL), chosen)
            if number == self.value
            else Content(f" {number} ".center(CELL))
            for number in range(HIGHEST + 1)
        ]
        return Content("\n").join(
            [
                Content.assemble((self._question, asked)),
                Content.assemble((self._anchors, quiet)),
                Content.assemble(*numbers),
            ]
        )

    def on_click(self, event: Click) -> None:
        if event.y == self.size.height - 1 and 0 <= event.x < CELL * (HIGHEST + 1):
            self.action_choose(event.x // CELL)

    def action_choose(self, number: int) -> None:
        self.value = number
        self.post_message(self.Chosen(self, number))
        if self._then is not None:  # at once: the next key may be here already, and answers the next question
            self.screen.set_focus(self.screen.query_one(f"#{self._then}"))

    def action_change(self, by: int) -> None:
        self.value = min(max((self.value or 0) + by, 0), HIGHEST)

    def action_clear(self) -> None:
        self.value = None
