"""The text of a routine that was edited, made of the text it had: only what changed is written anew.

Entries stay the very lines they were, in their new order, each with the comments above it; what changes in one is
changed in its own lines. Rounds keep the lines that are theirs as long as one of their entries is still in them. What
comes out has to be read, and compared, before it is written anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import yaml
from msgspec import Struct

from coach.library.file_schema import ENTRY, ROUNDS, ROUTINE
from coach.library.yaml_editor import Raw, Value, set_in, set_value, written
from coach.library.yaml_lists import YamlList, dash_of, find_list, keys_of, set_in_item
from coach.library.yaml_reader import LOADER
from coach.model.draft import Sheet, parts
from coach.model.exercise import Phase, Side, TranslatedTexts, Translations
from coach.model.routine import PREPARE_MS, REST_MS, SWITCH_MS, Entry, Percent, Rounds, Routine

_ORDER: Final = [field.name for field in ROUTINE]
_TEXT_ORDER: Final = ["in", "exercises"]
"""What is said in other languages stands above the long list."""
_ENTRY_ORDER: Final = [field.name for field in ENTRY]
_ROUNDS_ORDER: Final = [field.name for field in ROUNDS]


class _Circuit(Struct, frozen=True):
    """Rounds of the file: their lines, and the list in them."""

    entries: YamlList
    rounds: Rounds
    rests: bool
    """Whether they say how long to rest."""


class _Lines(Struct, frozen=True):
    """What the file has of its entries."""

    whole: YamlList
    entries: tuple[tuple[str, int | None], ...]
    """Each entry's lines, and the column of its dash; None for one in brackets."""
    circuits: Mapping[int, _Circuit]
    """By the number of the group."""


def routine_text(text: str, kept: Routine, sheet: Sheet) -> str:
    """The text of a routine as the sheet has it; `kept` is what `text` holds. Raises ValueError if it cannot be made.

    A sheet without entries gives a text that the reader refuses.
    """
    try:
        return _top(_with_entries(text, kept, sheet), kept, sheet.routine)
    except (yaml.YAMLError, IndexError) as error:
        raise ValueError(str(error)) from error


def reps_value(entry: Entry) -> str:
    """The repetitions of an entry as a file has them: 10, 3x10, 50%, {left: 8, right: 12}, or nothing."""
    if entry.apart is not None:
        return written({"left": entry.apart.left, "right": entry.apart.right})
    match entry.reps:
        case None:
            return ""
        case Percent(value):
            return f"{value}%"
        case reps if entry.set_of and reps > entry.set_of and reps % entry.set_of == 0:
            return f"{reps // entry.set_of}x{entry.set_of}"
        case reps:
            return str(reps)


def sides_value(sides: Sequence[Side], alternates: bool) -> str:
    """The sides as a file has them: both, alternate, or a list."""
    if alternates:
        return "alternate"
    return "both" if Side.BOTH in sides else written(tuple(side.value for side in sides))


def seconds_value(ms: int) -> str:
    """Milliseconds as the seconds of a file."""
    return f"{ms / 1000:g}"


def _time_value(ms: int, default_ms: int) -> Value:
    """Seconds as a file has them; what is left out where they are what they would be anyway."""
    return None if ms == default_ms else Raw(seconds_value(ms))


def _top(text: str, kept: Routine, now: Routine) -> str:
    """The keys of the routine itself."""
    values: dict[str, tuple[Any, Any, Value]] = {
        "name": (kept.name, now.name, now.name),
        "when": (kept.when, now.when, now.when.value),
        "about": (kept.about, now.about, now.about or None),
        "prepare": (kept.prepare_ms, now.prepare_ms, _time_value(now.prepare_ms, PREPARE_MS)),
        "switch": (kept.switch_ms, now.switch_ms, _time_value(now.switch_ms, SWITCH_MS)),
        "rest": (kept.rest_ms, now.rest_ms, _time_value(now.rest_ms, REST_MS)),
        "turn_over": (kept.turn_over, now.turn_over, now.turn_over.value),
        "for": (kept.conditions, now.conditions, now.conditions or None),
    }
    for key, (before, after, value) in values.items():
        if before != after:
            text = _set_top(text, key, value)
    for path, value in _changed_translations(kept.translations, now.translations):
        text = set_in(text, path, value, _TEXT_ORDER)
    return text


