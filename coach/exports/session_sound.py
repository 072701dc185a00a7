"""A whole session as sound: when everything in it is, its chapters, and its samples. Encoded by `audio`.

The times are those of `coach preview`. Two things take longer here: an explanation whose words, as this voice says
them, need more time than was estimated, which is never cut; and a repetition at one's own pace, which has no length
there. A recording cannot wait for a key, so it gets the time that the exercise's tempo takes, and what is said asks to
pause the player by whom that is too short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.engine.cues import Began, Cue, Finished
from coach.engine.explain import BREATH_MS
from coach.engine.script import dose_of, which_set
from coach.engine.walk import cues_of
from coach.errors import CoachError, phrase
from coach.i18n.catalog import Vocabulary
from coach.i18n.session_texts import SessionTexts, lower_first
from coach.model import timeline
from coach.model.language import Language
from coach.model.plan import Dose, Plan
from coach.model.settings import Settings, TonesChoice
from coach.model.timeline import Segment, SegmentKind
from coach.sound.choose import voice_settings
from coach.sound.facade import Sound
from coach.sound.fault import Notice, SoundFault
from coach.sound.listener import Listener
from coach.sound.mixer import RATE
from coach.sound.player import SilentPlayer
from coach.sound.recorded_speech import choose_speech
from coach.sound.recording import Recording, Speech, sample_at
from coach.sound.speaker import speakable
from coach.sound.tones import SCORE, Tone
from coach.sound.voice import SilentVoice

FRAME: Final = RATE * 120 // 1000
"""A recording ends on a multiple of so many samples: with an odd end an MP3 file shows up to 24 ms more."""
OWN_PACE_MS: Final = 5_000
"""The least that a repetition at one's own pace takes: to hear which one it was, and that the next one begins."""
_TAIL_MS: Final = 500
"""Silence behind the last word: a player that ends a little early cuts nothing."""


class Chapter(Struct, frozen=True):
    """A part of a session that a player can skip to."""

    title: str
    start_ms: int
    end_ms: int


class _NotedWords(SilentVoice):
    """A voice that keeps the last words that it was given."""

    text = ""

    def say(self, text: str, *_: object) -> None:
        """Keep them."""
        self.text = text


