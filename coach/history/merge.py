"""Merging two copies of one session that were changed apart. Pure; which is named first makes no difference.

- It must have begun at the same moment, with the same routine; if not, it is refused.
- An end wins over none, completed over stopped, then the later end. A session that has ended needs no plan.
- Repetitions are united. Of one that both have, the earlier time stays. Sets count what they hold.
- Answers: what one side lacks comes from the other; of two the worse stays (effort, soreness, the morning after).
  Notes are united line by line, the longer note first.
- Deleted on one side is deleted; withdrawn and passed over likewise.
- An answer that was put right, on either side, is what it was put right to last, whatever the other side says.
- A hurt is known by its session, exercise, side and how many came before it.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TypeVar

import msgspec

from coach.errors import FileRefused, phrase
from coach.history.export_format import ExportedHurt, ExportedSession, ExportedSet, put_right
from coach.history.rows import NOTE_LIMIT

_Value = TypeVar("_Value", int, str)
_Kind = TypeVar("_Kind", bound=msgspec.Struct)


def merged_session(one: ExportedSession, other: ExportedSession) -> ExportedSession:
    """One session out of two that have its id; who is called first makes no difference. Raises FileRefused."""
    for name in ("routine", "started_ms", "started_offset", "day", "rehearsal"):
        if getattr(one, name) != getattr(other, name):
            what = phrase("session {id} is another one in the history: {name} is not the same", id=one.id, name=name)
            raise FileRefused(what)
    ahead = max(one, other, key=_progress)
    united = msgspec.structs.replace(
        _greater(
            ahead, other if ahead is one else one, "status", "ended_ms", "ended_offset", "sets", "hurts", "corrections"
        ),
        plan=_more(one.plan, other.plan) if ahead.status == "open" else None,
        note=_united_notes(one.note, other.note),
        sets=_united_sets(one, other),
        hurts=_united_hurts(one.hurts, other.hurts),
        corrections=tuple(sorted({*one.corrections, *other.corrections}, key=lambda each: each.order)),
    )
    return put_right(united)


def _greater(one: _Kind, other: _Kind, *but: str) -> _Kind:
    """The first with the greater value of each field but these."""
    names = [name for name in one.__struct_fields__ if name not in but]
    return msgspec.structs.replace(one, **{name: _more(getattr(one, name), getattr(other, name)) for name in names})


def _progress(session: ExportedSession) -> tuple[int, int, int]:
    """How far along a session is."""
    return ("open", "stopped", "completed").index(session.status), session.ended_ms or 0, session.ended_offset or 0


def _more(one: _Value | None, other: _Value | None) -> _Value | None:
    """The greater of two; the other where one is missing."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other)


def _united_notes(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return _more(one, other)
    longer, shorter = sorted((one, other), key=lambda note: (len(note), note), reverse=True)
    lines = longer.split("\n")
    missing = [line for line in shorter.split("\n") if line not in lines]
    both = "\n".join((*lines, *missing))
    return both if len(both) <= NOTE_LIMIT else longer


def _united_sets(one: ExportedSession, other: ExportedSession) -> tuple[ExportedSet, ...]:
    """In the order of the longer list; what only the other has comes after it."""
    ours, theirs = ({each.key: each for each in session.sets} for session in (one, other))
    first, second = sorted((ours, theirs), key=lambda sets: (len(sets), list(sets)), reverse=True)
    both: list[ExportedSet] = []
    for key in (*first, *sorted(second.keys() - first.keys())):
        a, b = ours.get(key), theirs.get(key)
        if a is None or b is None:
            both += filter(None, [a, b])
            continue
        if a.exercise != b.exercise:
            what = phrase("session {id} is another one in the history: its exercises are not the same", id=one.id)
            raise FileRefused(what)
        repetitions = dict(b.repetitions)
        for number, at_ms in a.repetitions:
            repetitions[number] = min(at_ms, repetitions.get(number, at_ms))
        both.append(
            msgspec.structs.replace(_greater(a, b, "repetitions"), repetitions=tuple(sorted(repetitions.items())))
        )
    return tuple(both)


def _united_hurts(one: tuple[ExportedHurt, ...], other: tuple[ExportedHurt, ...]) -> tuple[ExportedHurt, ...]:
    both: list[ExportedHurt] = []
    for key in sorted({each.key for each in (*one, *other)}):
        for a, b in zip_longest(*([each for each in hurts if each.key == key] for hurts in (one, other))):
            both += [_greater(a, b)] if a and b else filter(None, [a, b])
    return tuple(both)
