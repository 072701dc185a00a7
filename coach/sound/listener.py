"""Makes a session heard: each cue's tone, and the words of a moment as one utterance.

Cues of one moment are handed in one after the other and then `flush`ed: "Last one." and "Lift" are one breath, not two
that cut each other. The first second of a hold is the word for it; counting goes on from 2.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from coach.engine.cues import (
    Again,
    AtEnd,
    Began,
    Countdown,
    Cue,
    Finished,
    HalfWay,
    HoldCount,
    LastOne,
    Paused,
    RepDone,
    Resumed,
    Stopped,
)
from coach.engine.phrases import Phrases
from coach.engine.script import say
from coach.model.plan import Plan
from coach.model.timeline import SegmentKind
from coach.sound.facade import Sound
from coach.sound.tones import Tone
from coach.sound.turns import MOST_LATE_MS, Weight


class Speak(StrEnum):
    """How much is said."""

    ALL = "all"
    COUNTS = "counts"
    """Counts and changes, without half-way and last one."""
    CHANGES = "changes"
    """What to do and how to lie, without the numbers."""


_TONES: Final = {
    SegmentKind.PREPARE: Tone.SWITCH,
    SegmentKind.SWITCH: Tone.SWITCH,
    SegmentKind.REST: Tone.REST,
    SegmentKind.LIFT: Tone.LIFT,
    SegmentKind.HOLD: Tone.HOLD,
    SegmentKind.LOWER: Tone.LOWER,
    SegmentKind.RELAX: Tone.RELAX,
    SegmentKind.WORK: Tone.GO,
}
_BETWEEN: Final = {SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST}
_LEAST: Final = {Speak.ALL: Weight.COUNT, Speak.COUNTS: Weight.COUNT, Speak.CHANGES: Weight.INSTRUCTION}


class Listener:
    """Turns cues into sound."""

    def __init__(self, sound: Sound, plan: Plan, phrases: Phrases, speak: Speak = Speak.ALL) -> None:
        self._sound = sound
        self._plan = plan
        self._phrases = phrases
        self._speak = speak
        self._words: list[str] = []
        self._weight = Weight.COUNT

    def hear(self, cue: Cue) -> None:
        """Sound the cue's tone now; its words wait for `flush`."""
        if isinstance(cue, Paused | Stopped):
            self._sound.silence()
            self._words.clear()
        tone = tone_of(cue)
        if tone is not None:
            self._sound.play(tone)
        weight = weight_of(cue)
        aside = weight is Weight.ASIDE and self._speak is not Speak.ALL
        first_second = isinstance(cue, HoldCount) and cue.second == 1
        text = say(cue, self._plan, self._phrases)
        if text and not aside and not first_second and weight >= _LEAST[self._speak]:
            self._words.append(text)
            self._weight = max(self._weight, weight)

    def flush(self) -> None:
        """Say what has come together."""
        if self._words:
            if self._weight is Weight.INSTRUCTION:
                # The number of a set's last repetition would only delay the words that matter now.
                self._words = [text for text in self._words if not text.isdigit()]
            within_ms = None if self._weight in {Weight.INSTRUCTION, Weight.ALERT} else MOST_LATE_MS
            self._sound.say(" ".join(self._words), within_ms, self._weight)
        self._words.clear()
        self._weight = Weight.COUNT


def tone_of(cue: Cue) -> Tone | None:
    """The tone for a cue; None is silence."""
    match cue:
        case Began(segment=segment):
            return _TONES[segment.kind]
        case HoldCount(second=second):
            return Tone.TICK if second > 1 else None
        case Countdown():
            return Tone.COUNTDOWN
        case HalfWay():
            return Tone.HALF_WAY
        case LastOne():
            return Tone.LAST_ONE
        case Paused():
            return Tone.PAUSE
        case Resumed():
            return Tone.RESUME
        case Finished():
            return Tone.DONE
        case _:
            return None


def weight_of(cue: Cue) -> Weight:
    """How much the words of a cue matter at their moment."""
    match cue:
        case HoldCount() | Countdown() | RepDone():
            return Weight.COUNT
        case HalfWay() | LastOne():
            return Weight.ASIDE
        case Began(segment=segment):
            return Weight.INSTRUCTION if segment.kind in _BETWEEN else Weight.PHASE
        case Again() | AtEnd() | Finished() | Stopped() | Paused() | Resumed():
            return Weight.ALERT
        case _:
            return Weight.ALERT
