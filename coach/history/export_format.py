"""What an exported file holds, and how one is read: as data from a stranger.

Sizes, types and ranges are checked, names hold no control characters, and in notes and reasons they are left out.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from coach.errors import FileRefused, Phrase, phrase
from coach.history.rows import NOTE_LIMIT
from coach.model.plan import REPS_LIMIT, Plan
from coach.system.text import without_harmful

FORMAT: Final = "coach history"
VERSION: Final = 4
"""The second has the reasons of decisions as data; the third what was put right afterwards, and when a session was
written to last; the fourth holds that grow."""
BEGINNING: Final = f'{{"format":"{FORMAT}",'.encode()
"""How every export begins."""
_PACKED: Final = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
"""How files begin that gzip, zip, bzip2, xz and zstd have made."""
SIZE_LIMIT: Final = 200_000_000
"""Bytes of a file at most: a hundred years of two sessions a day are less."""
DOSES_LIMIT: Final = 200
"""Exercises in a plan at most."""
HOURS_MS: Final = 36_000_000
"""The greatest number in a plan, ten hours."""
_ENCODINGS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"{\0", "utf-16-le"),
    (b"\0{", "utf-16-be"),
)
"""How a file begins that some program wrote anew: a PowerShell that redirects writes UTF-16."""

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Answer = Annotated[int, Meta(ge=0, le=10)]
Number = Annotated[int, Meta(ge=0, le=1_000_000)]
Milliseconds = Annotated[int, Meta(ge=0, le=10**12)]
Moment = Annotated[int, Meta(ge=0, le=250_000_000_000_000)]
Offset = Annotated[int, Meta(gt=-24 * 60, lt=24 * 60)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class ExportedSet(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One set; its place in the session is its place in the list."""

    entry: Number
    exercise: Name
    side: Literal["left", "right", "both"]
    set: Number
    prescribed: Number
    warm_up: bool = False
    band: Name | None = None
    target: Number | None = None
    hold: Number | None = None
    repetitions: tuple[tuple[Number, Milliseconds], ...] = ()
    """Number and time in the session, in order."""

    @property
    def key(self) -> tuple[int, str, int, bool]:
        """What a set is known by within its session."""
        return self.entry, self.side, self.set, self.warm_up


