"""Computes what a session shows at a moment, on the live screen and on a web page. Pure: it can be read and tested.

The number is always the number of the word above it: HOLD counts up the seconds that are over; LIFT and LOWER
show the repetition; REST, READY and SWITCH count down, and an explanation counts nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from enum import StrEnum
from itertools import accumulate

from msgspec import Struct

from coach.engine.fill import fill
from coach.engine.machine import Session
from coach.engine.moments import COUNTED_S
from coach.engine.script import (
    dose_ahead,
    dose_of,
    explanation,
    first_ahead,
    name_of,
    position,
    side_ahead,
    which_set,
)
from coach.engine.script import phase_word as spoken
from coach.engine.transitions import State
from coach.engine.welcome import welcome
from coach.i18n.session_texts import SessionTexts
from coach.model.exercise import Phase, Position, Side, Works
from coach.model.motion import lifted_before, lifted_in
from coach.model.plan import Dose
from coach.model.skeleton import Scene
from coach.model.timeline import Segment, SegmentKind, SetKey
from coach.sound.shorten import sentences
from coach.system.units import is_band


class Mode(StrEnum):
    """How the screen looks; also the name of its style class."""

    READY = "ready"
    LIFT = "lift"
    HOLD = "hold"
    LOWER = "lower"
    RELAX = "relax"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    DONE = "done"


_MODES = {
    SegmentKind.EXPLAIN: Mode.READY,
    SegmentKind.PREPARE: Mode.READY,
    SegmentKind.SWITCH: Mode.SWITCH,
    SegmentKind.REST: Mode.REST,
    SegmentKind.WORK: Mode.WORK,
    SegmentKind.LIFT: Mode.LIFT,
    SegmentKind.HOLD: Mode.HOLD,
    SegmentKind.LOWER: Mode.LOWER,
    SegmentKind.RELAX: Mode.RELAX,
}
_MOVING = {Mode.READY, Mode.LIFT, Mode.LOWER}
SHAPES = {
    Mode.READY: "◆",
    Mode.LIFT: "▲",
    Mode.HOLD: "■",
    Mode.LOWER: "▼",
    Mode.RELAX: "○",
    Mode.WORK: "●",
    Mode.REST: "=",
    Mode.SWITCH: "⇄",
}
"""What each kind of stretch looks like without its word."""
DOTS_AT_MOST = 30
"""Longer sets show their numbers only: dots that cannot be counted say nothing."""


class LiveView(Struct, frozen=True):
    """Every text that is shown."""

    mode: Mode
    paused: bool
    exercise: str
    about_set: str
    """Which set, and the band."""
    left: str
    """Time left in the session."""
    side: str
    word: str
    count: str
    dots: str
    reps: str
    """Which repetition of how many."""
    then: str
    fraction: float
    """How much of the session is behind, 0 to 1."""

    @property
    def letter(self) -> str:
        """The side in one letter, for the smallest screens."""
        return self.side[:1] or "-"


def view(session: Session, stored: Set[tuple[SetKey, int]], texts: SessionTexts) -> LiveView:
    """The screen at this moment; `stored` are the repetitions that may be shown as counted."""
    segment = session.segment
    paused = session.state is State.PAUSED
    fraction = 1.0 if not session.whole_ms else 1 - session.session_left_ms / session.whole_ms
    left = texts.time_left.format(time=minutes(session.session_left_ms))
    if segment is None:
        word = texts.big_done if session.state is State.FINISHED else texts.big_end
        return LiveView(Mode.DONE, paused, session.plan.name, "", left, "", word, "", "", "", "", fraction)
    dose = dose_of(segment, session.plan)
    coming = session.set_to_come if segment.set_key is None else segment
    mode = _MODES[segment.kind]
    shown = coming if coming is not None and segment.side is not None else None
    return LiveView(
        mode=mode,
        paused=paused,
        exercise=_title(session, segment, texts),
        about_set=_about_set(session, shown, texts),
        left=left,
        side="" if segment.side is None else _big_side(dose, segment.side, texts),
        word=_word(mode, dose, segment, texts),
        count=_count(session, segment),
        dots=_dots(shown, segment, stored),
        reps=_reps(shown, segment, texts),
        then=_then(session, segment, texts),
        fraction=fraction,
    )


def _big_side(dose: Dose, side: Side, texts: SessionTexts) -> str:
    """The leg that works, or the side of the body."""
    return texts.big_body_side(side) if dose.exercise.works is Works.SIDE else texts.big_leg(side)


def scene(session: Session) -> Scene | None:
    """What the figure shows: the movement of now, or of what comes; None where its file has no figure."""
    segment = session.segment
    if segment is not None and segment.kind is SegmentKind.REST and segment.side is None:
        segment = session.set_to_come
    if segment is None or segment.side is None:
        return None
    dose = dose_ahead(segment, session.plan)
    figure = dose.exercise.figure
    return None if figure is None else Scene(figure, side_ahead(segment, session.plan), is_band(dose.band))


def lifted(session: Session, through: float) -> float | None:
    """How far the figure is lifted when so much of the segment is over (0 to 1); None where it stands still."""
    segment = session.segment
    if segment is None or _MODES[segment.kind] not in _MOVING:
        return None
    if _MODES[segment.kind] is Mode.READY:
        whole_ms = segment.ms or 0
        return lifted_before(dose_ahead(segment, session.plan).tempo, int(whole_ms * through), whole_ms)
    return lifted_in(segment.kind, through)


def minutes(ms: int) -> str:
    """M:SS, rounded up so that the last second still shows."""
    whole = -(-ms // 1000)
    return f"{whole // 60}:{whole % 60:02}"


def _title(session: Session, segment: Segment, texts: SessionTexts) -> str:
    if segment.kind is SegmentKind.REST and segment.side is None:
        coming = session.set_to_come
        if coming is None:
            return ""
        name = dose_of(coming, session.plan).exercise.name
        return texts.next_up.format(name=texts.to_warm_up.format(name=name) if coming.warm_up else name)
    if segment.kind is SegmentKind.EXPLAIN and segment.side is None:
        return session.plan.name
    return dose_ahead(segment, session.plan).exercise.name


def _about_set(session: Session, segment: Segment | None, texts: SessionTexts) -> str:
    if segment is None or segment.set_number is None:
        return ""
    if segment.warm_up:
        return texts.warm_up
    which = which_set(segment, session.plan, texts)
    return which if segment.band is None else f"{which}   {texts.band(segment.band)}"


def phase_word(dose: Dose, kind: SegmentKind, texts: SessionTexts) -> str:
    """The large word of a stretch; of a phase its cue without a full stop, or its name where nothing is said."""
    match kind:
        case SegmentKind.EXPLAIN:
            return texts.big_explain
        case SegmentKind.PREPARE:
            return texts.big_ready
        case SegmentKind.SWITCH:
            return texts.big_switch
        case SegmentKind.REST:
            return texts.big_rest
        case SegmentKind.WORK:
            return texts.big_own_pace
        case SegmentKind.RELAX:
            return texts.big_relax
        case _:
            return _phase(dose, kind, texts).upper()


def _phase(dose: Dose, kind: SegmentKind, texts: SessionTexts) -> str:
    phase = Phase(kind.value)
    return spoken(dose, phase, texts).rstrip(".") or name_of(phase, texts)


def _word(mode: Mode, dose: Dose, segment: Segment, texts: SessionTexts) -> str:
    if mode is Mode.SWITCH and dose.exercise.position is Position.SIDE_LYING and segment.side is not dose.sides[0]:
        return texts.big_roll_over
    return phase_word(dose, segment.kind, texts)


def _count(session: Session, segment: Segment) -> str:
    match segment.kind:
        case SegmentKind.HOLD:
            assert segment.ms is not None
            whole = segment.ms // 1000  # its seconds are shown as they are told: when they are over
            return str(min(session.into_ms // 1000, whole)) if whole >= COUNTED_S else "1"
        case SegmentKind.EXPLAIN:
            return ""
        case SegmentKind.PREPARE | SegmentKind.SWITCH | SegmentKind.REST:
            return str(-(-(session.left_ms or 0) // 1000))
        case _:
            return str(segment.rep)


def _dots(shown: Segment | None, segment: Segment, stored: Set[tuple[SetKey, int]]) -> str:
    if shown is None or shown.reps is None or shown.reps > DOTS_AT_MOST or shown.set_key is None:
        return ""
    key, here = shown.set_key, segment.rep if segment.kind is not SegmentKind.RELAX else None
    marks = ("●" if (key, rep) in stored else "◉" if rep == here else "○" for rep in range(1, shown.reps + 1))
    return " ".join(marks)


def _reps(shown: Segment | None, segment: Segment, texts: SessionTexts) -> str:
    if shown is None or shown.reps is None:
        return ""
    if segment.rep is None:
        return texts.to_do.format(reps=shown.reps)
    return texts.rep_of.format(rep=segment.rep, reps=shown.reps)


def _then(session: Session, here: Segment, texts: SessionTexts) -> str:
    """How it is done or how to lie, where that is told, else what comes next, in a few words."""
    if here.kind is SegmentKind.EXPLAIN:
        dose = dose_of(here, session.plan)
        told = welcome(session.plan, texts) if here.side is None else explanation(dose, here.side, texts)
        return _being_told(told, session.through())
    if here.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH} and here.side is not None:
        note = fill(dose_of(here, session.plan).note, here.side, texts)
        return " ".join(filter(None, (note, position(here, session.plan, texts))))
    index = session.index + 1
    while index < len(session.segments) and session.segments[index].kind is SegmentKind.RELAX:
        index += 1
    if here.kind is SegmentKind.REST and index < len(session.segments):
        coming = session.segments[index]
        first = first_ahead(coming, session.plan, texts) if coming.entry != here.entry else ""
        if first:
            return first
    what = texts.then_end if index >= len(session.segments) else _next(session, index, texts)
    return texts.then.format(what=what)


def _being_told(text: str, through: float) -> str:
    """The sentence that is being said when so much of the text is over: there is no room for all of them."""
    parts = sentences(text)
    ends = list(accumulate(len(part) for part in parts))
    return parts[min(bisect_right(ends, through * ends[-1]), len(parts) - 1)] if parts else ""


def _next(session: Session, index: int, texts: SessionTexts) -> str:
    segment = session.segments[index]
    dose = dose_of(segment, session.plan)
    match segment.kind:
        case SegmentKind.PREPARE | SegmentKind.EXPLAIN:
            return dose.exercise.name
        case SegmentKind.SWITCH if session.segment is not None and session.segment.warm_up and not segment.warm_up:
            return dose.exercise.name
        case SegmentKind.SWITCH:
            assert segment.side is not None
            return texts.then_switch.format(side=texts.side(segment.side))
        case SegmentKind.REST:
            return texts.then_rest.format(seconds=texts.number(segment.ms))
        case SegmentKind.WORK:
            return texts.then_rep.format(rep=segment.rep)
        case kind:
            word = _phase(dose, kind, texts).lower()
            if segment.alternates and session.segment is not None and segment.side not in {None, session.segment.side}:
                word = f"{texts.named_side(segment.side or Side.BOTH)}: {word}"
            number = texts.number(segment.ms) if kind is SegmentKind.HOLD else f"{segment.rep}"
            return f"{word}, {number}"


VisibleTime = tuple[object, ...]


def visible_time(session: Session) -> VisibleTime:
    """What of the time can be seen: half a second later, most often the same."""
    place = session.state, session.index, session.lead_in is None
    return *place, -(-session.session_left_ms // 1000), -(-(session.left_ms or 0) // 1000)
