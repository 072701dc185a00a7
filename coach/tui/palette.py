"""The colours: one accent for work, one for rest, and shades of one ground. Every colour on screen comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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
        "track": "#667079",
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
        "track": "#7c848b",
        "rest-ground": "#f6e7d2",
        "block-cursor-background": "#d8ece8",
        "block-cursor-foreground": "#000000",
    },
)


def themes(colour_system: str | None) -> tuple[Theme, Theme]:
    """Night and day, in colours that a terminal with this many of them keeps apart."""
    if colour_system == "256":
        return _changed(NIGHT, {}, {"rest-ground": "#3a3a3a", "quiet": "#bcbcbc", "track": "#8a8a8a"}), _changed(
            DAY, {"secondary": "#5f0000", "warning": "#5f0000"}, {}
        )
    if colour_system == "standard":
        return _changed(NIGHT, _NIGHT_OF_16, _NIGHT_GROUNDS), _changed(DAY, _DAY_OF_16, _DAY_GROUNDS)
    return NIGHT, DAY


_NIGHT_OF_16: Final = {
    "primary": "#55ffff",
    "secondary": "#ffff55",
    "accent": "#55ffff",
    "foreground": "#ffffff",
    "background": "#000000",
    "surface": "#000000",
    "panel": "#0000aa",
    "warning": "#ffff55",
    "error": "#ffffff",
    "success": "#55ffff",
}
_NIGHT_GROUNDS: Final = {
    "footer-background": "#000000",
    "footer-key-foreground": "#55ffff",
    "footer-description-foreground": "#aaaaaa",
    "quiet": "#aaaaaa",
    "track": "#aaaaaa",
    "rest-ground": "#0000aa",
    "block-cursor-background": "#0000aa",
    "block-cursor-foreground": "#ffffff",
}
_DAY_OF_16: Final = {
    "primary": "#0000aa",
    "secondary": "#aa0000",
    "accent": "#0000aa",
    "foreground": "#000000",
    "background": "#ffffff",
    "surface": "#ffffff",
    "panel": "#ffff55",
    "warning": "#aa0000",
    "error": "#aa0000",
    "success": "#0000aa",
}
_DAY_GROUNDS: Final = {
    "footer-background": "#ffffff",
    "footer-key-foreground": "#0000aa",
    "footer-description-foreground": "#000000",
    "quiet": "#000000",
    "track": "#555555",
    "rest-ground": "#ffff55",
    "block-cursor-background": "#ffff55",
    "block-cursor-foreground": "#000000",
}


def _changed(theme: Theme, colours: Mapping[str, str], variables: Mapping[str, str]) -> Theme:
    return replace(theme, **colours, variables={**theme.variables, **variables})  # type: ignore[arg-type]


def theme_name(setting: str) -> str:
    """The theme that the setting `night` or `day` means."""
    return f"coach-{setting}"
