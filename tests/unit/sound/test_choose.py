"""What is said about a voice that is not there: the first thing that would help."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.model.language import Language
from coach.model.settings import Settings
from coach.sound.choose import Computer, describe, install, voice_settings
from coach.sound.espeak_library import EspeakFiles
from coach.sound.voice import VoiceSettings


class Bare(Computer, frozen=True):
    """A computer without any module of ours."""

    def sdl(self) -> str | None:
        return None

    def espeak(self) -> EspeakFiles | None:
        return None


@pytest.mark.parametrize(
    ("environ", "helps"), [({}, "without a sound device"), ({"PULSE_SERVER": "here"}, "apt install espeak-ng")]
)
def test_a_voice_wants_a_device_before_a_package(tmp_path: Path, environ: dict[str, str], helps: str) -> None:
    """Whoever has no device is not sent to install what may be there already."""
    here = Bare(platform="linux", environ=environ, which=lambda _: None, root=tmp_path)
    (line,) = [line for line in describe(VoiceSettings(), computer=here) if line.startswith("voice: ")]
    assert helps in line


class Full(Computer, frozen=True):
    """A computer with everything, where the library cannot be loaded."""

    def sdl(self) -> str | None:
        return "/nowhere/libSDL2.so"

    def espeak(self) -> EspeakFiles | None:
        return EspeakFiles("/nowhere/libespeak-ng.so", None)


def test_the_doctor_names_the_voice_that_speaks_and_why_the_others_cannot(tmp_path: Path) -> None:
    """A library that cannot be loaded is not reported as working."""
    programs = {"espeak-ng": "/usr/bin/espeak-ng"}
    environ = {"PULSE_SERVER": "here", "XDG_RUNTIME_DIR": str(tmp_path)}
    here = Full(platform="linux", environ=environ, which=programs.get, root=tmp_path)
    lines = [line for line in describe(VoiceSettings(), computer=here) if line.startswith("voice")]
    assert "voice: espeak-ng, en, 175 words a minute" == lines[0]
    assert lines[1].startswith("voice espeak-library cannot speak: eSpeak cannot be loaded (/nowhere/")
    assert "voice spd-say cannot speak: Speech Dispatcher is not there" == lines[2]
    assert 3 == len(lines)


def test_the_doctor_says_that_the_voice_that_is_set_is_of_another_system(tmp_path: Path) -> None:
    """Settings may come along from a Mac."""
    here = Full(platform="linux", environ={"PULSE_SERVER": "here"}, which=lambda _: None, root=tmp_path)
    lines = describe(VoiceSettings(name="say"), computer=here)
    assert "voice say is set but cannot speak: it is not on this system" in lines
    assert not [line for line in lines if "sapi" in line]


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/ann/.venv", "/py -m pip install pysdl2-dll espeakng-loader"),
        ("/home/ann/.local/share/pipx/venvs/coach", "pipx inject coach pysdl2-dll espeakng-loader"),
        (
            "/home/ann/.local/share/uv/tools/coach",
            "uv pip install --python /py pysdl2-dll espeakng-loader",
        ),
    ],
)
def test_what_would_help_is_the_command_for_this_installation(prefix: str, command: str) -> None:
    """Whatever it was installed with; and never by the name of a stranger's package."""
    assert command == install(Bare(prefix=prefix, python="/py"))


def test_the_voice_speaks_the_language_of_the_words() -> None:
    """German words, German voice; rate and volume as set."""
    voice = voice_settings(Settings(voice_rate=140, volume=50), Language.DE)
    assert ("de", 140, 50) == (voice.language, voice.rate, voice.volume)
