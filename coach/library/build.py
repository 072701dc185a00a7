"""Builds an exercise or a routine from a parsed document, by the tables of `file_schema`.

Everything that can be known from the file alone is checked here; what depends on other files (whether an exercise
exists, how long the whole routine takes) is in `cross_checks`, which needs the places kept in `Use` and `MarkedEntry`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from coach.library.fields import Group, group, split_sets
from coach.library.file_schema import ENTRY, EXERCISE, ROUTINE, TEMPO_EXAMPLE, Pace
from coach.library.limits import EXERCISES_AT_MOST
from coach.library.parsed import MarkedEntry, ParsedExercise, ParsedRoutine, Use
from coach.library.problem_report import START, Mark, ProblemReport, TooManyProblems
from coach.library.suggestions import nearest
from coach.library.yaml_reader import Document, Fields, Items, Node, Text
from coach.model.exercise import (
    Dosage,
    Exercise,
    Figure,
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
from coach.model.routine import Entry, Routine


def kind_of(document: Document) -> Literal["exercise", "routine"]:
    """What the file most likely is, from its keys; a routine if they do not tell."""
    if not isinstance(document.root, Fields):
        return "routine"
    keys = {key.text for key, _ in document.root.pairs}
    names, others = ({field.name for field in table} for table in (EXERCISE, ROUTINE))
    return "exercise" if len(keys & names) > len(keys & others) else "routine"


def read_exercise(document: Document, name: str) -> ParsedExercise:
    """The exercise in a document, or what is wrong with it."""
    report = ProblemReport(document.file, list(document.problems))
    exercise: Exercise | None = None
    uses: tuple[Use, ...] = ()
    try:
        if kind_of(document) == "routine" and _has(document, "exercises"):
            report.add(START, "this is a routine, not an exercise; routines belong one folder higher")
        elif (root := _root(document, report)) is not None:
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
    try:
        if kind_of(document) == "exercise" and not _has(document, "exercises"):
            report.add(START, "this is an exercise, not a routine; exercises belong in a folder named exercises")
        elif (root := _root(document, report)) is not None:
            parsed = group(root, "a routine", ROUTINE, report)
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
    return ParsedRoutine(document.file, routine, tuple(entries), tuple(uses), report.sorted())


def _root(document: Document, report: ProblemReport) -> Fields | None:
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
    dosage, progression = parsed.get("dosage"), parsed.get("progression")
    if dosage is not None:
        split_sets(dosage, report)
    if dosage is not None and progression is not None:
        start, goal = dosage.get("reps"), progression.get("goal")
        if start is not None and goal is not None and goal < start:
            report.add(
                progression.at("goal"), f"goal: {goal} is below the {start} it starts from; write {start} or more"
            )
    if parsed.get("sides") == (Side.BOTH,):
        for mark in _others(parsed):
            report.add(mark, "{other} means nothing where both sides work; leave it out, or write sides: [left, right]")
    _check_figure(parsed, report)
    for use in _warm_up_use(parsed):
        if use.id == name:
            report.add(use.mark, "an exercise cannot be its own warm-up; name another one")


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
    for key in ("setup", "how", "cues"):
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
        translations=_translations(parsed),
    )


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
        translations=_translations(parsed),
    )
    return MarkedEntry(entry, parsed.mark, tuple((key, node.mark) for key, node in parsed.nodes.items()))


def _changes(parsed: Group | None) -> tuple[tuple[Phase, Any], ...]:
    """The phases a group names, in the order they are done."""
    return tuple((phase, parsed.values[phase.value]) for phase in Phase if parsed and phase.value in parsed.values)
