"""The progress page: an exercise's repetitions over time, the reasons, and the last months at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.app.decisions import ExerciseProgress
from coach.app.service import CoachService
from coach.model.record import DayTotal, SessionRecord, StoredDecision
from coach.reports import progress
from coach.tui.key_labels import TAKE_KEY, with_twins
from coach.tui.screens.page import Page
from coach.tui.widgets.key_bar import KeyBar

SIDE_MARGIN = 8
DECISIONS = 6
WEEKS_SHOWN = 4


class ProgressScreen(Page):
    """One exercise at a time, those first about which something was decided; left and right go through them."""

    CSS_PATH = "page.tcss"
    BINDINGS = with_twins(
        Binding("right,n,tab", "turn(1)", "key_following", key_display="→", id="p-next"),
        Binding("left,b,shift+tab", "turn(-1)", "key_before", key_display="←", id="p-before"),
        TAKE_KEY,
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="p-back"),
    )

    def __init__(self, service: CoachService) -> None:
        super().__init__(service)
        self._standings: tuple[ExerciseProgress, ...] = ()
        self._at = 0
        self._way: _Way | None = None

    def compose(self) -> ComposeResult:
        yield Static(self._words.screens.progress, classes="title", markup=False)
        with VerticalScroll(classes="body"):
            yield Static(id="chart", markup=False)
            yield Static(id="reasons", markup=False)
            yield Static(id="months", markup=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        standings = await self.read(self._service.standings) or ()
        self._standings = tuple(sorted(standings, key=lambda standing: standing.decided is None))
        await self.action_turn(0)

    def on_resize(self) -> None:
        self._show()

    def action_take(self) -> None:
        """Take the way so far along."""
        from coach.tui.screens.take import TakeScreen

        self.app.push_screen(TakeScreen(self._service))

    async def action_turn(self, by: int) -> None:
        """The next exercise or the one before, round and round."""
        if self._standings:
            self._at = (self._at + by) % len(self._standings)
            self._way = await self.read(self._read)
            self._show()

    def _read(self) -> _Way:
        here = self._standings[self._at]
        with self._service.reading() as store:
            records = self._service.charted(store, here.exercise.id)
            return _Way(here, records, store.decisions(here.exercise.id, limit=DECISIONS), store.days())

    def _show(self) -> None:
        if self._way is None:
            return
        way, words, today = self._way, self._words, self._service.today()
        width = min(self.width - SIDE_MARGIN, progress.CHART)
        self.query_one("#chart", Static).update(_lines(progress.chart_text(way.here, way.records, words, width)))
        self.query_one("#reasons", Static).update(_lines(["", *progress.reasons_text(way.decided, words)]))
        fitting = min(progress.WEEKS, max((self.width - SIDE_MARGIN) // 2 - 2, 1))
        calendar = progress.calendar_text(way.days, today, words, fitting)
        weeks = progress.weeks_text(way.days, today, words, WEEKS_SHOWN)
        self.query_one("#months", Static).update(
            _lines(["", progress.streak_text(way.days, today, words), "", *calendar, "", *weeks])
        )


class _Way(Struct, frozen=True):
    """What the history says about one exercise, and about the last months."""

    here: ExerciseProgress
    records: Sequence[SessionRecord]
    decided: Sequence[StoredDecision]
    days: Sequence[DayTotal]


def _lines(lines: object) -> Content:
    return Content("\n".join(lines))  # type: ignore[arg-type]
