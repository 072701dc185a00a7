"""What is sent for a change: less than Textual sends, and the same screen afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import Context

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from coach.app.runner import LOOK_S
from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.engine.events import Pause, Resume
from coach.engine.transitions import State
from coach.tui.live.screen import LiveScreen
from coach.tui.live.view import SHAPES
from coach.tui.rendering.compositor import RESET, CompactUpdate
from coach.tui.rendering.timer import EARLIER_S, EARLY_S
from coach.tui.widgets.key_bar import KeyBar
from tests.support.fakes import FakeClock
from tests.support.live import live, play, text
from tests.support.read_back import ReadBack
from tests.support.textual import ChopsUpdate, LayoutUpdate

COLUMNS, LINES = 24, 3
CONSOLE = Console(color_system="truecolor", force_terminal=True)
STYLES = [
    None,
    Style(),
    Style.parse("red on black"),
    Style.parse("bold red on black"),
    Style.parse("#8bd3c7 on #101418"),
]

texts = st.text("ab █▄", min_size=1, max_size=5)
pieces = st.lists(st.tuples(texts, st.sampled_from(STYLES)), min_size=1, max_size=4)
"""What one widget shows of a line."""


@st.composite
def updates(draw: st.DrawFn) -> ChopsUpdate:
    """Widgets side by side on a few lines, some of them covered, and stretches that changed."""
    chops: list[dict[int, Strip | None]] = []
    ends: list[list[int]] = []
    spans = []
    for y in range(LINES):
        line: dict[int, Strip | None] = {}
        at, stops = 0, []
        while at < COLUMNS - 1:
            shown = draw(pieces)
            strip = Strip([Segment(text, style) for text, style in shown]).crop(0, COLUMNS - at)
            line[at] = strip if draw(st.integers(0, 5)) else None
            at += strip.cell_length
            stops.append(at)
        chops.append(line)
        ends.append(stops)
        first = draw(st.integers(0, COLUMNS - 1))
        spans.append((y, first, draw(st.integers(first + 1, COLUMNS))))
    return ChopsUpdate(chops, spans, ends)


def shown(text: str) -> list[list[tuple[str, str, str, bool]]]:
    """Every cell of a terminal that has been sent this."""
    screen = pyte.Screen(COLUMNS, LINES)
    pyte.Stream(screen).feed("\x1b[1;1H" + "." * COLUMNS * LINES + "\x1b[1;1H" + text)
    return [[(*screen.buffer[y][x][:3], screen.buffer[y][x].bold) for x in range(COLUMNS)] for y in range(LINES)]


def cropped(update: ChopsUpdate) -> str:
    """The same change, a cell at a time."""
    sent = ""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            for at in range(max(x, first), min(end, last)) if strip is not None else ():
                sent += f"\x1b[{y + 1};{at + 1}H{strip.crop(at - x, at - x + 1).render(CONSOLE)}"
    return sent


@given(updates())
def test_the_screen_is_the_same(update: ChopsUpdate) -> None:
    """As when every cell is sent by itself, and no colour is left on afterwards."""
    sent = CompactUpdate(update.chops, update.spans, update.chop_ends).render_segments(CONSOLE)
    assert shown(cropped(update)) == shown(sent)
    assert shown(cropped(update) + "\x1b[1;1Hx") == shown(sent + "\x1b[1;1Hx")


def test_colours_are_named_once_and_what_did_not_change_is_not_sent() -> None:
    """Two lines of the same colours, the last two columns of each."""
    style = Style.parse("#8bd3c7 on #101418")
    lines: list[dict[int, Strip | None]] = [{0: Strip([Segment("12345", style)])} for _ in range(2)]
    update = ChopsUpdate(lines, [(0, 3, 5), (1, 3, 5)], [[5], [5]])
    sent = CompactUpdate(update.chops, update.spans, update.chop_ends).render_segments(CONSOLE)
    colours = "\x1b[38;2;139;211;199;48;2;16;20;24m"
    assert f"\x1b[1;4H{colours}45\x1b[2;4H45{RESET}" == sent


STEPS = (18, 2, 1, 0.4, 1.1, 1, 1, "space", "space", 30, "plus", "o", "u", "space", "q", "space", 40, ">", 5, "<", 60)
"""Seconds, and keys."""


@asynccontextmanager
async def led(
    service: CoachService, clock: FakeClock, size: tuple[int, int] = (100, 32)
) -> AsyncIterator[tuple[ReadBack, Pilot[int]]]:
    """A session that has begun, on a terminal that can be read.

    Its alarm goes by the real clock and would ring again and again while the other stands still, so it never rings.
    """
    with begin_session(service, service.plan("rest-day"), rehearsal=False) as performance:
        app = ReadBack(service, performance=performance, clock=clock)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            live(app).timer.cancel()
            live(app).timer.start = lambda wait_s: None  # type: ignore[method-assign]
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


async def just_before(pilot: Pilot[int], clock: FakeClock) -> LiveScreen:
    """Go on until `EARLY_S` before the next moment."""
    screen = live(pilot.app)  # type: ignore[arg-type]
    while screen.live.ahead(LOOK_S) is None:
        assert State.RUNNING is screen.live.session.state
        await play(pilot, clock, 0.3)
    await play(pilot, clock, (screen.live.moment_s() or 0.0) - EARLY_S)
    return screen


@pytest.mark.parametrize("flash", ["off", "strong"])
async def test_a_picture_that_was_drawn_ahead_waits_for_its_moment(
    service: CoachService, clock: FakeClock, flash: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is seen before; nothing is missing then; and where a key comes first it is never seen."""
    monkeypatch.setattr("coach.tui.live.presenter.FLASH_S", 3600)  # it ends by the real clock
    service.settings = replace(service.settings, flash=flash)
    async with led(service, clock) as (app, pilot):
        await play(pilot, clock, 18)
        for second in range(30):  # a repetition takes six, so a key comes in each second of one
            screen = await just_before(pilot, clock)
            before = list(app.terminal.display)
            screen.draw_ahead(EARLY_S)
            await pilot.pause()
            assert before == list(app.terminal.display), second
            if second % 5 == 4:
                await pilot.press("space")
                await pilot.pause()
                assert app.same, second
                assert "PAUSED" == text(app, "word")
                await pilot.press("space")
            else:
                clock.forward(EARLY_S)
                screen.tick()
                assert before != list(app.terminal.display), second
            await pilot.pause()
            assert app.same, second


