"""Tones on the stream, and the terminal's bell where there is none."""

from __future__ import annotations

from coach.sound.fault import SoundFault
from coach.sound.output import Output, Stream
from coach.sound.player import BellPlayer
from coach.sound.tone_player import TonePlayer
from coach.sound.tones import Tone
from tests.support.fakes import FakeClock
from tests.support.fakes_sound import until


def no_device(_fill: object) -> Stream:
    raise SoundFault("no sound device")


def test_the_bell_rings_while_no_device_can_be_had() -> None:
    """Where what to do changes, and at nothing that only counts."""
    rung: list[str] = []
    notices: list[str] = []
    output = Output(no_device, notices.append, FakeClock())
    player = TonePlayer(output, 100, BellPlayer(lambda: rung.append("bell"), notices.append))
    until(lambda: notices)
    player.play(Tone.LIFT)
    player.play(Tone.TICK)
    assert rung == ["bell"]
    player.close()
    player.play(Tone.LIFT)
    assert rung == ["bell"]
    output.close()
