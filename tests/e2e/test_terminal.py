"""The terminal is whole and the repetitions are kept, whatever happens to the program, its keys and its terminal."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shlex
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from coach.tui.widgets import glyphs
from tests.support.faulty import SECRET
from tests.support.one_digit import BEFORE
from tests.support.session import (
    ENDING,
    SHORT,
    counted,
    history,
    kept,
    leading,
    quiet,
    routine,
    skilled,
    told,
)
from tests.support.terminal import Terminal

COLOURLESS = """
name: Colourless
when: any
prepare: 0.1
rest: 2
switch: 2
exercises:
  - {exercise: clamshell, reps: 2, set_of: 1, tempo: {lift: 2, hold: 0, lower: 0}}
"""
_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_during_the_start(tmp_path: Path, number: signal.Signals) -> None:
    """128 + n, not a word, the terminal whole: in the imports, as the driver starts, and at home."""
    moments = (0.12, 0.3, None)
    terminals = []
    for after_s in moments:
        terminal = Terminal(tmp_path)
        if after_s is None:
            terminal.watch(lambda text: "Rest day strength" in text)
        else:
            terminal.read_for(after_s)
        terminal.child.kill(number)
        terminals.append(terminal)
    for after_s, terminal in zip(moments, terminals, strict=True):
        code = terminal.wait()
        if number == signal.SIGINT and b"KeyboardInterrupt" in terminal.raw and b"coach/" not in terminal.raw:
            continue  # before Python has read the first line of coach, an interrupt is Python's own to answer
        assert (128 + number, True) == (code, terminal.whole()), after_s
        assert b"Traceback" not in terminal.raw, after_s


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_it_is_busy(tmp_path: Path, number: signal.Signals) -> None:
    """Whatever it is busy with, it leaves within two seconds, the terminal whole and all that was counted kept."""
    program = ("-m", "tests.support.faulty", "busy")
    took_s: list[float] = []
    while not took_s or (min(took_s) > 2 and len(took_s) < 4):  # this computer may do much else
        home = quiet(tmp_path / str(len(took_s)))
        terminal = Terminal(home, "run", routine(home), "--count-it", program=program)
        terminal.watch(counted)
        terminal.press("r")
        terminal.read_for(0.5)
        before = time.monotonic()
        terminal.child.kill(number)
        assert (128 + number, True) == (terminal.wait(), terminal.whole())
        took_s.append(time.monotonic() - before)
        assert kept(home) >= 1
    assert 2 > min(took_s)


def test_ctrl_c_twice_leaves_a_session(tmp_path: Path) -> None:
    """The first press pauses and asks, the second leaves: exit code 1, and what was done is stopped and kept."""
    terminal = leading(quiet(tmp_path))
    terminal.press("\x03")
    terminal.watch(lambda text: "Stop here?" in text)
    terminal.press("\x03")
    assert (1, True) == (terminal.wait(), terminal.whole())
    assert "stopped" == history(tmp_path)[0]["status"]
    assert kept(tmp_path) >= 1


def test_a_window_of_one_cell(tmp_path: Path) -> None:
    """It shows nothing one could read, and the session goes on in it and out of it."""
    terminal = Terminal(quiet(tmp_path), "run", routine(tmp_path), size=(1, 1))
    terminal.watch(lambda _: b"\x1b[?1049h" in terminal.raw)
    terminal.read_for(1)
    terminal.screen.resize(30, 100)
    terminal.child.setwinsize(30, 100)
    terminal.watch(lambda text: "Stop" in text and "Clamshell" in text)
    terminal.child.kill(signal.SIGTERM)
    assert (143, True) == (terminal.wait(), terminal.whole())


def test_ctrl_c_at_home_leaves(tmp_path: Path) -> None:
    """There is nothing to lose: exit code 0."""
    terminal = Terminal(tmp_path)
    terminal.watch(lambda text: "Rest day strength" in text)
    terminal.press("\x03")
    assert (0, True) == (terminal.wait(), terminal.whole())


@pytest.mark.parametrize("in_lines", [False, True], ids=["screen", "lines"])
def test_ctrl_z_and_back(tmp_path: Path, in_lines: bool) -> None:
    """A shell that has jobs gets the terminal whole; `fg` has the session there again, on the screen paused."""
    plain = ["--plain", "--times"] if in_lines else []
    shell = in_shell(tmp_path, "run", routine(tmp_path), "--count-it", *plain)
    for _ in range(2):
        shell.watch(counted)
        shell.press("\x1a")
        shell.watch(lambda text: "Stopped" in text)
        assert shell.whole()
        shell.screen.reset()
        shell.press("fg\n")
        if not in_lines:
            shell.watch(lambda text: "Clamshell" in text and "Go on" in text)
            shell.press(" ")
    if not in_lines:
        assert 3 == shell.raw.count(b"\x1b[?1049h")
    shell.watch(counted)
    shell.press("q")
    shell.watch(lambda text: "Stop here?" in text)
    shell.press("q" if in_lines else "\x03")
    if in_lines:
        shell.watch(lambda text: "Stopped." in text)
        shell.press("\n\n")
    shell.watch(lambda text: text.rstrip().endswith("$"))
    shell.press("echo it was $?\nexit\n")
    assert (0, True) == (shell.wait(), shell.whole())
    assert b"it was 1" in shell.raw


@pytest.mark.parametrize("script", [False, True], ids=["alone", "in-a-script"])
def test_ctrl_z_where_no_shell_could_bring_it_back(tmp_path: Path, script: bool) -> None:
    """`xterm -e coach`, `ssh -t host coach`, a script without jobs: the session pauses and goes on, never frozen."""
    command = ["run", routine(tmp_path), "--count-it"]
    shell = ("-c", _SHELL, '"$0" -m coach "$@"; exit $?') if script else ("-m", "coach")
    screen = Terminal(quiet(tmp_path / "screen"), *command, program=shell)
    lines = Terminal(quiet(tmp_path / "lines"), *command, "--plain", "--times", program=shell)
    for terminal in (screen, lines):
        terminal.watch(counted)
        terminal.press("\x1a")
    screen.watch(lambda text: "Clamshell" in text and "Go on" in text)
    before = told(lines.text())
    lines.watch(lambda text: told(text) > before)
    assert not lines.whole(), "it goes on to take single keys"
    for terminal in (screen, lines):
        terminal.press("q")
        terminal.watch(lambda text: "Stop here?" in text)
        terminal.press("\x03")
    assert (1, True) == (screen.wait(), screen.whole())
    assert (130, True) == (lines.wait(), lines.whole())


def test_told_to_go_on_without_having_stopped(tmp_path: Path) -> None:
    """A stray SIGCONT draws everything again, and nothing is begun twice."""
    terminal = leading(tmp_path)
    terminal.press(" ")
    terminal.watch(lambda text: "Go on" in text)
    terminal.screen.reset()
    terminal.child.kill(signal.SIGCONT)
    terminal.watch(lambda text: "Clamshell" in text and "Go on" in text)
    assert 1 == terminal.raw.count(b"\x1b[?1049h")
    terminal.child.kill(signal.SIGTERM)
    assert (143, True) == (terminal.wait(), terminal.whole())


@pytest.mark.parametrize("ask", ["key", "window"])
def test_everything_is_drawn_again(tmp_path: Path, ask: str) -> None:
    """By Ctrl-L after something wrote over the page, and by a window of the same size that takes it over (dtach)."""
    terminal = Terminal(tmp_path)
    terminal.watch(lambda text: "Rest day strength" in text)
    terminal.read_for(0.5)
    terminal.screen.reset()
    if ask == "key":
        terminal.press("\x0c")
    else:
        terminal.child.kill(signal.SIGWINCH)
    terminal.watch(lambda text: "Rest day strength" in text)
    assert terminal.raw.rfind(b"\x1b[?1003h") > len(terminal.raw) - 20_000, "the mouse works in the new window"
    terminal.press("q")
    assert (0, True) == (terminal.wait(), terminal.whole())


def test_a_page_does_not_stay_where_there_is_one_screen_only(tmp_path: Path) -> None:
    """GNU screen, mosh: without an alternate screen the prompt would stand on top of the page that was left."""
    terminal = Terminal(tmp_path)
    terminal.watch(lambda text: "Rest day strength" in text)
    terminal.press("q")
    assert 0 == terminal.wait()
    assert "Rest day strength" not in terminal.text(), "what draws it here has one screen, too"


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)], ids=["hang-up", "end-of-file"])
def test_the_window_is_closed(tmp_path: Path, ignored: tuple[int, ...]) -> None:
    """The process ends within seconds, by the signal or by the end of its input, and the repetitions are kept."""
    command = ["run", routine(tmp_path), "--count-it"]
    screen = Terminal(skilled(tmp_path / "screen"), *command, ignored=ignored)
    lines = Terminal(skilled(tmp_path / "lines"), *command, "--plain", "--times", ignored=ignored)
    for terminal in (screen, lines):
        terminal.watch(counted)
    assert 129 == code_of_the_closed(screen)
    # Lines that nobody can read any more are an error of their own when the hang-up is switched off.
    assert code_of_the_closed(lines) in ({1, 129} if ignored else {129})
    assert kept(tmp_path / "screen") >= 1
    assert kept(tmp_path / "lines") >= 1


def code_of_the_closed(terminal: Terminal) -> int:
    """Close the window; the exit code."""
    # By the object that has it: closed by its number, whatever has that number later is closed with the object.
    terminal.child.ptyproc.fileobj.close()
    end = time.monotonic() + 20
    while time.monotonic() < end and (answer := os.waitpid(terminal.child.pid, os.WNOHANG))[0] == 0:
        time.sleep(0.02)
    terminal.child.closed = terminal.child.ptyproc.closed = True
    terminal.child.terminated = terminal.child.ptyproc.terminated = True
    code = os.waitstatus_to_exitcode(answer[1])
    assert answer[0] == terminal.child.pid, "still there"
    return code


@pytest.mark.parametrize("stream", ["0", "1", "2"])
def test_no_terminal_at_one_end_is_refused(tmp_path: Path, stream: str) -> None:
    """Standard input at its end, a file for output, errors thrown away: one line and exit code 2, nothing drawn."""
    shell = f'exec "$0" -m coach {stream}{"<" if stream == "0" else ">"}/dev/null'
    terminal = Terminal(tmp_path, program=("-c", _SHELL, shell))
    assert 2 == terminal.wait()
    assert b"\x1b" not in terminal.raw


_JOBS = "import os, sys; os.execvp('bash', ['bash', '--norc', '--noediting', '-i'])"


def in_shell(home: Path, *args: str) -> Terminal:
    """coach in a shell that knows jobs, begun as a person would."""
    terminal = Terminal(home, program=("-c", _JOBS), PS1="$ ", HISTFILE="")
    terminal.press(f"{shlex.join([sys.executable, '-m', 'coach', *args])}\n")
    return terminal


_SHELL = "import os, sys; os.execv('/bin/sh', ['sh', '-c', sys.argv[1], sys.executable, *sys.argv[2:]])"


def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    """With its streams closed a command does its work, and the history is not written into one of them."""
    command = f'"{sys.executable}" -m coach list <&- >&- 2>&-'
    assert 0 == subprocess.run(["sh", "-c", command], env={**os.environ, "COACH_HOME": str(tmp_path)}).returncode


def test_output_is_stopped_while_it_leaves(tmp_path: Path) -> None:
    """Ctrl-S, typed by a terminal that reads slowly, is no key of the shell's before everything is written."""
    terminal = Terminal(tmp_path, size=(200, 60))
    terminal.watch(lambda text: "Rest day strength" in text)
    for _ in range(4):  # each draws the whole screen, which nobody reads: more than the kernel takes
        terminal.press("\x0c")
        time.sleep(0.2)
    terminal.press("q")
    time.sleep(1)
    terminal.press("\x13")
    time.sleep(0.2)
    assert (0, True) == (terminal.wait(), terminal.whole())


