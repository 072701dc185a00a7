"""What hurt, what was noted and what was decided, as lines with their days: as many as fit, the most telling first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from coach.app.decisions import reason_of, told
from coach.exports.report.content import ExerciseWay, Report
from coach.i18n.catalog import Vocabulary
from coach.i18n.reasons import amount_text, sentence
from coach.i18n.session_texts import lower_first
from coach.model.exercise import Side
from coach.model.reason import Cause, Change, Reason
from coach.model.record import SessionRecord, SetBy, StoredDecision
from coach.system.text import SHOWN_HARMFUL, without_harmful

NOTE_AT_MOST = 300
"""Characters of a note; what is longer is cut."""

LISTED = 3
"""Exercises that one line names; of more only the first, for all have the same reason."""

UNTELLING = frozenset(
    {Cause.NO_ANSWER, Cause.AFTER_END, Cause.NO_SESSION, Cause.NEVER_GROWS, Cause.SET_SINCE, Cause.DECIDED_SINCE}
)
"""Causes that are of interest to nobody but the person."""


class Weight(IntEnum):
    """What an event is, the most telling first."""

    HURT = 0
    NOTE = 1
    MOVED = 2
    """A target that did not simply rise: a step back, another band, a number set by hand."""
    STAYED = 3


class Event(Struct, frozen=True):
    """One line."""

    day: date
    weight: Weight
    text: str


def events(report: Report, words: Vocabulary) -> list[Event]:
    """Everything that happened, newest first; on one day in the order of weights."""
    named = {way.exercise.id: way for way in report.ways}
    found = [event for session in report.sessions for event in _of_session(session, named, words)]
    found += _decisions(report.ways, words)
    return sorted(found, key=lambda event: (-event.day.toordinal(), event.weight))


def most_telling(found: Sequence[Event], count: int) -> tuple[list[Event], int]:
    """At most so many of them in the same order, and how many are left out: of one weight the newest stay.

    Where there is much to read, notes leave half of the lines to what was decided.
    """
    by_weight = sorted(range(len(found)), key=lambda place: (found[place].weight, place))
    notes = [place for place in by_weight if found[place].weight is Weight.NOTE][max(count // 2, 1) :]
    chosen = [*(place for place in by_weight if place not in notes), *notes][:count]
    return [found[place] for place in sorted(chosen)], len(found) - len(chosen)


def clean(text: str) -> str:
    """A text of the person's on one line, without a sign that acts or cannot be seen, not longer than there is room."""
    line = " ".join(without_harmful(text, " ").replace(SHOWN_HARMFUL, " ").split())
    return line if len(line) <= NOTE_AT_MOST else line[: NOTE_AT_MOST - 1].rstrip() + "…"


def _of_session(session: SessionRecord, named: Mapping[str, ExerciseWay], words: Vocabulary) -> Iterator[Event]:
    """What hurt in it, with the step back that this meant, and its note."""
    texts = words.report
    for hurt in session.hurts:
        way = named.get(hurt.exercise)
        name = hurt.exercise if way is None else way.exercise.name
        text = texts.hurt.format(name=name)
        if hurt.side in {Side.LEFT, Side.RIGHT}:
            text = texts.hurt_leg.format(name=name, leg=lower_first(words.session.leg(Side(hurt.side))))
        if hurt.sore is not None:
            text = texts.hurt_so.format(hurt=text, sore=hurt.sore)
        steps = () if way is None else (each for each in way.decisions if _steps_back_for(each, session))
        text = "; ".join([text, *(decision_text(each, words).partition(": ")[0] for each in steps)])
        yield Event(session.day, Weight.HURT, clean(text))
    if session.note and (note := clean(session.note)):
        yield Event(session.day, Weight.NOTE, texts.note.format(note=note))


def _steps_back_for(decision: StoredDecision, session: SessionRecord) -> bool:
    """Whether it is the step back for what hurt in this session."""
    reason = reason_of(decision)
    return decision.changed and decision.session == session.id and reason is not None and reason.cause is Cause.HURT


def _decisions(ways: Sequence[ExerciseWay], words: Vocabulary) -> Iterator[Event]:
    """What was decided and why, but for plain steps up, and steps back for a hurt; the same for several is one line."""
    alike: dict[tuple[date, Weight, str], dict[str, None]] = {}
    for way in ways:
        for decision in filter(is_telling, way.decisions):
            reason = reason_of(decision)
            if reason is not None and (reason.change is Change.UP or (reason.cause is Cause.HURT and decision.changed)):
                continue
            what, _, why = decision_text(decision, words).partition(": ")
            weight = Weight.MOVED if decision.changed else Weight.STAYED
            alike.setdefault((decision.day, weight, why), {}).setdefault(f"{way.exercise.name} {what}")
    for (day, weight, why), moves in alike.items():
        named = list(moves)[: LISTED if len(moves) <= LISTED else 1]
        text = "; ".join(named)
        if len(moves) > len(named):
            text = words.report.and_others.format(what=text, count=len(moves) - len(named))
        yield Event(day, weight, ": ".join(filter(None, [text, why])))


def is_telling(decision: StoredDecision) -> bool:
    """Whether a decision says something about the exercise: not that an answer was missing or one change is enough."""
    reason = reason_of(decision)
    return reason is None or not (reason.held or reason.change is Change.NOT_ENOUGH or reason.cause in UNTELLING)


def decision_text(decision: StoredDecision, words: Vocabulary) -> str:
    """What was decided and why, told to somebody else, in words that are true whenever the page is read."""
    reason = reason_of(decision)
    if decision.set_by is SetBy.PROGRESSION:
        text = told(decision, words) if reason is None else _sentence(reason, words)
    elif decision.set_by is SetBy.PERSON and decision.target is not None:
        target = decision.target
        what = [amount_text(target.amount, words.reasons, held=target.hold is not None)]
        what += [words.session.band(target.band)] if target.band is not None else []
        text = f"{', '.join(what)}: {words.report.set_by_hand}"
    else:
        text = words.reasons.back_to_file
    return text.replace("->", "→")


def _sentence(reason: Reason, words: Vocabulary) -> str:
    """A reason without a word to the person; of a morning after, without the dose that led to it."""
    texts = words.report
    reasons = replace(
        words.reasons,
        end_reached=texts.end_reached,
        after_end=texts.after_end,
        unknown_band=texts.unknown_band,
        too_much=texts.too_much,
        lowest=texts.lowest,
    )
    plain = replace(reason, asked=None) if reason.cause is Cause.MORNING else reason
    return sentence(plain, replace(words.telling, words=reasons), today=date.max)
