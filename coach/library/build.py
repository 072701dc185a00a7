"""Builds an exercise, a routine or a condition from a parsed document, by the tables of `file_schema`.

Everything that can be known from the file alone is checked here; what depends on other files (whether an exercise
exists, how long the whole routine takes) is in `cross_checks`, which needs the places
kept in `FileReference` and `MarkedEntry`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from coach.errors import Phrase, Problem, phrase
from coach.library.exercise_checks import check_exercise
from coach.library.fields import Group, group, struct_values
from coach.library.file_schema import (
    CONDITION,
    ENTRY,
    EXERCISE,
    FILES,
    ROUNDS,
    ROUTINE,
    Pace,
    Turns,
    languages_of,
    sides_of,
)
from coach.library.ids import FileKind
from coach.library.limits import EXERCISES_AT_MOST
from coach.library.number_fields import split_sets
from coach.library.parsed import FileReference, MarkedEntry, ParsedCondition, ParsedExercise, ParsedFile, ParsedRoutine
from coach.library.problem_report import START, Mark, ProblemReport, TooManyProblems
from coach.library.suggestions import nearest
from coach.library.yaml_reader import Document, Fields, Items, Node, Text
from coach.model.condition import Condition, ConditionPhase, TranslatedCondition
from coach.model.exercise import (
    Dosage,
    Exercise,
    Phase,
    Progression,
    SideReps,
    Tempo,
    TranslatedTexts,
    Translations,
    WarmUp,
    Words,
)
from coach.model.language import Language
from coach.model.routine import PREPARE_MS, REST_MS, SWITCH_MS, Entry, Rounds, Routine

_NOUNS: Final[Mapping[FileKind, Phrase]] = {
    FileKind.ROUTINE: phrase("a routine"),
    FileKind.EXERCISE: phrase("an exercise"),
    FileKind.CONDITION: phrase("a condition"),
}
_AN_ENTRY: Final = phrase("an entry")


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
    uses: tuple[FileReference, ...] = ()
    marks: tuple[tuple[tuple[Language, str], Mark], ...] = ()
    with suppress(TooManyProblems):
        if (parsed := _parsed(document, FileKind.EXERCISE, report)) is not None:
            uses = _use(parsed.get("warm_up"), "exercise", FileKind.EXERCISE)
            check_exercise(parsed, report)
            for use in uses:
                if use.id == name:
                    report.add(use.mark, phrase("an exercise cannot be its own warm-up; name another one"))
            marks = tuple(_text_marks(parsed))
            exercise = None if report.problems else _exercise(parsed, name)
    return ParsedExercise(document.file, uses, report.sorted(), tuple(report.warnings), exercise, marks)


def read_routine(document: Document, name: str) -> ParsedRoutine:
    """The routine in a document, or what is wrong with it."""
    report = ProblemReport(document.file, list(document.problems))
    routine: Routine | None = None
    entries: list[MarkedEntry] = []
    uses: tuple[FileReference, ...] = ()
    marks: tuple[tuple[str, Mark], ...] = ()
    with suppress(TooManyProblems):
        if (parsed := _parsed(document, FileKind.ROUTINE, report)) is not None:
            uses = _uses(parsed, "for", FileKind.CONDITION)
            for node, rounds in _entry_nodes(parsed, report):
                before = len(report.problems)
                if rounds is None and (cure := _no_entry(node)) is not None:
                    report.add(node.mark, cure)
                    continue
                entry = group(node, _AN_ENTRY, ENTRY, report)
                uses += _use(entry, "exercise", FileKind.EXERCISE)
                _merge_dosage(entry, report)
                split_sets(entry, report)
                if len(report.problems) == before and "exercise" in entry.values:
                    entries.append(_entry(entry, rounds))
            marks = tuple((key, node.mark) for key, node in parsed.nodes.items())
            routine = None if report.problems else _routine(parsed, name, entries)
    warnings = tuple(report.warnings)
    return ParsedRoutine(document.file, uses, report.sorted(), warnings, routine, tuple(entries), marks)


def entry_of(values: Mapping[str, Node]) -> tuple[Entry, tuple[Problem, ...]]:
    """A routine's entry of these values, and what is wrong with them."""
    report = ProblemReport("")
    node = Fields(START, tuple((Text(START, key), value) for key, value in values.items()))
    entry = group(node, _AN_ENTRY, ENTRY, report)
    split_sets(entry, report)
    return _entry(entry).entry, report.sorted()


