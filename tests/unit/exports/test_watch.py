"""A routine as a workout for a watch, as readers of others give it back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.errors import UsageError
from coach.exports.fit_steps import Repeat, Step
from coach.exports.watch import STEPS_AT_MOST, folded, unfolded, workout_bytes, workout_of, write_workout
from coach.model.exercise import Side, Tempo
from coach.model.plan import Dose, Plan
from coach.model.routine import Rounds
from tests.support.fakes import BRIDGE, CLAM, IN_ENGLISH, IN_GERMAN, dose, plan
from tests.support.fit import official, read

pytest.importorskip("fit_tool", reason="the extra watch has it")

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
CLAMS = replace(CLAM, name="Clamshell", fit=("hip_raise", "clams"))
STRETCH = replace(CLAM, id="stretch", name="Stretch", progression=None, tempo=Tempo(0, 10_000, 500, 2_000))


def names(*doses: Dose) -> list[str]:
    """What the steps of these doses are called."""
    return [step.name for step in workout_of(plan(*doses), IN_ENGLISH).steps if isinstance(step, Step)]


def clams(**changes: object) -> Dose:
    """A dose of clamshells."""
    return dose(CLAMS, **changes)


def test_a_workout_comes_back_whole() -> None:
    """Two readers of others give back every field of every message, and nothing else."""
    of = plan(clams(warm_up=dose(BRIDGE, reps=2, band=None)), dose(STRETCH, reps=1, sides=(Side.LEFT,), band=None))
    data = workout_bytes(workout_of(of, IN_ENGLISH), NOW)
    (file_id,) = read(data, "file_id")
    serial = file_id.pop("serial_number")
    assert 0 < serial < 2**32
    assert {"type": "workout", "manufacturer": "development", "product": 0, "time_created": NOW} == file_id
    assert [{"sport": "training", "sub_sport": "strength_training", "num_valid_steps": 8, "wkt_name": "Test"}] == read(
        data, "workout"
    )

    def rest(index: int, name: str, seconds: float, notes: str) -> dict[str, object]:
        ends = {"duration_type": "time", "duration_time": seconds, "target_type": "open", "intensity": "rest"}
        return {"message_index": index, "wkt_step_name": name, **ends, "notes": notes}

    def done(index: int, name: str, reps: int, **more: object) -> dict[str, object]:
        ends = {"duration_type": "reps", "duration_reps": reps, "target_type": "open"}
        return {"message_index": index, "wkt_step_name": name, **ends, **more}

    clam = {"intensity": "active", "exercise_category": "hip_raise", "exercise_name": 44}
    held = {"duration_type": "time", "duration_time": 10.5, "target_type": "open", "intensity": "active"}
    assert [
        rest(0, "Next: Bridge", 5.0, "Lie on your back."),
        done(1, "Bridge, hold 3 s, warm-up", 2, intensity="warmup"),
        rest(2, "Next: left, Clamshell", 4.0, "Lie on your right side."),
        done(3, "Left, Clamshell, hold 3 s", 3, **clam),
        rest(4, "Switch: right", 4.0, "Lie on your left side."),
        done(5, "Right, Clamshell, hold 3 s", 3, **clam),
        rest(6, "Next: left, Stretch", 11.0, "Lie on your right side."),
        {"message_index": 7, "wkt_step_name": "Left, Stretch, hold 10 s", **held},
    ] == read(data, "workout_step")
    assert ["file_id", "workout", *["workout_step"] * 8] == [kind for kind, _ in official(data)]


def test_a_hold_of_ten_seconds_is_ten_seconds() -> None:
    """And not ten thousand: one field of FIT counts milliseconds, another of the writer's seconds."""
    data = workout_bytes(workout_of(plan(dose(STRETCH, reps=1, tempo=Tempo(hold_ms=10_000))), IN_ENGLISH), NOW)
    assert [10.0, 10.0] == [step["duration_time"] for step in read(data, "workout_step")[1::2]]


def test_what_is_alike_is_written_once() -> None:
    """Four sets with their rests are a set, the rest and a set, and that the latter two come three times."""
    of = plan(clams(reps=8, set_of=2, sides=(Side.LEFT,)))
    workout = workout_of(of, IN_ENGLISH)
    assert Repeat(1, 3) == workout.steps[-2]
    assert 5 == len(workout.steps)
    data = workout_bytes(workout, NOW)
    assert {
        "message_index": 3,
        "duration_type": "repeat_until_steps_cmplt",
        "duration_step": 1,
        "repeat_steps": 3,
    } == read(data, "workout_step")[3]
    assert 5 == read(data, "workout")[0]["num_valid_steps"]
    sets = ["Left, Clamshell, hold 3 s"] * 4
    assert sets == [step.name for step in unfolded(workout.steps) if not step.rests]


