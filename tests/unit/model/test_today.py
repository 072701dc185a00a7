"""What today could be: one thing, with its reason."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from coach.i18n.reasons import advice_text, suggestion_text
from coach.model import today as model
from coach.model.advice import advice
from coach.model.exercise import Side
from coach.model.record import Hurt, SessionRecord, SetRecord, Status
from coach.model.routine import When
from coach.model.settings import Settings
from coach.model.timeline import SetKey
from tests.support.fakes import IN_ENGLISH

WORDS = IN_ENGLISH.today


class Told(NamedTuple):
    """A suggestion as home tells it."""

    routine: str | None
    why: str
    rest: bool = False


TODAY = date(2026, 3, 4)
ROUTINES = {
    When.PRE_RUN: ["pre-run"],
    When.POST_RUN: ["post-run"],
    When.REST_DAY: ["rest-day", "my-rest-day"],
    When.ANY: ["my-mix"],
}


def suggest(records: list[SessionRecord], routines: dict[When, list[str]], settings: Settings, today: date) -> Told:
    """What is suggested, with the advice that these sessions lead to, in words."""
    found = model.suggest(records, routines, settings, today, advice(records, settings))
    return Told(found.routine, suggestion_text(found, WORDS), found.rest)


def did(
    routine: str,
    ago: int,
    *,
    hour: int = 8,
    sore: int | None = 1,
    morning: int | None = None,
    performed: int = 10,
    hurts: tuple[Hurt, ...] = (),
    status: Status = Status.COMPLETED,
    rehearsal: bool = False,
) -> SessionRecord:
    """A session, that many days ago."""
    day = TODAY - timedelta(days=ago)
    return SessionRecord(
        id=f"{day}T{hour}",
        routine=routine,
        started_at=datetime.combine(day, time(hour), timezone(timedelta(hours=1))),
        ended_at=None,
        day=day,
        status=status,
        rehearsal=rehearsal,
        active_ms=1,
        effort=4,
        sore=sore,
        morning_sore=morning,
        sets=(SetRecord(SetKey(0, "clamshell", Side.LEFT, 1), 10, performed, None, 10),),
        hurts=hurts,
    )


HURT = Hurt(0, "clamshell", "left", 8)
FIRST = Told("rest-day", "A good one to begin with: each movement is explained as it comes.")
DONE = Told(None, "Done for today.", rest=True)
DUE = Told("rest-day", "After a day off, the full session is due.")
BETWEEN = Told("rest-day", "No strength session yesterday, so the full one fits today.")
RUN = Told("pre-run", "If you run today. The full session is due again tomorrow.")


@pytest.mark.parametrize(
    ("records", "suggestion"),
    [
        ([], FIRST),
        ([did("rest-day", 1, rehearsal=True)], FIRST),
        ([did("rest-day", 0, performed=0, status=Status.STOPPED)], FIRST),
        ([did("rest-day", 0)], DONE),
        ([did("pre-run", 0, sore=9)], DONE),
        ([did("rest-day", 0, status=Status.STOPPED)], DONE),
        ([did("rest-day", -1)], DONE),
        ([did("rest-day", -2), did("rest-day", 1)], RUN),
        ([did("rest-day", 0, status=Status.OPEN), did("rest-day", 2)], DUE),
        ([did("rest-day", 1)], RUN),
        ([did("my-mix", 1), did("rest-day", 3)], RUN),
        ([did("somebody-elses", 1)], RUN),
        ([did("rest-day", 2)], DUE),
        ([did("rest-day", 13)], DUE),
        ([did("pre-run", 1)], BETWEEN),
        ([did("post-run", 1), did("rest-day", 2)], BETWEEN),
        ([did("pre-run", 2), did("rest-day", 3)], DUE),
        ([did("rest-day", 1), did("post-run", 1, hour=12)], RUN),
        ([did("rest-day", 14)], Told("rest-day", "Welcome back. Begin gently, fewer repetitions are fine.")),
        ([did("my-rest-day", 2), did("rest-day", 4)], Told("my-rest-day", DUE.why)),
        ([did("my-mix", 2), did("rest-day", 4)], Told("my-mix", DUE.why)),
    ],
)
def test_one_thing_for_today(records: list[SessionRecord], suggestion: Told) -> None:
    """Strength every other day, the short one before a run in between, nothing after today's."""
    assert suggestion == suggest(records[::-1], ROUTINES, Settings(), TODAY)


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ([did("rest-day", 1, sore=6)], "A day off: soreness 6 after the last session."),
        ([did("rest-day", 1, morning=7)], "A day off: soreness 7 after the last session."),
        ([did("rest-day", 1, hurts=(HURT,))], "A day off: soreness 8 after the last session."),
        ([did("rest-day", 1, sore=6), did("post-run", 1, hour=12)], "A day off: soreness 6 after the last session."),
    ],
)
def test_a_day_off_after_soreness(records: list[SessionRecord], why: str) -> None:
    """Soreness of 6 or more, whenever it was told of, is followed by a day off."""
    assert Told(None, why, rest=True) == suggest(records, ROUTINES, Settings(), TODAY)


