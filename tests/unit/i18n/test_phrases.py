"""What is wrong, told in German: no phrase without its German, and no English left in what is told."""

from __future__ import annotations

import ast
import errno
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from coach.cli.main import main
from coach.errors import CoachError, FilesInvalid, Phrase, Problem, phrase, system_reason
from coach.i18n.de.phrases import GERMAN
from coach.i18n.phrases import in_words
from coach.library.build import READERS
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.library.suggestions import both
from coach.library.yaml_reader import parse
from coach.model.language import Language
from tests.support.mutants import GRAMMAR, misstated, mutant

COACH = Path(__file__).parents[3] / "coach"
LESS = {"this is {article} {name} ({code}); replace it by an ordinary space": {"article", "name"}}
"""The one template that German tells without some of its places: the English name of a blank."""
ENGLISH = re.compile(
    r"\b(the|is|are|be|been|and|or|not|no|should|must|this|that|these|there|it|its|did|you|your|mean|needs?|has|have"
    r"|cannot|write|leave|nothing|at most|such|as|which|below|above|before|behind|with|without|from|to|too|one|of)\b",
    re.IGNORECASE,
)
IN_CODE = re.compile(r"\bof: hold\b")
"""English that is a key of a file."""


def templates() -> Iterator[tuple[str, str]]:
    """The template of every phrase in our code, and where it stands; it must be written out there."""
    for path in sorted(COACH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
                (template,) = node.args
                assert isinstance(template, ast.Constant), f"{path.name}:{node.lineno}"
                assert {each.arg for each in node.keywords} in (places(template.value), {None}), template.value
                yield template.value, f"{path.name}:{node.lineno}"


def places(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_phrase_has_its_german() -> None:
    """And nothing in German is left of a phrase that is gone."""
    ours = dict(templates())
    assert len(ours) > 300
    assert [] == [f"{where}: {template}" for template, where in ours.items() if template not in GERMAN.templates]
    assert [] == [template for template in GERMAN.templates if template not in ours]


def test_german_has_the_same_places() -> None:
    """One too many would end the program where the phrase is told; one too few would keep something back."""
    other = {english: places(english) ^ places(german) for english, german in GERMAN.templates.items()}
    assert LESS == {english: names for english, names in other.items() if names}


def test_german_is_not_english() -> None:
    """What is the same in both has no words."""
    same = [english for english, german in GERMAN.templates.items() if english == german]
    assert [] == [each for each in same if re.search(r"[^\W\d_]{2}", re.sub(r"\{\w*\}|figure:|second:", "", each))]


@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOENT, errno.ENOSPC, errno.EROFS, errno.EIO]
)
def test_what_a_computer_says_is_german(number: int) -> None:
    """In small letters or as it is; what nobody knows stays in its own words, braces and all."""
    said = OSError(number, os.strerror(number))
    for lower in (False, True):
        assert os.strerror(number).lower() not in told(system_reason(said, lower=lower)).lower()
    strange = system_reason(OSError(1, "A {strange} thing"))
    assert ("A {strange} thing", "A {strange} thing") == (str(strange), told(strange))


def test_numbers_are_told_and_what_is_to_be_written_is_not() -> None:
    """A comma in what is said, a point in what a file must have."""
    both_ways = phrase(
        "{key} takes {takes:.1f} s to say, but the time for it is {room:g} s; {cure}",
        key="setup",
        takes=9.25,
        room=7.0,
        cure=phrase("write {instead}", instead="prepare: 12.5"),
    )
    assert "setup takes 9.2 s to say, but the time for it is 7 s; write prepare: 12.5" == str(both_ways)
    assert "setup zu sagen dauert 9,2 s, dafür sind aber nur 7 s Zeit; schreib prepare: 12.5" == told(both_ways)
    count = phrase("the file has more than {limit:,} values; split it into several routines", limit=5_000)
    assert "5,000" in str(count)
    assert "5.000" in told(count)


def test_words_in_a_row() -> None:
    """`and` is told, and so are the words where they are phrases."""
    kinds = [phrase("1 routine"), phrase("{count} exercises", count=2), phrase("1 condition")]
    row = both(kinds)
    assert "1 routine, 2 exercises and 1 condition" == str(row)
    assert isinstance(row, Phrase)
    assert "1 Routine, 2 Übungen und 1 Seite des Ratgebers" == told(row)
    assert "a, b und c" == told(phrase("its keys are {keys}", keys=both(["a", "b", "c"]))).removeprefix("möglich sind ")