def test_an_interrupt_while_it_leaves(tmp_path: Path) -> None:
    """Ctrl-C, where nobody reads what is still to be written: it ends in time, and the terminal's modes are back."""
    terminal = Terminal(tmp_path, size=(200, 60))
    terminal.watch(lambda text: "Rest day strength" in text)
    for _ in range(4):
        terminal.press("\x0c")
        time.sleep(0.2)
    terminal.press("q")
    time.sleep(1)
    terminal.press("\x03")
    end = time.monotonic() + 20
    while terminal.child.isalive() and time.monotonic() < end:
        time.sleep(0.05)
    assert 128 + signal.SIGINT == terminal.child.exitstatus
    assert terminal.modes[:4] == termios.tcgetattr(terminal.child.child_fd)[:4]


def test_random_bytes_are_typed(tmp_path: Path) -> None:
    """4 KB of them, most no UTF-8: whatever keys they make, no traceback, and the repetitions are kept.

    Ctrl-Z is left out: it does what it should, and stops the program.
    """
    terminal = leading(quiet(tmp_path))
    noise = random.Random(7).randbytes(4096).replace(b"\x1a", b"") + b"\xff\x1b[99999999999999u\x1b[1;1;99999999999u"
    for start in range(0, len(noise), 512):
        with contextlib.suppress(OSError):
            os.write(terminal.child.child_fd, noise[start : start + 512])
        terminal.read_for(0.05)
    terminal.read_for(0.5)
    if terminal.child.isalive():
        terminal.child.kill(signal.SIGTERM)
    # Once the terminal is given back, what is still typed may be an interrupt to it.
    assert terminal.wait() in {0, 1, *(128 + number for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT))}
    assert terminal.whole()
    assert b"Traceback" not in terminal.raw
    assert kept(tmp_path) >= 1


