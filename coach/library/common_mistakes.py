"""Hints for common mistakes: what people write who know other programs or a therapist's sheet. Pure.

Looked at before any guess by spelling: `sets` is nearer to `sides` than to what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.library.durations import Unclear, parse_duration
from coach.library.ids import slug
from coach.library.suggestions import QUOTED_AT_MOST, quoted
from coach.library.synonyms import (
    A_ROUTINE,
    AN_ENTRY,
    AN_EXERCISE,
    CHOICES,
    NOT_COUNTED,
    RENAMED,
    REPS,
    REST,
)

_SETS = {"sets", "set", "series", "rounds", "circuits", "laps", "cycles", "iterations", "number_of_iterations"}
_ROUNDS = {"rounds", "circuits", "circuit", "laps", "cycles", "iterations"}
_TIMES = {"duration", "time", "seconds", "secs", "sec", "minutes", "length", "interval", "work"}
_TIMES |= {"exercise_time", "work_time", "hold_time", "hold_for", "hold_seconds"}
_PHASES = {"lift", "hold", "lower", "relax"}
_EACH_SIDE = {
    "each_side",
    "per_side",
    "both_sides",
    "each_leg",
    "per_leg",
    "bilateral",
    "unilateral",
    "mirror",
    "split",
}
_PROGRESSION = {"goal", "step", "band"}
_REPEATED = {"reps", *REPS.split()}
_OF_A_ROUTINE = {"rest", "prepare", "switch", *REST.split()}
_IN_TURN = {"alternate", "alternating", "alternates", "in_turn", "alternate_sides", "switch_each_rep"}
_NUMBER = re.compile(r"\s*(\d{1,3})(?!\d)")


def key_renamed(key: str, what: str) -> str | None:
    """The key of `what` that has another name elsewhere."""
    names = RENAMED.get(what, {})
    return next((name for name, others in names.items() if _plain(key) in others.split()), None)


def choice_elsewhere(key: str, word: str) -> str | None:
    """The word that is meant where one of a few may stand."""
    choices = CHOICES.get(key, {})
    return next((name for name, others in choices.items() if _plain(word) in others.split()), None)


def entry_elsewhere(text: str) -> str:
    """How to write an entry that is one line of text: `clamshell`, `clamshell 3x10`, `10 clamshells`."""
    line, reps = text.strip()[:80], r"(\d{1,3}(?: ?[x×] ?\d{1,3})?)"
    if match := re.fullmatch(rf"(.*?[^\s,:(])[\s,:(]+(?:[x×*] ?)?{reps}(?: ?(?:x|×|reps?))?\)?", line):
        name, count = match.groups()
    elif match := re.fullmatch(rf"{reps}(?: ?(?:x|×|reps?|of))* +(\D.*)", line):
        count, name = match.groups()
    else:
        name, count = line, ""
    entry = f"- exercise: {slug(name) or 'clamshell'}"
    return f"{entry}, and below it reps: {count}" if count else entry


def rest_elsewhere(text: str) -> str | None:
    """How to write a rest that stands among the exercises: `rest: 30`, `pause 30s`; None if it is no rest."""
    match = re.fullmatch(r"(rest|pause|break|wait|recovery)\b[\s:,(]*(.*?)\)?", text.strip().lower()[:60])
    if match is None:
        return None
    seconds = f"rest: {_seconds(match[2] or '30')}"
    return f"a rest is no exercise; write {seconds} at the exercise before it, or above the exercises for all of them"


def list_elsewhere(key: str, text: str, example: str) -> str:
    """How to write a text as a list; `example` is what a part of it looks like."""
    parts = [part.strip() for part in text.split(",")]
    own = f"- {quoted(text.strip()) or example}"
    if example.startswith("exercise:"):
        own = entry_elsewhere(parts[0])
    elif len(text) <= QUOTED_AT_MOST and len(parts) > 1 and all(len(part.split()) < 4 for part in parts):
        return f"write {key}: [{quoted(', '.join(parts))}]"
    return f"write each part on a line of its own: {own}"


def key_elsewhere(key: str, value: str, what: str, others: Mapping[str, str]) -> str | None:
    """What to write in the place of a key that has no namesake here; `others` are the keys beside it, as text."""
    word, amount = _plain(key), _NUMBER.match(value)
    if what == "progression" and word in _TIMES | {"hold"}:
        return f"where the hold grows write of: hold, goal: {_seconds(value)}"
    if what not in {AN_ENTRY, AN_EXERCISE, A_ROUTINE, "dosage", "warm_up"}:
        return None
    if word in _ROUNDS and what == A_ROUTINE:
        many = amount[1] if amount else "3"
        return f"write exercises: and below it - rounds: {many}, which has a list of exercises of its own"
    if word in _SETS:
        return _sets(amount[1] if amount else "3", what, others)
    if word in _TIMES and what == A_ROUTINE:
        return "a routine is as long as its exercises: leave it out (coach list says how long that is)"
    if word in _TIMES | _PHASES:
        phase, seconds = (word if word in _PHASES else "hold"), _seconds(value)
        cure = f"tempo: {{{phase}: {seconds}}}"
        match what:
            case "dosage":
                cure = f"a line below dosage: {cure}"
            case "warm_up":
                cure = f"it into the exercise that warms up: {cure}"
            case "a routine":
                cure = f"it at the exercise: {cure}"
        return f"it is part of the tempo; write {cure}" if word in _PHASES else f"to hold for {seconds} s write {cure}"
    if word in _OF_A_ROUTINE and what == "dosage":
        return "a routine says that; leave it out here"
    if word in _EACH_SIDE:
        return "repetitions count for each side anyway: leave it out"
    if word in _IN_TURN and what in {AN_ENTRY, AN_EXERCISE}:
        return "where each repetition changes the leg write sides: alternate"
    instead = next((instead for names, instead in NOT_COUNTED.items() if word in names.split()), None)
    if instead is not None and what in {AN_ENTRY, AN_EXERCISE, "dosage"}:
        return f"coach {instead}"
    if word in {"warmup", "warm_up", "cooldown", "cool_down"} and what == A_ROUTINE:
        place = "first" if word.startswith("warm") else "last"
        return f"it is an exercise of its own; write it as the {place} of the exercises"
    if word in {"side", "leg"} and what in {AN_ENTRY, AN_EXERCISE}:
        side = value.strip().lower()
        return f"write sides: [{side}]" if side in {"left", "right"} else "write sides: [left, right], or sides: both"
    if what != AN_EXERCISE:
        return None
    if word == "reps" or word in REPS.split():
        return f"write dosage: {{reps: {value.strip() if re.fullmatch(r'[0-9x× ]{1,9}', value) else '10'}}}"
    if word == "set_of":
        return f"write dosage: {{reps: 30, set_of: {amount[1] if amount else '10'}}}"
    if word in _PROGRESSION:
        return "write progression: {goal: 30, step: 2, band: true}"
    return "a routine says that" if word in _OF_A_ROUTINE else None


def group_elsewhere(key: str, text: str) -> str | None:
    """The group of keys that is meant by a text in its place."""
    line = text.strip().lower()[:60]
    if key == "tempo" and (match := re.fullmatch(r"(\d{1,3})[-/:.](\d{1,3})[-/:.](\d{1,3})(?:[-/:.](\d{1,3}))?", line)):
        relax = f", relax: {match[4]}" if match[4] else ""
        return f"{{lift: {match[1]}, hold: {match[2]}, lower: {match[3]}{relax}}}"
    if key == "tempo" and line[:1].isdigit():
        return f"{{hold: {_seconds(line)}}}"
    if key == "dosage" and (match := _TIME.fullmatch(line)):
        return f"{{reps: {match[1] or 1}}}, and tempo: {{hold: {_in_seconds(match[2], match[3]):g}}}"
    return f"{{reps: {line}}}" if key == "dosage" and re.fullmatch(r"[0-9]{1,3}( ?[x×] ?[0-9]{1,3})?", line) else None


def _seconds(text: str) -> str:
    """The seconds of a time as people write it; 30, where it is none."""
    try:
        return f"{parse_duration(text) / 1000:g}"
    except Unclear:
        line = text.strip().lower()[:60]
        match = _TIME.fullmatch(line) or _TIMES_OF.fullmatch(line)
        return "30" if match is None else f"{_in_seconds(match[2], match[3]):g}"


def _in_seconds(amount: str, unit: str) -> float:
    return float(amount) * (60 if unit in {"'", "′"} or unit[0] == "m" else 1)


def _sets(sets: str, what: str, others: Mapping[str, str]) -> str:
    known = {_plain(key): value for key, value in others.items()}
    reps = next((known[name] for name in _REPEATED if known.get(name, "").isdecimal()), "10")[:3]
    held = next((known[name] for name in ("hold", *sorted(_TIMES)) if name in known), None)
    if held is not None and not _REPEATED & known.keys() and what in {AN_ENTRY, AN_EXERCISE}:
        tempo = f"tempo: {{hold: {_seconds(held)}}} ({sets} holds of {_seconds(held)} s)"
        return f"write {'dosage: {reps: ' + sets + '}' if what == AN_EXERCISE else 'reps: ' + sets}, and {tempo}"
    written, meaning = f"reps: {sets}x{reps}", f"({sets} sets of {reps})"
    match what:
        case "warm_up":
            return "a warm-up is one set; leave it out"
        case "a routine":
            return f"write the sets at each exercise: {written}"
        case "an exercise":
            return f"write dosage: {{{written}}} {meaning}"
        case _:
            return f"write {written} {meaning}"


def _plain(key: str) -> str:
    """The words of a key with _ between them, however they were joined: `restBetweenSets`, `Rest between sets`."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key.strip())
    return re.sub(r"[\s-]+", "_", apart.lower())


