"""Hints for common mistakes: what people write who know other programs or a therapist's sheet. Pure.

Looked at before any guess by spelling: `sets` is nearer to `sides` than to what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.errors import Filling, Phrase, phrase
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
_SETS |= {"satz", "sätze", "saetze", "serien", "runden", "durchgänge"}
_ROUNDS = {"rounds", "circuits", "circuit", "laps", "cycles", "iterations", "runden", "durchgänge"}
_TIMES = {"duration", "time", "seconds", "secs", "sec", "minutes", "length", "interval", "work"}
_TIMES |= {
    "exercise_time",
    "work_time",
    "hold_time",
    "hold_for",
    "hold_seconds",
    "dauer",
    "zeit",
    "sekunden",
    "haltezeit",
    "haltedauer",
}
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
    "je_seite",
    "pro_seite",
    "jede_seite",
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


def entry_elsewhere(text: str) -> Filling:
    """How to write an entry that is one line of text: `clamshell`, `clamshell 3x10`, `10 clamshells`."""
    line, reps = text.strip()[:80], r"(\d{1,3}(?: ?[x×] ?\d{1,3})?)"
    if match := re.fullmatch(rf"(.*?[^\s,:(])[\s,:(]+(?:[x×*] ?)?{reps}(?: ?(?:x|×|reps?))?\)?", line):
        name, count = match.groups()
    elif match := re.fullmatch(rf"{reps}(?: ?(?:x|×|reps?|of))* +(\D.*)", line):
        count, name = match.groups()
    else:
        name, count = line, ""
    entry = f"- exercise: {slug(name) or 'clamshell'}"
    return phrase("{entry}, and below it reps: {count}", entry=entry, count=count) if count else entry


def rest_elsewhere(text: str) -> Phrase | None:
    """How to write a rest that stands among the exercises: `rest: 30`, `pause 30s`; None if it is no rest."""
    match = re.fullmatch(r"(rest|pause|break|wait|recovery|erholung|ruhe)\b[\s:,(]*(.*?)\)?", text.strip().lower()[:60])
    if match is None:
        return None
    return phrase(
        "a rest is no exercise; write {rest} at the exercise before it, or above the exercises for all of them",
        rest=f"rest: {_seconds(match[2] or '30')}",
    )


def list_elsewhere(key: str, text: str, example: Filling) -> Phrase:
    """How to write a text as a list; `example` is what a part of it looks like."""
    parts = [part.strip() for part in text.split(",")]
    own: Filling = phrase("- {part}", part=quoted(text.strip()) or example)
    if str(example).startswith("exercise:"):
        own = entry_elsewhere(parts[0])
    elif len(text) <= QUOTED_AT_MOST and len(parts) > 1 and all(len(part.split()) < 4 for part in parts):
        return phrase("write {instead}", instead=f"{key}: [{quoted(', '.join(parts))}]")
    return phrase("write each part on a line of its own: {own}", own=own)


def key_elsewhere(key: str, value: str, what: str, others: Mapping[str, str]) -> Phrase | None:
    """What to write in the place of a key that has no namesake here; `others` are the keys beside it, as text."""
    word, amount = _plain(key), _NUMBER.match(value)
    if what == "progression" and word in _TIMES | {"hold"}:
        return phrase("where the hold grows write of: hold, goal: {seconds}", seconds=_seconds(value))
    if what not in {AN_ENTRY, AN_EXERCISE, A_ROUTINE, "dosage", "warm_up"}:
        return None
    if word in _ROUNDS and what == A_ROUTINE:
        many = amount[1] if amount else "3"
        return phrase(
            "write exercises: and below it - rounds: {many}, which has a list of exercises of its own", many=many
        )
    if word in _SETS:
        return _sets(amount[1] if amount else "3", what, others)
    if word in _TIMES and what == A_ROUTINE:
        return phrase("a routine is as long as its exercises: leave it out (coach list says how long that is)")
    if word in _TIMES | _PHASES:
        cure = _in_tempo(word if word in _PHASES else "hold", _seconds(value), what)
        if word in _PHASES:
            return phrase("it is part of the tempo; {cure}", cure=cure)
        return phrase("to hold for {seconds} s {cure}", seconds=_seconds(value), cure=cure)
    if word in _OF_A_ROUTINE and what == "dosage":
        return phrase("a routine says that; leave it out here")
    if word in _EACH_SIDE:
        return phrase("repetitions count for each side anyway: leave it out")
    if word in _IN_TURN and what in {AN_ENTRY, AN_EXERCISE}:
        return phrase("where each repetition changes the leg write sides: alternate")
    instead = next((instead for names, instead in NOT_COUNTED.items() if word in names.split()), None)
    if instead is not None and what in {AN_ENTRY, AN_EXERCISE, "dosage"}:
        return instead
    if word in {"warmup", "warm_up"} and what == A_ROUTINE:
        return phrase("it is an exercise of its own; write it as the first of the exercises")
    if word in {"cooldown", "cool_down"} and what == A_ROUTINE:
        return phrase("it is an exercise of its own; write it as the last of the exercises")
    if word in {"side", "leg", "seite", "seiten", "bein"} and what in {AN_ENTRY, AN_EXERCISE}:
        side = choice_elsewhere("side", value) or value.strip().lower()
        return (
            _write(f"sides: [{side}]")
            if side in {"left", "right"}
            else phrase("write sides: [left, right], or sides: both")
        )
    if what != AN_EXERCISE:
        return None
    if word == "reps" or word in REPS.split():
        return _write(f"dosage: {{reps: {value.strip() if re.fullmatch(r'[0-9x× ]{1,9}', value) else '10'}}}")
    if word == "set_of":
        return _write(f"dosage: {{reps: 30, set_of: {amount[1] if amount else '10'}}}")
    if word in _PROGRESSION:
        return _write("progression: {goal: 30, step: 2, band: true}")
    return phrase("a routine says that") if word in _OF_A_ROUTINE else None


def _write(instead: str) -> Phrase:
    return phrase("write {instead}", instead=instead)


def _in_tempo(phase: str, seconds: str, what: str) -> Phrase:
    """Where to write how long a phase is."""
    tempo = f"tempo: {{{phase}: {seconds}}}"
    match what:
        case "dosage":
            return phrase("write {tempo} on a line of its own, not in dosage", tempo=tempo)
        case "warm_up":
            return phrase("write it into the exercise that warms up: {tempo}", tempo=tempo)
        case "a routine":
            return phrase("write it at the exercise: {tempo}", tempo=tempo)
        case _:
            return _write(tempo)


def group_elsewhere(key: str, text: str) -> Filling | None:
    """The group of keys that is meant by a text in its place."""
    line = text.strip().lower()[:60]
    if key == "tempo" and (match := re.fullmatch(r"(\d{1,3})[-/:.](\d{1,3})[-/:.](\d{1,3})(?:[-/:.](\d{1,3}))?", line)):
        relax = f", relax: {match[4]}" if match[4] else ""
        return f"{{lift: {match[1]}, hold: {match[2]}, lower: {match[3]}{relax}}}"
    if key == "tempo" and line[:1].isdigit():
        return f"{{hold: {_seconds(line)}}}"
    if key == "dosage" and (match := _TIME.fullmatch(line)):
        dosage, tempo = f"{{reps: {match[1] or 1}}}", f"{{hold: {_in_seconds(match[2], match[3]):g}}}"
        return phrase("{dosage}, and tempo: {tempo}", dosage=dosage, tempo=tempo)
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


def _sets(sets: str, what: str, others: Mapping[str, str]) -> Phrase:
    known = {_plain(key): value for key, value in others.items()}
    reps = next((known[name] for name in _REPEATED if known.get(name, "").isdecimal()), "10")[:3]
    held = next((known[name] for name in ("hold", *sorted(_TIMES)) if name in known), None)
    if held is not None and not _REPEATED & known.keys() and what in {AN_ENTRY, AN_EXERCISE}:
        return phrase(
            "write {dose}, and tempo: {tempo} ({sets} holds of {seconds} s)",
            dose=f"dosage: {{reps: {sets}}}" if what == AN_EXERCISE else f"reps: {sets}",
            tempo=f"{{hold: {_seconds(held)}}}",
            sets=sets,
            seconds=_seconds(held),
        )
    written = f"reps: {sets}x{reps}"
    match what:
        case "warm_up":
            return phrase("a warm-up is one set; leave it out")
        case "a routine":
            return phrase("write the sets at each exercise: {instead}", instead=written)
        case _:
            instead = f"dosage: {{{written}}}" if what == AN_EXERCISE else written
            return phrase("write {instead} ({sets} sets of {reps})", instead=instead, sets=sets, reps=reps)


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
_WORDS |= {"fünf": 5, "sechs": 6, "acht": 8, "zehn": 10, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30}
_REP_WORD = r"(?:reps?|repetitions?|times|x|mal|wdh\.?|wiederholung(?:en)?)"
_SIDE = r"(?:sides?|legs?|ways?|direction|seiten?|beine?)"
_PER = r"(?:/|per|each|every|on each|on every|on both|a|je|pro|jede|jedes|auf jeder|mit jedem)"
_EACH = rf"(?:{_PER}\s*{_SIDE}?|\(?each\)?|ea\.?|e/?s|p/?s|{_SIDE}\s*each)"
_SATZ = r"(?:s(?:ä|ae)tze?|serien?)"
_TIMES_SIGN = rf"(?:\s*(?:x|×|\*|✕|✖|sets?\s+of|sets?\s*x|sets?|mal|{_SATZ}\s+(?:à|a|je|zu|mit|von)|{_SATZ})\s*)"
_UNIT = r"(\"|''|″|”|“|'|′|s|secs?|seconds?|sek\.?|sekunden?|m|mins?|minutes?|minuten?)"
_RANGE_OF_SETS = re.compile(
    rf"(\d+)\s*(?:-|–|—|to)\s*\d+{_TIMES_SIGN}(\d+)(?:\s*(?:-|–|—|to)\s*\d+)?(?:\s*{_REP_WORD})?"
)
_RANGE = re.compile(rf"(?:(\d+){_TIMES_SIGN})?(\d+)\s*(?:-|–|—|to|bis|\.\.+|or|/)\s*(\d+)(?:\s*{_REP_WORD})?")
_TIME = re.compile(rf"(?:(\d+){_TIMES_SIGN})?(?:for\s+)?(\d+(?:\.\d+)?)\s*{_UNIT}\.?(?:\s*(?:holds?|{_EACH}))?")
_TIMES_OF = re.compile(rf"()(\d+(?:\.\d+)?)\s*{_UNIT}\s*[x×*]\s*\d+")
_EACH_OF = re.compile(rf"(?:(\d+){_TIMES_SIGN})?(\d+)(?:\s*{_REP_WORD})?\s*{_EACH}")
_SIDE_FIRST = re.compile(rf"(?:jeweils|je|{_PER}\s*{_SIDE}:?)\s+(?:(\d+){_TIMES_SIGN})?(\d+)(?:\s*{_REP_WORD})?")
_SETS_OF = re.compile(rf"(\d+){_TIMES_SIGN}(\d+)(?:\s*{_REP_WORD})?")
_OF_REPS = re.compile(rf"(?:~|ca\.?|about|x)?\s*(\d+)\s*(?:{_REP_WORD}|\+)?\.?")
_LIST = re.compile(r"\d+(?:\s*[,;+/]\s*\d+){1,9}|\d+(?:\s*-\s*\d+){2,9}")
_AS_MANY = re.compile(
    r"amrap|max(?:imum)?|(?:to |till |until )?(?:failure|tired|fatigue)|as many as (?:possible|you can)|∞|inf"
    r"|so (?:viele?|oft) wie m(?:ö|oe)glich"
)


def reps_elsewhere(text: str, *, share: bool) -> Phrase | None:
    """What to write in the place of such repetitions; `share`: a percentage may stand there. None: not known."""
    line = " ".join(text.lower().split())[:60]
    if (match := re.fullmatch(r"[“”„‘’](.+)[“”‘’]", line)) and match[1].isdecimal():
        return phrase("is in quotes of print; write {instead}", instead=match[1])
    if match := re.fullmatch(r"(\d)[,.' ](000)", line):
        return _whole(f"{match[1]}{match[2]}")
    if share and (match := re.fullmatch(r"(\d{1,3}) ?(?:percent|per cent|pct|prozent)", line)):
        return _whole(f"{match[1]}%")
    if _AS_MANY.fullmatch(line):
        return phrase("is no number to count to; write one such as 10 (+ and - change it in the session)")
    if match := _TIME.fullmatch(line):
        sets, amount, unit = match.groups()
        seconds = _in_seconds(amount, unit)
        return phrase(
            "is a time; for a hold of {seconds:g} s write reps: {sets}, and tempo: {tempo}",
            seconds=seconds,
            sets=sets or 1,
            tempo=f"{{hold: {seconds:g}}}",
        )
    if match := _EACH_OF.fullmatch(line) or _SIDE_FIRST.fullmatch(line):
        instead = _times(*match.groups())
        return phrase("is written {instead}: repetitions count for each side anyway", instead=instead)
    if (match := _SETS_OF.fullmatch(line)) and not re.fullmatch(r"\d+ ?[x×] ?\d+", line):
        return phrase("is written {instead}", instead=_times(*match.groups()))
    if match := re.fullmatch(rf"(\d+)\s*(?:sets?|{_SATZ})", line):
        return phrase("says how many sets, but not of how many; write {instead}", instead=f"{match[1]}x10")
    if line in {"half", "1/2", "a half", "halb", "die hälfte", "hälfte"} and share:
        return phrase("is no number; write 50% for half of the person's target")
    if match := _RANGE_OF_SETS.fullmatch(line) or _RANGE.fullmatch(line):
        return phrase("is a range; write one number such as {instead}", instead=_times(*match.groups()[:2]))
    if _LIST.fullmatch(line):
        parts = re.findall(r"\d+", line)
        instead = f"{len(parts)}x{parts[0]}"
        return phrase("is several sets; write the same for each, such as {instead}", instead=instead)
    if (match := _OF_REPS.fullmatch(line)) and not line.isdigit():
        return _whole(match[1])
    if line in _WORDS:
        return _whole(str(_WORDS[line]))
    if share and re.fullmatch(r"0?\.\d{1,2}", line):
        instead = f"{round(float(line) * 100)}%"
        return phrase("is not a whole number; for a share of the person's target write {instead}", instead=instead)
    if share and line in {"target", "own", "own target", "my target", "auto"}:
        return phrase("is what it is anyway; leave the line out")
    return None


def _whole(instead: str) -> Phrase:
    return phrase("is not a whole number; write {instead}", instead=instead)


def _times(sets: str | None, reps: str) -> str:
    return reps if sets is None else f"{sets}x{reps}"
