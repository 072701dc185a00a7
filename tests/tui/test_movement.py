"""A look at a movement before the session: large, in its tempo, on either side."""

from __future__ import annotations

from msgspec.structs import replace

from coach.app.service import CoachService
from coach.model.exercise import Side
from coach.model.plan import Dose
from coach.tui.app import CoachApp
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.movement import MovementScreen
from coach.tui.widgets.drawing import STEPS
from coach.tui.widgets.rows import NamedRows
from tests.support.fakes import FakeClock


def clamshell(service: CoachService) -> Dose:
    return service.plan("rest-day").doses[0]


def told(screen: MovementScreen, name: str) -> str:
    place = screen.query_one(f"#{name}")
    return place.text if isinstance(place, NamedRows) else str(place.content)  # type: ignore[attr-defined]


async def test_space_before_the_start_shows_the_movement(service: CoachService) -> None:
    """And space again goes back to the dose."""
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "down", "space")
        await pilot.pause()
        assert isinstance(app.screen, MovementScreen)
        assert told(app.screen, "head").startswith("Side leg lift   Left leg")
        await pilot.press("space")
        assert isinstance(app.screen, DoseScreen)


async def test_it_goes_through_the_phases_over_and_over(service: CoachService, clock: FakeClock) -> None:
    """Open, hold, close, relax, and open again, each for as long as it will take."""
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(MovementScreen(clamshell(service), service, clock=clock))
        screen = app.screen
        assert isinstance(screen, MovementScreen)
        seen = []
        for seconds in (0, 1, 1, 1, 1, 1, 1):
            clock.forward(seconds)
            screen.movement.look()
            await pilot.pause()
            seen.append((screen.movement.word.text, screen.movement.figure.step))
        half = STEPS // 2
        expected = [
            ("OPEN", 0),
            ("OPEN", half),
            ("HOLD", STEPS),
            ("CLOSE", STEPS),
            ("CLOSE", half),
            ("RELAX", 0),
            ("OPEN", 0),
        ]
        assert expected == seen


async def test_a_long_hold_is_cut_short(service: CoachService, clock: FakeClock) -> None:
    """Nobody watches a leg stand still for half a minute: after five seconds of it comes the way back."""
    dose = clamshell(service)
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)):
        held = replace(dose, tempo=replace(dose.tempo, hold_ms=30_000))
        await app.push_screen(MovementScreen(held, service, clock=clock))
        screen = app.screen
        assert isinstance(screen, MovementScreen)
        words = []
        for seconds in (6, 2):
            clock.forward(seconds)
            screen.movement.look()
            words.append(screen.movement.word.text)
        assert ["HOLD", "CLOSE"] == words


async def test_the_other_side_is_one_key_away(service: CoachService, clock: FakeClock) -> None:
    """The figure turns around, and the words with it."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(MovementScreen(clamshell(service), service, clock=clock))
        screen = app.screen
        assert isinstance(screen, MovementScreen)
        assert "Lie on your right side" in told(screen, "how")
        await pilot.press("right")
        assert "Lie on your left side" in told(screen, "how")
        assert screen.movement.figure.scene is not None
        assert Side.RIGHT is screen.movement.figure.scene.side


async def test_less_motion_shows_only_the_two_ends(service: CoachService, clock: FakeClock) -> None:
    """Down or up, nothing between."""
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)):
        service.settings = replace(service.settings, motion="less")
        await app.push_screen(MovementScreen(clamshell(service), service, clock=clock))
        screen = app.screen
        assert isinstance(screen, MovementScreen)
        steps = []
        for _ in range(12):
            clock.forward(0.5)
            screen.movement.look()
            steps.append(screen.movement.figure.step)
        assert {0, STEPS} == set(steps)
