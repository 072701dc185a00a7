"""All routines and exercises there are: ours, and the person's own, which replace ours of the same name.

Listing looks at file names only. A file is read when somebody asks for it, and again only when it has changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import FilesInvalid, Problem, UnknownName
from coach.library.cache import ParseCache, Stamp, stamp_of
from coach.library.cross_checks import cross_check, unknown_bands
from coach.library.ids import is_id, slug
from coach.library.parsed import ParsedExercise, ParsedRoutine
from coach.library.suggestions import both, nearest, quoted
from coach.model.exercise import Exercise
from coach.model.routine import Routine
from coach.system.text import escaped

EXERCISES = "exercises"
SUFFIX = ".yaml"
NAMED_AT_MOST = 12
"""Ids that a sentence lists when nothing is near enough to suggest."""

GUESSED_NAMES_AT_MOST = 40
"""Unknown names of one file for which the nearest is looked for: with many files that takes a while."""


Parsed = TypeVar("Parsed", ParsedRoutine, ParsedExercise)


class Owner(StrEnum):
    """Whose file it is."""

    COACH = "coach"
    YOU = "you"


class Listed(Struct, frozen=True):
    """A routine or exercise file, not read yet."""

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
    """The routines and exercises in our folder and in theirs, and any others that are asked for by their path."""

    def __init__(self, ours: Path, theirs: Path | None = None, cache: ParseCache | None = None) -> None:
        self._folders = ((Owner.COACH, ours),) if theirs is None else ((Owner.COACH, ours), (Owner.YOU, theirs))
        self._cache = cache or ParseCache()
        self._files: dict[tuple[type, Path], tuple[Stamp | None, ParsedRoutine | ParsedExercise]] = {}

    def routine_files(self) -> tuple[Listed, ...]:
        """Every routine, sorted by id; nothing is read."""
        return self._listed(None)

    def exercise_files(self) -> tuple[Listed, ...]:
        """Every exercise, sorted by id; nothing is read."""
        return self._listed(EXERCISES)

    def routine(self, id_or_path: str) -> LoadedRoutine:
        """The routine with this id, or in the file at this path (anything with a slash, or that ends in .yaml).

        `UnknownName` if there is none; `FilesInvalid` with all that is wrong with it and with the exercises it uses.
        """
        beside = None
        if _is_path(id_or_path):
            path, file = Path(id_or_path), escaped(id_or_path)
            if "\0" in id_or_path or not os.path.lexists(path):
                raise UnknownName(f"there is no file {file}")
            beside = path.absolute().parent / EXERCISES
        else:
            own = self._find(id_or_path, None)
            if own is None:
                raise UnknownName(unknown_name("routine", id_or_path, [listed.id for listed in self.routine_files()]))
            path, file = own, shown(own)
        whole = self._whole(path, file, beside)
        if whole.read.routine is None or whole.problems:
            raise FilesInvalid(whole.problems)
        return LoadedRoutine(whole.read.routine, whole.exercises)

    def exercise(self, name: str) -> Exercise:
        """The exercise with this id; `UnknownName` or `FilesInvalid` like `routine`."""
        path = self._find(name, EXERCISES)
        if path is None:
            raise UnknownName(unknown_name("exercise", name, [listed.id for listed in self.exercise_files()]))
        read = self._exercise_file(path, shown(path))
        problems = (*read.problems, *self._unknown_uses(read, None))
        if read.exercise is None or problems:
            raise FilesInvalid(problems)
        return read.exercise

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
            problems += self._misnamed()
            for listed in self.exercise_files():
                read = self._exercise_file(listed.path, listed.file)
                problems += (*read.problems, *self._unknown_uses(read, None))
            for listed in self.routine_files():
                problems += self._wrong(self._whole(listed.path, listed.file, None), ladder)
        return tuple(dict.fromkeys(problems))

    def _wrong(self, whole: _RoutineWithExercises, ladder: Sequence[str] | None) -> tuple[Problem, ...]:
        bands = () if ladder is None else tuple(unknown_bands(whole.read, ladder))
        return tuple(sorted((*whole.problems, *bands))) if bands else whole.problems

    def _check(self, path: Path, file: str, ladder: Sequence[str] | None) -> Iterable[Problem]:
        """All that is wrong with one file, whatever it is."""
        inside = path.absolute().parent
        if inside.name == EXERCISES or _is_exercise(path, file):
            read = self._exercise_file(path, file)
            problems = (*read.problems, *self._unknown_uses(read, inside))
        else:
            problems = self._wrong(self._whole(path, file, inside / EXERCISES), ladder)
        folders = [folder.absolute() for _, folder in self._folders]
        listed = inside in folders or (inside.name == EXERCISES and inside.parent in folders)
        return (*_misnamed(path, file), *problems) if listed else problems

    def _listed(self, below: str | None) -> tuple[Listed, ...]:
        listed_by_id: dict[str, Listed] = {}
        for owner, folder in self._folders:
            inside = folder / below if below else folder
            for name in _names(inside):
                id = name.removesuffix(SUFFIX)
                if name.endswith(SUFFIX) and is_id(id):
                    listed_by_id[id] = Listed(id, owner, inside / name)
        return tuple(listed_by_id[id] for id in sorted(listed_by_id))

    def _find(self, name: str, below: str | None, beside: Path | None = None) -> Path | None:
        """The file of a routine or exercise: beside the routine first, then theirs, then ours."""
        if not is_id(name):
            return None
        folders = [folder / below if below else folder for _, folder in reversed(self._folders)]
        for folder in folders if beside is None else [beside, *folders]:
            path = folder / (name + SUFFIX)
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
            if name in seen or (path := self._find(name, EXERCISES, beside)) is None:
                continue
            seen.add(name)
            read = self._exercise_file(path, shown(path))
            problems += (*read.problems, *self._unknown_uses(read, beside))
            if read.exercise is not None:
                exercises[name] = read.exercise
            waiting += [use.id for use in read.uses]
        return exercises, tuple(problems)

    def _unknown_uses(self, read: ParsedRoutine | ParsedExercise, beside: Path | None) -> Iterator[Problem]:
        """A problem for each exercise that a file names and nobody has."""
        unknown = [use for use in read.uses if self._find(use.id, EXERCISES, beside) is None]
        known = sorted({*(listed.id for listed in self.exercise_files()), *_ids(beside)}) if unknown else []
        for at, use in enumerate(unknown):
            what = (
                unknown_name("exercise", use.id, known)
                if at < GUESSED_NAMES_AT_MOST
                else f"there is no exercise {quoted(use.id)}"
            )
            yield Problem(read.file, use.mark.line, use.mark.column, what)

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
            from coach.library.build import read_exercise, read_routine
            from coach.library.yaml_reader import read

            document, name = read(path, file), _id(path)
            parsed = cast("Parsed", (read_routine if kind is ParsedRoutine else read_exercise)(document, name))
            if not parsed.problems:
                self._cache.put(parsed, path, stamp)
        parsed = replace(parsed, file=file)
        self._files[kind, path] = stamp, parsed
        return parsed

    def _misnamed(self) -> Iterator[Problem]:
        """A problem for each file that would be listed if its name were an id, or if it lay one folder higher."""
        for _, folder in self._folders:
            yield from list(_unreadable(folder)) or _unreadable(folder / EXERCISES)
            for name in _names(folder):
                inside = folder / name
                if name == EXERCISES or name.startswith(".") or not os.path.isdir(inside):  # noqa: PTH112 - Path's may raise
                    yield from _misnamed(inside, shown(inside))
                    continue
                lost = next((each for each in _names(inside) if _is_yaml(each)), None)
                if lost is not None:
                    yield Problem(
                        shown(inside / lost), 1, 1, f"only {folder.name} and {EXERCISES} are looked into; move it there"
                    )
            for name in _names(folder / EXERCISES):
                yield from _misnamed(folder / EXERCISES / name, shown(folder / EXERCISES / name))


def shipped_routines() -> Path:
    """The folder of the routines that come with coach: in the package once it is installed, else beside it."""
    package = Path(__file__).parent.parent
    installed = package / "routines"
    return installed if installed.is_dir() else package.parent / "routines"


def shown(path: Path) -> str:
    """A path as problems show it: from the current folder if it lies there, and harmless to a terminal."""
    try:
        return escaped(str(path.absolute().relative_to(Path.cwd())))
    except (ValueError, OSError):
        return escaped(str(path))


def _is_path(id_or_path: str) -> bool:
    return any(mark in id_or_path for mark in ("/", os.sep, os.altsep or os.sep)) or id_or_path.endswith(
        (SUFFIX, ".yml")
    )


def _is_exercise(path: Path, file: str) -> bool:
    """Whether a file, wherever it lies, is an exercise rather than a routine."""
    from coach.library.build import kind_of
    from coach.library.yaml_reader import read

    document = read(path, file)
    return document.root is not None and kind_of(document) == "exercise"


def _id(path: Path) -> str:
    """The id of the routine or exercise in a file; of a file from elsewhere, the nearest thing that can be one."""
    name = path.name.removesuffix(SUFFIX).removesuffix(".yml")
    return name if is_id(name) else slug(name) or "routine"


def _names(folder: Path) -> list[str]:
    """The names in a folder, sorted; none if there is no such folder."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _ids(folder: Path | None) -> list[str]:
    return [] if folder is None else [name.removesuffix(SUFFIX) for name in _names(folder) if name.endswith(SUFFIX)]


