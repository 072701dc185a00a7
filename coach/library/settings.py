"""Reads the person's settings.yaml."""

from __future__ import annotations

import os
from pathlib import Path

from coach.errors import FilesInvalid, Problem
from coach.library.cache import ParseCache, stamp_of
from coach.library.catalogue import Catalogue
from coach.library.file_names import shown
from coach.library.ids import FileKind, is_id
from coach.library.suggestions import KIND_NAMES, unknown_name
from coach.model.settings import LanguageChoice, Settings


def read_settings(path: Path, cache: ParseCache | None = None) -> Settings:
    """The settings in the file, the defaults where there is none; FilesInvalid with all that is wrong."""
    if not os.path.lexists(path):
        return Settings()
    kept, stamp = cache or ParseCache(), stamp_of(path)
    settings = kept.get(Settings, path, stamp)
    if settings is None:
        from coach.library.settings_schema import settings_in
        from coach.library.yaml_reader import read

        settings = settings_in(read(path, shown(path)))
        kept.put(settings, path, stamp)
    return settings


def named_language(path: Path) -> LanguageChoice:
    """The language that the settings name, whatever else is wrong with them."""
    from coach.library.yaml_reader import Fields, Text, read

    root = read(path, shown(path)).root
    for key, value in root.pairs if isinstance(root, Fields) else ():
        if key.text == "language" and isinstance(value, Text) and value.text in {*LanguageChoice}:
            return LanguageChoice(value.text)
    return LanguageChoice.AUTO


def check_settings(path: Path, file: str, catalogue: Catalogue) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings in a file, None if they cannot be used, and all that is wrong with them.

    A file that they name and that does not exist stops nothing, but changes nothing either.
    """
    from coach.library.settings_schema import NAMES, settings_in
    from coach.library.yaml_reader import Fields, Items, Text, read

    if not os.path.lexists(path):
        return Settings(), ()
    document = read(path, file)
    settings, problems = None, list[Problem]()
    try:
        settings = settings_in(document)
    except FilesInvalid as invalid:
        problems += invalid.problems
    for key, value in document.root.pairs if isinstance(document.root, Fields) else ():
        match NAMES.get(key.text), value:
            case FileKind() as kind, Items(items=names):
                pass
            case FileKind() as kind, Fields(pairs=pairs):
                names = tuple(name for _, name in pairs)
            case _:
                continue
        known = [listed.id for listed in catalogue.listed(kind)]
        problems += (
            name.mark.problem(file, unknown_name(KIND_NAMES[kind], name.text, known))
            for name in names
            if isinstance(name, Text) and is_id(name.text.strip()) and name.text.strip() not in known
        )
    return settings, tuple(sorted(problems))
