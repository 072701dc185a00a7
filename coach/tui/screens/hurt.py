"""What is asked after *this hurts*: how much, and whether to go on with what comes next."""

from __future__ import annotations

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.library.words import Vocabulary
from coach.tui.key_names import name_keys
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rating import Rating


class Hurting(Struct, frozen=True):
    """The person's answer."""

    sore: int | None
    """0-10; None when they did not say."""
    go_on: bool
    """With what comes next."""
    mistake: bool = False
    """The key was pressed by mistake: back to the very moment."""


class HurtScreen(ModalScreen[Hurting]):
    """The exercise has stopped already; nothing here is in a hurry."""

    CSS_PATH = "question.tcss"
    BINDINGS = [
        Binding("space,enter", "answer(True)", "key_next_exercise", key_display="space", id="hurt-go-on"),
        Binding("q", "answer(False)", "key_stop_session", id="hurt-stop"),
        Binding("escape,u", "mistake", "key_mistake", key_display="u", id="hurt-mistake"),
    ]
    rating = query_one(Rating)

    def __init__(self, words: Vocabulary) -> None:
        super().__init__()
        self._phrases = words.session
        name_keys(self, words)

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static(self._phrases.hurt_over, classes="ask", markup=False)
            yield Rating(self._phrases.hurt_how_much, self._phrases.hurt_scale, id="pain")
            yield Static(self._phrases.hurt_advice, classes="quiet", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.rating.focus()

    def action_answer(self, go_on: bool) -> None:
        self.dismiss(Hurting(self.rating.value, go_on))

    def action_mistake(self) -> None:
        self.dismiss(Hurting(None, go_on=True, mistake=True))
