"""The pose of a figure at any moment of a repetition. Pure.

How far a repetition is lifted goes from 0 to 1: up during *lift*, 1 during *hold*, down during *lower*, 0 otherwise.
It begins and ends softly, as a leg does.
"""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import BOX_WIDTH, Figure, FigurePoint, Joint, Side, Tempo
from coach.model.timeline import SegmentKind

STILL_MS: Final = 3_000
"""So long before the work a figure lies as the person should."""
HOLD_SHOWN_MS: Final = 5_000
"""A longer hold is cut short where the movement is shown beforehand."""


def pose(figure: Figure, lifted: float, side: Side) -> dict[str, FigurePoint]:
    """Every point of the figure, that far lifted, for the working leg `side`: the mirror image if it is the other."""
    mirrored = side is figure.side.other and side is not figure.side
    points = {joint.name: _at(joint, lifted) for joint in figure.joints}
    return {name: (BOX_WIDTH - x, y) for name, (x, y) in points.items()} if mirrored else points


def lifted_in(kind: SegmentKind, through: float) -> float:
    """How far lifted in a stretch of the timeline, of which `through` (0 to 1) is over."""
    match kind:
        case SegmentKind.LIFT:
            return _soft(through)
        case SegmentKind.HOLD:
            return 1.0
        case SegmentKind.LOWER:
            return 1.0 - _soft(through)
        case _:
            return 0.0


def lifted_at(tempo: Tempo, ms: int) -> float:
    """How far lifted after so many milliseconds of one repetition after the other."""
    return lifted_in(*_moment(tempo, ms))


def as_shown(tempo: Tempo) -> Tempo:
    """The tempo of a repetition that is only looked at: nobody watches a leg stand still for half a minute."""
    return replace(tempo, hold_ms=min(tempo.hold_ms, HOLD_SHOWN_MS))


class ShownBefore(Struct, frozen=True):
    """How a movement is shown while one gets ready for it."""

    tempo: Tempo
    faster: float
    """How many times as fast as it will be done."""
    length_ms: int
    """How long all of it takes; then it is still, as the person should lie."""


def shown_before(tempo: Tempo, whole_ms: int) -> ShownBefore | None:
    """What is shown in the `whole_ms` in which one gets ready: whole repetitions; None where nothing moves.

    As they are shown; where not even one fits, up to twice as fast.
    """
    tempo = as_shown(tempo)
    length, room = sum(part for _, part in tempo), whole_ms - STILL_MS
    if rests(tempo) or length > 2 * room:
        return None
    return ShownBefore(tempo, max(length / room, 1.0), max(room // length, 1) * length)


def lifted_before(tempo: Tempo, ms: int, whole_ms: int) -> float:
    """How far lifted after `ms` of the `whole_ms` in which one gets ready."""
    shown = shown_before(tempo, whole_ms)
    if shown is None:
        return 0.0
    shown_ms = int(ms * shown.faster)
    return lifted_at(shown.tempo, shown_ms) if shown_ms < shown.length_ms else 0.0


def kind_at(tempo: Tempo, ms: int) -> SegmentKind:
    """Which phase it is after so many milliseconds of one repetition after the other."""
    return _moment(tempo, ms)[0]


def _moment(tempo: Tempo, ms: int) -> tuple[SegmentKind, float]:
    """The phase, and how much of it is over."""
    phases = [(phase, length) for phase, length in tempo if length]
    if not phases:
        return SegmentKind.HOLD, 0.0  # a repetition without times, as no file may have it any more
    ms %= sum(length for _, length in phases)
    for phase, length in phases:
        if ms < length:
            return SegmentKind(phase.value), ms / length
        ms -= length
    raise AssertionError("a remainder is smaller than what it is the remainder of")


def rests(tempo: Tempo) -> bool:
    """Whether nothing moves in this tempo: a hold alone, or no time at all."""
    return not (tempo.lift_ms or tempo.lower_ms or tempo.relax_ms)


def _at(joint: Joint, lifted: float) -> FigurePoint:
    """On the curve through start, halfway and lifted; on the straight line where there is no halfway."""
    (ax, ay), (bx, by) = joint.start, joint.lifted
    if joint.halfway is None:
        return ax + (bx - ax) * lifted, ay + (by - ay) * lifted
    before, after = (2 * lifted - 1) * (lifted - 1), lifted * (2 * lifted - 1)
    middle = 4 * lifted * (1 - lifted)
    mx, my = joint.halfway
    return before * ax + middle * mx + after * bx, before * ay + middle * my + after * by


def _soft(through: float) -> float:
    return (1 - math.cos(math.pi * min(max(through, 0.0), 1.0))) / 2
