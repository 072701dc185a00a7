"""The list of commands: what stands on the page, the pages themselves, and routines to begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot

from coach.tui.app import CoachApp
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.screens.targets import TargetsScreen
from tests.support.life import Life
from tests.support.settled import until


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "life")


def found(pilot: Pilot[int]) -> list[str]:
    """What the list offers."""
    return [str(option.prompt) for option in pilot.app.screen.query_one(CommandList).options]


async def type_in(pilot: Pilot[int], name: str, first: str) -> None:
    """Open the list, type a name, and choose what is found first."""
    await pilot.press("ctrl+p", *name)
    await until(lambda: found(pilot)[:1] and found(pilot)[0].startswith(first))
    await pilot.press("enter")
    await pilot.pause()
    if pilot.app.screen.query(CommandList):
        await pilot.press("enter")
        await pilot.pause()


async def test_it_finds_the_keys_of_the_page_the_pages_and_the_routines(life: Life) -> None:
    """By their names, from any page; a name of a stranger's routine is shown as it is written."""
    (life.service.places.routines / "evil.yaml").write_text(
        "name: '[red]Evil[/] [@click=app.quit]x[/]'\nwhen: any\nexercises:\n  - exercise: clamshell\n"
    )
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await until(lambda: any("Evil" in name for name in found(pilot)))
        names = found(pilot)
        assert any(name.startswith("Targets (t)") for name in names)
        assert any(name.startswith("Start: Rest day strength") for name in names)
        assert any(name.startswith("Start: [red]Evil[/] [@click=app.quit]x[/]") for name in names)
        await pilot.press("escape")
        await pilot.pause()
        await type_in(pilot, "settings", "Settings (s)")
        assert isinstance(app.screen, SettingsScreen)
        await type_in(pilot, "targets", "Targets")
        assert isinstance(app.screen, TargetsScreen)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, HomeScreen)
        await type_in(pilot, "post-run", "Start: Post-run")
        assert isinstance(app.screen, DoseScreen)
        await type_in(pilot, "leave out", "Leave out (o)")
        assert app.screen.entries[0].out is not None


async def test_in_a_session_nothing_leads_away_from_it(life: Life) -> None:
    """Its own keys are found; no page and no other routine."""
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await until(lambda: any("It hurts (o)" in name for name in found(pilot)))
        assert not [name for name in found(pilot) if name.startswith(("Start:", "Targets"))]
        await pilot.press("escape")


@pytest.mark.parametrize(("language", "text"), [("en", "Nothing is called that."), ("de", "So heißt nichts.")])
async def test_what_nothing_is_called_is_said_in_the_persons_words(life: Life, language: str, text: str) -> None:
    """Of commands and of colours; Enter then leads back and changes nothing."""
    life.service.set_setting("language", language)
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for opened in (app.action_command_palette, app.search_themes):
            opened()
            await pilot.pause()
            await pilot.press(*"qqqq")
            await until(lambda: [text] == found(pilot))
            await pilot.press("enter")
            await until(lambda: isinstance(app.screen, HomeScreen))
            assert "coach-night" == app.theme
