"""The pages around a session: targets, progress, history, and what is asked at the start."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from coach.app.session_run import begin_session
from coach.engine.events import Start, Tick
from coach.library.settings import read_settings
from coach.model.plan import Target
from coach.model.record import Status
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.history import HistoryScreen, SessionScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.questions import GoOnScreen, MorningScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.screens.take import TakeScreen
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rows import NamedRows
from tests.support.fakes import FakeClock
from tests.support.life import Life
from tests.support.live import SPEED, play


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "life")


def shown(app: CoachApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).content)


def rows(app: CoachApp) -> list[str]:
    choice = app.screen.query_one(OptionList)
    prompts = [str(choice.get_option_at_index(index).prompt) for index in range(choice.option_count)]
    return [prompt for prompt in prompts if prompt]


async def home(pilot: Pilot[int]) -> None:
    """Until home has read what it shows."""
    await pilot.pause()


async def train(pilot: Pilot[int], clock: FakeClock, effort: str, sore: str) -> str:
    """One session from home to home by keys; returns what it meant for next time."""
    app = pilot.app
    assert isinstance(app, CoachApp)
    await pilot.press("enter")
    assert isinstance(app.screen, DoseScreen)
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(app.screen, LiveScreen)
    await play(pilot, clock, app.screen.live.session.session_left_ms / 1000 / SPEED + 1)
    await pilot.pause()
    assert isinstance(app.screen, AfterScreen)
    await pilot.press(effort, sore, "enter")
    told = app.screen.query_one("#next-time", NamedRows).text
    await pilot.press("enter")
    await home(pilot)
    assert isinstance(app.screen, HomeScreen)
    return told


async def test_the_way_to_thirty_by_keys_alone(life: Life, clock: FakeClock) -> None:
    """Clean days on the screen, then soreness 4 and 7: the dose of each day, and each reason.

    The eleven in the middle, which `test_targets` has one by one, are trained elsewhere; the screen goes on from there.
    """
    app = CoachApp(life.service, clock=clock, speed=SPEED)
    doses, told = [], []
    async with app.run_test(size=(80, 24)) as pilot:
        choice = app.screen.query_one(OptionList)
        for day in range(16):
            doses.append((life.target.reps, life.target.band))
            if 1 < day < 13:
                life.train()
                continue
            app.screen.renew()  # type: ignore[attr-defined]
            await home(pilot)
            choice.highlighted = choice.get_option_index("clams")
            told.append(await train(pilot, clock, "3", {14: "4", 15: "7"}.get(day, "1")))
            life.moment += timedelta(days=1)
    expected = [*((reps, "none") for reps in range(10, 31, 2)), (30, "none"), *((r, "light") for r in (10, 12, 14, 14))]
    assert expected == doses
    assert "10 -> 12" in told[0]
    assert "stays at 14: soreness 4 after today's session" in told[-2]
    assert "14 -> 12: soreness 7" in told[-1]
    assert "health-care provider" in told[-1]
    assert Target(12, "light") == life.target


async def test_a_target_is_set_with_one_hand(life: Life) -> None:
    """Plus and minus, a typed number, the next band, and back to the file's own with one key."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot)
        await pilot.press("t")
        choice = app.screen.query_one(OptionList)
        choice.highlighted = next(at for at, row in enumerate(rows(app)) if "Clamshell" in row)
        await pilot.press("plus", "right", "minus", "enter")
        assert 11 == life.target.reps
        await pilot.press("2", "4", "enter")
        assert 24 == life.target.reps
        await pilot.press("b", "enter")
        assert Target(24, "light") == life.target
        assert "24 of 30" in next(row for row in rows(app) if "Clamshell" in row)
        assert "set by you" in shown(app, "why")
        await pilot.press("f")
        assert Target(10, "none") == life.target
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_progress_with_nothing_says_what_will_be_there(life: Life) -> None:
    """And how to get it."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot)
        await pilot.press("p")
        assert "After the first one" in shown(app, "chart")
        assert "After the first one" in shown(app, "months")


async def test_a_number_set_by_hand_is_named_among_the_reasons(life: Life) -> None:
    """Otherwise nobody knows what it was."""
    life.service.set_target(life.service.exercises()["clamshell"], Target(17, "none"))
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot)
        await pilot.press("p")
        assert "17: set by you" in shown(app, "reasons")


async def test_progress_shows_the_way_and_the_reasons(life: Life) -> None:
    """The chart of each exercise, left and right through them."""
    for _ in range(3):
        life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await home(pilot)
        await pilot.press("p")
        assert "Clamshell: 16 each side" in shown(app, "chart")
        assert "14 -> 16: all of it done, and hardly sore" in shown(app, "reasons")
        assert "3 training days in a row" in shown(app, "months")
        await pilot.press("right")
        assert "Clamshell" not in shown(app, "chart")


async def test_deleting_a_session_asks_and_can_be_undone(life: Life) -> None:
    """Twice d deletes, u takes it back, enter shows one session whole; x takes it along, as everywhere."""
    life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await home(pilot)
        await pilot.press("h")
        assert isinstance(app.screen, HistoryScreen)
        await pilot.press("x")
        assert isinstance(app.screen, TakeScreen)
        await pilot.press("x", "d")
        assert 1 == len(rows(app))
        await pilot.press("d")
        assert [] == rows(app)
        assert app.screen.check_action("take", ()) is False
        await pilot.press("u")
        assert 1 == len(rows(app))
        await pilot.press("enter")
        assert isinstance(app.screen, SessionScreen)


async def test_history_says_that_there_are_older_sessions(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list ends somewhere; that line can be neither looked at nor deleted."""
    monkeypatch.setattr("coach.tui.screens.history.LIST_LIMIT", 2)
    for _ in range(2):
        life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "h")
        assert 2 == len(rows(app))
        await pilot.press("escape")
        life.train()
        await pilot.press("h", "end")
        assert ["\nThese are the newest 2; coach history has all of them."] == rows(app)[2:]
        assert 1 == app.screen.query_one(OptionList).highlighted


