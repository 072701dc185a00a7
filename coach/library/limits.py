"""The limits of the files people write: what a stranger's file may cost, and what a message calls too much.

The README of the routines names them; repetitions are limited by `model.plan.REPS_LIMIT`, ids by `ids.ID_AT_MOST`.
"""

from __future__ import annotations

from typing import Final

BYTES_AT_MOST: Final = 256 * 1024
BAD_CHARACTERS_AT_MOST: Final = 10
"""More of them in one file, and it is no text at all."""
VALUES_AT_MOST: Final = 5_000
DEPTH_AT_MOST: Final = 12
PROBLEMS_AT_MOST: Final = 100
"""Of one file: nobody corrects more at a time, and a hostile file would have thousands."""
COLONS_AT_MOST: Final = 10
"""Texts with a colon and without quotes that do not end the reading; for each the file is read once more."""

TEXT_AT_MOST: Final = 2_000
NAME_AT_MOST: Final = 80
PERCENT_AT_MOST: Final = 1_000
EXERCISES_AT_MOST: Final = 200
SESSION_AT_MOST_MS: Final = 4 * 3_600_000
POINTS_AT_MOST: Final = 60
LIMBS_AT_MOST: Final = 40
"""Of a figure."""
ROUNDS_AT_MOST: Final = 20
SENTENCES_AT_MOST: Final = 40
"""In a list of a condition's page."""

BANDS_AT_MOST: Final = 20
SESSIONS_AT_MOST: Final = 100
"""That a setting may count, as those in a row before a step."""

SETTING_RANGES: Final = {
    "fine_sore": (0, 10),
    "stop_sore": (1, 10),
    "effort_limit": (0, 10),
    "clean_at_goal": (1, SESSIONS_AT_MOST),
    "sore_streak": (1, SESSIONS_AT_MOST),
    "voice_rate": (80, 400),
    "volume": (0, 100),
}
"""The least and the most that a setting which is a number may be; `settings.yaml` and the settings page obey it."""
