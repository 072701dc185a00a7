"""The whole session as it would be cued, with times."""

from __future__ import annotations

from collections.abc import Iterator

from coach.engine.lines import line
from coach.engine.walk import cues_of, said_at_beginnings
from coach.i18n.session_texts import SessionTexts
from coach.model import timeline
from coach.model.plan import Plan
from coach.model.timeline import Segment
from coach.reports.tables import Json
from coach.system.units import length, seconds


def preview_json(plan: Plan, words: SessionTexts) -> Json:
    """The session as segments; `say` is what is said as each begins."""
    segments = timeline.compile(plan)
    texts = said_at_beginnings(plan, words, len(segments))
    return {
        "routine": plan.routine,
        "name": plan.name,
        "seconds": seconds(timeline.total_ms(segments)),
        "segments": [
            _segment_json(index, start, segment, texts[index])
            for index, (start, segment) in enumerate(zip(timeline.starts_ms(segments), segments, strict=True))
        ],
    }


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
