"""Home: what to do today, by occasion, with how long it takes and what is in it."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from coach.errors import CoachError
from coach.model import timeline
from coach.model.plan import Plan
from coach.model.routine import When
from coach.studio import Studio
from coach.tui.dose_text import short_dose
from coach.tui.screens.dose import DoseScreen
from coach.tui.widgets.choice import Choice
from coach.units import length

OCCASIONS = {
    When.REST_DAY: "On a rest day",
    When.PRE_RUN: "Before a run",
    When.POST_RUN: "After a run",
    When.ANY: "Any time",
}
"""In the order they are shown."""
LABEL_WIDTH = 17
NAME_WIDTH = 44


class HomeScreen(Screen[None]):
    """The choice of a session."""

    CSS_PATH = "home.tcss"
    BINDINGS = [
        Binding("enter,space", "choose", "Look and start", key_display="enter", id="choose"),
        Binding("q", "app.leave", "Quit", tooltip="Leave coach", id="quit"),
    ]
    choice = query_one(Choice)
    notice = query_one("#notice", Static)

    def __init__(self) -> None:
        super().__init__()
        self._plans: dict[str, Plan] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static("TODAY", classes="heading", markup=False)
        yield Choice(id="choice")
        yield Static(id="notice", markup=False)
        yield Static(
            "Soreness that stays is one for a health-care provider; coach is no medical advice.",
            id="care",
            markup=False,
        )
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        day = self._studio.now()
        self.query_one("#title", Static).update(Content.assemble(("coach", "bold"), f"   {day:%A} {day.day} {day:%B}"))
        self.choice.focus()
        self.renew()

    @property
    def _studio(self) -> Studio:
        return self.app.studio  # type: ignore[attr-defined, no-any-return]  # the app is ours

    @work(thread=True, exclusive=True)
    def renew(self) -> None:
        """Read the routines and today's doses anew, off the event loop."""
        problems: list[str] = []
        plans: list[Plan] = []
        try:
            targets = self._studio.targets()
            routines, broken = self._studio.catalogue.all_routines()
            problems += [str(problem) for problem in broken]
            plans = [self._studio.plan_of(routine, targets) for _, routine in routines]
        except CoachError as error:
            problems.append(str(error))
        self.app.call_from_thread(self._show, plans, problems)

    def _show(self, plans: list[Plan], problems: list[str]) -> None:
        order = list(OCCASIONS)
        plans.sort(key=lambda plan: (order.index(plan.when), plan.name))
        self._plans = {plan.routine: plan for plan in plans}
        here = self.choice.highlighted or 0
        self.choice.clear_options()
        said: set[When] = set()
        for plan in plans:
            label = "" if plan.when in said else OCCASIONS[plan.when]
            said.add(plan.when)
            self.choice.add_option(Option(row(plan, label), id=plan.routine))
        if plans:
            self.choice.highlighted = min(here, len(plans) - 1)
        more = f"   and {len(problems) - 1} more: coach check" if len(problems) > 1 else ""
        self.notice.update(Content(problems[0] + more if problems else ""))
        self.notice.set_class(bool(problems), "-said")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option.id is not None:
            self.app.push_screen(DoseScreen(self._plans[event.option.id]))

    def action_choose(self) -> None:
        self.choice.action_select()


def row(plan: Plan, label: str) -> Content:
    """A routine on two lines and a blank one: occasion, name and length; what is in it."""
    ms = timeline.total_ms(timeline.compile(plan))
    name = plan.name if len(plan.name) < NAME_WIDTH else plan.name[: NAME_WIDTH - 2] + "…"
    return Content.assemble(
        (label.ljust(LABEL_WIDTH), "dim"),
        (name.ljust(NAME_WIDTH), "bold"),
        length(ms),
        "\n" + " " * LABEL_WIDTH,
        (contents(plan), "dim"),
        "\n",
    )


def contents(plan: Plan) -> str:
    """What is in it, in a line."""
    return " · ".join(f"{dose.exercise.name} {short_dose(dose)}" for dose in plan.doses)
