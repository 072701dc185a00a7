"""Parses what is typed in an editor for one key of a file, by the grammar and with the messages of the file's reader.

Nothing typed takes the key out. A mistake comes back as the sentence that `coach check` would say.
"""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from coach.errors import Phrase
from coach.library.build import entry_of
from coach.library.fields import FieldTable
from coach.library.file_schema import ROUNDS, ROUTINE
from coach.library.problem_report import START, ProblemReport
from coach.library.source import FORBIDDEN, forbidden
from coach.library.yaml_reader import Fields, Items, Node, Text
from coach.model.exercise import Phase, TranslatedTexts, Translations
from coach.model.language import Language
from coach.model.routine import PREPARE_MS, REST_MS, SWITCH_MS, Entry, Routine

SILENT: Final = "-"
"""What is typed for a word that is not said."""
LISTS: Final = {"sides", "kit", "for"}
"""Keys that hold a list, which is typed with commas."""
_APART: Final = re.compile(r"\{?(?:left:?)? ?(\d+) ?(?:left)?[,;/ ]+(?:right:?)? ?(\d+) ?(?:right)?\}?")
PhaseValues: TypeAlias = tuple[tuple[Phase, Any], ...]
_DEFAULT_MS: Final = {"prepare": PREPARE_MS, "switch": SWITCH_MS, "rest": REST_MS}


class Mistyped(Struct, frozen=True):
    """What was typed cannot be taken."""

    what: Phrase
    """What is wrong with it."""


def typed_value(table: FieldTable, key: str, typed: str) -> Any:
    """What was typed, converted to the value of a key of this table; `Mistyped` if it cannot be one."""
    node = node_of(key, typed)
    if isinstance(node, Mistyped):
        return node
    report = ProblemReport("")
    value = next(field for field in table if field.name == key).convert(node, key, report)
    return Mistyped(report.problems[0].what) if report.problems else value


def node_of(key: str, typed: str) -> Node | Mistyped:
    """What was typed, as the YAML node it would be in a file."""
    typed = " ".join(typed.split())
    if (bad := FORBIDDEN.search(typed)) is not None:
        return Mistyped(forbidden(bad[0]))
    if key == "reps" and (apart := _APART.fullmatch(typed)) is not None:
        pairs = zip(("left", "right"), apart.groups(), strict=True)
        return Fields(START, tuple((_text(side), _text(reps)) for side, reps in pairs))
    if key in LISTS and typed not in {"both", "alternate"}:
        words = [word.strip() for word in typed.strip("[]").split(",")]
        return Items(START, tuple(_text(word) for word in words if word))
    return Items(START, (_text(typed),)) if key == "how" else _text(typed)


def retyped_entry(entry: Entry, key: str, typed: str, language: Language | None = None) -> Entry | Mistyped:
    """The entry with a new value typed for one of its keys; the key may be a phase, which is part of its tempo.

    A text is changed in this language below `in`; None: the file's own. Who types repetitions without sets over ones
    that had them wants no sets any more.
    """
    typed = " ".join(typed.split())
    phase = next((each for each in Phase if each == key), None)
    group, _, inner = ("tempo", "", key) if phase is not None else key.partition(".")
    node = _text("") if group == "cues" and typed == SILENT else node_of(key, typed)
    if isinstance(node, Mistyped):
        return node
    value = Fields(START, ((_text(inner), node),)) if inner else node
    new, problems = entry_of({"exercise": _text(entry.exercise)} | ({group: value} if typed else {}))
    if problems:
        return Mistyped(problems[0].what)
    match group:
        case "reps":
            keeps_sets = entry.set_of is not None and not isinstance(entry.reps, int) and new.set_of is None
            set_of = entry.set_of if keeps_sets else new.set_of
            return replace(entry, reps=new.reps, apart=new.apart, set_of=set_of)
        case "sides":
            return replace(entry, sides=new.sides, alternates=new.alternates)
        case "rest" | "prepare":
            return replace(entry, **{f"{group}_ms": getattr(new, f"{group}_ms")})
        case "pace":
            return replace(entry, self_paced=new.self_paced)
        case "tempo":
            return replace(entry, tempo=_in_order(entry.tempo, Phase(inner), new.tempo))
        case "cues":
            old = entry.cues if language is None else dict(entry.translations).get(language, TranslatedTexts()).cues
            return _with_text(entry, "cues", _in_order(old, Phase(inner), new.cues), language)
        case "note" | "first":
            return _with_text(entry, group, getattr(new, group), language)
        case _:
            return replace(entry, **{group: getattr(new, group)})


def _in_order(old: PhaseValues, phase: Phase, new: PhaseValues) -> PhaseValues:
    """The values of phases, with that of one of them new, or without it."""
    values = {each: value for each, value in old if each is not phase} | dict(new)
    return tuple((each, values[each]) for each in Phase if each in values)


def _with_text(entry: Entry, key: str, value: Any, language: Language | None) -> Entry:
    """The entry that says this in a language."""
    if language is None:
        return replace(entry, **{key: value})
    return replace(entry, translations=_translated(entry.translations, language, key, value))


def _translated(translations: Translations, language: Language, key: str, value: Any) -> Translations:
    """With this text in a language; a language without texts is none."""
    texts, nothing = dict(translations), TranslatedTexts()
    texts[language] = replace(texts.get(language, nothing), **{key: value})
    return tuple((each, texts[each]) for each in Language if texts.get(each, nothing) != nothing)


def retyped_routine(
    routine: Routine, key: str, typed: str, language: Language | None = None
) -> dict[str, Any] | Mistyped:
    """The fields of a routine that change by a value typed for one of its keys.

    A text is changed in this language below `in`; None: the file's own.
    """
    if not typed.strip() and key in _DEFAULT_MS:
        return {f"{key}_ms": _DEFAULT_MS[key]}
    if not typed.strip() and (key in {"about", "for"} or (key == "name" and language is not None)):
        value: Any = () if key == "for" else ""
    elif isinstance(value := typed_value(ROUTINE, key, typed), Mistyped):
        return value
    match key:
        case "name" | "about" if language is not None:
            return {"translations": _translated(routine.translations, language, key, value or None)}
        case "for":
            return {"conditions": value}
        case "prepare" | "switch" | "rest":
            return {f"{key}_ms": value}
        case _:
            return {key: value}


def retyped_rounds(routine: Routine, key: str, typed: str) -> dict[str, int] | Mistyped:
    """The fields of a group of rounds that change by a value typed for one of its keys."""
    if key == "rest" and not typed.strip():
        return {"rest_ms": routine.rest_ms}
    value = typed_value(ROUNDS, key, typed)
    return value if isinstance(value, Mistyped) else {"times" if key == "rounds" else "rest_ms": value}


def renamed(routine: Routine, name: str) -> Routine:
    """The routine with another name, in its own language and in each translation that has a name."""
    translations = tuple(
        (language, replace(texts, name=name) if texts.name else texts) for language, texts in routine.translations
    )
    return replace(routine, name=name, translations=translations)


def _text(typed: str) -> Text:
    return Text(START, typed, quoted=True, offset=0)
