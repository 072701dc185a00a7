"""The way so far: an exercise's repetitions over time, the reasons, and the last months at a glance."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coach.output import way
from coach.studio import Studio
from coach.targets import Standing
from coach.tui.key_names import name_keys
from coach.tui.widgets.key_bar import KeyBar

SIDE_MARGIN = 8
DECISIONS = 6
WEEKS_SHOWN = 4


class ProgressScreen(Screen[None]):
    """One exercise at a time; left and right go through them."""

    CSS_PATH = "page.tcss"
    BINDINGS = [
        Binding("right,n,tab", "turn(1)", "key_following", key_display="→", id="p-next"),
        Binding("left,b,shift+tab", "turn(-1)", "key_before", key_display="←", id="p-before"),
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="p-back"),
    ]

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._words = studio.words
        name_keys(self, self._words)
        self._standings: tuple[Standing, ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Static(self._words.screens.progress, classes="title", markup=False)
        with VerticalScroll(classes="body"):
            yield Static(id="chart", markup=False)
            yield Static(id="reasons", markup=False)
            yield Static(id="months", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._standings = self._studio.standings()
        self.query_one(VerticalScroll).focus()
        self._show()

    def on_resize(self) -> None:
        self._show()

    def action_turn(self, by: int) -> None:
        """The next exercise or the one before, round and round."""
        self._at = (self._at + by) % max(len(self._standings), 1)
        self._show()

    def _show(self) -> None:
        if not self._standings:
            return
        here, words, today = self._standings[self._at], self._words, self._studio.today()
        with self._studio.reading() as store:
            records = self._studio.charted(store, here.exercise.id)
            decided = store.decisions(here.exercise.id, limit=DECISIONS)
            days = store.days()
        width = min(self.size.width - SIDE_MARGIN, way.CHART)
        self.query_one("#chart", Static).update(_lines(way.chart_text(here, records, words, width)))
        self.query_one("#reasons", Static).update(_lines(["", *way.reasons_text(decided, words)]))
        fitting = min(way.WEEKS, max((self.size.width - SIDE_MARGIN) // 2 - 2, 1))
        calendar = way.calendar_text(days, today, words, fitting)
        weeks = way.weeks_text(days, today, words, WEEKS_SHOWN)
        self.query_one("#months", Static).update(
            _lines(["", way.streak_text(days, today, words), "", *calendar, "", *weeks])
        )


def _lines(lines: object) -> Content:
    return Content("\n".join(lines))  # type: ignore[arg-type]
