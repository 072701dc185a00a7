"""Records a session: every tone and word at its moment on a mixer, where time is the number of a sample. Pure.

What is said, how it is shortened, and which tone sounds is decided by the same `Listener` as live, and what of two
utterances gives way by the same `speech_queue`: what matters more cuts what sounds, what matters less waits for its
end, and what could only start too late is not said. Blocks are mixed as far as the session has come, and nothing is
kept but what still sounds, so that the length of a session costs no memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final, Protocol

from coach.engine.cues import Cue
from coach.sound.facade import Sound
from coach.sound.listener import Listener
from coach.sound.mixer import RATE, Mixer
from coach.sound.player import Player, SilentPlayer
from coach.sound.speaker import speakable
from coach.sound.speech_queue import MAX_LATE_MS, Priority, SpeechQueue, Utterance
from coach.sound.tones import Tone, samples
from coach.sound.voice import SilentVoice, Voice

BLOCK: Final = RATE // 2
"""Samples mixed at a time: half a second."""


class Speech(Protocol):
    """A voice that gives samples in the place of sound."""

    @property
    def name(self) -> str:
        """How the settings call it."""

    def samples(self, text: str) -> array[int]:
        """The text as 16-bit samples at `mixer.RATE`, without silence in front. Raises SoundFault."""

    def close(self) -> None:
        """Give everything back."""


def sample_at(ms: float) -> int:
    """The sample that is heard at this moment of the session."""
    return round(ms * RATE / 1000)


class Recording:
    """The tones and words of a session on a mixer, in session time."""

    def __init__(self, speech: Speech | None, *, tones: bool = True) -> None:
        """Without `speech` there are tones alone."""
        self._mixer = Mixer()
        self._voice = None if speech is None else RecordedVoice(self._mixer, speech)
        player: Player = RecordedTones(self._mixer) if tones else SilentPlayer()
        voice: Voice = self._voice or SilentVoice()
        self.sound = Sound(player, voice)

    def blocks(self, cues: Iterable[Cue], listener: Listener) -> Iterator[bytes]:
        """Let the listener, whose sound is this recording's, hear a session; 16-bit samples, a block at a time."""
        for at_ms, together in groupby(cues, key=lambda cue: cue.at_ms):
            yield from self._mixed(at_ms)
            for cue in together:
                listener.hear(cue)
            listener.flush()
        if self._voice is not None:
            self._voice.finish()
        yield from _blocks(self._mixer, self._mixer.end)

    def _mixed(self, until_ms: int) -> Iterator[bytes]:
        """What is heard until then."""
        if self._voice is not None:
            self._voice.listen(until_ms)
        yield from _blocks(self._mixer, sample_at(until_ms))


def _blocks(mixer: Mixer, until: int) -> Iterator[bytes]:
    while (count := min(until - mixer.position, BLOCK)) > 0:
        yield mixer.next_block(count)


class RecordedTones:
    """A tone player (`player.Player`) on a mixer; now is where the mixer stands."""

    name = "recorded"

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Let the tone sound now."""
        self._mixer.place(self.name, _tone(tone), self._mixer.position)

    def silence(self) -> None:
        """Cut what sounds."""
        self._mixer.cut(self.name)

    def close(self, finish_ms: int = 0) -> None:
        """Nothing."""


class RecordedVoice:
    """A voice (`voice.Voice`) on a mixer; `listen` tells it how far the session has come."""

    speaks = True

    def __init__(self, mixer: Mixer, speech: Speech) -> None:
        self.name = speech.name
        self._mixer = mixer
        self._speech = speech
        self._queue = SpeechQueue()
        self._now_ms = 0.0
        self._ends_ms = 0.0
        """When what is being said is over."""

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or waits for its turn."""
        return self._queue.sounding is not None or self._queue.waiting is not None

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        """Say this now, or when its turn comes."""
        if words := speakable(text):
            self._queue.ask(Utterance(words, priority, self._now_ms, within_ms))
            self._take()

    def listen(self, until_ms: float) -> None:
        """Let time go on until then: what is said by then is over, and what waited for it has begun."""
        while self._queue.sounding is not None and self._ends_ms <= until_ms:
            self._now_ms = self._ends_ms
            self._queue.ended()
            self._take()
        self._now_ms = until_ms

    def finish(self) -> None:
        """Let time go on until all is said."""
        while self.speaking:
            self.listen(self._ends_ms)

    def _take(self) -> None:
        """Begin what may begin now, in the place of what is being said."""
        if (new := self._queue.take(self._now_ms)) is not None:
            start = sample_at(self._now_ms)
            self._mixer.cut(self.name, start)
            words = self._speech.samples(new.text)
            self._mixer.place(self.name, words, start)
            self._ends_ms = self._now_ms + len(words) * 1000 / RATE

    def silence(self) -> None:
        """Cut what is being said and forget what waits."""
        self._queue.clear()
        self._mixer.cut(self.name, sample_at(self._now_ms))

    def close(self, finish_ms: int = 0) -> None:
        """Nothing; the speech is closed by whoever opened it."""


@cache
def _tone(tone: Tone) -> array[int]:
    return array("h", samples(tone))
