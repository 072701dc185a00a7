"""Changing one key of a YAML file, the rest left as the person wrote it: comments, order, spelling.

Whatever the reader takes can be changed, in any spelling of YAML: keys in braces or below each other, in quotes or
behind a `?`, further in, between `---` and `...`, with any line ends. What changes is what stands between two marks of
the same parser that reads the file; whoever writes the outcome reads it first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, TypeAlias

import yaml
from msgspec import Struct, field

from coach.library.yaml_reader import LOADER

Value: TypeAlias = "str | int | float | tuple[str, ...] | Mapping[str, Value] | None"
"""What a key can be set to; None takes the key out."""

_PLAIN = re.compile(r"[^\W\d_][\w ()/.-]*")
"""Text that needs no quotes, wherever it stands."""
_PLAIN_LINE = re.compile(r"[^\W\d_](?:(?!: |:$| #)[^\r\n])*")
"""Text that needs none where nothing else stands in its line."""
_RESERVED = {"true", "false", "yes", "no", "on", "off", "null"}
WIDTH = 120
"""Columns of a line that is not folded."""
LONGEST_KEY = 14
_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")


class Raw(str):
    """A value that is written as it stands, such as 3x10."""

    __slots__ = ()


class Sentences(tuple[str, ...]):
    """A list whose parts stand below each other, each in its own line."""

    __slots__ = ()


class Below(dict[str, "Value"]):
    """A group whose keys stand below each other, each in its own line."""

    __slots__ = ()


class _Pair(Struct):
    """A key with its value: where they stand, in characters."""

    start: int
    key: str | None = None
    colon: int | None = None
    """Behind the colon; None where a key stands alone."""
    value: int | None = None
    """None: nothing stands behind the colon."""
    end: int = 0
    comma: int | None = None
    """Behind the comma, if one follows in braces."""
    texts: list[tuple[int, int]] = field(default_factory=list)
    """Its scalars: a # in one of them begins no comment."""


class _Layout(Struct):
    """How a file is laid out."""

    pairs: list[_Pair] = field(default_factory=list)
    braces: int | None = None
    """Behind the opening brace, where all keys stand in braces."""
    column: int = 0
    """Where keys below each other begin."""
    end: int = 0
    """Where what follows the last key ends: before a `...`, or at the end of the file."""


