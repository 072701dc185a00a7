"""An exercise's file edited as text: what it says under each key, and the text with one of them said otherwise.

Each value has a name here: `setup`, `tempo.hold`, `how 2`. A text is that of one language: the file's own, where that
is None, or the one below `in`. What is not named here, such as the figure, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

import yaml

from coach.errors import phrase
from coach.library.fields import FieldTable
from coach.library.file_schema import CUES, DOSAGE, EXERCISE, PROGRESSION, TEMPO, WARM_UP
from coach.library.problem_report import Mark
from coach.library.typed_values import SILENT, Mistyped, node_of, typed_value
from coach.library.yaml_editor import Raw, Sentences, Value, folded, list_item, set_in, written
from coach.library.yaml_lists import find_list
from coach.library.yaml_reader import LOADER, Fields, Items, Node, Text, parse
from coach.model.exercise import GrowthUnit, Phase
from coach.model.language import Language

HOW: Final = "how"
GROWS: Final = "progression"
_NO_TIME: Final = re.compile(r"0+(\.0+)? ?s?")
_ORDER: Final = [field.name for field in EXERCISE]
_ORDER_INSIDE: Final = [*_ORDER, *Phase]
"""Also of what stands inside of others."""
_TABLES: Final[Mapping[str, FieldTable]] = {
    "tempo": TEMPO,
    "cues": CUES,
    "dosage": DOSAGE,
    "progression": PROGRESSION,
    "warm_up": WARM_UP,
}
_TEXTS: Final = {"name", "setup", "how", "short", "change", "band_at", "first", "cues"}
"""What a file can say in several languages."""
_SENTENCES: Final = {"name", "setup", "short", "change", "band_at", "first", "source"}


class NotEditable(Exception):
    """The YAML is written in a way that cannot be edited here, only by hand."""


def is_text(name: str) -> bool:
    """Whether a file can say this in several languages."""
    return re.split("[ .]", name)[0] in _TEXTS


def translated_into(text: str) -> tuple[Language, ...]:
    """The languages below `in`."""
    keys = _keys(_at(_root(text), ("in",)))
    return tuple(language for language in Language if language.value in keys)


def values_of(text: str, language: Language | None) -> dict[str, str]:
    """What the file says, as it is typed, by name; what it does not say, in this language, is missing."""
    root = _root(text)
    found: dict[str, str] = {}
    for key in _ORDER:
        if (node := _at(root, _path(key, language))) is None or key in {"figure", "in"}:
            continue
        match node:
            case Items() if key == HOW:
                found |= {f"{HOW} {at}": _typed(each) for at, each in enumerate(node.items)}
            case Fields() if key in _TABLES:
                found |= {f"{key}.{name.text}": _typed(value) for name, value in node.pairs}
            case _:
                found[key] = _typed(node)
    if GROWS in _keys(root):
        found[GROWS] = found.get("progression.of", GrowthUnit.REPS)
    return found


def changed_text(text: str, name: str, typed: str, language: Language | None) -> str | Mistyped:
    """The text with this typed under a name, or what is wrong with it; nothing typed takes the key out.

    Raises `NotEditable`.
    """
    typed = " ".join(typed.split())
    if name.startswith("tempo.") and _NO_TIME.fullmatch(typed):
        typed = ""  # as anybody would who writes the file by hand
    try:
        new = _changed(text, name, typed, language)
    except (yaml.YAMLError, ValueError, IndexError) as error:
        raise NotEditable from error
    if typed and not isinstance(new, Mistyped) and name not in {GROWS, "name"} and not name.startswith(HOW):
        there = values_of(new, language).get(name, "")
        if there != typed and not _same(there, typed):
            raise NotEditable
    return new


def renamed_text(text: str, name: str) -> str | Mistyped:
    """The text with this name in every language that has one, or what is wrong with it: for a copy.

    Else whoever reads another language would go on reading the old one.
    """
    for language in (None, *translated_into(text)):
        if language is None or _at(_root(text), ("in", language.value, "name")) is not None:
            new = changed_text(text, "name", name, language)
            if isinstance(new, Mistyped):
                return new
            text = new
    return text


def moved_sentence(text: str, at: int, by: int, language: Language | None) -> str:
    """The text with one sentence of the explanation so many places later."""
    found = find_list(text, *_path(HOW, language))
    if found is None or not 0 <= at + by < len(found.items):
        return text
    items = [*found.items]
    items.insert(at + by, items.pop(at))
    return found.with_items(items)


def marks_of(text: str) -> Iterator[tuple[Mark, str, Language | None]]:
    """Where each value begins, its name, empty for what has none, and its language."""
    root = _root(text)
    if not isinstance(root, Fields):
        return
    for key, value in root.pairs:
        yield key.mark, "" if key.text == "in" else key.text, None
        if key.text in _TABLES and isinstance(value, Fields):
            yield from ((inner.mark, f"{key.text}.{inner.text}", None) for inner, _ in value.pairs)
        elif key.text == HOW and isinstance(value, Items):
            yield from ((item.mark, f"{HOW} {at}", None) for at, item in enumerate(value.items))
        elif key.text == "in" and isinstance(value, Fields):
            yield from _spoken_marks(value)


def _spoken_marks(languages: Fields) -> Iterator[tuple[Mark, str, Language | None]]:
    """Where the texts in other languages begin."""
    for name, texts in languages.pairs:
        yield name.mark, "", None
        language = Language(name.text) if name.text in set(Language) else None
        for key, value in texts.pairs if isinstance(texts, Fields) and language is not None else ():
            yield key.mark, key.text, language
            if key.text == HOW and isinstance(value, Items):
                yield from ((item.mark, f"{HOW} {at}", language) for at, item in enumerate(value.items))
            if key.text == "cues" and isinstance(value, Fields):
                yield from ((inner.mark, f"cues.{inner.text}", language) for inner, _ in value.pairs)


def _changed(text: str, name: str, typed: str, language: Language | None) -> str | Mistyped:
    root = _root(text)
    if name == GROWS:
        return _grows(text, root, typed)
    if name.startswith(f"{HOW} "):
        return _sentence(text, int(name.removeprefix(f"{HOW} ")), typed, language)
    key, _, inner = name.partition(".")
    if typed and isinstance(value := _value(key, inner, typed), Mistyped):
        return value
    if name == "name" and not typed and language is None:
        return Mistyped(phrase("an exercise needs a name"))
    if name == "warm_up.exercise" and not typed:
        return set_in(text, ("warm_up",), None)
    path = _path(key, language)
    written_value = _written(name, typed) if typed else None
    if name == "dosage.reps" and "x" in typed.casefold():
        text = set_in(text, ("dosage", "set_of"), None)
    if name == "warm_up.exercise" and "warm_up" not in _keys(root):
        return set_in(text, ("warm_up",), {"exercise": typed, "reps": 5}, _ORDER)
    return set_in(text, (*path, inner) if inner else path, written_value, _ORDER_INSIDE)


def _value(key: str, inner: str, typed: str) -> Any:
    if key == "cues" and typed == SILENT:
        return ""
    return typed_value(_TABLES[key], inner, typed) if inner else typed_value(EXERCISE, key, typed)


def _written(name: str, typed: str) -> Value:
    """What was typed as it stands in a file."""
    node = node_of(name.rpartition(".")[2], typed)
    match node:
        case Items(items=items):
            return tuple(_typed(item) for item in items)
        case Fields(pairs=pairs):
            return {key.text: Raw(_typed(value)) for key, value in pairs}
        case _ if name.startswith("cues."):
            return "" if typed == SILENT else typed
        case _:
            return typed if name in _SENTENCES else Raw(typed)


def _grows(text: str, root: Node | None, typed: str) -> str | Mistyped:
    """Whether it grows, and what: with a goal and a step to begin with."""
    if not typed:
        return set_in(text, (GROWS,), None)
    if isinstance(value := typed_value(PROGRESSION, "of", typed), Mistyped):
        return value
    number = {
        key: _number(_at(root, path)) for key, path in (("reps", ("dosage", "reps")), ("hold", ("tempo", "hold")))
    }
    if value is GrowthUnit.HOLD:
        hold = number["hold"] or 10
        return set_in(text, (GROWS,), {"of": "hold", "goal": max(hold * 2, 20), "step": 5}, _ORDER)
    return set_in(text, (GROWS,), {"goal": max(number["reps"], 30), "step": 2}, _ORDER)


def _sentence(text: str, at: int, typed: str, language: Language | None) -> str | Mistyped:
    """One sentence of the explanation; one more at its end, where it has none at this place.

    In another language the file's own stand at the places before it that are not translated: a session says that
    language's list alone, so the sentence would else be said in the place of another.
    """
    path = _path(HOW, language)
    found = find_list(text, *path)
    if typed and isinstance(value := typed_value(EXERCISE, HOW, typed), Mistyped):
        return value
    items = [] if found is None else [*found.items]
    if at >= len(items) and not typed:
        return text
    own = () if language is None else _own_sentences(text)[len(items) : at]
    if found is None:
        return set_in(text, path, Sentences((*own, typed)), _ORDER_INSIDE)
    if at >= len(items):
        column, new_line = found.column, found.newline
        more = (*own, typed)
        items += [written(each) if column is None else list_item(each, column, new_line) + new_line for each in more]
    elif not typed:
        del items[at]
        if not items:
            return set_in(text, path, None)
    elif found.column is None:
        items[at] = written(typed)
    else:
        node: Any = yaml.compose(items[at], Loader=LOADER)
        scalar = node.value[0]
        start = scalar.start_mark.index
        end = start + len(items[at][start : scalar.end_mark.index].rstrip())
        new = folded(written(typed, True), found.column, found.newline)
        items[at] = items[at][:start] + new + items[at][end:]
    return found.with_items(items)


def _own_sentences(text: str) -> tuple[str, ...]:
    """The explanation in the file's own words."""
    node = _at(_root(text), (HOW,))
    return tuple(map(_typed, node.items)) if isinstance(node, Items) else ()