def read_condition(document: Document, name: str) -> ParsedCondition:
    """The condition in a document, or what is wrong with it."""
    report = ProblemReport(document.file, list(document.problems))
    condition: Condition | None = None
    uses: tuple[FileReference, ...] = ()
    with suppress(TooManyProblems):
        if (parsed := _parsed(document, FileKind.CONDITION, report)) is not None:
            left_out: Group | None = parsed.get("leave_out")
            uses = _uses(parsed, "exercises", FileKind.EXERCISE)
            uses += tuple(FileReference(id, mark) for id, mark in (left_out.keys.items() if left_out else ()))
            for phase in parsed.get("phases", ()):
                uses += _use(phase, "routine", FileKind.ROUTINE)
            for use in uses:
                if use.kind is FileKind.EXERCISE and left_out and left_out.keys.get(use.id, use.mark) != use.mark:
                    report.add(use.mark, phrase("{id} is in leave_out, too; keep one of them", id=use.id))
            _check_translated(parsed, report)
            condition = None if report.problems else _condition(parsed, name)
    return ParsedCondition(document.file, uses, report.sorted(), tuple(report.warnings), condition)


READERS: Final[Mapping[FileKind, Callable[[Document, str], ParsedFile]]] = {
    FileKind.ROUTINE: read_routine,
    FileKind.EXERCISE: read_exercise,
    FileKind.CONDITION: read_condition,
}


def _use(parsed: Group | None, key: str, kind: FileKind) -> tuple[FileReference, ...]:
    """The file that a key names."""
    return (FileReference(parsed.values[key], parsed.at(key), kind),) if parsed and key in parsed.values else ()


def _uses(parsed: Group, key: str, kind: FileKind) -> tuple[FileReference, ...]:
    """What a list of ids names."""
    node = parsed.nodes.get(key)
    marks = [item.mark for item in node.items] if isinstance(node, Items) else []
    return tuple(FileReference(id, mark, kind) for id, mark in zip(parsed.get(key, ()), marks, strict=False))


def _check_translated(parsed: Group, report: ProblemReport) -> None:
    """What a condition says in another language belongs to what it says in its own."""
    phases, left_out = parsed.get("phases", ()), parsed.get("leave_out") or Group(START)
    for _, texts in languages_of(parsed):
        if (many := len(texts.get("phases", ()))) not in {0, len(phases)}:
            what = phrase(
                "{many} phases are translated, but there are {count}; translate each, in the same order",
                many=many,
                count=len(phases),
            )
            report.add(texts.at("phases"), what)
        others: Group = texts.get("leave_out") or Group(START)
        for exercise, mark in others.keys.items():
            if exercise not in left_out.keys:
                what = phrase("{id} is not left out by this page; name it in its own leave_out, too", id=exercise)
                report.add(mark, what)


def _parsed(document: Document, wanted: FileKind, report: ProblemReport) -> Group | None:
    """The values of a file, if it can be one of the kind that is wanted; report why not."""
    kind = kind_of(document)
    is_sure = {
        FileKind.ROUTINE: _has(document, "exercises"),
        FileKind.EXERCISE: not _has(document, "exercises"),
        FileKind.CONDITION: _has(document, "where"),
    }
    if kind is not wanted and is_sure[kind]:
        report.add(START, _belongs(kind, _NOUNS[wanted]))
        return None
    match document.root:
        case Fields():
            return group(document.root, _NOUNS[wanted], FILES[wanted], report)
        case None if document.problems:
            pass
        case None | Text(text="", quoted=False):
            what = phrase("the file is empty; begin it with a line such as name: Side leg lift")
            report.add(START, what)
        case Text(mark) | Items(mark):
            what = phrase("a file is made of keys and values; begin it with a line such as name: Side leg lift")
            report.add(mark, what)
    return None


