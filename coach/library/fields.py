"""Converts YAML nodes to values by a table of fields, and reports every mistake.

A converter takes a node, the name of its key and the report; it gives the value, or `WRONG` once it has reported why
not. What it allows are its own fields, for whoever else goes by these tables. A misspelt key is reported and then read
as the key that was meant, so that what is wrong inside it is seen too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import time
from enum import Enum, StrEnum
from typing import Any, Final, TypeVar

from msgspec import Struct, field

from coach.library.durations import Unclear, parse_day_end, parse_duration, parse_percent, parse_sets, parse_whole
from coach.library.ids import FileKind, is_id, slug
from coach.library.limits import PERCENT_AT_MOST, TEXT_AT_MOST
from coach.library.problem_report import Mark, ProblemReport
from coach.library.source import BLANK
from coach.library.suggestions import both, either, nearest, quoted
from coach.library.yaml_reader import Faulty, Fields, Items, Node, Text
from coach.model.plan import REPS_LIMIT
from coach.model.routine import Percent


class Wrong(Enum):
    """The sentinel that a converter returns after reporting a mistake: there is no value."""

    WRONG = "wrong"


WRONG: Final = Wrong.WRONG

Number = TypeVar("Number")
Convert = Callable[[Node, str, ProblemReport], Any]

PLACEHOLDERS = ("side", "other")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_GLUED = re.compile(r"([a-z_]+):(\S.*)")
_TRUE, _FALSE = {"true", "yes", "on", "y", "1"}, {"false", "no", "off", "n", "0"}


_IDS: Final = {FileKind.ROUTINE: "rest-day", FileKind.EXERCISE: "clamshell", FileKind.CONDITION: "it-band"}


class Field(Struct, frozen=True):
    """One key that a group may have."""

    name: str
    convert: Convert
    example: str
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


def group(node: Fields, what: str, table: FieldTable, report: ProblemReport) -> Group:
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
            report.add(key.mark, f"{name} has nothing after its colon; write {fields[name].example}")
            continue
        parsed.nodes[name] = value
        if (converted := fields[name].convert(value, name, report)) is not WRONG:
            parsed.values[name] = converted
    for wanted in table:
        if wanted.required and wanted.name not in parsed.keys and node.whole:
            report.add(node.mark, f"{what} needs the key {wanted.name}; write {wanted.example}")
    # What was wrong in itself was reported before any of this: such a key is there, and has no value.
    parsed.clean = node.whole and len(report.problems) == before and parsed.values.keys() == parsed.keys.keys()
    return parsed


def struct_values(parsed: Group, table: FieldTable) -> dict[str, Any]:
    """The values by the names of the fields that they are for."""
    names = {field.name: field.name if field.into is None else field.into for field in table}
    return {names[key]: value for key, value in parsed.values.items() if names[key]}


def _meant(
    key: Text, value: Node, what: str, beside: Fields, fields: dict[str, Field], report: ProblemReport
) -> str | None:
    """Report an unknown key; the key that it most likely should be, if that is not there as well."""
    glued = _GLUED.fullmatch(key.text)
    if glued and glued[1] in fields and isinstance(value, Text) and not value.text:
        report.add(
            key.at(len(glued[1]) + 1), f"a space is missing after the colon; write {glued[1]}: {quoted(glued[2])}"
        )
        return None
    from coach.library.common_mistakes import key_elsewhere, key_renamed  # of use only where there is a mistake

    written = value.text if isinstance(value, Text) else ""
    others = {name.text: other.text for name, other in beside.pairs if isinstance(other, Text)}
    if (cure := key_elsewhere(key.text, written, what, others)) is not None:
        report.add(key.mark, f"{quoted(key.text)} is no key of {what}; {cure}")
        return None
    name = key_renamed(key.text, what)
    if name not in fields:  # a translation has not all the keys of what it translates
        name = nearest(key.text, fields)
    if name is None:
        report.add(key.mark, f"{quoted(key.text)} is no key of {what}; its keys are {both(list(fields))}")
    else:
        report.add(key.mark, f"{quoted(key.text)} is no key of {what}; did you mean {name}?")
    return name


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
            report.add(node.mark, f"{key} is empty; write some text, or leave it out")
            return WRONG
        if len(line) > self.most:
            report.add(node.mark, f"{key} has {len(line)} characters; at most {self.most}")
            return WRONG
        if self.fills and not _fills(node, report):
            return WRONG
        return line


def _no_text(node: Node, key: str, report: ProblemReport) -> Wrong:
    if isinstance(node, Items):
        report.add(node.mark, f"{key} should be text, but this is a list; put text that begins with [ in quotes")
    elif isinstance(node, Fields):
        report.add(
            node.mark, f"{key} should be text, but this is a group of keys; put text with a colon or a brace in quotes"
        )
    return WRONG


def _fills(node: Text, report: ProblemReport) -> bool:
    """Whether all braces can be filled in; report those that cannot."""
    good = True
    for match in _BRACES.finditer(node.text):
        if match[1] in PLACEHOLDERS:
            continue
        place = node.at(match.start())
        if match[1] is None:
            report.add(place, f"this {match[0]} stands alone; only {{side}} and {{other}} can be filled in")
        elif (meant := nearest(match[1].strip(), PLACEHOLDERS)) is not None:
            report.add(place, f"{quoted(match[0])} cannot be filled in; did you mean {{{meant}}}?")
        else:
            report.add(place, f"{quoted(match[0])} cannot be filled in; only {{side}} and {{other}} can")
        good = False
    return good


class ListOf(Struct, frozen=True):
    """A converter for a list."""

    of: Convert
    example: str
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
            cure = f"write {key}: []" if nothing else list_elsewhere(key, written, self.example)
            report.add(node.mark, f"{key} should be a list; {cure}")
            return WRONG
        if not node.items and node.whole and not self.empty:
            report.add(node.mark, f"{key} is an empty list; write at least one line: - {self.example}")
            return WRONG
        if self.most is not None and len(node.items) > self.most:
            report.add(node.items[self.most].mark, f"{key} has {len(node.items)} parts; at most {self.most}")
            return WRONG
        values = []
        for item in node.items:
            if isinstance(item, Text) and not item.text and not item.quoted:
                report.add(item.mark, f"there is nothing after this dash; write - {self.example}")
                values.append(WRONG)
            elif not isinstance(item, Faulty):
                values.append(self.of(item, key, report))
        return WRONG if WRONG in values else tuple(values)


class GroupOf(Struct, frozen=True):
    """A converter for a group of keys inside another, to a `Group`."""

    table: FieldTable
    example: str
    what: str = ""
    """What it is, where its key does not say so."""

    def __call__(self, node: Node, key: str, report: ProblemReport) -> Group | Wrong:
        if not isinstance(node, Fields):
            from coach.library.common_mistakes import group_elsewhere  # of use only where there is a mistake

            meant = group_elsewhere(key, node.text) if isinstance(node, Text) else None
            report.add(node.mark, f"{key} should be a group of keys; write {key}: {meant or self.example}")
            return WRONG
        return group(node, self.what or key, self.table, report)


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
        hint = f"did you mean {meant}?" if meant else f"write {either(words)}"
        report.add(node.mark, f"{key} cannot be {quoted(str(line))}; {hint}")
        return WRONG


def scalar(node: Node, key: str, example: str, report: ProblemReport) -> str | Wrong:
    """The text of a node that should be one word or number."""
    if isinstance(node, Text):
        return node.text.strip()
    if not isinstance(node, Faulty):
        kind = "list" if isinstance(node, Items) else "group of keys"
        report.add(node.mark, f"{key} should be one value, but this is a {kind}; write {key}: {example}")
    return WRONG


def duration(node: Node, key: str, report: ProblemReport) -> int | Wrong:
    """Whole milliseconds."""
    return _number(node, key, "20", report, parse_duration)


def day_end(node: Node, key: str, report: ProblemReport) -> time | Wrong:
    """The time of day at which a day ends."""
    return _number(node, key, "04:00", report, parse_day_end)


class Whole(Struct, frozen=True):
    """A converter for a whole number."""

    least: int = 1
    most: int = REPS_LIMIT

    def __call__(self, node: Node, key: str, report: ProblemReport) -> int | Wrong:
        if isinstance(node, Text) and "%" in node.text:
            report.add(node.mark, f"{key} cannot be a percentage here; write a number from {self.least} to {self.most}")
            return WRONG
        return _number(node, key, "10", report, lambda line: parse_whole(line, self.least, self.most))


class Sets(Struct, frozen=True):
    """Repetitions as `3x10`: so many in sets of so many."""

    reps: int
    set_of: int


class Repetitions(Struct, frozen=True):
    """A converter for repetitions: a number, or more."""

    share: bool = False
    """Whether a percentage of a target may stand there."""
    sets: bool = True
    """Whether `3x10` may."""

    def __call__(self, node: Node, key: str, report: ProblemReport) -> int | Percent | Sets | Wrong:
        if not self.share and isinstance(node, Text) and "%" in node.text:
            report.add(node.mark, f"{key} cannot be a percentage here; write a number from 1 to {REPS_LIMIT}")
            return WRONG
        return _number(node, key, "10, 3x10 or 50%" if self.share else "10, or 3x10", report, self._parse)

    def _parse(self, line: str) -> int | Percent | Sets:
        part = parse_percent(line, 1, PERCENT_AT_MOST) if self.share else None
        if part is not None:
            return Percent(part)
        if (split := parse_sets(line, REPS_LIMIT)) is not None:
            if not self.sets:
                raise Unclear(f"is more than one set; write {split[0]}")
            return Sets(*split)
        try:
            return parse_whole(line, 1, REPS_LIMIT)
        except Unclear:
            from coach.library.common_mistakes import reps_elsewhere  # of use only where there is a mistake

            if (cure := reps_elsewhere(line, share=self.share)) is None:
                raise
            raise Unclear(cure) from None


def split_sets(parsed: Group, report: ProblemReport) -> None:
    """Read `reps: 3x10` as `reps: 30` and `set_of: 10`; report it beside another `set_of`."""
    sets = parsed.get("reps")
    if not isinstance(sets, Sets):
        return
    if "set_of" in parsed.keys or "set_of" in parsed.values:
        mark = parsed.keys.get("set_of", parsed.at("set_of"))
        report.add(mark, f"reps says already that a set has {sets.set_of}; leave set_of out")
    parsed.values["reps"], parsed.values["set_of"] = sets.reps, sets.set_of


def _number(
    node: Node, key: str, example: str, report: ProblemReport, parse: Callable[[str], Number]
) -> Number | Wrong:
    line = scalar(node, key, example, report)
    if line is WRONG:
        return WRONG
    try:
        return parse(BLANK.sub(" ", line))
    except Unclear as unclear:
        report.add(node.mark, f"{key}: {quoted(line) or 'an empty text'} {unclear}")
        return WRONG


def flag(node: Node, key: str, report: ProblemReport) -> bool | Wrong:
    """`true` or `false`, and no other word for them."""
    line = scalar(node, key, "true", report)
    if line in {"true", "false"}:
        return line == "true"
    if line is not WRONG:
        low = line.lower()
        meant = "true" if low in _TRUE else "false" if low in _FALSE else "true or false"
        report.add(node.mark, f"{key} cannot be {quoted(line)}; write {meant}")
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
        hint = f"did you mean {name}?" if name else f"write one such as {example}"
        report.add(
            node.mark, f"{quoted(line) or 'an empty text'} is no {self.kind}'s id (a-z, 0-9 and hyphens); {hint}"
        )
        return WRONG
