"""What every kind of output shares: JSON documents and columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]


def as_json(data: Json) -> str:
    """One JSON document, readable by people too; characters that act on a terminal are written as escapes."""
    lines = json.dumps(data, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(line if line.isprintable() else _escaped(line) for line in lines)


def _escaped(line: str) -> str:
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in line)


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows under each other, aligned on the left margin."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
