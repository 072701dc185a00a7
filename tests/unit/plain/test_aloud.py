"""Lines beside coach's own voice: heard is everything, printed is what needs reading."""

from __future__ import annotations

import io
from collections.abc import Callable

from coach.app.runner import Live
from coach.engine.cues import Cue
from coach.engine.machine import Session
from coach.model.settings import SpeakChoice
from coach.plain.printer import Printer
from coach.plain.session import PlainSession
from coach.plain.tellers import Aloud, SpokenLines
from coach.sound.facade import Sound
from coach.sound.listener import Listener
from coach.sound.player import SilentPlayer
from coach.sound.speech_queue import MAX_LATE_MS, Priority
from coach.sound.voice import SilentVoice
from tests.support.fakes import ENGLISH, IN_ENGLISH, FakeClock, FakeJournal, FakeKeys, plan


class NotedVoice(SilentVoice):
    """Writes down what it is to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        self.said.append(text)


def aloud(presses: dict[float, str], *, heard: bool) -> tuple[list[str], list[str]]:
    """What is printed and what is said; `heard` is whether the voice works."""
    clock, out, voice, prescribed = FakeClock(), io.StringIO(), NotedVoice(), plan()

    def listener(sound: Sound) -> Listener:
        return Listener(sound, prescribed, ENGLISH)

    def live(hear: Callable[[Cue], None]) -> Live:
        return Live(Session(prescribed), FakeJournal(), hear, clock=clock)

    prints = SpokenLines(Printer(out, folded=True), listener, SpeakChoice.ALL, lambda: heard)
    speaks = Aloud(listener(Sound(SilentPlayer(), voice)))
    PlainSession(live, IN_ENGLISH, [prints, speaks], clock=clock).run(FakeKeys(clock, presses))
    return out.getvalue().splitlines(), voice.said


def test_only_what_needs_reading_is_printed() -> None:
    """A pause, a hurt with its question, the end: the rest is heard, and those too."""
    printed, said = aloud({6.0: "space", 8.0: "space", 9.0: "o", 9.5: "4", 10.0: "space"}, heard=True)
    told = " ".join(printed)
    for text in (ENGLISH.paused, ENGLISH.hurt.format(name="Clam"), ENGLISH.ask_hurt, ENGLISH.hurt_noted.format(sore=4)):
        assert text in told
    assert {"Lift", "2"} <= set(said)
    assert ENGLISH.paused in said
    assert not {"Lift", "2", ENGLISH.resumed} & set(printed)


def test_without_a_voice_everything_is_printed() -> None:
    """It is muted, or no voice works: nobody is left without words."""
    printed, _ = aloud({}, heard=False)
    assert {"Lift", "1", "2", "3", ENGLISH.finished} <= set(printed)
