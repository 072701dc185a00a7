"""JSON Schema of the files people write, for editors: made of the same tables that the reader goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from coach.i18n.catalog import vocabulary
from coach.i18n.file_catalog import file_texts
from coach.i18n.file_texts import FileTexts
from coach.i18n.settings_texts import SettingsTexts
from coach.library import durations, figure, file_schema, fit_field
from coach.library.fields import Convert, Field, FieldTable, GroupOf, Identifier, ListOf, OneLine, OneOf, flag
from coach.library.file_schema import RepsOfSides
from coach.library.ids import ID_AT_MOST, FileKind
from coach.library.limits import LIMBS_AT_MOST, NAME_AT_MOST, POINTS_AT_MOST
from coach.library.number_fields import Repetitions, Whole, day_end, duration
from coach.library.settings_schema import SETTINGS
from coach.library.yaml_reader import Fields, Items, Node, Text, parse
from coach.model.exercise import BOX_WIDTH
from coach.model.language import Language
from coach.model.plan import REPS_LIMIT

Schema = dict[str, Any]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
NAMES: Final = (*(kind.value for kind in FileKind), "settings")
"""What there is a schema of."""
_WORD: Final[Schema] = {"type": ["string", "number", "boolean"]}
"""Any scalar: whatever YAML makes of it, it is the text that the file has."""


def json_schema(
    name: str, language: Language = Language.EN, known: Mapping[FileKind, Sequence[str]] | None = None
) -> Schema:
    """The schema of a kind of file, or of the settings, by one of `NAMES`; it speaks this language.

    `known` are the ids of the files there are, which an editor may offer. Others are no mistakes: files come and go.
    It says what can be said without a look at other files or at two keys at once; `coach check` says the rest.
    """
    writer = _Writer(file_texts(language), vocabulary(language).settings, known or {})
    whole = writer.group(SETTINGS if name == "settings" else file_schema.FILES[FileKind(name)], name)
    if name == "settings":  # a key with nothing behind it is as if it were not there
        for key, value in whole["properties"].items():
            told = {name: value.pop(name) for name in ("description", "examples") if name in value}
            whole["properties"][key] = _either(value, {"type": "null"}) | told
    return {"$schema": DRAFT, "title": f"coach: {name}"} | whole


class _Writer(Struct, frozen=True):
    """Writes the schemas of tables, with what an editor says of each key in one language."""

    texts: FileTexts
    settings: SettingsTexts
    known: Mapping[FileKind, Sequence[str]]

    def group(self, table: FieldTable, inside: str) -> Schema:
        """What a group with these keys may hold, inside a key or a file."""
        return {
            "type": "object",
            "properties": {
                field.name: _examples(field)
                | self.value(field.convert, field.name)
                | {"description": self._means(inside, field.name)}
                for field in table
            },
            "required": [field.name for field in table if field.required],
            "additionalProperties": False,
        }

    def _means(self, inside: str, key: str) -> str:
        if inside == "settings" and (named := getattr(self.settings, f"set_{key}", "")):
            return f"{named}. {getattr(self.settings, f'about_{key}')}"
        return self.texts.of(inside, "day" if inside == "week" else key)

    def value(self, convert: Convert, key: str) -> Schema:
        """What a converter takes, as the value of this key."""
        match convert:
            case OneLine(most=most, fills=fills, silent=silent):
                seen = "" if silent else r"(?=[\s\S]*\S)"
                inside = r"(?:[^{}]|\{(?:side|other)\})*" if fills else r"[\s\S]*"
                return _WORD | {"pattern": f"^{seen}{inside}$", "maxLength": most}
            case ListOf(of=of, most=most, empty=empty):
                limit = {} if most is None else {"maxItems": most}
                return {"type": "array", "items": self.value(of, key), "minItems": 0 if empty else 1} | limit
            case GroupOf(table=table):
                return self.group(table, key)
            case OneOf(kinds=kinds):
                words = [kind.value for kind in kinds]
                return _either({"enum": words}, _written("|".join(words)))
            case Whole(least=least, most=most):
                return _either({"type": "integer", "minimum": least, "maximum": most}, _written("[0-9]+"))
            case Repetitions(share=share, sets=sets):
                forms = ["[0-9]+"] + [durations.SETS] * sets + [durations.PERCENT] * share
                number = {"type": "integer", "minimum": 1, "maximum": REPS_LIMIT}
                return _either(number, _written("|".join(forms)))
            case RepsOfSides(share=share):
                return _either(self.value(Repetitions(share), key), self.group(file_schema.SIDE_REPS, key))
            case Identifier(kind=kind):
                return _ID | ({"examples": list(self.known[kind])} if kind in self.known else {})
            case file_schema.entry_in_rounds:
                return self.group(file_schema.ENTRY, "entry")
            case file_schema.entry_node:
                return _either(self.group(file_schema.ENTRY, "entry"), self.group(file_schema.ROUNDS, "rounds"))
            case figure.figure | figure.second:
                return self.group(figure.FIGURE if convert is figure.figure else figure.FIGURE[:-1], "figure")
            case file_schema.band:
                return self.value(OneLine(NAME_AT_MOST), key)
            case file_schema.whys:
                return {"type": "object", "additionalProperties": self.value(OneLine(), key), "propertyNames": _ID}
            case _:
                return _OTHERS[convert]


def _examples(field: Field) -> Schema:
    """What an editor may offer for a key: the examples that the sentences of `check` give, too."""
    if isinstance(field.convert, OneOf) or field.convert is flag:
        return {}  # all there may be is offered anyway
    parts = re.findall(rf"(?:^|, |or ){field.name}: (.+?)(?=,? or |, {field.name}: |$)", str(field.example))
    values = [_plain(node) for part in parts if (node := parse(part, "").root) is not None and "below it" not in part]
    return {"examples": values} if values else {}


def _plain(node: Node) -> Any:
    match node:
        case Fields(pairs=pairs):
            return {key.text: _plain(value) for key, value in pairs}
        case Items(items=items):
            return [_plain(item) for item in items]
        case Text(text=text):
            return int(text) if text.isdigit() and not text.startswith("0") else text
        case _:
            return None


def _either(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _written(pattern: str) -> Schema:
    """Text that is written like this, with space around it or without."""
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


_ID: Final[Schema] = _either(
    {"type": "string", "pattern": rf"^\s*[a-z0-9][a-z0-9-]{{0,{ID_AT_MOST - 1}}}\s*$"},
    {"type": "integer", "minimum": 0},
    {"type": "boolean"},
)
_PLACE: Final = _either({"type": "number", "minimum": 0, "maximum": BOX_WIDTH}, _written(figure.NUMBER.pattern))
_LIMB: Final[Schema] = {"type": "array", "items": _WORD, "minItems": 2, "maxItems": POINTS_AT_MOST}
_LIMBS: Final[Schema] = {"type": "array", "items": _LIMB, "maxItems": LIMBS_AT_MOST}
_SECONDS: Final[Schema] = {"type": "number", "minimum": 0, "maximum": durations.LONGEST_MS // 1000}
_OTHERS: Final[dict[Convert, Schema]] = {
    duration: _either(_SECONDS, _written(durations.DURATION)),
    day_end: _written("[0-9]{1,2}:[0-9]{2}"),
    flag: {"enum": [True, False, "true", "false"]},
    file_schema.sides: _either(
        {"enum": ["both", *file_schema.Turns]},
        {"type": "array", "items": {"enum": ["left", "right"]}, "minItems": 1, "uniqueItems": True},
    ),
    fit_field.fit_exercise: {
        "type": "array",
        "items": _either(_written(fit_field.FIT_NAME.pattern), {"type": "boolean"}),
        "minItems": 2,
        "maxItems": 2,
    },
    figure.points: {
        "type": "object",
        "additionalProperties": {"type": "array", "items": _PLACE, "minItems": 2, "maxItems": 2},
        "propertyNames": {"pattern": f"^{figure.NAME.pattern}$"},
        "maxProperties": POINTS_AT_MOST,
    },
    figure.limb: _LIMB,
    figure.pair: _LIMB | {"maxItems": 2},
    figure.one: _WORD,
    figure.limbs: _either(_LIMB, _LIMBS | {"minItems": 1}),
    figure.no_limbs: _either(_LIMB, _LIMBS),
}
"""What the converters take that are functions."""
