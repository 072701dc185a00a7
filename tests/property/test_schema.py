"""What an editor says of a file by its schema, and what check says: never more, and as much as a schema can say."""

from __future__ import annotations

import random

import pytest

from coach.library.build import READERS
from coach.library.catalogue import shipped_routines
from coach.library.ids import FileKind
from coach.library.json_schema import NAMES, json_schema
from coach.library.yaml_reader import parse
from tests.support.editors import BEYOND, value_of
from tests.support.mutants import GRAMMAR, misstated, mutant

jsonschema = pytest.importorskip("jsonschema", reason="the extra dev has it")
MUTANTS = 1_000


def kind_of(path: str) -> FileKind:
    """The kind of a shipped file, by its folder."""
    return next((kind for kind in FileKind if kind.folder and kind.folder in path), FileKind.ROUTINE)


FILES = {
    kind: [
        *(path.read_text("utf-8") for path in sorted(shipped_routines().rglob("*.yaml")) if kind_of(str(path)) is kind),
        *GRAMMAR[kind],
    ]
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
def test_what_a_schema_refuses_check_refuses_and_the_other_way_round(kind: FileKind) -> None:
    """An editor never underlines what coach takes, and underlines the rest as far as a schema can say it."""
    chance, refused = random.Random(kind), 0
    for _ in range(MUTANTS):
        text = chance.choice((mutant, misstated))(chance, FILES[kind])
        document = parse(text, "f")
        if document.problems:
            continue
        good = CHECKERS[kind].is_valid(value_of(document.root))
        problems = READERS[kind](document, "mutant").problems
        refused += not good
        assert good or problems, text
        if any(not any(what in str(problem.what) for what in BEYOND) for problem in problems):
            assert not good, (text, problems)
    assert refused > MUTANTS / 5
