"""After a break: one step back for each week beyond the second, never below the start."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.model.after_break import break_reasons, eased_targets, stepped_back, weeks_away
from coach.model.exercise import GrowthUnit, Progression, Tempo
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from tests.support.fakes import BRIDGE, CLAM

TODAY = date(2026, 11, 27)
HELD = replace(CLAM, tempo=Tempo(hold_ms=10_000), progression=Progression(40, 5, of=GrowthUnit.HOLD))


@pytest.mark.parametrize(("days", "weeks"), [(0, 0), (14, 0), (21, 0), (22, 3), (27, 3), (28, 4), (70, 10)])
def test_a_break_is_longer_than_three_weeks(days: int, weeks: int) -> None:
    """Three weeks to the day are none yet."""
    assert weeks == weeks_away(TODAY - timedelta(days=days), TODAY)


def test_who_never_trained_was_not_away() -> None:
    """There is nothing to come back to."""
    assert 0 == weeks_away(None, TODAY)


@pytest.mark.parametrize(
    ("target", "weeks", "after"),
    [(20, 3, 18), (20, 4, 16), (20, 52, 3), (4, 3, 3), (3, 9, 3), (2, 9, 2), (35, 3, 33), (20, 0, 20)],
)
def test_a_step_for_each_week_beyond_the_second(target: int, weeks: int, after: int) -> None:
    """Down to where the file starts; what is below that already stays, and the band does."""
    assert Target(after, "light") == stepped_back(CLAM, Target(target, "light"), weeks)


def test_seconds_step_back_as_repetitions_do() -> None:
    """And what does not grow stays as it is."""
    assert Target(3, None, 20) == stepped_back(HELD, Target(3, None, 30), 4)
    assert Target(9) == stepped_back(BRIDGE, Target(9), 30)


@given(st.integers(1, 60), st.integers(0, 60))
def test_never_more_than_before_and_never_below_the_start(reps: int, weeks: int) -> None:
    """Whatever the weeks: by the closed form."""
    expected = reps if reps <= 3 or weeks <= 2 else max(3, reps - 2 * (weeks - 2))
    assert expected == stepped_back(CLAM, Target(reps), weeks).reps


def test_what_changes_is_told() -> None:
    """Only of the exercises that are asked about, and only where there is a target."""
    targets = {"clam": Target(20), "other": Target(20)}
    eased, changed = eased_targets(targets, {"clam": CLAM, "bridge": BRIDGE}, 5)
    assert {"clam": Target(14, None), "other": Target(20)} == eased
    assert (("clam", 20, 14),) == changed
    assert (targets, ()) == eased_targets(targets, {"clam": CLAM}, 0)


def test_what_was_taken_is_decided_with_its_reason() -> None:
    """Once: where the target is another one since, or is gone, or the exercise is, nothing is decided about it."""
    steps = (("clam", 20, 14), ("plank", 30, 20), ("gone", 9, 7), ("new", 8, 6), ("changed", 12, 10))
    exercises = {"clam": CLAM, "plank": HELD, "new": CLAM, "changed": CLAM}
    targets = {
        "clam": Target(20, "light"),
        "plank": Target(3, "light", 30),
        "gone": Target(9),
        "changed": Target(11, "light"),
    }
    decided = {"decided": TODAY, "needed": 5}
    assert {
        "clam": Reason(Cause.BREAK, Change.DOWN, Target(20, "light"), Target(14, "light"), **decided),
        "plank": Reason(Cause.BREAK, Change.DOWN, Target(3, None, 30), Target(3, None, 20), **decided),
    } == break_reasons(steps, 5, exercises, targets, TODAY)