def test_an_error_is_told_as_what_it_is() -> None:
    """A problem with its place, a file's problems each in its line, and a text that is not ours as it is."""
    wrong = Problem("a.yaml", 3, 7, phrase("this quote is never closed"))
    assert "a.yaml:3:7: dieses Anführungszeichen wird nie geschlossen" == told(wrong)
    assert told(replace(wrong, is_warning=True)).startswith("a.yaml:3:7: Warnung: dieses ")
    assert f"{told(wrong)}\n{told(wrong)}" == told(FilesInvalid([wrong, wrong]))
    assert str(wrong) == in_words(wrong, Language.EN)
    assert "as it was raised" == told(CoachError("as it was raised"))
    assert "eine solche Datei gibt es nicht" == told(CoachError(phrase("there is no such file")))


def test_a_hundred_mistaken_files_leave_no_english() -> None:
    """Whatever is wrong: no English word of ours, and no place that was not filled in."""
    chance, told_so = random.Random(7), Counter[str]()
    for found in mistakes(chance):
        german, english = told(found), str(found)
        told_so[found.template] += 1
        bare = IN_CODE.sub("", told(emptied(found)))
        assert not ENGLISH.search(bare), (english, german)
        for brace in "{}":
            assert english.count(brace) == german.count(brace), (english, german)
    assert len(told_so) > 60
    assert told_so.total() > 500


def mistakes(chance: random.Random) -> Iterator[Phrase]:
    """What is wrong with files that were spoilt at random."""
    catalogue = Catalogue(shipped_routines())
    for kind in FileKind:
        folder = shipped_routines() / kind.folder
        shipped = [path.read_text() for path in sorted(folder.glob("*.yaml"))[:8]]
        for spoil in (mutant, misstated):
            for _ in range(60):
                text = spoil(chance, [*GRAMMAR[kind], *shipped])
                match kind:
                    case FileKind.ROUTINE:
                        _, first, second = catalogue.check_text(text, "mine", ["none", "light"])
                    case FileKind.EXERCISE:
                        _, first, second = catalogue.check_exercise(text, "mine")
                    case FileKind.CONDITION:
                        first, second = READERS[kind](parse(text, "mine.yaml"), "mine").problems, ()
                yield from (problem.what for problem in (*first, *second))


def emptied(found: Phrase) -> Phrase:
    """The same without the texts in it, which are the person's or of a file."""
    fillings = (
        (name, emptied(filling) if isinstance(filling, Phrase) else "·" if isinstance(filling, str) else filling)
        for name, filling in found.fillings
    )
    return replace(found, fillings=tuple(fillings))


@pytest.mark.parametrize(
    ("locale", "settings", "on_terminal", "said"),
    [
        ("de_DE.UTF-8", None, True, "hinter dem Doppelpunkt von about steht nichts"),
        ("C.UTF-8", "language: de\n", True, "hinter dem Doppelpunkt von about steht nichts"),
        ("de_DE.UTF-8", "language: en\n", True, "about has nothing after its colon"),
        ("C.UTF-8", "language: de\nvolume: loud\n", True, "hinter dem Doppelpunkt von about steht nichts"),
        ("C.UTF-8", "[de]\n", True, "about has nothing after its colon"),
        ("de_DE.UTF-8", "language: nowhere\n", True, "hinter dem Doppelpunkt von about steht nichts"),
        ("de_DE.UTF-8", None, False, "about has nothing after its colon"),
    ],
)
def test_check_speaks_to_a_person_and_to_a_program(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    settings: str | None,
    on_terminal: bool,
    said: str,
) -> None:
    """On a terminal in the person's language; into a pipe, where an editor reads it, in English."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", locale)
    if settings is not None:
        (tmp_path / "settings.yaml").write_text(settings)
    monkeypatch.setattr("coach.cli.wiring.is_read_by_a_person", lambda _: on_terminal)
    file = tmp_path / "mine.yaml"
    file.write_text("name: Mine\nwhen: any\nabout:\nexercises: [{exercise: bridge}]\n")
    done = CliRunner().invoke(main, ["check", str(file)])
    assert 1 == done.exit_code
    assert f"{file}:3:1: {said}" in done.stderr


def told(what: Phrase | Problem | CoachError | str) -> str:
    return in_words(what, Language.DE)
