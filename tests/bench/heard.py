"""What a session gave to its device, and where it is in a recording of the sink, also under another sound.

`inside_sound` writes a `Log`; a `Recording` is what came out. A sound is looked for by what the mixer really gave from
its first sample on, all that sounds with it included, so that it is found as it is, or not at all.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from operator import mul

from coach.sound.mixer import RATE
from coach.sound.speaker import speakable

SINK_RATE = 48_000
LENGTH_S = 0.12
"""How much of a sound it is known by."""
EVERY = 4
"""Of the sink's samples so few are compared: a quarter says as much."""
NEAR_S = 0.003
"""A sound is looked for first so near to where the one before it was."""
FAR_S = 0.25
ROUGH = 4
"""Far away only every fourth of these is compared at first."""
ALIKE_AT_ONCE, ALIKE, ALIKE_IN_PART = 0.98, 0.85, 0.95
"""How alike, of 1, what is heard must be where it was looked for first, anywhere, and in a part of it."""
TAPS = 16
AROUND = 20
"""Blocks before and after one that tell when it came: the reader may have waited for a busy processor."""
SAME_MOMENT_S = 0.05


@dataclass
class CueTold:
    """A cue of the session, its moment by the clock, and when it was delivered."""

    kind: str
    at_ms: int
    due_s: float
    told_s: float
    index: int | None
    """Of its segment in `preview`, where it begins one."""
    stretch: str | None
    second: int | None
    of: int | None
    counted: bool = True
    """False for a repetition that was counted before."""


@dataclass
class Asked:
    """A tone, in brackets, or words that the session wants heard."""

    what: str
    asked_s: float
    at_s: float | None
    cues: int
    """How many cues had been delivered."""


@dataclass
class Placed:
    """A sound on the mixer."""

    source: str
    what: str
    at_s: float | None
    placed_s: float
    start: int
    length: int


@dataclass
class Cut:
    """A source that falls silent from this sample on."""

    source: str
    at: int
    cut_s: float


@dataclass
class Block:
    """What the device took."""

    first: int
    given_s: float
    data: bytes


@dataclass
class Log:
    """A session as its sound went."""

    cues: list[CueTold] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notices: list[tuple[float, str]] = field(default_factory=list)
    devices: list[tuple[float, float, str]] = field(default_factory=list)
    """When a device was looked for, when there was an answer, and which."""
    delay_s: float = 0.0


