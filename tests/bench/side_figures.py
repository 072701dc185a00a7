"""The poses that are seen from the side: functions of how far they are lifted (0, 0.5, 1)."""

from __future__ import annotations

from figure_body import (
    ANKLE,
    ARM,
    ARROW,
    CHAIR,
    FAR_ARM,
    FAR_LEG,
    HEAD_UP,
    LEG,
    LYING,
    NECK_UP,
    NOSE,
    SEAT,
    SPINE,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Drawn,
    Point,
    Points,
    arm,
    chair,
    degrees_of,
    go,
    leg,
    mix,
    plus,
    press,
    reach,
    skull,
    swung,
    via,
)

# fmt: off

# On the back, head to the left: the right leg is near.


def on_the_back(shoulder: Point = (22.0, LYING), lifted: float = 0.0) -> Points:
    """Trunk and head on the floor, the trunk turned up by so many degrees around the shoulders."""
    return {"shoulder": shoulder, "hip": go(shoulder, TRUNK, lifted), "head": plus(shoulder, -HEAD_UP, 0.6),
            "neck": plus(shoulder, -NECK_UP, 0), "nose": plus(shoulder, -HEAD_UP, 0.6 + NOSE)}


def arms_down(shoulder: Point) -> Points:
    """An arm flat on the floor beside the body."""
    return {"elbow": plus(shoulder, 13.8, -2.4), "hand": plus(shoulder, 28.7, -3.2)}


ANKLE_AT = (59.5, ANKLE)
STRAIGHT = 24.5
"""How far the trunk rises until it is in line with the thighs."""


def bridge(lifted: float) -> Points:
    body = on_the_back(lifted=STRAIGHT * lifted)
    return {**body, **arms_down(body["shoulder"]), **leg(body["hip"], ANKLE_AT),
            **leg(body["hip"], plus(ANKLE_AT, 7.0, 2.0), name="far-")}


def one_legged_bridge(lifted: float) -> Points:
    body = on_the_back(lifted=STRAIGHT * lifted)
    near = leg(body["hip"], ANKLE_AT)
    return {**body, **arms_down(body["shoulder"]), **near,
            **swung(body["hip"], 76, 76, 100, "far-")}


def offset_bridge(lifted: float) -> Points:
    """The leg that helps is near and crosses in front, so that one sees all of it."""
    body = on_the_back(lifted=(STRAIGHT + 1.0) * lifted)
    far_hip = plus(body["hip"], 0.5, 4.0)
    return {**body, **arms_down(body["shoulder"]), **leg(body["hip"], (78.0, ANKLE)),
            "far-hip": far_hip, **leg(far_hip, plus(ANKLE_AT, -3, 1.5), name="far-")}


def bridge_march(lifted: float) -> Points:
    body = on_the_back(lifted=STRAIGHT)
    thigh = mix(degrees_of(body["hip"], leg(body["hip"], ANKLE_AT)["knee"]), 52, lifted)
    return {**body, **arms_down(body["shoulder"]), **leg(body["hip"], ANKLE_AT, name="far-"),
            **swung(body["hip"], thigh, mix(-90, -62, lifted), mix(0, 8, lifted))}


def knees_bent(lifted: float) -> Points:
    body = on_the_back()
    return {**body, **arms_down(body["shoulder"]), **leg(body["hip"], (62.0, ANKLE))}


def dead_bug(lifted: float) -> Points:
    body = on_the_back((37.0, LYING))
    thigh, shank = mix(90, 12, lifted), mix(0, 12, lifted)
    return {**body, **swung(body["hip"], thigh, shank, mix(80, 92, lifted)),
            **swung(plus(body["hip"], 0, 0), 92, 2, 82, "far-"), **reach(body["shoulder"], 88, 88),
            **reach(body["shoulder"], mix(92, 170, lifted), mix(92, 170, lifted), "far-")}


def heel_slide(lifted: float) -> Points:
    body = on_the_back()
    ankle = (mix(body["hip"][0] + 37.6, 61.0, lifted), ANKLE + 0.6)
    return {**body, **arms_down(body["shoulder"]), **leg(body["hip"], ankle, mix(80, 25, lifted)),
            **leg(body["hip"], plus(body["hip"], 37.9, -1.4), 80, "far-")}


def squeeze_ball(lifted: float) -> Points:
    body = knees_bent(lifted)
    return {**body, "ball": plus(body["knee"], 0.5, 3.2)}


def belt_press(lifted: float) -> Points:
    body = knees_bent(lifted)
    on = via(body["hip"], body["knee"], 0.62)
    return {**body, "belt": plus(on, -2.8, 1.9), "far-belt": plus(on, 2.8, -1.9)}


