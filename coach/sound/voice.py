"""What a voice is: its settings, the `Voice` a session speaks with, and the `Engine` that does the speaking.

`speaker` puts a thread between the two. The engine is touched by that thread alone, apart from `abandon`, which must
work while everything else in it hangs.
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from coach.i18n.speech_length import MEASURED_RATE
from coach.sound.speech_queue import MAX_LATE_MS, Priority


class VoiceSettings(Struct, frozen=True):
    """The settings of a voice: engine, name, rate, volume, language."""

    name: str = "auto"
    """Which engine: one of `VoiceChoice`."""
    voice: str = ""
    """The engine's own name of a voice, such as `en-gb` or `Samantha`; empty leaves the choice to the language."""
    rate: int = MEASURED_RATE
    """Words a minute, 80 to 400."""
    volume: int = 100
    """0 to 100."""
    language: str = "en"
    """Of what is said: en or de."""

    def __post_init__(self) -> None:
        """Refuse what no engine could take; a voice's name becomes an argument of a program.

        Raises ValueError with a sentence for the person.
        """
        if not 80 <= self.rate <= 400:
            raise ValueError("the rate is 80 to 400 words a minute")
        if not 0 <= self.volume <= 100:
            raise ValueError("the volume is 0 to 100")
        if self.voice and (
            self.voice.startswith("-") or not all(part.isalnum() or part in " _+()-" for part in self.voice)
        ):
            raise ValueError("a voice's name has letters, digits, spaces and + ( ) _ - only, and no - in front")


class Voice(Protocol):
    """Says words. Returns at once, never raises."""

    @property
    def name(self) -> str:
        """How the settings and `coach doctor` call it."""

    @property
    def speaks(self) -> bool:
        """Whether what is said will be heard, as far as is known."""

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or waits for its turn."""

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        """Say this at `at_s` by the monotonic clock, or now, unless it could only start more than `within_ms` later.

        None waits its turn however long. What cuts what is decided by `priority`: see `speech_queue`.
        """

    def silence(self) -> None:
        """Cut what is being said and forget what waits."""

    def close(self, finish_ms: int = 0) -> None:
        """Give everything back, after letting what is being said end for at most so long."""


class SilentVoice:
    """Says nothing."""

    name = "off"
    speaks = False
    speaking = False

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        """Nothing."""

    def silence(self) -> None:
        """Nothing."""

    def close(self, finish_ms: int = 0) -> None:
        """Nothing."""


class Engine(Protocol):
    """A speech engine: one way of speaking. Any fault is a `SoundFault`."""

    @property
    def name(self) -> str:
        """How the settings call it."""

    @property
    def ahead_ms(self) -> int:
        """How long before its moment it may be told to speak; 0 where it begins as soon as it is told."""

    def open(self) -> None:
        """Get ready to speak; a fault here means that there is no such voice."""

    def start(self, text: str, at_s: float | None = None) -> None:
        """Begin to say this, in silence, at once or at `at_s`. Returns when it is under way, not when it is over."""

    def speaking(self) -> bool:
        """Whether it is still being said; a fault if it went wrong."""

    def cut(self, at_s: float | None = None) -> None:
        """Silence, at once or from `at_s` on."""

    def close(self) -> None:
        """Give everything back."""

    def abandon(self) -> None:
        """End what hangs. From any thread, and must not wait."""
