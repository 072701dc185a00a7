"""The person's targets: where they stand, who says so, and what a session means for what comes next.

Every decision is stored with its reason, also the decision to stay: it is what the person reads afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coach.history.reading import LATELY
from coach.history.store import Store
from coach.i18n.catalog import Vocabulary, vocabulary
from coach.i18n.reasons import sentence
from coach.model.after_break import break_reasons
from coach.model.days import has_come
from coach.model.exercise import Exercise
from coach.model.language import Language
from coach.model.plan import Plan, Target, as_filed, first_target
from coach.model.progression import Decision, decide, hangs_on_more
from coach.model.reason import Cause, Change, Reason
from coach.model.record import SessionRecord, SetBy, StoredDecision, StoredTarget, counts, did_something, says_something
from coach.model.settings import Settings
from coach.system.text import visible

_UNCHANGED = frozenset(
    {Cause.ALREADY_APPLIED, Cause.BELOW_TARGET, Cause.LIGHTER_BAND, Cause.NOT_DONE, Cause.NO_SESSION}
)
"""Causes that say nothing about the target as it is: the reason that led to it stays the one that is shown."""

ENGLISH = vocabulary(Language.EN)
"""What is stored is told in English, whatever the person reads: other programs read it too."""

DECISION_WINDOW: Final = 60
"""Sessions of an exercise that a decision looks back on; more are read only where it hangs on them."""


class ExerciseProgress(Struct, frozen=True):
    """Where the person stands in one exercise."""

    exercise: Exercise
    target: Target
    set_by: SetBy
    decided: StoredDecision | None
    """The last thing that was decided about it; None where nothing was."""

    def why(self, words: Vocabulary) -> str:
        """Why the target is what it is, in one sentence."""
        if self.decided is None:
            return words.reasons.file_starts.format(name=self.exercise.name)
        return told(self.decided, words)

    @property
    def goal(self) -> int | None:
        """Repetitions a side at which the way ends; None where nothing grows."""
        return None if self.exercise.progression is None else self.exercise.progression.goal


def standings(
    store: Store, exercises: Mapping[str, Exercise], settings: Settings, today: date
) -> tuple[ExerciseProgress, ...]:
    """Where the person stands in each of these exercises."""
    stored = store.targets(today)
    found = []
    for name, exercise in exercises.items():
        own = stored.get(name)
        if own is None:
            found.append(ExerciseProgress(exercise, first_target(exercise, settings.bands), SetBy.FILE, None))
        else:
            found.append(ExerciseProgress(exercise, _target(exercise, own, settings), own.set_by, own.newest))
    return tuple(found)


def told(decision: StoredDecision, words: Vocabulary) -> str:
    """Why it was decided, in one sentence; as it was stored, where that is all that is known."""
    if decision.set_by is not SetBy.PROGRESSION:
        return _set_by(decision.set_by, words)
    reason = reason_of(decision)
    return decision.why if reason is None else visible(sentence(reason, words.telling))


def _set_by(who: SetBy, words: Vocabulary) -> str:
    return words.reasons.back_to_file if who is SetBy.FILE else words.reasons.set_by_you


def set_target(store: Store, exercise: Exercise, target: Target | None, now: datetime, today: date) -> None:
    """The person's own target from now on; None gives it back to the exercise's file."""
    who = SetBy.FILE if target is None else SetBy.PERSON
    store.decide(StoredDecision(exercise.id, target, who, True, _set_by(who, ENGLISH), now, today))


def step_back(store: Store, plan: Plan, session: SessionRecord) -> None:
    """Store the steps back after a break that a session of this plan began with: as decided right before it.

    Nothing, where nothing was done in it or it was a rehearsal.
    """
    if not plan.stepped_back or session.rehearsal or not did_something(session):
        return
    stored = store.targets(session.day)
    targets = {name: each.newest.target for name, each in stored.items() if each.newest.target is not None}
    exercises = {dose.exercise.id: dose.exercise for dose in plan}
    for name, reason in break_reasons(plan.stepped_back, plan.weeks_away, exercises, targets, session.day).items():
        keep_step_back(store, name, reason, session)


def keep_step_back(store: Store, exercise: str, reason: Reason, session: SessionRecord) -> None:
    """Store one step back after a break, as decided right before the session that began with it."""
    at, why = session.started_at - timedelta(milliseconds=1), sentence(reason, ENGLISH.telling)
    told = msgspec.json.encode(reason).decode()
    store.decide(StoredDecision(exercise, reason.after, SetBy.PROGRESSION, True, why, at, session.day, reason=told))


def in_session(session: SessionRecord) -> tuple[str, ...]:
    """The exercises about which a session can say something, in its order; none, where it was a rehearsal."""
    rows = () if session.rehearsal else session.sets
    return tuple(dict.fromkeys(each.key.exercise for each in rows if not each.key.warm_up))


def decided_on(day: date, today: date) -> date:
    """The day on which a session is concluded: its own, also past midnight; today, where that was longer ago."""
    return day if has_come(today, day) else today


class Decider(Struct, frozen=True):
    """Decides about exercises by what a history holds, and stores it there."""

    store: Store
    exercises: Mapping[str, Exercise]
    settings: Settings
    now: datetime
    today: date
    """The session's own day right after it, and the day of the answer for one that comes later."""

    def conclude(self, names: Iterable[str]) -> tuple[tuple[Exercise, Decision], ...]:
        """What the sessions so far mean for each of these exercises; stored, and told in their order.

        Concluding again, as an answer that comes later does, or a new day on which a step that was held back is due,
        stores only what is new.
        """
        decided = tuple(self._decided(names))
        for exercise, decision, is_new in decided:
            if is_new:
                self._keep(exercise, decision, self.now)
        return tuple((exercise, decision) for exercise, decision, _ in decided)

    def owed(self) -> tuple[str, ...]:
        """The exercises for which a new day brings something; only reads.

        A step that one change a day held back, whatever was done after it; what hurt in a session that never came to
        its end; and what a session of the last days says, where the program ended before that was stored.
        """
        stored = self.store.targets(self.today)
        names = [name for name, own in stored.items() if (reason := reason_of(own.newest)) is not None and reason.owes]
        for session in self._unconcluded():
            for name in in_session(session):
                own = stored.get(name)
                if own is None or (own.newest.session != session.id and own.newest.at < session.spoke_at):
                    names.append(name)
        return tuple(exercise.id for exercise, _, is_new in self._decided(dict.fromkeys(names)) if is_new)

    def _unconcluded(self) -> Iterator[SessionRecord]:
        """Sessions of days that are over about which nothing may have been decided, newest first."""
        for session, _ in self.store.open_sessions():
            if says_something(session) and session.day < self.today:
                yield session
        last = self.store.last_day(before=self.today)
        for session in () if last is None else self.store.sessions(since=last - LATELY):
            if counts(session) and session.day < self.today and (session.hurts or session.sore is not None):
                yield session

    def _keep(self, exercise: Exercise, decision: Decision, at: datetime) -> None:
        self.store.decide(
            StoredDecision(
                exercise=exercise.id,
                target=decision.target,
                set_by=SetBy.PROGRESSION,
                changed=decision.change.moves,
                why=sentence(decision.reason, ENGLISH.telling),
                at=at,
                day=decision.reason.decided,
                session=decision.session,
                reason=msgspec.json.encode(decision.reason).decode(),
            )
        )

    def _growing(self, names: Iterable[str]) -> Iterator[Exercise]:
        for name in names:
            exercise = self.exercises.get(name)
            if exercise is not None and exercise.progression is not None:
                yield exercise

    def _decided(self, names: Iterable[str]) -> Iterator[tuple[Exercise, Decision, bool]]:
        """What comes next in each of these exercises, and whether that is not stored yet."""
        stored = self.store.targets(self.today)
        for exercise in self._growing(names):
            own = stored.get(exercise.id)
            decision = self._looked_back(exercise, own)
            yield exercise, decision, _is_new(decision, own)

    def _looked_back(self, exercise: Exercise, own: StoredTarget | None) -> Decision:
        """The decision out of as many sessions of the exercise as it takes, however many others lie between."""
        limit = DECISION_WINDOW
        while True:
            records = self.store.sessions_of(exercise.id, limit=limit, whole_days=True)
            target, moved = _target(exercise, own, self.settings), None if own is None else own.moved
            decision = self._decide(exercise, target, records, own, moved, self.today)
            if not hangs_on_more(decision) or sum(exercise.id in in_session(record) for record in records) < limit:
                return decision
            limit *= 4

    def _decide(
        self,
        exercise: Exercise,
        target: Target,
        records: Sequence[SessionRecord],
        own: StoredTarget | None,
        moved: date | None,
        today: date,
    ) -> Decision:
        set_at = None if own is None else own.set_at
        return decide(exercise, target, records, self.settings, today=today, last_change=moved, set_at=set_at)

    # an answer that is put right

    def decide_day_anew(self, day: date) -> tuple[tuple[Exercise, Decision], ...]:
        """What the sessions of a day mean for each exercise now that an answer was put right, where that is new."""
        sessions = [each for each in self.store.sessions_on(day) if says_something(each)]
        names = dict.fromkeys(name for each in reversed(sessions) for name in in_session(each))
        decided = ((exercise, self._decide_anew(exercise, sessions)) for exercise in self._growing(names))
        return tuple((exercise, decision) for exercise, decision in decided if decision is not None)

    def _decide_anew(self, exercise: Exercise, day: Sequence[SessionRecord]) -> Decision | None:
        """What a day's sessions mean now that an answer of them was put right; None where that is nothing new.

        What was decided on them is withdrawn, and the day is gone through again from where the target was before it.
        What the person set since, and steps that later sessions led to, stand; and what later sessions said never lets
        it rise. To be called inside of `Store.transaction`.
        """
        store, today = self.store, self.today
        ids = {session.id for session in day}
        since = store.decisions_since(exercise.id, ids, min(session.started_at for session in day))
        was = _target(exercise, store.targets(today).get(exercise.id), self.settings)

        def stands(cause: Cause) -> Decision:
            return Decision(was, Change.STAY, Reason(cause, Change.STAY, was, was, today))

        if any(each.set_by is not SetBy.PROGRESSION for _, each in since):
            return stands(Cause.SET_SINCE)
        later = [each for _, each in since if each.session not in ids]
        if any(each.changed for each in later):
            return stands(Cause.DECIDED_SINCE)
        store.withdraw([number for number, _ in since], exercise.id)
        before = store.targets(today).get(exercise.id)
        decisions = self._gone_through(exercise, before, sorted(day, key=lambda each: each.started_at))
        after = decisions[-1].target if decisions else _target(exercise, before, self.settings)
        finished = any(each.change is Change.FINISHED for each in decisions)
        raised = later and (finished or _is_rise(was, after, self.settings))
        reasons = [reason for _, each in since if (reason := reason_of(each)) is not None]
        unchanged = len(reasons) == len(since) == len(decisions) and all(
            old.same_as(new.reason) for old, new in zip(reasons, decisions, strict=False)
        )
        if raised or unchanged:
            store.withdraw([number for number, _ in since], exercise.id, undo=True)
            return stands(Cause.DECIDED_SINCE) if raised else None
        if not decisions and since:
            decisions = [Decision(after, Change.STAY, Reason(Cause.PUT_RIGHT, Change.STAY, after, after, today))]
        # After what is withdrawn, whatever the clock says: a history taken in elsewhere is put in the order of times.
        at = max([self.now, *(each.at for _, each in since)])
        for number, each in enumerate(decisions):
            decisions[number] = replace(each, reason=replace(each.reason, was=was))
            self._keep(exercise, decisions[number], at + timedelta(milliseconds=number + 1))
        return decisions[-1] if decisions else None

    def _gone_through(
        self, exercise: Exercise, own: StoredTarget | None, day: Sequence[SessionRecord]
    ) -> list[Decision]:
        """Every decision that the sessions of a day, oldest first, the morning after and what came later lead to."""
        the_day = day[0].day
        records = self.store.sessions_of(exercise.id, limit=DECISION_WINDOW, whole_days=True, until=the_day)
        target, moved = _target(exercise, own, self.settings), None if own is None else own.moved
        asleep = [replace(each, morning_sore=None) if each.day == the_day else each for each in records]
        moments: list[tuple[date, Sequence[SessionRecord]]] = [
            (the_day, [each for each in asleep if each.started_at <= session.started_at])
            for session in day
            if exercise.id in in_session(session)
        ]
        next_day = the_day + timedelta(days=1)
        moments.append((min(next_day, self.today), records))
        if self.today > next_day:
            newest = self.store.sessions_of(exercise.id, limit=DECISION_WINDOW, whole_days=True)
            moments.append((self.today, newest))
        decisions: list[Decision] = []
        for on, known in moments:
            decision = self._decide(exercise, target, known, own, moved, on)
            again = decisions and decisions[-1].reason.same_as(decision.reason)
            cause = decision.reason.cause
            if again or cause is Cause.NO_SESSION or (cause in _UNCHANGED and (decisions or own is not None)):
                continue
            decisions.append(decision)
            if decision.change.moves:
                target, moved = decision.target, on
        return decisions


