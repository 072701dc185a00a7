"""Sounds on one line: each where it was put, added up, cut without a click, and the same whatever the blocks."""

from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.sound.mixer import FADE_SAMPLES, FULL_SCALE, Mixer

SOUNDS = st.lists(
    st.tuples(st.integers(0, 60), st.lists(st.integers(-FULL_SCALE, FULL_SCALE), min_size=1, max_size=40)), max_size=5
)


def heard(mixer: Mixer, *blocks: int) -> list[int]:
    """What these blocks hold, one after another."""
    return [value for count in blocks for value in array("h", mixer.next_block(count))]


@given(SOUNDS, st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_every_sample_is_the_sum_of_what_sounds_then(sounds: list[tuple[int, list[int]]], blocks: list[int]) -> None:
    """However the device asks, kept within what a sample can hold."""
    mixer = Mixer()
    for start, samples in sounds:
        mixer.place("tone", samples, start)
    line = [0] * 400
    for start, samples in sounds:
        for at, value in enumerate(samples):
            # One after another, as the mixer adds them: what was too loud once stays cut off.
            line[start + at] = max(-FULL_SCALE, min(FULL_SCALE, line[start + at] + value))
    assert line[: sum(blocks)] == heard(mixer, *blocks)


def test_what_was_to_begin_already_begins_now() -> None:
    """A sound that is asked for at its moment is heard a little late, and whole."""
    mixer = Mixer()
    mixer.next_block(10)
    mixer.place("tone", [5, 6], 3)
    assert [5, 6, 0] == heard(mixer, 3)


def test_what_has_not_begun_can_be_put_off() -> None:
    """Later, or earlier and then at most to now; what sounds already goes on as it is."""
    mixer = Mixer()
    mixer.place("word", [1, 1, 1], 0)
    mixer.next_block(1)
    mixer.place("tone", [5], 4)
    mixer.put_off(2)
    assert [1, 1, 0, 0, 0, 5] == heard(mixer, 6)
    mixer.place("tone", [5], 12)
    mixer.put_off(-9)
    assert [5, 0] == heard(mixer, 2)


def test_a_cut_ends_in_silence_without_a_step() -> None:
    """From the block after this one; what the same source should begin later is gone, another source stays."""
    mixer = Mixer()
    mixer.place("word", [1000] * 1000, 0)
    mixer.place("word", [7] * 10, 500)
    mixer.place("tone", [1] * 2, 300)
    assert [1000] * 100 == heard(mixer, 100)
    mixer.cut("word")
    after = heard(mixer, 500)
    fading = after[:FADE_SAMPLES]
    assert fading == sorted(fading, reverse=True)
    assert max(before - then for before, then in pairwise(fading)) <= 1000 // FADE_SAMPLES + 1
    assert [0] * (200 - FADE_SAMPLES) == after[FADE_SAMPLES:200]
    assert [1, 1, 0] == after[200:203]
    assert not mixer.sounding("word")


def test_a_cut_can_wait_for_its_moment() -> None:
    """A word that gives way to the next one sounds until then."""
    mixer = Mixer()
    mixer.place("word", [1000] * 400, 0)
    mixer.cut("word", 200)
    assert [1000] * 200 == heard(mixer, 200)
    assert [0] * 50 == heard(mixer, FADE_SAMPLES, 50)[FADE_SAMPLES:]


def test_what_was_missed_is_not_made_up_for() -> None:
    """A device that stood still for seconds does not play their sounds all at once."""
    mixer = Mixer()
    mixer.place("tone", [1] * 5, 10)
    mixer.place("tone", [2] * 5, 100)
    mixer.pass_over(50)
    assert [0] * 50 + [2] * 5 == heard(mixer, 55)
