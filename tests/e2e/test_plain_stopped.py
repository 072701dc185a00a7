"""`--plain` stopped from elsewhere: afterwards single keys work again, and at the end the terminal is as it was."""

from __future__ import annotations

import json
import os
import signal
import sys
import termios
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli.main import main
from tests.support.session import skilled
from tests.support.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no Ctrl-Z")


def takes_single_keys(terminal: Terminal) -> bool:
    """Whether keys reach the program without the enter key, and are not echoed."""
    return not termios.tcgetattr(terminal.child.child_fd)[3] & (termios.ICANON | termios.ECHO)


def until_single_keys(terminal: Terminal) -> None:
    terminal.watch(lambda _text: takes_single_keys(terminal))


def leave(terminal: Terminal) -> None:
    """Stop, answer nothing, and find the terminal as it was."""
    terminal.press("q")
    terminal.watch(lambda text: "Stop here?" in text)
    terminal.press("q")
    terminal.watch(lambda text: "Stopped." in text)
    terminal.press("\n\n")
    assert terminal.wait() == 1
    assert terminal.whole()


def test_what_nothing_can_catch_is_made_good_for(tmp_path: Path) -> None:
    """Stopped by SIGSTOP, again and again: as soon as it goes on, single keys work."""
    terminal = Terminal(skilled(tmp_path), "run", "rest-day", "--plain")
    terminal.watch(lambda text: "Clamshell" in text)
    assert takes_single_keys(terminal)
    for _ in range(2):
        os.kill(terminal.child.pid, signal.SIGSTOP)
        assert terminal.stopped()
        # A shell puts the modes back that it knows.
        termios.tcsetattr(terminal.child.child_fd, termios.TCSANOW, terminal.modes)
        assert terminal.whole()
        os.kill(terminal.child.pid, signal.SIGCONT)
        until_single_keys(terminal)
    leave(terminal)


def test_who_stops_it_from_elsewhere_does_not_change_what_is_put_back(tmp_path: Path) -> None:
    """Nobody touched the modes meanwhile: at the end they are those of the beginning all the same."""
    terminal = Terminal(skilled(tmp_path), "run", "rest-day", "--plain")
    terminal.watch(lambda text: "Clamshell" in text)
    os.kill(terminal.child.pid, signal.SIGSTOP)
    assert terminal.stopped()
    os.kill(terminal.child.pid, signal.SIGCONT)
    leave(terminal)


def test_ctrl_c_after_a_hurt_still_eases_the_next_dose(tmp_path: Path) -> None:
    """It hurts, 1 and 0, and away: nobody is asked anything more, and the target comes down all the same."""
    terminal = Terminal(skilled(tmp_path), "run", "rest-day", "--plain", "--speed", "20", "--count-it", size=(120, 40))
    terminal.watch(lambda text: "rep 1/10 clamshell" in text)
    terminal.press("o")
    terminal.watch(lambda text: "How much" in text)
    terminal.press("10")
    terminal.watch(lambda text: "10 of 10" in text)
    terminal.press("\x03")
    assert terminal.wait() == 130
    answer = CliRunner().invoke(main, ["target", "clamshell", "--json"], env={"COACH_HOME": str(tmp_path)})
    assert 8 == json.loads(answer.stdout)["targets"][0]["reps"]
