"""Where everything the person owns is kept: one folder when `COACH_HOME` says so, else the platform's own places."""

from __future__ import annotations

import os
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
        config = data = Path(home).expanduser()
        logs, cache = config / "logs", config / "cache"
    else:
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("coach", appauthor=False)
        config, data = dirs.user_config_path, dirs.user_data_path
        logs, cache = dirs.user_log_path, dirs.user_cache_path
    return Places(
        settings=config / "settings.yaml",
        routines=config / "routines",
        history=data / "history.db",
        log=logs / "coach.log",
        kept=cache / "files",
    )


def downloads() -> Path:
    """Where people look for what a program made for them: their folder of downloads; else the one they are in."""
    from platformdirs import user_downloads_path

    folder = user_downloads_path()
    return folder if folder.is_dir() else Path.cwd()
