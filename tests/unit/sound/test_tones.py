"""Tones: told apart by ear alone, and never a click or a clipped sample."""

from __future__ import annotations

import cmath
import math
from functools import cache
from itertools import combinations, pairwise
from operator import mul

import pytest

from coach.sound.espeak_library import LOUDEST
from coach.sound.mixer import RATE
from coach.sound.tones import PEAK, SCORE, Tone, samples

FULL = 32_767


@cache
def turning(hz: float, samples: int) -> list[complex]:
    """A sine of this frequency and its cosine."""
    return [cmath.exp(2j * math.pi * hz * at / RATE) for at in range(samples)]


def duration_ms(tone: Tone) -> int:
    """How long the tone sounds."""
    return sum(note.ms for note in SCORE[tone])


def pitch(values: tuple[int, ...]) -> float:
    """The strongest frequency in these samples, by correlating with one sine after another; 0 for silence."""
    if max(map(abs, values), default=0) < FULL // 50:
        return 0.0

    def strength(hz: float) -> float:
        return abs(sum(map(mul, values, turning(hz, len(values)))))

    return max((440 * 2 ** (step / 12) for step in range(30)), key=strength)


@cache
def contour(tone: Tone) -> list[float]:
    """The tone's pitch in each 40 ms of it."""
    whole, window = samples(tone), RATE * 40 // 1000
    return [pitch(whole[at : at + window]) for at in range(0, len(whole) - window + 1, window)]


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_begins_and_ends_in_silence(tone: Tone) -> None:
    """No click: the first and the last sample are nearly nothing."""
    values = samples(tone)
    assert abs(values[0]) < FULL // 500
    assert abs(values[-1]) < FULL // 500


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_has_no_jump_in_it(tone: Tone) -> None:
    """No click inside either: no step is steeper than its own highest harmonic would make it."""
    steepest = max(abs(after - before) for before, after in pairwise(samples(tone)))
    highest = max(note.to_hz for note in SCORE[tone] if note.to_hz) if tone is not Tone.LOWER else 1047
    most = sum(2 * math.pi * highest * order * share / RATE for order, share in ((1, 1), (2, 0.4), (3, 0.2), (4, 0.1)))
    assert steepest <= most * PEAK * FULL


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_rises_over_at_least_five_milliseconds(tone: Tone) -> None:
    """Soft edges: within the first and last millisecond nothing is loud."""
    values, ms = samples(tone), RATE // 1000
    loudest = max(map(abs, values))
    assert max(map(abs, values[:ms])) < loudest * 0.1
    assert max(map(abs, values[-ms:])) < loudest * 0.1


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_never_clips(tone: Tone) -> None:
    """Room is left for a voice beside it."""
    assert max(map(abs, samples(tone))) <= PEAK * FULL + 1


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short(tone: Tone) -> None:
    """At most 0.4 s; only the end of the session may ring."""
    assert duration_ms(tone) <= (1_000 if tone is Tone.DONE else 400)
    assert len(samples(tone)) == pytest.approx(RATE * duration_ms(tone) / 1000, abs=len(SCORE[tone]))


def test_the_contour_carries_the_meaning() -> None:
    """Up is lift, level is hold, down is lower."""
    lift, hold, lower = contour(Tone.LIFT), contour(Tone.HOLD), contour(Tone.LOWER)
    assert lift == sorted(lift)
    assert lift[-1] > lift[0] * 1.6
    assert len(set(hold)) == 1
    assert lower == sorted(lower, reverse=True)
    assert lower[-1] < lower[0] / 1.6


@pytest.mark.parametrize(("one", "other"), list(combinations(Tone, 2)))
def test_no_two_tones_are_alike(one: Tone, other: Tone) -> None:
    """Each pair differs in pitch somewhere, or in length by a third."""
    lengths = sorted([duration_ms(one), duration_ms(other)])
    apart = any(abs(math.log2(a / b)) > 2 / 12 for a, b in zip(contour(one), contour(other), strict=False) if a and b)
    assert apart or lengths[1] > lengths[0] * 1.33


@pytest.mark.parametrize("tone", Tone)
def test_every_pitch_is_where_small_speakers_are_loud(tone: Tone) -> None:
    """Between 500 and 2,000 Hz."""
    assert all(500 <= hz <= 2_000 for note in SCORE[tone] for hz in (note.from_hz, note.to_hz) if hz)


def test_the_tick_and_the_relax_are_soft() -> None:
    """They come with every second and every repetition."""
    lift = max(map(abs, samples(Tone.LIFT)))
    assert max(map(abs, samples(Tone.RELAX))) < lift / 4
    assert max(map(abs, samples(Tone.TICK))) < lift / 2


def test_volume_is_a_share_of_the_whole() -> None:
    """Half is half as loud, none is silent, and more than all is all."""
    whole = max(samples(Tone.GO))
    assert max(samples(Tone.GO, 50)) == pytest.approx(whole / 2, rel=0.01)
    assert max(samples(Tone.GO, 0)) == 0
    assert samples(Tone.GO, 1_000) == samples(Tone.GO)


def test_a_tone_and_a_voice_together_do_not_clip() -> None:
    """They begin at the same moment, so their loudest samples must fit side by side."""
    assert PEAK + LOUDEST <= 1
