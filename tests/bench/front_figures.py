"""The poses that are seen from the front: functions of how far they are lifted (0, 0.5, 1)."""

from __future__ import annotations

import math

from figure_body import (
    ANKLE,
    ARM,
    ARROW,
    BACK_ARROW,
    CHAIR,
    HEAD_UP,
    LEG,
    NOSE,
    SHANK,
    THIGH,
    TRUNK,
    Drawn,
    Point,
    Points,
    arm,
    arrow,
    bend,
    chair,
    degrees_of,
    go,
    mix,
    plus,
    reach,
    via,
)

# fmt: off

# Seen from the front: who faces us has the left leg on the right, and that one works.

FRONT_TORSO = ["shoulder", "far-shoulder", "far-hip", "hip"]
FRONT_LEG = ["far-hip", "far-knee", "far-foot", "far-toe"]
FRONT_ARM = ["far-shoulder", "far-elbow", "far-hand"]
SHOULDERS, HIPS = 8.0, 4.8


def facing(middle: Point, lean: float = 0.0, tilt: float = 0.0) -> Points:
    """Trunk and head seen from the front; `lean` turns the trunk, `tilt` the pelvis, both anticlockwise."""
    top = go(middle, TRUNK, 90 + lean)
    return {"hip": go(middle, HIPS, tilt), "far-hip": go(middle, -HIPS, tilt), "shoulder": go(top, SHOULDERS, lean),
            "far-shoulder": go(top, -SHOULDERS, lean), "neck": top, "head": go(top, HEAD_UP + 1, 90 + lean),
            "nose": go(top, HEAD_UP + 1.5, 90 + lean)}


def front_foot(ankle: Point, out: float, name: str = "") -> Points:
    """A foot that points at whoever looks, and a little outward."""
    return {f"{name}foot": ankle, f"{name}toe": plus(ankle, out, -1.4)}


def front_leg(hip: Point, ankle: Point, out: float, name: str = "", short: float = 1.0) -> Points:
    """A leg seen from the front, its knee bent forward if it is `short`."""
    knee = bend(hip, ankle, THIGH * short, SHANK * short, out > 0)
    return {f"{name}knee": knee, **front_foot(ankle, out, name)}




def left_chair(back: float) -> Points:
    return {name: (2 * back - x, y) for name, (x, y) in chair(back).items()}


def standing_side_push(lifted: float) -> Points:
    body = facing((50.0, 40.0))
    return {**body, **front_leg(body["hip"], (60.0, ANKLE), 3),
            **front_leg(body["far-hip"], (40.0, ANKLE), -3, "far-"), **reach(body["shoulder"], -76, -96),
            **arm(body["far-shoulder"], (28.0, 39.5), False, "far-"), **left_chair(28.0),
            **arrow((mix(60, 67, lifted), 6.0), 11 * lifted, 0),
            **arrow((mix(40, 33, lifted), 6.0), 11 * lifted, 180, "pull")}


def standing_side_lift(lifted: float) -> Points:
    """Seen from behind, so that the chair hides no leg: no face, and the right leg is on the right."""
    body = facing((50.0, 40.9), mix(0, 2, lifted))
    body.pop("nose")
    thigh = mix(-86, -56, lifted)
    knee = go(body["hip"], THIGH, thigh)
    ankle = go(knee, SHANK, thigh)
    return {**body, "knee": knee, "foot": ankle, "toe": go(ankle, 3.5, thigh + mix(60, 20, lifted)),
            **front_leg(body["far-hip"], (45.5, ANKLE), -2, "far-"), **arm(body["shoulder"], (61.5, 39.5), True),
            **arm(body["far-shoulder"], (38.5, 39.5), False, "far-"), "back-1": (36.0, 0.0), "back-2": (36.0, 39.0),
            "back-3": (64.0, 39.0), "back-4": (64.0, 0.0), "back-5": (36.0, 19.0), "back-6": (64.0, 19.0),
            "thigh": go(body["hip"], 14, thigh), "far-thigh": go(body["far-hip"], 14, -92)}


def side_step(lifted: float) -> Points:
    """As if one walked along: out goes the leading foot, and on the way back the other one follows."""
    near, far = (mix(56, 65, lifted), ANKLE), (mix(44, 35, lifted), ANKLE)
    body = facing((50.0, mix(37.0, 34.5, lifted)))
    near_leg = front_leg(body["hip"], near, 3, short=0.95)
    far_leg = front_leg(body["far-hip"], far, -3, "far-", 0.95)
    return {**body, **near_leg, **far_leg, **arm(body["shoulder"], plus(body["hip"], 2.5, 4.0), True),
            **arm(body["far-shoulder"], plus(body["far-hip"], -2.5, 4.0), False, "far-"),
            "thigh": via(body["hip"], near_leg["knee"], 0.75),
            "far-thigh": via(body["far-hip"], far_leg["far-knee"], 0.75), **arrow((73.0, 34.0), 12, 0)}