def test_rounds_are_repeated() -> None:
    """Three rounds of two exercises with their rests: the second and the third are alike."""
    rounds = Rounds(0, 3, 6_000)
    doses = (clams(reps=6, sides=(Side.LEFT,), rounds=rounds), dose(BRIDGE, reps=6, rounds=rounds, band=None))
    steps = workout_of(plan(*doses), IN_ENGLISH).steps
    assert [Repeat(1, 2)] == [step for step in steps if isinstance(step, Repeat)][:1]
    done = [step.name for step in unfolded(steps) if not step.rests]
    assert ["Left, Clamshell, hold 3 s", "Bridge, hold 3 s"] * 3 == done


def test_what_else_stands_in_a_name() -> None:
    """A band, legs in turn, one's own pace; in German the side and the hold are German."""
    assert "Left, Clamshell, hold 3 s, light band" in names(clams(band="light"))
    turns = clams(alternates=True, reps=4)
    assert ["Next: left first, in turn, Clamshell", "Left first, in turn, Clamshell, hold 3 s"] == names(turns)
    (step,) = (step for step in workout_of(plan(turns), IN_ENGLISH).steps[1:] if isinstance(step, Step))
    assert 8 == step.reps
    own = workout_of(plan(clams(self_paced=True, reps=1, sides=(Side.LEFT,))), IN_ENGLISH).steps[1]
    assert (1, None) == (own.reps, own.ms) if isinstance(own, Step) else False
    german = [step.name for step in workout_of(plan(clams(band="light")), IN_GERMAN).steps if isinstance(step, Step)]
    assert ["Links, Clamshell, 3 s halten, Band leicht", "Wechsel: rechts"] == german[1:3]


def test_the_side_is_seen_on_a_small_screen() -> None:
    """A watch shows about 16 letters of a name: the side is among them, however long the exercise's name is."""
    squat = replace(CLAM, name="Seitliches Beinheben im Stand")
    for words in (IN_ENGLISH, IN_GERMAN):
        left, right = (words.session.named_side(side) for side in (Side.LEFT, Side.RIGHT))
        seen = [
            step.name[:16].casefold() for step in workout_of(plan(dose(squat)), words).steps if isinstance(step, Step)
        ]
        assert [True] * 4 == [side in name for side, name in zip((left, left, right, right), seen, strict=True)]


def test_one_roll_for_neighbours() -> None:
    """With `turn_over: once` all of them come on the left, then all of them on the right."""
    of = replace(plan(clams(), clams()), turns_once=True)
    done = [step.name for step in unfolded(workout_of(of, IN_ENGLISH).steps) if not step.rests]
    assert ["Left, Clamshell, hold 3 s"] * 2 + ["Right, Clamshell, hold 3 s"] * 2 == done


def test_no_rest_that_takes_no_time() -> None:
    """Sets without a rest between them follow each other."""
    steps = workout_of(plan(clams(reps=4, set_of=2, rest_ms=0, sides=(Side.LEFT,))), IN_ENGLISH).steps
    assert ["Next: left, Clamshell", *["Left, Clamshell, hold 3 s"] * 2] == [
        step.name for step in steps if isinstance(step, Step)
    ]


def many(exercises: int) -> Plan:
    """A plan of so many exercises that are not alike."""
    return plan(*(dose(replace(CLAMS, name=f"Clam {n}"), sides=(Side.LEFT,)) for n in range(exercises)))


def test_no_more_steps_than_watches_take() -> None:
    """Fifty; with more, the rests are left out, and how to lie stands at the sets."""
    assert (50, 0) == (len((whole := workout_of(many(25), IN_ENGLISH)).steps), whole.too_many)
    fewer = workout_of(many(26), IN_ENGLISH)
    assert (26, 52) == (len(fewer.steps), fewer.too_many)
    assert {"Lie on your right side."} == {step.notes for step in fewer.steps if isinstance(step, Step)}
    assert STEPS_AT_MOST == len(workout_of(many(50), IN_ENGLISH).steps)
    with pytest.raises(UsageError, match="51 steps without its rests, and watches take 50; --minutes"):
        workout_of(many(51), IN_ENGLISH)


def test_the_same_workout_has_the_same_number() -> None:
    """By which a watch knows it; another dose is another workout."""
    numbers = [
        read(workout_bytes(workout_of(plan(clams(reps=reps)), IN_ENGLISH), NOW), "file_id")[0]["serial_number"]
        for reps in (3, 3, 4)
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_folding_keeps_every_step() -> None:
    """And is worth it: a block of two that comes twice is three steps, one of one is two either way."""
    a, b = Step("a", 1, None), Step("b", None, 5, rests=True)
    assert (a, b, Repeat(0, 2)) == folded([a, b, a, b])
    assert (a, a) == folded([a, a])
    assert (a, Repeat(0, 3)) == folded([a, a, a])


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    """Unless I say otherwise."""
    workout = workout_of(plan(), IN_ENGLISH)
    write_workout(workout, tmp_path / "a.fit", NOW)
    with pytest.raises(UsageError, match="--force"):
        write_workout(workout, tmp_path / "a.fit", NOW)
    write_workout(workout, tmp_path / "a.fit", NOW, force=True)
    assert [tmp_path / "a.fit"] == list(tmp_path.iterdir())
