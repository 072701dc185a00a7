"""What a person may set: their bands, and how careful the program is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The person's own settings."""

    bands: tuple[str, ...] = ("none", "light", "medium", "heavy")
    """The ladder of resistance, lightest first."""
