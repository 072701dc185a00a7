"""The way to 30, from session to session, through the commands."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from coach.app.service import CoachService
from coach.app.session_run import begin_session, resume_session
from coach.cli.main import main
from coach.engine.events import Start, Tick
from coach.errors import UsageError
from coach.history import export_format, transfer
from coach.history.store import Store
from coach.i18n.reasons import sentence
from coach.library.catalogue import shipped_routines
from coach.model.exercise import Dosage, Exercise, Side, SideReps
from coach.model.plan import Target
from coach.model.progression import Decision
from coach.model.record import SetBy, Status
from coach.model.timeline import SetKey
from coach.plain.afterwards import Answers
from coach.plain.lead import LeadOptions, conclude, tells
from coach.plain.printer import Printer
from coach.reports.progress import progress_json, reps_of_goal, reps_of_sides, streak_text, way_bar
from coach.reports.sessions import history_text
from tests.support.fakes import IN_ENGLISH
from tests.support.life import BERLIN, ROUTINE, Life


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


def test_fourteen_clean_days(life: Life) -> None:
    """10, 12, ... 30, 30, then the next band at 10; then soreness 4 stays, 7 steps back, with sentences that say so."""
    prescribed = []
    for _ in range(14):
        prescribed.append((life.target.reps, life.target.band))
        life.train()
    steps = [(reps, "none") for reps in range(10, 31, 2)]
    assert [*steps, (30, "none"), (10, "light"), (12, "light")] == prescribed
    assert Target(14, "light") == life.target
    assert "14, not 16: soreness 4" in life.train(sore=4)
    assert "14 -> 12: soreness 7" in life.train(sore=7)
    assert Target(12, "light") == life.target


def test_a_rehearsal_means_nothing(life: Life) -> None:
    """Time that ran faster never counts as progress."""
    assert "" == life.train(rehearsal=True)
    assert Target(10, "none") == life.target


def test_without_an_answer_it_stays_and_says_what_is_missing(life: Life) -> None:
    """No answer: the same dose again."""
    assert "answer" in life.train(sore=None)
    assert Target(10, "none") == life.target


def test_a_number_of_ones_own_wins_and_progress_goes_on_from_it(life: Life) -> None:
    """Set to 17: the next clean session leads to 19."""
    exercise = life.service.exercises()["clamshell"]
    life.train()
    life.service.set_target(exercise, Target(17, "none"))
    (standing,) = [each for each in life.service.standings() if each.exercise.id == "clamshell"]
    assert (SetBy.PERSON, "set by you") == (standing.set_by, standing.why(IN_ENGLISH))
    life.moment += timedelta(minutes=1)
    assert 17 == life.service.plan("clams").doses[0].reps
    life.train()
    assert Target(19, "none") == life.target
    life.service.set_target(exercise, None)
    assert Target(10, "none") == life.target


def test_staying_does_not_make_it_progressions_number(life: Life) -> None:
    """A target of one's own stays one's own until progress changes it; the reason is the newest."""
    life.service.set_target(life.service.exercises()["clamshell"], Target(17, "none"))
    life.moment += timedelta(minutes=1)
    life.train(sore=4)
    (standing,) = [each for each in life.service.standings() if each.exercise.id == "clamshell"]
    assert SetBy.PERSON is standing.set_by
    assert "soreness 4" in standing.why(IN_ENGLISH)


def test_a_new_day_that_brings_nothing_writes_nothing(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a day brought is taken once; looking again, or on another day, leaves the history alone."""
    life.train()
    life.service.catch_up()
    life.moment += timedelta(days=1)
    opened: list[None] = []
    monkeypatch.setattr(CoachService, "writing", lambda _: opened.append(None))
    life.service.catch_up()
    assert [] == opened


def test_a_worse_morning_takes_the_step_back(life: Life) -> None:
    """Clean on Monday, sore on Tuesday morning: one step below what was too much."""
    life.train()
    assert Target(12, "none") == life.target
    told = life.service.morning(5)
    assert [("clamshell", True)] == [(exercise.id, decision.change.moves) for exercise, decision in told]
    assert life.target.reps < 12