class ExportedHurt(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The person said *this hurts*."""

    entry: Number
    exercise: Name
    side: Literal["left", "right", "both"] | None = None
    sore: Answer | None = None
    withdrawn: bool = False
    at_ms: Moment | None = None

    @property
    def key(self) -> tuple[int, str, str]:
        """What it is known by within its session, with the number of those before it."""
        return self.entry, self.exercise, self.side or ""


class ExportedCorrection(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An answer that was put right: what it was and what it is since then."""

    field: Annotated[str, Meta(pattern=r"^(effort|sore|morning|note|hurt:.{1,200})$")]
    before: Annotated[str, Meta(max_length=NOTE_LIMIT)] | None = None
    after: Annotated[str, Meta(max_length=NOTE_LIMIT)] | None = None
    at_ms: Moment = 0
    at_offset: Offset = 0

    @property
    def order(self) -> tuple[Any, ...]:
        """By time, then by everything else: the same on every machine."""
        return self.at_ms, self.field, self.after or "", self.before or "", self.at_offset


class ExportedSession(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One session, as in the table."""

    id: Annotated[str, Meta(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
    routine: Name
    started_ms: Moment
    started_offset: Offset
    day: Day
    status: Literal["open", "completed", "stopped"]
    rehearsal: bool = False
    ended_ms: Moment | None = None
    ended_offset: Offset | None = None
    last_ms: Moment | None = None
    active_ms: Milliseconds = 0
    effort: Answer | None = None
    sore: Answer | None = None
    morning_sore: Answer | None = None
    morning_passed: bool = False
    note: Annotated[str, Meta(max_length=NOTE_LIMIT)] | None = None
    plan: str | None = None
    """As long as what files allow makes it; `SIZE_LIMIT` is its limit, too."""
    deleted: bool = False
    advice_dismissed: Answer | None = None
    sets: tuple[ExportedSet, ...] = ()
    hurts: tuple[ExportedHurt, ...] = ()
    corrections: tuple[ExportedCorrection, ...] = ()


class ExportedDecision(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was decided about an exercise."""

    at_ms: Moment
    at_offset: Offset
    day: Day
    exercise: Name
    set_by: Literal["person", "progression", "file"]
    changed: bool
    why: Annotated[str, Meta(max_length=2_000)]
    reps: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    band: Name | None = None
    session: str | None = None
    reason: Annotated[str, Meta(max_length=4_000)] | None = None
    withdrawn: bool = False
    hold: Annotated[int, Meta(ge=1, le=3_600)] | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        """By time, then by everything else: the same on every machine."""
        rest = (self.set_by, self.changed, self.why, self.day, self.at_offset)
        return (
            self.at_ms,
            self.exercise,
            self.session or "",
            *rest,
            self.reps or 0,
            self.band or "",
            self.hold or 0,
            self.reason or "",
            self.withdrawn,
        )


class _Beginning(Struct, frozen=True):
    format: Literal["coach history"]
    version: Annotated[int, Meta(ge=1)]


class History(_Beginning, frozen=True, forbid_unknown_fields=True):
    """A whole history."""

    sessions: tuple[ExportedSession, ...]
    decisions: tuple[ExportedDecision, ...]


def read(data: bytes) -> History:
    """The bytes of a file, checked through and through. Raises FileRefused."""
    if len(data) > SIZE_LIMIT:
        raise FileRefused(phrase("larger than {limit} MB; that is no history", limit=SIZE_LIMIT // 1_000_000))
    data = _as_utf8(data)
    if not data.strip():
        raise FileRefused(phrase("not an export of coach: the file is empty"))
    if data.startswith(_PACKED):
        raise FileRefused(phrase("not an export of coach: the file is compressed; unpack it first"))
    try:
        version = msgspec.json.decode(data, type=_Beginning).version
        if version > VERSION:
            raise FileRefused(
                phrase(
                    "written by a newer coach (version {version}, this one knows {known})",
                    version=version,
                    known=VERSION,
                )
            )
        history = msgspec.json.decode(data, type=History)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FileRefused(phrase("not an export of coach: {why}", why=str(error))) from error
    known: set[str] = set()
    for session in history.sessions:
        if session.id in known:
            raise FileRefused(phrase("session {id} is in it twice", id=session.id))
        known.add(session.id)
        _check_session(session)
    for decision in history.decisions:
        what = phrase("a decision about {id}", id=repr(decision.exercise))
        _check_names(what, (decision.exercise, decision.band, decision.session))
        _check_day(decision.day)
        if decision.reason is not None:  # one of another coach is kept, and told by its sentence
            list(_leaves(phrase("{what} has a reason", what=what), decision.reason))
    return msgspec.structs.replace(
        history,
        sessions=tuple(map(tidy_session, history.sessions)),
        decisions=tuple(map(tidy_decision, history.decisions)),
    )


def _as_utf8(data: bytes) -> bytes:
    """The same text in UTF-8 without a mark at its beginning, whatever it was written in. Raises FileRefused."""
    for beginning, encoding in _ENCODINGS:
        if data.startswith(beginning):
            try:
                return data.decode(encoding).removeprefix("\ufeff").encode()
            except UnicodeError as error:
                name = encoding[:6].upper()
                what = phrase("{name} that is broken; coach export FILE writes a whole one, in UTF-8", name=name)
                raise FileRefused(what) from error
    return data


def _check_session(session: ExportedSession) -> None:
    what = phrase("session {id}", id=session.id)
    _check_day(session.day)
    _check_names(what, (session.routine,))
    if (session.status == "open") != (session.ended_ms is None) or (session.ended_ms is None) != (
        session.ended_offset is None
    ):
        raise FileRefused(phrase("{what} is {status}, and its end does not agree", what=what, status=session.status))
    if session.plan is not None:
        _check_plan(what, session)
    keys = [each.key for each in session.sets]
    if len(keys) != len(set(keys)):
        raise FileRefused(phrase("{what} has a set twice", what=what))
    for each in session.sets:
        _check_names(what, (each.exercise, each.band))
        numbers = [number for number, _ in each.repetitions]
        if numbers != sorted(set(numbers)) or 0 in numbers:
            raise FileRefused(phrase("{what} has repetitions out of order", what=what))
    for hurt in session.hurts:
        _check_names(what, (hurt.exercise,))
    _check_names(what, (each.field for each in session.corrections))


def _check_plan(what: Phrase, session: ExportedSession) -> None:
    """A plan is JSON in itself, and whoever goes on with the session compiles it."""
    assert session.plan is not None
    if session.status != "open":
        raise FileRefused(phrase("{what} has ended and has a plan", what=what))
    for each in _leaves(phrase("{what} has a plan", what=what), session.plan):
        if isinstance(each, int | float) and not 0 <= each <= HOURS_MS:
            raise FileRefused(phrase("{what} has a plan that nobody can do: {number} in it", what=what, number=each))
    with suppress(msgspec.DecodeError):  # of another coach: it is kept, and never offered
        doses = list(msgspec.json.decode(session.plan, type=Plan))
        for dose in (*doses, *(dose.warm_up for dose in doses if dose.warm_up is not None)):
            numbers = [dose.reps, dose.least, 1 if dose.set_of is None else dose.set_of]
            numbers += [] if dose.apart is None else [dose.apart.left, dose.apart.right]
            if len(doses) > DOSES_LIMIT or not all(1 <= number <= REPS_LIMIT for number in numbers):
                raise FileRefused(phrase("{what} has a plan that nobody can do", what=what))


def _leaves(what: Phrase, text: str) -> Iterator[object]:
    """Every text and number in a JSON document; FileRefused, where it is none or has control characters in it."""
    try:
        waiting = [msgspec.json.decode(text)]
    except (msgspec.DecodeError, RecursionError) as error:
        raise FileRefused(phrase("{what} that cannot be read", what=what)) from error
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, dict):
            waiting.extend((*each.keys(), *each.values()))
        elif isinstance(each, str) and without_harmful(each) != each:
            raise FileRefused(phrase("{what} with control characters", what=what))
        else:
            yield each


def _check_names(what: Phrase, names: Iterable[str | None]) -> None:
    for name in names:
        if name is not None and (without_harmful(name) != name or "\n" in name):
            raise FileRefused(phrase("{what}: {name} has control characters", what=what, name=ascii(name)))


def _check_day(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise FileRefused(phrase("{day} is no day", day=day)) from error


def tidy_session(session: ExportedSession) -> ExportedSession:
    """Without control characters in its note, and its hurts in the order they are written in."""
    note = None if session.note is None else without_harmful(session.note)
    hurts = tuple(sorted(session.hurts, key=lambda hurt: hurt.key))
    corrections = tuple(sorted({*map(_tidy_correction, session.corrections)}, key=lambda each: each.order))
    return put_right(msgspec.structs.replace(session, note=note, hurts=hurts, corrections=corrections))


def put_right(session: ExportedSession) -> ExportedSession:
    """The session with each answer as it was last put right."""
    for each in session.corrections:  # oldest first
        if each.field == "note":
            session = msgspec.structs.replace(session, note=each.after)
        elif each.field.startswith("hurt:"):
            exercise, sore = each.field.removeprefix("hurt:"), _answer(each.after)
            hurts = (
                hurt
                if hurt.exercise != exercise
                else msgspec.structs.replace(hurt, withdrawn=True)
                if sore is None
                else msgspec.structs.replace(hurt, sore=sore)
                for hurt in session.hurts
            )
            session = msgspec.structs.replace(session, hurts=tuple(hurts))
        else:
            field = "morning_sore" if each.field == "morning" else each.field
            session = msgspec.structs.replace(session, **{field: _answer(each.after)})
    return session


def _answer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and int(text[:3]) <= 10 else None


def _tidy_correction(correction: ExportedCorrection) -> ExportedCorrection:
    before, after = (None if text is None else without_harmful(text) for text in (correction.before, correction.after))
    return msgspec.structs.replace(correction, before=before, after=after)


def tidy_decision(decision: ExportedDecision) -> ExportedDecision:
    """Without control characters in its sentence."""
    return msgspec.structs.replace(decision, why=without_harmful(decision.why))
