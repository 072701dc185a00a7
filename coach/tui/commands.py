"""The list of commands by their names: Textual's own, in the person's words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, ClassVar, NamedTuple

from textual.command import CommandInput, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

SEARCH_LIMIT = 60
"""Letters to search for: no command has a longer name, and each key costs as much as the whole line is long."""


class Command(NamedTuple):
    """Something that can be done from where the person is."""

    name: str
    about: str
    """What it does, in more words; ours alone, for Textual reads it as markup."""
    run: Callable[[], Awaitable[object] | object]


class NamedCommands(Provider):
    """Commands to be found by their names; that there is none is said in the person's words, not in Textual's."""

    @abstractmethod
    def commands(self) -> Iterator[Command]:
        """All there are."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, about, run in self.commands():
            yield DiscoveryHit(Content(name), run, text=name, help=about or None)

    async def search(self, query: str) -> Hits:
        """Those that are called so. What matches is not marked: Textual would read a stranger's name as markup."""
        matcher = self.matcher(query)
        none = True
        for name, about, run in self.commands():
            if (match := max(matcher.match(name), matcher.match(about) / 2)) > 0:
                none = False
                yield Hit(match, Content(name), run, text=name, help=about or None)
        if none:
            text = self.app.describe("command_none")  # type: ignore[attr-defined]  # the app is ours
            yield Hit(0, Content(text), lambda: None, text=text)


class PageCommands(NamedCommands):
    """What the keys of the page do; from home and its pages, the other pages and the routines, too."""

    def commands(self) -> Iterator[Command]:
        """Those of the page first, those of the app last."""
        seen = set()
        app: Any = self.app
        for node, binding, enabled, more in self.screen.active_bindings.values():
            if enabled and binding.show and binding.action not in seen and node is not self.app:
                seen.add(binding.action)
                name = f"{app.describe(binding.description)} ({app.get_key_display(binding)})"
                yield Command(name, app.describe(more), partial(app.run_action, binding.action, node))
        yield from (Command(*place) for place in app.places_to_go(self.screen))
        yield from (Command(*command[:3]) for command in app.get_system_commands(self.screen))


class ThemeCommands(NamedCommands):
    """The colours there are."""

    def commands(self) -> Iterator[Command]:
        """By their names."""
        for name in sorted(self.app.available_themes):
            yield Command(name, "", partial(setattr, self.app, "theme", name))


class Commands(CommandPalette):
    """Commands to search for."""

    FOUND_BY: ClassVar[type[Provider]] = PageCommands
    """Who knows what there is to find."""

    def __init__(self, search: str) -> None:
        super().__init__((self.FOUND_BY,), placeholder=search, id="--command-palette")

    def on_mount(self) -> None:
        self.query_one(CommandInput).max_length = SEARCH_LIMIT


class Themes(Commands):
    """Colours to search for."""

    FOUND_BY = ThemeCommands
