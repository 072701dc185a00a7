"""Converts YAML nodes to values by a table of fields, and reports every mistake.

A converter takes a node, the name of its key and the report; it gives the value, or `WRONG` once it has reported why
not. What it allows are its own fields, for whoever else goes by these tables. A misspelt key is reported and then read
as the key that was meant, so that what is wrong inside it is seen too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum, StrEnum
from itertools import pairwise
from typing import Any, Final

from msgspec import Struct, field

from coach.errors import Filling, Phrase, phrase
from coach.library.ids import FileKind, is_id, slug
from coach.library.limits import TEXT_AT_MOST
from coach.library.problem_report import Mark, ProblemReport
from coach.library.suggestions import KIND_NAMES, both, either, in_quotes, meant_or, nearest, quoted
from coach.library.yaml_reader import Faulty, Fields, Items, Node, Text


class Wrong(Enum):
    """The sentinel that a converter returns after reporting a mistake: there is no value."""

    WRONG = "wrong"


WRONG: Final = Wrong.WRONG

Convert = Callable[[Node, str, ProblemReport], Any]

PLACEHOLDERS = ("side", "other")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_GLUED = re.compile(r"([a-z_]+):(\S.*)")
_TRUE, _FALSE = {"true", "yes", "on", "y", "1", "ja"}, {"false", "no", "off", "n", "0", "nein"}


_IDS: Final = {FileKind.ROUTINE: "rest-day", FileKind.EXERCISE: "clamshell", FileKind.CONDITION: "it-band"}


class Field(Struct, frozen=True):
    """One key that a group may have."""

    name: str
    convert: Convert
    example: Filling
    """What could stand there, for the sentence that asks for it."""
    required: bool = False
    into: str | None = None
    """The field of the value that is made of it, where that has another name; empty: it is none by itself."""


FieldTable = tuple[Field, ...]


class Group(Struct):
    """The values of a group of keys that could be read, and where its keys and values stand."""

    mark: Mark
    values: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)
    """Of every key that is there, whether its value could be read or not."""
    nodes: dict[str, Node] = field(default_factory=dict)
    clean: bool = False
    """Whether nothing at all was wrong with it."""

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or `default` where there is none."""
        return self.values.get(name, default)

    def at(self, name: str) -> Mark:
        """Where the value stands; the whole group's place where it has none."""
        return self.nodes[name].mark if name in self.nodes else self.mark


def group(node: Fields, what: Filling, table: FieldTable, report: ProblemReport) -> Group:
    """The values of the keys in `node`; `what` it is, as in "an exercise", begins the sentences."""
    parsed, before = Group(node.mark), len(report.problems)
    fields = {wanted.name: wanted for wanted in table}
    there = {key.text for key, _ in node.pairs}
    for key, value in node.pairs:
        name = key.text if key.text in fields else _meant(key, value, what, node, fields, report)
        if name is None or name in parsed.keys or (name in there and name != key.text):
            continue
        parsed.keys[name] = key.mark
        if isinstance(value, Faulty):
            continue
        if isinstance(value, Text) and not value.text and not value.quoted:
            nothing = phrase(
                "{key} has nothing after its colon; write {example}", key=name, example=fields[name].example
            )
            report.add(key.mark, nothing)
            continue
        parsed.nodes[name] = value
        if fields[name].required and _is_empty_line(value, fields[name].convert):
            report.add(value.mark, phrase("{key} is empty; write something into it", key=name))
            continue
        if (converted := fields[name].convert(value, name, report)) is not WRONG:
            parsed.values[name] = converted
    for wanted in table:
        if wanted.required and wanted.name not in parsed.keys and node.whole:
            lacking = phrase(
                "{what} needs the key {key}; write {example}", what=what, key=wanted.name, example=wanted.example
            )
            report.add(node.mark, lacking)
    # What was wrong in itself was reported before any of this: such a key is there, and has no value.
    parsed.clean = node.whole and len(report.problems) == before and parsed.values.keys() == parsed.keys.keys()
    return parsed


def _is_empty_line(value: Node, convert: Convert) -> bool:
    """Whether there is no word where a line of text should be."""
    return isinstance(convert, OneLine) and isinstance(value, Text) and not value.text.strip()


def struct_values(parsed: Group, table: FieldTable) -> dict[str, Any]:
    """The values by the names of the fields that they are for."""
    names = {field.name: field.name if field.into is None else field.into for field in table}
    return {names[key]: value for key, value in parsed.values.items() if names[key]}


