"""The file that an export becomes: what it is called, whether it may stand there, and written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from coach.errors import UsageError, phrase, system_reason
from coach.library.suggestions import either
from coach.system.cleanup import cleanup_on_signal
from coach.system.files import partial_file, put_in_place
from coach.system.platforms import give_owner
from coach.system.text import visible

Progress = Callable[[float], None]
"""Is told how much of the work is done, from 0 to 1; it may raise, and then nothing is left behind."""


def chosen_path(file: Path | None, stem: str, endings: Sequence[str]) -> Path:
    """Where an export goes: the file that was named, or `stem` with the first ending in the current folder.

    `endings` are those that the kind can be written as, each with its dot. Raises UsageError for another one.
    """
    path = Path(stem + endings[0]) if file is None else file
    if path.suffix.lower() not in endings:
        named = {"file": visible(str(path)), "endings": either(endings)}
        raise UsageError(phrase("{file}: name a file that ends in {endings}", **named))
    return path


@contextmanager
def new_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A file beside `path` to write into, which takes its name as the block ends.

    After an error, or a signal that ends the program, nothing is left. What is replaced leaves its owner and its mode.
    Raises UsageError where something stands there already that may not be replaced, or nothing can be written.
    """
    try:
        where = Path(os.path.realpath(path))
        _there(path, where, force=force)
        with partial_file(where) as beside, cleanup_on_signal(lambda: beside.unlink(missing_ok=True)):
            with suppress(OSError):  # a watch or a phone at its cable has no modes
                beside.chmod(0o666 & ~_umask())
            yield beside
            if (there := _there(path, where, force=force)) is not None:
                with suppress(OSError):
                    give_owner(beside, there)
            put_in_place(beside, where)
    except OSError as error:
        what = phrase("{file} cannot be written: {why}", file=visible(str(path)), why=system_reason(error))
        raise UsageError(what) from error


def _there(path: Path, where: Path, *, force: bool) -> os.stat_result | None:
    """What stands there and may be replaced; None where nothing does. Raises UsageError for what has to stay."""
    try:
        there = where.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(there.st_mode):
        raise UsageError(phrase("{file} is no file; name another one", file=visible(str(path))))
    if not force:
        what = phrase("{file} is there already; --force replaces it, or name another file", file=visible(str(path)))
        raise UsageError(what)
    if not os.access(where, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return there


def _umask() -> int:
    """What the system takes from the rights of a new file; it tells only by being set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
