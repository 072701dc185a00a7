"""The library, the settings and today's doses, to read: all that a command needs which only lists.

Leading a session and writing about it is `service`'s; it loads the machine, the journal and progression, which a list
would load for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from coach.errors import HistoryError, Phrase, Problem
from coach.history.store import Store
from coach.i18n.catalog import Vocabulary, vocabulary
from coach.library.catalogue import Catalogue, LoadedRoutine
from coach.library.ids import FileKind
from coach.model.after_break import eased_targets, weeks_away
from coach.model.condition import Condition
from coach.model.days import local_day
from coach.model.exercise import Exercise
from coach.model.language import Language, chosen
from coach.model.plan import Due, Plan, personal
from coach.model.prescription import prescribe
from coach.model.settings import Settings
from coach.model.weaker_side import weaker_first, weaker_sides
from coach.system.paths import Places

if TYPE_CHECKING:
    from coach.i18n.session_texts import SessionTexts

LATELY: Final = 20
"""In how many of the last sessions the weaker side of an exercise is looked for."""


def now() -> datetime:
    """This moment, with the offset of where the person is."""
    return datetime.now().astimezone()


class AppContext(Struct):
    """The library, and where the person stands."""

    catalogue: Catalogue
    places: Places
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = now
    saving: bool = True
    """False: a session is kept in memory and nothing is written anywhere; a history that cannot be read is empty."""
    locale: str = ""
    """What the computer is set to, such as `de_DE.UTF-8`; where the settings name no language, it decides."""

    def today(self) -> date:
        """The local day that it is for the person; nothing else asks a clock for a day."""
        return local_day(self.now(), self.settings.day_ends)

    @property
    def language(self) -> Language:
        """What the person is spoken to in."""
        return chosen(self.settings.language, self.locale)

    @property
    def session_texts(self) -> SessionTexts:
        """What is said and shown in a session, in that language."""
        return self.words.session

    @property
    def words(self) -> Vocabulary:
        """All words of that language."""
        return vocabulary(self.language)

    def owes(self) -> bool:
        """Whether a day that is over has left a step back to take: `CoachService.catch_up` takes it."""
        with self.reading() as store:
            return store.owes(self.today())

    def due(self) -> Due:
        """What the history says about today's doses: the targets, and what hurt today."""
        with self.reading() as store:
            return due(store, self.now(), self.settings)

    def plan(self, routine: str, *, as_before: bool = False) -> Plan:
        """Today's plan for a routine, named by its id or the path of its file.

        `as_before` takes no step back after a break.
        """
        due = self.due()
        return self.plan_of(self.catalogue.routine(routine), replace(due, weeks_away=0) if as_before else due)

    def plan_of(self, loaded: LoadedRoutine, due: Due) -> Plan:
        """Today's plan for a routine that is loaded."""
        targets, stepped_back = eased_targets(due.targets, loaded.exercises, due.weeks_away)
        plan = prescribe(loaded.routine, loaded.exercises, targets, self.settings.bands, due.eased)
        plan = plan.spoken_in(self.language)
        plan = replace(plan, weeks_away=due.weeks_away if stepped_back else 0, stepped_back=stepped_back)
        return weaker_first(personal(plan, self.settings, due.hurt, self.advised()), due.weaker)

    def advised(self) -> dict[str, tuple[str, str]]:
        """The exercises that the guide leaves out for the person's conditions, with the condition's name and why."""
        return {exercise: (each.name, why) for each in self.conditions() for exercise, why in each.leave_out}

    def conditions(self) -> tuple[Condition, ...]:
        """The pages of the person's conditions, those that can be read."""
        pages = [self.catalogue.readable_condition(name)[0] for name in self.settings.conditions]
        return tuple(page.spoken_in(self.language) for page in pages if page is not None)

    def unread_conditions(self) -> tuple[Problem | Phrase, ...]:
        """What is wrong with the pages of the person's conditions: nothing is left out for what cannot be read."""
        conditions = self.settings.conditions
        return tuple(what for name in conditions for what in self.catalogue.readable_condition(name)[1])

    def exercises(self) -> dict[str, Exercise]:
        """Every exercise there is, by its id; broken files are left out."""
        good, _ = self.catalogue.all_exercises()
        return {exercise.id: exercise.spoken_in(self.language) for _, exercise in good}

    def routine_names(self) -> dict[str, str]:
        """What each routine is called, by its id; broken files are left out."""
        loaded, _ = self.catalogue.all_routines()
        return {listed.id: each.routine.spoken_in(self.language).name for listed, each in loaded}

    def routine_name(self, routine: str) -> str:
        """What the routine of this id is called; the id, where there is none that can be read."""
        files = [listed for listed in self.catalogue.listed(FileKind.ROUTINE) if listed.id == routine]
        loaded, _ = self.catalogue.all_routines(files)
        return loaded[0][1].routine.spoken_in(self.language).name if loaded else routine

    def reading(self) -> Store:
        """The history to read; an empty one if there is none yet."""
        try:
            return Store.open(self.places.history, read_only=True)
        except HistoryError:
            if self.saving:
                raise
            return Store.unsaved(self.places.history)


def due(store: Store, now: datetime, settings: Settings) -> Due:
    """What a history says about the doses of today."""
    today = local_day(now, settings.day_ends)
    stored = store.targets(today)
    return Due(
        {name: each.newest.target for name, each in stored.items() if each.newest.target is not None},
        frozenset(name for name, each in stored.items() if each.eased),
        store.hurt_on(today, datetime.combine(today, settings.day_ends, now.tzinfo)),
        weaker_sides(store.sessions(limit=LATELY, rehearsals=False)),
        weeks_away(store.last_trained(today), today),
    )
