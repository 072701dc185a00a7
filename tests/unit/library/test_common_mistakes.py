"""What people write who know other programs: each time the one thing that would be right here, which then is right."""

# ruff: noqa: E501 - a case is a row of a table, however long its sentence

from __future__ import annotations

import re

import pytest

from coach.errors import FilesInvalid
from coach.library.build import read_exercise, read_routine
from coach.library.common_mistakes import reps_elsewhere
from coach.library.durations import Unclear, parse_duration
from coach.library.yaml_reader import parse
from coach.model.exercise import Dosage
from coach.model.routine import Entry
from tests.support.files import EXERCISE, ROUTINE, settings_of


def entry(*lines: str) -> Entry:
    """The only entry of a good routine with these lines in it."""
    read = read_routine(parse(ROUTINE + "".join(f"    {line}\n" for line in lines), "f"), "mine")
    assert () == read.problems
    assert read.value is not None
    return read.value.entries[0]


def said(text: str, *, exercise: bool = False) -> list[str]:
    """What is wrong with a file."""
    read = (read_exercise if exercise else read_routine)(parse(text, "f"), "mine")
    return [str(problem.what) for problem in read.problems]


@pytest.mark.parametrize("written", ["3x10", "3 x 10", "3×10", "3 × 10", "3X10", "'3x10'"])
def test_three_sets_of_ten(written: str) -> None:
    """As everybody writes it: thirty repetitions in sets of ten, at an exercise and in a routine."""
    assert (30, 10) == (entry(f"reps: {written}").reps, entry(f"reps: {written}").set_of)
    assert Entry("side-leg-lift", reps=30, set_of=10) == entry(f"dosage: {{reps: {written}}}")
    read = read_exercise(parse(EXERCISE.replace("15", written), "f"), "mine")
    assert read.value is not None
    assert Dosage(30, 10) == read.value.dosage


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("reps: 3x400", "reps: 3x400 is 1200 repetitions; write 1 to 1000 in all"),
        ("reps: 0x10", "reps: 0x10 is 0 repetitions; write 1 to 1000 in all"),
        ("reps: 3x10\n    set_of: 5", "reps says already that a set has 10; leave set_of out"),
        ("dosage: {reps: 3x10}\n    set_of: 5", "reps says already that a set has 10; leave set_of out"),
        ("set_of: 5\n    dosage: {reps: 3x10}", "reps says already that a set has 10; leave set_of out"),
    ],
)
def test_sets_that_cannot_be(lines: str, what: str) -> None:
    """Too many, none, or said in two ways."""
    assert [what] == said(ROUTINE + f"    {lines}\n")


def test_the_goal_is_at_least_all_sets_together() -> None:
    """Thirty to begin with cannot grow to twenty-five."""
    text = EXERCISE.replace("15", "3x10") + "progression: {goal: 25, step: 1}\n"
    assert ["goal: 25 is below the 30 it starts from; write 30 or more; for 3 sets of 25 write 75"] == said(
        text, exercise=True
    )
    assert ["reps: 2x5 is more than one set; write 10"] == said(
        EXERCISE + "warm_up: {exercise: bridge, reps: 2x5}\n", exercise=True
    )


