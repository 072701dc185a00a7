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
    press,
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
            **arm(body["far-shoulder"], (23.0, 40.0), False, "far-"), **left_chair(23.0),
            **press((60.0, 8.0), (64.5, 8.0), 13, 0, lifted),
            **press((40.0, 8.0), (35.5, 8.0), 13, 180, lifted, "pull")}


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
    """Out goes the leading foot, through the air; the other one stays, and the body is half-way between them."""
    near = {0.0: (50.0, ANKLE), 0.5: (57.5, 6.5), 1.0: (64.0, ANKLE)}[lifted]
    far, middle = (38.0, ANKLE), mix(44.0, 51.0, lifted)
    body = facing((middle, mix(37.5, 36.3, lifted)))
    near_leg = front_leg(body["hip"], near, 3, short=0.92)
    far_leg = front_leg(body["far-hip"], far, -3, "far-", 0.92)
    return {**body, **near_leg, **far_leg, **arm(body["shoulder"], plus(body["hip"], 2.5, 4.0), True),
            **arm(body["far-shoulder"], plus(body["far-hip"], -2.5, 4.0), False, "far-"),
            "thigh": via(body["hip"], near_leg["knee"], 0.7),
            "far-thigh": via(body["far-hip"], far_leg["far-knee"], 0.7), **arrow((71.0, 9.0), 13, 0)}


def hip_hike(lifted: float) -> Points:
    """From level: below it the outside of the hip that stands would be squeezed."""
    hip = (57.0, 12.0 + 40.9)
    tilt = mix(3, -24, lifted)
    middle = go(hip, -HIPS, tilt)
    body = facing(middle, mix(0, 2, lifted), tilt)
    low, crest = body["far-hip"], go(middle, 4.5, 90 + tilt)
    return {**body, "hip": hip, **front_leg(hip, (57.0, 12.0 + ANKLE), 3), "far-knee": plus(low, 0, -THIGH),
            **front_foot(plus(low, 0, -THIGH - SHANK), -2, "far-"), **arm(body["shoulder"], (76.0, 50.0), True),
            **reach(body["far-shoulder"], -124, -92, "far-"), "step-1": (51.5, 0.0), "step-2": (51.5, 12.0),
            "step-3": (72.0, 12.0), "step-4": (72.0, 0.0), "rail-1": (76.0, 0.0), "rail-2": (76.0, 50.0),
            "rail-3": (73.0, 50.0), "rail-4": (79.0, 50.0), "crest": go(crest, 9.0, tilt),
            "far-crest": go(crest, -9.0, tilt), **arrow((35.0, mix(17, 22, lifted)), 16, 90)}


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
    """The feet are nearer to us than the seat; the arms come straight at us, inside the legs."""
    body = facing((50.0, 9.0))
    rise, long = mix(36, 4, lifted), mix(13.6, 14.8, lifted)
    body |= {"knee": go(body["hip"], long, rise), "far-knee": go(body["far-hip"], long, 180 - rise)}
    for side, name in ((1, ""), (-1, "far-")):
        hand = (50.0 + 3.2 * side, 5.5)
        body |= {f"{name}foot": (50.0 + 2.5 * side, 2.6), f"{name}hand": hand,
                 f"{name}elbow": plus(via(body[f"{name}shoulder"], hand, 0.5), 1.2 * side, 0)}
    return body


def from_above(lifted: float, apart: tuple[float, float]) -> Points:
    """On the back with knees bent, the head to the left as in the side view: seen from the ceiling."""
    body, wide = {"neck": (21.0, 27.0), "head": (12.3, 27.0), "nose": (12.8, 27.0)}, mix(*apart, lifted)
    for side, name in ((-1, ""), (1, "far-")):
        across = {"shoulder": (22.0, 8.0), "elbow": (33.5, 14.5), "hand": (44.5, 13.0), "hip": (44.0, 4.8),
                  "knee": (53.0, wide), "foot": (61.0, 8.0), "toe": (68.0, 8.5)}
        body |= {name + joint: (along, 27.0 + side * out) for joint, (along, out) in across.items()}
    return body


