"""Text in aligned columns, measured as a terminal draws it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

Json = dict[str, Any]

_SINGLE: Final = re.compile("[ -\u02ff\u0370-\u0482\u2010-\u2027\u2500-\u25ff]*")
"""Letters that plainly take a column each: those of most languages here, and what charts are drawn with."""


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows under each other, aligned on the left margin."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True))
        yield ("  " + "  ".join(padded)).rstrip()


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: some letters take two, some none."""
    if _SINGLE.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # a fiftieth of a second, for names in few languages

    return cell_len(text)
