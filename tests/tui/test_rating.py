"""The questions after a session."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.events import Key

from coach.tui.widgets.rating import Rating


class Asks(App[None]):
    """One question with long anchors."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The one colour of ours that it uses."""
        return {"quiet": "#888888"}

    def compose(self) -> ComposeResult:
        yield Rating("How hard was it?", "0 nothing at all · 3 moderate · 5 hard · 7 very hard · 10 everything", id="r")


@pytest.mark.parametrize("columns", [80, 54])
async def test_the_numbers_are_there_in_a_narrow_window_too(columns: int) -> None:
    """Anchors that take a second line hide none of them, and a click still finds its number."""
    app = Asks()
    async with app.run_test(size=(columns, 10)) as pilot:
        await pilot.pause()
        rating = app.query_one(Rating)
        last = rating.size.height - 1
        assert ["0", "1", "2"] == rating.render_line(last).text.split()[:3]
        await pilot.click(Rating, offset=(13, last))
        assert 3 == rating.value


class AsksTwice(Asks):
    """Two questions, one after the other."""

    def compose(self) -> ComposeResult:
        yield Rating("How hard was it?", "", id="effort", then="sore")
        yield Rating("How sore is the hip?", "", id="sore")


async def test_two_answers_at_once_are_two_answers() -> None:
    """The second key is there before anything has been made of the first."""
    app = AsksTwice()
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("3", "1"):
            app.post_message(Key(key, key))
        await pilot.pause()
        assert [3, 1] == [rating.value for rating in app.query(Rating)]
