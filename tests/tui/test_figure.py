"""The figure and the flash on the live screen: seen from two metres, and still for whoever asks for less motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.app.service import CoachService
from coach.model.exercise import Side
from coach.model.settings import Settings
from coach.model.skeleton import Scene
from coach.tui.app import CoachApp
from coach.tui.widgets.drawing import STEPS
from tests.support.fakes import FakeClock
from tests.support.live import live, play, text
from tests.support.settled import until
from tests.support.textual import regions_to_draw

Lead = Callable[[str], CoachApp]
READY_S = 20
"""The first exercise of a rest day begins after so long."""


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((120, 40), (55, 30)),
        ((100, 30), (38, 24)),
        ((99, 30), (52, 16)),
        ((100, 29), (52, 15)),
        ((80, 24), (41, 10)),
        ((79, 24), (0, 0)),
        ((80, 23), (0, 0)),
    ],
)
async def test_the_figure_is_there_where_there_is_room(
    lead: Lead, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    """Beside all of the words from 100x30 on, beside the count from 80x24 on; the count comes first."""
    app = lead("rest-day")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert expected == live(app).presenter.figure.size


async def test_one_sees_the_movement_while_one_gets_ready(lead: Lead, clock: FakeClock) -> None:
    """Two whole repetitions fit into 20 seconds less three; then it lies as I should."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        steps = []
        for seconds in (1, 1, 1, 1, 1, 2, 6):
            await play(pilot, clock, seconds)
            steps.append(live(app).presenter.figure.step)
        half = STEPS // 2
        assert [half, STEPS, STEPS, half, 0, half, 0] == steps


async def test_one_sees_the_movement_while_it_is_explained(service: CoachService, lead: Lead, clock: FakeClock) -> None:
    """One repetition after the other, as long as the words take."""
    service.settings = Settings(flash="off", explain="always")
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        steps = []
        for seconds in (1, 1, 1, 1, 1, 2):
            await play(pilot, clock, seconds)
            steps.append(live(app).presenter.figure.step)
        half = STEPS // 2
        assert ("LISTEN", [half, STEPS, STEPS, half, 0, half]) == (text(app, "word"), steps)


async def test_the_figure_moves_exactly_with_the_phase(lead: Lead, clock: FakeClock) -> None:
    """Down while getting ready, half-way up in the middle of the lift, up in the hold, and down again."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, READY_S)
        steps = [live(app).presenter.figure.step]
        for seconds in (1, 1, 1, 1, 1):
            await play(pilot, clock, seconds)
            steps.append(live(app).presenter.figure.step)
        assert [0, STEPS // 2, STEPS, STEPS, STEPS // 2, 0] == steps


async def test_the_figure_lies_on_the_side_that_comes(lead: Lead) -> None:
    """While rolling over one sees how to lie."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        sides = []
        for _ in range(5):
            await pilot.pause()
            scene = live(app).presenter.figure.scene
            assert scene is not None
            sides.append((text(app, "word"), scene.side))
            await pilot.press("right")
        first = [("READY", Side.LEFT), ("OPEN", Side.LEFT), ("REST", Side.LEFT), ("READY", Side.LEFT)]
        assert [*first, ("ROLL OVER", Side.RIGHT)] == sides


async def test_less_motion_keeps_the_figure_still(service: CoachService, lead: Lead, clock: FakeClock) -> None:
    """How to lie before the set, the leg lifted during it, and nothing flashes."""
    service.settings = Settings(motion="less", flash="strong", explain="never")
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        steps = [live(app).presenter.figure.step]
        for seconds in (READY_S, 0.5, 0.5, 1, 1, 1):
            await play(pilot, clock, seconds)
            steps.append(live(app).presenter.figure.step)
        assert [0, *[STEPS] * 6] == steps
        assert ("1", False) == (text(app, "count"), live(app).has_class("-flash"))


@pytest.mark.parametrize(
    ("motion", "term", "there"), [("off", "xterm", False), ("full", "linux", False), ("less", "xterm", True)]
)
async def test_the_figure_can_be_left_out(
    service: CoachService, lead: Lead, monkeypatch: pytest.MonkeyPatch, motion: str, term: str, there: bool
) -> None:
    """By the setting, and where the terminal has no Braille to draw it with; words then have all the room."""
    monkeypatch.setenv("TERM", term)
    service.settings = Settings(motion=motion, flash="off", explain="never")
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert there == live(app).presenter.figure.display


@pytest.mark.parametrize(
    ("flash", "shape", "turned"), [("strong", "▲", True), ("soft", "▲", False), ("off", "1", False)]
)
async def test_a_change_shows_its_shape_for_a_moment(
    service: CoachService,
    lead: Lead,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    flash: str,
    shape: str,
    turned: bool,
) -> None:
    """The shape of what begins stands where the count is; a strong flash turns the colours around. Then the count."""
    monkeypatch.setattr("coach.tui.live.presenter.FLASH_S", 3600)  # it ends by the real clock
    service.settings = Settings(flash=flash, explain="never")
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, READY_S)
        assert shape == text(app, "count")
        await until(lambda: turned == live(app).has_class("-flash"))
        monkeypatch.setattr("coach.tui.live.presenter.FLASH_S", 0)
        await play(pilot, clock, 2)
        await until(lambda: (text(app, "count"), live(app).has_class("-flash")) == ("1", False))


async def test_a_pause_ends_the_flash(service: CoachService, lead: Lead, clock: FakeClock) -> None:
    """What is paused does not flash."""
    service.settings = Settings(flash="strong", explain="never")
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, READY_S)
        await pilot.press("space")
        assert "1" == text(app, "count")
        await until(lambda: not live(app).has_class("-flash"))


async def test_a_look_between_a_new_size_and_its_picture(lead: Lead) -> None:
    """The window became larger, and the figure moves before it is drawn there: it is drawn to fit."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        figure = live(app).presenter.figure
        before = figure.size
        await pilot.resize_terminal(150, 50)
        figure.show(figure.scene, 0.5)
        size = figure.size
        assert size.width > before.width
        drawn = figure.render_lines(size.region)
        assert [size.width] * size.height == [strip.cell_length for strip in drawn]
        assert any(strip.text.strip() for strip in drawn[2:-1])


async def test_a_movement_leaves_nothing_behind(lead: Lead, clock: FakeClock) -> None:
    """Textual remembers each place it ever drew of such a widget: another figure is drawn whole, and they are gone."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, READY_S)
        for _ in range(8):
            await play(pilot, clock, 0.5)
        figure = live(app).presenter.figure
        assert figure.scene is not None
        figure.show(Scene(figure.scene.figure, figure.scene.side, banded=not figure.scene.banded), 0)
        assert len(regions_to_draw(figure)) <= 1
