"""An exercise's file while it is edited: opened, begun anew or as a copy, checked as `coach check` does, and saved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import FilesInvalid, Phrase
from coach.library.build import read_exercise
from coach.library.catalogue import Catalogue
from coach.library.edited_file import read_own, write_own
from coach.library.exercise_writer import marks_of, renamed_text
from coach.library.file_names import SUFFIX, shown
from coach.library.ids import FileKind
from coach.library.new_file import free_path, no_name
from coach.library.typed_values import Mistyped
from coach.library.yaml_editor import written
from coach.library.yaml_reader import parse
from coach.model.exercise import Exercise
from coach.model.language import Language
from coach.model.text_draft import TextDraft

_NEW: Final = """\
# yaml-language-server: $schema=../.schema/exercise.json
name: {name}
kind: strength
position: standing
sides: [left, right]
tempo: {{lift: 2, hold: 3, lower: 2, relax: 1}}
dosage: {{reps: 10}}
"""
"""What a new exercise begins with: it lacks how to get into position, which nobody else can know."""
_MISSING: Final = re.compile(r"an exercise needs the key (\w+);")


class ExerciseFile(Struct, frozen=True):
    """The file that a draft is saved to."""

    path: Path
    data: bytes | None
    """What lies on the disk; None as long as there is no such file."""

    @property
    def id(self) -> str:
        """The id of the exercise."""
        return self.path.name.removesuffix(SUFFIX)


class ExerciseFlaw(Struct, frozen=True):
    """An error or a warning of `coach check` about an exercise being edited."""

    name: str
    """The value it is about, as `exercise_writer` names it; empty where it is none of those."""
    language: Language | None
    """Of a text: None where it is the file's own."""
    what: Phrase
    stops: bool
    """Whether nobody could use the exercise as it is."""


class CheckedExercise(Struct, frozen=True):
    """An exercise being edited as it would be saved, with what `coach check` says of it."""

    exercise: Exercise | None
    flaws: tuple[ExerciseFlaw, ...]


def opened(path: Path) -> tuple[ExerciseFile, TextDraft]:
    """An exercise of the person's own, to be changed. Raises FilesInvalid."""
    data, text = _read(path)
    return ExerciseFile(path, data), TextDraft(text, text)


def copied(source: Path, name: str, routines: Path) -> tuple[ExerciseFile, TextDraft]:
    """An exercise of somebody's as the person's own under another name. Raises UsageError, FilesInvalid."""
    _, text = _read(source)
    path = free_path(FileKind.EXERCISE, name, routines)
    named = renamed_text(text, name)
    if isinstance(named, Mistyped):
        raise no_name(named.what)
    return ExerciseFile(path, None), TextDraft(named, "")


def begun(name: str, routines: Path, _language: Language = Language.EN) -> tuple[ExerciseFile, TextDraft]:
    """A new exercise, which is the same in every language. Raises UsageError."""
    path = free_path(FileKind.EXERCISE, name, routines)
    named = renamed_text(_NEW.format(name=written(path.stem, True)), name)
    if isinstance(named, Mistyped):
        raise no_name(named.what)
    return ExerciseFile(path, None), TextDraft(named, "")


def checked(file: ExerciseFile, text: str, catalogue: Catalogue) -> CheckedExercise:
    """What the text is as an exercise, and what `coach check` says of it."""
    read, problems, others = catalogue.check_exercise(text, file.id)
    marks = list(marks_of(text))
    flaws = []
    for problem in sorted((*problems, *others)):
        missing = _MISSING.match(str(problem.what))
        place = (problem.line, problem.column)
        above = [(name, language) for mark, name, language in marks if (mark.line, mark.column) <= place]
        name, language = (missing[1], None) if missing else above[-1] if above else ("", None)
        flaws.append(ExerciseFlaw(name, language, problem.what, stops=problem in problems))
    exercise = None if problems else read.value
    return CheckedExercise(exercise, tuple(dict.fromkeys(flaws)))


def save(
    file: ExerciseFile, draft: TextDraft, routines: Path, language: Language = Language.EN
) -> tuple[ExerciseFile, TextDraft]:
    """Put the draft in the place of the file, whole or not at all. Raises CoachError."""
    data = write_own(file.path, file.data, draft.text, FileKind.EXERCISE, routines, language)
    return replace(file, data=data), draft.saved()


def _read(path: Path) -> tuple[bytes, str]:
    data, text = read_own(path)
    if problems := read_exercise(parse(text, shown(path)), path.name.removesuffix(SUFFIX)).problems:
        raise FilesInvalid(problems)
    return data, text