def rightly_named(path: Path) -> str | None:
    """What a file would have to be called to be found by its id; None if it is called that, or is no YAML at all."""
    name = path.name
    if not _is_yaml(name) or (name.endswith(SUFFIX) and is_id(name.removesuffix(SUFFIX))):
        return None
    return (slug(re.sub(r"\.ya?ml(\.txt)?$", "", name, flags=re.IGNORECASE)) or "my-routine") + SUFFIX


def _unreadable(folder: Path) -> Iterator[Problem]:
    """That a folder that is there cannot be looked into, and seems empty."""
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        pass
    except NotADirectoryError:
        if os.path.lexists(folder):
            yield Problem(shown(folder), 1, 1, "this should be a folder, with your files in it")
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        yield Problem(shown(folder), 1, 1, f"this folder cannot be read: {why}")


def _is_yaml(name: str) -> bool:
    """Whether somebody means it as one of these files; an editor on Windows may have put .txt behind it."""
    return not name.startswith(".") and name.lower().removesuffix(".txt").endswith((SUFFIX, ".yml"))


def _misnamed(path: Path, file: str) -> Iterator[Problem]:
    if (better := rightly_named(path)) is not None:
        what = f"a file's name is lower-case letters, digits and hyphens, then .yaml; rename it to {better}"
        yield Problem(file, 1, 1, what)


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
