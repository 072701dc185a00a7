"""Waiting until an app is at rest, by what it has still to do instead of by the load of the machine.

Textual's own pilot takes a process that got no processor time for 20 ms for one that has nothing to do: on a busy
machine that is wrong, and on an idle one it is long. Here an app is at rest when its loop has nothing ready, no timer
is due in a moment, and no thread of its own is at work.
"""

from __future__ import annotations

import asyncio
import time
from asyncio import BaseEventLoop
from collections.abc import Callable
from weakref import WeakSet

import pytest
from textual.app import App
from textual.pilot import Pilot

from coach.app.journal import ThreadJournal
from coach.tui.screens.take import MAKING
from tests.support.textual import draw_what_changed, leaves

SOON_S = 0.02
"""A timer that is due within so long is waited for: screens are drawn by timers of a sixtieth of a second."""
LONGEST_S = 1.0
"""What moves all the time never comes to rest; then Textual's own limit holds."""
AT_A_THREAD_S = 60.0
"""How long a thread may be at work, on a machine that does much else."""
APPS: WeakSet[App[int]] = WeakSet()
"""Those that are led by a pilot in this test."""
JOURNALS: WeakSet[ThreadJournal] = WeakSet()
"""Those that an app has begun in this test."""


class KnownJournal(ThreadJournal):
    """A journal that can be asked whether everything is written."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        JOURNALS.add(self)


class KnownPilot(Pilot[int]):
    """A pilot whose app can be asked for its workers, and draws when it is at rest."""

    def __init__(self, app: App[int]) -> None:
        super().__init__(app)
        APPS.add(app)

    async def press(self, *keys: str) -> None:
        await super().press(*keys)
        draw_what_changed()

    async def pause(self, delay: float | None = None) -> None:
        await super().pause(delay)
        draw_what_changed()


async def settled(min_sleep: float = 0, max_sleep: float = LONGEST_S) -> None:
    """Until nothing is left to be done: twice in a row, for what a thread leaves behind comes just before its rest."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, BaseEventLoop)
    began, calm = time.monotonic(), 0
    while calm < 2:
        await threads_at_rest()
        await asyncio.sleep(0)
        calm += 1
        if time.monotonic() - began < max_sleep:
            if loop._ready:  # type: ignore[attr-defined]
                calm = 0
            elif any(leaves(app) for app in APPS):
                pass  # a screen that is left may ring for ever, and nobody looks
            elif (rest_s := next_timer_s(loop)) < SOON_S:
                calm = 0
                await asyncio.sleep(max(rest_s, 0))


def next_timer_s(loop: BaseEventLoop) -> float:
    """How long until the next timer is due."""
    due = [timer.when() for timer in loop._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
    return min(due, default=float("inf")) - loop.time()


async def threads_at_rest() -> None:
    """Until the journals have written what they were given, and what the apps read on threads is read.

    What the person waits for with a bar may take long, and whoever looks at that waits by themselves.
    """
    for journal in list(JOURNALS):
        await until(lambda journal=journal: not journal.waiting.unfinished_tasks)  # type: ignore[misc]
    await until(lambda: not any(worker.is_running and worker.group != MAKING for app in APPS for worker in app.workers))


async def until(condition: Callable[[], object], within_s: float = AT_A_THREAD_S) -> None:
    """Until something is so, however busy the machine is."""
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end, "it never came about"
        await asyncio.sleep(0.001)


@pytest.fixture(autouse=True)
def at_rest_means_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot waits for what is left to be done, and for nothing of the tests before."""
    APPS.clear()
    JOURNALS.clear()
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.Pilot", KnownPilot)
    monkeypatch.setattr("coach.tui.live.screen.ThreadJournal", KnownJournal)
