"""Texts that take longer to say than there is time for: a warning, with its place, that stops nothing."""

from __future__ import annotations

from pathlib import Path

from coach.library.catalogue import Catalogue
from tests.support.files import EXERCISE, ROUTINE, Write, whats

LONG = (
    "Lie down on your {other} side. Bend both knees. Put your head on your arm, and both feet in line with your back."
)
GERMAN = "Leg dich auf die {other} Seite. Beide Knie sind gebeugt. "
GERMAN += "Der Kopf ruht auf dem Arm. Beide Füße liegen weit dahinter."


def warnings(folder: Path) -> list[str]:
    """What check warns of, each without its cure."""
    problems = Catalogue(folder).check()
    assert [True] * len(problems) == [problem.is_warning for problem in problems]
    return [each.partition(";")[0] for each in whats(problems)]


def test_how_to_lie_must_be_told_in_the_time_to_get_there(shelf: Path, write: Write) -> None:
    """Without a short form the setup is said, before the first side and before the second."""
    assert [] == warnings(shelf)
    text = EXERCISE.replace("Lie on your {other} side.", LONG)
    write("ours/exercises/side-leg-lift.yaml", text)
    assert [
        "side-leg-lift.yaml:4:8: warning: setup takes 7.1 s to say, but the time for it is 5 s",
        "side-leg-lift.yaml:4:8: warning: setup takes 7.1 s to say, but the time for it is 7 s",
    ] == warnings(shelf)
    write("ours/exercises/side-leg-lift.yaml", text + "short: On your {other} side.\n")
    assert [] == warnings(shelf)
    write("ours/exercises/side-leg-lift.yaml", text + f"short: On your side.\nchange: {LONG}\n")
    assert ["side-leg-lift.yaml:8:9: warning: change takes 7.1 s to say, but the time for it is 5 s"] == warnings(shelf)
    write("ours/exercises/side-leg-lift.yaml", text + "sides: [left]\n")
    assert ["side-leg-lift.yaml:4:8: warning: setup takes 7.1 s to say, but the time for it is 7 s"] == warnings(shelf)


def test_each_language_has_its_own_texts(shelf: Path, write: Write) -> None:
    """German takes longer, and its place is that of the German text."""
    german = f"in:\n  de:\n    setup: {GERMAN}\n    cues: {{lift: Heb das Bein gestreckt bis zur Höhe der Hüfte}}\n"
    write("ours/exercises/side-leg-lift.yaml", EXERCISE + german + "short: On your side.\n")
    assert [
        "side-leg-lift.yaml:9:12: warning: setup takes 7.2 s to say, but the time for it is 5 s",
        "side-leg-lift.yaml:9:12: warning: setup takes 7.2 s to say, but the time for it is 7 s",
        "side-leg-lift.yaml:10:18: warning: lift takes 2.8 s to say, but 2 s to do",
    ] == warnings(shelf)


def test_a_word_must_fit_its_phase(shelf: Path, write: Write) -> None:
    """The cue of an exercise in its own tempo, or in that of a routine; at one's own pace nothing is late."""
    write("ours/exercises/side-leg-lift.yaml", EXERCISE + "cues: {lift: Lift the leg, hold: Hold}\n")
    assert [] == warnings(shelf)
    write("ours/evening.yaml", ROUTINE + "    tempo: {lift: 0.5}\n")
    assert ["evening.yaml:5:19: warning: lift takes 0.9 s to say, but 0.5 s to do"] == warnings(shelf)
    write("ours/evening.yaml", ROUTINE + "    tempo: {lift: 0.5}\n    pace: self\n")
    assert [] == warnings(shelf)
    write(
        "ours/evening.yaml", ROUTINE + "    cues: {hold: Keep it as high as you can and go on breathing until five}\n"
    )
    assert ["evening.yaml:5:11: warning: hold takes 3.7 s to say, but 5 s to do"] != warnings(shelf)


def test_what_is_not_translated_is_warned_of_once(shelf: Path, write: Write) -> None:
    """In the language of the file; what is translated is looked at for itself."""
    german = EXERCISE + "in: {de: {name: Beinheben, cues: {hold: Halten}}}\n"
    write("ours/exercises/side-leg-lift.yaml", german)
    slow = "    tempo: {lift: 0.5}\n    cues: {lift: Lift it very slowly up}\n"
    write("ours/evening.yaml", ROUTINE + slow)
    (once,) = warnings(shelf)
    assert once.startswith("evening.yaml:6:18: warning: lift takes ")
    write("ours/evening.yaml", ROUTINE + slow + "    in: {de: {cues: {lift: Heb es ganz langsam an}}}\n")
    assert ["6:18", "7:28"] == [line.split(": ")[0].partition(":")[2] for line in warnings(shelf)]
    write("ours/evening.yaml", ROUTINE)
    write(
        "ours/exercises/side-leg-lift.yaml", german + "cues: {lift: Lift it slowly until it will not go any further}\n"
    )
    (once,) = warnings(shelf)
    assert "side-leg-lift.yaml" in once


def test_a_routine_may_leave_less_time_than_usual(shelf: Path, write: Write) -> None:
    """Then its prepare or switch is what is wrong, or the entry's own."""
    text = ROUTINE.replace("when: any", "when: any\nprepare: 4\nswitch: 3")
    write("ours/evening.yaml", text + "  - exercise: side-leg-lift\n")
    assert [
        "evening.yaml:3:10: warning: the setup of side-leg-lift takes 1.4 s to say; write prepare: 5",
        "evening.yaml:4:9: warning: the setup of side-leg-lift takes 1.4 s to say; write switch: 5",
    ] == whats(Catalogue(shelf).check())
    write("ours/evening.yaml", ROUTINE + "    prepare: 4\n")
    expected = ["evening.yaml:5:14: warning: the setup of side-leg-lift takes 1.4 s to say; write prepare: 5"]
    assert expected == whats(Catalogue(shelf).check()) == whats(Catalogue(shelf).text_warnings("evening"))
