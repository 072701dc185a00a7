"""Records of sessions: what was prescribed, what was performed, and what the person answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from coach.model.plan import Target
from coach.model.timeline import SetKey


class Status(StrEnum):
    """How a session ended."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    OPEN = "open"
    """Broken off without an end: it can be offered back."""


class SetRecord(Struct, frozen=True):
    """One set, as asked and as done."""

    key: SetKey
    prescribed: int
    performed: int
    band: str | None = None
    target: int | None = None
    """What grows, as the person's target was when it was prescribed: repetitions for the whole side, or seconds of the
    hold; None for a warm-up."""
    hold: int | None = None
    """Seconds of its hold, where those are what grows."""


class Hurt(Struct, frozen=True):
    """The person said *this hurts* during an exercise."""

    entry: int
    exercise: str
    side: str | None
    sore: int | None
    """How much, 0-10; None when they did not say."""


class SessionRecord(Struct, frozen=True):
    """One performance of a routine."""

    id: str
    routine: str
    started_at: datetime
    """With the offset of where the person was."""
    ended_at: datetime | None
    day: date
    """The local day it began on; it stays that day's, whatever the clock does later."""
    status: Status
    rehearsal: bool
    active_ms: int
    """Time on the mat: pauses and gaps left out."""
    effort: int | None = None
    sore: int | None = None
    morning_sore: int | None = None
    note: str | None = None
    sets: tuple[SetRecord, ...] = ()
    hurts: tuple[Hurt, ...] = ()
    advice_dismissed: int | None = None
    """The soreness whose advice to see somebody the person has put away; None where none was."""
    hurt_at: datetime | None = None
    """When it last hurt; None where it did not, or that is not known."""

    @property
    def spoke_at(self) -> datetime:
        """The moment from which it counts: it began, or hurt later on, as in a session gone on with the next day."""
        return self.started_at if self.hurt_at is None else max(self.started_at, self.hurt_at)


class SetBy(StrEnum):
    """Who set a target."""

    PERSON = "person"
    PROGRESSION = "progression"
    FILE = "file"
    """Nobody: the exercise's own file."""


class StoredDecision(Struct, frozen=True):
    """What was decided about an exercise, and why."""

    exercise: str
    target: Target | None
    """None: back to the exercise's own file."""
    set_by: SetBy
    changed: bool
    """Whether the target is another one than before."""
    why: str
    """One sentence in English: for other programs, and by which a decision is known for the same one."""
    at: datetime
    day: date
    """The local day it was decided on."""
    session: str | None = None
    """The session it was based on."""
    reason: str | None = None
    """What it rests on, a `Reason` as JSON, so that it can be told in any language; None if the person decided."""


class StoredTarget(Struct, frozen=True):
    """Where the person stands in an exercise."""

    newest: StoredDecision
    """The last thing that was decided, also when it was to stay."""
    set_by: SetBy
    """Who set the number."""
    moved: date | None
    """The local day on which progression last changed it."""
    set_at: datetime | None
    """When the person last set it, or gave it back to the file."""
    eased: bool = False
    """Whether soreness has brought it down since then."""


class DayTotal(Struct, frozen=True):
    """What was done on one local day."""

    day: date
    sessions: int
    reps: int
    """Warm-ups left out."""
    active_ms: int
    sore: int | None
    """The worst soreness said that day, 0-10."""


def sides(sets: Iterable[SetRecord]) -> list[tuple[int, str, int, int]]:
    """(entry, side, performed, prescribed) over all sets of each side, warm-ups left out."""
    rows: dict[tuple[int, str], tuple[int, int]] = {}
    for done in sets:
        if not done.key.warm_up:
            key = (done.key.entry, done.key.side.value)
            performed, asked = rows.get(key, (0, 0))
            rows[key] = (performed + done.performed, asked + done.prescribed)
    return [(*key, *counts) for key, counts in rows.items()]


def counts(record: SessionRecord) -> bool:
    """Whether a session says anything at all: it is over and was no rehearsal."""
    return not record.rehearsal and record.status is not Status.OPEN


def says_something(record: SessionRecord) -> bool:
    """Whether a session counts, or something hurt in one that never came to its end."""
    return not record.rehearsal and (record.status is not Status.OPEN or bool(record.hurts))


def did_something(record: SessionRecord) -> bool:
    """Whether anything was done in it; where it hurt at once, that is something."""
    return any(done.performed for done in record.sets) or bool(record.hurts)


def did_nothing(record: SessionRecord) -> bool:
    """Whether it is over, and nothing was done in it."""
    return record.status is not Status.OPEN and not did_something(record)


def newest_first(records: Iterable[SessionRecord]) -> list[SessionRecord]:
    """The sessions by when they began or, where it hurt later, by that; also across time zones."""
    return sorted(records, key=lambda record: (record.spoke_at, record.id), reverse=True)


def worst_sore(record: SessionRecord) -> int | None:
    """The most soreness the person told of, during, after or on the morning after; None if they told of none."""
    answers = [record.sore, record.morning_sore, *(hurt.sore for hurt in record.hurts)]
    return max((sore for sore in answers if sore is not None), default=None)
