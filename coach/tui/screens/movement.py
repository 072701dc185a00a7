"""The preview of one movement: the figure, large, in the tempo it will have, and how to lie."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from coach.app.dose_text import reps_text
from coach.app.service import CoachService
from coach.model.exercise import Side
from coach.model.plan import Dose
from coach.tui.key_labels import with_twins
from coach.tui.screens.page import Page
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.movement import Movement


class MovementScreen(Page):
    """The movement of one dose, over and over."""

    CSS_PATH = "movement.tcss"
    BINDINGS = with_twins(
        Binding(
            "left,right,tab", "other_side", "key_other_side", key_display="→", tooltip="tip_other_side", id="move-side"
        ),
        Binding("space,escape,q,enter", "app.pop_screen", "key_back", key_display="space", id="move-back"),
    )
    movement = query_one(Movement)

    def __init__(self, dose: Dose, service: CoachService, *, clock: Callable[[], float]) -> None:
        super().__init__(service)
        self._dose = dose
        self._clock = clock
        self._side = dose.sides[0]

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Movement(self._words, moves=self._service.settings.motion == "full", clock=self._clock)
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is another side only where one leg works at a time."""
        return action != "other_side" or self._side is not Side.BOTH

    def action_other_side(self) -> None:
        """The same movement, lying the other way around."""
        self._side = self._side.other
        self._show()

    def _show(self) -> None:
        leg = "" if self._side is Side.BOTH else f"   {self._words.session.leg(self._side)}"
        head = Content.assemble((self._dose.exercise.name, "bold"), f"{leg}   {reps_text(self._dose, self._words)}")
        self.query_one("#head", Static).update(head)
        self.movement.show(self._dose, self._side)
