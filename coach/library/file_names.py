"""What the files in a folder are called, and what is wrong with those that nobody will find there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from coach.errors import Problem, phrase, system_reason
from coach.library.ids import FileKind, is_id, slug
from coach.library.suggestions import both
from coach.system.text import escaped

SUFFIX: Final = ".yaml"


def shown(path: Path) -> str:
    """A path as problems show it: from the current folder if it lies there, and harmless to a terminal."""
    text = str(path)
    with suppress(OSError):
        here = os.getcwd()  # noqa: PTH109 - a list shows a hundred names, and a Path costs ten times as much
        text = "." if text == here else text.removeprefix(os.path.join(here, ""))  # noqa: PTH118
    return escaped(text)


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted; none if there is no such folder."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def all_misnamed(folder: Path) -> Iterator[Problem]:
    """A problem for each file that would be listed if its name were an id, or if it lay in another folder."""
    looked_into = [kind.folder for kind in FileKind if kind.folder]
    yield from list(_unreadable(folder)) or (wrong for name in looked_into for wrong in _unreadable(folder / name))
    for name in names_in(folder):
        inside = folder / name
        if name in looked_into or name.startswith(".") or not os.path.isdir(inside):  # noqa: PTH112 - Path's may raise
            yield from misnamed(inside, shown(inside))
        elif (lost := next((each for each in names_in(inside) if _is_yaml(each)), None)) is not None:
            folders = both([folder.name, *looked_into])
            what = phrase("only {folders} are looked into; move it there", folders=folders)
            yield Problem(shown(inside / lost), 1, 1, what)
    for inside in (folder / each for each in looked_into):
        for name in names_in(inside):
            yield from misnamed(inside / name, shown(inside / name))


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
            yield Problem(shown(folder), 1, 1, phrase("this should be a folder, with your files in it"))
    except OSError as error:
        why = system_reason(error, lower=True)
        yield Problem(shown(folder), 1, 1, phrase("this folder cannot be read: {why}", why=why))


def _is_yaml(name: str) -> bool:
    """Whether somebody means it as one of these files; an editor on Windows may have put .txt behind it."""
    return not name.startswith(".") and name.lower().removesuffix(".txt").endswith((SUFFIX, ".yml"))


def misnamed(path: Path, file: str) -> Iterable[Problem]:
    """A problem if this file's name is no id."""
    if (better := rightly_named(path)) is not None:
        what = phrase(
            "a file's name is lower-case letters, digits and hyphens, then .yaml; rename it to {name}", name=better
        )
        yield Problem(file, 1, 1, what)
