"""Sides that a routine pins apart."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.engine.cues import Began
from coach.engine.script import say
from coach.engine.walk import cues_of
from coach.i18n.catalog import Vocabulary
from coach.library.build import read_routine
from coach.library.cross_checks import cross_check
from coach.library.yaml_reader import parse
from coach.model import timeline
from coach.model.exercise import Position, Side
from coach.model.minutes import fitted
from coach.model.plan import Plan, prescribe
from coach.model.routine import SideReps
from coach.model.timeline import SegmentKind
from coach.tui.dose_text import reps_text
from tests.support.fakes import BRIDGE, CLAM, ENGLISH, IN_ENGLISH, IN_GERMAN

EXERCISES = {"clam": replace(CLAM, position=Position.SUPINE), "bridge": BRIDGE}


def planned(entry: str) -> Plan:
    """The plan of a routine of one entry."""
    read = read_routine(parse(f"name: A\nwhen: any\nexercises:\n  - {entry}\n", "f"), "a")
    assert read.value is not None, read.problems
    return prescribe(read.value, EXERCISES, {})


def asked(of: Plan) -> dict[Side, list[int]]:
    """The repetitions of each set of each side."""
    rows: dict[Side, list[int]] = {}
    for key, (reps, _) in timeline.prescribed(timeline.compile(of)).items():
        rows.setdefault(key.side, []).append(reps)
    return rows


def test_each_side_has_its_own() -> None:
    """In sets and in rounds too, adding up to what the file says."""
    apart = planned("{exercise: clam, reps: {left: 8, right: 12}, set_of: 5}")
    assert {Side.LEFT: [5, 3], Side.RIGHT: [5, 5, 2]} == asked(apart)
    assert SideReps(8, 12) == apart.doses[0].apart
    assert timeline.length_ms(apart) == timeline.total_ms(timeline.compile(apart))
    rounds = planned("{rounds: 2, exercises: [{exercise: clam, reps: {left: 2, right: 3}}]}")
    assert {Side.LEFT: [2, 2], Side.RIGHT: [3, 3]} == asked(rounds)


def test_fewer_are_fewer_for_both_in_proportion() -> None:
    """On the page before the start, and where there are fewer minutes."""
    apart = planned("{exercise: clam, reps: {left: 8, right: 12}}")
    assert {Side.LEFT: [4], Side.RIGHT: [6]} == asked(apart.with_reps("clam", 6))
    assert {Side.LEFT: [1], Side.RIGHT: [1]} == asked(fitted(apart, 1000))


@pytest.mark.parametrize(("words", "expected"), [(IN_ENGLISH, "left 8, right 12"), (IN_GERMAN, "links 8, rechts 12")])
def test_the_page_before_the_start_says_both(words: Vocabulary, expected: str) -> None:
    """Not one number for two."""
    assert expected == reps_text(planned("{exercise: clam, reps: {left: 8, right: 12}}").doses[0], words)


def test_the_other_number_is_said_at_the_switch() -> None:
    """Each side hears its own."""
    plan = planned("{exercise: clam, reps: {left: 2, right: 3}}")
    told = [say(c, plan, ENGLISH) for c in cues_of(plan) if isinstance(c, Began) and c.segment.kind in INTO]
    assert [
        "Clam, 2 repetitions. Left leg. Lie on your right side.",
        "Switch sides. Right leg. 3 repetitions. Lie on your left side.",
    ] == told


INTO = {SegmentKind.PREPARE, SegmentKind.SWITCH}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{exercise: clam, reps: {left: 8}}", "reps needs the key right; write right: 12"),
        (
            "{exercise: clam, reps: {left: 8, right: 50%}}",
            "right cannot be a percentage here; write a number from 1 to 1000",
        ),
        ("{exercise: clam, reps: {left: 8, rigth: 9}}", "rigth is no key of reps; did you mean right?"),
        (
            "{exercise: bridge, reps: {left: 8, right: 9}}",
            "the sides of bridge are not done one after the other here; write one number",
        ),
        (
            "{exercise: clam, sides: alternate, reps: {left: 8, right: 9}}",
            "the sides of clam are not done one after the other here; write one number",
        ),
    ],
)
def test_what_is_wrong_with_sides_apart(entry: str, expected: str) -> None:
    """Each mistake says what would be right."""
    read = read_routine(parse(f"name: A\nwhen: any\nexercises:\n  - {entry}\n", "f"), "a")
    assert [expected] == [problem.what for problem in (*read.problems, *cross_check(read, EXERCISES))]
