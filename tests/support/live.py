"""The live screen on a clock that moves only when told, and what stands on it."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import Static

from coach.model.timeline import SegmentKind
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.widgets.big import BigText
from coach.tui.widgets.one_line import OneLine
from tests.support.fakes import FakeClock

Lead = Callable[[str], CoachApp]


def live(app: CoachApp) -> LiveScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, LiveScreen))


async def play(pilot: Pilot[int], clock: FakeClock, seconds: float) -> None:
    """Let so much time go by, the alarm ringing whenever it would and at the end."""
    screen = live(pilot.app)  # type: ignore[arg-type]
    end_s = clock.now_s + seconds
    while clock.now_s < end_s and not screen.live.over:
        clock.forward(min(max(screen.live.wait_s(), 0.001), end_s - clock.now_s))
        screen.tick()
    if not screen.live.over:
        screen.tick()
    await pilot.pause()


async def play_to(pilot: Pilot[int], clock: FakeClock, kind: SegmentKind) -> None:
    """Let time go by until something of this kind begins; what is before has no picture."""
    screen = live(pilot.app)  # type: ignore[arg-type]
    while kind is not screen.live.session.segment.kind:  # type: ignore[union-attr]
        clock.forward(max(screen.live.wait_s(), 0.001))
        screen.tick()
    await pilot.pause()


def text(app: CoachApp, name: str) -> str:
    widget = live(app).query_one(f"#{name}")
    if isinstance(widget, BigText | OneLine):
        return widget.text
    return str(widget.content) if isinstance(widget, Static) else ""


SPEED = 20
"""Fast, but slow enough that a moment's next one is not due at once: then the screen would never come to rest."""
