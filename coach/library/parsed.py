"""A parsed exercise, routine or condition file: value, problems, and the places in it that later checks need."""

from __future__ import annotations

from msgspec import Struct

from coach.errors import Problem
from coach.library.ids import FileKind
from coach.library.problem_report import Mark
from coach.model.condition import Condition
from coach.model.exercise import Exercise
from coach.model.routine import Entry, Routine


class Use(Struct, frozen=True):
    """Another file that a file names: an exercise, most often."""

    id: str
    mark: Mark
    kind: FileKind = FileKind.EXERCISE


class MarkedEntry(Struct, frozen=True):
    """A routine's entry, and where its values stand."""

    entry: Entry
    mark: Mark
    marks: tuple[tuple[str, Mark], ...]

    def at(self, key: str) -> Mark:
        """Where the value of `key` stands; the entry's own place where it has none."""
        return dict(self.marks).get(key, self.mark)


class ParsedExercise(Struct, frozen=True):
    """An exercise file as far as it could be read; the exercise is None if anything is wrong with it."""

    file: str
    exercise: Exercise | None
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]


class ParsedRoutine(Struct, frozen=True):
    """A routine file as far as it could be read; the routine is None if anything is wrong with it."""

    file: str
    routine: Routine | None
    entries: tuple[MarkedEntry, ...]
    """Those that could be read, even if others could not."""
    uses: tuple[Use, ...]
    """Of all entries that name an exercise, whatever else is wrong with them."""
    conditions: tuple[Use, ...]
    problems: tuple[Problem, ...]


class ParsedCondition(Struct, frozen=True):
    """A condition file as far as it could be read; the condition is None if anything is wrong with it."""

    file: str
    condition: Condition | None
    uses: tuple[Use, ...]
    """The exercises and routines that it names."""
    problems: tuple[Problem, ...]
