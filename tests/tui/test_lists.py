"""What every list of the pages keeps to: a click chooses, a key acts, and what is typed is stored once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.errors import HistoryBusy
from coach.history.store import Store
from coach.model.record import Status
from coach.tui.app import CoachApp
from coach.tui.screens.correct import CorrectScreen
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.history import HistoryScreen, SessionScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.screens.targets import TargetsScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rating import Rating
from tests.support.life import Life
from tests.support.settled import until


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "life")


def rows(app: CoachApp) -> list[str]:
    choice = app.screen.query_one(OptionList)
    prompts = [str(choice.get_option_at_index(index).prompt) for index in range(choice.option_count)]
    return [prompt for prompt in prompts if prompt]


def shown(app: CoachApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).content)


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def click(pilot: Pilot[int], row: str) -> None:
    """A click on the line of the list that shows this."""
    choice = pilot.app.screen.query_one(Choice)
    (line,) = (line for line in range(choice.size.height) if row in choice.render_line(line).text)
    await pilot.click(Choice, offset=(5, line))
    await pilot.pause()


async def click_key(pilot: Pilot[int], key: str) -> None:
    """A click on a key's name on the last line."""
    bar = pilot.app.screen.query_one(KeyBar)
    await pilot.click(KeyBar, offset=(bar.gutter.left + bar.render_line(0).text.index(key), 0))
    await pilot.pause()


async def to_clamshell(pilot: Pilot[int]) -> None:
    """From home to the targets, on the row of the clamshell."""
    await press(pilot, "t")
    choice = pilot.app.screen.query_one(Choice)
    choice.highlighted = next(at for at, option in enumerate(choice.options) if "Clamshell" in str(option.prompt))
    await pilot.pause()


def clamshell(app: CoachApp) -> str:
    """Its row."""
    return next(row for row in rows(app) if "Clamshell" in row)


def decisions(service: CoachService, exercise: str = "clamshell") -> list[int | None]:
    """The repetitions of what was decided about an exercise, oldest first."""
    with service.reading() as store:
        found = store.decisions(exercise, limit=50)
    return [None if each.target is None else each.target.reps for each in reversed(found)]


async def test_a_click_on_a_row_chooses_it_and_the_key_line_does_it(life: Life) -> None:
    """On home, before the start, in the history and the settings: nothing begins or changes by a click on a line."""
    life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "escape")
        await click(pilot, "Pre-run")
        await click(pilot, "Pre-run")
        assert isinstance(app.screen, HomeScreen)
        await click_key(pilot, "enter")
        assert isinstance(app.screen, DoseScreen)
        await click(pilot, "Side leg lift")
        await click(pilot, "Side leg lift")
        assert isinstance(app.screen, DoseScreen)
        await click_key(pilot, "o Leave out")
        assert "left out" in rows(app)[1]
        await press(pilot, "escape")
        await click_key(pilot, "h History")
        await click(pilot, "Clams")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "escape")
        await click_key(pilot, "s Settings")
        before = life.service.settings
        await click(pilot, "Tones")
        assert isinstance(app.screen, SettingsScreen)
        assert before == life.service.settings
        assert not life.service.places.settings.exists()


async def test_a_number_that_is_typed_is_one_decision(life: Life) -> None:
    """Sixteen is sixteen, not one and then sixteen; nothing is stored before the row is left, and the page says so."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_clamshell(pilot)
        await press(pilot, "1", "6")
        assert "16 of 30" in clamshell(app)
        assert "Not stored yet" in shown(app, "why")
        assert [] == decisions(life.service)
        await press(pilot, "plus", "plus", "minus", "down")
        assert [17] == decisions(life.service)
        assert "17 of 30" in clamshell(app)
        assert "Not stored yet" not in shown(app, "why")


@pytest.mark.parametrize("leave", ["escape", "enter", "ctrl+q"])
async def test_leaving_stores_what_was_typed(life: Life, leave: str) -> None:
    """By the page's own key, by the program's, or with enter on the row."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_clamshell(pilot)
        await press(pilot, "2", "4", leave)
        if leave == "escape":
            assert isinstance(app.screen, HomeScreen)
    assert [24] == decisions(life.service)


