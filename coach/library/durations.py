"""Numbers as people write them: durations, whole numbers, percentages. Pure; every one means what it looks like.

`1:30` is a minute and a half and `010` is ten, whatever YAML makes of them; what could be read in two ways is refused
with the way to write it.
"""

from __future__ import annotations

import re
from datetime import time

from coach.errors import Phrase, phrase

LONGEST_MS = 3_600_000
"""An hour."""
HINT = phrase("write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30")

_NUMBER = r"[0-9]+(?:\.[0-9]{1,3})?|\.[0-9]{1,3}"
_SECONDS = re.compile(rf"({_NUMBER}) ?s?")
_MINUTES = re.compile(rf"([0-9]+) ?m(?: ?({_NUMBER}) ?s)?")
_CLOCK = re.compile(r"([0-9]+):([0-9]{2}(?:\.[0-9]{1,3})?)")
_TIME_OF_DAY = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_MARKED = re.compile(r"(?:([0-9]+) ?['′] ?)?(?:([0-9]+) ?(?:\"|''|″|”)?)?")
_SPELLED = re.compile(
    r"([0-9]+(?:\.[0-9]+)?) *(s|secs?|seconds?|sek|sekunden?|m|mins?|minutes?|minuten?|h|hours?)\.?", re.IGNORECASE
)
_WHOLE = re.compile(r"[0-9]+")
_SETS = re.compile(r"([0-9]{1,4}) ?[xX×] ?([0-9]{1,4})")
_PERCENT = re.compile(r"([0-9]+) ?%")
DURATION = "|".join(form.pattern for form in (_SECONDS, _MINUTES, _CLOCK))
SETS, PERCENT = _SETS.pattern, _PERCENT.pattern
"""How these are written, for whoever only wants to recognise them."""


