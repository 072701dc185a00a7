"""The library as it is: what it makes, where it is installed."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys
from collections.abc import Iterator

import pytest

from coach.model.language import Language
from coach.model.settings import Settings
from coach.sound.espeak_library import Synthesizer, find, trimmed
from coach.sound.voice import VoiceSettings

FOUND = find()
RELAX_S = 1.0
"""What there is for a repetition's number at the tempo that exercises have."""


@pytest.fixture(params=Language)
def synthesizer(request: pytest.FixtureRequest) -> Iterator[Synthesizer]:
    if FOUND is None:
        pytest.skip("the library is not installed")
    made = Synthesizer(FOUND, VoiceSettings(rate=Settings().voice_rate, language=request.param))
    yield made
    made.close()


def test_each_number_up_to_thirty_fits_its_second(synthesizer: Synthesizer) -> None:
    """In truth, not by the estimate; with what a device needs to begin."""
    for number in range(1, 31):
        assert len(trimmed(synthesizer.samples(str(number)), synthesizer.rate)) / synthesizer.rate < RELAX_S * 0.97, (
            number
        )


SYSTEMS = ctypes.util.find_library("espeak-ng")
AGAIN = """
import sys
from coach.sound.espeak_library import EspeakFiles, Synthesizer
from coach.sound.voice import VoiceSettings
for _ in range(3):
    made = Synthesizer(EspeakFiles(sys.argv[1], None), VoiceSettings())
    print(len(made.samples("ten")) > 0)
    made.close()
"""


@pytest.mark.skipif(SYSTEMS is None, reason="the system has no eSpeak library of its own")
def test_the_systems_own_can_be_used_again() -> None:
    """A recording opens it twice, to measure and to speak; in a process of its own, for it may hang."""
    program = [sys.executable, "-c", AGAIN, str(SYSTEMS)]
    assert "True\n" * 3 == subprocess.run(program, capture_output=True, text=True, timeout=20).stdout
