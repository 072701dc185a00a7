"""What there is to do and today's dose of it: the library, and the targets to read. Whoever only lists needs no more.

Leading a session and writing about it is `studio`'s; it loads the machine, the journal and progression, which a list
would load for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from coach.history.store import Store
from coach.library.catalogue import Catalogue
from coach.model.exercise import Exercise
from coach.model.plan import Plan, Target, personal, prescribe
from coach.model.routine import Routine
from coach.model.settings import Settings
from coach.places import Places


def now() -> datetime:
    """This moment, with the offset of where the person is."""
    return datetime.now().astimezone()


@dataclass(slots=True)
class Shelf:
    """The library, and where the person stands."""

    catalogue: Catalogue
    places: Places
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = now

    def targets(self) -> dict[str, Target]:
        """The person's own targets; exercises without one start from their file's dosage."""
        with self.reading() as store:
            own = store.targets()
        return {name: stored.newest.target for name, stored in own.items() if stored.newest.target is not None}

    def plan(self, routine: str, targets: Mapping[str, Target] | None = None) -> Plan:
        """Today's plan for a routine, named by its id or the path of its file."""
        return self.plan_of(self.catalogue.routine(routine), self.targets() if targets is None else targets)

    def plan_of(self, routine: Routine, targets: Mapping[str, Target]) -> Plan:
        """Today's plan for a routine that is loaded."""
        plan = prescribe(routine, self.catalogue.exercises_for(routine), targets, self.settings.bands)
        return personal(plan, self.settings)

    def exercises(self) -> dict[str, Exercise]:
        """Every exercise there is, by its id; broken files are left out."""
        good, _ = self.catalogue.all_exercises()
        return {exercise.id: exercise for _, exercise in good}

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The history to read; an empty one if there is none yet."""
        with Store.open(self.places.history, read_only=True) as store:
            yield store