async def test_the_morning_after_is_asked_once(life: Life) -> None:
    """At the next start. It may be put right until enter keeps it; at the start after that it is not asked again."""
    life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, MorningScreen)
        await pilot.press("enter", "4", "5")
        assert isinstance(app.screen, MorningScreen)
        await pilot.press("enter")
        await home(pilot)
    with life.service.reading() as store:
        assert [5] == [record.morning_sore for record in store.sessions()]
    assert life.target.reps < 12
    again = CoachApp(life.service)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(again.screen, HomeScreen)


async def test_a_morning_that_was_skipped_is_not_asked_again(life: Life) -> None:
    """Escape is an answer, too; the command still takes one."""
    life.train()
    for expected in (MorningScreen, HomeScreen):
        app = CoachApp(life.service)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, expected)
            await pilot.press("escape")
            await home(pilot)
    assert life.service.morning(2)


@pytest.mark.parametrize(("key", "status"), [("enter", None), ("n", Status.STOPPED), ("escape", Status.OPEN)])
async def test_a_broken_off_session_is_offered_back(
    life: Life, clock: FakeClock, key: str, status: Status | None
) -> None:
    """Go on at the repetition, leave it there as stopped, or later."""
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as performance:
        performance.session.handle(Start())
        performance.session.handle(Tick(10_000 + 6_000 * 3))
        for credit in performance.session.credited:
            performance.store.credit(performance.id, *credit, 27_000)
    app = CoachApp(life.service, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, GoOnScreen)
        await pilot.press(key)
        await pilot.pause()
        if status is None:
            assert isinstance(app.screen, LiveScreen)
            assert "4 of 10" == app.screen.presenter.reps.text  # type: ignore[attr-defined]
            assert app.screen.presenter.dots.text.startswith("● ● ● ◉")
        else:
            await home(pilot)
    if status is not None:
        with life.service.reading() as store:
            assert [status] == [record.status for record in store.sessions()]