class Unclear(ValueError):
    """A number that cannot be taken as it is."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why)
        self.why = why
        """What is behind the number in a sentence: why not, and what to write instead."""


def parse_duration(text: str) -> int:
    """Whole milliseconds, 0 to an hour, of `45`, `2.5`, `45s`, `1m30s` or `1:30`; `Unclear` for anything else."""
    text = _short(text, phrase("is not a duration; {hint}", hint=HINT))
    if match := _SECONDS.fullmatch(text):
        ms = _ms(match[1])
    elif match := _MINUTES.fullmatch(text):
        ms = int(match[1]) * 60_000 + _below_a_minute(match[2] or "0")
    elif match := _CLOCK.fullmatch(text):
        ms = int(match[1]) * 60_000 + _below_a_minute(match[2])
    else:
        raise Unclear(_why_no_duration(text))
    if ms > LONGEST_MS:
        raise Unclear(phrase("is longer than an hour; write at most 3600"))
    return ms


def parse_day_end(text: str) -> time:
    """A time of day from 0:00 to 11:59; `Unclear` for anything else."""
    match = _TIME_OF_DAY.fullmatch(text)
    if match is None or int(match[1]) > 11 or int(match[2]) > 59:
        raise Unclear(phrase("is not an hour at which a day ends; write one from 00:00 to 11:59, such as 04:00"))
    return time(int(match[1]), int(match[2]))


def parse_whole(text: str, least: int, most: int) -> int:
    """A whole number from `least` to `most`; `Unclear` for anything else."""
    text = _short(text, phrase("is not a whole number; write one from {least} to {most}", least=least, most=most))
    if not _WHOLE.fullmatch(text):
        raise Unclear(_why_not_whole(text, least, most))
    return _within(int(text), least, most)


def parse_percent(text: str, least: int, most: int) -> int | None:
    """The whole number before the `%`; None if there is no `%` at all, `Unclear` if it cannot be taken."""
    if "%" not in text:
        return None
    text = _short(text, phrase("is not a percentage; write one such as 50%"))
    if match := _PERCENT.fullmatch(text):
        return _within(int(match[1]), least, most, "%")
    raise Unclear(phrase("is not a percentage; write whole numbers such as 50%"))


def parse_sets(text: str, most: int) -> tuple[int, int] | None:
    """The repetitions in all, and those of a set, of `3x10`; None if it is not written so, `Unclear` if too many."""
    match = _SETS.fullmatch(text.strip())
    if match is None:
        return None
    sets, reps = int(match[1]), int(match[2])
    if not 1 <= sets * reps <= most:
        raise Unclear(phrase("is {reps} repetitions; write 1 to {most} in all", reps=sets * reps, most=most))
    return sets * reps, reps


def _short(text: str, otherwise: Phrase) -> str:
    """`text` without space around it; so long a number that nobody can read it is refused before it is looked at."""
    text = text.strip(" \t\n")
    if len(text) > 20:
        raise Unclear(otherwise)
    return text


def _ms(seconds: str) -> int:
    """Milliseconds of a decimal number, exactly: no floating point on the way."""
    whole, _, part = seconds.partition(".")
    return int(whole or "0") * 1000 + int(part.ljust(3, "0"))


def _below_a_minute(seconds: str) -> int:
    ms = _ms(seconds)
    if ms >= 60_000:
        raise Unclear(
            phrase("has 60 seconds or more beside its minutes; write it as seconds alone, or carry them over")
        )
    return ms


def _within(number: int, least: int, most: int, unit: str = "") -> int:
    if number < least:
        raise Unclear(_too_low(f"{least}{unit}", f"{most}{unit}"))
    if number > most:
        raise Unclear(phrase("is too high; write {least} to {most}", least=f"{least}{unit}", most=f"{most}{unit}"))
    return number


def _too_low(least: str, most: str) -> Phrase:
    return phrase("is too low; write {least} to {most}", least=least, most=most)


def _write(instead: str) -> Phrase:
    return phrase("is not a duration; write {instead}", instead=instead)


def _why_no_duration(text: str) -> Phrase:
    plain, no_time = text.lstrip("+-"), phrase("is not a duration; {hint}", hint=HINT)
    if match := re.fullmatch(r"([0-9]{1,2}) ?m[a-z]*\.? (?:and )?([0-9]{1,2}) ?s[a-z]*\.?", plain.lower()):
        return _write(f"{match[1]}m{match[2]}s")
    if match := re.fullmatch(r"(?:0?0:)?0?([0-9]+:[0-5][0-9])(?: ?m[a-z]*\.?)?", plain.lower()):
        return _write(match[1])
    if text.startswith("-") and plain[:1].isdigit():
        return phrase("is less than no time; {hint}", hint=HINT)
    if re.fullmatch(r"[0-9]+,[0-9]+", plain):
        if len(plain.split(",")[1]) < 3:
            return phrase("has a comma; write {instead}", instead=plain.replace(",", "."))
        return phrase("is unclear; {hint}", hint=HINT)
    if match := re.fullmatch(r"([0-9]*\.[0-9]{3})[0-9]+", plain):
        return phrase("is finer than a thousandth of a second; write {instead}", instead=match[1])
    if match := re.fullmatch(r"([0-9]+):([0-9])", plain):
        either = {"one": f"{match[1]}:0{match[2]}", "other": f"{match[1]}:{match[2]}0"}
        return phrase("is unclear; write {one} or {other}", **either)
    if plain.lower() in {"none", "no", "off", "never", "keine", "nie"}:
        return _write("0")
    if (match := _MARKED.fullmatch(plain)) and match[0] and not match[0].isdigit():
        whole = int(match[1] or 0) * 60 + int(match[2] or 0)
        return _write(f"{whole}s") if whole * 1000 <= LONGEST_MS else no_time
    if match := re.fullmatch(r"([0-9]+) ?s? ?(?:-|–|to) ?[0-9]+ ?[a-z]*", plain):
        return phrase("is a range; write one time such as {instead}", instead=match[1])
    if match := _SPELLED.fullmatch(plain):
        number, unit = match[1], match[2][0].lower()
        if unit == "s":
            return _write(f"{number}s")
        seconds = float(number) * (60 if unit == "m" else 3600)
        if seconds.is_integer() and seconds * 1000 <= LONGEST_MS:
            return _write(f"{int(seconds)}s")
        return no_time
    match = re.fullmatch(r"\+?([0-9][0-9_]*)\.?", text)
    if match is not None and (seconds := int(match[1].replace("_", ""))) * 1000 <= LONGEST_MS:
        return _write(str(seconds))
    return no_time


def _why_not_whole(text: str, least: int, most: int) -> Phrase:
    plain = text.replace("_", "").replace(",", "").replace(" ", "").lstrip("+")
    plain = re.sub(r"(?<=[0-9])(?:s|secs?|seconds?)\Z", "", plain)
    if re.fullmatch(r"[0-9]+\.0*", plain):
        plain = plain.split(".")[0]
    if re.fullmatch(r"-[0-9]+", plain):
        return _too_low(str(least), str(most))
    if _WHOLE.fullmatch(plain) and least <= int(plain) <= most:
        return phrase("is not a whole number; write {instead}", instead=int(plain))
    return phrase("is not a whole number; write one from {least} to {most}", least=least, most=most)