async def test_a_key_that_comes_right_behind_another_row_means_that_row(life: Life) -> None:
    """Typed in one go: 12 for the one, 20 for that below."""
    order = [standing.exercise.id for standing in life.service.standings(all_of_them=True)]
    below = order[order.index("clamshell") + 1]
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_clamshell(pilot)
        await press(pilot, "1", "2", "down", "2", "0", "escape")
    assert ([12], [20]) == (decisions(life.service), decisions(life.service, below))


async def test_what_was_changed_can_be_taken_back(life: Life) -> None:
    """Before it is stored nothing is left of it; afterwards it is as it was, with another decision."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_clamshell(pilot)
        await press(pilot, "2", "4", "u")
        assert "10 of 30" in clamshell(app)
        assert [] == decisions(life.service)
        await press(pilot, "2", "4", "enter", "u")
        assert "10 of 30" in clamshell(app)
        assert [24, None] == decisions(life.service)
        await press(pilot, "u", "escape")
    assert [24, None] == decisions(life.service)


@contextmanager
def refused(*_: object) -> Iterator[Store]:
    raise HistoryBusy("the history is in use by another program")
    yield


async def test_what_cannot_be_stored_is_said_and_stays(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number waits on its row until it can be."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_clamshell(pilot)
        await press(pilot, "2", "4")
        with monkeypatch.context() as busy:
            busy.setattr(CoachService, "writing", refused)
            await press(pilot, "down")
            await press(pilot, "escape")
        assert isinstance(app.screen, TargetsScreen)
        assert "24 of 30" in clamshell(app)
        assert "Not stored yet" in shown(app, "why")
        choice = app.screen.query_one(Choice)
        assert "Clamshell" in str(choice.get_option_at_index(choice.highlighted or 0).prompt)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
    assert [24] == decisions(life.service)


async def test_a_delete_that_fails_says_so_and_so_does_an_undo(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is called deleted that is still there, and what could not come back can still be taken back."""
    life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await press(pilot, "h", "d")
        with monkeypatch.context() as busy:
            busy.setattr(CoachService, "writing", refused)
            await press(pilot, "d")
        assert "" == shown(app, "said")
        assert 1 == len(rows(app))
        assert [] == app.deleted
        await press(pilot, "d", "d")
        assert [] == rows(app)
        with monkeypatch.context() as busy:
            busy.setattr(CoachService, "writing", refused)
            await press(pilot, "u")
        assert [] == rows(app)
        await press(pilot, "u")
        assert 1 == len(rows(app))
        assert "It is back." == shown(app, "said")


async def test_an_answer_can_be_put_right_where_the_session_stands(life: Life) -> None:
    """Soreness 7 was a slip: corrected to 1, the page says what that changes, and the number grows after all."""
    life.train(sore=7)
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await press(pilot, "h", "enter", "c")
        screen = app.screen
        assert isinstance(screen, CorrectScreen)
        sore = screen.query_one("#sore", Rating)
        assert 7 == sore.value
        await press(pilot, "enter", "1", "n", *"slip", "enter")
        assert isinstance(app.screen, SessionScreen)
        assert "Put right." in shown(app, "said")
        assert "Clamshell" in shown(app, "said")
        assert "How sore: 1" in shown(app, "detail")
        assert "How hard: 3" in shown(app, "detail")
        assert shown(app, "detail").endswith("slip")
        await press(pilot, "escape")
        assert "sore 1" in rows(app)[0]
    assert 12 == life.target.reps


async def test_leaving_the_corrections_by_escape_changes_nothing(life: Life) -> None:
    """Whatever was typed there."""
    life.train(sore=7)
    before = life.target
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await press(pilot, "h", "enter", "c", "9", "enter", "1", "escape")
        assert isinstance(app.screen, SessionScreen)
        assert "How sore: 7" in shown(app, "detail")
    assert before == life.target