def _path(key: str, language: Language | None) -> tuple[str, ...]:
    """The way to a key: of a text, to the one in this language."""
    return (key,) if language is None or key not in _TEXTS else ("in", language.value, key)


@lru_cache(maxsize=8)  # what is read of a text, changed in it and shown of it: each asks anew
def _root(text: str) -> Node | None:
    return parse(text, "").root


def _keys(root: Node | None) -> dict[str, Node]:
    return {key.text: value for key, value in root.pairs} if isinstance(root, Fields) else {}


def _at(node: Node | None, path: tuple[str, ...]) -> Node | None:
    """The value at the end of this way; None where there is none."""
    for key in path:
        node = _keys(node).get(key)
    return node


def _typed(node: Node) -> str:
    """A value as it is typed."""
    match node:
        case Text(text=text):
            return " ".join(text.split())
        case Items(items=items):
            return ", ".join(map(_typed, items))
        case Fields(pairs=pairs):
            return ", ".join(f"{_typed(value)} {key.text}" for key, value in pairs)
        case _:
            return ""


def _number(node: Node | None) -> int:
    text = _typed(node) if node is not None else ""
    return int(text) if text.isascii() and text.isdigit() else 0


def _same(there: str, typed: str) -> bool:
    """Whether two spellings are one value: a word that is not said, a list with other blanks, sides apart."""
    if typed == SILENT:
        return not there
    return sorted(there.replace(",", " ").split()) == sorted(typed.replace(",", " ").strip("[]{}").split())
