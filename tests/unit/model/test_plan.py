"""Today's plan: what is left out of it with its reason, how it is taken back in, and what a pinned dose may ask for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.model.exercise import Dosage, Exercise, WarmUp
from coach.model.plan import Dose, LeftOut, Plan, Target, Why, personal
from coach.model.prescription import prescribe
from coach.model.routine import Entry, Percent, Routine, When
from coach.model.settings import Settings
from tests.support.fakes import BRIDGE, CLAM, dose, plan

LIFT = replace(CLAM, id="lift", name="Lift")
WARMED = dose(replace(LIFT, warm_up=WarmUp("bridge", 5)), warm_up=dose(BRIDGE))
THREE = plan(dose(), dose(LIFT), dose(BRIDGE))


def names(of: Plan) -> list[tuple[str, Why | None]]:
    """Every entry by its exercise, with why it is left out."""
    return [(each.exercise.id, why) for each, why in of.entries]


def test_what_hurt_today_is_left_out_and_says_so() -> None:
    """The entries stay in their order, the one that hurt with its reason."""
    found = personal(THREE, Settings(), {"lift"})
    assert [("clam", None), ("lift", Why.HURT_TODAY), ("bridge", None)] == names(found)
    assert (LeftOut(dose(LIFT), Why.HURT_TODAY, 1),) == found.left_out
    assert ["clam", "bridge"] == [each.exercise.id for each in found]


def test_the_settings_leave_out_with_their_own_reason() -> None:
    """`leave_out` of the settings wins, for it holds tomorrow as well."""
    found = personal(THREE, Settings(left_out=("clam", "bridge")), {"clam", "lift"})
    assert [("clam", Why.SETTING), ("lift", Why.HURT_TODAY), ("bridge", Why.SETTING)] == names(found)
    assert () == found.doses


def test_a_condition_leaves_out_with_its_own_reason() -> None:
    """What the guide advises against for what is mine is shown with its name, and can be taken back in."""
    advised = dict.fromkeys(("clam", "lift", "bridge"), ("Sore", "It presses."))
    found = personal(THREE, Settings(left_out=("clam",)), {"lift"}, advised)
    assert [("clam", Why.SETTING), ("lift", Why.HURT_TODAY), ("bridge", Why.CONDITION)] == names(found)
    assert [("", ""), ("", ""), ("Sore", "It presses.")] == [(out.condition, out.advice) for out in found.left_out]
    assert ["bridge"] == [each.exercise.id for each in found.with_reps("bridge", 3)]
    (only,) = personal(plan(WARMED), Settings(), advised={"bridge": ("Sore", "It presses.")})
    assert only.warm_up is None


def test_a_warm_up_that_is_left_out_does_not_come() -> None:
    """Who leaves the bridge out is not led through it before another exercise; who it hurt today, not into that."""
    (only,) = personal(plan(WARMED), Settings(left_out=("bridge",)))
    assert only.warm_up is None
    assert [("lift", Why.HURT_TODAY)] == names(personal(plan(WARMED), Settings(), {"bridge"}))


def test_repetitions_of_ones_own_take_it_back_in() -> None:
    """--reps lift=4 is a person's own word: all of its entries are done, at their old places."""
    twice = plan(dose(LIFT), dose(), dose(LIFT, reps=2))
    found = personal(twice, Settings(), {"lift", "clam"}).with_reps("lift", 4)
    assert [("lift", None), ("clam", Why.HURT_TODAY), ("lift", None)] == names(found)
    assert [4, 4] == [each.reps for each in found]


def prescribed(entry: Entry, exercise: Exercise, target: Target | None, *, eased: bool = True) -> Dose:
    """The one dose of a routine with this entry."""
    routine = Routine("r", "R", When.ANY, "", 0, 0, 0, (entry,))
    targets = {} if target is None else {exercise.id: target}
    (only,) = prescribe(routine, {exercise.id: exercise}, targets, ("none",), {exercise.id} if eased else set())
    return only


TEN = replace(CLAM, dosage=Dosage(10))


@pytest.mark.parametrize(
    ("reps", "target", "eased", "asked"),
    [
        (5, 4, True, 4),
        (5, 4, False, 5),
        (3, 4, True, 3),
        (12, 10, True, 12),
        (12, 9, True, 9),
        (Percent(50), 4, True, 2),
        (None, 4, True, 4),
    ],
)
def test_a_pinned_dose_never_exceeds_what_soreness_left(
    reps: int | Percent | None, target: int, eased: bool, asked: int
) -> None:
    """After three sore sessions the target is 4: a fixed 5 asks for 4. A target of one's own changes nothing."""
    found = prescribed(Entry("clam", reps=reps), TEN, Target(target, "none"), eased=eased)
    assert (asked, target) == (found.reps, found.target)


def test_an_exercise_that_takes_no_band_any_more_has_none() -> None:
    """The file says `band: false` since yesterday: the dose is without a band, whatever the target was."""
    assert replace(CLAM, progression=None).takes_band is False
    found = prescribed(Entry("clam"), replace(CLAM, progression=None), Target(12, "heavy"))
    assert (12, None) == (found.reps, found.band)
