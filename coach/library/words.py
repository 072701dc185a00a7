"""The words of a session out of their file in `coach/words`, one for each language, as strictly as a routine.

They are our own files, so a mistake in one is found by a test and not by a person.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec.structs import fields

from coach.engine.phrases import FILLED, Phrases
from coach.errors import FilesInvalid
from coach.library.fields import WRONG, Convert, Field, Table, Wrong, group
from coach.library.reader import Document, Fields, Node, Text, read
from coach.library.report import START, Enough, Report
from coach.library.wording import both
from coach.model.language import Language

WORDS: Final = Path(__file__).parent.parent / "words"
_BRACED: Final = re.compile(r"\{([^{}]*)\}|[{}]")


@lru_cache(maxsize=len(Language))
def words(language: Language) -> Phrases:
    """The words of this language. FilesInvalid with all that is wrong with its file."""
    path = WORDS / f"{language}.yaml"
    return words_in(read(path, path.name))


def words_in(document: Document) -> Phrases:
    """The words in a document: every key there is, and in each text its own names in braces and no others."""
    report = Report(document.file, list(document.problems))
    phrases: Phrases | None = None
    try:
        if isinstance(document.root, Fields):
            found = group(document.root, "a language", _table(), report)
            phrases = None if report.problems else Phrases(**found.values)
        elif not report.problems:
            report.say(START, "a file of words is keys and texts; copy en.yaml and translate it")
    except Enough:
        pass
    if phrases is None:
        raise FilesInvalid(report.sorted())
    return phrases


def _table() -> Table:
    return tuple(
        Field(each.name, _words(FILLED.get(each.name, ())), "its text", required=True) for each in fields(Phrases)
    )


def _words(names: tuple[str, ...]) -> Convert:
    """A converter for a text with these names in braces."""

    def convert(node: Node, key: str, report: Report) -> str | Wrong:
        if not isinstance(node, Text) or not node.text.strip():
            report.say(node.mark, f"{key} should be text; put text that begins with a brace in quotes")
            return WRONG
        there = [match[1] for match in _BRACED.finditer(node.text)]
        if sorted(map(str, there)) == sorted(names):
            return node.text
        needs = f"needs {both([f'{{{name}}}' for name in names])}, each once" if names else "has nothing to fill in"
        report.say(node.mark, f"{key} {needs}")
        return WRONG

    return convert
