"""A session made to fit: for any plan and any time, held against trying every share there is."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.model.exercise import ExerciseKind
from coach.model.minutes import changes, fitted
from coach.model.plan import Dose, Plan, Why
from coach.model.timeline import length_ms
from tests.support.fakes import dose, plan
from tests.support.plans import doses

KINDS = [ExerciseKind.STRENGTH, ExerciseKind.STRETCH]


def options(chosen: list[Dose]) -> list[Plan]:
    """These doses at every share that makes a difference, the least first."""
    shares = {Fraction(0), *(Fraction(reps, dose.reps) for dose in chosen for reps in range(1, dose.reps + 1))}
    return [plan(*(replace(dose, reps=max(1, dose.reps * share // 1)) for dose in chosen)) for share in sorted(shares)]


@st.composite
def sessions(draw: st.DrawFn) -> list[Dose]:
    """Up to four exercises that strengthen or stretch."""
    chosen = draw(st.lists(doses(self_paced=False), min_size=1, max_size=4))
    return [replace(dose, exercise=replace(dose.exercise, kind=draw(st.sampled_from(KINDS)))) for dose in chosen]


@given(sessions(), st.integers(0, 200_000))
def test_never_longer_than_asked_and_never_shorter_than_need_be(chosen: list[Dose], limit_ms: int) -> None:
    """The most that fits: of all exercises, or of as many as fit, the most important; else the shortest there is."""
    most_important_first = sorted(
        range(len(chosen)), key=lambda place: (chosen[place].exercise.kind is ExerciseKind.STRETCH, place)
    )
    by_count = [
        options([chosen[place] for place in sorted(most_important_first[:count])])
        for count in range(len(chosen), 0, -1)
    ]
    tried = [option for of_count in by_count for option in reversed(of_count)]
    expected = next((option for option in tried if length_ms(option) <= limit_ms), tried[-1])
    found = fitted(plan(*chosen), limit_ms)
    assert expected.doses == found.doses
    assert {Why.MINUTES} >= {out.why for out in found.left_out}
    assert [dose.target for dose in chosen] == [dose.target for dose, _ in found.entries], "no target is moved"


def test_what_changed_is_told_in_the_order_of_the_routine() -> None:
    """Fewer repetitions with how many there are now, 0 for what is left out, nothing for what stays."""
    before = plan(dose(reps=4), dose(reps=1), dose(reps=3))
    after = fitted(before, length_ms(plan(dose(reps=2), dose(reps=1))))
    assert [(before.doses[0], 2), (before.doses[2], 0)] == list(changes(before, after))
