"""Plays tones through the audio output, or the terminal's bell where there is no device."""

from __future__ import annotations

import threading
from typing import Final

from coach.sound.output import Output
from coach.sound.player import Player, SilentPlayer
from coach.sound.tones import Tone, samples

_SOURCE: Final = "tone"
_NEEDED_FIRST: Final = (Tone.SWITCH, Tone.COUNTDOWN, Tone.LIFT, Tone.HOLD, Tone.TICK, Tone.LOWER)
"""Made first, as a session needs them; the others follow, so that none is made when it is due."""


class TonePlayer:
    """Plays tones; while no device is there another player does, which is the terminal's bell if there is one."""

    name = "sdl"

    def __init__(self, output: Output, volume: int = 100, instead: Player | None = None) -> None:
        output.begin()
        self._output = output
        self._volume = volume
        self._instead = instead or SilentPlayer()
        threading.Thread(target=self._make, name="coach-tones", daemon=True).start()

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Let the tone be heard at `at_s`, or now."""
        if self._output.there:
            self._output.play(_SOURCE, samples(tone, self._volume), at_s)
        else:
            self._instead.play(tone)

    def silence(self) -> None:
        """Cut what sounds and what is about to."""
        self._output.cut(_SOURCE)

    def close(self, finish_ms: int = 0) -> None:
        """Nothing more is played instead; the stream is closed by whoever opened it."""
        self._instead.close()

    def _make(self) -> None:
        """Make every tone ahead: all of them take longer to make than one may be late."""
        for tone in (*_NEEDED_FIRST, *Tone):
            samples(tone, self._volume)
