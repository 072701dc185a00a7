"""Keys that come faster than the pages do."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input

from coach.app.service import CoachService
from coach.tui.app import CoachApp
from coach.tui.screens.editing import NameScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.settings import SettingsScreen


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
