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
from coach.library.settings_keys import FlashName, LanguageName, MotionName, SpeakName, ThemeName, TonesName, VoiceName
from coach.library.words import Vocabulary
from coach.model.exercise import Exercise, Side
from coach.model.settings import Settings
from coach.studio import Studio
from coach.texts import Texts
from coach.tui.key_names import name_keys
from coach.tui.layout import fitted
from coach.tui.palette import theme_name
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar

LABEL_WIDTH = 41
PREPARE_STEP_S = 5
PREPARE_AT_MOST_S = 600
HIGHEST = 10
LATEST_DAY_END = 11
"""The last whole hour at which a day can end."""
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
        Binding("plus,equals_sign,right,space", "change(1)", "key_change", key_display="+", id="set-more"),
        Binding("minus,left", "change(-1)", "key_change_back", key_display="-", show=False, id="set-less"),
        Binding("enter", "write", "key_write", tooltip="tip_write", id="set-write"),
        Binding("escape,q", "leave", "key_done", key_display="esc", id="set-back"),
    ]
    choice = query_one(Choice)
    bands = query_one(Input)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        name_keys(self, studio.words)
        self._items: tuple[Item, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="title", classes="title", markup=False)
        yield Static(id="lead", classes="lead", markup=False)
        yield Choice(id="settings")
        yield Input(compact=True, classes="text")
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

    def action_change(self, by: int) -> None:
        """The next value or the one before."""
        self._set(self._here.key, self._here.change(by))

    def action_write(self) -> None:
        """Type the names of the bands, the lightest first."""
        self.bands.value = bands_text(self._studio.settings.bands, self._studio.words)
        self.bands.display = True
        self.bands.focus()

    @on(Input.Submitted)
    def _written(self, message: Input.Submitted) -> None:
        self._set("bands", bands_written(message.value, self._studio.words) or None)
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
        before = self._studio.language
        try:
            self._studio.set_setting(key, value)
        except CoachError as error:
            self.notify(self._studio.words.error(error), severity="error", timeout=15, markup=False)
        self.app.theme = theme_name(self._studio.settings.theme)
        if self._studio.language is not before:
            name_keys(self, self._studio.words)
            self.app.name_keys()  # type: ignore[attr-defined]  # the app is ours
            self.refresh_bindings()
        self._show()

    def _show(self) -> None:
        words = self._studio.words
        where = visible(str(self._studio.places.settings))
        self.query_one("#title", Static).update(Content(words.screens.settings))
        self.query_one("#lead", Static).update(Content(words.screens.settings_lead.format(path=where)))
        self._items = items(self._studio.settings, tuple(self._studio.exercises().values()), words)
        rows = [Content.assemble((fitted(item.label, LABEL_WIDTH), "bold"), item.now) for item in self._items]
        if self.choice.option_count == len(rows):
            for index, row in enumerate(rows):
                self.choice.replace_option_prompt_at_index(index, row)
        else:
            self.choice.add_options([Option(row) for row in rows])


def items(settings: Settings, exercises: tuple[Exercise, ...], words: Vocabulary) -> tuple[Item, ...]:
    """Every setting as a line."""
    texts = words.screens

    def number(key: str, now: int, least: int, most: int, step: int = 1) -> Item:
        return Item(key, label(key), str(now), lambda by: min(max(now + by * step, least), most))

    def one_of(key: str, now: str, names: type[StrEnum]) -> Item:
        all_of_them = [name.value for name in names]

        def after(by: int) -> str:
            return all_of_them[(all_of_them.index(now) + by) % len(all_of_them)]

        return Item(key, label(key), texts.value(now), after)

    def label(key: str) -> str:
        return str(getattr(texts, f"set_{key}"))

    return (
        Item("prepare", label("prepare"), _prepare_text(settings, texts), lambda by: _prepare(settings, by)),
        Item("first_side", label("first_side"), _side_text(settings, texts), lambda by: _side(settings, by)),
        Item("bands", label("bands"), bands_text(settings.bands, words), lambda _: settings.bands),
        number("fine_sore", settings.fine_sore, 0, settings.stop_sore - 1),
        number("stop_sore", settings.stop_sore, settings.fine_sore + 1, HIGHEST),
        number("effort_limit", settings.effort_limit, 0, HIGHEST),
        number("clean_at_goal", settings.clean_at_goal, 1, SESSIONS_AT_MOST),
        number("sore_streak", settings.sore_streak, 1, SESSIONS_AT_MOST),
        Item("day_ends", label("day_ends"), f"{settings.day_ends:%H:%M}", lambda by: _day_ends(settings, by)),
        one_of("language", settings.language, LanguageName),
        one_of("voice", settings.voice, VoiceName),
        number("voice_rate", settings.voice_rate, *RATES, step=10),
        number("volume", settings.volume, 0, 100, step=10),
        one_of("speak", settings.speak, SpeakName),
        one_of("theme", settings.theme, ThemeName),
        one_of("tones", settings.tones, TonesName),
        one_of("motion", settings.motion, MotionName),
        one_of("flash", settings.flash, FlashName),
        *(_left_out(settings, exercise, texts) for exercise in exercises),
    )


def bands_text(bands: tuple[str, ...], words: Vocabulary) -> str:
    """The names of the bands in a line, as they are shown and typed."""
    return ", ".join(_bands(words).get(band, band) for band in bands)


def bands_written(line: str, words: Vocabulary) -> tuple[str, ...]:
    """The bands that were typed, by their names in the file."""
    known = {shown: band for band, shown in _bands(words).items()}
    return tuple(known.get(name, name) for part in line.split(",") if (name := " ".join(part.split())))


def _bands(words: Vocabulary) -> dict[str, str]:
    return {"none": words.screens.no_band, **words.session.bands}


def _prepare_text(settings: Settings, texts: Texts) -> str:
    return texts.as_routine if settings.prepare_ms is None else f"{settings.prepare_ms / 1000:g} s"


def _prepare(settings: Settings, by: int) -> Value:
    now = 0 if settings.prepare_ms is None else settings.prepare_ms // 1000
    after = min(now + by * PREPARE_STEP_S, PREPARE_AT_MOST_S)
    return after if after > 0 else None


def _day_ends(settings: Settings, by: int) -> Value:
    """A whole hour later or earlier, from midnight to noon."""
    return f"{min(max(settings.day_ends.hour + by, 0), LATEST_DAY_END):02}:00"


def _side_text(settings: Settings, texts: Texts) -> str:
    sides = {Side.LEFT: texts.first_left, Side.RIGHT: texts.first_right}
    return texts.as_exercise if settings.first_side is None else sides[settings.first_side]


def _side(settings: Settings, by: int) -> Value:
    after = FIRST_SIDES[(FIRST_SIDES.index(settings.first_side) + by) % len(FIRST_SIDES)]
    return None if after is None else after.value


def _left_out(settings: Settings, exercise: Exercise, texts: Texts) -> Item:
    out = exercise.id in settings.left_out
    others = tuple(name for name in settings.left_out if name != exercise.id)
    after = others if out else (*others, exercise.id)
    return Item("leave_out", exercise.name, texts.taken_out if out else texts.kept_in, lambda _: after or None)
