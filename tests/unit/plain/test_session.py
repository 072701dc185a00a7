"""The line front end: what is printed, and which keys mean what."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

import pytest

from coach.engine.cues import Cue
from coach.engine.lines import clock_text
from coach.engine.machine import Session, State
from coach.errors import HistoryBusy, HistoryDamaged, HistoryFull
from coach.live import Live
from coach.plain.afterwards import ask_number, summary
from coach.plain.keyboard import TerminalKeyboard
from coach.plain.retry import FIRST_WAIT_S, patiently
from coach.plain.session import PlainSession
from tests.fakes import ENGLISH, IN_ENGLISH, FakeClock, plan
from tests.unit.test_live import FakeJournal


class FakeKeys:
    """Keys at their times on a fake clock."""

    present = True

    def __init__(self, clock: FakeClock, presses: dict[float, str]) -> None:
        self._clock = clock
        self._presses = sorted(presses.items())
        self._began = clock.now_s

    def wait(self, seconds: float) -> str | None:
        if self._presses and self._presses[0][0] <= self._clock.now_s - self._began + seconds:
            at, key = self._presses.pop(0)
            self._clock.now_s = max(self._clock.now_s, self._began + at)
            return key
        self._clock.forward(max(seconds, 0.001))
        return None


def play(presses: dict[float, str]) -> tuple[list[str], PlainSession, FakeJournal]:
    clock, journal, out = FakeClock(), FakeJournal(), io.StringIO()

    def make(listener: Callable[[Cue], None]) -> Live:
        return Live(Session(plan()), journal, listener, clock=clock)

    session = PlainSession(make, plan(), IN_ENGLISH, out)
    session.run(FakeKeys(clock, presses))
    return out.getvalue().splitlines(), session, journal


def test_a_line_is_time_kind_and_words() -> None:
    """M:SS.s first, then one word for what it is, then what would be said."""
    lines, _, _ = play({})
    assert "0:02.0 ready 3" in lines
    assert "0:05.0 lift Lift" in lines
    assert "0:12.0 rep 1/3 clam left" in lines
    assert "0:55.0 done Done. Well done." == lines[-1]


def test_long_sessions_count_minutes_on() -> None:
    """An hour and a quarter is 75 minutes."""
    assert "75:03.2" == clock_text((75 * 60 + 3) * 1000 + 299)


def test_keys_do_what_they_do_on_the_screen() -> None:
    """Pause and go on, this hurts with its answer, stop."""
    lines, session, journal = play({6.0: " ", 8.0: " ", 9.0: "o", 9.5: "4", 10.0: "q", 10.5: "q"})
    kinds = [line.split()[1] for line in lines if line[0].isdigit()]
    assert ["pause", "resume", "hurt", "hurt", "done", "hurt", "pause", "stop"] == [
        kind for kind in kinds if kind in {"pause", "resume", "hurt", "stop", "done"}
    ]
    assert State.STOPPED is session.live.session.state
    assert ["hurt", "hurt 4", "stopped 7000"] == journal.wrote


def test_one_key_never_ends_a_session() -> None:
    """A first q pauses and asks; any other key takes it back, and space goes on to the end."""
    lines, session, _ = play({6.0: "q", 7.0: "r", 8.0: "q", 9.0: " "})
    said = [line.split(" ", 1)[1] for line in lines if line[0].isdigit()]
    assert ["pause Paused.", f"pause {ENGLISH.ask_stop}"] == [line for line in said if line.startswith("pause")][:2]
    assert 2 == said.count(f"pause {ENGLISH.ask_stop}")
    assert State.FINISHED is session.live.session.state


@pytest.mark.skipif(sys.platform == "win32", reason="there are no single keys")
def test_keys_that_come_together_are_each_heard() -> None:
    """That it hurts, how much, and an arrow, pressed while the program was busy."""
    reads, writes = os.pipe()
    try:
        os.write(writes, "o4\x1b[Cü".encode())
        keys = TerminalKeyboard(reads)
        assert ["o", "4", "\x1b[C", "ü", None] == [keys.wait(0) for _ in range(5)]
    finally:
        os.close(reads)
        os.close(writes)


def test_a_signal_ends_it_between_two_cues() -> None:
    """^C stops the session and keeps what was done; a closed window leaves it to be offered back."""
    for number, state in ((2, State.STOPPED), (15, State.RUNNING)):
        clock, out = FakeClock(), io.StringIO()
        session = PlainSession(
            lambda listener, clock=clock: Live(Session(plan()), FakeJournal(), listener, clock=clock),
            plan(),
            IN_ENGLISH,
            out,
        )
        session.interrupt(number)
        session.run(FakeKeys(clock, {}))
        assert state is session.live.session.state


def test_answers_are_asked_until_they_are_numbers() -> None:
    """Enter skips, and so does the end of the input."""
    answers = iter(["eleven", "11", " 7 "])
    assert 7 == ask_number("?", ENGLISH, lambda _question: next(answers))
    assert None is ask_number("?", ENGLISH, lambda _question: "")


def test_the_summary_names_each_side() -> None:
    """What was done of what was asked."""
    rows = [(0, "left", 3, 3), (0, "right", 2, 3)]
    assert ["Clam: left 3 of 3, right 2 of 3"] == list(summary(plan(), rows, ENGLISH))


def test_answers_wait_for_room() -> None:
    """Why they cannot be stored is said once for each reason; each wait is longer, and nothing else is let through."""
    faults: list[Exception] = [HistoryFull("full"), HistoryFull("full"), HistoryBusy("another coach")]
    said: list[str] = []
    waited: list[float] = []

    def keep() -> str:
        if faults:
            raise faults.pop(0)
        return "kept"

    assert "kept" == patiently(keep, IN_ENGLISH, said.append, waited.append)
    assert [
        "Not stored yet: full. It is tried again and again; Ctrl-C leaves without it.",
        "Not stored yet: another coach. It is tried again and again; Ctrl-C leaves without it.",
    ] == said
    assert [FIRST_WAIT_S, FIRST_WAIT_S * 2, FIRST_WAIT_S * 4] == waited
    faults.append(HistoryDamaged("damaged"))
    with pytest.raises(HistoryDamaged):
        patiently(keep, IN_ENGLISH, said.append, waited.append)


def test_a_starved_program_says_that_it_was_away() -> None:
    """Whoever reads the lines holds the program up for three seconds: the next line says that nothing was counted."""
    clock, journal = FakeClock(), FakeJournal()

    class Stuck(io.StringIO):
        """A pipe that takes its time over one line."""

        def write(self, text: str) -> int:
            if " count 2" in text:
                clock.forward(3)
            return super().write(text)

    out = Stuck()

    def make(listener: Callable[[Cue], None]) -> Live:
        return Live(Session(plan()), journal, listener, clock=clock)

    PlainSession(make, plan(), IN_ENGLISH, out).run(FakeKeys(clock, {12: "q", 13: "q"}))
    lines = out.getvalue().splitlines()
    at = lines.index("0:08.0 count 2")
    assert "0:08.0 pause Paused. The computer was away; nothing was counted." == lines[at + 1]
    assert ["stopped 8000"] == journal.wrote
