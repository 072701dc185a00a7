"""Builds an exercise, a routine or a condition from a parsed document, by the tables of `file_schema`.

Everything that can be known from the file alone is checked here; what depends on other files (whether an exercise
exists, how long the whole routine takes) is in `cross_checks`, which needs the places kept in `Use` and `MarkedEntry`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from coach.library.fields import Group, group, split_sets
from coach.library.file_schema import CONDITION, ENTRY, EXERCISE, FILES, ROUTINE, TEMPO_EXAMPLE, Pace
from coach.library.ids import FileKind
from coach.library.limits import EXERCISES_AT_MOST
from coach.library.parsed import MarkedEntry, ParsedCondition, ParsedExercise, ParsedRoutine, Use
from coach.library.problem_report import START, Mark, ProblemReport, TooManyProblems
from coach.library.suggestions import nearest
from coach.library.yaml_reader import Document, Fields, Items, Node, Text
from coach.model.condition import Condition, ConditionPhase, TranslatedCondition
from coach.model.exercise import (
    Dosage,
    Exercise,
    Figure,
    GrowthUnit,
    Phase,
    Progression,
    Side,
    Tempo,
    TranslatedTexts,
    Translations,
    WarmUp,
    Words,
)
from coach.model.language import Language
from coach.model.routine import Entry, Routine, TurnOver

_BELONGS: Final = {
    FileKind.ROUTINE: "a routine, not {}; routines belong one folder higher",
    FileKind.EXERCISE: "an exercise, not {}; exercises belong in a folder named exercises",
    FileKind.CONDITION: "a condition, not {}; conditions belong in a folder named conditions",
}


def kind_of(document: Document) -> FileKind:
    """What the file most likely is, from its keys; a routine if they do not tell."""
    if not isinstance(document.root, Fields):
        return FileKind.ROUTINE
    keys = {key.text for key, _ in document.root.pairs}
    return max(FILES, key=lambda kind: len(keys & {field.name for field in FILES[kind]}))


def read_exercise(document: Document, name: str) -> ParsedExercise:
    """The exercise in a document, or what is wrong with it."""
    report = ProblemReport(document.file, list(document.problems))
    exercise: Exercise | None = None
    uses: tuple[Use, ...] = ()
    try:
        if (root := _root(document, FileKind.EXERCISE, report)) is not None:
            parsed = group(root, "an exercise", EXERCISE, report)
            uses = _warm_up_use(parsed)
            _check_exercise(parsed, name, report)
            exercise = None if report.problems else _exercise(parsed, name)
    except TooManyProblems:
        pass
    return ParsedExercise(document.file, exercise, uses, report.sorted())


def read_routine(document: Document, name: str) -> ParsedRoutine:
    """The routine in a document, or what is wrong with it."""
    report = ProblemReport(document.file, list(document.problems))
    routine: Routine | None = None
    entries: list[MarkedEntry] = []
    uses: list[Use] = []
    conditions: tuple[Use, ...] = ()
    try:
        if (root := _root(document, FileKind.ROUTINE, report)) is not None:
            parsed = group(root, "a routine", ROUTINE, report)
            conditions = _uses(parsed, "for", FileKind.CONDITION)
            for node in _entry_nodes(parsed):
                before = len(report.problems)
                if (rest := _rest_alone(node)) is not None:
                    report.add(node.mark, rest)
                    continue
                if (right := _named_by_key(node)) is not None:
                    report.add(node.mark, f"each of the exercises is named by the key exercise; write {right}")
                    continue
                entry = group(node, "an entry", ENTRY, report)
                if "exercise" in entry.values:
                    uses.append(Use(entry.values["exercise"], entry.at("exercise")))
                _merge_dosage(entry, report)
                split_sets(entry, report)
                if len(report.problems) == before and "exercise" in entry.values:
                    entries.append(_entry(entry))
            routine = None if report.problems else _routine(parsed, name, entries)
    except TooManyProblems:
        pass
    return ParsedRoutine(document.file, routine, tuple(entries), tuple(uses), conditions, report.sorted())


def read_condition(document: Document, name: str) -> ParsedCondition:
    """The condition in a document, or what is wrong with it."""
    report = ProblemReport(document.file, list(document.problems))
    condition: Condition | None = None
    uses: tuple[Use, ...] = ()
    try:
        if (root := _root(document, FileKind.CONDITION, report)) is not None:
            parsed = group(root, "a condition", CONDITION, report)
            phases: tuple[Group, ...] = parsed.get("phases", ())
            left_out: Group | None = parsed.get("leave_out")
            uses = _uses(parsed, "exercises", FileKind.EXERCISE)
            uses += tuple(Use(id, mark) for id, mark in (left_out.keys.items() if left_out else ()))
            uses += tuple(
                Use(phase.values["routine"], phase.at("routine"), FileKind.ROUTINE)
                for phase in phases
                if "routine" in phase.values
            )
            _check_translated(parsed, report)
            condition = None if report.problems else _condition(parsed, name)
    except TooManyProblems:
        pass
    return ParsedCondition(document.file, condition, uses, report.sorted())


READERS: Final[Mapping[type, Callable[[Document, str], ParsedExercise | ParsedRoutine | ParsedCondition]]] = {
    ParsedRoutine: read_routine,
    ParsedExercise: read_exercise,
    ParsedCondition: read_condition,
}


def _uses(parsed: Group, key: str, kind: FileKind) -> tuple[Use, ...]:
    """What a list of ids names."""
    node = parsed.nodes.get(key)
    marks = [item.mark for item in node.items] if isinstance(node, Items) else []
    return tuple(Use(id, mark, kind) for id, mark in zip(parsed.get(key, ()), marks, strict=False))


def _check_translated(parsed: Group, report: ProblemReport) -> None:
    """What a condition says in another language belongs to what it says in its own."""
    phases, left_out = parsed.get("phases", ()), parsed.get("leave_out") or Group(START)
    for _, texts in _languages(parsed):
        if (many := len(texts.get("phases", ()))) not in {0, len(phases)}:
            what = f"{many} phases are translated, but there are {len(phases)}; translate each, in the same order"
            report.add(texts.at("phases"), what)
        others: Group = texts.get("leave_out") or Group(START)
        for exercise, mark in others.keys.items():
            if exercise not in left_out.keys:
                report.add(mark, f"{exercise} is not left out by this page; name it in its own leave_out, too")


def _root(document: Document, wanted: FileKind, report: ProblemReport) -> Fields | None:
    """The keys of a file, if it can be one of the kind that is wanted; report why not."""
    kind = kind_of(document)
    is_sure = {
        FileKind.ROUTINE: _has(document, "exercises"),
        FileKind.EXERCISE: not _has(document, "exercises"),
        FileKind.CONDITION: _has(document, "where"),
    }
    if kind is not wanted and is_sure[kind]:
        report.add(START, "this is " + _BELONGS[kind].format("an exercise" if wanted == "exercise" else f"a {wanted}"))
        return None
    match document.root:
        case Fields():
            return document.root
        case None if document.problems:
            pass
        case None | Text(text="", quoted=False):
            report.add(START, "the file is empty; begin it with a line such as name: Side leg lift")
        case Text(mark) | Items(mark):
            report.add(mark, "a file is made of keys and values; begin it with a line such as name: Side leg lift")
    return None


def _has(document: Document, key: str) -> bool:
    return isinstance(document.root, Fields) and any(written.text == key for written, _ in document.root.pairs)


def _entry_nodes(parsed: Group) -> Iterator[Fields]:
    """The entries that are groups of keys, whatever the others are."""
    node = parsed.nodes.get("exercises")
    if isinstance(node, Items):
        yield from (item for item in node.items[:EXERCISES_AT_MOST] if isinstance(item, Fields))


def _rest_alone(node: Fields) -> str | None:
    """What to write in the place of an entry that is only `rest: 30`."""
    if len(node.pairs) != 1 or not isinstance(node.pairs[0][1], Text):
        return None
    from coach.library.common_mistakes import rest_elsewhere

    ((key, value),) = ((key, value.text) for key, value in node.pairs if isinstance(value, Text))
    return rest_elsewhere(f"{key.text}: {value}")


def _named_by_key(node: Fields) -> str | None:
    """How to write an entry such as `clamshell: 10`; None if it is no such thing."""
    if len(node.pairs) != 1:
        return None
    ((key, value),) = node.pairs
    names = [field.name for field in ENTRY]
    if key.text in names or not isinstance(value, (Text, Fields)) or nearest(key.text, names) is not None:
        return None
    from coach.library.common_mistakes import entry_elsewhere, key_elsewhere, key_renamed

    written = value.text if isinstance(value, Text) else ""
    if key_renamed(key.text, "an entry") is not None or key_elsewhere(key.text, written, "an entry", {}) is not None:
        return None
    return entry_elsewhere(f"{key.text} {written}")


def _warm_up_use(parsed: Group) -> tuple[Use, ...]:
    warm_up: Group | None = parsed.get("warm_up")
    if warm_up is None or "exercise" not in warm_up.values:
        return ()
    return (Use(warm_up.values["exercise"], warm_up.at("exercise")),)


def _check_exercise(parsed: Group, name: str, report: ProblemReport) -> None:
    """What the keys of an exercise must be to each other."""
    tempo: Group | None = parsed.get("tempo")
    work = (Phase.LIFT, Phase.HOLD, Phase.LOWER)
    if tempo is not None and tempo.clean and not any(tempo.get(phase.value) for phase in work):
        report.add(tempo.mark, f"this tempo leaves no time to work; write tempo: {TEMPO_EXAMPLE}")
    if (dosage := parsed.get("dosage")) is not None:
        split_sets(dosage, report)
    _check_progression(parsed, report)
    if parsed.get("sides") == (Side.BOTH,):
        for mark in _others(parsed):
            report.add(mark, "{other} means nothing where both sides work; leave it out, or write sides: [left, right]")
    _check_figure(parsed, report)
    for use in _warm_up_use(parsed):
        if use.id == name:
            report.add(use.mark, "an exercise cannot be its own warm-up; name another one")


def _check_progression(parsed: Group, report: ProblemReport) -> None:
    """The goal is where it starts or above: in repetitions, or in seconds of the hold."""
    progression: Group | None = parsed.get("progression")
    holds = progression is not None and progression.get("of") is GrowthUnit.HOLD
    begins: Group | None = parsed.get("tempo" if holds else "dosage")
    if progression is None or begins is None or not (begins.clean or not holds):
        return
    start = begins.get("hold", 0) / 1000 if holds else begins.get("reps")
    if holds and not start:
        report.add(progression.at("of"), "there is no hold that could grow; write tempo: {hold: 20}")
    elif start is not None and (goal := progression.get("goal")) is not None and goal < start:
        what = f"goal: {goal} is below the {start:g} it starts from; write {math.ceil(start)} or more"
        report.add(progression.at("goal"), what)


def _check_figure(parsed: Group, report: ProblemReport) -> None:
    """The drawing shows one leg at work, or both, as the exercise does."""
    drawn: Figure | None = parsed.get("figure")
    node = parsed.nodes.get("figure")
    if drawn is None or not isinstance(node, Fields):
        return
    sides = parsed.get("sides", (Side.LEFT, Side.RIGHT))
    mark = next((value.mark for key, value in node.pairs if key.text == "side"), node.mark)
    if sides == (Side.BOTH,) and drawn.side is not Side.BOTH:
        report.add(mark, "both sides work in this exercise; write side: both")
    elif sides != (Side.BOTH,) and drawn.side is Side.BOTH:
        report.add(mark, f"one side works at a time in this exercise; write side: {sides[0]}")


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
    for _, texts in _languages(parsed):
        yield from _others(texts)


def _languages(parsed: Group) -> Iterator[tuple[Language, Group]]:
    """The languages a file is translated into, each with its texts."""
    languages: Group | None = parsed.get("in")
    for language in Language:
        if languages is not None and language.value in languages.values:
            yield language, languages.values[language.value]


def _translations(parsed: Group) -> Translations:
    return tuple(
        (language, TranslatedTexts(**{**texts.values, "cues": _changes(texts.get("cues"))}))
        for language, texts in _languages(parsed)
    )


def _merge_dosage(entry: Group, report: ProblemReport) -> None:
    """Read `dosage: {reps: 10}` as `reps: 10`; report what is written in both ways."""
    dosage: Group | None = entry.get("dosage")
    if dosage is None:
        return
    for key, mark in dosage.keys.items():
        if key in entry.keys:
            line = entry.keys[key].line
            report.add(mark, f"{key} is already written in line {line}; keep one of them")
        elif key in dosage.values:
            entry.values[key] = dosage.values[key]
            entry.nodes[key] = dosage.nodes[key]


def _exercise(parsed: Group, name: str) -> Exercise:
    progression: Group | None = parsed.get("progression")
    warm_up: Group | None = parsed.get("warm_up")
    cues: Group | None = parsed.get("cues")
    return Exercise(
        id=name,
        name=parsed.values["name"],
        kind=parsed.values["kind"],
        position=parsed.values["position"],
        sides=parsed.get("sides", (Side.LEFT, Side.RIGHT)),
        setup=parsed.values["setup"],
        how=parsed.get("how", ()),
        tempo=Tempo(**{f"{phase}_ms": ms for phase, ms in parsed.values["tempo"].values.items()}),
        cues=Words(**(cues.values if cues else {})),
        dosage=Dosage(**parsed.values["dosage"].values),
        progression=Progression(**progression.values) if progression else None,
        warm_up=WarmUp(**warm_up.values) if warm_up else None,
        source=parsed.get("source"),
        figure=parsed.get("figure"),
        kit=tuple(dict.fromkeys(parsed.get("kit", ()))),
        short=parsed.get("short"),
        change=parsed.get("change"),
        translations=_translations(parsed),
    )


def _routine(parsed: Group, name: str, entries: list[MarkedEntry]) -> Routine:
    return Routine(
        id=name,
        name=parsed.values["name"],
        when=parsed.values["when"],
        about=parsed.get("about", ""),
        prepare_ms=parsed.get("prepare", 10_000),
        switch_ms=parsed.get("switch", 8_000),
        rest_ms=parsed.get("rest", 20_000),
        entries=tuple(marked.entry for marked in entries),
        turn_over=parsed.get("turn_over", TurnOver.EACH),
        conditions=parsed.get("for", ()),
        translations=_translations(parsed),
    )


def _condition(parsed: Group, name: str) -> Condition:
    return Condition(
        **{"id": name} | _condition_texts(parsed),
        translations=tuple(
            (language, TranslatedCondition(**_condition_texts(texts))) for language, texts in _languages(parsed)
        ),
    )


def _condition_texts(parsed: Group) -> dict[str, Any]:
    """The values of a condition, or of its texts in another language."""
    values = {key: value for key, value in parsed.values.items() if key != "in"}
    values["phases"] = tuple(ConditionPhase(**phase.values) for phase in values.get("phases", ()))
    if "leave_out" in values:
        values["leave_out"] = tuple(values["leave_out"].values.items())
    return values


def _entry(parsed: Group) -> MarkedEntry:
    entry = Entry(
        exercise=parsed.values["exercise"],
        reps=parsed.get("reps"),
        set_of=parsed.get("set_of"),
        tempo=_changes(parsed.get("tempo")),
        cues=_changes(parsed.get("cues")),
        sides=parsed.get("sides"),
        prepare_ms=parsed.get("prepare"),
        rest_ms=parsed.get("rest"),
        band=parsed.get("band"),
        self_paced=parsed.get("pace") is Pace.SELF,
        note=parsed.get("note"),
        translations=_translations(parsed),
    )
    return MarkedEntry(entry, parsed.mark, tuple((key, node.mark) for key, node in parsed.nodes.items()))


def _changes(parsed: Group | None) -> tuple[tuple[Phase, Any], ...]:
    """The phases a group names, in the order they are done."""
    return tuple((phase, parsed.values[phase.value]) for phase in Phase if parsed and phase.value in parsed.values)
