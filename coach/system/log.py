"""What goes wrong inside coach: one line for the person, the details in a log only its owner can read."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from coach.system.text import visible


def print_error(text: str) -> None:
    """Say it on stderr, as one line for each line of `text`."""
    print(visible(text), file=sys.stderr)


def log_exception(error: BaseException, log: Path) -> None:
    """Say that something went wrong, and where the details are."""
    import traceback  # for a line that should never be written

    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        log.parent.chmod(0o700)
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        log.chmod(0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()}\n")
            file.writelines(traceback.format_exception(error))
    except OSError:
        print_error(f"coach: something went wrong inside coach: {type(error).__name__}")
    else:
        print_error(f"coach: something went wrong inside coach; what was stored is safe. The details are in {log}")
