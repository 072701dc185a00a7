"""The strict reader: text only, every mistake at its place, nothing but problems ever."""

# ruff: noqa: E501 - a case is a row of a table, however long its sentence

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from coach.library.build import read_routine
from coach.library.problem_report import Mark
from coach.library.yaml_reader import Document, Fields, Items, Text, parse, read

LOADERS = [pytest.param(yaml.SafeLoader, id="python")]
if hasattr(yaml, "CSafeLoader"):
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="libyaml"))
both_parsers = pytest.mark.parametrize("loader", LOADERS)


def problems(document: Document) -> list[str]:
    """The document's problems as an author reads them."""
    return [str(problem) for problem in document.problems]


@both_parsers
def test_every_scalar_stays_text_at_its_place(loader: type) -> None:
    """Nothing I write is turned into a number, a date or a truth value behind my back."""
    document = parse("on: [no, 010, 1:30, ~, 2001-01-01]\nn:\n  - 'x'\n", "f", loader)
    assert [] == problems(document)
    assert document.root == Fields(
        Mark(1, 1),
        (
            (
                Text(Mark(1, 1), "on", offset=0),
                Items(
                    Mark(1, 5),
                    tuple(
                        Text(Mark(1, column), text, offset=0)
                        for column, text in [(6, "no"), (10, "010"), (15, "1:30"), (21, "~"), (24, "2001-01-01")]
                    ),
                ),
            ),
            (Text(Mark(2, 1), "n", offset=0), Items(Mark(3, 3), (Text(Mark(3, 5), "x", True, 1),))),
        ),
    )


