"""The texts of files in one language; apart from the other words, for few commands need them."""

from __future__ import annotations

from coach.i18n.de.file_texts import GERMAN
from coach.i18n.file_texts import ENGLISH, FileTexts
from coach.model.language import Language


def file_texts(language: Language) -> FileTexts:
    """What stands in a new file, and what an editor says of its keys."""
    match language:
        case Language.EN:
            return ENGLISH
        case Language.DE:
            return GERMAN
