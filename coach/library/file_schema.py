"""The schema of exercise, routine and condition files: which keys there are, and what each may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import Phrase, phrase
from coach.library.fields import (
    WRONG,
    Field,
    FieldTable,
    Group,
    GroupOf,
    Identifier,
    ListOf,
    OneLine,
    OneOf,
    Wrong,
    flag,
    group,
    no_group,
)
from coach.library.figure import FIGURE_EXAMPLE, figure
from coach.library.fit_field import FIT_EXAMPLE, fit_exercise
from coach.library.ids import FileKind
from coach.library.limits import EXERCISES_AT_MOST, NAME_AT_MOST, ROUNDS_AT_MOST, SENTENCES_AT_MOST
from coach.library.number_fields import Repetitions, Sets, Whole, duration
from coach.library.problem_report import Mark, ProblemReport
from coach.library.suggestions import meant_or, nearest, quoted
from coach.library.yaml_reader import Faulty, Fields, Items, Node, Text
from coach.model.condition import Place
from coach.model.exercise import ExerciseKind, GrowthUnit, Kit, Phase, Position, Side, SideReps, Works
from coach.model.language import Language
from coach.model.routine import Percent, TurnOver, When

TEMPO_EXAMPLE = "{lift: 2, hold: 5, lower: 2, relax: 1}"


class Pace(StrEnum):
    """Who says when a repetition is over."""

    TIMED = "timed"
    SELF = "self"


class Turns(StrEnum):
    """How two legs take turns in an exercise, where it is not one whole side after the other."""

    ALTERNATE = "alternate"
    """Each repetition changes the leg."""


def sides(node: Node, key: str, report: ProblemReport) -> tuple[Side, ...] | Turns | Wrong:
    """`both`, `alternate`, or a list of left and right in the order they are done."""
    match node:
        case Text(text="alternate"):
            return Turns.ALTERNATE
        case Text(mark, "both"):
            return (Side.BOTH,)
        case Text(mark, "left" | "right" as side):
            report.add(mark, phrase("{key} should be a list or both; write {key}: [{side}]", key=key, side=side))
        case Items(items=parts):
            return _sides(parts, node.mark, key, report)
        case Text() | Fields():
            from coach.library.common_mistakes import choice_elsewhere  # of use only where there is a mistake

            meant = choice_elsewhere(key, node.text) if isinstance(node, Text) else None
            if meant in {"left", "right"}:
                meant = f"[{meant}]"
            cure = meant_or(meant and f"{key}: {meant}", phrase("write {key}: [left, right], or {key}: both", key=key))
            report.add(node.mark, phrase("{key} should be a list, both or alternate; {cure}", key=key, cure=cure))
    return WRONG


def _sides(parts: tuple[Node, ...], mark: Mark, key: str, report: ProblemReport) -> tuple[Side, ...] | Wrong:
    in_order: list[Side] = []
    for part in parts:
        match part:
            case Text(place, "left" | "right" as side):
                if Side(side) in in_order:
                    what = phrase("{side} is in the list twice; write {key}: [left, right]", side=side, key=key)
                    report.add(place, what)
                    return WRONG
                in_order.append(Side(side))
            case Text(place, "both"):
                report.add(place, phrase("both stands alone, without brackets; write {key}: both", key=key))
                return WRONG
            case Text(place, other):
                from coach.library.common_mistakes import choice_elsewhere  # of use only where there is a mistake

                meant = choice_elsewhere("side", other) or nearest(other, ("left", "right"))
                hint = meant_or(meant, phrase("write left or right"))
                written = quoted(other) or phrase("nothing")
                report.add(place, phrase("{written} is no side; {hint}", written=written, hint=hint))
                return WRONG
            case Items(place) | Fields(place):
                report.add(place, phrase("a side is one word; write {key}: [left, right]", key=key))
                return WRONG
            case Faulty():
                return WRONG
    if not in_order:
        what = phrase("{key} is an empty list; write [left, right], or both without brackets", key=key)
        report.add(mark, what)
        return WRONG
    return tuple(in_order)


def entry_node(node: Node, key: str, report: ProblemReport) -> Fields | Wrong:
    """An entry as it stands; its keys are read later, one entry at a time."""
    if isinstance(node, Fields):
        return node
    from coach.library.common_mistakes import entry_elsewhere, rest_elsewhere  # of use only where there is a mistake

    written = node.text if isinstance(node, Text) else "clamshell"
    instead = entry_elsewhere(written)
    cure = phrase("each of the {key} is a group of keys; write {instead}", key=key, instead=instead)
    report.add(node.mark, rest_elsewhere(written) or cure)
    return WRONG


SIDE_REPS: FieldTable = (
    Field("left", Whole(), "left: 8", required=True),
    Field("right", Whole(), "right: 12", required=True),
)


class RepsOfSides(Struct, frozen=True):
    """A converter for repetitions: for both sides alike, or `{left: 8, right: 12}`."""

    share: bool = False
    """Whether a percentage of a target may stand there."""

    def __call__(self, node: Node, key: str, report: ProblemReport) -> int | Percent | Sets | SideReps | Wrong:
        if not isinstance(node, Fields):
            return Repetitions(self.share)(node, key, report)
        parsed = group(node, key, SIDE_REPS, report)
        return SideReps(parsed.values["left"], parsed.values["right"]) if parsed.clean else WRONG


def entry_in_rounds(node: Node, key: str, report: ProblemReport) -> Fields | Wrong:
    """An entry of a group of rounds, which is no such group."""
    if isinstance(node, Fields) and (inner := next((k for k, _ in node.pairs if k.text == "rounds"), None)) is not None:
        has_list = any(name.text == "exercises" for name, _ in node.pairs)
        cure = phrase("put these exercises behind the others") if has_list else phrase("for sets write reps: 3x10")
        report.add(inner.mark, phrase("there are no rounds within rounds; {cure}", cure=cure))
        return WRONG
    return entry_node(node, key, report)


def band(node: Node, key: str, report: ProblemReport) -> str | Wrong:
    """The name of a rung of the person's ladder."""
    line: str | Wrong = OneLine(NAME_AT_MOST)(node, key, report)
    if line is not WRONG and line.lower() in {"true", "false", "yes", "no", "on", "off"}:
        hint = phrase("one such as light, or none") if line.lower() in {"true", "yes", "on"} else f"{key}: none"
        report.add(node.mark, phrase("{key} should be the name of a band; write {instead}", key=key, instead=hint))
        return WRONG
    return line


