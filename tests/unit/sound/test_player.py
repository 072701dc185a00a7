"""Tones and words on a device that comes and goes: one notice, nobody waits, and they are back when it is."""

from __future__ import annotations

import sys
import threading
import time
from array import array
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from coach.sound import espeak_library
from coach.sound.attended import MOST_LOST
from coach.sound.channels import Channels
from coach.sound.espeak_library import EspeakLibrary, Found
from coach.sound.player import BellPlayer
from coach.sound.tone_player import RETRY_S, TonePlayer
from coach.sound.tones import Tone
from coach.sound.voice import FAULTS_IN_A_ROW, RETRY_MS, Speaker, VoiceSettings
from tests.fakes import FakeClock
from tests.fakes_sound import FakePlayback, playback_class, until

PATIENCE_S = 0.1
"""How long a device may take here."""
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
        self.rung: list[str] = []
        channels = partial(Channels, len(Tone), self.playback, self.clock, PATIENCE_S)
        bell = BellPlayer(lambda: self.rung.append(threading.current_thread().name), self.notices.append)
        self.tones = TonePlayer(self.notices.append, instead=bell, channels=channels, clock=self.clock)
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
    until(lambda: device.log().count("stop") or device.tones._orders.empty())
    device.playback.fault = None
    device.clock.forward(1)
    device.tones.play(Tone.HOLD)
    until(lambda: device.played() == 2)
    assert device.notices == []


def hang(device: Device) -> None:
    """From now on the device keeps every call for ever; later ones are another device's."""
    device.playback.answers = threading.Event()


def device_threads() -> set[threading.Thread]:
    """Those there are now; some are other tests', hang for ever, or are about to end."""
    return {each for each in threading.enumerate() if each.name == "coach-device"}


def answer(device: Device) -> threading.Event:
    """What is asked from now on is answered; returns what still hangs."""
    hanging, device.playback.answers = device.playback.answers, threading.Event()
    device.playback.answers.set()
    return hanging


def test_a_device_that_hangs_is_replaced(device: Device) -> None:
    """Noticed soon, told once; the next tones are another device's, and the old one is closed if it ever answers."""
    hang(device)
    device.tones.play(Tone.LIFT)
    until(lambda: device.notices)
    old = list(device.playback.made)
    hanging = answer(device)
    device.clock.forward(RETRY_S + 0.1)
    device.tones.play(Tone.LOWER)
    until(lambda: device.played() == 1)
    assert len(device.playback.made) == len(old) + 1
    assert device.notices == ["Tones are off: the sound device does not answer."]
    hanging.set()
    until(lambda: all("close" in each.log for each in old if "load word-1" not in each.log))


def test_a_device_that_hangs_from_the_start_is_left_alone_too() -> None:
    """It is asked for one tone, not for all that a session will need; they are loaded when it is there again."""
    playback, clock, notices = playback_class(), FakeClock(), list[str]()
    playback.answers = threading.Event()
    before = device_threads()
    channels = partial(Channels, len(Tone), playback, clock, PATIENCE_S)
    tones = TonePlayer(notices.append, channels=channels, clock=clock)
    until(lambda: notices)
    time.sleep(3 * PATIENCE_S)
    assert len(device_threads() - before) == 1
    playback.answers.set()
    clock.forward(RETRY_S + 0.1)
    tones.play(Tone.LIFT)
    until(lambda: sum(line.startswith("load") for each in playback.made for line in each.log) >= len(Tone) - 1)
    tones.close()


def test_words_are_another_devices_when_theirs_hangs(device: Device) -> None:
    """One that hangs once is replaced without a word about it."""
    hang(device)
    device.voice.say("Lift")
    until(lambda: device.voice._faults == 1)
    answer(device)
    device.voice.say("Hold")
    until(lambda: device.played() == 1)
    assert device.notices == []


def test_a_device_that_hangs_when_it_is_stopped_is_no_fault(device: Device) -> None:
    """It is as good as gone, and the next tone is another one's."""
    device.tones.play(Tone.LIFT)
    until(lambda: device.played() == 1)
    hang(device)
    device.tones.silence()
    until(lambda: device.playback.waited)
    answer(device)
    until(lambda: device.tones._orders.empty())
    time.sleep(2 * PATIENCE_S)
    device.clock.forward(1)
    device.tones.play(Tone.HOLD)
    until(lambda: device.played() == 2)
    assert device.notices == []


def test_the_bell_rings_while_no_device_can_be_had(device: Device) -> None:
    """Where there is one; on the caller's own thread. Nothing is asked of a device that hung so often."""
    before = device_threads()
    hang(device)
    rung = len(device.rung)
    for hung in range(1, MOST_LOST + 3):
        device.tones.play(Tone.LIFT)
        until(lambda: device.tones._quiet_until_s > device.clock())
        device.tones.play(Tone.LIFT)
        assert len(device.rung) == rung + hung
        device.clock.forward(RETRY_S + 0.1)
    assert len(device_threads() - before) == MOST_LOST - 1
    answer(device).set()
    until(lambda: not device_threads() - before)
    device.tones.play(Tone.LOWER)
    until(lambda: device.played() == 1)
    assert device.notices == ["Tones are off: the sound device does not answer."]


def test_closing_leaves_no_files_behind_though_the_device_hangs(device: Device) -> None:
    """The program may end before it ever answers."""
    device.tones.play(Tone.LIFT)
    until(lambda: device.played() == 1)
    folder = Path(next(path for path in device.playback.loaded if "lift" in path)).parent
    assert folder.exists()
    hang(device)
    began = time.monotonic()
    device.tones.close()
    assert time.monotonic() - began < 1
    until(lambda: not folder.exists())


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
    # All tones; "1" on opening, the explanation, and the 3 that comes.
    until(lambda: sum(line.startswith("load") for line in device.log()) == len(Tone) + 3)
    for word, played in zip("32123", count(2), strict=False):
        until(lambda: device.voice._engine._unloaded == "")  # type: ignore[attr-defined]
        device.voice.say(word)
        until(lambda played=played: device.played() == played)
    assert sorted(FakeSynthesizer.made) == ["1", "2", "3", "Lie down."]
