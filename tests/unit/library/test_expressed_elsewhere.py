"""What other programs' files say, said in ours: for each kind of file the same sequence, in our own words.

The kinds were met in public repositories; nothing is taken from them but what follows what. What cannot be said is in
the reference, with the nearest thing.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coach.library.build import read_exercise, read_routine
from coach.library.cross_checks import cross_check
from coach.library.yaml_reader import parse
from coach.model import timeline
from coach.model.exercise import Exercise
from coach.model.plan import Target
from coach.model.prescription import prescribe
from coach.model.timeline import SegmentKind

NAMES = ("squat", "jog", "run", "plank", "lunge", "push-up", "curl")
AS_MANY = "is no number to count to; write one such as 10 (+ and - change it in the session)"


def exercise(id: str, text: str = "") -> Exercise:
    """An exercise that takes 3 seconds with both legs, unless the text says otherwise."""
    plain = {
        "kind": "strength",
        "position": "standing",
        "setup": "Stand.",
        "sides": "both",
        "tempo": "{lift: 1, lower: 2}",
    }
    own = dict(line.split(": ", 1) for line in text.splitlines())
    whole = {"name": id, "tempo": "{lift: 1, lower: 2}", "dosage": "{reps: 10}"} | plain | own
    read = read_exercise(parse("".join(f"{key}: {value}\n" for key, value in whole.items()), "f"), id)
    assert read.value is not None, read.problems
    return read.value


def sequence(entries: str, exercises: Mapping[str, str] = {}, target: Target | None = None) -> list[str]:
    """What is done in a routine of these lines: every set with its repetitions and their seconds, and every rest."""
    read = read_routine(parse(f"name: A\nwhen: any\nprepare: 5\nswitch: 5\n{entries}\n", "f"), "a")
    assert read.value is not None, read.problems
    known = {id: exercise(id, exercises.get(id, "")) for id in NAMES}
    assert [] == list(cross_check(read, known))
    plan = prescribe(read.value, known, {} if target is None else {"curl": target})
    done: list[str] = []
    for segment in timeline.compile(plan):
        if segment.kind is SegmentKind.REST:
            done.append(f"rest {(segment.ms or 0) // 1000}")
        elif segment.ends_rep and segment.rep == segment.reps:
            tempo = plan.doses[segment.entry].tempo
            done.append(f"{segment.exercise} {segment.side} {segment.reps} x {tempo.work_ms // 1000}")
    return done


def test_an_interval_list_whose_parts_are_split_between_the_sides() -> None:
    """A timer in JSON: names with seconds, some of which change sides half-way."""
    entries = """rest: 0
exercises:
  - {exercise: jog, reps: 1, tempo: {hold: 20, lift: 0, lower: 0}}
  - {exercise: push-up, reps: 1, tempo: {hold: 10, lift: 0, lower: 0}}
  - {exercise: lunge, sides: [left, right], reps: 1, tempo: {hold: 10, lift: 0, lower: 0}}"""
    assert ["jog both 1 x 20", "push-up both 1 x 10", "lunge left 1 x 10", "lunge right 1 x 10"] == sequence(entries)


def test_blocks_of_actions_that_are_repeated() -> None:
    """A generator of intervals: five minutes, eight times a minute of each of two, five minutes."""
    timed = {"jog": "tempo: {hold: 300}\ndosage: {reps: 1}", "run": "tempo: {hold: 60}\ndosage: {reps: 1}"}
    entries = """rest: 0
exercises:
  - exercise: jog
  - rounds: 8
    exercises:
      - {exercise: run, reps: 1}
      - {exercise: jog, reps: 1, tempo: {hold: 60}}
  - exercise: jog"""
    assert ["jog both 1 x 300", *["run both 1 x 60", "jog both 1 x 60"] * 8, "jog both 1 x 300"] == sequence(
        entries, timed
    )


def test_a_circuit_in_plain_text() -> None:
    """A list of names, the seconds of each, the rest between them, and how often the list is done."""
    timed = dict.fromkeys(("push-up", "squat", "plank"), "tempo: {hold: 30}")
    entries = """rest: 10
