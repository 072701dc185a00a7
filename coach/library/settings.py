"""The settings of a person: what is in their settings.yaml."""

from __future__ import annotations

import os
from pathlib import Path

from coach.library.catalogue import shown
from coach.library.kept import Kept, stamp_of
from coach.model.settings import Settings


def read_settings(path: Path, kept: Kept | None = None) -> Settings:
    """The settings in the file, the defaults where there is none; FilesInvalid with all that is wrong."""
    if not os.path.lexists(path):
        return Settings()
    kept, stamp = kept or Kept(), stamp_of(path)
    settings = kept.get(Settings, path, stamp)
    if settings is None:
        from coach.library.reader import read
        from coach.library.settings_keys import settings_in

        settings = settings_in(read(path, shown(path)))
        kept.put(settings, path, stamp)
    return settings
