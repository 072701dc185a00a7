"""The line front end: what is printed, and which keys mean what."""

from __future__ import annotations

import io
import signal
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from coach.app.retry import FIRST_WAIT_S, retry_until_stored
from coach.app.runner import Live
from coach.engine.cues import Cue
from coach.engine.lines import clock_text
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.errors import HistoryBusy, HistoryDamaged, HistoryFull
from coach.model.exercise import Side
from coach.model.plan import Plan
from coach.model.record import Hurt, SessionRecord, SetRecord, Status
from coach.model.timeline import SetKey
from coach.plain.afterwards import ask_number, summary
from coach.plain.printer import Printer
from coach.plain.session import PlainSession
from coach.plain.tellers import TimedLines
from tests.support.fakes import ENGLISH, IN_ENGLISH, FakeClock, FakeJournal, FakeKeys, plan

CLAMS = plan()


NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def session_of(clock: FakeClock, journal: FakeJournal, out: io.StringIO, plan: Plan = CLAMS) -> PlainSession:
    """A session of this plan told with times into `out`."""

    def make(listener: Callable[[Cue], None]) -> Live:
        return Live(Session(plan), journal, listener, clock=clock)

    printed = TimedLines(Printer(out, folded=False), plan, ENGLISH)
    return PlainSession(make, IN_ENGLISH, [printed], clock=clock)


def play(presses: dict[float, str]) -> tuple[list[str], PlainSession, FakeJournal]:
    clock, journal, out = FakeClock(), FakeJournal(), io.StringIO()
    session = session_of(clock, journal, out)
    session.run(FakeKeys(clock, presses))
    return out.getvalue().splitlines(), session, journal


def test_a_line_is_time_kind_and_words() -> None:
    """M:SS.s first, then one word for what it is, then what would be said."""
    lines, _, _ = play({})
    assert "0:02.0 ready 3" in lines
    assert "0:05.0 lift Lift" in lines
    assert "0:12.0 rep 1/3 clam left" in lines
    assert "0:55.0 done Done. Well done. Take your time getting up." == lines[-1]


def test_long_sessions_count_minutes_on() -> None:
    """An hour and a quarter is 75 minutes."""
    assert "75:03.2" == clock_text((75 * 60 + 3) * 1000 + 299)


def test_keys_do_what_they_do_on_the_screen() -> None:
    """Pause and go on, this hurts with its answer, stop."""
    lines, session, journal = play({6.0: "space", 8.0: "space", 9.0: "o", 9.5: "4", 10.0: "q", 10.5: "q"})
    kinds = [line.split()[1] for line in lines if line[0].isdigit()]
    assert ["pause", "resume", "hurt", "hurt", "done", "hurt", "pause", "stop"] == [
        kind for kind in kinds if kind in {"pause", "resume", "hurt", "stop", "done"}
    ]
    assert State.STOPPED is session.live.session.state
    assert ["hurt", "hurt 4", "stopped 7000"] == journal.wrote


def test_one_key_never_ends_a_session() -> None:
    """A first q pauses and asks; any other key takes it back, and space goes on to the end."""
    lines, session, _ = play({6.0: "q", 7.0: "r", 8.0: "q", 9.0: "space"})
    said = [line.split(" ", 1)[1] for line in lines if line[0].isdigit()]
    assert ["pause Paused.", f"pause {ENGLISH.ask_stop}"] == [line for line in said if line.startswith("pause")][:2]
    assert 2 == said.count(f"pause {ENGLISH.ask_stop}")
    assert State.FINISHED is session.live.session.state


def test_a_signal_ends_it_between_two_cues() -> None:
    """^C stops the session and keeps what was done; a closed window leaves it to be offered back."""
    for number, state in ((2, State.STOPPED), (15, State.RUNNING)):
        clock, out = FakeClock(), io.StringIO()
        session = session_of(clock, FakeJournal(), out)
        session.interrupt(number)
        session.run(FakeKeys(clock, {}))
        assert state is session.live.session.state


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_behind_a_1_keeps_that_it_hurt_so_much(number: int) -> None:
    """No 0 comes any more."""
    clock, journal = FakeClock(), FakeJournal()
    session = session_of(clock, journal, io.StringIO())

    class Interrupted(FakeKeys):
        pressed: str | None = None

        def wait(self, seconds: float) -> str | None:
            if self.pressed == "1":
                session.interrupt(number)
                return None
            self.pressed = super().wait(seconds)
            return self.pressed

    session.run(Interrupted(clock, {9.0: "o", 9.5: "1"}))
    assert ["hurt", "hurt 1"] == journal.wrote[:2]


def test_answers_are_asked_until_they_are_numbers() -> None:
    """Enter skips, and so does the end of the input."""
    answers = iter(["eleven", "11", " 7 "])
    assert 7 == ask_number("?", ENGLISH, lambda _question: next(answers))
    assert None is ask_number("?", ENGLISH, lambda _question: "")


@pytest.mark.parametrize(
    ("hurts", "said"),
    [((), ""), ((Hurt(0, "clam", "left", 10),), ", it hurt, 10 of 10"), ((Hurt(0, "clam", None, None),), ", it hurt")],
)
def test_the_summary_names_each_side_and_what_hurt(hurts: tuple[Hurt, ...], said: str) -> None:
    """What was done of what was asked, and that it hurt."""
    left, right = (SetKey(0, "clam", side, 1) for side in (Side.LEFT, Side.RIGHT))
    sets = (SetRecord(left, 3, 3), SetRecord(right, 3, 2))
    record = SessionRecord("1", "clams", NOON, NOON, NOON.date(), Status.STOPPED, False, 1, sets=sets, hurts=hurts)
    assert [f"Clam: left 3 of 3, right 2 of 3{said}"] == list(summary(plan(), record, ENGLISH))


