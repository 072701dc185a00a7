"""The ids of routines and exercises: their files' names without `.yaml`."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining, normalize

ID_AT_MOST: Final = 80
_GERMAN: Final = str.maketrans({"ß": "ss"} | {umlaut: f"{vowel}e" for umlaut, vowel in zip("äöü", "aou", strict=True)})
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


def is_id(name: str) -> bool:
    """Whether `name` can be the id of a routine or exercise: it never leaves its folder and is the same everywhere."""
    return len(name) <= ID_AT_MOST and _ID.fullmatch(name) is not None


def slug(name: str) -> str:
    """The id that is most like `name`; empty if there is nothing to go by."""
    plain = normalize("NFKD", normalize("NFC", name.lower()).translate(_GERMAN))
    plain = "".join(char for char in plain if not combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_AT_MOST].strip("-")