class SessionSound(Struct, frozen=True):
    """A session to record."""

    plan: Plan
    """With explanations as long as their words are."""
    vocabulary: Vocabulary
    settings: Settings
    tail_ms: int
    """How long it goes on behind its end, until the last word is said."""
    spoken: bool = False
    """Whether there is a voice to say its words."""

    @property
    def texts(self) -> SessionTexts:
        """What is said in it."""
        return self.vocabulary.audio.spoken(self.vocabulary.session)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its timeline, in which everything has a length."""
        return tuple(
            segment if segment.ms is not None else replace(segment, ms=own_pace_ms(segment, self.plan))
            for segment in timeline.compile(self.plan)
        )

    @property
    def count(self) -> int:
        """How many samples it has."""
        return -(-sample_at(timeline.total_ms(self.segments) + self.tail_ms) // FRAME) * FRAME

    @property
    def ms(self) -> int:
        """How long it is, in milliseconds."""
        return self.count * 1000 // RATE

    def cues(self) -> Iterator[Cue]:
        """Every cue of it, at its time."""
        return cues_of(self.plan, lambda segment: own_pace_ms(segment, self.plan))

    def blocks(self) -> Iterator[bytes]:
        """Its samples, 16 bits each, mono, `mixer.RATE` a second: the same each time. Raises CoachError."""
        with _speech(self.settings, self.vocabulary.language) as speech:
            recording = Recording(speech, tones=self.settings.tones != TonesChoice.OFF)
            left = 2 * self.count
            for block in recording.blocks(self.cues(), self._listener(recording.sound)):
                yield block[:left]
                left -= min(len(block), left)
            yield bytes(left)

    def _listener(self, sound: Sound) -> Listener:
        settings, language = self.settings, self.vocabulary.language
        return Listener(sound, self.plan, self.texts, settings.speak, settings.voice_rate, language)

    def words(self) -> Iterator[tuple[Began | Finished, str]]:
        """What is said as each segment begins, and at the end, behind what of the moment before belongs to it."""
        noted = _NotedWords()
        listener = self._listener(Sound(SilentPlayer(), noted))
        for _, together in groupby(self.cues(), key=lambda cue: cue.at_ms):
            noted.text = ""
            for cue in together:
                listener.hear(cue)
            listener.flush()
            if isinstance(cue, Began | Finished):
                yield cue, noted.text

    def chapters(self) -> tuple[Chapter, ...]:
        """One for each set in its order, with the way into it, and one for what is told before; the last to the end."""
        segments, begun = self.segments, list[tuple[Segment, int]]()
        starts = timeline.starts_ms(segments)
        for at, segment in enumerate(_told_by(segments)):
            if segment is not None and (not begun or _part(segment) != _part(begun[-1][0])):
                begun.append((segment, starts[at]))
        ends = [*(start for _, start in begun[1:]), self.ms]
        return tuple(
            Chapter(self._title(segment), start, end) for (segment, start), end in zip(begun, ends, strict=True)
        )

    def _title(self, segment: Segment) -> str:
        """What a chapter is called that is told by this segment."""
        texts, own = self.vocabulary.session, self.vocabulary.audio
        if segment.kind is SegmentKind.EXPLAIN and segment.side is None:
            return self.plan.name
        dose, side = dose_of(segment, self.plan), segment.side
        name = dose.exercise.name
        if segment.kind is SegmentKind.EXPLAIN:
            return own.chapter_explained.format(name=name)
        if segment.warm_up:
            name = texts.to_warm_up.format(name=name)
        if segment.alternates:
            name = own.chapter_in_turn.format(name=name)
        elif side is not None:
            name = f"{name}, {lower_first(texts.leg(side))}"
        several = dose.rounds is not None or len(dose.for_side(side).sets_in(segment.round_number or 1)) > 1
        return f"{name}, {which_set(segment, self.plan, texts)}" if several else name


def session_sound(plan: Plan, vocabulary: Vocabulary, settings: Settings, notice: Notice) -> SessionSound:
    """A session made ready to be recorded; what cannot be heard in it is told through `notice`. Raises CoachError.

    Its explanations are spoken once for that, for the chapters stand in a file before its sound.
    """
    sound = SessionSound(plan, vocabulary, settings, sum(note.ms for note in SCORE[Tone.DONE]) + _TAIL_MS)
    with _speech(settings, vocabulary.language, notice) as speech:
        if speech is None:
            return sound
        told: dict[_Told, int] = {}
        for cue, text in sound.words():
            if not isinstance(cue, Finished) and cue.segment.kind is not SegmentKind.EXPLAIN:
                continue
            ms = len(speech.samples(speakable(text))) * 1000 // RATE
            if isinstance(cue, Finished):
                sound = replace(sound, tail_ms=max(ms + _TAIL_MS, sound.tail_ms))
            elif ms > (cue.segment.ms or 0):
                told[_told(cue.segment)] = -(-(ms + BREATH_MS) // 1000) * 1000
        return replace(sound, plan=_with_time_to_tell(plan, told), spoken=True)


def own_pace_ms(segment: Segment, plan: Plan) -> int:
    """How long a recording leaves for a repetition at one's own pace: what the exercise's tempo takes."""
    tempo = dose_of(segment, plan).tempo
    return max(tempo.work_ms + tempo.relax_ms, OWN_PACE_MS)


_Told = tuple[int, bool, bool]
"""Which explanation: the place in the plan, whether it is a warm-up's, whether it is the welcome."""


def _told(segment: Segment) -> _Told:
    return segment.entry, segment.warm_up, segment.side is None


def _with_time_to_tell(plan: Plan, told_ms: Mapping[_Told, int]) -> Plan:
    """The same plan with so much time for the explanations that need more than they had."""

    def with_time(entry: int, dose: Dose, *, warm_up: bool = False) -> Dose:
        first = None if dose.warm_up is None else with_time(entry, dose.warm_up, warm_up=True)
        return replace(dose, explain_ms=told_ms.get((entry, warm_up, False), dose.explain_ms), warm_up=first)

    doses = tuple(with_time(entry, dose) for entry, dose in enumerate(plan.doses))
    return replace(plan, doses=doses, welcome_ms=told_ms.get((0, False, True), plan.welcome_ms))


@contextmanager
def _speech(settings: Settings, language: Language, notice: Notice = len) -> Iterator[Speech | None]:
    """The voice to record with, new; a fault of it ends the recording."""
    speech = choose_speech(voice_settings(settings, language), notice)
    try:
        yield speech
    except SoundFault as fault:
        what = phrase("the voice failed: {fault}; `voice:` in the settings takes another one", fault=str(fault))
        raise CoachError(what) from fault
    finally:
        if speech is not None:
            speech.close()


def _told_by(segments: Sequence[Segment]) -> Iterator[Segment | None]:
    """For each segment, the one that says what it belongs to: the set that it leads into, or itself.

    None for the rest before another exercise, which belongs to what was done before.
    """
    told: list[Segment | None] = []
    coming: Segment | None = None
    for segment in reversed(segments):
        if segment.set_number is not None:
            coming = segment
        leads = segment.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH} or segment.side is not None
        told.append(segment if segment.kind is SegmentKind.EXPLAIN else coming if leads else None)
    return reversed(told)


def _part(segment: Segment) -> object:
    """What is the same for all segments of one chapter."""
    return segment.stretch or (segment.entry, segment.warm_up, segment.side), segment.round_number