async def test_what_else_was_drawn_is_not_lost_with_a_picture_that_is_dropped(
    service: CoachService, clock: FakeClock
) -> None:
    """A bigger count changes the places of everything: kept back with the picture, and drawn again without it."""
    async with led(service, clock) as (app, pilot):
        await play(pilot, clock, 18)
        screen = await just_before(pilot, clock)
        screen.draw_ahead(EARLY_S)
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert screen.prerender.buffer.on
        await pilot.press("space")
        await pilot.pause()
        assert app.same


async def test_a_key_that_time_alone_makes_live_is_shown(service: CoachService, clock: FakeClock) -> None:
    """*Back* means something two seconds after the start, where every picture was drawn ahead."""
    async with led(service, clock) as (app, pilot):
        assert "Again" not in app.terminal.display[-1]
        for _ in range(4):
            screen = await just_before(pilot, clock)
            screen.draw_ahead(EARLY_S)
            clock.forward(EARLY_S)
            screen.tick()
            await pilot.pause()
        assert "Again" in app.terminal.display[-1]


async def test_what_a_key_does_is_drawn_at_once(service: CoachService, clock: FakeClock) -> None:
    """Not with the next frame: its words stand there before anything else can happen, and once."""
    async with led(service, clock) as (app, pilot):
        await play(pilot, clock, 18)
        before = list(app.terminal.display)
        live(app).send(Pause())
        changed = [y for y, line in enumerate(app.terminal.display) if line != before[y]]
        assert {live(app).presenter.word.region.y + y for y in range(4)} == set(changed)
        await pilot.pause()
        assert app.same


async def test_a_change_is_drawn_wherever_it_comes_from(service: CoachService, clock: FakeClock) -> None:
    """That a repetition is stored is told by a thread, and a signal comes from anywhere: neither knows of an app."""
    async with led(service, clock, (80, 18)) as (app, pilot):
        keys = next(widget for widget in live(app).prerender.compositor.visible_widgets if isinstance(widget, KeyBar))
        keys.refresh()
        Context().run(live(app).prerender.draw)
        await pilot.pause()
        assert app.same


async def test_nothing_is_lost_while_nothing_can_be_sent(service: CoachService, clock: FakeClock) -> None:
    """Textual throws away what is drawn while it puts a screen together, as at the start."""
    async with led(service, clock) as (app, pilot):
        await play(pilot, clock, 18)
        screen = await just_before(pilot, clock)
        with app.batch_update():
            screen.draw_ahead(EARLY_S)
            clock.forward(EARLY_S)
            screen.tick()
            screen.send(Pause())
        await pilot.pause()
        assert app.same


async def test_a_whole_picture_is_not_drawn_twice(service: CoachService, clock: FakeClock) -> None:
    """What changed before it is in it, and is not drawn once more after it; a picture on disk is no such picture."""
    async with led(service, clock) as (app, _):
        compositor = live(app).prerender.compositor
        for on_disk in (False, True):
            live(app).presenter.word.update(f"OTHER {on_disk}")
            assert isinstance(compositor.render_update(full=True, simplify=on_disk), LayoutUpdate)
            compositor.collect_changes()
            assert on_disk is (compositor.render_update() is not None)


