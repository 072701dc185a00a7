"""Home: what to do today, by occasion, with how long it takes and what is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from textwrap import wrap
from typing import TypeVar

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.errors import CoachError, HistoryDamaged
from coach.library.catalogue import Listed, Owner
from coach.library.checks import length_ms
from coach.model.plan import Plan
from coach.model.reason import sentence
from coach.model.record import SessionRecord
from coach.model.routine import When
from coach.output import way
from coach.studio import BrokenOff, Studio, Today
from coach.texts import Texts
from coach.tui.dose_text import short_dose
from coach.tui.key_names import RED_FLAGS_KEY, name_keys
from coach.tui.layout import fitted
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.units import length

OCCASIONS = {
    When.REST_DAY: "rest_day",
    When.PRE_RUN: "pre_run",
    When.POST_RUN: "post_run",
    When.ANY: "any_time",
}
"""In the order they are shown, with the names of their texts."""
PAGES = {
    "targets": "TargetsScreen",
    "progress": "ProgressScreen",
    "history": "HistoryScreen",
    "settings": "SettingsScreen",
}
"""The other pages: the module in this folder, and the screen in it. Loaded when they are asked for."""
Written = TypeVar("Written")
LABEL_WIDTH = 17
MARGIN = 3
NAME_WIDTH = 44
LENGTH_WIDTH = 10
NARROWEST = 12
"""Columns that are left for what is in a routine, however narrow the window."""
MANY = 50
"""More files than this are not all read before anything is shown."""
SCREENFUL = 20
"""More routines than a screen of usual size has room for."""


class HomeScreen(Screen[None]):
    """The choice of a session."""

    CSS_PATH = "home.tcss"
    BINDINGS = [
        Binding("enter,space", "choose", "key_choose", key_display="enter", id="choose"),
        Binding("t", "page('targets')", "key_targets", tooltip="tip_targets", id="targets"),
        Binding("p", "page('progress')", "key_progress", tooltip="tip_progress", id="progress"),
        Binding("h", "page('history')", "key_history", tooltip="tip_history", id="history"),
        Binding("s", "page('settings')", "key_settings", tooltip="tip_settings", id="settings"),
        RED_FLAGS_KEY,
        Binding("q", "app.leave", "key_quit", tooltip="tip_quit", id="quit"),
    ]
    choice = query_one(Choice)
    notice = query_one("#notice", Static)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._words = studio.words
        name_keys(self, self._words)
        self._plans: dict[str, Plan] = {}
        self._fitted = 0
        """The width that the rows are made for."""
        self._renewed = False
        """Whether what is shown was read just now."""

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static(self._words.screens.today, id="today", classes="heading", markup=False)
        yield Choice(id="choice")
        yield Static(id="why", markup=False)
        yield Static(id="notice", markup=False)
        yield Static(id="way", markup=False)
        yield Static(self._words.screens.care, id="care", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._say_the_day()
        self.choice.focus()
        self._open()

    def _say_the_day(self) -> None:
        day = self._words.dates.long(self._studio.today())
        self.query_one("#title", Static).update(Content.assemble(("coach", "bold"), f"   {day}"))

    def _speak_another_language(self) -> None:
        """Say everything that stands here all the time in the language that was chosen just now."""
        self._words = self._studio.words
        name_keys(self, self._words)
        self._say_the_day()
        self.query_one("#today", Static).update(Content(self._words.screens.today))
        self.query_one("#care", Static).update(Content(self._words.screens.care))

    def _open(self) -> None:
        """Show what there is; of many files a screenful first. Before it is read there is nothing to press."""
        files = self._studio.catalogue.routine_files()
        ours_first = sorted(files, key=lambda listed: listed.owner is not Owner.COACH)
        try:
            read = self._read(files if len(files) <= MANY else ours_first[:SCREENFUL])
        except HistoryDamaged as error:
            self.app.fail(error)  # type: ignore[attr-defined]  # the app is ours
            return
        self._show(read)
        self._renewed = len(files) <= MANY
        if read.today is not None:
            self._ask_once(read.today)

    def on_screen_resume(self) -> None:
        """A target, a session or the language may be another one now."""
        if self._words is not self._studio.words:
            self._speak_another_language()
        if not self._renewed:
            self.renew()
        self._renewed = False

    @property
    def _row_width(self) -> int:
        return self.app.size.width - 2 * MARGIN - self.choice.styles.scrollbar_size_vertical

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Have the rows as wide as their place."""
        if self._fitted == self._row_width:
            return
        self._fitted = self._row_width
        for index, option in enumerate(rows(list(self._plans.values()), self._fitted, self._words.screens)):
            self.choice.replace_option_prompt_at_index(index, option.prompt)

    def _ask_once(self, today: Today) -> None:
        """A session that was broken off, else the morning after the last one."""
        morning = None if today.morning_passed else today.asks_morning
        if today.broken_off is None and morning is None:
            return
        from coach.tui.screens.questions import GoOnScreen, MorningScreen

        if today.broken_off is not None:
            self.app.push_screen(
                GoOnScreen(today.broken_off, self._words, self._studio.today()), partial(self._go_on, today.broken_off)
            )
        elif morning is not None:
            routine = self._studio.routine_name(morning.routine)
            self.app.push_screen(MorningScreen(morning, routine, self._words), partial(self._morning, morning))

    def _go_on(self, broken_off: BrokenOff, answer: bool | None) -> None:
        if answer:
            self.app.resume(broken_off)  # type: ignore[attr-defined]  # the app is ours
        elif answer is False:
            self._write(lambda: self._studio.give_up(broken_off))

    def _morning(self, record: SessionRecord, sore: int | None) -> None:
        if sore is None:
            self._write(lambda: self._studio.pass_morning(record))
            return
        told = self._write(lambda: self._studio.morning(sore)) or ()
        moved = [
            f"{exercise.name} {sentence(decision.reason, self._words.telling)}"
            for exercise, decision in told
            if decision.change.moves
        ]
        said = [*moved, *filter(None, [self._write(self._studio.advice)])]
        if said:
            self.notify("\n".join(said), title=self._words.screens.thank_you, timeout=20, markup=False)
        self.renew()

    def _write(self, write: Callable[[], Written]) -> Written | None:
        try:
            return write()
        except CoachError as error:
            self.notify(self._words.error(error), severity="error", timeout=15, markup=False)
            return None

    @work(thread=True, exclusive=True)
    def renew(self) -> None:
        """Read the routines and today's doses anew, off the event loop."""
        try:
            read = self._read(self._studio.catalogue.routine_files())
        except HistoryDamaged as error:
            self.app.call_from_thread(self.app.fail, error)  # type: ignore[attr-defined]  # the app is ours
        else:
            self.app.call_from_thread(self._show, read)

    def _read(self, files: Sequence[Listed]) -> _Read:
        """What these files hold for today, and where the person stands."""
        problems = [*filter(None, [self._studio.missed()])]
        plans: list[Plan] = []
        said = ""
        today = None
        try:
            today = self._studio.overview()
            problems += [self._words.screens.led_elsewhere] if today.led_elsewhere else []
            routines, broken = self._studio.catalogue.all_routines(files)
            problems += [str(problem) for problem in broken]
            plans = [plan for _, routine in routines if (plan := self._studio.plan_of(routine, today.due)).doses]
            suggestion = self._studio.suggestion(plans, today)
            plans.sort(key=lambda plan: plan.routine != suggestion.routine)
            said = suggestion.why
        except HistoryDamaged:
            raise
        except CoachError as error:
            problems.append(self._words.error(error))
        order = list(OCCASIONS)
        plans[1:] = sorted(plans[1:], key=lambda plan: (order.index(plan.when), plan.name))
        return _Read(plans, problems, said, today)

    def _show(self, read: _Read) -> None:
        """The suggestion first, then the others by occasion."""
        self._plans = {plan.routine: plan for plan in read.plans}
        here = self.choice.highlighted or 0
        moved_to = self.choice.get_option_at_index(here).id if here else None
        self.choice.clear_options()
        self._fitted = self._row_width
        self.choice.add_options(rows(read.plans, self._fitted, self._words.screens))
        if read.plans:
            at = list(self._plans).index(moved_to) if moved_to in self._plans else here
            self.choice.highlighted = min(at, len(read.plans) - 1)
        problems, standings = read.problems, () if read.today is None else read.today.standings
        texts = self._words.screens
        more = f"   {texts.more_problems.format(count=len(problems) - 1)}" if len(problems) > 1 else ""
        self.notice.update(Content(problems[0] + more if problems else ""))
        self.notice.set_class(bool(problems), "-said")
        self.query_one("#why", Static).update(Content(read.why))
        lines = [line.strip() for line in way.targets_text(standings, self._words, reasons=False)] if standings else []
        self.query_one("#way", Static).update(Content("\n".join([texts.way, *lines] if lines else [])))

    async def action_page(self, name: str) -> None:
        """One of the other pages; keys that are pressed while it is made are its own."""
        page = import_module(f"coach.tui.screens.{name}")
        await self.app.push_screen(getattr(page, PAGES[name])(self._studio))

    def action_choose(self) -> None:
        """The chosen routine's dose of today."""
        chosen = self.choice.highlighted_option
        if chosen is not None and chosen.id is not None:
            from coach.tui.screens.dose import DoseScreen

            clock = self.app.clock  # type: ignore[attr-defined]  # the app is ours
            self.app.push_screen(DoseScreen(self._plans[chosen.id], self._studio, clock=clock))


