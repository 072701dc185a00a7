"""What is asked once at the start: to go on with a session that was broken off, and how the morning after is."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.model.record import SessionRecord, sides
from coach.studio import BrokenOff
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rating import Rating


class GoOnScreen(ModalScreen[bool | None]):
    """True: go on with it. False: it ends here, with what was done. None: later."""

    CSS_PATH = "question.tcss"
    BINDINGS = [
        Binding("enter,y,space", "dismiss(True)", "Go on", key_display="enter", id="go-on"),
        Binding("n", "dismiss(False)", "Leave it there", tooltip="It stays in the history as stopped", id="go-on-no"),
        Binding("escape", "dismiss(None)", "Later", key_display="esc", id="go-on-later"),
    ]

    def __init__(self, broken_off: BrokenOff) -> None:
        super().__init__()
        self._broken_off = broken_off

    def compose(self) -> ComposeResult:
        record, plan = self._broken_off.record, self._broken_off.plan
        done = sum(performed for _, _, performed, _ in sides(record.sets))
        began = f"{record.started_at:%A %H:%M}"
        with Vertical(classes="question"):
            yield Static("Go on where you stopped?", classes="ask", markup=False)
            yield Static(Content(f"{plan.name}, begun on {began}, {done} repetitions done."), markup=False)
            yield Static("It goes on with the repetition that was in hand.", classes="quiet", markup=False)
        yield KeyBar()


class MorningScreen(ModalScreen[int | None]):
    """How sore the hip is the morning after; None is no answer."""

    CSS_PATH = "question.tcss"
    BINDINGS = [Binding("escape,enter", "dismiss(None)", "Skip", key_display="esc", id="morning-skip")]
    rating = query_one(Rating)

    def __init__(self, record: SessionRecord) -> None:
        super().__init__()
        self._record = record

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static("The morning after", classes="ask", markup=False)
            yield Rating("How sore is the hip?", "0 not at all · 10 the worst there is", id="morning")
            yield Static(
                Content(f"After {self._record.routine} on {self._record.started_at:%A}."), classes="quiet", markup=False
            )
        yield KeyBar()

    def on_mount(self) -> None:
        self.rating.focus()

    @on(Rating.Chosen)
    def _chosen(self, message: Rating.Chosen) -> None:
        self.dismiss(message.value)
