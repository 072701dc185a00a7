"""One body for the shipped figures, and its joints: so every length is right by construction.

A figure is a function of how far it is lifted (0, 0.5, 1). Angles are in degrees, 0 to the right, 90 up; the floor is
at 0. The body is 77 units tall, so that it fits the box of 100 also with an arm or a leg stretched out; its parts are
shares of the height as in Drillis and Contini's table. Side views face right and the right limbs are near.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

Point = tuple[float, float]
Points = dict[str, Point]
Limb = list[str]

TRUNK, THIGH, SHANK, UPPER_ARM, FOREARM = 22.0, 19.0, 19.0, 14.0, 15.0
HEAD_UP, NECK_UP, NOSE = 8.7, 3.5, 6.5
ANKLE, TOE = 3.0, (8.0, -1.4)
LYING = 5.0
"""How high the middle of the trunk is when it lies on the floor."""
SEAT = 21.0


class Drawn(NamedTuple):
    """A figure: its points at any time, and what joins them."""

    points: Callable[[float], Points]
    side: str
    torso: Limb
    working: list[Limb]
    behind: list[Limb] = []
    front: list[Limb] = []
    props: list[Limb] = []
    ball: str = ""
    belt: Limb = []
    band: Limb = []
    view: str = "side"
    second: str = ""


def go(start: Point, length: float, degrees: float) -> Point:
    """The far end of a bone."""
    angle = math.radians(degrees)
    return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)


def bend(start: Point, end: Point, first: float, second: float, left: bool) -> Point:
    """The joint between two bones that lead from `start` to `end`, to the left or to the right of the way."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    span = min(math.hypot(dx, dy), first + second - 0.01)
    angle = math.acos((first**2 + span**2 - second**2) / (2 * first * span))
    return go(start, first, math.degrees(math.atan2(dy, dx) + (angle if left else -angle)))


def mix(start: float, end: float, lifted: float) -> float:
    return start + (end - start) * lifted


def via(first: Point, last: Point, lifted: float) -> Point:
    return mix(first[0], last[0], lifted), mix(first[1], last[1], lifted)


def plus(point: Point, across: float, up: float) -> Point:
    return point[0] + across, point[1] + up


def skull(shoulder: Point, spine: float, face: float, tilt: float = 0.0) -> Points:
    """Neck, head and nose above a shoulder; `face` is where the nose points."""
    head = go(shoulder, HEAD_UP, spine + tilt)
    return {"head": head, "neck": go(shoulder, NECK_UP, spine), "nose": go(head, NOSE, face)}


def foot(ankle: Point, degrees: float = 0.0, name: str = "") -> Points:
    """Ankle and toes; 0 degrees is flat on the floor, facing right."""
    size, at = math.hypot(*TOE), math.degrees(math.atan2(TOE[1], TOE[0]))
    return {f"{name}foot": ankle, f"{name}toe": go(ankle, size, at + degrees)}


def leg(hip: Point, ankle: Point, turn: float = 0.0, name: str = "", left: bool = True) -> Points:
    """Knee, ankle and toes of a leg whose ankle is placed."""
    return {f"{name}knee": bend(hip, ankle, THIGH, SHANK, left), **foot(ankle, turn, name)}


def swung(hip: Point, thigh: float, shank: float, turn: float, name: str = "") -> Points:
    """The same by the angles of thigh and shank."""
    knee = go(hip, THIGH, thigh)
    return {f"{name}knee": knee, **foot(go(knee, SHANK, shank), turn, name)}


def arm(shoulder: Point, hand: Point, left: bool, name: str = "") -> Points:
    """Elbow and hand of an arm whose hand is placed."""
    elbow = bend(shoulder, hand, UPPER_ARM, FOREARM, left)
    return {f"{name}elbow": elbow, f"{name}hand": go(elbow, FOREARM, degrees_of(elbow, hand))}


def reach(shoulder: Point, upper: float, fore: float, name: str = "") -> Points:
    """The same by the angles of upper arm and forearm."""
    elbow = go(shoulder, UPPER_ARM, upper)
    return {f"{name}elbow": elbow, f"{name}hand": go(elbow, FOREARM, fore)}


def degrees_of(start: Point, end: Point) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


LEG = ["hip", "knee", "foot", "toe"]
FAR_LEG = ["hip", "far-knee", "far-foot", "far-toe"]
ARM = ["shoulder", "elbow", "hand"]
FAR_ARM = ["shoulder", "far-elbow", "far-hand"]
SPINE = ["shoulder", "hip"]


def chair(at: float, back: float = 39.0) -> Points:
    """A chair whose back is at `at` and whose seat is to the right."""
    return {
        "chair-1": (at, 0.0),
        "chair-2": (at, back),
        "chair-3": (at, SEAT - 2),
        "chair-4": (at + 17, SEAT - 2),
        "chair-5": (at + 17, 0.0),
    }


CHAIR = [["chair-1", "chair-2"], ["chair-3", "chair-4", "chair-5"]]


def arrow(start: Point, length: float, degrees: float, name: str = "push") -> Points:
    """An arrow with its head, which is large: it has to be seen in a small picture too."""
    tip, barb = go(start, length, degrees), min(11.0, length * 0.85)
    return {
        f"{name}-0": start,
        f"{name}-1": tip,
        f"{name}-2": go(tip, barb, degrees + 140),
        f"{name}-3": go(tip, barb, degrees - 140),
    }


def press(hidden: Point, start: Point, length: float, degrees: float, lifted: float, name: str = "push") -> Points:
    """An arrow that is there as soon as one presses, and before that a dot that is hidden."""
    return arrow(start, length, degrees, name) if lifted else arrow(hidden, 0, degrees, name)


ARROW = [["push-0", "push-1"], ["push-2", "push-1", "push-3", "push-2"]]
BACK_ARROW = [["pull-0", "pull-1"], ["pull-2", "pull-1", "pull-3", "pull-2"]]
