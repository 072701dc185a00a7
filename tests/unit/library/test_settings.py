"""settings.yaml, read and changed."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError, FilesInvalid
from coach.library.edit import OPENING, Value, set_value, write_setting
from coach.library.settings import read_settings
from coach.library.settings_keys import settings_of
from coach.model.exercise import Side
from coach.model.settings import Settings

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


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    """No file, an empty one, one of comments only."""
    assert Settings() == read_settings(tmp_path / "settings.yaml")
    assert Settings() == settings_of("", "x") == settings_of(OPENING, "x")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("band: [none]", "s:1:1: band is no key of the settings; did you mean bands?"),
        ("bands: [none, none]", "s:1:8: the band none is in the list twice; give each its own name"),
        ("fine_sore: 6", "s:1:12: fine_sore (6) should be below stop_sore (6)"),
        ("first_side: both", "s:1:13: one leg works first; write first_side: left, or first_side: right"),
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
