"""Turns a session's cues into sound: each cue's tone, and the words of one moment as one utterance.

Cues of one moment are handed in one after the other and then `flush`ed: "Last one." and "Lift" are one breath, not two
that cut each other. The number of a repetition may come last, since it is stored first; it is said first all the same.
Half-way is said before the repetition that follows, as last one is: right behind its number it would be heard as five
and a half.

What does not fit into the time until the next words is left out whole (see `shorten`). A repetition is told in the
longest form that fits its own gap: "5 of 5", or "Rep 5" where a longer sentence comes behind it, a quick tempo leaves
less time, or a number is long. So one set may be told both ways, and each is told apart from a second of a hold: to
tell all of a set as the tightest gap allows would take from every other what it is of how many.

One tone sounds at a moment: that of a last repetition ends in the lift's own, and half-way stands for the relax it
falls on.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

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
from coach.engine.moments import COUNTDOWN_S
from coach.engine.script import announces_hold, position, say, shorter
from coach.i18n.session_texts import SessionTexts, first_capital
from coach.i18n.speech_length import MEASURED_RATE, speaking_ms
from coach.i18n.spoken import written_out
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.settings import SpeakChoice
from coach.model.timeline import Segment, SegmentKind
from coach.sound import shorten
from coach.sound.facade import Sound
from coach.sound.speech_queue import MAX_LATE_MS, Priority
from coach.sound.tones import Tone

_TONES: Final = {
    SegmentKind.EXPLAIN: Tone.SWITCH,
    SegmentKind.PREPARE: Tone.SWITCH,
    SegmentKind.SWITCH: Tone.SWITCH,
    SegmentKind.REST: Tone.REST,
    SegmentKind.LIFT: Tone.LIFT,
    SegmentKind.HOLD: Tone.HOLD,
    SegmentKind.LOWER: Tone.LOWER,
    SegmentKind.RELAX: Tone.RELAX,
    SegmentKind.WORK: Tone.GO,
}
_SECOND_MS: Final = 1_000
MARGIN_S: Final = 0.1
"""How much earlier than the device needs it a sound is asked for: four of its blocks, and an explanation takes 40 ms to
make, on a busy computer more."""
_BETWEEN_SETS: Final = {SegmentKind.EXPLAIN, SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST}
_LOWEST_PRIORITY: Final = {
    SpeakChoice.ALL: Priority.COUNT,
    SpeakChoice.COUNTS: Priority.COUNT,
    SpeakChoice.CHANGES: Priority.INSTRUCTION,
}


class _Words(Struct, frozen=True):
    text: str
    priority: Priority
    is_rep: bool = False
    """Whether it says which repetition is done."""
    is_count: bool = False
    """Whether it is a second of a hold."""
    shorter: tuple[str, ...] = ()
    """What may be said in its place."""


class Listener:
    """Turns cues into tones and spoken words."""

    def __init__(
        self,
        sound: Sound,
        plan: Plan,
        texts: SessionTexts,
        speak: SpeakChoice = SpeakChoice.ALL,
        rate: int = MEASURED_RATE,
        language: Language = Language.EN,
    ) -> None:
        """`rate` and `language` are the voice's: they decide what fits."""
        self._sound = sound
        self._plan = plan
        self._texts = texts
        self._speak = speak
        self._rate = rate
        self._language = language
        self._words: list[_Words] = []
        self._began: Segment | None = None
        self._aside: LastOne | HalfWay | None = None
        self._half: Segment | None = None
        """Where half of a set was done, until that is said."""
        self._at_s: float | None = None
        """The moment that the words belong to; None is now."""
        self._foreseen: list[tuple[Cue, bool]] = []
        """What sounds already, and whether its words are said too."""

    @property
    def speaking(self) -> bool:
        """Whether something is still being said."""
        return self._sound.speaking

    @property
    def lead_s(self) -> float:
        """How long before it is due a sound has to be asked for; 0 where it begins when it is asked for."""
        delay_s = self._sound.delay_s
        return delay_s + MARGIN_S if delay_s else 0.0

    def foresee(self, cues: Sequence[Cue], in_s: float) -> None:
        """Play in `in_s` seconds what these cues, all of one moment, sound like.

        The words beside a repetition's number wait for it, which is said when it is stored. The end waits for itself.
        """
        at_s = time.monotonic() + in_s
        to_come = [cue for cue in cues if not isinstance(cue, Finished)]
        words = len(to_come) == len(cues) and not any(isinstance(cue, RepDone) and cue.counted for cue in cues)
        for cue in to_come:
            self._take(cue, at_s, tone=True, words=words)
            self._foreseen.append((cue, words))
        if words:
            self.flush()

    def forget(self) -> None:
        """Drop the cues announced by `foresee`, because a key changed what comes."""
        if self._foreseen:
            self._sound.silence()
        self._foreseen.clear()
        self._words.clear()
        self._began = self._aside = self._half = None

    def hear(self, cue: Cue) -> None:
        """Sound the cue's tone, and keep its words for `flush`; not what was foreseen and sounds already."""
        for place, (foreseen, words) in enumerate(self._foreseen):
            if foreseen == cue:
                del self._foreseen[place]
                self._take(cue, None, tone=False, words=not words)
                return
        self._take(cue, None, tone=True, words=True)

    def _take(self, cue: Cue, at_s: float | None, *, tone: bool, words: bool) -> None:
        if tone:
            self._sound_tone(cue, at_s)
        if words:
            self._at_s = at_s
            self._take_words(cue)

    def _sound_tone(self, cue: Cue, at_s: float | None) -> None:
        if isinstance(cue, Paused | Stopped):
            self._sound.silence()
            self._words.clear()
            self._began = self._half = None
        tone = self._tone(cue)
        if tone is not None:
            self._sound.play(tone, at_s)

    def _take_words(self, cue: Cue) -> None:
        if isinstance(cue, Began):
            self._began = cue.segment
            self._say_half_before(cue.segment)
        priority = priority_of(cue)
        aside = priority is Priority.ASIDE and self._speak is not SpeakChoice.ALL
        text = say(cue, self._plan, self._texts)
        if isinstance(cue, HalfWay):
            self._half = None if aside else cue.segment
        elif text and not aside and priority >= _LOWEST_PRIORITY[self._speak] and not self._left_to_the_tick(cue, text):
            less = shorter(cue, self._plan, self._texts)
            self._words.append(_Words(text, priority, isinstance(cue, RepDone), isinstance(cue, HoldCount), less))

    def in_short(self, cue: RepDone) -> str:
        """Which repetition is done, in the fewest words."""
        return written_out(shorter(cue, self._plan, self._texts)[-1], self._language)

    def ask(self, question: str) -> None:
        """Queue a question after everything else said at this moment, in the same utterance."""
        self._words.append(_Words(question, Priority.ALERT))

    def flush(self) -> None:
        """Say the words gathered since the last `flush`, as far as there is time for them."""
        words, began, at_s = self._together(), self._began, self._at_s
        self._words, self._began, self._at_s = [], None, None
        if not words:
            return
        priority = max(word.priority for word in words)
        alert = " ".join(word.text for word in words if word.priority is Priority.ALERT)
        below = [word for word in words if word.priority is not Priority.ALERT]
        if began is not None and max((word.priority for word in below), default=priority) is Priority.INSTRUCTION:
            text = " ".join(filter(None, (alert, self._instruction(below, began, self._length(alert)))))
        else:
            text = self._utterance(words, began)
        within_ms = None if priority in {Priority.INSTRUCTION, Priority.ALERT} else MAX_LATE_MS
        if text:
            self._sound.say(written_out(text, self._language), within_ms, priority, at_s)

    def _together(self) -> list[_Words]:
        """The words of one moment in the order they are said; a hold that ends with a repetition is not counted too."""
        rep = any(word.is_rep for word in self._words)
        words = [word for word in self._words if not (rep and word.is_count)]
        return sorted(words, key=lambda word: not (word.is_rep or word.is_count))

    def _tone(self, cue: Cue) -> Tone | None:
        """One for each moment: two at once would be told apart by nobody, and could clip beside a voice."""
        if isinstance(cue, LastOne | HalfWay):
            self._aside = cue
            return None
        tone = tone_of(cue)
        if isinstance(cue, Began):
            aside, self._aside = self._aside, None
            if isinstance(aside, LastOne) and tone is Tone.LIFT:
                return Tone.LAST_ONE
            if isinstance(aside, HalfWay) and tone is Tone.RELAX:
                return Tone.HALF_WAY
        return tone

    def _say_half_before(self, began: Segment) -> None:
        """That half is done, as the next repetition of the same set begins; nothing where the person left the set."""
        half = self._half
        if half is None or half.rep is None or began.kind is SegmentKind.RELAX:
            return
        self._half = None
        if (began.stretch, began.rep) == (half.stretch, half.rep + 1):
            self._words.append(_Words(self._texts.half_way, Priority.ASIDE))

    def _left_to_the_tick(self, cue: Cue, text: str) -> bool:
        """Of a hold's seconds, a number that is longer than a second is said at every tenth."""
        return isinstance(cue, HoldCount) and cue.second % 10 != 0 and self._length(text) > _SECOND_MS

    def _instruction(self, words: list[_Words], began: Segment, after_ms: int) -> str:
        """What fits behind something else that takes so long to say."""
        numbers = [text for word in words if word.is_rep for text in (word.text, *word.shorter)]
        text = " ".join(word.text for word in words if not word.is_rep)
        if began.kind is SegmentKind.EXPLAIN:
            whole = [f"{number}. {text}" for number in numbers]
            return shorten.first_that_fits(whole, began.ms, self._length) or text  # which lasts as long as its words
        lie, other = self._position(began)
        if began.kind is SegmentKind.REST:
            lie = shorten.sentences(text)[0]  # what comes next is said again when it comes
        counts = began.side is not None and self._speak is not SpeakChoice.CHANGES
        ms = None if began.ms is None else began.ms - after_ms
        counted_ms = COUNTDOWN_S * 1000 if counts else 0
        return shorten.instruction(numbers, text, lie, other, ms=ms, counted_ms=counted_ms, length=self._length)

    def _position(self, began: Segment) -> tuple[str, str]:
        """How to lie for what comes, and how to lie for the other side if that has been said."""
        lie, other = position(began, self._plan, self._texts), ""
        if began.kind is SegmentKind.SWITCH and began.side is not None:
            other = position(replace(began, side=began.side.other), self._plan, self._texts)
        return lie, other

    def _utterance(self, words: list[_Words], began: Segment | None) -> str:
        """What fits before the next words: where not all of it, the repetition is told in fewer words; then half-way
        and last one give way, for their tones say it too, and at last the repetition.

        What is longer than the gap it falls into is not said: cut off, it would be taken for something else.
        """
        brief = [_in_short(word, -1) if word.is_rep else word for word in words]
        most = [words, brief]
        most += [[word for word in some if word.priority is not Priority.ASIDE] for some in (words, brief)]
        most.append([word for word in most[-1] if not (word.is_rep or word.is_count)])
        texts = [_joined(some) for some in most if some]
        phase = most[-1][-1:]
        texts += [
            _joined([*most[-1][:-1], _in_short(word, place)]) for word in phase for place in range(len(word.shorter))
        ]
        ms = None if began is None else began.ms
        if began is not None and announces_hold(began):
            ms = _SECOND_MS + MAX_LATE_MS  # its first number is next
        if (text := shorten.first_that_fits(texts, ms, self._length)) is not None:
            return text
        optional = all(word.is_rep or word.is_count or word.priority is Priority.ASIDE for word in words)
        return "" if optional else texts[-1]

    def _length(self, text: str) -> int:
        return speaking_ms(written_out(text, self._language), self._rate, self._language)


