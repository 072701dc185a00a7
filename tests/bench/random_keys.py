"""Random keys with resizes, waits and gaps against the whole app; the history is compared with the screen at each.

    python -m tests.bench.random_keys [--keys 20000] [--seed 1] [--each 1000] [--look]

With `--look` everything is drawn, and after each key what was sent is read as a terminal would read it: a whole picture
must change nothing in it. That is four keys a second, and 1,000 of them say much.

Every `--each` keys a new home begins, with the next seed. The first error ends it, with the seed that found it; so does
a key that comes to nothing within a minute, with what every task was waiting for and every thread doing then.
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import gc
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported

import textual.app
import textual.pilot

from coach.tui.app import CoachApp
from tests.support.read_back import ReadBack
from tests.support.settled import settled
from tests.support.storm import Storm
from tests.support.textual import leaves

STUCK_S = 60
PASSES = 200
"""What calls itself again and again is not waited for."""
LOOKS = 20
"""What moves by itself may be seen halfway: so often it is looked again."""


class Watched(Storm):
    """A storm that does not wait for ever."""

    def key(self, app: CoachApp) -> str:
        """The next key, from which on the seconds are counted anew."""
        key = super().key(app)
        self.last = f"{key} on {app.screen}, of {app.size}"
        self.waited, self.busy_s = 0, time.process_time()
        return key

    async def blow(self, keys: int) -> None:
        """Blow, watched."""
        self.last, self.waited, self.busy_s = "nothing", 0, time.process_time()
        over, loop = threading.Event(), asyncio.get_running_loop()
        threading.Thread(target=self.watch, args=(over, loop), daemon=True).start()
        try:
            await super().blow(keys)
        finally:
            over.set()

    def watch(self, over: threading.Event, loop: asyncio.AbstractEventLoop) -> None:
        """Count the seconds in which this program ran, and not those in which the whole machine stood still."""
        while not over.wait(1):
            self.waited += 1
            if self.waited >= STUCK_S:
                busy_s = time.process_time() - self.busy_s
                print(f"stuck after {self.last}; {busy_s:.1f} s of processor time", file=sys.__stderr__)
                for task in asyncio.all_tasks(loop):
                    print(task.get_name(), *waits_for(task.get_coro()), sep="\n    ", file=sys.__stderr__)
                faulthandler.dump_traceback(file=sys.__stderr__)
                os._exit(1)


class Looking(Watched):
    """A storm that looks at the terminal."""

    App = ReadBack

    async def compare(self, app: CoachApp) -> None:
        """What was sent is what there is."""
        await super().compare(app)
        assert isinstance(app, ReadBack)
        for _ in range(LOOKS):
            await settled()
            if leaves(app):
                return
            if app.same:
                self.seen["pictures"] += 1
                return
            await asyncio.sleep(0.05)
        raise AssertionError("\n".join([f"after {self.last} stands there:", *app.terminal.display]))


def waits_for(what: Any) -> Iterator[str]:
    """Where a coroutine stands, and where the one stands that it waits for."""
    while what is not None:
        frame = getattr(what, "cr_frame", None) or getattr(what, "ag_frame", None) or getattr(what, "gi_frame", None)
        yield f"{frame.f_code.co_qualname}:{frame.f_lineno}" if frame is not None else repr(what)
        what = getattr(what, "cr_await", None) or getattr(what, "ag_await", None) or getattr(what, "gi_yieldfrom", None)


async def nothing_ready(*_waits: float) -> None:
    """Until the loop has nothing to do at once: what is drawn by timers is drawn between and under the next keys."""
    loop = asyncio.get_running_loop()
    for _ in range(PASSES):
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]
            return


def main() -> None:
    """Blow, and say what was met on the way."""
    options = argparse.ArgumentParser(description="random keys against coach")
    options.add_argument("--keys", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--each", type=int, default=1_000)
    options.add_argument("--look", action="store_true")
    asked = options.parse_args()
    idle = settled if asked.look else nothing_ready
    textual.app.wait_for_idle = textual.pilot.wait_for_idle = idle  # type: ignore[assignment]
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    seen: Counter[str] = Counter()
    pressed, seed, before = 0, asked.seed, time.monotonic()
    while pressed < asked.keys:
        keys = min(asked.each, asked.keys - pressed)
        with tempfile.TemporaryDirectory() as home:
            storm = (Looking if asked.look else Watched)(Path(home) / "home", seed)
            try:
                asyncio.run(storm.blow(keys))
            except BaseException:
                print(f"seed {seed} failed: --keys {keys} --seed {seed} --each {keys}", file=sys.stderr)
                raise
        seen += storm.seen
        pressed, seed = pressed + keys, seed + 1
        print(f"{pressed} keys, {time.monotonic() - before:.0f} s, {dict(seen)}", flush=True)


if __name__ == "__main__":
    main()
