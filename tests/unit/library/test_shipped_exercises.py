"""The exercises and routines that ship: where their numbers come from, and that both languages have all of it."""

from __future__ import annotations

import re

import pytest

from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.model.exercise import Exercise
from coach.model.language import Language

CATALOGUE = Catalogue(shipped_routines())
EXERCISES = {entry.id: CATALOGUE.exercise(entry.id) for entry in CATALOGUE.listed(FileKind.EXERCISE)}
ROUTINES = {entry.id: CATALOGUE.routine(entry.id).routine for entry in CATALOGUE.listed(FileKind.ROUTINE)}
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ONCE = {1: "once", 2: "twice"}
PLACES = re.compile(r"\b\d{4};\d+:\d+|\b\d+:\w+|\b10\.\d{4}/\S+( bjsports\S+)?|\bPMC\d+|\b(19|20)\d\d\b|table \d")
"""Where something was printed: no number of an exercise."""


def says(source: str, number: int) -> bool:
    """Whether the source names this number, in digits, in words or as one end of a span or within it."""
    source = PLACES.sub("", source)
    words = [str(number), ONCE.get(number, str(number)), WORDS[number] if number < len(WORDS) else str(number)]
    spans = [(int(low), int(high)) for low, high in re.findall(r"\b(\d+) (?:to|or) (\d+)\b", source)]
    named = re.search(rf"\b({'|'.join(words)})\b", source, re.IGNORECASE) is not None
    return named or any(low <= number <= high for low, high in spans)


def says_repetitions(exercise: Exercise, reps: int) -> bool:
    """Whether the source names this many repetitions, or as many sets as they are."""
    in_sets, left = divmod(reps, exercise.dosage.set_of or 10)
    return says(exercise.source, reps) or (not left and says(exercise.source, in_sets))


@pytest.mark.parametrize("id", sorted(EXERCISES))
def test_each_number_of_an_exercise_has_a_source(id: str) -> None:
    """Start, goal, step and seconds: somebody's, whom the file names, or said to be chosen here."""
    exercise = EXERCISES[id]
    source, grows = exercise.source, exercise.progression
    assert re.search(r"\d{4}|\w\.(com|org|at)\b|Medical|NHS|the plan of exercises", source), "somebody is named"
    assert says_repetitions(exercise, exercise.dosage.reps)
    times = [f"{phase} {ms // 1000}" for phase, ms in exercise.tempo if ms and not says(source, ms // 1000)]
    assert [] == times or re.search(r"(times?|second)\b.*chosen here|chosen here.*\btimes", source, re.IGNORECASE)
    if grows is not None:
        assert says(source, grows.goal) if exercise.grows_hold else says_repetitions(exercise, grows.goal)
        assert grows.goal >= (exercise.start if exercise.grows_hold else exercise.dosage.reps)
        assert re.search(r"\bstep\b.*chosen here|chosen here.*\bstep\b|more repetitions each time", source)


@pytest.mark.parametrize("id", sorted(EXERCISES))
def test_each_exercise_is_whole(id: str) -> None:
    """It has a figure, how it is done and a sentence for the switch, and all of its words in German too."""
    english, german = (EXERCISES[id].spoken_in(language) for language in (Language.EN, Language.DE))
    assert english.figure is not None
    assert all((english.setup, english.how, english.short, german.short))
    assert (english.change is None, len(english.how)) == (german.change is None, len(german.how))
    for text, translated in zip(english.how, german.how, strict=True):
        assert text != translated
    assert (english.name, english.setup, english.short) != (german.name, german.setup, german.short)
    worded = [phase for phase, ms in english.tempo if ms and english.cues.of(phase)]
    assert worded == [phase for phase, ms in german.tempo if ms and german.cues.of(phase)]


@pytest.mark.parametrize("id", sorted(ROUTINES))
def test_each_routine_says_when_to_stop(id: str) -> None:
    """In each language: at which pain, or that nothing goes into pain."""
    routine = ROUTINES[id]
    assert re.search(r"pain of 6|into pain", routine.about)
    assert re.search(r"Schmerz ab 6|in den Schmerz", routine.spoken_in(Language.DE).about)


NOT_IN_THE_PROFILE = {
    "belt-press",
    "heel-slide",
    "hip-hike",
    "seated-hip-rotation",
    "side-step",  # there only with a band at the ankles, which is another exercise
    "squeeze-ball",
    "standing-knee-raise",
    "standing-side-push",
}
"""What watches have no exercise for that would not be another one."""


def profile_number(fit: tuple[str, str]) -> tuple[int, int]:
    """A category and a name as the official profile counts them; a KeyError for one that it does not have."""
    types = pytest.importorskip("garmin_fit_sdk", reason="the extra dev has it").Profile["types"]
    category, name = fit
    categories = {known: number for number, known in types["exercise_category"].items()}
    names = {known: number for number, known in types[f"{category}_exercise_name"].items()}
    return int(categories[category]), int(names[name])


def test_the_official_profile_has_every_exercise_that_ours_name() -> None:
    """Under the category that the file says; none in those that older watches refuse, and none where nothing fits."""
    numbers = {id: profile_number(exercise.fit) for id, exercise in EXERCISES.items() if exercise.fit is not None}
    assert NOT_IN_THE_PROFILE == EXERCISES.keys() - numbers.keys()
    assert [] == [id for id, (category, _) in numbers.items() if category > 32]
    assert (10, 44) == numbers["clamshell"]
    assert (11, 21) == numbers["side-leg-lift"]
    assert (10, 30) == numbers["one-legged-bridge"]
    assert (31, 60) == numbers["piriformis-stretch"], "57 is a stretch of the shoulder"
    assert (10, 11) == numbers["bridge"]
