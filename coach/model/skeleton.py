"""What a figure shows, and how thick each of its parts is, for whatever draws it. In the units of a figure's points."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from coach.model.exercise import Figure, Side
from coach.model.motion import pose

HEAD_WIDE: Final = 11.0
"""A seventh of a body that is 77 units tall."""
TORSO_WIDE: Final = 9.5
TORSO_EDGE: Final = 4.0
"""Around the corners of a trunk that is seen from the front."""
NECK_WIDE: Final = 5.0
NOSE_WIDE: Final = 3.2
EYE_WIDE: Final = 1.6
EYES_APART: Final = 2.0
WORKING_WIDE: Final = 7.0
LIMB_WIDE: Final = 1 / 3
FAR_WIDE: Final = 0.3
"""Of the length of its longest part: a leg is thicker than an arm."""
LIMB_AT_LEAST: Final = 3.5
PROP_WIDE: Final = 1.6
BALL_WIDE: Final = 9.0
BAND_WIDE: Final = 3.0
TAPER: Final = (1.0, 0.8, 0.6)
"""How wide a limb is from its first part to its last: a thigh is thicker than a foot."""
GAP: Final = 1.2
"""What is left dark around something that stands in front of something else."""

AROUND: Final = HEAD_WIDE / 2 + 1
"""Room around the outermost points. All in the units of a figure's points."""


class Scene(Struct, frozen=True):
    """What a figure shows."""

    figure: Figure
    side: Side
    """The leg that works."""
    banded: bool = False


class Box(Struct, frozen=True):
    """The room that every pose of a figure takes; its lower edge is the floor."""

    first: float
    wide: float
    high: float


def box_of(scene: Scene) -> Box:
    """The room that a scene's figure takes, without its second view."""
    points = [point for lifted in (0.0, 0.5, 1.0) for point in pose(scene.figure, lifted, scene.side).values()]
    first, last = min(across for across, _ in points) - AROUND, max(across for across, _ in points) + AROUND
    return Box(first, last - first, max(up for _, up in points) + AROUND)
