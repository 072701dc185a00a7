"""Disk cache of parsed files, keyed by path, size and timestamps.

Reading YAML and checking it is a third of `coach list`, and with a thousand files half of it. Only what was without a
mistake is stored. What was changed a moment ago is not, for it could change once more without looking different; and
what another version of coach has stored is not believed.

It can be deleted at any time. What cannot be read or written is as if it were not there.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar
from zlib import crc32

import msgspec

from coach.model import exercise
from coach.system.files import replace_file

Parsed = TypeVar("Parsed", bound=msgspec.Struct)
Stamp = tuple[int, int, int, int, int]
"""Times of the last change of content and of anything (ns), size, inode and device."""

SETTLED_NS: Final = 2_000_000_000
"""Some file systems tell times no finer than this."""
FILES_AT_MOST: Final = 5_000


class _File(msgspec.Struct, array_like=True):
    stamp: Stamp
    parsed: msgspec.Raw


class _All(msgspec.Struct, array_like=True):
    made_by: str
    files: dict[str, _File]


def stamp_of(path: Path) -> Stamp | None:
    """Times, size and place by which a changed file is known; None where there is no file."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return None
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino, seen.st_dev


class ParseCache:
    """The cache in the file at `path`; without one, it is empty and stays so."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._all: _All | None = None
        self._new = False

    def get(self, kind: type[Parsed], path: Path, stamp: Stamp | None) -> Parsed | None:
        """What the file held when it had this stamp."""
        if self._path is None or stamp is None:
            return None
        there = self._files().get(_key(kind, path))
        if there is None or there.stamp != stamp:
            return None
        try:
            return msgspec.msgpack.decode(there.parsed, type=kind)
        except msgspec.MsgspecError:
            return None

    def put(self, parsed: msgspec.Struct, path: Path, stamp: Stamp | None) -> None:
        """Store what a file holds that had this stamp before it was read."""
        if self._path is not None and stamp is not None and time.time_ns() - max(stamp[:2]) > SETTLED_NS:
            self._files()[_key(type(parsed), path)] = _File(stamp, msgspec.Raw(msgspec.msgpack.encode(parsed)))
            self._new = True

    def save(self) -> None:
        """Write the cache for the next program, if there is anything new."""
        if self._path is None or self._all is None or not self._new:
            return
        files = {key: file for key, file in self._all.files.items() if os.path.lexists(key.split("\0")[1])}
        files = dict(list(files.items())[-FILES_AT_MOST:])
        data = msgspec.msgpack.encode(_All(self._all.made_by, files))
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, crc32(data).to_bytes(4, "big") + data, durable=False)
        self._new = False

    def _files(self) -> dict[str, _File]:
        if self._all is None:
            self._all = self._read() or _All("", {})
            if self._all.made_by != (made_by := version()):
                self._all = _All(made_by, {})
        return self._all.files

    def _read(self) -> _All | None:
        assert self._path is not None
        try:
            data = self._path.read_bytes()
            if int.from_bytes(data[:4], "big") != crc32(data[4:]):
                return None
            return msgspec.msgpack.decode(data[4:], type=_All)
        except (OSError, ValueError, msgspec.MsgspecError):
            return None


def _key(kind: type[Any], path: Path) -> str:
    return f"{kind.__name__}\0{path.absolute()}"


def version() -> str:
    """What these readers and values are, by their own files: another version of them reads everything anew."""
    folders = (Path(__file__).parent, Path(exercise.__file__).parent)
    seen = [
        (entry.name, status.st_mtime_ns, status.st_size)
        for folder in folders
        for entry in os.scandir(folder)
        if entry.name.endswith(".py")
        for status in (entry.stat(),)
    ]
    return f"{crc32(repr(sorted(seen)).encode()):x} {msgspec.__version__}"