def _target(exercise: Exercise, own: StoredTarget | None, settings: Settings) -> Target:
    """Where the person stands, as the exercise's file is now."""
    target = None if own is None else own.newest.target
    return as_filed(target or first_target(exercise, settings.bands), exercise)


def _is_new(decision: Decision, own: StoredTarget | None) -> bool:
    """Whether a decision says something that is not stored yet: by what it rests on, whatever it is told with."""
    if own is None:
        return True
    if own.newest.session == decision.session:
        before = reason_of(own.newest)
        if before is not None and before.same_as(decision.reason):
            return False
        if before is None and own.newest.why == sentence(decision.reason, ENGLISH.telling):
            return False
    return decision.reason.cause not in _UNCHANGED


def reason_of(decision: StoredDecision) -> Reason | None:
    """What a stored decision rests on; None where the person decided, or where only its sentence is known."""
    try:
        return msgspec.json.decode(decision.reason or "", type=Reason)
    except msgspec.DecodeError:
        return None


def _is_rise(before: Target, after: Target, settings: Settings) -> bool:
    """Whether one target asks for more than another: a heavier band, or more with the same."""
    ladder = {band: rung for rung, band in enumerate(settings.bands)}
    was, now = (ladder.get(target.band or "", 0) for target in (before, after))
    return (now, after.amount) > (was, before.amount)
