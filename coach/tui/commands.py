"""The list of commands by their names: Textual's own, in the person's words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import ClassVar, NamedTuple

from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.system_commands import SystemCommandsProvider
from textual.theme import ThemeProvider
from textual.widgets.option_list import Option

NOTHING_AFTER_S = 0.5
"""How long a search may take before it is said that nothing is called that."""
SEARCH_LIMIT = 60
"""Letters to search for: no command has a longer name, and each key costs as much as the whole line is long."""


class Command(NamedTuple):
    """Something that can be done from where the person is."""

    name: str
    about: str
    """What it does, in more words; ours alone, for Textual reads it as markup."""
    run: Callable[[], Awaitable[object] | object]


class PageCommands(Provider):
    """What the keys of the page do; from home and its pages, the other pages and the routines, too."""

    def _commands(self) -> Iterator[Command]:
        seen = set()
        for node, binding, enabled, more in self.screen.active_bindings.values():
            if enabled and binding.show and binding.action not in seen and node is not self.app:
                seen.add(binding.action)
                name = f"{binding.description} ({self.app.get_key_display(binding)})"
                yield Command(name, more, partial(self.app.run_action, binding.action, node))
        yield from self.app.places_to_go(self.screen)  # type: ignore[attr-defined]  # the app is ours

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, about, run in self._commands():
            yield DiscoveryHit(Content(name), run, text=name, help=about or None)

    async def search(self, query: str) -> Hits:
        """Those that are called so. What matches is not marked: Textual would read a stranger's name as markup."""
        matcher = self.matcher(query)
        for name, about, run in self._commands():
            if (match := max(matcher.match(name), matcher.match(about) / 2)) > 0:
                yield Hit(match, Content(name), run, text=name, help=about or None)


class Commands(CommandPalette):
    """Commands to search for."""

    FOUND_BY: ClassVar[tuple[type[Provider], ...]] = (PageCommands, SystemCommandsProvider)
    """Who knows what there is to find."""

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
