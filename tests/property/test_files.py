"""A stranger's file: whatever is in it, it is a good routine or a list of problems, soon, and nothing else.

A thousand mutants with the fast parser and two hundred with the slow one. The long version, for both:

    COACH_MUTANTS=10000 pytest tests/property/test_files.py
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from pathlib import Path

import pytest
import yaml

from coach.errors import Problem
from coach.library.build import read_condition, read_exercise, read_routine
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.file_schema import DOSAGE, ENTRY, EXERCISE, PROGRESSION, ROUNDS, ROUTINE, TEMPO
from coach.library.ids import FileKind
from coach.library.yaml_reader import parse, read
from coach.model import timeline
from coach.model.exercise import GrowthUnit, Kit, Works
from coach.model.prescription import prescribe
from tests.support.mutants import GRAMMAR, misstated, mutant

MUTANTS = int(os.environ.get("COACH_MUTANTS", "0"))
SHIPPED = sorted(shipped_routines().rglob("*.yaml"))
PARSERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails if what is done takes longer: by the work it is, and where it waits for something, by the clock."""
    before, worked = time.monotonic(), time.process_time()
    yield
    assert time.process_time() - worked < seconds
    assert time.monotonic() - before < 5 * seconds


def assert_are_problems(problems: tuple[Problem, ...], text: str) -> None:
    """Each is one harmless line that points into the file."""
    lines = text.count("\n") + 1
    for problem in problems:
        assert str(problem).isprintable()
        assert 1 <= problem.line <= lines + 1
        assert 1 <= problem.column <= len(text) + 1
        assert problem.what


def test_the_mutants_are_made_of_every_key_there_is() -> None:
    """And of the newest values: what none of them has, no damage is tried on."""
    exercises, routines = (" ".join(GRAMMAR[kind]) for kind in (FileKind.EXERCISE, FileKind.ROUTINE))
    for text, tables in ((exercises, (EXERCISE, DOSAGE, PROGRESSION, TEMPO)), (routines, (ROUTINE, ENTRY, ROUNDS))):
        assert [] == [field.name for table in tables for field in table if f"{field.name}:" not in text]
    assert [] == [each.value for each in (Kit.SPACE, *Works, *GrowthUnit) if each.value not in exercises]


@pytest.mark.parametrize("parser", PARSERS, ids=["python", "libyaml"])
def test_a_damaged_file_is_good_or_has_problems(parser: type) -> None:
    """No damage to a file gives anything but a routine, an exercise, or lines that say what is wrong."""
    chance = random.Random(str(parser))
    files = [*(path.read_text(encoding="utf-8") for path in SHIPPED), *chain.from_iterable(GRAMMAR.values())]
    mutants = MUTANTS or (200 if parser is yaml.SafeLoader else 1_000)
    good = 0
    with within(mutants / (50 if parser is yaml.SafeLoader else 500)):
        for _ in range(mutants):
            text = chance.choice((mutant, misstated))(chance, files)
            document = parse(text, "f", parser)
            routine, exercise = read_routine(document, "mutant"), read_exercise(document, "mutant")
            condition = read_condition(document, "mutant")
            assert (condition.value is None) == bool(condition.problems)
            assert_are_problems(condition.problems, text)
            assert (routine.value is None) == bool(routine.problems)
            assert (exercise.value is None) == bool(exercise.problems)
            assert_are_problems(routine.problems, text)
            assert_are_problems(exercise.problems, text)
            good += any((routine.value, exercise.value, condition.value))
    assert 0 < good < mutants


