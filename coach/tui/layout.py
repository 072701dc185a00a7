"""Fitting text into columns."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len, set_cell_size

from coach.tui.widgets.glyphs import BLOCKS

_BLOCKS: Final = frozenset(BLOCKS.values())


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


def fitted(text: str, width: int) -> str:
    """`text` in exactly `width` columns, with a blank at its end; what does not fit ends in an ellipsis."""
    if cells(text) < width:
        return cut(text, width)
    return cut(cut(text, width - 2).rstrip() + "…", width)
