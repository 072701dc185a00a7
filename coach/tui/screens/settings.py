"""The settings page: settings.yaml, changed a value at a time; its comments stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coach.app.service import CoachService
from coach.i18n.catalog import Vocabulary
from coach.i18n.settings_texts import SettingsTexts
from coach.library.limits import SETTING_RANGES
from coach.library.settings_schema import DAYS
from coach.library.yaml_editor import Value
from coach.model.exercise import Exercise, Side
from coach.model.settings import (
    ExplainChoice,
    FlashChoice,
    LanguageChoice,
    MotionChoice,
    Settings,
    SpeakChoice,
    ThemeChoice,
    TonesChoice,
    VoiceChoice,
)
from coach.system.text import visible
from coach.system.units import seconds_text
from coach.tui.key_labels import with_twins
from coach.tui.layout import padded
from coach.tui.palette import theme_name
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput

LABEL_WIDTH = 41
BANDS_LIMIT = 400
"""Letters of all bands in a line; each key costs as much as the whole line is long."""
VALUE_WIDTH = 18
BESIDE_ROWS = 7
"""Columns of a window that no line has: the margins, and where the list is scrolled."""
TIME_TO_TELL_MS = 20_000
"""What our own routines take: the longest of their explanations fits."""
PREPARE_STEP_S = 5
PREPARE_AT_MOST_S = 600
LATEST_DAY_END = 11
"""The last whole hour at which a day can end."""
FIRST_SIDES = (None, Side.LEFT, Side.RIGHT)


class Item(Struct, frozen=True):
    """One line: what it is called, what it is now, what it does, and what it becomes with + or -."""

    name: str
    """What no other line is called."""
    key: str
    label: str
    about: str
    now: str
    change: Callable[[int], Value]
    reset: Value = None
    """What brings it back to how it comes; None takes it out of the file."""


class SettingsScreen(Page):
    """Every setting on a line, under a heading; + and - change it, 0 brings it back."""

    CSS_PATH = "page.tcss"
    BINDINGS = with_twins(
        Binding("plus,equals_sign,right,space", "change(1)", "key_change", key_display="+", id="set-more"),
        Binding("minus,left", "change(-1)", "key_change_back", key_display="-", id="set-less"),
        Binding("enter", "write", "key_write", tooltip="tip_write", id="set-write"),
        Binding("0,backspace,delete", "reset", "key_reset", key_display="0", tooltip="tip_reset", id="set-reset"),
        Binding("escape,q", "leave", "key_done", key_display="esc", id="set-back"),
    )
    choice = query_one(Choice)
    bands = query_one(LineInput)

    def __init__(self, service: CoachService) -> None:
        super().__init__(service)
        self._items: dict[str, Item] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="title", classes="title", markup=False)
        yield Static(id="lead", classes="lead", markup=False)
        yield Choice(id="settings")
        yield Static(id="about", classes="text", markup=False)
        yield LineInput(max_length=BANDS_LIMIT, classes="text")
        yield KeyBar()

    async def on_mount(self) -> None:
        self.bands.display = False
        self.choice.focus()
        await self._show()
        self.choice.action_first()

    async def on_resize(self) -> None:
        if self._items:
            await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the bands are written; everything else is changed."""
        match action:
            case "write":
                return bool(self._items) and self._here.key == "bands"
            case "change":
                return bool(self._items) and self._here.key != "bands"
            case "reset":
                return bool(self._items)
            case _:
                return True

    @property
    def _here(self) -> Item:
        chosen = self.choice.highlighted_option
        return self._items[chosen.id if chosen is not None and chosen.id else next(iter(self._items))]

    def on_option_list_option_highlighted(self) -> None:
        self._tell()
        self.refresh_bindings()

    async def action_change(self, by: int) -> None:
        """The next value or the one before."""
        await self._set(self._here.key, self._here.change(by))

    async def action_reset(self) -> None:
        """Back to how it comes."""
        await self._set(self._here.key, self._here.reset)

    def action_write(self) -> None:
        """Type the names of the bands, the lightest first."""
        written = bands_text(self._service.settings.bands, self._words)
        self.bands.max_length = max(BANDS_LIMIT, len(written))  # or a longer line of a file could not be cut
        self.bands.value = written
        self.bands.display = True
        self.bands.focus()

    @on(Input.Submitted)
    async def _written(self, message: Input.Submitted) -> None:
        await self._set("bands", bands_written(message.value, self._words) or None)
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

    async def _set(self, key: str, value: Value) -> None:
        before = self._service.language
        await self.done(lambda: self._service.set_setting(key, value))
        self.app.theme = theme_name(self._service.settings.theme)
        if self._service.language is not before:
            self.refresh_bindings()
        await self._show()

    async def _show(self) -> None:
        words, width = self._words, self.width - BESIDE_ROWS
        where = visible(str(self._service.places.settings))
        self.query_one("#title", Static).update(Content(words.settings.title))
        self.query_one("#lead", Static).update(Content(words.settings.lead.format(path=where)))
        exercises = await self.read(self._service.exercises) or {}
        routines = await self.read(self._service.routine_names) or {}
        groups = items(self._service.settings, tuple(exercises.values()), words, routines)
        self._items = {item.name: item for group in groups.values() for item in group}
        options: list[Option] = []
        for heading, group in groups.items():
            title = Content.assemble((heading if not options else f"\n{heading}", "bold"))
            options += [
                Option(title, disabled=True),
                *(Option(setting_row(item, width), id=item.name) for item in group),
            ]
        if self.choice.option_count == len(options):
            for index, option in enumerate(options):
                self.choice.replace_option_prompt_at_index(index, option.prompt)
        else:
            self.choice.add_options(options)
        self._tell()

    def _tell(self) -> None:
        """What the chosen line is about."""
        if self._items:
            self.query_one("#about", Static).update(Content(self._here.about))


