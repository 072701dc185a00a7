"""The questions that are answered from 0 to 10."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot

from coach.tui.widgets import glyphs
from coach.tui.widgets.rating import FADED, Ask, Rating
from tests.support.fakes import IN_ENGLISH
from tests.support.settled import until

EFFORT = Ask("How hard was it?", "0 nothing at all · 3 moderate · 5 hard · 7 very hard · 10 everything")


class Asks(App[None]):
    """One question with long anchors."""

    CSS = "Rating { height: 1fr; }"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The one colour of ours that it uses."""
        return {"quiet": "#888888"}

    def compose(self) -> ComposeResult:
        yield Rating(EFFORT, IN_ENGLISH, id="r")

    def on_mount(self) -> None:
        self.query(Rating).first().focus()


class AsksTwice(Asks):
    """Two questions, one after the other."""

    CSS = ""

    def compose(self) -> ComposeResult:
        yield Rating(EFFORT, IN_ENGLISH, id="effort", then="sore")
        yield Rating(Ask("How sore is the hip?", ""), IN_ENGLISH, id="sore")


def place_of(rating: Rating, number: int) -> tuple[int, int]:
    """A cell of the number, in the widget."""
    width, height = rating.content_size
    set_so = rating.layout_in(width, height)
    before, _ = rating.texts_around(set_so, width)
    cell = set_so.cells[number]
    return cell.x + cell.width // 2, cell.y + cell.height // 2 + sum(text.get_height({}, width) for text in before)


def values(app: App[None]) -> list[int | None]:
    return [rating.value for rating in app.query(Rating)]


@pytest.mark.parametrize(("columns", "lines"), [(120, 40), (80, 24), (60, 20), (40, 15), (30, 6)])
async def test_the_numbers_are_there_at_every_size_and_a_click_is_its_number(columns: int, lines: int) -> None:
    """Large where there is room; in the smallest window on one line."""
    app = Asks()
    async with app.run_test(size=(columns, lines)) as pilot:
        await pilot.pause()
        rating = app.query_one(Rating)
        for number in range(11):
            x, y = place_of(rating, number)
            assert x < columns
            assert y < lines
            await pilot.click(Rating, offset=(x, y))
            assert number == rating.value


class AsksWithMargins(AsksTwice):
    """As on the pages, where the questions do not touch the window's edges."""

    CSS = "Rating { margin: 0 2; }"


async def test_a_window_of_one_cell_does_not_end_the_program() -> None:
    """Its margins leave no column: the question waits, and is there again when there is room."""
    app = AsksWithMargins()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.resize_terminal(1, 1)
        await pilot.press("7")
        await pilot.resize_terminal(80, 24)
        assert [7, None] == values(app)


@pytest.mark.parametrize(
    ("columns", "lines", "scale"), [(120, 40, 3), (80, 24, 2), (60, 20, 1), (40, 15, 1), (30, 6, 0)]
)
async def test_the_numbers_are_as_large_as_there_is_room_for(columns: int, lines: int, scale: int) -> None:
    """Read lying down, from two metres."""
    app = Asks()
    async with app.run_test(size=(columns, lines)) as pilot:
        await pilot.pause()
        rating = app.query_one(Rating)
        assert scale == rating.layout_in(*rating.content_size).scale


async def test_the_chosen_number_alone_is_solid() -> None:
    """What was chosen is seen from the mat, in every colour and without any."""
    app = Asks()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("7")
        await pilot.pause()
        rating = app.query_one(Rating)
        cells = rating.layout_in(*rating.content_size).cells
        _, y = place_of(rating, 7)
        line = rating.render_line(y).text
        drawn = {number: glyphs.rows(str(number), 1)[cells[number].height // 2] for number in (7, 8)}
        assert f" {drawn[7]} {drawn[8].translate(FADED)}" == line[cells[7].x : cells[8].right - 1]


async def typed(keys: list[str], app: App[None]) -> list[int | None]:
    """What stands there after these keys, all there before anything was made of the first."""
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in keys:
            app.post_message(Key(key, key))
        await pilot.pause()
        return values(app)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["5"], [5, None]),
        (["5", "1", "0"], [5, 10]),
        (["1", "0"], [10, None]),
        (["1", "0", "1", "0"], [10, 10]),
        (["3", "1"], [3, 1]),
        (["1", "3"], [1, 3]),
        (["1", "1", "0"], [1, 10]),
        (["x", "X"], [10, 10]),
        (["5", "4", "backspace"], [5, None]),
    ],
)
async def test_answers_are_what_was_typed(keys: list[str], expected: list[int | None]) -> None:
    """1 and 0 is ten on both questions; two keys in a hurry are two answers."""
    assert expected == await typed(keys, AsksTwice())


async def test_a_one_by_itself_is_one_and_then_the_next_question_has_the_keys() -> None:
    """After the time in which a 0 would have made it ten."""
    app = AsksTwice()
    async with app.run_test() as pilot:
        await pilot.press("1")
        effort, sore = app.query(Rating)
        assert (1, True) == (effort.value, effort.has_focus)
        await until(lambda: sore.has_focus)
        await pilot.press("0")
        assert [1, 0] == values(app)


async def test_an_answer_can_be_put_right() -> None:
    """Until the page is left: back with shift and tab, typed anew, cleared, or moved with the arrows."""
    app = AsksTwice()
    async with app.run_test() as pilot:
        await pilot.press("8", "4", "shift+tab", "3")
        assert [3, 4] == values(app)
        await pilot.press("right", "right", "left")
        assert [3, 5] == values(app)
        await pilot.press("backspace")
        assert [3, None] == values(app)


async def click_through(pilot: Pilot[None], first: int, second: int) -> None:
    """Both answers by the mouse: the first question is large, the second one small until it has the keys."""
    for name, number in (("effort", first), ("sore", second)):
        rating = pilot.app.query_one(f"#{name}", Rating)
        await pilot.click(rating, offset=place_of(rating, number))
        await pilot.pause()


async def test_a_question_that_waits_is_answered_by_a_click_too() -> None:
    """What it becomes as the button goes down is not what the click was on."""
    app = AsksTwice()
    async with app.run_test() as pilot:
        await pilot.pause()
        sore = app.query_one("#sore", Rating)
        await pilot.click(sore, offset=place_of(sore, 6))
        assert [None, 6] == values(app)
        await click_through(pilot, 10, 0)
        assert [10, 0] == values(app)
