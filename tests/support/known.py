"""The files that ship, read once for all catalogues of a process that are told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coach.library.cache import ParseCache, Stamp
from coach.library.catalogue import shipped_routines
from tests.support.few import FEW_ROUTINES


class KnownFiles(ParseCache):
    """A cache in memory; as the one on disk, it believes nothing of a file that has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[type, Path], tuple[Stamp | None, Any]] = {}

    def get(self, kind: type[Any], path: Path, stamp: Stamp | None) -> Any:
        seen, parsed = self._known.get((kind, path), (None, None))
        return parsed if seen == stamp else None

    def put(self, parsed: Any, path: Path, stamp: Stamp | None) -> None:
        if any(path.is_relative_to(folder) for folder in (shipped_routines(), FEW_ROUTINES)):
            self._known[type(parsed), path] = stamp, parsed


SHIPPED = KnownFiles()
