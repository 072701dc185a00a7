"""The languages of a file in its editor: the texts of one are edited, those of another are shown beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from textual.content import Content

from coach.i18n.catalog import Vocabulary
from coach.model.language import FileLanguage, Language, languages_of_file
from coach.tui.layout import folded
from coach.tui.screens.sheet_rows import MARGIN, PADDING, SheetField, asked

GAP = "   "
"""Between the parts of the head."""
NAME = 24
"""Columns of a name for which the head takes a second line."""


class SheetLanguages:
    """Which language is edited, and where the file has it; `translated` says which ones are below `in`."""

    def __init__(self, spoken: Language, translated: Callable[[], Collection[Language]]) -> None:
        self._spoken, self._translated = spoken, translated
        self.now = spoken
        """The one whose texts are edited."""
        self.own: Language | None = None
        """That of the file's own texts, once somebody has said so."""

    @property
    def all(self) -> tuple[FileLanguage, ...]:
        """Every language there is."""
        return languages_of_file(self._translated(), self._spoken, self.own)

    @property
    def edited(self) -> FileLanguage:
        """The language whose texts are edited."""
        return next(each for each in self.all if each.language is self.now)

    @property
    def beside(self) -> FileLanguage:
        """The language whose texts are shown while one is typed: the file's own, if those are not typed."""
        others = [each for each in self.all if each.language is not self.now]
        return next((each for each in others if each.key is None), others[0])

    @property
    def are_several(self) -> bool:
        """Whether the file is, or is about to be, in more than one."""
        return bool(self._translated()) or self.own is not None

    def edit_next(self) -> None:
        """Edit the texts of the next language."""
        languages = [each.language for each in self.all]
        self.now = languages[(languages.index(self.now) + 1) % len(languages)]

    def below(self, key: Language | None) -> Language | None:
        """The language that the file has below this key of `in`; None: its own texts."""
        return next((each.language for each in self.all if each.key is key), None)


def language_name(language: Language, words: Vocabulary) -> str:
    """What a language is called."""
    return str(getattr(words.editor, f"language_{language}"))


def in_language(language: Language, what: str, words: Vocabulary) -> str:
    """Something that is said of, or in, a language."""
    return f"{language_name(language, words)}: {what}"


def question(field: SheetField, languages: SheetLanguages, width: int, words: Vocabulary) -> str:
    """What is asked while something is typed, and what the file says there in another language."""
    lines = [asked(field, words)]
    if field.beside:
        lines.append(in_language(languages.beside.language, field.beside, words))
    return "\n".join(part for line in lines for part in folded(line, width - MARGIN))


def head_line(head: Content, languages: SheetLanguages, width: int, words: Vocabulary, *, unsaved: bool) -> Content:
    """What is edited, in which language, and whether it is saved: on a line of its own where there is little room."""
    language = words.editor.texts_in.format(language=language_name(languages.now, words))
    told = [(language, "$secondary")] if languages.are_several else []
    told += [(words.editor.unsaved, "$quiet")] if unsaved else []
    whole = width - MARGIN + PADDING
    room = whole - sum(len(GAP + text) for text, _ in told)
    if room >= min(len(head.plain), NAME) or not told:
        return Content.assemble(
            head.truncate(max(room, 1), ellipsis=True), *((GAP + text, style) for text, style in told)
        )
    below = Content(GAP).join(Content.assemble(part) for part in told)
    return Content("\n").join([head.truncate(whole, ellipsis=True), below.truncate(whole, ellipsis=True)])
