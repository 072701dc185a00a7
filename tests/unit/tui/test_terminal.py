"""What a terminal can show, by what its environment says: colours that can be told apart, and characters it has."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from rich.color import Color as Sent
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from coach.tui.palette import themes
from coach.tui.terminal import colour_system, has_braille
from tests.support.contrast import contrast


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, None),
        ({"TERM": "screen", "STY": "1.x", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "screen.xterm-256color", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "xterm", "STY": "1.x", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "screen-256color", "TMUX": "x", "COLORTERM": "truecolor"}, None),
        ({"TERM": "tmux-256color", "TMUX": "x", "STY": "left over", "COLORTERM": "truecolor"}, None),
        ({"TERM": "xterm"}, "256"),
        ({"TERM": "alacritty"}, "256"),
        ({"TERM": "xterm-ghostty"}, "256"),
        ({"TERM": "xterm-16color"}, None),
        ({"TERM": "linux"}, None),
        ({"TERM": "eterm-color"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_colours_that_the_terminal_has(environ: Mapping[str, str], expected: str | None) -> None:
    """GNU screen draws no true colours whatever it inherits; an xterm has 256, though nobody says so over ssh."""
    assert expected == colour_system(environ)


@pytest.mark.parametrize(("term", "expected"), [("xterm", True), ("linux", False), ("mlterm", False)])
def test_where_there_is_no_figure(term: str, expected: bool) -> None:
    """Without Braille it would be a heap of boxes."""
    assert expected == has_braille({"TERM": term})


SYSTEMS = {None: ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "standard": ColorSystem.STANDARD}
THEMES = [(system, theme) for system in SYSTEMS for theme in themes(system)]


@pytest.mark.parametrize(("system", "theme"), THEMES, ids=lambda part: getattr(part, "name", part))
def test_everything_can_be_read_on_its_ground(system: str | None, theme: Theme) -> None:
    """Text has a contrast of 4.5 at least on every ground it stands on, and what is drawn has 3 (WCAG 2)."""
    colours = {name: shown(value, system) for name, value in named(theme).items()}
    grounds = {name: colours[name] for name in ("background", "rest-ground")}
    inks = ("foreground", "quiet", "primary", "secondary", "error", "success", "warning")
    pairs = {(ink, ground): contrast(colours[ink], colour) for ink, (ground, colour) in product(inks, grounds.items())}
    cursor = colours["block-cursor-foreground"], colours["block-cursor-background"]
    pairs["cursor", "cursor"] = contrast(*cursor)
    for ink in ("primary", "secondary"):  # a strong flash turns them around
        pairs["background", ink] = contrast(colours["background"], colours[ink])
    assert {} == {pair: value for pair, value in pairs.items() if value < 4.5}
    assert {} == {name: value for name, ground in grounds.items() if (value := contrast(colours["track"], ground)) < 3}


@pytest.mark.parametrize(("system", "theme"), THEMES, ids=lambda part: getattr(part, "name", part))
def test_rest_is_not_like_work(system: str | None, theme: Theme) -> None:
    """On a terminal of few colours, too: its ground is another one, and so is its ink."""
    colours = {name: shown(value, system) for name, value in named(theme).items()}
    assert colours["background"] != colours["rest-ground"]
    assert colours["primary"] != colours["secondary"]


def named(theme: Theme) -> dict[str, str]:
    """The colours of a theme by the names that styles use."""
    own = ("foreground", "background", "primary", "secondary", "error", "success", "warning")
    return {name: str(getattr(theme, name)) for name in own} | theme.variables


def shown(colour: str, system: str | None) -> Color:
    """The colour that a terminal of so many shows for it."""
    sent = Sent.parse(colour).downgrade(SYSTEMS[system])
    return Color(*sent.get_truecolor())
