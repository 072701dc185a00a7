"""A question answered from 0 to 10, by typing or a click, as large as there is room for: it is read lying down."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from textual.binding import Binding
from textual.content import Content
from textual.events import Click, MouseDown
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from coach.engine.rating import HIGHEST, TEN_WITHIN_S, TypedRating
from coach.i18n.catalog import Vocabulary
from coach.tui.key_labels import with_twins
from coach.tui.widgets import glyphs

ROWS: Final = ((range(HIGHEST + 1),), (range(6), range(6, HIGHEST + 1)))
"""The ways to set the numbers: on one line, on two."""
LARGEST: Final = 5
"""Scale of the numbers; more is not read from farther away."""
LARGEST_WORD: Final = 2
FADED: Final = str.maketrans("█▀▄", "░░░")
"""A large number that was not chosen, beside one that was: the solid one is seen without any colour, from far away."""
CELL, NARROW_CELL = 4, 3
"""Columns of each number where there is no room for large ones."""


class Ask(Struct, frozen=True):
    """What a question says."""

    question: str
    anchors: str
    """What some of the numbers mean."""
    large: str = ""
    """The question in a word or two, drawn large where there is room."""


class Layout(Struct, frozen=True):
    """How a question is set into its place."""

    scale: int
    """Of the numbers; 0 is a line of plain ones."""
    cells: tuple[Region, ...]
    """Where each number stands, from the first line of the numbers on."""
    word: tuple[str, ...]
    """The question, large; empty where it is not."""
    gap: bool
    """Whether there is room for an empty line between the parts."""

    @property
    def height(self) -> int:
        """Lines of the numbers."""
        return max(cell.bottom for cell in self.cells)


def layout(ask: Ask, width: int, height: int, beside: int) -> Layout:
    """The largest numbers that fit, then the largest question; `beside` is how many lines of plain text stand there."""
    scale, cells = next(
        (
            (scale, cells)
            for scale in range(LARGEST, 0, -1)
            for rows in ROWS
            for between in (1, 0)
            for cells in [_cells(rows, scale, between)]
            if cells[-1].bottom + beside <= height and max(cell.right for cell in cells) <= width
        ),
        (0, _plain_cells(width)),
    )
    left = height - beside - cells[-1].bottom
    drawn = glyphs.drawable(ask.large)
    large = glyphs.largest_scale(drawn, width, left, at_most=LARGEST_WORD) if scale else 0
    word = glyphs.rows(drawn, large) if large else ()
    return Layout(scale, cells, word, gap=left - len(word) >= 2)


def _cells(rows: tuple[range, ...], scale: int, between: int) -> tuple[Region, ...]:
    """Where large numbers stand, with lines between their rows; the gaps on both sides belong to each, for a click."""
    cells = []
    for line, row in enumerate(rows):
        x = 0
        for number in row:
            columns, lines = glyphs.size(str(number), scale)
            cells.append(Region(x, line * (lines + between), columns + 2 * scale, lines))
            x += columns + scale
    return tuple(cells)


def _plain_cells(width: int) -> tuple[Region, ...]:
    cell = CELL if width >= CELL * (HIGHEST + 1) else NARROW_CELL
    a_line = max(width // cell, 1)
    return tuple(Region(number % a_line * cell, number // a_line, cell, 1) for number in range(HIGHEST + 1))


class Rating(Widget, can_focus=True):
    """One answer. The chosen number is solid and the others fade, or it is in brackets; it stands at the question, too.

    Of several on a page the one that has the keys is large, and the others wait on two lines.
    """

    class Answered(Message):
        """There is an answer; it may still be changed."""

        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value

    DEFAULT_CSS = """
    Rating {
        height: auto;
        .rating--quiet { color: $quiet; }
        .rating--chosen { color: $primary; text-style: bold; }
        .rating--question { text-style: bold; color: $primary; }
    }
    """
    COMPONENT_CLASSES = {"rating--quiet", "rating--chosen", "rating--question"}
    BINDINGS = with_twins(
        *(Binding(str(number), f"press('{number}')", show=False) for number in range(HIGHEST)),
        Binding("x", "press('x')", "key_ten", show=False, tooltip="tip_ten", id="rating-ten"),
        Binding("right,plus", "change(1)", "key_one_more", key_display="→", show=False, id="rating-more"),
        Binding("left,minus", "change(-1)", "key_one_less", key_display="←", show=False, id="rating-less"),
        Binding("backspace,delete", "press('backspace')", "key_clear", show=False, id="rating-clear"),
    )
    value: reactive[int | None] = reactive(None)
    """What is chosen; None is no answer. It may change until the page is left."""
    ask: reactive[Ask] = reactive(Ask("", ""), layout=True)
    """What it says."""
    unfolded: reactive[bool] = reactive(False, layout=True)
    """Whether it is the large one."""

    def __init__(self, ask: Ask, words: Vocabulary, *, id: str, then: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Rating.ask, ask)
        self._hint = words.session.ten_hint
        self._then = then
        """The widget that the keys go to once this is answered, by its id."""
        self._typed = TypedRating()
        self._wait: Timer | None = None
        self._pressed: int | None = None
        """The number under the pointer as its button went down: what is large then may be elsewhere as it comes up."""

    # answering

    def action_press(self, key: str) -> None:
        """A digit, an x or a backspace."""
        if self._then is not None and self._typed.waiting and self._typed.begins_anew(key):
            self.settle()
            self._go_on()
            after = self.screen.focused
            if isinstance(after, Rating):
                after.action_press(key)
            return
        typed = self._typed.typed(key)
        if typed is None:
            return
        self.settle()
        self._typed, self.value = typed, typed.value
        if typed.waiting:
            self._wait = self.set_timer(TEN_WITHIN_S, self._wait_over)
        elif typed.value is not None:
            self._go_on()

    def action_change(self, by: int) -> None:
        """The next number, or the one before; from none on, the first of all."""
        self.settle()
        self.value = 0 if self.value is None else min(max(self.value + by, 0), HIGHEST)
        self._typed = TypedRating(self.value)
        self.post_message(self.Answered(self.value))

    def settle(self) -> None:
        """What stands there is the answer: no 0 is waited for any more."""
        if self._wait is not None:
            self._wait.stop()
            self._wait = None
        self._typed = self._typed.settled()

    def _wait_over(self) -> None:
        self.settle()
        if self.has_focus:
            self._go_on()

    def _go_on(self) -> None:
        """At once: the next key may be here already, and answers the next question."""
        if self.value is not None:
            self.post_message(self.Answered(self.value))
        if self._then is not None:
            self.screen.set_focus(self.screen.query_one(f"#{self._then}"))

    def watch_value(self) -> None:
        """Whether there is an answer decides which keys work."""
        if self.is_mounted:
            self.screen.refresh_bindings()

    def on_focus(self) -> None:
        """Be the large one from now on."""
        for rating in self.screen.query(Rating):
            rating.unfolded = rating is self

    def watch_unfolded(self) -> None:
        """All of it is to be seen, also in a low window, once it has its height."""
        if self.unfolded:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def on_blur(self) -> None:
        """A key that is not of this question: a 1 is a 1."""
        self.settle()

    def on_mouse_down(self, event: MouseDown) -> None:
        """Note which number it is on."""
        self._pressed = self._number_at(event)

    def on_click(self, event: Click) -> None:
        """A click on a number is the number."""
        event.stop()
        number, self._pressed = self._pressed, None
        if number is not None:
            self.settle()
            self.value, self._typed = number, TypedRating(number)
            self._go_on()

    def _number_at(self, event: MouseDown) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        set_so = self.layout_in(self.content_size.width, self.content_size.height)
        before, _ = self.texts_around(set_so, self.content_size.width)
        x, y = offset.x, offset.y - sum(text.get_height({}, self.content_size.width) for text in before)
        return next((number for number, cell in enumerate(set_so.cells) if cell.contains(x, y)), None)

    # showing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Where its place does not say how high: half of the window, or what fits into a low one."""
        width = max(width, 1)  # in a window of one cell its margins leave nothing
        height = max(min(viewport.height - 3, 13), viewport.height // 2)
        set_so = self.layout_in(width, height if self.unfolded else 2)
        before, after = self.texts_around(set_so, width)
        return set_so.height + sum(text.get_height({}, width) for text in (*before, *after))

    def layout_in(self, width: int, height: int) -> Layout:
        if not self.unfolded:
            return Layout(0, _plain_cells(width), (), gap=False)
        beside = sum(Content(text).get_height({}, max(width, 1)) for text in self._plain)
        return layout(self.ask, width, height, beside)

    @property
    def _plain(self) -> tuple[str, str, str]:
        return f"{self.ask.question}  {HIGHEST}", self.ask.anchors, self._hint

    def texts_around(self, set_so: Layout, width: int) -> tuple[list[Content], list[Content]]:
        """What stands above the numbers, and below them."""
        text = self.ask.question if self.value is None else f"{self.ask.question}  {self.value}"
        question = Content.styled(text, self.get_visual_style("rating--question"))
        if not self.unfolded:
            return [question], []
        quiet = self.get_visual_style("rating--quiet")
        gap = [Content(" ")] if set_so.gap else []
        word = [Content.styled(line, self.get_visual_style("rating--question")) for line in set_so.word]
        below = [Content.styled(text, quiet) for text in (self.ask.anchors, self._hint)]
        return [*word, question, *gap], [*gap, *below]

    def render(self) -> Content:
        width = self.content_size.width
        set_so = self.layout_in(width, self.content_size.height)
        before, after = self.texts_around(set_so, width)
        return Content("\n").join([*before, *self._numbers(set_so), *after])

    def _numbers(self, set_so: Layout) -> list[Content]:
        """The numbers, the chosen one solid."""
        chosen = self.get_visual_style("rating--chosen")
        other = "" if self.value is None else self.get_visual_style("rating--quiet")

        lines: list[list[Content]] = [[] for _ in range(set_so.height)]
        for number, cell in enumerate(set_so.cells):
            here = number == self.value
            if not set_so.scale:
                text = f"[{number}]" if here else str(number)
                lines[cell.y].append(Content.styled(text.center(cell.width), chosen if here else other))
                continue
            gap = " " * set_so.scale
            for y, text in enumerate(glyphs.rows(str(number), set_so.scale)):
                drawn = text if here or self.value is None else text.translate(FADED)
                lines[cell.y + y] += [Content(gap), Content.styled(drawn, chosen if here else other)]
        return [Content("").join(line) for line in lines]
