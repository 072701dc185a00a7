"""coach that writes down when each segment began and what was noticed: python -m tests.support.noted ARGUMENTS...

A line each in the file that `NOTED` names: what it is, the monotonic time, for how many seconds the program has waited
for a core so far, and the segment's own time in ms, the notice, or by how many seconds the event loop was held up.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from coach.engine.cues import Began, Cue
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen

BEAT_S, HELD_UP_S = 0.02, 0.05


def starved_s() -> float:
    """For how long the threads of this program could have run and had no core: the machine does much else.

    Only Linux counts it; where nobody does, it may have been any time.
    """
    threads = Path("/proc/self/task")
    if not threads.exists():
        return time.monotonic()
    waited_ns = 0
    for thread in threads.iterdir():
        with suppress(OSError):  # it may end before it is asked
            waited_ns += int((thread / "schedstat").read_text().split()[1])
    return waited_ns / 1e9


if __name__ == "__main__":
    from coach.__main__ import main

    hear, notify, mount = LiveScreen.hear, CoachApp.notify, LiveScreen.on_mount

    def note(kind: str, value: object) -> None:
        """One line, there at once."""
        with open(os.environ["NOTED"], "a", buffering=1) as file:  # noqa: PTH123 - opened at every cue: the quickest way
            file.write(json.dumps([kind, time.monotonic(), starved_s(), value]) + "\n")

    def noting_hear(screen: LiveScreen, cue: Cue) -> None:
        if isinstance(cue, Began):
            note("began", cue.at_ms)
        hear(screen, cue)

    def noting_notify(app: CoachApp, message: str, **more: Any) -> None:
        note("notice", message)
        notify(app, message, **more)

    def beat(due_s: float, starved_before_s: float) -> None:
        starved_by_now_s = starved_s()
        held_up_s = time.monotonic() - due_s - max(starved_by_now_s - starved_before_s, 0.0)
        if held_up_s > HELD_UP_S:
            note("held up", held_up_s)
        asyncio.get_running_loop().call_later(BEAT_S, beat, time.monotonic() + BEAT_S, starved_by_now_s)

    def beating_mount(screen: LiveScreen) -> None:
        mount(screen)
        beat(time.monotonic(), starved_s())

    LiveScreen.on_mount = beating_mount  # type: ignore[method-assign]
    LiveScreen.hear = noting_hear  # type: ignore[method-assign]
    CoachApp.notify = noting_notify  # type: ignore[method-assign]
    main()
