"""What is asked after *this hurts*: how much, and whether to go on with what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from coach.tui.widgets.rating import Rating


@dataclass(frozen=True, slots=True)
class Hurting:
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
        Binding("space,enter", "answer(True)", "Go on with the next", key_display="space", id="hurt-go-on"),
        Binding("q", "answer(False)", "Stop the session", id="hurt-stop"),
        Binding("escape,u", "mistake", "Pressed by mistake", key_display="u", id="hurt-mistake"),
    ]
    rating = query_one(Rating)

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static("This exercise is over for today.", classes="ask", markup=False)
            yield Rating("How much does it hurt?", "0 not at all · 10 the worst there is", id="pain")
            yield Static("Pain that stays is one for a health-care provider.", classes="quiet", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.rating.focus()

    def action_answer(self, go_on: bool) -> None:
        self.dismiss(Hurting(self.rating.value, go_on))

    def action_mistake(self) -> None:
        self.dismiss(Hurting(None, go_on=True, mistake=True))
