"""settings.yaml, read and changed."""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from coach.errors import CoachError, FilesInvalid
from coach.library.catalogue import Catalogue
from coach.library.settings import check_settings, read_settings
from coach.library.settings_editor import OPENING, write_setting
from coach.library.settings_schema import SETTINGS
from coach.library.source import decode
from coach.library.yaml_editor import Value, set_value
from coach.library.yaml_reader import LOADER, Fields, parse
from coach.model.exercise import Side
from coach.model.settings import Settings
from tests.support.files import Write, settings_of

WHOLE = """\
# What I like.
bands: [none, Theraband red, "no. 2"] # my own names
fine_sore: 1
stop_sore: 5

prepare: 1m30s # I am slow
first_side: right
leave_out:
  - piriformis-stretch # the physiotherapist said so
  # and for now:
  - bridge
sore_streak: 4
day_ends: 5:30
"""

FIELD_NAMES = {field.name: field.into or field.name for field in SETTINGS}


def test_every_key_is_read() -> None:
    """My own bands, thresholds, time to get ready, first side, what I leave out."""
    assert Settings(
        bands=("none", "Theraband red", "no. 2"),
        fine_sore=1,
        stop_sore=5,
        sore_streak=4,
        day_ends=time(5, 30),
        prepare_ms=90_000,
        first_side=Side.RIGHT,
        left_out=("piriformis-stretch", "bridge"),
    ) == settings_of(WHOLE, "settings.yaml")


def test_the_week_and_what_is_mine() -> None:
    """Days in any order; a day that is left out has no plan."""
    text = "week: {tue: pre-run, mon: rest-day}\nconditions: [it-band]\n"
    settings = settings_of(text, "s")
    assert ("rest-day", "pre-run", None, None, None, None, None) == settings.week
    assert ("it-band",) == settings.conditions
    changed = set_value(text, "week", {"mon": "rest-day", "sun": "post-run"})
    assert "week: {mon: rest-day, sun: post-run}\nconditions: [it-band]\n" == changed
    changed = set_value("week:\n  mon: a # calm\n  tue: b\nprepare: 5\n", "week", {"wed": "pre-run"})
    assert "week: {wed: pre-run}\n# calm\nprepare: 5\n" == changed


def test_what_the_settings_name_must_exist(shelf: Path, write: Write) -> None:
    """Check names an exercise, a condition or a routine that nobody has; the settings can be used all the same."""
    text = "leave_out: [clam]\nconditions: [side-leg-lift]\nweek: {mon: evenign, tue: evening}\n"
    settings, problems = check_settings(write("settings.yaml", text), "s", Catalogue(shelf))
    assert settings is not None
    assert ("clam",) == settings.left_out
    assert [
        "s:1:13: there is no exercise clam; there is side-leg-lift",
        "s:2:14: there is no condition side-leg-lift; there are none at all",
        "s:3:13: there is no routine evenign; did you mean evening?",
    ] == [str(problem) for problem in problems]
    settings, problems = check_settings(write("settings.yaml", text + "voice: lound\n"), "s", Catalogue(shelf))
    assert (None, 4) == (settings, len(problems))


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    """No file, an empty one, one of comments only."""
    assert Settings() == read_settings(tmp_path / "settings.yaml")
    assert Settings() == settings_of("", "x") == settings_of(OPENING, "x")


def test_a_key_with_nothing_behind_it_is_left_out() -> None:
    """I put a # before each line of a list; and no band is a band, too."""
    assert Settings() == settings_of("leave_out:\n#  - bridge\nvoice: ~\nprepare: null\n", "s")
    assert Settings(bands=("none",)) == settings_of("bands: []\nleave_out: []\n", "s")
    with pytest.raises(FilesInvalid, match="did you mean bands"):
        settings_of("band:\n", "s")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("band: [none]", "s:1:1: band is no key of the settings; did you mean bands?"),
        ("bands: [none, none]", "s:1:8: the band none is in the list twice; give each its own name"),
        ("fine_sore: 6", "s:1:12: fine_sore (6) should be below stop_sore (6)"),
        ("first_side: both", "s:1:13: first_side cannot be both; write left or right"),
        ("first_side: r", "s:1:13: first_side cannot be r; did you mean right?"),
        ("language: deutsch", "s:1:11: language cannot be deutsch; did you mean de?"),
        ("week: {mo: rest-day}", "s:1:8: mo is no key of week; did you mean mon?"),
        ("week: [rest-day]", "s:1:7: week should be a group of keys; write week: {mon: rest-day, tue: pre-run}"),
        ("leave_out: {}", "s:1:12: leave_out should be a list; write leave_out: []"),
        ("leave_out: ''", "s:1:12: leave_out should be a list; write leave_out: []"),
        (
            "day_ends: 25:00",
            "s:1:11: day_ends: 25:00 is not an hour at which a day ends; write one from 00:00 to 11:59, such as 04:00",
        ),
        ("- none", "s:1:1: the settings are keys and values; begin with a line such as prepare: 20"),
    ],
)
def test_a_mistake_says_where_and_what_would_be_right(text: str, problem: str) -> None:
    """File, line, column, the nearest thing that would be right."""
    with pytest.raises(FilesInvalid) as invalid:
        settings_of(text, "s")
    assert problem == str(invalid.value)


