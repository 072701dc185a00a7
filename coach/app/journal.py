"""What a session writes down while it happens: every repetition before it is shown as counted.

A journal answers through a callback, so the same session can store in place (`--plain`, where nothing else waits) or on
a thread of its own (on screen, where a slow disk must never hold up a cue).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Protocol

from coach.engine.cues import HurtReported, RepDone, RepsChanged
from coach.errors import CoachError, HistoryFull
from coach.history.store import Store
from coach.model.record import SessionRecord, Status

Then = Callable[[CoachError | None], None]
"""Called once when the writing is over, with what went wrong or None."""


class Journal(Protocol):
    """Where a session writes what was done."""

    def begin(self, then: Then) -> None:
        """Store that the session has begun."""

    def credit(self, done: RepDone, then: Then) -> None:
        """Store one repetition."""

    def change_reps(self, changed: RepsChanged, then: Then) -> None:
        """Store how many repetitions a set has now."""

    def hurt(self, hurt: HurtReported, then: Then) -> None:
        """Store that it hurt."""

    def rate_hurt(self, sore: int | None, then: Then) -> None:
        """Store how much the last hurt hurt, 0-10."""

    def withdraw_hurt(self, then: Then) -> None:
        """The last hurt was a mistake."""

    def finish(self, status: Status, active_ms: int, then: Then) -> None:
        """Store how the session ended."""


class StoreJournal:
    """Writes into the history, in place; `store` gives it with the session in it, or raises while that cannot be."""

    def __init__(self, store: Callable[[], Store], session: str, now: Callable[[], datetime]) -> None:
        self._store = store
        self._session = session
        self._now = now
        self._hurt: int | None = None

    def begin(self, then: Then) -> None:
        _answer(then, self._store)

    def credit(self, done: RepDone, then: Then) -> None:
        key, rep = done.segment.set_key, done.segment.rep
        assert key is not None
        assert rep is not None
        _answer(then, lambda: self._store().credit(self._session, key, rep, done.at_ms, self._now()))

    def change_reps(self, changed: RepsChanged, then: Then) -> None:
        key = changed.segment.set_key
        assert key is not None
        _answer(then, lambda: self._store().set_reps(self._session, key, changed.reps))

    def hurt(self, hurt: HurtReported, then: Then) -> None:
        segment = hurt.segment
        self._hurt = None

        def write() -> None:
            self._hurt = self._store().hurt(
                self._session, segment.entry, segment.exercise, segment.side, None, self._now()
            )

        _answer(then, write)

    def rate_hurt(self, sore: int | None, then: Then) -> None:
        _answer(then, lambda: self._store().set_hurt(self._last_hurt(), sore))

    def withdraw_hurt(self, then: Then) -> None:
        _answer(then, lambda: self._store().withdraw_hurt(self._last_hurt()))

    def _last_hurt(self) -> int:
        if self._hurt is None:
            raise HistoryFull("that it hurt is not stored yet; make room on the disk, then go on")
        return self._hurt

    def finish(self, status: Status, active_ms: int, then: Then) -> None:
        _answer(then, lambda: self._store().finish(self._session, status, self._now(), active_ms))


class ThreadJournal:
    """Writes through another journal on one thread, in order; answers are handed to `on_loop` to be called there."""

    def __init__(self, journal: Journal, on_loop: Callable[[Callable[[], None]], None]) -> None:
        self._journal = journal
        self._on_loop = on_loop
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def begin(self, then: Then) -> None:
        self._jobs.put(lambda: self._journal.begin(self._back(then)))

    def credit(self, done: RepDone, then: Then) -> None:
        self._jobs.put(lambda: self._journal.credit(done, self._back(then)))

    def change_reps(self, changed: RepsChanged, then: Then) -> None:
        self._jobs.put(lambda: self._journal.change_reps(changed, self._back(then)))

    def hurt(self, hurt: HurtReported, then: Then) -> None:
        self._jobs.put(lambda: self._journal.hurt(hurt, self._back(then)))

    def rate_hurt(self, sore: int | None, then: Then) -> None:
        self._jobs.put(lambda: self._journal.rate_hurt(sore, self._back(then)))

    def withdraw_hurt(self, then: Then) -> None:
        self._jobs.put(lambda: self._journal.withdraw_hurt(self._back(then)))

    def finish(self, status: Status, active_ms: int, then: Then) -> None:
        self._jobs.put(lambda: self._journal.finish(status, active_ms, self._back(then)))

    def close(self) -> None:
        """Wait until everything handed in is written."""
        self._jobs.put(None)
        self._thread.join(timeout=5)

    def _back(self, then: Then) -> Then:
        return lambda error: self._on_loop(lambda: then(error))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as error:  # noqa: BLE001 - what is no fault of the disk ends the program, not this thread
                self._on_loop(partial(_raise, error))


def _raise(error: Exception) -> None:
    raise error


def _answer(then: Then, write: Callable[[], object]) -> None:
    """Write, and tell `then` how it went."""
    try:
        write()
    except CoachError as error:
        then(error)
    else:
        then(None)


def opening_record(session: str, routine: str, now: datetime, day: date, *, rehearsal: bool) -> SessionRecord:
    """A session as it stands when it begins; it belongs to the local day `day` for good."""
    return SessionRecord(
        id=session,
        routine=routine,
        started_at=now,
        ended_at=None,
        day=day,
        status=Status.OPEN,
        rehearsal=rehearsal,
        active_ms=0,
    )
