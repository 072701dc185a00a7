"""Walks a whole session without a clock or a person: every cue of a plan, and what is said with each segment. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coach.engine.cues import Began, Cue, HalfWay, LastOne, RepDone
from coach.engine.events import Done, Start, Tick
from coach.engine.machine import Session
from coach.engine.script import say
from coach.engine.transitions import State
from coach.i18n.session_texts import SessionTexts
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind


def cues_of(plan: Plan, own_pace_ms: Callable[[Segment], int] | None = None) -> Iterator[Cue]:
    """Every cue of the plan as it would come, each self-paced repetition done at once, or after `own_pace_ms`."""
    for _, cues in moments_of(plan, own_pace_ms):
        yield from cues


def moments_of(
    plan: Plan, own_pace_ms: Callable[[Segment], int] | None = None
) -> Iterator[tuple[Session, tuple[Cue, ...]]]:
    """The session at each of its moments, with the cues of that moment."""
    session = Session(plan)
    yield session, session.handle(Start())
    while session.state is State.RUNNING:
        wait = session.next_moment_ms
        if wait is not None:
            yield session, session.handle(Tick(wait))
            continue
        if own_pace_ms is not None and session.segment is not None:
            yield session, session.handle(Tick(own_pace_ms(session.segment)))
        yield session, session.handle(Done())


def said_at_beginnings(plan: Plan, texts: SessionTexts, count: int) -> list[str]:
    """For each of the `count` segments, what is said as it begins: the number of the repetition that ended, its own.

    Half-way is said with the repetition that follows, and not in the relax before it.
    """
    said: list[list[str]] = [[] for _ in range(count)]
    before: list[str] = []
    half: list[str] = []
    for cue in cues_of(plan):
        text = say(cue, plan, texts)
        if isinstance(cue, Began):
            if cue.segment.kind is not SegmentKind.RELAX:
                before, half = before + half, []
            said[cue.index] = [*before, text]
            before = []
        elif isinstance(cue, HalfWay):
            half = [text]
        elif text and isinstance(cue, RepDone | LastOne):
            before.append(text if text.endswith(".") else f"{text}.")
    return [" ".join(filter(None, each)) for each in said]
