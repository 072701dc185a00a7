"""What is said about a voice that is not there: the first thing that would help."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.sound.choose import Here, describe
from coach.sound.voice import VoiceSettings


class Bare(Here, frozen=True):
    """A computer without any module of ours."""

    def module(self, name: str) -> bool:
        return False


@pytest.mark.parametrize(
    ("environ", "helps"), [({}, "without a sound device"), ({"PULSE_SERVER": "here"}, "apt install espeak-ng")]
)
def test_a_voice_wants_a_device_before_a_package(tmp_path: Path, environ: dict[str, str], helps: str) -> None:
    """Whoever has no device is not sent to install what may be there already."""
    here = Bare(platform="linux", environ=environ, which=lambda _: None, root=tmp_path)
    (line,) = [line for line in describe(VoiceSettings(), here=here) if line.startswith("voice: ")]
    assert helps in line