def test_right_after_midnight_the_morning_has_not_come(life: Life) -> None:
    """Ten minutes after the session nobody has slept: it says from when on it can be told, and tells it then."""
    life.moment = datetime(2026, 9, 7, 23, 58, tzinfo=BERLIN)
    life.train(days=0)
    life.moment += timedelta(minutes=10)
    assert None is life.service.overview().asks_morning
    with pytest.raises(UsageError, match="from 2026-09-08 04:58 on"):
        life.service.morning(4)
    life.moment = datetime(2026, 9, 8, 7, 0, tzinfo=BERLIN)
    assert [("clamshell", True)] == [(each.id, decision.change.moves) for each, decision in life.service.morning(4)]


def test_a_morning_that_was_skipped_can_still_be_told(life: Life) -> None:
    """It is asked once by itself, and stays on offer."""
    life.train()
    overview = life.service.overview()
    assert overview.asks_morning is not None
    life.service.pass_morning(overview.asks_morning)
    again = life.service.overview()
    assert (overview.asks_morning, False, True) == (again.asks_morning, overview.morning_passed, again.morning_passed)
    life.service.morning(4)
    assert None is life.service.overview().asks_morning


def test_a_session_after_midnight_belongs_to_the_day_before(life: Life) -> None:
    """Half past midnight is still the evening; with another end of the day in the settings it is not."""
    life.moment = datetime(2026, 9, 8, 0, 30, tzinfo=BERLIN)
    assert date(2026, 9, 7) == life.service.today()
    life.train(days=0)
    life.service.settings = replace(life.service.settings, day_ends=time(0))
    assert date(2026, 9, 8) == life.service.today()
    with life.service.reading() as store:
        assert [date(2026, 9, 7)] == [record.day for record in store.sessions()]


def test_a_session_without_a_repetition_asks_nothing_and_says_so(life: Life) -> None:
    """Left after six seconds: no question, no decision, no day of training; in the history it says what it is."""
    out = io.StringIO()
    printer = Printer(out, folded=False)
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as performance:
        performance.store.finish(performance.id, Status.STOPPED, life.moment, 6_000)
        assert not performance.did_something
        conclude(performance, LeadOptions(effort=3, sore=0), tells(performance, printer), Answers(printer, ""))
    assert out.getvalue().endswith(f"{life.service.session_texts.after_nothing}\n")
    with life.service.reading() as store:
        records = store.sessions()
        assert ((None, None), ()) == ((records[0].effort, records[0].sore), store.decisions("clamshell"))
    assert "stopped, nothing done" in [*history_text(records)][1]
    assert "No session yet." in streak_text((), life.service.today(), IN_ENGLISH)


def test_one_leg_alone_has_a_way_without_the_other(life: Life) -> None:
    """Only the left leg works: the right one has no repetitions, not none of them."""
    (life.service.places.routines / "clams.yaml").write_text(ROUTINE + "    sides: [left]\n")
    life.train()
    (standing,) = [each for each in life.service.standings() if each.exercise.id == "clamshell"]
    with life.service.reading() as store:
        (done,) = progress_json(standing, store.sessions(), ())["sessions"]
    assert (10, None) == (done["left"], done["right"])
    one_sided = replace(standing, exercise=replace(standing.exercise, sides=(Side.LEFT,)))
    assert ["10 each side", "10, Left leg"] == [reps_of_sides(each, IN_ENGLISH) for each in (standing, one_sided)]


def test_sides_apart_are_both_told(life: Life) -> None:
    """The target is the weaker one's; the stronger one stays where it began until the other has caught up."""
    exercise = replace(life.standing.exercise, dosage=Dosage(reps=2, apart=SideReps(2, 4)))
    told = [
        (reps_of_sides(each, IN_ENGLISH), reps_of_goal(each, IN_ENGLISH))
        for each in (replace(life.standing, exercise=exercise, target=Target(reps)) for reps in (1, 2, 3, 4))
    ]
    assert [
        ("left 1, right 2", "1/2 of 30"),
        ("left 2, right 4", "2/4 of 30"),
        ("left 3, right 4", "3/4 of 30"),
        ("4 each side", "4 of 30"),
    ] == told
    held = replace(life.standing, exercise=exercise, target=Target(2, hold=20))
    assert "20 sec each side" == reps_of_sides(held, IN_ENGLISH)


