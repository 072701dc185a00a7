"""A screen reader reads every line to its end, one after the other: none may begin late, in any routine of ours."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from coach.app.context import AppContext
from coach.app.runner import WORDS_MS, Live
from coach.app.session_run import begin_session
from coach.engine.events import Done, Start, Tick, Wait
from coach.engine.explain import explained
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.i18n.catalog import vocabulary
from coach.i18n.speech_length import speaking_ms
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.settings import Settings, SpeakChoice
from coach.model.timeline import SegmentKind
from coach.plain import lead
from coach.plain.lead import LeadOptions
from coach.plain.printer import Printer
from coach.plain.tellers import READER_RATE, SpokenLines, reading_s
from coach.sound.listener import Listener
from coach.system.paths import Places, places
from tests.support.known import SHIPPED
from tests.support.life import Life

LATE_S = 1.0
ROUTINES = [path.stem for path in sorted(shipped_routines().glob("*.yaml"))]

Told = list[tuple[float, str]]
"""When each line was printed, and the line."""


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A home with nothing in it."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    return places()


class Noted(Printer):
    """Writes down what is printed when."""

    def __init__(self) -> None:
        super().__init__(io.StringIO(), folded=True)
        self.at_s = 0.0
        self.told: Told = []

    def line(self, text: str) -> None:
        self.told.append((self.at_s, text))


def lines_of(plan: Plan, language: Language, speak: SpeakChoice) -> Told:
    """What a terminal shows of the whole session."""
    printer, words = Noted(), vocabulary(language).session
    told = SpokenLines(
        printer,
        lambda sound: Listener(sound, plan, words, speak, Settings().voice_rate, language),
        speak,
        clock=lambda: printer.at_s,
    )
    session = Session(plan)
    cues = session.handle(Start())
    while True:
        for cue in cues:
            printer.at_s = cue.at_ms / 1000
            told.hear(cue)
        told.flush()
        if session.state is not State.RUNNING:
            return printer.told
        ms, at_s = session.next_moment_ms, printer.at_s
        while ms is not None and session.segment is not None and session.segment.kind is SegmentKind.EXPLAIN:
            printer.at_s = at_s + ms / 1000
            if not told.speaking:  # as `Live` asks
                break
            session.handle(Wait(WORDS_MS))
            ms += WORDS_MS
        cues = session.handle(Done() if ms is None else Tick(ms))


def lateness(told: Told, takes_s: dict[str, float]) -> Iterator[tuple[float, float, str]]:
    """How late each line is begun."""
    silent_s = 0.0
    for at_s, text in told:
        begins_s = max(at_s, silent_s)
        silent_s = begins_s + takes_s[text]
        yield round(begins_s - at_s, 3), at_s, text


def plans(where: Places, routine: str, language: Language) -> Iterator[Plan]:
    """For somebody who has never done it, and for somebody who has."""
    service = AppContext(
        Catalogue(shipped_routines(), where.routines, SHIPPED), where, Settings(language=language.value), locale=None
    )
    plan = service.plan(routine)
    for known in (frozenset[str](), plan.exercises):
        yield explained(plan, known, service.session_texts, rate=READER_RATE, language=language)


@pytest.mark.parametrize("speak", list(SpeakChoice))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("routine", ROUTINES)
def test_a_screen_reader_keeps_up(where: Places, routine: str, language: Language, speak: SpeakChoice) -> None:
    """At 180 words a minute no line is begun more than a second late: by its words, and by how it sounds."""
    for plan in plans(where, routine, language):
        told = lines_of(plan, language, speak)
        assert len(told) > 20
        for takes_s in (
            {text: reading_s([text]) for _, text in told},
            {text: speaking_ms(text, READER_RATE, language.value) / 1000 for _, text in told},
        ):
            assert [] == [each for each in lateness(told, takes_s) if each[0] > LATE_S]


def test_a_repetition_is_told_apart_from_a_second(where: Places) -> None:
    """Rep three, on a line of its own and without another word; a second of a hold is a number."""
    plan = next(plans(where, "pre-run", Language.EN))
    lines = [text for _, text in lines_of(plan, Language.EN, SpeakChoice.ALL)]
    assert {f"Rep {rep}" for rep in range(1, 9)} == {text for text in lines if text.startswith("Rep")}
    assert {"1", "2", "3"} < {text for text in lines if text.isdigit()}


def test_with_changes_only_there_are_no_numbers(where: Places) -> None:
    """What to do and how to lie, and no counts."""
    plan = next(plans(where, "pre-run", Language.EN))
    assert [] == [text for _, text in lines_of(plan, Language.EN, SpeakChoice.CHANGES) if text.isdigit()]


def test_the_look_is_not_blind() -> None:
    """Lines with their times and kinds would be read a minute late."""
    told = [(float(second), f"0:{second:02}.0 hold Hold") for second in range(3)]
    assert [0.0, 0.0, 0.0] == [late for late, _, _ in lateness(told, {text: 1.0 for _, text in told})]
    assert [0.0, 1.7, 3.4] == [late for late, _, _ in lateness(told, {text: 2.7 for _, text in told})]


class Begun(Exception):
    """A session would begin now."""


class Terminal(io.StringIO):
    """Where a screen reader reads."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("out", "ear"), [(Terminal(), SpokenLines), (io.StringIO(), type(None))])
def test_the_session_asks_who_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: IO[str], ear: type) -> None:
    """On a terminal the clock goes by what is read; into a pipe nobody is waited for."""
    ears: list[type] = []

    def begin(*_: object, **more: object) -> Live:
        ears.append(type(more["lookahead"]))
        raise Begun

    monkeypatch.setattr(lead, "Live", begin)
    monkeypatch.setattr(sys, "stdout", out)
    life = Life(tmp_path)
    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as run, pytest.raises(Begun):
        lead.lead(run, LeadOptions())
    assert [ear] == ears
