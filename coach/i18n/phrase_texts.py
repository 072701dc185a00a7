"""The words of one language for what is wrong, as values; English is what the phrases are made of."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class PhraseTexts(Struct, frozen=True):
    """The phrases of one language."""

    templates: Mapping[str, str]
    """Each English template in this language, with the same places in it."""
    system: Mapping[str, str]
    """Why a computer refuses something, by the English words of the system, in small letters."""
    marks: Mapping[str, str]
    """What stands in a number in the place of the English comma and point."""
    warning: str
    """What begins a warning, in the place of `warning: `."""