def _meant(
    key: Text, value: Node, what: Filling, beside: Fields, fields: dict[str, Field], report: ProblemReport
) -> str | None:
    """Report an unknown key; the key that it most likely should be, if that is not there as well."""
    glued = _GLUED.fullmatch(key.text)
    if glued and glued[1] in fields and isinstance(value, Text) and not value.text:
        right = f"{glued[1]}: {quoted(glued[2])}"
        report.add(key.at(len(glued[1]) + 1), phrase("a space is missing after the colon; write {right}", right=right))
        return None
    if (instead := _with_point(key, value, beside, fields)) is not None:
        report.add(key.mark, phrase("a number has a point here; write {instead}", instead=instead))
        return None
    from coach.library.common_mistakes import key_elsewhere, key_renamed  # of use only where there is a mistake

    written = value.text if isinstance(value, Text) else ""
    others = {name.text: other.text for name, other in beside.pairs if isinstance(other, Text)}
    name, cure = None, key_elsewhere(key.text, written, str(what), others)
    if cure is None:
        name = key_renamed(key.text, str(what))
        if name not in fields:  # a translation has not all the keys of what it translates
            name = nearest(key.text, fields)
        cure = meant_or(name, phrase("its keys are {keys}", keys=both(list(fields))))
    report.add(key.mark, phrase("{key} is no key of {what}; {cure}", key=quoted(key.text), what=what, cure=cure))
    return name


def _with_point(key: Text, value: Node, beside: Fields, fields: dict[str, Field]) -> str | None:
    """How to write the number that a comma in braces has split, as in `{hold: 2,5}`; `key` is its second half."""
    if not (key.text.isdecimal() and isinstance(value, Text) and not value.text):
        return None
    for (name, number), (after, _) in pairwise(beside.pairs):
        if after is key and name.text in fields and isinstance(number, Text) and number.text.isdecimal():
            whole = f"{number.text}.{key.text}"
            taken = fields[name.text].convert(Text(number.mark, whole), name.text, ProblemReport(""))
            return None if taken is WRONG else f"{name.text}: {whole}"
    return None


class OneLine(Struct, frozen=True):
    """A converter for one line of text."""

    most: int = TEXT_AT_MOST
    fills: bool = False
    """Whether it may hold `{side}` and `{other}`."""
    silent: bool = False
    """Whether it may be empty."""

    def __call__(self, node: Node, key: str, report: ProblemReport) -> str | Wrong:
        if not isinstance(node, Text):
            return _no_text(node, key, report)
        line = " ".join(node.text.split())
        if not line and not self.silent:
            report.add(node.mark, phrase("{key} is empty; write some text, or leave it out", key=key))
            return WRONG
        if len(line) > self.most:
            what = phrase("{key} has {count} characters; at most {limit}", key=key, count=len(line), limit=self.most)
            report.add(node.mark, what)
            return WRONG
        if self.fills and not _fills(node, report):
            return WRONG
        return line


def _no_text(node: Node, key: str, report: ProblemReport) -> Wrong:
    if isinstance(node, Items):
        what = phrase("{key} should be text, but this is a list; put text that begins with [ in quotes", key=key)
        report.add(node.mark, what)
    elif isinstance(node, Fields):
        what = phrase(
            "{key} should be text, but this is a group of keys; put text with a colon or a brace in quotes", key=key
        )
        report.add(node.mark, what)
    return WRONG


def _fills(node: Text, report: ProblemReport) -> bool:
    """Whether all braces can be filled in; report those that cannot."""
    good = True
    for match in _BRACES.finditer(node.text):
        if match[1] in PLACEHOLDERS:
            continue
        if match[1] is None:
            what = phrase("this {brace} stands alone; only {{side}} and {{other}} can be filled in", brace=match[0])
        else:
            meant = nearest(match[1].strip(), PLACEHOLDERS)
            hint = meant_or(meant and f"{{{meant}}}", phrase("only {{side}} and {{other}} can"))
            what = phrase("{written} cannot be filled in; {hint}", written=quoted(match[0]), hint=hint)
        report.add(node.at(match.start()), what)
        good = False
    return good


