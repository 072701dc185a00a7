"""The whole program on a real pseudo-terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coach.cli import main
from tests.e2e.terminal import Terminal

SHORT = """
name: Short
when: any
prepare: 2
switch: 1
rest: 1
exercises:
  - {exercise: clamshell, reps: 2}
  - {exercise: one-legged-bridge, reps: 1}
"""


def history(home: Path) -> list[dict[str, Any]]:
    """What `coach history --json` says, without a program of its own."""
    answer = CliRunner().invoke(main, ["history", "--json"], env={"COACH_HOME": str(home)})
    assert 0 == answer.exit_code, answer.output
    sessions: list[dict[str, Any]] = json.loads(answer.stdout)["sessions"]
    return sessions


@pytest.fixture
def short(tmp_path: Path) -> Path:
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    return file


def test_a_whole_session_on_a_real_terminal(tmp_path: Path, short: Path) -> None:
    """From the command to the answers: every repetition in the history, exit code 0, the terminal as it was."""
    terminal = Terminal(tmp_path, "run", str(short), "--speed", "30")
    terminal.watch(lambda text: "READY" in text or "Clamshell" in text)
    terminal.watch(lambda text: "How hard was it?" in text)
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
    terminal.watch(lambda text: "each side" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "Pause" in text)
    terminal.press("q")
    terminal.watch(lambda text: "Stop here?" in text)
    terminal.press("q")
    terminal.watch(lambda text: "How hard was it?" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "NEXT TIME" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "On a rest day" in text)
    terminal.press("q")
    assert 0 == terminal.wait()
    assert terminal.whole()
    assert ["stopped"] == [session["status"] for session in history(tmp_path)]


def test_a_signal_leaves_the_terminal_whole(tmp_path: Path, short: Path) -> None:
    """128 + n, no alternate screen, no mouse, and the repetitions that were counted."""
    numbers = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
    terminals = {number: Terminal(tmp_path / number.name, "run", str(short), "--speed", "5") for number in numbers}
    for number, terminal in terminals.items():
        terminal.watch(lambda text: "●" in text)
        terminal.child.kill(number)
    for number, terminal in terminals.items():
        assert 128 + number == terminal.wait(), number
        assert terminal.whole(), number
        (session,) = history(tmp_path / number.name)
        assert 1 <= session["sets"][0]["performed"] <= 2, number


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_session_in_lines(tmp_path: Path, short: Path, number: signal.Signals) -> None:
    """The same without a screen; ^C is the person's own stop, the others leave it to be offered back."""
    program = subprocess.Popen(
        [sys.executable, "-m", "coach", "run", str(short), "--plain", "--speed", "5"],
        env={**os.environ, "COACH_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        # What is started in the background ignores interrupts, and so would this.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert program.stdout is not None
    for line in program.stdout:
        if " rep " in line:
            break
    program.send_signal(number)
    program.stdout.read()
    assert 128 + number == program.wait(60)
    program.stdout.close()
    (session,) = history(tmp_path)
    assert ("stopped" if number == signal.SIGINT else "open", 1) == (session["status"], session["sets"][0]["performed"])


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_is_refused(tmp_path: Path, term: str) -> None:
    """One line and exit code 2, before anything is drawn."""
    terminal = Terminal(tmp_path, TERM=term)
    assert 2 == terminal.wait()
    assert "--plain" in terminal.text().replace("\n", " ")
    assert b"\x1b" not in terminal.raw