def lying_hip_flexor_stretch(lifted: float) -> Points:
    body = on_the_back((34.0, 34.0))
    hip = body["hip"]
    chest = swung(hip, 122, -4, 40, "far-")
    return {**body, **swung(hip, mix(0, -24, lifted), mix(-58, -80, lifted), mix(18, 4, lifted)), **chest,
            **arm(body["shoulder"], plus(chest["far-knee"], 1.0, 3.5), True), "bed-1": (12.0, 28.5),
            "bed-2": (57.0, 28.5), "bed-3": (57.0, 23.0), "bed-4": (12.0, 23.0), "post-1": (15.0, 0.0),
            "post-2": (15.0, 23.0), "post-3": (54.0, 0.0), "post-4": (54.0, 23.0)}


# Standing, seen from the side.


def upright(hip: Point, spine: float = 90.0, tilt: float = 0.0) -> Points:
    shoulder = go(hip, TRUNK, spine)
    return {"hip": hip, "shoulder": shoulder, **skull(shoulder, spine, spine - 90 + tilt)}




def sit_to_stand(lifted: float) -> Points:
    ankle = (58.0, ANKLE)
    hip = {0.0: (39.0, SEAT + 3), 0.5: (43.5, 33.0), 1.0: (57.0, 40.9)}[lifted]
    spine = {0.0: 84.0, 0.5: 55.0, 1.0: 90.0}[lifted]
    body = upright(hip, spine)
    hands = {0.0: -8.0, 0.5: -8.0, 1.0: -8.0}[lifted]
    return {**body, **leg(hip, ankle), **leg(hip, plus(ankle, 6.0, 2.0), name="far-"),
            **reach(body["shoulder"], hands, hands + 6), **chair(26.0, 42.0)}


def step_up(lifted: float) -> Points:
    near = (58.0, 10.0 + ANKLE)
    hip = via((45.5, 40.8), (57.5, 10 + 40.9), lifted)
    if lifted == 0.5:
        hip = (51.0, 45.5)
    body = upright(hip, {0.0: 84.0, 0.5: 86.0, 1.0: 90.0}[lifted])
    far = {0.0: (38.0, ANKLE + 1.0), 0.5: (43.0, 11.0), 1.0: (61.0, 14.2)}[lifted]
    turn = {0.0: -12.0, 0.5: -40.0, 1.0: 0.0}[lifted]
    return {**body, **leg(hip, near), **leg(hip, far, turn, "far-"), **arm(body["shoulder"], (74.0, 50.0), False),
            "rail-1": (74.0, 10.0), "rail-2": (74.0, 50.0),
            "step-1": (51.0, 0.0), "step-2": (51.0, 10.0), "step-3": (84.0, 10.0), "step-4": (84.0, 0.0)}


def one_leg_squat(lifted: float) -> Points:
    ankle = (48.0, ANKLE)
    hip = {0.0: (48.0, 40.8), 0.5: (45.0, 38.8), 1.0: (41.5, 35.2)}[lifted]
    body = upright(hip, {0.0: 90.0, 0.5: 81.0, 1.0: 70.0}[lifted])
    return {**body, **leg(hip, ankle), **swung(hip, -106, 188, -80, "far-"),
            **arm(body["shoulder"], (63.0, 40.0), False), **chair(63.0)}


def standing_knee_raise(lifted: float) -> Points:
    hip = (46.0, 40.9)
    body = upright(hip)
    return {**body, **swung(hip, mix(-88, 0, lifted), mix(-92, -92, lifted), mix(0, -8, lifted)),
            **leg(hip, (46.0, ANKLE), name="far-"), **reach(body["shoulder"], -98, -80),
            **arm(body["shoulder"], (32.0, 40.0), True, "far-"),
            **{name: (64 - x, y) for name, (x, y) in chair(32.0).items()}}


def leg_swing(lifted: float) -> Points:
    hip = (46.0, 41.6)
    body = upright(hip)
    thigh = mix(-122, -48, lifted)
    return {**body, **swung(hip, thigh, thigh + mix(-12, -4, lifted), mix(-40, 30, lifted)),
            **leg(hip, (46.0, ANKLE + 0.6), name="far-"), **reach(body["shoulder"], -98, -80),
            "far-elbow": (56.5, 56.0), "far-hand": (66.5, 62.5), "wall-1": (68.5, 0.0), "wall-2": (68.5, 78.0)}


def standing_hip_flexor_stretch(lifted: float) -> Points:
    hip = via((44.0, 36.5), (50.0, 32.5), lifted)
    body = upright(hip, mix(90, 93, lifted))
    rear = (25.0, ANKLE + 1.6)
    return {**body, **leg(hip, rear, -16), **leg(hip, (57.5, ANKLE), name="far-"),
            **arm(body["shoulder"], (68.0, 43.0), False), **chair(68.0, 42.0),
            **press(plus(hip, 0, 5.0), plus(hip, -23, 5.0), 16, 0, lifted)}


