"""Splits a list in a YAML file into its items' own lines, so that they can be reordered with their comments.

A part keeps its own lines with the comments that belong to it, those directly above it and those further in below it.
What comes out has to be read, and compared, before it is written anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import yaml
from msgspec import Struct

from coach.library.yaml_editor import Value, comments_above, set_in
from coach.library.yaml_reader import LOADER

Path = Sequence["str | int"]
"""The path to a value: keys of groups, and indexes in lists."""


class YamlList(Struct, frozen=True):
    """A list in a YAML text: where it begins and ends, and the text of each item."""

    text: str
    start: int
    end: int
    items: tuple[str, ...]
    """Each with what belongs to it: its lines and the comments above; in brackets, what stands between two commas."""
    column: int | None
    """Of the dashes; None where the list stands in brackets."""

    @property
    def newline(self) -> str:
        """How lines end in this file."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def with_items(self, items: Sequence[str]) -> str:
        """The whole text with these items in the place of the list's."""
        between = ""
        if self.column is None:
            between = f",{self.newline}" if self.newline in self.text[self.start : self.end] else ", "
        return self.text[: self.start] + between.join(items) + self.text[self.end :]

    def reindented(self, item: str, column: int | None) -> str:
        """An item of another list, whose dash is in `column`, indented for this one. Raises ValueError."""
        if self.column is None:
            if column is None:
                return item
            raise ValueError("lines do not fit into brackets")
        if column is None:
            inner = f"{self.newline}{' ' * (self.column + 2)}".join(line.strip() for line in item.splitlines())
            return f"{' ' * self.column}- {inner}{self.newline}"
        lines = item.splitlines(keepends=True)
        if self.column >= column:
            return "".join(" " * (self.column - column) + line if line.strip() else line for line in lines)
        spare = column - self.column
        return "".join(line[min(spare, len(line) - len(line.lstrip(" "))) :] for line in lines)


def find_list(text: str, *path: str | int) -> YamlList | None:
    """The list at this path, split into its items; None where there is none, or it is empty."""
    node: Any = yaml.compose(text, Loader=LOADER)
    for step in path:
        node = node.value[step] if isinstance(step, int) else keys_of(node).get(step)
        if node is None:
            return None
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return None
    ends = [_end(text, item) for item in node.value]
    if node.flow_style:
        start, end = node.start_mark.index + 1, ends[-1]
        comma = re.compile(r"[ \t]*,")
        starts = [start, *(match.end() if (match := comma.match(text, at)) else at for at in ends[:-1])]
        items = [text[at:to].lstrip(" ") for at, to in zip(starts, ends, strict=True)]
        return YamlList(text, start, end, tuple(items), None)
    dashes = [
        token.start_mark.index
        for token in yaml.scan(text, Loader=LOADER)
        if isinstance(token, yaml.BlockEntryToken)
        and token.start_mark.column == node.start_mark.column
        and node.start_mark.index <= token.start_mark.index < ends[-1]
    ]
    column = node.start_mark.column
    first = text.rfind("\n", 0, dashes[0]) + 1
    bounds = [comments_above(text, first)]
    for at, end in enumerate(ends):
        stop = text.rfind("\n", 0, dashes[at + 1]) + 1 if at + 1 < len(ends) else len(text)
        bounds.append(_own_lines(text, end, stop, column))
    items = [text[at:to] if text[:to].endswith("\n") else text[at:to] + "\n" for at, to in pairwise(bounds)]
    return YamlList(text, bounds[0], bounds[-1], tuple(items), column)


def keys_of(node: Any) -> dict[str, Any]:
    """The values of a YAML mapping node, by their keys."""
    return {key.value: value for key, value in node.value}


def set_in_item(item: str, column: int | None, path: Sequence[str], value: Value, order: Sequence[str] = ()) -> str:
    """The text of an item with one key set: without its dash it is a YAML text, which `yaml_editor` can change."""
    if column is None:
        return set_in(item, path, value, order)
    dash = dash_of(item, column)
    text = set_in(item[:dash] + " " + item[dash + 1 :], path, value, order)
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("#"):
            return text[: at + column] + "-" + text[at + column + 1 :]
        at += len(line)
    raise ValueError("a part without keys")


def dash_of(item: str, column: int) -> int:
    """The index of an item's dash, behind the comments above it."""
    at = 0
    for line in item.splitlines(keepends=True):
        if line[column : column + 1] == "-" and not line[:column].strip():
            return at + column
        at += len(line)
    raise ValueError("a part without a dash")


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
