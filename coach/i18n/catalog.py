"""The words of a language out of their files: `coach/words` has a folder for each, and a file in it for each group.

They are our own files, so a mistake in one is found by a test and not by a person; and they are read at every start.
So a file of plain lines, a key and its text on each, is read without a parser of YAML, which takes many times as long.
Whatever is not that plain, or is not right, is read as strictly as a routine, and every mistake in it reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from coach.errors import CoachError, HistoryBusy, HistoryFull, HistoryUnwritable
from coach.i18n import dates, page_texts, reason_texts, session_texts
from coach.i18n.dates import Dates
from coach.i18n.page_texts import Texts
from coach.i18n.reason_texts import Reasons, Suggestions, Telling
from coach.i18n.red_flags import RedFlagTexts
from coach.i18n.session_texts import Phrases
from coach.model.language import Language

WORDS: Final = Path(__file__).parent / "words"
_BRACED: Final = re.compile(r"\{([^{}]*)\}|[{}]")
_PLAIN_LINES: Final = re.compile(
    r"""^(?:\#.*|([a-z_]+):\ (?:"([^"\\\n]+)"|([^\s\-?:,\[\]{}\#&*!|>'"%@`](?:.*[^\s:])?)))?$""",
    re.MULTILINE | re.VERBOSE,
)
"""Empty, a comment, or a key and its text, in quotes or as plain as can be."""

Kind = TypeVar("Kind", bound=Struct)


class Sort(Struct, Generic[Kind], frozen=True):
    """One group of texts, a file in each language."""

    name: str
    """Of the file, without `.yaml`."""
    kind: type[Kind]
    """What it becomes: a field for each text."""
    filled: Mapping[str, tuple[str, ...]]
    """The names in braces of each text that has some; one with a `?` behind it may be left out."""
    lists: Mapping[str, int] = {}
    """The texts that are several, with commas between them, and how many."""


SESSION: Final = Sort("session", Phrases, session_texts.FILLED)
REASONS: Final = Sort("reasons", Reasons, reason_texts.REASONS_FILLED)
TODAY: Final = Sort("today", Suggestions, reason_texts.SUGGESTIONS_FILLED)
DATES: Final = Sort("dates", Dates, dates.FILLED, dates.LISTS)
SCREENS: Final = Sort("screens", Texts, page_texts.FILLED)
RED_FLAGS: Final = Sort("red_flags", RedFlagTexts, {})
SORTS: Final[tuple[Sort[Any], ...]] = (SESSION, REASONS, TODAY, DATES, SCREENS, RED_FLAGS)


class Vocabulary:
    """The words of one language, each file read when it is first asked for. FilesInvalid with all that is wrong."""

    def __init__(self, language: Language) -> None:
        self.language: Final = language

    @cached_property
    def session(self) -> Phrases:
        """What is said and shown in a session."""
        return self._read(SESSION)

    @cached_property
    def reasons(self) -> Reasons:
        """Why a target is what it is."""
        return self._read(REASONS)

    @cached_property
    def today(self) -> Suggestions:
        """What today could be."""
        return self._read(TODAY)

    @cached_property
    def dates(self) -> Dates:
        """Days and times."""
        return self._read(DATES)

    @cached_property
    def screens(self) -> Texts:
        """What stands on the pages, and in the tables that the commands print of the same things."""
        return self._read(SCREENS)

    @cached_property
    def red_flags(self) -> RedFlagTexts:
        """When somebody should look at the hip."""
        return self._read(RED_FLAGS)

    @property
    def telling(self) -> Telling:
        """What it takes to tell a reason."""
        return Telling(self.reasons, self.dates, self.session.bands)

    def error(self, error: CoachError) -> str:
        """What went wrong: as it was raised, in English, or what its kind is called in another language."""
        match error:
            case HistoryFull():
                said = self.screens.error_full
            case HistoryUnwritable():
                said = self.screens.error_unwritable
            case HistoryBusy():
                said = self.screens.error_busy
            case _:
                return str(error)
        return said.replace("{error}", str(error))

    def _read(self, sort: Sort[Kind]) -> Kind:
        path = WORDS / self.language / f"{sort.name}.yaml"
        plain = plainly(path.read_text(encoding="utf-8"), sort)
        if plain is not None:
            return plain
        from coach.i18n.strict_words import words_in
        from coach.library.yaml_reader import read

        return words_in(read(path, f"{self.language}/{path.name}"), sort)


@lru_cache(maxsize=len(Language))
def vocabulary(language: Language) -> Vocabulary:
    """The words of this language."""
    return Vocabulary(language)


def plainly(text: str, sort: Sort[Kind]) -> Kind | None:
    """The words in a file where each line is a key and its text, and nothing is wrong; else None."""
    lines = _PLAIN_LINES.findall(text)
    if len(lines) != text.count("\n") + 1 or not text.replace("\n", "").isprintable():
        return None
    said = {key: quoted or plain for key, quoted, plain in lines if key}
    if len(said) != sum(1 for key, _, _ in lines if key) or said.keys() != set(sort.kind.__struct_fields__):
        return None
    if any(": " in plain or " #" in plain for _, _, plain in lines):
        return None
    found: dict[str, Any] = {key: text_of(key, each, sort) for key, each in said.items()}
    return None if None in found.values() else sort.kind(**found)


def text_of(key: str, said: str, sort: Sort[Any]) -> str | tuple[str, ...] | None:
    """A text as it is kept; None where its names in braces, or how many it is, are not those that belong to it."""
    if key in sort.lists:
        several = tuple(each.strip() for each in said.split(","))
        return several if len(several) == sort.lists[key] and all(several) else None
    names = sort.filled.get(key, ())
    if not names and "{" not in said and "}" not in said:
        return said if said.strip() else None
    there = [match[1] for match in _BRACED.finditer(said)]
    needed, allowed = {name for name in names if name[-1] != "?"}, {name.rstrip("?") for name in names}
    return said if len(there) == len(set(there)) and needed <= set(there) <= allowed else None
