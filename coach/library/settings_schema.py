"""The schema of settings.yaml, and the settings in its text."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from coach.errors import FilesInvalid, phrase
from coach.library.fields import (
    Field,
    FieldTable,
    Group,
    GroupOf,
    Identifier,
    ListOf,
    OneLine,
    OneOf,
    group,
    struct_values,
)
from coach.library.ids import FileKind
from coach.library.limits import BANDS_AT_MOST, NAME_AT_MOST, SETTING_RANGES
from coach.library.number_fields import Whole, day_end, duration
from coach.library.problem_report import ProblemReport, TooManyProblems
from coach.library.yaml_reader import Document, Fields, Text
from coach.model.exercise import Side
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

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK: FieldTable = tuple(Field(day, Identifier(FileKind.ROUTINE), f"{day}: rest-day") for day in DAYS)
NAMES: Final = {"leave_out": FileKind.EXERCISE, "conditions": FileKind.CONDITION, "week": FileKind.ROUTINE}
"""What the ids in the value of a key name."""


def _number(name: str, example: str) -> Field:
    return Field(name, Whole(*SETTING_RANGES[name]), example)


SETTINGS: FieldTable = (
    Field(
        "bands",
        ListOf(OneLine(NAME_AT_MOST), "light", BANDS_AT_MOST, empty=True),
        "bands: [none, light, medium, heavy]",
    ),
    _number("fine_sore", "fine_sore: 2"),
    _number("stop_sore", "stop_sore: 6"),
    _number("effort_limit", "effort_limit: 8"),
    _number("clean_at_goal", "clean_at_goal: 2"),
    _number("sore_streak", "sore_streak: 3"),
    Field("day_ends", day_end, "day_ends: 04:00"),
    Field("prepare", duration, "prepare: 20", into="prepare_ms"),
    Field("first_side", OneOf((Side.LEFT, Side.RIGHT)), "first_side: left"),
    Field("voice", OneOf(VoiceChoice), "voice: auto"),
    _number("voice_rate", "voice_rate: 160"),
    _number("volume", "volume: 100"),
    Field("language", OneOf(LanguageChoice), "language: de"),
    Field("speak", OneOf(SpeakChoice), "speak: all"),
    Field("explain", OneOf(ExplainChoice), "explain: new"),
    Field("tones", OneOf(TonesChoice), "tones: auto"),
    Field("theme", OneOf(ThemeChoice), "theme: day"),
    Field("motion", OneOf(MotionChoice), "motion: less"),
    Field("flash", OneOf(FlashChoice), "flash: strong"),
    Field(
        "leave_out", ListOf(Identifier(), "clamshell", empty=True), "leave_out: [piriformis-stretch]", into="left_out"
    ),
    Field("conditions", ListOf(Identifier(FileKind.CONDITION), "it-band", empty=True), "conditions: [it-band]"),
    Field("week", GroupOf(WEEK, "{mon: rest-day, tue: pre-run}"), "week: {mon: rest-day, tue: pre-run}"),
)
"""Every key; none is needed."""


def settings_in(document: Document) -> Settings:
    """The settings in a document; FilesInvalid with all that is wrong."""
    report = ProblemReport(document.file, list(document.problems))
    settings = Settings()
    try:
        match document.root:
            case Fields() as root:
                parsed = group(_filled(root), phrase("the settings"), SETTINGS, report)
                _check(parsed, report)
                if not report.problems:
                    settings = _settings(parsed)
            case Text(text="", quoted=False) | None:
                pass
            case other:
                what = phrase("the settings are keys and values; begin with a line such as prepare: 20")
                report.add(other.mark, what)
    except TooManyProblems:
        pass
    if problems := report.sorted():
        raise FilesInvalid(problems)
    return settings


def _filled(root: Fields) -> Fields:
    """The keys that say something: one with nothing behind it (its lines commented out, say) is left out."""
    known = {field.name for field in SETTINGS}
    nothing = {"", "null", "~"}
    pairs = [
        (key, value)
        for key, value in root.pairs
        if not (key.text in known and isinstance(value, Text) and not value.quoted and value.text in nothing)
    ]
    return replace(root, pairs=tuple(pairs))


def _check(parsed: Group, report: ProblemReport) -> None:
    """What the keys must be to each other."""
    fine, stop = parsed.get("fine_sore"), parsed.get("stop_sore")
    fine = Settings().fine_sore if fine is None else fine
    stop = Settings().stop_sore if stop is None else stop
    if fine >= stop:
        place = "stop_sore" if "stop_sore" in parsed.values else "fine_sore"
        what = phrase("fine_sore ({fine}) should be below stop_sore ({stop})", fine=fine, stop=stop)
        report.add(parsed.at(place), what)
    bands = parsed.get("bands") or ()
    twice = next((band for at, band in enumerate(bands) if band in bands[:at]), None)
    if twice is not None:
        what = phrase("the band {band} is in the list twice; give each its own name", band=twice)
        report.add(parsed.at("bands"), what)


def _settings(parsed: Group) -> Settings:
    own = struct_values(parsed, SETTINGS)
    if own.get("bands") == ():
        own["bands"] = ("none",)
    if (week := own.get("week")) is not None:
        own["week"] = tuple(week.get(day) for day in DAYS)
    return Settings(**own)
