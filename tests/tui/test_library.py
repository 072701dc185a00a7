"""The library: every exercise, sorted three ways, the chosen one with its movement, words, dose, kit and source."""

from __future__ import annotations

import pytest

from coach.app.service import CoachService
from coach.errors import HistoryBusy
from coach.model.plan import Target
from coach.tui.app import CoachApp
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.library import LibraryScreen
from coach.tui.screens.movement import MovementScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.figure import MovingFigure
from coach.tui.widgets.movement import Movement
from coach.tui.widgets.rows import NamedRows
from tests.support.conditions import write_condition
from tests.support.textual import strips

BAND = """\
name: Aaa band walk
kind: strength
position: standing
sides: [left, right]
setup: Stand, the band around both knees.
how:
  - Step to the {side}.
tempo: {lift: 2, lower: 2}
dosage: {reps: 8}
kit: [band]
source: A book
"""


@pytest.fixture(autouse=True)
def own(service: CoachService) -> None:
    """An exercise and a page of one's own."""
    folder = service.places.routines / "exercises"
    folder.mkdir(parents=True)
    (folder / "aaa-walk.yaml").write_text(BAND)
    write_condition(service.places.routines)


def listed(app: CoachApp) -> dict[str, list[str]]:
    """The headings, with the names below each."""
    groups: dict[str, list[str]] = {}
    for option in app.screen.query_one(Choice).options:
        text = str(option.prompt).strip()
        if option.disabled:
            groups[text] = []
        else:
            groups[[*groups][-1]].append(text.partition("  ")[0])
    return groups


def facts(app: CoachApp) -> str:
    return app.screen.query_one("#facts", NamedRows).text


async def test_exercises_are_sorted_three_ways_and_the_chosen_one_stays(service: CoachService) -> None:
    """By position, by what they need, by what they are for: round and round."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        by_position = listed(app)
        assert "Aaa band walk" == by_position["Standing"][0]
        assert {"Clamshell", "Side leg lift"} <= set(by_position["On your side"])
        names = [name for group in by_position.values() for name in group]
        assert sorted(names) == sorted(exercise.name for exercise in service.exercises().values())
        while "Aaa band walk" not in facts(app):
            await pilot.press("down")
        await pilot.press("tab")
        assert "Aaa band walk" == listed(app)["A band"][0]
        await pilot.press("tab")
        assert ["Clamshell", "Side leg lift"] == listed(app)["Sore tendon"]
        assert "Aaa band walk" in listed(app)["For no page of the guide"]
        assert "Aaa band walk" in facts(app)
        await pilot.press("shift+tab", "shift+tab")
        assert by_position == listed(app)


async def test_the_chosen_exercise_says_its_dose_its_kit_and_its_source(service: CoachService) -> None:
    """The person's own dose, not the file's."""
    service.set_target(service.exercises()["aaa-walk"], Target(11))
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "tab", "home")
        expected = "Your dose: 11 each side", "Needs: a band", "Stand, the band around both knees.", "From: A book"
        assert ["Aaa band walk", *expected] == facts(app).splitlines()


@pytest.mark.parametrize(("size", "beside"), [((120, 40), True), ((80, 24), False)])
async def test_the_movement_is_beside_the_list_or_one_key_away(
    service: CoachService, size: tuple[int, int], beside: bool
) -> None:
    """From 100 columns on it moves there; enter has all the window for it, and comes back."""
    app = CoachApp(service)
    async with app.run_test(size=size) as pilot:
        await pilot.press("l")
        await pilot.pause()
        movement = app.screen.query_one(Movement)
        assert beside is movement.display
        if beside:
            assert app.screen.query_one(MovingFigure).scene is not None
        await pilot.press("enter")
        assert isinstance(app.screen, MovementScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("l")
        assert isinstance(app.screen, HomeScreen)


async def test_a_history_that_is_busy_leaves_the_doses_of_the_files(
    service: CoachService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exercises can be read about all the same."""

    def busy(*_: object) -> None:
        raise HistoryBusy("another coach is writing")

    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(CoachService, "due", busy)
        await pilot.press("l", "tab", "home")
        assert "Your dose: 8 each side" in facts(app)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
async def test_no_row_spills_over(service: CoachService, width: int) -> None:
    """A name and its dose stand on one line, or the name alone."""
    app = CoachApp(service)
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        choice = app.screen.query_one(Choice)
        headings = sum("\n" in str(option.prompt) for option in choice.options)
        assert choice.option_count + headings == choice.virtual_size.height
        assert "Aaa band walk" in "\n".join(strip.text for strip in strips(app)) or choice.max_scroll_y
