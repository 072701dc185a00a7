"""All routines, exercises and conditions there are: ours, and the person's own, which replace ours of the same name.

Listing looks at file names only. A file is read when somebody asks for it, and again only when it has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import FilesInvalid, Problem, UnknownName
from coach.library.cache import ParseCache, Stamp, stamp_of
from coach.library.cross_checks import cross_check, unknown_bands
from coach.library.file_names import SUFFIX, all_misnamed, misnamed, names_in, shown
from coach.library.ids import FileKind, is_id, slug
from coach.library.parsed import ParsedCondition, ParsedExercise, ParsedRoutine, Use
from coach.library.suggestions import both, nearest, quoted
from coach.model.condition import Condition
from coach.model.exercise import Exercise
from coach.model.routine import Routine
from coach.system.text import escaped

NAMED_AT_MOST = 12
"""Ids that a sentence lists when nothing is near enough to suggest."""

GUESSED_NAMES_AT_MOST = 40
"""Unknown names of one file for which the nearest is looked for: with many files that takes a while."""


AnyParsed = ParsedRoutine | ParsedExercise | ParsedCondition
Parsed = TypeVar("Parsed", ParsedRoutine, ParsedExercise, ParsedCondition)


class Owner(StrEnum):
    """Whose file it is."""

    COACH = "coach"
    YOU = "you"


class Listed(Struct, frozen=True):
    """A routine, exercise or condition file, not read yet."""

    id: str
    owner: Owner
    path: Path

    @property
    def file(self) -> str:
        """Its name as it is shown: short, and harmless to a terminal."""
        return shown(self.path)


class LoadedRoutine(Struct, frozen=True):
    """A routine that can be used, and the exercises it needs."""

    routine: Routine
    exercises: dict[str, Exercise]
    """All that it names, and their warm-ups."""


class _RoutineWithExercises(Struct, frozen=True):
    """A routine file with the exercises it uses and everything that is wrong with any of them."""

    read: ParsedRoutine
    exercises: dict[str, Exercise]
    problems: tuple[Problem, ...]


class Catalogue:
    """The files in our folder and in theirs, and any others that are asked for by their path."""

    def __init__(self, ours: Path, theirs: Path | None = None, cache: ParseCache | None = None) -> None:
        self._folders = ((Owner.COACH, ours),) if theirs is None else ((Owner.COACH, ours), (Owner.YOU, theirs))
        self._cache = cache or ParseCache()
        self._files: dict[tuple[type, Path], tuple[Stamp | None, AnyParsed]] = {}

    def routine_files(self) -> tuple[Listed, ...]:
        """Every routine, sorted by id; nothing is read."""
        return self.listed(FileKind.ROUTINE)

    def exercise_files(self) -> tuple[Listed, ...]:
        """Every exercise, sorted by id; nothing is read."""
        return self.listed(FileKind.EXERCISE)

    def condition_files(self) -> tuple[Listed, ...]:
        """Every condition, sorted by id; nothing is read."""
        return self.listed(FileKind.CONDITION)

    def routine(self, id_or_path: str) -> LoadedRoutine:
        """The routine with this id, or in the file at this path (anything with a slash, or that ends in .yaml).

        `UnknownName` if there is none; `FilesInvalid` with all that is wrong with it and with the exercises it uses.
        """
        beside = None
        if _is_path(id_or_path):
            path, file = Path(id_or_path), escaped(id_or_path)
            if "\0" in id_or_path or not os.path.lexists(path):
                raise UnknownName(f"there is no file {file}")
            beside = path.absolute().parent
        else:
            path = self.path(FileKind.ROUTINE, id_or_path)
            file = shown(path)
        whole = self._whole(path, file, beside)
        if whole.read.routine is None or whole.problems:
            raise FilesInvalid(whole.problems)
        return LoadedRoutine(whole.read.routine, whole.exercises)

    def exercise(self, name: str) -> Exercise:
        """The exercise with this id; `UnknownName` or `FilesInvalid` like `routine`."""
        path = self.path(FileKind.EXERCISE, name)
        read = self._exercise_file(path, shown(path))
        problems = (*read.problems, *self._unknown_uses(read, None))
        if read.exercise is None or problems:
            raise FilesInvalid(problems)
        return read.exercise

    def condition(self, name: str) -> Condition:
        """The condition with this id; `UnknownName` or `FilesInvalid` like `routine`.

        What its page names need not exist: a page can be read without.
        """
        path = self.path(FileKind.CONDITION, name)
        read = self._parsed(ParsedCondition, path, shown(path))
        if read.condition is None:
            raise FilesInvalid(read.problems)
        return read.condition

    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that can be used, sorted by id."""
        return self.all_conditions()[0]

    def all_conditions(self) -> tuple[tuple[Condition, ...], tuple[Problem, ...]]:
        """The conditions that can be used, and all that is wrong with the others."""
        read = [self._parsed(ParsedCondition, listed.path, listed.file) for listed in self.condition_files()]
        good = tuple(each.condition for each in read if each.condition is not None)
        return good, tuple(problem for each in read for problem in each.problems)

    def path(self, kind: FileKind, name: str) -> Path:
        """The file with this id; `UnknownName` if there is none."""
        if (path := self._find(name, kind)) is None:
            raise UnknownName(unknown_name(kind, name, [listed.id for listed in self.listed(kind)]))
        return path

    def all_routines(
        self, files: Sequence[Listed] | None = None
    ) -> tuple[tuple[tuple[Listed, LoadedRoutine], ...], tuple[Problem, ...]]:
        """The routines that can be used, of these files or of all there are, and all that is wrong with the others."""
        good: list[tuple[Listed, LoadedRoutine]] = []
        problems: list[Problem] = []
        for listed in self.routine_files() if files is None else files:
            whole = self._whole(listed.path, listed.file, None)
            problems += whole.problems
            if whole.read.routine is not None and not whole.problems:
                good.append((listed, LoadedRoutine(whole.read.routine, whole.exercises)))
        return tuple(good), tuple(dict.fromkeys(problems))

    def all_exercises(self) -> tuple[tuple[tuple[Listed, Exercise], ...], tuple[Problem, ...]]:
        """The exercises that can be used, and all that is wrong with the others."""
        good: list[tuple[Listed, Exercise]] = []
        problems: list[Problem] = []
        for listed in self.exercise_files():
            read = self._exercise_file(listed.path, listed.file)
            wrong = (*read.problems, *self._unknown_uses(read, None))
            problems += wrong
            if read.exercise is not None and not wrong:
                good.append((listed, read.exercise))
        return tuple(good), tuple(dict.fromkeys(problems))

    def check(self, files: Sequence[Path] = (), ladder: Sequence[str] | None = None) -> tuple[Problem, ...]:
        """All that is wrong with these files and with the exercises they use, or with every file there is.

        With the person's `ladder`, also the bands that are not on it: they stop no session.
        """
        problems: list[Problem] = []
        if files:
            for path in files:
                problems += self._check(path, escaped(str(path)), ladder)
        else:
            for _, folder in self._folders:
                problems += all_misnamed(folder)
            for listed in self.exercise_files():
                read = self._exercise_file(listed.path, listed.file)
                problems += (*read.problems, *self._unknown_uses(read, None))
            for listed in self.routine_files():
                problems += self._wrong(self._whole(listed.path, listed.file, None), None, ladder)
            for listed in self.condition_files():
                problems += self._wrong_condition(listed.path, listed.file, None)
        return tuple(dict.fromkeys(problems))

    def _wrong(
        self, whole: _RoutineWithExercises, beside: Path | None, ladder: Sequence[str] | None
    ) -> tuple[Problem, ...]:
        """All that is wrong with a routine; also what stops no session, unless it cannot be known."""
        also = list(self._unknown(whole.read.file, whole.read.conditions, beside))
        also += () if ladder is None else unknown_bands(whole.read, ladder)
        return tuple(sorted((*whole.problems, *also))) if also else whole.problems

    def _wrong_condition(self, path: Path, file: str, beside: Path | None) -> tuple[Problem, ...]:
        read = self._parsed(ParsedCondition, path, file)
        return tuple(sorted((*read.problems, *self._unknown_uses(read, beside))))

    def _check(self, path: Path, file: str, ladder: Sequence[str] | None) -> Iterable[Problem]:
        """All that is wrong with one file, whatever it is."""
        inside = path.absolute().parent
        kind = next((kind for kind in FileKind if kind.folder == inside.name), None)
        beside = inside if kind is None else inside.parent
        kind = kind or _kind_of(path, file)
        match kind:
            case FileKind.ROUTINE:
                problems = self._wrong(self._whole(path, file, beside), beside, ladder)
            case FileKind.EXERCISE:
                read = self._exercise_file(path, file)
                problems = (*read.problems, *self._unknown_uses(read, beside))
            case FileKind.CONDITION:
                problems = self._wrong_condition(path, file, beside)
        listed = any(folder.absolute() in {inside, beside} for _, folder in self._folders)
        return (*misnamed(path, file), *problems) if listed else problems

    def listed(self, kind: FileKind) -> tuple[Listed, ...]:
        """Every file of this kind, sorted by id; nothing is read."""
        listed_by_id: dict[str, Listed] = {}
        for owner, folder in self._folders:
            inside = folder / kind.folder
            for name in names_in(inside):
                id = name.removesuffix(SUFFIX)
                if name.endswith(SUFFIX) and is_id(id):
                    listed_by_id[id] = Listed(id, owner, inside / name)
        return tuple(listed_by_id[id] for id in sorted(listed_by_id))

    def _find(self, name: str, kind: FileKind, beside: Path | None = None) -> Path | None:
        """The file of this kind: in the folder that is looked into besides first, then theirs, then ours."""
        if not is_id(name):
            return None
        folders = [folder for _, folder in reversed(self._folders)]
        for folder in folders if beside is None else [beside, *folders]:
            path = folder / kind.folder / (name + SUFFIX)
            if os.path.lexists(path):
                return path
        return None

    def _whole(self, path: Path, file: str, beside: Path | None) -> _RoutineWithExercises:
        """A routine, its exercises, and all that is wrong."""
        read = self._parsed(ParsedRoutine, path, file)
        exercises, problems = self._gather(dict.fromkeys(use.id for use in read.uses), beside)
        own = [*read.problems, *self._unknown_uses(read, beside), *cross_check(read, exercises)]
        return _RoutineWithExercises(read, exercises, (*sorted(own), *problems))

    def _gather(self, names: Iterable[str], beside: Path | None) -> tuple[dict[str, Exercise], tuple[Problem, ...]]:
        """The exercises with these names and their warm-ups, and what is wrong with their files."""
        exercises: dict[str, Exercise] = {}
        problems: list[Problem] = []
        waiting, seen = list(names), set[str]()
        while waiting:
            name = waiting.pop(0)
            if name in seen or (path := self._find(name, FileKind.EXERCISE, beside)) is None:
                continue
            seen.add(name)
            read = self._exercise_file(path, shown(path))
            problems += (*read.problems, *self._unknown_uses(read, beside))
            if read.exercise is not None:
                exercises[name] = read.exercise
            waiting += [use.id for use in read.uses]
        return exercises, tuple(problems)

    def _unknown_uses(self, read: AnyParsed, beside: Path | None) -> Iterator[Problem]:
        """A problem for each file that this one names and nobody has."""
        return self._unknown(read.file, read.uses, beside)

    def _unknown(self, file: str, uses: Iterable[Use], beside: Path | None) -> Iterator[Problem]:
        known: dict[FileKind, list[str]] = {}
        for at, use in enumerate(use for use in uses if self._find(use.id, use.kind, beside) is None):
            if use.kind not in known:
                ours = {listed.id for listed in self.listed(use.kind)}
                known[use.kind] = sorted(ours.union(_ids(beside and beside / use.kind.folder)))
            what = (
                unknown_name(use.kind, use.id, known[use.kind])
                if at < GUESSED_NAMES_AT_MOST
                else f"there is no {use.kind} {quoted(use.id)}"
            )
            yield Problem(file, use.mark.line, use.mark.column, what)

    def _exercise_file(self, path: Path, file: str) -> ParsedExercise:
        return self._parsed(ParsedExercise, path, file)

    def _parsed(self, kind: type[Parsed], path: Path, file: str) -> Parsed:
        """What a file holds; read again only if it has changed, by this program or by the one before."""
        stamp = stamp_of(path)
        known = self._files.get((kind, path))
        if known is not None and stamp is not None and (known[0], known[1].file) == (stamp, file):
            return cast("Parsed", known[1])
        parsed = self._cache.get(kind, path, stamp)
        if parsed is None:
            from coach.library.build import READERS
            from coach.library.yaml_reader import read

            parsed = cast("Parsed", READERS[kind](read(path, file), _id(path)))
            if not parsed.problems:
                self._cache.put(parsed, path, stamp)
        parsed = replace(parsed, file=file)
        self._files[kind, path] = stamp, parsed
        return parsed


