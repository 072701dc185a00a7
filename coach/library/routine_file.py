"""A routine's file while it is edited: opened, begun anew or as a copy, checked as `coach check` does, and saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import CoachError, FilesInvalid, Phrase
from coach.library.build import read_routine
from coach.library.catalogue import Catalogue
from coach.library.edited_file import by_hand, read_own, write_own
from coach.library.file_names import SUFFIX, shown
from coach.library.ids import FileKind
from coach.library.new_file import free_path, new_text, no_name
from coach.library.routine_marks import RoutineValue, routine_marks
from coach.library.routine_writer import routine_text
from coach.library.typed_values import renamed
from coach.library.yaml_editor import set_value
from coach.library.yaml_reader import parse
from coach.model.draft import Draft, Sheet
from coach.model.language import Language
from coach.model.routine import Routine


class RoutineFile(Struct, frozen=True):
    """The file that a draft is saved to."""

    path: Path
    text: str
    """What every text to save is made of."""
    kept: Routine
    """What `text` holds."""
    data: bytes | None
    """What lies on the disk; None as long as there is no such file."""

    @property
    def id(self) -> str:
        """The id of the routine."""
        return self.path.name.removesuffix(SUFFIX)


class RoutineFlaw(Struct, frozen=True):
    """An error or a warning of `coach check` about a routine being edited."""

    about: RoutineValue
    """Which value it is about; one without a key where it is about none that can be changed."""
    what: Phrase
    stops: bool
    """Whether nobody could use the routine as it is."""


class CheckedRoutine(Struct, frozen=True):
    """A routine being edited as it would be saved, with what `coach check` says of it."""

    text: str
    routine: Routine | None
    """What a reader finds in the text."""
    flaws: tuple[RoutineFlaw, ...]

    @property
    def is_good(self) -> bool:
        """Whether it can be saved."""
        return self.routine is not None and not any(flaw.stops for flaw in self.flaws)


def opened(path: Path) -> tuple[RoutineFile, Draft]:
    """A routine of the person's own, to be changed. Raises FilesInvalid."""
    data, text, routine = _read(path)
    sheet = Sheet(routine, tuple(range(len(routine.entries))))
    return RoutineFile(path, text, routine, data), Draft(sheet, routine)


def copied(source: Path, name: str, routines: Path) -> tuple[RoutineFile, Draft]:
    """A routine of somebody's as the person's own under another name. Raises UsageError, FilesInvalid."""
    _, text, routine = _read(source)
    path = free_path(FileKind.ROUTINE, name, routines)
    kept = replace(routine, id=path.name.removesuffix(SUFFIX))
    sheet = Sheet(kept, tuple(range(len(kept.entries))))
    return _named(RoutineFile(path, text, kept, None), Draft(sheet, kept), name)


def begun(name: str, routines: Path, language: Language = Language.EN) -> tuple[RoutineFile, Draft]:
    """A new routine without exercises. Raises UsageError."""
    path = free_path(FileKind.ROUTINE, name, routines)
    text = set_value(new_text(FileKind.ROUTINE, name, path, language), "about", None)
    routine = read_routine(parse(text, shown(path)), path.name.removesuffix(SUFFIX)).value
    assert routine is not None
    return RoutineFile(path, text, routine, None), Draft(Sheet(replace(routine, entries=()), ()), routine)


def checked(file: RoutineFile, sheet: Sheet, catalogue: Catalogue, ladder: Sequence[str]) -> CheckedRoutine:
    """The text that would be saved, and what `coach check` says of it. Raises CoachError if there is none."""
    try:
        text = routine_text(file.text, file.kept, sheet)
    except ValueError:
        raise CoachError(by_hand(file.path)) from None
    read, problems, others = catalogue.check_text(text, file.id, ladder)
    if read.value is not None and read.value != sheet.routine:
        raise CoachError(by_hand(file.path))
    marks = list(routine_marks(parse(text, "").root))
    flaws = []
    for problem in sorted((*problems, *others)):
        above = [value for mark, value in marks if (mark.line, mark.column) <= (problem.line, problem.column)]
        flaws.append(RoutineFlaw(above[-1] if above else RoutineValue(), problem.what, stops=problem in problems))
    return CheckedRoutine(text, read.value, tuple(dict.fromkeys(flaws)))


def save(
    file: RoutineFile, sheet: Sheet, good: CheckedRoutine, routines: Path, language: Language = Language.EN
) -> tuple[RoutineFile, Draft]:
    """Put the draft in the place of the file; it is the old one or the new one, never between. Raises CoachError.

    A file that somebody else has changed since it was opened is left as it is.
    """
    data = write_own(file.path, file.data, good.text, FileKind.ROUTINE, routines, language)
    # What comes next is made of the text there was at first, too: so an undo knows the entries it brings back.
    return replace(file, data=data), Draft(sheet, sheet.routine)


def _named(file: RoutineFile, draft: Draft, name: str) -> tuple[RoutineFile, Draft]:
    """With another name, which has to be one that a file may hold."""
    named = replace(draft.sheet, routine=renamed(draft.sheet.routine, name))
    text = routine_text(file.text, file.kept, named)
    if problems := read_routine(parse(text, shown(file.path)), file.id).problems:
        raise no_name(problems[0].what)
    return file, replace(draft, sheet=named)


def _read(path: Path) -> tuple[bytes, str, Routine]:
    data, text = read_own(path)
    read = read_routine(parse(text, shown(path)), path.name.removesuffix(SUFFIX))
    if read.value is None:
        raise FilesInvalid(read.problems)
    return data, text, read.value
