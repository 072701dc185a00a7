"""JSON documents."""

from __future__ import annotations

import json

from coach.output.layout import Json


def as_json(data: Json) -> str:
    """One JSON document, readable by people too; characters that act on a terminal are written as escapes."""
    lines = json.dumps(data, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(line if line.isprintable() else _escaped(line) for line in lines)


def _escaped(line: str) -> str:
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in line)
