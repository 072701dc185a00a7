"""The question before a session ends early."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static


class StopScreen(ModalScreen[bool]):
    """Stop here? True to stop, False to go on."""

    CSS_PATH = "question.tcss"
    BINDINGS = [
        Binding("q,enter,y", "dismiss(True)", "Stop", key_display="q", tooltip="End the session here", id="stop-yes"),
        Binding("escape,space,n", "dismiss(False)", "Go on", key_display="space", tooltip="Back to it", id="stop-no"),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static("Stop here?", classes="ask", markup=False)
            yield Static("What you did is kept.", classes="quiet", markup=False)
        yield Footer(compact=True, show_command_palette=False)
