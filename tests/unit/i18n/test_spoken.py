"""What a voice would read wrongly is written out before it is spoken."""

from __future__ import annotations

import pytest

from coach.i18n.spoken import written_out
from coach.model.language import Language


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Hold for 10 s.", "Hold for 10 seconds."),
        ("10s, then 1 s", "10 seconds, then one second"),
        ("1 min", "one minute"),
        ("3 x 10", "3 times 10"),
        ("3×10 of them", "3 times 10 of them"),
        ("10-12 cm", "10 to 12 centimetres"),
        ("10–12 times", "10 to 12 times"),
        ("at 2.5 kg, 50 %", "at 2.5 kilograms, 50 percent"),
        ("lift it 30°", "lift it 30 degrees"),
        ("the 1st, the 2nd, the 3rd, the 4th", "the first, the second, the third, the fourth"),
        ("the 12th, the 20th, the 21st", "the twelfth, the twentieth, the twenty-first".replace("-", " ")),
        ("3 of 10. Lift", "3 of 10. Lift"),
        ("Exercise 5, set 2 of 3.", "Exercise 5, set 2 of 3."),
        ("one-legged bridge", "one-legged bridge"),
    ],
)
def test_in_english(text: str, english: str) -> None:
    """Units, ranges, ordinals and times; plain numbers stay as they are."""
    assert english == written_out(text, Language.EN)


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("10 s halten", "10 Sekunden halten"),
        ("1 Sekunde Pause.", "eine Sekunde Pause."),
        ("1 Minute", "eine Minute"),
        ("21 Sekunden", "21 Sekunden"),
        ("3 x 10", "3 mal 10"),
        ("1 x 10", "einmal 10"),
        ("10-12 cm", "10 bis 12 Zentimeter"),
        ("2,5 kg", "2,5 Kilogramm"),
        ("1 mal", "einmal"),
        ("3 mal", "3 mal"),
        ("der 2. Satz", "der zweite Satz"),
        ("die 3. und die 20. Woche", "die dritte und die zwanzigste Woche"),
        ("5 von 5. Seite wechseln.", "5 von 5; Seite wechseln."),
        ("10. Heben", "10; Heben"),
        ("S-Bahn", "S-Bahn"),
    ],
)
def test_in_german(text: str, german: str) -> None:
    """The same; a number at the end of a sentence is no ordinal."""
    assert german == written_out(text, Language.DE)


@pytest.mark.parametrize("language", Language)
def test_what_is_written_out_stays(language: Language) -> None:
    """Done twice, it says the same."""
    text = "10-12 s, 3 x 10, 1 min, 50 %"
    once = written_out(text, language)
    assert once == written_out(once, language)