@both_parsers
@pytest.mark.parametrize(
    ("written", "expected"),
    [
                ("a: &x b\n", ["1:4: &x names a part to repeat it (an anchor); leave the name out"]),
        ("a: *x\n", ["1:4: *x repeats another part (an alias); write it out here"]),
        ("a: !!str b\n", ["1:4: !str is a tag; leave it out"]),
        ("a: !x [b]\n", ["1:4: !x is a tag; leave it out"]),
        ("a: {<<: {b: c}}\n", ["1:5: << merges another part into this one; write its keys out here"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1: a is here twice, first in line 1; keep one of them"]),
        ("a: {b: 1, b: 2}\n", ["1:11: b is here twice, first in line 1; keep one of them"]),
        ("a: 1\n---\nb: 2\n", ["2:1: a second document begins here; write one routine or exercise per file"]),
        ("%YAML 1.1\n---\na: 1\n", ["1:1: lines that begin with % have no place here; leave them out, and the --- too"]),
        ("[a]: b\n", ["1:1: […] cannot be a key; put text that contains brackets in quotes"]),
        ('a: "x\\u202ey"\n', ["1:6: a direction character (U+202E) has no place here; delete it"]),
        ('a: "x\n  \\x1b[2J"\n', ["2:3: a control character (U+001B) has no place here; delete it"]),
        ('a: "\\e"\n', ["1:5: a control character (U+001B) has no place here; delete it"]),
        ('a: "\\0"\n', ["1:5: a control character (U+0000) has no place here; delete it"]),
        ("a: x\u202ey\n", ["1:5: a direction character (U+202E) has no place here; delete it"]),
        ("a: \x1b[2J\n", ["1:4: a control character (U+001B) has no place here; delete it"]),
        ("\x00", ["1:1: a control character (U+0000) has no place here; delete it"]),
        ("a: x\u200by\n", ["1:5: an invisible character (U+200B) has no place here; delete it"]),
        ("a: b\rc", ["1:5: a line ends in an old way here (a lone CR); save the file with LF or CR LF line ends"]),
        ("a: b: c\n", ["1:5: this is the second colon in the line; put text that contains a colon in quotes"]),
        ("a:b\nc: d\n", ["1:3: a space is missing after the colon"]),
        ("a: b\n  c: d\n", ["2:3: this key is indented further than the keys it belongs with"]),
        ("a:\n\t- b\n", ["2:1: a tab cannot indent a line; use spaces"]),
        ("a: [b, c\nd: e\n", ["1:4: this [ is never closed with ], or a comma is missing after one of its parts"]),
        ("a: {b: c d: e}\n", ["1:11: a comma or a closing } is missing before this"]),
        ("a: {b: c {d}}\n", ["1:10: text that holds a { must stand in quotes here"]),
        ("a: {b} c\nd: e\n", ["1:8: text that begins with { or [ must stand in quotes, to its end"]),
        ('a: "b\nc: d\n', ["1:4: this quote is never closed"]),
        ("a: 'it's'\n", ["1:8: the text in quotes ends before this; write '' for a ' inside single quotes"]),
        ("a: @b\n", ["1:4: text that begins with @ must stand in quotes"]),
        ("a: %b\n", ["1:4: text that begins with % must stand in quotes"]),
        ("a: * b\n", ["1:4: text that begins with * or & must stand in quotes"]),
        ("a: - b\n", ["1:4: a list with dashes begins on a line of its own, below its key"]),
        ("a:\n  - b\n c: d\n", ["3:2: this does not line up with the keys above it; keys that belong together begin in the same column"]),
        ("a:\n  - b\n  c: d\n", ["3:3: this does not line up with the list above it; begin it with - or indent it"]),
        ("a:\nb\nc: d\n", ["2:1: this line has no colon with a space behind it; write key: value, or indent it to go on a text"]),
        ("a: b\nc： d\n", ["2:2: this is a fullwidth colon (U+FF1A); write : and a space"]),
        ("a: |x\n", ["1:5: text that begins with | or > must stand in quotes, or begin on the next line"]),
        ("a: ]\n", ["1:4: something is missing before ]"]),
    ],
)  # fmt: skip
def test_each_mistake_is_one_line_at_its_place(loader: type, written: str, expected: list[str]) -> None:
    """I can go to the very character that is wrong, and know what to do about it, whichever parser is installed."""
    assert [f"f:{line}" for line in expected] == problems(parse(written, "f", loader))


@both_parsers
@pytest.mark.parametrize(
    "written", ['a: "\\UFFFFFFFF"\n', 'a: "\\ud800"\n', 'a: "\\d"\n', 'a: "\\x1"\n', "%YAML 2.0\n---\na: b\n", f"%YAML 1.{'9' * 5000}\n---\na: b\n", "%TAG ! x:\n---\na: b\n"]
)  # fmt: skip
def test_what_the_parsers_trip_over_is_a_problem_too(loader: type, written: str) -> None:
    """No escape, directive or number is a way to crash the program."""
    assert 1 <= len(parse(written, "f", loader).problems)


COLON = "this is the second colon in the line; put text that contains a colon in quotes"


@both_parsers
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a: b: c\nd: ~\ne: it's: f # why: so\na: 1\n", [f"1:5: {COLON}", f"3:8: {COLON}", "4:1: a is here twice, first in line 1; keep one of them"]),
        ("- a: b: c\n- a: 1\n  a: 2\n", [f"1:7: {COLON}", "3:3: a is here twice, first in line 2; keep one of them"]),
        ("a: b: c\r\nd: *x\r\n", [f"1:5: {COLON}", "2:4: *x repeats another part (an alias); write it out here"]),
        ("a: b: c\n  and on\na: 1\n", [f"1:5: {COLON}"]),
        ("a: b: c\n  # why\n\na: 1\n", [f"1:5: {COLON}", "4:1: a is here twice, first in line 1; keep one of them"]),
        ("a: b: c\n# why\n  and on\na: 1\n", [f"1:5: {COLON}"]),
        ('a: "b": c\na: 1\n', [f"1:7: {COLON}"]),
        ("a: b: c\n" * 12, [f"{line}:5: {COLON}" for line in range(1, 12)] + [f"{line}:1: a is here twice, first in line 1; keep one of them" for line in range(2, 12)]),
    ],
)  # fmt: skip
def test_a_colon_without_quotes_hides_nothing_behind_it(loader: type, written: str, expected: list[str]) -> None:
    """The text is passed over and the rest is read; where it cannot be known what the text is, the reading ends."""
    assert sorted(f"f:{line}" for line in expected) == sorted(problems(parse(written, "f", loader)))


def test_a_text_with_a_colon_is_not_missing() -> None:
    """Nor is anything said of what stands in it: it has been told that it needs quotes."""
    text = "name: Hips: {sid}\nwhen: nver\nexercises: [{exercise: bridge, reps: 0}]\n"
    found = [problem.what for problem in read_routine(parse(text, "f"), "f").problems]
    assert [
        COLON,
        "when cannot be nver; write pre-run, post-run, rest-day or any",
        "reps: 0 is too low; write 1 to 1000",
    ] == [*map(str, found)]


def test_mistakes_that_leave_the_rest_readable_do_not_hide_each_other() -> None:
    """I see them all at once, down to the line where the file breaks off."""
    written = "a: &x b\nc: x\u202ey\nd: *x\nd: 1\ne: [\n"
    assert ["f:1:4", "f:2:5", "f:3:4", "f:4:1", "f:5:4"] == [
        line.partition(": ")[0] for line in problems(parse(written, "f"))
    ]


def test_columns_count_characters_and_not_bytes() -> None:
    """A name with an accent before a mistake does not move its place."""
    assert ["f:1:7: *x repeats another part (an alias); write it out here"] == problems(parse("é: [ü,*x]\n", "f"))


