"""What a signal that ends the program does: at once while nothing is at stake, in order while a session runs.

At once means as the system does it, without an exception: an interrupt anywhere, in the middle of an import too, then
ends the program without a word, and a shell sees 128 + n. A signal that whoever started coach had switched off, such
as the hang-up under `nohup`, stays off.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
)
"""The signals that ask a program to end, as far as this platform has them."""

HUNG_UP: Final = int(getattr(signal, "SIGHUP", signal.SIGTERM))
"""What it is called when the terminal has gone."""


def at_once() -> None:
    """From now on these signals end the program where it stands."""
    for number in _wanted():
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def caught(then: Callable[[int], object]) -> Iterator[None]:
    """While this lasts they call `then` on the main thread, between two of its steps, and do nothing else."""
    before = {number: signal.signal(number, lambda number, _frame: then(number)) for number in _wanted()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wanted() -> list[int]:
    return [number for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN]
