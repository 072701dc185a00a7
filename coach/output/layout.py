"""What every kind of output shares: JSON documents and columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]


def as_json(data: Json) -> str:
    """One JSON document, readable by people too."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows under each other, aligned on the left margin."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
