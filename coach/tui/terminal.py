"""What the terminal can show, by what the environment says of it. Pure, and known before Textual is loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_256_COLOURS: Final = re.compile(
    "alacritty|contour|foot|ghostty|gnome|iterm2|kitty|konsole|mlterm|putty|rio|rxvt|st|tmux|vte|wezterm|xterm"
)
"""How the names of terminals begin that show 256 colours, whether their name says so or not."""
_FEWER: Final = ("16color", "88color", "mono", "color")
"""Last parts of names that say otherwise."""


def colour_system(environ: Mapping[str, str]) -> str | None:
    """What Textual has to be told about the colours; None where it finds out by itself.

    GNU screen passes on what the outer terminal says of itself and cannot do; over ssh the name goes along, and what
    else the terminal says does not.
    """
    name = environ.get("TERM", "").lower()
    first, _, rest = name.partition("-")
    if "TMUX" not in environ and (first.startswith("screen") or "STY" in environ):
        return "256"
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return None
    return "256" if _256_COLOURS.fullmatch(first) and rest.rpartition("-")[2] not in _FEWER else None


def is_console(environ: Mapping[str, str]) -> bool:
    """Whether this is a console without windows: a font of 256 or 512 characters, none of them made for drawing."""
    return environ.get("TERM") == "linux"


def has_braille(environ: Mapping[str, str]) -> bool:
    """Whether a figure can be drawn: elsewhere it would be a heap of boxes."""
    return not is_console(environ) and environ.get("TERM", "").partition("-")[0] != "mlterm"
