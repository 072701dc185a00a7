"""What can go wrong, in one tree; the command line turns each into one line and an exit code.

    CoachError                      1   anything coach itself reports
    ├── UsageError                  2   wrong use, or this terminal cannot do it
    ├── FilesInvalid                1   one or more routine files have errors
    ├── FileRefused                 1   a file to take in is not one, or does not fit the history
    ├── UnknownName                 2   no such routine or exercise
    └── HistoryError                3   the history cannot be read or written
        ├── HistoryBusy             3   another coach holds it
        ├── HistoryDamaged          3   it cannot be used as it is; a backup may help
        │   └── HistoryInconsistent 3   it can be read, but what it sums up does not agree
        └── HistoryUnwritable       3   it may not be written
            └── HistoryFull         3   there is no room for it; later there may be

`engine.machine.IllegalEvent` is not here: it is a mistake in our code, never the person's.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class CoachError(Exception):
    """An error with one line for the person; `str(error)` is that line."""

    exit_code = 1


class UsageError(CoachError):
    """The command was used wrongly, or this terminal cannot do what was asked."""

    exit_code = 2


class Problem(Struct, frozen=True, order=True):
    """One mistake in one file; `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    what: str
    """What is wrong, and the nearest thing that would be right."""
    is_warning: bool = False
    """The file can be used all the same."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {'warning: ' if self.is_warning else ''}{self.what}"


class FilesInvalid(CoachError):
    """Files with mistakes in them: all of the mistakes, in the files' order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class FileRefused(CoachError):
    """A file to take into the history is not one, or does not fit it; nothing was taken in."""


class UnknownName(CoachError):
    """A routine or exercise that is in nobody's folder."""

    exit_code = 2


class HistoryError(CoachError):
    """The history cannot be read or written."""

    exit_code = 3


class HistoryBusy(HistoryError):
    """Another coach is writing to the history."""


class HistoryDamaged(HistoryError):
    """The history cannot be used as it is: damaged, not ours, or written by a newer coach. A backup may help."""


class HistoryInconsistent(HistoryDamaged):
    """Its sums do not agree with what they sum up. All that it holds can be read, exported, and taken in elsewhere."""


class HistoryUnwritable(HistoryError):
    """The history may not be written; what it holds can still be read."""


class HistoryFull(HistoryUnwritable):
    """There is no room for the history. Room can be made, so a session waits for it."""
