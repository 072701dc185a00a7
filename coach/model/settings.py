"""What a person may set: their bands, and how careful the program is. Soreness and effort are 0-10 throughout."""

from __future__ import annotations

from datetime import time

from msgspec import Struct

from coach.model.exercise import Side


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
    voice: str = "auto"
    """Which speech engine speaks; `off` is none."""
    voice_rate: int = 160
    """Words a minute, 80 to 400."""
    volume: int = 100
    """Of voice and tones, 0 to 100."""
    language: str = "auto"
    """What the person is spoken to in: en, de, or auto, which follows the computer's own."""
    speak: str = "all"
    """How much is said: all, counts (and changes), changes (only)."""
    tones: str = "auto"
    """Which player sounds the tones: auto, sdl, bell, off."""
    theme: str = "night"
    """Colours for a dark room (`night`) or for daylight (`day`)."""
    motion: str = "full"
    """`full`; `less`: the figure stands still and nothing flashes; `off`: there is no figure either."""
    flash: str = "soft"
    """How a change of phase or side shows on the whole screen: strong, soft, off."""
    left_out: tuple[str, ...] = ()
    """Ids of the exercises that no session prescribes."""
