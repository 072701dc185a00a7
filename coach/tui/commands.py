"""The list of commands by their names: Textual's own, in the person's words."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.command import CommandInput, CommandList, CommandPalette, Provider
from textual.content import Content
from textual.theme import ThemeProvider
from textual.widgets.option_list import Option

NOTHING_AFTER_S = 0.5
"""How long a search may take before it is said that nothing is called that."""


SEARCH_LIMIT = 60
"""Letters to search for: no command has a longer name, and each key costs as much as the whole line is long."""


class Commands(CommandPalette):
    """Commands to search for."""

    FOUND_BY: ClassVar[tuple[type[Provider], ...] | None] = None
    """Who knows what there is to find; None are those of the app and of the screen."""

    def __init__(self, search: str, none: str) -> None:
        super().__init__(self.FOUND_BY, placeholder=search, id="--command-palette")
        self._none = none

    def on_mount(self) -> None:
        self.query_one(CommandInput).max_length = SEARCH_LIMIT

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Textual's way of saying that nothing was found; what it says is ours."""
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(NOTHING_AFTER_S, partial(self._say_none, search_value))

    def _say_none(self, search_value: str) -> None:
        if search_value:
            self.query_one(CommandList).add_option(Option(Content(self._none), disabled=True, id=self._NO_MATCHES))
        self._list_visible = bool(search_value)


class Themes(Commands):
    """Colours to search for."""

    FOUND_BY = (ThemeProvider,)
