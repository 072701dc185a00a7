"""The colours: one accent for work, one for rest, and shades of one ground. Every colour on screen comes from here."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

NIGHT: Final = Theme(
    name="coach-night",
    primary="#8bd3c7",
    secondary="#f0b775",
    accent="#8bd3c7",
    foreground="#d9dee3",
    background="#101418",
    surface="#101418",
    panel="#1a2026",
    warning="#f0b775",
    error="#ef8a80",
    success="#8bd3c7",
    dark=True,
    variables={
        "footer-background": "#101418",
        "footer-key-foreground": "#8bd3c7",
        "footer-description-foreground": "#8b96a0",
        "quiet": "#8b96a0",
        "rest-ground": "#2a2013",
        "block-cursor-background": "#1d2a2c",
        "block-cursor-foreground": "#ffffff",
    },
)
DAY: Final = Theme(
    name="coach-day",
    primary="#00675b",
    secondary="#8f4a00",
    accent="#00675b",
    foreground="#1b2126",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efede6",
    warning="#8f4a00",
    error="#a8201a",
    success="#00675b",
    dark=False,
    variables={
        "footer-background": "#fbfaf7",
        "footer-key-foreground": "#00675b",
        "footer-description-foreground": "#59636b",
        "quiet": "#59636b",
        "rest-ground": "#f6e7d2",
        "block-cursor-background": "#d8ece8",
        "block-cursor-foreground": "#000000",
    },
)
THEMES: Final = (NIGHT, DAY)


def theme_name(setting: str) -> str:
    """The theme that the setting `night` or `day` means."""
    return f"coach-{setting}"