def test_a_good_session_of_a_day_that_has_not_come_hides_no_advice(life: Life) -> None:
    """A clean session while the clock was years ahead; a sore one today is what counts."""
    life.moment = datetime(2031, 5, 1, 18, tzinfo=BERLIN)
    life.train(sore=0)
    life.moment = datetime(2026, 9, 7, 18, tzinfo=BERLIN)
    life.train(sore=8)
    assert "Pain of 8" in str(life.service.advice())


def test_one_change_a_day(life: Life) -> None:
    """Two clean sessions on one day are one step."""
    life.train(days=0)
    life.moment += timedelta(hours=1)
    life.train(days=0)
    assert Target(12, "none") == life.target


@pytest.mark.parametrize(
    "began",
    [
        datetime(2026, 9, 7, 23, 58, tzinfo=BERLIN),
        datetime(2026, 10, 24, 23, 50, tzinfo=BERLIN),
        datetime(2026, 3, 28, 23, 50, tzinfo=BERLIN),
    ],
)
def test_a_session_across_midnight_is_one_session_of_its_first_day(life: Life, began: datetime) -> None:
    """Also on the nights when the clocks change."""
    life.moment = began
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as performance:
        life.moment = began + timedelta(hours=4)
        performance.store.credit(performance.id, performance.record().sets[0].key, 1, 1_000)
        performance.store.finish(performance.id, Status.COMPLETED, life.moment, 60_000)
    with life.service.reading() as store:
        assert [began.date()] == [record.day for record in store.sessions()]
        assert [(began.date(), 1)] == [(day.day, day.sessions) for day in store.days(date(2026, 1, 1))]


def test_a_broken_off_session_goes_on_at_the_repetition(life: Life) -> None:
    """Three repetitions on the left, then the power went: the fourth comes next, and nothing counts twice."""
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as performance:
        performance.session.handle(Start())
        performance.session.handle(Tick(10_000 + 6_000 * 3))
        for key, rep in performance.session.credited:
            performance.store.credit(performance.id, key, rep, 27_000)
    broken_off = life.service.broken_off()
    assert broken_off is not None
    with resume_session(life.service, broken_off) as performance:
        session = performance.session
        assert session.segment is not None
        assert (4, 3, 27_000) == (session.segment.rep, session.performed(session.segment.set_key), session.active_ms)  # type: ignore[arg-type]


def test_what_hurt_and_what_was_changed_are_known_to_who_goes_on(life: Life) -> None:
    """The bridge hurt, and of clamshells on the right one fewer is wanted: the bridge does not come, and nine do."""
    text = "name: Two\nwhen: any\nexercises: [{exercise: bridge}, {exercise: clamshell}]\n"
    (life.service.places.routines / "two.yaml").write_text(text)
    with begin_session(life.service, life.service.plan("two"), rehearsal=False) as performance:
        performance.store.set_reps(performance.id, SetKey(1, "clamshell", Side.RIGHT, 1), 9)
        performance.store.hurt(performance.id, 0, "bridge", Side.BOTH, None, life.moment)
    broken_off = life.service.broken_off()
    assert broken_off is not None
    with resume_session(life.service, broken_off) as performance:
        session = performance.session
        session.handle(Start())
        session.handle(Tick(10_000_000))
        assert {"clamshell"} == {key.exercise for key, _ in session.credited}
        assert 10 + 9 == len(session.credited)


def test_a_session_that_is_not_wanted_back_ends_as_stopped(life: Life) -> None:
    """It stays in the history with what was done."""
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False):
        pass
    broken_off = life.service.broken_off()
    assert broken_off is not None
    life.service.give_up(broken_off)
    assert life.service.broken_off() is None
    with life.service.reading() as store:
        assert [Status.STOPPED] == [record.status for record in store.sessions()]