@pytest.mark.parametrize(
    ("key", "value", "before", "after"),
    [
        ("fine_sore", 2, "fine_sore: 1", "fine_sore: 2"),
        ("prepare", 20, "prepare: 1m30s # I am slow", "prepare: 20 # I am slow"),
        ("bands", ("none", "a: b"), '[none, Theraband red, "no. 2"] # my', "[none, 'a: b'] # my"),
        (
            "leave_out",
            ("bridge",),
            "leave_out:\n  - piriformis-stretch # the physiotherapist said so\n  # and for now:\n  - bridge\n",
            "leave_out: [bridge]\n# the physiotherapist said so\n# and for now:\n",
        ),
        ("sore_streak", None, "sore_streak: 4\n", ""),
        ("day_ends", "03:00", "day_ends: 5:30", "day_ends: '03:00'"),
        ("prepare", None, "prepare: 1m30s # I am slow\n", "# I am slow\n"),
    ],
)
def test_one_key_changes_and_the_rest_stays(key: str, value: Value, before: str, after: str) -> None:
    """Comments, order and spelling of everything else are left alone."""
    assert WHOLE.replace(before, after) == set_value(WHOLE, key, value)


def test_a_new_key_comes_last() -> None:
    """Also behind a file that does not end its last line."""
    assert "fine_sore: 1\nprepare: 5\n" == set_value("fine_sore: 1", "prepare", 5)


BAND = st.text("abc #:'\"[]{},&*!|>%@-", min_size=1).map(str.strip).filter(bool)
VALUES = st.one_of(
    st.tuples(st.just("fine_sore"), st.integers(0, 4) | st.none()),
    st.tuples(st.just("prepare"), st.integers(0, 600) | st.none()),
    st.tuples(st.just("first_side"), st.sampled_from(["left", "right", None])),
    st.tuples(st.just("leave_out"), st.none() | st.just(("bridge", "clamshell"))),
    st.tuples(
        st.just("bands"),
        st.none()
        | st.lists(
            st.text("abc #:'\"[]{},&*!|>%@-", min_size=1).map(str.strip).filter(bool),
            min_size=1,
            max_size=20,
            unique=True,
        )
        .filter(lambda names: len({" ".join(name.split()) for name in names}) == len(names))
        .map(tuple),
    ),
)
NAMES = {"prepare": "prepare_ms", "leave_out": "left_out"}


@given(st.lists(VALUES, min_size=1, max_size=6), st.sampled_from([WHOLE, "", OPENING]))
def test_whatever_is_set_is_read_back_and_no_comment_is_lost(changes: list[tuple[str, Value]], text: str) -> None:
    """Any names for bands, in any order of changes."""
    comments = [line[line.index("#") :] for line in text.splitlines() if "#" in line]
    for key, value in changes:
        before = settings_of(text, "s")
        text = set_value(text, key, value)
        now = settings_of(text, "s")
        for name in Settings.__struct_fields__:
            if name != NAMES.get(key, key):
                assert getattr(before, name) == getattr(now, name)
        expected = getattr(Settings(), NAMES.get(key, key)) if value is None else value
        if isinstance(expected, tuple):
            expected = tuple(" ".join(name.split()) for name in expected)
        if key == "prepare" and value is not None:
            expected = int(str(value)) * 1000
        assert expected == getattr(now, NAMES.get(key, key))
    assert all(comment in text for comment in comments)


