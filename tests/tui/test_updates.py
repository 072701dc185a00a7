"""What is sent for a change is enough: widgets name the places that changed, and the screen is right afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from coach.app.live_view import LiveView, view
from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.engine.events import Pause, Ready
from coach.tui.live import presenter
from tests.support.fakes import FakeClock
from tests.support.live import live, play
from tests.support.read_back import ReadBack
from tests.support.settled import until
from tests.support.textual import lays_nothing_out

STEPS = (18, 2, 1, 0.4, 1.1, 1, 1, "space", "space", 30, "plus", "o", "u", "space", "q", "space", 40, ">", 5, "<", 60)
"""Seconds, and keys."""


@pytest.fixture(autouse=True)
def drawing() -> None:
    """Every frame is drawn, also those on the way to rest."""


@asynccontextmanager
async def led(
    service: CoachService, clock: FakeClock, size: tuple[int, int] = (100, 32), *, notices: bool = False
) -> AsyncIterator[tuple[ReadBack, Pilot[int]]]:
    """A session that has begun, on a terminal that can be read."""
    with begin_session(service, service.plan("rest-day"), rehearsal=False) as performance:
        app = ReadBack(service, performance=performance, clock=clock)
        async with app.run_test(size=size, notifications=notices) as pilot:
            await pilot.pause()
            yield app, pilot


@pytest.mark.parametrize(
    ("flash", "size"), [("off", (100, 32)), ("strong", (100, 32)), ("off", (80, 24)), ("off", (60, 20))]
)
async def test_what_was_sent_is_what_there_is(
    service: CoachService, clock: FakeClock, flash: str, size: tuple[int, int]
) -> None:
    """After any change of a session, with a dialogue over it and gone again, a whole picture would change nothing.

    On 60 columns the keys fill their line.
    """
    service.settings = replace(service.settings, flash=flash)
    async with led(service, clock, size) as (app, pilot):
        for step in STEPS:
            if isinstance(step, str):
                await pilot.press(step)
            else:
                await play(pilot, clock, step)
            await pilot.pause()
            assert app.same, step


async def test_a_key_that_time_alone_makes_live_is_shown(service: CoachService, clock: FakeClock) -> None:
    """*Back* means something two seconds after the start."""
    async with led(service, clock) as (app, pilot):
        assert "Again" not in app.terminal.display[-1]
        await play(pilot, clock, 2.5)
        await pilot.pause()
        assert "Again" in app.terminal.display[-1]


async def test_a_key_is_worked_out_and_shown_once(
    service: CoachService, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many cues come of it: *next* ends one thing and begins another."""
    views: list[LiveView] = []

    def counted(*values: object) -> LiveView:
        views.append(view(*values))  # type: ignore[arg-type]
        return views[-1]

    async with led(service, clock) as (app, pilot):
        await play(pilot, clock, 18)
        monkeypatch.setattr(presenter, "view", counted)
        for key in ("space", "space", "right", "plus"):
            views.clear()
            await pilot.press(key)
            await pilot.pause()
            assert 1 == len(views), key
            assert app.same


async def test_words_come_before_the_screen_looks_different(service: CoachService, clock: FakeClock) -> None:
    """What is new is read at once; the room for the figure, and the colours of a pause, come right behind it."""
    service.settings = replace(service.settings, explain="always")
    async with led(service, clock, (120, 40)) as (app, pilot):
        screen = live(app)
        session, shown = screen.live.session, screen.presenter
        assert not screen.has_class("-figure")  # the welcome is about no exercise
        for event, classes in ((Ready(), {"-figure"}), (Pause(), {"-paused"})):
            before = shown.left.text, shown.word.text, shown.about_set.text
            screen.send(event)
            shown.show(session, set())
            shown.move(session, 0)
            assert before != (shown.left.text, shown.word.text, shown.about_set.text)
            assert not classes & screen.classes
            await until(lambda classes=classes: classes <= screen.classes)
            await pilot.pause()
            assert app.same


async def test_what_something_else_wrote_is_drawn_over(service: CoachService, clock: FakeClock) -> None:
    """Stopped for half a second, with something else on the terminal."""
    async with led(service, clock) as (app, pilot):
        await play(pilot, clock, 18)
        clock.forward(0.5)
        app.terminal.reset()
        app.continued()
        await pilot.pause()
        assert app.same


async def test_another_number_of_repetitions_moves_nothing(
    service: CoachService, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line says more, and the screen is not laid out anew for it."""
    async with led(service, clock) as (app, pilot):
        lays_nothing_out(live(app), monkeypatch)
        line = live(app).presenter.reps
        line.update(line.text + " and more")
        await pilot.pause()
        assert app.same


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24)])
@pytest.mark.parametrize("bigger", [False, True])
async def test_a_notice_goes_away(service: CoachService, clock: FakeClock, size: tuple[int, int], bigger: bool) -> None:
    """While the session goes on beneath it; nothing of it stays, whatever is hidden there."""
    async with led(service, clock, size, notices=True) as (app, pilot):
        if bigger:
            await pilot.press("greater_than_sign")
        app.notify("Nothing of this session will be saved. " * 3)
        await play(pilot, clock, 20)
        assert any("Nothing of" in line for line in app.terminal.display)
        app.clear_notifications()
        live(app).presenter.left.update("other")
        live(app).presenter.reps.update("another")
        await pilot.pause()
        await play(pilot, clock, 2)
        assert app.same
        hidden = (row for row in live(app).query("Horizontal, Vertical") if not row.display)
        assert [] == [part for widget in hidden for part in widget.walk_children() if part.display]
