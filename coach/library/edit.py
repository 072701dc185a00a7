"""Changing one key of settings.yaml, the rest of the file left as the person wrote it: comments, order, spelling."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from coach.errors import CoachError
from coach.library.catalogue import shown
from coach.library.settings import read_settings
from coach.library.settings_keys import settings_of

Value = str | int | float | tuple[str, ...] | None
"""What a key can be set to; None takes the key out."""

OPENING = "# Settings of coach. Every key may be left out; coach check says what is wrong.\n"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*")
_RESERVED = {"true", "false", "yes", "no", "on", "off", "null"}


class _Span(Struct, frozen=True):
    """Where a key and its value stand, in characters; a value's comments inside it are between its marks."""

    key_start: int
    key_end: int
    value_start: int
    value_end: int


def write_setting(path: Path, key: str, value: Value) -> None:
    """Set one key in the file, making the file if there is none; it is the old one or the new one, never between.

    FilesInvalid rather than touching a file with mistakes, CoachError when it cannot be written.
    """
    read_settings(path)
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else OPENING
        after = set_value(before, key, value)
        settings_of(after, shown(path))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CoachError(f"{shown(path)} cannot be written: {error.strerror or error}") from error


def set_value(text: str, key: str, value: Value) -> str:
    """The text with one top-level key set, added at its end, or taken out. The text must be valid settings."""
    span = next((span for name, span in _spans(text) if name == key), None)
    if span is None:
        if value is None:
            return text
        gap = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{gap}{key}: {_written(value)}\n"
    head, inside, tail = text[: span.key_start], text[span.key_end : span.value_end], text[span.value_end :]
    comments = [line.strip() for line in _comments(inside)]
    if value is None:
        rest = tail.partition("\n")[2]
        kept = [comment for comment in (*comments, _comment_of(tail.partition("\n")[0])) if comment]
        return head + "".join(f"{comment}\n" for comment in kept) + rest
    first = f"{key}: {_written(value)}"
    if comments:
        # Comments between the parts of a list stay, below the line that now holds the whole list.
        return f"{head}{first}{tail.partition(chr(10))[0]}\n" + "\n".join(comments) + "\n" + tail.partition("\n")[2]
    return head + first + tail


def _spans(text: str) -> Iterator[tuple[str, _Span]]:
    """Each top-level key with its place. PyYAML's own reader, because its marks count characters."""
    depth, key, start = 0, None, None
    end = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                depth += 1
                if depth == 2 and start is None:
                    start = _at(event.start_mark)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                depth -= 1
                # A block collection "ends" where the next thing begins; its last part knows better.
                flow = text[_at(event.start_mark) : _at(event.start_mark) + 1] in {"]", "}"}
                end = _at(event.end_mark) if flow else end
            case yaml.ScalarEvent():
                if depth == 1 and key is None:
                    key = event
                    continue
                if start is None:
                    start = _at(event.start_mark)
                end = _at(event.end_mark)
            case _:
                continue
        if depth == 1 and key is not None and start is not None:
            colon = text.index(":", _at(key.end_mark)) + 1
            yield key.value, _Span(_at(key.start_mark), colon, start, max(end, colon))
            key, start = None, None


def _at(mark: Any) -> int:
    """The character a mark stands at; events always have their marks, whatever their type says."""
    return int(mark.index)


def _comments(inside: str) -> Iterator[str]:
    """The comments between a key's colon and the end of its value."""
    for line in inside.split("\n"):
        if comment := _comment_of(line):
            yield comment


def _comment_of(line: str) -> str:
    """The comment at the end of a line; in a name of a band `#` stands in quotes or directly behind a letter."""
    found = re.search(r"(?:^|\s)#.*$", re.sub(r"'[^']*'|\"[^\"]*\"", lambda quoted: "." * len(quoted[0]), line))
    return line[found.start() :].strip() if found else ""


def _written(value: Value) -> str:
    match value:
        case tuple():
            return "[" + ", ".join(map(_written, value)) + "]"
        case str() if not _PLAIN.fullmatch(value) or value.strip() != value or value.lower() in _RESERVED:
            return "'" + value.replace("'", "''") + "'"
        case _:
            return str(value)
