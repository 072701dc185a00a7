"""What gives way when there is less time than words: in the order that a person lying down would choose."""

from __future__ import annotations

import pytest

from coach.sound.shorten import first_that_fits, instruction, sentences

HEAD = "Clamshell, 10 repetitions. Left leg."
LIE = "Lie on your right side, knees bent. Rest your head."
OTHER = "Lie on your left side, knees bent. Rest your head."
TEXT = f"{HEAD} {LIE} Tip the hip. Open slowly."


def said(ms: int | None, number: str = "10", other: str = "", counted_ms: int = 0) -> str:
    """A voice that takes a tenth of a second for each letter."""
    return instruction(
        [number] if number else [], TEXT, LIE, other, ms=ms, counted_ms=counted_ms, length=lambda text: 100 * len(text)
    )


@pytest.mark.parametrize(
    ("ms", "expected"),
    [
        (None, f"10. {TEXT}"),
        (100 * len(f"10. {TEXT}"), f"10. {TEXT}"),
        (100 * len(f"10. {TEXT}") - 1, f"10. {HEAD} {LIE} Tip the hip."),
        (9_300, f"10. {HEAD} {LIE}"),
        (9_000, f"{HEAD} {LIE}"),
        (7_200, f"Clamshell. Left leg. {LIE}"),
        (6_900, "Clamshell. Left leg. Lie on your right side, knees bent."),
        (5_000, "Clamshell. Left leg. Lie on your right side."),
        (1_200, "Clamshell."),
        (100, "Clamshell."),
    ],
)
def test_the_first_time(ms: int | None, expected: str) -> None:
    """Hints, the number, the dose, details of the position, the leg; the name stays."""
    assert expected == said(ms)


def test_of_a_switch_the_leg_stays() -> None:
    """It names no exercise."""
    lie, other = "Lie on your right side.", "Lie on your left side."
    text = f"Switch sides. Left leg. {lie}"
    assert "Left leg." == instruction([], text, lie, other, ms=1_500, counted_ms=0, length=lambda said: 100 * len(said))


def test_a_known_position_gives_way_but_for_what_changes() -> None:
    """The other side: which side to lie on is what must be heard."""
    assert "Clamshell. Left leg. Lie on your right side." == said(5_500, other=OTHER)
    assert "Clamshell. Left leg. Lie on your right side, knees bent." == said(6_500, other=OTHER)


def test_the_spoken_countdown_gives_way_to_how_to_lie_but_not_to_hints() -> None:
    """Its tones sound anyway."""
    assert f"{HEAD} {LIE}" == said(9_500, counted_ms=3_000)
    assert f"10. {HEAD} {LIE} Tip the hip." == said(14_000, counted_ms=3_000)
    assert "Clamshell. Left leg. Lie on your right side." == said(8_000, other=OTHER, counted_ms=3_000)


def test_sentences_end_with_a_stop() -> None:
    """And an empty text has none."""
    assert ["One, two.", "Three?", "Four"] == sentences(" One, two. Three? Four ")
    assert [] == sentences("")


def test_nothing_fits_into_no_time() -> None:
    """None says so."""
    assert None is first_that_fits(["a", ""], -1, len)
    assert "b" == first_that_fits(["aaa", "b"], 2, len)