SIZES = [(80, 24), (120, 40), (60, 20), (40, 15), (200, 60)]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """Somebody who trained each day of a month."""
    life = Life(tmp_path_factory.mktemp("month"))
    for _ in range(30):
        life.train()
    return life


@pytest.mark.parametrize("language", ["en", "de"])
async def test_nothing_on_a_page_lies_over_anything_or_is_cut(month: Life, tmp_path: Path, language: str) -> None:
    """Title, list, what belongs to the chosen line and the keys have lines of their own, and the text is whole."""
    life = month.at_home(tmp_path)
    life.service.settings = replace(life.service.settings, language=language)
    app = CoachApp(life.service)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "escape")
        for key in ("t", "h", "s"):
            await press(pilot, key, *(["plus"] if key == "t" else []))
            screen = app.screen
            below = screen.query("#why, #said, #about").first(Static)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                parts = [screen.query_one(".title"), screen.query_one(Choice), below, screen.query_one(KeyBar)]
                for one, next_one in pairwise([part.region for part in parts if part.region]):
                    assert one.bottom <= next_one.y, (key, size)
                needed = below.get_content_height(screen.size, screen.size, below.content_size.width)
                assert below.region.height >= needed, (key, size)
                assert screen.query_one(Choice).region.height >= 4, (key, size)
            await press(pilot, *(["u"] if key == "t" else []), "escape")


def in_sight(choice: Choice) -> bool:
    """Whether the chosen row is among those that are drawn."""
    label = str(choice.highlighted_option.prompt).split()[0]  # type: ignore[union-attr]
    return any(label in choice.render_line(line).text for line in range(choice.size.height))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 15)])
async def test_the_chosen_setting_is_always_in_sight(life: Life, size: tuple[int, int]) -> None:
    """Also where what it does takes a line more below the list than what was chosen before."""
    app = CoachApp(life.service)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s")
        choice = app.screen.query_one(Choice)
        for keys in (["down"] * 22, ["up"] * 22):
            for key in keys:
                await press(pilot, key)
                await until(lambda: in_sight(choice))


async def test_the_page_of_a_session_says_which_it_is(life: Life) -> None:
    """Its routine and how it ended, in a low window too."""
    life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await press(pilot, "h")
        await press(pilot, "enter")
        assert app.screen.query_one("#lead").region.height
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert app.screen.query_one("#lead").region.height


async def test_a_hurt_by_mistake_is_put_right_on_the_screen(life: Life) -> None:
    """By its key or its name on the line of keys; a number says that it did hurt."""
    life.train(hurts=8, sore=1)
    assert 8 == life.target.reps
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await press(pilot, "h", "enter", "c")
        hurt = app.screen.query_one("#hurt-0", Rating)
        await click_key(pilot, "u Mistake")
        assert ("Clamshell: it did not hurt", None) == (hurt.ask.question, hurt.value)
        await press(pilot, "u")
        assert ("Clamshell: How much does it hurt?", 8) == (hurt.ask.question, hurt.value)
        await press(pilot, "u", "3")
        assert ("Clamshell: How much does it hurt?", 3) == (hurt.ask.question, hurt.value)
        await press(pilot, "u", "ctrl+s")
        assert "It hurt" not in shown(app, "detail")
    assert 12 == life.target.reps


async def test_where_nothing_hurt_there_is_no_key_for_it(life: Life) -> None:
    """Nor does it do anything."""
    life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await press(pilot, "h", "enter", "c", "u")
        assert "Mistake" not in app.screen.query_one(KeyBar).render_line(0).text


async def test_a_session_in_which_nothing_was_done_says_so(life: Life) -> None:
    """In the list and on its own page, as the command does; it was no day of training."""
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as run:
        run.store.finish(run.id, Status.STOPPED, life.moment, 6_000)
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        await press(pilot, "h")
        assert "stopped, nothing done" in rows(app)[0]
        await press(pilot, "enter")
        assert shown(app, "lead").endswith("stopped after 6 s, nothing done")
