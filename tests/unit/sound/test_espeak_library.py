"""The library as it is: what it makes, where it is installed."""

from __future__ import annotations

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
