"""What a session sounds like to the person: every utterance with when it was asked for, began and ended.

The voice is modelled by the product's own rules: `speech_queue` says who speaks, `speech_length` how long it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.engine.cues import Cue
from coach.engine.events import Done, Start, Tick
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.i18n.catalog import vocabulary
from coach.i18n.speech_length import speaking_ms
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.settings import SpeakChoice
from coach.sound.listener import Listener
from coach.sound.speech_queue import MAX_LATE_MS, Priority, SpeechQueue, Utterance
from coach.sound.tones import Tone


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance as it was heard."""

    text: str
    priority: Priority
    asked_ms: float
    began_ms: float
    ended_ms: float
    whole: bool
    """Whether it was said to its end."""


class Ear:
    """A sound that takes as long as speech does, by a clock that the test moves."""

    def __init__(self, rate: int, language: str = "en") -> None:
        self.now_ms = 0.0
        self.moments: list[tuple[int, tuple[Cue, ...]]] = []
        """What was to be heard when."""
        self.heard: list[Heard] = []
        self.asked: list[Utterance] = []
        self.dropped: list[Utterance] = []
        self._turns = SpeechQueue()
        self._began_ms = 0.0
        self._rate, self._language = rate, language

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Tones sound beside the voice."""

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        new = Utterance(text, priority, self.now_ms, within_ms)
        self.asked.append(new)
        waiting = self._turns.waiting
        self._turns.ask(new)
        if waiting is not None and self._turns.waiting is new:
            self.dropped.append(waiting)
        elif self._turns.waiting is not new:
            self.dropped.append(new)
        self._take()

    def silence(self) -> None:
        self._end(whole=False)
        self._turns.clear()

    def until(self, now_ms: float) -> None:
        """Let time go by: what sounds ends when it has been said, and what waits begins then."""
        while (sounding := self._turns.sounding) is not None:
            ends = self._began_ms + speaking_ms(sounding.text, self._rate, self._language)
            if ends > now_ms:
                break
            self.now_ms = ends
            self._end(whole=True)
            self._take()
        self.now_ms = now_ms

    def _take(self) -> None:
        old, waiting = self._turns.sounding, self._turns.waiting
        new = self._turns.take(self.now_ms)
        if new is None:
            if waiting is not None and self._turns.waiting is None:
                self.dropped.append(waiting)
            return
        if old is not None:
            self._heard(old, whole=False)
        self._began_ms = self.now_ms

    def _end(self, *, whole: bool) -> None:
        if self._turns.sounding is not None:
            self._heard(self._turns.sounding, whole=whole)
        self._turns.ended()

    def _heard(self, what: Utterance, *, whole: bool) -> None:
        self.heard.append(Heard(what.text, what.priority, what.asked_ms, self._began_ms, self.now_ms, whole))


def moments(plan: Plan) -> Iterator[tuple[int, tuple[Cue, ...]]]:
    """The cues of a whole session, those of one moment together; a self-paced repetition takes five seconds."""
    session = Session(plan)
    yield 0, session.handle(Start())
    while session.state is State.RUNNING:
        wait = session.next_moment_ms
        cues = session.handle(Tick(5_000 if wait is None else wait))
        if wait is None:
            cues = (*cues, *session.handle(Done()))
        yield session.active_ms, cues


def listen(plan: Plan, rate: int, speak: SpeakChoice = SpeakChoice.ALL, language: Language = Language.EN) -> Ear:
    """The whole session by ear."""
    ear = Ear(rate, language)
    listener = Listener(ear, plan, vocabulary(language).session, speak, rate, language)  # type: ignore[arg-type]
    ear.moments = list(moments(plan))
    for at_ms, cues in ear.moments:
        ear.until(at_ms)
        for cue in cues:
            listener.hear(cue)
        listener.flush()
    ear.until(float("inf"))
    return ear
