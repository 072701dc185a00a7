"""The use cases of both front ends: what is asked of the library and the history, and what is changed in them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from coach.app.context import AppContext, due
from coach.app.decisions import DECISION_WINDOW, Decider, ExerciseProgress, in_session, set_target, standings, step_back
from coach.errors import HistoryFull, UsageError, phrase
from coach.history.lock import SessionLock
from coach.history.store import Store
from coach.i18n.reasons import advice_text
from coach.model.advice import Advice, advice
from coach.model.days import has_come
from coach.model.exercise import Exercise
from coach.model.mornings import MORNING_DAYS, answered_morning, ask_morning, morning_from, next_morning
from coach.model.plan import Due, Plan, Target
from coach.model.progression import Decision
from coach.model.record import SessionRecord
from coach.model.routine import When
from coach.model.settings import Settings
from coach.model.today import Suggestion, suggest
from coach.system.text import visible

if TYPE_CHECKING:
    from coach.library.yaml_editor import Value

LIST_LIMIT: Final = 200
"""Sessions that a list shows at most."""
CHARTED: Final = 100
"""Sessions of an exercise that its chart shows at most."""


class CoachService(AppContext):
    """What a front end can have done: settings, targets, answers, corrections, suggestions, what was broken off."""

    def set_setting(self, key: str, value: Value) -> None:
        """Change one setting in the person's file, and from now on here."""
        from coach.library.settings_editor import write_setting

        self.settings = write_setting(self.places.settings, key, value)

    def standings(self, *, all_of_them: bool = False) -> tuple[ExerciseProgress, ...]:
        """Where the person stands in each exercise that grows; with `all_of_them`, in the others too, those last."""
        growing = self._growing()
        others = {name: each for name, each in self.exercises().items() if all_of_them and name not in growing}
        with self.reading() as store:
            return standings(store, growing | others, self.settings, self.today())

    def _growing(self) -> dict[str, Exercise]:
        return {name: each for name, each in self.exercises().items() if each.progression is not None}

    def set_target(self, exercise: Exercise, target: Target | None) -> None:
        """The person's own target from now on; None gives it back to the exercise's file."""
        with self.writing() as store:
            set_target(store, exercise, target, self.now(), self.today())

    def morning(self, sore: int) -> tuple[tuple[Exercise, Decision], ...]:
        """How sore the hip is the morning after, 0-10, and what that means. UsageError if no session asks for it.

        Said again, it puts right what was said before.
        """
        with self.writing() as store:
            records = store.sessions(since=self.today() - timedelta(days=MORNING_DAYS + 1))
            answered = answered_morning(records, self.now(), self.settings)
            if answered is None:
                session = self._asks_morning(records)
                store.morning(session.id, sore)
                names = [name for each in records if each.day == session.day for name in in_session(each)]
                return self._decider(store).conclude(dict.fromkeys(names))
        return self.correct(answered.id, morning=sore)

    def _decider(self, store: Store) -> Decider:
        return Decider(store, self.exercises(), self.settings, self.now(), self.today())

    def correct(
        self,
        session: str,
        *,
        effort: int | None = None,
        sore: int | None = None,
        morning: int | None = None,
        note: str | None = None,
        hurts: Mapping[str, int | None] | None = None,
    ) -> tuple[tuple[Exercise, Decision], ...]:
        """Put answers of a session right, and decide anew what rested on them; returns what is new. Raises UsageError.

        None leaves an answer as it is; an empty note deletes it. `hurts` says for an exercise how much it hurt, or that
        it did not (None). Everything is kept: what was said before, and what was decided on it.
        """
        with self.writing() as store, store.transaction():
            record = store.session(session)
            if record is None:
                raise UsageError(
                    phrase("there is no session {id}; coach history lists them with their ids", id=session)
                )
            day = store.sessions_on(record.day)
            asked = next((each for each in day if each.morning_sore is not None), record)
            if morning is not None and self.now() < morning_from(asked, self.now(), self.settings):
                raise self._too_early(asked)
            given = (
                (record.id, "effort", record.effort, effort),
                (record.id, "sore", record.sore, sore),
                (asked.id, "morning", asked.morning_sore, morning),
                (record.id, "note", record.note, note),
            )
            changes: list[tuple[str, str, int | str | None, int | str | None]] = [
                (about, field, before, None if after == "" else after)
                for about, field, before, after in given
                if after is not None and after != (before or ("" if field == "note" else before))
            ]
            for exercise, how_much in (hurts or {}).items():
                hurt_so = [hurt.sore for hurt in record.hurts if hurt.exercise == exercise]
                if not hurt_so:
                    known = ", ".join(dict.fromkeys(hurt.exercise for hurt in record.hurts))
                    hint = phrase("what hurt in it: {known}", known=known) if known else phrase("nothing hurt in it")
                    raise UsageError(
                        phrase(
                            "{id} did not hurt in session {session}; {hint}", id=exercise, session=session, hint=hint
                        )
                    )
                if how_much is None or hurt_so != [how_much] * len(hurt_so):
                    changes.append((record.id, f"hurt:{exercise}", hurt_so[-1], how_much))
            for about, field, before, after in changes:
                store.put_right(about, field, before, after, self.now())
            if all(field == "note" for _, field, _, _ in changes) or record.rehearsal:
                return ()
            return self._decider(store).decide_day_anew(record.day)

    def session_named(self, beginning: str) -> str:
        """The id of the one session whose id begins so. UsageError, if there is none or more than one."""
        with self.reading() as store:
            ids = store.sessions_like(beginning) if beginning else ()
        if len(ids) == 1:
            return ids[0]
        if not ids:
            raise UsageError(
                phrase("no session has an id that begins with {id}; coach history shows them", id=repr(beginning))
            )
        what = phrase("{id} is the beginning of more than one session: {ids}", id=beginning, ids=", ".join(ids))
        raise UsageError(what)

    def _asks_morning(self, records: Sequence[SessionRecord]) -> SessionRecord:
        """The session that a morning after can be told of; UsageError, saying from when, if there is none."""
        now = self.now()
        if (session := ask_morning(records, now, self.settings)) is not None:
            return session
        if (session := next_morning(records, now, self.settings)) is not None:
            raise self._too_early(session)
        raise UsageError(phrase("no session of the last days waits for a morning after"))

    def _too_early(self, session: SessionRecord) -> UsageError:
        """That the morning after a session has not come, and when it does."""
        begins = morning_from(session, self.now(), self.settings)
        # Rounded up, so that it is never a minute too early.
        begins += timedelta(seconds=-begins.second % 60)
        moment = f"{begins:%Y-%m-%d %H:%M}"
        return UsageError(phrase("the morning after the last session is asked for from {moment} on", moment=moment))

    def catch_up(self) -> None:
        """On a new day, take the steps that the days before asked for and one change a day held back.

        Without room for them they are taken another time: they never stand in the way of a session.
        """
        if not self.saving:
            return
        with self.reading() as store:
            names = self._decider(store).owed()
        if names:
            with suppress(HistoryFull), self.writing() as store:
                self._decider(store).conclude(names)

    def overview(self) -> Today:
        """Where the person stands today, with the steps that a new day brings; read at once."""
        self.catch_up()
        with self.reading() as store:
            records = store.sessions(limit=DECISION_WINDOW, rehearsals=False)
            morning = ask_morning(records, self.now(), self.settings)
            elsewhere = self.led_elsewhere()
            return Today(
                records,
                due(store, self.now(), self.settings),
                standings(store, self._growing(), self.settings, self.today()),
                None if elsewhere else self._broken_off(store),
                elsewhere,
                morning,
                morning is not None and store.passed_morning(morning.id),
                _advice(store, self.settings, self.today()),
            )

    def suggestion(self, plans: Sequence[Plan], today: Today) -> Suggestion:
        """What today could be, out of these plans, and why: what is for a condition, for whoever has it or did it."""
        by_when: dict[When, list[str]] = {}
        for plan in sorted(plans, key=lambda plan: bool(plan.conditions)):
            by_when.setdefault(plan.when, []).append(plan.routine)
        records = today.records
        if len(records) >= DECISION_WINDOW:
            recent = {record.routine for record in records}
            with self.reading() as store:
                records = (*records, *store.last_of(plan.routine for plan in plans if plan.routine not in recent))
        own = self._for_conditions({plan.routine: plan for plan in plans})
        return suggest(records, by_when, self.settings, self.today(), today.advised, own)

    def _for_conditions(self, plans: Mapping[str, Plan]) -> list[str]:
        """The routines made for the person's conditions, in the order of their phases."""
        phases = [(page.id, phase.routine) for page in self.conditions() for phase in page.phases]
        return [name for page, name in phases if name is not None and name in plans and page in plans[name].conditions]

    def charted(self, store: Store, exercise: str) -> tuple[SessionRecord, ...]:
        """The sessions that an exercise's chart shows, those of days that have come, newest first."""
        newest = store.sessions_of(exercise, limit=CHARTED)
        return tuple(each for each in newest if has_come(each.day, self.today()))

    def pass_morning(self, session: SessionRecord) -> None:
        """They did not say; `coach morning` still takes an answer."""
        with self.writing() as store:
            store.pass_morning(session.id)

    def advice(self) -> str | None:
        """What has to be said about soreness that no program can help with; None if there is nothing.

        It stands, over starts and days, until a session is good or the person has put it away.
        """
        with self.reading() as store:
            advised = _advice(store, self.settings, self.today())
        return None if advised is None else advice_text(advised, self.words.reasons)

    def dismiss_advice(self) -> None:
        """The person has read it: it is not said again before they tell of new soreness."""
        with self.writing() as store:
            if (advised := _advice(store, self.settings, self.today())) is not None:
                store.dismiss_advice(advised.session, advised.sore)

    def lost_history(self) -> str | None:
        """What has to be said about a history that is gone while there are backups of it; None if there is nothing."""
        history = self.places.history
        if os.path.exists(history):  # noqa: PTH110 - Path's may raise
            return None
        from coach.history.backup import lost_history

        good = lost_history(history)
        return None if good is None else self.words.screens.history_gone.format(history=history, good=good)

    def keep_backup(self, *, anew: bool) -> None:
        """Keep today's backup of the history; with `anew`, of how it is now. Raises HistoryError."""
        from coach.history.backup import keep_daily

        keep_daily(self.places.history, self.now(), anew=anew)

    def writing(self) -> Store:
        """The history to write, made if there is none yet."""
        return Store.open(self.places.history)

    def broken_off(self, *, rehearsal: bool = False) -> BrokenOff | None:
        """The newest session that was broken off and can go on; None if there is none.

        A rehearsal only where it is asked for, and never in the place of a session that counts.
        """
        with self.reading() as store:
            return self._broken_off(store) or (self._broken_off(store, rehearsal=True) if rehearsal else None)

    def _broken_off(self, store: Store, *, rehearsal: bool = False) -> BrokenOff | None:
        possible = [each for each in store.open_sessions() if each[0].rehearsal == rehearsal]
        # One that began on a day that has not come is from a clock that was wrong, and gives way to all others.
        possible.sort(key=lambda each: has_come(each[0].day, self.today()), reverse=True)
        for record, plan in possible:
            if (kept := _plan_of(plan)) is not None:
                return BrokenOff(record, kept.spoken_in(self.language))
        return None

    def led_elsewhere(self) -> bool:
        """Whether a session is under way at this moment, in this program or another."""
        return SessionLock.is_taken(self.places.history)

    def give_up(self, broken_off: BrokenOff) -> None:
        """A session that was broken off and is not wanted back ends as stopped, with what was done."""
        with self.writing() as store:
            store.claim()
            end_rehearsals(store, self.now())
            store.give_up(broken_off.record.id, self.now())
            step_back(store, broken_off.plan, broken_off.record)
            if broken_off.record.hurts:
                self._decider(store).conclude(in_session(broken_off.record))