def test_one_bad_byte_changes_nothing(tmp_path: Path) -> None:
    """A byte that is no UTF-8 is no key; the next one is."""
    terminal = leading(quiet(tmp_path))
    os.write(terminal.child.child_fd, b"\xff\xc3")
    terminal.read_for(0.2)
    terminal.press("p")
    terminal.watch(lambda text: "Go on" in text)
    terminal.child.kill(signal.SIGTERM)
    assert 143 == terminal.wait()


def test_no_color(tmp_path: Path) -> None:
    """NO_COLOR: no colour with a hue is sent; rest and switch have words, marks and a ground turned around."""
    terminal = Terminal(tmp_path, "run", routine(tmp_path, COLOURLESS), size=(100, 30), NO_COLOR="1")
    looks = {}
    for word in ("OPEN", "REST", "ROLL OVER"):
        terminal.watch(lambda text, word=word: all(row.rstrip() in text for row in glyphs.rows(word, 1)))  # type: ignore[misc]
        terminal.read_for(0.6)  # the words come first, and a flash ends
        text = terminal.text()
        looks[word] = ("◉" in text, "1 of 1" in text, "1 to do" in text, terminal.ground())
    terminal.child.kill(signal.SIGTERM)
    terminal.wait()
    assert [] == [code for code in set(_SGR.findall(terminal.raw)) if hue(code)]
    *work, ground = looks["OPEN"]
    assert [True, True, False] == work
    assert looks["REST"] == looks["ROLL OVER"]
    *between, other = looks["REST"]
    assert [False, False, True] == between
    assert abs(int(ground[:2], 16) - int(other[:2], 16)) > 128, "the shade is not to be told from two metres"


