"""coach that writes down when each segment began and what was noticed: python -m tests.e2e.noted ARGUMENTS...

A line each in the file that `NOTED` names: what it is, the monotonic time, and the segment's own time in ms, the
notice, or by how many seconds the event loop was held up.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from typing import Any

from coach.engine.cues import Began, Cue
from coach.tui.app import CoachApp
from coach.tui.screens.live import LiveScreen

BEAT_S, HELD_UP_S = 0.02, 0.05

if __name__ == "__main__":
    from coach.__main__ import main

    hear, notify, mount = LiveScreen._hear, CoachApp.notify, LiveScreen.on_mount

    def note(kind: str, value: object) -> None:
        """One line, there at once."""
        with open(os.environ["NOTED"], "a", buffering=1) as file:  # noqa: PTH123 - opened at every cue: the quickest way
            file.write(json.dumps([kind, time.monotonic(), value]) + "\n")

    def noting_hear(screen: LiveScreen, cue: Cue) -> None:
        if isinstance(cue, Began):
            note("began", cue.at_ms)
        hear(screen, cue)

    def noting_notify(app: CoachApp, message: str, **more: Any) -> None:
        note("notice", message)
        notify(app, message, **more)

    def beat(due_s: float) -> None:
        held_up_s = time.monotonic() - due_s
        if held_up_s > HELD_UP_S:
            note("held up", held_up_s)
        asyncio.get_running_loop().call_later(BEAT_S, beat, time.monotonic() + BEAT_S)

    def beating_mount(screen: LiveScreen) -> None:
        mount(screen)
        beat(time.monotonic())

    LiveScreen.on_mount = beating_mount  # type: ignore[method-assign]
    LiveScreen._hear = noting_hear  # type: ignore[method-assign]
    CoachApp.notify = noting_notify  # type: ignore[method-assign]
    main()