def shipped_routines() -> Path:
    """The folder of the routines that come with coach: in the package once it is installed, else beside it."""
    package = Path(__file__).parent.parent
    installed = package / "routines"
    return installed if installed.is_dir() else package.parent / "routines"


def _is_path(id_or_path: str) -> bool:
    return any(mark in id_or_path for mark in ("/", os.sep, os.altsep or os.sep)) or id_or_path.endswith(
        (SUFFIX, ".yml")
    )


def _kind_of(path: Path, file: str) -> FileKind:
    """What a file is, wherever it lies."""
    from coach.library.build import kind_of
    from coach.library.yaml_reader import read

    return kind_of(read(path, file))


def _id(path: Path) -> str:
    """The id of what is in a file; of a file from elsewhere, the nearest thing that can be one."""
    name = path.name.removesuffix(SUFFIX).removesuffix(".yml")
    return name if is_id(name) else slug(name) or "routine"


def _ids(folder: Path | None) -> list[str]:
    return [] if folder is None else [name.removesuffix(SUFFIX) for name in names_in(folder) if name.endswith(SUFFIX)]


def unknown_name(what: str, name: str, known: list[str]) -> str:
    """That there is no such thing, and what there is."""
    sentence = f"there is no {what} {quoted(name)}" if name else f"this is no {what}'s id"
    if (meant := nearest(name, known)) is not None:
        return f"{sentence}; did you mean {meant}?"
    if not known:
        return f"{sentence}; there are none at all"
    if len(known) > NAMED_AT_MOST:
        return f"{sentence}; coach list shows all there are"
    return f"{sentence}; there {'is' if len(known) == 1 else 'are'} {both(known)}"