_WORDS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
_WORDS |= {"fifteen": 15, "twenty": 20, "thirty": 30}
_REP_WORD = r"(?:reps?|repetitions?|times|x)"
_SIDE = r"(?:sides?|legs?|ways?|direction)"
_EACH = rf"(?:(?:/|per|each|every|on each|on every|on both|a)\s*{_SIDE}?|\(?each\)?|ea\.?|e/?s|p/?s|{_SIDE}\s*each)"
_TIMES_SIGN = r"(?:\s*(?:x|×|\*|✕|✖|sets?\s+of|sets?\s*x|sets?)\s*)"
_UNIT = r"(\"|''|″|”|“|'|′|s|secs?|seconds?|m|mins?|minutes?)"
_RANGE_OF_SETS = re.compile(
    rf"(\d+)\s*(?:-|–|—|to)\s*\d+{_TIMES_SIGN}(\d+)(?:\s*(?:-|–|—|to)\s*\d+)?(?:\s*{_REP_WORD})?"
)
_RANGE = re.compile(rf"(?:(\d+){_TIMES_SIGN})?(\d+)\s*(?:-|–|—|to|bis|\.\.+|or|/)\s*(\d+)(?:\s*{_REP_WORD})?")
_TIME = re.compile(rf"(?:(\d+){_TIMES_SIGN})?(?:for\s+)?(\d+(?:\.\d+)?)\s*{_UNIT}\.?(?:\s*(?:holds?|{_EACH}))?")
_TIMES_OF = re.compile(rf"()(\d+(?:\.\d+)?)\s*{_UNIT}\s*[x×*]\s*\d+")
_EACH_OF = re.compile(rf"(?:(\d+){_TIMES_SIGN})?(\d+)(?:\s*{_REP_WORD})?\s*{_EACH}")
_SETS_OF = re.compile(rf"(\d+){_TIMES_SIGN}(\d+)(?:\s*{_REP_WORD})?")
_OF_REPS = re.compile(rf"(?:~|ca\.?|about|x)?\s*(\d+)\s*(?:{_REP_WORD}|\+)?\.?")
_LIST = re.compile(r"\d+(?:\s*[,;+/]\s*\d+){1,9}|\d+(?:\s*-\s*\d+){2,9}")
_AS_MANY = re.compile(
    r"amrap|max(?:imum)?|(?:to |till |until )?(?:failure|tired|fatigue)|as many as (?:possible|you can)|∞|inf"
)


