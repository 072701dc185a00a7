"""All routines, exercises and conditions there are: ours, and the person's own, which replace ours of the same name.

Listing looks at file names only. A file is read when somebody asks for it, and again only when it has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import FilesInvalid, Phrase, Problem, UnknownName, phrase
from coach.library.cache import ParseCache, Stamp, stamp_of
from coach.library.cross_checks import cross_check, unknown_bands
from coach.library.file_names import SUFFIX, all_misnamed, misnamed, names_in, shown
from coach.library.ids import FileKind, is_id, slug
from coach.library.parsed import PARSED, ParsedExercise, ParsedFile, ParsedRoutine
from coach.library.suggestions import KIND_NAMES, there_is_no, unknown_name
from coach.model.condition import Condition
from coach.model.exercise import Exercise
from coach.model.routine import Routine
from coach.system.text import escaped

GUESSED_NAMES_AT_MOST = 40
"""Unknown names of one file for which the nearest is looked for: with many files that takes a while."""


Value = TypeVar("Value", Routine, Exercise, Condition)


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


class Catalogue:
    """The files in our folder and in theirs, and any others that are asked for by their path."""

    def __init__(self, ours: Path, theirs: Path | None = None, cache: ParseCache | None = None) -> None:
        self._folders = ((Owner.COACH, ours),) if theirs is None else ((Owner.COACH, ours), (Owner.YOU, theirs))
        self._inside = {kind: [folder / kind.folder for _, folder in reversed(self._folders)] for kind in FileKind}
        """Where each kind of file is looked for, theirs first."""
        self._cache = cache or ParseCache()
        self._files: dict[tuple[FileKind, Path], tuple[Stamp | None, ParsedFile]] = {}

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

    def path(self, kind: FileKind, name: str) -> Path:
        """The file with this id; `UnknownName` if there is none."""
        if (path := self._find(name, kind)) is None:
            raise UnknownName(unknown_name(KIND_NAMES[kind], name, [listed.id for listed in self.listed(kind)]))
        return path

    def routine(self, id_or_path: str) -> LoadedRoutine:
        """The routine with this id, or in the file at this path (anything with a slash, or that ends in .yaml).

        `UnknownName` if there is none; `FilesInvalid` with all that is wrong with it and with the exercises it uses.
        """
        loaded, problems = self._loaded(*self._routine_file(id_or_path))
        if loaded is None:
            raise FilesInvalid(problems)
        return loaded

    def text_warnings(self, id_or_path: str) -> tuple[Problem, ...]:
        """What this routine and its exercises say that takes longer than there is time for."""
        from coach.library.spoken_times import exercise_warnings, routine_warnings

        path, file, beside = self._routine_file(id_or_path)
        loaded, _ = self._loaded(path, file, beside)
        read, found = self._parsed(FileKind.ROUTINE, path, file), list[Problem]()
        if loaded is not None and isinstance(read, ParsedRoutine):
            found += routine_warnings(read, loaded.exercises)
        for name in loaded.exercises if loaded else ():
            used = self._find(name, FileKind.EXERCISE, beside)
            exercise = self._parsed(FileKind.EXERCISE, used, shown(used)) if used else None
            found += exercise_warnings(exercise) if isinstance(exercise, ParsedExercise) else ()
        return tuple(sorted(set(found)))

    def _routine_file(self, id_or_path: str) -> tuple[Path, str, Path | None]:
        """A routine's file, its name as it is shown, and the folder that is looked into besides."""
        if not _is_path(id_or_path):
            path = self.path(FileKind.ROUTINE, id_or_path)
            return path, shown(path), None
        path, file = Path(id_or_path), escaped(id_or_path)
        if "\0" in id_or_path or not os.path.lexists(path):
            raise UnknownName(phrase("there is no file {file}", file=file))
        return path, file, path.absolute().parent

    def exercise(self, name: str) -> Exercise:
        """The exercise with this id; `UnknownName` or `FilesInvalid` like `routine`."""
        path = self.path(FileKind.EXERCISE, name)
        read, problems = self._checked(FileKind.EXERCISE, path, shown(path))
        if problems:
            raise FilesInvalid(problems)
        return _value(read, Exercise)

    def condition(self, name: str) -> Condition:
        """The condition with this id; `UnknownName` or `FilesInvalid` like `routine`.

        What its page names need not exist: a page can be read without.
        """
        path = self.path(FileKind.CONDITION, name)
        read = self._parsed(FileKind.CONDITION, path, shown(path))
        if read.problems:
            raise FilesInvalid(read.problems)
        return _value(read, Condition)

    def readable_condition(self, name: str) -> tuple[Condition | None, tuple[Problem | Phrase, ...]]:
        """The condition with this id: theirs, else ours where theirs has mistakes; and what is wrong with it."""
        wrong: list[Problem] = []
        for _, folder in reversed(self._folders):
            path = folder / FileKind.CONDITION.folder / (name + SUFFIX)
            if is_id(name) and os.path.lexists(path):
                read = self._parsed(FileKind.CONDITION, path, shown(path))
                if not read.problems:
                    return _value(read, Condition), tuple(wrong)
                wrong += read.problems
        known = [listed.id for listed in self.listed(FileKind.CONDITION)]
        return None, tuple(wrong) or (unknown_name(KIND_NAMES[FileKind.CONDITION], name, known),)

    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that can be used, sorted by id."""
        return self.all_conditions()[0]

    def all_conditions(self) -> tuple[tuple[Condition, ...], tuple[Problem, ...]]:
        """The conditions that can be used, and all that is wrong with the others."""
        files = self.listed(FileKind.CONDITION)
        read = [self._parsed(FileKind.CONDITION, listed.path, listed.file) for listed in files]
        good = tuple(_value(each, Condition) for each in read if not each.problems)
        return good, tuple(problem for each in read for problem in each.problems)

    def all_routines(
        self, files: Sequence[Listed] | None = None
    ) -> tuple[tuple[tuple[Listed, LoadedRoutine], ...], tuple[Problem, ...]]:
        """The routines that can be used, of these files or of all there are, and all that is wrong with the others."""
        good: list[tuple[Listed, LoadedRoutine]] = []
        problems: list[Problem] = []
        for listed in self.listed(FileKind.ROUTINE) if files is None else files:
            loaded, wrong = self._loaded(listed.path, listed.file, None)
            problems += wrong
            if loaded is not None:
                good.append((listed, loaded))
        return tuple(good), tuple(dict.fromkeys(problems))

    def all_exercises(self) -> tuple[tuple[tuple[Listed, Exercise], ...], tuple[Problem, ...]]:
        """The exercises that can be used, and all that is wrong with the others."""
        good: list[tuple[Listed, Exercise]] = []
        problems: list[Problem] = []
        for listed in self.listed(FileKind.EXERCISE):
            read, wrong = self._checked(FileKind.EXERCISE, listed.path, listed.file)
            problems += wrong
            if not wrong:
                good.append((listed, _value(read, Exercise)))
        return tuple(good), tuple(dict.fromkeys(problems))

    def check(self, files: Sequence[Path] = (), ladder: Sequence[str] | None = None) -> tuple[Problem, ...]:
        """All that is wrong with these files and with the exercises they use, or with every file there is.

        With the person's `ladder`, also the bands that are not on it: they stop no session.
        """
        problems: list[Problem] = []
        for path in files:
            problems += self._check_path(path, escaped(str(path)), ladder)
        if not files:
            for _, folder in self._folders:
                problems += all_misnamed(folder)
            for kind in (FileKind.EXERCISE, FileKind.ROUTINE, FileKind.CONDITION):
                for listed in self.listed(kind):
                    problems += self._check(kind, listed.path, listed.file, None, ladder)
        return tuple(dict.fromkeys(problems))

    def _check(
        self, kind: FileKind, path: Path, file: str, beside: Path | None, ladder: Sequence[str] | None
    ) -> tuple[Problem, ...]:
        """All that is wrong with one file of this kind; also what stops no session, unless it cannot be known."""
        read, problems = self._checked(kind, path, file, beside)
        if isinstance(read, ParsedRoutine):
            problems, others = self._check_routine(read, problems, beside, ladder)
            return tuple(sorted((*problems, *others))) if others else problems
        from coach.library.spoken_times import exercise_warnings

        also = [*read.warnings, *(exercise_warnings(read) if isinstance(read, ParsedExercise) else ())]
        return tuple(sorted((*problems, *also))) if also else problems

    def check_text(
        self, text: str, id: str, ladder: Sequence[str]
    ) -> tuple[ParsedRoutine, tuple[Problem, ...], tuple[Problem, ...]]:
        """What the text of a routine in the person's folder would be, and what is wrong with it.

        First what stops it from being used, then what `check` says besides.
        """
        from coach.library.build import read_routine
        from coach.library.yaml_reader import parse

        read = read_routine(parse(text, id + SUFFIX), id)
        return read, *self._check_routine(read, (*read.problems, *self._unknown(read, None)), None, ladder)

    def check_exercise(self, text: str, id: str) -> tuple[ParsedExercise, tuple[Problem, ...], tuple[Problem, ...]]:
        """The same of the text of an exercise."""
        from coach.library.build import read_exercise
        from coach.library.spoken_times import exercise_warnings
        from coach.library.yaml_reader import parse

        read = read_exercise(parse(text, id + SUFFIX), id)
        return read, (*read.problems, *self._unknown(read, None)), (*read.warnings, *exercise_warnings(read))

    def _check_routine(
        self, read: ParsedRoutine, own: Sequence[Problem], beside: Path | None, ladder: Sequence[str] | None
    ) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        from coach.library.spoken_times import routine_warnings

        loaded, problems = self._with_exercises(read, own, beside)
        also = [*read.warnings, *(routine_warnings(read, loaded.exercises) if loaded else ())]
        also += self._unknown(read, beside, needed=False)
        also += () if ladder is None else unknown_bands(read, ladder)
        return problems, tuple(also)

    def _check_path(self, path: Path, file: str, ladder: Sequence[str] | None) -> Iterable[Problem]:
        """All that is wrong with one file, whatever it is."""
        inside = path.absolute().parent
        kind = next((kind for kind in FileKind if kind.folder == inside.name), None)
        beside = inside if kind is None else inside.parent
        problems = self._check(kind or _kind_of(path, file), path, file, beside, ladder)
        listed = any(folder.absolute() in {inside, beside} for _, folder in self._folders)
        return (*misnamed(path, file), *problems) if listed else problems

    def _find(self, name: str, kind: FileKind, beside: Path | None = None) -> Path | None:
        """The file of this kind: in the folder that is looked into besides first, then theirs, then ours."""
        if not is_id(name):
            return None
        inside = self._inside[kind]
        for folder in inside if beside is None else [beside / kind.folder, *inside]:
            path = folder / (name + SUFFIX)
            if os.path.lexists(path):
                return path
        return None

    def _loaded(self, path: Path, file: str, beside: Path | None) -> tuple[LoadedRoutine | None, tuple[Problem, ...]]:
        """A routine with its exercises and their warm-ups, and all that is wrong with any of them."""
        read, own = self._checked(FileKind.ROUTINE, path, file, beside)
        assert isinstance(read, ParsedRoutine)
        return self._with_exercises(read, own, beside)

    def _with_exercises(
        self, read: ParsedRoutine, own: Sequence[Problem], beside: Path | None
    ) -> tuple[LoadedRoutine | None, tuple[Problem, ...]]:
        exercises: dict[str, Exercise] = {}
        problems: list[Problem] = []
        waiting, seen = [use.id for use in read.uses if use.kind is FileKind.EXERCISE], set[str]()
        while waiting:
            name = waiting.pop(0)
            if name in seen or (place := self._find(name, FileKind.EXERCISE, beside)) is None:
                continue
            seen.add(name)
            used, wrong = self._checked(FileKind.EXERCISE, place, shown(place), beside)
            problems += wrong
            if not used.problems:
                exercises[name] = _value(used, Exercise)
            waiting += [use.id for use in used.uses]
        problems = [*sorted((*own, *cross_check(read, exercises))), *problems]
        return None if problems else LoadedRoutine(_value(read, Routine), exercises), tuple(problems)

    def _checked(
        self, kind: FileKind, path: Path, file: str, beside: Path | None = None
    ) -> tuple[ParsedFile, tuple[Problem, ...]]:
        """What a file holds, and all that is wrong with it; also that nobody has a file it needs."""
        read = self._parsed(kind, path, file)
        return read, tuple(sorted((*read.problems, *self._unknown(read, beside))))

    def _unknown(self, read: ParsedFile, beside: Path | None, *, needed: bool = True) -> Iterator[Problem]:
        """A problem for each file that this one names and nobody has."""
        known: dict[FileKind, list[str]] = {}
        uses = [use for use in read.uses if use.needed is needed and self._find(use.id, use.kind, beside) is None]
        for at, use in enumerate(uses):
            if use.kind not in known:
                ours = {listed.id for listed in self.listed(use.kind)}
                known[use.kind] = sorted(ours.union(_ids(beside and beside / use.kind.folder)))
            what = (
                unknown_name(KIND_NAMES[use.kind], use.id, known[use.kind])
                if at < GUESSED_NAMES_AT_MOST
                else there_is_no(KIND_NAMES[use.kind], use.id)
            )
            yield use.mark.problem(read.file, what)

    def _parsed(self, kind: FileKind, path: Path, file: str) -> ParsedFile:
        """What a file holds; read again only if it has changed, by this program or by the one before."""
        stamp = stamp_of(path)
        known = self._files.get((kind, path))
        if known is not None and stamp is not None and (known[0], known[1].file) == (stamp, file):
            return known[1]
        parsed: ParsedFile | None = self._cache.get(PARSED[kind], path, stamp)
        if parsed is None:
            from coach.library.build import READERS
            from coach.library.yaml_reader import read

            parsed = READERS[kind](read(path, file), _id(path))
            if not parsed.problems:
                self._cache.put(parsed, path, stamp)
        parsed = replace(parsed, file=file)
        self._files[kind, path] = stamp, parsed
        return parsed


def _value(read: ParsedFile, kind: type[Value]) -> Value:
    """What a file without a mistake holds."""
    value = getattr(read, "value", None)
    assert isinstance(value, kind)
    return value


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