class _Read(Struct, frozen=True):
    """What home shows."""

    plans: list[Plan]
    """In the order they are shown, with the names of their texts."""
    problems: list[str]
    why: str
    """Why the first one is suggested."""
    today: Today | None
    """None when the history cannot be read."""


def rows(plans: Sequence[Plan], width: int, texts: Texts) -> list[Option]:
    """The routines to choose from; an occasion's name stands at the first of its routines."""
    said: set[When] = set()
    options = []
    for plan in plans:
        label = "" if plan.when in said else getattr(texts, OCCASIONS[plan.when])
        said.add(plan.when)
        options.append(Option(row(plan, label, width, texts), id=plan.routine))
    return options


def row(plan: Plan, label: str, width: int, texts: Texts) -> Content:
    """A routine in `width` columns: occasion, name and length; what is in it; a blank line.

    Where the occasion leaves no room beside it, it has a line of its own.
    """
    indent = LABEL_WIDTH if width >= 2 * LABEL_WIDTH + LENGTH_WIDTH else 0
    name_width = min(NAME_WIDTH, max(width - indent - LENGTH_WIDTH, 0))
    return Content.assemble(
        (label.ljust(indent) if indent or not label else label + "\n", "dim"),
        (fitted(plan.name, name_width), "bold"),
        length(length_ms(plan)),
        "\n",
        *((" " * indent + line + "\n", "dim") for line in wrap(contents(plan, texts), max(width - indent, NARROWEST))),
    )


def contents(plan: Plan, texts: Texts) -> str:
    """What is in it, in a line."""
    return " · ".join(f"{dose.exercise.name} {short_dose(dose, texts)}" for dose in plan.doses)
