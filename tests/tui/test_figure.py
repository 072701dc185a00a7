"""The figure and the flash on the live screen: seen from two metres, and still for whoever asks for less motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.geometry import Size

from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Side
from coach.model.settings import Settings
from coach.studio import Studio
from coach.tui.app import CoachApp
from coach.tui.widgets import figure as figures
from coach.tui.widgets.drawing import STEPS, Scene
from coach.tui.widgets.figure import FigureView
from tests.fakes import FakeClock
from tests.tui.settled import until
from tests.tui.test_live_screen import live, play, text

Lead = Callable[[str], CoachApp]
READY_S = 20
"""The first exercise of a rest day begins after so long."""


@pytest.mark.parametrize(
    ("size", "expected"),
    [((120, 40), True), ((100, 30), True), ((99, 30), False), ((100, 29), False), ((80, 24), False)],
)
async def test_the_figure_is_there_where_there_is_room(lead: Lead, size: tuple[int, int], expected: bool) -> None:
    """From 100x30 on; the count comes first."""
    app = lead("rest-day")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert expected == bool(live(app).figure.size)


async def test_the_figure_moves_exactly_with_the_phase(lead: Lead, clock: FakeClock) -> None:
    """Down while getting ready, half-way up in the middle of the lift, up in the hold, and down again."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, READY_S)
        steps = [live(app).figure.step]
        for seconds in (1, 1, 1, 1, 1):
            await play(pilot, clock, seconds)
            steps.append(live(app).figure.step)
        assert [0, STEPS // 2, STEPS, STEPS, STEPS // 2, 0] == steps


async def test_the_figure_lies_on_the_side_that_comes(lead: Lead) -> None:
    """While rolling over one sees how to lie."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        sides = []
        for _ in range(3):
            await pilot.pause()
            scene = live(app).figure.scene
            assert scene is not None
            sides.append((text(app, "word"), scene.side))
            await pilot.press("right")
        assert [("READY", Side.LEFT), ("OPEN", Side.LEFT), ("ROLL OVER", Side.RIGHT)] == sides


async def test_less_motion_keeps_the_figure_still(studio: Studio, lead: Lead, clock: FakeClock) -> None:
    """How to lie before the set, the leg lifted during it, and nothing flashes."""
    studio.settings = Settings(motion="less", flash="strong")
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        steps = [live(app).figure.step]
        for seconds in (READY_S, 0.5, 0.5, 1, 1, 1):
            await play(pilot, clock, seconds)
            steps.append(live(app).figure.step)
        assert [0, *[STEPS] * 6] == steps
        assert ("1", False) == (text(app, "count"), live(app).has_class("-flash"))


@pytest.mark.parametrize(
    ("flash", "shape", "turned"), [("strong", "▲", True), ("soft", "▲", False), ("off", "1", False)]
)
async def test_a_change_shows_its_shape_for_a_moment(
    studio: Studio,
    lead: Lead,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    flash: str,
    shape: str,
    turned: bool,
) -> None:
    """The shape of what begins stands where the count is; a strong flash turns the colours around. Then the count."""
    monkeypatch.setattr("coach.tui.screens.live.FLASH_S", 3600)  # it ends by the real clock
    studio.settings = Settings(flash=flash)
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, READY_S)
        assert shape == text(app, "count")
        await until(lambda: turned == live(app).has_class("-flash"))
        monkeypatch.setattr("coach.tui.screens.live.FLASH_S", 0)
        await play(pilot, clock, 2)
        await until(lambda: (text(app, "count"), live(app).has_class("-flash")) == ("1", False))


async def test_a_pause_ends_the_flash(studio: Studio, lead: Lead, clock: FakeClock) -> None:
    """What is paused does not flash."""
    studio.settings = Settings(flash="strong")
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, READY_S)
        await pilot.press("space")
        assert "1" == text(app, "count")
        await until(lambda: not live(app).has_class("-flash"))


def test_a_look_between_a_new_size_and_its_event(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window became narrower, and the figure moves before it is told: it is drawn anew, and nothing breaks."""
    now = [Size(9, 2)]
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(FigureView, "size", property(lambda _: now[0]))
    monkeypatch.setattr(FigureView, "refresh", lambda _, *regions: asked.append(regions))
    monkeypatch.setattr(figures, "drawing", lambda _scene, _step, columns, lines: (((" ", 1),) * columns,) * lines)
    exercise = Catalogue(shipped_routines()).exercise("clamshell")
    assert exercise.figure is not None
    figure, scene = FigureView(), Scene(exercise.figure, Side.LEFT)
    for size, lifted in ((Size(9, 2), 0.0), (Size(5, 2), 0.5), (Size(0, 0), 1.0)):
        now[0] = size
        figure.show(scene, lifted)
    assert [(), (), ()] == asked
