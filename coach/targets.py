"""The person's targets: where they stand, who says so, and what a session means for what comes next.

Every decision is stored with its reason, also the decision to stay: it is what the person reads afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

import msgspec
from msgspec import Struct

from coach.faults import visible
from coach.history.store import Store
from coach.library.words import Vocabulary, vocabulary
from coach.model.exercise import Exercise
from coach.model.language import Language
from coach.model.plan import Target, first_target
from coach.model.progression import Decision, decide
from coach.model.reason import Cause, Reason, sentence
from coach.model.record import SessionRecord, SetBy, StoredDecision
from coach.model.settings import Settings

_NOTHING_NEW = frozenset({Cause.SPENT, Cause.BELOW_TARGET, Cause.LIGHTER_BAND, Cause.NOT_DONE, Cause.NO_SESSION})
"""Causes that say nothing about the target as it is: the reason that led to it stays the one that is shown."""

ENGLISH = vocabulary(Language.EN)
"""What is stored is told in English, whatever the person reads: other programs read it too."""

ENOUGH = 60
"""Sessions that a decision looks back on; none asks for more than a few."""


class Standing(Struct, frozen=True):
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


def standings(store: Store, exercises: Mapping[str, Exercise], settings: Settings) -> tuple[Standing, ...]:
    """Where the person stands in each of these exercises."""
    stored = store.targets()
    found = []
    for name, exercise in exercises.items():
        own = stored.get(name)
        if own is None:
            found.append(Standing(exercise, first_target(exercise, settings.bands), SetBy.FILE, None))
        else:
            target = own.newest.target or first_target(exercise, settings.bands)
            found.append(Standing(exercise, target, own.set_by, own.newest))
    return tuple(found)


def told(decision: StoredDecision, words: Vocabulary) -> str:
    """Why it was decided, in one sentence; as it was stored, where that is all that is known."""
    if decision.set_by is not SetBy.PROGRESSION:
        return _set_by(decision.set_by, words)
    try:
        reason = msgspec.json.decode(decision.reason or "", type=Reason)
    except msgspec.DecodeError:
        return decision.why
    return visible(sentence(reason, words.telling))


def _set_by(who: SetBy, words: Vocabulary) -> str:
    return words.reasons.back_to_file if who is SetBy.FILE else words.reasons.set_by_you


def set_target(store: Store, exercise: Exercise, target: Target | None, now: datetime, today: date) -> None:
    """The person's own target from now on; None gives it back to the exercise's file."""
    who = SetBy.FILE if target is None else SetBy.PERSON
    store.decide(StoredDecision(exercise.id, target, who, True, _set_by(who, ENGLISH), now, today))


def conclude(
    store: Store,
    session: SessionRecord,
    exercises: Mapping[str, Exercise],
    settings: Settings,
    *,
    now: datetime,
    today: date,
) -> tuple[tuple[Exercise, Decision], ...]:
    """What a session means for each exercise that was in it; stored, and told in the session's order.

    Rehearsals mean nothing. Concluding a session again, as an answer that comes later does, or a new day on which a
    step that was held back is due, stores only what is new.
    `today` is the session's own day right after it, and the day of the answer for one that comes later.
    """
    found = []
    for exercise, decision, is_new in _decided(store, session, exercises, settings, today):
        found.append((exercise, decision))
        if is_new:
            store.decide(
                StoredDecision(
                    exercise=exercise.id,
                    target=decision.target,
                    set_by=SetBy.PROGRESSION,
                    changed=decision.change.moves,
                    why=sentence(decision.reason, ENGLISH.telling),
                    at=now,
                    day=today,
                    session=decision.session,
                    reason=msgspec.json.encode(decision.reason).decode(),
                )
            )
    return tuple(found)


def is_owed(
    store: Store, session: SessionRecord, exercises: Mapping[str, Exercise], settings: Settings, today: date
) -> bool:
    """Whether concluding this session would store anything; only reads."""
    return any(is_new for _, _, is_new in _decided(store, session, exercises, settings, today))


def _decided(
    store: Store, session: SessionRecord, exercises: Mapping[str, Exercise], settings: Settings, today: date
) -> Iterator[tuple[Exercise, Decision, bool]]:
    """What a session means for each exercise that was in it, and whether that is not stored yet."""
    if session.rehearsal:
        return
    records = store.sessions(limit=ENOUGH)
    stored = store.targets()
    for name in dict.fromkeys(each.key.exercise for each in session.sets if not each.key.warm_up):
        exercise = exercises.get(name)
        if exercise is None or exercise.progression is None:
            continue
        own = stored.get(name)
        target = own.newest.target if own is not None else None
        decision = decide(
            exercise,
            target or first_target(exercise, settings.bands),
            records,
            settings,
            today=today,
            last_change=None if own is None else own.moved,
            set_at=None if own is None else own.set_at,
        )
        why = sentence(decision.reason, ENGLISH.telling)
        same = own is not None and (own.newest.why, own.newest.session) == (why, decision.session)
        yield exercise, decision, not same and (own is None or decision.reason.cause not in _NOTHING_NEW)
