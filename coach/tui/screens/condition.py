"""The page of a condition, a leaflet from top to bottom; each phase leads to its routine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.app.service import CoachService
from coach.model.condition import Condition, ConditionPhase
from coach.tui.key_labels import RED_FLAGS_HERE, with_twins
from coach.tui.layout import folded
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rows import NamedRow, NamedRows

BULLET, BULLET_WIDTH = "·", 2
BESIDE_ROWS = 11
"""Columns of a window that no line of a phase has."""
LINE_AT_MOST = 92
"""Columns of a line: longer ones are hard to read."""


class ConditionScreen(Page):
    """The page of one condition: how it feels, what helps, its phases with their routines, what to leave out."""

    CSS_PATH = ["page.tcss", "condition.tcss"]
    BINDINGS = with_twins(
        Binding("enter", "begin", "key_begin_phase", tooltip="tip_begin_phase", id="condition-begin"),
        Binding("right,tab", "turn(1)", "key_phase", key_display="→", tooltip="tip_phase", id="condition-phase"),
        Binding("left,shift+tab", "turn(-1)", "key_before", key_display="←", show=False, id="condition-phase-before"),
        Binding("m", "mine(True)", "key_mine", tooltip="tip_mine", id="condition-mine"),
        Binding("m", "mine(False)", "key_not_mine", tooltip="tip_not_mine", id="condition-not-mine"),
        RED_FLAGS_HERE,
        Binding("down,j", "scroll(1)", "key_down", show=False, id="condition-down"),
        Binding("up,k", "scroll(-1)", "key_up", show=False, id="condition-up"),
        Binding("pagedown,space", "page(1)", "key_page_down", show=False, id="condition-page-down"),
        Binding("pageup", "page(-1)", "key_page_up", show=False, id="condition-page-up"),
        Binding("escape,q,g", "app.pop_screen", "key_back", key_display="esc", id="condition-back"),
    )
    body = query_one(VerticalScroll)
    phases = query_one(Choice)

    def __init__(self, service: CoachService, condition: Condition) -> None:
        super().__init__(service)
        self._condition = condition
        self._names: Mapping[str, str] = {}
        """What exercises are called, and routines, by their ids."""

    def compose(self) -> ComposeResult:
        texts, condition = self._words.guide, self._condition
        yield Static(Content(condition.name), classes="title", markup=False)
        with VerticalScroll(classes="body", can_focus=False):
            yield NamedRows(BULLET_WIDTH, id="first")
            yield Static(texts.phases, id="phases-head", markup=False)
            phases = Choice(id="phases")
            phases.can_focus = False
            yield phases
            yield NamedRows(BULLET_WIDTH, id="then")
        yield KeyBar()

    async def on_mount(self) -> None:
        self._names = await self.read(self._read) or {}
        has_phases = bool(self._condition.phases)
        self.query_one("#phases-head").display = self.phases.display = has_phases
        self._show()
        if has_phases:
            self.phases.highlighted = 0

    def _read(self) -> dict[str, str]:
        service = self._service
        routines = [phase.routine for phase in self._condition.phases if phase.routine is not None]
        names = {exercise.id: exercise.name for exercise in service.exercises().values()}
        return {**names, **{routine: service.routine_name(routine) for routine in routines}}

    def on_resize(self) -> None:
        if self.phases.option_count:
            self._show()

    def on_option_list_option_highlighted(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A routine only where the chosen phase has one; what is left out only where there is something."""
        match action:
            case "begin":
                return self._phase is not None and (self._phase.routine is not None or None)
            case "turn":
                return len(self._condition.phases) > 1
            case "mine":
                return bool(self._condition.leave_out) and parameters == (not self._is_mine,)
            case _:
                return True

    @property
    def _phase(self) -> ConditionPhase | None:
        """The chosen one."""
        if not self.is_mounted or self.phases.highlighted is None:
            return None
        return self._condition.phases[self.phases.highlighted]

    @property
    def _is_mine(self) -> bool:
        return self._condition.id in self._service.settings.conditions

    async def action_begin(self) -> None:
        """The dose of the chosen phase's routine, from where it begins."""
        if self._phase is None or (routine := self._phase.routine) is None:
            return
        plan = await self.read(lambda: self._service.plan(routine))
        if plan is not None:
            clock = self.app.clock  # type: ignore[attr-defined]  # the app is ours
            self.app.push_screen(DoseScreen(plan, self._service, clock=clock))

    def action_turn(self, by: int) -> None:
        """The next phase or the one before, and in sight."""
        self.phases.highlighted = ((self.phases.highlighted or 0) + by) % len(self._condition.phases)
        self.phases.scroll_visible(animate=False)

    async def action_mine(self, mine: bool) -> None:
        """Say that it is one's own, and what is better left out is left out; or take that back."""
        id, ids = self._condition.id, self._service.settings.conditions
        now = (*ids, id) if mine else tuple(each for each in ids if each != id)
        await self.done(lambda: self._service.set_setting("conditions", now or None))
        self._show()
        self.refresh_bindings()

    def action_scroll(self, by: int) -> None:
        """A line."""
        self.body.scroll_relative(y=by, animate=False, immediate=True)

    def action_page(self, by: int) -> None:
        """A page."""
        self.body.scroll_relative(y=by * max(self.body.size.height - 1, 1), animate=False, immediate=True)

    def _show(self) -> None:
        texts, condition, names = self._words.guide, self._condition, self._names
        first: list[NamedRow] = [("", texts.urgent, "bold $secondary")]
        if condition.also:
            first += [("", "", ""), ("", texts.also.format(names=", ".join(condition.also)), "$quiet")]
        if not condition.has_exercises:
            first += [
                ("", "", ""),
                ("", texts.no_exercises, "bold"),
                *section(texts.see_somebody, condition.see_somebody),
            ]
        first += section(texts.felt, map(texts.place, condition.where))
        first += section(texts.feels, condition.feels)
        first += section(texts.worse, condition.worse)
        first += section(texts.relief, condition.relief)
        first += section(texts.takes, condition.takes)
        self.query_one("#first", NamedRows).show(first)
        options = [Option(drawn(phase, names, texts.no_routine, self.width)) for phase in condition.phases]
        if self.phases.option_count:
            for index, option in enumerate(options):
                self.phases.replace_option_prompt_at_index(index, option.prompt)
        else:
            self.phases.add_options(options)
        then = section(texts.exercises, (names.get(exercise, exercise) for exercise in condition.exercises))
        then += section(texts.leave_out, (f"{names.get(each, each)}: {why}" for each, why in condition.leave_out))
        if condition.leave_out:
            then.append(("", texts.left_out_yours if self._is_mine else texts.not_yours, "bold"))
        then += section(texts.prevent, condition.prevent)
        if condition.has_exercises:
            then += section(texts.see_somebody, condition.see_somebody)
        then += [(name, text, "$quiet") for name, text, _ in section(texts.sources, condition.sources)]
        self.query_one("#then", NamedRows).show(then)


def section(heading: str, sentences: Iterable[str]) -> list[NamedRow]:
    """A heading and the sentences below it; nothing, where there are none."""
    rows: list[NamedRow] = [(BULLET, sentence, "") for sentence in sentences]
    return [("", "", ""), ("", heading, "bold $primary"), *rows] if rows else []


def drawn(phase: ConditionPhase, names: Mapping[str, str], no_routine: str, width: int) -> Content:
    """A phase: its name, how one knows that it is time for it, and its routine."""
    room = max(min(width - BESIDE_ROWS, LINE_AT_MOST), 1)
    routine = no_routine if phase.routine is None else names.get(phase.routine, phase.routine)
    return Content.assemble(
        (phase.name, "bold"),
        *(f"\n  {line}" for line in folded(phase.when, room)),
        *((f"\n  {line}", "bold $primary" if phase.routine else "dim") for line in folded(f"→ {routine}", room)),
    )
