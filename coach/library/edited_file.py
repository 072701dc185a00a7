"""A file of the person's own while it is edited: read as it is, and replaced whole unless somebody else was quicker."""

from __future__ import annotations

import codecs
from pathlib import Path

from coach.errors import CoachError, FilesInvalid, Phrase, phrase
from coach.library.file_names import SUFFIX, shown
from coach.library.ids import FileKind
from coach.library.limits import BYTES_AT_MOST
from coach.library.new_file import free_path, write_with_schema
from coach.library.source import Refused, decode, read_bytes
from coach.model.language import Language


def read_own(path: Path) -> tuple[bytes, str]:
    """A file's bytes, and its text. Raises FilesInvalid."""
    try:
        data = read_bytes(path)
        return data, decode(data)
    except Refused as refused:
        raise FilesInvalid([refused.problem(shown(path))]) from None


def write_own(path: Path, before: bytes | None, text: str, kind: FileKind, routines: Path, language: Language) -> bytes:
    """Put the text in the place of what was there before, None for nothing; what is on the disk then.

    It is the old one or the new one, never between. Raises CoachError; a file that somebody else has changed meanwhile
    is left as it is.
    """
    file_name = shown(path)
    if before is None:
        free_path(kind, path.name.removesuffix(SUFFIX), routines)
    elif read_own(path)[0] != before:
        what = phrase("{file} was changed by somebody else meanwhile; it is left as it is", file=file_name)
        raise CoachError(what)
    data = (codecs.BOM_UTF8 if before is not None and before.startswith(codecs.BOM_UTF8) else b"") + text.encode()
    if len(data) > BYTES_AT_MOST:
        limit = BYTES_AT_MOST // 1024
        what = phrase("{file} would be larger than {limit} KiB; leave something out", file=file_name, limit=limit)
        raise CoachError(what)
    write_with_schema(path, data, kind, routines, language)
    return data


def by_hand(path: Path) -> Phrase:
    """That this change can only be made by hand, in a text editor."""
    return phrase("{file} is written in a way to be changed by hand, in a text editor", file=shown(path))
