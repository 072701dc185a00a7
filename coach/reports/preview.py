"""The whole session as it would be cued, with times."""

from __future__ import annotations

from collections.abc import Iterator

from coach.engine.cues import Began, Cue, HalfWay, LastOne, RepDone
from coach.engine.events import Done, Start, Tick
from coach.engine.lines import line
from coach.engine.machine import Session
from coach.engine.script import say
from coach.engine.transitions import State
from coach.i18n.session_texts import SessionTexts
from coach.model import timeline
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind
from coach.reports.tables import Json
from coach.system.units import length, seconds


def cues_of(plan: Plan) -> Iterator[Cue]:
    """Every cue of the plan as it would come, each self-paced repetition done at once."""
    session = Session(plan)
    yield from session.handle(Start())
    while session.state is State.RUNNING:
        wait = session.next_moment_ms
        yield from session.handle(Done() if wait is None else Tick(wait))


def preview_json(plan: Plan, words: SessionTexts) -> Json:
    """The session as segments; `say` is what is said as each begins."""
    segments = timeline.compile(plan)
    texts = _said(plan, words, len(segments))
    return {
        "routine": plan.routine,
        "name": plan.name,
        "seconds": seconds(timeline.total_ms(segments)),
        "segments": [
            _segment_json(index, start, segment, texts[index])
            for index, (start, segment) in enumerate(zip(timeline.starts_ms(segments), segments, strict=True))
        ],
    }


def _said(plan: Plan, words: SessionTexts, count: int) -> list[str]:
    """For each segment, what is said at its very beginning: the number of the repetition that ended, then its own.

    Half-way is said with the repetition that follows, and not in the relax before it.
    """
    said: list[list[str]] = [[] for _ in range(count)]
    before: list[str] = []
    half: list[str] = []
    for cue in cues_of(plan):
        text = say(cue, plan, words)
        if isinstance(cue, Began):
            if cue.segment.kind is not SegmentKind.RELAX:
                before, half = before + half, []
            said[cue.index] = [*before, text]
            before = []
        elif isinstance(cue, HalfWay):
            half = [text]
        elif text and isinstance(cue, RepDone | LastOne):
            before.append(text if text.endswith(".") else f"{text}.")
    return [" ".join(filter(None, texts)) for texts in said]


def _segment_json(index: int, start_ms: int, segment: Segment, said: str) -> Json:
    return {
        "index": index,
        "start": seconds(start_ms),
        "seconds": None if segment.ms is None else seconds(segment.ms),
        "kind": segment.kind.value,
        "exercise": segment.exercise,
        "side": segment.side,
        "set": segment.set_number,
        "rep": segment.rep,
        "reps": segment.reps,
        "band": segment.band,
        "say": said,
    }


def preview_text(plan: Plan, words: SessionTexts) -> Iterator[str]:
    """The session as its lines would come."""
    yield f"{plan.name}, {length(timeline.length_ms(plan))}"
    for cue in cues_of(plan):
        if (text := line(cue, plan, words)) is not None:
            yield text