def _belongs(kind: FileKind, wanted: Phrase) -> Phrase:
    """That a file is of another kind than its folder is for, and where it belongs."""
    match kind:
        case FileKind.ROUTINE:
            return phrase("this is a routine, not {wanted}; routines belong one folder higher", wanted=wanted)
        case FileKind.EXERCISE:
            return phrase(
                "this is an exercise, not {wanted}; exercises belong in a folder named exercises", wanted=wanted
            )
        case FileKind.CONDITION:
            return phrase(
                "this is a condition, not {wanted}; conditions belong in a folder named conditions", wanted=wanted
            )


def _has(document: Document, key: str) -> bool:
    return isinstance(document.root, Fields) and any(written.text == key for written, _ in document.root.pairs)


def _entry_nodes(parsed: Group, report: ProblemReport) -> Iterator[tuple[Fields, Rounds | None]]:
    """The entries that are groups of keys, whatever the others are, each with the rounds it is part of."""
    many = 0
    for place, node in enumerate(_fields_in(parsed)):
        rounds: Rounds | None = None
        inner: Iterator[Fields] = iter((node,))
        if any(key.text == "exercises" for key, _ in node.pairs):
            circuit = group(node, phrase("a group of rounds"), ROUNDS, report)
            rest_ms = circuit.get("rest", parsed.get("rest", REST_MS))
            rounds, inner = Rounds(place, circuit.get("rounds", 1), rest_ms), _in_rounds(circuit)
        for fields in inner:
            many += 1
            if many == EXERCISES_AT_MOST + 1:
                what = phrase("there are more than {limit} exercises in all; leave some out", limit=EXERCISES_AT_MOST)
                report.add(fields.mark, what)
            if many <= EXERCISES_AT_MOST:
                yield fields, rounds


def _in_rounds(circuit: Group) -> Iterator[Fields]:
    """Its entries, without what is reported already: rounds within rounds."""
    return (node for node in _fields_in(circuit) if all(key.text != "rounds" for key, _ in node.pairs))


def _fields_in(parsed: Group) -> Iterator[Fields]:
    node = parsed.nodes.get("exercises")
    if isinstance(node, Items):
        yield from (item for item in node.items[:EXERCISES_AT_MOST] if isinstance(item, Fields))


def _no_entry(node: Fields) -> Phrase | None:
    """What to write in the place of an entry such as `rest: 30` or `clamshell: 10`; None if it is no such thing."""
    if len(node.pairs) != 1:
        return None
    ((key, value),) = node.pairs
    if not isinstance(value, (Text, Fields)):
        return None
    from coach.library.common_mistakes import entry_elsewhere, key_elsewhere, key_renamed, rest_elsewhere

    written = value.text if isinstance(value, Text) else ""
    if isinstance(value, Text) and (cure := rest_elsewhere(f"{key.text}: {written}")) is not None:
        return cure
    names = [field.name for field in ENTRY]
    if key.text in names or nearest(key.text, names) is not None:
        return None
    if (
        key_renamed(key.text, str(_AN_ENTRY)) is not None
        or key_elsewhere(key.text, written, str(_AN_ENTRY), {}) is not None
    ):
        return None
    instead = entry_elsewhere(f"{key.text} {written}")
    return phrase("each of the exercises is named by the key exercise; write {instead}", instead=instead)


def _text_marks(parsed: Group) -> Iterator[tuple[tuple[Language, str], Mark]]:
    """Where the texts of an exercise stand, by language and key."""
    for language, texts in ((Language.EN, parsed), *languages_of(parsed)):
        cues: Group | None = texts.get("cues")
        nodes = {**texts.nodes, **(cues.nodes if cues else {})}
        yield from (((language, key), node.mark) for key, node in nodes.items())


def _translations(parsed: Group) -> Translations:
    return tuple(
        (language, TranslatedTexts(**{**texts.values, "cues": _changes(texts.get("cues"))}))
        for language, texts in languages_of(parsed)
    )


