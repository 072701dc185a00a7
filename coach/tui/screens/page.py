"""The base of the pages: the service, their words, and reading the disk off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen
from textual.worker import WorkerCancelled, WorkerFailed

from coach.app.service import CoachService
from coach.errors import CoachError, HistoryDamaged
from coach.i18n.catalog import Vocabulary

Found = TypeVar("Found")
ERROR_S = 15
VAST, VAST_MARGIN = 180, 24
"""In a window so wide the margins grow by so many columns, and not the emptiness in the lines (theme.tcss)."""


class Page(Screen[None]):
    """The base screen of all pages that are not the session itself."""

    def __init__(self, service: CoachService) -> None:
        super().__init__()
        self._service = service

    @property
    def _words(self) -> Vocabulary:
        return self._service.words

    @property
    def width(self) -> int:
        """Columns of the window that the page has."""
        width: int = self.app.size.width
        return width - 2 * VAST_MARGIN if width >= VAST else width

    async def on_thread(self, work: Callable[[], Found], group: str = "disk") -> Found | None:
        """What `work` finds on a thread; None where the page was left meanwhile. Raises CoachError.

        Keys that are pressed meanwhile wait in their order, for whoever handles a key is who waits.
        """
        # In a group of its own: what a page reads anew, exclusively, would cancel it.
        worker = self.run_worker(work, group=group, thread=True, exit_on_error=False)
        try:
            return await worker.wait()
        except WorkerCancelled:  # the page was left
            return None
        except WorkerFailed as failed:
            if isinstance(failed.error, CoachError):
                raise failed.error from None
            raise

    async def read(self, work: Callable[[], Found]) -> Found | None:
        """What `work` finds on a thread. What cannot be read or written is said here, and None comes back."""
        try:
            return await self.on_thread(work)
        except HistoryDamaged as error:
            self.app.fail(error)  # type: ignore[attr-defined]  # the app is ours
        except CoachError as error:
            self.notify(self._words.in_words(error), severity="error", timeout=ERROR_S, markup=False)
        return None

    async def done(self, work: Callable[[], object]) -> bool:
        """Whether `work`, done on a thread, succeeded."""
        return await self.read(lambda: (work(),)) is not None