def test_answers_wait_for_room() -> None:
    """Why they cannot be stored is said once for each reason; each wait is longer, and nothing else is let through."""
    faults: list[Exception] = [HistoryFull("full"), HistoryFull("full"), HistoryBusy("another coach")]
    said: list[str] = []
    waited: list[float] = []

    def keep() -> str:
        if faults:
            raise faults.pop(0)
        return "kept"

    assert "kept" == retry_until_stored(keep, IN_ENGLISH, said.append, waited.append)
    assert [
        "Not stored yet: full. It is tried again and again; Ctrl-C leaves without it.",
        "Not stored yet: another coach. It is tried again and again; Ctrl-C leaves without it.",
    ] == said
    assert [FIRST_WAIT_S, FIRST_WAIT_S * 2, FIRST_WAIT_S * 4] == waited
    faults.append(HistoryDamaged("damaged"))
    with pytest.raises(HistoryDamaged):
        retry_until_stored(keep, IN_ENGLISH, said.append, waited.append)


def test_a_starved_program_says_that_it_was_away() -> None:
    """Whoever reads the lines holds the program up for three seconds: the next line says that nothing was counted."""
    clock, journal = FakeClock(), FakeJournal()

    class Stuck(io.StringIO):
        """A pipe that takes its time over one line."""

        def write(self, text: str) -> int:
            if " count 1" in text:
                clock.forward(3)
            return super().write(text)

    out = Stuck()

    session_of(clock, journal, out).run(FakeKeys(clock, {12: "q", 13: "q"}))
    lines = out.getvalue().splitlines()
    at = lines.index("0:08.0 count 1")
    assert "0:08.0 pause Paused. The computer was away; nothing was counted." == lines[at + 1]
    assert ["stopped 8000"] == journal.wrote


def test_a_mistake_takes_its_question_along() -> None:
    """u, then 7: nothing is stored about a hurt that was none, and the 7 means nothing."""
    lines, _, journal = play({6.0: "o", 6.5: "u", 7.0: "7", 8.0: "space"})
    assert ["hurt", "not hurt"] == [each for each in journal.wrote if "hurt" in each]
    assert not [line for line in lines if "7 of 10" in line]
    _, _, journal = play({6.0: "o", 6.5: "1", 6.6: "u", 8.0: "space"})
    assert ["hurt", "not hurt"] == [each for each in journal.wrote if "hurt" in each]


def test_ten_is_one_and_nought() -> None:
    """A 1 waits a moment for its 0; alone it is 1; enter and the next key settle it; each can be typed anew."""
    for presses, wrote in (
        ({6.0: "o", 7.0: "1", 7.5: "0"}, ["hurt", "hurt 10"]),
        ({6.0: "o", 7.0: "1", 9.0: "0"}, ["hurt", "hurt 1", "hurt 10"]),
        ({6.0: "o", 7.0: "1", 9.0: "backspace", 9.5: "0"}, ["hurt", "hurt 1", "hurt None", "hurt 0"]),
        ({6.0: "o", 7.0: "1", 7.1: "enter", 7.2: "space"}, ["hurt", "hurt 1"]),
        ({6.0: "o", 7.0: "1", 7.1: "space"}, ["hurt", "hurt 1"]),
        ({6.0: "o", 7.0: "x", 8.0: "backspace", 9.0: "4"}, ["hurt", "hurt 10", "hurt None", "hurt 4"]),
    ):
        _, _, journal = play({**presses, 20.0: "q", 21.0: "q"})
        assert wrote == [each for each in journal.wrote if "hurt" in each]


def test_the_end_of_a_line_does_not_take_a_question_back() -> None:
    """q, enter, q, enter from somewhere that sends whole lines: it stops."""
    _, session, _ = play({6.0: "q", 6.1: "enter", 7.0: "q"})
    assert State.STOPPED is session.live.session.state


def test_what_means_nothing_does_not_take_a_question_back() -> None:
    """A slip of the finger is no answer; escape is: the question is closed, and the session stays paused."""
    _, session, _ = play({6.0: "q", 6.1: "z", 7.0: "q"})
    assert State.STOPPED is session.live.session.state
    lines, session, _ = play({6.0: "q", 6.1: "escape", 7.0: "q", 8.0: "enter", 9.0: "space"})
    assert 2 == len([line for line in lines if ENGLISH.ask_stop in line])
    assert State.FINISHED is session.live.session.state


def test_the_keys_of_the_screen() -> None:
    """p pauses, enter goes on, = is one more, escape asks to stop; page up and page down go back and on."""
    lines, _, _ = play({5.5: "p", 6.0: "enter", 6.5: "equals_sign", 7.0: "pagedown", 9.0: "escape", 9.5: "q"})
    kinds = [line.split()[1] for line in lines]
    assert ["pause", "resume", "reps", "switch", "pause", "pause", "stop"] == [
        kind for kind in kinds if kind in {"pause", "resume", "reps", "switch", "stop"}
    ]


def test_help_and_red_flags_pause_first() -> None:
    """What takes long to read is not read while the clock runs."""
    lines, session, _ = play({6.0: "question_mark", 7.0: "space", 8.0: "g", 9.0: "space"})
    kinds = [line.split()[1] for line in lines]
    assert ["pause", "help", "resume", "pause"] == [k for k in kinds if k in {"pause", "help", "resume"}][:4]
    assert "0:06.0 help " + ENGLISH.keys in lines
    assert "0:07.0 help " + IN_ENGLISH.red_flags.heading in lines
    assert State.FINISHED is session.live.session.state