def setting_row(item: Item, width: int) -> Content:
    """A setting and its value, beside each other where there is room, else under each other."""
    if width >= LABEL_WIDTH + VALUE_WIDTH:
        return Content.assemble((padded(item.label, LABEL_WIDTH), "bold"), item.now)
    return Content.assemble((item.label, "bold"), f"\n  {item.now}")


def items(
    settings: Settings,
    exercises: tuple[Exercise, ...],
    words: Vocabulary,
    routines: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, list[Item]]:
    """Every setting as a line, under the heading of its group; `routines` are names by their ids."""
    texts = words.settings

    def item(key: str, now: str, change: Callable[[int], Value], more: str = "") -> Item:
        about = " ".join(filter(None, [str(getattr(texts, f"about_{key}")), more]))
        return Item(key, key, str(getattr(texts, f"set_{key}")), about, now, change)

    def number(key: str, step: int = 1, *, least: int | None = None, most: int | None = None) -> Item:
        lowest, highest = SETTING_RANGES[key]
        least, most, now = lowest if least is None else least, highest if most is None else most, getattr(settings, key)
        return item(
            key,
            str(now),
            lambda by: min(max(now + by * step, least), most),
            texts.from_to.format(least=least, most=most),
        )

    def one_of(key: str, now: str, names: type[StrEnum]) -> Item:
        all_of_them = [name.value for name in names]

        def after(by: int) -> str:
            return all_of_them[(all_of_them.index(now) + by) % len(all_of_them)]

        return item(key, texts.value(now), after)

    return {
        texts.head_session: [
            item(
                "prepare",
                _prepare_text(settings, words),
                lambda by: _prepare(settings, by),
                texts.prepare_short if _is_short(settings) else "",
            ),
            item("first_side", _side_text(settings, texts), lambda by: _side(settings, by)),
            item("bands", bands_text(settings.bands, words), lambda _: settings.bands),
            item("day_ends", f"{settings.day_ends:%H:%M}", lambda by: _day_ends(settings, by)),
        ],
        texts.head_progress: [
            number("fine_sore", most=settings.stop_sore - 1),
            number("stop_sore", least=settings.fine_sore + 1),
            number("effort_limit"),
            number("clean_at_goal"),
            number("sore_streak"),
        ],
        texts.head_sound: [
            one_of("language", settings.language, LanguageChoice),
            one_of("voice", settings.voice, VoiceChoice),
            number("voice_rate", step=10),
            number("volume", step=10),
            one_of("speak", settings.speak, SpeakChoice),
            one_of("explain", settings.explain, ExplainChoice),
            one_of("tones", settings.tones, TonesChoice),
        ],
        texts.head_screen: [
            one_of("theme", settings.theme, ThemeChoice),
            one_of("motion", settings.motion, MotionChoice),
            one_of("flash", settings.flash, FlashChoice),
        ],
        texts.head_week: [_week(settings, day, routines, words) for day in range(7)],
        texts.head_exercises: [_left_out(settings, exercise, texts) for exercise in exercises],
    }


