"""The clock meets the engine: brings the session up to the moment, stores repetitions, hands cues to the front end.

Rules:

- Elapsed time is read off an absolute clock, never counted in ticks: a timer that is late or skips costs nothing.
- Before a key is delivered, the session is brought up to the moment the key was pressed.
- A gap of more than `GAP_S` between two looks means that the program did not run. Nothing is credited for it, and the
  session is found paused. A computer that was only too busy is no absence: its gap is no time either, but the session
  goes on by itself behind one of at most `BUSY_S`.
- A repetition's cue reaches the front end only after the journal has stored it. When it cannot, the session pauses, and
  going on tries again first. What was said about a hurt waits with it, in the order it was said.
- That it has begun is written like anything else: a session that finds no room waits for it paused at its beginning.
- The end of a session that cannot be written is not forgotten: `end_again` tries once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final, Protocol

from coach.app.journal import HurtRated, Journal, JournalEntry, Then
from coach.engine.cues import Cue, Finished, HurtReported, HurtWithdrawn, Paused, RepDone, RepsChanged, Stopped
from coach.engine.events import Event, Pause, PauseReason, Resume, Start, Stop, Tick, Wait
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.errors import CoachError
from coach.model.timeline import SegmentKind
from coach.system.clock import real_clock

GAP_S: Final = 1.5
"""More real time than this between two looks is a gap."""

BUSY_S: Final = 5.0
"""A person waits so long for a busy computer; a longer gap is found paused, too."""

LOOK_S: Final = 0.5
"""The longest a front end may wait between two looks: well below `GAP_S`."""

WORDS_MS: Final = 300
"""How much more time an explanation is given at once while its words are not over."""

TOO_FAST_TO_SPEAK: Final = 2.0
"""A rehearsal faster than this is silent: words would only cut each other."""


def real_load() -> float:
    """Seconds that this process worked or, where the system tells, waited for its turn to work.

    They tell a busy computer from one that slept and from a process that was stopped: those neither work nor wait.
    """
    waited_ns = 0
    with suppress(OSError, ValueError, IndexError), Path("/proc/self/schedstat").open() as kept:  # Linux has it
        waited_ns = int(kept.read().split()[1])
    return time.process_time() + waited_ns / 1e9


class SoundLookahead(Protocol):
    """Sound that is told of cues before they are due, so that it is heard on time and not a device's delay later."""

    @property
    def lead_s(self) -> float:
        """How long before; 0 where it makes no difference."""

    @property
    def speaking(self) -> bool:
        """Whether words are still being heard."""

    def foresee(self, cues: Sequence[Cue], in_s: float) -> None:
        """These cues fall together in so many real seconds, unless something comes in between."""

    def forget(self) -> None:
        """Something came in between: what was foreseen and is not due yet will not come."""


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
        load: Callable[[], float] | None = None,
        speed: float = 1.0,
        lookahead: SoundLookahead | None = None,
    ) -> None:
        """`load` is read beside `clock` and explains gaps; with a made-up clock, nothing does."""
        self.session: Final = session
        self.journal: Final = journal
        self._listener = listener
        self._report_end = ended
        self._clock = clock
        self._speed = speed
        self._load = load or (real_load if clock is real_clock else float)
        self._looked_s, self._loaded_s = clock(), self._load()
        self._since_s = self._looked_s
        """When the session last began to run."""
        self._walked_ms = 0
        """How far it has walked since."""
        self._lookahead = lookahead
        self._ahead: Session | None = None
        """The session as it will be a little later, if nothing comes in between; None while that is not known."""
        self._ahead_ms = 0
        """How far that one has walked since then."""
        self._unstored: list[JournalEntry] = []
        """What could not be stored, in the order it happened."""
        self._unended: Finished | Stopped | None = None
        self._storing = 0
        self._left_again = 0
        """How much of what could not be stored is being tried again just now."""
        self.error: CoachError | None = None
        """Why something could not be stored; None when all of it is."""

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self.session.state in {State.FINISHED, State.STOPPED}

    @property
    def storing(self) -> bool:
        """Whether a cue is still to come that belongs to the moment just past: it is being stored.

        What is stored without a cue, as that the session begins, keeps nothing that is said waiting.
        """
        return self._storing > 0

    @property
    def unstored(self) -> tuple[JournalEntry, ...]:
        """What could not be stored yet, in the order it happened."""
        return tuple(self._unstored)

    @property
    def unwritten(self) -> bool:
        """Whether the session has ended and its end, or something before it, could not be stored."""
        return self._unended is not None

    def wait_s(self) -> float:
        """How long a front end may wait before the next `look`, in real seconds: to a cue, or to one second less.

        At most until `LOOK_S` after the last look, whatever the stretch: a repetition at one's own pace has no moment
        of its own, and not to look at all would be a gap.
        """
        wait_s = self._looked_s + LOOK_S - self._clock()
        ms = self.session.next_moment_ms
        if ms is not None:
            for left_ms in (self.session.left_ms or 0, self.session.session_left_ms):
                ms = min(ms, left_ms % 1000 or 1000)
            wait_s = min(wait_s, self._until_s(ms))
        return max(wait_s, 0.0)

    def _until_s(self, ms: int) -> float:
        """Real seconds until so much more of the session has gone by."""
        return self._since_s + (self._walked_ms + ms) / 1000 / self._speed - self._clock()

    def through(self) -> float:
        """How much of the current segment is over at this very moment, 0 to 1; the session itself is not walked."""
        since_ms = 0.0
        if self.session.state is State.RUNNING:
            since_ms = (self._clock() - self._since_s) * 1000 * self._speed - self._walked_ms
        return self.session.through(since_ms)

    def foresee_s(self) -> float | None:
        """Real seconds until `foresee` has something to hand over; None: no time brings it."""
        if self._lookahead is None or self.session.state is not State.RUNNING or not (lead_s := self._lookahead.lead_s):
            return None
        ahead, walked_ms = (self.session, self._walked_ms) if self._ahead is None else (self._ahead, self._ahead_ms)
        ms = ahead.next_moment_ms
        return None if ms is None else max(self._until_s(walked_ms - self._walked_ms + ms) - lead_s, 0.0)

    def foresee(self) -> None:
        """Hand over what will be heard within the lead, so that it is heard on its moment."""
        if self.foresee_s() is None:
            return
        assert self._lookahead is not None
        if self._ahead is None:
            self._ahead, self._ahead_ms = self.session.later(0), self._walked_ms
        until_ms = int((self._clock() + self._lookahead.lead_s - self._since_s) * 1000 * self._speed + 1e-6)
        if until_ms <= self._ahead_ms or self._ahead.state is not State.RUNNING:
            return
        if self._let_words_end(self._ahead, until_ms - self._ahead_ms):
            return
        active_ms = self._ahead.active_ms - self._ahead_ms
        cues = self._ahead.handle(Tick(until_ms - self._ahead_ms))
        self._ahead_ms = until_ms
        for at_ms, together in groupby(cues, key=lambda cue: cue.at_ms):
            at_s = self._since_s + (at_ms - active_ms) / 1000 / self._speed
            self._lookahead.foresee(tuple(together), at_s - self._clock())

    def begin(self) -> None:
        """Start the session now; where it cannot be written down, it is found paused at its beginning."""
        start = Start()
        self._store(start, self._stored)
        self._looked_s = self._clock()
        self._happen(start)
        if self._unstored and self.session.state is State.RUNNING:
            self._happen(Pause(PauseReason.STORE))

    def look(self) -> None:
        """Bring the session up to this moment."""
        now_s, load_s = self._clock(), self._load()
        gap_s, self._looked_s = now_s - self._looked_s, now_s
        busy_s, self._loaded_s = load_s - self._loaded_s, load_s
        if self.session.state is not State.RUNNING:
            return
        if gap_s > GAP_S:
            if busy_s < gap_s / 2:
                self._happen(Pause(PauseReason.GAP))
            elif gap_s > BUSY_S:
                self._happen(Pause(PauseReason.BUSY))
            else:
                self._since_s += gap_s
            return
        # The epsilon keeps a moment that floating point puts a hair early from waiting for another look.
        ms = int((now_s - self._since_s) * 1000 * self._speed + 1e-6) - self._walked_ms
        if ms > 0:
            self._walked_ms += ms
            self._let_words_end(self.session, ms)
            self._happen(Tick(ms))

    def _let_words_end(self, session: Session, ms: int) -> bool:
        """Give an explanation more time where `ms` would end it in the middle of its words; whether that was needed."""
        here, left_ms = session.segment, session.left_ms
        if self._lookahead is None or here is None or here.kind is not SegmentKind.EXPLAIN:
            return False
        if self._ahead is not None and self._ahead.index != self.session.index:
            return False  # it is what comes next that is spoken already
        if left_ms is None or ms < left_ms or not self._lookahead.speaking:
            return False
        self.session.handle(Wait(ms - left_ms + WORDS_MS))
        self._ahead = None
        return True

    def send(self, event: Event) -> bool:
        """Let the person's key happen at this moment; False when it means nothing now."""
        self.look()
        if isinstance(event, Resume) and (self._unstored or self._left_again):
            self._store_again()
            return True
        if not self.session.allows(type(event)):
            return False
        self._happen(event)
        return True

    def stop(self) -> None:
        """End the session here, if it has not ended."""
        self.send(Stop())

    def rate_hurt(self, sore: int | None) -> None:
        """How much it hurts, 0-10; None is no answer."""
        self._note(HurtRated(sore))

    def end_again(self) -> None:
        """Try once more to write down the end of the session, and what could not be stored before it."""
        if self._unended is not None:
            self._end(self._unended)

    def _happen(self, event: Event) -> None:
        was_running = self.session.state is State.RUNNING
        if self._ahead is not None and not isinstance(event, Tick):
            self._ahead = None
            if self._lookahead is not None:
                self._lookahead.forget()
        cues = self.session.handle(event)
        if self.session.state is State.RUNNING and not was_running:
            self._since_s, self._walked_ms = self._looked_s, 0
        for cue in cues:
            self._deliver(cue)

    def _deliver(self, cue: Cue) -> None:
        match cue:
            case RepDone(counted=True):
                self._store(cue, self._stored)  # heard once it is stored
                return
            case RepsChanged() | HurtReported() | HurtWithdrawn():
                self._note(cue)
            case Finished() | Stopped():
                self._end(cue)
        self._listener(cue)

    def _store(self, entry: JournalEntry, then: Then) -> None:
        """Have it stored; a repetition is heard once it is, and `then` is told how it went."""
        heard = isinstance(entry, RepDone)
        self._storing += heard

        def answered(error: CoachError | None) -> None:
            self._storing -= heard
            self.error = error or (self.error if self._unstored else None)
            if error is not None:
                self._unstored.append(entry)
            elif isinstance(entry, RepDone):
                self._listener(entry)
            then(error)

        self.journal.write(entry, answered)

    def _stored(self, error: CoachError | None) -> None:
        if error is None:
            return
        if self.session.state is State.RUNNING:
            self._happen(Pause(PauseReason.STORE))
        elif self.session.state is State.PAUSED:
            self._listener(Paused(self.session.active_ms, PauseReason.STORE))

    def _store_again(self) -> None:
        """Store what could not be stored; go on when all of it is, say so when it still cannot be."""
        if self._left_again:
            return  # pressed twice: the first answer is on its way
        waiting, self._unstored = self._unstored, []
        self._left_again = len(waiting)

        def stored(_error: CoachError | None) -> None:
            self._left_again -= 1
            if self._left_again or self.session.state is not State.PAUSED:
                return
            if self._unstored:
                self._listener(Paused(self.session.active_ms, PauseReason.STORE))
            else:
                self._happen(Resume())

        for entry in waiting:
            self._store(entry, stored)

    def _note(self, entry: JournalEntry) -> None:
        """Store what is heard at once, as a hurt; behind what waits, for such writings build on each other."""
        if self._unstored:
            self._unstored.append(entry)
        else:
            self._store(entry, self._stored)

    def _end(self, cue: Finished | Stopped) -> None:
        waiting, self._unstored, self._unended = self._unstored, [], None
        for entry in waiting:
            self._store(entry, self._stored)
        self.journal.write(cue, partial(self._ended, cue))

    def _ended(self, cue: Finished | Stopped, error: CoachError | None) -> None:
        if error is not None or self._unstored:
            # Whatever is not stored yet goes before the end once more; writing the end twice is writing it once.
            self._unended = cue
        self.error = error or self.error if self.unwritten else None
        if self._report_end is not None:
            self._report_end(self.error)
