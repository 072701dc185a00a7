"""Random hands, late looks, gaps, a disk that refuses and a program that is killed: the history against what happened.

A naive model of its own follows the clock alone: which time was on the mat, and how far each segment was walked. The
store is a real one; what it refuses, SQLite itself refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import get_args

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coach.app.journal import JournalEntry, StoreJournal, Then
from coach.app.runner import GAP_S, Live
from coach.app.session_run import opening_record
from coach.engine import events
from coach.engine.cues import Cue, Paused, RepDone
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.history.connection import connect
from coach.history.schema import MIGRATIONS
from coach.history.store import Store
from coach.model.plan import Dose, Plan
from coach.model.record import SessionRecord, Status
from coach.model.timeline import SegmentKind, SetKey
from tests.support.fakes import FakeClock
from tests.support.plans import halves, plans

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
KEYS = [kind for kind in get_args(events.Event) if kind not in {events.Start, events.Stop, events.Tick}]
Credit = tuple[SetKey, int]


class LateJournal:
    """Writes when told to, as the thread of the screen does: the answer may come several keys later."""

    def __init__(self, journal: StoreJournal, answered: Callable[[], None]) -> None:
        self._journal = journal
        self._answered = answered
        self.late = True
        self.jobs: list[Callable[[], None]] = []

    def write(self, entry: JournalEntry, then: Then) -> None:
        self.jobs.append(partial(self._journal.write, entry, then))
        if not self.late:
            self.work()

    def work(self) -> None:
        """Write everything that waits, and what comes of that."""
        while self.jobs:
            self.jobs.pop(0)()
            self._answered()


def dose_of(plan: Plan, key: SetKey) -> Dose:
    """What was prescribed for a set."""
    dose = plan.doses[key.entry]
    if not key.warm_up:
        return dose
    assert dose.warm_up is not None
    return dose.warm_up


def work_ms(plan: Plan, key: SetKey) -> int:
    """The time that a repetition's working phases take at least."""
    dose = dose_of(plan, key)
    return 0 if dose.self_paced else dose.tempo.work_ms


