"""What the full screen does to keep the history, and about one that is damaged."""

from __future__ import annotations

import threading

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from coach.app.service import CoachService
from coach.app.session_run import SessionRun, begin_session
from coach.errors import HistoryDamaged, HistoryFull
from coach.history import backup
from coach.tui.app import CoachApp
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.widgets.rating import Rating
from tests.support.settled import until


async def test_a_damaged_history_ends_the_program_with_what_is_wrong(service: CoachService) -> None:
    """The command line says the rest; home does not go on as if there were no history."""
    service.places.history.parent.mkdir(parents=True)
    service.places.history.write_bytes(b"garbage" * 1_000)
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)):
        await until(lambda: app.fault is not None)
    assert isinstance(app.fault, HistoryDamaged)


async def test_after_a_session_its_backup_is_kept_on_a_thread(service: CoachService) -> None:
    """Back home, a verified copy of the day is there, with the session in it."""
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_answers(app, pilot)
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    await the_backup_is_kept()
    (kept,) = backup.backups(service.places.history)
    assert kept.path.name.startswith("history-20261123-073000-daily-")
    assert backup.wrong(kept.path) is None
    assert "1 session, the last on 2026-11-23" == backup.contents(kept.path)


async def the_backup_is_kept() -> None:
    """Until the thread that keeps it has ended."""
    await until(lambda: "backup" not in {thread.name for thread in threading.enumerate()})


async def to_the_answers(app: CoachApp, pilot: Pilot[int]) -> None:
    """A session that is stopped after its first repetition, up to its questions."""
    await app.start(app.service.plan("post-run"))
    await pilot.pause()
    performance = app.screen.performance  # type: ignore[attr-defined]
    performance.store.credit(performance.id, performance.record().sets[0].key, 1, 1_000)
    await pilot.press("q", "q")
    await pilot.pause()
    assert isinstance(app.screen, AfterScreen)


@pytest.mark.parametrize("failing", ["answer", "conclude"])
async def test_answers_that_cannot_be_stored_are_not_lost(
    service: CoachService, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """The disk is full: a line says so, the answers stay, and they are stored by themselves when there is room."""

    def full(*_: object, **__: object) -> None:
        raise HistoryFull("the disk is full")

    monkeypatch.setattr("coach.app.retry.FIRST_WAIT_S", 0.05)
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_answers(app, pilot)
        with monkeypatch.context() as patched:
            patched.setattr(SessionRun, failing, full)
            await pilot.press("3", "2", "enter")
            assert isinstance(app.screen, AfterScreen)
            waiting = app.screen.query_one("#waiting", Static)
            await until(lambda: waiting.display)
            assert str(waiting.content).startswith("Not stored yet: the disk is full. It is tried again")
        await until(lambda: not waiting.display)
    with service.reading() as store:
        (record,) = store.sessions()
    assert (3, 2) == (record.effort, record.sore)


async def test_answers_can_be_left_behind(service: CoachService, monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape leaves while they cannot be stored; the session itself is."""

    def full(*_: object, **__: object) -> None:
        raise HistoryFull("the disk is full")

    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_answers(app, pilot)
        monkeypatch.setattr(SessionRun, "answer", full)
        await pilot.press("3", "2", "escape")
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    await the_backup_is_kept()
    with service.reading() as store:
        (record,) = store.sessions()
    assert ("stopped", None) == (record.status, record.effort)


async def test_home_says_that_the_history_is_gone(service: CoachService) -> None:
    """Its backups are there: one line, and the choice of a session as ever."""
    with begin_session(service, service.plan("post-run"), rehearsal=False):
        pass
    made = backup.back_up(service.places.history, service.now())
    service.places.history.unlink()
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        home = app.screen
        assert isinstance(home, HomeScreen)
        assert (True, True) == (home.notice.display, home.choice.option_count > 0)
        assert str(home.notice.content).endswith(f"coach restore brings back the newest good backup, {made}")


async def test_a_session_without_a_repetition_asks_nothing(service: CoachService) -> None:
    """Left at once: the page says that there is nothing to ask, a digit answers nothing, and any way on leaves it."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.start(service.plan("post-run"))
        await pilot.pause()
        await pilot.press("q", "q")
        await pilot.pause()
        assert isinstance(app.screen, AfterScreen)
        assert not app.screen.query(Rating)
        assert service.session_texts.after_nothing == str(app.screen.query_one(".unsaved", Static).content)
        await pilot.press("5", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    await the_backup_is_kept()
    with service.reading() as store:
        (record,) = store.sessions()
        assert (("stopped", None), ()) == ((record.status, record.effort), store.days())
