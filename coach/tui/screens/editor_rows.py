"""A routine as the rows of its sheet: what it says of itself, its rounds, and each exercise with what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from textual.content import Content

from coach.engine.welcome import kit
from coach.i18n.catalog import Vocabulary, vocabulary
from coach.library.routine_writer import reps_value, seconds_value, sides_value
from coach.library.typed_values import SILENT
from coach.model.draft import Sheet, parts
from coach.model.exercise import Exercise, Phase, Side, TranslatedTexts
from coach.model.language import FileLanguage, Language
from coach.model.plan import Plan
from coach.model.roll_overs import roll_overs
from coach.model.routine import Entry, Percent, Rounds, Routine, TurnOver, When
from coach.model.timeline import length_ms
from coach.system.units import length, seconds_text
from coach.tui.layout import folded
from coach.tui.screens.dose import REASONS
from coach.tui.screens.dose_rows import DoseRow, dose_rows
from coach.tui.screens.home_rows import OCCASIONS
from coach.tui.screens.sheet_rows import INDENT, Row, SheetField

HEAD, ROUNDS, ENTRY = "head", "rounds", "entry"
"""What a row is about, at the beginning of its id."""
SIDES = ("left, right", "right, left", "left", "right", "both", "alternate")


class EditorLibrary(Struct, frozen=True):
    """What can be chosen in the editor of a routine: exercises, bands and conditions."""

    exercises: Mapping[str, Exercise]
    bands: Sequence[str]
    conditions: Sequence[tuple[str, str]]
    """Each page of the guide, by id and by name."""


class TextsShown(Struct, frozen=True):
    """Which of a routine's texts are shown: those of one language, and those of another beside them."""

    edited: FileLanguage
    beside: FileLanguage

    def said(self, part: Routine | Entry, key: str, language: Language | None) -> Any:
        """What it says in a language below `in`; None: in the file's own words."""
        return getattr(part if language is None else dict(part.translations).get(language, TranslatedTexts()), key)

    def field(self, text: str, part: Routine | Entry, key: str) -> SheetField:
        """The field of a text; one that is not translated is told in the file's own words."""
        typed, own, beside = (self.said(part, key, each) or "" for each in (self.edited.key, None, self.beside.key))
        return SheetField(text, typed, typed or own, beside=beside)


def row_id(about: str, place: int | None = None, key: str = "") -> str:
    """The id of a row: `head.name`, `rounds 2`, `entry 2.reps`."""
    return f"{about}{'' if place is None else f' {place}'}{key and f'.{key}'}"


def routine_rows(
    sheet: Sheet, plan: Plan, opened: str, library: EditorLibrary, width: int, words: Vocabulary, texts: TextsShown
) -> list[Row]:
    """The rows of a routine in its editor; those inside `opened` are shown too."""
    routine, language = sheet.routine, texts.edited.language
    head = row_id(HEAD)
    found = [Row(head, title=_about(routine.spoken_in(language), width, words, opened == head))]
    if opened == head:
        fields = head_fields(routine, library, words, texts)
        found += [Row(row_id(HEAD, None, key), field=field, depth=1) for key, field in fields]
    inner_width = width - len(INDENT) if any(entry.rounds for entry in routine.entries) else width
    titles = _titles(plan, inner_width, words)
    for part in parts(routine.entries):
        first = part.start
        rounds = routine.entries[first].rounds
        if rounds is not None:
            own = row_id(ROUNDS, first)
            found.append(Row(own, first, _rounds_title(rounds, words)))
            if opened == own:
                fields = rounds_fields(rounds, words)
                found += [Row(row_id(ROUNDS, first, key), first, field=field, depth=1) for key, field in fields]
        depth = 0 if rounds is None else 1
        for place in part:
            entry, own = routine.entries[place], row_id(ENTRY, place)
            below = [] if opened == own else folded(says(entry.spoken_in(language), words), inner_width - len(INDENT))
            title = Content.assemble(titles[place], *((f"\n{INDENT}{line}", "dim") for line in below))
            found.append(Row(own, place, title, depth=depth))
            if opened == own:
                fields = entry_fields(entry, routine, library, words, texts)
                found += [Row(row_id(ENTRY, place, key), place, field=each, depth=depth + 1) for key, each in fields]
    return found


def _titles(plan: Plan, width: int, words: Vocabulary) -> list[Content]:
    """Each exercise with its dose of today and its length."""
    reasons = [None if why is None else getattr(words.screens, REASONS[why]) for _, why in plan.entries]
    doses = [DoseRow(dose, why) for (dose, _), why in zip(plan.entries, reasons, strict=True)]
    return dose_rows(doses, width, words) if doses else []


