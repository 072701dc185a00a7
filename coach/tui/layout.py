"""Fitting text into columns."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Final

from rich.cells import cell_len, set_cell_size

from coach.tui.widgets.glyphs import BLOCKS

_BLOCKS: Final = frozenset(BLOCKS.values())
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_BEFORE_UNIT: Final = re.compile(r"(?<=\d) (?=(?:s|min|h)\b)")


def single(text: str) -> bool:
    """Whether each of these letters plainly takes one column.

    Rich could always tell, but it remembers every text it is asked about, and each second of a session brings new ones.
    """
    return text.isascii() or _BLOCKS.issuperset(text)


def cells(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if single(text) else cell_len(text)


def cut(text: str, width: int) -> str:
    """`text` in exactly `width` columns."""
    return text[:width].ljust(width) if single(text) else set_cell_size(text, width)


def padded(text: str, width: int) -> str:
    """`text` in exactly `width` columns, with a blank at its end; what does not fit ends in an ellipsis."""
    if cells(text) < width:
        return cut(text, width)
    return cut(cut(text, width - 2).rstrip() + "…", width)


def folded(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; a number stays with its unit, so that "2 s" is on one line.

    Made into lines here, for Textual breaks at a no-break space as at any other.
    """
    return [line.replace(_NO_BREAK, " ") for line in wrap(_BEFORE_UNIT.sub(_NO_BREAK, text), max(width, 1))]
