"""A session that is under way: begun or resumed, written down as it happens, concluded with its answers.

Both front ends start and end a session through here, so both store the same things in the same order.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coach.app.decisions import conclude, in_session
from coach.app.journal import StoreJournal, opening_record
from coach.app.service import BrokenOff, CoachService, end_rehearsals
from coach.engine.machine import Session
from coach.history.deferred import DeferredSession
from coach.history.store import Store
from coach.model import timeline
from coach.model.days import has_come
from coach.model.exercise import Exercise
from coach.model.plan import LeftOut, Plan
from coach.model.progression import Decision
from coach.model.record import SessionRecord, SetRecord, did_something


class SessionRun(Struct, frozen=True):
    """A session that is under way, and where it is written down."""

    service: CoachService
    opening: SessionRecord
    """How it stood when it began, or went on."""
    place: DeferredSession
    session: Session
    left_out: tuple[LeftOut, ...] = ()
    """What a new one does without today."""

    @property
    def id(self) -> str:
        """What it is known by in the history."""
        return self.opening.id

    @property
    def store(self) -> Store:
        """The history with this session in it. Raises HistoryError while there is no room for it."""
        return self.place.store()

    @property
    def plan(self) -> Plan:
        """What was prescribed."""
        return self.session.plan

    @property
    def saved(self) -> bool:
        """Whether it is to be kept."""
        return self.service.saving

    @property
    def kept(self) -> bool:
        """Whether it is kept: not, if no room was ever found for it."""
        return self.saved and self.place.begun

    @property
    def did_something(self) -> bool:
        """Whether anything was done in it, so that there is something to ask about afterwards."""
        return did_something(self.record())

    @property
    def journal(self) -> StoreJournal:
        """Where its repetitions are stored."""
        return StoreJournal(self.place.store, self.id, self.service.now)

    def conclude(self) -> tuple[tuple[Exercise, Decision], ...]:
        """What it means for each exercise in it; stored. Nothing, when it is not saved."""
        if not self.saved:
            return ()
        record, service = self.record(), self.service
        names, exercises = in_session(record), service.exercises()
        return conclude(self.store, names, exercises, service.settings, now=service.now(), today=self.decided_on)

    @property
    def decided_on(self) -> date:
        """The day on which it is concluded: its own, also past midnight; today, where it was gone on with later."""
        day, today = self.opening.day, self.service.today()
        return day if has_come(today, day) else today

    def answer(self, *, effort: int | None, sore: int | None, note: str | None = None) -> None:
        """What the person said afterwards; None is no answer."""
        if effort is not None or sore is not None or note is not None:
            self.store.answer(self.id, effort=effort, sore=sore, note=note)

    def record(self) -> SessionRecord:
        """What is stored of it now; how it began, when nothing is."""
        if self.place.begun:
            return self.store.session(self.id) or self.opening
        with self.service.reading() as store:
            return store.session(self.id) or self.opening


@contextmanager
def begin_session(service: CoachService, plan: Plan, *, rehearsal: bool) -> Iterator[SessionRun]:
    """A session about to begin: nobody else may begin one until it is over. It may have to wait for room."""
    left_out = plan.left_out
    with service.reading() as store:
        plan = plan.without(set()).mark_known(store.practised(plan.exercises))
    opening = opening_record(uuid.uuid4().hex, plan.routine, service.now(), service.today(), rehearsal=rehearsal)
    record = with_sets(opening, plan)

    def begin(store: Store) -> None:
        if service.saving:
            store.claim()
            end_rehearsals(store, service.now())
        store.begin(record, msgspec.json.encode(plan).decode())

    with DeferredSession(partial(_open, service), begin) as place:
        yield SessionRun(service, record, place, Session(plan), left_out)


@contextmanager
def resume_session(service: CoachService, broken_off: BrokenOff) -> Iterator[SessionRun]:
    """A session that was broken off, about to go on with the repetition where it stopped."""
    record, plan = broken_off.record, broken_off.plan
    with DeferredSession(partial(_open, service), Store.claim) as place:
        with service.reading() as store:
            credited = store.credited(record.id)
        reps = {each.key: each.prescribed for each in record.sets}
        hurt = [(each.entry, each.exercise) for each in record.hurts]
        session = Session(plan, credited=credited, reps=reps, hurt=hurt, active_ms=record.active_ms)
        yield SessionRun(service, record, place, session)


def _open(service: CoachService) -> Store:
    """Where a session is written down."""
    path = service.places.history
    return Store.open(path) if service.saving else Store.unsaved(path)


def with_sets(record: SessionRecord, plan: Plan) -> SessionRecord:
    """The record with every set the plan prescribes, none of it performed yet."""
    sets = tuple(
        SetRecord(key, reps, 0, band, None if key.warm_up else plan.doses[key.entry].target)
        for key, (reps, band) in timeline.prescribed(timeline.compile(plan)).items()
    )
    return replace(record, sets=sets)
