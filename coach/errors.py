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
from typing import TypeAlias

from msgspec import Struct

Filling: TypeAlias = "str | int | float | Phrase"
"""What stands in a place of a phrase. A text stays as it is in every language: it is the person's, or what they should
write. A number is told, so that another language may write it in its own way; a phrase is told, too."""


class Phrase(Struct, frozen=True):
    """What is wrong, or a part of it: English with places in braces, and what fills them.

    `str(phrase)` is the English sentence. `Vocabulary.in_words` tells it in another language, by the template.
    """

    template: str
    fillings: tuple[tuple[str, Filling], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.fillings))

    def __lt__(self, other: Phrase) -> bool:
        return str(self) < str(other)


def phrase(template: str, /, **fillings: Filling) -> Phrase:
    """A phrase of a template and what fills its places; the template is a literal, so that a test finds it."""
    return Phrase(template, tuple(fillings.items()))


def system_reason(error: OSError, *, lower: bool = False) -> Phrase:
    """Why the system refused something, in its own words."""
    words = error.strerror or str(error)
    return Phrase((words.lower() if lower else words).replace("{", "{{").replace("}", "}}"))


class CoachError(Exception):
    """An error with one line for the person; `str(error)` is that line in English."""

    exit_code = 1

    def __init__(self, what: Phrase | str) -> None:
        super().__init__(what)
        self.what = what
        """The line; a plain text where no screen shows it, or it is not ours."""


class UsageError(CoachError):
    """The command was used wrongly, or this terminal cannot do what was asked."""

    exit_code = 2


class Problem(Struct, frozen=True, order=True):
    """One mistake in one file; `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    what: Phrase
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
