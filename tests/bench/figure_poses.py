"""The poses of the shipped figures: joint angles and one body, so that every length is right by construction.

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
    return {f"{name}elbow": elbow, f"{name}hand": go(elbow, FOREARM, _degrees(elbow, hand))}


def reach(shoulder: Point, upper: float, fore: float, name: str = "") -> Points:
    """The same by the angles of upper arm and forearm."""
    elbow = go(shoulder, UPPER_ARM, upper)
    return {f"{name}elbow": elbow, f"{name}hand": go(elbow, FOREARM, fore)}


def _degrees(start: Point, end: Point) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


LEG = ["hip", "knee", "foot", "toe"]
FAR_LEG = ["hip", "far-knee", "far-foot", "far-toe"]
ARM = ["shoulder", "elbow", "hand"]
FAR_ARM = ["shoulder", "far-elbow", "far-hand"]
SPINE = ["shoulder", "hip"]


# On the back, head to the left: the right leg is near.


def on_the_back(shoulder: Point = (22.0, LYING), lifted: float = 0.0) -> Points:
    """Trunk and head on the floor, the trunk turned up by so many degrees around the shoulders."""
    return {
        "shoulder": shoulder,
        "hip": go(shoulder, TRUNK, lifted),
        "head": plus(shoulder, -HEAD_UP, 0.6),
        "neck": plus(shoulder, -NECK_UP, 0),
        "nose": plus(shoulder, -HEAD_UP, 0.6 + NOSE),
    }


def arms_down(shoulder: Point) -> Points:
    """An arm flat on the floor beside the body."""
    return {"elbow": plus(shoulder, 13.8, -2.4), "hand": plus(shoulder, 28.7, -3.2)}


ANKLE_AT = (59.5, ANKLE)
STRAIGHT = 24.5
"""How far the trunk rises until it is in line with the thighs."""


def bridge(lifted: float) -> Points:
    body = on_the_back(lifted=STRAIGHT * lifted)
    return {
        **body,
        **arms_down(body["shoulder"]),
        **leg(body["hip"], ANKLE_AT),
        **leg(body["hip"], plus(ANKLE_AT, 3.5, 1.5), name="far-"),
    }


def one_legged_bridge(lifted: float) -> Points:
    body = on_the_back(lifted=STRAIGHT * lifted)
    near = leg(body["hip"], ANKLE_AT)
    along = _degrees(body["hip"], near["knee"])
    return {
        **body,
        **arms_down(body["shoulder"]),
        **near,
        **swung(body["hip"], mix(along, STRAIGHT, 1), mix(along, STRAIGHT, 1), 115, "far-"),
    }


def offset_bridge(lifted: float) -> Points:
    body = on_the_back(lifted=STRAIGHT * lifted)
    return {
        **body,
        **arms_down(body["shoulder"]),
        **leg(body["hip"], ANKLE_AT),
        **leg(body["hip"], (73.0, ANKLE), name="far-"),
    }


def bridge_march(lifted: float) -> Points:
    body = on_the_back(lifted=STRAIGHT)
    thigh = mix(_degrees(body["hip"], leg(body["hip"], ANKLE_AT)["knee"]), 52, lifted)
    return {
        **body,
        **arms_down(body["shoulder"]),
        **leg(body["hip"], ANKLE_AT, name="far-"),
        **swung(body["hip"], thigh, mix(-90, -62, lifted), mix(0, 8, lifted)),
    }


def knees_bent(lifted: float) -> Points:
    body = on_the_back()
    return {**body, **arms_down(body["shoulder"]), **leg(body["hip"], (62.0, ANKLE))}


def dead_bug(lifted: float) -> Points:
    body = on_the_back((37.0, LYING))
    thigh, shank = mix(90, 12, lifted), mix(0, 12, lifted)
    return {
        **body,
        **swung(body["hip"], thigh, shank, mix(80, 92, lifted)),
        **swung(plus(body["hip"], 0, 0), 92, 2, 82, "far-"),
        **reach(body["shoulder"], 88, 88),
        **reach(body["shoulder"], mix(92, 170, lifted), mix(92, 170, lifted), "far-"),
    }


def heel_slide(lifted: float) -> Points:
    body = on_the_back()
    ankle = (mix(body["hip"][0] + 37.6, 61.0, lifted), ANKLE + 0.6)
    return {
        **body,
        **arms_down(body["shoulder"]),
        **leg(body["hip"], ankle, mix(80, 25, lifted)),
        **leg(body["hip"], plus(body["hip"], 37.9, -1.4), 80, "far-"),
    }


def squeeze_ball(lifted: float) -> Points:
    body = knees_bent(lifted)
    return {**body, "ball": plus(body["knee"], -1.5, -1.5)}


def belt_press(lifted: float) -> Points:
    body = knees_bent(lifted)
    on = via(body["hip"], body["knee"], 0.82)
    return {**body, "belt": plus(on, -3.2, 2.2), "far-belt": plus(on, 3.2, -2.2)}


def lying_hip_flexor_stretch(lifted: float) -> Points:
    body = on_the_back((34.0, 30.0))
    hip = body["hip"]
    chest = swung(hip, 116, 14, 40, "far-")
    return {
        **body,
        **swung(hip, mix(0, -32, lifted), mix(-62, -84, lifted), mix(18, 6, lifted)),
        **chest,
        **arm(body["shoulder"], plus(chest["far-knee"], 4.0, -1.0), True),
        "bed-1": (12.0, 24.5),
        "bed-2": (57.0, 24.5),
        "bed-3": (57.0, 19.0),
        "bed-4": (12.0, 19.0),
        "post-1": (15.0, 0.0),
        "post-2": (15.0, 19.0),
        "post-3": (54.0, 0.0),
        "post-4": (54.0, 19.0),
    }


# Standing, seen from the side.


def upright(hip: Point, spine: float = 90.0, tilt: float = 0.0) -> Points:
    shoulder = go(hip, TRUNK, spine)
    return {"hip": hip, "shoulder": shoulder, **skull(shoulder, spine, spine - 90 + tilt)}


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


def sit_to_stand(lifted: float) -> Points:
    ankle = (58.0, ANKLE)
    hip = {0.0: (39.0, SEAT + 3), 0.5: (43.5, 33.0), 1.0: (57.0, 40.9)}[lifted]
    spine = {0.0: 84.0, 0.5: 55.0, 1.0: 90.0}[lifted]
    body = upright(hip, spine)
    hands = {0.0: -8.0, 0.5: -8.0, 1.0: -8.0}[lifted]
    return {
        **body,
        **leg(hip, ankle),
        **leg(hip, plus(ankle, 3.0, 1.2), name="far-"),
        **reach(body["shoulder"], hands, hands + 6),
        **chair(26.0, 42.0),
    }


def step_up(lifted: float) -> Points:
    near = (58.0, 10.0 + ANKLE)
    hip = via((45.5, 40.8), (57.5, 10 + 40.9), lifted)
    if lifted == 0.5:
        hip = (51.0, 45.5)
    body = upright(hip, {0.0: 84.0, 0.5: 86.0, 1.0: 90.0}[lifted])
    far = {0.0: (38.0, ANKLE + 1.0), 0.5: (43.0, 11.0), 1.0: (61.0, 14.2)}[lifted]
    turn = {0.0: -12.0, 0.5: -40.0, 1.0: 0.0}[lifted]
    return {
        **body,
        **leg(hip, near),
        **leg(hip, far, turn, "far-"),
        **arm(body["shoulder"], (74.0, 50.0), False),
        **reach(body["shoulder"], -80, -50, "far-"),
        "rail-1": (74.0, 10.0),
        "rail-2": (74.0, 50.0),
        "step-1": (51.0, 0.0),
        "step-2": (51.0, 10.0),
        "step-3": (84.0, 10.0),
        "step-4": (84.0, 0.0),
    }


def one_leg_squat(lifted: float) -> Points:
    ankle = (48.0, ANKLE)
    hip = {0.0: (48.0, 40.8), 0.5: (45.0, 38.8), 1.0: (41.5, 35.2)}[lifted]
    body = upright(hip, {0.0: 90.0, 0.5: 81.0, 1.0: 70.0}[lifted])
    thigh = {0.0: -82.0, 0.5: -74.0, 1.0: -62.0}[lifted]
    return {
        **body,
        **leg(hip, ankle),
        **swung(hip, thigh, 190, -80, "far-"),
        **arm(body["shoulder"], (67.0, 40.0), False),
        **chair(67.0),
    }


def standing_knee_raise(lifted: float) -> Points:
    hip = (46.0, 40.9)
    body = upright(hip)
    return {
        **body,
        **swung(hip, mix(-88, 0, lifted), mix(-92, -92, lifted), mix(0, -8, lifted)),
        **leg(hip, (46.0, ANKLE), name="far-"),
        **reach(body["shoulder"], -98, -80),
        **arm(body["shoulder"], (38.0, 40.0), True, "far-"),
        **{name: (76 - x, y) for name, (x, y) in chair(38.0).items()},
    }


def leg_swing(lifted: float) -> Points:
    hip = (46.0, 41.6)
    body = upright(hip)
    thigh = mix(-122, -48, lifted)
    return {
        **body,
        **swung(hip, thigh, thigh + mix(-12, -4, lifted), mix(-40, 30, lifted)),
        **leg(hip, (46.0, ANKLE + 0.6), name="far-"),
        **reach(body["shoulder"], -98, -80),
        "far-elbow": (56.5, 56.0),
        "far-hand": (66.5, 62.5),
        "wall-1": (68.5, 0.0),
        "wall-2": (68.5, 78.0),
    }


def standing_hip_flexor_stretch(lifted: float) -> Points:
    hip = via((44.0, 36.5), (50.0, 32.5), lifted)
    body = upright(hip, mix(90, 93, lifted))
    rear = (25.0, ANKLE + 1.6)
    return {
        **body,
        **leg(hip, rear, -16),
        **leg(hip, (60.0, ANKLE), name="far-"),
        **arm(body["shoulder"], (75.0, 39.0), False),
        **chair(75.0),
    }


def kneeling_hip_flexor_stretch(lifted: float) -> Points:
    knee = (37.0, 6.0)
    hip = go(knee, THIGH, mix(92, 66, lifted))
    body = upright(hip, mix(88, 93, lifted))
    return {
        **body,
        "knee": knee,
        "foot": (18.2, 3.4),
        "toe": (10.7, 1.6),
        **leg(hip, (60.5, ANKLE), name="far-"),
        **arm(body["shoulder"], (64.0, 39.5), False),
        **chair(64.0),
        "pillow-1": (30.0, 1.4),
        "pillow-2": (43.0, 1.4),
    }


# On the hands and knees, and on the belly: head to the right, the right leg is near.


def bird_dog(lifted: float) -> Points:
    hip, shoulder = (42.0, 22.5), (63.9, 24.6)
    body = {"hip": hip, "shoulder": shoulder, **skull(shoulder, 2, -80, -8)}
    thigh = mix(-90, -180, lifted)
    shank = mix(-180, -180, lifted)
    arm_at = mix(-90, 14, lifted)
    return {
        **body,
        **swung(hip, thigh, shank, mix(180, 262 - 180 + 180, lifted)),
        "far-knee": (42.0, 3.5),
        "far-foot": (23.0, 3.0),
        "far-toe": (15.5, 1.6),
        "elbow": go(shoulder, UPPER_ARM, -89),
        "hand": (64.4, 1.6),
        "far-elbow": go(shoulder, UPPER_ARM, arm_at),
        "far-hand": go(shoulder, 23.5, arm_at),
    }


def prone_leg_lift(lifted: float) -> Points:
    shoulder, hip = (74.0, LYING + 0.5), (52.0, LYING + 1.0)
    angle = mix(182, 164, lifted)
    return {
        "shoulder": shoulder,
        "hip": hip,
        "head": (83.0, 9.0),
        "neck": (77.5, 6.5),
        "nose": (84.5, 2.7),
        **swung(hip, angle, angle, angle - 10),
        "far-knee": (33.0, 4.0),
        "far-foot": (14.2, 3.0),
        "far-toe": (6.5, 1.6),
        "elbow": (90.0, 2.2),
        "hand": (80.5, 1.8),
    }


# Seen from the front: who faces us has the left leg on the right, and that one works.

FRONT_TORSO = ["shoulder", "far-shoulder", "far-hip", "hip"]
FRONT_LEG = ["far-hip", "far-knee", "far-foot", "far-toe"]
FRONT_ARM = ["far-shoulder", "far-elbow", "far-hand"]
SHOULDERS, HIPS = 8.0, 4.8


def facing(middle: Point, lean: float = 0.0, tilt: float = 0.0) -> Points:
    """Trunk and head seen from the front; `lean` turns the trunk, `tilt` the pelvis, both anticlockwise."""
    top = go(middle, TRUNK, 90 + lean)
    return {
        "hip": go(middle, HIPS, tilt),
        "far-hip": go(middle, -HIPS, tilt),
        "shoulder": go(top, SHOULDERS, lean),
        "far-shoulder": go(top, -SHOULDERS, lean),
        "neck": top,
        "head": go(top, HEAD_UP + 1, 90 + lean),
        "nose": go(top, HEAD_UP + 1.5, 90 + lean),
    }


def front_foot(ankle: Point, out: float, name: str = "") -> Points:
    """A foot that points at whoever looks, and a little outward."""
    return {f"{name}foot": ankle, f"{name}toe": plus(ankle, out, -1.4)}


def front_leg(hip: Point, ankle: Point, out: float, name: str = "", short: float = 1.0) -> Points:
    """A leg seen from the front, its knee bent forward if it is `short`."""
    knee = bend(hip, ankle, THIGH * short, SHANK * short, out > 0)
    return {f"{name}knee": knee, **front_foot(ankle, out, name)}


def arrow(start: Point, length: float, degrees: float, name: str = "push") -> Points:
    """An arrow with its head; a short one is a dot."""
    tip, barb = go(start, length, degrees), min(5.0, length * 0.6)
    return {
        f"{name}-0": start,
        f"{name}-1": tip,
        f"{name}-2": go(tip, barb, degrees + 145),
        f"{name}-3": go(tip, barb, degrees - 145),
    }


ARROW = [["push-0", "push-1"], ["push-2", "push-1", "push-3"]]
BACK_ARROW = [["pull-0", "pull-1"], ["pull-2", "pull-1", "pull-3"]]


def left_chair(back: float) -> Points:
    return {name: (2 * back - x, y) for name, (x, y) in chair(back).items()}


def standing_side_push(lifted: float) -> Points:
    body = facing((50.0, 40.0))
    return {
        **body,
        **front_leg(body["hip"], (60.0, ANKLE), 3),
        **front_leg(body["far-hip"], (40.0, ANKLE), -3, "far-"),
        **reach(body["shoulder"], -76, -96),
        **arm(body["far-shoulder"], (28.0, 39.5), False, "far-"),
        **left_chair(28.0),
        **arrow((mix(60, 67, lifted), 6.0), 11 * lifted, 0),
        **arrow((mix(40, 33, lifted), 6.0), 11 * lifted, 180, "pull"),
    }


def standing_side_lift(lifted: float) -> Points:
    """Seen from behind, so that the chair hides no leg: no face, and the right leg is on the right."""
    body = facing((50.0, 40.9), mix(0, 2, lifted))
    body.pop("nose")
    thigh = mix(-86, -56, lifted)
    knee = go(body["hip"], THIGH, thigh)
    ankle = go(knee, SHANK, thigh)
    return {
        **body,
        "knee": knee,
        "foot": ankle,
        "toe": go(ankle, 3.5, thigh + mix(60, 20, lifted)),
        **front_leg(body["far-hip"], (45.5, ANKLE), -2, "far-"),
        **arm(body["shoulder"], (61.5, 39.5), True),
        **arm(body["far-shoulder"], (38.5, 39.5), False, "far-"),
        "back-1": (36.0, 0.0),
        "back-2": (36.0, 39.0),
        "back-3": (64.0, 39.0),
        "back-4": (64.0, 0.0),
        "back-5": (36.0, 19.0),
        "back-6": (64.0, 19.0),
        "thigh": go(body["hip"], 14, thigh),
        "far-thigh": go(body["far-hip"], 14, -92),
    }


def side_step(lifted: float) -> Points:
    near, far = (mix(55, 69, lifted), ANKLE), (mix(43, 40, lifted), ANKLE)
    body = facing((mix(49.0, 54.0, lifted), mix(37.0, 35.5, lifted)))
    near_leg = front_leg(body["hip"], near, 3, short=0.95)
    far_leg = front_leg(body["far-hip"], far, -3, "far-", 0.95)
    return {
        **body,
        **near_leg,
        **far_leg,
        **arm(body["shoulder"], plus(body["hip"], 2.5, 4.0), True),
        **arm(body["far-shoulder"], plus(body["far-hip"], -2.5, 4.0), False, "far-"),
        "thigh": via(body["hip"], near_leg["knee"], 0.75),
        "far-thigh": via(body["far-hip"], far_leg["far-knee"], 0.75),
        **arrow((mix(60, 76, lifted), 10.0), mix(4, 11, lifted), 0),
    }


def hip_hike(lifted: float) -> Points:
    hip = (57.0, 12.0 + 40.9)
    tilt = mix(2, -24, lifted)
    middle = go(hip, -HIPS, tilt)
    body = facing(middle, mix(0, 2, lifted), tilt)
    low = body["far-hip"]
    return {
        **body,
        "hip": hip,
        **front_leg(hip, (57.0, 12.0 + ANKLE), 3),
        "far-knee": plus(low, 0, -THIGH),
        **front_foot(plus(low, 0, -THIGH - SHANK), -2, "far-"),
        **arm(body["shoulder"], (76.0, 50.0), True),
        **reach(body["far-shoulder"], -106, -84, "far-"),
        "step-1": (51.5, 0.0),
        "step-2": (51.5, 12.0),
        "step-3": (72.0, 12.0),
        "step-4": (72.0, 0.0),
        "rail-1": (76.0, 0.0),
        "rail-2": (76.0, 50.0),
        "rail-3": (68.0, 50.0),
        "rail-4": (84.0, 50.0),
        **arrow((32.0, mix(44, 40, lifted)), mix(3, 12, lifted), 90),
    }


def seated_hip_rotation(lifted: float) -> Points:
    body = facing((50.0, 24.0))
    knee, far = (58.5, 20.0), (41.5, 20.0)
    shin = mix(-88, -128, lifted)
    ankle = go(knee, 16.5, shin)
    return {
        **body,
        "knee": knee,
        "foot": ankle,
        "toe": go(ankle, 3.0, shin + 25),
        "far-knee": far,
        **front_foot((41.5, ANKLE), -2.5, "far-"),
        **arm(body["shoulder"], (64.0, 22.5), True),
        **arm(body["far-shoulder"], (36.0, 22.5), False, "far-"),
        "seat-1": (29.0, 19.0),
        "seat-2": (71.0, 19.0),
        "seat-4": (30.0, 0.0),
        "seat-6": (70.0, 0.0),
        "seat-7": (30.0, 41.0),
        "seat-8": (70.0, 41.0),
    }


def butterfly_stretch(lifted: float) -> Points:
    body = facing((50.0, 7.0))
    rise = mix(38, 10, lifted)
    knee, far = go(body["hip"], 15.0, rise), go(body["far-hip"], 15.0, 180 - rise)
    return {
        **body,
        "knee": knee,
        "foot": (52.5, 2.6),
        "far-knee": far,
        "far-foot": (47.5, 2.6),
        **arm(body["shoulder"], (53.0, 5.5), True),
        **arm(body["far-shoulder"], (47.0, 5.5), False, "far-"),
    }


def from_the_feet(lifted: float, apart: tuple[float, float]) -> Points:
    """On the back with knees bent, seen from beyond the feet and a little from above."""
    wide = mix(*apart, lifted)
    return {
        "hip": (54.5, 9.0),
        "far-hip": (45.5, 9.0),
        "shoulder": (58.0, 21.0),
        "far-shoulder": (42.0, 21.0),
        "neck": (50.0, 23.0),
        "head": (50.0, 29.5),
        "nose": (50.0, 28.5),
        "knee": (50 + wide, 25.2 - wide * 0.4),
        "far-knee": (50 - wide, 25.2 - wide * 0.4),
        "foot": (60.0, ANKLE),
        "far-foot": (40.0, ANKLE),
        "toe": (62.0, 1.4),
        "far-toe": (38.0, 1.4),
        "elbow": (69.5, 15.0),
        "hand": (72.0, 5.0),
        "far-elbow": (30.5, 15.0),
        "far-hand": (28.0, 5.0),
    }


def belt_front(lifted: float) -> Points:
    body = from_the_feet(lifted, (9.0, 13.0))
    return {
        **body,
        **arrow(plus(body["knee"], mix(0, 6, lifted), 0), 9 * lifted, 0),
        **arrow(plus(body["far-knee"], mix(0, -6, lifted), 0), 9 * lifted, 180, "pull"),
        "belt": plus(body["knee"], 0, -2.5),
        "far-belt": plus(body["far-knee"], 0, -2.5),
    }


def ball_front(lifted: float) -> Points:
    body = from_the_feet(lifted, (9.0, 8.0))
    return {
        **body,
        "ball": (50.0, 21.0),
        **arrow(plus(body["knee"], mix(0, 15, lifted), 0), 9 * lifted, 180),
        **arrow(plus(body["far-knee"], mix(0, -15, lifted), 0), 9 * lifted, 0, "pull"),
    }


# Lying on the right side, the face to us.


def on_the_side(shoulder: Point = (30.0, 5.0), slope: float = 0.0, spread: float = 90.0) -> Points:
    """Trunk and head; the left shoulder and hip are above."""
    low_hip = go(shoulder, TRUNK, slope)
    top = go(shoulder, 15, spread + slope)
    hip = go(low_hip, 9, spread + slope)
    neck = via(shoulder, top, 0.5)
    return {
        "far-shoulder": shoulder,
        "shoulder": top,
        "far-hip": low_hip,
        "hip": hip,
        "neck": neck,
        "head": go(neck, HEAD_UP + 1, 180 + slope),
        "nose": go(neck, HEAD_UP + 1.5, 180 + slope),
    }


def side_leg_lift(lifted: float) -> Points:
    body = on_the_side()
    raised = mix(-2.5, 38, lifted)
    knee = go(body["hip"], THIGH, raised)
    ankle = go(knee, SHANK, raised)
    far = plus(body["far-hip"], 37.9, -1.5)
    return {
        **body,
        "knee": knee,
        "foot": ankle,
        "toe": go(ankle, 5.5, raised - 50),
        "far-knee": plus(body["far-hip"], 19, -1),
        "far-foot": far,
        "far-toe": plus(far, 4.5, -0.6),
        "far-elbow": (16.0, 3.0),
        "far-hand": (1.5, 2.5),
        **arm(body["shoulder"], plus(body["hip"], -2, 1.5), True),
        "thigh": go(body["hip"], 13, raised),
        "far-thigh": plus(body["far-hip"], 13, -0.7),
    }


ABOVE = math.radians(22)
"""How far from above the shell is seen: so one sees that the knees point forward."""


def seen(across: float, up: float, forward: float, base: float) -> Point:
    return across, up * math.cos(ABOVE) - forward * math.sin(ABOVE) + base


def shell(lifted: float, hip: Point, low_hip: Point, feet: Point) -> Points:
    """Two legs bent forward at hip and knee, feet together; the upper knee turns up around the line from hip to foot.

    On the picture it goes straight across that line, as far down as up, so that both lengths stay.
    """
    middle, low_feet = via(hip, feet, 0.5), plus(feet, -0.5, -4.0)
    upright = _degrees(hip, feet) + 90
    low_middle = via(low_hip, low_feet, 0.5)
    points = {"knee": go(middle, mix(-5.4, 6.4, lifted), upright), "far-knee": (low_middle[0], 3.0)}
    return {
        **points,
        "foot": feet,
        "far-foot": low_feet,
        "toe": plus(feet, 6.5, -2.2),
        "far-toe": plus(low_feet, 6.5, -2.2),
        "thigh": via(hip, points["knee"], 0.7),
        "far-thigh": via(low_hip, points["far-knee"], 0.7),
    }


def clamshell(lifted: float) -> Points:
    base = 6.0
    flat = on_the_side((31.0, 5.0))
    body = {name: seen(x, y, 0, base) for name, (x, y) in flat.items()}
    legs = shell(lifted, body["hip"], body["far-hip"], (body["hip"][0] + 28.5, 12.0))
    return {
        **body,
        **legs,
        "far-elbow": (17.5, 8.5),
        "far-hand": (3.5, 8.0),
        **arm(body["shoulder"], plus(body["hip"], -2, 1.5), True),
        "mat-1": (1.0, 0.4),
        "mat-2": (97.0, 0.4),
        "mat-3": (90.0, 13.0),
        "mat-4": (8.0, 13.0),
    }


def side_plank(lifted: float) -> Points:
    slope = mix(-24, -5, lifted)
    body = on_the_side((26.0, 14.0), slope)
    drop = (body["far-hip"][1] - 4.0) / THIGH
    knee = go(body["far-hip"], THIGH, -math.degrees(math.asin(drop)))
    top = via(knee, go(body["hip"], 18.0, _degrees(body["hip"], plus(knee, 0.5, 5.5))), 1.0)
    return {
        **body,
        "far-elbow": (26.0, 2.2),
        "far-hand": (14.5, 2.2),
        "far-knee": knee,
        "far-foot": plus(knee, 9.0, 3.5),
        "far-toe": plus(knee, 14.5, 4.0),
        "knee": top,
        "foot": plus(top, 9.0, 3.5),
        "toe": plus(top, 14.5, 4.0),
        **arm(body["shoulder"], plus(body["hip"], -1, 1), True),
    }


def side_plank_clam(lifted: float) -> Points:
    base = 6.0
    flat = on_the_side((31.0, 13.5), -12)
    body = {name: seen(x, y, 0, base) for name, (x, y) in flat.items()}
    legs = shell(lifted, body["hip"], body["far-hip"], (body["hip"][0] + 28.5, 12.0))
    return {
        **body,
        **legs,
        "far-elbow": seen(31.0, 1.0, 1, base),
        "far-hand": seen(24.5, 1.5, 17, base),
        **arm(body["shoulder"], plus(body["hip"], -1, 1), True),
        "mat-1": (1.0, 0.4),
        "mat-2": (97.0, 0.4),
        "mat-3": (90.0, 13.0),
        "mat-4": (8.0, 13.0),
    }


def piriformis_stretch(lifted: float) -> Points:
    """Sits facing right; the near leg is crossed over, and the trunk turns to us."""
    wide, nose = mix(2.8, 8.0, lifted), mix(0, -62, lifted)
    hip, top = (31.0, 7.0), (31.0, 29.0)
    shoulder, far = (top[0] - wide, 29.0), (top[0] + wide, 29.0)
    head = (31.0, 38.5)
    knee = bend(hip, (54.0, 4.5), THIGH, SHANK, True)
    return {
        "hip": plus(hip, -3, 0),
        "far-hip": plus(hip, 3, 0),
        "seat": hip,
        "shoulder": shoulder,
        "far-shoulder": far,
        "head": head,
        "neck": top,
        "nose": plus(head, NOSE * math.cos(math.radians(nose)), -1.0),
        "knee": knee,
        "foot": (54.0, 4.5),
        "toe": (62.0, 3.0),
        "far-thigh": (44.0, 5.5),
        "far-knee": (50.0, 5.0),
        "far-foot": (68.9, 3.5),
        "far-toe": (70.5, 11.3),
        **arm(far, plus(knee, 2.5, -2.5), False, "far-"),
        **arm(shoulder, (13.0, 1.8), False),
    }


SECONDS: dict[str, Drawn] = {
    "belt-front": Drawn(
        belt_front,
        "both",
        FRONT_TORSO,
        [FRONT_LEG, LEG],
        [FRONT_ARM, ARM],
        [],
        [*ARROW, *BACK_ARROW],
        belt=["belt", "far-belt"],
        view="front",
    ),
    "ball-front": Drawn(
        ball_front,
        "both",
        FRONT_TORSO,
        [FRONT_LEG, LEG],
        [FRONT_ARM, ARM],
        [],
        [*ARROW, *BACK_ARROW],
        ball="ball",
        view="front",
    ),
}

FIGURES: dict[str, Drawn] = {
    "bridge": Drawn(bridge, "both", SPINE, [LEG], [FAR_LEG], [ARM]),
    "one-legged-bridge": Drawn(one_legged_bridge, "right", SPINE, [LEG], [FAR_LEG], [ARM]),
    "offset-bridge": Drawn(offset_bridge, "right", SPINE, [LEG], [FAR_LEG], [ARM]),
    "bridge-march": Drawn(bridge_march, "right", SPINE, [LEG], [FAR_LEG], [ARM]),
    "dead-bug": Drawn(dead_bug, "right", SPINE, [LEG], [FAR_LEG, FAR_ARM], [ARM]),
    "heel-slide": Drawn(heel_slide, "right", SPINE, [LEG], [FAR_LEG], [ARM]),
    "squeeze-ball": Drawn(squeeze_ball, "both", SPINE, [LEG], [], [ARM], ball="ball", second="ball-front"),
    "lying-hip-flexor-stretch": Drawn(
        lying_hip_flexor_stretch,
        "right",
        SPINE,
        [LEG],
        [],
        [FAR_LEG, ARM],
        [["bed-1", "bed-2", "bed-3", "bed-4", "bed-1"], ["post-1", "post-2"], ["post-3", "post-4"]],
    ),
    "sit-to-stand": Drawn(sit_to_stand, "both", SPINE, [LEG], [FAR_LEG], [ARM], CHAIR),
    "step-up": Drawn(
        step_up,
        "right",
        SPINE,
        [LEG],
        [FAR_LEG, FAR_ARM],
        [ARM],
        [["step-1", "step-2", "step-3", "step-4"], ["rail-1", "rail-2"]],
    ),
    "one-leg-squat": Drawn(one_leg_squat, "right", SPINE, [LEG], [FAR_LEG], [ARM], CHAIR),
    "standing-knee-raise": Drawn(
        standing_knee_raise, "right", SPINE, [LEG], [FAR_LEG, FAR_ARM], [ARM], CHAIR, band=["foot", "far-foot"]
    ),
    "leg-swing": Drawn(leg_swing, "right", SPINE, [LEG], [FAR_LEG, FAR_ARM], [ARM], [["wall-1", "wall-2"]]),
    "standing-hip-flexor-stretch": Drawn(standing_hip_flexor_stretch, "right", SPINE, [LEG], [FAR_LEG], [ARM], CHAIR),
    "kneeling-hip-flexor-stretch": Drawn(
        kneeling_hip_flexor_stretch, "right", SPINE, [LEG], [FAR_LEG], [ARM], [*CHAIR, ["pillow-1", "pillow-2"]]
    ),
    "bird-dog": Drawn(bird_dog, "right", SPINE, [LEG], [FAR_LEG, FAR_ARM], [ARM]),
    "prone-leg-lift": Drawn(prone_leg_lift, "right", SPINE, [LEG], [FAR_LEG], [["neck", "elbow", "hand"]]),
    "standing-side-push": Drawn(
        standing_side_push,
        "both",
        FRONT_TORSO,
        [FRONT_LEG, LEG],
        [FRONT_ARM],
        [ARM],
        [*CHAIR, *ARROW, *BACK_ARROW],
        view="front",
    ),
    "standing-side-lift": Drawn(
        standing_side_lift,
        "right",
        FRONT_TORSO,
        [LEG],
        [],
        [FRONT_LEG, FRONT_ARM, ARM],
        [["back-1", "back-2", "back-3", "back-4"], ["back-5", "back-6"]],
        band=["thigh", "far-thigh"],
        view="front",
    ),
    "side-step": Drawn(
        side_step,
        "left",
        FRONT_TORSO,
        [LEG],
        [],
        [FRONT_LEG, FRONT_ARM, ARM],
        ARROW,
        band=["thigh", "far-thigh"],
        view="front",
    ),
    "hip-hike": Drawn(
        hip_hike,
        "left",
        FRONT_TORSO,
        [["far-hip", "hip"], LEG],
        [],
        [FRONT_LEG, FRONT_ARM, ARM],
        [["step-1", "step-2", "step-3", "step-4"], ["rail-1", "rail-2"], ["rail-3", "rail-4"], *ARROW],
        view="front",
    ),
    "seated-hip-rotation": Drawn(
        seated_hip_rotation,
        "left",
        FRONT_TORSO,
        [LEG],
        [],
        [FRONT_LEG, FRONT_ARM, ARM],
        [["seat-1", "seat-2"], ["seat-4", "seat-7"], ["seat-6", "seat-8"], ["seat-7", "seat-8"]],
        view="front",
    ),
    "butterfly-stretch": Drawn(
        butterfly_stretch,
        "both",
        FRONT_TORSO,
        [["far-hip", "far-knee", "far-foot"], ["hip", "knee", "foot"]],
        [],
        [FRONT_ARM, ARM],
        view="front",
    ),
    "belt-press": Drawn(belt_press, "both", SPINE, [LEG], [], [ARM], belt=["belt", "far-belt"], second="belt-front"),
    "side-leg-lift": Drawn(
        side_leg_lift,
        "left",
        FRONT_TORSO,
        [LEG],
        [FRONT_LEG, FRONT_ARM],
        [ARM],
        band=["thigh", "far-thigh"],
        view="front",
    ),
    "clamshell": Drawn(
        clamshell,
        "left",
        FRONT_TORSO,
        [LEG],
        [FRONT_LEG, FRONT_ARM],
        [ARM],
        [["mat-4", "mat-1", "mat-2", "mat-3"]],
        band=["thigh", "far-thigh"],
        view="front",
    ),
    "side-plank": Drawn(side_plank, "right", FRONT_TORSO, [FRONT_LEG], [FRONT_ARM], [LEG, ARM], view="front"),
    "side-plank-clam": Drawn(
        side_plank_clam,
        "left",
        FRONT_TORSO,
        [LEG],
        [FRONT_LEG],
        [FRONT_ARM, ARM],
        [["mat-4", "mat-1", "mat-2", "mat-3"]],
        band=["thigh", "far-thigh"],
        view="front",
    ),
    "piriformis-stretch": Drawn(
        piriformis_stretch,
        "right",
        FRONT_TORSO,
        [["seat", "knee", "foot", "toe"]],
        [["seat", "far-thigh"]],
        [["far-thigh", "far-knee", "far-foot", "far-toe"], FRONT_ARM, ARM],
    ),
}
