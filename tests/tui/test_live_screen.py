"""The live screen under the hands of a person, on a clock that moves only when told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextvars import Context
from typing import Any

import pytest
from msgspec.structs import replace
from textual.widgets import Static

from coach.app.journal import Then
from coach.app.live_view import LiveView, view
from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.engine.cues import RepDone, Stopped
from coach.engine.events import NotHurt
from coach.engine.transitions import State
from coach.errors import HistoryFull
from coach.model.timeline import SegmentKind
from coach.sound.facade import Sound
from coach.sound.player import SilentPlayer
from coach.sound.voice import SilentVoice
from coach.tui.app import CoachApp
from coach.tui.live import presenter
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.help import HelpScreen
from coach.tui.screens.hurt import HurtScreen
from coach.tui.screens.stop import StopScreen
from coach.tui.widgets.big import BigText
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rating import Rating
from coach.tui.widgets.rows import NamedRows
from tests.support.fakes import FakeClock
from tests.support.live import Lead, live, play, play_to, text
from tests.support.settled import until
from tests.support.textual import Toast, notices, strips


@pytest.mark.parametrize("pace_s", [1, 3, 20])
async def test_repetitions_at_ones_own_pace_count_at_any_pace(
    service: CoachService, lead: Lead, clock: FakeClock, pace_s: float
) -> None:
    """Ten times the big key, slow or quick: ten repetitions, and nobody was away."""
    own = service.places.routines
    own.mkdir(parents=True)
    entry = "  - {exercise: bridge, pace: self, reps: 20}\n"
    (own / "own.yaml").write_text(f"name: Own\nwhen: any\nprepare: 5\nexercises:\n{entry}")
    app = lead("own")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 5)
        for _ in range(10):
            await play(pilot, clock, pace_s)
            assert State.RUNNING is live(app).live.session.state
            await pilot.press("space")
        assert 10 == len(live(app).live.session.credited)
        assert "" == text(app, "notice")


async def test_the_first_repetition_from_getting_ready_to_its_dot(lead: Lead, clock: FakeClock) -> None:
    """Ready counts down, the leg is named, the phase changes, and the dot fills once the repetition is stored."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert ("LEFT LEG", "READY", "20") == (text(app, "side"), text(app, "word"), text(app, "count"))
        await play(pilot, clock, 20)
        assert ("OPEN", "1", "1 of 10") == (text(app, "word"), text(app, "count"), text(app, "reps"))
        await play(pilot, clock, 5.5)
        await pilot.pause()
        assert text(app, "dots").startswith("● ○")
        record = live(app).performance.record()
        assert 1 == record.sets[0].performed


