"""A parsed exercise, routine or condition file: value, problems, and the places in it that later checks need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from coach.errors import Problem
from coach.library.ids import FileKind
from coach.library.problem_report import Mark
from coach.model.condition import Condition
from coach.model.exercise import Exercise
from coach.model.language import Language
from coach.model.routine import Entry, Routine


class FileReference(Struct, frozen=True):
    """A reference from one file to another, by its id: most often to an exercise."""

    id: str
    mark: Mark
    kind: FileKind = FileKind.EXERCISE

    @property
    def needed(self) -> bool:
        """Whether nothing works without it; a condition is only pointed to."""
        return self.kind is not FileKind.CONDITION


class MarkedEntry(Struct, frozen=True):
    """A routine's entry, and where its values stand."""

    entry: Entry
    mark: Mark
    marks: tuple[tuple[str, Mark], ...]
    """By key, also of what is further in: `rest`, `cues.hold`, `in.de.note`."""

    def at(self, *keys: str) -> Mark:
        """Where the first of these keys that it has has its value; the entry's own place where it has none."""
        marks = dict(self.marks)
        return next((marks[key] for key in keys if key in marks), self.mark)


class ParsedFile(Struct, frozen=True):
    """A file as far as it could be read."""

    file: str
    uses: tuple[FileReference, ...]
    """The files that it names, whatever else is wrong with it."""
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


class ParsedExercise(ParsedFile, frozen=True):
    """An exercise file; the exercise is None if anything is wrong with it."""

    value: Exercise | None
    marks: tuple[tuple[tuple[Language, str], Mark], ...] = ()
    """Where its texts stand, by language and key; those of the file itself as if they were English."""


class ParsedRoutine(ParsedFile, frozen=True):
    """A routine file; the routine is None if anything is wrong with it."""

    value: Routine | None
    entries: tuple[MarkedEntry, ...]
    """Those that could be read, even if others could not."""
    marks: tuple[tuple[str, Mark], ...] = ()
    """Where the values of its keys stand."""


class ParsedCondition(ParsedFile, frozen=True):
    """A condition file; the condition is None if anything is wrong with it."""

    value: Condition | None


PARSED: Final[Mapping[FileKind, type[ParsedFile]]] = {
    FileKind.ROUTINE: ParsedRoutine,
    FileKind.EXERCISE: ParsedExercise,
    FileKind.CONDITION: ParsedCondition,
}
