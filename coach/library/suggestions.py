"""Did you mean: the nearest known name, and how messages quote what an author wrote. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from coach.errors import Filling, Phrase, phrase
from coach.library.ids import FileKind
from coach.system.text import escaped

QUOTED_AT_MOST = 40
"""Characters of the author's text that a sentence repeats."""
GUESSED_AT_MOST = 60
"""Longer words are not compared with anything: nobody misspells that much, and comparing them takes long."""


NAMED_AT_MOST = 12
"""Ids that a sentence lists when nothing is near enough to suggest."""

KIND_NAMES: Final[Mapping[FileKind, Phrase]] = {
    FileKind.ROUTINE: phrase("routine"),
    FileKind.EXERCISE: phrase("exercise"),
    FileKind.CONDITION: phrase("condition"),
}
"""What the kinds of files are called in a sentence."""


def quoted(text: str) -> str:
    """The author's own words, harmless and short enough for one line."""
    return escaped(text if len(text) <= QUOTED_AT_MOST else text[: QUOTED_AT_MOST - 1] + "…")


def in_quotes(text: str) -> Filling:
    """The same of a text that may be empty."""
    return quoted(text) or phrase("an empty text")


def either(words: Sequence[Filling]) -> Filling:
    """`a`, `a or b`, `a, b or c`."""
    *most, last = words
    return phrase("{words} or {last}", words=_joined(most), last=last) if most else last


def both(words: Sequence[Filling]) -> Filling:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = words
    return phrase("{words} and {last}", words=_joined(most), last=last) if most else last


def _joined(words: Sequence[Filling]) -> Filling:
    """`a, b, c`: a text as long as all of them are texts."""
    texts = [word for word in words if isinstance(word, str)]
    if len(texts) == len(words):
        return ", ".join(texts)
    *most, last = words
    return phrase("{words}, {last}", words=_joined(most), last=last) if most else last


def did_you_mean(word: str) -> Phrase:
    """The question whether this word was meant."""
    return phrase("did you mean {word}?", word=word)


def meant_or(word: str | None, otherwise: Phrase) -> Phrase:
    """The question whether this word was meant; something else where there is no such word."""
    return did_you_mean(word) if word else otherwise


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` is most likely a misspelling of."""
    if len(word) > GUESSED_AT_MOST:
        return None
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), list(words), n=1, cutoff=0.6)
    return close[0] if close else None


def no_band(name: str, ladder: Sequence[str]) -> Phrase:
    """That a band is not on the person's ladder, and which is meant."""
    hint = meant_or(nearest(name, ladder), phrase("your bands are {bands}", bands=", ".join(ladder)))
    return phrase("there is no band {name}; {hint}", name=quoted(name), hint=hint)


def unknown_name(kind: Phrase, name: str, known: list[str]) -> Phrase:
    """That there is no such thing, and what there is."""
    if (meant := nearest(name, known)) is not None:
        hint = did_you_mean(meant)
    elif not known:
        hint = phrase("there are none at all")
    elif len(known) > NAMED_AT_MOST and kind == KIND_NAMES[FileKind.CONDITION]:
        hint = phrase("coach guide names all there are")
    elif len(known) > NAMED_AT_MOST:
        hint = phrase("coach list shows all there are")
    elif len(known) == 1:
        hint = phrase("there is {known}", known=known[0])
    else:
        hint = phrase("there are {known}", known=both(known))
    what = there_is_no(kind, name) if name else phrase("this is no {kind}'s id", kind=kind)
    return phrase("{what}; {hint}", what=what, hint=hint)


def there_is_no(kind: Phrase, name: str) -> Phrase:
    """That there is nothing of this kind with this name."""
    return phrase("there is no {kind} {name}", kind=kind, name=quoted(name))