async def test_a_key_is_shown_once(lead: Lead, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many cues come of it, what the screen shows is worked out once."""
    worked_out: list[LiveView] = []

    def counted(*given: Any) -> LiveView:
        worked_out.append(view(*given))
        return worked_out[-1]

    monkeypatch.setattr(presenter, "view", counted)
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 26)
        for key in ("p", "right", "left", "space"):
            worked_out.clear()
            await pilot.press(key)
            assert (key, 1) == (key, len(worked_out))


async def test_the_count_of_a_hold_goes_up_by_seconds(lead: Lead, clock: FakeClock) -> None:
    """The seconds that are over, as they are said: HOLD 0 1 2 3 4, and then the leg comes down."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(3):
            await pilot.press("right")
        assert SegmentKind.PREPARE is live(app).live.session.segment.kind  # type: ignore[union-attr]
        await play(pilot, clock, 22)
        shown = []
        for _ in range(5):
            shown.append((text(app, "word"), text(app, "count")))
            await play(pilot, clock, 1)
        assert [("HOLD", str(number)) for number in range(5)] == shown


@pytest.mark.parametrize(("size", "rows", "words"), [((80, 24), 7, 4), ((120, 40), 12, 4), ((200, 60), 24, 7)])
async def test_the_count_is_the_biggest_thing(lead: Lead, size: tuple[int, int], rows: int, words: int) -> None:
    """At least 7 rows high at 80x24, at least 12 at 120x40; leg and phase at least 3, and growing with the screen."""
    app = lead("rest-day")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        drawn = {name: len(live(app).query_one(f"#{name}", BigText).lines) for name in ("count", "side", "word")}
        assert drawn["count"] >= rows
        assert (words, words) == (drawn["side"], drawn["word"])


@pytest.mark.parametrize("size", [(50, 15), (30, 8), (10, 3), (1, 1), (300, 100), (59, 40), (200, 17)])
async def test_it_answers_at_any_size(lead: Lead, clock: FakeClock, size: tuple[int, int]) -> None:
    """No size is too small or too large to go on; below 60x18 the small view has side, phase and count."""
    app = lead("rest-day")
    async with app.run_test(size=size) as pilot:
        await play(pilot, clock, 21)
        await pilot.press("space")
        assert State.PAUSED is live(app).live.session.state
        if size == (50, 15):
            assert "L  PAUSED   1 of 10" == text(app, "small")
            assert live(app).query_one("#small").display
            assert not live(app).query_one("#side").display


@pytest.mark.parametrize("size", [(40, 12), (40, 15), (100, 14)])
async def test_a_small_window_says_how_to_lie(lead: Lead, clock: FakeClock, size: tuple[int, int]) -> None:
    """While one gets ready, below a count that is as large as before; at work there is the count alone."""
    app = lead("pre-run")
    async with app.run_test(size=size) as pilot:
        await play(pilot, clock, 1)
        shown = "\n".join("".join(part.text for part in strip) for strip in strips(app))
        assert "Lie on your right" in shown
        assert 7 <= len(live(app).query_one("#count", BigText).lines)
        await play_to(pilot, clock, SegmentKind.LIFT)
        assert not live(app).query_one("#then").display


async def test_space_pauses_and_goes_on_and_so_does_a_click(lead: Lead, clock: FakeClock) -> None:
    """The one big key."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        session = live(app).live.session
        states = []
        for act in ("space", "space", "click", "click"):
            if act == "click":
                await pilot.click("#stage")
            else:
                await pilot.press(act)
            states.append(session.state)
        assert [State.PAUSED, State.RUNNING] * 2 == states
        assert "PAUSED" != text(app, "word")


async def test_a_presenters_remote_goes_on_and_back(lead: Lead, clock: FakeClock) -> None:
    """PageDown and PageUp."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        session = live(app).live.session
        await pilot.press("pagedown", "pagedown", "pagedown")
        assert 2 < session.index
        here = session.index
        await pilot.press("pageup")
        assert session.index < here


async def test_keys_are_live_only_when_they_mean_something(lead: Lead, clock: FakeClock) -> None:
    """The footer is always true: no going on while it runs, no pause while it is paused."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()

        def offered() -> set[str]:
            live_keys = (each for each in app.screen.active_bindings.values() if each.enabled and each.binding.show)
            return {app.describe(each.binding.description) for each in live_keys}

        assert {"Pause", "Next", "Repeat", "It hurts", "Rep", "Stop"} <= offered()
        assert not {"Go on", "Again", "Done"} & offered()
        await pilot.press("space")
        assert "Go on" in offered()
        assert "Pause" not in offered()


async def test_a_session_in_german(service: CoachService, lead: Lead, clock: FakeClock) -> None:
    """The large words, what stands beside them, the keys, and the questions."""
    service.settings = replace(service.settings, language="de")
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert ("L. BEIN", "BEREIT", "Muschel") == (text(app, "side"), text(app, "word"), text(app, "exercise"))
        assert {"Halt", "Vor", "Tut weh"} <= described(app)
        await pilot.press("right")
        assert ("AUF", "1 von 10") == (text(app, "word"), text(app, "reps"))
        assert "dann  halten, 1" == text(app, "then")
        await pilot.press("o")
        await pilot.pause()
        assert "Diese Übung ist für heute vorbei." == str(app.screen.query(Static).first().content)
        assert "Irrtum" in described(app)
        await pilot.press("3", "q", "q")
        await until(lambda: isinstance(app.screen, AfterScreen))
        page = app.screen.query_one("#results", NamedRows).text
        await until(lambda: app.screen.query_one("#effort", Rating).unfolded)
        asked = str(app.screen.query_one("#effort", Rating).render())
        await pilot.press("0")
        asked += "\n".join(str(each.render()) for each in app.screen.query(Rating))
        for said in ("ist gespeichert. ", "links 0/10", "tat weh, 3 von 10"):
            assert said in page
        for said in ("Wie anstrengend war es?", "7 sehr anstrengend", "Wie weh tut die Hüfte?", "0 gar nicht"):
            assert said in asked
        assert {"Fertig", "Notiz"} <= described(app)


def described(app: CoachApp) -> set[str]:
    """What the footer calls the keys."""
    return {app.describe(each.binding.description) for each in app.screen.active_bindings.values()}


async def test_another_language_is_another_voice(service: CoachService, clock: FakeClock) -> None:
    """Who changes the language between two sessions is spoken to in the new one, by a voice that knows it."""
    made: list[str] = []

    def make_sound(_notice: object) -> Sound:
        made.append(service.language)
        return Sound(SilentPlayer(), SilentVoice())

    app = CoachApp(service, clock=clock, make_sound=make_sound)
    async with app.run_test(size=(120, 40)) as pilot:
        for language in ("en", "en", "de"):
            service.settings = replace(service.settings, language=language)
            await app.start(service.plan("post-run"))
            await pilot.pause()
            live(app).live.stop()
            await pilot.pause()
    assert ["en", "de"] == made


async def test_a_self_paced_repetition_takes_the_big_key(service: CoachService, lead: Lead, clock: FakeClock) -> None:
    """Space says that the repetition is done, and p pauses."""
    service.places.routines.mkdir(parents=True)
    (service.places.routines / "own.yaml").write_text(
        "name: Own\nwhen: any\nexercises:\n  - {exercise: clamshell, reps: 2, pace: self}\n"
    )
    app = lead("own")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right")
        await pilot.press("space")
        assert "2" == text(app, "count")
        await pilot.press("p")
        assert State.PAUSED is live(app).live.session.state


async def test_plus_and_minus_change_this_set(lead: Lead, clock: FakeClock) -> None:
    """One more, one fewer, at once on the screen."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right", "plus")
        assert "1 of 11" == text(app, "reps")
        await pilot.press("minus", "minus")
        assert "1 of 9" == text(app, "reps")


