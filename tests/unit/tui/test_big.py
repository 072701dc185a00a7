"""Large text: how large, and what is drawn again when it changes."""

from __future__ import annotations

import pytest

from coach.tui.widgets import glyphs
from coach.tui.widgets.big import changed_regions, draw


@pytest.mark.parametrize(("columns", "lines", "rows"), [(74, 8, 7), (114, 21, 21), (8, 4, 0), (100, 3, 0)])
def test_two_digits_are_as_large_as_their_place(columns: int, lines: int, rows: int) -> None:
    """At least seven lines at 80x24; where not even the smallest fits, the plain text."""
    drawn = draw("88", columns, lines, broad=True)
    if rows == 0:
        assert ("88",) == drawn
    else:
        assert rows == len(drawn)
        assert all(len(line) <= columns for line in drawn)


def test_words_are_four_lines_high() -> None:
    """RIGHT LEG at scale 1."""
    assert (53, 4) == glyphs.size("RIGHT LEG", 1)
    assert 4 == len(draw("RIGHT LEG", 74, 4, max_scale=1))


@pytest.mark.parametrize("letter", glyphs.GLYPHS)
def test_every_letter_is_five_by_seven(letter: str) -> None:
    """No letter is drawn outside its box."""
    assert [5] * 7 == [len(row) for row in glyphs.GLYPHS[letter]]


def test_digits_are_told_apart() -> None:
    """No two digits differ in fewer than two pixels: 0 has round corners, 8 has none."""
    digits = ["".join(glyphs.GLYPHS[digit]) for digit in "0123456789"]
    apart = [sum(a != b for a, b in zip(one, two, strict=True)) for one in digits for two in digits if one is not two]
    assert min(apart) >= 2


def test_text_that_cannot_be_drawn_is_shown_plainly() -> None:
    """And cut to its place; markup means nothing."""
    assert ("[b]日本",) == draw("[b]日本語", 5, 10)


def test_only_what_changed_is_drawn_again() -> None:
    """From 1 to 7: the cells that differ, line by line; nothing when nothing did."""
    assert [] == changed_regions(("ab", "cd"), ("ab", "cd"))
    assert [(1, 0, 1, 1), (0, 2, 2, 1)] == [
        tuple(region) for region in changed_regions(("ab", "cd"), ("ax", "cd", "ef"))
    ]


def test_a_word_of_wide_letters_is_drawn_again_whole() -> None:
    """Each takes two cells: three letters that differ are six cells."""
    assert [(0, 0, 6, 1)] == [tuple(region) for region in changed_regions(("上げる",), ("下ろす",))]
    assert [(0, 0, 6, 1)] == [tuple(region) for region in changed_regions(("上げる",), ("ab",))]


def test_an_arrow_is_an_arrow() -> None:
    """A head as wide as can be, and one shaft: steps that grow wider are a fir tree to everybody."""
    up, down = glyphs.GLYPHS["▲"], glyphs.GLYPHS["▼"]
    assert up == down[::-1]
    assert ["  #  "] * 4 == list(up[3:])
    assert [1, 3, 3] == [row.count("#") for row in up[:3]]
    assert "# # #" == up[2], "the head's two wings stand off from the shaft"