class BrokenOff(Struct, frozen=True):
    """A session that never came to its end, and its plan."""

    record: SessionRecord
    plan: Plan


class Today(Struct, frozen=True):
    """What home shows of today: where the person stands, and what is still to be answered."""

    records: Sequence[SessionRecord]
    """The last sessions."""
    due: Due
    """What that means for the doses of today."""
    standings: tuple[ExerciseProgress, ...]
    """Where the person stands in each exercise that grows."""
    broken_off: BrokenOff | None
    """The newest session that can go on; rehearsals are not offered."""
    led_elsewhere: bool
    """Whether a session is under way right now; nothing is offered then, and none can be begun."""
    asks_morning: SessionRecord | None
    """The session whose morning after has come and is not told of yet."""
    morning_passed: bool
    """Whether the person was asked for it, and did not say: it is asked by itself once only, and can be told later."""
    advised: Advice | None
    """The advice to see somebody, as long as it stands."""


def _advice(store: Store, settings: Settings, today: date) -> Advice | None:
    return advice(store.answered(limit=settings.sore_streak + 1, today=today), settings)


def _plan_of(text: str) -> Plan | None:
    """A plan that was kept as text; None if this version cannot read it.

    Its texts were checked when they were read from a file, but a history may come from elsewhere.
    """
    with suppress(msgspec.DecodeError):
        return msgspec.convert(_shown(msgspec.json.decode(text)), Plan)
    return None


def _shown(data: Any) -> Any:
    """The same data without characters that act on a terminal."""
    match data:
        case str():
            return visible(data)
        case list():
            return [_shown(each) for each in data]
        case dict():
            return {_shown(key): _shown(each) for key, each in data.items()}
        case _:
            return data


def end_rehearsals(store: Store, now: datetime) -> None:
    """Rehearsals that were broken off are over as soon as something else is begun: nobody is offered them."""
    for record, _ in store.open_sessions():
        if record.rehearsal:
            store.give_up(record.id, now)
