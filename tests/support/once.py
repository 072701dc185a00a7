"""What every app of every test would read anew, read once: the style sheets, and the shipped files.

The same text always gives the same rules and the same document, and neither is ever changed: it is a quarter of the
time that it takes to begin an app.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from coach.library import yaml_reader

RULES: dict[object, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules
_parse = lru_cache(maxsize=500)(yaml_reader.parse)


def rules(sheet: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
    """The rules in a style sheet, where its variables are what they are."""
    key = (css, *where, *sorted(more.items()), frozenset(sheet._variables.items()))
    if key not in RULES:
        RULES[key] = _parse_rules(sheet, css, *where, **more)
    return RULES[key]


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app begins with what the app before it has read."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", rules)
    monkeypatch.setattr(yaml_reader, "parse", _parse)