async def test_a_broken_off_session_in_which_it_hurt_says_so(life: Life) -> None:
    """What hurt does not go on, and who still feels it leaves it there."""
    life.train(days=0, hurts=8, ends=False)
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, GoOnScreen)
        told = "\n".join(str(each.content) for each in app.screen.query(Static))
        assert "What hurt in it stays out. If it still hurts, leave it there." in told


async def test_settings_are_changed_on_the_screen_and_comments_stay(life: Life) -> None:
    """Time to get ready, first side, bands by name, an exercise left out: in the file, beside my comments."""
    file = life.service.places.settings
    file.write_text("# mine\nfine_sore: 1 # careful\n")
    life.service.settings = read_settings(file)
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot)
        await pilot.press("s")
        assert "Time to get ready" in rows(app)[1]
        assert 1 == app.screen.query_one("#title").region.y, "the list has pushed the title away"
        await pilot.press("plus", "plus", "down", "plus", "down", "enter")
        bands = app.screen.query_one(Input)
        bands.value = "none, tan, Theraband: red"
        await pilot.press("enter")
        await pilot.press("down", "down", "plus", "end", "space")
        assert "left out" in rows(app)[-1]
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
    written = file.read_text()
    assert written.startswith("# mine\nfine_sore: 2 # careful\n")
    settings = read_settings(file)
    assert (10_000, "left", ("none", "tan", "Theraband: red"), ([*life.service.exercises()][-1],)) == (
        settings.prepare_ms,
        settings.first_side,
        settings.bands,
        settings.left_out,
    )


async def test_each_setting_says_what_it_does_and_has_a_way_back(life: Life) -> None:
    """Plus and minus stand on the key line, 0 brings back how it came, and too short a time is warned of."""
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await home(pilot)
        await pilot.press("s")
        await pilot.pause()
        keys = app.screen.query_one(KeyBar).render_line(0).text
        assert "+ Next  - Previous  0 As it came" in keys
        assert "first lift" in shown(app, "about")
        await pilot.press("plus")
        assert "5 s" in rows(app)[1]
        assert "left unsaid" in shown(app, "about")
        await pilot.press("plus", "plus", "plus")
        assert "left unsaid" not in shown(app, "about")
        await pilot.press("0")
        assert life.service.settings.prepare_ms is None
        await pilot.press(*["down"] * 4)
        assert "0 to 5." in shown(app, "about")
        await pilot.press("minus", "backspace")
        assert 2 == life.service.settings.fine_sore
        await pilot.press("end", "up", "plus", "down", "plus", "0")
        assert 1 == len(life.service.settings.left_out)


async def test_a_setting_that_cannot_be_is_said_and_nothing_changes(life: Life) -> None:
    """Two bands of one name: the file is not written."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot)
        await pilot.press("s", "down", "down", "enter")
        app.screen.query_one(Input).value = "none, none"
        await pilot.press("enter")
        assert not life.service.places.settings.exists()
        assert ("none", "light", "medium", "heavy") == life.service.settings.bands


async def test_a_week_of_ones_own_is_set_on_the_page_of_settings(life: Life) -> None:
    """Each day has a routine or is a day off; what home suggests is what the day has."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot)
        await pilot.press("s")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        screen.choice.highlighted = screen.choice.get_option_index("week mon")
        await pilot.press("plus")
        await pilot.pause()
        assert "Clams" in str(screen.choice.get_option("week mon").prompt)
        assert "Home suggests what your week has" in shown(app, "about")
        await pilot.press("down", "minus", "0")
        await pilot.pause()
        assert "a day off" in str(screen.choice.get_option("week tue").prompt)
    assert ("clams", *[None] * 6) == life.service.settings.week
    assert "week: {mon: clams}\n" in life.service.places.settings.read_text()