@pytest.mark.parametrize("ahead", [True, False])
async def test_the_dress_comes_after_the_words_unless_they_wait(
    service: CoachService, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, ahead: bool
) -> None:
    """A picture that is drawn ahead has its colours when its moment comes."""
    monkeypatch.setattr("coach.tui.rendering.deferred_classes.AFTER_S", 3600)
    async with led(service, clock) as (app, pilot):
        while "READY" == text(app, "word"):
            screen = await just_before(pilot, clock)
            if ahead:
                screen.draw_ahead(EARLY_S)
                await pilot.pause()
            clock.forward(EARLY_S)
            screen.tick()
        await pilot.pause()
        assert ahead is not screen.has_class("-ready")


async def another_stretch(pilot: Pilot[int], clock: FakeClock) -> LiveScreen:
    """Go on until `EARLY_S` before work goes over into other work."""
    await play(pilot, clock, 18)
    while True:
        screen = await just_before(pilot, clock)
        later = screen.live.ahead(LOOK_S)
        if later is not None and later.index != screen.live.session.index:
            return screen
        clock.forward(EARLY_S)
        screen.tick()


@pytest.mark.parametrize("early_s", [EARLIER_S, EARLY_S])
async def test_a_key_before_another_stretch_flashes_nothing(
    service: CoachService, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, early_s: float
) -> None:
    """What flashes is what begins, when it begins; it has begun long ago when its picture is drawn back."""
    monkeypatch.setattr("coach.tui.live.presenter.FLASH_S", 3600)
    service.settings = replace(service.settings, flash="soft")
    async with led(service, clock) as (app, pilot):
        screen = await another_stretch(pilot, clock)
        screen.presenter.end_flash()
        screen.after_a_stop()
        before = text(app, "count")
        clock.forward(EARLY_S - early_s)
        screen.draw_ahead(early_s)
        await pilot.press("plus")
        await pilot.pause()
        assert before == text(app, "count")
        assert app.same
        clock.forward(early_s)
        screen.look()
        assert text(app, "count") in SHAPES.values()


async def test_a_flash_is_as_long_however_early_it_is_drawn(
    service: CoachService, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It begins with its moment."""
    monkeypatch.setattr("coach.tui.live.presenter.FLASH_S", 3600)
    service.settings = replace(service.settings, flash="soft")
    async with led(service, clock) as (_, pilot):
        screen = await another_stretch(pilot, clock)
        wait_s = screen.live.wait_s()
        screen.draw_ahead(EARLY_S)
        end = screen.presenter.flash_end
        assert end is not None
        assert 3600 < end.when() - asyncio.get_running_loop().time() <= 3600 + wait_s


async def test_a_picture_that_waits_keeps_nothing_in_front_back(service: CoachService, clock: FakeClock) -> None:
    """What is typed beside a session that runs on is seen as it is typed."""
    async with led(service, clock) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        live(app).send(Resume())
        screen = await just_before(pilot, clock)
        screen.draw_ahead(EARLY_S)
        assert not screen.prerender.buffer.on


async def test_a_moment_while_nothing_can_be_sent_is_drawn_later(service: CoachService, clock: FakeClock) -> None:
    """Its picture waited, and Textual would throw it away."""
    async with led(service, clock) as (app, pilot):
        screen = await just_before(pilot, clock)
        screen.draw_ahead(EARLY_S)
        assert screen.prerender.buffer.on
        with app.batch_update():
            clock.forward(EARLY_S)
            screen.tick()
        await pilot.pause()
        assert app.same


async def test_a_picture_that_waits_does_not_keep_back_what_mends_the_screen(
    service: CoachService, clock: FakeClock
) -> None:
    """Stopped for half a second, with something else on the terminal."""
    async with led(service, clock) as (app, pilot):
        screen = await just_before(pilot, clock)
        screen.draw_ahead(EARLY_S)
        clock.forward(LOOK_S)
        app.terminal.reset()
        app.continued()
        await pilot.pause()
        await pilot.pause()
        assert app.same


async def test_another_number_of_repetitions_moves_nothing(
    service: CoachService, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line says more, and the screen is not laid out anew for it."""
    async with led(service, clock) as (app, pilot):
        monkeypatch.setattr(live(app), "_refresh_layout", lambda **_: pytest.fail("laid out anew"))
        line = live(app).presenter.reps
        line.update(line.text + " and more")
        await pilot.pause()
        assert app.same


async def test_only_another_stretch_is_drawn_long_ahead(service: CoachService, clock: FakeClock) -> None:
    """A key that comes first has all of it drawn again: not for a second that goes by."""
    drawn = {False: 0, True: 0}
    async with led(service, clock) as (_, pilot):
        for _ in range(30):
            screen = await just_before(pilot, clock)
            before = screen.live.session.index
            screen.draw_ahead(EARLIER_S)
            held = screen.prerender.buffer.on
            clock.forward(EARLY_S)
            screen.tick()
            assert held is (before != screen.live.session.index)
            drawn[held] += 1
    assert all(drawn.values())
