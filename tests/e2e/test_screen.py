"""The whole program on a real pseudo-terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.support.session import (
    SHORT,
    counted,
    go_on_to_the_end,
    history,
    in_lines,
    kept,
    read_until,
    routine,
    skilled,
    told,
)
from tests.support.terminal import Terminal


def test_a_whole_session_on_a_real_terminal(tmp_path: Path) -> None:
    """From the command to the answers: every repetition in the history, exit code 0, the terminal as it was."""
    terminal = Terminal(tmp_path, "run", routine(tmp_path, SHORT), "--speed", "30", size=(100, 30))
    terminal.watch(lambda text: "Clamshell" in text)
    go_on_to_the_end(terminal)
    terminal.press("3")
    terminal.press("1")
    terminal.press("\r")
    assert 0 == terminal.wait()
    assert terminal.whole()
    assert [1, 1] == [terminal.raw.count(title) for title in (b"\x1b[22;2t", b"\x1b[23;2t")]
    (session,) = history(tmp_path)
    assert ("completed", 3, 1) == (session["status"], session["effort"], session["sore"])
    assert [(row["prescribed"], row["performed"]) for row in session["sets"]] == [
        (2, 2),
        (2, 2),
        (5, 5),
        (1, 1),
        (1, 1),
    ]


def test_from_home_to_a_session_that_is_stopped(tmp_path: Path) -> None:
    """Home, the dose, the session, stop: what was done is kept, and home is there again."""
    terminal = Terminal(tmp_path)
    terminal.watch(lambda text: "Rest day strength" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "Leave out" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "Pause" in text)
    terminal.press("q")
    terminal.watch(lambda text: "Stop here?" in text)
    terminal.press("q")
    terminal.watch(lambda text: "No repetition was done" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "On a rest day" in text)
    terminal.press("q")
    assert 0 == terminal.wait()
    assert terminal.whole()
    assert ["stopped"] == [session["status"] for session in history(tmp_path)]


def test_a_signal_leaves_the_terminal_whole(tmp_path: Path) -> None:
    """128 + n, no alternate screen, no mouse, and the repetitions that were counted."""
    numbers = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
    terminals = {number: Terminal(skilled(tmp_path / number.name), "run", routine(tmp_path)) for number in numbers}
    shown = {}
    for number, terminal in terminals.items():
        shown[number] = told(terminal.watch(counted))
        terminal.child.kill(number)
    for number, terminal in terminals.items():
        assert 128 + number == terminal.wait(), number
        assert terminal.whole(), number
        assert shown[number] <= kept(tmp_path / number.name), number


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_session_in_lines(tmp_path: Path, number: signal.Signals) -> None:
    """The same without a screen; ^C is the person's own stop, the others leave it to be offered back."""
    # What is started in the background ignores interrupts, and so would this.
    as_in_a_shell = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with in_lines(tmp_path, "run", routine(tmp_path), "--plain", **as_in_a_shell) as program:
        assert program.stdout is not None
        said = "\n".join(read_until(program.stdout, counted))
        program.send_signal(number)
        said += program.stdout.read()
        assert 128 + number == program.wait(60)
    (session,) = history(tmp_path)
    assert ("stopped" if number == signal.SIGINT else "open") == session["status"]
    assert told(said) == session["sets"][0]["performed"]


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_is_refused(tmp_path: Path, term: str) -> None:
    """One line and exit code 2, before anything is drawn."""
    terminal = Terminal(tmp_path, TERM=term)
    assert 2 == terminal.wait()
    assert b"--plain" in terminal.raw
    assert b"\x1b" not in terminal.raw
