"""The files that ship, read once for all catalogues of a process that are told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from coach.library.cache import ParseCache, Stamp
from coach.library.catalogue import shipped_routines
from tests.support.few import FEW_ROUTINES

_SHIPPED: Final = (shipped_routines(), FEW_ROUTINES)
_KNOWN: dict[tuple[type, Path], tuple[Stamp | None, Any]] = {}


class KnownFiles(ParseCache):
    """What ships is cached in memory, for all of them; it believes nothing of a file that has changed either."""

    def get(self, kind: type[Any], path: Path, stamp: Stamp | None) -> Any:
        if not any(path.is_relative_to(folder) for folder in _SHIPPED):
            return super().get(kind, path, stamp)
        seen, parsed = _KNOWN.get((kind, path), (None, None))
        return parsed if seen == stamp else None

    def put(self, parsed: Any, path: Path, stamp: Stamp | None) -> None:
        if any(path.is_relative_to(folder) for folder in _SHIPPED):
            _KNOWN[type(parsed), path] = stamp, parsed
        else:
            super().put(parsed, path, stamp)


SHIPPED = KnownFiles()


@pytest.fixture(autouse=True)
def shipped_files_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command begins with the files that the command before it has read; a person's own it reads by itself."""
    monkeypatch.setattr("coach.cli.wiring.ParseCache", KnownFiles)