@pytest.mark.parametrize(
    ("lines", "cure"),
    [
        ("sets: 3", "write reps: 3x10 (3 sets of 10)"),
        ("sets: 2\n    reps: 12", "write reps: 2x12 (2 sets of 12)"),
        ("hold: 5s x 10", "it is part of the tempo; write tempo: {hold: 5}"),
        ("rounds: 4", "write reps: 4x10 (4 sets of 10)"),
        ("repeat: 10", "did you mean reps?"),
        ("Repetitions: 10", "did you mean reps?"),
        ("exercise_time: 30", "to hold for 30 s write tempo: {hold: 30}"),
        ("duration: 45 sec", "to hold for 45 s write tempo: {hold: 45}"),
        ("time: 1:00", "to hold for 60 s write tempo: {hold: 60}"),
        ("seconds: many", "to hold for 30 s write tempo: {hold: 30}"),
        ("hold: 30", "it is part of the tempo; write tempo: {hold: 30}"),
        ("lower: 3", "it is part of the tempo; write tempo: {lower: 3}"),
        ("side: left", "write sides: [left]"),
        ("leg: each", "write sides: [left, right], or sides: both"),
        ("each_side: true", "repetitions count for each side anyway: leave it out"),
        ("name: Clamshell", "did you mean exercise?"),
        ("pause: 30", "did you mean rest?"),
        ("resistance: light", "did you mean band?"),
    ],
)
def test_a_key_from_elsewhere(lines: str, cure: str) -> None:
    """What it is called here, before any guess by spelling, and one line for it."""
    key = lines.partition(":")[0]
    assert [f"{key} is no key of an entry; {cure}"] == said(ROUTINE + f"    {lines}\n")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (ROUTINE + "sets: 3\n", "sets is no key of a routine; write the sets at each exercise: reps: 3x10"),
        (ROUTINE + "moves: []\n", "moves is no key of a routine; did you mean exercises?"),
        (ROUTINE + "hold: 5\n", "hold is no key of a routine; it is part of the tempo; write it at the exercise: tempo: {hold: 5}"),
        (EXERCISE + "sets: 3\n", "sets is no key of an exercise; write dosage: {reps: 3x10} (3 sets of 10)"),
        (EXERCISE + "reps: 3x12\n", "reps is no key of an exercise; write dosage: {reps: 3x12}"),
        (EXERCISE + "goal: 30\n", "goal is no key of an exercise; write progression: {goal: 30, step: 2, band: true}"),
        (EXERCISE + "instructions: [Lift.]\n", "instructions is no key of an exercise; did you mean how?"),
        (EXERCISE + "rest: 20\n", "rest is no key of an exercise; a routine says that"),
        (EXERCISE.replace("{reps: 15}", "3x10"), "dosage should be a group of keys; write dosage: {reps: 3x10}"),
        (EXERCISE.replace("reps: 15", "reps: 15, sets: 2"), "sets is no key of dosage; write reps: 2x15 (2 sets of 15)"),
        (EXERCISE.replace("{reps: 15}", "3x30s"), "dosage should be a group of keys; write dosage: {reps: 3}, and tempo: {hold: 30}"),
        (EXERCISE.replace("reps: 15", "haltezeit: 5"), "haltezeit is no key of dosage; to hold for 5 s write tempo: {hold: 5} on a line of its own, not in dosage"),
        (EXERCISE.replace("reps: 15", "reps: 15, rest: 60"), "rest is no key of dosage; a routine says that; leave it out here"),
        (EXERCISE + "cues: {up: Open}\n", "up is no key of cues; did you mean lift?"),
        (ROUTINE + "    sets: 3\n    duration: 30\n", "sets is no key of an entry; write reps: 3, and tempo: {hold: 30} (3 holds of 30 s)"),
        (ROUTINE + "    band: no\n", "band should be the name of a band; write band: none"),
        (EXERCISE.replace("{lift: 2, hold: 5, lower: 2, relax: 1}", "2-1-3"), "tempo should be a group of keys; write tempo: {lift: 2, hold: 1, lower: 3}"),
        (EXERCISE.replace("lift: 2, hold", "down: 2, hold"), "down is no key of tempo; did you mean lower?"),
        (ROUTINE.replace("side-leg-lift", "exercises/side-leg-lift.yaml"), "exercises/side-leg-lift.yaml is no exercise's id (a-z, 0-9 and hyphens); did you mean side-leg-lift?"),
    ],
)  # fmt: skip
def test_a_key_or_a_group_from_elsewhere_in_other_places(text: str, what: str) -> None:
    """In a routine, an exercise, a dosage, a tempo."""
    assert what in said(text, exercise="setup" in text)


@pytest.mark.parametrize(
    ("reps", "cure"),
    [
        ("8-12", "is a range; write one number such as 8"),
        ("8 to 12 reps", "is a range; write one number such as 8"),
        ("3 x 8-12", "is a range; write one number such as 3x8"),
        ("2-3 sets of 10", "is a range; write one number such as 2x10"),
        ("10 each side", "is written 10: repetitions count for each side anyway"),
        ("10/side", "is written 10: repetitions count for each side anyway"),
        ("3x10 per leg", "is written 3x10: repetitions count for each side anyway"),
        ("3 sets of 10", "is written 3x10"),
        ("3*10", "is written 3x10"),
        ("3 sets", "says how many sets, but not of how many; write 3x10"),
        ("0.5", "is not a whole number; for a share of the person's target write 50%"),
        ("half", "is no number; write 50% for half of the person's target"),
        ('45"', "is a time; for a hold of 45 s write reps: 1, and tempo: {hold: 45}"),
        ("30s", "is a time; for a hold of 30 s write reps: 1, and tempo: {hold: 30}"),
        ("3 x 30 sec each side", "is a time; for a hold of 30 s write reps: 3, and tempo: {hold: 30}"),
        ("1 min", "is a time; for a hold of 60 s write reps: 1, and tempo: {hold: 60}"),
        ("AMRAP", "is no number to count to; write one such as 10 (+ and - change it in the session)"),
        ("to failure", "is no number to count to; write one such as 10 (+ and - change it in the session)"),
        ("10 reps", "is not a whole number; write 10"),
        ("x10", "is not a whole number; write 10"),
        ("ten", "is not a whole number; write 10"),
        ("12, 10, 8", "is several sets; write the same for each, such as 3x12"),
        ("12-10-8", "is several sets; write the same for each, such as 3x12"),
        ("2-3 sets of 10-12", "is a range; write one number such as 2x10"),
        ("1,000", "is not a whole number; write 1000"),
        ("“10”", "is in quotes of print; write 10"),
        ("50 percent", "is not a whole number; write 50%"),
        ("lots", "is not a whole number; write one from 1 to 1000"),
    ],
)
def test_repetitions_as_a_sheet_has_them(reps: str, cure: str) -> None:
    """What it means, and how that is written here."""
    assert [f"reps: {reps} {cure}"] == said(ROUTINE + f"    reps: '{reps}'\n")
    for right in re.findall(r"(?:written|write|such as) ([0-9]\S*[0-9%])", cure):
        assert entry(f"reps: {right}").reps


