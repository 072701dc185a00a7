"""A session that is under way: begun or resumed, written down as it happens, concluded with its answers.

Both front ends start and end a session through here, so both store the same things in the same order.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Self

import msgspec
from msgspec import Struct

from coach.app.decisions import Decider, decided_on, in_session, step_back
from coach.app.journal import StoreJournal
from coach.app.led_plan import as_led, as_led_before
from coach.app.service import BrokenOff, CoachService, end_rehearsals
from coach.engine.machine import Session
from coach.errors import HistoryFull
from coach.history.store import Store
from coach.model import timeline
from coach.model.exercise import Exercise
from coach.model.plan import Dose, LeftOut, Plan
from coach.model.progression import Decision
from coach.model.record import SessionRecord, SetRecord, Status, did_something


class SessionRun(Struct, eq=False):
    """A session that is under way, and where it is written down.

    The history is opened, and the session put into it, when something is to be written, and tried anew as often as
    that is asked for: a disk that is full when it begins keeps nobody from being led to the first exercise.
    """

    service: CoachService
    opening: SessionRecord
    """How it stood when it began, or went on."""
    session: Session
    begin: Callable[[Store], None]
    """Puts it into the history."""
    left_out: tuple[LeftOut, ...] = ()
    """What a new one does without today."""
    begun: bool = False
    """Whether it is in the history."""
    opened: Store | None = None

    @property
    def id(self) -> str:
        """What it is known by in the history."""
        return self.opening.id

    @property
    def store(self) -> Store:
        """The history with this session in it. Raises HistoryError while there is no room for it."""
        if self.opened is None:
            path = self.service.places.history
            self.opened = Store.open(path) if self.saved else Store.unsaved(path)
        if not self.begun:
            self.begin(self.opened)
            self.begun = True
        return self.opened

    @contextmanager
    def under_way(self) -> Iterator[Self]:
        """Begin it now, or later if there is no room. Raises HistoryError for what waiting does not help with."""
        try:
            with suppress(HistoryFull):
                _ = self.store
            yield self
        finally:
            if self.opened is not None:
                self.opened.close()

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
        return self.saved and self.begun

    @property
    def did_something(self) -> bool:
        """Whether anything was done in it, so that there is something to ask about afterwards."""
        return did_something(self.record())

    @property
    def journal(self) -> StoreJournal:
        """Where its repetitions are stored."""
        return StoreJournal(lambda: self.store, self.id, self.service.now, self._step_back)

    def conclude(self) -> tuple[tuple[Exercise, Decision], ...]:
        """What it means for each exercise in it; stored. Nothing, when it is not saved."""
        if not self.saved:
            return ()
        service, record = self.service, self.record()
        names = in_session(record)
        self._step_back()
        decider = Decider(self.store, service.exercises(), service.settings, service.now(), self.decided_on)
        return decider.conclude(names)

    def _step_back(self) -> None:
        """Take the steps back after a break that were offered, also where nobody answers afterwards."""
        if self.saved:
            step_back(self.store, self.plan, self.record())

    @property
    def decided_on(self) -> date:
        """The day on which it is concluded."""
        return decided_on(self.opening.day, self.service.today())

    def answer(self, *, effort: int | None, sore: int | None, note: str | None = None) -> None:
        """What the person said afterwards; None is no answer."""
        if effort is not None or sore is not None or note is not None:
            self.store.answer(self.id, effort=effort, sore=sore, note=note)

    def record(self) -> SessionRecord:
        """What is stored of it now; how it began, when nothing is."""
        if self.begun:
            return self.store.session(self.id) or self.opening
        with self.service.reading() as store:
            return store.session(self.id) or self.opening


@contextmanager
def begin_session(service: CoachService, plan: Plan, *, rehearsal: bool, explain: bool = False) -> Iterator[SessionRun]:
    """A session about to begin: nobody else may begin one until it is over. It may have to wait for room.

    `explain` as in `as_led`.
    """
    left_out, plan = plan.left_out, plan.spoken_in(service.language)
    plan = as_led(service, plan.without(set()), explain=explain)
    record = opening_record(uuid.uuid4().hex, plan, service.now(), service.today(), rehearsal=rehearsal)

    def begin(store: Store) -> None:
        if service.saving:
            store.claim()
            end_rehearsals(store, service.now())
        store.begin(record, msgspec.json.encode(plan).decode())

    with SessionRun(service, record, Session(plan), begin, left_out).under_way() as run:
        yield run


@contextmanager
def resume_session(service: CoachService, broken_off: BrokenOff) -> Iterator[SessionRun]:
    """A session that was broken off, about to go on with the repetition where it stopped."""
    record, plan = broken_off.record, as_led_before(service, broken_off.plan)
    with SessionRun(service, record, Session(plan), Store.claim).under_way() as run:
        with service.reading() as store:
            credited = store.credited(record.id)
        reps = {each.key: each.prescribed for each in record.sets}
        hurt = [(each.entry, each.exercise) for each in record.hurts]
        run.session = Session(plan, credited=credited, reps=reps, hurt=hurt, active_ms=record.active_ms)
        yield run


def opening_record(session: str, plan: Plan, now: datetime, day: date, *, rehearsal: bool) -> SessionRecord:
    """A session as it stands when it begins, its sets as prescribed; it belongs to the local day `day` for good."""
    sets = prescribed_sets(plan)
    return SessionRecord(session, plan.routine, now, None, day, Status.OPEN, rehearsal, 0, sets=sets)


def prescribed_sets(plan: Plan) -> tuple[SetRecord, ...]:
    """Every set of a plan in order, with nothing done yet."""
    return tuple(
        SetRecord(key, reps, 0, band, *((None, None) if key.warm_up else _of_dose(plan.doses[key.entry])))
        for key, (reps, band) in timeline.prescribed(timeline.compile(plan)).items()
    )


def _of_dose(dose: Dose) -> tuple[int, int | None]:
    """What of its dose a set keeps: the target, and the hold where that grows."""
    return dose.target, dose.hold
