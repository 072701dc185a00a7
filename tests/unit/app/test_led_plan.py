"""How long a session is with what is explained in it, and that it fits into the minutes there are with that."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.app.led_plan import as_led, in_minutes, lengths_ms
from coach.engine.cues import Began
from coach.engine.walk import cues_of
from coach.errors import HistoryBusy
from coach.history.store import Store
from coach.library.catalogue import shipped_routines
from coach.model.plan import Plan
from coach.model.settings import ExplainChoice, LanguageChoice
from coach.model.timeline import SegmentKind, length_ms, told_ms
from coach.sound.facade import Sound
from coach.sound.listener import Listener
from coach.sound.player import SilentPlayer
from coach.sound.voice import SilentVoice
from tests.support.life import Life

AGAIN = """
name: Again
when: any
exercises:
  - {exercise: bridge, reps: 1, tempo: {hold: 300}}
  - {exercise: one-legged-bridge}
"""


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """Somebody with all our routines to whom everything is new."""
    life = Life(tmp_path, shipped_routines())
    life.service.settings = replace(life.service.settings, explain=ExplainChoice.NEW)
    return life


def plans(life: Life) -> list[Plan]:
    return [life.service.plan(name) for name in life.service.routine_names()]


@pytest.mark.parametrize("rate", [100, 150, 200])
@pytest.mark.parametrize("language", [LanguageChoice.EN, LanguageChoice.DE])
def test_a_plan_that_is_led_twice_is_the_same(life: Life, language: LanguageChoice, rate: int) -> None:
    """Preview works it out once, a session from a command line twice: both say and take the same."""
    life.service.settings = replace(life.service.settings, language=language, voice_rate=rate)
    for plan in plans(life):
        led = as_led(life.service, plan)
        assert led == as_led(life.service, led), plan.routine
        assert told_ms(led) > 0


def test_what_a_length_is_made_of(life: Life) -> None:
    """What is done and what is told: a usual voice makes nothing else longer."""
    for plan in plans(life):
        led = as_led(life.service, plan)
        assert length_ms(plan) + told_ms(led) == length_ms(led) == lengths_ms(life.service, [plan])[plan.routine]


@pytest.mark.parametrize("language", [LanguageChoice.EN, LanguageChoice.DE])
def test_the_last_number_of_a_warm_up_is_heard_before_what_is_explained(life: Life, language: LanguageChoice) -> None:
    """Whole, as where nothing is explained behind it: there is time for it."""
    life.service.settings = replace(life.service.settings, language=language)
    numbers = []
    for plan in plans(life):
        led = as_led(life.service, plan)
        for number, dose in enumerate(led.doses):
            if dose.warm_up is not None and dose.explain_ms:
                numbers.append(_said_first(life, led, number))
    assert numbers
    assert {"5 of 5" if language is LanguageChoice.EN else "5 von 5"} == set(numbers)


def _said_first(life: Life, led: Plan, entry: int) -> str:
    """How what is said begins as this entry's own exercise is explained, behind its warm-up."""
    voice = LastWords()
    listener = Listener(
        Sound(SilentPlayer(), voice), led, life.service.session_texts, rate=160, language=life.service.language
    )
    for _, together in groupby(cues_of(led), key=lambda cue: cue.at_ms):
        for cue in together:
            listener.hear(cue)
        listener.flush()
        began = cue.segment if isinstance(cue, Began) else None
        explains = began is not None and began.kind is SegmentKind.EXPLAIN and began.side is not None
        if explains and began is not None and (began.entry, began.warm_up) == (entry, False):
            return re.split("[.;]", voice.text)[0]
    raise AssertionError(f"{led.routine} explains nothing at {entry}")


class LastWords(SilentVoice):
    """A voice that keeps the last words that it was given."""

    text = ""

    def say(self, text: str, *_: object) -> None:
        self.text = text


def test_a_history_that_cannot_be_read_is_a_new_persons(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home still says how long; that the history cannot be read, it says elsewhere."""
    life.train()
    plan = life.service.plan("clams")
    known = lengths_ms(life.service, [plan])

    def refuse(*_: object, **__: object) -> None:
        raise HistoryBusy("another coach is writing to it")

    monkeypatch.setattr(Store, "open", refuse)
    assert lengths_ms(life.service, [plan])["clams"] > known["clams"]


def test_minutes_are_kept_with_all_that_is_explained(life: Life) -> None:
    """Who has ten minutes has ten minutes; only where one exercise takes longer by itself is it longer."""
    for plan in plans(life):
        for minutes in (3, 5, 7, 10, 14, 20):
            _, led = in_minutes(life.service, plan, minutes)
            assert length_ms(led) <= minutes * 60_000 or len(led.doses) == 1, (plan.routine, minutes)
            assert led == as_led(life.service, led)


def test_an_explanation_that_moves_is_counted(life: Life) -> None:
    """The bridge has no time, and is explained where it warms up for the other one."""
    (life.service.places.routines / "again.yaml").write_text(AGAIN)
    plan = life.service.plan("again")
    whole = as_led(life.service, plan)
    warm_up = whole.doses[1].warm_up
    assert warm_up is not None
    assert 0 == warm_up.explain_ms
    moved = 0
    for seconds in range(120, 420, 60):
        _, led = in_minutes(life.service, plan, seconds // 60)
        assert length_ms(led) <= seconds * 1000 or [dose.reps for dose in led.doses] == [1]
        moved += any(dose.warm_up is not None and dose.warm_up.explain_ms > 0 for dose in led.doses)
    assert moved
