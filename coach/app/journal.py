"""What a session writes down while it happens: every repetition before it is shown as counted.

A journal answers through a callback, so the same session can store in place (`--plain`, where nothing else waits) or on
a thread of its own (on screen, where a slow disk must never hold up a cue).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from coach.engine.cues import Finished, HurtReported, HurtWithdrawn, RepDone, RepsChanged, Stopped
from coach.engine.events import Start
from coach.errors import CoachError, HistoryFull, phrase
from coach.history.store import Store
from coach.model.record import Status


class HurtRated(Struct, frozen=True):
    """How much the last hurt hurt, 0-10; None is no answer."""

    sore: int | None


JournalEntry = Start | RepDone | RepsChanged | HurtReported | HurtRated | HurtWithdrawn | Finished | Stopped
"""What can be written down; `Start` is that the session has begun."""

Then = Callable[[CoachError | None], None]
"""Called once when the writing is over, with what went wrong or None."""


class Journal(Protocol):
    """Where a session writes what was done."""

    def write(self, entry: JournalEntry, then: Then) -> None:
        """Store this."""


class StoreJournal:
    """Writes into the history, in place; `store` gives it with the session in it, or raises while that cannot be."""

    def __init__(
        self,
        store: Callable[[], Store],
        session: str,
        now: Callable[[], datetime],
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        """`ended` is called once the session's end is stored."""
        self._ended = ended
        self._store = store
        self._session = session
        self._now = now
        self._hurt: int | None = None

    def write(self, entry: JournalEntry, then: Then) -> None:
        try:
            self._write(entry)
        except CoachError as error:
            then(error)
        else:
            then(None)

    def _write(self, entry: JournalEntry) -> None:
        if isinstance(entry, HurtReported):
            self._hurt = None
        store, session = self._store(), self._session
        match entry:
            case RepDone(at_ms, segment):
                assert segment.set_key is not None
                assert segment.rep is not None
                store.credit(session, segment.set_key, segment.rep, at_ms, self._now())
            case RepsChanged(_, segment, reps):
                assert segment.set_key is not None
                keys = [segment.set_key]
                if segment.alternates:  # both legs have a row
                    keys += [replace(segment.set_key, side=segment.set_key.side.other)]
                for key in keys:
                    store.set_reps(session, key, reps)
            case HurtReported(_, segment):
                self._hurt = store.hurt(session, segment.entry, segment.exercise, segment.side, None, self._now())
            case HurtRated(sore):
                store.set_hurt(self._last_hurt(), sore)
            case HurtWithdrawn():
                store.withdraw_hurt(self._last_hurt())
            case Finished(at_ms):
                store.finish(session, Status.COMPLETED, self._now(), at_ms)
                self._ended()
            case Stopped(at_ms):
                store.finish(session, Status.STOPPED, self._now(), at_ms)
                self._ended()

    def _last_hurt(self) -> int:
        if self._hurt is None:
            raise HistoryFull(phrase("that it hurt is not stored yet; make room on the disk, then go on"))
        return self._hurt


class ThreadJournal:
    """Writes through another journal on one thread, in order; answers are handed to `on_loop` to be called there."""

    def __init__(self, journal: Journal, on_loop: Callable[[Callable[[], None]], None]) -> None:
        self._journal = journal
        self._on_loop = on_loop
        self.waiting: queue.Queue[tuple[JournalEntry, Then] | None] = queue.Queue()
        """What is not written yet."""
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def write(self, entry: JournalEntry, then: Then) -> None:
        self.waiting.put((entry, lambda error: self._on_loop(partial(then, error))))

    def close(self) -> None:
        """Wait until everything handed in is written."""
        self.waiting.put(None)
        self._thread.join(timeout=5)

    def _work(self) -> None:
        while (job := self.waiting.get()) is not None:
            try:
                self._journal.write(*job)
            except Exception as error:  # noqa: BLE001 - what is no fault of the disk ends the program, not this thread
                self._on_loop(partial(_raise, error))
            self.waiting.task_done()
        self.waiting.task_done()


def _raise(error: Exception) -> None:
    raise error
