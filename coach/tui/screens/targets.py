"""The targets page: how many a side and with which band, set with one hand."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.app.decisions import ExerciseProgress
from coach.app.service import CoachService
from coach.errors import CoachError
from coach.i18n.catalog import Vocabulary
from coach.model.plan import REPS_LIMIT, Target
from coach.model.record import SetBy
from coach.reports.progress import band_text, reps_of_goal, way_bar
from coach.tui.key_labels import with_twins
from coach.tui.layout import padded
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar

NAME_WIDTH = 31
BAR_WIDTH, SHORT_BAR = 22, 12
REPS_WIDTH = 11
ALL_COLUMNS, ONE_LINE = 90, 78
"""In a window that is narrower, the bar is a short one; below the second there is none, and a row has two lines."""
TYPED_AT_MOST = 4


class TargetsScreen(Page):
    """Every exercise, those begun first, then those that grow. What is changed is stored once, as its row is left."""

    CSS_PATH = "page.tcss"
    BINDINGS = with_twins(
        Binding("plus,equals_sign,right", "change(1)", "key_rep", key_display="+", tooltip="tip_one_more", id="t-more"),
        Binding("minus,left", "change(-1)", "key_rep", key_display="-", tooltip="tip_one_fewer", id="t-fewer"),
        *(Binding(str(digit), f"type({digit})", show=False) for digit in range(10)),
        Binding("b", "band", "key_band", tooltip="tip_band", id="t-band"),
        Binding("f", "file", "key_file", tooltip="tip_file", id="t-file"),
        Binding("enter", "store", "key_store", tooltip="tip_store", key_display="enter", id="t-store"),
        Binding("u,backspace", "undo", "key_undo", tooltip="tip_undo_target", key_display="u", id="t-undo"),
        Binding("escape,q", "leave", "key_back", key_display="esc", id="t-back"),
    )
    choice = query_one(Choice)

    def __init__(self, service: CoachService) -> None:
        super().__init__(service)
        self._standings: tuple[ExerciseProgress, ...] = ()
        self._changed: ExerciseProgress | None = None
        """The row that is changed and not stored yet, as it is shown."""
        self._order: list[str] = []
        """The ids of the exercises, as they stand."""
        self._row = 0
        self._typed = ""
        self._before: list[ExerciseProgress] = []
        """How the rows stood before each change that was stored on this visit, the last one last."""

    def compose(self) -> ComposeResult:
        yield Static(self._words.screens.targets, classes="title", markup=False)
        yield Static(self._words.screens.targets_lead, classes="lead", markup=False)
        with Vertical(classes="list"):
            yield Choice(id="targets")
            yield Static(id="why", classes="text", markup=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        self.choice.focus()
        self._standings = await self.read(self._read) or ()
        self.choice.add_options([Option(target_row(standing, self.width, self._words)) for standing in self._standings])
        self.choice.highlighted = 0 if self._standings else None
        self.refresh_bindings()

    async def on_unmount(self) -> None:
        """Whoever leaves the program from here meant what they typed."""
        if self._changed is not None:  # no worker: those are over as the program ends
            with suppress(CoachError):
                await asyncio.to_thread(self._service.set_target, self._changed.exercise, self._changed.target)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A band only where the exercise takes one; a key to store and to take back only where there is something."""
        match action:
            case "band":
                return bool(self._standings) and self._here.exercise.takes_band
            case "change" | "type" | "file":
                return bool(self._standings)
            case "store":
                return self._changed is not None
            case "undo":
                return self._changed is not None or bool(self._before)
            case _:
                return True

    @property
    def _at(self) -> int:
        return self.choice.highlighted or 0

    @property
    def _here(self) -> ExerciseProgress:
        return self._changed or self._standings[self._at]

    async def on_option_list_option_highlighted(self) -> None:
        await self._leave_row()
        self._show_why()
        self.refresh_bindings()

    async def _leave_row(self) -> None:
        """Store what was changed on another row than the chosen one. A key may be here before the row's own message."""
        if self._row != self._at:
            self._row, self._typed = self._at, ""
            await self.action_store()

    async def action_change(self, by: int) -> None:
        """One more or one fewer."""
        await self._leave_row()
        self._typed = ""
        self._amount(self._here.target.amount + by)

    async def action_type(self, digit: int) -> None:
        """A digit of a number; a number that is too long begins anew."""
        await self._leave_row()
        self._typed = f"{self._typed}{digit}" if len(self._typed) < TYPED_AT_MOST else str(digit)
        if int(self._typed) >= 1:
            self._amount(int(self._typed))

    async def action_band(self) -> None:
        """The next band, round and round."""
        await self._leave_row()
        ladder, band = self._service.settings.bands, self._here.target.band
        at = ladder.index(band) if band in ladder else -1
        self._change(replace(self._here.target, band=ladder[(at + 1) % len(ladder)]))

    async def action_file(self) -> None:
        """Back to where the exercise's file starts."""
        await self._leave_row()
        here = self._standings[self._at]
        self._changed, self._typed = None, ""
        await self._store(here, None)

    async def action_store(self) -> None:
        """Keep what was changed: one decision, however many keys it took. What cannot be stored still waits for it."""
        changed, self._changed, self._typed = self._changed, None, ""
        if changed is None:
            return
        index = [standing.exercise.id for standing in self._standings].index(changed.exercise.id)
        if not await self._store(self._standings[index], changed.target):
            self._changed, self._row = changed, index
            self.choice.highlighted = index
            self._show_row(index)

    async def action_undo(self) -> None:
        """Take back what is not stored yet, else the last change that is."""
        if self._changed is not None:
            self._changed, self._typed = None, ""
            self._show_row(self._at)
            return
        before = self._before.pop()
        if not await self._store(before, None if before.set_by is SetBy.FILE else before.target, again=False):
            self._before.append(before)

    async def action_leave(self) -> None:
        """Store what was changed, and leave."""
        changed = self._changed
        await self.action_store()
        if self._changed is not None:
            return
        if changed is not None:
            stored = f"{changed.exercise.name}, {reps_of_goal(changed, self._words)}"
            self.notify(self._words.screens.stored.format(what=stored), timeout=4, markup=False)
        self.app.pop_screen()

    def _amount(self, amount: int) -> None:
        self._change(self._here.target.with_amount(min(max(amount, 1), REPS_LIMIT)))

    def _change(self, target: Target) -> None:
        here = self._standings[self._at]
        self._changed = None if target == here.target else replace(here, target=target)
        self._show_row(self._at)

    async def _store(self, before: ExerciseProgress, target: Target | None, *, again: bool = True) -> bool:
        stored = await self.done(lambda: self._service.set_target(before.exercise, target))
        if stored and again:
            self._before.append(before)
        self._standings = await self.read(self._read) or self._standings
        for index, standing in enumerate(self._standings):
            if standing.exercise.id == before.exercise.id:
                self._show_row(index)
        return stored

    def _read(self) -> tuple[ExerciseProgress, ...]:
        """Every exercise, in one order for the whole visit."""
        standings = self._service.standings(all_of_them=True)
        begun_first = sorted(standings, key=lambda standing: standing.decided is None)
        self._order = self._order or [standing.exercise.id for standing in begun_first]
        return tuple(sorted(begun_first, key=lambda standing: self._order.index(standing.exercise.id)))

    def _show_row(self, index: int) -> None:
        standing = self._here if index == self._at else self._standings[index]
        self.choice.replace_option_prompt_at_index(index, target_row(standing, self.width, self._words))
        self._show_why()
        self.refresh_bindings()

    def on_resize(self) -> None:
        for index, standing in enumerate(self._standings):
            self.choice.replace_option_prompt_at_index(index, target_row(standing, self.width, self._words))

    def _show_why(self) -> None:
        if self._standings:
            why = self._here.why(self._words) if self._changed is None else self._words.screens.not_stored_yet
            self.query_one("#why", Static).update(Content(why))


def target_row(standing: ExerciseProgress, width: int, words: Vocabulary) -> Content:
    """An exercise, how far it is, and its band, in a window of this width; on two lines where one has no room."""
    name, number = standing.exercise.name, reps_of_goal(standing, words)
    band = band_text(standing, words)
    if width < ONE_LINE:
        return Content.assemble((name, "bold"), "\n  " + " · ".join(filter(None, (number, band))))
    bar = SHORT_BAR if width < ALL_COLUMNS else BAR_WIDTH
    return Content.assemble(
        (padded(name, NAME_WIDTH), "bold"), way_bar(standing, bar) + "  ", number.ljust(REPS_WIDTH), band
    )
