"""What stands on the live screen can be read in every state of it, by eyes that see little."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from textual.color import Color

from coach.app.service import CoachService
from coach.model.settings import Settings
from coach.model.timeline import SegmentKind
from coach.tui.app import CoachApp
from tests.support.contrast import contrast
from tests.support.fakes import FakeClock
from tests.support.live import play_to
from tests.support.textual import strips

Lead = Callable[[str], CoachApp]
DRAWN = set("─━╸") | {chr(code) for code in range(0x2800, 0x2900)}


@pytest.mark.parametrize("theme", ["night", "day"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)], ids=str)
async def test_every_state_can_be_read(
    service: CoachService, lead: Lead, clock: FakeClock, theme: str, size: tuple[int, int]
) -> None:
    """Getting ready, at work, resting, turning over, paused in each: text 4.5, bars and figures 3 (WCAG 2)."""
    service.settings = Settings(theme=theme, flash="off")
    found = {}
    app = lead("rest-day")
    async with app.run_test(size=size, notifications=False) as pilot:
        for kind in (SegmentKind.PREPARE, SegmentKind.LIFT, SegmentKind.SWITCH, SegmentKind.HOLD, SegmentKind.REST):
            await play_to(pilot, clock, kind)
            for paused in (False, True):
                if paused:
                    await pilot.press("space")
                for *cell, value in cells(app):
                    if value < (3 if cell[0] in DRAWN else 4.5):
                        found[kind, paused, *cell] = value
            await pilot.press("space")
    assert {} == found


def cells(app: CoachApp) -> Iterator[tuple[str, str, str, float]]:
    """Each kind of character on the screen with its ink, its ground and their contrast."""
    for text, style in {(text.strip()[:1], style) for strip in strips(app) for text, style, _ in strip}:
        if text and style is not None and style.color is not None and style.bgcolor is not None:
            ink, ground = (Color.from_rich_color(each) for each in (style.color, style.bgcolor))
            yield text, ink.hex, ground.hex, contrast(ink, ground)
