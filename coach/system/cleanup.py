"""Cleanup when a signal ends the program: a half-written file is removed, a hidden cursor shown again."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from coach.system.signals import ENDING, caught

PATIENCE_S: Final = 1.0
"""How long a signal waits for a library that is busy, in seconds."""

_to_clean: list[Callable[[], object]] = []
_on_threads: list[Callable[[], object]] = []
"""What other threads than the main one would have cleaned."""


@contextmanager
def cleanup_on_signal(clean: Callable[[], object]) -> Iterator[None]:
    """Context manager: a signal that ends the program calls `clean` first; the exit code stays that of the signal.

    No exception is raised for it: a library that calls back into Python would swallow it, and go on. Where a library
    never comes back, and no handler can run, the program ends all the same after `PATIENCE_S`. On a thread other than
    the main one, which no signal reaches, it is for whoever ends the program without waiting for it: `clean_up`.
    """
    if threading.current_thread() is not threading.main_thread():
        _on_threads.append(clean)
        try:
            yield
        finally:
            _on_threads.remove(clean)
        return
    _to_clean.append(clean)
    try:
        if len(_to_clean) > 1:  # within another one, which sees to the signals
            yield
        else:
            before = {number: signal.getsignal(number) for number in ENDING}
            with _watched(), caught(lambda number: _end(number, before[number])):
                yield
    finally:
        _to_clean.remove(clean)


def clean_up() -> None:
    """Do now what a signal would do: the program ends here, whatever its threads are at."""
    for clean in reversed([*_on_threads, *_to_clean]):
        with suppress(OSError):
            clean()


def _end(number: int, before: Any) -> None:
    clean_up()
    signal.signal(number, before)
    signal.raise_signal(number)


@contextmanager
def _watched() -> Iterator[None]:
    """While this lasts a thread learns of each signal, by a number that the system writes for it at once."""
    numbers, written = socket.socketpair()
    written.setblocking(False)
    over = threading.Event()

    def end_without_the_main_thread() -> None:
        while received := numbers.recv(1):
            if received[0] in ENDING and not over.wait(PATIENCE_S):
                clean_up()
                os._exit(128 + received[0])

    before = signal.set_wakeup_fd(written.fileno(), warn_on_full_buffer=False)
    thread = threading.Thread(target=end_without_the_main_thread, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        signal.set_wakeup_fd(before)
        written.close()
        thread.join()
        numbers.close()
