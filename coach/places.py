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


def places(environ: dict[str, str] | None = None) -> Places:
    """The places as the environment names them."""
    home = (os.environ if environ is None else environ).get("COACH_HOME")
    if home:
        folder = Path(home).expanduser()
        return Places(
            folder / "settings.yaml", folder / "routines", folder / "history.db", folder / "logs" / "coach.log"
        )
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("coach", appauthor=False)
    config, data = dirs.user_config_path, dirs.user_data_path
    return Places(config / "settings.yaml", config / "routines", data / "history.db", dirs.user_log_path / "coach.log")
