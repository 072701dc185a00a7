"""The keys on a screen's last line: what fits is shown whole, and a click is the key."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding

from coach.tui.widgets.key_bar import Key, KeyBar, columns, key_rows


class Keys(App[None]):
    """An app with one key that works, one that does not, one that is hidden and one that has two."""

    BINDINGS = [
        Binding("s,space", "say('s')", "Start", tooltip="Begin"),
        Binding("x", "say('x')", "Leave out"),
        Binding("h", "say('h')", "Hidden", show=False),
        Binding("q", "say('q')", "Quit", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self.off = "x"

    def compose(self) -> ComposeResult:
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if parameters == (self.off,) else True

    def describe(self, name: str) -> str:
        return name

    def action_say(self, what: str) -> None:
        self.said += what


def shown(app: App[None]) -> str:
    """What stands on the last line."""
    return app.query_one(KeyBar).render_line(0).text.strip()


async def test_every_key_stands_there_once_in_its_order() -> None:
    """Without those that are not to be shown; a key's own name where it has one."""
    app = Keys()
    async with app.run_test(size=(80, 4)) as pilot:
        await pilot.pause()
        assert "s Start  x Leave out  esc Quit" == shown(app)


async def test_a_key_that_does_not_work_now_is_dim_and_a_click_on_it_does_nothing() -> None:
    """Nothing by colour alone: it is dim in every theme."""
    app = Keys()
    async with app.run_test(size=(80, 4)) as pilot:
        await pilot.pause()
        dim = {segment.text for segment in app.query_one(KeyBar).render_line(0) if segment.style and segment.style.dim}
        assert {"x", "Leave out"} == {text.strip() for text in dim} - {""}
        await pilot.click(KeyBar, offset=(13, 0))
        assert "" == app.said
        app.off = ""
        app.refresh_bindings()
        await pilot.pause()
        await pilot.click(KeyBar, offset=(13, 0))
        assert "x" == app.said


async def test_a_click_is_the_key() -> None:
    """On its name and on its word; beside them nothing happens."""
    app = Keys()
    async with app.run_test(size=(80, 4)) as pilot:
        await pilot.pause()
        for column in (3, 9, 10, 11, 24, 25, 32, 33, 60):
            await pilot.click(KeyBar, offset=(column, 0))
        assert "ssqq" == app.said


class Dose(Keys, inherit_bindings=False):
    """An app whose first key changes a number, and whose second one opens something."""

    BINDINGS = [Binding("plus", "change('+')", "Rep", key_display="+"), Binding("enter", "say('o')", "Open")]

    def action_change(self, by: str) -> None:
        self.said += by


async def test_a_double_click_changes_a_number_twice_and_opens_once() -> None:
    """Two quick clicks on + are two more; a second click must not press what the first has brought."""
    app = Dose()
    async with app.run_test(size=(80, 4)) as pilot:
        await pilot.pause()
        await pilot.click(KeyBar, offset=(3, 0), times=2)
        await pilot.click(KeyBar, offset=(10, 0), times=2)
        assert "++o" == app.said


async def test_the_pointer_is_told_what_a_key_does() -> None:
    """Where the key says more than its word."""
    app = Keys()
    async with app.run_test(size=(80, 4)) as pilot:
        await pilot.pause()
        await pilot.hover(KeyBar, offset=(4, 0))
        assert "Begin" == str(app.query_one(KeyBar).tooltip)
        await pilot.hover(KeyBar, offset=(60, 0))
        assert app.query_one(KeyBar).tooltip is None


def keys(names: str, stay: str) -> list[Key]:
    """Keys of six columns each."""
    return [Key(name, name, "word", "", True, name, name in stay) for name in names]


def lines(keys: list[Key], width: int, many: int) -> list[str]:
    """The keys of each line."""
    return ["".join(key.key for key in line) for _, line in key_rows(keys, width, many)]


@pytest.mark.parametrize(
    ("width", "without", "with_help"),
    [
        (100, "abcd", "abcd"),
        (27, "abcd", "abcd"),
        (26, "abc", "abd"),
        (13, "ab", "ad"),
        (12, "a", "d"),
        (0, "a", "d"),
    ],
)
def test_what_there_is_no_room_for_is_left_out_whole(width: int, without: str, with_help: str) -> None:
    """From the right; but the key that shows all the others stays."""
    assert [without] == lines(keys("abcd", ""), width, 1)
    assert [with_help] == lines(keys("abcd", "d"), width, 1)


@pytest.mark.parametrize(("width", "expected"), [(27, "abcd"), (26, "abd"), (19, "bd"), (12, "d")])
def test_the_way_out_stays_longer_than_what_is_not_needed_to_leave(width: int, expected: str) -> None:
    """Where the mouse is all there is, nobody is locked in."""
    assert [expected] == lines(keys("abcd", "bd"), width, 1)


@pytest.mark.parametrize(
    ("width", "expected"), [(30, ["abcd"]), (27, ["abcd"]), (26, ["abc", "d"]), (14, ["ab", "cd"]), (6, ["a", "d"])]
)
def test_a_second_line_takes_what_the_first_has_no_room_for(width: int, expected: list[str]) -> None:
    """Only where all of them do not stand on one, and the last line leaves out what is needed least."""
    assert expected == lines(keys("abcd", "d"), width, 2)


def test_what_stays_on_the_second_line_takes_room_from_the_first() -> None:
    """Else what stands further right would go, however important."""
    assert ["ab", "ef"] == lines(keys("abcdef", "ef"), 14, 2)
    assert ["ad", "ef"] == lines(keys("abcdef", "def"), 14, 2)


class TwoLines(Keys):
    """The same keys, on two lines where they need them."""

    def compose(self) -> ComposeResult:
        yield KeyBar(lines=2)


@pytest.mark.parametrize(("height", "lines"), [(23, 2), (22, 1)])
async def test_a_key_of_the_second_line_is_clicked_where_it_stands(height: int, lines: int) -> None:
    """In a low window there is one line only."""
    app = TwoLines()
    async with app.run_test(size=(24, height)) as pilot:
        await pilot.pause()
        bar = app.query_one(KeyBar)
        assert lines == bar.size.height
        await pilot.click(KeyBar, offset=(4, lines - 1))
        assert ("q" if lines == 2 else "s") == app.said


def test_no_keys_take_no_room() -> None:
    """As before a screen has any."""
    assert [(2, [])] == key_rows([], 10, 1)
    assert 0 == columns([], 2)


async def test_where_room_is_short_the_keys_move_together() -> None:
    """Rather than to lose one."""
    app = Keys()
    async with app.run_test(size=(28 + 4, 4)) as pilot:
        await pilot.pause()
        assert "s Start x Leave out esc Quit" == shown(app)
        await pilot.resize_terminal(27 + 4, 4)
        await pilot.pause()
        assert "s Start  x Leave out" == shown(app)