def belt_front(lifted: float) -> Points:
    body = from_above(lifted, (8.0, 10.0))
    return {**body, **press(body["far-knee"], plus(body["far-knee"], 0, 5.0), 10, 90, lifted),
            **press(body["knee"], plus(body["knee"], 0, -5.0), 10, -90, lifted, "pull"),
            "belt": plus(body["knee"], -1, 5.0), "far-belt": plus(body["far-knee"], -1, -5.0)}


def ball_front(lifted: float) -> Points:
    body = from_above(lifted, (10.0, 9.0))
    return {**body, "ball": (53.5, 27.0), **press(body["far-knee"], plus(body["far-knee"], 0, 15.0), 10, -90, lifted),
            **press(body["knee"], plus(body["knee"], 0, -15.0), 10, 90, lifted, "pull")}


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


MAT_LINE = {"mat-1": (1.0, 1.0), "mat-2": (99.0, 1.0)}


def clamshell(lifted: float) -> Points:
    """Hips and knees bent, so the knees point at us and lie lower on the picture than hips and feet."""
    body = on_the_side((31.0, 5.0))
    foot, far = plus(body["hip"], 28.5, -4.5), plus(body["far-hip"], 28.0, -1.5)
    knee = go(via(body["hip"], foot, 0.5), mix(-5.4, 6.4, lifted), degrees_of(body["hip"], foot) + 90)
    far_knee = plus(via(body["far-hip"], far, 0.5), 0, -2.0)
    return {**body, "head": plus(body["head"], 0, -0.8), "nose": plus(body["nose"], 0, -0.8), "knee": knee,
            "foot": foot, "toe": plus(foot, 6.5, -1.8), "far-knee": far_knee, "far-foot": far,
            "far-toe": plus(far, 6.5, -0.8), "thigh": via(body["hip"], knee, 0.6),
            "far-thigh": via(body["far-hip"], far_knee, 0.6), "far-elbow": (17.5, 4.2), "far-hand": (3.5, 3.6),
            **arm(body["shoulder"], plus(body["hip"], -2, 1.5), True), **MAT_LINE}


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
    """The pelvis is up all the time; the lower legs point away from us."""
    body = on_the_side((28.0, 17.0), -13)
    far_knee = go(body["far-hip"], THIGH, -26.5)
    foot, far = plus(far_knee, 9.5, 5.5), plus(far_knee, 9.0, 0.6)
    down, up = (bend(body["hip"], foot, 17.2, 12.2, left) for left in (False, True))
    knee = {0.0: down, 0.5: via(body["hip"], foot, 17.2 / 29.4), 1.0: up}[lifted]
    return {**body, "knee": knee, "foot": foot, "toe": plus(foot, 6.5, -1.5), "far-knee": far_knee, "far-foot": far,
            "far-toe": plus(far, 6.5, -0.8), "thigh": via(body["hip"], knee, 0.6),
            "far-thigh": via(body["far-hip"], far_knee, 0.6), "far-elbow": (28.0, 3.6), "far-hand": (13.0, 3.2),
            **arm(body["shoulder"], plus(body["hip"], -1, 1), True), **MAT_LINE}


def piriformis_stretch(lifted: float) -> Points:
    """Sits facing right; the near leg is crossed over, its foot beyond the straight one, and the trunk turns to us."""
    wide, nose = mix(2.8, 7.0, lifted), mix(0, -62, lifted)
    seat, top = (31.0, 4.6), (30.0, 26.0)
    shoulder, far = plus(top, -wide, 0), plus(top, wide, 0)
    head, foot = plus(top, 0, 9.5), (52.0, 9.4)
    return {"hip": plus(seat, -3, -1.5), "far-hip": plus(seat, 3, -1.5), "seat": seat, "shoulder": shoulder,
            "far-shoulder": far, "head": head, "neck": top,
            "nose": plus(head, NOSE * math.cos(math.radians(nose)), -1.0), "knee": bend(seat, foot, THIGH, SHANK, True),
            "foot": foot, "toe": plus(foot, 8.0, -0.6), "lap": (40.0, 3.6), "far-thigh": (40.0, 3.6),
            "far-knee": (50.0, 3.6), "far-foot": (68.9, 3.5), "far-toe": (70.5, 11.3),
            "far-elbow": plus(far, 13.0, 4.5), "far-hand": (46.5, 19.5), **arm(shoulder, (13.0, 1.8), False), **TURN}


