"""What an editor says of a file by its schema, and what check says: never more, and as much as a schema can say."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from coach.library.build import READERS
from coach.library.catalogue import shipped_routines
from coach.library.ids import FileKind
from coach.library.json_schema import NAMES, json_schema
from coach.library.yaml_reader import Fields, Items, Node, Text, parse
from tests.support.mutants import mutant

jsonschema = pytest.importorskip("jsonschema", reason="the extra dev has it")
MUTANTS = 1_000


def value_of(node: Node | None) -> Any:
    """What an editor makes of a node: numbers, booleans and nothing are what YAML 1.2 says they are."""
    match node:
        case Fields(pairs=pairs):
            return {key.text: value_of(value) for key, value in pairs}
        case Items(items=items):
            return [value_of(item) for item in items]
        case Text(text=text, quoted=False):
            if re.fullmatch(r"[-+]?[0-9]+", text) and len(text) < 20:
                return int(text)
            if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text) and len(text) < 20:
                return float(text)
            return {"": None, "true": True, "false": False}.get(text, text)
        case Text(text=text):
            return text
        case _:
            return None


def kind_of(path: str) -> FileKind:
    """The kind of a shipped file, by its folder."""
    return next((kind for kind in FileKind if kind.folder and kind.folder in path), FileKind.ROUTINE)


FILES = {
    kind: [path.read_text("utf-8") for path in sorted(shipped_routines().rglob("*.yaml")) if kind_of(str(path)) is kind]
    for kind in FileKind
}
CHECKERS = {name: jsonschema.Draft202012Validator(json_schema(name)) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(name: str) -> None:
    """Draft 2020-12, as it says."""
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


@pytest.mark.parametrize("kind", FileKind)
def test_our_own_files_are_good(kind: FileKind) -> None:
    """No editor underlines anything in them."""
    assert FILES[kind]
    for text in FILES[kind]:
        assert [] == list(CHECKERS[kind].iter_errors(value_of(parse(text, "f").root)))


@pytest.mark.parametrize("kind", FileKind)
def test_what_a_schema_refuses_check_refuses(kind: FileKind) -> None:
    """An editor never underlines what coach takes."""
    chance, refused = random.Random(kind), 0
    for _ in range(MUTANTS):
        text = mutant(chance, FILES[kind])
        document = parse(text, "f")
        if document.problems:
            continue
        errors = list(CHECKERS[kind].iter_errors(value_of(document.root)))
        refused += bool(errors)
        assert not errors or READERS[kind](document, "mutant").problems, (text, errors[0].message)
    assert refused > MUTANTS / 20


BEYOND = (
    *("cannot be filled in", "stands alone", "means nothing where", "no point of start", "needs a head", "keep one of"),
    *("leaves no time", "below the", "could grow", "view of the first", "write side: ", "own warm-up", "says already"),
    *("phases are translated", "is not left out by this page", "this is a", "repetitions; write", "beside its minutes"),
    *("is longer than an hour", "should be the name of a band", "in the list twice", "a rest is no exercise"),
    *("is too high", "is too low", "no place", "is named by the key exercise", "a space is missing"),
    *("is not a place", "is not a whole number", "is not a duration", "finer than a thousandth"),  # spelled oddly
)
"""What only check can say: of two keys, of a number that is written as a text, or in a text."""


@pytest.mark.parametrize("kind", FileKind)
def test_what_check_refuses_a_schema_refuses(kind: FileKind) -> None:
    """As far as a schema can say it."""
    chance = random.Random(f"{kind} again")
    for _ in range(MUTANTS):
        text = mutant(chance, FILES[kind])
        document = parse(text, "f")
        problems = () if document.problems else READERS[kind](document, "mutant").problems
        if any(not any(what in problem.what for what in BEYOND) for problem in problems):
            assert not CHECKERS[kind].is_valid(value_of(document.root)), (text, problems)
