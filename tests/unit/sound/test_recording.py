"""A session recorded as samples: every tone and word where preview has it, by the same rules as live."""

from __future__ import annotations

import tracemalloc
from array import array
from collections.abc import Iterator
from itertools import repeat

from coach.engine.cues import Began, Cue, Finished
from coach.engine.walk import cues_of
from coach.model.plan import Plan
from coach.sound.listener import Listener
from coach.sound.mixer import RATE, Mixer
from coach.sound.recording import RecordedVoice, Recording, sample_at
from coach.sound.speech_queue import Priority
from tests.support.ear import listen
from tests.support.fakes import ENGLISH, dose, plan
from tests.support.fakes_sound import FakeSpeech


def recorded(prescribed: Plan, speech: FakeSpeech | None, *, tones: bool = True) -> array[int]:
    """All samples of a session."""
    recording = Recording(speech, tones=tones)
    listener = Listener(recording.sound, prescribed, ENGLISH)
    whole = array("h")
    for block in recording.blocks(cues_of(prescribed), listener):
        whole.frombytes(block)
    return whole


def onsets(samples: array[int], quiet: int = RATE // 50) -> list[int]:
    """Where sound begins behind at least 20 ms of silence."""
    found, last = [], -quiet
    for at, value in enumerate(samples):
        if value:
            if at - last >= quiet:
                found.append(at)
            last = at
    return found


def test_every_stretch_is_heard_on_its_time() -> None:
    """Each begins with its tone, at most 20 ms from where preview has it."""
    prescribed = plan()
    heard = onsets(recorded(prescribed, None))
    began = [sample_at(cue.at_ms) for cue in cues_of(prescribed) if isinstance(cue, Began | Finished)]
    off_ms = [min(abs(at - onset) for onset in heard) * 1000 / RATE for at in began]
    assert 20 > max(off_ms)


def test_the_same_is_said_at_the_same_times_as_live() -> None:
    """Where a word takes as long as it is estimated, what is heard is what the rules of live let through."""
    for prescribed in (plan(), plan(dose(reps=5, set_of=3))):
        speech = FakeSpeech()
        words = recorded(prescribed, speech, tones=False)
        live = listen(prescribed, 175)
        assert [each.text for each in live.heard] == speech.said
        began = [sample_at(each.began_ms) for each in live.heard]
        # A fake word sounds with the value of its place: where that changes, another one begins.
        first = {value: at for at, value in reversed(list(enumerate(words))) if value}
        assert 2 >= max(abs(at - first[place]) for place, at in enumerate(began, start=1))


def test_a_word_that_matters_less_waits_and_may_come_too_late() -> None:
    """A count does not cut an instruction: it waits for its end as long as it is worth something."""
    mixer, speech = Mixer(), FakeSpeech(ms=1_000)
    voice = RecordedVoice(mixer, speech)
    voice.say("Lie down.", None, Priority.INSTRUCTION)
    voice.listen(800)
    voice.say("3", priority=Priority.COUNT)
    assert voice.speaking
    voice.listen(900)
    assert ["Lie down."] == speech.said
    voice.listen(1_100)
    assert ["Lie down.", "3"] == speech.said
    voice.say("Lift", priority=Priority.PHASE)
    voice.say("4", priority=Priority.COUNT)
    voice.listen(3_000)
    assert ["Lie down.", "3", "Lift"] == speech.said
    assert (False, sample_at(2_100)) == (voice.speaking, mixer.end)


def test_what_is_cut_falls_silent_there() -> None:
    """The word that takes its place is heard alone."""
    mixer, speech = Mixer(), FakeSpeech(ms=1_000)
    voice = RecordedVoice(mixer, speech)
    voice.say("Rest")
    voice.listen(500)
    voice.say("Lift")
    voice.finish()
    samples = array("h", mixer.next_block(mixer.end))
    assert (sample_at(1_500), {2}) == (len(samples), set(samples[sample_at(510) :]))
    voice.say("Hold")
    voice.silence()
    assert not voice.speaking


def test_without_a_voice_there_are_tones_alone() -> None:
    """And without tones the words alone; without both, silence as long as the session."""
    assert any(recorded(plan(), None))
    assert not any(recorded(plan(), None, tones=False))


def test_a_longer_session_needs_no_more_memory() -> None:
    """What has been heard is forgotten: a block and what still sounds is all there is."""

    def cues() -> Iterator[Cue]:
        """The beginning of a repetition, again and again for five minutes, which are 13 MB."""
        began = next(cue for cue in cues_of(plan()) if isinstance(cue, Began) and cue.segment.rep == 2)
        return (Began(second * 1_000, 0, began.segment) for second in range(0, 304, 8))

    recording = Recording(FakeSpeech(ms=400))
    listener = Listener(recording.sound, plan(), ENGLISH)
    blocks = recording.blocks(cues(), listener)
    size = sum(len(block) for block in (next(blocks) for _ in repeat(None, 20)))
    tracemalloc.start()
    size += sum(len(block) for block in blocks)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 2 * sample_at(296_000) < size
    assert 1_000_000 > peak