def test_a_damaged_shelf_still_gives_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every routine that passes can be laid out as a session, whatever its exercises have been through."""
    # Most files are whole, and the same in every round.
    monkeypatch.setattr("coach.library.yaml_reader.parse", lru_cache(maxsize=500)(parse))
    chance = random.Random(1)
    files = [path.read_text(encoding="utf-8") for path in SHIPPED]
    for folder in ("exercises", "conditions"):
        (tmp_path / folder).mkdir()
    for round_ in range((MUTANTS or 3_000) // 100):
        for path in SHIPPED:
            text = path.read_text(encoding="utf-8")
            if chance.random() < 0.3:
                text = mutant(chance, files)
            target = tmp_path / path.relative_to(shipped_routines())
            target.write_bytes(
                text.encode() if round_ % 2 else text.encode().replace(b"e", b"\xe9", chance.randrange(2))
            )
        catalogue = Catalogue(tmp_path)
        for _, loaded in catalogue.all_routines()[0]:
            segments = timeline.compile(prescribe(loaded.routine, loaded.exercises, {}))
            assert 0 < timeline.total_ms(segments) <= 4 * 3_600_000
        for problem in catalogue.check():
            assert str(problem).isprintable()


BOMBS = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"b{n}: &b{n} [{','.join(['*a'] * 9)}]\n" for n in range(5000)),
    "merges": "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [{','.join(['*a'] * 9)}]}}\n" for n in range(5000)),
    "brackets": "[" * 100_000,
    "braces": "{a: " * 60_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "quotes": '"' + "x" * 250_000,
    "one long text": "a: " + "x" * 250_000,
    "unknown keys": "".join(f"naem{n}: x\n" for n in range(20_000)),
    "one key again and again": "name: x\n" * 30_000,
    "unknown exercises": "name: x\nwhen: any\nexercises:\n" + "".join(f"  - exercise: claam{n}\n" for n in range(5000)),
    "long unknown keys": "".join(f"{'na' * 900}{n}: x\n" for n in range(130)),
    "tabs": "\t" * 250_000,
    "empty lines": "\n" * 250_000,
    "documents": "---\n" * 60_000,
    "control characters": "\x1b" * 250_000,
    "escapes": 'a: "' + "\\x1b" * 60_000 + '"',
    "anchors": "&a " * 80_000,
    "tags": "!a " * 80_000,
    "braces to fill in": "name: x\nsetup: '" + "{" * 1900 + "'\nhow:\n" + ("- '" + "{" * 1900 + "'\n") * 130,
}  # fmt: skip


@pytest.mark.parametrize("parser", PARSERS, ids=["python", "libyaml"])
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_fizzles(name: str, parser: type) -> None:
    """Files made to take for ever, or all memory, are refused in less than a second."""
    text = BOMBS[name][: 256 * 1024]
    with within(1):
        document = parse(text, "f", parser)
        routine, exercise = read_routine(document, "bomb"), read_exercise(document, "bomb")
        condition = read_condition(document, "bomb")
    assert 1 <= len(routine.problems) <= 101
    assert_are_problems(routine.problems, text)
    assert_are_problems(exercise.problems, text)
    assert_are_problems(condition.problems, text)


def test_a_routine_of_millions_of_segments_is_refused_quickly(tmp_path: Path) -> None:
    """Two hundred exercises of a thousand repetitions are measured, not laid out."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "a.yaml").write_text(
        "name: A\nkind: strength\nposition: supine\nsetup: Lie.\n"
        "tempo: {lift: 0.001, relax: 0.001}\ndosage: {reps: 1000, set_of: 1}\nwarm_up: {exercise: b, reps: 1000}\n"
    )
    (tmp_path / "exercises" / "b.yaml").write_text(
        "name: B\nkind: strength\nposition: supine\nsetup: Lie.\ntempo: {lift: 1}\ndosage: {reps: 1000}\n"
    )
    (tmp_path / "long.yaml").write_text("name: L\nwhen: any\nexercises:\n" + "  - exercise: a\n" * 200)
    with within(1):
        problems = Catalogue(tmp_path).check()
    assert [(4, 5)] == [(problem.line, problem.column) for problem in problems]


def test_a_thousand_routines_are_listed_without_reading_them(tmp_path: Path) -> None:
    """The list is there at once, however many files a person has collected."""
    for number in range(1000):
        (tmp_path / f"r{number}.yaml").write_text("[" * 1000)
    with within(1):
        assert 1000 == len(Catalogue(tmp_path).listed(FileKind.ROUTINE))


def test_two_hundred_unknown_exercises_beside_a_thousand_known_ones(tmp_path: Path) -> None:
    """Looking for what was meant never takes long."""
    (tmp_path / "exercises").mkdir()
    for number in range(1000):
        (tmp_path / "exercises" / f"side-leg-lift-{number}.yaml").write_text("x")
    entries = "".join(f"  - exercise: sid-leg-lift-{'x' * (number % 40)}{number}\n" for number in range(200))
    file = tmp_path / "a.yaml"
    file.write_text(f"name: A\nwhen: any\nexercises:\n{entries}")
    with within(1):
        assert 200 == len(Catalogue(tmp_path).check([file]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_never_ends_is_never_read(tmp_path: Path) -> None:
    """A pipe, an endless device, links in a circle and a huge file are refused at once."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(100 * 1024 * 1024)
    paths = [tmp_path / "pipe", tmp_path / "loop", tmp_path / "huge", Path("/dev/zero"), tmp_path, Path("/dev/tty")]
    for path in paths:
        with within(1):
            assert 1 == len(read(path, "f").problems)
