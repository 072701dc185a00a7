"""Chooses the tone player and the voice by what is there and what the person set; and what `coach doctor` says of it.

A choice is made by looking for modules, programs and devices; what cannot be opened then gives way to the next. Nothing
is loaded but what was chosen. The doctor tries out each voice, without a sound.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from coach.model.language import Language
from coach.model.settings import Settings, VoiceChoice
from coach.sound.facade import Sound
from coach.sound.fault import Notice, SoundFault
from coach.sound.player import BellPlayer, Player, SilentPlayer, ring_on
from coach.sound.speaker import Speaker
from coach.sound.voice import Engine, SilentVoice, Voice, VoiceSettings

if TYPE_CHECKING:
    from coach.sound.espeak_library import EspeakFiles
    from coach.sound.output import Output

_ENGINES = [name for name in VoiceChoice if name not in {VoiceChoice.AUTO, VoiceChoice.OFF}]
"""In the order they are tried."""
_PLATFORM_OF = {"say": "darwin", "sapi": "win32"}
"""The platform of each voice that only one has."""
_SOUND_PACKAGES = "pysdl2-dll espeakng-loader"


class Computer(Struct, frozen=True):
    """Finds the libraries, programs and sound devices of this computer; replaced in tests."""

    platform: str = sys.platform
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    which: Callable[[str], str | None] = shutil.which
    root: Path = Path("/")
    prefix: str = sys.prefix
    """Where this Python's packages are."""
    python: str = sys.executable

    def sdl(self) -> str | None:
        """The SDL 2 library."""
        from coach.sound import sdl

        return sdl.find()

    def espeak(self) -> EspeakFiles | None:
        """The eSpeak NG library."""
        from coach.sound import espeak_library

        return espeak_library.find()

    def program(self, name: str) -> str | None:
        """The full path of a program; never one in the current folder, which may be a stranger's."""
        if self.platform == "win32":
            root = self.environ.get("SystemRoot", r"C:\Windows")
            path = Path(root) / "System32" / "WindowsPowerShell" / "v1.0" / f"{name}.exe"
            return str(path) if path.exists() else None
        found = self.which(name)
        return found if found is not None and Path(found).is_absolute() else None

    def device(self) -> str | None:
        """What sound would come out of, or None where there is nothing. Only Linux can be asked without a library."""
        if self.platform == "darwin":
            return "CoreAudio"
        if self.platform == "win32":
            return "WASAPI"
        if server := self.environ.get("PULSE_SERVER"):
            return f"PulseAudio at {server}"
        if runtime := self.environ.get("XDG_RUNTIME_DIR"):
            for name, socket in (("PipeWire", "pipewire-0"), ("PulseAudio", "pulse/native")):
                if (Path(runtime) / socket).exists():
                    return name
        if any(self.root.glob("dev/snd/pcm*p")):
            return "ALSA"
        if any(self.root.glob("dev/dsp*")):
            return "OSS"
        return None


THIS_COMPUTER = Computer()


def make_sound(
    settings: Settings, language: Language, notice: Notice, ring: Callable[[], object] | None = None
) -> Sound:
    """Tones and voice; what is not there is told once through `notice`, and the session goes on with what is left.

    `ring` rings the terminal's bell where a screen is drawn, which has the terminal to itself; else we do.
    """
    output = choose_output(notice)
    player = choose_player(settings.tones, notice, ring or ring_on(sys.stderr), settings.volume, output)
    return Sound(player, choose_voice(voice_settings(settings, language), notice, output), output)


def voice_settings(settings: Settings, language: Language) -> VoiceSettings:
    """The voice as the person set it, for what is said in `language`."""
    return VoiceSettings(name=settings.voice, rate=settings.voice_rate, volume=settings.volume, language=language.value)


def choose_output(notice: Notice, computer: Computer = THIS_COMPUTER) -> Output | None:
    """The stream that tones and words go out by; None where there is no library or no device for it."""
    library = computer.sdl()
    if library is None or computer.device() is None:
        return None
    from coach.sound.output import Output
    from coach.sound.sdl import Sdl

    return Output(Sdl(library).open, notice)


def choose_player(
    tones: str,
    notice: Notice,
    ring: Callable[[], object] | None = None,
    volume: int = 100,
    output: Output | None = None,
    computer: Computer = THIS_COMPUTER,
) -> Player:
    """The player called `tones`, one of `TonesChoice`; where it is not there the next best, with one notice.

    `ring` rings the terminal's bell; without it there is none.
    """
    bell: Player = SilentPlayer() if ring is None else BellPlayer(ring, notice)
    if tones == "off":
        return SilentPlayer()
    if tones == "bell":
        return bell
    if output is not None:
        from coach.sound.tone_player import TonePlayer

        return TonePlayer(output, volume, bell)
    instead = "no tones" if ring is None else "the terminal's bell instead of tones"
    notice(f"{instead[0].upper()}{instead[1:]}: {_no_tones(computer)}.")
    return bell


def choose_voice(
    settings: VoiceSettings, notice: Notice, output: Output | None = None, computer: Computer = THIS_COMPUTER
) -> Voice:
    """The voice the settings name, else the first that is there, else none; a notice where it is not the one wanted.

    Where it cannot be opened, the others that are there are tried in their order.
    """
    if settings.name == "off":
        return SilentVoice()
    engines = _engines(settings, output, computer)
    engine = next(engines, None)
    if engine is None:
        notice(f"No voice was found; {advice(computer)}.")
        return SilentVoice()
    if settings.name not in ("auto", engine.name):
        notice(f"The voice {settings.name} is not there; {engine.name} speaks.")
    return Speaker(engine, notice, settings, others=engines)