def kneeling_hip_flexor_stretch(lifted: float) -> Points:
    knee = (37.0, 6.0)
    hip = go(knee, THIGH, mix(92, 66, lifted))
    body = upright(hip, mix(88, 93, lifted))
    return {**body, "knee": knee, "foot": (18.2, 3.4), "toe": (10.7, 1.6), **leg(hip, (60.5, ANKLE), name="far-"),
            **arm(body["shoulder"], (64.0, 39.5), False), **chair(64.0),
            **press(plus(hip, 0, 5.0), plus(hip, -23, 5.0), 16, 0, lifted), "pillow-1": (30.0, 1.4),
            "pillow-2": (43.0, 1.4)}


# On the hands and knees, and on the belly: head to the right, the right leg is near.


def bird_dog(lifted: float) -> Points:
    hip, shoulder = (42.0, 22.5), (63.9, 24.6)
    body = {"hip": hip, "shoulder": shoulder, **skull(shoulder, 2, -84, -24)}
    thigh = mix(-90, -180, lifted)
    shank = mix(-180, -180, lifted)
    arm_at = mix(-90, 6, lifted)
    return {**body, **swung(hip, thigh, shank, mix(180, 262 - 180 + 180, lifted)), "far-knee": (42.0, 3.5),
            "far-foot": (23.0, 3.0), "far-toe": (15.5, 1.6), "elbow": go(shoulder, UPPER_ARM, -89),
            "hand": (64.4, 1.6), "far-elbow": go(shoulder, UPPER_ARM, arm_at),
            "far-hand": go(shoulder, 23.5, arm_at)}


def prone_leg_lift(lifted: float) -> Points:
    shoulder, hip = (74.0, LYING + 0.5), (52.0, LYING + 1.0)
    angle = mix(182, 170, lifted)
    return {"shoulder": shoulder, "hip": hip, "head": (83.0, 9.0), "neck": (77.5, 6.5), "nose": (84.5, 2.7),
            **swung(hip, angle, angle, angle - 10), "far-knee": (33.0, 4.0), "far-foot": (14.2, 3.0),
            "far-toe": (6.5, 1.6), "elbow": (90.0, 2.2), "hand": (80.5, 1.8)}


FIGURES: dict[str, Drawn] = {
    "bridge": Drawn(bridge, "both", SPINE, [LEG], [FAR_LEG], [ARM]),
    "one-legged-bridge": Drawn(one_legged_bridge, "right", SPINE, [LEG], [FAR_LEG], [ARM]),
    "offset-bridge": Drawn(offset_bridge, "left", SPINE, [["far-hip", *FAR_LEG[1:]]], [], [LEG, ARM]),
    "bridge-march": Drawn(bridge_march, "right", SPINE, [LEG], [FAR_LEG], [ARM]),
    "dead-bug": Drawn(dead_bug, "right", SPINE, [LEG], [FAR_LEG, FAR_ARM], [ARM]),
    "heel-slide": Drawn(heel_slide, "right", SPINE, [LEG], [FAR_LEG], [ARM]),
    "squeeze-ball": Drawn(squeeze_ball, "both", SPINE, [LEG], [], [ARM], ball="ball", second="ball-front"),
    "lying-hip-flexor-stretch": Drawn(lying_hip_flexor_stretch, "right", SPINE, [LEG], [FAR_LEG], [ARM],
        [["bed-1", "bed-2", "bed-3", "bed-4", "bed-1"], ["post-1", "post-2"], ["post-3", "post-4"]]),
    "sit-to-stand": Drawn(sit_to_stand, "both", SPINE, [LEG], [FAR_LEG], [ARM], CHAIR),
    "step-up": Drawn(step_up, "right", SPINE, [LEG], [FAR_LEG], [ARM],
                     [["step-1", "step-2", "step-3", "step-4"], ["rail-1", "rail-2"]]),
    "one-leg-squat": Drawn(one_leg_squat, "right", SPINE, [LEG], [FAR_LEG], [ARM], CHAIR),
    "standing-knee-raise": Drawn(standing_knee_raise, "right", SPINE, [LEG], [FAR_LEG, FAR_ARM],
        [ARM], CHAIR, band=["foot", "far-foot"]),
    "leg-swing": Drawn(leg_swing, "right", SPINE, [LEG], [FAR_LEG, FAR_ARM], [ARM], [["wall-1", "wall-2"]]),
    "standing-hip-flexor-stretch": Drawn(standing_hip_flexor_stretch, "right", SPINE, [LEG], [FAR_LEG], [ARM],
        [*CHAIR, *ARROW]),
    "kneeling-hip-flexor-stretch": Drawn(kneeling_hip_flexor_stretch, "right", SPINE, [LEG], [FAR_LEG], [ARM],
        [*CHAIR, *ARROW, ["pillow-1", "pillow-2"]]),
    "bird-dog": Drawn(bird_dog, "right", SPINE, [LEG], [FAR_LEG], [FAR_ARM, ARM]),
    "prone-leg-lift": Drawn(prone_leg_lift, "right", SPINE, [LEG], [FAR_LEG], [["neck", "elbow", "hand"]]),
    "belt-press": Drawn(belt_press, "both", SPINE, [LEG], [], [ARM], belt=["belt", "far-belt"], second="belt-front"),
}
