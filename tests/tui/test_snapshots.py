"""How each screen looks, at 80x24, 120x40 and 50x15. Look at a changed picture before you accept it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from coach.app.service import CoachService
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from tests.support.fakes import FakeClock
from tests.support.life import Life
from tests.support.live import play

SIZES = [(80, 24), (120, 40), (50, 15)]
Lead = Callable[[str], CoachApp]


class Svg(SingleFileSnapshotExtension):
    """A screenshot as an SVG file that a browser shows."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Svg)


def shot(app: CoachApp) -> str:
    """The screen as SVG, without the identifier that changes with every run."""
    return re.sub(r"terminal-\d+", "terminal-0", app.export_screenshot(title="coach"))


@pytest.mark.parametrize("size", SIZES)
async def test_home(service: CoachService, picture: SnapshotAssertion, size: tuple[int, int]) -> None:
    """The choice by occasion."""
    app = CoachApp(service)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert picture == shot(app)


@pytest.mark.parametrize("size", SIZES)
async def test_dose(service: CoachService, clock: FakeClock, picture: SnapshotAssertion, size: tuple[int, int]) -> None:
    """The look before the start."""
    app = CoachApp(service, clock=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter", "b", "down", "plus", "down", "o")
        await pilot.pause()
        shot(app)  # drawn, a list that has less room now asks for its scrollbar; whether it was drawn already is chance
        await pilot.pause()
        assert picture == shot(app)


@pytest.mark.parametrize("size", SIZES)
async def test_live(lead: Lead, clock: FakeClock, picture: SnapshotAssertion, size: tuple[int, int]) -> None:
    """Every phase of a repetition on the live screen, and what is asked on it."""
    app = lead("rest-day")
    async with app.run_test(size=size) as pilot:
        for moment, seconds, keys in [
            ("ready", 5, []),
            ("lift", 16, []),
            ("lower", 2.5, []),
            ("paused", 0.5, ["space"]),
            ("hurt", 0, ["space", "o"]),
            ("stop", 0, ["escape", "space", "q"]),
        ]:
            await play(pilot, clock, seconds)
            await pilot.press(*keys)
            await pilot.pause()
            assert picture(name=moment) == shot(app), moment


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("moment", "seconds", "steps"), [("rest", 2, 2), ("switch", 2, 4), ("hold", 18.5, 4)])
async def test_live_further_on(
    lead: Lead,
    clock: FakeClock,
    picture: SnapshotAssertion,
    size: tuple[int, int],
    moment: str,
    seconds: float,
    steps: int,
) -> None:
    """What comes later in a session: so many steps on from its start."""
    app = lead("rest-day")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["right"] * steps)
        await play(pilot, clock, seconds)
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        segment = app.screen.live.session.segment
        assert segment is not None
        assert moment == segment.kind
        assert picture == shot(app)


@pytest.mark.parametrize("size", SIZES)
async def test_after(lead: Lead, clock: FakeClock, picture: SnapshotAssertion, size: tuple[int, int]) -> None:
    """What was done, and the questions."""
    app = lead("pre-run")
    async with app.run_test(size=size) as pilot:
        await play(pilot, clock, 120)
        await pilot.press("q", "q")
        await pilot.pause()
        await pilot.press("4")
        await pilot.pause()
        assert picture == shot(app)


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Life]:
    """Somebody who has just begun, and somebody after many sessions: all look at them, and answer the morning once."""
    made = {sessions: Life(tmp_path_factory.mktemp("life") / "life") for sessions in (0, 24)}
    for sessions, life in made.items():
        for number in range(sessions):
            life.train(sore=4 if number % 7 == 6 else 1)
        # The home they show stands in no folder of its own.
        life.service.places = replace(life.service.places, settings=Path("settings.yaml"))
    return made


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("sessions", [0, 24])
@pytest.mark.parametrize("page", ["home", "targets", "progress", "history", "settings"])
async def test_pages(
    lives: dict[int, Life], picture: SnapshotAssertion, size: tuple[int, int], sessions: int, page: str
) -> None:
    """The pages around a session: empty and after many."""
    app = CoachApp(lives[sessions].service)
    async with app.run_test(size=size) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        if page != "home":
            await pilot.press(page[0])
            await pilot.pause()
        assert picture == shot(app)
