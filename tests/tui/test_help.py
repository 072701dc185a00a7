"""Help, and what stands in front of a page: Esc closes it and does nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coach.app.service import CoachService
from coach.engine.transitions import State
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.help import HelpScreen, keys_of
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.hurt import HurtScreen
from coach.tui.screens.red_flags import RedFlagsScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.screens.stop import StopScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput
from coach.tui.widgets.rating import Rating
from tests.support.fakes import FakeClock
from tests.support.live import live, play
from tests.support.settled import until
from tests.support.textual import strips

Lead = Callable[[str], CoachApp]


def screen_text(app: CoachApp) -> list[str]:
    """The lines of the screen as they stand there."""
    return ["".join(part.text for part in strip) for strip in strips(app)]


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (60, 20), (40, 15), (45, 12)])
async def test_help_can_be_read_at_every_size(service: CoachService, columns: int, lines: int) -> None:
    """Over the whole window, with the keys of the page first and how to leave the program last."""
    app = CoachApp(service)
    async with app.run_test(size=(columns, lines)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        shown = [line.strip() for line in screen_text(app) if line.strip()]
        assert "ALL KEYS" == shown[0]
        assert "^c" not in " ".join(shown[:4])
        await pilot.press("end")
        await pilot.pause()
        assert any("^p" in line for line in screen_text(app))
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_escape_closes_help_on_every_page(service: CoachService) -> None:
    """And leaves the page as it was."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["t"], ["p"], ["l"], ["g"], ["h"], ["s"], ["enter"]):
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            page = app.screen
            assert not isinstance(page, HomeScreen)
            await pilot.press("question_mark")
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("escape")
            assert page is app.screen
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen)


async def test_help_in_a_session_pauses_it_and_says_so(lead: Lead, clock: FakeClock) -> None:
    """Read as long as one likes: nothing goes by, and closing it neither goes on nor asks to stop."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 23)
        await pilot.press("question_mark")
        await pilot.pause()
        assert State.PAUSED is live(app).live.session.state
        assert "The session is paused, and waits until you go on." in "\n".join(screen_text(app))
        before = live(app).live.session.into_ms
        clock.forward(60)
        await pilot.press("escape")
        assert isinstance(app.screen, LiveScreen)
        assert (State.PAUSED, before) == (live(app).live.session.state, live(app).live.session.into_ms)


async def test_escape_closes_help_on_the_questions_of_a_session(lead: Lead, clock: FakeClock) -> None:
    """On *it hurts*, on *stop?* and on the page after."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        for key, page in (("o", HurtScreen), ("q", StopScreen)):
            await pilot.press(key, "question_mark")
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, page)
            await pilot.press("escape")
        await pilot.press("q", "q")
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)
        await pilot.press("n", *"knee", "escape", "question_mark", "escape")
        assert isinstance(app.screen, AfterScreen)
        assert "knee" == app.screen.query_one(LineInput).value


async def test_escape_does_not_take_a_hurt_back(lead: Lead, clock: FakeClock) -> None:
    """A pain of ten that was typed stays, and the session waits: only u takes it back."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 23)
        await pilot.press("o", "1", "0", "escape")
        assert isinstance(app.screen, LiveScreen)
        assert State.PAUSED is app.screen.live.session.state
        live(app).journal.close()
        (hurt,) = live(app).performance.record().hurts
        assert 10 == hurt.sore


async def test_what_to_see_somebody_for_is_one_key_away(lead: Lead, clock: FakeClock) -> None:
    """From *it hurts*, where the answer waits, and from the page after."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "8", "g")
        await pilot.pause()
        assert isinstance(app.screen, RedFlagsScreen)
        assert "AT ONCE, TODAY" in "\n".join(screen_text(app))
        await pilot.press("end")
        await pilot.pause()
        assert "Not sure?" in "\n".join(screen_text(app))
        await pilot.press("escape")
        assert isinstance(app.screen, HurtScreen)
        assert 8 == app.screen.query_one(Rating).value
        await pilot.press("q", "q")
        await pilot.pause()
        await pilot.press("g")
        assert isinstance(app.screen, RedFlagsScreen)
        await pilot.press("g")
        assert isinstance(app.screen, AfterScreen)


async def test_escape_on_the_page_after_keeps_what_was_written(
    service: CoachService, lead: Lead, clock: FakeClock
) -> None:
    """From the note back to the questions; from there on with all of it."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 33)
        await pilot.press("q", "q")
        await pilot.pause()
        await pilot.press("5", "1", "0", "n", *"knee", "escape")
        assert isinstance(app.screen, AfterScreen)
        await pilot.press("escape")
        await pilot.pause()
    with service.reading() as store:
        (record,) = store.sessions()
    assert (5, 10, "knee") == (record.effort, record.sore, record.note)


async def test_every_key_of_home_has_room_at_eighty_columns(service: CoachService) -> None:
    """The way out, too: whoever has only a mouse needs it there."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        assert ["enter", "n", "e", "t", "p", "l", "g", "h", "s", "q", "?"] == [key.shown for *_, key in bar.placed]