def hue(code: bytes) -> bool:
    """Whether these graphics attributes ask for a colour that is no grey."""
    numbers = [int(number or 0) for number in code.replace(b":", b";").split(b";")]
    while numbers:
        first = numbers.pop(0)
        if first in {38, 48, 58}:
            if numbers.pop(0) == 5:
                if 16 > numbers.pop(0) > 0:
                    return True
            elif len({numbers.pop(0) for _ in range(3)}) > 1:
                return True
        elif first in {*range(31, 37), *range(41, 47), *range(91, 97), *range(101, 107)}:
            return True
    return False


_IN_TURN = """
import sys
from coach.__main__ import main
for command in sys.argv[1:]:
    sys.argv = ["coach", *command.split()]
    try:
        main()
    except SystemExit as done:
        assert not done.code, command
"""
"""Several commands on the streams of one program."""


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}], ids=str)
def test_ascii_is_enough(tmp_path: Path, env: dict[str, str]) -> None:
    """Where only ASCII can be written, the screen keeps its columns and the lines their words."""
    session = ["run", routine(tmp_path, SHORT), "--plain", "--speed", "99"]
    done = subprocess.run(
        [sys.executable, "-c", _IN_TURN, "list", "preview rest-day", " ".join(session)],
        env={**os.environ, "COACH_HOME": str(tmp_path), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert (0, b"") == (done.returncode, done.stderr)
    assert all(said in done.stdout for said in (b"rest-day", b"Clamshell", b" rep 2/2"))
    assert "PYTHONIOENCODING" not in env or done.stdout.isascii()
    terminal = Terminal(tmp_path, **env)
    terminal.watch(lambda text: "Rest day strength" in text)
    terminal.press("q")
    assert 0 == terminal.wait()
    assert b"\\u" not in terminal.raw
    assert "PYTHONIOENCODING" not in env or terminal.raw.isascii()


def test_a_fault_is_one_line(tmp_path: Path) -> None:
    """One line on the terminal, exit code 1; the details for the owner's eyes only, and no variable's value in them."""
    faulty = ("-m", "tests.support.faulty")
    command = ["run", routine(tmp_path), "--count-it"]
    terminals = {
        kind: Terminal(quiet(tmp_path / kind), kind, *command, program=faulty, size=(200, 24))
        for kind in ("handler", "timer", "worker", "task", "thread", "journal")
    }
    for terminal in terminals.values():
        terminal.watch(counted)
        terminal.press("r")
    for kind, terminal in terminals.items():
        assert (1, True) == (terminal.wait(), terminal.whole()), kind
        (said,) = terminal.raw.rpartition(b"\x1b")[2].partition(b"coach: ")[2].decode().splitlines()
        log = tmp_path / kind / "logs" / "coach.log"
        assert str(log) in said
        assert (0o600, 0o700) == (log.stat().st_mode & 0o777, log.parent.stat().st_mode & 0o777), kind
        assert "ZeroDivisionError" in log.read_text(), kind
        assert SECRET not in log.read_text() + terminal.raw.decode(errors="replace"), kind
        assert kept(tmp_path / kind) >= 1, kind


def test_a_stopped_process_is_found_paused(tmp_path: Path) -> None:
    """SIGSTOP for two seconds: nothing is credited for them, on the screen and in lines, and both say so."""
    homes = [quiet(tmp_path / "screen"), quiet(tmp_path / "lines")]
    screen = Terminal(homes[0], "run", routine(tmp_path), "--count-it")
    lines = Terminal(homes[1], "run", routine(tmp_path), "--plain", "--times", size=(100, 200))
    for terminal in (screen, lines):
        terminal.watch(counted)
    for terminal in (screen, lines):
        terminal.child.kill(signal.SIGSTOP)
        assert terminal.stopped()
        terminal.read_for(0.1)
    before = [kept(home) for home in homes]
    time.sleep(2)
    for terminal in (screen, lines):
        terminal.child.kill(signal.SIGCONT)
    screen.watch(lambda text: "The computer was away" in text)
    lines.watch(lambda text: "pause Paused. The computer was away" in text)
    for terminal in (screen, lines):
        terminal.read_for(0.7)
        terminal.child.kill(signal.SIGTERM)
        assert 143 == terminal.wait()
        assert terminal.whole()
    for home, was in zip(homes, before, strict=True):
        assert was <= kept(home) <= was + 1  # one may have been on its way to the disk, but two seconds are two


def test_a_full_cell_is_a_ground(tmp_path: Path) -> None:
    """A font's block may not fill its cell; a blank turned around does."""
    terminal = leading(quiet(tmp_path))
    assert "█" in terminal.text()
    terminal.child.kill(signal.SIGTERM)
    terminal.wait()
    assert "█" not in terminal.raw.decode(errors="replace")


def test_a_console_is_told_what_its_font_has(tmp_path: Path) -> None:
    """On a Linux console words are plain, the count is whole cells, dots can be told apart, and there is no figure."""
    terminal = Terminal(quiet(tmp_path), "run", routine(tmp_path, SHORT), size=(100, 30), TERM="linux", COLORTERM="")
    terminal.watch(lambda text: "LEFT LEG" in text and "@ .   1 of 2" in text)
    shown = {*terminal.text()}
    terminal.child.kill(signal.SIGTERM)
    terminal.wait()
    assert "█" in shown
    assert all(character.isascii() for character in shown - {"█"})


@pytest.mark.parametrize("env", [{"TERM": "xterm-16color"}, {"TERM": "xterm"}], ids=str)
def test_few_colours(tmp_path: Path, env: dict[str, str]) -> None:
    """Where few colours are known of, rest has another ground, and none is black on black."""
    terminal = Terminal(tmp_path, "run", routine(tmp_path, COLOURLESS), size=(100, 30), COLORTERM="", **env)
    grounds = []
    for word in ("OPEN", "REST"):
        terminal.watch(lambda text, word=word: all(row.rstrip() in text for row in glyphs.rows(word, 1)))  # type: ignore[misc]
        terminal.read_for(0.6)
        grounds.append(terminal.ground())
    terminal.child.kill(signal.SIGTERM)
    terminal.wait()
    assert 2 == len(set(grounds))


def test_a_line_is_sent_from_where_it_changed(tmp_path: Path) -> None:
    """A count that goes on sends its digits, not what stands before them in the same line."""
    terminal = Terminal(tmp_path, program=("-m", "tests.support.one_digit"))
    terminal.watch(lambda text: f"{BEFORE}1" in text)
    terminal.read_for(0.5)
    drawn = len(terminal.raw)
    terminal.press("x")
    terminal.watch(lambda text: f"{BEFORE}2" in text)
    assert b"stays" not in terminal.raw[drawn:]
    terminal.child.close(force=True)
