"""Stores the answers of a session in lines, and retries while there is no room for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from coach.app.retry import Backoff
from coach.errors import HistoryBusy, HistoryUnwritable
from coach.i18n.catalog import Vocabulary
from coach.system.text import visible

Kept = TypeVar("Kept")


def retry_until_stored(
    keep: Callable[[], Kept],
    words: Vocabulary,
    tell: Callable[[str], object],
    sleep: Callable[[float], object] | None = None,
) -> Kept:
    """Store the answers; while there is no room or another holds the history, say why, once, and try anew."""
    printed, backoff = "", Backoff()
    while True:
        try:
            return keep()
        except (HistoryBusy, HistoryUnwritable) as error:
            if printed != str(error):
                printed = str(error)
                tell(visible(words.screens.not_stored.format(error=words.error(error), key="Ctrl-C")))
        (sleep or time.sleep)(backoff.next_s())
