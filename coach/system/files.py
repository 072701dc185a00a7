"""Writing files whole: what is there is the old content or the new, whatever happens in between."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put `data` in the place of a file; whatever happens, it is the old file or the new one. Raises OSError.

    A link is written through to the file it leads to. What is there keeps its mode, and its owner where that is
    allowed; a new file is for its owner only. With `durable`, it is on the disk when this returns.
    """
    path = Path(os.path.realpath(path))
    try:
        there = path.stat()
    except FileNotFoundError:
        there = None
    if there is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = path.with_name(f".{path.name}.{os.urandom(6).hex()}.partial")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            if there is not None and sys.platform != "win32":
                with suppress(PermissionError):
                    os.fchown(file.fileno(), there.st_uid, there.st_gid)
                os.fchmod(file.fileno(), stat.S_IMODE(there.st_mode))
            if durable:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    if durable:
        to_disk(path.parent)


def to_disk(path: Path) -> None:
    """Have the system bring a file or folder to the disk; not every one can do it for a folder."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
