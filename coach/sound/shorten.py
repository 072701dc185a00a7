"""Shortens an instruction to the time there is, by whole sentences and clauses, the least important first. Pure.

How to lie comes first. What gives way, in this order: the hints on how to move, the last one first; the number of the
repetition just done; the dose behind the exercise's name. Where only the sides are switched, the position is known, and
what of it stays the same gives way next. Then the spoken 3-2-1, whose tones sound anyway; and only where even the whole
time is too short, details of the position, and then the leg; the exercise's name is the last to go. Of a switch, which
names no exercise, it is the leg.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MARGIN_MS = 200
"""What is left before work begins, which would cut whatever still sounds."""

Length = Callable[[str], int]
"""How many milliseconds a text takes to say."""


def sentences(text: str) -> list[str]:
    """The text's sentences, each with its full stop."""
    return _SENTENCE.split(text.strip()) if text.strip() else []


def first_that_fits(texts: Iterable[str], ms: int | None, length: Length) -> str | None:
    """The first of these that can be said in `ms`, None being any time; None when each takes too long."""
    return next((text for text in texts if ms is None or length(text) <= ms), None)


def instruction(
    numbers: Sequence[str], text: str, lie: str, other: str, *, ms: int | None, counted_ms: int, length: Length
) -> str:
    """What to say where work begins in `ms`, the last `counted_ms` of it being counted aloud.

    `numbers` tell the repetition just done, if there is one, in more words and in fewer. `lie` is the part of `text`
    that says how to lie; `other` is how it was said for the other side, or nothing where that has not been said.
    """
    at = text.find(lie)
    before, after = (text[:at], text[at + len(lie) :]) if lie and at >= 0 else (text, "")
    head, hints = sentences(before), sentences(after)
    whole = [_joined(*head, lie, *hints[:count]) for count in range(len(hints), -1, -1)]
    counted = [f"{number}. {each}" for each in whole for number in numbers]
    brief = _joined(*_without_dose(head), lie)
    less = [_joined(*_without_dose(head), each) for each in _lesser(lie, other)]
    best = [*counted, *whole, brief, *(less if other else [])]
    name, *rest = _without_dose(head) or [""]
    least = [whole[-1], brief, *less, _joined(name, *rest), (_joined(*rest) if other else "") or name]
    return (
        first_that_fits(best, None if ms is None else ms - counted_ms, length)
        or first_that_fits(least, None if ms is None else ms - _MARGIN_MS, length)
        or least[-1]
    )


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _without_dose(head: list[str]) -> list[str]:
    """`Clamshell, 10 repetitions.` as `Clamshell.`, in the first sentence."""
    return [f"{first.partition(',')[0]}." if "," in first else first for first in head[:1]] + head[1:]


def _lesser(lie: str, other: str) -> Iterator[str]:
    """The position with one clause less at a time: from the end, but first what is the same for the other side."""
    clauses = [clause for sentence in sentences(lie) for clause in _clauses(sentence)]
    same = {clause for sentence in sentences(other) for clause in _clauses(sentence)}
    leaving = sorted(range(len(clauses)), key=lambda at: (clauses[at] not in same, -at))
    for count in range(1, len(clauses)):
        kept = [clauses[at] for at in sorted(set(range(len(clauses))) - set(leaving[:count]))]
        yield _sentences_of(kept)


def _clauses(sentence: str) -> list[str]:
    """A sentence's clauses; the last one keeps its full stop, which tells where the sentence ends."""
    return sentence.split(", ")


def _sentences_of(clauses: list[str]) -> str:
    text = ""
    for clause in clauses:
        opens = not text or text.endswith((".", "!", "?"))
        text += ("" if not text else " " if opens else ", ") + (clause[:1].upper() + clause[1:] if opens else clause)
    return text if text.endswith((".", "!", "?")) else f"{text}."
