"""The kinds of files people write, and their ids: the files' names without `.yaml`."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final
from unicodedata import combining, normalize

ID_AT_MOST: Final = 80
_GERMAN: Final = str.maketrans({"ß": "ss"} | {umlaut: f"{vowel}e" for umlaut, vowel in zip("äöü", "aou", strict=True)})
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


class FileKind(StrEnum):
    """What a file is; its value is the word for it."""

    ROUTINE = "routine"
    EXERCISE = "exercise"
    CONDITION = "condition"

    @property
    def folder(self) -> str:
        """The folder of such files, in the folder of routines; routines lie in that itself."""
        return "" if self is FileKind.ROUTINE else f"{self.value}s"


def is_id(name: str) -> bool:
    """Whether `name` can be an id: it never leaves its folder and is the same everywhere."""
    return len(name) <= ID_AT_MOST and _ID.fullmatch(name) is not None


def slug(name: str) -> str:
    """The id that is most like `name`; empty if there is nothing to go by."""
    plain = normalize("NFKD", normalize("NFC", name.lower()).translate(_GERMAN))
    plain = "".join(char for char in plain if not combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_AT_MOST].strip("-")
