"""What a front end needs to lead a session: the library, the person's targets and the history, opened when asked for.

Both front ends start and end a session through here, so both store the same things in the same order.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from coach.history.store import Store
from coach.journal import StoreJournal, opening_record
from coach.library.catalogue import Catalogue
from coach.model import timeline
from coach.model.plan import Plan, Target, prescribe
from coach.model.record import SessionRecord, SetRecord
from coach.model.routine import Routine
from coach.model.settings import Settings
from coach.places import Places


def now() -> datetime:
    """This moment, with the offset of where the person is."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Studio:
    """The wiring between a front end and everything it may not know the making of."""

    catalogue: Catalogue
    places: Places
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = now

    def targets(self) -> dict[str, Target]:
        """The person's own targets; exercises without one start from their file's dosage."""
        return {}

    def plan(self, routine: str, targets: Mapping[str, Target] | None = None) -> Plan:
        """Today's plan for a routine, named by its id or the path of its file."""
        return self.plan_of(self.catalogue.routine(routine), self.targets() if targets is None else targets)

    def plan_of(self, routine: Routine, targets: Mapping[str, Target]) -> Plan:
        """Today's plan for a routine that is loaded."""
        return prescribe(routine, self.catalogue.exercises_for(routine), targets, self.settings.bands)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The history to read; an empty one if there is none yet."""
        with Store.open(self.places.history, read_only=True) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The history to write, made if there is none yet."""
        with Store.open(self.places.history) as store:
            yield store

    @contextmanager
    def performance(self, plan: Plan, *, rehearsal: bool) -> Iterator[Performance]:
        """A session about to begin: nobody else may begin one until it is over."""
        with Store.open(self.places.history) as store:
            store.claim()
            record = opening_record(uuid.uuid4().hex, plan.routine, self.now(), rehearsal=rehearsal)
            store.begin(with_sets(record, plan), msgspec.json.encode(plan).decode())
            yield Performance(record.id, plan, store, StoreJournal(store, record.id, self.now))


@dataclass(frozen=True, slots=True)
class Performance:
    """A session that is under way, and where it is written down."""

    id: str
    plan: Plan
    store: Store
    journal: StoreJournal

    def answer(self, *, effort: int | None, sore: int | None, note: str | None = None) -> None:
        """What the person said afterwards; None is no answer."""
        if effort is not None or sore is not None or note is not None:
            self.store.answer(self.id, effort=effort, sore=sore, note=note)

    def record(self) -> SessionRecord:
        """What is stored of it now."""
        record = self.store.session(self.id)
        assert record is not None
        return record


def with_sets(record: SessionRecord, plan: Plan) -> SessionRecord:
    """The record with every set the plan prescribes, none of it performed yet."""
    sets = tuple(
        SetRecord(key, reps, 0, band, None if key.warm_up else plan.doses[key.entry].target)
        for key, (reps, band) in timeline.prescribed(timeline.compile(plan)).items()
    )
    return replace(record, sets=sets)