class ListOf(Struct, frozen=True):
    """A converter for a list."""

    of: Convert
    example: Filling
    """One of its parts."""
    most: int | None = None
    empty: bool = False
    """Whether it may have no parts."""

    def __call__(self, node: Node, key: str, report: ProblemReport) -> tuple[Any, ...] | Wrong:
        if not isinstance(node, Items):
            from coach.library.common_mistakes import list_elsewhere  # of use only where there is a mistake

            written = node.text if isinstance(node, Text) else ""
            nothing = self.empty and (
                not written.strip() if isinstance(node, Text) else not getattr(node, "pairs", True)
            )
            empty = phrase("write {instead}", instead=f"{key}: []")
            cure = empty if nothing else list_elsewhere(key, written, self.example)
            report.add(node.mark, phrase("{key} should be a list; {cure}", key=key, cure=cure))
            return WRONG
        if not node.items and node.whole and not self.empty:
            what = phrase("{key} is an empty list; write at least one line: - {example}", key=key, example=self.example)
            report.add(node.mark, what)
            return WRONG
        if self.most is not None and len(node.items) > self.most:
            what = phrase("{key} has {count} parts; at most {limit}", key=key, count=len(node.items), limit=self.most)
            report.add(node.items[self.most].mark, what)
            return WRONG
        values = []
        for item in node.items:
            if isinstance(item, Text) and not item.text and not item.quoted:
                what = phrase("there is nothing after this dash; write - {example}", example=self.example)
                report.add(item.mark, what)
                values.append(WRONG)
            elif not isinstance(item, Faulty):
                values.append(self.of(item, key, report))
        return WRONG if WRONG in values else tuple(values)


class GroupOf(Struct, frozen=True):
    """A converter for a group of keys inside another, to a `Group`."""

    table: FieldTable
    example: Filling
    what: Phrase | None = None
    """What it is, where its key does not say so."""

    def __call__(self, node: Node, key: str, report: ProblemReport) -> Group | Wrong:
        if not isinstance(node, Fields):
            from coach.library.common_mistakes import group_elsewhere  # of use only where there is a mistake

            meant = group_elsewhere(key, node.text) if isinstance(node, Text) else None
            report.add(node.mark, no_group(key, meant or self.example))
            return WRONG
        return group(node, self.what or key, self.table, report)


def no_group(key: str, example: Filling) -> Phrase:
    """That a group of keys should stand there."""
    return phrase("{key} should be a group of keys; write {key}: {example}", key=key, example=example)


class OneOf(Struct, frozen=True):
    """A converter for one of the words of `kinds`: an enum, or some members of one."""

    kinds: Iterable[StrEnum]

    def __call__(self, node: Node, key: str, report: ProblemReport) -> StrEnum | Wrong:
        meant_by = {kind.value: kind for kind in self.kinds}
        words = list(meant_by)
        line = scalar(node, key, words[0], report)
        if line is WRONG or line in words:
            return WRONG if line is WRONG else meant_by[line]
        from coach.library.common_mistakes import choice_elsewhere  # of use only where there is a mistake

        meant = choice_elsewhere(key, str(line)) or nearest(str(line), words)
        hint = meant_or(meant, phrase("write {instead}", instead=either(words)))
        report.add(node.mark, no_choice(key, str(line), hint))
        return WRONG


def no_choice(key: str, written: str, hint: Phrase) -> Phrase:
    """That a key cannot be what is written there."""
    return phrase("{key} cannot be {written}; {hint}", key=key, written=quoted(written), hint=hint)


def scalar(node: Node, key: str, example: Filling, report: ProblemReport) -> str | Wrong:
    """The text of a node that should be one word or number."""
    if isinstance(node, Text):
        return node.text.strip()
    if not isinstance(node, Faulty):
        values = {"key": key, "example": example}
        if isinstance(node, Items):
            what = phrase("{key} should be one value, but this is a list; write {key}: {example}", **values)
        else:
            what = phrase("{key} should be one value, but this is a group of keys; write {key}: {example}", **values)
        report.add(node.mark, what)
    return WRONG


def flag(node: Node, key: str, report: ProblemReport) -> bool | Wrong:
    """`true` or `false`, and no other word for them."""
    line = scalar(node, key, "true", report)
    if line in {"true", "false"}:
        return line == "true"
    if line is not WRONG:
        low = line.lower()
        meant = "true" if low in _TRUE else "false" if low in _FALSE else either(("true", "false"))
        report.add(node.mark, no_choice(key, line, phrase("write {instead}", instead=meant)))
    return WRONG


class Identifier(Struct, frozen=True):
    """A converter for the id of an exercise, or of another kind of file."""

    kind: FileKind = FileKind.EXERCISE

    def __call__(self, node: Node, key: str, report: ProblemReport) -> str | Wrong:
        example = _IDS[self.kind]
        line = scalar(node, key, example, report)
        if line is WRONG or is_id(line):
            return line
        name = slug(re.sub(r"^.*[/\\]|\.ya?ml$", "", line))
        hint = meant_or(name, phrase("write one such as {example}", example=example))
        what = phrase(
            "{written} is no {kind}'s id (a-z, 0-9 and hyphens); {hint}",
            written=in_quotes(line),
            kind=KIND_NAMES[self.kind],
            hint=hint,
        )
        report.add(node.mark, what)
        return WRONG
