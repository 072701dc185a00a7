"""What a person may set: their bands, and how careful the program is. Soreness and effort are 0-10 throughout."""

from __future__ import annotations

from datetime import time
from enum import StrEnum

from msgspec import Struct

from coach.model.exercise import Side
from coach.model.language import AUTO, Language


class VoiceChoice(StrEnum):
    """The speech engines; auto is the first of the others that is there."""

    AUTO = "auto"
    ESPEAK_LIBRARY = "espeak-library"
    SAY = "say"
    SAPI = "sapi"
    ESPEAK_NG = "espeak-ng"
    SPD_SAY = "spd-say"
    OFF = "off"


class LanguageChoice(StrEnum):
    """What the person is spoken to in; auto follows the computer."""

    AUTO = AUTO
    EN = Language.EN
    DE = Language.DE


class SpeakChoice(StrEnum):
    """How much is said."""

    ALL = "all"
    COUNTS = "counts"
    """Counts and changes, without half-way and last one."""
    CHANGES = "changes"
    """What to do and how to lie, without the numbers."""


class ExplainChoice(StrEnum):
    """When a session tells how an exercise is done, and what to lay ready."""

    NEW = "new"
    """Before an exercise that the person never did."""
    ALWAYS = "always"
    NEVER = "never"


class TonesChoice(StrEnum):
    """What sounds the tones."""

    AUTO = "auto"
    SDL = "sdl"
    BELL = "bell"
    OFF = "off"


class ThemeChoice(StrEnum):
    """Colours for a dark room or for daylight."""

    NIGHT = "night"
    DAY = "day"


class MotionChoice(StrEnum):
    """Whether things move on the screen: less is a still figure and no flash, off is no figure either."""

    FULL = "full"
    LESS = "less"
    OFF = "off"


class FlashChoice(StrEnum):
    """How a change of phase or side shows on the whole screen."""

    STRONG = "strong"
    SOFT = "soft"
    OFF = "off"


class Settings(Struct, frozen=True):
    """The person's own settings."""

    bands: tuple[str, ...] = ("none", "light", "medium", "heavy")
    """The ladder of resistance, lightest first."""
    fine_sore: int = 2
    """The most soreness a clean session may leave, and the most a morning after may bring."""
    stop_sore: int = 6
    """Soreness from which on the target goes one step back; between this and `fine_sore` it stays."""
    effort_limit: int = 8
    """The hardest a clean session may have been."""
    clean_at_goal: int = 2
    """Clean sessions at the goal before the next band."""
    sore_streak: int = 3
    """Sessions in a row with more than `fine_sore` after which a health-care provider is advised."""
    day_ends: time = time(4)
    """When a day is over, after midnight: what happens before that hour belongs to the day before."""
    prepare_ms: int | None = None
    """Time to get into position before an exercise, in milliseconds; None is the routine's own."""
    first_side: Side | None = None
    """The leg that works first; None is the exercise's own order."""
    voice: VoiceChoice = VoiceChoice.AUTO
    voice_rate: int = 160
    """Words a minute, 80 to 400."""
    volume: int = 100
    """Of voice and tones, 0 to 100."""
    language: LanguageChoice = LanguageChoice.AUTO
    speak: SpeakChoice = SpeakChoice.ALL
    explain: ExplainChoice = ExplainChoice.NEW
    tones: TonesChoice = TonesChoice.AUTO
    theme: ThemeChoice = ThemeChoice.NIGHT
    motion: MotionChoice = MotionChoice.FULL
    flash: FlashChoice = FlashChoice.SOFT
    left_out: tuple[str, ...] = ()
    """Ids of the exercises that no session prescribes."""
    conditions: tuple[str, ...] = ()
    """Ids of the conditions that the person says are theirs: what those leave out is left out."""
    week: tuple[str | None, ...] = (None,) * 7
    """The routine planned for each day, from Monday; None where there is none."""
