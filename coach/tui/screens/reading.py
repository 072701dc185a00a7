"""The base of a page to read, in front of whatever was there: it scrolls, and Esc closes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from coach.i18n.catalog import Vocabulary
from coach.tui.key_labels import with_twins
from coach.tui.widgets.key_bar import KeyBar

Result = TypeVar("Result")


class ReadingScreen(ModalScreen[Result]):
    """A heading, and under it what there is to read."""

    CSS_PATH = "reading.tcss"
    BINDINGS = with_twins(
        Binding("escape,q,enter", "dismiss(None)", "key_back", key_display="esc", id="reading-back"),
        Binding("down,j", "scroll(1)", "key_down", id="reading-down"),
        Binding("up,k", "scroll(-1)", "key_up", id="reading-up"),
        Binding("pagedown,space", "page(1)", "key_page_down", show=False, id="reading-page-down"),
        Binding("pageup", "page(-1)", "key_page_up", show=False, id="reading-page-up"),
        Binding("home", "end(-1)", "key_first", show=False, id="reading-first"),
        Binding("end", "end(1)", "key_last", show=False, id="reading-last"),
    )

    def __init__(self, heading: str, words: Vocabulary) -> None:
        super().__init__()
        self._heading = heading

    def compose(self) -> ComposeResult:
        yield Static(self._heading, classes="heading", markup=False)
        with VerticalScroll(id="text", can_focus=False):
            yield from self.text()
        yield KeyBar()

    def text(self) -> Iterable[Widget]:
        """What there is to read."""
        raise NotImplementedError

    @property
    def _text(self) -> VerticalScroll:
        return self.query_one("#text", VerticalScroll)

    def action_scroll(self, by: int) -> None:
        """A line."""
        self._text.scroll_relative(y=by, animate=False, immediate=True)

    def action_page(self, by: int) -> None:
        """A page."""
        self._text.scroll_relative(y=by * max(self._text.size.height - 1, 1), animate=False, immediate=True)

    def action_end(self, by: int) -> None:
        """To the beginning or the end."""
        if by < 0:
            self._text.scroll_home(animate=False)
        else:
            self._text.scroll_end(animate=False)