class Spelling(Struct, frozen=True):
    """One way to write a settings file down; every one of them means the same."""

    mark: bool
    newline: str
    indent: str
    braces: bool
    key: str
    """With a {} for the key."""
    colon: str
    list_: str
    nothing: str
    start: str
    end: str
    comment: str
    """Behind each line."""
    last: bool
    """Whether the last line has an end."""

    def write(self, values: dict[str, Value]) -> bytes:
        """These keys and values, written this way."""
        pairs = [self.key.format(key) + self.colon + self.value(value) for key, value in values.items()]
        if self.braces:
            body = ["{" + f",{self.comment}\n".join(pairs) + self.comment + "\n}"] if pairs else ["{}"]
        else:
            body = [f"{self.indent}{pair}{self.comment}" for pair in pairs]
        text = "\n".join([*self.start.split("\n"), *body, *self.end.split("\n")]).lstrip("\n")
        text = text.rstrip("\n") + ("\n" if self.last else "")
        return (b"\xef\xbb\xbf" if self.mark else b"") + text.replace("\n", self.newline).encode()

    def value(self, value: Value) -> str:
        if value is None:
            return self.nothing
        return self.list_.format(*value) if isinstance(value, tuple) else str(value)


SPELLINGS = st.builds(
    Spelling,
    mark=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n"]),
    indent=st.sampled_from(["", "  "]),
    braces=st.booleans(),
    key=st.sampled_from(["{}", '"{}"', "'{}'"]),
    colon=st.sampled_from([": ", ":   ", ":\t"] if LOADER is not yaml.SafeLoader else [": ", ":   "]),
    list_=st.sampled_from(["[{}, {}]", '["{}",{}]', "[ {} , '{}', ]"]),
    nothing=st.sampled_from(["", "~", "null"]),
    start=st.sampled_from(["", "# Für mich 😀: ja", "---", "--- # mine", "# a\n---\n# b", "\n\n"]),
    end=st.sampled_from(["", "# the end", "...", "# a: b\n...\n# c", "\n  "]),
    comment=st.sampled_from(["", ' # why: it\'s "so" {', "  "]),
    last=st.booleans(),
)
KNOWN: dict[str, tuple[Value, ...]] = {
    "fine_sore": (0, 4),
    "voice": ("off", "auto"),
    "leave_out": (("bridge", "clamshell"), ("clamshell", "bridge")),
    "theme": ("day", "night"),
}


@given(
    SPELLINGS,
    st.lists(st.sampled_from(sorted(KNOWN)), unique=True),
    st.sampled_from(sorted(KNOWN)),
    st.sets(st.sampled_from(sorted(KNOWN))),
)
def test_whatever_is_read_can_be_changed_and_nothing_else_changes(
    spelling: Spelling, keys: list[str], changed: str, empty: set[str]
) -> None:
    """With a byte order mark, Windows' line ends, braces, quotes, tabs, ---, ... and comments anywhere."""
    assume(keys or spelling.braces or "..." not in spelling.end or "---" in spelling.start)  # else it is not YAML
    values = {key: None if key in empty else KNOWN[key][0] for key in keys}
    default = {key: _value(Settings(), key) for key in KNOWN}
    before = spelling.write(values)
    new = KNOWN[changed][1]
    with TemporaryDirectory() as folder:
        file = Path(folder, "settings.yaml")
        file.write_bytes(before)
        assert new == _value(write_setting(file, changed, new), changed)
        after = file.read_bytes()
        assert [*keys, *({changed} - set(keys))] == [
            key
            for key in _read(after)
            if _value(read_settings(file), key)
            == (new if key == changed else default[key] if values[key] is None else values[key])
        ]
        if changed not in keys or (values[changed] is None and spelling.nothing == ""):
            common = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
            assert after.endswith(before[common:])
        elif not isinstance(new, tuple):
            assert spelling.write(values | {changed: new}) == after
        else:
            assert replace(spelling, list_="[{}, {}]").write(values | {changed: new}) == after
        if b"\r\n" in before:  # in a file of one line, nothing says how lines end
            assert after.count(b"\n") == after.count(b"\r\n")
        write_setting(file, changed, None)
        assert Settings(
            **{FIELD_NAMES[key]: value for key, value in values.items() if key != changed and value is not None}
        ) == (read_settings(file))
        assert before.count(b"#") == file.read_bytes().count(b"#")
        assert before.startswith(b"\xef\xbb\xbf") == file.read_bytes().startswith(b"\xef\xbb\xbf")


def _value(settings: Settings, key: str) -> Value:
    value: Value = getattr(settings, FIELD_NAMES[key])
    return value


