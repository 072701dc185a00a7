"""Imports a history from elsewhere: merges it, tells which targets that changed, and decides on its new sessions.

A decision is known by its time, and the newest that stands is where the person stands, whosever history it was in
(`history.transfer`): a target may become another one by that, and then it is said, before and after.

A file without decisions, as a web page writes it at the end of a session, is decided on here as a session that has just
ended is. Histories of another coach bring their decisions along; what they owe is taken up on the next day, as always.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from coach.app.decisions import Decider, ExerciseProgress, decided_on, in_session, keep_step_back, standings
from coach.app.service import CoachService
from coach.history import transfer
from coach.history.export_format import History
from coach.history.store import Store
from coach.history.transfer import MergeResult
from coach.model.after_break import break_reasons, eased_targets, weeks_away
from coach.model.exercise import Exercise
from coach.model.progression import Decision
from coach.model.record import SessionRecord, did_something, says_something


class TargetChange(Struct, frozen=True):
    """A target that an import changed: where the person stood before it, and after it."""

    before: ExerciseProgress
    after: ExerciseProgress


class HistoryImport(Struct, frozen=True):
    """What an import of a history has changed."""

    merged: MergeResult
    changes: tuple[TargetChange, ...]
    """Targets that are others by what was decided elsewhere."""
    decided: tuple[tuple[Exercise, Decision], ...]
    """What its sessions mean, where nobody had decided on them."""


def import_history(service: CoachService, theirs: History) -> HistoryImport:
    """Merge a history and decide on its new sessions: all of it or nothing. Raises FileRefused and HistoryError."""
    exercises, today = service.exercises(), service.today()
    with service.writing() as store:
        store.claim()
        with store.transaction():
            before = standings(store, exercises, service.settings, today)
            merged = transfer.merge_history(store, theirs, service.now())
            after = standings(store, exercises, service.settings, today)
            decided = () if theirs.decisions else tuple(_decided(service, store, merged, exercises))
    changes = (TargetChange(*pair) for pair in zip(before, after, strict=True))
    return HistoryImport(merged, tuple(each for each in changes if each.before.target != each.after.target), decided)


def _decided(
    service: CoachService, store: Store, merged: MergeResult, exercises: dict[str, Exercise]
) -> Iterator[tuple[Exercise, Decision]]:
    """What these sessions mean, those of a day together, oldest first."""
    found = (store.session(session) for session in (*merged.added, *merged.completed))
    sessions = [each for each in found if each is not None and says_something(each)]
    today = service.today()
    decider = Decider(store, exercises, service.settings, service.now(), today)
    for day in sorted({each.day for each in sessions}):
        here = [each for each in sessions if each.day == day]
        if any(_is_decided(store, each) for each in here):
            yield from decider.decide_day_anew(day)
        else:
            for each in here:
                _step_back(store, each, exercises)
            names = dict.fromkeys(name for each in here for name in in_session(each))
            yield from replace(decider, today=decided_on(day, today)).conclude(names)


def _step_back(store: Store, session: SessionRecord, exercises: dict[str, Exercise]) -> None:
    """Take the steps back after a break that a session began with: its sets were prescribed by them."""
    weeks = weeks_away(store.last_trained(session.day - timedelta(days=1)), session.day)
    if not weeks or not did_something(session):
        return
    asked = {each.key.exercise: each.target for each in session.sets if not each.key.warm_up}
    stored = store.targets(session.day)
    targets = {
        name: own.newest.target
        for name, own in stored.items()
        if name in asked and own.newest.at < session.started_at and own.newest.target is not None
    }
    here = {name: exercises[name] for name in targets if name in exercises}
    _, changed = eased_targets(targets, here, weeks)
    taken = [each for each in changed if each[2] == asked[each[0]]]
    for name, reason in break_reasons(taken, weeks, here, targets, session.day).items():
        keep_step_back(store, name, reason, session)


def _is_decided(store: Store, session: SessionRecord) -> bool:
    """Whether something was decided on a session before."""
    return any(
        decision.session == session.id
        for name in in_session(session)
        for _, decision in store.decisions_since(name, [session.id], session.started_at)
    )
