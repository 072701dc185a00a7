"""Which player and which voice, by what is there and what the person set; and what `coach doctor` says about it.

Nothing is opened here: a choice is made by looking for modules, programs and devices, and shows at its first sound
whether it was right. Nothing is loaded but what was chosen.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from coach.sound.fault import Notice
from coach.sound.player import BellPlayer, Player, SilentPlayer
from coach.sound.voice import Engine, SilentVoice, Speaker, Voice, VoiceSettings

if TYPE_CHECKING:
    from coach.sound.espeak_library import Found

VOICES = ("auto", "espeak-library", "say", "sapi", "espeak-ng", "spd-say", "off")
"""The names a setting may have; auto is the first of the others that is there."""
TONES = ("auto", "just-playback", "bell", "off")
"""The names a setting may have; auto is just-playback, else the bell."""

_EXTRA = "pip install 'coach[sound]' (or: pipx inject coach just-playback espeakng-loader)"


class Here(Struct, frozen=True):
    """What can be found on this computer; replaced in tests."""

    platform: str = sys.platform
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    which: Callable[[str], str | None] = shutil.which
    root: Path = Path("/")

    def module(self, name: str) -> bool:
        """Whether a Python module can be imported; it is not."""
        return importlib.util.find_spec(name) is not None

    def espeak(self) -> Found | None:
        """The eSpeak NG library, if its speech can be played too."""
        from coach.sound import espeak_library

        return espeak_library.find() if self.module("just_playback") else None

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


HERE = Here()


def choose_player(
    tones: str, notice: Notice, ring: Callable[[], object] | None = None, volume: int = 100, here: Here = HERE
) -> Player:
    """The player called `tones`, one of `TONES`; where it is not there the next best, with one notice.

    `ring` rings the terminal's bell; without it there is none.
    """
    bell: Player = SilentPlayer() if ring is None else BellPlayer(ring, notice)
    if tones == "off":
        return SilentPlayer()
    if tones == "bell":
        return bell
    why = _no_tones(here)
    if why is None:
        from coach.sound.tone_player import TonePlayer

        return TonePlayer(notice, volume, bell)
    instead = "no tones" if ring is None else "the terminal's bell instead of tones"
    notice(f"{instead[0].upper()}{instead[1:]}: {why}.")
    return bell


def choose_voice(settings: VoiceSettings, notice: Notice, here: Here = HERE) -> Voice:
    """The voice the settings name, else the first that is there, else none; a notice where it is not the one wanted."""
    if settings.name == "off":
        return SilentVoice()
    if settings.name != "auto":
        engine = _engine(settings.name, settings, here)
        if engine is not None:
            return Speaker(engine, notice, settings)
    for name in VOICES[1:-1]:
        engine = _engine(name, settings, here)
        if engine is not None:
            if settings.name != "auto":
                notice(f"The voice {settings.name} is not there; {name} speaks.")
            return Speaker(engine, notice, settings)
    notice(f"No voice was found; {advice(here)}.")
    return SilentVoice()


def describe(settings: VoiceSettings, tones: str = "auto", here: Here = HERE) -> tuple[str, ...]:
    """What was found and what would help, a line each, for `coach doctor`. Opens nothing and makes no sound."""
    device = here.device()
    lines = [f"device: {device}" if device else "device: none was found; is a sound server running?"]
    why = _no_tones(here)
    if tones in ("off", "bell"):
        lines.append(f"tones: {tones}, as set")
    elif why is None:
        lines.append("tones: just-playback")
    else:
        lines.append(f"tones: the terminal's bell, for {why}" + ("" if here.module("just_playback") else f"; {_EXTRA}"))
    found = [name for name in VOICES[1:-1] if _engine(name, settings, here) is not None]
    chosen = settings.name if settings.name in found else next(iter(found), None)
    if settings.name == "off":
        lines.append("voice: off, as set")
    elif chosen is None:
        lines.append(f"voice: none; {advice(here)}")
    else:
        if settings.name not in (chosen, "auto"):
            lines.append(f"voice: {settings.name} is set but not there")
        lines.append(f"voice: {chosen}, {settings.voice or settings.language}, {settings.rate} words a minute")
    if len(found) > 1:
        lines.append(f"voices that could be set: {', '.join(found)}")
    return tuple(lines)


def advice(here: Here = HERE) -> str:
    """What would give a voice: a device first, then something to install."""
    if here.device() is None:
        return "without a sound device nothing can speak"
    if here.platform.startswith("linux"):
        return f"{_EXTRA}, or your system's espeak-ng (apt install espeak-ng)"
    return _EXTRA


def _no_tones(here: Here) -> str | None:
    """Why just-playback cannot play, or None if it is likely to."""
    if not here.module("just_playback"):
        return "just-playback is not installed"
    if here.device() is None:
        # Asked before it is opened: without a device just-playback plays to nobody and says nothing.
        return "no sound device was found"
    return None


def _engine(name: str, settings: VoiceSettings, here: Here) -> Engine | None:
    """The engine of this name, if it is there."""
    if here.device() is None:
        return None
    from coach.sound import espeak_library, speech_program

    match name:
        case "espeak-library":
            library = here.espeak()
            return None if library is None else espeak_library.EspeakLibrary(library, settings)
        case "say":
            path = here.program("say") if here.platform == "darwin" else None
            return None if path is None else speech_program.CommandEngine(speech_program.say(path, settings), settings)
        case "sapi":
            path = here.program("powershell") if here.platform == "win32" else None
            return None if path is None else speech_program.SapiEngine(path, settings)
        case "espeak-ng" | "spd-say":
            path = here.program(name)
            command = speech_program.espeak_ng if name == "espeak-ng" else speech_program.spd_say
            return None if path is None else speech_program.CommandEngine(command(path, settings), settings)
        case _:
            return None
