"""A timer that says so before it rings."""

from __future__ import annotations

import asyncio

import pytest

from coach.tui.rendering.timer import EARLIER_S, EARLY_S, PreciseTimer


@pytest.mark.parametrize(
    ("wait_s", "told"), [(0.3, [EARLIER_S, EARLY_S, "now"]), (0.2, [EARLY_S, "now"]), (0.01, ["now"])]
)
async def test_it_says_so_as_early_as_there_is_time_for(wait_s: float, told: list[object]) -> None:
    """And rings then, not before."""
    heard: list[object] = []
    rung = asyncio.Event()

    def ring() -> None:
        heard.append("now")
        rung.set()

    loop = asyncio.get_running_loop()
    began = loop.time()
    PreciseTimer(ring, heard.append).start(wait_s)
    await asyncio.wait_for(rung.wait(), 10)
    assert told == heard
    assert loop.time() - began >= wait_s


async def test_set_again_it_forgets_the_moment_before() -> None:
    """So does one that is told to ring no more."""
    heard: list[object] = []
    timer = PreciseTimer(lambda: heard.append("now"), heard.append)
    timer.start(0.02)
    timer.start(0.01)
    await asyncio.sleep(0.05)
    timer.start(0.02)
    timer.cancel()
    await asyncio.sleep(0.05)
    assert ["now"] == heard
