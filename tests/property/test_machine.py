"""Whatever a person does, in whatever order: the state as well as the cues, against a naive model of its own."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coach.engine import events
from coach.engine.cues import Began, Cue, Finished, RepDone
from coach.engine.machine import Session
from coach.engine.transitions import TRANSITIONS, IllegalEvent, State
from coach.model.exercise import Side
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind, SetKey
from tests.support.plans import halves, plans

KEYS = [kind for kind in get_args(events.Event) if kind is not events.Tick]


@dataclass
class Walked:
    """The naive model: how far each repetition was walked in one piece since it was last begun."""

    ended: set[tuple[SetKey, int]] = field(default_factory=set)
    active_ms: int = 0
    hurt: list[str] = field(default_factory=list)
    """What is over for today."""
    told: Told | None = None
    """Where the person was last told to lie."""


@dataclass
class Told:
    """An announcement that was heard while the clock ran: for which exercise and leg, since when, and its time."""

    place: tuple[int, bool, Side | None]
    at_ms: int
    promised_ms: int
    ready: bool = False
    """Whether the person asked to go on before that time was over."""


def told_by(plan: Plan, segment: Segment) -> tuple[tuple[int, bool, Side | None], int]:
    """Where a prepare or a switch sends the person, and the time that it owes them."""
    dose = plan.doses[segment.entry]
    if segment.kind is SegmentKind.SWITCH:
        switch_ms = dose.warm_up.switch_ms if segment.warm_up and dose.warm_up is not None else dose.switch_ms
        return (segment.entry, segment.warm_up, segment.side), switch_ms or 5_000
    if segment.rep is not None:
        return (segment.entry, segment.warm_up, segment.side), max(5_000, min(dose.prepare_ms, dose.switch_ms))
    first = dose if dose.warm_up is None else dose.warm_up
    return (segment.entry, first is not dose, first.sides[0]), dose.prepare_ms or 5_000


def snapshot(session: Session) -> tuple[object, ...]:
    return (
        session.state,
        session.index,
        session.into_ms,
        session.active_ms,
        frozenset(session.credited),
        session.segments,
        session.lead_in,
        session.hurt,
    )


class AnyUse(RuleBasedStateMachine):
    """A session under random hands."""

    @initialize(plan=plans(most=2))
    def begin(self, plan: Plan) -> None:
        self.session = Session(plan)
        self.model = Walked()
        self.before_hurt: tuple[int, int] | None = None

    def send(self, event: events.Event) -> tuple[Cue, ...]:
        """Handle an event that is allowed, and check what holds for every one of them."""
        state, before = self.session.state, self.session.active_ms
        cues = self.session.handle(event)
        assert self.session.state in TRANSITIONS[state][type(event)]
        moments = [cue.at_ms for cue in cues]
        assert sorted(moments) == moments
        assert all(before <= at <= self.session.active_ms for at in moments)
        for cue in cues:
            if isinstance(cue, RepDone):
                assert cue.segment.set_key is not None
                assert cue.segment.rep is not None
                credit = (cue.segment.set_key, cue.segment.rep)
                assert cue.counted == (credit not in self.model.ended)
                self.model.ended.add(credit)
                dose = self.session.plan.doses[cue.segment.entry]
                doses = {each.exercise.id for each in (dose, dose.warm_up) if each is not None}
                assert doses.isdisjoint(self.model.hurt)
            if (isinstance(cue, Began) and state is not State.PAUSED) or isinstance(event, events.Resume):
                self.begins(cue)
        return cues

    def begins(self, cue: Cue) -> None:
        """Nobody works without having been told where, and having had the time to get there."""
        if not isinstance(cue, Began):
            return
        segment, told = cue.segment, self.model.told
        if segment.kind is SegmentKind.EXPLAIN:
            self.model.told = None  # what is told there is said again as one is sent into position
        elif segment.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH}:
            place, promised_ms = told_by(self.session.plan, segment)
            self.model.told = Told(place, cue.at_ms, promised_ms)
        elif segment.set_key is not None:
            assert told is not None
            assert (segment.entry, segment.warm_up, segment.side) == told.place
            assert told.ready or cue.at_ms - told.at_ms >= told.promised_ms
            told.ready = True  # and there they lie

    @rule(kind=st.sampled_from(KEYS))
    def press(self, kind: type[events.Event]) -> None:
        """Any key at any time: it does what it may, or nothing at all."""
        event = kind()  # type: ignore[call-arg]
        before = snapshot(self.session)
        if not self.session.allows(kind):
            with pytest.raises(IllegalEvent):
                self.session.handle(event)
            assert before == snapshot(self.session)
            return
        place = (self.session.index, self.session.into_ms)
        here = self.session.segment
        if isinstance(event, events.Next) and self.model.told is not None and here is not None:
            announced = here.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH}
            heard = announced and told_by(self.session.plan, here)[0] == self.model.told.place
            self.model.told.ready = self.model.told.ready or heard
        if isinstance(event, events.Ready) and self.model.told is not None and here is not None:
            self.model.told.ready = here.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH}
        left_ms = self.session.left_ms
        self.send(event)
        match event:
            case events.Wait(ms):
                assert here is not None
                assert left_ms is not None
                assert here.set_key is None
                assert (here, left_ms + ms) == (self.session.segment, self.session.left_ms)
            case events.Ready():
                assert here is not None
                assert here.set_key is None
                assert before[4] == frozenset(self.session.credited)
            case events.Hurts():
                self.before_hurt = place
                assert here is not None
                self.model.hurt.append(here.exercise)
                assert self.session.state is State.PAUSED
            case events.NotHurt():
                self.model.hurt.pop()
                assert self.before_hurt == (self.session.index, self.session.into_ms)
            case events.Next() | events.Back():
                self.lands_on_a_border()
            case events.More() | events.Fewer():
                self.changes_one_set_only(before)

    @precondition(lambda self: self.session.allows(events.Hurts))
    @rule()
    def press_hurts_by_mistake(self) -> None:
        """This hurts, and at once not: the very moment again."""
        before = snapshot(self.session)[1:]
        self.send(events.Hurts())
        self.send(events.NotHurt())
        assert before == snapshot(self.session)[1:]
        assert self.session.state is State.PAUSED

    def lands_on_a_border(self) -> None:
        """A jump never lands inside a set, nor inside a segment."""
        session = self.session
        assert session.into_ms == 0
        if session.index and session.segment is not None and session.segment.set_key is not None:
            assert session.segments[session.index - 1].stretch != session.segment.stretch

    def changes_one_set_only(self, before: tuple[object, ...]) -> None:
        """What was before stays where it was; one set is longer or shorter by one."""
        session, old = self.session, before[5]
        assert isinstance(old, tuple)
        coming = session.set_to_come
        assert coming is not None
        others = [segment for segment in session.segments if segment.stretch != coming.stretch]
        assert [segment for segment in old if segment.stretch != coming.stretch] == others
        assert before[1] == session.index
        reps = {segment.reps for segment in session.segments if segment.stretch == coming.stretch}
        was = {segment.reps for segment in old if segment.stretch == coming.stretch}
        assert {abs(a - b) for a in reps for b in was} == {1}

    @precondition(lambda self: self.session.state is State.RUNNING)
    @rule(ms=halves(40) | st.integers(0, 90_000), cuts=st.lists(halves(40), max_size=3))
    def tick(self, ms: int, cuts: list[int]) -> None:
        """Time goes by, in one piece or in several: the same is heard, and the same is left."""
        before, later = snapshot(self.session), self.session.later(ms)
        assert before == snapshot(self.session)
        in_pieces = copy.deepcopy(self.session)
        cues = self.send(events.Tick(ms))
        heard: list[Cue] = []
        rest = ms
        for cut in cuts:
            piece = min(cut, rest)
            rest -= piece
            if in_pieces.state is State.RUNNING:
                heard += in_pieces.handle(events.Tick(piece))
        if in_pieces.state is State.RUNNING:
            heard += in_pieces.handle(events.Tick(rest))
        assert list(cues) == heard
        assert snapshot(self.session) == snapshot(in_pieces) == snapshot(later)
        finished = next((cue.at_ms for cue in cues if isinstance(cue, Finished)), None)
        self.model.active_ms = self.model.active_ms + ms if finished is None else finished

    @invariant()
    def nothing_is_credited_twice_or_unperformed(self) -> None:
        """The credited repetitions are exactly those that were walked to their end, and time is only ticks."""
        if hasattr(self, "session"):
            assert self.model.ended == self.session.credited
            assert self.model.active_ms == self.session.active_ms

    @invariant()
    def credited_time_was_on_the_mat(self) -> None:
        """The work in the credited repetitions never exceeds the time that went by."""
        if not hasattr(self, "session"):
            return
        worked = 0
        for key, _ in self.session.credited:
            dose = self.session.plan.doses[key.entry]
            dose = dose.warm_up if key.warm_up and dose.warm_up is not None else dose
            worked += 0 if dose.self_paced else dose.tempo.work_ms
        assert worked <= self.session.active_ms


AnyUse.TestCase.settings = settings(max_examples=settings.default.max_examples * 2, stateful_step_count=40)
TestAnyUse = AnyUse.TestCase
