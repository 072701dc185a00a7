"""What the keys of one exercise must be to each other; what is wrong goes to the report."""

from __future__ import annotations

import math
from collections.abc import Iterator

from coach.errors import Phrase, phrase
from coach.library.fields import Group
from coach.library.file_schema import TEMPO_EXAMPLE, Turns, languages_of, sides_of
from coach.library.number_fields import split_sets
from coach.library.problem_report import Mark, ProblemReport
from coach.library.yaml_reader import Fields, Items, Node, Text
from coach.model.exercise import Figure, GrowthUnit, Phase, Position, Side, SideReps


def check_exercise(parsed: Group, report: ProblemReport) -> None:
    """What the keys of an exercise must be to each other."""
    tempo: Group | None = parsed.get("tempo")
    work = (Phase.LIFT, Phase.HOLD, Phase.LOWER)
    if tempo is not None and tempo.clean and not any(tempo.get(phase.value) for phase in work):
        what = phrase("this tempo leaves no time to work; write tempo: {example}", example=TEMPO_EXAMPLE)
        report.add(tempo.mark, what)
    if (dosage := parsed.get("dosage")) is not None:
        split_sets(dosage, report)
    _check_progression(parsed, report)
    one_turn = parsed.get("sides") is Turns.ALTERNATE or len(sides_of(parsed)) == 1
    if dosage is not None and isinstance(dosage.get("reps"), SideReps) and one_turn:
        report.add(dosage.at("reps"), phrase("its sides are not done one after the other; write one number"))
    if parsed.get("sides") == (Side.BOTH,):
        for mark in _others(parsed):
            what = phrase("{{other}} means nothing where both sides work; leave it out, or write sides: [left, right]")
            report.add(mark, what)
    if parsed.get("sides") is Turns.ALTERNATE and parsed.get("position") is Position.SIDE_LYING:
        what = phrase("on one's side each repetition would roll over; write sides: [left, right]")
        report.add(parsed.at("sides"), what)
    _check_figure(parsed, report)
    _check_translated_how(parsed, report)


def _check_progression(parsed: Group, report: ProblemReport) -> None:
    """The goal is where it starts or above: in repetitions, or in seconds of the hold."""
    progression: Group | None = parsed.get("progression")
    holds = progression is not None and progression.get("of") is GrowthUnit.HOLD
    begins: Group | None = parsed.get("tempo" if holds else "dosage")
    if progression is None or begins is None or not (begins.clean or not holds):
        return
    start = begins.get("hold", 0) / 1000 if holds else begins.get("reps")
    start = start.most if isinstance(start, SideReps) else start
    if holds and not start:
        report.add(progression.at("of"), phrase("there is no hold that could grow; write tempo: {{hold: 20}}"))
    elif start is not None and (goal := progression.get("goal")) is not None and goal < start:
        what = phrase(
            "goal: {goal} is below the {start:g} it starts from; write {least} or more",
            goal=goal,
            start=float(start),
            least=math.ceil(start),
        )
        report.add(progression.at("goal"), what if holds else _in_sets(begins, goal, what))


def _in_sets(dosage: Group, goal: int, what: Phrase) -> Phrase:
    """The same with what to write for a goal that was meant for each set: 3x8 that becomes 3x15 has the goal 45."""
    reps, set_of = dosage.get("reps"), dosage.get("set_of")
    if not isinstance(reps, int) or not set_of or reps % set_of or goal <= set_of:
        return what
    sets = reps // set_of
    return phrase("{what}; for {sets} sets of {goal} write {all}", what=what, sets=sets, goal=goal, all=sets * goal)


def _check_figure(parsed: Group, report: ProblemReport) -> None:
    """The drawing shows one leg at work, or both, as the exercise does."""
    drawn: Figure | None = parsed.get("figure")
    node = parsed.nodes.get("figure")
    if drawn is None or not isinstance(node, Fields):
        return
    sides = sides_of(parsed)
    mark = next((value.mark for key, value in node.pairs if key.text == "side"), node.mark)
    if sides == (Side.BOTH,) and drawn.side is not Side.BOTH:
        report.add(mark, phrase("both sides work in this exercise; write side: both"))
    elif sides != (Side.BOTH,) and drawn.side is Side.BOTH:
        report.add(mark, phrase("one side works at a time in this exercise; write side: {side}", side=sides[0]))


def _check_translated_how(parsed: Group, report: ProblemReport) -> None:
    """A translated explanation is said in the place of the file's own, all of it: it lacks nothing."""
    own = _items(parsed.nodes.get("how"))
    for _, texts in languages_of(parsed):
        node = texts.nodes.get("how")
        if isinstance(node, Items) and len(node.items) != len(own):
            what = phrase(
                "how has another number of sentences here ({here}) than in the file's own words ({own}); "
                "translate each of them",
                here=len(node.items),
                own=len(own),
            )
            report.warn(node.mark, what)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else ()


def _others(parsed: Group) -> Iterator[Mark]:
    """Where a text of the exercise says `{other}`."""
    for key in ("setup", "how", "short", "change", "cues"):
        match parsed.nodes.get(key):
            case Text() as node:
                parts: tuple[Node, ...] = (node,)
            case Items(items=parts):
                pass
            case Fields(pairs=pairs):
                parts = tuple(value for _, value in pairs)
            case _:
                parts = ()
        for part in parts:
            if isinstance(part, Text) and "{other}" in part.text:
                yield part.at(part.text.index("{other}"))
    for _, texts in languages_of(parsed):
        yield from _others(texts)
