"""JSON documents."""

from __future__ import annotations

import json

from coach.reports.tables import Json
from coach.system.text import without_harmful


def as_json(data: Json) -> str:
    """One JSON document, readable by people too; characters that act on a terminal are written as escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return without_harmful(text, lambda harmful: json.dumps(harmful[0])[1:-1])
