"""The lazily opened store of a running session: where the disk is full, opening is tried again at each write.

A disk that is full when a session begins keeps nobody from being led to its first exercise: the history is opened, and
the session put into it, when something is to be written, and tried anew as often as that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from coach.errors import HistoryFull
from coach.history.store import Store


class DeferredSession:
    """The history with one session in it, once that could be written."""

    def __init__(self, open_: Callable[[], Store], begin: Callable[[Store], None]) -> None:
        self._open = open_
        self._begin = begin
        self._store: Store | None = None
        self.begun = False
        """Whether the session is in the history."""

    def __enter__(self) -> Self:
        """Begin now, or later if there is no room. Raises HistoryError for what waiting does not help with."""
        try:
            self.store()
        except HistoryFull:
            return self
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def store(self) -> Store:
        """The history, with the session in it. Raises HistoryError while that cannot be, and tries anew next time."""
        if self._store is None:
            self._store = self._open()
        if not self.begun:
            self._begin(self._store)
            self.begun = True
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
