"""Converts YAML nodes to numbers, as the table of a kind of file says: times, repetitions, sets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import TypeVar

from msgspec import Struct

from coach.errors import Filling, Phrase, phrase
from coach.library.durations import Unclear, parse_day_end, parse_duration, parse_percent, parse_sets, parse_whole
from coach.library.fields import WRONG, Group, Wrong, scalar
from coach.library.limits import PERCENT_AT_MOST
from coach.library.problem_report import ProblemReport
from coach.library.source import BLANK
from coach.library.suggestions import in_quotes
from coach.library.yaml_reader import Node, Text
from coach.model.plan import REPS_LIMIT
from coach.model.routine import Percent

Number = TypeVar("Number")


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
            report.add(node.mark, no_percentage(key, self.least, self.most))
            return WRONG
        return _number(node, key, "10", report, lambda line: parse_whole(line, self.least, self.most))


def no_percentage(key: str, least: int, most: int) -> Phrase:
    """That a share of the person's target may not stand there."""
    return phrase(
        "{key} cannot be a percentage here; write a number from {least} to {most}", key=key, least=least, most=most
    )


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
            report.add(node.mark, no_percentage(key, 1, REPS_LIMIT))
            return WRONG
        example = phrase("10, 3x10 or 50%") if self.share else phrase("10, or 3x10")
        return _number(node, key, example, report, self._parse)

    def _parse(self, line: str) -> int | Percent | Sets:
        part = parse_percent(line, 1, PERCENT_AT_MOST) if self.share else None
        if part is not None:
            return Percent(part)
        if (split := parse_sets(line, REPS_LIMIT)) is not None:
            if not self.sets:
                raise Unclear(phrase("is more than one set; write {instead}", instead=split[0]))
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
        report.add(mark, phrase("reps says already that a set has {count}; leave set_of out", count=sets.set_of))
    parsed.values["reps"], parsed.values["set_of"] = sets.reps, sets.set_of


def _number(
    node: Node, key: str, example: Filling, report: ProblemReport, parse: Callable[[str], Number]
) -> Number | Wrong:
    line = scalar(node, key, example, report)
    if line is WRONG:
        return WRONG
    try:
        return parse(BLANK.sub(" ", line))
    except Unclear as unclear:
        report.add(node.mark, phrase("{key}: {written} {why}", key=key, written=in_quotes(line), why=unclear.why))
        return WRONG
