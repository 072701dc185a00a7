"""An exercise as it will be done: the phase in a word, the figure moving in its tempo, and how it is done below."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer

from coach.app.dose_text import instructions
from coach.app.live_view import phase_word
from coach.i18n.catalog import Vocabulary
from coach.model.exercise import Side
from coach.model.motion import as_shown, kind_at, lifted_at, rests
from coach.model.plan import Dose
from coach.model.skeleton import Scene
from coach.system.units import is_band
from coach.tui.widgets.big import BigText
from coach.tui.widgets.figure import FRAME_S, MovingFigure
from coach.tui.widgets.rows import NamedRows, unnamed


class Movement(Vertical):
    """The movement of one dose, over and over."""

    DEFAULT_CSS = """
    Movement {
        BigText { height: 4; color: $primary; }
        MovingFigure { height: 1fr; }
        #how { height: auto; max-width: 96; margin: 1 0; color: $foreground; }
    }
    """
    word = query_one(BigText)
    figure = query_one(MovingFigure)

    def __init__(self, words: Vocabulary, *, moves: bool, clock: Callable[[], float]) -> None:
        super().__init__()
        self._words = words
        self._moves = moves
        self._clock = clock
        self._since_s = clock()
        self._dose: Dose | None = None
        self._side = Side.BOTH
        self.timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield BigText(max_scale=1)
        yield MovingFigure()
        yield NamedRows(0, id="how")

    def on_mount(self) -> None:
        self.timer = self.set_interval(FRAME_S, self.look)

    def show(self, dose: Dose, side: Side) -> None:
        """Show this dose from its beginning, lying so that this leg works."""
        if self._dose is None or self._dose.exercise is not dose.exercise or self._side is not side:
            self._since_s = self._clock()
        self._dose, self._side = dose, side
        self.query_one("#how", NamedRows).show(unnamed(instructions(dose, side, self._words)))
        self.look()

    def stand_still(self, still: bool) -> None:
        """Nobody looks: no picture is drawn; or somebody looks again."""
        if self.timer is not None:
            (self.timer.pause if still else self.timer.resume)()

    def look(self) -> None:
        """Show the moment of the repetition that it is now."""
        dose = self._dose
        if dose is None:
            return
        tempo = as_shown(dose.tempo)
        ms = 0 if rests(tempo) else int((self._clock() - self._since_s) * 1000)
        lifted = lifted_at(tempo, ms)
        self.word.update(phase_word(dose, kind_at(tempo, ms), self._words.session))
        if dose.exercise.figure is None or not self.app.draws_figures:  # type: ignore[attr-defined]
            self.figure.show(None, 0)
        else:
            scene = Scene(dose.exercise.figure, self._side, is_band(dose.band))
            self.figure.show(scene, lifted if self._moves else round(lifted))