def set_value(text: str, key: str, value: Value, order: Sequence[str] = ()) -> str:
    """The text with one top-level key set, added, or taken out. The text must be one the reader takes.

    A key that was not there comes in front of the next of `order` that is; at the end, where none is.
    """
    layout = _layout(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    pair = next((pair for pair in layout.pairs if pair.key == key), None)
    if pair is not None:
        return _changed(text, layout, pair, value, newline) if value is not None else _removed(text, layout, pair)
    if value is None:
        return text
    added = f"{key}:{_behind(layout, value, newline)}"
    pairs = {pair.key: pair for pair in layout.pairs}
    later = order[order.index(key) + 1 :] if key in order else ()
    below = next((pairs[name] for name in later if name in pairs), None)
    if layout.braces is None:
        at = layout.end if below is None else comments_above(text, text.rfind("\n", 0, below.start) + 1)
        head, tail = text[:at], text[at:]
        gap = newline if head and not head.endswith("\n") else ""
        return f"{head}{gap}{' ' * layout.column}{added}{newline}{tail}"
    if not layout.pairs:
        return text[: layout.braces] + added + text[layout.braces :]
    if below is not None:
        return f"{text[: below.start]}{added}, {text[below.start :]}"
    last = layout.pairs[-1]
    if last.comma is not None:
        return f"{text[: last.comma]} {added}{text[last.comma :]}"
    comma = " ," if last.colon and last.value is None else ","  # a colon must have a space behind it
    return f"{text[: last.end]}{comma} {added}{text[last.end :]}"


def set_in(text: str, path: Sequence[str], value: Value, order: Sequence[str] = ()) -> str:
    """The text with a key set that may stand inside others, as `("tempo", "hold")`; what is empty then goes, too.

    `order` is that of all keys, however far in.
    """
    key, *inner = path
    if not inner:
        return set_value(text, key, value, order)
    layout = _layout(text)
    pair = next((pair for pair in layout.pairs if pair.key == key), None)
    if pair is None or pair.value is None:
        return text if value is None else set_value(text, key, _nested(layout, path, value), order)
    start, end = pair.value, pair.end
    if text[start] != "{":
        start = text.rfind("\n", 0, start) + 1
        end = text.find("\n", end) + 1 or len(text)
    part = set_in(text[start:end], inner, value, order)
    if not _layout(part).pairs:
        return set_value(text, key, None)
    return text[:start] + part + text[end:]


def _nested(layout: _Layout, path: Sequence[str], value: Value) -> Value:
    """The value inside groups of keys: groups in groups below each other where they have room, else in one line."""
    key, *inner = path
    in_braces, below = value, value
    for each in reversed(inner):
        in_braces, below = {each: in_braces}, Below({each: below})
    if layout.braces is not None:
        return in_braces
    are_groups, is_long = len(inner) > 1, layout.column + len(f"{key}: {written(in_braces)}") > WIDTH
    return below if is_long or (are_groups and layout.column == 0) else in_braces


def _changed(text: str, layout: _Layout, pair: _Pair, value: Value, newline: str) -> str:
    if pair.value is None or pair.colon is None:
        colon = ": " if not text.startswith("?", pair.start) else f"{newline}{' ' * layout.column}: "
        if not pair.colon:
            return f"{text[: pair.end]}{colon}{written(value, layout.braces is None)}{text[pair.end :]}"
        return f"{text[: pair.colon]}{_behind(layout, value, newline)}{text[pair.end :]}"
    behind = _behind(layout, value, newline)
    if "\n" not in text[pair.colon : pair.end] and "\n" not in behind:
        return text[: pair.value] + behind.lstrip(" ") + text[pair.end :]
    # Comments between the parts of a list stay, below the line that now holds the whole list.
    head, comments = text[: pair.colon] + behind, _comments(text, pair.colon, pair.end, pair)
    rest = text[pair.end :]
    if not comments:
        return head + rest
    if layout.braces is not None:
        return head + "".join(f" {comment}{newline}" for comment in comments) + rest
    line = re.match(r"[^\r\n]*", rest)
    assert line is not None
    below = "".join(f"{newline}{' ' * layout.column}{comment}" for comment in comments)
    return head + line[0] + below + rest[line.end() :]


def _behind(layout: _Layout, value: Value, newline: str) -> str:
    """A value as it stands behind the colon of its key."""
    return f" {written(value)}" if layout.braces is not None else _below(value, layout.column, newline)


def _below(value: Value, column: int, newline: str) -> str:
    """A value as it stands behind the colon of a key in this column, where keys stand below each other."""
    match value:
        case Below():
            inner = " " * (column + 2)
            return "".join(f"{newline}{inner}{key}:{_below(each, column + 2, newline)}" for key, each in value.items())
        case Sentences():
            return "".join(newline + list_item(each, column + 2, newline) for each in value)
        case _:
            return " " + folded(written(value, True), column, newline)


def _removed(text: str, layout: _Layout, pair: _Pair) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    start, end = pair.start, pair.end if pair.comma is None else pair.comma
    if layout.braces is None:
        # With all of its lines, but for what was noted in them.
        start = text.rfind("\n", 0, start) + 1
        end = text.find("\n", end) + 1 or len(text)
    elif pair.comma is not None:
        end += text[end : end + 1] == " " and text[end + 1 : end + 2] != "#"
    elif (at := layout.pairs.index(pair)) and not text[layout.pairs[at - 1].comma or 0 : start].strip(" "):
        start = (layout.pairs[at - 1].comma or start) - 1
    before = " " * layout.column if layout.braces is None else " "
    left = "".join(f"{before}{comment}{newline}" for comment in _comments(text, start, end, pair))
    if layout.braces is None and len(layout.pairs) == 1 and layout.end < len(text):
        left += f"{{}}{newline}"  # a document that ends with ... has something in it
    return text[:start] + left + text[end:]


def _layout(text: str) -> _Layout:
    """Where everything stands, by the tokens of the parser that reads the file."""
    layout, depth, pair = _Layout(end=len(text)), 0, None
    for token in yaml.scan(text, Loader=LOADER):
        start, end = _index(token.start_mark), _index(token.end_mark)
        match token:
            case yaml.DocumentEndToken():
                layout.end = start
                break
            case yaml.BlockMappingStartToken() | yaml.FlowMappingStartToken() if depth == 0:
                depth = 1
                layout.column = token.start_mark.column
                layout.braces = end if isinstance(token, yaml.FlowMappingStartToken) else None
                continue
            case yaml.KeyToken() if depth == 1:
                pair = _Pair(start)
                layout.pairs.append(pair)
                continue
            case yaml.BlockEndToken() | yaml.FlowMappingEndToken() | yaml.FlowSequenceEndToken():
                depth -= 1
                if isinstance(token, yaml.BlockEndToken):
                    continue  # it "stands" where the next thing begins
            case (
                yaml.BlockSequenceStartToken()
                | yaml.FlowSequenceStartToken()
                | yaml.BlockMappingStartToken()
                | yaml.FlowMappingStartToken()
            ):
                depth += 1
            case _:
                pass
        if depth == 1 and isinstance(token, yaml.ScalarToken) and (pair is None or pair.comma is not None):
            pair = _Pair(start)  # in braces, a key alone
            layout.pairs.append(pair)
        if pair is None or depth == 0:
            continue
        if isinstance(token, yaml.ScalarToken):
            end = start + len(text[start:end].rstrip())  # a block of text "ends" behind its empty lines
            header = re.compile(r"[^\r\n]*").match(text, start) if token.style in {"|", ">"} else None
            pair.texts.append((header.end() if header else start, end))
        if isinstance(token, yaml.ScalarToken) and pair.key is None:
            pair.key, pair.end = token.value, end
        elif isinstance(token, yaml.ValueToken) and depth == 1:
            pair.colon = pair.end = end
        elif isinstance(token, yaml.FlowEntryToken) and depth == 1:
            pair.comma = end
        else:
            pair.value = start if pair.value is None else pair.value
            pair.end = end
    return layout


def _index(mark: Any) -> int:
    """The character a mark stands at; tokens always have their marks, whatever their type says."""
    return int(mark.index)


def _comments(text: str, start: int, end: int, pair: _Pair) -> list[str]:
    """The comments between two places of a pair."""
    outside = text[:end]
    for at, to in pair.texts:
        outside = outside[:at] + re.sub(r"[^\n]", ".", outside[at:to]) + outside[to:]
    return [comment.rstrip() for comment in _COMMENT.findall(outside, start)]


def list_item(sentence: str, column: int, newline: str) -> str:
    """A part of a list with its dash, without the end of its line."""
    return f"{' ' * column}- {folded(written(sentence, True), column, newline)}"


def folded(text: str, column: int, newline: str) -> str:
    """What a long line has too much in the next ones, further in; YAML reads them as one."""
    if len(text) <= WIDTH - column:
        return text
    # The first line begins behind its key or its dash, of which is known only that no name of a key is longer.
    lines = wrap(text, WIDTH - column - LONGEST_KEY, break_long_words=False, break_on_hyphens=False)
    return f"{newline}{' ' * (column + 2)}".join(lines)


def comments_above(text: str, at: int) -> int:
    """Where the comments directly above a line begin."""
    while (above := text.rfind("\n", 0, max(at - 1, 0)) + 1) < at and text[above:at].lstrip().startswith("#"):
        at = above
    return at


def written(value: Value, alone: bool = False) -> str:
    """A value as it stands in a file; `alone` if nothing else stands in its line, neither a comma nor a bracket."""
    match value:
        case Raw():
            return value
        case tuple():
            return "[" + ", ".join(map(written, value)) + "]"
        case Mapping():
            return "{" + ", ".join(f"{key}: {written(each)}" for key, each in value.items()) + "}"
        case str():
            plain = (_PLAIN_LINE if alone else _PLAIN).fullmatch(value) and value.strip() == value
            return value if plain and value.lower() not in _RESERVED else "'" + value.replace("'", "''") + "'"
        case _:
            return str(value)
