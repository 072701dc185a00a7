"""Draws the shipped figures from their poses, and shows them as the screen does.

python tests/bench/figures.py write [ID ...]        put the poses as `figure:` into the files of routines/exercises
python tests/bench/figures.py sheet FOLDER [ID ...] a picture a figure: start, halfway and lifted, large and small

`sheet` reads the exercise files. Needs Pillow. `coach check` says what does not keep its length.
"""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Figure
from coach.model.skeleton import Scene
from coach.tui.widgets.braille import Ink
from coach.tui.widgets.drawing import STEPS, Drawing, drawing

sys.path.insert(0, str(Path(__file__).parent))
import front_figures
import side_figures
from figure_body import Drawn, Limb, Point, Points

FIGURES: Final = side_figures.FIGURES | front_figures.FIGURES

EXERCISES: Final = Path(__file__).parents[2] / "routines" / "exercises"
WIDTH: Final = 118
STRAIGHT_ENOUGH: Final = 0.25
"""A point that passes the middle of its way as near as this needs no place for `halfway`."""

PITCH: Final = 5
"""Pixels from one dot to the next."""
SPOT: Final = 3
"""And across a dot: the fonts leave as much dark around it."""
SIZES: Final = ((55, 30), (41, 9))
"""Columns and lines of the place on the live screen: at 120x40, and at 80x24."""
COLOURS: Final = {
    Ink.FLOOR: "#707070",
    Ink.PROP: "#8b96a0",
    Ink.FAR: "#e8e8e8",
    Ink.BODY: "#e8e8e8",
    Ink.WORKING: "#ffb020",
    Ink.BAND: "#40c0ff",
}
DOTS: Final = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))


def block(drawn: Drawn, indent: str = "") -> list[str]:
    """The lines of a `figure:` without its first."""
    start, halfway, lifted = (drawn.points(at) for at in (0.0, 0.5, 1.0))
    moving = {name: at for name, at in lifted.items() if _written(at) != _written(start[name])}
    middle = {
        name: halfway[name]
        for name in start
        if math.dist(halfway[name], _between(start[name], lifted[name])) > STRAIGHT_ENOUGH
    }
    lines = [f"{indent}  side: {drawn.side}"]
    if drawn.view != "side":
        lines.append(f"{indent}  view: {drawn.view}")
    for key, points in (("start", start), ("halfway", middle), ("lifted", moving)):
        if points or key == "lifted":
            lines += _points(f"{indent}  {key}:", points)
    lines.append(f"{indent}  torso: {_limb(drawn.torso)}")
    for key in ("working", "behind", "front", "props"):
        if limbs := getattr(drawn, key):
            lines += _wrapped(f"{indent}  {key}: [", [_limb(limb) for limb in limbs], "]")
    for key in ("band", "belt"):
        if limb := getattr(drawn, key):
            lines.append(f"{indent}  {key}: {_limb(limb)}")
    if drawn.ball:
        lines.append(f"{indent}  ball: {drawn.ball}")
    if drawn.second:
        lines += [f"{indent}  second:", *block(front_figures.SECONDS[drawn.second], f"{indent}  ")]
    return lines


def _between(start: Point, end: Point) -> Point:
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2


def _written(point: Point) -> str:
    return "[" + ", ".join(f"{number + 0.0:.1f}".removesuffix(".0") for number in point) + "]"


def _points(head: str, points: Points) -> list[str]:
    return _wrapped(f"{head} {{", [f"{name}: {_written(at)}" for name, at in points.items()], "}")


def _limb(limb: Limb) -> str:
    return "[" + ", ".join(limb) + "]"


def _wrapped(head: str, parts: list[str], end: str) -> list[str]:
    lines, indent = [head], " " * (len(head) - len(head.lstrip()) + 3)
    for at, part in enumerate(parts):
        piece = part + (end if at == len(parts) - 1 else ",")
        if len(lines[-1]) + len(piece) > WIDTH:
            lines.append(indent + piece)
        else:
            lines[-1] += piece if lines[-1] == head else f" {piece}"
    return [*lines[:-1], lines[-1] if parts else lines[-1] + end]


def write(name: str) -> None:
    """Put a figure into its exercise file, in the place of the one that is there."""
    path = EXERCISES / f"{name}.yaml"
    if not path.exists():
        print(f"{name}: no file yet")
        return
    text = re.sub(r"^figure:.*\n(?:[ #].*\n|\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text.rstrip() + "\n" + "\n".join(["figure:", *block(FIGURES[name])]) + "\n", "utf-8")


def paint(picture: Drawing) -> Image.Image:
    """A drawing as a terminal shows it, a round spot for each dot."""
    image = Image.new("RGB", (len(picture[0]) * 2 * PITCH, len(picture) * 4 * PITCH), "#101418")
    draw = ImageDraw.Draw(image)
    for y, line in enumerate(picture):
        for x, (char, ink) in enumerate(line):
            bits = ord(char) - 0x2800 if char != " " else 0
            for bit, (across, down) in enumerate(DOTS):
                if bits >> bit & 1:
                    left, top = (x * 2 + across) * PITCH, (y * 4 + down) * PITCH
                    draw.ellipse((left, top, left + SPOT, top + SPOT), fill=COLOURS[Ink(ink)])
    return image


def sheet(figure: Figure) -> Image.Image:
    """Start, halfway and lifted beside each other, large above small."""
    scene = Scene(figure, figure.side, banded=True)
    rows = [[paint(drawing(scene, step, *size)) for step in (0, STEPS // 2, STEPS)] for size in SIZES]
    gap = 2 * PITCH
    wide = max(sum(part.width + gap for part in row) for row in rows) - gap
    image = Image.new("RGB", (wide, sum(row[0].height + gap for row in rows) - gap), "#404040")
    top = 0
    for row in rows:
        left = 0
        for part in row:
            image.paste(part, (left, top))
            left += part.width + gap
        top += row[0].height + gap
    return image


def main(command: str, *names: str) -> None:
    """One of the two commands above."""
    if command == "write":
        for name in names or FIGURES:
            write(name)
        return
    exercises = {each.id: each for _, each in Catalogue(shipped_routines()).all_exercises()[0]}
    figures = {name: each.figure for name, each in exercises.items() if each.figure is not None}
    folder, *wanted = names
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in wanted or figures:
        sheet(figures[name]).save(Path(folder) / f"sheet-{name}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
