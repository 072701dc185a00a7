"""Opening a file whose name must not lead out of a folder.

A link inside the folder may lead to another place inside it. Where the platform can (not Windows), each part of the
final name is opened from the folder before it and no link is followed on the way, so that a name cannot be turned
into a link between looking and opening.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
"""To open what may be a pipe, a terminal or anything else, without waiting for it."""

_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_FOLDER: Final = getattr(os, "O_DIRECTORY", 0)
_BY_PARTS: Final = os.open in os.supports_dir_fd


class Outside(Exception):
    """The name leads out of the folder."""


def open_within(path: Path, folder: Path) -> int:
    """A descriptor to read what `path` names inside `folder`; `Outside` or an `OSError`."""
    if _BY_PARTS and ".." not in path.parts and path.is_relative_to(folder):
        try:
            return _open_parts(folder, path.relative_to(folder))
        except OSError as error:
            if error.errno not in {errno.ELOOP, errno.EMLINK, errno.ENOTDIR}:
                raise
    # A link is in it. Where it leads is found out first, and then opened as what it has to be: a name without links.
    real = folder.resolve(strict=True)
    try:
        inside = _resolved(path).relative_to(real)
    except ValueError:
        raise Outside from None
    return _open_parts(real, inside) if _BY_PARTS else os.open(real / inside, FLAGS | _NO_LINK)


def _open_parts(folder: Path, inside: Path) -> int:
    """Open a name part by part; a link in it is an `OSError`."""
    here = os.open(folder, os.O_RDONLY | _FOLDER)
    try:
        for part in inside.parts[:-1]:
            below = os.open(part, os.O_RDONLY | _FOLDER | _NO_LINK, dir_fd=here)
            os.close(here)
            here = below
        return os.open(inside.name, FLAGS | _NO_LINK, dir_fd=here)
    finally:
        os.close(here)


def _resolved(path: Path) -> Path:
    """The name without links; a loop of links is an `OSError` in every Python."""
    try:
        return path.resolve(strict=True)
    except RuntimeError as error:  # how Python up to 3.12 says that links lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
