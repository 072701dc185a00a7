"""Where everything the person owns is kept: one folder when `COACH_HOME` says so, else the platform's own places."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from msgspec import Struct


class Places(Struct, frozen=True):
    """The person's files and folders; none of them need exist."""

    settings: Path
    routines: Path
    history: Path
    log: Path
    kept: Path
    """What files said; can be deleted at any time."""


def places(environ: dict[str, str] | None = None) -> Places:
    """The places as the environment names them."""
    home = (os.environ if environ is None else environ).get("COACH_HOME")
    if home:
        folder = Path(home).expanduser()
        return Places(
            settings=folder / "settings.yaml",
            routines=folder / "routines",
            history=folder / "history.db",
            log=folder / "logs" / "coach.log",
            kept=folder / "cache" / "files",
        )
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("coach", appauthor=False)
    config, data = dirs.user_config_path, dirs.user_data_path
    return Places(
        settings=config / "settings.yaml",
        routines=config / "routines",
        history=data / "history.db",
        log=dirs.user_log_path / "coach.log",
        kept=dirs.user_cache_path / "files",
    )


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file; whatever happens, it is the old file or the new one. Raises OSError.

    A link is written through to the file it leads to. What is there keeps its mode, and its owner where that is
    allowed; a new file is for its owner only.
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
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
