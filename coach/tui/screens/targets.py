"""The person's own targets: how many a side and with which band, set with one hand."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.errors import CoachError
from coach.library.words import Vocabulary
from coach.model.plan import REPS_LIMIT, Target
from coach.output.way import band_text, reps_of_goal, way_bar
from coach.studio import Studio
from coach.targets import Standing
from coach.tui.key_names import name_keys
from coach.tui.layout import fitted
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar

NAME_WIDTH = 22
BAR_WIDTH = 22
BAR_WIDTH_NARROW = 9
REPS_WIDTH = 10
ALL_COLUMNS = 74
"""In a window that is narrower, the bar is a short one."""
TYPED_AT_MOST = 4


class TargetsScreen(Screen[None]):
    """Every exercise, those that grow first. Digits typed one after the other make a number."""

    CSS_PATH = "page.tcss"
    BINDINGS = [
        Binding("plus,equals_sign,right", "change(1)", "key_rep", key_display="+", tooltip="tip_one_more", id="t-more"),
        Binding("minus,left", "change(-1)", "key_rep", key_display="-", tooltip="tip_one_fewer", id="t-fewer"),
        *(Binding(str(digit), f"type({digit})", show=False) for digit in range(10)),
        Binding("b", "band", "key_band", tooltip="tip_band", id="t-band"),
        Binding("f", "file", "key_file", tooltip="tip_file", id="t-file"),
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="t-back"),
    ]
    choice = query_one(Choice)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._words = studio.words
        name_keys(self, self._words)
        self._standings: tuple[Standing, ...] = ()
        self._typed = ""

    def compose(self) -> ComposeResult:
        yield Static(self._words.screens.targets, classes="title", markup=False)
        yield Static(self._words.screens.targets_lead, classes="lead", markup=False)
        yield Choice(id="targets")
        yield Static(id="why", classes="text", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._standings = self._studio.standings(all_of_them=True)
        self.choice.add_options([Option(row(standing, self._bar_width, self._words)) for standing in self._standings])
        self.choice.highlighted = 0
        self.choice.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A band only where the exercise takes one."""
        return self._here.exercise.takes_band if action == "band" and self._standings else True

    @property
    def _at(self) -> int:
        return self.choice.highlighted or 0

    @property
    def _here(self) -> Standing:
        return self._standings[self._at]

    def on_option_list_option_highlighted(self) -> None:
        self._typed = ""
        self._show_why()
        self.refresh_bindings()

    def action_change(self, by: int) -> None:
        """One more or one fewer."""
        self._typed = ""
        self._set(self._here.target.reps + by)

    def action_type(self, digit: int) -> None:
        """A digit of a number; a number that is too long begins anew."""
        self._typed = f"{self._typed}{digit}" if len(self._typed) < TYPED_AT_MOST else str(digit)
        if int(self._typed) >= 1:
            self._set(int(self._typed))

    def action_band(self) -> None:
        """The next band, round and round."""
        ladder, band = self._studio.settings.bands, self._here.target.band
        at = ladder.index(band) if band in ladder else -1
        self._store(Target(self._here.target.reps, ladder[(at + 1) % len(ladder)]))

    def action_file(self) -> None:
        """Back to where the exercise's file starts."""
        self._typed = ""
        self._store(None)

    def _set(self, reps: int) -> None:
        self._store(Target(min(max(reps, 1), REPS_LIMIT), self._here.target.band))

    def _store(self, target: Target | None) -> None:
        try:
            self._studio.set_target(self._here.exercise, target)
        except CoachError as error:
            self.notify(self._words.error(error), severity="error", markup=False)
            return
        self._standings = self._studio.standings(all_of_them=True)
        self.choice.replace_option_prompt_at_index(self._at, row(self._here, self._bar_width, self._words))
        self._show_why()

    @property
    def _bar_width(self) -> int:
        return BAR_WIDTH_NARROW if self.app.size.width < ALL_COLUMNS else BAR_WIDTH

    def on_resize(self) -> None:
        for index, standing in enumerate(self._standings):
            self.choice.replace_option_prompt_at_index(index, row(standing, self._bar_width, self._words))

    def _show_why(self) -> None:
        if self._standings:
            self.query_one("#why", Static).update(Content(self._here.why(self._words)))


def row(standing: Standing, bar_width: int, words: Vocabulary) -> Content:
    """An exercise, how far it is, and its band."""
    return Content.assemble(
        (fitted(standing.exercise.name, NAME_WIDTH), "bold"),
        way_bar(standing, bar_width) + "  ",
        reps_of_goal(standing, words).ljust(REPS_WIDTH),
        band_text(standing, words),
    )
