"""Did you mean: the nearest known name, and how messages quote what an author wrote. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach.system.text import escaped

QUOTED_AT_MOST = 40
"""Characters of the author's text that a sentence repeats."""
GUESSED_AT_MOST = 60
"""Longer words are not compared with anything: nobody misspells that much, and comparing them takes long."""


def quoted(text: str) -> str:
    """The author's own words, harmless and short enough for one line."""
    return escaped(text if len(text) <= QUOTED_AT_MOST else text[: QUOTED_AT_MOST - 1] + "…")


def either(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def both(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` is most likely a misspelling of."""
    if len(word) > GUESSED_AT_MOST:
        return None
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), list(words), n=1, cutoff=0.6)
    return close[0] if close else None


def no_band(name: str, ladder: Sequence[str]) -> str:
    """That a band is not on the person's ladder, and which is meant."""
    near = nearest(name, ladder)
    hint = f"did you mean {near}?" if near else f"your bands are {', '.join(ladder)}"
    return f"there is no band {quoted(name)}; {hint}"
