"""The history is read and written on threads: a disk that is slow never keeps a key waiting."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coach.history import connection
from coach.history.connection import connect
from coach.model.record import SetBy
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.widgets.key_bar import KeyBar
from tests.support.life import Life


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "life")


@pytest.fixture
def on_the_loop(life: Life, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What SQLite is asked on the thread that answers keys, after four days of training."""
    for _ in range(4):
        life.train()
    loop, asked = threading.current_thread(), list[str]()

    def note(statement: str) -> None:
        if threading.current_thread() is loop:
            asked.append(statement)

    def traced(where: str) -> sqlite3.Connection:
        db = connect(where)
        db.set_trace_callback(note)
        return db

    monkeypatch.setattr(connection, "connect", traced)
    return asked


async def to_the_answers(app: CoachApp, pilot: Pilot[int]) -> None:
    """A session that is stopped after its first repetition, up to its questions."""
    await app.start(app.service.plan("clams"))
    await pilot.pause()
    performance = app.screen.performance  # type: ignore[attr-defined]
    performance.store.credit(performance.id, performance.record().sets[0].key, 1, 1_000)
    await pilot.press("q", "q")
    await pilot.pause()
    assert isinstance(app.screen, AfterScreen)


@pytest.mark.parametrize(
    "keys",
    [
        ["5"],
        ["t", "plus", "enter", "escape"],
        ["p", "right"],
        ["h", "enter", "c", "3", "ctrl+s", "escape", "x", "x", "u"],
        ["s", "plus"],
    ],
)
async def test_no_page_asks_the_history_on_the_loop(life: Life, on_the_loop: list[str], keys: list[str]) -> None:
    """Home with its morning question, targets, progress, history with a correction, settings."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        on_the_loop_before = on_the_loop.copy()
        await pilot.press("2", "enter")
        await pilot.press(*keys)
        await pilot.pause()
    assert ([], []) == (on_the_loop_before, on_the_loop)


async def test_a_session_begins_and_ends_off_the_loop(life: Life, on_the_loop: list[str]) -> None:
    """What is new to the person is looked for there, its first line is written there, and so is all that is done."""
    app, plan = CoachApp(life.service), life.service.plan("clams")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        on_the_loop.clear()
        await app.start(plan)
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        await pilot.press("q", "q", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    assert [] == on_the_loop


async def test_what_was_typed_is_kept_off_the_loop_as_the_program_ends(life: Life, on_the_loop: list[str]) -> None:
    """A target that was changed, and its row not left."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "t", "plus")
        await pilot.pause()
        on_the_loop.clear()
        await pilot.press("ctrl+q")
    assert [] == on_the_loop
    assert [SetBy.PERSON] == [each.set_by for each in life.service.standings() if each.set_by is SetBy.PERSON]


async def test_answers_are_kept_off_the_loop(life: Life, on_the_loop: list[str]) -> None:
    """What was done is read there, and what was answered is written there and decided on."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await to_the_answers(app, pilot)
        assert "1/18" in str(app.screen.query_one("#results").text)  # type: ignore[attr-defined]
        on_the_loop.clear()
        await pilot.press("3", "2", "enter")
        await pilot.pause()
        assert app.screen.has_class("-told")
    assert [] == on_the_loop


async def test_a_double_click_on_done_shows_next_time(life: Life) -> None:
    """The second click of two is no second key: what it means for next time is there to be read."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await to_the_answers(app, pilot)
        await pilot.press("3", "2")
        await pilot.click(KeyBar, offset=(4, 0), times=2)
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)
        assert app.screen.has_class("-told")
        await pilot.click(KeyBar, offset=(4, 0))
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
