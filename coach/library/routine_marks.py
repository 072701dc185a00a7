"""Where each value of a routine's file stands: so a mistake is shown where somebody would change what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from coach.library.problem_report import Mark
from coach.library.yaml_reader import Fields, Items, Node, Text
from coach.model.language import Language

_GROUPS: Final = {"tempo": "", "dosage": "", "cues": "cues."}
"""Keys of an entry that hold keys which are values by themselves, and what is put in front of those."""


class RoutineValue(Struct, frozen=True):
    """A value of a routine: of the routine itself, of a group of rounds, or of an entry."""

    place: int | None = None
    """Which entry it belongs to; the first, for rounds; None where it is the routine's own."""
    key: str = ""
    """As it is changed by: `note`, `hold`, `cues.hold`; empty where it is no value that is changed."""
    language: Language | None = None
    """Of a text: None where it is the file's own."""
    of_rounds: bool = False


def is_text(key: str) -> bool:
    """Whether a file can say this in several languages."""
    return key.partition(".")[0] in {"name", "about", "note", "first", "cues"}


def routine_marks(root: Node | None) -> Iterator[tuple[Mark, RoutineValue]]:
    """Each value of a routine and where it stands, from the top of the file to its end."""
    place = 0
    for key, node in _pairs(root):
        if key.text == "exercises" and isinstance(node, Items):
            for item in node.items:
                yield from _item_marks(item, place)
                place += _many(item)
        elif key.text == "in":
            yield from _text_marks(node, None)
        else:
            yield node.mark, RoutineValue(None, key.text)


def _item_marks(item: Node, place: int) -> Iterator[tuple[Mark, RoutineValue]]:
    """Of an item of the list: an entry, or rounds of them."""
    yield item.mark, RoutineValue(place)
    inner = _inner(item)
    for key, node in _pairs(item):
        if inner is not None:
            yield node.mark, RoutineValue(place, key.text, of_rounds=True)
            if node is inner:
                for number, entry in enumerate(inner.items):
                    yield from _item_marks(entry, place + number)
        elif key.text == "in":
            yield from _text_marks(node, place)
        else:
            yield node.mark, RoutineValue(place, key.text)
            if key.text in _GROUPS:
                for name, value in _pairs(node):
                    yield value.mark, RoutineValue(place, _GROUPS[key.text] + name.text)


def _text_marks(languages: Node, place: int | None) -> Iterator[tuple[Mark, RoutineValue]]:
    """Of what is said in other languages."""
    for name, texts in _pairs(languages):
        language = Language(name.text) if name.text in set(Language) else None
        yield texts.mark, RoutineValue(place)
        for key, node in _pairs(texts):
            yield node.mark, RoutineValue(place, key.text, language)
            for word, value in _pairs(node):
                yield value.mark, RoutineValue(place, f"{key.text}.{word.text}", language)


def _inner(item: Node) -> Items | None:
    """The list of rounds; None where it is an entry."""
    return next((node for key, node in _pairs(item) if key.text == "exercises" and isinstance(node, Items)), None)


def _many(item: Node) -> int:
    """How many entries an item of the list is."""
    inner = _inner(item)
    return 1 if inner is None else len(inner.items)


def _pairs(node: Node | None) -> tuple[tuple[Text, Node], ...]:
    return node.pairs if isinstance(node, Fields) else ()
