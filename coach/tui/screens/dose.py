"""Before the start: every exercise with its dose, to be changed for this session."""

from __future__ import annotations

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.engine.script import setup
from coach.library.words import Vocabulary
from coach.live import real_clock
from coach.model import timeline
from coach.model.plan import REPS_LIMIT, Dose, Plan
from coach.model.routine import When
from coach.studio import Studio
from coach.tui.dose_text import reps_text, tempo_text
from coach.tui.key_names import name_keys
from coach.tui.layout import fitted
from coach.tui.screens.movement import MovementScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.units import length

NAME_WIDTH = 21
REPS_WIDTH = 18
REPS_WIDTH_NARROW = 13
TEMPO_WIDTH = 13
BAND_WIDTH = 12
WITH_TEMPO, WITH_BAND = 78, 60
"""How wide a window is at least that shows them."""


class DoseScreen(Screen[None]):
    """The dose of today, in one's hand."""

    CSS_PATH = "dose.tcss"
    BINDINGS = [
        Binding("enter", "start", "key_start", key_display="enter", tooltip="tip_start", id="start"),
        Binding("space", "look", "key_look", tooltip="tip_look", id="dose-look"),
        Binding(
            "plus,equals_sign,right", "change(1)", "key_rep", key_display="+", tooltip="tip_one_more", id="dose-more"
        ),
        Binding("minus,left", "change(-1)", "key_rep", key_display="-", tooltip="tip_one_fewer", id="dose-fewer"),
        Binding("b", "band", "key_band", tooltip="tip_band", id="dose-band"),
        Binding("x,delete", "leave_out", "key_leave_out", key_display="x", tooltip="tip_leave_out", id="dose-out"),
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="dose-back"),
    ]
    doses = query_one(Choice)

    def __init__(self, plan: Plan, studio: Studio) -> None:
        super().__init__()
        self._plan = plan
        self._studio = studio
        self._words = studio.words
        name_keys(self, self._words)
        self._out: set[int] = set()

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(Content(self._plan.about), id="about", markup=False)
        yield Choice(id="doses")
        yield Static(id="how", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()
        self.doses.highlighted = 0
        self.doses.focus()

    def on_resize(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Bands only where the exercise takes one; a start only when something is left."""
        match action:
            case "band":
                return self._dose.exercise.takes_band or self._dose.band is not None
            case "start":
                return len(self._out) < len(self._plan.doses)
            case _:
                return True

    @property
    def _at(self) -> int:
        return self.doses.highlighted or 0

    @property
    def _dose(self) -> Dose:
        return self._plan.doses[self._at]

    def on_option_list_option_highlighted(self) -> None:
        self._show_how()
        self.refresh_bindings()

    def action_start(self) -> None:
        if len(self._out) < len(self._plan.doses):
            self.app.start(self._plan.without(self._out))  # type: ignore[attr-defined]  # the app is ours

    def action_look(self) -> None:
        """See the movement of the chosen exercise."""
        moves = self._studio.settings.motion == "full"
        self.app.push_screen(MovementScreen(self._dose, self._words, moves=moves, clock=real_clock))

    def action_change(self, by: int) -> None:
        """More or fewer repetitions a side of the chosen exercise, for this session."""
        reps = min(max(self._dose.reps + by, 1), REPS_LIMIT)
        self._put(replace(self._dose, reps=reps))

    def action_band(self) -> None:
        """The next band of the person's ladder, round and round."""
        ladder = self._studio.settings.bands
        at = ladder.index(self._dose.band) if self._dose.band in ladder else -1
        self._put(replace(self._dose, band=ladder[(at + 1) % len(ladder)]))

    def action_leave_out(self) -> None:
        """Leave the chosen exercise out, or take it back in."""
        self._out ^= {self._at}
        self._show()
        self.refresh_bindings()

    def _put(self, dose: Dose) -> None:
        self._plan = self._plan.with_dose(self._at, dose)
        self._out.discard(self._at)
        self._show()

    def _show(self) -> None:
        here = self.doses.highlighted
        width = self.app.size.width
        options = [
            Option(row(dose, width, self._words, out=index in self._out, ms=entry_ms(dose)))
            for index, dose in enumerate(self._plan.doses)
        ]
        if self.doses.option_count == len(options):
            for index, option in enumerate(options):
                self.doses.replace_option_prompt_at_index(index, option.prompt)
        else:
            self.doses.clear_options()
            self.doses.add_options(options)
        self.doses.highlighted = here
        left = timeline.total_ms(timeline.compile(self._plan.without(self._out)))
        self.query_one("#head", Static).update(Content.assemble((self._plan.name, "bold"), f"   {length(left)}"))
        self._show_how()

    def _show_how(self) -> None:
        if self.doses.highlighted is not None:
            how = setup(self._dose.exercise, self._dose.sides[0], self._words.session)
            self.query_one("#how", Static).update(Content(how))


def entry_ms(dose: Dose) -> int:
    """How long one exercise takes by itself, from getting ready to its last repetition."""
    alone = Plan("", "", when=When.ANY, about="", doses=(dose,))
    return timeline.total_ms(timeline.compile(alone))


def row(dose: Dose, width: int, words: Vocabulary, *, out: bool, ms: int) -> Content:
    """An exercise on a line of a window of this width; one left out says so."""
    name, texts = fitted(dose.exercise.name, NAME_WIDTH), words.screens
    band = "-" if dose.band is None else words.session.band(dose.band)
    if out:
        return Content.assemble((name, "strike dim"), (texts.left_out_today, "dim"))
    return Content.assemble(
        (name, "bold"),
        fitted(reps_text(dose, texts), REPS_WIDTH if width >= WITH_TEMPO else REPS_WIDTH_NARROW),
        (fitted(tempo_text(dose, texts), TEMPO_WIDTH), "dim") if width >= WITH_TEMPO else "",
        fitted(band, BAND_WIDTH) if width >= WITH_BAND else "",
        length(ms),
    )
