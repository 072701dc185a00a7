"""Reads the `figure` of an exercise file: the points and limbs of the drawing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from coach.errors import Phrase, phrase
from coach.library.fields import WRONG, Field, FieldTable, Group, ListOf, OneOf, Wrong, group, no_group
from coach.library.limits import LIMBS_AT_MOST, POINTS_AT_MOST
from coach.library.problem_report import Mark, ProblemReport
from coach.library.suggestions import both, in_quotes, meant_or, nearest, quoted
from coach.library.yaml_reader import Faulty, Fields, Items, Node, Text
from coach.model.exercise import BOX_WIDTH, HEAD, Figure, FigurePoint, FigureView, Joint, Limb, Side
from coach.model.motion import pose

STRETCH: Final = 0.1
"""The share of its length by which a limb may grow or shrink."""
UNSEEN: Final = 1.0
"""A change of length, on the paper of a hundred squares, that nobody sees."""
POINT_EXAMPLE = "knee: [60, 25]"
FIGURE_EXAMPLE = phrase("and below it side, start, lifted, torso and working")

NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")

Points = dict[str, tuple[FigurePoint, Mark]]
"""The points of one pose, and where their names stand."""
Names = tuple[tuple[str, Mark], ...]
"""A limb as it is written: the names of its points, and where they stand."""


def points(node: Node, key: str, report: ProblemReport) -> Points | Wrong:
    """The points of a pose, each with two numbers."""
    if not isinstance(node, Fields):
        what = phrase(
            "{key} should be a group of points; write {key}: {example}", key=key, example=f"{{{POINT_EXAMPLE}}}"
        )
        report.add(node.mark, what)
        return WRONG
    if len(node.pairs) > POINTS_AT_MOST:
        what = phrase("{key} has too many points; at most {limit}", key=key, limit=POINTS_AT_MOST)
        report.add(node.pairs[POINTS_AT_MOST][0].mark, what)
        return WRONG
    before, placed = len(report.problems), Points()
    for name, value in node.pairs:
        if not NAME.fullmatch(name.text):
            what = phrase(
                "{written} cannot name a point; write a-z, 0-9 and hyphens, such as knee", written=in_quotes(name.text)
            )
            report.add(name.mark, what)
        elif (point := _point(value, name, report)) is not None:
            placed[name.text] = point, name.mark
    return WRONG if len(report.problems) > before or not node.whole else placed


def _point(node: Node, name: Text, report: ProblemReport) -> FigurePoint | None:
    if isinstance(node, Faulty):
        return None
    if isinstance(node, Items) and len(node.items) == 2:
        across, up = (_number(part, name.text, report) for part in node.items)
        return None if across is None or up is None else (across, up)
    mark = name.mark if isinstance(node, Text) and not node.text else node.mark
    report.add(mark, phrase("{name} should be two numbers, across and up; write {name}: [60, 25]", name=name.text))
    return None


def _number(node: Node, name: str, report: ProblemReport) -> float | None:
    if isinstance(node, Text) and NUMBER.fullmatch(line := node.text.strip()) and float(line) <= BOX_WIDTH:
        return float(line)
    if not isinstance(node, Faulty):
        what = phrase(
            "{name}: {written} is not a place; write a number from 0 to {limit}, such as 25 or 25.5",
            name=name,
            written=quoted(node.text) if isinstance(node, Text) else phrase("this"),
            limit=f"{BOX_WIDTH:g}",
        )
        report.add(node.mark, what)
    return None


def limb(node: Node, key: str, report: ProblemReport) -> Names | Wrong:
    """Two or more points, joined in this order."""
    if isinstance(node, Items) and len(node.items) > POINTS_AT_MOST:
        report.add(node.mark, phrase("{key} joins too many points; at most {limit}", key=key, limit=POINTS_AT_MOST))
        return WRONG
    if isinstance(node, Items) and all(isinstance(part, Text) for part in node.items) and len(node.items) > 1:
        return tuple((part.text, part.mark) for part in node.items if isinstance(part, Text))
    report.add(node.mark, phrase("{key} should join two points or more; write [hip, knee, foot]", key=key))
    return WRONG


def pair(node: Node, key: str, report: ProblemReport) -> Names | Wrong:
    """Exactly two points."""
    names = limb(node, key, report)
    if names is not WRONG and len(names) != 2:
        report.add(node.mark, phrase("{key} goes around two points; write {key}: [knee, other-knee]", key=key))
        return WRONG
    return names


def one(node: Node, key: str, report: ProblemReport) -> Names | Wrong:
    """The name of a point."""
    if isinstance(node, Text) and node.text:
        return ((node.text, node.mark),)
    report.add(node.mark, phrase("{key} stands at one point; write {key}: {key}", key=key))
    return WRONG


def limbs(node: Node, key: str, report: ProblemReport) -> tuple[Names, ...] | Wrong:
    """A list of limbs; a single one may stand by itself."""
    if isinstance(node, Items) and node.items and all(isinstance(part, Text) for part in node.items):
        only = limb(node, key, report)
        return WRONG if only is WRONG else (only,)
    names: tuple[Names, ...] | Wrong = ListOf(limb, "[hip, knee, foot]", LIMBS_AT_MOST)(node, key, report)
    return names


def no_limbs(node: Node, key: str, report: ProblemReport) -> tuple[Names, ...] | Wrong:
    """The same, where there may be none."""
    return () if isinstance(node, Items) and not node.items and node.whole else limbs(node, key, report)


FIGURE: FieldTable = (
    Field("side", OneOf(Side), "side: left", required=True),
    Field("start", points, f"start: {{{POINT_EXAMPLE}}}", required=True),
    Field("halfway", points, f"halfway: {{{POINT_EXAMPLE}}}"),
    Field("lifted", points, f"lifted: {{{POINT_EXAMPLE}}}", required=True),
    Field("torso", limb, "torso: [shoulder, hip]", required=True),
    Field("working", limbs, "working: [hip, knee, foot]", required=True),
    Field("behind", no_limbs, "behind: [[hip, other-knee, other-foot]]"),
    Field("front", no_limbs, "front: [[shoulder, elbow, hand]]"),
    Field("band", pair, "band: [knee, other-knee]"),
    Field("belt", pair, "belt: [thigh, other-thigh]"),
    Field("ball", one, "ball: between-knees"),
    Field("props", no_limbs, "props: [[chair-foot, chair-back]]"),
    Field("view", OneOf(FigureView), "view: front"),
)


def second(node: Node, key: str, report: ProblemReport) -> Figure | Wrong:
    """The drawing of the same movement in the other view."""
    return figure(node, key, report, FIGURE[:-1])


FIGURE += (Field("second", second, phrase("second: {example}", example=FIGURE_EXAMPLE)),)


def figure(node: Node, key: str, report: ProblemReport, table: FieldTable | None = None) -> Figure | Wrong:
    """The drawing of an exercise."""
    if not isinstance(node, Fields):
        report.add(node.mark, no_group(key, FIGURE_EXAMPLE))
        return WRONG
    parsed = group(node, phrase("a figure"), table or FIGURE, report)
    start: Points | None = parsed.get("start")
    if start is None:
        return WRONG
    _check_points(parsed, start, report)
    other, view = parsed.get("second"), parsed.get("view", FigureView.SIDE)
    if other is not None and other.view is view:
        what = phrase("the second figure has the view of the first; write view: {view}", view=view.other)
        report.add(parsed.at("second"), what)
    if not parsed.clean or _unknown(parsed, start) or HEAD not in start:
        return WRONG
    drawn = _figure(parsed, start)
    _check_lengths(parsed, drawn, report)
    return drawn


def _check_lengths(parsed: Group, drawn: Figure, report: ProblemReport) -> None:
    """Warn of each limb that is not as long halfway, or lifted, as it was at the start."""
    trunk = (drawn.torso,) if len(drawn.torso) == 2 else ()  # corners come nearer as it turns
    limbs = (*trunk, *drawn.working, *drawn.behind, *drawn.front)
    joined = dict.fromkeys(pair for limb in limbs for pair in pairwise(limb))
    start = pose(drawn, 0, drawn.side)
    for moment, when in ((0.5, "halfway"), (1.0, "lifted")):
        points, written = pose(drawn, moment, drawn.side), parsed.get(when, {})
        for one, other in joined:
            length, now = math.dist(start[one], start[other]), math.dist(points[one], points[other])
            if abs(now - length) <= max(length * STRETCH, UNSEEN):
                continue
            moved = [name for name in (other, one) if name in parsed.get("lifted", {})]
            name = next((name for name in (other, one) if name in written), moved[0] if moved else other)
            mark = next((where[name][1] for where in (written, parsed.get("lifted", {})) if name in where), parsed.mark)
            cure = _at_length(points, name, other if name == one else one, length, when)
            what = phrase(
                "{one} to {other} is {length:.3g} long at the start and {now:.3g} {when}; {cure}",
                one=one,
                other=other,
                length=length,
                now=now,
                when=when,
                cure=cure,
            )
            report.warn(mark, what)


def _at_length(points: dict[str, FigurePoint], name: str, fixed: str, length: float, when: str) -> Phrase:
    """Where a point would be as far from the fixed one as at the start."""
    (x, y), (to_x, to_y) = points[fixed], points[name]
    share = length / (math.dist(points[fixed], points[name]) or 1)
    place = x + (to_x - x) * share, y + (to_y - y) * share
    if not all(0 <= each <= BOX_WIDTH for each in place):
        return phrase("move {name} or {fixed} so that it keeps its length", name=name, fixed=fixed)
    return phrase("write {point} in {when}", point=f"{name}: [{place[0]:.3g}, {place[1]:.3g}]", when=when)


def _check_points(parsed: Group, start: Points, report: ProblemReport) -> None:
    if HEAD not in start:
        report.add(parsed.at("start"), phrase("a figure needs a head; write head: [10, 15]"))
    for name, mark in _unknown(parsed, start):
        hint = meant_or(nearest(name, start), phrase("its points are {points}", points=both(sorted(start))))
        written = quoted(name) or phrase("nothing")
        report.add(mark, phrase("{written} is no point of start; {hint}", written=written, hint=hint))


def _unknown(parsed: Group, start: Points) -> list[tuple[str, Mark]]:
    """Every name that start does not have, and where it stands."""
    return [(name, mark) for name, mark in _used(parsed) if name not in start]


def _used(parsed: Group) -> Iterator[tuple[str, Mark]]:
    for key in ("halfway", "lifted"):
        yield from ((name, mark) for name, (_, mark) in parsed.get(key, {}).items())
    for key in ("torso", "band", "belt", "ball"):
        yield from parsed.get(key, ())
    for key in ("working", "behind", "front", "props"):
        for names in parsed.get(key, ()):
            yield from names


def _figure(parsed: Group, start: Points) -> Figure:
    halfway: Points = parsed.get("halfway", {})
    lifted: Points = parsed.get("lifted", {})
    return Figure(
        side=parsed.values["side"],
        joints=tuple(
            Joint(
                name,
                at,
                lifted[name][0] if name in lifted else at,
                halfway[name][0] if name in halfway else None,
            )
            for name, (at, _) in start.items()
        ),
        torso=_named(parsed.values["torso"]),
        working=_limbs(parsed, "working"),
        behind=_limbs(parsed, "behind"),
        front=_limbs(parsed, "front"),
        band=_named(parsed.get("band", ())),
        belt=_named(parsed.get("belt", ())),
        ball="".join(_named(parsed.get("ball", ()))),
        props=_limbs(parsed, "props"),
        view=parsed.get("view", FigureView.SIDE),
        second=parsed.get("second"),
    )


def _limbs(parsed: Group, key: str) -> tuple[Limb, ...]:
    return tuple(_named(names) for names in parsed.get(key, ()))


def _named(names: Names) -> Limb:
    return tuple(name for name, _ in names)
