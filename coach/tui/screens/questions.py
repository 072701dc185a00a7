"""The questions at the start: to go on with a session that was broken off, and how the morning after is."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from coach.app.service import BrokenOff
from coach.i18n.catalog import Vocabulary
from coach.model.record import SessionRecord, sides
from coach.tui.key_labels import with_twins
from coach.tui.screens.question import QuestionScreen
from coach.tui.widgets.big import Headline
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rating import Ask, Rating


class GoOnScreen(QuestionScreen[bool | None]):
    """Asks whether to go on with a broken-off session. True: go on. False: it ends, as done so far. None: later."""

    BINDINGS = with_twins(
        Binding("enter,y,space", "dismiss(True)", "key_go_on", key_display="enter", id="go-on"),
        Binding("n", "dismiss(False)", "key_leave_it", tooltip="tip_leave_it", id="go-on-no"),
        Binding("escape", "dismiss(None)", "key_later", key_display="esc", id="go-on-later"),
    )

    def __init__(self, broken_off: BrokenOff, words: Vocabulary, today: date) -> None:
        super().__init__()
        self._today = today
        self._words = words
        self._broken_off = broken_off

    def compose(self) -> ComposeResult:
        record, plan = self._broken_off.record, self._broken_off.plan
        done = sum(performed for _, _, performed, _ in sides(record.sets))
        texts = self._words.screens
        began = self._words.dates.lately(record.started_at, self._today)
        with Vertical(classes="question"):
            yield Headline(self._words.session.big_go_on)
            yield Static(texts.go_on_question, classes="ask", markup=False)
            yield Static(Content(texts.go_on_with.format(name=plan.name, day=began, reps=done)), markup=False)
            how = texts.go_on_hurt if record.hurts else texts.go_on_in_hand
            yield Static(how, classes="quiet", markup=False)
        yield KeyBar()


class MorningScreen(QuestionScreen[int | None]):
    """Asks how sore the hip is the morning after; None is later. Nothing is decided before the page is left."""

    BINDINGS = [
        Binding("enter,space", "keep", "key_keep", key_display="enter", tooltip="tip_after", id="morning-keep"),
        Binding("escape", "dismiss(None)", "key_later", key_display="esc", tooltip="tip_later", id="morning-later"),
    ]
    rating = query_one(Rating)

    def __init__(self, record: SessionRecord, routine: str, words: Vocabulary) -> None:
        super().__init__()
        self._record = record
        self._routine = routine
        self._words = words

    def compose(self) -> ComposeResult:
        texts, session = self._words.screens, self._words.session
        after = texts.morning_of.format(name=self._routine, day=self._words.dates.weekday(self._record.day))
        with Vertical(classes="question"):
            yield Static(texts.morning_after, classes="ask", markup=False)
            yield Static(Content(after), classes="quiet extra", markup=False)
            yield Rating(Ask(session.how_sore, session.hurt_scale, session.big_sore), self._words, id="morning")
        yield KeyBar()

    def on_mount(self) -> None:
        self.rating.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to keep before a number is chosen."""
        return None if action == "keep" and (not self.is_mounted or self.rating.value is None) else True

    def action_keep(self) -> None:
        self.dismiss(self.rating.value)