exercises:
  - rounds: 4
    exercises: [{exercise: push-up, reps: 1}, {exercise: squat, reps: 1}, {exercise: plank, reps: 1}]"""
    once = ["push-up both 1 x 30", "rest 10", "squat both 1 x 30", "rest 10", "plank both 1 x 30", "rest 10"]
    assert (once * 4)[:-1] == sequence(entries, timed)


def test_a_timer_of_cycles_and_sets() -> None:
    """Eight times 20 seconds with 10 between them, twice with a minute between, and a cool-down."""
    entries = """rest: 60
exercises:
  - {exercise: squat, reps: 2x8, tempo: {lift: 0, lower: 0, hold: 20, relax: 10}}
  - {exercise: jog, reps: 1, tempo: {lift: 0, lower: 0, hold: 60}}"""
    assert ["squat both 8 x 20", "rest 60", "squat both 8 x 20", "rest 60", "jog both 1 x 60"] == sequence(entries)


@pytest.mark.parametrize(("target", "each"), [(24, 8), (27, 9), (30, 10)])
def test_sets_whose_repetitions_grow_together(target: int, each: int) -> None:
    """A script of lifts: three sets of 8 that become three of 10, for rounds keep their number."""
    entries = "exercises:\n  - {rounds: 3, rest: 90, exercises: [{exercise: curl}]}"
    grows = {"curl": "dosage: {reps: 24}\nprogression: {goal: 30, step: 3}"}
    once = f"curl both {each} x 3"
    assert [once, "rest 90", once, "rest 90", once] == sequence(entries, grows, Target(target))


def test_a_sheet_of_holds_and_sets() -> None:
    """Three sets of a hold of 30 seconds on each side; two sets of ten with ten seconds each."""
    entries = """rest: 30
exercises:
  - {exercise: lunge, sides: [left, right], reps: 3x1, tempo: {lift: 0, lower: 0, hold: 30}}
  - {exercise: plank, reps: 2x10, tempo: {lift: 0, lower: 0, hold: 10}}"""
    side = [["lunge {} 1 x 30", "rest 30"] * 3 for _ in range(2)]
    left, right = ([text.format(name) for text in part] for part, name in zip(side, ("left", "right"), strict=True))
    assert [*left[:-1], *right, "plank both 10 x 10", "rest 30", "plank both 10 x 10"] == sequence(entries)


def test_seconds_that_differ_between_the_sides() -> None:
    """A plan with a timer for each side: the exercise twice, one side each."""
    entries = """rest: 0
exercises:
  - {exercise: lunge, sides: [left], reps: 1, tempo: {lift: 0, lower: 0, hold: 120}}
  - {exercise: lunge, sides: [right], reps: 1, tempo: {lift: 0, lower: 0, hold: 90}}"""
    assert ["lunge left 1 x 120", "lunge right 1 x 90"] == sequence(entries)


@pytest.mark.parametrize(("target", "sets"), [(10, [10]), (40, [40]), (60, [40, 20]), (120, [40, 40, 40])])
def test_steps_of_a_progression(target: int, sets: list[int]) -> None:
    """From 1 x 10 to 3 x 40: it grows by a step, and a set is never longer than so many."""
    steps = {"curl": "dosage: {reps: 10, set_of: 40}\nprogression: {goal: 120, step: 10}"}
    done = sequence("exercises:\n  - exercise: curl", steps, Target(target))
    assert [f"curl both {reps} x 3" for reps in sets] == [each for each in done if not each.startswith("rest")]


def test_several_exercises_in_turn() -> None:
    """A builder of workouts: three rounds of repetitions and of a time, with rests between and behind."""
    entries = """rest: 15
