"""A whole session made ready to be recorded: its times, its chapters, its words, its samples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from coach.engine.cues import Began, Finished
from coach.engine.explain import explained
from coach.engine.walk import cues_of
from coach.errors import CoachError
from coach.exports import session_sound as module
from coach.exports.session_sound import FRAME, OWN_PACE_MS, SessionSound, session_sound
from coach.i18n.catalog import Vocabulary
from coach.i18n.speech_length import speaking_ms
from coach.model import timeline
from coach.model.exercise import Tempo
from coach.model.plan import Plan, Rounds
from coach.model.settings import Settings, TonesChoice
from coach.model.timeline import SegmentKind
from coach.sound.fault import SoundFault
from coach.sound.mixer import RATE
from tests.support.fakes import BRIDGE, CLAM, IN_ENGLISH, IN_GERMAN, dose, plan
from tests.support.fakes_sound import FakeSpeech

Voices = list[FakeSpeech]


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> Voices:
    """Each voice that was taken, in order."""
    taken: Voices = []

    def choose(*_: object) -> FakeSpeech:
        taken.append(FakeSpeech())
        return taken[-1]

    monkeypatch.setattr(module, "choose_speech", choose)
    return taken


def sound_of(prescribed: Plan, words: Vocabulary = IN_ENGLISH, settings: Settings | None = None) -> SessionSound:
    return session_sound(prescribed, words, settings or Settings(), lambda _: None)


def told(prescribed: Plan, words: Vocabulary = IN_ENGLISH) -> Plan:
    """The plan with everything explained."""
    return explained(prescribed, set(), words.session, rate=175, language=words.language)


def titles(prescribed: Plan, words: Vocabulary = IN_ENGLISH) -> list[str]:
    return [chapter.title for chapter in sound_of(prescribed, words).chapters()]


def test_a_chapter_for_each_leg_with_the_way_into_it(voices: Voices) -> None:
    """It begins with the prepare or the switch, and they follow each other without a gap to the very end."""
    sound = sound_of(plan(dose(CLAM), dose(BRIDGE)))
    assert [
        ("Clam, left leg", 0, 5_000 + 23_000),
        ("Clam, right leg", 28_000, 28_000 + 4_000 + 23_000 + 6_000),
        ("Bridge, both legs", 61_000, sound.ms),
    ] == [(chapter.title, chapter.start_ms, chapter.end_ms) for chapter in sound.chapters()]


def test_what_is_told_before_is_a_chapter_to_skip(voices: Voices) -> None:
    """The welcome is called as the routine is."""
    assert ["Test", "Clam, how it goes", "Clam, left leg", "Clam, right leg"] == titles(told(plan()))
    german = titles(told(plan(), IN_GERMAN), IN_GERMAN)
    assert ["Test", "Clam, so geht es", "Clam, linkes Bein", "Clam, rechtes Bein"] == german


def test_each_of_several_sets_is_a_chapter(voices: Voices) -> None:
    """The rest before it leads into it."""
    sound = sound_of(plan(dose(BRIDGE, reps=4, set_of=2)))
    assert ["Bridge, both legs, set 1 of 2", "Bridge, both legs, set 2 of 2"] == [
        chapter.title for chapter in sound.chapters()
    ]
    rest = next(at for at, each in enumerate(sound.segments) if each.kind is SegmentKind.REST)
    assert timeline.starts_ms(sound.segments)[rest] == sound.chapters()[1].start_ms


def test_warm_ups_turns_and_rounds_have_names(voices: Voices) -> None:
    """As they are named elsewhere."""
    assert ["Bridge, to warm up, both legs", "Clam, left leg", "Clam, right leg"] == titles(
        plan(dose(CLAM, warm_up=dose(BRIDGE)))
    )
    assert ["Clam, legs in turn"] == titles(plan(dose(CLAM, alternates=True)))
    twice = dose(BRIDGE, reps=4, rounds=Rounds(1, 2, 9_000))
    assert ["Bridge, both legs, round 1 of 2", "Bridge, both legs, round 2 of 2"] == titles(plan(twice))
    assert ["Clam, left leg", "Clam, right leg"] * 2 == titles(plan(dose(), dose()))


def test_the_times_are_those_of_preview(voices: Voices) -> None:
    """Of everything, as long as the words fit what was estimated for them."""
    prescribed = told(plan(dose(CLAM, warm_up=dose(BRIDGE)), dose(BRIDGE)))
    sound = sound_of(prescribed)
    assert list(cues_of(prescribed)) == list(sound.cues())
    assert timeline.compile(prescribed) == sound.segments


def test_words_that_need_longer_are_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The explanation goes on for whole seconds, and what comes behind it is as much later."""
    monkeypatch.setattr(module, "choose_speech", lambda *_: FakeSpeech(ms=60_500))
    sound = sound_of(told(plan(dose(CLAM, warm_up=dose(BRIDGE)))))
    lengths = [each.ms for each in sound.segments if each.kind is SegmentKind.EXPLAIN]
    assert [62_000] * 3 == lengths
    assert 60_500 < sound.tail_ms