def _merge_dosage(entry: Group, report: ProblemReport) -> None:
    """Read `dosage: {reps: 10}` as `reps: 10`; report what is written in both ways."""
    dosage: Group | None = entry.get("dosage")
    if dosage is None:
        return
    for key, mark in dosage.keys.items():
        if key in entry.keys:
            line = entry.keys[key].line
            report.add(mark, phrase("{key} is already written in line {line}; keep one of them", key=key, line=line))
        elif key in dosage.values:
            entry.values[key] = dosage.values[key]
            entry.nodes[key] = dosage.nodes[key]


def _exercise(parsed: Group, name: str) -> Exercise:
    values: dict[str, Any] = {"how": (), "cues": Group(START)} | struct_values(parsed, EXERCISE)
    tempo = values["tempo"].values.items()
    groups = {"cues": Words, "dosage": Dosage, "progression": Progression, "warm_up": WarmUp}
    if isinstance(apart := values["dosage"].get("reps"), SideReps):
        values["dosage"].values |= {"reps": apart.fewest, "apart": apart if apart.most > apart.fewest else None}
    values |= {key: kind(**values[key].values) for key, kind in groups.items() if key in values}
    values["tempo"] = Tempo(**{f"{phase}_ms": ms for phase, ms in tempo})
    values["kit"] = tuple(dict.fromkeys(values.get("kit", ())))
    values |= {"sides": sides_of(parsed), "alternates": parsed.get("sides") is Turns.ALTERNATE}
    return Exercise(**values, id=name, translations=_translations(parsed))


def _routine(parsed: Group, name: str, entries: list[MarkedEntry]) -> Routine:
    values: dict[str, Any] = {"about": "", "prepare_ms": PREPARE_MS, "switch_ms": SWITCH_MS, "rest_ms": REST_MS}
    values |= struct_values(parsed, ROUTINE)
    in_order = tuple(marked.entry for marked in entries)
    return Routine(**values, id=name, entries=in_order, translations=_translations(parsed))


def _condition(parsed: Group, name: str) -> Condition:
    return Condition(
        **{"id": name} | _condition_texts(parsed),
        translations=tuple(
            (language, TranslatedCondition(**_condition_texts(texts))) for language, texts in languages_of(parsed)
        ),
    )


def _condition_texts(parsed: Group) -> dict[str, Any]:
    """The values of a condition, or of its texts in another language."""
    values = struct_values(parsed, CONDITION)
    values["phases"] = tuple(ConditionPhase(**phase.values) for phase in values.get("phases", ()))
    if "leave_out" in values:
        values["leave_out"] = tuple(values["leave_out"].values.items())
    return values


def _entry(parsed: Group, rounds: Rounds | None = None) -> MarkedEntry:
    values = struct_values(parsed, ENTRY) | {key: _changes(parsed.get(key)) for key in ("tempo", "cues")}
    if "sides" in values:
        values |= {"sides": sides_of(parsed), "alternates": values["sides"] is Turns.ALTERNATE}
    if isinstance(apart := values.get("reps"), SideReps):
        values |= {"reps": apart.most, "apart": apart}
    self_paced = parsed.get("pace") is Pace.SELF
    entry = Entry(**values, self_paced=self_paced, translations=_translations(parsed), rounds=rounds)
    return MarkedEntry(entry, parsed.mark, tuple(_marks(parsed)))


def _marks(parsed: Group, before: str = "") -> Iterator[tuple[str, Mark]]:
    """Where the values of a group stand, and those in the groups inside it, by the way to them."""
    for key, node in parsed.nodes.items():
        yield before + key, node.mark
        if isinstance(inner := parsed.values.get(key), Group):
            yield from _marks(inner, f"{before}{key}.")


def _changes(parsed: Group | None) -> tuple[tuple[Phase, Any], ...]:
    """The phases a group names, in the order they are done."""
    return tuple((phase, parsed.values[phase.value]) for phase in Phase if parsed and phase.value in parsed.values)
