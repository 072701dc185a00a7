"""Estimates how long a text takes to say. Pure; used to prove that every cue of a session fits the time there is.

The figures are measured: eSpeak NG 1.52, English and German, 120 to 260 words a minute, fitted over the sentences of a
session. Speaking time goes as one over the rate, so one set of figures serves all rates. Other voices differ; the
estimate leans to the long side.

A cue has to fit into the time there is, so its estimate leans to the long side, by a tenth in English. An explanation
is waited for, and what is estimated too long is silence: what takes long has figures of its own, fitted over those.

A number has a second and no more, as a count and after a repetition. One that is longer, such as einundzwanzig, is said
quicker than the rest; `rate_of` is asked by whoever speaks and by whoever wants to know how long that takes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

MEASURED_RATE = 175
"""Words a minute at which the figures below hold."""
MAX_NUMBER_MS = 950
"""A number that takes longer is said quicker."""
FASTER_BY = 1.45
"""How much quicker: from 1.2 s to 0.9, which can still be understood."""
QUICK_RATE = 250
"""Words a minute at which a long number is said at least: it has a second, and no more, where the voice is slow too."""
MAX_RATE = 400
"""Words a minute that every voice can do."""


class SpeechPace(Struct, frozen=True):
    """Milliseconds at `MEASURED_RATE` for what a text is made of."""

    start: float
    vowel: float
    """Each group of vowels: about a syllable."""
    consonant: float
    """Each consonant."""
    word: float
    comma: float
    """A pause inside a sentence."""
    stop: float
    """A pause between sentences; the last one costs nothing."""


PACES = {
    "en": SpeechPace(start=145, vowel=75, consonant=42, word=56, comma=385, stop=420),
    "de": SpeechPace(start=145, vowel=62, consonant=70, word=0, comma=285, stop=335),
}
EXPLAINING_MS = 20_000
"""What takes longer than this is an explanation; no cue does."""
EXPLAINED_RATE = 160
"""Words a minute at which the figures for explanations hold."""
EXPLAINING_PACES = {
    "en": SpeechPace(start=225, vowel=100, consonant=37, word=25, comma=414, stop=584),
    "de": SpeechPace(start=0, vowel=56, consonant=36, word=118, comma=323, stop=443),
}
SLOWING = 1.06
"""An explanation's time goes as this power of one over the rate: at 100 words a minute it is 1.64 that at 160."""

# fmt: off
_UNITS_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS_EN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS_DE = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)
_TENS_DE = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
# fmt: on

_BRIEF = re.compile(r"(?:[^\W\d]+ )?\d+\.?|[^\W\d]+ (?:for|für) \d+(?: seconds| Sekunden)?\.?|\d+ mal\.?")
"""A number, *rep three*, *hold for five seconds*, and the same in German: they have about a second."""
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèêâîôû]+")
_COMMA = re.compile(r"[,:;–—(]")
_STOP = re.compile(r"[.!?](?=\s)")


@lru_cache(maxsize=1_000)  # the same words are said again and again
def speaking_ms(text: str, rate: int = MEASURED_RATE, language: str = "en") -> int:
    """How long `text` takes to say where the voice is set to `rate` words a minute; 0 for a text without a word in it.

    A language without figures of its own takes the slower of the known ones.
    """
    ms = _steady_ms(text, rate_of(text, rate, language), language)
    return ms if ms <= EXPLAINING_MS else _explaining_ms(text, rate, language)


def _explaining_ms(text: str, rate: int, language: str) -> int:
    """The same for what takes long.

    Of our explanations, at the usual rate: from 1.1 s less than eSpeak NG took to 2.9 s more, half a second more in the
    mean.
    """
    paces = [EXPLAINING_PACES[language]] if language in EXPLAINING_PACES else list(EXPLAINING_PACES.values())
    usual_ms = max(_at_measured_rate(text, pace, language) for pace in paces)
    return round(usual_ms * float((EXPLAINED_RATE / rate) ** SLOWING))


def rate_of(text: str, rate: int, language: str) -> int:
    """The words a minute at which this text is said where the voice is set to `rate`: more for a long number."""
    if not _BRIEF.fullmatch(text) or _steady_ms(text, rate, language) <= MAX_NUMBER_MS:
        return rate
    return max(rate, quick(rate))


def quick(rate: int) -> int:
    """The words a minute of long numbers where the voice is set to `rate`."""
    return min(max(round(rate * FASTER_BY), QUICK_RATE), MAX_RATE)


def _steady_ms(text: str, rate: int, language: str) -> int:
    paces = [PACES[language]] if language in PACES else list(PACES.values())
    return max(round(_at_measured_rate(text, pace, language) * MEASURED_RATE / rate) for pace in paces)


def in_words(number: int, language: str = "en") -> str:
    """A whole number as it is spoken; from a million on digit by digit, which is long enough for an estimate."""
    if number >= 1_000_000:
        return " ".join(in_words(int(digit), language) for digit in str(number))
    return _german(number) if language == "de" else _english(number)


def _english(number: int) -> str:
    if number < 20:
        return _UNITS_EN[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return f"{_TENS_EN[ten - 2]} {_UNITS_EN[unit]}" if unit else _TENS_EN[ten - 2]
    size, name = (1_000, "thousand") if number >= 1_000 else (100, "hundred")
    many, rest = divmod(number, size)
    return f"{_english(many)} {name} and {_english(rest)}" if rest else f"{_english(many)} {name}"


def _german(number: int) -> str:
    if number < 20:
        return _UNITS_DE[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        head = "ein" if unit == 1 else _UNITS_DE[unit]
        return f"{head}und{_TENS_DE[ten - 2]}" if unit else _TENS_DE[ten - 2]
    size, name = (1_000, "tausend") if number >= 1_000 else (100, "hundert")
    many, rest = divmod(number, size)
    head = f"{'ein' if many == 1 else _german(many)}{name}"
    return f"{head} {_german(rest)}" if rest else head


@lru_cache(maxsize=1_000)
def _at_measured_rate(text: str, pace: SpeechPace, language: str) -> float:
    spelled = _NUMBER.sub(lambda found: in_words(int(found.group()), language), text).lower()
    found = list(_WORD.finditer(spelled))
    if not found:
        return 0.0
    spelled = spelled[: found[-1].end()]  # nobody waits behind the last word
    vowels = _VOWELS.findall(spelled)
    consonants = sum(match.end() - match.start() for match in found) - sum(map(len, vowels))
    return (
        pace.start
        + pace.vowel * len(vowels)
        + pace.consonant * consonants
        + pace.word * len(found)
        + pace.comma * len(_COMMA.findall(spelled))
        + pace.stop * len(_STOP.findall(spelled))
    )
