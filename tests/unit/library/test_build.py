"""What may stand in an exercise file and in a routine file, and what is said of everything else."""

# ruff: noqa: E501 - a case is a row of a table, however long its sentence

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.library.build import read_exercise, read_routine
from coach.library.yaml_reader import parse
from coach.model.exercise import (
    Dosage,
    Exercise,
    ExerciseKind,
    GrowthUnit,
    Kit,
    Phase,
    Position,
    Progression,
    Side,
    Tempo,
    WarmUp,
    Words,
)
from coach.model.language import Language
from coach.model.routine import Entry, Percent, Routine, TurnOver, When
from tests.support.files import EXERCISE, ROUTINE


def exercise_problems(text: str) -> list[str]:
    """What is wrong with an exercise file, as an author reads it."""
    read = read_exercise(parse(text, "f"), "mine")
    assert (read.value is None) == bool(read.problems)
    return [str(problem).removeprefix("f:") for problem in read.problems]


def routine_problems(text: str) -> list[str]:
    """What is wrong with a routine file, as an author reads it."""
    read = read_routine(parse(text, "f"), "mine")
    assert (read.value is None) == bool(read.problems)
    return [str(problem).removeprefix("f:") for problem in read.problems]


def with_line(line: str) -> str:
    """The good exercise with this line in the place of the one with the same key, or at the end."""
    key = line.partition(":")[0]
    kept = [each for each in EXERCISE.splitlines() if each.partition(":")[0] != key]
    return "\n".join([line, *kept]) + "\n"


def with_entry(*lines: str) -> str:
    """A good routine whose only entry has these lines as well; the first of them is line 5."""
    return ROUTINE + "".join(f"    {line}\n" for line in lines)


def test_the_smallest_exercise() -> None:
    """Six lines are enough; everything else has a meaning when it is left out."""
    assert read_exercise(parse(EXERCISE, "f"), "side-leg-lift").value == Exercise(
        id="side-leg-lift",
        name="Side leg lift",
        kind=ExerciseKind.STRENGTH,
        position=Position.SIDE_LYING,
        sides=(Side.LEFT, Side.RIGHT),
        setup="Lie on your {other} side.",
        how=(),
        tempo=Tempo(2_000, 5_000, 2_000, 1_000),
        cues=Words(),
        dosage=Dosage(15),
    )


def test_an_exercise_with_everything() -> None:
    """Every key ends up where it belongs, quoted or not, on one line or on many."""
    text = """\
name: "One-legged   bridge"
kind: stretch
position: supine
sides: [right, left]
setup: >-
  Lie on
  your back.
how: [Keep still., 'Breathe with {side}, {other}.']
tempo: {lift: 0.5, lower: "1:30", relax: 1m}
cues: {lift: Up, hold: "", lower: 'Down, {side}'}
dosage: {reps: 010, set_of: "5"}
progression: {goal: 30, step: 2, band: true}
warm_up: {exercise: bridge, reps: 5}
fit: [plank, "45_degree_plank"]
source: No
"""
    assert read_exercise(parse(text, "f"), "mine").value == Exercise(
        id="mine",
        name="One-legged bridge",
        kind=ExerciseKind.STRETCH,
        position=Position.SUPINE,
        sides=(Side.RIGHT, Side.LEFT),
        setup="Lie on your back.",
        how=("Keep still.", "Breathe with {side}, {other}."),
        tempo=Tempo(lift_ms=500, lower_ms=90_000, relax_ms=60_000),
        cues=Words(lift="Up", hold="", lower="Down, {side}"),
        dosage=Dosage(10, 5),
        progression=Progression(30, 2, True),
        warm_up=WarmUp("bridge", 5),
        fit=("plank", "45_degree_plank"),
        source="No",
    )


GERMAN = """\
in:
  de:
    name: Beinheben
    setup: Leg dich auf die {other} Seite.
    how: [Lass das Knie gestreckt.]
    cues: {lift: Heben, relax: "Ruh dich aus, {side}"}
"""


