"""What gives away that an English sentence of ours was left standing where everything should be German."""

from __future__ import annotations

import re
from functools import cache, cached_property

from msgspec.structs import asdict

from coach.i18n.catalog import Vocabulary
from coach.i18n.de.phrases import GERMAN
from coach.model.language import Language
from tests.support.fakes import IN_ENGLISH, IN_GERMAN

SHORTEST = 4
"""Letters: shorter ones may stand in both languages, or in a name."""


GROUPS = tuple(name for name, value in vars(Vocabulary).items() if isinstance(value, cached_property))
"""The parts of a vocabulary."""


def texts(words: Vocabulary, group: str) -> list[str]:
    """Every text of a group."""
    values = asdict(getattr(words, group)).values()
    return [text for value in values for text in (value if isinstance(value, tuple) else (value,))]


def pieces(words: Vocabulary) -> set[str]:
    """What stands in the texts of a language between what is filled in."""
    whole = [text for group in GROUPS for text in texts(words, group)]
    cut = {piece.strip(" .,:;()·") for text in whole for piece in re.split(r"\{[^{}]*\}", text)}
    return {piece for piece in cut if len(piece) >= SHORTEST}


def stands_in(piece: str, text: str) -> bool:
    """Whether it is there, and no part of a longer word; most often it is not there at all, which is soon seen."""
    return piece in text and re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


@cache
def english_only() -> list[str]:
    """Every piece of an English text that no German one has."""
    german = "\n".join(text for group in GROUPS for text in texts(IN_GERMAN, group))
    found = sorted(piece for piece in pieces(IN_ENGLISH) if not stands_in(piece, german))
    return [*found, *sorted(phrases())]


def phrases() -> set[str]:
    """What stands in what is wrong, in English, between what is filled in: three words or more."""
    cut = {piece.strip(" .,:;()") for template in GERMAN.templates for piece in re.split(r"\{\w*[^{}]*\}|;", template)}
    told = "\n".join(GERMAN.templates.values())
    return {piece for piece in cut if piece.count(" ") > 1 and not stands_in(piece, told)}


def english_in(shown: str) -> list[str]:
    """The English of ours in a text."""
    return [piece for piece in english_only() if stands_in(piece, shown)]


assert [*Language] == [Language.EN, Language.DE], "a third language wants a test like the one for German"
