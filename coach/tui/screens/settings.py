"""The person's settings: changed here or in settings.yaml, whose comments stay where they are."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coach.errors import CoachError
from coach.faults import visible
from coach.library.edit import Value
from coach.library.settings import FlashName, LanguageName, MotionName, SpeakName, ThemeName, TonesName, VoiceName
from coach.model.exercise import Exercise, Side
from coach.model.settings import Settings
from coach.studio import Studio
from coach.tui.layout import fitted
from coach.tui.palette import theme_name
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar

LABEL_WIDTH = 44
PREPARE_STEP_S = 5
PREPARE_AT_MOST_S = 600
HIGHEST = 10
SESSIONS_AT_MOST = 100
RATES = (80, 400)
"""Words a minute, the slowest and the fastest."""
FIRST_SIDES = (None, Side.LEFT, Side.RIGHT)


class Item(Struct, frozen=True):
    """One line: what it is called, what it is now, and what it becomes with + or -."""

    key: str
    label: str
    now: str
    change: Callable[[int], Value]


class SettingsScreen(Screen[None]):
    """Every setting on a line; + and - change it."""

    CSS_PATH = "page.tcss"
    BINDINGS = [
        Binding("plus,equals_sign,right,space", "change(1)", "Change", key_display="+", id="set-more"),
        Binding("minus,left", "change(-1)", "Back", key_display="-", show=False, id="set-less"),
        Binding("enter", "write", "Write", tooltip="Type the names of your bands", id="set-write"),
        Binding("escape,q", "leave", "Done", key_display="esc", id="set-back"),
    ]
    choice = query_one(Choice)
    bands = query_one(Input)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._exercises = tuple(studio.exercises().values())
        self._items: tuple[Item, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static("Settings", classes="title", markup=False)
        where = Content(f"Also in {visible(str(self._studio.places.settings))}, where your comments stay.")
        yield Static(where, classes="lead", markup=False)
        yield Choice(id="settings")
        yield Input(placeholder="none, light, medium, heavy", compact=True, classes="text")
        yield KeyBar()

    def on_mount(self) -> None:
        self.bands.display = False
        self._show()
        self.choice.highlighted = 0
        self.choice.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the bands are written; everything else is changed."""
        is_bands = bool(self._items) and self._here.key == "bands"
        match action:
            case "write":
                return is_bands
            case "change":
                return not is_bands
            case _:
                return True

    @property
    def _here(self) -> Item:
        return self._items[self.choice.highlighted or 0]

    def on_option_list_option_highlighted(self) -> None:
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        self.action_write() if self._here.key == "bands" else self.action_change(1)

    def action_change(self, by: int) -> None:
        """The next value or the one before."""
        self._set(self._here.key, self._here.change(by))

    def action_write(self) -> None:
        """Type the names of the bands, the lightest first."""
        self.bands.value = ", ".join(self._studio.settings.bands)
        self.bands.display = True
        self.bands.focus()

    @on(Input.Submitted)
    def _written(self, message: Input.Submitted) -> None:
        names = tuple(name for part in message.value.split(",") if (name := " ".join(part.split())))
        self._set("bands", names or None)
        self._close()

    def action_leave(self) -> None:
        """Close the line that is being written, else the page."""
        if self.bands.display:
            self._close()
        else:
            self.app.pop_screen()

    def _close(self) -> None:
        self.bands.display = False
        self.choice.focus()

    def _set(self, key: str, value: Value) -> None:
        try:
            self._studio.set_setting(key, value)
        except CoachError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
        self.app.theme = theme_name(self._studio.settings.theme)
        self._show()

    def _show(self) -> None:
        self._items = items(self._studio.settings, self._exercises)
        rows = [Content.assemble((fitted(item.label, LABEL_WIDTH), "bold"), item.now) for item in self._items]
        if self.choice.option_count == len(rows):
            for index, row in enumerate(rows):
                self.choice.replace_option_prompt_at_index(index, row)
        else:
            self.choice.add_options([Option(row) for row in rows])


def items(settings: Settings, exercises: tuple[Exercise, ...]) -> tuple[Item, ...]:
    """Every setting as a line."""

    def number(key: str, label: str, now: int, least: int, most: int, step: int = 1) -> Item:
        return Item(key, label, str(now), lambda by: min(max(now + by * step, least), most))

    def words(key: str, label: str, now: str, names: type[StrEnum]) -> Item:
        all_of_them = [name.value for name in names]
        return Item(key, label, now, lambda by: all_of_them[(all_of_them.index(now) + by) % len(all_of_them)])

    return (
        Item("prepare", "Time to get ready", _prepare_text(settings), lambda by: _prepare(settings, by)),
        Item("first_side", "The leg that works first", _side_text(settings), lambda by: _side(settings, by)),
        Item("bands", "Your bands, the lightest first", ", ".join(settings.bands), lambda _: settings.bands),
        number("fine_sore", "Soreness that is fine", settings.fine_sore, 0, settings.stop_sore - 1),
        number("stop_sore", "Soreness that asks for a step back", settings.stop_sore, settings.fine_sore + 1, HIGHEST),
        number("effort_limit", "The hardest a clean session may be", settings.effort_limit, 0, HIGHEST),
        number("clean_at_goal", "Clean sessions before the next band", settings.clean_at_goal, 1, SESSIONS_AT_MOST),
        number("sore_streak", "Sore sessions before advice is given", settings.sore_streak, 1, SESSIONS_AT_MOST),
        words("language", "Language of a session", settings.language, LanguageName),
        words("voice", "Voice", settings.voice, VoiceName),
        number("voice_rate", "Words a minute", settings.voice_rate, *RATES, step=10),
        number("volume", "How loud, of 100", settings.volume, 0, 100, step=10),
        words("speak", "How much is said", settings.speak, SpeakName),
        words("theme", "Colours for a dark room or for daylight", settings.theme, ThemeName),
        words("tones", "Tones", settings.tones, TonesName),
        words("motion", "Movement on the screen", settings.motion, MotionName),
        words("flash", "Flash at a change of phase or side", settings.flash, FlashName),
        *(_left_out(settings, exercise) for exercise in exercises),
    )


def _prepare_text(settings: Settings) -> str:
    return "as the routine says" if settings.prepare_ms is None else f"{settings.prepare_ms / 1000:g} s"


def _prepare(settings: Settings, by: int) -> Value:
    now = 0 if settings.prepare_ms is None else settings.prepare_ms // 1000
    after = min(now + by * PREPARE_STEP_S, PREPARE_AT_MOST_S)
    return after if after > 0 else None


def _side_text(settings: Settings) -> str:
    return "as the exercise says" if settings.first_side is None else settings.first_side.value


def _side(settings: Settings, by: int) -> Value:
    after = FIRST_SIDES[(FIRST_SIDES.index(settings.first_side) + by) % len(FIRST_SIDES)]
    return None if after is None else after.value


def _left_out(settings: Settings, exercise: Exercise) -> Item:
    out = exercise.id in settings.left_out
    others = tuple(name for name in settings.left_out if name != exercise.id)
    after = others if out else (*others, exercise.id)
    now = "left out" if out else "in every session that has it"
    return Item("leave_out", exercise.name, now, lambda _: after or None)
