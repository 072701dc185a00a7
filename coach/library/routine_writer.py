"""The text of a routine that was edited, made of the text it had: only what changed is written anew.

Entries stay the very lines they were, in their new order, each with the comments above it; what changes in one is
changed in its own lines. What comes out has to be read, and compared, before it is written anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import yaml
from msgspec import Struct

from coach.library.yaml_editor import Raw, Value, set_value, written
from coach.library.yaml_reader import LOADER
from coach.model.draft import Sheet
from coach.model.exercise import Phase
from coach.model.routine import Entry, Percent, Routine


class _List(Struct, frozen=True):
    """Where the list of exercises stands in a text, with its items."""

    start: int
    end: int
    items: tuple[str, ...]
    """Each with what belongs to it: its lines and the comments above; in brackets, what stands between two commas."""
    column: int | None
    """Of the dashes; None where the list stands in brackets."""


def routine_text(text: str, kept: Routine, sheet: Sheet) -> str:
    """The text of a routine as the sheet has it; `kept` is what `text` holds. Raises ValueError if it cannot be made.

    A sheet without entries gives a text that the reader refuses.
    """
    try:
        return _top(_with_entries(text, kept, sheet), kept, sheet.routine)
    except (yaml.YAMLError, IndexError) as error:
        raise ValueError(str(error)) from error


def reps_value(entry: Entry) -> str:
    """The repetitions of an entry as a file has them: 10, 3x10, 50%, or nothing."""
    match entry.reps:
        case None:
            return ""
        case Percent(value):
            return f"{value}%"
        case reps if entry.set_of and reps > entry.set_of and reps % entry.set_of == 0:
            return f"{reps // entry.set_of}x{entry.set_of}"
        case reps:
            return str(reps)


def seconds_value(ms: int) -> str:
    """Milliseconds as the seconds of a file."""
    return f"{ms / 1000:g}"


def _top(text: str, kept: Routine, now: Routine) -> str:
    """The keys of the routine itself; a name is changed in every language that has one."""
    if now.name != kept.name:
        for start, end in sorted(_names(text), reverse=True):
            text = text[:start] + written(now.name) + text[end:]
    if now.when is not kept.when:
        text = set_value(text, "when", now.when.value)
    if now.turn_over is not kept.turn_over:
        text = _set_above(text, "turn_over", now.turn_over.value)
    return text


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of a routine stand, its own and those in other languages."""
    top = _pairs(_root(text))
    languages = _pairs(top["in"]).values() if "in" in top else ()
    for node in [top["name"], *(pairs["name"] for each in languages if "name" in (pairs := _pairs(each)))]:
        start, end = node.start_mark.index, node.end_mark.index
        yield start, start + len(text[start:end].rstrip())


def _set_above(text: str, key: str, value: str) -> str:
    """Set a key; one that is not there comes above the list of exercises, or where it waits as a comment."""
    root = _root(text)
    if key in _pairs(root) or root.flow_style:
        return set_value(text, key, value)
    if (waiting := re.search(rf"(?m)^# ?({key}: {value}\b.*)$", text)) is not None:
        return text[: waiting.start()] + waiting[1] + text[waiting.end() :]
    mark = next(name.start_mark for name, _ in root.value if name.value == "exercises")
    at = _comments_above(text, text.rfind("\n", 0, mark.index) + 1)
    newline = "\r\n" if "\r\n" in text else "\n"
    return f"{text[:at]}{' ' * mark.column}{key}: {value}{newline}{text[at:]}"


