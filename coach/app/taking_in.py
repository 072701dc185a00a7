"""A history from elsewhere taken in: what that makes of the targets, and what its sessions mean for what comes next.

A decision is known by its time, and the newest that stands is where the person stands, whosever history it was in
(`history.transfer`): a target may become another one by that, and then it is said, before and after.

A file without decisions, as a web page writes it at the end of a session, is decided on here as a session that has just
ended is. Histories of another coach bring their decisions along; what they owe is taken up on the next day, as always.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from coach.app.decisions import Decider, ExerciseProgress, decided_on, in_session, standings
from coach.app.service import CoachService
from coach.history import transfer
from coach.history.export_format import History
from coach.history.store import Store
from coach.history.transfer import Taken
from coach.model.exercise import Exercise
from coach.model.progression import Decision
from coach.model.record import SessionRecord, says_something


class TargetChange(Struct, frozen=True):
    """A target that is another one since a history was taken in."""

    before: ExerciseProgress
    after: ExerciseProgress


class TakenIn(Struct, frozen=True):
    """What taking in a history has changed."""

    taken: Taken
    changes: tuple[TargetChange, ...]
    """Targets that are others by what was decided elsewhere."""
    decided: tuple[tuple[Exercise, Decision], ...]
    """What its sessions mean, where nobody had decided on them."""


def take_in(service: CoachService, theirs: History) -> TakenIn:
    """Take a history in and decide on what nobody has: all of it or nothing. Raises FileRefused and HistoryError."""
    exercises, today = service.exercises(), service.today()
    with service.writing() as store:
        store.claim()
        with store.transaction():
            before = standings(store, exercises, service.settings, today)
            taken = transfer.take_in(store, theirs, service.now())
            after = standings(store, exercises, service.settings, today)
            decided = () if theirs.decisions else tuple(_decided(service, store, taken, exercises))
    changes = (TargetChange(*pair) for pair in zip(before, after, strict=True))
    return TakenIn(taken, tuple(each for each in changes if each.before.target != each.after.target), decided)


def _decided(
    service: CoachService, store: Store, taken: Taken, exercises: dict[str, Exercise]
) -> Iterator[tuple[Exercise, Decision]]:
    """What these sessions mean, those of a day together, oldest first."""
    found = (store.session(session) for session in (*taken.added, *taken.completed))
    sessions = [each for each in found if each is not None and says_something(each)]
    today = service.today()
    decider = Decider(store, exercises, service.settings, service.now(), today)
    for day in sorted({each.day for each in sessions}):
        here = [each for each in sessions if each.day == day]
        if any(_is_decided(store, each) for each in here):
            yield from decider.decide_day_anew(day)
        else:
            names = dict.fromkeys(name for each in here for name in in_session(each))
            yield from replace(decider, today=decided_on(day, today)).conclude(names)


def _is_decided(store: Store, session: SessionRecord) -> bool:
    """Whether something was decided on a session before."""
    return any(
        decision.session == session.id
        for name in in_session(session)
        for _, decision in store.decisions_since(name, [session.id], session.started_at)
    )