_A_LIST: Final = phrase("a list of sentences")
TEMPO: FieldTable = tuple(Field(phase.value, duration, phrase("a number of seconds such as 2")) for phase in Phase)
CUES: FieldTable = tuple(
    Field(phase.value, OneLine(fills=True, silent=True), phrase('a word, or "" to say nothing')) for phase in Phase
)


def in_languages(texts: FieldTable, example: str) -> Field:
    """The key `in`: for each language the file is translated into, its own texts."""
    languages = tuple(Field(language.value, GroupOf(texts, example), example) for language in Language)
    return Field("in", GroupOf(languages, f"{{de: {example}}}"), f"in: {{de: {example}}}", into="")


WARM_UP: FieldTable = (
    Field("exercise", Identifier(), "exercise: bridge", required=True),
    Field("reps", Repetitions(sets=False), "reps: 5", required=True),
)
PROGRESSION: FieldTable = (
    Field("goal", Whole(), "goal: 30", required=True),
    Field("step", Whole(), "step: 2", required=True),
    Field("band", flag, "band: true"),
    Field("of", OneOf(GrowthUnit), "of: hold"),
)
DOSAGE: FieldTable = (
    Field("reps", RepsOfSides(), phrase("reps: 10, or reps: 3x10"), required=True),
    Field("set_of", Whole(), "set_of: 10"),
)
ENTRY_DOSAGE: FieldTable = (
    Field("reps", RepsOfSides(share=True), phrase("reps: 10, reps: 3x10 or reps: 50%")),
    Field("set_of", Whole(), "set_of: 10"),
)
EXERCISE: FieldTable = (
    Field("name", OneLine(NAME_AT_MOST), phrase("name: Side leg lift"), required=True),
    Field("kind", OneOf(ExerciseKind), phrase("kind: strength, or kind: stretch"), required=True),
    Field("position", OneOf(Position), "position: side-lying", required=True),
    Field("sides", sides, phrase("sides: [left, right], sides: both or sides: alternate")),
    Field("works", OneOf(Works), phrase("works: side, or leave the line out")),
    Field("setup", OneLine(fills=True), phrase("setup: Lie on your {{other}} side."), required=True),
    Field("how", ListOf(OneLine(fills=True), phrase("Keep the knee straight."), empty=True), _A_LIST),
    Field("short", OneLine(fills=True), phrase("short: On your {{other}} side, knees bent.")),
    Field("change", OneLine(fills=True), phrase("change: Now lie on your {{other}} side.")),
    Field("band_at", OneLine(), phrase("band_at: around both thighs, above your knees")),
    Field("first", OneLine(fills=True), phrase("first: Put the chair against the wall.")),
    Field("kit", ListOf(OneOf(Kit), "band"), "kit: [band, chair]"),
    Field("tempo", GroupOf(TEMPO, TEMPO_EXAMPLE), f"tempo: {TEMPO_EXAMPLE}", required=True),
    Field("cues", GroupOf(CUES, phrase("{{lift: Lift, hold: Hold, lower: Lower}}")), phrase("cues: {{lift: Lift}}")),
    Field("dosage", GroupOf(DOSAGE, "{reps: 10}"), "dosage: {reps: 10}", required=True),
    Field("progression", GroupOf(PROGRESSION, "{goal: 30, step: 2}"), "progression: {goal: 30, step: 2}"),
    Field("warm_up", GroupOf(WARM_UP, "{exercise: bridge, reps: 5}"), "warm_up: {exercise: bridge, reps: 5}"),
    Field("figure", figure, phrase("figure: {example}", example=FIGURE_EXAMPLE)),
    Field("fit", fit_exercise, f"fit: {FIT_EXAMPLE}"),
    Field("source", OneLine(), phrase("where it comes from, or leave the line out")),
    in_languages(
        (
            Field("name", OneLine(NAME_AT_MOST), "name: Seitliches Beinheben"),
            Field("setup", OneLine(fills=True), "setup: Leg dich auf die {other} Seite."),
            Field(
                "how",
                ListOf(OneLine(fills=True), "Lass das Knie gestreckt.", empty=True),
                _A_LIST,
            ),
            Field("short", OneLine(fills=True), "short: Auf die {other} Seite, Knie gebeugt."),
            Field("change", OneLine(fills=True), "change: Jetzt auf die {other} Seite."),
            Field("band_at", OneLine(), "band_at: um beide Oberschenkel"),
            Field("first", OneLine(fills=True), "first: Stell den Stuhl an die Wand."),
            Field("cues", GroupOf(CUES, "{lift: Heben}"), "cues: {lift: Heben}"),
        ),
        "{name: Seitliches Beinheben}",
    ),
)
ENTRY: FieldTable = (
    Field("exercise", Identifier(), "exercise: clamshell", required=True),
    Field("reps", RepsOfSides(share=True), phrase("reps: 10, reps: 3x10 or reps: 50%")),
    Field("set_of", Whole(), "set_of: 10"),
    Field("dosage", GroupOf(ENTRY_DOSAGE, "{reps: 10}"), "dosage: {reps: 10}", into=""),
    Field("tempo", GroupOf(TEMPO, "{hold: 20}"), "tempo: {hold: 20}"),
    Field("cues", GroupOf(CUES, phrase("{{hold: Breathe}}")), phrase("cues: {{hold: Breathe}}")),
    Field("sides", sides, phrase("sides: [left, right], sides: both or sides: alternate")),
    Field("rest", duration, "rest: 20", into="rest_ms"),
    Field("prepare", duration, "prepare: 10", into="prepare_ms"),
    Field("band", band, "band: light"),
    Field("pace", OneOf(Pace), phrase("pace: self, or leave the line out"), into=""),
    Field("note", OneLine(fills=True), phrase("note: Slowly today.")),
    Field("first", OneLine(fills=True), phrase("first: Bring the pillow to the mat.")),
    in_languages(
        (
            Field("cues", GroupOf(CUES, "{hold: Atmen}"), "cues: {hold: Atmen}"),
            Field("note", OneLine(fills=True), "note: Heute langsam."),
            Field("first", OneLine(fills=True), "first: Bring das Kissen zur Matte."),
        ),
        "{cues: {hold: Atmen}}",
    ),
)
ROUNDS: FieldTable = (
    Field("rounds", Whole(1, ROUNDS_AT_MOST), "rounds: 3", required=True),
    Field("rest", duration, "rest: 60"),
    Field(
        "exercises",
        ListOf(entry_in_rounds, "exercise: clamshell", EXERCISES_AT_MOST),
        phrase("exercises: and below it - exercise: clamshell"),
        required=True,
    ),
)
"""What may stand in the place of an entry: several that are done several times over."""
ROUTINE: FieldTable = (
    Field("name", OneLine(NAME_AT_MOST), phrase("name: Evening routine"), required=True),
    Field("when", OneOf(When), phrase("when: pre-run, post-run, rest-day or any"), required=True),
    Field("about", OneLine(), phrase("what it is for, or leave the line out")),
    Field("prepare", duration, "prepare: 10", into="prepare_ms"),
    Field("switch", duration, "switch: 8", into="switch_ms"),
    Field("rest", duration, "rest: 20", into="rest_ms"),
    Field("turn_over", OneOf(TurnOver), "turn_over: once"),
    Field("for", ListOf(Identifier(FileKind.CONDITION), "it-band"), "for: [it-band]", into="conditions"),
    Field(
        "exercises",
        ListOf(entry_node, "exercise: clamshell", EXERCISES_AT_MOST),
        phrase("exercises: and below it - exercise: clamshell"),
        required=True,
        into="",
    ),
    in_languages(
        (
            Field("name", OneLine(NAME_AT_MOST), "name: Am Abend"),
            Field("about", OneLine(), phrase("what it is for, or leave the line out")),
        ),
        "{name: Am Abend}",
    ),
)


