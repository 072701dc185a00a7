"""The sound of this person on this computer: what they set, as far as it is there."""

from __future__ import annotations

import sys
from collections.abc import Callable

from coach.model.language import Language
from coach.model.settings import Settings
from coach.sound import choose
from coach.sound.facade import Sound
from coach.sound.fault import Notice
from coach.sound.player import ring_on
from coach.sound.voice import VoiceSettings


def make_sound(
    settings: Settings, language: Language, notice: Notice, ring: Callable[[], object] | None = None
) -> Sound:
    """Tones and voice; what is not there is said once through `notice`, and the session goes on with what is left.

    `ring` rings the terminal's bell where a screen is drawn, which has the terminal to itself; else we do.
    """
    output = choose.choose_output(notice)
    player = choose.choose_player(settings.tones, notice, ring or ring_on(sys.stderr), settings.volume, output)
    return Sound(player, choose.choose_voice(voice_settings(settings, language), notice, output), output)


def describe(settings: Settings, language: Language) -> tuple[str, ...]:
    """What was found and what would help, a line each."""
    return choose.describe(voice_settings(settings, language), settings.tones)


def voice_settings(settings: Settings, language: Language) -> VoiceSettings:
    """The voice as the person set it, for what is said in `language`."""
    return VoiceSettings(name=settings.voice, rate=settings.voice_rate, volume=settings.volume, language=language.value)