def test_a_rehearsal_is_not_offered_in_the_place_of_a_session(life: Life) -> None:
    """A session was broken off, then a rehearsal: the session goes on; leaving it ends no other one."""
    ids = []
    for rehearsal in (False, False, True):
        with begin_session(life.service, life.service.plan("clams"), rehearsal=rehearsal) as performance:
            ids.append(performance.id)
        life.moment += timedelta(minutes=5)
    found = life.service.broken_off()
    assert found is not None
    assert (found, ids[1]) == (life.service.broken_off(rehearsal=True), found.record.id)
    assert found == life.service.overview().broken_off
    life.service.give_up(found)
    found = life.service.broken_off()
    assert found is not None
    assert ids[0] == found.record.id
    life.service.give_up(found)
    assert None is life.service.broken_off(rehearsal=True)


def test_a_rehearsal_alone_goes_on_only_where_it_is_asked_for(life: Life) -> None:
    """Home does not offer it, and the next session ends it."""
    with begin_session(life.service, life.service.plan("clams"), rehearsal=True) as performance:
        pass
    assert None is life.service.broken_off() is life.service.overview().broken_off
    found = life.service.broken_off(rehearsal=True)
    assert found is not None
    assert performance.id == found.record.id
    life.train()
    assert None is life.service.broken_off(rehearsal=True)


def test_a_session_that_is_led_right_now_is_not_offered(life: Life) -> None:
    """It is under way in another window; once that is over, what was broken off is offered again."""
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as performance:
        overview = life.service.overview()
        assert (None, True) == (overview.broken_off, overview.led_elsewhere)
    overview = life.service.overview()
    assert overview.broken_off is not None
    assert (performance.id, False) == (overview.broken_off.record.id, overview.led_elsewhere)


def test_a_session_from_a_clock_that_was_wrong_gives_way(life: Life) -> None:
    """Begun five years ahead and broken off: the one of today is offered first."""
    for years in (5, 0):
        life.moment = datetime(2026 + years, 9, 7, 18, tzinfo=BERLIN)
        with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as performance:
            pass
    found = life.service.broken_off()
    assert found is not None
    assert performance.id == found.record.id


def test_settings_shape_every_plan(life: Life) -> None:
    """The person's own time to get ready, their first side, without what they leave out."""
    careful = replace(
        life.service,
        settings=replace(life.service.settings, prepare_ms=30_000, left_out=("side-leg-lift",)),
    )
    doses = careful.plan("rest-day").doses
    assert ["clamshell", "one-legged-bridge", "piriformis-stretch"] == [dose.exercise.id for dose in doses]
    assert {30_000} == {dose.prepare_ms for dose in doses}


def test_advice_that_was_put_away_stays_away_until_there_is_more(life: Life) -> None:
    """Three sore sessions advise to see somebody, also tomorrow; one key, and it is said again for a new one only."""
    for _ in range(3):
        life.train(sore=4)
    life.moment += timedelta(days=5)
    assert "Sore in the last 3 sessions." in str(life.service.advice())
    life.service.dismiss_advice()
    assert life.service.advice() is None
    life.train(sore=3)
    assert "Sore in the last 3 sessions." in str(life.service.advice())
    life.train(sore=1)
    assert life.service.advice() is None


def test_a_streak_of_any_length_advises(life: Life) -> None:
    """Sixty-five sore sessions in a row, with as many unanswered ones between, are sixty-five."""
    life.service.settings = replace(life.service.settings, sore_streak=65)
    for _ in range(65):
        assert life.service.advice() is None
        life.train(sore=4, days=0)
        life.train(sore=None)
    assert "Sore in the last 65 sessions." in str(life.service.advice())


# what is put right afterwards


def told(found: tuple[tuple[Exercise, Decision], ...]) -> list[str]:
    """Each decision as it is read days later."""
    return [sentence(decision.reason, IN_ENGLISH.telling) for _, decision in found]


def test_an_answer_put_right_decides_anew(life: Life) -> None:
    """0 instead of 10 is no clean session: the step up is withdrawn, one back is taken, and both can be read."""
    session = life.train(sore=0, days=0, name=True)
    assert Target(12, "none") == life.target
    (said,) = told(life.service.correct(session, sore=10))
    assert said.startswith("10 -> 8: soreness 10 after")
    assert said.endswith("; an answer was put right, and it was 12 before")
    assert Target(8, "none") == life.target
    assert "Pain of 10 last time" in str(life.service.advice())
    (back,) = told(life.service.correct(session, sore=1))
    assert back.startswith("10 -> 12: all of it done, and hardly sore")
    assert Target(12, "none") == life.target
    assert () == life.service.correct(session, sore=1)


