"""The words in which reasons and suggestions are told, as values: the words themselves are in `coach/words`.

Names in braces are filled in. They are apart from what they tell of, which is much more to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from coach.i18n.dates import Dates


class Reasons(Struct, frozen=True, kw_only=True):
    """Why a target is what it is. What each text is for stands beside it in the English file."""

    # what a session and a side are called
    todays: str
    yesterdays: str
    weekdays: str
    dates: str
    """A session longer than six days ago."""
    left: str
    right: str
    # the whole sentence
    moved: str
    moved_band: str
    stays: str
    not_more: str
    """A target that would have risen."""
    with_band: str
    no_band: str
    # the reasons
    clean: str
    at_goal: str
    goal_reached: str
    end_reached: str
    after_end: str
    unknown_band: str
    hurt: str
    other_hurt: str
    on_side: str
    sore: str
    morning: str
    second_thought: str
    effort: str
    partly_done: str
    no_answer: str
    how_sore: str
    how_hard: str
    how_both: str
    below_target: str
    side_left_out: str
    lighter_band: str
    not_done: str
    spent: str
    no_session: str
    never_grows: str
    put_right: str
    set_since: str
    decided_since: str
    one_a_day: str
    back_is_due: str
    # what is added
    too_much: str
    """Where even less than the target was too much."""
    lowest: str
    """Where there is no step back left."""
    was: str
    """Where an answer was put right, and the target was another one before."""
    # where no session decided
    set_by_you: str
    back_to_file: str
    file_starts: str
    # what no program can help with
    see_someone_now: str
    see_someone_still: str
    see_someone_soon: str


REASONS_FILLED: Final[dict[str, tuple[str, ...]]] = {
    "weekdays": ("weekday",),
    "dates": ("day", "month"),
    "moved": ("before", "after", "why"),
    "moved_band": ("before", "after", "band", "why"),
    "stays": ("before", "why"),
    "not_more": ("before", "missed", "why"),
    "with_band": ("band",),
    "at_goal": ("clean", "needed"),
    "goal_reached": ("clean",),
    "end_reached": ("clean",),
    "unknown_band": ("clean", "band"),
    "hurt": ("on_side",),
    "other_hurt": ("session",),
    "on_side": ("side",),
    "sore": ("sore", "session"),
    "morning": ("sore", "session"),
    "second_thought": ("sore", "session", "asked"),
    "effort": ("effort", "session"),
    "partly_done": ("done", "asked", "on_side", "session"),
    "no_answer": ("how",),
    "how_sore": ("session",),
    "how_hard": ("session",),
    "how_both": ("session",),
    "below_target": ("session", "asked", "on_side"),
    "side_left_out": ("session", "side"),
    "lighter_band": ("session",),
    "not_done": ("session",),
    "spent": ("session",),
    "back_is_due": ("why",),
    "was": ("was",),
    "file_starts": ("name",),
    "see_someone_now": ("sore",),
    "see_someone_still": ("sore",),
    "see_someone_soon": ("times",),
}
"""The names in braces of each text that has some: all of them must be there, and no others."""


class Telling(Struct, frozen=True):
    """What it takes to tell a reason in one language."""

    words: Reasons
    dates: Dates
    bands: Mapping[str, str]
    """How the rungs are called that every ladder begins with; the others have the person's own names."""

    def band(self, name: str | None) -> str:
        """A band by its name."""
        return self.bands.get(name or "", name or "")


class Suggestions(Struct, frozen=True, kw_only=True):
    """What today could be."""

    no_routine: str
    first: str
    done_today: str
    hurt_today: str
    day_off: str
    day_off_hurt: str
    """Where nobody said how much it hurt; also in `gently_hurt`."""
    stays_sore: str
    gently: str
    gently_hurt: str
    carefully: str
    long_ago: str
    whenever: str
    strength_due: str
    strength_between: str
    strength_yesterday: str
    rest_today: str
    left_out: str


SUGGESTIONS_FILLED: Final[dict[str, tuple[str, ...]]] = {
    "day_off": ("sore",),
    "stays_sore": ("times",),
    "gently": ("sore",),
    "carefully": ("sore",),
    "left_out": ("name", "exercise"),
}
"""The names in braces of each text that has some."""
