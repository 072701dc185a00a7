"""A group of rounds in a routine's file."""

from __future__ import annotations

import pytest

from coach.library.build import read_routine
from coach.library.yaml_reader import parse
from coach.model.prescription import prescribe
from coach.model.routine import Rounds
from tests.support.fakes import BRIDGE, CLAM

ROUTINE = """name: Circuit
when: any
rest: 20
exercises:
  - {rounds: 3, rest: 1m, exercises: [{exercise: clam}, {exercise: bridge, reps: 10}]}
  - exercise: clam
  - {rounds: 2, exercises: [{exercise: bridge, reps: 2x5}, {exercise: clam, reps: 50%}]}
"""


def test_rounds_are_read_with_their_rest() -> None:
    """All entries in order, each with the group it is part of; the rest is the routine's where none is said."""
    routine = read_routine(parse(ROUTINE, "f"), "circuit").value
    assert routine is not None
    first, second = Rounds(0, 3, 60_000), Rounds(2, 2, 20_000)
    assert [("clam", first), ("bridge", first), ("clam", None), ("bridge", second), ("clam", second)] == [
        (entry.exercise, entry.rounds) for entry in routine.entries
    ]


def test_a_number_is_for_each_round_and_a_target_is_divided() -> None:
    """Three clams are one a round; ten bridges a round are thirty; half of three is two, one a round."""
    routine = read_routine(parse(ROUTINE, "f"), "circuit").value
    assert routine is not None
    plan = prescribe(routine, {"clam": CLAM, "bridge": BRIDGE}, {})
    assert [(1, 1, 1), (10, 10, 10), (3,), (10, 10), (1, 1)] == [dose.round_reps for dose in plan.doses]
    assert [3, 30, 3, 20, 2] == [dose.reps for dose in plan.doses]
    assert (5, 5, 5, 5) == plan.doses[3].sets
    twenty = plan.with_reps("clam", 20)
    assert ((7, 7, 6), (10, 10)) == (twenty.doses[0].round_reps, twenty.doses[4].round_reps)


CLAMS = "exercises: [{exercise: clam}]"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            f"  - {{rounds: 3, exercises: [{{rounds: 2, {CLAMS}}}]}}",
            "there are no rounds within rounds; put these exercises behind the others",
        ),
        (
            "  - {rounds: 3, exercises: [{exercise: clam, rounds: 2}]}",
            "there are no rounds within rounds; for sets write reps: 3x10",
        ),
        (f"  - {{rounds: 21, {CLAMS}}}", "rounds: 21 is too high; write 1 to 20"),
        (
            "  - {rounds: 3, exercises: []}",
            "exercises is an empty list; write at least one line: - exercise: clamshell",
        ),
        (f"  - {{circuits: 3, {CLAMS}}}", "circuits is no key of a group of rounds; did you mean rounds?"),
        (f"  - {{{CLAMS}}}", "a group of rounds needs the key rounds; write rounds: 3"),
        (f"  - {{rounds: 3, pause: 60, {CLAMS}}}", "pause is no key of a group of rounds; did you mean rest?"),
        (
            "  - {exercise: clam}\nrounds: 3",
            (
                "rounds is no key of a routine; write exercises: and below it - rounds: 3, "
                "which has a list of exercises of its own"
            ),
        ),
    ],
)
def test_what_is_wrong_with_rounds(lines: str, expected: str) -> None:
    """Each mistake says what would be right."""
    read = read_routine(parse(f"name: C\nwhen: any\nexercises:\n{lines}\n", "f"), "circuit")
    assert [expected] == [str(problem.what) for problem in read.problems]
