"""Random keys, sizes, waits and gaps against the whole app, and the history compared with the screen all the way."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.app.service import CoachService
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.errors import CoachError
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model import timeline
from coach.model.timeline import SetKey
from coach.system.paths import places
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.hurt import HurtScreen
from coach.tui.screens.library import LibraryScreen
from coach.tui.screens.questions import GoOnScreen, MorningScreen
from coach.tui.screens.stop import StopScreen
from tests.support.fakes import FakeClock
from tests.support.settled import until
from tests.support.textual import leaves, type_keys

OWN = """name: Own
when: any
exercises:
  - {exercise: clamshell, reps: 3, set_of: 2, warm_up: {reps: 1}}
  - {exercise: one-legged-bridge, reps: 2, pace: self}
"""
LEADING = (
    ["space"] * 5 + ["right", "left", "plus", "minus", "r", "p"] * 2 + ["o", "enter", "escape", "q", "u", "pageup"]
)
ONWARD: dict[type, tuple[list[str], float]] = {
    HomeScreen: (["enter", "enter", "enter", "down", "e"], 0.85),
    LibraryScreen: (["enter", "n", "e", "down"], 0.6),
    DoseScreen: (["enter", "enter", "plus", "minus", "down"], 0.8),
    AfterScreen: (["enter", "enter", "escape", "tab", "3"], 0.7),
    StopScreen: (["space", "escape", "n", "q"], 0.7),
    HurtScreen: (["space", "enter", "u", "escape", "q"], 0.7),
    GoOnScreen: (["enter", "space", "escape"], 0.7),
    MorningScreen: (["enter", "escape", "2", "9"], 0.7),
}
"""Which keys lead on from a screen, and how often one of them is pressed: most keys shall meet a session."""
PAGE = (["escape"], 0.4)
"""The same for the pages, from which one comes back."""
ANYTHING = [
    *("space", "enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup"),
    *("pagedown", "backspace", "delete", "ctrl+c", "ctrl+s", "f1", "question_mark", "plus", "minus", "equals_sign"),
    *("greater_than_sign", "less_than_sign", *"abcdefghijklmnopqrstuvwxyzABZ0123456789"),
]  # fmt: skip
SIZES = [(80, 24), (1, 1), (30, 8), (59, 17), (2, 9), (4, 30), (10, 3), (100, 30), (80, 24), (40, 12), (120, 40)] * 2
SIZES += [(300, 100), (200, 60)]
"""Mostly small: half a minute in a window like a wall costs as many keys as it has cells."""


class Storm:
    """A person's home, and hands that do anything in it."""

    App: type[CoachApp] = CoachApp

    def __init__(self, home: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.clock = FakeClock()
        where = places({"COACH_HOME": str(home)})
        where.routines.mkdir(parents=True)
        (where.routines / "own.yaml").write_text(OWN)
        self.service = CoachService(Catalogue(shipped_routines(), where.routines), where, now=self.now)
        self.seen: Counter[str] = Counter()
        """How often each screen was met, and what else came about."""
        self.credited: dict[str, frozenset[tuple[SetKey, int]]] = {}
        """What each session had when it was looked at last."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 7, 30, tzinfo=UTC) + timedelta(seconds=self.clock.now_s * 60)

    async def blow(self, keys: int) -> None:
        """Press so many keys; whenever the program ends, it is begun again."""
        while keys > 0:
            app = self.App(self.service, clock=self.clock)
            # Where the program leaves in the midst of an animation, Textual's pilot would wait for its end for ever.
            app.animator.wait_until_complete = at_once  # type: ignore[method-assign]
            # Leaving lets go of the session: as long as one is held, nobody else may begin one.
            with app.resources:
                keys = await self.use(app, keys)
            self.compare_the_ended()

    async def use(self, app: CoachApp, keys: int) -> int:
        """Press so many keys, or fewer if the program ends before; returns how many are left."""
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            self.seen["programs"] += 1
            while keys > 0 and not leaves(app):
                await type_keys(app, self.key(app))
                keys -= 1
                if self.chance.random() < 0.08 and not leaves(app):
                    await pilot.resize_terminal(*self.chance.choice(SIZES))
                    self.seen["sizes"] += 1
                if not leaves(app):
                    await self.let_time_pass(app)
                    await self.compare(app)
            if not leaves(app):
                app.exit()  # what the last keys began comes to its end first
            await until(lambda: not app.is_running)
        return keys

    def key(self, app: CoachApp) -> str:
        """Mostly what leads somewhere, from whichever screen this is."""
        screen = app.screen
        self.seen[type(screen).__name__] += 1
        if isinstance(screen, LiveScreen) and self.paused(screen) and self.chance.random() < 0.5:
            return "space"
        if isinstance(screen, LiveScreen) and self.chance.random() < 0.8:
            return self.chance.choice(LEADING)
        onward, how_often = ONWARD.get(type(screen), PAGE)
        if self.chance.random() < how_often:
            return self.chance.choice(onward)
        return self.chance.choice(ANYTHING)

    @staticmethod
    def paused(screen: LiveScreen) -> bool:
        """Whether the session stands still."""
        return screen.live.session.state is State.PAUSED

    async def let_time_pass(self, app: CoachApp) -> None:
        """None, a little, some repetitions, or a gap."""
        screen = leading(app)
        match self.chance.randrange(12):
            case 0:
                self.clock.forward(self.chance.choice([2, 600]))
            case 1 | 2:
                for _ in range(self.chance.randrange(30)):
                    self.clock.forward(1)
                    if screen is not None and screen.is_running and not screen.live.over:
                        screen.tick()
            case 3 | 4 | 5:
                self.clock.forward(self.chance.random())
        if screen is not None and screen.is_running and not screen.live.over:
            screen.tick()

    async def compare(self, app: CoachApp) -> None:
        """What is shown as counted is what is stored, and gives the session back."""
        screen = leading(app)
        if screen is None:
            return
        async with asyncio.timeout(10):
            while screen.journal.waiting.unfinished_tasks:
                await asyncio.sleep(0.001)
        await asyncio.sleep(0)  # the answers
        performance, session = screen.performance, screen.live.session
        stored = performance.store.credited(performance.id)
        assert len(stored) == len(set(stored))
        assert screen.stored == set(stored) == session.credited
        self.credited[performance.id] = frozenset(stored)
        coming = session.set_to_come if session.segment is None or session.segment.set_key is None else session.segment
        dots = screen.presenter.dots.text.split()
        if dots and coming is not None and not screen.live.over:
            counted = [(coming.set_key, rep) in stored for rep in range(1, (coming.reps or 0) + 1)]
            # They are drawn with the next frame.
            await until(lambda: counted == [dot == "●" for dot in screen.presenter.dots.text.split()], within_s=10)
            self.seen["rows of dots"] += 1
        if session.state is State.PAUSED:
            self.seen["paused"] += 1
        if not screen.live.over and self.chance.random() < 0.25:
            self.come_back(session)
        segments = timeline.compile(performance.plan)
        again = timeline.index_after(segments, stored)
        assert all((each.set_key, each.rep) not in set(stored) for each in segments[again:] if each.ends_rep)

    def come_back(self, session: Session) -> None:
        """Whoever came back now would find the same plan, and each set with what the screen has of it."""
        left = self.service.broken_off()
        assert left is not None
        assert left.plan == session.plan
        with self.service.reading() as store:
            again = Session(left.plan, credited=store.credited(left.record.id))
        keys = {segment.set_key for segment in (*session.segments, *again.segments) if segment.set_key is not None}
        assert all(again.performed(key) == session.performed(key) for key in keys)
        self.seen["came back"] += 1

    def compare_the_ended(self) -> None:
        """Every session in the history has what its screen had when it was seen last, also once it is over."""
        with self.service.reading() as store:
            for name, credited in self.credited.items():
                assert credited <= set(store.credited(name))
                record = store.session(name)
                if record is not None:
                    assert sum(each.performed for each in record.sets) == len(store.credited(name))
                    self.seen[f"session {record.status.value}"] += 1
        self.seen["repetitions"] += sum(map(len, self.credited.values()))
        self.credited.clear()
        try:
            enough = any(self.service.plan(name).doses for name in ("rest-day", "own"))
        except CoachError:
            enough = False
        if not enough:  # everything was left out on the settings' page
            self.service.places.settings.unlink(missing_ok=True)


async def at_once() -> None:
    """Wait for nothing."""


def leading(app: CoachApp) -> LiveScreen | None:
    """The live screen, also from behind a question."""
    return next((each for each in app.screen_stack if isinstance(each, LiveScreen)), None)
