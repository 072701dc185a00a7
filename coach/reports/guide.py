"""The guide: where it hurts, what it may be, and a page for each condition; red flags first."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from coach.i18n import red_flags
from coach.i18n.catalog import Vocabulary
from coach.model.condition import Condition, Place
from coach.reports.tables import Json, columns

WIDTH: Final = 80
"""Of a leaflet, at most: longer lines are hard to read, on paper and on a screen."""

Section = tuple[str, tuple[str, ...]]
"""A heading, and the sentences below it."""


def guide_json(conditions: Sequence[Condition], words: Vocabulary) -> Json:
    """The conditions and the red flags."""
    return {
        "conditions": [
            {
                "id": condition.id,
                "name": condition.name,
                "also": condition.also,
                "where": condition.where,
                "phases": [
                    {"name": phase.name, "when": phase.when, "routine": phase.routine} for phase in condition.phases
                ],
                "exercises": condition.exercises,
                "leave_out": dict(condition.leave_out),
                "sources": condition.sources,
            }
            for condition in conditions
        ],
        "red_flags": [
            {"sign": flag.sign, "why": flag.why, "do": flag.todo, "at_once": flag.at_once}
            for flag in red_flags.red_flag_page(words.red_flags).flags
        ],
    }


def guide_text(conditions: Sequence[Condition], words: Vocabulary) -> Iterator[str]:
    """The signs that cannot wait, then what it may be, by where it hurts."""
    texts = words.guide
    yield from _folded(red_flags.lines(words.red_flags))
    yield from ("", texts.where)
    if not conditions:
        yield texts.no_pages
        return
    yield texts.may_be
    for place in Place:
        if here := [condition for condition in conditions if place in condition.where]:
            yield from ("", texts.place(place))
            first = sorted(here, key=lambda condition: condition.has_exercises)
            yield from columns([(each.id, each.name, "" if each.has_exercises else texts.first) for each in first])
    yield from ("", texts.open_page.format(condition=max(conditions, key=lambda each: each.has_exercises).id))


def condition_text(
    condition: Condition, words: Vocabulary, names: Mapping[str, str], mine: Collection[str]
) -> Iterator[str]:
    """A condition's page as a leaflet; `names` are those of exercises and routines, `mine` the person's conditions."""
    texts = words.guide
    yield condition.name
    yield from _folded([texts.also.format(names=", ".join(condition.also))] if condition.also else [])
    yield from _folded([texts.no_doctor] if condition.has_exercises else [texts.no_doctor, "", texts.no_exercises])
    for heading, sentences in sections(condition, words, names, mine):
        yield from ("", heading)
        yield from _folded([f"- {sentence}" for sentence in sentences])


def sections(
    condition: Condition, words: Vocabulary, names: Mapping[str, str], mine: Collection[str]
) -> Iterator[Section]:
    """The parts of a condition's page, when to see somebody first; what a page does not say is no part."""
    texts = words.guide
    parts: dict[str, tuple[str, ...]] = {
        texts.see_somebody: condition.see_somebody,
        texts.felt: tuple(map(texts.place, condition.where)),
        texts.feels: condition.feels,
        texts.worse: condition.worse,
        texts.relief: condition.relief,
        texts.takes: condition.takes,
        texts.phases: tuple(_phases(condition, names)),
        texts.exercises: tuple(f"{names.get(exercise, exercise)} ({exercise})" for exercise in condition.exercises),
        texts.leave_out: tuple(f"{names.get(exercise, exercise)}: {why}" for exercise, why in condition.leave_out),
        texts.prevent: condition.prevent,
        texts.sources: condition.sources,
    }
    if condition.leave_out:
        told = texts.left_out_now if condition.id in mine else texts.leave_out_too.format(condition=condition.id)
        parts[texts.leave_out] += (told,)
    yield from ((heading, sentences) for heading, sentences in parts.items() if sentences)


def _phases(condition: Condition, names: Mapping[str, str]) -> Iterator[str]:
    """Each phase with the command that begins its routine."""
    for phase in condition.phases:
        yield f"{phase.name}: {phase.when}" if phase.when else phase.name
        if phase.routine is not None:
            yield f"{names.get(phase.routine, phase.routine)}: coach run {phase.routine}"


def _folded(lines: Sequence[str]) -> Iterator[str]:
    """Lines folded at words, what belongs to a dash further in."""
    width = min(WIDTH, shutil.get_terminal_size().columns)
    for line in lines:
        further_in = "  " if line.startswith("- ") else ""
        yield from wrap(line, width, subsequent_indent=further_in, break_on_hyphens=False) or [""]