def hip_hike(lifted: float) -> Points:
    hip = (57.0, 12.0 + 40.9)
    tilt = mix(2, -24, lifted)
    middle = go(hip, -HIPS, tilt)
    body = facing(middle, mix(0, 2, lifted), tilt)
    low = body["far-hip"]
    return {**body, "hip": hip, **front_leg(hip, (57.0, 12.0 + ANKLE), 3), "far-knee": plus(low, 0, -THIGH),
            **front_foot(plus(low, 0, -THIGH - SHANK), -2, "far-"), **arm(body["shoulder"], (76.0, 50.0), True),
            **reach(body["far-shoulder"], -106, -84, "far-"), "step-1": (51.5, 0.0), "step-2": (51.5, 12.0),
            "step-3": (72.0, 12.0), "step-4": (72.0, 0.0), "rail-1": (76.0, 0.0), "rail-2": (76.0, 50.0),
            "rail-3": (73.0, 50.0), "rail-4": (79.0, 50.0),
            **arrow((mix(52, 32, lifted), mix(46, 40, lifted)), 12 * lifted, 90)}


def seated_hip_rotation(lifted: float) -> Points:
    body = facing((50.0, 24.0))
    knee, far = (58.5, 20.0), (41.5, 20.0)
    shin = mix(-88, -128, lifted)
    ankle = go(knee, 16.5, shin)
    return {**body, "knee": knee, "foot": ankle, "toe": go(ankle, 3.0, shin + 25), "far-knee": far,
            **front_foot((41.5, ANKLE), -2.5, "far-"), **arm(body["shoulder"], (64.0, 22.5), True),
            **arm(body["far-shoulder"], (36.0, 22.5), False, "far-"), "seat-1": (29.0, 19.0), "seat-2": (71.0, 19.0),
            "seat-4": (30.0, 0.0), "seat-6": (70.0, 0.0), "seat-7": (30.0, 41.0), "seat-8": (70.0, 41.0)}


def butterfly_stretch(lifted: float) -> Points:
    body = facing((50.0, 7.0))
    rise = mix(38, 10, lifted)
    knee, far = go(body["hip"], 15.0, rise), go(body["far-hip"], 15.0, 180 - rise)
    return {**body, "knee": knee, "foot": (52.5, 2.6), "far-knee": far, "far-foot": (47.5, 2.6),
            **arm(body["shoulder"], (53.0, 5.5), True), **arm(body["far-shoulder"], (47.0, 5.5), False, "far-")}


def from_the_feet(lifted: float, apart: tuple[float, float]) -> Points:
    """On the back with knees bent, seen from beyond the feet and a little from above."""
    wide = mix(*apart, lifted)
    return {"hip": (54.5, 9.0), "far-hip": (45.5, 9.0), "shoulder": (58.0, 21.0), "far-shoulder": (42.0, 21.0),
            "neck": (50.0, 23.0), "head": (50.0, 29.5), "nose": (50.0, 28.5), "knee": (50 + wide, 25.2 - wide * 0.4),
            "far-knee": (50 - wide, 25.2 - wide * 0.4), "foot": (60.0, ANKLE), "far-foot": (40.0, ANKLE),
            "toe": (62.0, 1.4), "far-toe": (38.0, 1.4), "elbow": (69.5, 15.0), "hand": (72.0, 5.0),
            "far-elbow": (30.5, 15.0), "far-hand": (28.0, 5.0)}


def belt_front(lifted: float) -> Points:
    body = from_the_feet(lifted, (9.0, 13.0))
    return {**body, **arrow(plus(body["knee"], mix(0, 6, lifted), 0), 9 * lifted, 0),
            **arrow(plus(body["far-knee"], mix(0, -6, lifted), 0), 9 * lifted, 180, "pull"),
            "belt": plus(body["knee"], 0, -2.5), "far-belt": plus(body["far-knee"], 0, -2.5)}


def ball_front(lifted: float) -> Points:
    body = from_the_feet(lifted, (9.0, 8.0))
    return {**body, "ball": (50.0, 21.0), **arrow(plus(body["knee"], mix(0, 15, lifted), 0), 9 * lifted, 180),
            **arrow(plus(body["far-knee"], mix(0, -15, lifted), 0), 9 * lifted, 0, "pull")}


# Lying on the right side, the face to us.


