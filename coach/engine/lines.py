"""Cues as lines of text, each with elapsed time, kind and words, for pipes, files and a preview."""

from __future__ import annotations

from coach.engine.cues import (
    Again,
    AtEnd,
    Began,
    Countdown,
    Cue,
    Finished,
    HalfWay,
    HoldCount,
    HurtReported,
    HurtWithdrawn,
    LastOne,
    MoreTime,
    Paused,
    RepDone,
    RepsChanged,
    Resumed,
    Stopped,
)
from coach.engine.script import say
from coach.i18n.session_texts import SessionTexts
from coach.model.plan import Plan
from coach.model.timeline import Segment


def clock_text(at_ms: int) -> str:
    """Elapsed session time, M:SS.s."""
    tenths = at_ms // 100
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"


def rep_text(segment: Segment) -> str:
    """A repetition, as `--plain` prints it: which of how many, the exercise's id, the side."""
    return f"{segment.rep}/{segment.reps} {segment.exercise} {segment.side}"


def line(cue: Cue, plan: Plan, texts: SessionTexts) -> str | None:
    """The line for a cue, without its end; None when it says nothing."""
    text = rep_text(cue.segment) if isinstance(cue, RepDone) and cue.counted else say(cue, plan, texts)
    return f"{clock_text(cue.at_ms)} {_kind(cue)} {text}" if text else None


def _kind(cue: Cue) -> str:
    match cue:
        case Began(segment=segment):
            return segment.kind.value
        case RepDone(counted=counted):
            return "rep" if counted else "again"
        case HoldCount():
            return "count"
        case Countdown():
            return "ready"
        case HalfWay():
            return "half"
        case LastOne():
            return "last"
        case Paused():
            return "pause"
        case Resumed():
            return "resume"
        case MoreTime():
            return "wait"
        case Again():
            return "repeat"
        case RepsChanged():
            return "reps"
        case HurtReported() | HurtWithdrawn():
            return "hurt"
        case AtEnd() | Finished():
            return "done"
        case Stopped():
            return "stop"
