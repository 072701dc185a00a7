"""Voices that give samples: which of them is there, what a program is told, and what its file must be."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.sound import espeak_library
from coach.sound.choose import Computer
from coach.sound.espeak_library import EspeakFiles, Synthesizer
from coach.sound.fault import SoundFault
from coach.sound.mixer import RATE
from coach.sound.recorded_speech import LibrarySpeech, choose_speech
from coach.sound.recording import Speech
from coach.sound.voice import VoiceSettings
from coach.system.platforms import ON_WINDOWS
from tests.support.fakes_sound import program

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="the programs of these tests are shell scripts")


class Programs(Computer, frozen=True):
    """A computer without the library."""

    def espeak(self) -> EspeakFiles | None:
        return None


def wav(path: Path, samples: list[int], rate: int = RATE) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(array("h", samples).tobytes())


SOUND = [0] * 500 + [1_000] * 300 + [0] * 900


def writing(folder: Path, option: str, *, body: str = "") -> str:
    """A program that notes its arguments and its stdin, and writes what it was given to say where `option` tells it."""
    lines = f"""
for a in "$@"; do echo "$a" >> "$LOG"; done
cat >> "$LOG"
{body}
while [ "$1" != "{option}" ]; do shift; done
cp '{folder / "sound.wav"}' "$2"
"""
    return program(folder, lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    wav(tmp_path / "sound.wav", SOUND)
    return tmp_path


@pytest.fixture
def espeak(folder: Path) -> Iterator[Speech]:
    """The program `espeak-ng`."""
    here = Programs(platform="linux", which={"espeak-ng": writing(folder, "-w")}.get)
    speech = choose_speech(VoiceSettings(language="de"), print, here)
    assert speech is not None
    yield speech
    speech.close()


def test_what_a_program_writes_is_heard_without_its_silence(espeak: Speech, folder: Path) -> None:
    """On its second, and no longer than its words: the pause behind them would keep the next ones waiting."""
    samples = espeak.samples("Heben")
    margin = RATE * 4 // 1000
    assert [1_000] * 300 == samples[margin:-margin].tolist()
    log = (folder / "log").read_text().splitlines()
    assert ["--stdin", "-v", "de", "-s", "175", "-a", "54", "-w"] == log[:8]
    assert "Heben" == log[-1]


def test_a_short_text_is_written_once(espeak: Speech, folder: Path) -> None:
    """A session says the same numbers a hundred times; a program takes longer to start than to say one."""
    assert espeak.samples("10") is espeak.samples("10")
    assert 1 == (folder / "log").read_text().splitlines().count("10")


def test_the_voice_of_a_mac_writes_samples_of_our_kind(folder: Path) -> None:
    """The text on stdin, behind its volume; the arguments are fixed."""
    here = Programs(platform="darwin", which={"say": writing(folder, "-o")}.get)
    speech = choose_speech(VoiceSettings(), print, here)
    assert speech is not None
    assert 300 < len(speech.samples("-o Lift; rm")) < 500
    log = (folder / "log").read_text().splitlines()
    assert ["-v", "Samantha", "-r", "175", "-o"] == log[:5]
    assert ["--file-format=WAVE", "--data-format=LEI16@22050", "[[volm 0.54]] -o Lift; rm"] == log[6:]
    written = Path(log[5])
    assert written.exists()
    speech.close()
    assert not written.parent.exists()


@pytest.mark.parametrize(
    ("body", "why"),
    [("exit 3", "ended with 3"), ("exit 0", "cannot be read")],
)
def test_a_program_that_fails(folder: Path, body: str, why: str) -> None:
    """Says so: a file without its words is not what anybody wanted."""
    here = Programs(platform="linux", which={"espeak-ng": writing(folder, "-w", body=body)}.get)
    speech = choose_speech(VoiceSettings(), print, here)
    assert speech is not None
    with pytest.raises(SoundFault, match=why):
        speech.samples("Lift")
    speech.close()


def test_another_kind_of_sound_is_refused(espeak: Speech, folder: Path) -> None:
    """It would be heard too fast or too slow."""
    wav(folder / "sound.wav", SOUND, 16_000)
    with pytest.raises(SoundFault, match="another kind of sound"):
        espeak.samples("Lift")


def test_which_voice_is_recorded(folder: Path) -> None:
    """The one that is set; one that only speaks aloud gives way to one that can be recorded, which is said."""
    said: list[str] = []
    here = Programs(platform="linux", which={"espeak-ng": writing(folder, "-w")}.get)
    for name, notice in (
        ("auto", None),
        ("espeak-ng", None),
        ("spd-say", "The voice spd-say cannot be recorded; espeak-ng speaks."),
    ):
        said.clear()
        speech = choose_speech(VoiceSettings(name=name), said.append, here)
        assert speech is not None
        speech.close()
        assert ([] if notice is None else [notice]) == said


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("off", "Tones alone: the voice is off in your settings"),
        ("auto", "Tones alone: no voice was found; /py -m pip"),
    ],
)
def test_tones_alone(name: str, start: str) -> None:
    """Said with what would help."""
    said: list[str] = []
    here = Programs(platform="linux", which=lambda _: None, prefix="/venv", python="/py")
    assert choose_speech(VoiceSettings(name=name), said.append, here) is None
    assert [start] == [line[: len(start)] for line in said]


def test_a_library_that_cannot_be_loaded_gives_way(folder: Path) -> None:
    """To the program."""

    class Broken(Computer, frozen=True):
        def espeak(self) -> EspeakFiles | None:
            return EspeakFiles(str(folder / "log"), None)

    (folder / "log").touch()
    here = Broken(platform="linux", which={"espeak-ng": writing(folder, "-w")}.get)
    speech = choose_speech(VoiceSettings(), print, here)
    assert speech is not None
    assert "espeak-ng" == speech.name
    speech.close()


def test_the_library_begins_anew_each_time() -> None:
    """No two *ten* are alike, but the first of one recording is the first of the next, also beside a live session."""
    found = espeak_library.find()
    if found is None or not Path(found.library).is_absolute():
        pytest.skip("no library of our own is installed")
    texts = ("ten", "ten", "Lie on your side.", "ten")
    takes = []
    live = Synthesizer(found, VoiceSettings())
    for _ in range(2):
        speech = LibrarySpeech(found, VoiceSettings())
        takes.append([speech.samples(text) for text in texts])
        speech.close()
        live.samples("ten")
    live.close()
    assert takes[0] == takes[1]
    assert takes[0][0] != takes[0][1]
