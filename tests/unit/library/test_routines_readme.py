"""The format's reference says what is true: every example in it is read, every sentence of error output compared."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.durations import parse_duration
from coach.library.figure import FIGURE
from coach.library.file_schema import CONDITION, ENTRY, EXERCISE, ROUTINE
from coach.library.ids import FileKind
from coach.library.settings_schema import SETTINGS as KEYS
from tests.support.files import settings_of

README = (shipped_routines() / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
WHOLE = [text for kind, text in BLOCKS if kind == "yaml" and re.match(r"# routines/\S+\n", text)]
PARTS = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("# part of a")]
SETTINGS = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("# settings.yaml\n")]
MISTAKEN = [
    (text, output)
    for (kind, text), (_, output) in pairwise(BLOCKS)
    if kind == "yaml" and re.match(r"# routines/\S+, with mistakes\n", text)
]
BASES = {
    "a routine": "name: Base\nwhen: any\nexercises:\n  - exercise: clamshell\n",
    "an exercise": (
        "name: Base\nkind: strength\nposition: standing\nsetup: Stand.\ntempo: {lift: 2}\ndosage: {reps: 5}\n"
    ),
}


def put(folder: Path, text: str) -> Path:
    """The block as the file that its first line names."""
    match = re.match(r"# (routines/[^\s,]+)", text)
    assert match
    path = folder / match[1]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def first_lines(texts: list[str]) -> list[str]:
    """What a test of a block is called."""
    return [text.splitlines()[0].removeprefix("# ") for text in texts]


def test_every_yaml_block_is_one_of_the_three_kinds() -> None:
    """No example escapes being read."""
    kinds = [kind for kind, _ in BLOCKS]
    assert (kinds.count("yaml"), kinds.count("text")) == (
        len(WHOLE) + len(PARTS) + len(MISTAKEN) + len(SETTINGS),
        len(MISTAKEN),
    )
    assert (4, 10, 2) == (len(WHOLE), len(PARTS), len(MISTAKEN))


@pytest.mark.parametrize("text", WHOLE, ids=first_lines(WHOLE))
def test_a_whole_file_can_be_used_as_it_stands(text: str, tmp_path: Path) -> None:
    """I can copy an example into my folder and it works."""
    for each in WHOLE:
        put(tmp_path, each)
    assert () == Catalogue(shipped_routines(), tmp_path / "routines").check([put(tmp_path, text)])


@pytest.mark.parametrize("text", PARTS, ids=first_lines(PARTS))
def test_a_part_can_be_put_into_a_file(text: str, tmp_path: Path) -> None:
    """An example of some lines works in the file it is part of."""
    kind = "a routine" if text.startswith("# part of a routine") else "an exercise"
    keys = re.findall(r"^(\w+):", text, re.MULTILINE)
    base = re.sub(rf"^(?:{'|'.join(keys)}):.*\n(?:[ ].*\n)*", "", BASES[kind], flags=re.MULTILINE)
    path = tmp_path / ("exercises" if kind == "an exercise" else ".") / "base.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + base, encoding="utf-8")
    assert () == Catalogue(shipped_routines()).check([path])


@pytest.mark.parametrize(("text", "output"), MISTAKEN, ids=first_lines([text for text, _ in MISTAKEN]))
def test_the_mistakes_are_answered_as_it_says(
    text: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What I read there is what I will see."""
    path = put(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    problems = Catalogue(shipped_routines()).check([path.relative_to(tmp_path)])
    assert output.splitlines() == [str(problem) for problem in problems]


def test_the_settings_can_be_used_as_they_stand() -> None:
    """The example names every key there is."""
    (text,) = SETTINGS
    settings_of(text, "settings.yaml")
    assert {field.name for field in KEYS} == set(re.findall(r"^(\w+):", text, re.MULTILINE))


def test_the_times_are_as_long_as_it_says() -> None:
    """The table of times is true."""
    rows = re.findall(r"^\| `([^`]+)` \| ([\d.]+) s \|$", README, re.MULTILINE)
    assert 8 == len(rows)
    assert [int(float(seconds) * 1000) for _, seconds in rows] == [parse_duration(written) for written, _ in rows]


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("## An exercise", EXERCISE),
        ("## A figure", FIGURE),
        ("## A routine", ROUTINE),
        ("Each part of the list", ENTRY),
        ("## A condition", CONDITION),
    ],
)
def test_every_key_is_in_its_table(heading: str, table: tuple) -> None:
    """No key is left unexplained, and the ones that are needed say so."""
    section = README[README.index(heading) :]
    rows = re.findall(
        r"^\| (`.*?) \|.*\| (.*?) ?\|$", section[: section.index("\n\n", section.index("|---"))], re.MULTILINE
    )
    documented = {key: "*needed*" in last for cell, last in rows for key in re.findall(r"`(\w+)`", cell)}
    expected = {field.name: field.required or field.name == "dosage" for field in table}
    if heading.startswith("Each"):
        expected["dosage"] = False
    assert expected == documented


@pytest.mark.parametrize("kind", [FileKind.ROUTINE, FileKind.EXERCISE, FileKind.CONDITION])
def test_it_names_all_that_comes_with_coach(kind: FileKind) -> None:
    """Every routine, exercise and page of the guide, and none that there is not."""
    section = README[README.index("## What comes with coach") : README.index("## An exercise")]
    shipped = {kind: {listed.id for listed in Catalogue(shipped_routines()).listed(kind)} for kind in FileKind}
    named = set(re.findall(r"`([a-z-]+)`", section)) - {"source", "sources"}
    assert shipped[kind] <= named
    assert set() == named - set().union(*shipped.values())