async def test_repeat_says_what_is_to_be_done_until_the_next_step(lead: Lead, clock: FakeClock) -> None:
    """The same words as aloud, in the line that otherwise names the next step."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right", "r")
        assert text(app, "then") == "Clamshell. Left leg. Repetition 1 of 10: open."
        await play(pilot, clock, 2.5)
        assert text(app, "then") == "then  close, 1"


async def test_this_hurts_stops_asks_and_goes_on_with_the_next(lead: Lead, clock: FakeClock) -> None:
    """One key stops the exercise; a number, and the next exercise is announced."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right", "o")
        assert isinstance(app.screen, HurtScreen)
        assert State.PAUSED is live(app).live.session.state
        await pilot.press("4", "space")
        await pilot.pause()
        assert (State.RUNNING, "side-leg-lift") == (
            live(app).live.session.state,
            live(app).live.session.segment.exercise,  # type: ignore[union-attr]
        )
        live(app).journal.close()
        (hurt,) = live(app).performance.record().hurts
        assert ("clamshell", "left", 4) == (hurt.exercise, hurt.side, hurt.sore)


async def test_this_hurts_by_mistake_costs_nothing(lead: Lead, clock: FakeClock) -> None:
    """u: the same repetition, the same second."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, 23)
        before = (live(app).live.session.index, live(app).live.session.into_ms)
        await pilot.press("o", "u")
        assert before == (live(app).live.session.index, live(app).live.session.into_ms)
        live(app).journal.close()
        assert () == live(app).performance.record().hurts


@pytest.mark.parametrize(("key", "leaves"), [("q", False), ("ctrl+c", True)])
async def test_stopping_asks_first(lead: Lead, clock: FakeClock, key: str, leaves: bool) -> None:
    """The first press pauses and asks, going on goes on; asked twice q shows what was done, Ctrl-C leaves with 1."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, StopScreen)
        assert State.PAUSED is live(app).live.session.state
        await pilot.press("space")
        assert State.RUNNING is live(app).live.session.state
        await pilot.press(key, key)
        await pilot.pause()
        if not leaves:
            assert isinstance(app.screen, AfterScreen)
            await pilot.press("ctrl+c")
    assert 1 == app.return_code


