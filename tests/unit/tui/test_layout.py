"""Fitting text into columns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cached_cell_len, cell_len, set_cell_size

from coach.tui.layout import cells, cut, folded, padded
from coach.tui.widgets import glyphs
from coach.tui.widgets.big import changed_regions

texts = st.text("a7 █▄▀üß…●界\u0301", max_size=9)


@given(texts, st.integers(0, 12))
def test_it_is_as_wide_as_rich_says(text: str, width: int) -> None:
    """Letters of one column, of two, and of none."""
    assert cell_len(text) == cells(text)
    assert set_cell_size(text, width) == cut(text, width)


@given(texts, st.integers(3, 12))
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, width: int) -> None:
    """And a blank is at its end either way."""
    shown = padded(text, width)
    assert width == cell_len(shown)
    assert shown.endswith(" ")
    assert (cell_len(text) < width) is not shown.rstrip().endswith("…") or text.rstrip().endswith("…")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Close 2 s", 8, ["Close", "2 s"]),
        ("24 min 10 s, then", 9, ["24 min", "10 s,", "then"]),
        ("2 sides or 3 hips", 8, ["2 sides", "or 3", "hips"]),
        ("", 8, []),
        ("Up", -6, ["U", "p"]),  # a window of one column has no room at all beside its margins
    ],
)
def test_a_number_stays_with_its_unit(text: str, width: int, expected: list[str]) -> None:
    """A lonely s at the beginning of a line is no word."""
    assert expected == folded(text, width)


def test_a_count_leaves_nothing_behind() -> None:
    """Rich remembers four thousand texts, and a session has that many lines of large numbers."""
    before = cached_cell_len.cache_info().currsize
    numbers = [glyphs.rows(str(number), 3, broad=True) for number in range(40)]
    assert all(changed_regions(*both) for both in pairwise(numbers))
    assert before == cached_cell_len.cache_info().currsize