TURN = {"turn-0": (44.0, 46.5), "turn-1": (39.0, 44.0), "turn-2": (31.0, 43.0), "turn-3": (23.0, 44.0),
        "turn-4": (17.0, 47.0), "turn-5": (20.1, 39.6), "turn-6": (24.8, 48.8)}
"""Around the head, on our side of it."""


SECONDS: dict[str, Drawn] = {
    "belt-front": Drawn(belt_front, "both", FRONT_TORSO, [FRONT_LEG, LEG], [], [FRONT_ARM, ARM],
                        [*ARROW, *BACK_ARROW], belt=["belt", "far-belt"], view="front"),
    "ball-front": Drawn(ball_front, "both", FRONT_TORSO, [FRONT_LEG, LEG], [], [FRONT_ARM, ARM],
                        [*ARROW, *BACK_ARROW], ball="ball", view="front"),
}

FIGURES: dict[str, Drawn] = {
    "standing-side-push": Drawn(standing_side_push, "both", FRONT_TORSO, [FRONT_LEG, LEG], [FRONT_ARM], [ARM],
        [*CHAIR, *ARROW, *BACK_ARROW], view="front"),
    "standing-side-lift": Drawn(standing_side_lift, "right", FRONT_TORSO, [LEG], [], [FRONT_LEG, FRONT_ARM, ARM],
        [["back-1", "back-2", "back-3", "back-4"], ["back-5", "back-6"]], band=["thigh", "far-thigh"], view="front"),
    "side-step": Drawn(side_step, "left", FRONT_TORSO, [LEG], [], [FRONT_LEG, FRONT_ARM, ARM], ARROW,
                       band=["thigh", "far-thigh"], view="front"),
    "hip-hike": Drawn(hip_hike, "left", FRONT_TORSO, [LEG, ["far-crest", "crest"]], [FRONT_LEG], [FRONT_ARM, ARM],
                      [["step-1", "step-2", "step-3", "step-4"], ["rail-1", "rail-2"], ["rail-3", "rail-4"], *ARROW],
                      view="front"),
    "seated-hip-rotation": Drawn(seated_hip_rotation, "left", FRONT_TORSO, [LEG], [], [FRONT_LEG, FRONT_ARM, ARM],
        [["seat-1", "seat-2"], ["seat-4", "seat-7"], ["seat-6", "seat-8"], ["seat-7", "seat-8"]], view="front"),
    "butterfly-stretch": Drawn(butterfly_stretch, "both", FRONT_TORSO,
        [["far-hip", "far-knee", "far-foot"], ["hip", "knee", "foot"]], [], [FRONT_ARM, ARM], view="front"),
    "side-leg-lift": Drawn(side_leg_lift, "left", FRONT_TORSO, [LEG], [FRONT_LEG, FRONT_ARM], [ARM],
                           band=["thigh", "far-thigh"], view="front"),
    "clamshell": Drawn(clamshell, "left", FRONT_TORSO, [LEG], [FRONT_LEG, FRONT_ARM], [ARM],
                       [["mat-1", "mat-2"]], band=["thigh", "far-thigh"], view="front"),
    "side-plank": Drawn(side_plank, "right", FRONT_TORSO, [FRONT_LEG], [FRONT_ARM], [LEG, ARM], view="front"),
    "side-plank-clam": Drawn(side_plank_clam, "left", FRONT_TORSO, [LEG], [FRONT_LEG], [FRONT_ARM, ARM],
                             [["mat-1", "mat-2"]], band=["thigh", "far-thigh"], view="front"),
    "piriformis-stretch": Drawn(piriformis_stretch, "right", ["shoulder", "far-shoulder", "far-hip", "lap", "hip"],
        [["seat", "knee", "foot", "toe"]],
        [], [["far-thigh", "far-knee", "far-foot", "far-toe"], FRONT_ARM, ARM],
        [[f"turn-{at}" for at in range(5)], ["turn-5", "turn-4", "turn-6", "turn-5"]]),
}
