"""Tones and words on a device that comes and goes: one notice, nobody waits, and they are back when it is."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from coach.sound import espeak_library
from coach.sound.channels import Channels
from coach.sound.espeak_library import EspeakLibrary, Found
from coach.sound.tone_player import RETRY_S, STUCK_S, TonePlayer
from coach.sound.tones import Tone
from coach.sound.voice import FAULTS_IN_A_ROW, RETRY_MS, Speaker, VoiceSettings
from tests.fakes import FakeClock
from tests.fakes_sound import FakePlayback, playback_class, until

GONE = OSError("No playback device is available")


class FakeSynthesizer:
    """A library whose words are all as long as their letters; it writes down what it made."""

    rate = 1000
    made: list[str]

    def __init__(self, *_: object) -> None:
        type(self).made = []

    def samples(self, text: str) -> array[int]:
        self.made.append(text)
        return array("h", [1000] * len(text))

    def close(self) -> None:
        pass


class Device:
    """A player and a voice with the same device."""

    def __init__(self) -> None:
        self.playback: type[FakePlayback] = playback_class()
        self.clock = FakeClock()
        self.notices: list[str] = []
        channels = partial(Channels, len(Tone), self.playback, self.clock)
        self.tones = TonePlayer(self.notices.append, channels=channels, clock=self.clock)
        settings = VoiceSettings()
        engine = EspeakLibrary(Found("", None), settings, ahead=(), channels=channels)
        self.voice = Speaker(engine, self.notices.append, settings, self.clock)

    def log(self) -> list[str]:
        return [line for each in self.playback.made for line in each.log]

    def played(self) -> int:
        return self.log().count("play")


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Iterator[Device]:
    monkeypatch.setattr(espeak_library, "Synthesizer", FakeSynthesizer)
    device = Device()
    until(lambda: sum(line.startswith("load") for line in device.log()) == len(Tone) + 1)
    yield device
    device.playback.fault = None
    device.tones.close()
    device.voice.close()


def test_every_tone_is_loaded_before_the_first_is_due(device: Device) -> None:
    """To sound one is only to play it."""
    loads = [line for line in device.log() if line.startswith("load")]
    made = [each.log[0] for each in device.playback.made if not each.log[0].startswith("load word")]
    assert made[:3] == ["load switch", "load countdown", "load lift"]
    for tone, played in zip(Tone, count(1), strict=False):
        device.tones.play(tone)
        until(lambda played=played: device.played() == played)
    assert [line for line in device.log() if line.startswith("load")] == loads


def test_tones_are_silent_while_the_device_is_gone_and_sound_when_it_is_back(device: Device) -> None:
    """One notice; in between it is left alone, and looked for every few seconds."""
    device.tones.play(Tone.LIFT)
    until(lambda: device.played() == 1)
    device.playback.fault = GONE
    for _ in range(3):
        device.tones.play(Tone.HOLD)
        until(lambda: device.tones._quiet_until_s > device.clock())
        device.tones.play(Tone.TICK)
        device.clock.forward(RETRY_S + 0.1)
    device.playback.fault = None
    device.tones.play(Tone.LOWER)
    until(lambda: device.played() == 2)
    assert device.notices == [f"Tones are off: no sound device: {GONE}."]


def test_words_are_silent_while_the_device_is_gone_and_said_when_it_is_back(device: Device) -> None:
    """The same for the voice, which forgives one fault."""
    device.playback.fault = GONE
    for word, made in zip(("Lift", "Hold", "Lower"), count(1), strict=False):
        device.voice.say(word)
        until(lambda made=made: device.voice._faults == made)
        device.clock.forward(RETRY_MS / 1000 + 0.1 if made >= FAULTS_IN_A_ROW else 0.5)
    device.playback.fault = None
    device.voice.say("Open")
    until(lambda: device.played() == 1)
    assert device.notices == [f"The voice (espeak-library) is off: no sound device: {GONE}."]


def test_a_device_that_cannot_be_stopped_any_more_is_no_fault(device: Device) -> None:
    """It is silent, which is all that was wanted; the next sound tells."""
    device.tones.play(Tone.LIFT)
    until(lambda: device.played() == 1)
    device.playback.fault = GONE
    device.tones.silence()
    until(lambda: device.tones._orders.empty() and device.tones._busy_since is None)
    device.playback.fault = None
    device.clock.forward(1)
    device.tones.play(Tone.HOLD)
    until(lambda: device.played() == 2)
    assert device.notices == []


def test_tones_are_back_when_a_device_that_hung_answers(device: Device) -> None:
    """One notice; what it was asked for so long ago is not heard any more, and what comes next is."""
    device.playback.answers.clear()
    device.tones.play(Tone.LIFT)
    until(lambda: device.playback.waited)
    device.clock.forward(STUCK_S + 0.1)
    device.tones.play(Tone.HOLD)
    device.playback.answers.set()
    until(lambda: device.log().count("stop") == 1)
    until(lambda: device.tones._busy_since is None)
    device.tones.play(Tone.LOWER)
    until(lambda: device.played() == 2)
    assert device.notices == ["Tones are off: the sound device does not answer."]


@pytest.mark.skipif(find_spec("just_playback") is None, reason="the extra is not installed")
@pytest.mark.skipif(sys.platform != "linux" or Path("/dev/snd").exists(), reason="there is a device")
def test_a_device_that_the_library_makes_up_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a sound server it plays to nobody; the person is to know that."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nothing")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    notices: list[str] = []
    player = TonePlayer(notices.append)
    player.play(Tone.LIFT)
    until(lambda: notices)
    player.close()
    assert notices == ["Tones are off: no sound device was found."]


def test_what_comes_next_is_made_and_loaded_before_it_is_due(device: Device) -> None:
    """Each text once; and while one is said the next one is loaded, so that nothing is made or loaded on its second."""
    device.voice.expect(iter(["Lie down.", "3", "2", "1", "2", "3"]))
    until(lambda: {"3", "2", "1"} <= set(FakeSynthesizer.made))
    device.voice.say("Lie down.")
    until(lambda: device.played() == 1)
    for word, played in zip("32123", count(2), strict=False):
        until(lambda: device.voice._engine._unloaded == "")  # type: ignore[attr-defined]
        before = [line for line in device.log() if line.startswith("load")]
        device.voice.say(word)
        until(lambda played=played: device.played() == played)
        if played == 2:
            assert len(before) == len(Tone) + 3  # all tones; "1" on opening, the explanation, and the 3 that comes
    assert sorted(FakeSynthesizer.made) == ["1", "2", "3", "Lie down."]
