"""The clock meets the engine: brings the session up to the moment, stores repetitions, hands cues to the front end.

Rules:

- Elapsed time is read off an absolute clock, never counted in ticks: a timer that is late or skips costs nothing.
- Before a key is delivered, the session is brought up to the moment the key was pressed.
- A gap of more than `GAP_S` between two looks means that the program did not run. Nothing is credited for it, and the
  session is found paused.
- A repetition's cue reaches the front end only after the journal has stored it. When it cannot, the session pauses, and
  going on tries again first.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from coach.engine.cues import Cue, Finished, Hurt, HurtWithdrawn, Paused, RepDone, Stopped
from coach.engine.events import Event, Pause, Reason, Resume, Start, Stop, Tick
from coach.engine.machine import Session, State
from coach.errors import CoachError
from coach.journal import Journal
from coach.model.record import Status

GAP_S: Final = 1.5
"""More real time than this between two looks is a gap."""

LOOK_S: Final = 0.5
"""The longest a front end may wait between two looks: well below `GAP_S`."""


def real_clock() -> float:
    """Seconds that go on while the computer sleeps and never jump: a sleep shows as a gap.

    `time.monotonic` stands still during sleep on Linux and macOS, so the clocks that do not are asked first.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class Live:
    """A session that runs by a clock."""

    def __init__(
        self,
        session: Session,
        journal: Journal,
        listener: Callable[[Cue], None],
        ended: Callable[[CoachError | None], None] | None = None,
        *,
        clock: Callable[[], float] = real_clock,
        speed: float = 1.0,
    ) -> None:
        self.session: Final = session
        self.journal: Final = journal
        self._listener = listener
        self._report_end = ended
        self._clock = clock
        self._speed = speed
        self._looked_s = clock()
        self._since_s = self._looked_s
        """When the session last began to run."""
        self._walked_ms = 0
        """How far it has walked since."""
        self._unstored: list[RepDone] = []
        self._storing = 0
        self.error: CoachError | None = None
        """Why the last writing failed; None when it went well."""

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self.session.state in {State.FINISHED, State.STOPPED}

    @property
    def storing(self) -> bool:
        """Whether a repetition is being stored: its cue is still to come, and belongs to the moment just past."""
        return self._storing > 0

    def wait_s(self) -> float:
        """How long a front end may wait before the next `look`, in real seconds."""
        ms = self.session.next_moment_ms
        if ms is None:
            return LOOK_S
        due_s = self._since_s + (self._walked_ms + ms) / 1000 / self._speed
        return min(max(due_s - self._clock(), 0.0), LOOK_S)

    def through(self) -> float:
        """How much of the current segment is over at this very moment, 0 to 1; the session itself is not walked."""
        session = self.session
        if session.segment is None or not session.segment.ms:
            return 0.0
        since_ms = 0.0
        if session.state is State.RUNNING:
            since_ms = (self._clock() - self._since_s) * 1000 * self._speed - self._walked_ms
        return min(max((session.into_ms + since_ms) / session.segment.ms, 0.0), 1.0)

    def begin(self) -> None:
        """Start the session now."""
        self._looked_s = self._clock()
        self._happen(Start())

    def look(self) -> None:
        """Bring the session up to this moment."""
        now_s = self._clock()
        gap_s, self._looked_s = now_s - self._looked_s, now_s
        if self.session.state is not State.RUNNING:
            return
        if gap_s > GAP_S:
            self._happen(Pause(Reason.GAP))
            return
        # The epsilon keeps a moment that floating point puts a hair early from waiting for another look.
        ms = int((now_s - self._since_s) * 1000 * self._speed + 1e-6) - self._walked_ms
        if ms > 0:
            self._walked_ms += ms
            self._happen(Tick(ms))

    def send(self, event: Event) -> bool:
        """Let the person's key happen at this moment; False when it means nothing now."""
        self.look()
        if isinstance(event, Resume) and self._unstored:
            self._store_again()
            return True
        if not self.session.allows(type(event)):
            return False
        self._happen(event)
        return True

    def stop(self) -> None:
        """End the session here, if it has not ended."""
        self.send(Stop())

    def _happen(self, event: Event) -> None:
        was_running = self.session.state is State.RUNNING
        cues = self.session.handle(event)
        if self.session.state is State.RUNNING and not was_running:
            self._since_s, self._walked_ms = self._looked_s, 0
        for cue in cues:
            self._deliver(cue)

    def _deliver(self, cue: Cue) -> None:
        match cue:
            case RepDone(counted=True):
                self._store(cue, partial(self._stored, cue))
                return
            case Hurt():
                self._note(partial(self.journal.hurt, cue))
            case HurtWithdrawn():
                self._note(self.journal.withdraw_hurt)
            case Finished():
                self.journal.finish(Status.COMPLETED, cue.at_ms, self._ended)
            case Stopped():
                self.journal.finish(Status.STOPPED, cue.at_ms, self._ended)
        self._listener(cue)

    def _store(self, done: RepDone, then: Callable[[CoachError | None], None]) -> None:
        self._storing += 1

        def answered(error: CoachError | None) -> None:
            self._storing -= 1
            then(error)

        self.journal.credit(done, answered)

    def _stored(self, done: RepDone, error: CoachError | None) -> None:
        self.error = error
        if error is None:
            self._listener(done)
            return
        self._unstored.append(done)
        if self.session.state is State.RUNNING:
            self._happen(Pause(Reason.STORE))

    def _store_again(self) -> None:
        """Store what could not be stored; go on when all of it is, say so when it still cannot be."""
        waiting, self._unstored = self._unstored, []
        left = len(waiting)

        def stored(done: RepDone, error: CoachError | None) -> None:
            nonlocal left
            left -= 1
            self._stored(done, error)
            if left:
                return
            if self._unstored:
                self._listener(Paused(self.session.active_ms, Reason.STORE))
            elif self.session.state is State.PAUSED:
                self._happen(Resume())

        for done in waiting:
            self._store(done, partial(stored, done))

    def _ended(self, error: CoachError | None) -> None:
        self.error = error
        if self._report_end is not None:
            self._report_end(error)

    def _note(self, write: Callable[[], None]) -> None:
        """Write something that can be missed without losing a repetition; the front end reports `error`."""
        try:
            write()
        except CoachError as error:
            self.error = error
