"""The question after *this hurts*: how much, and whether to go on with what comes next."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from coach.i18n.catalog import Vocabulary
from coach.tui.key_labels import RED_FLAGS_KEY, with_twins
from coach.tui.screens.question import QuestionScreen
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rating import Ask, Rating


class AfterHurt(Enum):
    """What the person wants to do now."""

    GO_ON = "go on"
    """With what comes next."""
    STAY = "stay"
    """Paused, for as long as they like."""
    STOP = "stop"
    WITHDRAW = "withdraw"
    """The key was pressed by mistake: back to the very moment."""


class HurtAnswer(Struct, frozen=True):
    """The answer to *this hurts*: how much it hurts, and what to do now."""

    sore: int | None
    """0-10; None when they did not say."""
    then: AfterHurt


class HurtScreen(QuestionScreen[HurtAnswer]):
    """Asks how much it hurts and what to do now; the exercise has stopped, and only `u` takes the hurt back."""

    BINDINGS = with_twins(
        Binding("space,enter", "answer('GO_ON')", "key_go_on", key_display="space", id="hurt-go-on"),
        Binding("q", "answer('STOP')", "key_stop", id="hurt-stop"),
        Binding("u", "answer('WITHDRAW')", "key_mistake", tooltip="tip_mistake", id="hurt-mistake"),
        RED_FLAGS_KEY,
        Binding("escape", "answer('STAY')", "key_stay", key_display="esc", tooltip="tip_stay", id="hurt-stay"),
    )
    rating = query_one(Rating)

    def __init__(self, words: Vocabulary, answered: Callable[[int], object] = lambda _: None) -> None:
        """`answered` hears each answer, also one that is changed before the page is left."""
        super().__init__()
        self._words = words
        self._answered = answered

    def compose(self) -> ComposeResult:
        texts = self._words.session
        ask = Ask(texts.hurt_how_much, texts.hurt_scale, texts.big_hurt)
        with Vertical(classes="question"):
            yield Static(texts.hurt_over, classes="ask", markup=False)
            yield Rating(ask, self._words, id="pain")
            yield Static(texts.hurt_advice, classes="quiet extra", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.rating.focus()

    @on(Rating.Answered)
    def _say_so(self, answer: Rating.Answered) -> None:
        self._answered(answer.value)

    def action_answer(self, then: str) -> None:
        self.dismiss(HurtAnswer(self.rating.value, AfterHurt[then]))
