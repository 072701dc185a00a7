"""The question before a session ends early."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from coach.i18n.catalog import Vocabulary
from coach.tui.key_labels import with_twins
from coach.tui.screens.question import QuestionScreen
from coach.tui.widgets.big import Headline
from coach.tui.widgets.key_bar import KeyBar


class StopScreen(QuestionScreen[bool]):
    """Stop here? True to stop, False to go on."""

    BINDINGS = with_twins(
        Binding("q,enter,y", "dismiss(True)", "key_stop", key_display="q", tooltip="tip_stop_here", id="stop-yes"),
        Binding(
            "escape,space,n", "dismiss(False)", "key_go_on", key_display="space", tooltip="tip_stop_not", id="stop-no"
        ),
    )

    def __init__(self, words: Vocabulary) -> None:
        super().__init__()
        self._texts = words.session

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Headline(self._texts.big_stop)
            yield Static(self._texts.stop_here, classes="ask", markup=False)
            yield Static(self._texts.stop_kept, classes="quiet", markup=False)
        yield KeyBar()
