"""Fields for one line of text: never longer than they may be, and nothing of what is pasted is lost for no reason."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.command import CommandInput
from textual.events import Key, Paste

import coach.tui
from coach.tui.app import CoachApp
from coach.tui.commands import SEARCH_LIMIT
from coach.tui.screens.after import NOTE_LIMIT, AfterScreen
from coach.tui.widgets.line_input import LineInput
from tests.support.fakes import FakeClock
from tests.support.live import play
from tests.support.settled import until
from tests.support.textual import has_read_all

TUI = sorted(Path(coach.tui.__path__[0]).rglob("*.py"))


class Field(App[None]):
    """One field for ten letters."""

    def compose(self) -> ComposeResult:
        yield LineInput(max_length=10)


@pytest.mark.parametrize(
    ("before", "pasted", "expected"),
    [
        ("", "knee", "knee"),
        ("", "one\ntwo\r\nthree", "one two th"),
        ("", "a" * 100_000, "a" * 10),
        ("left ", "knee hurts", "left knee "),
        ("0123456789", "more", "0123456789"),
    ],
)
async def test_what_is_pasted_becomes_one_line_that_fits(before: str, pasted: str, expected: str) -> None:
    """All its lines, cut to what there is room for."""
    app = Field()
    async with app.run_test() as pilot:
        field = app.query_one(LineInput)
        field.value = before
        field.cursor_position = len(before)
        field.post_message(Paste(pasted))
        await pilot.pause()
        assert expected == field.value


@pytest.mark.parametrize("path", TUI, ids=lambda path: path.name)
def test_every_field_has_a_length(path: Path) -> None:
    """A page takes ours, which asks for one; only the list of commands has Textual's."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    assert "Input" not in {node.func.id for node in calls if isinstance(node.func, ast.Name)}


async def type_in_a_hurry(app: CoachApp, letters: int) -> None:
    """So many letters typed without brackets around them, as some terminals paste."""
    for _ in range(letters):
        app.post_message(Key("a", "a"))
    await until(lambda: has_read_all(app))


async def test_four_thousand_letters_are_cut_to_what_there_is_room_for(
    lead: Callable[[str], CoachApp], clock: FakeClock
) -> None:
    """Typed into a note and into the list of commands: each key costs as much as the line is long."""
    app = lead("rest-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await play(pilot, clock, 33)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_in_a_hurry(app, 4000)
        await pilot.pause()
        assert SEARCH_LIMIT == len(app.screen.query_one(CommandInput).value)
        await pilot.press("escape", "q", "q")
        await until(lambda: isinstance(app.screen, AfterScreen))
        await pilot.press("n")
        await type_in_a_hurry(app, 4000)
        await pilot.pause()
        assert NOTE_LIMIT == len(app.screen.query_one(LineInput).value)
