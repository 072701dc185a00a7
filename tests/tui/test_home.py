"""Home and the look before the start."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList, Static

from coach.studio import Studio
from coach.tui.app import CoachApp
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.home import MANY, SCREENFUL, HomeScreen
from coach.tui.screens.live import LiveScreen
from tests.fakes import FakeClock


def rows(app: CoachApp) -> list[str]:
    choice = app.screen.query_one(OptionList)
    return [str(choice.get_option_at_index(index).prompt) for index in range(choice.option_count)]


async def test_home_names_every_occasion_with_its_length(studio: Studio) -> None:
    """Rest day, before a run, after a run: each with how long it takes and what is in it."""
    app = CoachApp(studio)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = rows(app)
        assert ["On a rest day", "Before a run", "After a run"] == [row[:17].strip() for row in shown]
        assert "14 min 30" in shown[0]
        assert "Clamshell 10 · Side leg lift 15 · One-legged bridge 10 · Piriformis stretch hold 10 s" in " ".join(
            shown[0].split()
        )


async def test_a_file_of_theirs_stands_under_its_occasion(studio: Studio) -> None:
    """A routine for any time is there too, its name shown as it is written."""
    studio.places.routines.mkdir(parents=True)
    (studio.places.routines / "clams.yaml").write_text(
        "name: '[red]Clams[/] only [@click=app.quit]x[/]'\nwhen: any\nexercises:\n  - exercise: clamshell\n"
    )
    app = CoachApp(studio)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert rows(app)[-1].startswith("Any time         [red]Clams[/] only [@click=app.quit]x")


async def test_a_broken_file_is_said_and_the_rest_is_there(studio: Studio) -> None:
    """Home shows what is wrong in one line."""
    studio.places.routines.mkdir(parents=True)
    (studio.places.routines / "bad.yaml").write_text("name: Bad\nwhen: [/]\n")
    app = CoachApp(studio)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert 3 == len(rows(app))
        assert "bad.yaml:1:1: " in str(app.screen.query_one("#notice", Static).content)


async def test_of_many_files_a_screenful_is_shown_first_and_then_all(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who keeps many routines does not wait for the last of them to be read."""
    studio.places.routines.mkdir(parents=True)
    for number in range(MANY):
        (studio.places.routines / f"own-{number}.yaml").write_text(
            f"name: Own {number}\nwhen: any\nexercises:\n  - exercise: clamshell\n"
        )
    shown = []
    show = HomeScreen._show
    monkeypatch.setattr(HomeScreen, "_show", lambda self, read: (shown.append(len(read.plans)), show(self, read))[1])
    app = CoachApp(studio)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert [SCREENFUL, MANY + 3] == shown
        assert MANY + 3 == len(rows(app))


async def test_the_dose_is_in_ones_hand(studio: Studio, clock: FakeClock) -> None:
    """More and fewer repetitions, the next band, one left out: the session that starts is that one."""
    app = CoachApp(studio, clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(app.screen, DoseScreen)
        await pilot.press("plus", "plus", "b", "down", "minus", "down", "x")
        shown = rows(app)
        assert "12 each side" in shown[0]
        assert "light band" in shown[0]
        assert "14 each side" in shown[1]
        assert "left out today" in shown[2]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        doses = app.screen.live.session.plan.doses
        assert [("clamshell", 12, "light"), ("side-leg-lift", 14, "none"), ("piriformis-stretch", 1, None)] == [
            (dose.exercise.id, dose.reps, dose.band) for dose in doses
        ]


async def test_escape_goes_back_home_and_q_leaves(studio: Studio) -> None:
    """No dead ends."""
    app = CoachApp(studio)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "escape")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("q")
    assert 0 == app.return_code
