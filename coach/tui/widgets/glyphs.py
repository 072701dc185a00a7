"""A pixel font of our own, five wide and seven high, drawn in half blocks so that a pixel is about square.

Digits have strokes two pixels wide, to be told apart from across a room.

Pure: `rows(text, scale)` gives the lines of characters that draw `text`; a line holds two rows of pixels.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Final

from coach.tui.terminal import is_console

WIDTH: Final = 5
HEIGHT: Final = 7
WHOLE_CELLS: Final = is_console(os.environ)
"""Whether there are no half blocks: what is drawn at an even scale is whole cells only."""
SPACE: Final = 1
"""Pixels between two letters."""

_DRAWN: Final = {
    "0": " ### /## ##/## ##/## ##/## ##/## ##/ ### ",
    "1": "  ## / ### /  ## /  ## /  ## /  ## / ####",
    "2": "#####/   ##/   ##/#####/##   /##   /#####",
    "3": "#####/   ##/   ##/#####/   ##/   ##/#####",
    "4": "## ##/## ##/## ##/#####/   ##/   ##/   ##",
    "5": "#####/##   /##   /#####/   ##/   ##/#####",
    "6": "#####/##   /##   /#####/## ##/## ##/#####",
    "7": "#####/   ##/   ##/   ##/   ##/   ##/   ##",
    "8": "#####/## ##/## ##/#####/## ##/## ##/#####",
    "9": "#####/## ##/## ##/#####/   ##/   ##/#####",
    "A": " ### /#   #/#   #/#####/#   #/#   #/#   #",
    "B": "#### /#   #/#   #/#### /#   #/#   #/#### ",
    "C": " ### /#   #/#    /#    /#    /#   #/ ### ",
    "D": "#### /#   #/#   #/#   #/#   #/#   #/#### ",
    "E": "#####/#    /#    /#### /#    /#    /#####",
    "F": "#####/#    /#    /#### /#    /#    /#    ",
    "G": " ### /#   #/#    /# ###/#   #/#   #/ ### ",
    "H": "#   #/#   #/#   #/#####/#   #/#   #/#   #",
    "I": " ### /  #  /  #  /  #  /  #  /  #  / ### ",
    "J": "  ###/   # /   # /   # /   # /#  # / ##  ",
    "K": "#   #/#  # /# #  /##   /# #  /#  # /#   #",
    "L": "#    /#    /#    /#    /#    /#    /#####",
    "M": "#   #/## ##/# # #/# # #/#   #/#   #/#   #",
    "N": "#   #/##  #/# # #/#  ##/#   #/#   #/#   #",
    "O": " ### /#   #/#   #/#   #/#   #/#   #/ ### ",
    "P": "#### /#   #/#   #/#### /#    /#    /#    ",
    "Q": " ### /#   #/#   #/#   #/# # #/#  # / ## #",
    "R": "#### /#   #/#   #/#### /# #  /#  # /#   #",
    "S": " ####/#    /#    / ### /    #/    #/#### ",
    "T": "#####/  #  /  #  /  #  /  #  /  #  /  #  ",
    "U": "#   #/#   #/#   #/#   #/#   #/#   #/ ### ",
    "V": "#   #/#   #/#   #/#   #/#   #/ # # /  #  ",
    "W": "#   #/#   #/#   #/# # #/# # #/## ##/#   #",
    "X": "#   #/#   #/ # # /  #  / # # /#   #/#   #",
    "Y": "#   #/#   #/ # # /  #  /  #  /  #  /  #  ",
    "Z": "#####/    #/   # /  #  / #   /#    /#####",
    "Ä": "#   #/ ### /#   #/#   #/#####/#   #/#   #",
    "Ö": "#   #/ ### /#   #/#   #/#   #/#   #/ ### ",
    "Ü": "#   #/     /#   #/#   #/#   #/#   #/ ### ",
    "-": "     /     /     / ### /     /     /     ",
    "/": "    #/    #/   # /  #  / #   /#    /#    ",
    ".": "     /     /     /     /     / ##  / ##  ",
    "!": "  #  /  #  /  #  /  #  /  #  /     /  #  ",
    "?": " ### /#   #/    #/   # /  #  /     /  #  ",
    ":": "     / ##  / ##  /     / ##  / ##  /     ",
    "'": "  #  /  #  /     /     /     /     /     ",
    "%": "##  #/##  #/   # /  #  / #   /#  ##/#  ##",
    " ": "     /     /     /     /     /     /     ",
    "▲": "  #  / ### /# # #/  #  /  #  /  #  /  #  ",
    "▼": "  #  /  #  /  #  /  #  /# # #/ ### /  #  ",
    "■": "     /#####/#####/#####/#####/#####/     ",
    "●": "     / ### /#####/#####/#####/ ### /     ",
    "○": "     / ### /#   #/#   #/#   #/ ### /     ",
    "◆": "     /  #  / ### /#####/ ### /  #  /     ",
    "=": "     /     /#####/     /#####/     /     ",
    "⇄": "   # /#####/   # /     / #   /#####/ #   ",
}
BLOCKS: Final = {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄", (" ", " "): " "}
"""What shows two pixels, the upper and the lower one."""
GLYPHS: Final = {letter: tuple(drawn.split("/")) for letter, drawn in _DRAWN.items()}


def drawable(text: str) -> str:
    """`text` in capitals, if every letter of it can be drawn; else nothing."""
    capitals = text.upper().replace("ß", "SS")
    return capitals if all(letter in GLYPHS for letter in capitals) else ""


def size(text: str, scale: int, *, broad: bool = False) -> tuple[int, int]:
    """Columns and lines that `text` takes at a scale."""
    wide = len(text) * (WIDTH + SPACE) - SPACE if text else 0
    return wide * columns_of(scale, broad=broad), -(-HEIGHT * scale // 2)


def columns_of(scale: int, *, broad: bool) -> int:
    """Columns of one pixel: broad letters are half as wide again, and their strokes as much stronger."""
    return scale * 3 // 2 if broad else scale


def largest_scale(text: str, columns: int, lines: int, *, broad: bool = False, at_most: int | None = None) -> int:
    """The largest whole scale, `at_most` so much, at which `text` fits; 0 when it does not fit at all."""
    if not text:
        return 0
    largest = 2 * lines // HEIGHT
    for scale in range(largest if at_most is None else min(largest, at_most), 0, -1):
        if WHOLE_CELLS and scale % 2:
            continue
        if size(text, scale, broad=broad)[0] <= columns:
            return scale
    return 0


def rows(text: str, scale: int, *, broad: bool = False) -> tuple[str, ...]:
    """The lines that draw `text`, all of one length; letters that cannot be drawn are an error (KeyError)."""
    gap = " " * (SPACE * columns_of(scale, broad=broad))
    return tuple(gap.join(parts) for parts in zip(*(_letter(letter, scale, broad) for letter in text), strict=True))


@lru_cache(maxsize=256)
def _letter(letter: str, scale: int, broad: bool) -> tuple[str, ...]:
    """One letter: a count goes on drawing the same ten."""
    columns = columns_of(scale, broad=broad)
    pixels = ["".join(pixel * columns for pixel in row) for row in GLYPHS[letter] for _ in range(scale)]
    if len(pixels) % 2:
        pixels.append(" " * len(pixels[0]))
    return tuple(
        "".join(BLOCKS[pair] for pair in zip(pixels[row], pixels[row + 1], strict=True))
        for row in range(0, len(pixels), 2)
    )