def _in_short(word: _Words, place: int) -> _Words:
    return replace(word, text=word.shorter[place]) if word.shorter else word


def _joined(words: list[_Words]) -> str:
    """Join into one utterance; what is over ends with a full stop."""
    texts = [word.text for word in words]
    for place, word in enumerate(words[:-1]):
        if word.is_rep or word.is_count:
            texts[place] += "."
            texts[place + 1] = first_capital(texts[place + 1])  # else a German voice makes of `3. auf` the third
    return " ".join(texts)


def tone_of(cue: Cue) -> Tone | None:
    """The tone for a cue; None is silence."""
    match cue:
        case Began(segment=segment):
            return _TONES[segment.kind]
        case HoldCount(second=second, of=of):
            return Tone.TICK if second < of else None  # the last falls on what comes next, which has its own
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


def priority_of(cue: Cue) -> Priority:
    """How much the words of a cue matter at their moment."""
    match cue:
        case HoldCount() | Countdown() | RepDone():
            return Priority.COUNT
        case HalfWay() | LastOne():
            return Priority.ASIDE
        case Began(segment=segment):
            return Priority.INSTRUCTION if segment.kind in _BETWEEN_SETS else Priority.PHASE
        case Again() | AtEnd() | Finished() | Stopped() | Paused() | Resumed():
            return Priority.ALERT
        case _:
            return Priority.ALERT
