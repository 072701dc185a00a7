"""Back after weeks away: the first session steps back and says so, or does not where that is refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from coach.app.session_run import begin_session
from coach.engine.cues import RepDone, Stopped
from coach.engine.events import Start, Stop, Tick
from coach.model.plan import Target
from coach.model.record import SetBy
from coach.reports.left_out import break_sentence
from tests.support.life import Life


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """Somebody at 20 clamshells a side who trained once and then was away for five weeks."""
    life = Life(tmp_path)
    exercise = life.service.exercises()["clamshell"]
    life.service.set_target(exercise, Target(20, "none"))
    life.train(sore=4, days=35)
    assert 20 == life.target.reps
    return life


def test_the_first_session_steps_back_and_says_so(life: Life) -> None:
    """Three steps for five weeks; that it can be refused; and the target goes on from there, with its reason."""
    plan = life.service.plan("clams")
    assert (14, 14) == (plan.doses[0].reps, plan.doses[0].target)
    told = break_sentence(plan, life.service.words, "k")
    expected = "5 weeks away: Clamshell 20 -> 14, a step back for each week beyond the second. k keeps your numbers."
    assert expected == told
    assert "one change a day is enough" in life.train(days=2)
    assert (14, SetBy.PROGRESSION) == (life.target.reps, life.standing.set_by)
    with life.service.reading() as store:
        reasons = [each.why for each in store.decisions("clamshell", limit=9)]
    assert "20 -> 14: 5 weeks away" in reasons
    life.train(days=2)
    assert 16 == life.target.reps
    assert () == life.service.plan("clams").stepped_back


def test_no_is_an_answer(life: Life) -> None:
    """The numbers one left with, and nothing is stored of it."""
    plan = life.service.plan("clams", as_before=True)
    assert 20 == plan.doses[0].reps
    assert "" == break_sentence(plan, life.service.words, "k")
    assert 20 == life.target.reps


def test_a_session_in_which_nothing_was_done_changes_nothing(life: Life) -> None:
    """Begun and left again: the offer stands, and it is no second step."""
    for _ in range(2):
        with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as run:
            run.conclude()
        assert (20, 14) == (life.target.reps, life.service.plan("clams").doses[0].reps)


def test_three_weeks_are_no_break(life: Life) -> None:
    """Nothing is offered to who was away for a holiday."""
    life.moment -= timedelta(days=14)
    assert () == life.service.plan("clams").stepped_back
    assert 20 == life.service.plan("clams").doses[0].reps


def torn_away(life: Life, *, rehearsal: bool = False, ends: bool = True) -> None:
    """A minute of the first session back, stopped or not, and nothing after it."""
    with begin_session(life.service, life.service.plan("clams"), rehearsal=rehearsal) as run:
        run.session.handle(Start())
        cues = [*run.session.handle(Tick(60_000)), *(run.session.handle(Stop()) if ends else ())]
        for cue in cues:
            if isinstance(cue, RepDone | Stopped):
                run.journal.write(cue, lambda error: error and pytest.fail(str(error)))


def test_who_is_torn_away_before_the_questions_goes_on_from_the_smaller_number(life: Life) -> None:
    """A window closed at "How hard was it?": the offer is over, and the next session does not ask for 20."""
    torn_away(life)
    plan = life.service.plan("clams")
    assert (14, 14, ()) == (life.target.reps, plan.doses[0].reps, plan.stepped_back)


def test_a_session_given_up_after_a_break_keeps_its_step(life: Life) -> None:
    """The computer stopped in it: while it is open nothing is taken twice, and no to it is no other number."""
    torn_away(life, ends=False)
    assert (20, 14) == (life.target.reps, life.service.plan("clams").doses[0].reps)
    broken_off = life.service.broken_off()
    assert broken_off is not None
    life.service.give_up(broken_off)
    assert (14, 14) == (life.target.reps, life.service.plan("clams").doses[0].reps)


def test_a_rehearsal_takes_no_step(life: Life) -> None:
    """What never counts as progress is no way back either."""
    torn_away(life, rehearsal=True)
    assert (20, 14) == (life.target.reps, life.service.plan("clams").doses[0].reps)
