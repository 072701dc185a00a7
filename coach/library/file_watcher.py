"""Watches files for changes by polling their size and times, which works on every file system, a network's too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from coach.library.cache import Stamp, stamp_of
from coach.library.catalogue import Catalogue, Owner
from coach.library.ids import FileKind

EVERY_S: Final = 0.5
"""Seconds between two looks: short enough that who has just saved sees the answer at once."""

Stamps = dict[Path, Stamp | None]


def own_files(catalogue: Catalogue) -> list[Path]:
    """The paths of all routines, exercises and conditions of the person's own."""
    return [file.path for kind in FileKind for file in catalogue.listed(kind) if file.owner is Owner.YOU]


def stamps(files: Iterable[Path]) -> Stamps:
    """Size and times of each file, which change when it does; None where there is no such file."""
    return {file: stamp_of(file) for file in files}


def wait_for_change(
    look: Callable[[], Stamps], before: Stamps, sleep: Callable[[float], object] = time.sleep
) -> Stamps:
    """Return once the files differ from `before` and have not changed any more since the last look.

    Editors put a file away, write another and rename it; what stands there in between is nobody's mistake.
    """
    now = before
    while True:
        sleep(EVERY_S)
        last, now = now, look()
        if now == last != before:
            return now