def test_the_day_after_the_day_off() -> None:
    """While the advice to see somebody stands, rest stays the suggestion; once it is put away it goes on, gently."""
    sore = did("rest-day", 2, sore=6)
    found = suggest([sore], ROUTINES, Settings(), TODAY)
    assert Told(None, "Soreness 6: that is one to have looked at first.", rest=True) == found
    found = suggest([replace(sore, advice_dismissed=6)], ROUTINES, Settings(), TODAY)
    assert Told("rest-day", "After the day off, as much as feels good: soreness 6 last time.") == found


def test_one_sore_session_may_be_enough_for_advice() -> None:
    """One is told as one, on the page and in the advice."""
    sore, settings = [did("rest-day", 2, sore=4)], Settings(sore_streak=1)
    assert Told(None, "Sore in the last session.", rest=True) == suggest(sore, ROUTINES, settings, TODAY)
    found = advice(sore, settings)
    assert found is not None
    assert advice_text(found, IN_ENGLISH.telling.words).startswith("Sore in the last session.")


UNRATED = Hurt(0, "clamshell", "left", None)
SORE_4 = Told("rest-day", "As much as feels good: soreness 4 last time.")


@pytest.mark.parametrize(
    ("records", "suggestion"),
    [
        ([did("rest-day", 0, hurts=(HURT,))], Told(None, "Enough for today: it hurt.", rest=True)),
        (
            [did("rest-day", 0, hurts=(HURT,), status=Status.OPEN)],
            Told(None, "Enough for today: it hurt.", rest=True),
        ),
        ([did("rest-day", 0, hurts=(HURT,), rehearsal=True)], FIRST),
        (
            [did("rest-day", 1, sore=None, hurts=(UNRATED,))],
            Told(None, "A day off: it hurt in the last session.", rest=True),
        ),
        (
            [did("rest-day", 2, sore=None, hurts=(UNRATED,), status=Status.OPEN)],
            Told("rest-day", "After the day off, as much as feels good: it hurt last time."),
        ),
        ([did("rest-day", 1, hurts=(Hurt(0, "clamshell", "left", 4),))], Told("pre-run", SORE_4.why)),
        ([did("rest-day", 1, sore=2)], RUN),
        ([did("rest-day", 2, sore=4)], SORE_4),
        ([did("rest-day", 1, sore=4)], Told("pre-run", SORE_4.why)),
        (
            [did("rest-day", 2, sore=4), *(did("rest-day", ago, sore=7) for ago in (4, 6, 8))],
            Told(None, "Sore in the last 3 sessions.", rest=True),
        ),
        (
            [
                replace(did("rest-day", 2, sore=4), advice_dismissed=4),
                *(did("rest-day", ago, sore=7) for ago in (4, 6, 8)),
            ],
            SORE_4,
        ),
        ([did("rest-day", 2), *(did("rest-day", ago, sore=7) for ago in (4, 6, 8))], DUE),
    ],
)
def test_what_hurt_and_what_stays_sore(records: list[SessionRecord], suggestion: Told) -> None:
    """Rest is a suggestion of its own, also after a session that never ended; sore legs are not told of a full dose."""
    assert suggestion == suggest(records[::-1], ROUTINES, Settings(), TODAY)


def test_how_sore_is_too_sore_is_a_setting() -> None:
    """Who goes on with 6 is not told to rest."""
    found = suggest([did("rest-day", 1, sore=6)], ROUTINES, Settings(stop_sore=7), TODAY)
    assert Told("pre-run", "As much as feels good: soreness 6 last time.") == found