@pytest.mark.parametrize(
    ("time", "cure"),
    [
        ('45"', "is not a duration; write 45s"),
        ("1'30\"", "is not a duration; write 90s"),
        ("2'", "is not a duration; write 120s"),
        ("45 sec", "is not a duration; write 45s"),
        ("30-60s", "is a range; write one time such as 30"),
        ("none", "is not a duration; write 0"),
        ("1 min 30 s", "is not a duration; write 1m30s"),
        ("1:30 min", "is not a duration; write 1:30"),
        ("00:01:30", "is not a duration; write 1:30"),
    ],
)
def test_times_as_a_sheet_has_them(time: str, cure: str) -> None:
    """The same for a time."""
    with pytest.raises(Unclear, match=f"^{re.escape(cure)}$"):
        parse_duration(time)
    assert parse_duration(cure.split()[-1]) >= 0


@pytest.mark.parametrize("text", ["1 " * 30_000, "x" * 60_000, "9" * 5_000, "1-" * 9_000, "1 each " * 9_000, "é٣²½"])
def test_looking_for_what_was_meant_takes_no_time(text: str) -> None:
    """However long it is, and whatever counts as a digit elsewhere."""
    assert reps_elsewhere(text, share=True) is None


@pytest.mark.parametrize(
    ("item", "what"),
    [
        ("clamshell", "each of the exercises is a group of keys; write - exercise: clamshell"),
        ("Side leg lift 3x10", "each of the exercises is a group of keys; write - exercise: side-leg-lift, and below it reps: 3x10"),
        ("Clamshell x 12", "each of the exercises is a group of keys; write - exercise: clamshell, and below it reps: 12"),
        ("3x10 Clamshell", "each of the exercises is a group of keys; write - exercise: clamshell, and below it reps: 3x10"),
        ("12 reps of Clamshell", "each of the exercises is a group of keys; write - exercise: clamshell, and below it reps: 12"),
        ("clamshell: 10", "each of the exercises is named by the key exercise; write - exercise: clamshell, and below it reps: 10"),
        ("pause 30s", "a rest is no exercise; write rest: 30 at the exercise before it, or above the exercises for all of them"),
        ("rest: 1 min", "a rest is no exercise; write rest: 60 at the exercise before it, or above the exercises for all of them"),
        ("Clamshell: {reps: 10}", "each of the exercises is named by the key exercise; write - exercise: clamshell"),
    ],
)  # fmt: skip
def test_an_entry_as_one_line(item: str, what: str) -> None:
    """As on a sheet of paper: an exercise and how often."""
    assert [what] == said(f"name: E\nwhen: any\nexercises:\n  - {item}\n")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("exercises: Clamshell, Bridge", "exercises should be a list; write each part on a line of its own: - exercise: clamshell"),
        ("how: Breathe, and smile at the one beside you.", "how should be a list; write each part on a line of its own: - Breathe, and smile at the one beside yo…"),
        ("bands: none, red , blue", "bands should be a list; write bands: [none, red, blue]"),
        ("leave_out: bridge", "leave_out should be a list; write each part on a line of its own: - bridge"),
    ],
)  # fmt: skip
def test_a_list_as_one_line(line: str, what: str) -> None:
    """With the person's own words in the cure."""
    key = line.partition(":")[0]
    if key in {"exercises", "how"}:
        text = EXERCISE if key == "how" else ROUTINE.partition("exercises")[0]
        assert what in said(f"{text}{line}\n", exercise=key == "how")
    else:
        with pytest.raises(FilesInvalid, match=re.escape(what)):
            settings_of(line, "s")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("position", {"on the back": "supine", "Sitting": "seated", "all fours": "kneeling", "belly": "prone"}),
        ("kind", {"mobility": "stretch", "activation": "strength"}),
        ("when", {"before a run": "pre-run", "cool-down": "post-run", "day off": "rest-day", "daily": "any"}),
    ],
)
def test_a_word_from_elsewhere(key: str, words: dict[str, str]) -> None:
    """Where one of a few words may stand."""
    for word, meant in words.items():
        text = re.sub(rf"{key}: .*", f"{key}: {word}", ROUTINE if key == "when" else EXERCISE)
        assert [f"{key} cannot be {word}; did you mean {meant}?"] == said(text, exercise=key != "when")
