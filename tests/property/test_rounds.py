"""Rounds, also where one rolls over once, against a closed form of its own, on a half-second grid."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.engine.events import Hurts, Resume, Start, Tick
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.model import timeline
from coach.model.plan import Dose, Plan
from tests.support.lengths import block_ms, told_ms
from tests.support.plans import circuits

FOREVER = 1_000_000_000


def shares(dose: Dose) -> list[int]:
    """How many repetitions a side each round has: dealt out one by one, at least one in each."""
    times = dose.rounds.times if dose.rounds else 1
    dealt = [0] * times
    for rep in range(max(dose.reps, times)):
        dealt[rep % times] += 1
    return dealt


def groups(of: Plan) -> list[list[Dose]]:
    """Neighbours that share their rounds; what is in none stands alone."""
    together: list[list[Dose]] = []
    for dose in of.doses:
        if together and dose.rounds is not None and together[-1][-1].rounds == dose.rounds:
            together[-1].append(dose)
        else:
            together.append([dose])
    return together


def once_ms(dose: Dose, number: int) -> int:
    """An exercise in one of its rounds: explained and warmed up in the first alone."""
    part = replace(dose, reps=shares(dose)[number], rounds=None)
    before = told_ms(dose.prepare_ms)
    if number == 0:
        before += dose.explain_ms
        if dose.warm_up is not None:
            before += dose.warm_up.explain_ms + block_ms(dose.warm_up) + told_ms(dose.switch_ms)
    return before + block_ms(part)


def session_ms(of: Plan) -> int:
    """All rounds of all groups, a rest behind each exercise but the last, the rounds' own between two rounds."""
    whole = 0
    for together in groups(of):
        times = len(shares(together[0]))
        whole += sum(once_ms(dose, number) for number in range(times) for dose in together)
        rounds = together[0].rounds
        whole += times * sum(dose.rest_ms for dose in together[:-1])
        whole += together[-1].rest_ms + (times - 1) * (rounds.rest_ms if rounds else 0)
    return whole - of.doses[-1].rest_ms


@given(circuits(once=False))
def test_a_session_of_rounds_takes_as_long_as_its_parts(of: Plan) -> None:
    """In the list, and on the mat."""
    assert session_ms(of) == timeline.length_ms(of) == timeline.total_ms(timeline.compile(of))


@given(circuits())
def test_rounds_add_up_to_the_whole_dose(of: Plan) -> None:
    """No set has the number of another; the sum is what is prescribed, and what is performed."""
    session = Session(of)
    session.handle(Start())
    session.handle(Tick(FOREVER))
    assert State.FINISHED is session.state
    done: dict[tuple[int, object], int] = {}
    numbers: dict[tuple[int, object], list[int]] = {}
    for key, (reps, _) in timeline.prescribed(session.segments).items():
        assert reps == session.performed(key)
        if not key.warm_up:
            place = key.entry, key.side
            done[place] = done.get(place, 0) + reps
            numbers.setdefault(place, []).append(key.set_number)
    expected = {(entry, side): sum(shares(dose)) for entry, dose in enumerate(of.doses) for side in dose.sides}
    assert expected == done
    assert all(list(range(1, len(each) + 1)) == each for each in numbers.values())


@given(circuits(once=False))
def test_round_after_round(of: Plan) -> None:
    """All exercises of a round, then the next round; each set is in the round it belongs to."""
    order = [
        (key[0], key[1])
        for key, _ in groupby(
            (s for s in timeline.compile(of) if s.set_key is not None and not s.warm_up),
            key=lambda s: (s.entry, s.round_number),
        )
    ]
    expected: list[tuple[int, int | None]] = []
    entry = 0
    for together in groups(of):
        for number in range(1, len(shares(together[0])) + 1):
            expected += [(entry + at, number if together[0].rounds else None) for at in range(len(together))]
        entry += len(together)
    assert expected == order


@given(circuits())
def test_one_roll_in_each_round(of: Plan) -> None:
    """Rolling over once changes the order of a round, never what is in it."""
    each = timeline.prescribed(timeline.compile(replace(of, turns_once=False)))
    assert each == timeline.prescribed(timeline.compile(replace(of, turns_once=True)))


@given(circuits(), st.integers(0, 300))
def test_who_comes_back_does_the_rest(of: Plan, done: int) -> None:
    """Broken off after any repetition of any round, all the others come, each once."""
    order = [(s.set_key, s.rep) for s in timeline.compile(of) if s.ends_rep and s.set_key and s.rep]
    session = Session(of, credited=[(key, rep) for key, rep in order[:done] if key and rep])
    session.handle(Start())
    if session.state is State.RUNNING:
        session.handle(Tick(FOREVER))
    assert set(order) == session.credited
    assert State.FINISHED is session.state


@given(circuits(), st.integers(0, 400))
def test_what_hurts_is_over_in_all_rounds(of: Plan, at: int) -> None:
    """It comes in no later round, and the session ends."""
    session = Session(of)
    session.handle(Start())
    session.handle(Tick(at * 500))
    if session.state is not State.RUNNING:
        return
    assert session.segment is not None
    hurt, before = session.segment.exercise, set(session.credited)
    session.handle(Hurts())
    session.handle(Resume())
    if session.state is State.RUNNING:
        session.handle(Tick(FOREVER))
    assert State.FINISHED is session.state
    assert not [key for key, _ in session.credited - before if key.exercise == hurt]
