"""Voices that give samples to record: eSpeak's library, or a program that writes what it says to a file.

They are those of a live session, in the same order, but for the two that only speak aloud: SAPI through PowerShell, and
Speech Dispatcher. What is said reaches a program on its stdin, as live, and its arguments are fixed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from coach.i18n.speech_length import rate_of
from coach.model.settings import VoiceChoice
from coach.sound import speech_program
from coach.sound.choose import THIS_COMPUTER, Computer, install
from coach.sound.espeak_library import LOUDEST, VOLUME_SHARE, EspeakFiles, Synthesizer, trimmed
from coach.sound.fault import Notice, SoundFault
from coach.sound.mixer import RATE
from coach.sound.recording import Speech
from coach.sound.speech_program import SpeechCommand
from coach.sound.voice import VoiceSettings
from coach.system.platforms import ON_WINDOWS

_SHORT: Final = 40
"""Characters of a text that a session says again and again."""
_PATIENCE_S: Final = 60.0
"""How long a program may take to write what it says; it does not wait while it would be spoken."""
_WAVE: Final = ("--file-format=WAVE", f"--data-format=LEI16@{RATE}")


class LibrarySpeech:
    """What eSpeak's library says, as samples; the same texts in the same order are the same samples."""

    name = VoiceChoice.ESPEAK_LIBRARY.value

    def __init__(self, found: EspeakFiles, settings: VoiceSettings) -> None:
        """Loads a copy of the library: no two words of it are alike, and only a new one begins where the last began.

        Nor may the one be touched that speaks in a session. Under Windows, where a loaded file cannot be removed, and
        where only the system knows where the library is, it is shared all the same.
        """
        self._synthesizer = _fresh(found, settings)

    def samples(self, text: str) -> array[int]:
        """The text as samples, without silence in front."""
        return trimmed(self._synthesizer.samples(text), RATE)

    def close(self) -> None:
        """Give the library back."""
        self._synthesizer.close()


def _fresh(found: EspeakFiles, settings: VoiceSettings) -> Synthesizer:
    if ON_WINDOWS or not Path(found.library).is_absolute():
        return Synthesizer(found, settings)
    with tempfile.TemporaryDirectory(prefix="coach-voice-") as folder:
        try:
            copy = shutil.copy(found.library, folder)
        except OSError as error:
            raise SoundFault(f"eSpeak cannot be copied ({error})") from error
        return Synthesizer(replace(found, library=copy), settings, shared=False)


class ProgramSpeech:
    """What a program says, as samples: it is started for each text, but for the short ones that come again."""

    def __init__(
        self, command: SpeechCommand, to_file: Callable[[str], tuple[str, ...]], settings: VoiceSettings
    ) -> None:
        """`to_file(path)` are the arguments that make it write there in the place of speaking."""
        self.name = command.name
        self._folder = tempfile.mkdtemp(prefix="coach-voice-")
        self._file = Path(self._folder) / "words.wav"
        arguments = to_file(str(self._file))
        self._command = replace(command, argv=(*command.argv, *arguments), quick_argv=(*command.quick_argv, *arguments))
        self._settings = settings
        self._known: dict[str, array[int]] = {}

    def samples(self, text: str) -> array[int]:
        """The text as samples, without silence in front."""
        if text in self._known:
            return self._known[text]
        self._run(text)
        samples = _between_silences(_read(self._file, self.name))
        if len(text) <= _SHORT:
            self._known[text] = samples
        return samples

    def close(self) -> None:
        """Remove what it wrote."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, text: str) -> None:
        rate = self._settings.rate
        quick = rate_of(text, rate, self._settings.language) != rate
        self._file.unlink(missing_ok=True)
        try:
            done = subprocess.run(  # noqa: S603 - the arguments are fixed; what is said goes to stdin
                self._command.quick_argv if quick else self._command.argv,
                input=(self._command.preamble + text + "\n").encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE_S,
                start_new_session=True,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SoundFault(f"{self.name} cannot be run ({error})") from error
        if done.returncode != 0:
            raise SoundFault(f"{self.name} ended with {done.returncode}")


def _read(path: Path, name: str) -> array[int]:
    """The samples of a file that a program wrote."""
    try:
        with wave.open(str(path)) as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
                raise SoundFault(f"{name} wrote another kind of sound than it was asked for")
            samples = array("h", file.readframes(file.getnframes()))
    except (OSError, EOFError, wave.Error) as error:
        raise SoundFault(f"what {name} wrote cannot be read ({error})") from error
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _between_silences(samples: array[int]) -> array[int]:
    """Without the silence in front, nor the pause that a program leaves behind a text."""
    samples = trimmed(samples, RATE)
    samples.reverse()
    samples = trimmed(samples, RATE)
    samples.reverse()
    return samples


def choose_speech(settings: VoiceSettings, notice: Notice, computer: Computer = THIS_COMPUTER) -> Speech | None:
    """The voice that the settings name, else the first that is there, ready; else none, with one notice.

    It is as loud as a mix with tones leaves room for, whatever volume is set: a player has one of its own.
    """
    if settings.name == VoiceChoice.OFF:
        notice("Tones alone: the voice is off in your settings.")
        return None
    full = replace(settings, volume=100)
    faults = []
    for name, make in sorted(_makers(full, computer), key=lambda each: each[0] != settings.name):
        try:
            speech = make()
        except SoundFault as fault:
            faults.append(f"{name}: {fault}")
            continue
        if settings.name not in (VoiceChoice.AUTO, name):
            notice(f"The voice {settings.name} cannot be recorded; {name} speaks.")
        return speech
    system = ", or your system's espeak-ng (apt install espeak-ng)" if computer.platform.startswith("linux") else ""
    notice("; ".join(("Tones alone: no voice was found", *faults, install(computer))) + f"{system}.")
    return None


def _makers(settings: VoiceSettings, computer: Computer) -> Iterator[tuple[str, Callable[[], Speech]]]:
    """The voices that are there, each with what opens it."""
    if (found := computer.espeak()) is not None:
        yield VoiceChoice.ESPEAK_LIBRARY, lambda: LibrarySpeech(found, settings)
    softer = replace(settings, volume=int(settings.volume * LOUDEST * VOLUME_SHARE))
    if computer.platform == "darwin" and (say := computer.program("say")) is not None:
        command = speech_program.say(say, softer)
        yield VoiceChoice.SAY, lambda: ProgramSpeech(command, lambda file: ("-o", file, *_WAVE), softer)
    if (espeak := computer.program("espeak-ng")) is not None:
        spoken = speech_program.espeak_ng(espeak, softer)
        yield VoiceChoice.ESPEAK_NG, lambda: ProgramSpeech(spoken, lambda file: ("-w", file), softer)
