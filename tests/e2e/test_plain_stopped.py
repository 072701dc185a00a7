"""`--plain` and Ctrl-Z: a shell that gets the terminal back gets all of it, and afterwards single keys work again."""

from __future__ import annotations

import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no Ctrl-Z")

CTRL_Z = "\x1a"


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


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_the_terminal_is_given_back_while_it_is_stopped(tmp_path: Path, number: int) -> None:
    """By Ctrl-Z, again and again; what nothing can catch is made good for as soon as it goes on."""
    terminal = Terminal(tmp_path, "run", "rest-day", "--plain")
    terminal.watch(lambda text: "Clamshell" in text)
    assert takes_single_keys(terminal)
    for _ in range(2):
        if number == signal.SIGTSTP:
            terminal.press(CTRL_Z)
        else:
            os.kill(terminal.child.pid, number)
        assert terminal.stopped()
        if number == signal.SIGSTOP:  # a shell puts the modes back that it knows
            termios.tcsetattr(terminal.child.child_fd, termios.TCSANOW, terminal._modes)
        assert terminal.whole()
        os.kill(terminal.child.pid, signal.SIGCONT)
        until_single_keys(terminal)
    leave(terminal)


def test_who_stops_it_from_elsewhere_does_not_change_what_is_put_back(tmp_path: Path) -> None:
    """Nobody touched the modes meanwhile: at the end they are those of the beginning all the same."""
    terminal = Terminal(tmp_path, "run", "rest-day", "--plain")
    terminal.watch(lambda text: "Clamshell" in text)
    os.kill(terminal.child.pid, signal.SIGSTOP)
    assert terminal.stopped()
    os.kill(terminal.child.pid, signal.SIGCONT)
    leave(terminal)
