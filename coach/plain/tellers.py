"""How cues become lines: with times into a pipe or a file, as they would be spoken on a terminal, or aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
from coach.system.clock import real_clock

READER_RATE: Final = 180
"""Words a minute that a screen reader reads, where it is not set to be quicker."""
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
        clock: Callable[[], float] = real_clock,
    ) -> None:
        """`heard` says whether the session is heard from coach itself: then only what needs reading is printed."""
        self._printer = printer
        self._voice = _PrintedVoice(printer, clock)
        self._listener = listener(Sound(SilentPlayer(), self._voice))
        self._says_numbers = speak is not SpeakChoice.CHANGES
        self._heard = heard

    @property
    def speaking(self) -> bool:
        """Whether a screen reader is still at what was printed, by the words of it: an explanation is never cut."""
        return self._voice.is_read

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

    # A screen reader asks nobody when it speaks: nothing is foreseen for it.

    lead_s = 0.0

    def foresee(self, cues: Sequence[Cue], in_s: float) -> None:
        """Nothing."""

    def forget(self) -> None:
        """Nothing."""


class AloudAndRead:
    """What is heard of a session that is printed as well: an explanation waits for whoever is still at its words."""

    def __init__(self, listener: Listener, reader: SpokenLines) -> None:
        self._listener, self._reader = listener, reader
        self.foresee, self.forget = listener.foresee, listener.forget

    @property
    def lead_s(self) -> float:
        """How long before coach's own sound wants to know."""
        return self._listener.lead_s

    @property
    def speaking(self) -> bool:
        """Whether coach's voice or a screen reader is still at what was told last."""
        return self._listener.speaking or self._reader.speaking


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
    """What would be said, printed; and read by a screen reader, which takes its time."""

    def __init__(self, printer: Printer, clock: Callable[[], float]) -> None:
        self._printer = printer
        self._clock = clock
        self._read_s = clock()
        """When all that was printed is read."""

    @property
    def is_read(self) -> bool:
        """Whether it is still being read."""
        return self._clock() < self._read_s

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        """Print it."""
        self._printer.line(text)
        self._read_s = max(self._clock(), self._read_s) + reading_s([text])


def reading_s(texts: Iterable[str]) -> float:
    """How long a screen reader takes for these, by the words in them."""
    return sum(len(text.split()) for text in texts) * 60 / READER_RATE
