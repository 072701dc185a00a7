"""How cues become lines: with times into a pipe or a file, as they would be spoken on a terminal, or aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from coach.engine.cues import AtEnd, Cue, Finished, HurtReported, HurtWithdrawn, Paused, RepDone, Stopped
from coach.engine.lines import clock_text, line
from coach.i18n.session_texts import SessionTexts
from coach.model.plan import Plan
from coach.model.settings import SpeakChoice
from coach.plain.printer import Printer
from coach.sound.facade import Sound
from coach.sound.listener import Listener
from coach.sound.player import SilentPlayer
from coach.sound.speech_queue import MAX_LATE_MS, Priority
from coach.sound.voice import SilentVoice

_READ: Final = (Paused, Stopped, Finished, AtEnd, HurtReported, HurtWithdrawn)
"""What is printed where all else is heard."""


class Teller(Protocol):
    """Tells what happens; `flush` comes when all of a moment has been handed in."""

    def hear(self, cue: Cue) -> None:
        """Something to notice."""

    def ask(self, at_ms: int, kind: str, text: str) -> None:
        """The person is asked or told something that is no cue: behind all that belongs to this moment."""

    def flush(self) -> None:
        """Nothing more belongs to this moment."""


class TimedLines:
    """Each cue as a line with its time and kind."""

    def __init__(self, printer: Printer, plan: Plan, texts: SessionTexts) -> None:
        self._printer = printer
        self._plan = plan
        self._texts = texts

    def hear(self, cue: Cue) -> None:
        """Its line, at once."""
        if (text := line(cue, self._plan, self._texts)) is not None:
            self._printer.line(text)

    def ask(self, at_ms: int, kind: str, text: str) -> None:
        """A line of the same kind."""
        self._printer.line(f"{clock_text(at_ms)} {kind} {text}")

    def flush(self) -> None:
        """Nothing waits."""


class SpokenLines:
    """The words alone, those of a moment as one line, shortened to the time there is as they are for the voice.

    A repetition has a line of its own, in as few words as tell it from a second of a hold. A screen reader reads all
    lines one after the other: each word that is not needed would make every later one late.
    """

    def __init__(
        self,
        printer: Printer,
        listener: Callable[[Sound], Listener],
        speak: SpeakChoice,
        heard: Callable[[], bool] = lambda: False,
    ) -> None:
        """`heard` says whether the session is heard from coach itself: then only what needs reading is printed."""
        self._printer = printer
        self._listener = listener(Sound(SilentPlayer(), _PrintedVoice(printer)))
        self._says_numbers = speak is not SpeakChoice.CHANGES
        self._heard = heard

    def hear(self, cue: Cue) -> None:
        """A number at once; everything else with what belongs to the same moment."""
        if self._heard() and not isinstance(cue, _READ):
            return
        if not isinstance(cue, RepDone):
            self._listener.hear(cue)
        elif self._says_numbers and not cue.segment.other_follows:
            self._printer.line(self._listener.in_short(cue))

    def ask(self, at_ms: int, kind: str, text: str) -> None:
        """The words alone."""
        self._listener.flush()
        self._printer.line(text)

    def flush(self) -> None:
        """Print what has come together."""
        self._listener.flush()


class Aloud:
    """Coach's own tones and voice, beside the lines."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def hear(self, cue: Cue) -> None:
        """Its tone at once."""
        self._listener.hear(cue)

    def ask(self, at_ms: int, kind: str, text: str) -> None:
        """In the same breath as what belongs to this moment."""
        self._listener.ask(text)

    def flush(self) -> None:
        """Say what has come together."""
        self._listener.flush()


class _PrintedVoice(SilentVoice):
    """What would be said, printed."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        """Print it."""
        self._printer.line(text)
