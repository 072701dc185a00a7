"""How long a text takes to say: against what eSpeak NG 1.52 really took at 175 words a minute."""

from __future__ import annotations

import time

import pytest

from coach.i18n.speech_length import MAX_NUMBER_MS, in_words, rate_of, speaking_ms

MEASURED = [
    ("en", "1", 344),
    ("en", "12", 466),
    ("en", "27", 852),
    ("en", "Lift", 352),
    ("en", "Hold", 438),
    ("en", "Lower", 336),
    ("en", "Last one.", 607),
    ("en", "Halfway. Lift", 1_174),
    ("en", "Switch sides. Left leg. Lie on your right side, legs straight, head resting on your right arm.", 5_738),
    (
        "en",
        (
            "Clamshell, 10 repetitions, no band. Left leg. "
            "Lie on your right side, knees bent, legs stacked, head resting on your right arm."
        ),
        8_173,
    ),
    ("de", "Heben", 397),
    ("de", "12", 556),
    ("de", "27", 867),
]


@pytest.mark.parametrize(("language", "text", "took_ms"), MEASURED)
def test_the_estimate_is_near_and_rather_long(language: str, text: str, took_ms: int) -> None:
    """A cue that fits by the estimate fits in truth."""
    estimate = speaking_ms(text, 175, language)
    assert took_ms * 0.85 <= estimate <= took_ms * 1.35 + 60


def test_speaking_twice_as_fast_takes_half_the_time() -> None:
    """Measured from 120 to 260 words a minute."""
    slow, fast = speaking_ms("Lie on your right side.", 100), speaking_ms("Lie on your right side.", 200)
    assert slow == pytest.approx(2 * fast, abs=2)


@pytest.mark.parametrize("text", ["", "  ", "...", "—"])
def test_nothing_to_say_takes_no_time(text: str) -> None:
    """Not even the start."""
    assert speaking_ms(text) == 0


def test_a_pause_inside_counts_and_one_at_the_end_does_not() -> None:
    """The last full stop is followed by silence anyway."""
    assert speaking_ms("Left leg.") == speaking_ms("Left leg")
    assert speaking_ms("Left. Leg") > speaking_ms("Left, leg") > speaking_ms("Left leg")


def test_a_hostile_text_is_measured_at_once() -> None:
    """A stranger's text of stops and commas costs no more than any other of its length."""
    assert speaking_ms("a" + "." * 100) == speaking_ms("a") == speaking_ms("a" + "," * 100)
    before = time.process_time()
    for text in ("a" + "." * 100_000, "a" + "," * 100_000, "." * 100_000 + "a"):
        speaking_ms(text)
    assert time.process_time() - before < 2


def test_an_unknown_language_takes_the_slower_of_the_known() -> None:
    """Rather too long than too short."""
    assert speaking_ms("Lift", 175, "fr") == max(speaking_ms("Lift", 175, "en"), speaking_ms("Lift", 175, "de"))


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        (0, "zero", "null"),
        (7, "seven", "sieben"),
        (21, "twenty one", "einundzwanzig"),
        (30, "thirty", "dreißig"),
        (100, "one hundred", "einhundert"),
        (115, "one hundred and fifteen", "einhundert fünfzehn"),
        (3_600, "three thousand and six hundred", "dreitausend sechshundert"),
        (1_000_001, "one zero zero zero zero zero one", "eins null null null null null eins"),
    ],
)
def test_numbers_take_as_long_as_their_words(number: int, english: str, german: str) -> None:
    """They are spoken, not shown."""
    assert in_words(number) == english
    assert in_words(number, "de") == german
    assert speaking_ms(f"{number} times") == speaking_ms(f"{english} times")


def test_a_long_number_is_said_quicker() -> None:
    """So that it fits its second; a word or a sentence with the same number in it is not."""
    assert rate_of("21", 160, "de") == rate_of("21", 80, "de") == rate_of("Hold for 20 seconds", 120, "en") == 250
    assert 250 == rate_of("Halten für 20 Sekunden", 120, "de")
    assert rate_of("20", 160, "de") == rate_of("29", 160, "en") == rate_of("21 Sekunden", 160, "de") == 160
    assert all(speaking_ms(str(number), 160, "de") < MAX_NUMBER_MS for number in range(1, 100))
    assert rate_of("777777", 390, "en") == 400
