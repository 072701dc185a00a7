"""Checks of a routine together with its exercises: do they fit each other, and how long does it all take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coach.errors import Phrase, Problem, phrase
from coach.library.limits import SESSION_AT_MOST_MS
from coach.library.parsed import MarkedEntry, ParsedRoutine
from coach.library.problem_report import Mark
from coach.library.suggestions import no_band
from coach.model.exercise import Exercise, Phase, Position, Side
from coach.model.language import Language
from coach.model.plan import REPS_LIMIT, Plan
from coach.model.prescription import prescribe
from coach.model.routine import Entry, Percent
from coach.model.timeline import length_ms, stretches

_NO_OTHER: Final = phrase("{{other}} means nothing where both sides work; leave it out")


def cross_check(read: ParsedRoutine, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Yield each problem of a routine's entries with their exercises; entries whose exercise is missing are skipped."""
    for marked in read.entries:
        if (exercise := exercises.get(marked.entry.exercise)) is not None:
            for mark, what in _entry_problems(marked, exercise):
                yield mark.problem(read.file, what)
    warm_ups = {each.warm_up.exercise for each in exercises.values() if each.warm_up is not None}
    needed = {use.id for use in read.uses if use.needed} | warm_ups
    if read.value is None or not exercises.keys() >= needed:
        return
    plan = prescribe(read.value, exercises, {})
    if (at := _first_too_late(plan)) is not None:
        mark = read.entries[at].mark
        what = phrase(
            "the routine is too long from here on: {total} in all; at most {limit}",
            total=_hours(length_ms(plan)),
            limit=_hours(SESSION_AT_MOST_MS),
        )
        yield mark.problem(read.file, what)


def unknown_bands(read: ParsedRoutine, ladder: Sequence[str]) -> Iterator[Problem]:
    """A problem for each band a routine names that is not one of the person's own; `none` is everybody's."""
    for marked in read.entries:
        band = marked.entry.band
        if band is not None and band not in {"none", *ladder}:
            yield marked.at("band").problem(read.file, no_band(band, ladder))


def _entry_problems(marked: MarkedEntry, exercise: Exercise) -> Iterator[tuple[Mark, Phrase]]:
    entry = marked.entry
    if exercise.tempo.changed(entry.tempo).work_ms == 0:
        what = phrase("this leaves no time to work in {id}; give lift, hold or lower some seconds", id=exercise.id)
        yield marked.at("tempo"), what
    if isinstance(entry.reps, Percent) and (reps := entry.reps.of(exercise.dosage.reps)) > REPS_LIMIT:
        what = phrase(
            "reps: {share}% of {whole} is {reps}; at most {limit}",
            share=entry.reps.value,
            whole=exercise.dosage.reps,
            reps=reps,
            limit=REPS_LIMIT,
        )
        yield marked.at("reps"), what
    times = 1 if entry.rounds is None else entry.rounds.times
    if isinstance(entry.reps, int) and entry.reps * times > REPS_LIMIT:
        what = phrase(
            "{times} rounds of {reps} are {all}; at most {limit}",
            times=times,
            reps=entry.reps,
            all=entry.reps * times,
            limit=REPS_LIMIT,
        )
        yield marked.at("reps"), what
    alternates = exercise.alternates if entry.sides is None else entry.alternates
    if entry.apart is not None and (alternates or len(entry.sides or exercise.sides) == 1):
        what = phrase("the sides of {id} are not done one after the other here; write one number", id=exercise.id)
        yield marked.at("reps"), what
    if entry.alternates and exercise.position is Position.SIDE_LYING:
        what = phrase("{id} would roll over each repetition; write sides: [left, right]", id=exercise.id)
        yield marked.at("sides"), what
    if (entry.sides or exercise.sides) == (Side.BOTH,):
        spoken = {language: entry.spoken_in(language) for language in Language}
        told = [("note", entry.note or ""), *((f"cues.{phase}", word) for phase, word in entry.cues)]
        for language, own in spoken.items():
            told.append((f"in.{language}.note", own.note or ""))
            told += [(f"in.{language}.cues.{phase}", word) for phase, word in own.cues]
        in_words = [(entry, exercise), *((own, exercise.spoken_in(language)) for language, own in spoken.items())]
        if (wrong := next((key for key, text in told if "{other}" in text), None)) is not None:
            yield marked.at(wrong), _NO_OTHER
        elif any("{other}" in text for own, other in in_words for text in _spoken_texts(own, other)):
            what = phrase("{id} speaks of the other side; write sides: [left, right]", id=exercise.id)
            yield marked.at("sides"), what


def _spoken_texts(entry: Entry, exercise: Exercise) -> Iterator[str]:
    """Everything from their files that is said of an exercise in a routine."""
    words = exercise.cues.changed(entry.cues)
    yield from (
        exercise.setup,
        exercise.short or "",
        exercise.change or "",
        entry.first or exercise.first or "",
        *exercise.how,
        *(words.of(phase) or "" for phase in Phase),
    )


def _first_too_late(plan: Plan) -> int | None:
    """The first dose in which the limit is passed."""
    now_ms = 0
    for segment in stretches(plan):
        now_ms += segment.ms or 0
        if now_ms > SESSION_AT_MOST_MS:
            return segment.entry
    return None


def _hours(ms: int) -> str:
    """The same in every language."""
    hours, minutes = divmod(-(-ms // 60_000), 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