exercises:
  - rounds: 3
    rest: 60
    exercises: [{exercise: curl, reps: 10}, {exercise: plank, reps: 1, tempo: {lift: 0, lower: 0, hold: 45}}]"""
    once = ["curl both 10 x 3", "rest 15", "plank both 1 x 45", "rest 60"]
    assert (once * 3)[:-1] == sequence(entries)


def test_a_group_that_a_watch_repeats() -> None:
    """Three times twelve with a minute between, none behind the last; and one that waits for a key."""
    entries = "rest: 60\nexercises:\n  - {exercise: squat, reps: 3x12}\n  - {exercise: plank, reps: 1, pace: self}"
    assert ["squat both 12 x 3", "rest 60"] * 3 + ["plank both 1 x 3"] == sequence(entries)


def test_a_log_of_sets_of_different_length() -> None:
    """A table with a row for each set, each with fewer: the exercise again, one for each."""
    entries = "rest: 90\nexercises:\n" + "".join(f"  - {{exercise: squat, reps: {reps}}}\n" for reps in (16, 14, 12))
    assert ["squat both 16 x 3", "rest 90", "squat both 14 x 3", "rest 90", "squat both 12 x 3"] == sequence(entries)


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("split: 2", "repetitions count for each side anyway: leave it out"),
        ("numberOfIterations: 3", "write reps: 3x10 (3 sets of 10)"),
        ("restBetweenSets: 30", "did you mean rest?"),
        ("execution_notes: Slowly.", "did you mean note?"),
        ("alternating: true", "where each repetition changes the leg write sides: alternate"),
        ("weight_kg: 20", "coach knows no weights; write it in a note, or a band"),
        ("rpe: 8", "coach asks after the session how hard it was; leave it out"),
        ("distance: 400", "coach counts repetitions and seconds; write tempo: {hold: 60}"),
        ("amrap: true", "coach counts to a number; write reps: 10 (+ and - change it in the session)"),
    ],
)
def test_what_is_written_elsewhere_is_answered(line: str, cure: str) -> None:
    """Whoever copies a file of such a program line by line is told what it is here."""
    read = read_routine(parse(f"name: A\nwhen: any\nexercises:\n  - exercise: squat\n    {line}\n", "f"), "a")
    key = line.partition(":")[0]
    assert [f"{key} is no key of an entry; {cure}"] == [str(problem.what) for problem in read.problems]


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("intervals: []", "did you mean exercises?"),
        ("cycles: 8", "write exercises: and below it - rounds: 8, which has a list of exercises of its own"),
        ("start_delay: 5", "did you mean prepare?"),
        ("cooldown: 60", "it is an exercise of its own; write it as the last of the exercises"),
        ("exercise_time: 30", "a routine is as long as its exercises: leave it out (coach list says how long that is)"),
    ],
)
def test_what_is_written_above_the_exercises_elsewhere(line: str, cure: str) -> None:
    """The same for a whole file."""
    read = read_routine(parse(f"name: A\nwhen: any\n{line}\nexercises:\n  - exercise: squat\n", "f"), "a")
    key = line.partition(":")[0]
    assert f"{key} is no key of a routine; {cure}" in [str(problem.what) for problem in read.problems]


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("wiederholungen: 10", "wiederholungen is no key of an entry; did you mean reps?"),
        ("sätze: 3", "sätze is no key of an entry; write reps: 3x10 (3 sets of 10)"),
        ("satzpause: 30", "satzpause is no key of an entry; did you mean rest?"),
        ("haltezeit: 20", "haltezeit is no key of an entry; to hold for 20 s write tempo: {hold: 20}"),
        ("gewicht: 5", "gewicht is no key of an entry; coach knows no weights; write it in a note, or a band"),
        ("Pro Seite: ja", "Pro Seite is no key of an entry; repetitions count for each side anyway: leave it out"),
        ("hinweis: Langsam.", "hinweis is no key of an entry; did you mean note?"),
        ("reps: 3 Sätze à 10", "reps: 3 Sätze à 10 is written 3x10"),
        ("reps: 3 Sätze", "reps: 3 Sätze says how many sets, but not of how many; write 3x10"),
        (
            "reps: 10 Wdh. pro Seite",
            "reps: 10 Wdh. pro Seite is written 10: repetitions count for each side anyway",
        ),
        ("reps: zehn", "reps: zehn is not a whole number; write 10"),
        ("reps: 8 bis 12", "reps: 8 bis 12 is a range; write one number such as 8"),
        (
            "reps: 30 Sekunden",
            "reps: 30 Sekunden is a time; for a hold of 30 s write reps: 1, and tempo: {hold: 30}",
        ),
        ("rest: 45 Sek.", "rest: 45 Sek. is not a duration; write 45s"),
        ("rest: 2 Minuten", "rest: 2 Minuten is not a duration; write 120s"),
        ("sides: abwechselnd", "sides should be a list, both or alternate; did you mean sides: alternate?"),
        ("ruhe: 30", "ruhe is no key of an entry; did you mean rest?"),
        ("bein: links", "bein is no key of an entry; write sides: [left]"),
        ("seite: Rechts", "seite is no key of an entry; write sides: [right]"),
        ("seiten: beide", "seiten is no key of an entry; write sides: [left, right], or sides: both"),
        ("sides: links", "sides should be a list, both or alternate; did you mean sides: [left]?"),
        ("sides: [links, rechts]", "links is no side; did you mean left?"),
        ("sides: [left, Rechts]", "Rechts is no side; did you mean right?"),
        ("reps: 3 mal 10", "reps: 3 mal 10 is written 3x10"),
        ("reps: 3 Serien à 10", "reps: 3 Serien à 10 is written 3x10"),
        ("reps: 3 Serien", "reps: 3 Serien says how many sets, but not of how many; write 3x10"),
        (
            "reps: 10 auf jeder Seite",
            "reps: 10 auf jeder Seite is written 10: repetitions count for each side anyway",
        ),
        ("reps: je Seite 10", "reps: je Seite 10 is written 10: repetitions count for each side anyway"),
        ("reps: je Seite 3x10", "reps: je Seite 3x10 is written 3x10: repetitions count for each side anyway"),
        ("reps: jeweils 10", "reps: jeweils 10 is written 10: repetitions count for each side anyway"),
        ("reps: so oft wie möglich", f"reps: so oft wie möglich {AS_MANY}"),
        ("reps: so viele wie möglich", f"reps: so viele wie möglich {AS_MANY}"),
        ("tempo: {hold: 2,5}", "a number has a point here; write hold: 2.5"),
        ("tempo: {hold: 2, 5, lower: 1}", "a number has a point here; write hold: 2.5"),
        ("dosage: {reps: 2,5}", "5 is no key of dosage; its keys are reps and set_of"),
        ("tempo: {5}", "5 is no key of tempo; its keys are lift, hold, lower and relax"),
        ("sides: beide", "sides should be a list, both or alternate; did you mean sides: both?"),
    ],
)
def test_what_a_german_sheet_says_is_answered(line: str, cure: str) -> None:
    """The words of a therapist's sheet in German, line by line."""
    read = read_routine(parse(f"name: A\nwhen: any\nexercises:\n  - exercise: squat\n    {line}\n", "f"), "a")
    assert [cure] == [str(problem.what) for problem in read.problems]


@pytest.mark.parametrize(
    ("key", "word", "meant"),
    [
        ("position", "Rückenlage", "supine"),
        ("position", "Vierfüßlerstand", "kneeling"),
        ("position", "im Stehen", "standing"),
        ("kind", "Dehnung", "stretch"),
        ("kit", "[Stuhl]", "chair"),
    ],
)
def test_german_choices_of_an_exercise(key: str, word: str, meant: str) -> None:
    """One of the words that may stand there, by its German name."""
    read = read_exercise(parse(f"name: A\n{key}: {word}\n", "f"), "a")
    assert f"{key} cannot be {word.strip('[]')}; did you mean {meant}?" in [str(each.what) for each in read.problems]
