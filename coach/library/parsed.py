"""A parsed exercise or routine file: its value, its problems, and the places in it that later checks need."""

from __future__ import annotations

from msgspec import Struct

from coach.errors import Problem
from coach.library.problem_report import Mark
from coach.model.exercise import Exercise
from coach.model.routine import Entry, Routine


class Use(Struct, frozen=True):
    """An exercise that a file names."""

    id: str
    mark: Mark


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
    problems: tuple[Problem, ...]
