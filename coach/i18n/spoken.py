"""Writes out what a voice would read wrongly: units, ranges, ordinals, `3 x 10`. Pure; plain numbers stay digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from coach.i18n.speech_length import in_words
from coach.model.language import Language

_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_DIGIT: Final = re.compile(r"\d")
_UNITS: Final[dict[Language, dict[str, tuple[str, str]]]] = {
    Language.EN: {
        "s": ("second", "seconds"),
        "sec": ("second", "seconds"),
        "min": ("minute", "minutes"),
        "cm": ("centimetre", "centimetres"),
        "m": ("metre", "metres"),
        "kg": ("kilogram", "kilograms"),
        "%": ("percent", "percent"),
        "°": ("degree", "degrees"),
    },
    Language.DE: {
        "s": ("Sekunde", "Sekunden"),
        "sek": ("Sekunde", "Sekunden"),
        "min": ("Minute", "Minuten"),
        "cm": ("Zentimeter", "Zentimeter"),
        "m": ("Meter", "Meter"),
        "kg": ("Kilogramm", "Kilogramm"),
        "%": ("Prozent", "Prozent"),
        "°": ("Grad", "Grad"),
    },
}
"""Each unit with its word behind a one and behind other numbers."""
_TO: Final = {Language.EN: "to", Language.DE: "bis"}
_TIMES: Final = {Language.EN: "times", Language.DE: "mal"}
_ONE: Final = {"second": "one", "minute": "one", "Sekunde": "eine", "Minute": "eine"}
_ORDINALS_EN: Final = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
_ORDINALS_DE: Final = {1: "erste", 3: "dritte", 7: "siebte", 8: "achte"}


@lru_cache(maxsize=1_000)  # the same words are said again and again
def written_out(text: str, language: Language) -> str:
    """`text` as a voice of this language reads it rightly; nothing changes where there is no number, or only one."""
    if text.isdecimal() or not _DIGIT.search(text):
        return text
    text = re.sub(rf"(?<![\w.,])({_NUMBER})\s?[-–]\s?({_NUMBER})(?![\w])", rf"\1 {_TO[language]} \2", text)
    text = re.sub(r"\b(\d+)\s?[x×]\s?(?=\d)", _times(language), text)
    text = _units(language).sub(_unit(language), text)
    if language is Language.DE:
        text = re.sub(r"\b(\d{1,2})\. (?=[a-zäöü]|(?:Satz|Woche|Tag|Wiederholung)\b)", _ordinal_de, text)
        text = re.sub(r"(?<=\d)\. (?=\S)", "; ", text)  # of `3. Senken` some voices make the third
        return re.sub(r"\b1 mal\b", "einmal", text)
    return re.sub(r"\b(\d{1,2})(?:st|[nr]d|th)\b", lambda found: _ordinal_en(int(found[1])), text)


def _times(language: Language) -> Callable[[re.Match[str]], str]:
    def times(found: re.Match[str]) -> str:
        if language is Language.DE and found[1] == "1":
            return "einmal "
        return f"{found[1]} {_TIMES[language]} "

    return times


@cache
def _units(language: Language) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _UNITS[language]), key=len, reverse=True))
    return re.compile(rf"(?<![\w.,])({_NUMBER})(?:\s?({names})(?!\w)|\s(Sekunde|Minute)\b)", re.IGNORECASE)


def _unit(language: Language) -> Callable[[re.Match[str]], str]:
    def unit(found: re.Match[str]) -> str:
        number = found[1]
        one, many = (found[3], found[3]) if found[3] else _UNITS[language][found[2].lower()]
        if number == "1":
            return f"{_ONE.get(one, 'ein' if language is Language.DE else 'one')} {one}"
        return f"{number} {many}"

    return unit


def _ordinal_en(number: int) -> str:
    if number in _ORDINALS_EN:
        return _ORDINALS_EN[number]
    ten, unit = divmod(number, 10)
    if number > 20 and unit:
        return f"{in_words(ten * 10)} {_ordinal_en(unit)}"
    words = in_words(number)
    return f"{words[:-1]}ieth" if words.endswith("y") else f"{words}th"


def _ordinal_de(found: re.Match[str]) -> str:
    number = int(found[1])
    words = _ORDINALS_DE.get(number) or f"{in_words(number, 'de')}{'te' if number < 20 else 'ste'}"
    return f"{words} "
