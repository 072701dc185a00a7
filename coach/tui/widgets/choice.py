"""A list to choose from, quiet, with the screen's own words for its keys in the footer."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import OptionList


class Choice(OptionList, inherit_bindings=False):
    """Our option list: markup never interpreted, no frame, and Enter is left to the screen."""

    BINDINGS = [
        Binding("down,j", "cursor_down", show=False),
        Binding("up,k", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)
