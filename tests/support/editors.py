"""What an editor sees of a file that has a JSON Schema, and what no such schema can say."""

from __future__ import annotations

import re
from typing import Any, Final

from coach.library.yaml_reader import Fields, Items, Node, Text

BEYOND: Final = (
    *("cannot be filled in", "stands alone", "means nothing where", "no point of start", "needs a head", "keep one of"),
    *("leaves no time", "below the", "could grow", "view of the first", "write side: ", "own warm-up", "says already"),
    *("phases are translated", "is not left out by this page", "this is a", "repetitions; write", "beside its minutes"),
    *("is longer than an hour", "should be the name of a band", "in the list twice", "a rest is no exercise"),
    *("is too high", "is too low", "no place", "is named by the key exercise", "a space is missing"),
    *("is not a place", "is not a whole number", "is not a duration", "finer than a thousandth"),  # spelled oddly
)
"""What only check can say: of two keys, of a number that is written as a text, or in a text."""
ACROSS: Final = (
    *("there is no ", "one after the other", "rounds of ", "would roll over", "speaks of the other side", "; at most"),
    *("too long from here", "no band", "roll over; write"),
)
"""What check can only say with a look at other files."""


def value_of(node: Node | None) -> Any:
    """What an editor makes of a node: numbers, booleans and nothing are what YAML 1.2 says they are."""
    match node:
        case Fields(pairs=pairs):
            return {key.text: value_of(value) for key, value in pairs}
        case Items(items=items):
            return [value_of(item) for item in items]
        case Text(text=text, quoted=False):
            if re.fullmatch(r"[-+]?[0-9]+", text) and len(text) < 20:
                return int(text)
            if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text) and len(text) < 20:
                return float(text)
            return {"": None, "true": True, "false": False}.get(text, text)
        case Text(text=text):
            return text
        case _:
            return None