def test_an_exercise_in_another_language() -> None:
    """Its texts are replaced, as far as they are translated; what it is stays what it is."""
    exercise = read_exercise(parse(EXERCISE + GERMAN, "f"), "mine").value
    assert exercise is not None
    german, english = exercise.spoken_in(Language.DE), exercise.spoken_in(Language.EN)
    assert read_exercise(parse(EXERCISE, "f"), "mine").value == replace(english, translations=())
    assert english == german.spoken_in(Language.EN)
    assert ("Beinheben", "Leg dich auf die {other} Seite.", ("Lass das Knie gestreckt.",)) == (
        german.name,
        german.setup,
        german.how,
    )
    assert Words(lift="Heben", relax="Ruh dich aus, {side}") == german.cues
    assert (english.tempo, english.id) == (german.tempo, german.id)


def test_a_routine_in_another_language() -> None:
    """Its name, what it is for, and the words of an entry."""
    text = with_entry("cues: {lift: Up, hold: Stay}", "in: {de: {cues: {hold: Bleib}}}") + "in: {de: {about: Ruhig.}}\n"
    routine = read_routine(parse(text, "f"), "mine").value
    assert routine is not None
    german = routine.spoken_in(Language.DE)
    assert ("Evening", "Ruhig.") == (german.name, german.about)
    assert ((Phase.LIFT, "Up"), (Phase.HOLD, "Bleib")) == german.entries[0].cues
    assert ((Phase.LIFT, "Up"), (Phase.HOLD, "Stay")) == routine.spoken_in(Language.EN).entries[0].cues


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("  de:", "  dd:", "8:3: dd is no key of in; its keys are en and de"),
        ("    name:", "    named:", "9:5: named is no key of de; did you mean name?"),
        ("{other}", "{oter}", "10:29: {oter} cannot be filled in; did you mean {other}?"),
        ("lift: Heben", "lfit: Heben", "12:12: lfit is no key of cues; did you mean lift?"),
    ],
)  # fmt: skip
def test_a_mistake_in_another_language(before: str, after: str, expected: str) -> None:
    """It is found where it stands, like any other."""
    assert [expected] == exercise_problems(EXERCISE + GERMAN.replace(before, after))


def test_the_other_side_in_another_language() -> None:
    """Where both sides work there is none, in no language."""
    text = EXERCISE.replace("{other}", "own") + "sides: both\n" + GERMAN
    assert ["11:29"] == [each[:5] for each in exercise_problems(text)]


def test_the_smallest_routine() -> None:
    """Without a word about times there are ten seconds to prepare, eight to switch and twenty to rest."""
    expected = Routine("mine", "Evening", When.ANY, "", 10_000, 8_000, 20_000, (Entry("side-leg-lift"),))
    assert read_routine(parse(ROUTINE, "f"), "mine").value == expected


def test_an_entry_with_everything() -> None:
    """Whatever an entry changes is read, and only that."""
    text = with_entry(
        "reps: 50%",
        "set_of: 10",
        "tempo: {hold: 20, lift: 0}",
        "cues: {relax: Rest}",
        "sides: both",
        "rest: 1:00",
        "prepare: 0",
        "band: light",
        "pace: self",
    )
    routine = read_routine(parse(text, "f"), "mine").value
    assert routine is not None
    assert routine.entries == (
        Entry(
            exercise="side-leg-lift",
            reps=Percent(50),
            set_of=10,
            tempo=((Phase.LIFT, 0), (Phase.HOLD, 20_000)),
            cues=((Phase.RELAX, "Rest"),),
            sides=(Side.BOTH,),
            prepare_ms=0,
            rest_ms=60_000,
            band="light",
            self_paced=True,
        ),
    )


