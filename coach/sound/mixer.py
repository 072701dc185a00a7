"""Mixes sounds into one stream of samples, block by block. Pure: no device, no clock; time is the number of a sample.

The device asks for one block after another, and so does whoever writes a session to a file: both hear the same.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence
from operator import add
from typing import Final

from msgspec import Struct

RATE: Final = 22_050
"""Samples a second, mono: what eSpeak makes; twice the highest frequency that matters in a tone."""
FULL_SCALE: Final = 32_767
FADE_SAMPLES: Final = RATE * 3 // 1000
"""Samples over which a sound that is cut goes to silence: a sudden end clicks."""


class _Placed(Struct):
    """A sound, and the sample at which it starts."""

    source: str
    start: int
    samples: array[int]

    @property
    def end(self) -> int:
        return self.start + len(self.samples)


class Mixer:
    """The sounds that play now and later. Any thread may call any method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._placed: list[_Placed] = []
        self.position = 0
        """The first sample that was not asked for yet."""

    def place(self, source: str, samples: Sequence[int], start: int) -> None:
        """Let `source` sound from this sample on; from the next block on, where that one has gone by."""
        with self._lock:
            data = samples if isinstance(samples, array) else array("h", samples)
            self._placed.append(_Placed(source, max(start, self.position), data))

    def cut(self, source: str, at: int = 0) -> None:
        """Let `source` fall silent from sample `at` on, or from the next block; what it should begin later, too."""
        with self._lock:
            at = max(at, self.position)
            kept = [sound for sound in self._placed if sound.source != source or sound.start < at]
            for sound in kept:
                if sound.source == source and sound.end > at:
                    sound.samples = _faded(sound.samples, at - sound.start)
            self._placed = kept

    def sounding(self, source: str) -> bool:
        """Whether something of `source` is still to be asked for."""
        with self._lock:
            return any(sound.source == source and sound.end > self.position for sound in self._placed)

    @property
    def silent(self) -> bool:
        """Whether nothing is left to sound."""
        with self._lock:
            return not self._placed

    @property
    def end(self) -> int:
        """The sample at which there is silence for good."""
        with self._lock:
            return max((sound.end for sound in self._placed), default=self.position)

    def next_block(self, count: int) -> bytes:
        """The next `count` samples, 16 bits each in the machine's order."""
        with self._lock:
            start, end = self.position, self.position + count
            self.position = end
            block = array("h", bytes(2 * count))
            taken: list[range] = []
            for sound in self._placed:
                if sound.start < end:
                    _add(block, sound, start, taken)
            self._placed = [sound for sound in self._placed if sound.end > end]
        return block.tobytes()

    def put_off(self, count: int) -> None:
        """Let what has not begun yet do so this many samples later; earlier, where it is less than nothing."""
        with self._lock:
            for sound in self._placed:
                if sound.start > self.position:
                    sound.start = max(sound.start + count, self.position)

    def pass_over(self, count: int) -> None:
        """Let so many samples go by unheard: what should have begun in them is late and is left out."""
        with self._lock:
            self.position += count
            self._placed = [sound for sound in self._placed if sound.start >= self.position]


def _add(block: array[int], sound: _Placed, start: int, taken: list[range]) -> None:
    """Add what of `sound` falls into the block that begins at `start`; `taken` is where there is sound already.

    Where there is none it is copied: most of a session is one sound at a time, and to add them takes ten times as long.
    """
    first, last = max(sound.start, start), min(sound.end, start + len(block))
    here = slice(first - start, last - start)
    samples = sound.samples[first - sound.start : last - sound.start]
    if any(first < other.stop and other.start < last for other in taken):
        both = list(map(add, block[here], samples))
        if max(both) > FULL_SCALE or min(both) < -FULL_SCALE:
            both = [max(-FULL_SCALE, min(FULL_SCALE, value)) for value in both]
        samples = array("h", both)
    block[here] = samples
    taken.append(range(first, last))


def _faded(samples: array[int], at: int) -> array[int]:
    """The samples up to `at`, and then down to silence within `FADE_SAMPLES`."""
    tail = samples[at : at + FADE_SAMPLES]
    return samples[:at] + array("h", (value * (len(tail) - n) // len(tail) for n, value in enumerate(tail)))
