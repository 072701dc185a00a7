"""A session made to fit: for any plan and any time, held against trying every share there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.i18n.catalog import Vocabulary
from coach.model.exercise import ExerciseKind, Tempo
from coach.model.minutes import changes, fewer_rounds, fitted
from coach.model.plan import Dose, Plan, Why
from coach.model.routine import Rounds
from coach.model.timeline import length_ms
from coach.reports.left_out import fitted_sentences
from tests.support.fakes import BRIDGE, CLAM, IN_ENGLISH, IN_GERMAN, dose, plan
from tests.support.plans import doses, ints, rounds_in

KINDS = [ExerciseKind.STRENGTH, ExerciseKind.STRETCH]


def rounds_of(dose: Dose) -> int:
    """How often it comes."""
    return dose.rounds.times if dose.rounds else 1


def in_rounds(dose: Dose, most: int, share: Fraction) -> Dose:
    """That share of a dose, in its first rounds at most; what a round has, it has been dealt one by one."""
    times = rounds_of(dose)
    first = sum(rep % times < most for rep in range(max(dose.reps, times)))
    now = min(times, most)
    reps = max(now, min(first, dose.reps * share.numerator // share.denominator))
    return replace(dose, reps=reps, rounds=replace(dose.rounds, times=now) if dose.rounds else None)


def with_typed(chosen: list[Dose], typed: set[int]) -> list[list[Dose]]:
    """These doses in all numbers of rounds and at every share that makes a difference, the most rounds first.

    What is typed stays, and so do the rounds that it is in.
    """
    groups = {rounds.group for at in typed if (rounds := chosen[at].rounds)}
    shares = {Fraction(reps, dose.reps) for dose in chosen for reps in range(dose.reps + 1)}
    return [
        [
            dose
            if at in typed
            else in_rounds(dose, rounds_of(dose) if dose.rounds and dose.rounds.group in groups else rounds, share)
            for at, dose in enumerate(chosen)
        ]
        for rounds in range(max(map(rounds_of, chosen), default=1), 0, -1)
        for share in sorted(shares, reverse=True)
    ]


def options(chosen: list[Dose]) -> list[Plan]:
    """These doses in all numbers of rounds and at every share that makes a difference, the most rounds first."""
    return [plan(*doses) for doses in with_typed(chosen, set())]


def shortest(chosen: list[Dose]) -> int:
    """Their length in one round with one repetition."""
    return length_ms(plan(*(in_rounds(dose, 1, Fraction(0)) for dose in chosen)))


a_rest = st.just(1_500)
kinds = st.sampled_from(KINDS)
one_or_two = st.lists(doses(self_paced=False, alternates=True), min_size=1, max_size=2)


@st.composite
def sessions(draw: st.DrawFn) -> list[Dose]:
    """Up to four exercises that strengthen or stretch, some of them in rounds."""
    chosen: list[Dose] = []
    for group in range(draw(ints(1, 3))):
        rounds = draw(rounds_in(group, 4, a_rest))
        some = draw(one_or_two)
        chosen += [replace(dose, rounds=rounds, reps=max(dose.reps, rounds.times if rounds else 1)) for dose in some]
    return [replace(dose, exercise=replace(dose.exercise, kind=draw(kinds))) for dose in chosen[:4]]


@given(sessions(), st.integers(0, 200_000))
def test_as_many_repetitions_as_fit_of_what_matters_most(chosen: list[Dose], limit_ms: int) -> None:
    """All exercises that fit, the most important first; of them the most repetitions, and of equal ones most rounds."""
    kept: list[int] = []
    for place in sorted(range(len(chosen)), key=lambda at: (chosen[at].exercise.kind is ExerciseKind.STRETCH, at)):
        if shortest([chosen[at] for at in sorted([*kept, place])]) <= limit_ms:
            kept.append(place)
    found = fitted(plan(*chosen), limit_ms)
    if length_ms(plan(*chosen)) <= limit_ms:
        assert plan(*chosen) == found
    elif kept:
        fitting = [each for each in options([chosen[at] for at in sorted(kept)]) if length_ms(each) <= limit_ms]
        assert max(fitting, key=lambda option: sum(dose.reps for dose in option.doses)).doses == found.doses
    assert {Why.MINUTES} >= {out.why for out in found.left_out}
    assert [dose.target for dose in chosen] == [dose.target for dose, _ in found.entries], "no target is moved"
    assert all(dose.reps >= rounds_of(dose) for dose in found.doses), "one in each round"


@given(sessions(), st.integers(0, 200_000), st.data())
def test_what_was_typed_for_today_stays_and_the_rest_shares_what_is_left(
    some: list[Dose], limit_ms: int, data: st.DataObject
) -> None:
    """Whatever the others lose; where what was typed is too long by itself, it alone is left."""
    chosen = [replace(dose, exercise=replace(dose.exercise, id=f"e{at}")) for at, dose in enumerate(some)]
    typed = data.draw(st.sets(st.sampled_from(range(len(chosen))), min_size=1))
    found = fitted(plan(*chosen), limit_ms, {f"e{at}" for at in typed})
    by_place = {int(dose.exercise.id[1:]): dose for dose in found.doses}
    assert {at: chosen[at] for at in typed} == {at: by_place.get(at) for at in typed}
    if length_ms(plan(*chosen)) <= limit_ms:
        assert plan(*chosen) == found
        return
    kept = set(typed)
    least = with_typed(chosen, typed)[-1]
    for at in sorted(range(len(chosen)), key=lambda at: (chosen[at].exercise.kind is ExerciseKind.STRETCH, at)):
        if length_ms(plan(*(least[each] for each in sorted(kept | {at})))) <= limit_ms:
            kept.add(at)
    assert kept == by_place.keys()
    in_order = sorted(kept)
    tries = with_typed([chosen[at] for at in in_order], {in_order.index(at) for at in typed})
    fitting = [plan(*doses) for doses in tries if length_ms(plan(*doses)) <= limit_ms] or [plan(*tries[-1])]
    assert max(fitting, key=lambda option: sum(dose.reps for dose in option.doses)).doses == found.doses


@given(sessions(), st.integers(0, 120_000))
def test_never_longer_than_asked_where_that_is_possible_at_all(chosen: list[Dose], limit_ms: int) -> None:
    """If any of the exercises, alone or together, fit in one round with one repetition, the session does."""
    some = [list(each) for count in range(1, len(chosen) + 1) for each in combinations(chosen, count)]
    length = length_ms(fitted(plan(*chosen), limit_ms))
    if min(map(shortest, some)) <= limit_ms:
        assert length <= limit_ms
    else:
        assert min(shortest([dose]) for dose in chosen) == length


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.9, [(3, 7), (3, 7)]),
        (0.7, [(2, 6), (2, 6)]),
        (0.5, [(2, 4), (2, 4)]),
        (0.35, [(1, 3), (1, 3)]),
        (0.2, [(1, 1), (1, 1)]),
        (0.1, [(1, 1)]),
    ],
)
def test_a_circuit_loses_repetitions_rounds_and_then_exercises(share: float, expected: list[tuple[int, int]]) -> None:
    """Three rounds of three clams and three bridges."""
    circuit = [dose(reps=9, rounds=Rounds(0, 3, 6_000)), dose(BRIDGE, reps=9, rounds=Rounds(0, 3, 6_000))]
    whole = plan(*circuit)
    found = fitted(whole, int(length_ms(whole) * share))
    assert expected == [(rounds_of(each), each.reps) for each in found.doses]
    assert ((3, expected[0][0]),) * (expected[0][0] < 3) == fewer_rounds(whole, found)


def test_what_fits_to_the_millisecond_fits() -> None:
    """One repetition of each, where that is just as long; and all of the first where the other is too long for any."""
    both = plan(dose(reps=3), dose(BRIDGE, reps=3))
    found = fitted(both, shortest(list(both.doses)))
    assert [1, 1] == [each.reps for each in found.doses]
    long = dose(BRIDGE, reps=3, tempo=Tempo(hold_ms=600_000))
    found = fitted(plan(dose(reps=3), long), length_ms(plan(dose(reps=3))))
    assert [("clam", 3)] == [(each.exercise.id, each.reps) for each in found.doses]


def test_two_different_routines_have_no_changes() -> None:
    """A plan and what it was fitted to have the same entries; anything else is a mistake of the caller."""
    for counts in ((2, 1), (1, 2)):
        before, after = (plan(*[dose()] * count) for count in counts)
        with pytest.raises(ValueError, match=r"^zip"):
            changes(before, after)


def test_fewer_rounds_say_by_themselves_what_they_lack() -> None:
    """Two rounds in the place of three are no fewer repetitions of each."""
    circuit = plan(dose(reps=9, rounds=Rounds(0, 3, 6_000)), dose(BRIDGE, reps=9, rounds=Rounds(0, 3, 6_000)))
    found = fitted(circuit, int(length_ms(circuit) * 0.7))
    assert (((3, 2),), ()) == (fewer_rounds(circuit, found), changes(circuit, found))


def test_what_is_taken_back_comes_in_the_rounds_of_the_others() -> None:
    """An exercise that was left out of a circuit for want of time is part of it again."""
    circuit = plan(dose(reps=9, rounds=Rounds(0, 3, 6_000)), dose(BRIDGE, reps=9, rounds=Rounds(0, 3, 6_000)))
    found = fitted(circuit, int(length_ms(circuit) * 0.1))
    assert found.doses[0].rounds == found.left_out[0].dose.rounds
    assert 3 == found.left_out[0].dose.reps


def test_what_changed_is_told_in_the_order_of_the_routine() -> None:
    """Fewer repetitions with how many there are now, 0 for what is left out, nothing for what stays."""
    before = plan(dose(reps=4), dose(reps=1), dose(reps=3))
    after = fitted(before, length_ms(plan(dose(reps=2), dose(reps=1))))
    assert [(before.doses[0], 2), (before.doses[2], 0)] == list(changes(before, after))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (IN_ENGLISH, "Made to fit 1 min: 3 rounds -> 2, Clam 9 -> 5. Your targets stay."),
        (IN_GERMAN, "Auf 1 min gekürzt: 3 Runden -> 2, Clam 9 -> 5. Deine Ziele bleiben."),
    ],
)
def test_fewer_rounds_are_told_once(words: Vocabulary, expected: str) -> None:
    """Before what became fewer in them."""
    before, after = (plan(dose(reps=reps, rounds=Rounds(0, times, 6_000))) for reps, times in ((9, 3), (5, 2)))
    assert [expected] == list(fitted_sentences(before, after, 1, words))[:1]


def test_a_circuit_that_is_left_out_has_no_rounds_to_tell_of() -> None:
    """Only that its exercises are left out."""
    stretch = replace(CLAM, kind=ExerciseKind.STRETCH)
    before = plan(dose(reps=3), dose(stretch, reps=9, rounds=Rounds(1, 3, 6_000)))
    after = fitted(before, length_ms(plan(dose(reps=1))))
    assert ((), (1, 0)) == (fewer_rounds(before, after), tuple(reps for _, reps in changes(before, after)))
