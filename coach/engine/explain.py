"""How long a session's words need: what is explained before it comes, and the time to be told how to lie. Pure."""

from __future__ import annotations

from collections.abc import Callable, Set
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from coach.engine.cues import Began
from coach.engine.moments import COUNTDOWN_S
from coach.engine.script import say
from coach.engine.welcome import welcome
from coach.i18n.session_texts import SessionTexts
from coach.i18n.speech_length import speaking_ms
from coach.i18n.spoken import written_out
from coach.model import timeline
from coach.model.language import Language
from coach.model.plan import USUAL_RATE, Dose, Plan
from coach.model.timeline import Segment, SegmentKind

BREATH_MS: Final = 1_000
"""Between the last word of an explanation and what comes then."""

_BETWEEN: Final = (SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST)

_Needs = Callable[[str], int]
"""How many milliseconds, in whole seconds, a text needs, and what has to come behind it."""


def explained(
    plan: Plan, known: Set[str], texts: SessionTexts, *, rate: int, language: Language, every: bool = False
) -> Plan:
    """The plan with a welcome, and with each exercise told before it comes the first time that is not `known`.

    `every` tells the known ones, too. `rate` is the voice's, in words a minute: a slow one is given more time to say
    how to lie, where it needs that to have said it three seconds before the work.
    """

    def spoken_ms(text: str) -> int:
        return speaking_ms(written_out(text, language), rate, language)

    def needs_ms(text: str) -> int:
        return _whole_seconds(spoken_ms(text) + BREATH_MS)

    def heard_ms(text: str) -> int:
        by_words = len(text.split()) * 60_000 // rate  # there are voices that keep to their rate
        return _whole_seconds(max(spoken_ms(text), by_words) + COUNTDOWN_S * 1000)

    if not plan.doses:
        return plan
    told = set(() if every else known)

    def new(entry: int, dose: Dose, *, warm_up: bool = False, before: str = "") -> Dose:
        if dose.exercise.id in told:
            return replace(dose, explain_ms=0)
        told.add(dose.exercise.id)
        segment = Segment(SegmentKind.EXPLAIN, None, entry, dose.exercise.id, side=dose.sides[0], warm_up=warm_up)
        return replace(dose, explain_ms=needs_ms(before + say(Began(0, 0, segment), plan, texts)))

    def last_number(dose: Dose) -> str:
        """What is said in the same breath where nothing lies between a set and an explanation."""
        return texts.rep_done.format(rep=dose.reps, reps=dose.reps) + ". "

    doses, before = [], ""
    for entry, dose in enumerate(plan.doses):
        if dose.warm_up is None:
            doses.append(new(entry, dose, before=before))
        else:
            warm_up = new(entry, dose.warm_up, warm_up=True, before=before)
            doses.append(replace(new(entry, dose, before=last_number(dose.warm_up)), warm_up=warm_up))
        before = "" if dose.rest_ms else last_number(dose)
    whole = replace(plan, doses=tuple(doses))
    if rate < USUAL_RATE:
        whole = _with_time_to_hear(whole, texts, heard_ms, rate)
    # It tells how long the session is, and that is with it.
    length_ms = timeline.length_ms(replace(whole, welcome_ms=0))
    alone_ms = needs_ms(welcome(whole, texts, length_ms))
    return replace(whole, welcome_ms=needs_ms(welcome(whole, texts, length_ms + alone_ms)))


def _whole_seconds(ms: int) -> int:
    return -(-ms // 1000) * 1000


def _with_time_to_hear(plan: Plan, texts: SessionTexts, heard_ms: _Needs, rate: int) -> Plan:
    """The same plan, with all times between sets as much longer as a slow voice needs for what a usual one can say."""
    needed: dict[tuple[int, bool, SegmentKind], int] = {}
    for segment, following in pairwise(timeline.outline(plan)):
        if segment.kind in _BETWEEN and segment.ms is not None:
            dose = plan.doses[segment.entry]
            begins = segment.kind is SegmentKind.PREPARE and segment.side is dose.sides[0]
            kind = SegmentKind.SWITCH if segment.kind is SegmentKind.PREPARE and not begins else segment.kind
            key = segment.entry, segment.warm_up, kind
            text = say(Began(0, 0, segment, following), plan, texts)
            if kind is SegmentKind.REST:  # behind the number of the last repetition
                text = f"{texts.rep_done.format(rep=dose.reps, reps=dose.reps)}. {text}"
            needed[key] = max(needed.get(key, 0), min(heard_ms(text), segment.ms * dose.voice_rate // rate))

    def with_time(entry: int, dose: Dose, *, warm_up: bool = False) -> Dose:
        prepare_ms, switch_ms, rest_ms = (
            max(own_ms, needed.get((entry, warm_up, kind), 0))
            for own_ms, kind in zip((dose.prepare_ms, dose.switch_ms, dose.rest_ms), _BETWEEN, strict=True)
        )
        first = None if dose.warm_up is None else with_time(entry, dose.warm_up, warm_up=True)
        return replace(
            dose,
            prepare_ms=prepare_ms,
            switch_ms=switch_ms,
            rest_ms=rest_ms,
            warm_up=first,
            voice_rate=min(dose.voice_rate, rate),
        )

    return replace(plan, doses=tuple(with_time(entry, dose) for entry, dose in enumerate(plan.doses)))