def whys(node: Node, key: str, report: ProblemReport) -> Group | Wrong:
    """Ids of exercises, each with a sentence."""
    table = tuple(
        Field(name.text, OneLine(), phrase("{name}: and why", name=name.text))
        for name, _ in (node.pairs if isinstance(node, Fields) else ())
        if Identifier()(name, key, report) is not WRONG
    )
    if not isinstance(node, Fields):
        report.add(node.mark, no_group(key, phrase("{{clamshell: It presses on the hip.}}")))
        return WRONG
    good = tuple(pair for pair in node.pairs if any(field.name == pair[0].text for field in table))
    return group(replace(node, pairs=good), key, table, report)


def _sentences(name: str, example: Phrase) -> Field:
    return Field(name, ListOf(OneLine(), example, SENTENCES_AT_MOST, empty=True), _A_LIST)


CONDITION_TEXTS: FieldTable = (
    _sentences("also", phrase("Greater trochanteric pain syndrome")),
    _sentences("feels", phrase("An ache on the outside of the hip.")),
    _sentences("worse", phrase("Lying on that side.")),
    _sentences("relief", phrase("A pillow between the knees.")),
    _sentences("takes", phrase("Months rather than weeks.")),
    _sentences("prevent", phrase("Add distance slowly.")),
    _sentences("see_somebody", phrase("It wakes you every night.")),
    _sentences("sources", phrase("Who says so.")),
    Field("leave_out", whys, phrase("leave_out: {{piriformis-stretch: It presses on the outside of the hip.}}")),
)
_A_PHASE: Final = phrase("a phase")
PHASE: FieldTable = (
    Field("name", OneLine(NAME_AT_MOST), phrase("name: Calm it down"), required=True),
    Field("when", OneLine(), phrase("when: It hurts at night.")),
    Field("routine", Identifier(FileKind.ROUTINE), "routine: rest-day"),
)
CONDITION: FieldTable = (
    Field("name", OneLine(NAME_AT_MOST), phrase("name: IT band syndrome"), required=True),
    Field("where", ListOf(OneOf(Place), "outer-hip"), "where: [outer-hip]", required=True),
    *CONDITION_TEXTS,
    Field(
        "phases",
        ListOf(
            GroupOf(PHASE, phrase("{{name: Calm it down}}"), _A_PHASE),
            phrase("name: Calm it down"),
            empty=True,
        ),
        phrase("a list of phases"),
    ),
    Field("exercises", ListOf(Identifier(), "clamshell", EXERCISES_AT_MOST, empty=True), "exercises: [clamshell]"),
    in_languages(
        (
            Field("name", OneLine(NAME_AT_MOST), "name: Läuferknie"),
            *CONDITION_TEXTS,
            Field(
                "phases",
                ListOf(GroupOf(PHASE[:2], "{name: Beruhigen}", _A_PHASE), "name: Beruhigen", empty=True),
                phrase("a list of phases"),
            ),
        ),
        "{name: Läuferknie}",
    ),
)
FILES: Mapping[FileKind, FieldTable] = {
    FileKind.ROUTINE: ROUTINE,
    FileKind.EXERCISE: EXERCISE,
    FileKind.CONDITION: CONDITION,
}
"""The keys of each kind of file."""


def sides_of(parsed: Group) -> tuple[Side, ...]:
    """The legs in the order they are done; both, where nothing else is said."""
    sides = parsed.get("sides", Turns.ALTERNATE)
    return (Side.LEFT, Side.RIGHT) if sides is Turns.ALTERNATE else tuple(sides)


def languages_of(parsed: Group) -> Iterator[tuple[Language, Group]]:
    """The languages a file is translated into, each with its texts."""
    languages: Group | None = parsed.get("in")
    for language in Language:
        if languages is not None and language.value in languages.values:
            yield language, languages.values[language.value]
