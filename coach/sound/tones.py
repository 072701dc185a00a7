"""Synthesizes each tone to 16-bit samples. Pure: no sound files, no clock, no device.

A tone is a few notes. A note glides from one frequency to another under a raised-cosine attack and release, so that it
neither clicks nor startles. The contour carries the meaning: up is lift, level is hold, down is lower. Everything lies
between 500 and 2,000 Hz with a few harmonics, where a laptop's speaker is at its best and music leaves room.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache

from msgspec import Struct

from coach.sound.mixer import FULL_SCALE, RATE

PEAK = 0.38
"""The loudest any sample may be, of full scale: with a voice beside it at `espeak_library.LOUDEST`, nothing clips."""
EDGE_MS = 8
"""The shortest attack or release."""
_HARMONICS = (1.0, 0.4, 0.2, 0.1)
"""The share of the fundamental and of each harmonic above it."""


class Tone(StrEnum):
    """The tones, by what each tells."""

    LIFT = "lift"
    HOLD = "hold"
    TICK = "tick"
    """One second of a hold."""
    LOWER = "lower"
    RELAX = "relax"
    SWITCH = "switch"
    REST = "rest"
    HALF_WAY = "half-way"
    """The relax after half of a set."""
    LAST_ONE = "last-one"
    """The lift of a set's last repetition."""
    COUNTDOWN = "countdown"
    """Three, two, one."""
    GO = "go"
    """The zero after three, two, one."""
    PAUSE = "pause"
    RESUME = "resume"
    DONE = "done"


CHANGE_TONES = frozenset({Tone.LIFT, Tone.LAST_ONE, Tone.HOLD, Tone.LOWER, Tone.SWITCH, Tone.REST, Tone.GO, Tone.DONE})
"""The tones that mark a change of what to do; the rest only count or colour."""


class Note(Struct, frozen=True):
    """A stretch of sound that glides from one frequency to another; a frequency of 0 is silence."""

    from_hz: float
    to_hz: float
    ms: int
    level: float = 1.0
    """Loudness, of `PEAK`."""
    release_ms: int = 40


def _level(hz: float, ms: int, level: float = 1.0, release_ms: int = 40) -> Note:
    return Note(hz, hz, ms, level, release_ms)


_C5, _D5, _E5, _G5, _A5, _C6, _E6, _G6 = 523.25, 587.33, 659.26, 783.99, 880.0, 1046.5, 1318.51, 1567.98
_GAP = Note(0, 0, 30)

SCORE: dict[Tone, tuple[Note, ...]] = {
    Tone.LIFT: (Note(_C5, _C6, 300, release_ms=70),),
    Tone.HOLD: (_level(_G5, 300, release_ms=100),),
    Tone.TICK: (_level(_G6, 45, 0.4, 30),),
    Tone.LOWER: (Note(_C6, _C5, 300, release_ms=70),),
    Tone.RELAX: (_level(_C5, 260, 0.2, 150),),
    Tone.SWITCH: (_level(_E5, 90), _level(_C6, 90), _level(_E5, 90), _level(_C6, 120, release_ms=60)),
    Tone.REST: (_level(_G5, 170, 0.8, 80), _level(_D5, 220, 0.8, 150)),
    Tone.HALF_WAY: (_level(_C6, 90), _GAP, _level(_C6, 130, release_ms=70)),
    Tone.LAST_ONE: (_level(_E6, 60), _GAP, _level(_E6, 60), _GAP, Note(_C5, _C6, 220, release_ms=70)),
    Tone.COUNTDOWN: (_level(_A5, 110, 0.8, 60),),
    Tone.GO: (_level(_A5 * 2, 320, 0.9, 140),),
    Tone.PAUSE: (_level(_E5, 110, 0.7), _level(_C5, 160, 0.7, 90)),
    Tone.RESUME: (_level(_C5, 110, 0.7), _level(_E5, 160, 0.7, 90)),
    Tone.DONE: (_level(_C5, 140), _level(_E5, 140), _level(_G5, 140), _level(_C6, 560, release_ms=380)),
}


@cache
def samples(tone: Tone, volume: int = 100) -> tuple[int, ...]:
    """The tone's samples, -32,767 to 32,767. `volume` is 0 to 100 and linear."""
    level = PEAK * max(0, min(100, volume)) / 100
    return tuple(round(value * level * FULL_SCALE) for note in SCORE[tone] for value in _note(note))


def _note(note: Note) -> list[float]:
    """The note's values between -1 and 1; the phase runs on through a glide, so a sweep has no steps in it."""
    count = RATE * note.ms // 1000
    if not note.from_hz:
        return [0.0] * count
    attack, release = RATE * EDGE_MS // 1000, RATE * note.release_ms // 1000
    values, phase = [], 0.0
    for at in range(count):
        edge = min(_rise(at, attack), _rise(count - 1 - at, release))
        value = sum(share * math.sin(phase * order) for order, share in enumerate(_HARMONICS, start=1))
        values.append(value * edge)
        phase += 2 * math.pi * (note.from_hz * (note.to_hz / note.from_hz) ** (at / count)) / RATE
    loudest = max(map(abs, values))
    return [value * note.level / loudest for value in values]


def _rise(at: int, length: int) -> float:
    """A raised cosine from 0 at 0 to 1 at `length` and after."""
    return 1.0 if at >= length else (1 - math.cos(math.pi * at / length)) / 2