async def test_a_whole_session_to_its_answers(service: CoachService, lead: Lead, clock: FakeClock) -> None:
    """To the end, two answers by one key each, enter: all of it is in the history, and the program ends with 0."""
    app = lead("post-run")
    async with app.run_test(size=(120, 40)) as pilot:
        total = live(app).live.session.session_left_ms / 1000
        await play(pilot, clock, total + 0.5)
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)
        await pilot.press("3", "x", "enter")
        await pilot.pause()
        assert "NEXT TIME" in app.screen.query_one("#next-time", NamedRows).text
        await pilot.press("enter")
        await pilot.pause()
    assert 0 == app.return_code
    with service.reading() as store:
        (record,) = store.sessions()
    assert ("completed", 3, 10) == (record.status, record.effort, record.sore)
    assert all(each.performed == each.prescribed for each in record.sets)


@pytest.mark.parametrize("key", ["o", "q"])
async def test_a_key_in_the_moment_a_session_ends_asks_nothing(
    service: CoachService, lead: Lead, clock: FakeClock, key: str
) -> None:
    """Half a second late: it is over and done, and neither how much it hurts nor whether to stop is asked."""
    service.places.routines.mkdir(parents=True)
    entry = "  - {exercise: bridge, reps: 1, tempo: {lift: 2, hold: 0, lower: 0, relax: 0}}\n"
    (service.places.routines / "own.yaml").write_text(f"name: Own\nwhen: any\nprepare: 5\nexercises:\n{entry}")
    app = lead("own")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 6.5)
        clock.forward(1)
        await pilot.press(key)
        await until(lambda: isinstance(app.screen, AfterScreen))
        assert not any(isinstance(screen, HurtScreen | StopScreen) for screen in app.screen_stack)
    with service.reading() as store:
        (record,) = store.sessions()
    assert ("completed", (), 1) == (record.status, record.hurts, record.sets[0].performed)


async def test_a_hurt_can_be_taken_back_beside_its_question(lead: Lead, clock: FakeClock) -> None:
    """I closed the question and find the key for it on the line of keys, until I go on."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, 22)
        session = live(app).live.session
        here = session.index
        assert "Mistake" not in described(app)
        await pilot.press("o", "escape")
        await pilot.pause()
        await until(lambda: app.screen is live(app) and "Mistake" in described(app), within_s=10)
        assert session.index != here
        await pilot.press("u")
        assert (State.PAUSED, here, ()) == (session.state, session.index, session.hurt)
        assert not session.allows(NotHurt)


async def test_a_starved_screen_is_found_paused(service: CoachService, lead: Lead, clock: FakeClock) -> None:
    """Something holds the event loop up in the middle of a repetition: paused, says so, and nothing is counted."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, 21)
        screen = live(app)
        before_ms = screen.live.session.active_ms
        asyncio.get_running_loop().call_soon(clock.forward, 3.0)  # by that clock the call takes three seconds
        await until(lambda: screen.live.session.state is State.PAUSED)  # its own timer finds it
        await pilot.pause()
        assert (State.PAUSED, before_ms) == (screen.live.session.state, screen.live.session.active_ms)
        assert "away" in text(app, "notice")
        assert "PAUSED" == text(app, "word")
    with service.reading() as store:
        (record,) = store.sessions()
    assert 0 == sum(row.performed for row in record.sets)


async def test_a_gap_is_said_on_the_screen(lead: Lead, clock: FakeClock) -> None:
    """After the laptop slept the session is found paused, with the reason."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, 3)
        clock.forward(600)
        live(app).tick()
        await pilot.pause()
        assert State.PAUSED is live(app).live.session.state
        assert "away" in text(app, "notice")
        await until(lambda: live(app).query_one("#notice").display)


async def test_the_count_can_be_bigger_and_smaller(lead: Lead, clock: FakeClock) -> None:
    """Two keys, three sizes."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        sizes = []
        for key in ("greater_than_sign", "less_than_sign", "less_than_sign"):
            await pilot.press(key)
            await pilot.pause()
            sizes.append(len(live(app).query_one("#count", BigText).lines))
        assert [18, 7, 7] == sizes
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert 7 == len(live(app).query_one("#count", BigText).lines)


