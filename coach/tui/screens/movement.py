"""A look at one movement before it is done: the figure, large, in the tempo it will have, and how to lie."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from coach.engine.script import fill, setup
from coach.library.words import Vocabulary
from coach.model.exercise import Side
from coach.model.motion import kind_at, lifted_at, rests
from coach.model.plan import Dose
from coach.tui.dose_text import tempo_text
from coach.tui.key_names import name_keys
from coach.tui.live_view import phase_word
from coach.tui.widgets.big import BigText
from coach.tui.widgets.drawing import Scene
from coach.tui.widgets.figure import FRAME_S, FigureView
from coach.tui.widgets.key_bar import KeyBar
from coach.units import is_band


class MovementScreen(Screen[None]):
    """The movement of one dose, over and over."""

    CSS_PATH = "movement.tcss"
    BINDINGS = [
        Binding(
            "left,right,tab", "other_side", "key_other_side", key_display="→", tooltip="tip_other_side", id="move-side"
        ),
        Binding("space,escape,q,enter", "app.pop_screen", "key_back", key_display="space", id="move-back"),
    ]
    figure = query_one(FigureView)
    word = query_one(BigText)

    def __init__(self, dose: Dose, words: Vocabulary, *, moves: bool, clock: Callable[[], float]) -> None:
        super().__init__()
        self._dose = dose
        self._words = words
        self._phrases = words.session
        name_keys(self, words)
        self._moves = moves
        self._clock = clock
        self._since_s = clock()
        self._side = dose.sides[0]

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield BigText(max_scale=1)
        yield FigureView()
        yield Static(id="how", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._tell()
        self._look()
        if not rests(self._dose.tempo):
            self.set_interval(FRAME_S, self._look)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is another side only where one leg works at a time."""
        return action != "other_side" or self._side is not Side.BOTH

    def action_other_side(self) -> None:
        """The same movement, lying the other way around."""
        self._side = self._side.other
        self._tell()
        self._look()

    def _look(self) -> None:
        """Show the moment of the repetition that it is now."""
        dose, ms = self._dose, int((self._clock() - self._since_s) * 1000)
        lifted = lifted_at(dose.tempo, ms)
        kind = kind_at(dose.tempo, ms)
        self.word.update(phase_word(dose, kind, self._phrases))
        if dose.exercise.figure is not None:
            scene = Scene(dose.exercise.figure, self._side, is_band(dose.band))
            self.figure.show(scene, lifted if self._moves else round(lifted))

    def _tell(self) -> None:
        exercise, side, phrases = self._dose.exercise, self._side, self._phrases
        leg = "" if side is Side.BOTH else f"   {phrases.leg(side)}"
        head = Content.assemble((exercise.name, "bold"), f"{leg}   {tempo_text(self._dose, self._words.screens)}")
        self.query_one("#head", Static).update(head)
        lines = [setup(exercise, side, phrases), *(fill(line, side, phrases) for line in exercise.how)]
        self.query_one("#how", Static).update(Content("\n".join(lines)))
