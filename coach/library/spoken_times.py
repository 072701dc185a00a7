"""Warnings of texts that take longer to say than there is time for, at the rate the voice has to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from coach.errors import Phrase, Problem, phrase
from coach.i18n.speech_length import speaking_ms
from coach.library.parsed import ParsedExercise, ParsedRoutine
from coach.library.problem_report import Mark
from coach.model.exercise import Exercise, Phase, Tempo, Words
from coach.model.language import Language
from coach.model.routine import PREPARE_MS, SWITCH_MS
from coach.model.settings import Settings
from coach.model.timeline import announced_ms

RATE: Final = Settings().voice_rate
QUIET_MS: Final = 3_000
"""At the end of a prepare or a switch nothing more is told: 3, 2, 1."""
UNHEARD_MS: Final = 100
"""By which a word may reach into the next phase: the estimate leans to the long side."""
_FILLED_IN: Final = {Language.EN: "right", Language.DE: "rechte"}
"""The longer of what {side} and {other} become."""


def exercise_warnings(read: ParsedExercise) -> Iterator[Problem]:
    """What an exercise says that does not fit the usual times, or its own tempo."""
    if (exercise := read.value) is None:
        return
    marks = dict(read.marks)
    for language in _languages(exercise):
        spoken = exercise.spoken_in(language)
        found = [
            (key, what)
            for is_change, key, text in _told(spoken)
            if (what := _too_long(key, text, language, is_change=is_change))
        ]
        for key, what in (*found, *_late_cues(spoken.cues, exercise.tempo, language)):
            if (language, key) in marks:  # one that is not translated is looked at once, as the file has it
                yield marks[language, key].problem(read.file, what, is_warning=True)


def routine_warnings(read: ParsedRoutine, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """What does not fit the times that a routine gives it, and would fit the usual ones: the worst at each place."""
    if (routine := read.value) is None:
        return
    marks, short = dict(read.marks), dict[Mark, tuple[int, Phrase]]()
    for marked in read.entries:
        entry, exercise = marked.entry, exercises[marked.entry.exercise]
        times = {
            False: ("prepare", routine.prepare_ms, PREPARE_MS, marks.get("prepare", marked.mark)),
            True: ("switch", routine.switch_ms, SWITCH_MS, marks.get("switch", marked.mark)),
        }
        if entry.prepare_ms is not None:
            times[False] = "prepare", entry.prepare_ms, PREPARE_MS, marked.at("prepare")
        tempo = exercise.tempo.changed(entry.tempo)
        for language in _languages(exercise):
            spoken, own = exercise.spoken_in(language), entry.spoken_in(language)
            for is_change, key, text in _told(spoken):
                (time, ms, usual_ms, mark), takes = times[is_change], _takes_ms(text, language)
                if _room_ms(ms) < takes <= _room_ms(usual_ms):
                    needed = -(-(takes + QUIET_MS) // 1000)
                    what = phrase(
                        "the {key} of {id} takes {takes:.1f} s to say; write {time}: {needed}",
                        key=key,
                        id=exercise.id,
                        takes=takes / 1000,
                        time=time,
                        needed=needed,
                    )
                    short[mark] = max(short.get(mark, (takes, what)), (takes, what))
            changed = {phase.value for phase, _ in (*entry.tempo, *own.cues)}
            words, in_file = spoken.cues.changed(own.cues), exercise.cues.changed(entry.cues)
            for key, what in _late_cues(words, tempo, language):
                is_once_more = language is not Language.EN and words.of(Phase(key)) == in_file.of(Phase(key))
                if key in changed and not entry.self_paced and not is_once_more:
                    mark = marked.at(f"in.{language}.cues.{key}", f"cues.{key}", f"tempo.{key}")
                    yield mark.problem(read.file, what, is_warning=True)
    yield from (mark.problem(read.file, what, is_warning=True) for mark, (_, what) in short.items())


def _languages(exercise: Exercise) -> tuple[Language, ...]:
    """Those that the file has texts in; its own are taken for English."""
    return tuple(dict.fromkeys((Language.EN, *(language for language, _ in exercise.translations))))


def _told(exercise: Exercise) -> Iterator[tuple[bool, str, str]]:
    """What is told before the first side and before the second, with its key, to somebody who knows the exercise."""
    begins = ("short", exercise.short) if exercise.short else ("setup", exercise.setup)
    yield False, *begins
    if len(exercise.sides) > 1 and not exercise.alternates:
        yield True, *(("change", exercise.change) if exercise.change else begins)


def _too_long(key: str, text: str, language: Language, *, is_change: bool) -> Phrase | None:
    """What to say of a text that does not fit the usual prepare, or the usual switch."""
    room, takes = _room_ms(SWITCH_MS if is_change else PREPARE_MS), _takes_ms(text, language)
    if takes <= room:
        return None
    different = phrase("write change: with only what is different")
    return phrase(
        "{key} takes {takes:.1f} s to say, but the time for it is {room:g} s; {cure}",
        key=key,
        takes=takes / 1000,
        room=room / 1000,
        cure=different if is_change else phrase("write short: with only what must be said"),
    )


def _room_ms(ms: int) -> int:
    """The time to tell something in a prepare or a switch."""
    return announced_ms(ms) - QUIET_MS


def _late_cues(words: Words, tempo: Tempo, language: Language) -> Iterator[tuple[str, Phrase]]:
    """Each phase whose word takes longer than the phase, and what to say of it."""
    for phase, ms in tempo:
        takes = _takes_ms(words.of(phase) or "", language)
        if ms and takes > ms + UNHEARD_MS:
            what = phrase(
                "{key} takes {takes:.1f} s to say, but {time:g} s to do; write a shorter word",
                key=phase.value,
                takes=takes / 1000,
                time=ms / 1000,
            )
            yield phase.value, what


def _takes_ms(text: str, language: Language) -> int:
    word = _FILLED_IN[language]
    return speaking_ms(text.replace("{side}", word).replace("{other}", word), RATE, language)