def on_the_side(shoulder: Point = (30.0, 5.0), slope: float = 0.0, spread: float = 90.0) -> Points:
    """Trunk and head; the left shoulder and hip are above."""
    low_hip = go(shoulder, TRUNK, slope)
    top = go(shoulder, 15, spread + slope)
    hip = go(low_hip, 9, spread + slope)
    neck = via(shoulder, top, 0.5)
    return {"far-shoulder": shoulder, "shoulder": top, "far-hip": low_hip, "hip": hip, "neck": neck,
            "head": go(neck, HEAD_UP + 1, 180 + slope), "nose": go(neck, HEAD_UP + 1.5, 180 + slope)}


def side_leg_lift(lifted: float) -> Points:
    body = on_the_side()
    raised = mix(-2.5, 38, lifted)
    knee = go(body["hip"], THIGH, raised)
    ankle = go(knee, SHANK, raised)
    far = plus(body["far-hip"], 37.9, -1.5)
    return {**body, "knee": knee, "foot": ankle, "toe": go(ankle, 5.5, raised - 50),
            "far-knee": plus(body["far-hip"], 19, -1), "far-foot": far, "far-toe": plus(far, 4.5, -0.6),
            "far-elbow": (16.0, 3.0), "far-hand": (1.5, 2.5),
            **arm(body["shoulder"], plus(body["hip"], -2, 1.5), True), "thigh": go(body["hip"], 13, raised),
            "far-thigh": plus(body["far-hip"], 13, -0.7)}


ABOVE = math.radians(22)
"""How far from above the shell is seen: so one sees that the knees point forward."""


def seen(across: float, up: float, forward: float, base: float) -> Point:
    return across, up * math.cos(ABOVE) - forward * math.sin(ABOVE) + base


def shell(lifted: float, hip: Point, low_hip: Point, feet: Point) -> Points:
    """Two legs bent forward at hip and knee, feet together; the upper knee turns up around the line from hip to foot.

    On the picture it goes straight across that line, as far down as up, so that both lengths stay.
    """
    middle, low_feet = via(hip, feet, 0.5), plus(feet, -0.5, -4.0)
    upright = degrees_of(hip, feet) + 90
    low_middle = via(low_hip, low_feet, 0.5)
    points = {"knee": go(middle, mix(-5.4, 6.4, lifted), upright), "far-knee": (low_middle[0], 3.0)}
    return {**points, "foot": feet, "far-foot": low_feet, "toe": plus(feet, 6.5, -2.2),
            "far-toe": plus(low_feet, 6.5, -2.2), "thigh": via(hip, points["knee"], 0.7),
            "far-thigh": via(low_hip, points["far-knee"], 0.7)}


def clamshell(lifted: float) -> Points:
    base = 6.0
    flat = on_the_side((31.0, 5.0))
    body = {name: seen(x, y, 0, base) for name, (x, y) in flat.items()}
    legs = shell(lifted, body["hip"], body["far-hip"], (body["hip"][0] + 28.5, 12.0))
    return {**body, **legs, "far-elbow": (17.5, 8.5), "far-hand": (3.5, 8.0),
            **arm(body["shoulder"], plus(body["hip"], -2, 1.5), True), "mat-1": (1.0, 0.4), "mat-2": (97.0, 0.4),
            "mat-3": (90.0, 13.0), "mat-4": (8.0, 13.0)}


def side_plank(lifted: float) -> Points:
    slope = mix(-31, -16, lifted)
    body = on_the_side((26.0, 16.0), slope)
    drop = (body["far-hip"][1] - 4.0) / THIGH
    knee = go(body["far-hip"], THIGH, -math.degrees(math.asin(drop)))
    top = via(knee, go(body["hip"], 18.0, degrees_of(body["hip"], plus(knee, 0.5, 5.5))), 1.0)
    return {**body, "far-elbow": (26.0, 2.2), "far-hand": (14.5, 2.2), "far-knee": knee,
            "far-foot": plus(knee, 11.0, 1.6), "far-toe": plus(knee, 17.0, 1.0), "knee": top,
            "foot": plus(top, 11.0, 1.6), "toe": plus(top, 17.0, 1.0),
            **arm(body["shoulder"], plus(body["hip"], -1, 1), True)}


def side_plank_clam(lifted: float) -> Points:
    base = 6.0
    flat = on_the_side((31.0, 13.5), -12)
    body = {name: seen(x, y, 0, base) for name, (x, y) in flat.items()}
    legs = shell(lifted, body["hip"], body["far-hip"], (body["hip"][0] + 28.5, 12.0))
    return {**body, **legs, "far-elbow": seen(31.0, 1.0, 1, base), "far-hand": seen(24.5, 1.5, 17, base),
            **arm(body["shoulder"], plus(body["hip"], -1, 1), True), "mat-1": (1.0, 0.4), "mat-2": (97.0, 0.4),
            "mat-3": (90.0, 13.0), "mat-4": (8.0, 13.0)}