class AnyLife(RuleBasedStateMachine):
    """A session by a clock, with its history."""

    @initialize(plan=plans(most=2), late=st.booleans())
    def begin(self, plan: Plan, late: bool) -> None:
        self.clock = FakeClock()
        self.db = connect(":memory:")
        for step in MIGRATIONS:
            self.db.executescript(step)
        self.store = Store(self.db, Path("history.db"), read_only=False)
        record = opening_record("s", plan, NOW, NOW.date(), rehearsal=False)
        self.store.begin(record, msgspec.json.encode(plan).decode())
        self.late = late
        self.heard: list[Credit] = []
        self.active_ms = 0
        self.refused = False
        self.lead(Session(plan))

    def lead(self, session: Session) -> None:
        """Lead a session from here, by a program that has just begun."""
        self.session = session
        self.walked: dict[tuple[SetKey, int, SegmentKind], int] = {}
        self.last_s = self.clock.now_s
        self.place = (session.index, session.into_ms, session.segments, State.READY, session.lead_in)
        self.journal = LateJournal(StoreJournal(lambda: self.store, "s", lambda: NOW), lambda: None)
        self.journal.late = self.late
        self.live = Live(session, self.journal, self.hear, clock=self.clock)
        self.live.begin()
        self.note()

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()

    # what is noticed on the way

    def hear(self, cue: Cue) -> None:
        """A repetition that is heard is in the history already, and was not heard before."""
        if isinstance(cue, RepDone) and cue.counted:
            assert cue.segment.set_key is not None
            assert cue.segment.rep is not None
            credit = (cue.segment.set_key, cue.segment.rep)
            assert credit not in self.heard
            assert credit in self.store.credited("s")
            self.heard.append(credit)
        if isinstance(cue, Paused) and cue.reason is events.PauseReason.STORE:
            assert self.live.error is not None

    def note(self) -> None:
        """Where the session stands; what it has come to anew was walked by nothing so far."""
        session = self.session
        self.place = (session.index, session.into_ms, session.segments, session.state, session.lead_in)
        segment = self.session.segment
        if segment is not None and segment.set_key is not None and segment.rep is not None and not self.session.into_ms:
            self.walked[segment.set_key, segment.rep, segment.kind] = 0

    def look(self) -> None:
        """Let the session look at the clock, and walk the model as far: by the clock, never by the session's word."""
        index, into_ms, segments, state, lead_in = self.place
        gap_s, self.last_s = self.clock.now_s - self.last_s, self.clock.now_s
        before = set(self.session.credited)
        self.live.look()
        ms = round(gap_s * 1000) if state is State.RUNNING and gap_s <= GAP_S else 0
        credited: set[Credit] = set()
        if lead_in is not None:
            assert lead_in.ms is not None
            step = min(ms, lead_in.ms - into_ms)
            ms, into_ms, self.active_ms = ms - step, into_ms + step, self.active_ms + step
            if into_ms < lead_in.ms:
                index = len(segments)
            into_ms = 0
        while index < len(segments):
            segment = segments[index]
            step = min(ms, (segment.ms if segment.ms is not None else ms) - into_ms)
            ms, into_ms, self.active_ms = ms - step, into_ms + step, self.active_ms + step
            if segment.set_key is not None and segment.rep is not None:
                place = (segment.set_key, segment.rep, segment.kind)
                self.walked[place] = self.walked.get(place, 0) + step if into_ms > step else step
            if into_ms != segment.ms or state is not State.RUNNING:
                break
            if segment.ends_rep and segment.set_key is not None and segment.rep is not None:
                credited.add((segment.set_key, segment.rep))
                self.was_walked(segment.set_key, segment.rep)
            index, into_ms = index + 1, 0
        assert self.session.credited == before | credited
        assert self.session.active_ms == self.active_ms
        if state is State.RUNNING and gap_s > GAP_S:
            assert self.session.state is State.PAUSED
        self.note()

    def was_walked(self, key: SetKey, rep: int) -> None:
        """Every working phase of a repetition, from its first moment to its last."""
        tempo = dose_of(self.session.plan, key).tempo
        for kind, ms in [
            (SegmentKind.LIFT, tempo.lift_ms),
            (SegmentKind.HOLD, tempo.hold_ms),
            (SegmentKind.LOWER, tempo.lower_ms),
        ]:
            assert self.walked.get((key, rep, kind), 0) == ms

    # what can happen

    @rule(wait_ms=halves(3), times=st.integers(1, 30))
    def wait(self, wait_ms: int, times: int) -> None:
        """Time goes by, with a look now and then, at most 1.5 s apart."""
        for _ in range(times):
            self.clock.forward(wait_ms / 1000)
            self.look()

    @rule(wait_ms=st.integers(4, 7_000).map(lambda steps: steps * 500), key=st.none() | st.sampled_from(KEYS))
    def sleep(self, wait_ms: int, key: type[events.Event] | None) -> None:
        """The program does not run for a while; a key may be what wakes it."""
        self.clock.forward(wait_ms / 1000)
        self.look()
        if key is not None:
            self.press(key, 0)

    @rule(key=st.sampled_from([*KEYS, *KEYS, events.Stop]), wait_ms=halves(3))
    def press(self, key: type[events.Event], wait_ms: int) -> None:
        """A key: what it means happens at its own moment."""
        self.clock.forward(wait_ms / 1000)
        self.look()
        was = self.session.state
        self.live.send(key())  # type: ignore[call-arg, arg-type]
        if key is events.Done and was is State.RUNNING:
            assert self.session.active_ms == self.active_ms
        self.note()

    @rule()
    def write(self) -> None:
        """The disk has caught up."""
        self.journal.work()
        self.note()

    @rule(refused=st.booleans())
    def refuse(self, refused: bool) -> None:
        """From now on the disk takes nothing, or everything again."""
        self.refused = refused
        self.db.execute(f"PRAGMA query_only = {int(refused)}")

    @precondition(lambda self: self.store.open_sessions())
    @rule(answers=st.integers(0, 3))
    def killed(self, answers: int) -> None:
        """The program is gone at this moment; what it is begun again with is what was stored, and nothing else."""
        for _ in range(min(answers, len(self.journal.jobs))):
            self.journal.jobs.pop(0)()
        if not self.store.open_sessions():
            return  # its end was among what was still written: there is nothing to go on with
        self.heard = list(self.store.credited("s"))
        self.active_ms = self.record.active_ms
        self.lead(self.replayed())

    # what holds at every moment

    @property
    def record(self) -> SessionRecord:
        record = self.store.session("s")
        assert record is not None
        return record

    def replayed(self) -> Session:
        """The session as the history alone gives it back; it goes on with the repetition after the last one stored."""
        ((record, text),) = self.store.open_sessions()
        plan = msgspec.json.decode(text, type=Plan)
        assert plan == self.session.plan
        stored = self.store.credited("s")
        reps = {row.key: row.prescribed for row in record.sets}
        hurts = [(hurt.entry, hurt.exercise) for hurt in record.hurts]
        session = Session(plan, credited=stored, reps=reps, hurt=hurts, active_ms=record.active_ms)
        over = {
            entry
            for entry, dose in enumerate(plan.doses)
            for each in (dose, dose.warm_up)
            if each is not None and each.exercise.id in {exercise for _, exercise in hurts}
        }
        left = {entry for entry, _ in hurts}
        order = [(row.key, rep) for row in record.sets for rep in range(1, row.prescribed + 1)]
        behind = [at for at, credit in enumerate(order) if credit in set(stored) or credit[0].entry in left]
        ahead = [credit for credit in order[max(behind, default=-1) + 1 :] if credit[0].entry not in over]
        coming = session.set_to_come
        assert ahead[:1] == ([] if coming is None else [(coming.set_key, coming.rep)])
        return session

    @invariant()
    def the_history_is_what_happened(self) -> None:
        """Stored once each, all of it walked, and nothing walked is missing that is not still on its way."""
        if not hasattr(self, "live"):
            return
        stored = self.store.credited("s")
        assert len(stored) == len(set(stored))
        assert set(self.heard) <= set(stored) <= self.session.credited
        if not self.journal.jobs:
            cues = [entry for entry in self.live.unstored if isinstance(entry, RepDone)]
            waiting = {(done.segment.set_key, done.segment.rep) for done in cues}
            assert self.session.credited == set(stored) | waiting
            assert set(self.heard) == set(stored)
        record = self.record
        for row in record.sets:
            assert row.performed == sum(key == row.key for key, _ in stored)
        assert sum(work_ms(self.session.plan, key) for key, _ in stored) <= record.active_ms <= self.active_ms

    @invariant()
    def the_history_gives_the_session_back(self) -> None:
        """Until its end is written."""
        if hasattr(self, "live") and self.record.status is Status.OPEN:
            assert self.replayed().credited == set(self.store.credited("s"))

    @invariant()
    def what_cannot_be_stored_is_found_paused(self) -> None:
        """Nobody trains on for a history that takes nothing."""
        if hasattr(self, "live") and not self.journal.jobs and self.live.unstored:
            assert self.session.state is not State.RUNNING


AnyLife.TestCase.settings = settings(max_examples=settings.default.max_examples * 2 // 3, stateful_step_count=30)
TestAnyLife = AnyLife.TestCase
