"""The mistakes of one file, collected as they are found, so that an author sees all of them at once."""

from __future__ import annotations

from msgspec import Struct, field

from coach.errors import Phrase, Problem, phrase
from coach.library.limits import PROBLEMS_AT_MOST


class Mark(Struct, frozen=True, order=True):
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int

    def problem(self, file: str, what: Phrase, *, is_warning: bool = False) -> Problem:
        """What is wrong at this place of a file."""
        return Problem(file, self.line, self.column, what, is_warning)


START = Mark(1, 1)


class TooManyProblems(Exception):
    """A file has so many mistakes that looking for more helps nobody; caught before it leaves the library."""


class ProblemReport(Struct):
    """The mistakes of `file`, in the order they were found."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    """What harms nothing, but is hardly meant so."""

    def add(self, mark: Mark, what: Phrase) -> None:
        """Add a mistake; the hundredth is followed by a last line and by `TooManyProblems`."""
        if len(self.problems) == PROBLEMS_AT_MOST:
            self.problems.append(mark.problem(self.file, phrase("and more mistakes from here on")))
            raise TooManyProblems
        self.problems.append(mark.problem(self.file, what))

    def warn(self, mark: Mark, what: Phrase) -> None:
        """Add a warning; no more than a hundred."""
        if len(self.warnings) < PROBLEMS_AT_MOST:
            self.warnings.append(mark.problem(self.file, what, is_warning=True))

    def sorted(self) -> tuple[Problem, ...]:
        """All mistakes from the top of the file to its end, each once."""
        return tuple(sorted(set(self.problems)))