@pytest.mark.parametrize("front", ["question_mark", "g", "o"])
async def test_a_session_ended_behind_a_page_leaves_to_its_questions(lead: Lead, clock: FakeClock, front: str) -> None:
    """Ctrl-C asks in front of help, the signs and a hurt; stopped, none of them is left over."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 33)
        await pilot.press(front, "7", "ctrl+c")
        assert isinstance(app.screen, StopScreen)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)
        fronts = (HelpScreen, RedFlagsScreen, HurtScreen, StopScreen)
        assert [] == [screen for screen in app.screen_stack if isinstance(screen, fronts)]
        assert ([7] if front == "o" else []) == [hurt.sore for hurt in app.screen.performance.record().hurts]


async def test_no_twin_of_a_key_is_listed(lead: Lead, clock: FakeClock) -> None:
    """Neither the number pad's plus nor a capital: the list has each key once, as it stands on the keyboard."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 23)
        assert {"add", "subtract", "O"} <= app.screen.active_bindings.keys()
        listed = [key for row in keys_of(app.screen) for key in row.keys.split()]
    assert [1, 1] == [listed.count("+"), listed.count("-")]
    assert set() == {"add", "subtract", "O", "Q"} & set(listed)


async def test_capital_letters_and_the_number_pad_do_what_their_twins_do(lead: Lead, clock: FakeClock) -> None:
    """With Caps Lock on, it hurts all the same; kitty's protocol calls the pad's keys add and subtract."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 23)
        segment = live(app).live.session.segment
        assert segment is not None
        await pilot.press("add")
        after = live(app).live.session.segment
        assert after is not None
        assert (segment.reps or 0) + 1 == after.reps
        await pilot.press("subtract", "O")
        assert isinstance(app.screen, HurtScreen)
        await pilot.press("X", "G")
        assert isinstance(app.screen, RedFlagsScreen)
        await pilot.press("Q")
        assert isinstance(app.screen, HurtScreen)
        assert 10 == app.screen.query_one(Rating).value
        await pilot.press("Q", "Q")
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)


async def test_capital_letters_work_in_lists_too(service: CoachService) -> None:
    """On home, and in the list itself."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        choice = app.screen.query_one(Choice)
        before = choice.highlighted
        await pilot.press("J")
        assert choice.highlighted != before
        await pilot.press("K")
        assert choice.highlighted == before
        for key in "TPHS":
            await pilot.press(key)
            await pilot.pause()
            assert not isinstance(app.screen, HomeScreen)
            await pilot.press("escape")
            await pilot.pause()


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (60, 20), (40, 15)])
async def test_the_question_that_is_asked_is_wholly_seen(
    lead: Lead, clock: FakeClock, columns: int, lines: int
) -> None:
    """On the page after a session: its words, its numbers and how to type ten, in small windows too; then the note."""
    app = lead("rest-day")
    async with app.run_test(size=(columns, lines)) as pilot:
        await play(pilot, clock, 33)
        await pilot.press("q", "q")
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)
        page = app.screen.page
        for rating in (app.screen.effort, app.screen.sore):
            await until(lambda rating=rating: page.region.contains_region(rating.region))  # type: ignore[misc]
            assert rating.has_focus
            await pilot.press("enter" if rating is app.screen.effort else "n")
        await until(lambda: page.region.contains_region(app.screen.query_one(LineInput).region))


async def test_a_click_on_a_line_of_help_is_its_key(lead: Lead, service: CoachService, clock: FakeClock) -> None:
    """What a narrow line of keys has no room for is within the mouse's reach, too; one click, one thing."""
    app = CoachApp(service)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        assert "Settings" not in app.screen.query_one(KeyBar).render_line(0).text
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.click(offset=(8, await line_of(pilot, "Settings")))
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
    app = lead("rest-day")
    async with app.run_test(size=(40, 15)) as pilot:
        await play(pilot, clock, 23)
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.click(offset=(8, await line_of(pilot, "Go on")))
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        assert State.RUNNING is live(app).live.session.state


async def line_of(pilot: Pilot[int], words: str) -> int:
    """Where these words stand, once help is scrolled to them."""
    while not (found := [at for at, line in enumerate(screen_text(pilot.app)) if words in line]):  # type: ignore[arg-type]
        await pilot.press("down")
        await pilot.pause()
    return found[0]