@pytest.mark.parametrize("text", ["é: ü\nb: c\n", "a: b\r\nc: 'd'\r\n", "a: >-\n  b\n  c\n\nd: |\n e\n"])
def test_both_parsers_read_the_same(text: str) -> None:
    """It makes no difference which of the two parsers an installation has."""
    readings = [parse(text, "f", parameter.values[0]) for parameter in LOADERS]
    assert [readings[0]] * len(readings) == readings


def test_a_byte_order_mark_is_no_character(tmp_path: Path) -> None:
    """A file from an editor that writes one is read like any other."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: *x\n")
    assert ["f:1:4: *x repeats another part (an alias); write it out here"] == problems(read(file, "f"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: b\nc: \xe9\n", "f:2:4: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ("ü: \N{BULLET}".encode() + b"\xff", "f:1:5: the byte 0xff is not UTF-8; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "f:1:1: the file is UTF-16; save it as UTF-8"),
        (b"a: b #" + b"x" * 262_139, "f:1:1: the file is larger than 256 KiB; split it into several routines"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, expected: str) -> None:
    """I am told how to save my file."""
    file = tmp_path / "a.yaml"
    file.write_bytes(data)
    assert [expected] == problems(read(file, "f"))


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    """256 KiB are allowed, to the byte."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: b #" + b"x" * (256 * 1024 - 6))
    assert [] == problems(read(file, "f"))


def test_no_text_file_at_all_is_told_shortly() -> None:
    """A picture by mistake gives a few lines, not thousands."""
    lines = problems(parse("\x00\x01" * 5000, "f"))
    assert 11 == len(lines)
    assert "f:1:11: and more such characters: this does not look like a text file" == lines[-1]


@both_parsers
def test_the_limits_of_a_file(loader: type) -> None:
    """Twelve levels, 5,000 values and 2,000 characters are allowed; one more is not."""
    deep = "a: " + "[" * 11 + "]" * 11
    assert [] == problems(parse(deep, "f", loader))
    assert ["f:1:15: this is nested deeper than 12 levels; no file needs more than 4"] == problems(
        parse("a: " + "[" * 12 + "]" * 12, "f", loader)
    )
    assert [] == problems(parse("a:\n" + "- b\n" * 4998, "f", loader))
    assert ["f:5000:3: the file has more than 5,000 values; split it into several routines"] == problems(
        parse("a:\n" + "- b\n" * 4999, "f", loader)
    )
    assert [] == problems(parse("a: " + "b" * 2000, "f", loader))
    assert ["f:1:4: this text has 2,001 characters; at most 2,000"] == problems(parse("a: " + "b" * 2001, "f", loader))


def test_thousands_of_mistakes_end_with_a_last_word() -> None:
    """A hundred lines of errors are enough for one file."""
    lines = problems(parse("a:\n" + "- *x\n" * 4000, "f"))
    assert 101 == len(lines)
    assert "f:102:3: and more mistakes from here on" == lines[-1]


NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "marks", "name"),
    [
        (f"a:\n{NBSP}{NBSP}b: 2\n", ["2:1"], "a no-break space (U+00A0)"),
        (f"a:\u30001\nb:{NBSP}{NBSP} 2\n", ["1:3", "2:3"], "an ideographic space (U+3000)"),
        ("a:\n  -\u202fb:\u202f1\n    c\u202f: 2\n", ["2:4", "2:7", "3:6"], "a narrow no-break space (U+202F)"),
        ("a: {b:\u20071,\u2007c: 2\u2007}\n", ["1:7", "1:10", "1:15"], "a figure space (U+2007)"),
    ],
)
def test_a_blank_that_is_no_space_where_only_a_space_will_do(text: str, marks: list[str], name: str) -> None:
    """Copied from a web page it looks right; it is named, and the rest of the file is read as it looks."""
    document = parse(text, "f")
    assert [f"f:{mark}" for mark in marks] == [str(each).rpartition(": ")[0] for each in document.problems]
    assert f"this is {name}; replace it by an ordinary space" == str(document.problems[0].what)
    plain = parse(re.sub(r"[\u00a0\u3000\u202f\u2007]", " ", text), "f")
    assert ((), plain.root) == (plain.problems, document.root)


@pytest.mark.parametrize("text", [f"a: 5{NBSP}km «{NBSP}oui{NBSP}»\n", f"a: 'x:{NBSP}y'\n", f"a:\n  - Note:{NBSP}so\n"])
def test_a_blank_inside_a_text_is_part_of_it(text: str) -> None:
    """Five kilometres stay on one line."""
    assert () == parse(text, "f").problems
