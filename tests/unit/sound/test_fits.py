"""Every sentence of every routine that ships has the time it takes to say."""

from __future__ import annotations

import pytest

from coach.engine.cues import Cue
from coach.engine.events import Start, Tick
from coach.engine.machine import Session, State
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.plan import prescribe
from coach.model.settings import Settings
from coach.sound.estimate import speaking_ms
from coach.sound.listener import Listener
from coach.sound.turns import Weight
from tests.fakes import ENGLISH
from tests.unit.sound.test_listener import FakeSound

CATALOGUE = Catalogue(shipped_routines())


class Timed(FakeSound):
    """Remembers when each utterance was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.now_ms = 0
        self.utterances: list[tuple[int, str]] = []

    def say(self, text: str, within_ms: int | None, weight: Weight) -> None:
        self.utterances.append((self.now_ms, text))


@pytest.mark.parametrize("name", [listed.id for listed in CATALOGUE.routine_files()])
def test_nothing_is_cut_and_nothing_is_late(name: str) -> None:
    """At the rate that is set unless somebody changes it, each utterance ends before the next one begins."""
    routine = CATALOGUE.routine(name)
    plan = prescribe(routine, CATALOGUE.exercises_for(routine), {})
    sound, session = Timed(), Session(plan)
    listener = Listener(sound, plan, ENGLISH)  # type: ignore[arg-type]

    def hear(cues: tuple[Cue, ...]) -> None:
        sound.now_ms = session.active_ms
        for cue in cues:
            listener.hear(cue)
        listener.flush()

    hear(session.handle(Start()))
    while session.state is State.RUNNING:
        hear(session.handle(Tick(session.next_moment_ms or 0)))
    too_long = [
        (text, following - at)
        for (at, text), (following, _) in zip(sound.utterances, sound.utterances[1:], strict=False)
        if speaking_ms(text, Settings().voice_rate) > following - at
    ]
    assert [] == too_long
