"""The state machine of a session: `Session.handle(event)` returns the cues it gives rise to.

Rules, first to last:

1. `TRANSITIONS` names every legal move. An event that is not in it for the current state raises `IllegalEvent` and
   leaves the session exactly as it was.
2. Some moves also depend on where in the timeline the session stands; `_GUARDS` holds those conditions, and nothing
   else does. `allows(kind)` asks both, so a front end can show only the keys that mean something.
3. Time arrives as `Tick(ms)`. A cue fires when its moment is *crossed*, never when it is *equal* to the clock: a late
   tick neither loses a cue nor sounds one twice.
4. A repetition is credited when its last working segment is walked to its end, and only then. Each repetition of each
   set is credited once, however often the person goes back.
5. Nothing irreversible happens by one key. Leaving the last set pauses at the end of the timeline: going back returns
   to it, going on finishes.
6. The machine never stops by itself but at the end.
7. Nobody is set to work without being told where: who comes to a set by a jump, and was not last told to get into its
   exercise and leg, comes to a *lead-in* first, which announces both and gives the time to get there. So does who goes
   on after an absence, to the repetition that was in hand.
8. What hurts is over: every entry with that exercise, also as a warm-up, leaves the timeline until the session ends.

Theory of operation: the timeline (`session_timeline`) is a tuple of segments and the session a place in it (`index`,
milliseconds into that segment). Walking forward passes *moments* (the cues inside a segment, which depend on the
segment alone) and *borders* (a repetition ends, the next segment begins). Every jump lands on a border and announces
the segment it lands on. A lead-in stands before a segment without being part of the timeline: `lead_in`, while it
lasts, is the current segment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from itertools import takewhile
from typing import Final

from coach.engine.cues import (
    Again,
    AtEnd,
    Began,
    Cue,
    Finished,
    HalfWay,
    HurtReported,
    HurtWithdrawn,
    LastOne,
    MoreTime,
    Paused,
    RepDone,
    RepsChanged,
    Resumed,
    Stopped,
)
from coach.engine.events import (
    AWAY,
    Back,
    Done,
    Event,
    Fewer,
    Hurts,
    More,
    Next,
    NotHurt,
    Pause,
    Ready,
    Repeat,
    Resume,
    Start,
    Stop,
    Tick,
    Wait,
)
from coach.engine.moments import HALF_WAY_MIN_REPS, after
from coach.engine.session_timeline import ANNOUNCING, NEAR_START_MS, WAITING, Position, SessionTimeline, position
from coach.engine.transitions import TRANSITIONS, IllegalEvent, State
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind, SetKey, Work


class Session:
    """One performance of a plan: where in the timeline it stands, and what was done.

    One that was broken off goes on behind the last of what is known of it: `credited` repetitions, the repetitions of
    each set where the person changed them (`reps`), and what `hurt`, each as (entry, exercise).
    """

    def __init__(
        self,
        plan: Plan,
        *,
        credited: Iterable[tuple[SetKey, int]] = (),
        reps: Mapping[SetKey, int] | None = None,
        hurt: Iterable[tuple[int, str]] = (),
        active_ms: int = 0,
    ) -> None:
        self.plan: Final = plan
        self.credited: set[tuple[SetKey, int]] = set(credited)
        """The repetitions that were done, each with its set."""
        self.state = State.READY
        self.lead_in: Segment | None = None
        """What comes before the segment at `index`; None when there is nothing to be told first."""
        self.into_ms = 0
        """Milliseconds into the current segment; below 0 where there is more time than it had."""
        self.active_ms = active_ms
        """Time on the mat: the sum of all ticks."""
        self._announced: Position | None = None
        """The exercise and leg the person was last told to get into."""
        self._done: Work | None = None
        """The entry and the leg of the repetition done last: there the person may lie still."""
        self._by_next = False
        """Whether *next* led to the segment at `index`."""
        self._before_hurt: tuple[int, int, Segment | None, bool] | None = None
        self._timeline = SessionTimeline(plan, reps or {})
        hurts = tuple(hurt)
        index = self._timeline.after(self.credited, {entry for entry, _ in hurts})
        self.index = self._timeline.leave_out((exercise for _, exercise in hurts), index)
        """Which segment; `len(segments)` at the end."""

    # what a front end may ask

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The timeline as it is now, without what hurts."""
        return self._timeline.segments

    @property
    def hurt(self) -> tuple[str, ...]:
        """The exercises that are over because they hurt."""
        return self._timeline.hurt

    @property
    def segment(self) -> Segment | None:
        """The current segment, which may be a lead-in; None at the end."""
        return self.lead_in or self._timeline.here(self.index, self._done)

    @property
    def left_ms(self) -> int | None:
        """Milliseconds left in the current segment; None when it is self-paced or there is none."""
        segment = self.segment
        return None if segment is None or segment.ms is None else segment.ms - self.into_ms

    @property
    def session_left_ms(self) -> int:
        """Milliseconds left in the whole session, self-paced repetitions counted as nothing."""
        walked = self.into_ms if self.segment is not None and self.segment.ms is not None else 0
        led_in = 0 if self.lead_in is None else self.lead_in.ms or 0
        return self._timeline.ms_from(self.index) + led_in - walked

    @property
    def whole_ms(self) -> int:
        """Milliseconds of the whole session from its beginning, self-paced repetitions counted as nothing."""
        return max(self._timeline.ms_from(0), self.session_left_ms)

    @property
    def next_moment_ms(self) -> int | None:
        """Milliseconds until the next cue or border; None when no amount of time brings one."""
        segment = self.segment
        if self.state is not State.RUNNING or segment is None or segment.ms is None:
            return None
        at, _ = next(after(segment, self.into_ms), (segment.ms, None))
        return at - self.into_ms

    @property
    def set_to_come(self) -> Segment | None:
        """The current segment if it is part of a set, else the first one of the next set; None at the end."""
        return self._timeline.set_to_come(self.index)

    def through(self, more_ms: float = 0) -> float:
        """How much of the current segment is over when `more_ms` have gone by, 0 to 1; the session is not walked."""
        if self.segment is None or not self.segment.ms:
            return 0.0
        return min(max((self.into_ms + more_ms) / self.segment.ms, 0.0), 1.0)

    def later(self, ms: int) -> Session:
        """This session when `ms` more have gone by and nothing else has happened; a value of its own."""
        session = copy(self)
        session.credited = set(self.credited)
        session.handle(Tick(ms))
        return session

    def performed(self, key: SetKey) -> int:
        """How many repetitions of this set were done."""
        return sum(1 for credited, _ in self.credited if credited == key)

    def allows(self, kind: type[Event]) -> bool:
        """Whether an event of this kind is legal now."""
        guard = _GUARDS.get(kind)
        return kind in TRANSITIONS[self.state] and (guard is None or guard(self))

    # the one way in

    def handle(self, event: Event) -> tuple[Cue, ...]:
        """Let `event` happen; returns what the person should notice, in order. Raises `IllegalEvent`."""
        if not self.allows(type(event)):
            raise IllegalEvent(f"{type(event).__name__} while {self.state.name.lower()}")
        return tuple(self._react(event))

    def _react(self, event: Event) -> Iterator[Cue]:
        match event:
            case Tick(ms):
                if ms < 0:
                    raise IllegalEvent("time does not run backwards")
                yield from self._walk(ms)
            case Start():
                self.state = State.RUNNING
                self._arrive()
                yield from self._enter()
            case Done() | Ready():
                yield from self._cross()
            case Wait(ms):
                self._by_next = False
                self.into_ms -= ms
                yield MoreTime(self.active_ms, ms)
            case Pause(reason):
                self.state = State.PAUSED
                if reason in AWAY:
                    self._announced = self._done = None  # who comes back may lie anywhere
                yield Paused(self.active_ms, reason)
            case Resume():
                yield from self._resume()
            case Next():
                # Pressed twice it leads behind both: nobody is ready who has not even heard what they came to.
                unheard = self._by_next and self.into_ms < NEAR_START_MS
                heard = None if unheard else self._announced
                yield from self._jump(self._timeline.next_start(self.index, self.segment, heard))
                self._by_next = True
            case Back():
                start = self._timeline.back_start(self.index, self.into_ms if self.lead_in is None else 0)
                if self.lead_in is not None:
                    self._announced = None  # on the way into position is not in it
                yield from self._jump(start)
            case Repeat():
                yield from self._repeat()
            case More():
                yield from self._change_reps(+1)
            case Fewer():
                yield from self._change_reps(-1)
            case Hurts():
                yield from self._hurt()
            case NotHurt():
                yield from self._not_hurt()
            case Stop():
                self.state = State.STOPPED
                yield Stopped(self.active_ms)

    # walking

    def _walk(self, ms: int) -> Iterator[Cue]:
        """Let `ms` go by; what is left of it when a self-paced segment or the end is reached still counts as time."""
        while (
            (segment := self.segment) is not None
            and segment.ms is not None
            and ms >= (left := segment.ms - self.into_ms)
        ):
            yield from self._pass_moments(segment, segment.ms)
            self.active_ms += left
            ms -= left
            yield from self._cross()
        if segment is not None and segment.ms is not None:
            yield from self._pass_moments(segment, self.into_ms + ms)
            self.into_ms += ms
        if self.state is State.RUNNING:
            self.active_ms += ms

    def _pass_moments(self, segment: Segment, until_ms: int) -> Iterator[Cue]:
        """The cues inside `segment` after the current moment, up to and with `until_ms`."""
        began = self.active_ms - self.into_ms
        for at, cue in takewhile(lambda moment: moment[0] <= until_ms, after(segment, self.into_ms)):
            yield cue(began + at)

    def _cross(self) -> Iterator[Cue]:
        """End the current segment and begin the next."""
        if self.lead_in is not None:
            self.lead_in, self.into_ms = None, 0
            yield from self._enter()
            return
        segment = self.segments[self.index]
        if segment.ends_rep and segment.set_key is not None and segment.rep is not None and segment.reps is not None:
            credit = (segment.set_key, segment.rep)
            counted = credit not in self.credited
            self.credited.add(credit)
            self._done = segment.entry, segment.set_key.side
            yield RepDone(self.active_ms, segment, counted)
            half = segment.reps >= HALF_WAY_MIN_REPS and segment.rep == (segment.reps + 1) // 2
            if half and not segment.other_follows:
                yield HalfWay(self.active_ms, segment)
        self.index += 1
        self._arrive()
        yield from self._enter()

    def _arrive(self) -> None:
        """Stand at the beginning of the segment at `index`, or of the lead-in that it needs."""
        self._by_next = False
        self.into_ms, self.lead_in = 0, self._timeline.lead_in(self.index, self._announced)

    def _enter(self) -> Iterator[Cue]:
        """Announce the segment the session has come to, or the end."""
        segment = self.segment
        if segment is None:
            self.state = State.FINISHED
            yield Finished(self.active_ms, hurt=bool(self.hurt))
            return
        if segment.set_key is not None and segment.rep == segment.reps != 1 and self._timeline.opens_rep(self.index):
            yield LastOne(self.active_ms, segment)
        yield self._began()
        if segment.kind in ANNOUNCING:
            coming = self.set_to_come
            self._announced = None if coming is None else position(coming)

    def _began(self) -> Began:
        segment = self.segment
        assert segment is not None
        after = self.index + (1 if self.lead_in is None else 0)
        return Began(self.active_ms, self.index, segment, self._timeline.at(after))

    def _resume(self) -> Iterator[Cue]:
        """Go on; a segment that had not begun is announced in full, the end is reached."""
        self._before_hurt = None
        self.state = State.RUNNING
        if self.segment is not None:
            if self._announced is None or self.segment.kind is SegmentKind.EXPLAIN:  # which a pause has cut
                self._begin_again(self.segment)
            yield Resumed(self.active_ms, self.segment)
        if self.segment is None or self.into_ms == 0:
            yield from self._enter()

    def _repeat(self) -> Iterator[Cue]:
        """Say it once more; what tells how to lie, or how it is done, with all of its time."""
        segment = self.segment
        assert segment is not None
        if segment.kind in ANNOUNCING and self.state is State.RUNNING:
            self.into_ms = 0
            yield self._began()
        else:
            yield Again(self.active_ms, segment)

    def _begin_again(self, segment: Segment) -> None:
        """Who was away is told where they are: the announcement is made anew, a repetition led in to its beginning."""
        if segment.kind in ANNOUNCING:
            self.into_ms = 0
        elif segment.set_key is not None:
            self.index = self._timeline.rep_start(self.index)
            self._arrive()

    # jumping

    def _jump(self, index: int) -> Iterator[Cue]:
        self._before_hurt = None
        self.index = index
        self._arrive()
        if self.segment is None:
            self.state = State.PAUSED
            yield AtEnd(self.active_ms)
        elif self.state is State.RUNNING:
            yield from self._enter()
        else:
            yield self._began()

    # changing the dose

    def _change_reps(self, by: int) -> Iterator[Cue]:
        changed, reps = self._timeline.change_reps(self.index, by)
        yield RepsChanged(self.active_ms, changed, reps)

    # it hurts

    def _hurt(self) -> Iterator[Cue]:
        segment = self.segment
        assert segment is not None
        self._before_hurt = (self.index, self.into_ms, self.lead_in, self._by_next)
        self.state = State.PAUSED
        self.index = self._timeline.leave_out([segment.exercise], self.index)
        self._arrive()
        yield HurtReported(self.active_ms, segment)
        if self.segment is None:
            yield AtEnd(self.active_ms)

    def _not_hurt(self) -> Iterator[Cue]:
        assert self._before_hurt is not None
        self._timeline.put_back()
        self.index, self.into_ms, self.lead_in, self._by_next = self._before_hurt
        self._before_hurt = None
        assert self.segment is not None
        yield HurtWithdrawn(self.active_ms, self.segment)


_GUARDS: Final[dict[type[Event], Callable[[Session], bool]]] = {
    Done: lambda session: session.segment is not None and session.segment.ms is None,
    Ready: lambda session: session.segment is not None and session.segment.kind in WAITING,
    Wait: lambda session: session.segment is not None and session.segment.kind in WAITING,
    Next: lambda session: session.segment is not None,
    Back: lambda session: session.index > 0 or session.into_ms > NEAR_START_MS,
    Repeat: lambda session: session.segment is not None,
    More: lambda session: session._timeline.can_add(session.index),
    Fewer: lambda session: session._timeline.can_drop(session.index),
    Hurts: lambda session: session.segment is not None,
    NotHurt: lambda session: session._before_hurt is not None,
}
"""Where in the timeline an event makes sense, for those that do not everywhere."""