def test_where_no_soreness_is_fine_none_is_still_none() -> None:
    """Who told of none, or of nothing, is not told to be careful."""
    for sore in (0, None):
        assert RUN == suggest([did("rest-day", 1, sore=sore)], ROUTINES, Settings(fine_sore=0), TODAY)
    found = suggest([did("rest-day", 1, sore=1)], ROUTINES, Settings(fine_sore=0), TODAY)
    assert Told("pre-run", "As much as feels good: soreness 1 last time.") == found


def test_two_sore_sessions_are_told_as_two() -> None:
    """Where they are enough for advice."""
    records = [did("rest-day", ago, sore=4) for ago in (2, 4)]
    found = suggest(records, ROUTINES, Settings(sore_streak=2), TODAY)
    assert Told(None, "Sore in the last 2 sessions.", rest=True) == found


def test_with_other_routines_than_ours() -> None:
    """Whatever is there is suggested; where nothing is, nothing."""
    only_run = {When.PRE_RUN: ["pre-run"]}
    only_strength = {When.REST_DAY: ["rest-day"]}
    only_after = {When.POST_RUN: ["post-run"], When.ANY: []}
    yesterday = [did("rest-day", 1)]
    assert Told(None, "There is no routine here yet.") == suggest(yesterday, {}, Settings(), TODAY)
    assert Told("pre-run", "Whenever you like.") == suggest(yesterday, only_run, Settings(), TODAY)
    assert Told("post-run", FIRST.why) == suggest([], only_after, Settings(), TODAY)
    between = Told(None, "A day between two full sessions: nothing is due.", rest=True)
    assert between == suggest(yesterday, only_strength, Settings(), TODAY)


def test_nothing_here_nags() -> None:
    """No suggestion speaks of what was missed."""
    said = " ".join(
        suggest([did(routine, ago, sore=sore)], ROUTINES, Settings(), TODAY).why.lower()
        for routine in ("rest-day", "pre-run")
        for ago in range(40)
        for sore in (None, 1, 7)
    )
    assert not [word for word in ("miss", "should", "must", "late", "overdue", "only", "!") if word in said]


@pytest.mark.parametrize("because", model.SuggestionReason)
def test_each_reason_has_its_text(because: model.SuggestionReason) -> None:
    """They are told by their names."""
    assert getattr(WORDS, because)


def with_today(routine: str | None) -> Settings:
    """A week that has this today, a Wednesday, and something on the day before."""
    return Settings(week=(None, "my-mix", routine, None, None, None, None))


PLANNED = "Your week has it for today."


def test_a_week_of_ones_own_says_what_today_has() -> None:
    """And a day off where it has nothing, whatever was done the day before."""
    for ago in (1, 3):
        for routine in ("pre-run", "my-rest-day"):
            found = suggest([did("rest-day", ago)], ROUTINES, with_today(routine), TODAY)
            assert Told(routine, PLANNED) == found
        found = suggest([did("rest-day", ago)], ROUTINES, with_today(None), TODAY)
        assert Told(None, "A rest day, as your week has it.", True) == found


def test_soreness_comes_before_the_week() -> None:
    """A day off after much soreness, carefully after some, and nothing more after a session today."""
    week = with_today("pre-run")
    told = {
        (ago, sore): suggest([did("rest-day", ago, sore=sore)], ROUTINES, week, TODAY)
        for ago, sore in ((1, 7), (1, 3), (1, 2), (20, 1), (0, 1))
    }
    assert Told(None, "A day off: soreness 7 after the last session.", True) == told[1, 7]
    assert Told("pre-run", "As much as feels good: soreness 3 last time.") == told[1, 3]
    assert Told("pre-run", PLANNED) == told[1, 2]
    assert Told("pre-run", "Welcome back. Begin gently, fewer repetitions are fine.") == told[20, 1]
    assert Told(None, "Done for today.", True) == told[0, 1]
    assert "pre-run" == suggest([], ROUTINES, week, TODAY).routine


def test_a_week_that_names_a_routine_nobody_has_says_nothing_about_the_day() -> None:
    """Its file is gone: the sessions decide, as without a week."""
    records = [did("rest-day", 3)]
    expected = suggest(records, ROUTINES, Settings(), TODAY)
    assert expected == suggest(records, ROUTINES, with_today("gone"), TODAY)
