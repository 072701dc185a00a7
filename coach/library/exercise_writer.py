"""An exercise's file edited as text: what it says under each key, and the text with one of them said otherwise.

Each value has a name here: `setup`, `tempo.hold`, `how 2`. A text that the file has in the person's language is that
one, for what one hears is what one changes. What is not named here, such as the figure, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from coach.errors import phrase
from coach.library.fields import FieldTable
from coach.library.file_schema import CUES, DOSAGE, EXERCISE, PROGRESSION, TEMPO, WARM_UP
from coach.library.problem_report import Mark
from coach.library.typed_values import Mistyped, node_of, typed_value
from coach.library.yaml_editor import Raw, Sentences, Value, folded, list_item, set_in, written
from coach.library.yaml_lists import find_list
from coach.library.yaml_reader import LOADER, Fields, Items, Node, Text, parse
from coach.model.exercise import GrowthUnit, Phase
from coach.model.language import Language

HOW: Final = "how"
GROWS: Final = "progression"
SILENT: Final = "-"
"""What is typed for a word that is not said."""
_NO_TIME: Final = re.compile(r"0+(\.0+)? ?s?")
_ORDER: Final = [field.name for field in EXERCISE]
_TABLES: Final[Mapping[str, FieldTable]] = {
    "tempo": TEMPO,
    "cues": CUES,
    "dosage": DOSAGE,
    "progression": PROGRESSION,
    "warm_up": WARM_UP,
}
_TEXTS: Final = ("name", "setup", "how", "short", "change", "band_at", "first", "cues")
"""What a file can say in several languages."""
_SENTENCES: Final = {"name", "setup", "short", "change", "band_at", "first", "source"}


class NotEditable(Exception):
    """The YAML is written in a way that cannot be edited here, only by hand."""


def values_of(text: str, language: Language) -> dict[str, str]:
    """What the file says, as it is typed, by name; what it does not say is missing."""
    root = _root(text)
    found: dict[str, str] = {}
    for key in _ORDER:
        path = _path(root, key, language)
        if (node := _at(root, path)) is None or key in {"figure", "in"}:
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
    if "cues" in _keys(root):  # what one hears of them, each in the language that has it
        found |= {f"cues.{phase}": _typed(own) for phase in Phase if (own := _cue(root, phase, language)) is not None}
    return found


def changed_text(text: str, name: str, typed: str, language: Language) -> str | Mistyped:
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


def moved_sentence(text: str, at: int, by: int, language: Language) -> str:
    """The text with one sentence of the explanation so many places later."""
    found = find_list(text, *_path(_root(text), HOW, language))
    if found is None or not 0 <= at + by < len(found.items):
        return text
    items = [*found.items]
    items.insert(at + by, items.pop(at))
    return found.with_items(items)


def marks_of(text: str, language: Language) -> Iterator[tuple[Mark, str]]:
    """Where each value begins, and its name; empty for what has none."""
    root = _root(text)
    if not isinstance(root, Fields):
        return
    for key, value in root.pairs:
        spoken = _path(root, key.text, language)
        yield key.mark, key.text if spoken == (key.text,) else ""
        if key.text in _TABLES and isinstance(value, Fields):
            yield from ((inner.mark, f"{key.text}.{inner.text}") for inner, _ in value.pairs)
        elif key.text == HOW and isinstance(value, Items) and spoken == (HOW,):
            yield from ((item.mark, f"{HOW} {at}") for at, item in enumerate(value.items))
        elif key.text == "in" and isinstance(value, Fields):
            yield from _spoken_marks(value, language)


def _spoken_marks(languages: Fields, language: Language) -> Iterator[tuple[Mark, str]]:
    """Where the texts in the person's language begin; those in others have no name."""
    for name, texts in languages.pairs:
        yield name.mark, ""
        for key, value in texts.pairs if isinstance(texts, Fields) else ():
            own = key.text if name.text == language else ""
            yield key.mark, own
            if own == HOW and isinstance(value, Items):
                yield from ((item.mark, f"{HOW} {at}") for at, item in enumerate(value.items))
            if own == "cues" and isinstance(value, Fields):
                yield from ((inner.mark, f"cues.{inner.text}") for inner, _ in value.pairs)


def _changed(text: str, name: str, typed: str, language: Language) -> str | Mistyped:
    root = _root(text)
    if name == GROWS:
        return _grows(text, root, typed)
    if name.startswith(f"{HOW} "):
        return _sentence(text, root, int(name.removeprefix(f"{HOW} ")), typed, language)
    key, _, inner = name.partition(".")
    if typed and isinstance(value := _value(key, inner, typed), Mistyped):
        return value
    if name == "name":
        return _renamed(text, root, typed) if typed else Mistyped(phrase("an exercise needs a name"))
    if name == "warm_up.exercise" and not typed:
        return set_in(text, ("warm_up",), None)
    path = _path(root, key, language)
    if typed and key in _TEXTS and _at(root, ("in", language.value)) is not None:
        path = ("in", language.value, key)
    written_value = _written(name, typed) if typed else None
    if name == "dosage.reps" and "x" in typed.casefold():
        text = set_in(text, ("dosage", "set_of"), None)
    if name == "warm_up.exercise" and "warm_up" not in _keys(root):
        return set_in(text, ("warm_up",), {"exercise": typed, "reps": 5}, _ORDER)
    return set_in(text, (*path, inner) if inner else path, written_value, _ORDER)


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


def _renamed(text: str, root: Node | None, name: str) -> str:
    """With this name in every language that has one: else whoever reads another would go on reading the old one."""
    text = set_in(text, ("name",), name, _ORDER)
    for language in Language:
        if _at(root, ("in", language.value, "name")) is not None:
            text = set_in(text, ("in", language.value, "name"), name)
    return text


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


def _sentence(text: str, root: Node | None, at: int, typed: str, language: Language) -> str | Mistyped:
    """One sentence of the explanation; one more at its end, where it has none at this place."""
    path = _path(root, HOW, language)
    found = find_list(text, *path)
    if typed and isinstance(value := typed_value(EXERCISE, HOW, typed), Mistyped):
        return value
    if found is None:
        return set_in(text, path, Sentences((typed,)), _ORDER) if typed else text
    items = [*found.items]
    if at >= len(items) and typed:
        new = written(typed) if found.column is None else list_item(typed, found.column, found.newline) + found.newline
        items.append(new)
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


def _path(root: Node | None, key: str, language: Language) -> tuple[str, ...]:
    """The way to a key: to the one in the person's language, where the file has it."""
    spoken = ("in", language.value, key)
    return spoken if key in _TEXTS and _at(root, spoken) is not None else (key,)


def _cue(root: Node | None, phase: Phase, language: Language) -> Node | None:
    spoken = _at(root, ("in", language.value, "cues", phase.value))
    return _at(root, ("cues", phase.value)) if spoken is None else spoken


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
