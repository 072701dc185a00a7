"""Changing one key of settings.yaml, the rest of the file left as the person wrote it."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

from msgspec.structs import asdict

from coach.errors import CoachError, FilesInvalid, phrase, system_reason
from coach.library.file_names import shown
from coach.library.settings_schema import SETTINGS, settings_in
from coach.library.source import Refused, decode, read_bytes
from coach.library.yaml_editor import Value, set_value
from coach.library.yaml_reader import parse
from coach.model.settings import Settings
from coach.system.files import replace_file

OPENING = "# Settings of coach. Every key may be left out; coach check says what is wrong.\n"


def write_setting(path: Path, key: str, value: Value) -> Settings:
    """Set one key in the file, making the file if there is none; it is the old one or the new one, never between.

    Returns the settings as they then are. FilesInvalid rather than touching a file with mistakes, CoachError when it
    cannot be written.
    """
    file = shown(path)
    try:
        data = read_bytes(path) if os.path.lexists(path) else OPENING.encode()
        text = decode(data)
    except Refused as refused:
        raise FilesInvalid([refused.problem(file)]) from None
    before = settings_in(parse(text, file))
    after = set_value(text, key, value)
    now = settings_in(parse(after, file))
    other = {field.into or key: None for field in SETTINGS if field.name == key}
    if asdict(now) | other != asdict(before) | other:
        what = phrase(
            "{file} is written in a way that coach cannot change; change {key} in it by hand", file=file, key=key
        )
        raise CoachError(what)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + after.encode())
    except OSError as error:
        raise CoachError(phrase("{file} cannot be written: {why}", file=file, why=system_reason(error))) from error
    return now