def bands_text(bands: tuple[str, ...], words: Vocabulary) -> str:
    """The names of the bands in a line, as they are shown and typed."""
    return ", ".join(_bands(words).get(band, band) for band in bands)


def bands_written(line: str, words: Vocabulary) -> tuple[str, ...]:
    """The bands that were typed, by their names in the file."""
    known = {shown: band for band, shown in _bands(words).items()}
    return tuple(known.get(name, name) for part in line.split(",") if (name := " ".join(part.split())))


def _bands(words: Vocabulary) -> dict[str, str]:
    return {"none": words.settings.no_band, **words.session.bands}


def _prepare_text(settings: Settings, words: Vocabulary) -> str:
    if settings.prepare_ms is None:
        return words.settings.as_routine
    return f"{seconds_text(settings.prepare_ms, words.screens.decimal)} s"


def _is_short(settings: Settings) -> bool:
    """Whether how to lie takes longer to say than there is time to get ready."""
    return settings.prepare_ms is not None and settings.prepare_ms < TIME_TO_TELL_MS


def _prepare(settings: Settings, by: int) -> Value:
    now = 0 if settings.prepare_ms is None else settings.prepare_ms // 1000
    after = min(now + by * PREPARE_STEP_S, PREPARE_AT_MOST_S)
    return after if after > 0 else None


def _day_ends(settings: Settings, by: int) -> Value:
    """A whole hour later or earlier, from midnight to noon."""
    return f"{min(max(settings.day_ends.hour + by, 0), LATEST_DAY_END):02}:00"


def _side_text(settings: Settings, texts: SettingsTexts) -> str:
    sides = {Side.LEFT: texts.first_left, Side.RIGHT: texts.first_right}
    return texts.as_exercise if settings.first_side is None else sides[settings.first_side]


def _side(settings: Settings, by: int) -> Value:
    after = FIRST_SIDES[(FIRST_SIDES.index(settings.first_side) + by) % len(FIRST_SIDES)]
    return None if after is None else after.value


def _week(settings: Settings, day: int, routines: Mapping[str, str], words: Vocabulary) -> Item:
    """What a day of the week has: the routines and a day off, round and round."""
    now, ways = settings.week[day], [None, *routines]

    def with_day(routine: str | None) -> Value:
        week = {name: each for name, each in zip(DAYS, settings.week, strict=True) if each is not None}
        week.pop(DAYS[day], None)
        return {**week, DAYS[day]: routine} if routine is not None else week or None

    return Item(
        name=f"week {DAYS[day]}",
        key="week",
        label=words.dates.days[day],
        about=words.settings.about_week,
        now=words.settings.day_off if now is None else routines.get(now, now),
        change=lambda by: with_day(ways[((ways.index(now) if now in ways else 0) + by) % len(ways)]),
        reset=with_day(None),
    )


def _left_out(settings: Settings, exercise: Exercise, texts: SettingsTexts) -> Item:
    out = exercise.id in settings.left_out
    others = tuple(name for name in settings.left_out if name != exercise.id)
    after = others if out else (*others, exercise.id)
    return Item(
        name=f"exercise {exercise.id}",
        key="leave_out",
        label=exercise.name,
        about=texts.about_leave_out,
        now=texts.taken_out if out else texts.kept_in,
        change=lambda _: after or None,
        reset=others or None,
    )
