"""A history from elsewhere taken in: what it makes of targets is said, and a session alone is decided on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.app.import_history import HistoryImport, import_history
from coach.history import export_format, transfer
from coach.history.export_format import History
from coach.model.plan import Target
from coach.model.settings import LanguageChoice
from coach.reports.progress import decisions_text, imported_text
from tests.support.life import Life


@pytest.fixture
def here(tmp_path: Path) -> Life:
    """Where it is taken in."""
    return Life(tmp_path / "here")


@pytest.fixture
def there(tmp_path: Path) -> Life:
    """Another machine, or the phone, of the same person."""
    return Life(tmp_path / "there")


def all_of(life: Life) -> History:
    """A whole history, as another machine exports it."""
    with life.service.reading() as store:
        return export_format.read(transfer.export(store))


def page_of(life: Life) -> History:
    """The sessions alone, as a web page writes one at its end."""
    return replace(all_of(life), decisions=())


def said(life: Life, made: HistoryImport) -> list[str]:
    """Every line about targets."""
    words = life.service.words
    return [*imported_text(made.changes, words), *decisions_text(made.decided, words)]


def test_a_session_without_decisions_is_decided_on_once(here: Life, there: Life) -> None:
    """As one that has just ended; taken in again, nothing is new and nothing is said."""
    there.train()
    page = page_of(there)
    before = here.target.reps
    assert [f"Clamshell {before} -> {before + 2}: all of it done, and hardly sore"] == said(
        here, import_history(here.service, page)
    )
    first = all_of(here)
    for _ in range(3):
        again = import_history(here.service, page)
        assert ((), (), 0, []) == (
            again.merged.added,
            again.merged.completed,
            again.merged.decisions,
            said(here, again),
        )
    assert first == all_of(here)
    assert before + 2 == here.target.reps


@pytest.mark.parametrize(
    ("trained", "step"),
    [
        (lambda life: life.train(sore=4), 0),
        (lambda life: life.train(sore=7), -2),
        (lambda life: life.train(hurts=5), -2),
        (lambda life: life.train(rehearsal=True), 0),
        (lambda life: life.train(ends=False), 0),
    ],
)
def test_it_means_what_any_session_means(here: Life, there: Life, trained: Callable[[Life], str], step: int) -> None:
    """Sore: it stays; very sore, or it hurt: one back; a rehearsal and one without an end say nothing."""
    for life in (here, there):
        life.service.set_target(life.standing.exercise, Target(20, "none"))
        life.moment += timedelta(minutes=1)
    trained(there)
    here.moment = there.moment
    import_history(here.service, page_of(there))
    assert 20 + step == here.target.reps


def test_answers_that_come_later_decide_anew(here: Life, there: Life) -> None:
    """The same session, saved before and after the two questions: the second time it counts, and once."""
    before = here.target.reps
    there.train()
    answered = page_of(there)
    (session,) = answered.sessions
    silent = replace(answered, sessions=(replace(session, effort=None, sore=None),))
    import_history(here.service, silent)
    assert before == here.target.reps
    for _ in range(2):
        import_history(here.service, answered)
        assert before + 2 == here.target.reps
    stored = all_of(here)
    import_history(here.service, silent)
    assert stored == all_of(here)


def test_yesterdays_session_leaves_room_for_todays_step(here: Life, there: Life) -> None:
    """It is decided on as of its own day, for one change a day is meant for the days on which one trains."""
    before = here.target.reps
    there.train()
    here.moment += timedelta(days=1)
    import_history(here.service, page_of(there))
    here.train()
    assert before + 4 == here.target.reps


def test_a_step_back_after_a_break_that_the_page_took_is_taken(here: Life, there: Life) -> None:
    """Five weeks away: it was made with three steps fewer, and from there it goes on, as it would have in coach."""
    for life in (here, there):
        life.service.set_target(life.standing.exercise, Target(26, "none"))
        life.moment += timedelta(minutes=1)
        life.train(sore=4)
        life.moment += timedelta(days=34)
    with there.service.reading() as store:
        before = {each.id for each in store.sessions()}
    there.train()
    page = page_of(there)
    new = replace(page, sessions=tuple(each for each in page.sessions if each.id not in before))
    here.moment = there.moment
    for _ in range(2):
        import_history(here.service, new)
        assert (there.target, Target(20, "none")) == (here.target, here.target)
    here.train(days=0)
    assert 22 == here.target.reps


def test_a_number_of_ones_own_that_gives_way_is_said(here: Life, there: Life) -> None:
    """Set by me on Monday; another machine that knew nothing of it decided on Tuesday: one line, with the way back."""
    here.service.set_target(here.standing.exercise, Target(26, "none"))
    there.moment += timedelta(days=1)
    there.train()
    there_now = there.target.reps
    here.moment = there.moment
    (line,) = said(here, import_history(here.service, all_of(there)))
    assert (
        f"Clamshell: 26 before, {there_now} now. Decided on 8 Sep 2026: {there_now - 2} -> {there_now}: all of it done,"
        " and hardly sore. You had set 26 yourself; coach target clamshell 26 --band none sets it again."
    ) == line
    assert there_now == here.target.reps


def test_what_is_older_changes_nothing_and_says_nothing(here: Life, there: Life) -> None:
    """A number that I set since is the newest, and stays."""
    there.train()
    here.moment += timedelta(days=2)
    here.service.set_target(here.standing.exercise, Target(26, "light"))
    made = import_history(here.service, all_of(there))
    assert ([], 1, Target(26, "light")) == (said(here, made), made.merged.decisions, here.target)


def test_another_band_and_a_first_history_are_said(here: Life, there: Life) -> None:
    """Where nothing was decided there is nothing to go back to; where the band is another one it is named."""
    there.service.set_target(there.standing.exercise, Target(12, "light"))
    here.service.settings = replace(here.service.settings, language=LanguageChoice.DE)
    (line,) = said(here, import_history(here.service, all_of(there)))
    assert "Muschel: vorher 10 (ohne Band), jetzt 12 (Band leicht). Das hast du am 7. Sep 2026 so gesetzt." == line