def _read(data: bytes) -> list[str]:
    root = parse(decode(data), "s").root
    return [key.text for key, _ in root.pairs] if isinstance(root, Fields) else []


@pytest.mark.parametrize(
    ("text", "changed", "removed"),
    [
        ("? prepare # x: y\n: 10\nvoice: off\n", "? prepare # x: y\n: 20\nvoice: off\n", "# x: y\nvoice: off\n"),
        ("?\n  prepare\n:\n  10\n", "?\n  prepare\n: 20\n", ""),
        ("prepare: >- # slow\n  10\n\nvoice: off\n", "prepare: 20\n# slow\n\nvoice: off\n", "# slow\n\nvoice: off\n"),
        ("prepare:\n  '10'\nvoice: off\n", "prepare: 20\nvoice: off\n", "voice: off\n"),
        ("{prepare: # a\n 10, # b\n voice: off}", "{prepare: 20 # a\n, # b\n voice: off}", "{ # a\n # b\n voice: off}"),
        ("? prepare\nvoice: off\n", "? prepare\n: 20\nvoice: off\n", "voice: off\n"),
        ("prepare:\n#  10\nvoice: off\n", "prepare: 20\n#  10\nvoice: off\n", "#  10\nvoice: off\n"),
        ("{prepare, voice: off}", "{prepare: 20, voice: off}", "{voice: off}"),
        ("{voice: off, prepare}", "{voice: off, prepare: 20}", "{voice: off}"),
        ('{"voice":"off","prepare":10}', '{"voice":"off","prepare":20}', '{"voice":"off"}'),
    ],
)  # fmt: skip
def test_rarer_spellings(tmp_path: Path, text: str, changed: str, removed: str) -> None:
    """A key behind a ?, a value on another line, a block of text, braces over several lines."""
    file = tmp_path / "settings.yaml"
    file.write_text(text)
    write_setting(file, "prepare", 20)
    assert changed == file.read_text()
    file.write_text(text)
    write_setting(file, "prepare", None)
    assert removed == file.read_text()


@pytest.mark.skipif(os.name != "posix", reason="links and modes are POSIX's")
def test_a_link_is_written_through_and_the_mode_stays(tmp_path: Path) -> None:
    """My settings lie among my dotfiles, readable by my group: they still do, and nothing is left beside them."""
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "home").mkdir()
    real = tmp_path / "dotfiles" / "coach.yaml"
    real.write_text("voice: off\n")
    real.chmod(0o664)
    link = tmp_path / "home" / "settings.yaml"
    link.symlink_to("../dotfiles/coach.yaml")
    write_setting(link, "prepare", 20)
    assert (True, "voice: off\nprepare: 20\n", 0o664) == (
        link.is_symlink(), real.read_text(), real.stat().st_mode & 0o777
    )  # fmt: skip
    assert ([link], [real]) == (list(link.parent.iterdir()), list(real.parent.iterdir()))


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
@pytest.mark.parametrize("target", ["settings.yaml", "nowhere.yaml"])
def test_a_link_that_leads_nowhere_is_no_file_without_settings(tmp_path: Path, target: str) -> None:
    """In a circle, or to what is not there: said, rather than taken for no settings at all."""
    file = tmp_path / "settings.yaml"
    file.symlink_to(target)
    with pytest.raises(FilesInvalid, match=r"too many levels|not there"):
        read_settings(file)
    with pytest.raises(FilesInvalid, match=r"too many levels|not there"):
        write_setting(file, "prepare", 20)


def test_a_file_with_mistakes_is_not_touched(tmp_path: Path) -> None:
    """What cannot be read is not written over."""
    file = tmp_path / "settings.yaml"
    file.write_text("bands: none\n")
    with pytest.raises(FilesInvalid):
        write_setting(file, "prepare", 20)
    assert "bands: none\n" == file.read_text()


def test_the_first_setting_makes_the_file(tmp_path: Path) -> None:
    """Readable by its owner only, with a line that says what it is; nothing else is left in the folder."""
    file = tmp_path / "home" / "settings.yaml"
    write_setting(file, "prepare", 20)
    assert OPENING + "prepare: 20\n" == file.read_text()
    assert (0o600, [file]) == (file.stat().st_mode & 0o777, list(file.parent.iterdir()))


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Nothing is lost and nothing is a traceback."""
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(CoachError, match="cannot be"):
        write_setting(tmp_path / "home" / "settings.yaml", "prepare", 20)
