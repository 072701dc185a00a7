"""Writes a commented file of the person's own that passes the check, with a JSON Schema beside it for their editor."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

from coach.errors import CoachError, Phrase, UsageError, phrase, system_reason
from coach.i18n.file_catalog import file_texts
from coach.library.build import READERS
from coach.library.catalogue import shipped_routines
from coach.library.file_names import SUFFIX, shown
from coach.library.ids import FileKind, slug
from coach.library.json_schema import json_schema
from coach.library.yaml_reader import parse
from coach.model.language import Language
from coach.system.files import replace_file

SCHEMAS: Final = ".schema"
"""The folder of schemas, in the folder of routines; nobody looks for routines in it."""

_PLAIN: Final = re.compile(r"[^\W\d_][\w ()/.-]*")
"""A name that needs no quotes."""


def new_file(kind: FileKind, name: str, routines: Path, language: Language = Language.EN) -> Path:
    """Write a new file of this kind with this name into the person's folder of routines, and say where it is.

    `UsageError` if there is one already, or if nothing can have this name; `CoachError` if it cannot be written.
    """
    path = free_path(kind, name, routines)
    text = new_text(kind, name, path, language)
    write_with_schema(path, text.encode(), kind, routines, language)
    return path


def free_path(kind: FileKind, name: str, routines: Path) -> Path:
    """Where a new file with this name belongs. `UsageError` if there is one already, or if nothing can be called so."""
    if not (id := slug(name)):
        what = phrase(
            "no file can be called {name}; write a name with letters, such as {example}",
            name=repr(name),
            example=f"my-{kind}",
        )
        raise UsageError(what)
    path = routines / kind.folder / (id + SUFFIX)
    if os.path.lexists(path):
        raise UsageError(phrase("{file} is there already; choose another name", file=shown(path)))
    return path


def no_name(why: Phrase) -> UsageError:
    """The error that something cannot be called so."""
    return UsageError(phrase("this cannot be its name: {why}", why=why))


def new_text(kind: FileKind, name: str, path: Path, language: Language = Language.EN) -> str:
    """A commented text of this kind with this name. `UsageError` if that can be no name."""
    id = path.name.removesuffix(SUFFIX)
    spoken = name if name != id else name.replace("-", " ").capitalize()
    texts = file_texts(language)
    template = texts.new_exercise if kind is FileKind.EXERCISE else texts.new_routine
    text = template.replace("NAME", spoken if _PLAIN.fullmatch(spoken) else json.dumps(spoken), 1)
    if problems := READERS[kind](parse(text, shown(path)), id).problems:
        raise no_name(problems[0].what)
    return text


def known_ids(routines: Path) -> dict[FileKind, list[str]]:
    """The ids of all files there are by their names, ours and the person's own."""
    return {
        kind: sorted(
            {path.stem for home in (shipped_routines(), routines) for path in (home / kind.folder).glob(f"*{SUFFIX}")}
        )
        for kind in FileKind
    }


def write_with_schema(
    path: Path, data: bytes, kind: FileKind, routines: Path, language: Language = Language.EN
) -> None:
    """Write a whole file of the person's own, and the schema that its first line points to. Raises CoachError.

    The schemas of other kinds that are there are written again: a routine's offers the new exercise from now on.
    """
    schemas = {each: routines / SCHEMAS / f"{each}.json" for each in FileKind}
    try:
        for folder in (path.parent, routines / SCHEMAS):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(schemas[kind], _schema(kind, routines, language))
        replace_file(path, data)
        for other in [each for each in FileKind if each is not kind and schemas[each].is_file()]:
            replace_file(schemas[other], _schema(other, routines, language))
    except OSError as error:
        why = system_reason(error)
        raise CoachError(phrase("{file} cannot be written: {why}", file=shown(path), why=why)) from error


def _schema(kind: FileKind, routines: Path, language: Language) -> bytes:
    return json.dumps(json_schema(kind, language, known_ids(routines)), ensure_ascii=False, indent=1).encode()