def _set_top(text: str, key: str, value: Value) -> str:
    """Set a key of the routine; one that is not there, and waits as a comment, is used there."""
    waiting = re.search(rf"(?m)^# ?({key}: {re.escape(written(value, True))}(?![^\s]).*)$", text)
    if waiting is not None and key not in keys_of(_root(text)):
        return text[: waiting.start()] + waiting[1] + text[waiting.end() :]
    return set_value(text, key, value, _ORDER)


def _with_entries(text: str, kept: Routine, sheet: Sheet) -> str:
    """The list of exercises as the sheet has it."""
    if sheet.routine.entries == kept.entries and sheet.origins == tuple(range(len(kept.entries))):
        return text
    lines = _lines(text, kept)
    unused = dict(lines.circuits)
    items = []
    for part in parts(sheet.routine.entries):
        rounds = sheet.routine.entries[part.start].rounds
        if rounds is None:
            items.append(_entry_item(lines, kept, sheet, part.start, lines.whole))
            continue
        known = (kept.entries[at].rounds for place in part if (at := sheet.origins[place]) is not None)
        group = next((each.group for each in known if each is not None and each.group in unused), None)
        circuit = _new_circuit(lines.whole, rounds) if group is None else unused.pop(group)
        own = circuit.entries
        item = own.with_items([_entry_item(lines, kept, sheet, place, own) for place in part])
        items.append(_set_rounds(item, lines.whole.column, circuit, rounds, sheet.routine.rest_ms))
    return lines.whole.with_items(items)


def _lines(text: str, kept: Routine) -> _Lines:
    """The list of exercises taken apart, and the rounds in it."""
    whole = find_list(text, "exercises")
    if whole is None:
        raise ValueError("a routine without a list")
    entries: list[tuple[str, int | None]] = []
    circuits = {}
    for item, part in zip(whole.items, parts(kept.entries), strict=True):
        rounds = kept.entries[part.start].rounds
        if rounds is None:
            entries.append((item, whole.column))
            continue
        in_list: tuple[str | int, ...] = () if whole.column is None else (0,)
        inner = find_list(item, *in_list, "exercises")
        if inner is None:
            raise ValueError("rounds without a list")
        root = _root(item)
        keys = keys_of(root.value[0] if in_list else root)
        circuits[rounds.group] = _Circuit(inner, rounds, "rest" in keys)
        entries += [(each, inner.column) for each in inner.items]
    return _Lines(whole, tuple(entries), circuits)


def _new_circuit(whole: YamlList, rounds: Rounds) -> _Circuit:
    """Rounds that the file does not have yet: they rest as long as the routine says."""
    head = f"rounds: {rounds.times}"
    if whole.column is None:
        text = f"{{{head}, exercises: []}}"
        inner = YamlList(text, len(text) - 2, len(text) - 2, (), None)
    else:
        margin = " " * whole.column
        text = f"{margin}- {head}{whole.newline}{margin}  exercises:{whole.newline}"
        inner = YamlList(text, len(text), len(text), (), whole.column + 4)
    return _Circuit(inner, rounds, False)


def _set_rounds(item: str, column: int | None, circuit: _Circuit, now: Rounds, routine_rest_ms: int) -> str:
    """The lines of rounds with how many there are, and the rest between them where it is not the routine's."""
    if now.times != circuit.rounds.times:
        item = set_in_item(item, column, ("rounds",), now.times, _ROUNDS_ORDER)
    own_ms = circuit.rounds.rest_ms if circuit.rests else routine_rest_ms
    if now.rest_ms != own_ms:
        value = None if now.rest_ms == routine_rest_ms else Raw(seconds_value(now.rest_ms))
        item = set_in_item(item, column, ("rest",), value, _ROUNDS_ORDER)
    return item