class Recording:
    """What came out of a sink, and when each piece of it came."""

    def __init__(self, pieces: Sequence[tuple[float, int]], data: bytes) -> None:
        """`pieces`: when one came, and the number of its first sample."""
        self.samples = array("h", data[: len(data) // 2 * 2])
        self._firsts = [first for _, first in pieces]
        starts = [at - first / SINK_RATE for at, first in pieces]
        self._starts = [min(starts[max(0, at - AROUND) : at + AROUND]) for at in range(len(starts))]
        self._times = [start + first / SINK_RATE for start, first in zip(self._starts, self._firsts, strict=True)]
        self.ends_s = self.when(len(self.samples)) if pieces else 0.0
        self.begins_s = self._times[0] if pieces else math.inf

    def when(self, index: float) -> float:
        """The time of a sample: when its piece came, plus its place in the piece."""
        return self._starts[max(bisect_right(self._firsts, index) - 1, 0)] + index / SINK_RATE

    def index(self, at_s: float) -> int:
        """The sample of a time."""
        return round((at_s - self._starts[max(bisect_right(self._times, at_s) - 1, 0)]) * SINK_RATE)

    def jumps_ms(self) -> list[float]:
        """Where the sink lost its time: by how much, each time more than 5 ms."""
        return [1000 * (b - a) for a, b in pairwise(self._starts[::AROUND]) if abs(b - a) > 0.005]

    def find(self, sound: Sequence[float], guess_s: float, span_s: float) -> tuple[float, float]:
        """When this began, looked for around a time, and how alike it is; far away, roughly at first."""
        first, last = self.index(guess_s - span_s), self.index(guess_s + span_s)
        if span_s > 2 * NEAR_S:
            rough, _ = self._alike(sound[::ROUGH], EVERY * ROUGH, range(first, last, 2))
            first, last = rough - SINK_RATE // 1000, rough + SINK_RATE // 1000
        place, alike = self._alike(sound, EVERY, range(first, last))
        return self.when(place), alike

    def _alike(self, sound: Sequence[float], step: int, places: range) -> tuple[int, float]:
        """The place where the recording is most like this, and how much."""
        loud = math.sqrt(sum(map(mul, sound, sound)))
        length, best, place = len(sound) * step, 0.0, places.start
        for at in places:
            here = self.samples[at : at + length : step] if at >= 0 else array("h")
            if len(here) == len(sound) and (alike := sum(map(mul, sound, here))) > best * loud:
                alike /= (math.sqrt(sum(map(mul, here, here))) or 1.0) * loud
                if alike > best:
                    best, place = alike, at
        return place, best


@dataclass
class Heard:
    """A sound that was given to the device, and what became of it."""

    what: str
    moment_s: float
    ahead: bool
    """Whether it was asked for before its moment; else it is the session's latency late."""
    late_ms: float | None
    """None where it was not heard."""
    alike: float
    taken_back: bool = False
    """A key came before it began."""
    torn: bool = False
    """It has a gap: the device lost time in the middle of it."""


class Listening:
    """Looks for all that a session gave in what came out."""

    def __init__(self, log: Log, recordings: Sequence[Recording]) -> None:
        self.log = log
        self.recordings = recordings
        self._firsts = [block.first for block in log.blocks]
        starts = [block.given_s - block.first / RATE for block in log.blocks]
        self._starts = [min(starts[max(0, at - AROUND) : at + AROUND]) for at in range(len(starts))]
        self._last_late_s = 0.0

    def samples(self, first: int, count: int) -> array[int] | None:
        """So many samples of what the device took; None where it did not take them all."""
        found = array("h")
        at = bisect_right(self._firsts, first) - 1
        while 0 <= at < len(self.log.blocks) and len(found) < count:
            block = self.log.blocks[at]
            here = array("h", block.data)
            skip = first + len(found) - block.first
            if not 0 <= skip < len(here):
                return None
            found.extend(here[skip:])
            at += 1
        return found[:count] if len(found) >= count else None

    def given_s(self, sample: int) -> float:
        """When the device asked for this sample, had it asked for each block in time."""
        return self._starts[max(bisect_right(self._firsts, sample) - 1, 0)] + sample / RATE

    @cached_property
    def heard(self) -> list[Heard]:
        """Every sound that was given to the mixer."""
        return [self._look_for(each) for each in self.log.placed]

    def asked_for(self, placed: Placed) -> Asked | None:
        """The last time that it was asked for before it was given."""
        before = [each for each in self.log.asked if each.asked_s <= placed.placed_s]
        return next((each for each in reversed(before) if speakable(each.what) == placed.what), None)

    def moment_s(self, asked: Asked) -> float:
        """When it should be heard; for what was not asked for ahead, when what it tells of happened."""
        if asked.at_s is not None:
            return asked.at_s
        cue = self.log.cues[asked.cues - 1] if asked.cues else None
        if cue is not None and asked.asked_s - cue.told_s < SAME_MOMENT_S:
            return min(cue.due_s, asked.asked_s)
        return asked.asked_s

    def _look_for(self, placed: Placed) -> Heard:
        asked = self.asked_for(placed)
        moment_s = placed.placed_s if asked is None else self.moment_s(asked)
        ahead = asked is not None and asked.at_s is not None and asked.at_s > placed.placed_s
        heard = Heard(placed.what, moment_s, ahead, None, 0.0)
        if any(
            cut.source == placed.source and cut.at <= placed.start and cut.cut_s >= placed.placed_s
            for cut in self.log.cuts
        ):
            heard.taken_back = True
            return heard
        given = self.samples(placed.start, int(LENGTH_S * RATE) + TAPS)
        if given is None or not any(given):
            return heard
        sound, guess_s = resampled(given), self.given_s(placed.start) + self.log.delay_s
        for recording in self.recordings:
            if not recording.begins_s <= guess_s <= recording.ends_s:
                continue
            at_s, heard.alike = recording.find(sound, guess_s + self._last_late_s, NEAR_S)
            if heard.alike < ALIKE_AT_ONCE:
                at_s, heard.alike = recording.find(sound, guess_s, FAR_S)
            if heard.alike >= ALIKE:
                self._last_late_s = at_s - guess_s
                heard.late_ms = 1000 * (at_s - moment_s)
            elif (at_s := self._found_in_part(recording, sound, guess_s)) is not None:
                heard.torn, heard.late_ms = True, 1000 * (at_s - moment_s)
        return heard

    def _found_in_part(self, recording: Recording, sound: Sequence[float], guess_s: float) -> float | None:
        """When this began, of which only a third is found as it is."""
        third = len(sound) // 3
        for part in range(3):
            away_s = part * third * EVERY / SINK_RATE
            at_s, alike = recording.find(sound[part * third :][:third], guess_s + away_s, FAR_S)
            if alike >= ALIKE_IN_PART:
                return at_s - away_s
        return None


def resampled(samples: Sequence[int]) -> list[float]:
    """Every fourth sample of this at the sink's rate."""
    found = []
    for at in range(0, (len(samples) - TAPS) * SINK_RATE // RATE, EVERY):
        whole, part = divmod(at * RATE, SINK_RATE)
        taps = _taps(part)
        low = whole - TAPS // 2 + 1
        here = samples[max(low, 0) : whole + TAPS // 2 + 1]
        found.append(sum(map(mul, taps[TAPS - len(here) if low < 0 else 0 :], here)))
    return found


@cache
def _taps(part: int) -> tuple[float, ...]:
    """The weights of the samples around one that lies so far behind a sample."""
    away = [tap - TAPS // 2 + 1 - part / SINK_RATE for tap in range(TAPS)]
    return tuple(
        (math.sin(math.pi * x) / (math.pi * x) if x else 1.0) * (0.5 + 0.5 * math.cos(2 * math.pi * x / TAPS))
        for x in away
    )


def nearest(values: Sequence[float], value: float) -> float:
    """How far the nearest of some ordered values is away."""
    at = bisect_left(values, value)
    return min((abs(each - value) for each in values[max(at - 1, 0) : at + 1]), default=math.inf)
