"""Every screen at every size it is drawn for; smaller terminals are treated as the smallest of these."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.content import Content
from textual.widgets import Static

from coach.app.service import CoachService
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from tests.support.conditions import write_condition
from tests.support.textual import strips

SIZES = [(20, 5), (60, 18), (80, 24), (300, 100)]
THERE_AND_BACK = [*SIZES, (120, 40), *SIZES[-2::-1]]
WAYS = {
    "home, dose": ["enter"],
    "questions, after": ["enter", "enter", "o", "3", "space", "q", "q"],
    "history": ["h"],
    "progress": ["p"],
    "targets": ["t"],
    "settings": ["s"],
    "library": ["l", "tab", "enter"],
    "guide, condition": ["g", "a", "enter", "enter", "right", "m"],
    "help": ["question_mark"],
}


@pytest.fixture(autouse=True)
def drawing() -> None:
    """Every frame is drawn, also those on the way to rest."""


@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS.keys())
async def test_no_size_is_too_small_or_too_large(whole_service: CoachService, keys: list[str]) -> None:
    """From the smallest to the largest and back with each key on the way: nothing fails."""
    write_condition(whole_service.places.routines)
    app = CoachApp(whole_service)
    async with app.run_test(size=SIZES[0]) as pilot:
        for size, key in zip(THERE_AND_BACK, ["", *keys, *[""] * 14], strict=False):
            await pilot.resize_terminal(*size)
            if key:
                await pilot.press(key)
        assert SIZES[0] == tuple(app.size)


async def test_thirty_resizes_in_a_session(lead: Callable[[str], CoachApp]) -> None:
    """The session goes on through all of them."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        for turn in range(30):
            # The largest takes ten times as long as the others.
            await pilot.resize_terminal(*SIZES[3 if turn % 10 == 9 else turn * 5 % 3])
        assert isinstance(app.screen, LiveScreen)


async def test_a_name_without_room_stands_apart_and_says_that_it_is_cut(lead: Callable[[str], CoachApp]) -> None:
    """At 60 columns: not one word with the set behind it, and not a whole word less."""
    app = lead("rest-day")
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press(*["n"] * 4)
        app.screen.query_one("#exercise", Static).update(Content("Side leg lifts to music"))
        await pilot.pause()
        title, _, _ = strips(app)[1].text.partition("set 1")
        assert title.strip().startswith("Side leg lifts to")
        assert title.endswith("…  ")