async def test_sound_that_fails_is_said_once_and_the_session_goes_on(service: CoachService, clock: FakeClock) -> None:
    """No device and no voice: one notice, and the screen leads on."""

    def broken(notice: Callable[[str], None]) -> Sound:
        notice("No tones: no sound device was found.")
        notice("No voice was found.")
        return Sound(SilentPlayer(), SilentVoice())

    with begin_session(service, service.plan("rest-day"), rehearsal=False) as performance:
        app = CoachApp(service, performance=performance, clock=clock, make_sound=broken)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            assert ["No tones: no sound device was found. coach doctor says what to do."] == notices(app)
            await play(pilot, clock, 21)
            assert "OPEN" == text(app, "word")
            await pilot.press("m")
            assert app.sound is not None
            assert app.sound.muted


BELL = "The terminal's bell instead of tones: no sound device was found. coach doctor says what to do."


async def notice(app: CoachApp) -> Toast:
    """The notice, once it stands there."""
    app.notify(BELL, markup=False)
    await until(lambda: any(toast.region.area for toast in app.screen.query(Toast)))
    return app.screen.query(Toast).last()


SMALL = [(40, 15), (45, 12), (58, 17), (60, 20), (72, 22), (80, 20), (80, 24)]


@pytest.mark.parametrize("size", [*SMALL, (100, 30), (120, 40), (200, 60)])
async def test_a_notice_covers_nothing_that_is_needed(lead: Lead, clock: FakeClock, size: tuple[int, int]) -> None:
    """Neither the count nor how to lie nor a key; at 80x24 and more the count is as large as before."""
    app = lead("rest-day")
    async with app.run_test(size=size, notifications=True) as pilot:
        await play(pilot, clock, 23)
        count = len(live(app).query_one("#count", BigText).lines)
        toast = await notice(app)
        await pilot.pause()
        needed = [
            widget
            for name in ("#top", "#small", "#side", "#word", "#count", "#dots", "#reps", "#then", "KeyBar")
            if (widget := app.screen.query_one(name)).display
        ]
        assert [] == [widget for widget in needed if widget.region.overlaps(toast.region)]
        drawn = len(live(app).query_one("#count", BigText).lines)
        assert (drawn == count) if size in {(80, 24), (120, 40)} else drawn >= 4


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("page", ["question_mark", "g"])
async def test_a_notice_covers_no_page_in_front(lead: Lead, size: tuple[int, int], page: str) -> None:
    """Neither help nor what is to be read: they move up for it."""
    app = lead("rest-day")
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press(page)
        toast = await notice(app)
        await pilot.pause()
        beside = [each for each in app.screen.query("#text, Rating, .question, KeyBar") if each.display]
        assert beside
        assert [] == [each for each in beside if each.region.overlaps(toast.region)]


@pytest.mark.parametrize("size", SMALL)
async def test_a_notice_moves_no_number_of_a_question(lead: Lead, clock: FakeClock, size: tuple[int, int]) -> None:
    """A click is the number that was under it as the hand set out; the notice is there again behind the question."""
    app = lead("rest-day")
    async with app.run_test(size=size, notifications=True) as pilot:
        await play(pilot, clock, 1)
        await notice(app)
        await pilot.press("o")
        await pilot.pause()
        rating = app.screen.query_one(Rating)
        before = rating.region
        app.clear_notifications()
        await pilot.pause()
        assert before == rating.region
        app.notify(BELL, markup=False)
        await pilot.pause()
        assert before == rating.region
        await pilot.press("escape")
        await until(lambda: any(toast.region.area for toast in app.screen.query(Toast)))


async def test_what_was_said_again_goes_when_one_lands_elsewhere(lead: Lead, clock: FakeClock) -> None:
    """Paused there after a hurt, too: the name above and how to lie below are of one exercise."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 23)
        await pilot.press("r")
        assert text(app, "then").startswith("Clamshell. Left leg. Repetition 1")
        await pilot.press("o", "escape")
        await pilot.pause()
        assert ("Side leg lift", "Lie on your right side, legs straight") == (
            text(app, "exercise"),
            text(app, "then").split(", head")[0],
        )


async def test_a_click_on_a_notice_only_puts_it_away(lead: Lead, clock: FakeClock) -> None:
    """Elsewhere a click is the big key."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await play(pilot, clock, 1)
        await pilot.click(await notice(app))
        await until(lambda: not app.screen.query(Toast))
        assert State.RUNNING is live(app).live.session.state
        await pilot.click("#count")
        assert State.PAUSED is live(app).live.session.state


