"""Keys that come faster than the pages do."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key
from textual.widgets import Input

from coach.app.service import CoachService
from coach.tui.app import CoachApp
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.editing import NameScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.widgets.rating import Rating
from tests.support.settled import until
from tests.support.textual import type_keys

Lead = Callable[[str], CoachApp]


async def test_a_question_is_answered_once(service: CoachService) -> None:
    """Enter twice before the page has gone: the one beneath stays, and there is one answer."""
    app = CoachApp(service)
    answers: list[str | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(SettingsScreen(service))
        await pilot.pause()
        app.push_screen(NameScreen("Name?", "", "Mine"), answers.append)
        await pilot.pause()
        line = app.screen.query_one(Input)
        for _ in range(3):
            line.post_message(Input.Submitted(line, line.value))
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
    assert ["Mine"] == answers


async def test_a_key_before_a_page_is_there(service: CoachService) -> None:
    """A page that has nothing on it yet takes no key: nobody has seen what it would do."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page = SettingsScreen(service)
        app.push_screen(page)
        assert not page.is_mounted
        await app.on_event(Key("escape", "\x1b"))
        await pilot.pause()
        assert page is app.screen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_nothing_was_done_and_every_key_is_pressed(lead: Lead) -> None:
    """The page after has no question then: whatever is pressed, it stays or is left."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("q", "q")
        await pilot.pause()
        page = app.screen
        assert isinstance(page, AfterScreen)
        assert not page.query(Rating)
        await type_keys(app, "space", "down", "up", "n", "pagedown", "pageup")
        await pilot.pause()
        assert page is app.screen


async def test_a_page_is_opened_while_the_program_leaves(service: CoachService) -> None:
    """Nothing is put on it any more, and that ends nothing in an error."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(HomeScreen(service))
        app.exit(return_code=0)
        await until(lambda: not app.is_running)
    assert 0 == app.return_code