def test_effort_and_notes(life: Life) -> None:
    """Effort 9 holds the step back; a note decides nothing; another 5 instead of 4 is nothing new."""
    session = life.train(effort=4, days=0, name=True)
    assert () == life.service.correct(session, effort=5, note="with music")
    (said,) = told(life.service.correct(session, effort=9))
    assert said.startswith("10, not 12: effort 9")
    assert Target(10, "none") == life.target
    with life.service.reading() as store:
        record = store.session(session)
    assert record is not None
    assert (9, "with music") == (record.effort, record.note)


def test_an_answer_given_late(life: Life) -> None:
    """What was not answered at the time can be said afterwards."""
    session = life.train(effort=None, sore=None, days=0, name=True)
    assert Target(10, "none") == life.target
    life.service.correct(session, effort=3, sore=0)
    assert Target(12, "none") == life.target


def test_a_number_set_since_wins_over_what_is_put_right(life: Life) -> None:
    """Set to 20 after the session: it stays, and says why."""
    session = life.train(days=0, name=True)
    life.moment += timedelta(minutes=1)
    life.service.set_target(life.service.exercises()["clamshell"], Target(20, "none"))
    assert ["stays at 20: you have set it since"] == told(life.service.correct(session, sore=9))
    assert Target(20, "none") == life.target


def test_a_step_of_a_later_session_stands(life: Life) -> None:
    """Two clean days: what the second led to is not undone by the first."""
    session = life.train(name=True)
    life.train()
    assert ["stays at 14: later sessions have decided since"] == told(life.service.correct(session, sore=9))
    assert Target(14, "none") == life.target


def test_what_later_sessions_said_never_lets_it_rise(life: Life) -> None:
    """Sore 4, then effort 9: the 4 was no soreness after all, and it still does not rise above what was hard."""
    session = life.train(sore=4, name=True)
    life.train(effort=9)
    assert ["stays at 10: later sessions have decided since"] == told(life.service.correct(session, sore=0))
    assert Target(10, "none") == life.target
    life.service.correct(session, sore=8)
    assert Target(8, "none") == life.target


def test_the_morning_can_be_said_again(life: Life) -> None:
    """5 by mistake goes one back; 1 puts it right, and the clean day before has its step again."""
    life.train()
    assert Target(12, "none") == life.target
    life.service.morning(5)
    assert Target(8, "none") == life.target
    (said,) = told(life.service.morning(1))
    assert said.startswith("10 -> 12: all of it done, and hardly sore")
    assert Target(12, "none") == life.target
    assert () == life.service.morning(1)


def test_no_morning_is_put_right_before_it_has_come(life: Life) -> None:
    """Right after the session nobody can tell; the next morning it is an answer like any other."""
    session = life.train(days=0, name=True)
    with pytest.raises(UsageError, match="asked for from 2026-09-08 04:00 on"):
        life.service.correct(session, morning=3)
    life.moment += timedelta(hours=13)
    assert "12 -> 8: soreness 3 the morning after" in told(life.service.correct(session, morning=3))[0]


