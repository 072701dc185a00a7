"""What the full screen does to keep the history, and about one that is damaged."""

from __future__ import annotations

import threading
from contextlib import suppress

from textual.worker import WorkerCancelled

from coach.errors import HistoryDamaged
from coach.history import backup
from coach.studio import Studio
from coach.tui.app import CoachApp
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.home import HomeScreen


async def test_a_damaged_history_ends_the_program_with_what_is_wrong(studio: Studio) -> None:
    """The command line says the rest; home does not go on as if there were no history."""
    studio.places.history.parent.mkdir(parents=True)
    studio.places.history.write_bytes(b"garbage" * 1_000)
    app = CoachApp(studio)
    async with app.run_test(size=(80, 24)) as pilot:
        with suppress(WorkerCancelled):  # leaving may be faster than what it waits for
            await app.workers.wait_for_complete()
        await pilot.pause()
    assert isinstance(app.fault, HistoryDamaged)


async def test_after_a_session_its_backup_is_kept_on_a_thread(studio: Studio) -> None:
    """Back home, a verified copy of the day is there, with the session in it."""
    app = CoachApp(studio)
    async with app.run_test(size=(120, 40)) as pilot:
        app.start(studio.plan("post-run"))
        await pilot.pause(0.1)
        await pilot.press("q", "q")
        await pilot.pause(0.2)
        assert isinstance(app.screen, AfterScreen)
        await pilot.press("enter", "enter")
        await pilot.pause(0.1)
        assert isinstance(app.screen, HomeScreen)
    for thread in threading.enumerate():
        if thread.name == "backup":
            thread.join(10)
    (kept,) = backup.backups(studio.places.history)
    assert ("20261123-073000", True) == (kept.made, kept.daily)
    assert backup.wrong(kept.path) is None
    assert "1 session, the last on 2026-11-23" == backup.contents(kept.path)