@pytest.mark.parametrize(
    ("short", "long"),
    [("reps: 50%", "dosage: {reps: 50%}"), ("set_of: 5", "dosage: {set_of: 5}"), ("pace: timed", "dosage: {}")],
)
def test_dosage_is_another_way_to_write_reps_and_set_of(short: str, long: str) -> None:
    """I may override an entry's dosage in the words of the exercise file."""
    short_read, long_read = (read_routine(parse(with_entry(line), "f"), "mine").value for line in (short, long))
    assert short_read is not None
    assert short_read == long_read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("nmae: x", ["1:1: nmae is no key of an exercise; did you mean name?"]),
        ("colour: x", ["1:1: colour is no key of an exercise; its keys are name, kind, position, sides, works, setup, how, short, change, band_at, first, kit, tempo, cues, dosage, progression, warm_up, figure, fit, source and in"]),
        ("name:", ["1:1: name has nothing after its colon; write name: Side leg lift"]),
        ('name: " "', ["1:7: name is empty; write something into it"]),
        (f"name: {'x' * 81}", ["1:7: name has 81 characters; at most 80"]),
        ("name: [x]", ["1:7: name should be text, but this is a list; put text that begins with [ in quotes"]),
        ("kind: strenght", ["1:7: kind cannot be strenght; did you mean strength?"]),
        ("kind: yoga", ["1:7: kind cannot be yoga; write strength or stretch"]),
        ("kind: [strength]", ["1:7: kind should be one value, but this is a list; write kind: strength"]),
        ("position: Side-Lying", ["1:11: position cannot be Side-Lying; did you mean side-lying?"]),
        ("sides: left", ["1:8: sides should be a list or both; write sides: [left]"]),
        ("sides: [both]", ["1:9: both stands alone, without brackets; write sides: both"]),
        ("sides: [left, left]", ["1:15: left is in the list twice; write sides: [left, right]"]),
        ("sides: [lift]", ["1:9: lift is no side; did you mean left?"]),
        ("sides: []", ["1:8: sides is an empty list; write [left, right], or both without brackets"]),
        ("sides: boht", ["1:8: sides should be a list, both or alternate; write sides: [left, right], or sides: both"]),
            ("sides: alternating", ["1:8: sides should be a list, both or alternate; did you mean sides: alternate?"]),
            ("sides: alternate", ["1:8: on one's side each repetition would roll over; write sides: [left, right]"]),
        ("setup: Lie on your {sied}.", ["1:20: {sied} cannot be filled in; did you mean {side}?"]),
        ('setup: "a {x.__class__} b {"', ["1:11: {x.__class__} cannot be filled in; only {side} and {other} can", "1:27: this { stands alone; only {side} and {other} can be filled in"]),
        ("setup: {side} up", ["1:8: setup should be text, but this is a group of keys; put text with a colon or a brace in quotes", "1:15: text that begins with { or [ must stand in quotes, to its end"]),
        ("how: Breathe", ["1:6: how should be a list; write each part on a line of its own: - Breathe"]),
        ("how: ['Roll {othre}', 'x}']", ["1:13: {othre} cannot be filled in; did you mean {other}?", "1:25: this } stands alone; only {side} and {other} can be filled in"]),
        ("tempo: 3", ["1:8: tempo should be a group of keys; write tempo: {hold: 3}"]),
        ("tempo: {relax: 3}", ["1:8: this tempo leaves no time to work; write tempo: {lift: 2, hold: 5, lower: 2, relax: 1}"]),
        ("tempo: {lift: 0, hold: 0.0}", ["1:8: this tempo leaves no time to work; write tempo: {lift: 2, hold: 5, lower: 2, relax: 1}"]),
        ("tempo: {lift: *two}", ["1:15: *two repeats another part (an alias); write it out here"]),
        ("tempo: {lift:2}", ["1:14: a space is missing after the colon; write lift: 2"]),
        ("tempo: {lift: 1e3}", ["1:15: lift: 1e3 is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"]),
        ("tempo: {hold: 3601}", ["1:15: hold: 3601 is longer than an hour; write at most 3600"]),
        ("tempo: {down: 2, lift: 1}", ["1:9: down is no key of tempo; did you mean lower?"]),
        ("cues: {hold: }", ['1:8: hold has nothing after its colon; write a word, or "" to say nothing']),
        ("dosage: {set_of: 3}", ["1:9: dosage needs the key reps; write reps: 10, or reps: 3x10"]),
        ("dosage: {reps: 50%}", ["1:16: reps cannot be a percentage here; write a number from 1 to 1000"]),
        ("dosage: {reps: 0}", ["1:16: reps: 0 is too low; write 1 to 1000"]),
        ("dosage: {reps: 1001}", ["1:16: reps: 1001 is too high; write 1 to 1000"]),
        ("dosage: {reps: 1_000}", ["1:16: reps: 1_000 is not a whole number; write 1000"]),
        ("dosage: {reps: ten}", ["1:16: reps: ten is not a whole number; write 10"]),
        ("progression: {goal: 30}", ["1:14: progression needs the key step; write step: 2"]),
        ("progression: {goal: 14, step: 2}", ["1:21: goal: 14 is below the 15 it starts from; write 15 or more"]),
        ("progression: {hold: 60 s, step: 5}", ["1:14: progression needs the key goal; write goal: 30", "1:15: hold is no key of progression; where the hold grows write of: hold, goal: 60"]),
        ("dosage: {reps: 3x8}\nprogression: {goal: 15, step: 1}", ["2:21: goal: 15 is below the 24 it starts from; write 24 or more; for 3 sets of 15 write 45"]),
        ("dosage: {reps: 3x8}\nprogression: {goal: 8, step: 1}", ["2:21: goal: 8 is below the 24 it starts from; write 24 or more"]),
        ("progression: {goal: 30, step: 2, band: yes}", ["1:40: band cannot be yes; write true"]),
        ("progression: {goal: 30, step: 2, band: off}", ["1:40: band cannot be off; write false"]),
        ("progression: {goal: 30, step: 2, band: light}", ["1:40: band cannot be light; write true or false"]),
        ("warm_up: bridge", ["1:10: warm_up should be a group of keys; write warm_up: {exercise: bridge, reps: 5}"]),
        ("warm_up: {exercise: ../bridge, reps: 5}", ["1:21: ../bridge is no exercise's id (a-z, 0-9 and hyphens); did you mean bridge?"]),
        ("warm_up: {exercise: mine, reps: 5}", ["1:21: an exercise cannot be its own warm-up; name another one"]),
        ("progression: {goal: 30, step: 5, of: secs}", ["1:38: of cannot be secs; write reps or hold"]),
        ("progression: {goal: 4, step: 5, of: hold}", ["1:21: goal: 4 is below the 5 it starts from; write 5 or more"]),
        ("kit: band", ["1:6: kit should be a list; write each part on a line of its own: - band"]),
        ("kit: [band, towel, xyz]", ["1:13: kit cannot be towel; did you mean belt?", "1:20: kit cannot be xyz; write band, chair, step, belt, ball, pillow, wall, mat, bed or space"]),
        ("equipment: 5\nkit: [xyz]", ["1:1: equipment is no key of an exercise; did you mean kit?", "2:7: kit cannot be xyz; write band, chair, step, belt, ball, pillow, wall, mat, bed or space"]),
        ("progression: {goal: 60s, step: 5 s}", ["1:21: goal: 60s is not a whole number; write 60", "1:32: step: 5 s is not a whole number; write 5"]),
        ("equipment: [band]", ["1:1: equipment is no key of an exercise; did you mean kit?"]),
        ("short: On your {othr} side.", ["1:16: {othr} cannot be filled in; did you mean {other}?"]),
        ("fit: clams", ["1:6: fit should be a category and a name of the FIT profile; write fit: [hip_raise, clams]"]),
        ("fit: [clams]", ["1:6: fit should be a category and a name of the FIT profile; write fit: [hip_raise, clams]"]),
        ("fit: [Hip raise, clams]", ["1:7: Hip raise is no name of the FIT profile (a-z, 0-9 and _); write one such as fit: [hip_raise, clams]"]),
        ("fit: [10, 44]", ["1:7: 10 is no name of the FIT profile (a-z, 0-9 and _); write one such as fit: [hip_raise, clams]"]),
        ("fit: [hip_raise, [clams]]", ["1:18: fit should be one value, but this is a list; write fit: [hip_raise, clams]"]),
        ("sides: both", ["5:20: {other} means nothing where both sides work; leave it out, or write sides: [left, right]"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_exercise(line: str, expected: list[str]) -> None:
    """Each mistake names the key, what is wrong, and what would be right."""
    assert expected == exercise_problems(with_line(line))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["reps: 0%"], ["5:11: reps: 0% is too low; write 1% to 1000%"]),
        (["reps: 12.5%"], ["5:11: reps: 12.5% is not a percentage; write whole numbers such as 50%"]),
        (["reps: half"], ["5:11: reps: half is no number; write 50% for half of the person's target"]),
        (["rest: soon"], ["5:11: rest: soon is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"]),
        (["rests: 5"], ["5:5: rests is no key of an entry; did you mean rest?"]),
        (["rests: 5h"], ["5:5: rests is no key of an entry; did you mean rest?", "5:12: rest: 5h is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"]),
        (["reps: 5", "dosage: {reps: 6}"], ["6:14: reps is already written in line 5; keep one of them"]),
        (["note: ''"], ["5:11: note is empty; write some text, or leave it out"]),
        (["pace: slef"], ["5:11: pace cannot be slef; did you mean self?"]),
        (["band: yes"], ["5:11: band should be the name of a band; write one such as light, or none"]),
        (["band: [light]"], ["5:11: band should be text, but this is a list; put text that begins with [ in quotes"]),
        (["setup: x"], ["5:5: setup is no key of an entry; its keys are exercise, reps, set_of, dosage, tempo, cues, sides, rest, prepare, band, pace, note, first and in"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_entry(lines: list[str], expected: list[str]) -> None:
    """A mistake in an entry points into that entry."""
    assert expected == routine_problems(with_entry(*lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]\n", ["1:1: a file is made of keys and values; begin it with a line such as name: Side leg lift"]),
        ("hello\n", ["1:1: a file is made of keys and values; begin it with a line such as name: Side leg lift"]),
        ("# only this\n", ["1:1: the file is empty; begin it with a line such as name: Side leg lift"]),
        ("---\n", ["1:1: the file is empty; begin it with a line such as name: Side leg lift"]),
        ("{}\n", ["1:1: a routine needs the key exercises; write exercises: and below it - exercise: clamshell", "1:1: a routine needs the key name; write name: Evening routine", "1:1: a routine needs the key when; write when: pre-run, post-run, rest-day or any"]),
        (ROUTINE.replace("exercises", "exersices"), ["3:1: exersices is no key of a routine; did you mean exercises?"]),
        (ROUTINE.replace("any", "pre_run"), ["2:7: when cannot be pre_run; did you mean pre-run?"]),
        (ROUTINE.replace("- exercise:", "-"), ["4:5: each of the exercises is a group of keys; write - exercise: side-leg-lift"]),
        (ROUTINE + "  -\n", ["5:4: there is nothing after this dash; write - exercise: clamshell"]),
        (ROUTINE + "  - reps: 3\n", ["5:5: an entry needs the key exercise; write exercise: clamshell"]),
        (ROUTINE + "  - exercise: Bridge\n", ["5:15: Bridge is no exercise's id (a-z, 0-9 and hyphens); did you mean bridge?"]),
        ("name: x\nwhen: any\nexercises: []\n", ["3:12: exercises is an empty list; write at least one line: - exercise: clamshell"]),
        (ROUTINE + "  - exercise: x\n" * 200, ["204:5: exercises has 201 parts; at most 200"]),
        (ROUTINE + "turn_over: true\n", ["5:12: turn_over cannot be true; did you mean once?"]),
        (ROUTINE + "for: it-band\n", ["5:6: for should be a list; write each part on a line of its own: - it-band"]),
        (ROUTINE + "for: [IT band]\n", ["5:7: IT band is no condition's id (a-z, 0-9 and hyphens); did you mean it-band?"]),
        (EXERCISE, ["1:1: this is an exercise, not a routine; exercises belong in a folder named exercises"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_routine(text: str, expected: list[str]) -> None:
    """From an empty file to one too long, I am told what to write."""
    assert expected == routine_problems(text)


def test_a_hold_that_grows_needs_a_hold() -> None:
    """There must be seconds to add to."""
    text = with_line("progression: {of: hold, goal: 40, step: 5}")
    read = read_exercise(parse(text, "f"), "mine").value
    assert read is not None
    assert Progression(goal=40, step=5, of=GrowthUnit.HOLD) == read.progression
    expected = ["1:19: there is no hold that could grow; write tempo: {hold: 20}"]
    assert expected == exercise_problems(text.replace("hold: 5,", ""))


def test_what_to_lay_ready_and_the_short_forms() -> None:
    """In the file's own language and in another; a short form that is missing is not taken from another language."""
    own = "kit: [band, chair, band]\nshort: On your {other} side.\nchange: Now on your {other} side.\n"
    german = "in: {de: {setup: Leg dich hin., short: Hinlegen.}}\n"
    read = read_exercise(parse(EXERCISE + own + german, "f"), "mine").value
    assert read is not None
    assert ((Kit.BAND, Kit.CHAIR), "On your {other} side.", "Now on your {other} side.") == (
        read.kit,
        read.short,
        read.change,
    )
    spoken = read.spoken_in(Language.DE)
    assert ("Leg dich hin.", "Hinlegen.", None) == (spoken.setup, spoken.short, spoken.change)


def test_a_routine_that_turns_over_once_and_notes_on_entries() -> None:
    """One roll, the conditions it is for, and a sentence as the exercise is announced."""
    text = ROUTINE.replace("when: any", "when: any\nturn_over: once\nfor: [it-band, groin-strain]")
    read = read_routine(parse(text + "    note: Slowly.\n    in: {de: {note: Langsam.}}\n", "f"), "mine")
    assert read.value is not None
    assert (TurnOver.ONCE, ("it-band", "groin-strain")) == (read.value.turn_over, read.value.conditions)
    assert ["Slowly.", "Langsam."] == [read.value.spoken_in(each).entries[0].note for each in Language]
    assert [(4, 7), (4, 16)] == [(use.mark.line, use.mark.column) for use in read.uses if not use.needed]


def test_a_routine_among_the_exercises() -> None:
    """A file in the wrong folder is told so, and nothing else."""
    assert ["1:1: this is a routine, not an exercise; routines belong one folder higher"] == exercise_problems(ROUTINE)


def test_all_mistakes_at_once_with_a_syntax_error_at_the_end() -> None:
    """A missing bracket in line 5 does not hide what is wrong above it, and nothing is said of what comes after it."""
    text = "name: x\nkind: strenght\nposition: up\nsetup: {x}\ntempo: {lift: 2\n"
    assert [
        "2:7: kind cannot be strenght; did you mean strength?",
        "3:11: position cannot be up; write side-lying, supine, prone, seated, standing or kneeling",
        "4:8: setup should be text, but this is a group of keys; put text with a colon or a brace in quotes",
        "5:8: this { is never closed with }, or a comma is missing after one of its parts",
    ] == exercise_problems(text)


def test_a_hostile_name_cannot_write_to_the_terminal_through_an_error() -> None:
    """What a sentence quotes of a file is harmless, and short."""
    (line,) = routine_problems(with_entry("\u200d\u200d: 1"))
    assert line.startswith("5:5: \\u200d\\u200d is no key of an entry")
    long = routine_problems(with_entry(f"{'k' * 1000}: 1"))[0]
    assert long.startswith(f"5:5: {'k' * 39}… is no key of an entry")


@pytest.mark.parametrize(
    ("own", "german", "expected"),
    [
        ("how: [One., Two.]\n", "[Eins., Zwei.]", []),
        ("how: [One., Two.]\n", "[Eins.]", ["10:10: 1, 2"]),
        ("how: [One.]\n", "[Eins., Zwei.]", ["10:10: 2, 1"]),
        ("", "[Eins.]", ["9:10: 1, 0"]),
    ],
)
def test_a_translated_explanation_has_as_many_sentences(own: str, german: str, expected: list[str]) -> None:
    """It is said in the place of the file's own: what it lacks nobody hears. A warning, that stops nothing."""
    read = read_exercise(parse(f"{EXERCISE}{own}in:\n  de:\n    how: {german}\n", "f"), "a")
    assert read.value is not None
    found = [
        f"{each.line}:{each.column}: {', '.join(map(str, dict(each.what.fillings).values()))}" for each in read.warnings
    ]
    assert expected == found
