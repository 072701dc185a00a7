"""What goes wrong inside coach: one line for the person, the details in a log only its owner can read.

And which characters may stand in a text that is shown, stored, sent elsewhere or spoken: one answer for all of them.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

HARMFUL: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control; a tab and a line feed are blanks
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of reading
    "\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters
)
"""What acts on a terminal, turns the direction of reading or cannot be seen, as the inside of a pattern's brackets.

What a writer means to be there is not in it: blanks of every kind, the soft hyphen, and the two that join letters.
"""

_HARMFUL = re.compile(f"[{HARMFUL}]")


def without_harmful(text: str, instead: str | Callable[[re.Match[str]], str] = "") -> str:
    """The text with something else, or nothing, in the place of each harmful character; lines stay as they are."""
    return text if text.isprintable() else _HARMFUL.sub(instead, text)


def visible(text: str) -> str:
    """The text as it may be shown, wherever it came from: each harmful character can be seen, a tab is a space."""
    return text if text.isprintable() else without_harmful(text.replace("\t", " "), "\ufffd")


def say(text: str) -> None:
    """Say it on stderr, as one line for each line of `text`."""
    print(visible(text), file=sys.stderr)


def report(error: BaseException, log: Path) -> None:
    """Say that something went wrong, and where the details are."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        log.parent.chmod(0o700)
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        log.chmod(0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()}\n")
            file.writelines(traceback.format_exception(error))
    except OSError:
        say(f"coach: something went wrong inside coach: {type(error).__name__}")
    else:
        say(f"coach: something went wrong inside coach; what was stored is safe. The details are in {log}")
