"""Where ALSA's default device leads; asked in a process of its own, for ALSA reads its files once."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.sound import alsa, sdl

ASKED = "from coach.sound.alsa import default_type; print(default_type())"


def has_alsa() -> bool:
    try:
        ctypes.CDLL("libasound.so.2")
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_alsa(), reason="ALSA is not installed")
@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("pcm.default { type pipewire }\n", "pipewire"),
        ("pcm.default { type pulse }\n", "pulse"),
        ("pcm.default { type plug\n slave.pcm 'hw:0' }\n", "plug"),
        ("pcm.default 'away'\n", ""),
        ("pcm.other { type pulse }\n", ""),
    ],
)
def test_where_the_default_device_leads(tmp_path: Path, config: str, told: str) -> None:
    """By the files that ALSA reads; where they lead nowhere, that is no error."""
    file = tmp_path / "alsa.conf"
    file.write_text(config)
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(file)}
    done = subprocess.run(
        [sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True, timeout=30
    )
    assert (f"{told}\n", "") == (done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("driver", "leads_to", "delay_s"),
    [("alsa", "pulse", 0.070), ("alsa", "pipewire", 0.056), ("pulseaudio", "pipewire", 0.027), ("oss", "", 0.040)],
)
def test_the_delay_of_a_device(driver: str, leads_to: str, delay_s: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its driver, and with ALSA by where that leads: straight to PipeWire is the shorter way."""
    monkeypatch.setattr(alsa, "default_type", lambda: leads_to)
    assert delay_s == sdl.delay_s_of(driver)
