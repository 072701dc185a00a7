"""`Sound`: the tones and the voice of a session as one object, which can be muted."""

from __future__ import annotations

from coach.sound.output import Output
from coach.sound.player import Player
from coach.sound.speech_queue import MAX_LATE_MS, Priority
from coach.sound.tones import Tone
from coach.sound.voice import Voice


class Sound:
    """Plays tones and says words. Methods return at once and never raise; only `close` may wait, and says how long."""

    def __init__(self, player: Player, voice: Voice, output: Output | None = None) -> None:
        """`output` is the stream that they share, where they do."""
        self.player = player
        self.voice = voice
        self._output = output
        self.muted = False

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Let this tone be heard at `at_s` by the monotonic clock, or now."""
        if not self.muted:
            self.player.play(tone, at_s)

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        """Say this then, or now, if it can start within `within_ms`; `priority` decides what cuts what."""
        if not self.muted:
            self.voice.say(text, within_ms, priority, at_s)

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or waits for its turn."""
        return self.voice.speaking

    @property
    def delay_s(self) -> float:
        """How long before its moment a sound has to be asked for to be heard on it; 0 where it cannot be."""
        return 0.0 if self._output is None else self._output.delay_s

    def silence(self) -> None:
        """Cut what sounds and what waits; the next tone or word is heard again."""
        self.player.silence()
        self.voice.silence()

    def mute(self, on: bool = True) -> None:
        """Turn muting on or off; what was missed meanwhile is not made up for."""
        self.muted = on
        if on:
            self.silence()

    def close(self, finish_ms: int = 0) -> None:
        """Give everything back, after letting the last word end for at most `finish_ms`.

        Waits at most 0.6 s longer than that, and only for a device that hangs.
        """
        self.voice.close(finish_ms)
        self.player.close(finish_ms)
        if self._output is not None:
            self._output.close(finish_ms)