def piriformis_stretch(lifted: float) -> Points:
    """Sits facing right; the near leg is crossed over, and the trunk turns to us."""
    wide, nose = mix(2.8, 8.0, lifted), mix(0, -62, lifted)
    hip, top = (31.0, 7.0), (31.0, 29.0)
    shoulder, far = (top[0] - wide, 29.0), (top[0] + wide, 29.0)
    head = (31.0, 38.5)
    knee = bend(hip, (50.0, 9.2), THIGH, SHANK, True)
    return {"hip": plus(hip, -3, 0), "far-hip": plus(hip, 3, 0), "seat": hip, "shoulder": shoulder,
            "far-shoulder": far, "head": head, "neck": top,
            "nose": plus(head, NOSE * math.cos(math.radians(nose)), -1.0), "knee": knee, "foot": (50.0, 9.2),
            "toe": (58.0, 8.1), "far-thigh": (44.0, 5.5), "far-knee": (50.0, 5.0), "far-foot": (68.9, 3.5),
            "far-toe": (70.5, 11.3), **arm(far, (46.5, 26.5), False, "far-"),
            **arm(shoulder, (13.0, 1.8), False)}


SECONDS: dict[str, Drawn] = {
    "belt-front": Drawn(belt_front, "both", FRONT_TORSO, [FRONT_LEG, LEG], [FRONT_ARM, ARM], [],
                        [*ARROW, *BACK_ARROW], belt=["belt", "far-belt"], view="front"),
    "ball-front": Drawn(ball_front, "both", FRONT_TORSO, [FRONT_LEG, LEG], [FRONT_ARM, ARM], [],
                        [*ARROW, *BACK_ARROW], ball="ball", view="front"),
}

FIGURES: dict[str, Drawn] = {
    "standing-side-push": Drawn(standing_side_push, "both", FRONT_TORSO, [FRONT_LEG, LEG], [FRONT_ARM], [ARM],
        [*CHAIR, *ARROW, *BACK_ARROW], view="front"),
    "standing-side-lift": Drawn(standing_side_lift, "right", FRONT_TORSO, [LEG], [], [FRONT_LEG, FRONT_ARM, ARM],
        [["back-1", "back-2", "back-3", "back-4"], ["back-5", "back-6"]], band=["thigh", "far-thigh"], view="front"),
    "side-step": Drawn(side_step, "left", FRONT_TORSO, [LEG], [], [FRONT_LEG, FRONT_ARM, ARM], ARROW,
                       band=["thigh", "far-thigh"], view="front"),
    "hip-hike": Drawn(hip_hike, "left", FRONT_TORSO, [["far-hip", "hip"], LEG], [], [FRONT_LEG, FRONT_ARM, ARM],
                      [["step-1", "step-2", "step-3", "step-4"], ["rail-1", "rail-2"], ["rail-3", "rail-4"], *ARROW],
                      view="front"),
    "seated-hip-rotation": Drawn(seated_hip_rotation, "left", FRONT_TORSO, [LEG], [], [FRONT_LEG, FRONT_ARM, ARM],
        [["seat-1", "seat-2"], ["seat-4", "seat-7"], ["seat-6", "seat-8"], ["seat-7", "seat-8"]], view="front"),
    "butterfly-stretch": Drawn(butterfly_stretch, "both", FRONT_TORSO,
        [["far-hip", "far-knee", "far-foot"], ["hip", "knee", "foot"]], [], [FRONT_ARM, ARM], view="front"),
    "side-leg-lift": Drawn(side_leg_lift, "left", FRONT_TORSO, [LEG], [FRONT_LEG, FRONT_ARM], [ARM],
                           band=["thigh", "far-thigh"], view="front"),
    "clamshell": Drawn(clamshell, "left", FRONT_TORSO, [LEG], [FRONT_LEG, FRONT_ARM], [ARM],
                       [["mat-4", "mat-1", "mat-2", "mat-3"]], band=["thigh", "far-thigh"], view="front"),
    "side-plank": Drawn(side_plank, "right", FRONT_TORSO, [FRONT_LEG], [FRONT_ARM], [LEG, ARM], view="front"),
    "side-plank-clam": Drawn(side_plank_clam, "left", FRONT_TORSO, [LEG], [FRONT_LEG], [FRONT_ARM, ARM],
                             [["mat-4", "mat-1", "mat-2", "mat-3"]], band=["thigh", "far-thigh"], view="front"),
    "piriformis-stretch": Drawn(piriformis_stretch, "right", FRONT_TORSO, [["seat", "knee", "foot", "toe"]],
        [["seat", "far-thigh"], FRONT_ARM], [["far-thigh", "far-knee", "far-foot", "far-toe"], ARM]),
}
