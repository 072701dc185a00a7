"""The figures of a session as data for the page: points that move, and what joins them from the back to the front."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from coach.model.exercise import BOX_WIDTH, HEAD, NECK, NOSE, Figure, FigurePoint, Joint, Limb
from coach.model.skeleton import (
    BALL_WIDE,
    BAND_WIDE,
    EYE_WIDE,
    EYES_APART,
    FAR_WIDE,
    GAP,
    HEAD_WIDE,
    LIMB_AT_LEAST,
    LIMB_WIDE,
    NECK_WIDE,
    NOSE_WIDE,
    PROP_WIDE,
    TAPER,
    TORSO_EDGE,
    TORSO_WIDE,
    WORKING_WIDE,
    Scene,
    box_of,
)

JsonObject = dict[str, Any]


def views_of(scene: Scene) -> list[JsonObject]:
    """A scene's views, the second one first: it stands above or to the left."""
    second = scene.figure.second
    scenes = [scene] if second is None else [Scene(second, scene.side, scene.banded), scene]
    return [_view(each) for each in scenes]


def _view(scene: Scene) -> JsonObject:
    figure, box = scene.figure, box_of(scene)
    mirrored = scene.side is figure.side.other and scene.side is not figure.side
    return {
        "box": [round(number, 1) for number in (box.first, -GAP, box.wide, box.high + GAP)],
        "joints": {joint.name: _numbers(joint, mirrored=mirrored) for joint in figure.joints},
        "parts": list(_parts(figure, banded=scene.banded and bool(figure.band))),
    }


def _numbers(joint: Joint, *, mirrored: bool) -> list[float]:
    """Where it starts, where it is lifted to, and its place halfway if it does not go straight."""
    points = filter(None, (joint.start, joint.lifted, joint.halfway))
    return [round(number, 2) for x, y in points for number in (BOX_WIDTH - x if mirrored else x, y)]


def _parts(figure: Figure, *, banded: bool) -> Iterator[JsonObject]:
    """Everything in the order it is drawn, as coach's own drawing has it."""
    start = {joint.name: joint.start for joint in figure.joints}
    for prop in figure.props:
        if prop[0] == prop[-1]:
            yield _part("fill", "prop", prop, [0])
        else:
            yield _part("line", "prop", prop, [PROP_WIDE] * (len(prop) - 1))
    for limb in figure.behind:
        yield _limb("far", limb, _width(limb, start, FAR_WIDE))
    yield _part("line", "body", (HEAD, HEAD), [HEAD_WIDE], GAP)
    if NOSE in start:
        yield _part("line", "body", (HEAD, NOSE), [NOSE_WIDE])
    yield _part("fill", "body", figure.torso, [TORSO_WIDE if len(figure.torso) == 2 else TORSO_EDGE], GAP)
    if NECK in start:
        yield _part("line", "body", (HEAD, NECK), [NECK_WIDE])
    if banded:
        yield _part("line", "band", figure.band, [BAND_WIDE], GAP)
    if figure.ball:
        yield _part("line", "prop", (figure.ball, figure.ball), [BALL_WIDE], GAP)
    for limb in figure.working:
        yield _limb("working", limb, WORKING_WIDE)
    for limb in figure.front:
        yield _limb("body", limb, _width(limb, start, LIMB_WIDE))
    if figure.belt:
        yield _part("line", "prop", figure.belt, [BAND_WIDE], GAP)
    if banded:
        yield _part("line", "band", figure.band, [BAND_WIDE], GAP)
    if NOSE in start and NECK in start:
        eyes = _part("eyes", "eye", (HEAD, NOSE, NECK), [EYE_WIDE])
        yield eyes | {"apart": EYES_APART, "radius": HEAD_WIDE / 2}


def _limb(ink: str, limb: Limb, wide: float) -> JsonObject:
    widths = [wide * TAPER[min(part, len(TAPER) - 1)] for part in range(len(limb) - 1)]
    return _part("line", ink, limb, widths, GAP)


def _width(limb: Limb, start: dict[str, FigurePoint], share: float) -> float:
    """A leg is thicker than an arm."""
    return max(max(math.dist(start[one], start[other]) for one, other in pairwise(limb)) * share, LIMB_AT_LEAST)


def _part(shape: str, ink: str, points: Limb, widths: list[float], gap: float = 0) -> JsonObject:
    return {"shape": shape, "ink": ink, "points": points, "widths": [round(each, 2) for each in widths], "gap": gap}
