"""Writing files whole: what is there is the old content or the new, whatever happens in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coach.system.platforms import give_owner


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
    with partial_file(path) as beside:
        beside.write_bytes(data)
        if there is not None:
            give_owner(beside, there)
        put_in_place(beside, path, durable=durable)


@contextmanager
def partial_file(path: Path) -> Iterator[Path]:
    """A new file beside `path`, empty and for its owner only; gone in the end, unless it was given another name."""
    beside = path.with_name(f".{path.name}.{os.urandom(6).hex()}.partial")
    try:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def put_in_place(written: Path, path: Path, *, durable: bool = True) -> None:
    """Give a file that was written whole its name, on the disk too."""
    if durable:
        with written.open("rb+") as file:
            os.fsync(file.fileno())
    written.replace(path)
    if durable:
        _to_disk(path.parent)


def _to_disk(folder: Path) -> None:
    """Have the system bring a folder to the disk; not every one can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
