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

EXPLANATIONS = [
    (
        "en",
        (
            "Knee squeeze. This is how it goes. Both legs. Lie on your back, knees bent, feet flat on the floor, a "
            "soft ball or a pillow between your knees. Feet and knees are as wide as your hips. Let your head and "
            "arms rest on the floor. At the word squeeze, press both knees together into the ball, and keep the "
            "pressure even. Squeeze only as hard as you can without pain. Your pelvis and your back stay quiet on the"
            " floor. At the word release, let go slowly, but keep the ball where it is. You should feel it at the "
            "inside of both thighs. It must not be sharp in the groin. Do not hold your breath. Breathe slowly all "
            "the time."
        ),
        39_274,
    ),
    (
        "en",
        (
            "Heel slide. This is how it goes. Left leg first. In socks, lie on your back on a smooth floor, both legs"
            " straight, arms beside you. The mat lies only under your back, so that your heels can slide. Pull the "
            "left heel slowly along the floor toward your buttock, as far as it goes without pain. At the word back, "
            "slide it away again until the leg is straight. The left heel never leaves the floor, and the left knee "
            "points to the ceiling. The right leg lies still. It is light work. You may feel it at the front of your "
            "left hip. Do not pull into pain, and do not arch your back. Stop before it pinches. Breathe out as you "
            "pull, and in as you slide it back. Never hold your breath."
        ),
        42_401,
    ),
    (
        "en",
        (
            "Hip flexor stretch, lying. This is how it goes. Left leg first. Sit on the very edge of a bed, lie back,"
            " and draw both knees to your chest. Hold the right knee there with both hands. Your buttocks lie right "
            "at the edge of the bed, and your head lies down. Draw the right knee close enough that your lower back "
            "lies flat. It stays there all the time. At the word sink, let the left leg sink slowly over the edge, "
            "until it hangs heavy, knee loosely bent. Do not push it down. If the foot comes to rest on the floor, "
            "that is fine. At the word back, bring the left knee up to the other one, hold both, and rest. It should "
            "pull gently at the front of the left hip and thigh, and never hurt. If it pulls too much, slide a little"
            " further onto the bed. Do not let your back hollow. If it does, draw the right knee closer. If the right"
            " hip pinches, let the right knee out a little. Breathe slowly."
        ),
        55_197,
    ),
    (
        "de",
        (
            "Bein abspreizen im Stand. So geht es. Linkes Bein zuerst. Steh aufrecht hinter einem Stuhl, beide Hände "
            "an der Lehne, Füße hüftbreit. Das rechte Bein trägt dich. Das rechte Knie ist gerade, aber nicht "
            "durchgedrückt. Heb das gestreckte linke Bein zur Seite, etwa zwei Handbreit. Beim Wort Zurück senk es "
            "langsam, bis die Füße wieder hüftbreit stehen. Die Zehen zeigen nach vorn, nicht nach außen. Bleib "
            "aufrecht. Neig dich nicht auf die rechte Seite, und schieb die rechte Hüfte nicht hinaus. Du spürst es "
            "außen an beiden Hüften. Die Füße kommen nie zusammen und kreuzen sich nie. Atme beim Heben aus und beim "
            "Senken ein. Halt nie die Luft an."
        ),
        42_580,
    ),
    (
        "de",
        (
            "Knie heben im Stand. So geht es. Linkes Bein zuerst. Steh aufrecht neben einem Stuhl, die rechte Hand an"
            " der Lehne. Das rechte Bein trägt dich. Das rechte Knie ist gerade, aber nicht durchgedrückt. Der Rücken"
            " ist lang. Heb das linke Knie langsam vor dir, nicht höher als die Hüfte und nur so hoch, wie es ohne "
            "Schmerz geht. Senk es genauso langsam, bis der linke Fuß den Boden berührt. Du spürst vorn die linke "
            "Hüfte und den Oberschenkel. Lehn dich nicht zurück, und hol keinen Schwung. Zwickt es in der Leiste, heb"
            " das Knie weniger hoch. Atme beim Heben aus und beim Senken ein. Halt nie die Luft an."
        ),
        39_528,
    ),
    (
        "de",
        (
            "Seitstütz mit Muschel. So geht es. Linkes Bein zuerst. Leg dich auf die rechte Seite, der rechte "
            "Ellbogen unter der Schulter, Unterarm am Boden nach vorn, Knie gebeugt, ein Bein auf dem anderen. Die "
            "Knie sind im rechten Winkel gebeugt, die Unterschenkel liegen hinter dir. Oberschenkel, Rücken und Kopf "
            "bilden eine Linie. Die linke Hand liegt auf der Hüfte. Wenn ich drei, zwei, eins zähle, heb das Becken, "
            "bis Knie, Hüften und Schultern eine Linie bilden. Es bleibt oben, bis ich die letzte Wiederholung "
            "gezählt habe. In der Pause leg es ab. Beim Wort Auf öffne das linke Knie nach oben wie eine Muschel, "
            "etwa zwei Handbreit, die Füße bleiben zusammen. Dann schließ es langsam. Du spürst es außen an beiden "
            "Hüften, am meisten an der unteren. Lass das Becken nicht sinken, und roll nicht nach hinten. Sinkt es, "
            "leg es ab, ruh dich aus und lass ein paar Wiederholungen aus. Tut die Schulter weh oder der Knochen, auf"
            " dem du liegst, lass diese Übung weg. Atme beim Öffnen aus und beim Schließen ein. Halt nie die Luft an."
        ),
        64_634,
    ),
]
"""As they are said in a session, with what eSpeak NG 1.52 took at 160 words a minute."""


@pytest.mark.parametrize(("language", "text", "took_ms"), MEASURED)
def test_the_estimate_is_near_and_rather_long(language: str, text: str, took_ms: int) -> None:
    """A cue that fits by the estimate fits in truth."""
    estimate = speaking_ms(text, 175, language)
    assert took_ms * 0.85 <= estimate <= took_ms * 1.35 + 60


@pytest.mark.parametrize(("language", "text", "took_ms"), EXPLANATIONS)
def test_an_explanation_has_the_time_it_takes(language: str, text: str, took_ms: int) -> None:
    """What lacks is less than the breath behind it and its whole second; what is too much is no long silence."""
    assert -1_100 <= speaking_ms(text, 160, language) - took_ms <= 3_000


def test_a_slow_voice_takes_its_time_for_an_explanation() -> None:
    """Measured at 100 words a minute and at 260: 1.64 of the usual time, and 0.59."""
    for _, text, _ in EXPLANATIONS:
        slow, usual, fast = (speaking_ms(text, rate, "en") for rate in (100, 160, 260))
        assert [1.64, 0.59] == [pytest.approx(slow / usual, abs=0.02), pytest.approx(fast / usual, abs=0.02)]


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
