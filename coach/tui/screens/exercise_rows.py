"""An exercise as the rows of its sheet: what it is, what is said, how much of it, and how it grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from coach.i18n.catalog import Vocabulary, vocabulary
from coach.library.exercise_writer import HOW
from coach.library.typed_values import SILENT
from coach.model.exercise import ExerciseKind, GrowthUnit, Kit, Phase, Position, Works
from coach.model.language import Language
from coach.system.units import seconds_text
from coach.tui.screens.editor_rows import SIDES, sides_told
from coach.tui.screens.sheet_rows import Row, SheetField, sides_named

SENTENCES = ("setup", HOW, "short", "change", "band_at", "first")


class ExerciseTexts(Struct, frozen=True):
    """What an exercise's file says by name: in the language that is edited, in its own words, and in another one."""

    edited: Mapping[str, str]
    own: Mapping[str, str]
    beside: Mapping[str, str]

    def field(self, text: str, name: str) -> SheetField:
        """The field of a text; one that is not translated is told in the file's own words, if a session says those."""
        typed = self.edited.get(name, "")
        told = typed or ("" if self._is_replaced(name) else self.own.get(name, ""))
        return SheetField(text, typed, told, beside=self.beside.get(name, ""))

    def _is_replaced(self, name: str) -> bool:
        """Whether what is translated stands in the place of the file's own: a whole explanation, how to begin."""
        if name.startswith(HOW):
            return any(each.startswith(HOW) for each in self.edited)
        return name in {"short", "change"} and "setup" in self.edited


def exercise_rows(
    values: ExerciseTexts, language: Language, others: Sequence[tuple[str, str]], words: Vocabulary
) -> list[Row]:
    """The rows of an exercise in its editor, with these values; `others` are exercises that can warm up for it."""
    rows: list[Row] = []
    for name, field in _fields(values, language, others, words):
        if name == HOW:
            many = max(sum(each.startswith(f"{HOW} ") for each in texts) for texts in (values.edited, values.own))
            for at in range(many + 1):
                own = f"{HOW} {at}"
                rows.append(Row(own, at, field=values.field("how_more" if at == many > 0 else HOW, own)))
        else:
            rows.append(Row(name, field=field))
    return rows


def _fields(
    shown: ExerciseTexts, language: Language, others: Sequence[tuple[str, str]], words: Vocabulary
) -> Iterator[tuple[str, SheetField]]:
    values = shown.edited
    texts = words.editor
    kinds = ((ExerciseKind.STRENGTH.value, texts.strength), (ExerciseKind.STRETCH.value, texts.stretch))
    positions = tuple((each.value, words.screens.position(each)) for each in Position)
    yield "name", shown.field("name", "name")
    yield "kind", _chosen("kind", values.get("kind", ""), kinds)
    yield "position", _chosen("position", values.get("position", ""), positions)
    yield (
        "sides",
        _chosen("works", values.get("sides", SIDES[0]), tuple((each, sides_told(each, words)) for each in SIDES)),
    )
    works = ((Works.LEG.value, texts.the_leg), (Works.SIDE.value, texts.the_side))
    yield "works", _chosen("carries", values.get("works", Works.LEG.value), works)
    yield "kit", _kit(values.get("kit", ""), words)
    for key in SENTENCES:
        yield key, shown.field(key, key)
    reps, set_of = values.get("dosage.reps", ""), values.get("dosage.set_of", "")
    yield "dosage.reps", SheetField("begins", sides_named(reps, words))
    yield "dosage.set_of", SheetField("sets", set_of)
    for phase in Phase:
        yield f"tempo.{phase}", _seconds(f"seconds_{phase}", values.get(f"tempo.{phase}", ""), words)
    for phase in Phase:
        name = f"cues.{phase}"
        typed, own = values.get(name), shown.own.get(name)
        word = vocabulary(language).session.phase(phase) if own is None else own
        told = texts.usual_word.format(word=word) if word and typed is None else "" if typed else texts.silent
        typed = SILENT if typed == "" else typed or ""
        yield name, SheetField(f"cue_{phase}", typed, told, beside=shown.beside.get(name, ""))
    yield from _growth(values, words)
    yield "warm_up.exercise", _chosen("warm_up", values.get("warm_up.exercise", ""), (("", texts.none), *others))
    if "warm_up.exercise" in values:
        yield "warm_up.reps", SheetField("warm_up_reps", values.get("warm_up.reps", ""))
    yield "source", SheetField("source", values.get("source", ""))


def _growth(values: Mapping[str, str], words: Vocabulary) -> Iterator[tuple[str, SheetField]]:
    """What grows, and how far; nothing more where nothing does."""
    texts = words.editor
    ways = (("", texts.never), (GrowthUnit.REPS.value, texts.grow_reps), (GrowthUnit.HOLD.value, texts.grow_hold))
    yield "progression", _chosen("grows", values.get("progression", ""), ways)
    if "progression" in values:
        yield "progression.goal", SheetField("goal", values.get("progression.goal", ""))
        yield "progression.step", SheetField("step", values.get("progression.step", ""))
        bands = (("", texts.no), ("true", texts.yes))
        band = values.get("progression.band", "")
        yield "progression.band", _chosen("then_band", "" if band == "false" else band, bands)


def _chosen(text: str, typed: str, choices: tuple[tuple[str, str], ...]) -> SheetField:
    return SheetField(text, typed, dict(choices).get(typed, typed), choices)


def _kit(typed: str, words: Vocabulary) -> SheetField:
    choices = tuple((each.value, words.session.kit(each)) for each in Kit)
    told = ", ".join(dict(choices).get(each, each) for each in typed.split(", ")) if typed else ""
    return SheetField("kit", typed, told or words.screens.needs_nothing, choices, several=True)


def _seconds(text: str, typed: str, words: Vocabulary) -> SheetField:
    plain = typed.replace(".", "", 1).isdecimal()
    told = f"{seconds_text(round(float(typed) * 1000), words.screens.decimal)} s" if plain else typed
    return SheetField(text, typed, told)
