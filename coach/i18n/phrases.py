"""What is wrong, told in the person's language: phrases by their templates, and numbers as they are written there."""

from __future__ import annotations

from string import Formatter
from typing import Any, TypeAlias

from coach.errors import CoachError, FilesInvalid, Phrase, Problem
from coach.i18n.phrase_texts import PhraseTexts
from coach.model.language import Language

Wrong: TypeAlias = Phrase | Problem | CoachError | str
"""What something that is wrong is known by."""


def in_words(what: Wrong, language: Language) -> str:
    """What is wrong, in this language; a plain text as it is."""
    texts = _texts(language)
    match what:
        case FilesInvalid(problems=problems):
            return "\n".join(in_words(problem, language) for problem in problems)
        case CoachError():
            return in_words(what.what, language)
        case Problem() if texts is not None:
            kind = texts.warning if what.is_warning else ""
            return f"{what.file}:{what.line}:{what.column}: {kind}{_Teller(texts).tell(what.what)}"
        case Phrase() if texts is not None:
            return _Teller(texts).tell(what)
        case _:
            return str(what)


def _texts(language: Language) -> PhraseTexts | None:
    """The phrases of a language, loaded where something is wrong; None for English, which is what they are made of."""
    match language:
        case Language.EN:
            return None
        case Language.DE:
            from coach.i18n.de.phrases import GERMAN

            return GERMAN


class _Teller(Formatter):
    """Fills the templates of one language."""

    def __init__(self, texts: PhraseTexts) -> None:
        self.texts = texts

    def tell(self, phrase: Phrase) -> str:
        """A phrase in this language, and all phrases in it; English, where it is not known."""
        template = self.texts.templates.get(phrase.template, phrase.template)
        template = self.texts.system.get(template.lower(), template)
        return self.vformat(template, (), dict(phrase.fillings))

    def format_field(self, value: Any, format_spec: str) -> str:
        """One filling: a text as it is, a phrase told, a number with the marks of this language."""
        if isinstance(value, Phrase):
            return self.tell(value)
        text = format(value, format_spec)
        return text if isinstance(value, str) else "".join(self.texts.marks.get(char, char) for char in text)
