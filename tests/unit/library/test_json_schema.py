"""What an editor is told of each key, in the person's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.i18n.file_catalog import file_texts
from coach.library.build import READERS
from coach.library.catalogue import shipped_routines
from coach.library.ids import FileKind
from coach.library.json_schema import NAMES, Schema, json_schema
from coach.library.new_file import known_ids, new_text
from coach.library.yaml_reader import parse
from coach.model.language import Language

jsonschema = pytest.importorskip("jsonschema", reason="the extra dev has it")
README = (shipped_routines() / "README.md").read_text(encoding="utf-8")
TABLES = {
    "exercise": "## An exercise",
    "figure": "## A figure",
    "routine": "## A routine",
    "entry": "Each part of the list",
    "condition": "## A condition",
}


def keys_in(schema: Schema) -> Iterator[tuple[str, Any]]:
    """Every key that a schema names, with what may stand there."""
    for key, value in schema.get("properties", {}).items():
        yield key, value
        yield from keys_in(value)
    for part in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])):
        yield from keys_in(part)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_explained_and_what_it_offers_is_right(name: str, language: Language) -> None:
    """I point at a key and read what it means; what is offered to me passes."""
    for key, value in keys_in(json_schema(name, language)):
        assert value["description"].strip(), key
        for example in value.get("examples", ()):
            assert jsonschema.Draft202012Validator(value).is_valid(example), (key, example)


def test_the_choices_and_examples_are_there() -> None:
    """Of a word that is one of a few, all; of the others what `check` would propose, too."""
    exercise = json_schema("exercise")["properties"]
    assert ["strength", "stretch"] == exercise["kind"]["anyOf"][0]["enum"]
    assert "band" in exercise["kit"]["items"]["anyOf"][0]["enum"]
    assert [{"reps": 10}] == exercise["dosage"]["examples"]
    assert [["left", "right"], "both", "alternate"] == exercise["sides"]["examples"]
    entry = json_schema("routine")["properties"]["exercises"]["items"]["anyOf"][0]["properties"]
    assert [10, "3x10", "50%"] == entry["reps"]["examples"]


def test_the_exercises_there_are_are_offered(tmp_path: Path) -> None:
    """Ours and mine, where one is named; another one is no mistake."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "heel-drop.yaml").touch()
    entry = json_schema("routine", known=known_ids(tmp_path))["properties"]["exercises"]["items"]["anyOf"][0]
    offered = entry["properties"]["exercise"]["examples"]
    assert {"heel-drop", "clamshell", "one-legged-bridge"} < set(offered)
    assert offered == sorted(offered)
    assert jsonschema.Draft202012Validator(entry).is_valid({"exercise": "not-there-yet"})


@pytest.mark.parametrize("group", TABLES)
def test_it_is_what_the_reference_says(group: str) -> None:
    """One truth: the tables of README, without their marks and links."""
    section = README[README.index(TABLES[group]) :]
    table = re.search(r"^\| key \| means .*\n\|[-|]+\n((?:\|.*\n)+)", section, re.MULTILINE)
    assert table
    rows = [[cell.strip() for cell in row.split("|")[1:3]] for row in table[1].splitlines()]
    said = {
        key: re.sub(r",? see \[below\]\(.*?\)", "", means).replace("`", "")
        for keys, means in rows
        for key in re.findall(r"`(\w+)`", keys)
    }
    assert said == {key: file_texts(Language.EN).of(group, key) for key in said}


def test_no_language_lacks_a_key_or_has_one_too_many() -> None:
    """Every text belongs to a key that some file has, and is there in each language."""
    english, german = (file_texts(language).keys for language in Language)
    assert english.keys() == german.keys()
    assert [] == [key for key in english if english[key] == german[key]]
    there = {key for name in NAMES for key, _ in keys_in(json_schema(name))} | {"day"}
    assert set() == {key.rpartition(".")[2] for key in english} - there


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [FileKind.EXERCISE, FileKind.ROUTINE])
def test_a_new_file_passes_in_each_language(kind: FileKind, language: Language) -> None:
    """Its comments and its texts are in the person's own; also with everything taken in that is commented out."""
    text = new_text(kind, "abend", Path("abend.yaml"), language)
    assert () == READERS[kind](parse(text, "abend.yaml"), "abend").problems
    lines = [re.sub(r"^( *)# (?=[- \w]+:)", r"\1", line) for line in text.splitlines()[2:]]
    second = [line for line in lines if line.startswith("progression")][1:]
    whole = "\n".join(line for line in lines if line not in second)
    assert () == READERS[kind](parse(whole + "\n", "abend.yaml"), "abend").problems
    assert ("turn_over:" if kind is FileKind.ROUTINE else "warm_up:") in re.sub("#.*", "", whole)


def test_german_files_are_german() -> None:
    """No comment of theirs is an English one; only what they name is the same."""
    english, german = (file_texts(language) for language in Language)
    both = zip((english.new_exercise, english.new_routine), (german.new_exercise, german.new_routine), strict=True)
    same = [set(re.findall(r" # (.*)", one)) & set(re.findall(r" # (.*)", other)) for one, other in both]
    assert set() == {comment for comments in same for comment in comments if not re.fullmatch(r"[-\w ]+:.*", comment)}