def _engines(settings: VoiceSettings, output: Output | None, computer: Computer) -> Iterator[Engine]:
    """Those that are there, the one that was set first; each is made when it is asked for."""
    for name in sorted(_ENGINES, key=lambda name: name != settings.name):
        with contextlib.suppress(SoundFault):
            yield _engine(name, settings, output, computer)


def describe(settings: VoiceSettings, tones: str = "auto", computer: Computer = THIS_COMPUTER) -> tuple[str, ...]:
    """What was found and what would help, a line each, for `coach doctor`. Opens nothing and makes no sound."""
    device = computer.device()
    lines = [f"device: {device}" if device else "device: none was found; is a sound server running?"]
    why = _no_tones(computer)
    if tones in ("off", "bell"):
        lines.append(f"tones: {tones}, as set")
    elif why is None:
        lines.append("tones: SDL")
    else:
        lines.append(f"tones: the terminal's bell, for {why}" + ("" if computer.sdl() else f"; {install(computer)}"))
    return (*lines, *_voices(settings, computer))


def _voices(settings: VoiceSettings, computer: Computer) -> Iterator[str]:
    """Which voice speaks, which others could, and why the rest cannot."""
    if settings.name == "off":
        yield "voice: off, as set"
        return
    if computer.device() is None:
        yield f"voice: none; {advice(computer)}"
        return
    of_here = {name for name in _ENGINES if _PLATFORM_OF.get(name, computer.platform) == computer.platform}
    names = [name for name in _ENGINES if name in {*of_here, settings.name}]
    faults = {name: _why_not(name, settings, computer) for name in names}
    found = [name for name in sorted(names, key=lambda name: name != settings.name) if faults[name] is None]
    if not found:
        yield f"voice: none; {advice(computer)}"
    else:
        yield f"voice: {found[0]}, {settings.voice or settings.language}, {settings.rate} words a minute"
    for name in names:
        if (fault := faults[name]) is not None:
            yield f"voice {name}{' is set but' if name == settings.name else ''} cannot speak: {fault}"
    if len(found) > 1:
        yield f"voices that could be set: {', '.join(name for name in names if name in found)}"


def _why_not(name: str, settings: VoiceSettings, computer: Computer) -> str | None:
    """Why this voice cannot speak; None if it is likely to."""
    try:
        engine = _engine(name, settings, None, computer)
        if (try_out := getattr(engine, "try_out", None)) is not None:
            try_out()
    except SoundFault as fault:
        return str(fault)
    return None


def advice(computer: Computer = THIS_COMPUTER) -> str:
    """What would give a voice: a device first, then something to install."""
    if computer.device() is None:
        return "without a sound device nothing can speak"
    if computer.platform.startswith("linux"):
        return f"{install(computer)}, or your system's espeak-ng (apt install espeak-ng)"
    return install(computer)


def install(computer: Computer) -> str:
    """The command that adds tones and voice to this very installation, however it was made."""
    parts = Path(computer.prefix).parts
    if "pipx" in parts:
        return f"pipx inject {parts[-1]} {_SOUND_PACKAGES}"
    if parts[-3:-1] == ("uv", "tools"):
        return f"uv pip install --python {computer.python} {_SOUND_PACKAGES}"
    return f"{computer.python} -m pip install {_SOUND_PACKAGES}"


def _no_tones(computer: Computer) -> str | None:
    """Why SDL cannot play, or None if it is likely to."""
    if computer.sdl() is None:
        return "SDL 2 is not installed"
    if computer.device() is None:
        return "no sound device was found"
    return None


def _engine(name: str, settings: VoiceSettings, output: Output | None, computer: Computer) -> Engine:
    """The engine of this name. Raises SoundFault, saying what is not there."""
    if computer.device() is None:
        raise SoundFault("no sound device was found")
    if computer.platform != _PLATFORM_OF.get(name, computer.platform):
        raise SoundFault("it is not on this system")
    from coach.sound import espeak_library, speech_dispatcher, speech_program

    match name:
        case "espeak-library":
            if computer.sdl() is None:
                raise SoundFault("SDL 2 is not installed")
            if (library := computer.espeak()) is None:
                raise SoundFault("no such library was found")
            return espeak_library.EspeakLibrary(library, settings, output)
        case "say":
            return speech_program.CommandEngine(speech_program.say(_program("say", computer), settings), settings)
        case "sapi":
            return speech_program.SapiEngine(_program("powershell", computer), settings)
        case "espeak-ng":
            command = speech_program.espeak_ng(_program("espeak-ng", computer), settings)
            return speech_program.CommandEngine(command, settings)
        case _:
            server = computer.program("speech-dispatcher")
            if server is None and not speech_dispatcher.runs(computer.environ):
                raise SoundFault("Speech Dispatcher is not there")
            return speech_dispatcher.SpeechDispatcher(settings, server, computer.environ)


def _program(name: str, computer: Computer) -> str:
    if (path := computer.program(name)) is None:
        raise SoundFault(f"there is no program {name}")
    return path