def test_the_same_morning_said_twice_is_answered(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing changes by it, and it says so."""
    life.train()
    monkeypatch.setattr("coach.cli.look.coach_service", lambda **_: life.service)
    first, again = (CliRunner().invoke(main, ["morning", "5"]).stdout for _ in range(2))
    assert "12 -> 8: soreness 5 the morning after" in first
    assert "Kept: soreness 5 the morning after. Nothing changes for next time.\n" == again


def test_a_routine_wholly_left_out_says_why(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its length would be nothing: the list has the reason in its place."""
    monkeypatch.setattr("coach.cli.files.app_context", lambda: life.service)
    life.train(days=0, hurts=8)
    assert re.search("clams +Clams +any +left out, it hurt today +yours", CliRunner().invoke(main, ["list"]).stdout)
    life.service.settings = replace(life.service.settings, left_out=("clamshell",))
    assert "left out in your settings" in CliRunner().invoke(main, ["list"]).stdout


def test_a_hurt_put_right(life: Life) -> None:
    """It was the wrong key: the step back is withdrawn. It was 9, not 3: that is kept."""
    session = life.train(days=0, hurts=3, name=True)
    assert Target(8, "none") == life.target
    assert [] == [each.exercise.id for each in life.service.plan("clams")]
    life.service.correct(session, hurts={"clamshell": 9})
    assert "pain of 9" in str(life.service.advice()).lower()
    life.service.correct(session, hurts={"clamshell": None})
    assert Target(12, "none") == life.target
    assert ["clamshell"] == [each.exercise.id for each in life.service.plan("clams")]
    with pytest.raises(UsageError, match="nothing hurt in it"):
        life.service.correct(session, hurts={"clamshell": 3})


def test_two_sessions_of_a_day(life: Life) -> None:
    """Noon's 8 was a 0: the step back that the next day took is withdrawn, the morning's step up stays."""
    life.train(days=0)
    life.moment += timedelta(hours=2)
    noon = life.train(sore=8, name=True)
    life.service.catch_up()
    assert Target(10, "none") == life.target
    life.service.correct(noon, sore=0)
    assert Target(12, "none") == life.target


def test_what_was_said_before_is_kept_and_travels(life: Life, tmp_path: Path) -> None:
    """An export holds the corrections; beside the older copy, what was put right wins over the worse answer."""
    session = life.train(sore=9, days=0, name=True)
    with life.service.reading() as store:
        before = export_format.read(transfer.export(store))
    life.service.correct(session, sore=1)
    with life.service.reading() as store:
        after = export_format.read(transfer.export(store))
    (only,) = after.sessions
    assert [("sore", "9", "1")] == [(each.field, each.before, each.after) for each in only.corrections]
    assert [True, False] == [each.withdrawn for each in after.decisions]
    for first, second in ((before, after), (after, before)):
        with Store.open(tmp_path / f"{first.sessions[0].sore}.db") as store:
            transfer.merge_history(store, first, life.moment)
            transfer.merge_history(store, second, life.moment)
            (united,) = store.sessions()
            assert (1, Target(12, "none")) == (united.sore, store.targets()["clamshell"].newest.target)
            assert () == transfer.merge_history(store, before, life.moment).completed


# steps that a new day brings


def test_a_step_owed_by_an_earlier_session_is_taken(life: Life) -> None:
    """Clean, then soreness 7, then another routine: on the next day the step back comes all the same."""
    (life.service.places.routines / "other.yaml").write_text("name: O\nwhen: any\nexercises: [{exercise: bridge}]\n")
    life.train(days=0)
    for hours, routine, sore in ((2, "clams", 7), (2, "other", 1)):
        life.moment += timedelta(hours=hours)
        life.train(routine=routine, sore=sore, days=0)
    life.moment += timedelta(days=1)
    life.service.catch_up()
    assert Target(10, "none") == life.target


def test_a_session_from_years_ahead_holds_no_step_back(life: Life) -> None:
    """The clock was wrong once: what is owed today comes today."""
    now, life.moment = life.moment, life.moment + timedelta(days=2_000)
    life.train()
    assert Target(12, "none") == life.target
    life.moment = now
    assert Target(10, "none") == life.target
    life.train(days=0)
    life.moment += timedelta(hours=2)
    life.train(sore=7)
    life.service.catch_up()
    assert Target(10, "none") == life.target


def test_a_hurt_in_a_session_that_was_never_gone_on_with(life: Life) -> None:
    """The window was closed after *this hurts*: not again today, and one step back from tomorrow on."""
    life.train(days=0, hurts=8, ends=False)
    assert () == life.service.plan("clams").doses
    life.service.catch_up()
    assert Target(10, "none") == life.target
    life.moment += timedelta(days=1)
    life.service.catch_up()
    assert Target(8, "none") == life.target
    assert 8 == life.service.plan("clams").doses[0].reps


def test_a_hurt_in_a_session_that_is_given_up(life: Life) -> None:
    """Not wanted back: it counts at once."""
    life.train(days=0, hurts=8, ends=False)
    broken_off = life.service.broken_off()
    assert broken_off is not None
    life.service.give_up(broken_off)
    assert Target(8, "none") == life.target


@pytest.fixture
def short_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six sessions are read at first: what needs more is asked for of eleven then, in the place of a hundred."""
    for module in ("decisions", "service"):
        monkeypatch.setattr(f"coach.app.{module}.DECISION_WINDOW", 6)


@pytest.mark.parametrize("between", [0, 2])
def test_as_many_clean_sessions_at_the_goal_as_are_asked_for(life: Life, between: int, short_window: None) -> None:
    """Eleven of them, with two short sessions of the same exercise a day between: then the next band."""
    routine = "name: S\nwhen: any\nexercises: [{exercise: clamshell, reps: 1}]\n"
    (life.service.places.routines / "short.yaml").write_text(routine)
    life.service.settings = replace(life.service.settings, clean_at_goal=11)
    life.service.set_target(life.service.exercises()["clamshell"], Target(30, "none"))
    for _ in range(11):
        assert Target(30, "none") == life.target
        for _ in range(between):
            life.moment += timedelta(minutes=30)
            life.train(routine="short", days=0)
        life.moment += timedelta(minutes=30)
        life.train()
    assert Target(10, "light") == life.target


def test_a_band_that_the_file_takes_no_more(life: Life) -> None:
    """The exercise's file says no band now: targets and doses are without one, and it grows on."""
    life.service.set_target(life.service.exercises()["clamshell"], Target(12, "heavy"))
    exercises = life.service.places.routines / "exercises"
    exercises.mkdir()
    text = (shipped_routines() / "exercises" / "clamshell.yaml").read_text().replace(", band: true", "")
    (exercises / "clamshell.yaml").write_text(text)
    life.moment += timedelta(minutes=1)
    assert Target(12, None) == life.target
    assert None is life.service.plan("clams").doses[0].band
    life.train()
    assert Target(14, None) == life.target


def test_a_chart_shows_what_was_done_long_ago(life: Life) -> None:
    """Six sessions of clamshells, then many of something else: the chart is of the six."""
    (life.service.places.routines / "other.yaml").write_text("name: O\nwhen: any\nexercises: [{exercise: bridge}]\n")
    for _ in range(6):
        life.train()
    for _ in range(30):
        life.train(routine="other")
    with life.service.reading() as store:
        assert 6 == len(store.sessions_of("clamshell", limit=100))
        assert 4 == len(store.sessions_of("clamshell", limit=4))
        assert 36 == len(store.sessions_of("bridge", limit=100)) + 6


def test_a_chart_ends_today(life: Life) -> None:
    """A session while the clock was years ahead is none of its points: the axis would be years long."""
    today = life.moment
    life.train()
    life.moment = today.replace(year=2031)
    life.train()
    life.moment = today + timedelta(days=2)
    life.train()
    with life.service.reading() as store:
        assert [9, 7] == [each.day.day for each in life.service.charted(store, "clamshell")]


def test_the_bar_is_empty_where_the_way_begins(life: Life) -> None:
    """Ten of thirty is no third of the way before the first session; halfway between both is half of it."""
    (standing,) = (each for each in life.service.standings() if each.exercise.id == "clamshell")
    drawn = [way_bar(replace(standing, target=Target(reps, "none")), 20).count("━") for reps in (8, 10, 20, 30, 40)]
    assert [0, 0, 10, 20, 20] == drawn


def test_a_hurt_in_a_session_of_yesterday_that_is_gone_on_with_today(life: Life) -> None:
    """The session is yesterday's, the hurt is today's: out for today, and back tomorrow."""
    life.train(days=1, ends=False)
    life.moment += timedelta(days=1)
    broken_off = life.service.broken_off()
    assert broken_off is not None
    with resume_session(life.service, broken_off) as performance:
        performance.store.hurt(performance.id, 0, "clamshell", Side.LEFT, 8, life.moment)
    assert () == life.service.plan("clams").doses
    life.moment += timedelta(days=1)
    assert ["clamshell"] == [each.exercise.id for each in life.service.plan("clams")]


@pytest.mark.parametrize("days", [1, 3])
@pytest.mark.parametrize("ends", [True, False])
def test_a_hurt_after_a_later_session_of_the_exercise(life: Life, days: int, ends: bool) -> None:
    """Broken off; today's session was clean; then the old one is gone on with and hurts: back behind what it asked."""
    life.train(days=0, ends=False)
    life.moment += timedelta(days=days)
    life.train(days=0)
    assert Target(12, "none") == life.target
    life.moment += timedelta(hours=2)
    broken_off = life.service.broken_off()
    assert broken_off is not None
    with resume_session(life.service, broken_off) as performance:
        performance.store.hurt(performance.id, 0, "clamshell", Side.LEFT, 8, life.moment)
        if ends:
            performance.store.finish(performance.id, Status.STOPPED, life.moment, 1)
            performance.conclude()
    assert "pain of 8" in str(life.service.advice()).lower()
    life.moment += timedelta(days=1)
    life.service.catch_up()
    assert Target(8, "none") == life.target
    life.service.catch_up()
    assert Target(8, "none") == life.target


def test_a_hurt_outlives_an_answer_put_right(life: Life) -> None:
    """How sore it was is put right while the session waits to be gone on with: the step back still comes."""
    session = life.train(days=0, hurts=8, ends=False)
    life.service.correct(session, sore=3)
    life.moment += timedelta(days=1)
    assert life.service.owes()
    life.service.catch_up()
    assert Target(8, "none") == life.target


def test_a_hurt_in_a_session_whose_end_was_never_concluded(life: Life) -> None:
    """The program ended before it could: whoever only lists hears of it, too."""
    life.train(days=0, hurts=8, ends=False)
    with life.service.writing() as store:
        store.finish(store.sessions()[0].id, Status.STOPPED, life.moment, 1)
    life.moment += timedelta(days=1)
    assert life.service.owes()
    life.service.catch_up()
    assert Target(8, "none") == life.target
    assert not life.service.owes()


def test_an_answer_of_long_ago_is_put_right(life: Life, short_window: None) -> None:
    """Twenty sessions later, none of which moved anything: soreness 8 then was too much all the same."""
    session = life.train(effort=9, name=True)
    for _ in range(20):
        life.train(effort=9)
    life.service.correct(session, sore=8)
    assert Target(8, "none") == life.target


def test_the_routine_that_was_done_last_is_meant_however_long_ago(life: Life) -> None:
    """Of two strength routines the second was done last; seventy short ones since then do not make it the first."""
    for name, when in (("a-strength", "rest-day"), ("b-strength", "rest-day"), ("short", "pre-run")):
        text = f"name: {name}\nwhen: {when}\nexercises: [{{exercise: bridge}}]\n"
        (life.service.places.routines / f"{name}.yaml").write_text(text)
    life.train(routine="b-strength")
    for _ in range(70):
        life.train(routine="short")
    today = life.service.overview()
    plans = [life.service.plan_of(routine, today.due) for _, routine in life.service.catalogue.all_routines()[0]]
    assert "b-strength" == life.service.suggestion(plans, today).routine


def test_a_routine_for_a_condition_is_only_suggested_to_who_has_done_it(tmp_path: Path) -> None:
    """To somebody new it is the one for everybody; whoever has begun theirs out of the guide goes on with it."""
    life = Life(tmp_path / "home", shipped_routines())
    plans = [life.service.plan(id) for id in ("front-hip-build", "it-band-calm", "rest-day", "strong-hips")]
    assert "rest-day" == life.service.suggestion(plans, life.service.overview()).routine
    life.train(routine="it-band-calm", days=3)
    assert "it-band-calm" == life.service.suggestion(plans, life.service.overview()).routine


def test_who_says_what_they_have_is_led_by_its_phases(tmp_path: Path) -> None:
    """The first phase first, whatever was done before; then the one done last; a warm-up for everybody is none."""
    life = Life(tmp_path / "home", shipped_routines())
    life.train(routine="rest-day", days=3)
    life.service.set_setting("conditions", ["it-band"])
    plans = [life.service.plan(id) for id in ("it-band-build", "it-band-calm", "rest-day", "run-warm-up")]
    assert "it-band-calm" == life.service.suggestion(plans, life.service.overview()).routine
    life.train(routine="it-band-build", days=3)
    life.train(routine="run-warm-up", days=3)
    assert "it-band-build" == life.service.suggestion(plans, life.service.overview()).routine
