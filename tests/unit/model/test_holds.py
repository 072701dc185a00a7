"""Holds that grow: what is prescribed, how it is told, and what counts as less."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.i18n.reasons import sentence
from coach.model.exercise import Dosage, GrowthUnit, Phase, Progression, Tempo
from coach.model.plan import Due, Target, as_filed, first_target
from coach.model.prescription import prescribe
from coach.model.reason import Cause, Change, Reason
from coach.model.routine import Entry, Percent, Routine, When
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
