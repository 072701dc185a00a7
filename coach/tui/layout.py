"""Fitting text into columns."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def fitted(text: str, width: int) -> str:
    """`text` in exactly `width` columns, with a blank at its end; what does not fit ends in an ellipsis."""
    if cell_len(text) < width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 2).rstrip() + "…", width)
