"""`Sound`: what the live session holds. Tones and words behind one door, and a key that mutes both."""

from __future__ import annotations

from collections.abc import Iterator

from coach.sound.player import Player
from coach.sound.tones import Tone
from coach.sound.turns import MOST_LATE_MS, Weight
from coach.sound.voice import Voice


class Sound:
    """Every method returns at once and never raises; only `close` may wait, and says how long."""

    def __init__(self, player: Player, voice: Voice) -> None:
        self.player = player
        self.voice = voice
        self.muted = False

    def play(self, tone: Tone) -> None:
        """Start this tone now."""
        if not self.muted:
            self.player.play(tone)

    def say(self, text: str, within_ms: int | None = MOST_LATE_MS, weight: Weight = Weight.PHASE) -> None:
        """Say this, if it can start within `within_ms`; `weight` decides what it cuts and what cuts it."""
        if not self.muted:
            self.voice.say(text, within_ms, weight)

    def expect(self, texts: Iterator[str]) -> None:
        """What will be said, in its order: made ready in quiet moments, so that saying it is only playing it."""
        self.voice.expect(texts)

    def silence(self) -> None:
        """Nothing is heard from now until the next tone or word."""
        self.player.silence()
        self.voice.silence()

    def mute(self, on: bool = True) -> None:
        """Nothing is heard until it is turned off again; what was missed is not made up for."""
        self.muted = on
        if on:
            self.silence()

    def close(self, finish_ms: int = 0) -> None:
        """Give everything back, after letting the last word end for at most `finish_ms`.

        Waits at most 0.6 s longer than that, and only for a device that hangs.
        """
        self.voice.close(finish_ms)
        self.player.close(finish_ms)