def _about(routine: Routine, width: int, words: Vocabulary, opened: bool) -> Content:
    texts = words.editor
    times = texts.routine_times.format(
        prepare=_seconds(routine.prepare_ms, words),
        switch=_seconds(routine.switch_ms, words),
        rest=_seconds(routine.rest_ms, words),
    )
    below = [] if opened else folded(" · ".join(filter(None, (routine.about, times))), width - len(INDENT))
    return Content.assemble((texts.the_routine, "bold"), *((f"\n{INDENT}{line}", "dim") for line in below))


def _rounds_title(rounds: Rounds, words: Vocabulary) -> Content:
    rest = words.editor.rest_between.format(seconds=_seconds(rounds.rest_ms, words))
    return Content.assemble((words.editor.rounds.format(count=rounds.times), "bold"), (f" · {rest}", "dim"))


def head_fields(
    routine: Routine, library: EditorLibrary, words: Vocabulary, shown: TextsShown
) -> Iterator[tuple[str, SheetField]]:
    """The fields of the routine itself: its name, occasion, times."""
    texts, names = words.editor, dict(library.conditions)
    told = ", ".join(names.get(id, id) for id in routine.conditions)
    whens = tuple((when.value, occasion(when, words)) for when in When)
    turns = ((TurnOver.EACH.value, texts.turn_each), (TurnOver.ONCE.value, texts.turn_once))
    known = (*library.conditions, *((id, id) for id in routine.conditions if id not in names))
    yield "name", shown.field("name", routine, "name")
    yield "about", shown.field("about", routine, "about")
    yield "when", SheetField("when", routine.when.value, dict(whens)[routine.when.value], whens)
    yield "for", SheetField("for", ", ".join(routine.conditions), told, known, several=True)
    for key, ms in (("prepare", routine.prepare_ms), ("switch", routine.switch_ms), ("rest", routine.rest_ms)):
        yield key, SheetField(key, seconds_value(ms), _seconds(ms, words))
    yield "turn_over", SheetField("turn_over", routine.turn_over.value, dict(turns)[routine.turn_over.value], turns)


def shown_key(key: str, fields: Mapping[str, SheetField]) -> str:
    """Under which of these keys a value is shown; the first of its parts for several together; empty if under none."""
    firsts = {"tempo": [phase.value for phase in Phase], "cues": [f"cues.{phase}" for phase in Phase]}
    return next((each for each in (key, *firsts.get(key, ())) if each in fields), "")


def rounds_fields(rounds: Rounds, words: Vocabulary) -> Iterator[tuple[str, SheetField]]:
    """The fields of a group of rounds: how many, and the rest between them."""
    yield "rounds", SheetField("rounds", str(rounds.times))
    yield "rest", SheetField("rounds_rest", seconds_value(rounds.rest_ms), _seconds(rounds.rest_ms, words))


def entry_fields(
    entry: Entry, routine: Routine, library: EditorLibrary, words: Vocabulary, shown: TextsShown
) -> Iterator[tuple[str, SheetField]]:
    """The fields of an entry: what a routine can change about an exercise."""
    texts, exercise = words.editor, library.exercises[entry.exercise]
    as_exercise, as_routine = texts.as_exercise, texts.as_routine
    yield (
        "reps",
        SheetField("reps" if entry.rounds is None else "round_reps", reps_typed(entry, words), _reps(entry, words)),
    )
    yield "set_of", SheetField("set_of", "" if entry.set_of is None else str(entry.set_of))
    yield "sides", _sides_field(entry, exercise, words)
    changed = dict(entry.tempo)
    for phase, usual_ms in exercise.tempo:
        if usual_ms or phase in changed:
            ms = changed.get(phase)
            told = as_exercise.format(value=_seconds(usual_ms, words)) if ms is None else _seconds(ms, words)
            yield phase.value, SheetField(phase.value, "" if ms is None else seconds_value(ms), told)
    for key, own_ms, usual_ms in (
        ("rest", entry.rest_ms, routine.rest_ms),
        ("prepare", entry.prepare_ms, routine.prepare_ms),
    ):
        told = as_routine.format(value=_seconds(usual_ms, words)) if own_ms is None else _seconds(own_ms, words)
        yield key, SheetField(f"entry_{key}", "" if own_ms is None else seconds_value(own_ms), told)
    bands = [
        ("", texts.own_band),
        *((band, words.session.band(band)) for band in dict.fromkeys(("none", *library.bands))),
    ]
    band = entry.band or ""
    yield "band", SheetField("band", band, dict(bands).get(band, band), tuple(bands))
    paces = (("timed", texts.timed), ("self", texts.self_paced))
    pace = paces[entry.self_paced]
    yield "pace", SheetField("pace", pace[0], pace[1], paces)
    yield from _cue_fields(entry, exercise, words, shown)
    yield "note", shown.field("note", entry, "note")
    yield "first", shown.field("first", entry, "first")