def test_a_repetition_at_ones_own_pace_gets_the_time_of_its_tempo(voices: Voices) -> None:
    """Or enough to hear which one it was, where a tempo is quicker than that."""
    quick = dose(BRIDGE, self_paced=True, tempo=Tempo(lift_ms=1_000))
    sound = sound_of(plan(dose(CLAM, self_paced=True, reps=2), quick))
    work = [each.ms for each in sound.segments if each.kind is SegmentKind.WORK]
    assert [8_000] * 4 + [OWN_PACE_MS] * 3 == work
    began = [cue.at_ms for cue in sound.cues() if isinstance(cue, Began)]
    assert list(timeline.starts_ms(sound.segments)) == began
    assert Finished(timeline.total_ms(sound.segments)) == list(sound.cues())[-1]


@pytest.mark.parametrize(
    ("words", "keys"), [(IN_ENGLISH, r"(?i)\b(press|enter|space|key)\b"), (IN_GERMAN, r"(?i)\b(drück|\w*taste|w)\b")]
)
def test_nobody_is_told_to_press_a_key(voices: Voices, words: Vocabulary, keys: str) -> None:
    """There is none in a player; it can be paused."""
    mat = replace(BRIDGE, kit=CLAM.kit)
    sound = sound_of(told(plan(dose(CLAM), dose(mat, self_paced=True)), words), words)
    assert any(re.search(keys, text) for text in (words.session.more_or_less_time, words.session.own_pace))
    for _ in sound.blocks():
        pass
    assert len(voices[-1].said) > 10
    assert [] == [text for text in voices[-1].said if re.search(keys, text)]


def test_its_samples_are_as_many_as_it_says(voices: Voices) -> None:
    """Whole frames of every coder; the last word is in it, and silence behind it."""
    sound = sound_of(plan())
    size = sum(map(len, sound.blocks()))
    assert (0, 2 * sound.count) == (sound.count % FRAME, size)
    end_ms = timeline.total_ms(sound.segments)
    assert speaking_ms(voices[-1].said[-1]) < sound.ms - end_ms < speaking_ms(voices[-1].said[-1]) + 700
    assert [True, True] == [voice.closed for voice in voices]


def test_without_tones(voices: Voices) -> None:
    """Where they are off, the words alone."""
    silent = sound_of(plan(), settings=Settings(tones=TonesChoice.OFF))
    values = {value for block in silent.blocks() for value in memoryview(block).cast("h")}
    assert values <= {*range(len(voices[-1].said) + 1)}


def test_without_a_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tones at the same times, and the end of the last one."""
    monkeypatch.setattr(module, "choose_speech", lambda *_: None)
    prescribed = told(plan())
    sound = sound_of(prescribed)
    assert timeline.compile(prescribed) == sound.segments
    last = b"".join(sound.blocks())[-2 * RATE :]
    assert any(last)
    assert not any(last[-2 * RATE // 2 :])


@pytest.mark.parametrize("record", [lambda sound: list(sound.blocks()), lambda sound: sound_of(sound.plan)])
def test_a_voice_that_fails(voices: Voices, monkeypatch: pytest.MonkeyPatch, record: Callable[..., object]) -> None:
    """No file without its words: one line says what failed, and how another voice is taken."""
    sound = sound_of(told(plan()))

    def fail(self: FakeSpeech, text: str) -> object:
        raise SoundFault("say ended with 1")

    monkeypatch.setattr(FakeSpeech, "samples", fail)
    with pytest.raises(CoachError, match=r"the voice failed: say ended with 1; `voice:`"):
        record(sound)
    assert voices[-1].closed


@pytest.mark.parametrize("words", [IN_ENGLISH, IN_GERMAN])
def test_what_is_said_otherwise_takes_no_longer(words: Vocabulary) -> None:
    """Else the times would not be those of preview, which knows nothing of it; one's own pace gives it a repetition."""
    spoken = [words.audio.spoken(words.session), words.session]
    own, usual = (" ".join((texts.lay_ready, texts.more_or_less_time)) for texts in spoken)
    assert 0 <= speaking_ms(usual, language=words.language) - speaking_ms(own, language=words.language)
    assert OWN_PACE_MS > speaking_ms(words.audio.own_pace, language=words.language)