def _with_entries(text: str, kept: Routine, sheet: Sheet) -> str:
    """The list of exercises as the sheet has it."""
    if sheet.routine.entries == kept.entries and sheet.origins == tuple(range(len(kept.entries))):
        return text
    found = _list(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    items = []
    for entry, origin in zip(sheet.routine.entries, sheet.origins, strict=True):
        old = Entry(entry.exercise) if origin is None else kept.entries[origin]
        if origin is not None:
            item = found.items[origin]
        elif found.column is None:
            item = f"{{exercise: {entry.exercise}}}"
        else:
            item = f"{' ' * found.column}- exercise: {entry.exercise}{newline}"
        for key, value in changed_keys(old, entry).items():
            item = _set_in_item(item, found.column, key, value)
        items.append(item)
    between = "" if found.column is not None else f",{newline}" if newline in text[found.start : found.end] else ", "
    return text[: found.start] + between.join(items) + text[found.end :]


def _set_in_item(item: str, column: int | None, key: str, value: Value) -> str:
    """One key of an entry set: without its dash, an entry is a text with keys like any other."""
    if column is None:
        return set_value(item, key, value)
    dash = _dash(item, column)
    text = set_value(item[:dash] + " " + item[dash + 1 :], key, value)
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("#"):
            return text[: at + column] + "-" + text[at + column + 1 :]
        at += len(line)
    raise ValueError("an entry without keys")


def _dash(item: str, column: int) -> int:
    """Where the dash of an item stands, behind the comments above it."""
    at = 0
    for line in item.splitlines(keepends=True):
        if line[column : column + 1] == "-" and not line[:column].strip():
            return at + column
        at += len(line)
    raise ValueError("an entry without a dash")


def changed_keys(old: Entry, new: Entry) -> dict[str, Value]:
    """The keys of an entry that make the new one of the old, in the order in which somebody would write them."""
    keys: dict[str, Value] = {}
    if (old.reps, old.set_of) != (new.reps, new.set_of):
        reps = reps_value(new)
        keys |= {"dosage": None, "set_of": None, "reps": Raw(reps) if reps else None}
        if new.set_of is not None and "x" not in reps:
            keys["set_of"] = new.set_of
    if old.tempo != new.tempo:
        keys["tempo"] = {phase.value: Raw(seconds_value(ms)) for phase, ms in new.tempo} or None
    if old.rest_ms != new.rest_ms:
        keys["rest"] = None if new.rest_ms is None else Raw(seconds_value(new.rest_ms))
    if old.band != new.band:
        keys["band"] = new.band
    if old.note != new.note:
        keys["note"] = new.note
    if old.translations != new.translations:
        keys["in"] = {language.value: _texts(dict(each.cues), each.note) for language, each in new.translations} or None
    return keys


def _texts(cues: Mapping[Phase, str], note: str | None) -> Mapping[str, Value]:
    texts: dict[str, Value] = {"cues": {phase.value: word for phase, word in cues.items()}} if cues else {}
    return texts | ({} if note is None else {"note": note})


def _root(text: str) -> Any:
    return yaml.compose(text, Loader=LOADER)


def _pairs(node: Any) -> dict[str, Any]:
    """The values of a group of keys."""
    return {key.value: value for key, value in node.value}


def _list(text: str) -> _List:
    """The list of exercises, taken apart."""
    node = _pairs(_root(text))["exercises"]
    ends = [_end(text, item) for item in node.value]
    if node.flow_style:
        start, end = node.start_mark.index + 1, ends[-1]
        comma = re.compile(r"[ \t]*,")
        starts = [start, *(match.end() if (match := comma.match(text, at)) else at for at in ends[:-1])]
        items = [text[at:to].lstrip(" ") for at, to in zip(starts, ends, strict=True)]
        return _List(start, end, tuple(items), None)
    dashes = [
        token.start_mark.index
        for token in yaml.scan(text, Loader=LOADER)
        if isinstance(token, yaml.BlockEntryToken)
        and token.start_mark.column == node.start_mark.column
        and node.start_mark.index <= token.start_mark.index < ends[-1]
    ]
    column = node.start_mark.column
    first = text.rfind("\n", 0, dashes[0]) + 1
    bounds = [_comments_above(text, first)]
    for at, end in enumerate(ends):
        stop = text.rfind("\n", 0, dashes[at + 1]) + 1 if at + 1 < len(ends) else len(text)
        bounds.append(_own_lines(text, end, stop, column))
    items = [text[at:to] if text[:to].endswith("\n") else text[at:to] + "\n" for at, to in pairwise(bounds)]
    return _List(bounds[0], bounds[-1], tuple(items), column)


def _comments_above(text: str, at: int) -> int:
    """Where the comments directly above a line begin."""
    while (above := text.rfind("\n", 0, max(at - 1, 0)) + 1) < at and text[above:at].lstrip().startswith("#"):
        at = above
    return at


def _own_lines(text: str, end: int, stop: int, column: int) -> int:
    """Where an item ends: behind the line its last value is in, and the comments below that are further in."""
    at = text.find("\n", end, stop) + 1 or stop
    own = at
    for line in text[at:stop].splitlines(keepends=True):
        at += len(line)
        if line.lstrip().startswith("#") and len(line) - len(line.lstrip()) > column:
            own = at
        elif line.strip():
            break
    return own


def _end(text: str, node: Any) -> int:
    """Where a value ends; what stands below each other "ends" where the next thing begins."""
    if isinstance(node, yaml.ScalarNode):
        start = int(node.start_mark.index)
        return start + len(text[start : node.end_mark.index].rstrip())
    if node.flow_style:
        return int(node.end_mark.index)
    inner = [each for pair in node.value for each in (pair if isinstance(pair, tuple) else (pair,))]
    return max((_end(text, each) for each in inner), default=int(node.start_mark.index))
