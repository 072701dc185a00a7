"""Sides that a routine pins apart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from coach.app.dose_text import reps_text
from coach.engine.cues import Began
from coach.engine.script import say
from coach.engine.walk import cues_of
from coach.i18n.catalog import Vocabulary
from coach.library.build import read_exercise, read_routine
from coach.library.cross_checks import cross_check
from coach.library.yaml_reader import parse
from coach.model import timeline
from coach.model.exercise import Exercise, Position, Side, SideReps
from coach.model.minutes import fitted
from coach.model.plan import Plan, Target
from coach.model.prescription import prescribe
from coach.model.progression import decide
from coach.model.record import SessionRecord, SetRecord, Status
from coach.model.settings import Settings
from coach.model.timeline import SegmentKind, SetKey
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
    assert [expected] == [str(problem.what) for problem in (*read.problems, *cross_check(read, EXERCISES))]


EXERCISE = """name: Clam
kind: strength
position: supine
setup: Lie down.
tempo: {lift: 2, hold: 3, lower: 2, relax: 1}
dosage: {reps: {left: 8, right: 12}, set_of: 5}
progression: {goal: 30, step: 2}
"""


def own(text: str = EXERCISE) -> Exercise:
    """The exercise of such a file."""
    read = read_exercise(parse(text, "f"), "clam")
    assert read.value is not None, read.problems
    return read.value


def of_own(entry: str, target: int | None = None) -> dict[Side, list[int]]:
    """What a routine of one entry asks of that exercise."""
    read = read_routine(parse(f"name: A\nwhen: any\nexercises:\n  - {entry}\n", "f"), "a")
    assert read.value is not None, read.problems
    return asked(prescribe(read.value, {"clam": own()}, {} if target is None else {"clam": Target(target)}))


@pytest.mark.parametrize(
    ("entry", "target", "left", "right"),
    [
        ("{exercise: clam}", None, [5, 3], [5, 5, 2]),
        ("{exercise: clam}", 10, [5, 5], [5, 5, 2]),
        ("{exercise: clam}", 12, [5, 5, 2], [5, 5, 2]),
        ("{exercise: clam}", 14, [5, 5, 4], [5, 5, 4]),
        ("{exercise: clam}", 6, [5, 1], [5, 4]),
        ("{exercise: clam, reps: 50%}", None, [4], [5, 1]),
        ("{exercise: clam, reps: 10}", None, [5, 5], [5, 5]),
        ("{exercise: clam, reps: {left: 3, right: 2}}", None, [3], [2]),
        ("{rounds: 2, exercises: [{exercise: clam}]}", None, [4, 4], [5, 1, 5, 1]),
    ],
)
def test_an_exercise_may_begin_with_sides_apart(
    entry: str, target: int | None, left: list[int], right: list[int]
) -> None:
    """The target is the weaker side's; the other waits until it has caught up, and steps back in proportion."""
    assert {Side.LEFT: left, Side.RIGHT: right} == of_own(entry, target)


def test_of_one_side_alone_it_is_that_sides_number() -> None:
    """And where legs take turns, or both work, the weaker one's."""
    assert {Side.RIGHT: [5, 5, 2]} == of_own("{exercise: clam, sides: [right]}")
    assert {Side.LEFT: [5, 3], Side.RIGHT: [5, 3]} == of_own("{exercise: clam, sides: alternate}")
    assert {Side.BOTH: [5, 3]} == of_own("{exercise: clam, sides: both}")


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("left: 8", "lift: 8", "lift is no key of reps; did you mean left?"),
        ("left: 8", "left: 50%", "left cannot be a percentage here; write a number from 1 to 1000"),
        ("goal: 30", "goal: 10", "goal: 10 is below the 12 it starts from; write 12 or more"),
        ("dosage", "sides: alternate\ndosage", "its sides are not done one after the other; write one number"),
        ("dosage", "sides: [left]\ndosage", "its sides are not done one after the other; write one number"),
        ("dosage", "sides: both\ndosage", "its sides are not done one after the other; write one number"),
    ],
)
def test_what_is_wrong_with_an_exercise_of_sides_apart(was: str, now: str, expected: str) -> None:
    """Each mistake says what would be right."""
    read = read_exercise(parse(EXERCISE.replace(was, now), "f"), "clam")
    assert expected == str(read.problems[0].what)


def done(target: Target, day: int, *, less_left: int = 0) -> SessionRecord:
    """A good session of that exercise at this target; so many fewer with the left leg."""
    read = read_routine(parse("name: A\nwhen: any\nexercises:\n  - exercise: clam\n", "f"), "a")
    assert read.value is not None
    rows = timeline.prescribed(timeline.compile(prescribe(read.value, {"clam": own()}, {"clam": target})))
    short = SetKey(0, "clam", Side.LEFT, 2)
    return SessionRecord(
        id=str(day),
        routine="a",
        started_at=datetime(2026, 3, day, 8, tzinfo=UTC),
        ended_at=datetime(2026, 3, day, 9, tzinfo=UTC),
        day=date(2026, 3, day),
        status=Status.COMPLETED,
        rehearsal=False,
        active_ms=1,
        effort=5,
        sore=1,
        sets=tuple(
            SetRecord(key, reps, reps - (less_left if key == short else 0), None, target.reps)
            for key, (reps, _) in rows.items()
        ),
    )


def test_it_grows_by_what_the_weaker_side_does() -> None:
    """Clean sessions take the target up from its eight; who does fewer on the left stays."""
    clam = own()
    target = Target(8)
    for day, expected in enumerate([10, 12, 14], start=1):
        decision = decide(clam, target, [done(target, day)], Settings(), today=date(2026, 3, day))
        assert expected == decision.target.reps
        target = decision.target
    fewer = [done(Target(8), 1, less_left=1)]
    assert Target(8) == decide(clam, Target(8), fewer, Settings(), today=date(2026, 3, 1)).target