def _entry_item(lines: _Lines, kept: Routine, sheet: Sheet, place: int, into: YamlList) -> str:
    """An entry's lines as they stand in a list: those it had, with what changed."""
    entry, origin = sheet.routine.entries[place], sheet.origins[place]
    old = Entry(entry.exercise)
    if origin is not None and (into.column is not None or lines.entries[origin][1] is None):
        old = kept.entries[origin]
        item = into.reindented(*lines.entries[origin])
        if into.column is not None and lines.entries[origin][1] is None:
            return _changed_in_braces(item, into.column, old, entry)
    elif into.column is None:
        item = f"{{exercise: {entry.exercise}}}"
    else:
        item = f"{' ' * into.column}- exercise: {entry.exercise}{into.newline}"
    for path, value in changed_keys(old, entry):
        item = set_in_item(item, into.column, path, value, _ENTRY_ORDER)
    return item


def _changed_in_braces(item: str, column: int, old: Entry, new: Entry) -> str:
    """An entry that came out of brackets, and stands in braces behind its dash."""
    at = dash_of(item, column) + 2
    head, braces, end = item[:at], item[at:].rstrip(), item[at + len(item[at:].rstrip()) :]
    for path, value in changed_keys(old, new):
        braces = set_in(braces, path, value)
    return head + braces + end


def changed_keys(old: Entry, new: Entry) -> list[tuple[tuple[str, ...], Value]]:
    """The keys of an entry that make the new one of the old, in the order in which somebody would write them."""
    keys: dict[str, Value] = {}
    if (old.reps, old.apart, old.set_of) != (new.reps, new.apart, new.set_of):
        reps = reps_value(new)
        keys |= {"dosage": None, "set_of": None, "reps": Raw(reps) if reps else None}
        if new.set_of is not None and "x" not in reps:
            keys["set_of"] = new.set_of
    if old.tempo != new.tempo:
        keys["tempo"] = {phase.value: Raw(seconds_value(ms)) for phase, ms in new.tempo} or None
    if old.cues != new.cues:
        keys["cues"] = _cues_value(new.cues)
    if (old.sides, old.alternates) != (new.sides, new.alternates):
        keys["sides"] = None if new.sides is None else Raw(sides_value(new.sides, new.alternates))
    if old.rest_ms != new.rest_ms:
        keys["rest"] = None if new.rest_ms is None else Raw(seconds_value(new.rest_ms))
    if old.prepare_ms != new.prepare_ms:
        keys["prepare"] = None if new.prepare_ms is None else Raw(seconds_value(new.prepare_ms))
    if old.band != new.band:
        keys["band"] = new.band
    if old.self_paced != new.self_paced:
        keys["pace"] = "self" if new.self_paced else None
    if old.note != new.note:
        keys["note"] = new.note
    if old.first != new.first:
        keys["first"] = new.first
    top: list[tuple[tuple[str, ...], Value]] = [((key,), value) for key, value in keys.items()]
    return [*top, *_changed_translations(old.translations, new.translations)]


def _changed_translations(old: Translations, new: Translations) -> Iterator[tuple[tuple[str, ...], Value]]:
    """What makes the new texts in other languages of the old, each with the way to it."""
    before, after, nothing = dict(old), dict(new), TranslatedTexts()
    for language in dict.fromkeys((*before, *after)):
        was, now = before.get(language, nothing), after.get(language, nothing)
        for key in ("name", "about", "cues", "note", "first"):
            if (value := getattr(now, key)) != getattr(was, key):
                yield ("in", language.value, key), _cues_value(value) if key == "cues" else value


def _cues_value(cues: Iterable[tuple[Phase, str]]) -> Value:
    """Words of phases as a file has them."""
    return {phase.value: word for phase, word in cues} or None


def _root(text: str) -> Any:
    return yaml.compose(text, Loader=LOADER)