def reps_elsewhere(text: str, *, share: bool) -> str | None:
    """What to write in the place of such repetitions; `share`: a percentage may stand there. None: not known."""
    line = " ".join(text.lower().split())[:60]
    if (match := re.fullmatch(r"[“”„‘’](.+)[“”‘’]", line)) and match[1].isdecimal():
        return f"is in quotes of print; write {match[1]}"
    if match := re.fullmatch(r"(\d)[,.' ](000)", line):
        return f"is not a whole number; write {match[1]}{match[2]}"
    if share and (match := re.fullmatch(r"(\d{1,3}) ?(?:percent|per cent|pct|prozent)", line)):
        return f"is not a whole number; write {match[1]}%"
    if _AS_MANY.fullmatch(line):
        return "is no number to count to; write one such as 10 (+ and - change it in the session)"
    if match := _TIME.fullmatch(line):
        sets, amount, unit = match.groups()
        seconds = _in_seconds(amount, unit)
        return f"is a time; for a hold of {seconds:g} s write reps: {sets or 1}, and tempo: {{hold: {seconds:g}}}"
    if match := _EACH_OF.fullmatch(line):
        return f"is written {_times(*match.groups())}: repetitions count for each side anyway"
    if (match := _SETS_OF.fullmatch(line)) and not re.fullmatch(r"\d+ ?[x×] ?\d+", line):
        return f"is written {_times(*match.groups())}"
    if match := re.fullmatch(r"(\d+)\s*sets?", line):
        return f"says how many sets, but not of how many; write {match[1]}x10"
    if line in {"half", "1/2", "a half"} and share:
        return "is no number; write 50% for half of the person's target"
    if match := _RANGE_OF_SETS.fullmatch(line) or _RANGE.fullmatch(line):
        return f"is a range; write one number such as {_times(*match.groups()[:2])}"
    if _LIST.fullmatch(line):
        parts = re.findall(r"\d+", line)
        return f"is several sets; write the same for each, such as {len(parts)}x{parts[0]}"
    if (match := _OF_REPS.fullmatch(line)) and not line.isdigit():
        return f"is not a whole number; write {match[1]}"
    if line in _WORDS:
        return f"is not a whole number; write {_WORDS[line]}"
    if share and re.fullmatch(r"0?\.\d{1,2}", line):
        return f"is not a whole number; for a share of the person's target write {round(float(line) * 100)}%"
    if share and line in {"target", "own", "own target", "my target", "auto"}:
        return "is what it is anyway; leave the line out"
    return None


def _times(sets: str | None, reps: str) -> str:
    return reps if sets is None else f"{sets}x{reps}"
