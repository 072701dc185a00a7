"""Holds that grow: what is prescribed, how it is told, and what counts as less."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from coach.i18n.reasons import sentence
from coach.model.exercise import Dosage, Exercise, GrowthUnit, Phase, Progression, Side, Tempo
from coach.model.plan import Due, Target, as_filed, first_target
from coach.model.prescription import prescribe
from coach.model.progression import Decision, decide
from coach.model.reason import Cause, Change, Reason
from coach.model.record import Hurt, SessionRecord, SetRecord, Status
from coach.model.routine import Entry, Percent, Routine, When
from coach.model.settings import Settings
from coach.model.timeline import SetKey
from tests.support.fakes import CLAM, IN_ENGLISH, IN_GERMAN

PLANK = replace(
    CLAM,
    id="plank",
    dosage=Dosage(reps=4),
    tempo=Tempo(lift_ms=2_000, hold_ms=10_000, lower_ms=2_000),
    progression=Progression(goal=30, step=5, of=GrowthUnit.HOLD),
)
DAY = date(2026, 11, 27)


def held(target: Target | None, *, hold_s: int | None = None, eased: bool = False) -> tuple[int, int, int | None]:
    """The seconds held, the repetitions and the target of what is prescribed."""
    tempo = () if hold_s is None else ((Phase.HOLD, hold_s * 1000),)
    routine = Routine("r", "R", When.ANY, "", 1, 1, 1, (Entry("plank", tempo=tempo),))
    due = Due({} if target is None else {"plank": target}, frozenset({"plank"} if eased else ()))
    (dose,) = prescribe(routine, {"plank": PLANK}, due.targets, eased=due.eased)
    return dose.tempo.hold_ms // 1000, dose.reps, dose.target


@pytest.mark.parametrize(
    ("target", "pinned", "eased", "expected"),
    [
        (None, None, False, (10, 4, 10)),
        (Target(4, None, 25), None, False, (25, 4, 25)),
        (Target(4, None, 25), 15, False, (15, 4, 25)),
        (Target(4, None, 5), 15, True, (5, 4, 5)),
        (Target(4, None, 5), 15, False, (15, 4, 5)),
        (Target(12), None, False, (10, 4, 10)),
    ],
    ids=[
        "the file's",
        "the person's",
        "pinned",
        "eased below where it starts",
        "set below",
        "stored before it grew so",
    ],
)
def test_the_hold_of_today(
    target: Target | None, pinned: int | None, eased: bool, expected: tuple[int, int, int]
) -> None:
    """The person's own seconds, the file's repetitions; a routine may pin the hold as it does repetitions."""
    assert expected == held(target, hold_s=pinned, eased=eased)


def test_a_share_is_of_the_repetitions() -> None:
    """Half of four, each held as long as ever."""
    routine = Routine("r", "R", When.ANY, "", 1, 1, 1, (Entry("plank", Percent(50)),))
    (dose,) = prescribe(routine, {"plank": PLANK}, {"plank": Target(4, None, 25)})
    assert (2, 25, 25) == (dose.reps, dose.hold, dose.target)


def test_a_key_changes_what_grows() -> None:
    """+ and - on the page before the start: seconds where those grow."""
    routine = Routine("r", "R", When.ANY, "", 1, 1, 1, (Entry("plank"),))
    (dose,) = prescribe(routine, {"plank": PLANK}, {})
    assert (11, 9, 1) == tuple(dose.changed(by).hold for by in (1, -1, -100))
    other = replace(dose, exercise=CLAM)
    assert (5, 1) == tuple(other.changed(by).reps for by in (1, -100))


def test_a_file_that_grows_otherwise_now_has_its_way() -> None:
    """Seconds are forgotten where repetitions grow again."""
    assert Target(4) == as_filed(Target(4, "light", 25), replace(PLANK, progression=Progression(30, 2)))
    assert Target(4, None, 10) == first_target(PLANK, ("none", "light"))


def test_a_decision_speaks_of_seconds() -> None:
    """And of repetitions where some of those were not done."""
    before, after = Target(4, None, 20), Target(4, None, 25)
    up = Reason(Cause.CLEAN, Change.UP, before, after, DAY, DAY)
    assert "20 sec -> 25 sec: all of it done, and hardly sore" == sentence(up, IN_ENGLISH.telling)
    less = Reason(Cause.BELOW_TARGET, Change.NOT_ENOUGH, before, before, DAY, DAY, asked=15, in_seconds=True)
    told = sentence(less, IN_ENGLISH.telling)
    assert "stays at 20 sec: Friday's session asked for 15 sec, less than the target" == told
    partly = Reason(Cause.PARTLY_DONE, Change.STAY, before, before, DAY, DAY, missed=25, asked=4, done=3)
    assert "20 s, nicht 25 s: in der Einheit vom Freitag 3 von 4 geschafft" == sentence(partly, IN_GERMAN.telling)


def held_on(
    day: date = DAY,
    hold: int | None = 20,
    *,
    left: int = 4,
    right: int = 4,
    band: str | None = None,
    target: int | None = 20,
    hurts: tuple[Hurt, ...] = (),
    morning: int | None = None,
) -> SessionRecord:
    """A session of planks, all of it done and hardly sore: asked for so many a side, each held so long."""
    rows = tuple(
        SetRecord(SetKey(0, "plank", side, 1), reps, reps, band, target, hold)
        for side, reps in ((Side.LEFT, left), (Side.RIGHT, right))
    )
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    record = SessionRecord(f"{day}", "r", at, at, day, Status.COMPLETED, False, 60_000, sets=rows, hurts=hurts)
    return replace(record, effort=5, sore=1, morning_sore=morning)


def decided(
    *records: SessionRecord, target: Target, exercise: Exercise = PLANK, last_change: date | None = None
) -> Decision:
    """What these sessions mean on the day after the newest."""
    today = max(record.day for record in records) + timedelta(days=1)
    return decide(exercise, target, records, Settings(), today=today, last_change=last_change)


def test_a_clean_session_is_five_seconds_more() -> None:
    """And at the goal once more before it is the end of the way."""
    assert Target(4, None, 25) == decided(held_on(), target=Target(4, None, 20)).target
    assert Target(4, None, 30) == decided(held_on(hold=28, target=28), target=Target(4, None, 28)).target
    at_goal = decided(held_on(hold=30, target=30), target=Target(4, None, 30))
    assert (Cause.AT_GOAL, Change.STAY, 1) == (at_goal.reason.cause, at_goal.change, at_goal.reason.clean)


@pytest.mark.parametrize(
    ("record", "side", "asked", "in_seconds"),
    [
        (held_on(hold=15), None, 15, True),
        (held_on(left=3), Side.LEFT, 3, False),
        (held_on(hold=15, left=3), Side.LEFT, 3, False),
        (held_on(left=3, right=3), None, 3, False),
        (held_on(hold=15, left=5), Side.RIGHT, 15, True),
        (held_on(hold=None), None, 0, True),
    ],
    ids=["shorter", "fewer on one side", "both", "fewer", "shorter, one side more", "from before it grew so"],
)
def test_less_than_the_target_is_told_by_what_was_less(
    record: SessionRecord, side: Side | None, asked: int, in_seconds: bool
) -> None:
    """Seconds, or repetitions where fewer of those were asked than the file has."""
    found = decided(record, target=Target(4, None, 20))
    assert (Cause.BELOW_TARGET, Change.NOT_ENOUGH, Target(4, None, 20)) == (
        found.reason.cause,
        found.change,
        found.target,
    )
    assert (side, asked, in_seconds) == (found.reason.side, found.reason.asked, found.reason.in_seconds)


def test_a_morning_answered_late_is_told_in_seconds() -> None:
    """The step up goes, and one more: 20 was too much."""
    found = decided(held_on(morning=8), target=Target(4, None, 25), last_change=DAY)
    assert Reason(
        Cause.MORNING,
        Change.DOWN,
        Target(4, None, 25),
        Target(4, None, 15),
        DAY + timedelta(days=1),
        DAY,
        asked=20,
        sore=8,
        in_seconds=True,
    ) == (found.reason)
    direct = decided(held_on(morning=8), target=Target(4, None, 20)).reason
    assert (None, False) == (direct.asked, direct.in_seconds)


def test_back_to_the_longest_hold_with_the_band_before() -> None:
    """Seconds that went well without the band, not how many repetitions that were."""
    banded = replace(PLANK, progression=Progression(30, 5, band=True, of=GrowthUnit.HOLD))
    before = held_on(DAY - timedelta(days=2), 25, target=25, band="none")
    last = held_on(hold=10, target=10, band="light", hurts=(Hurt(0, "plank", "left", 8),))
    found = decided(before, last, target=Target(4, "light", 10), exercise=banded)
    assert (Change.DOWN, Target(4, "none", 25)) == (found.change, found.target)