def _cue_fields(
    entry: Entry, exercise: Exercise, words: Vocabulary, shown: TextsShown
) -> Iterator[tuple[str, SheetField]]:
    """The word as each phase begins, of those that take time here or have a word."""
    texts, language = words.editor, shown.edited.language
    said, beside, own = (dict(shown.said(entry, "cues", key)) for key in (shown.edited.key, shown.beside.key, None))
    usual = exercise.spoken_in(language).cues
    for phase, ms in exercise.tempo.changed(entry.tempo):
        if ms or phase in said or phase in beside:
            typed, word = said.get(phase, own.get(phase)), usual.of(phase)
            word = vocabulary(language).session.phase(phase) if word is None else word
            told = texts.as_exercise.format(value=word or texts.silent) if typed is None else typed or texts.silent
            typed = said.get(phase)
            typed = SILENT if typed == "" else typed or ""
            yield f"cues.{phase}", SheetField(f"cue_{phase}", typed, told, beside=beside.get(phase, ""))


def _sides_field(entry: Entry, exercise: Exercise, words: Vocabulary) -> SheetField:
    usual = sides_told(sides_typed(exercise.sides, exercise.alternates), words)
    typed = "" if entry.sides is None else sides_typed(entry.sides, entry.alternates)
    choices = (("", words.editor.as_exercise.format(value=usual)), *((each, sides_told(each, words)) for each in SIDES))
    return SheetField("sides", typed, dict(choices)[typed], choices)


def sides_typed(sides: Sequence[Side], alternates: bool) -> str:
    """The sides as the editor's field takes them: `left, right`, `both`, `alternate`."""
    return sides_value(sides, alternates).strip("[]")


def sides_told(typed: str, words: Vocabulary) -> str:
    """The sides as a row shows them, in the person's language."""
    texts, named = words.editor, words.session.named_side
    match typed:
        case "both":
            return texts.both_at_once
        case "alternate":
            return texts.in_turn
        case _:
            told = texts.then.join(named(Side(side)) for side in typed.split(", "))
            return told if ", " in typed else texts.only.format(side=told)


def reps_typed(entry: Entry, words: Vocabulary) -> str:
    """The repetitions as they are typed: 10, 3x10, 50%, or 8 left, 12 right."""
    if entry.apart is None:
        return reps_value(entry)
    named = words.session.named_side
    return f"{entry.apart.left} {named(Side.LEFT)}, {entry.apart.right} {named(Side.RIGHT)}"


def _reps(entry: Entry, words: Vocabulary) -> str:
    texts, reps = words.editor, reps_typed(entry, words)
    if not reps:
        return texts.own_target
    return texts.share.format(share=reps) if isinstance(entry.reps, Percent) else texts.pinned.format(reps=reps)


def says(entry: Entry, words: Vocabulary) -> str:
    """What an entry changes about its exercise, in one line."""
    texts, hold = words.editor, dict(entry.tempo).get(Phase.HOLD)
    parts = [
        _reps(entry, words),
        "" if entry.sides is None else sides_told(sides_typed(entry.sides, entry.alternates), words),
        "" if hold is None else words.screens.hold_for.format(seconds=seconds_text(hold, words.screens.decimal)),
        "" if entry.rest_ms is None else texts.rest_after.format(seconds=_seconds(entry.rest_ms, words)),
        "" if entry.prepare_ms is None else texts.prepare_for.format(seconds=_seconds(entry.prepare_ms, words)),
        "" if entry.band is None else words.session.band(entry.band),
        texts.self_paced if entry.self_paced else "",
        *(texts.says_word.format(word=word) if word else texts.silent for _, word in entry.cues),
        entry.note or "",
        entry.first or "",
    ]
    return " · ".join(filter(None, parts))


def occasion(when: When, words: Vocabulary) -> str:
    """The occasion of a routine, in the person's language."""
    return str(getattr(words.screens, OCCASIONS[when]))


def summary(plan: Plan, words: Vocabulary) -> str:
    """How long it takes, what is to be laid ready, and how often one lies down another way."""
    texts, count = words.editor, roll_overs(plan)
    things = ", ".join(map(words.session.kit, kit(plan))) or words.screens.needs_nothing
    changes = texts.no_changes if count == 0 else texts.change_once if count == 1 else texts.changes.format(count=count)
    joined = texts.joined if plan.turns_once else ""
    return " · ".join(filter(None, [length(length_ms(plan)), texts.lay_ready.format(kit=things), changes, joined]))


def _seconds(ms: int, words: Vocabulary) -> str:
    return f"{seconds_text(ms, words.screens.decimal)} s"