async def test_each_key_of_the_line_is_that_key_by_a_click(lead: Lead, clock: FakeClock) -> None:
    """Pause pauses and stays so, going on goes on, the others do what they say and nothing else."""
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await play(pilot, clock, 23)
        session = live(app).live.session

        async def click(name: str) -> None:
            await until(lambda: name in app.screen.query_one(KeyBar).render_line(0).text)
            bar = app.screen.query_one(KeyBar)
            await pilot.click(KeyBar, offset=(bar.gutter.left + bar.render_line(0).text.index(name), 0))
            await pilot.pause()

        reps, index = session.segment.reps, session.index  # type: ignore[union-attr]
        await click("Pause")
        assert (State.PAUSED, index) == (session.state, session.index)
        await click("Go on")
        assert (State.RUNNING, index) == (session.state, session.index)
        await click("+")
        assert (State.RUNNING, reps + 1) == (session.state, session.segment.reps)  # type: ignore[union-attr,operator]
        await click("- Rep")
        assert (State.RUNNING, reps) == (session.state, session.segment.reps)  # type: ignore[union-attr]
        await click("Repeat")
        assert (State.RUNNING, index) == (session.state, session.index)
        await click("Next")
        assert (State.RUNNING, "rest") == (session.state, session.segment.kind.value)  # type: ignore[union-attr]
        await pilot.click(KeyBar, offset=(118, 0))
        assert State.RUNNING is session.state
        await click("It hurts")
        assert isinstance(app.screen, HurtScreen)
        await click("Mistake")
        assert (State.PAUSED, "rest") == (session.state, session.segment.kind.value)  # type: ignore[union-attr]
        await click("Go on")
        await click("Stop")
        assert isinstance(app.screen, StopScreen)
        await click("Go on")
        assert State.RUNNING is session.state
        await click("Help")
        assert isinstance(app.screen, HelpScreen)
        assert State.PAUSED is session.state


TRIES = 8


async def longest_stall_s(seconds: float) -> float:
    """Let real time go by; returns how late this program was woken at worst."""
    worst, end = 0.0, time.monotonic() + seconds
    while (before := time.monotonic()) < end:
        await asyncio.sleep(0.05)
        worst = max(worst, time.monotonic() - before - 0.05)
    return worst


async def test_looking_often_enough_is_no_gap(service: CoachService) -> None:
    """By the real clock: while nothing happens for seconds, the session runs on."""
    with begin_session(service, service.plan("rest-day"), rehearsal=False) as performance:
        app = CoachApp(service, performance=performance)
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(TRIES):
                if live(app).live.session.state is State.PAUSED:
                    await pilot.press("space")
                # When the machine itself was away, that is a gap, and it is begun anew.
                if await longest_stall_s(2.5) < 0.8:
                    break
            assert State.RUNNING is live(app).live.session.state
            assert 1_500 < live(app).live.session.active_ms < 40_000


async def test_a_text_of_wide_letters_has_the_lines_it_takes(lead: Lead) -> None:
    """Forty-two letters of two cells each do not fit on one line of 74."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        for said, lines in [("short", 1), ("日本語" * 14, 2)]:
            live(app).presenter.say("then", said)
            await pilot.pause()
            assert lines == live(app).query_one("#then").size.height


async def test_each_answer_to_it_hurts_has_room_for_its_key(lead: Lead) -> None:
    """On 60 columns, as in German: that it was a mistake is nowhere else to be read."""
    app = lead("rest-day")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("right", "o")
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        assert ["space", "q", "u", "g", "esc", "?"] == [key.shown for *_, key in bar.placed]


@pytest.mark.parametrize("what", [RepDone, Stopped])
@pytest.mark.parametrize("error", [None, HistoryFull("the disk is full")])
async def test_an_answer_that_comes_when_the_screen_has_gone_is_nothing_to_it(
    lead: Lead, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, what: type, error: HistoryFull | None
) -> None:
    """The program is ended while the disk takes its time."""
    faults: list[object] = []
    thens: list[Then] = []
    app = lead("rest-day")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
        screen = live(app)
        write = screen.journal.write
        monkeypatch.setattr(
            screen.journal,
            "write",
            lambda entry, then: thens.append(then) if isinstance(entry, what) else write(entry, then),
        )
        await play(pilot, clock, 30)
        screen.live.stop()
        app.exit()
    assert thens
    for then in thens:
        asyncio.get_running_loop().call_soon(then, error, context=Context())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert [] == faults
