"""The voice is the one for what is said."""

from __future__ import annotations

from coach.model.language import Language
from coach.model.settings import Settings
from coach.sound.make import voice_settings


def test_the_voice_speaks_the_language_of_the_words() -> None:
    """German words, German voice; rate and volume as set."""
    voice = voice_settings(Settings(voice_rate=140, volume=50), Language.DE)
    assert ("de", 140, 50) == (voice.language, voice.rate, voice.volume)
