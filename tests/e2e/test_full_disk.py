"""The disk is full before a session or fills up in the middle of it, and there is room again later.

A limit on the size of files, set from outside while the program runs, stands for the disk; `tests/bench/full_disk.py`
does the same with a real one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from coach.history.store import Store
from coach.model.record import Status
from tests.support.session import bridges, go_on_to_the_end, history, in_lines, kept, quiet, read_until
from tests.support.store import BEGAN, begun
from tests.support.terminal import Terminal

if sys.platform != "linux":
    pytest.skip("needs prlimit", allow_module_level=True)

IMPATIENT = """
import sys
import coach.app.retry
import coach.tui.live.screen
from coach.cli.main import main
coach.app.retry.FIRST_WAIT_S = 0.2
coach.tui.live.screen.END_AGAIN_S = 0.2
main()
"""
"""coach that tries again sooner than people need."""

FULL_ALREADY = "import os, resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))\n"
"""In front of a program: no file may grow from the very start."""


def fill(pid: int, *, full: bool) -> None:
    """No file of this program may grow any more, or all may again."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1 if full else hard, hard))


def says_why(line: str) -> bool:
    """Whether this is the reason for a pause: there is no room."""
    return "room on the disk" in line or "disk is full" in line


def reps(lines: list[str]) -> int:
    """How many repetitions these lines tell of."""
    return sum(" rep " in line for line in lines)


def done(home: Path) -> tuple[str, list[int], int | None]:
    """How the newest session ended, what was done in each set, and how hard it was."""
    session = history(home)[0]
    return session["status"], [row["performed"] for row in session["sets"]], session["effort"]


@pytest.fixture
def routine(tmp_path: Path) -> str:
    return bridges(tmp_path, 3)


@pytest.mark.parametrize(
    ("after", "then", "effort"),
    [(" rep 1/3", " pause ", None), (" rep 2/3", " done ", 3)],
    ids=["a repetition", "the last one and the end"],
)
def test_in_lines_without_a_keyboard_it_waits_patiently(
    tmp_path: Path, routine: str, after: str, then: str, effort: int | None
) -> None:
    """It says why, once, and tells of no repetition that is not stored; with room it goes on, and ends, by itself."""
    answers = [] if effort is None else ["--count-it", "--effort", str(effort)]
    command = ("run", routine, "--plain", "--speed", "1.5", *answers)
    with in_lines(tmp_path, *command, program=("-c", IMPATIENT)) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        said = read_until(program.stdout, lambda line: after in line)
        fill(program.pid, full=True)
        said += read_until(program.stdout, says_why)
        assert then in said[-2]
        assert program.poll() is None
        assert reps(said) == kept(tmp_path)
        fill(program.pid, full=False)
        rest = program.stdout.read().splitlines()
        assert (0, "") == (program.wait(60), program.stderr.read())
    assert not any(says_why(line) for line in rest)
    assert 3 == reps(said) + reps(rest)
    assert 1 == len(history(tmp_path))
    assert ("completed", [3], effort) == done(tmp_path)


@pytest.mark.parametrize("there", [False, True], ids=["no history yet", "a history"])
def test_full_before_it_begins(tmp_path: Path, routine: str, there: bool) -> None:
    """It is found paused at its beginning, says why once, and goes on by itself when there is room."""
    home = tmp_path / "home"
    if there:
        with Store.open(home / "history.db") as store:
            begun(store)
            store.finish("a", Status.COMPLETED, BEGAN, 1)
    command = ("run", routine, "--plain", "--speed", "10")
    with in_lines(home, *command, program=("-c", FULL_ALREADY + IMPATIENT)) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        said = read_until(program.stdout, says_why)
        assert "0:00.0 pause Paused. Nothing can be stored now." == said[-2]
        assert there == bool(history(home))
        fill(program.pid, full=False)
        rest = program.stdout.read().splitlines()
        assert (0, "") == (program.wait(60), program.stderr.read())
    assert not any(says_why(line) for line in rest)
    assert 3 == reps(rest)
    assert ("completed", [3], None) == done(home)


@pytest.mark.parametrize("already", [False, True], ids=["in the middle", "before it begins"])
def test_on_screen_it_pauses_says_why_and_goes_on(tmp_path: Path, routine: str, already: bool) -> None:
    """PAUSED with the reason; space with the disk still full stays paused; with room, the session comes to its end."""
    program = ("-c", FULL_ALREADY + IMPATIENT) if already else ("-m", "coach")
    terminal = Terminal(quiet(tmp_path), "run", routine, "--speed", "3" if already else "1", program=program)
    if not already:
        terminal.watch(lambda text: "● " in text)
        fill(terminal.child.pid, full=True)
    terminal.watch(lambda text: says_why(text) and "Go on" in text)
    # What r says again shows that the space before it was heard.
    terminal.press(" r")
    terminal.watch(lambda text: "Repetition" in text or "n your back" in text)
    terminal.read_for(0.3)
    assert says_why(terminal.text())
    assert "Go on" in terminal.text()
    fill(terminal.child.pid, full=False)
    go_on_to_the_end(terminal)
    terminal.press("\r")
    terminal.read_for(0.3)
    terminal.press("\r")
    assert 0 == terminal.wait()
    assert terminal.whole()
    assert 1 == len(history(tmp_path))
    assert ("completed", [3], None) == done(tmp_path)


def test_full_before_it_begins_and_left(tmp_path: Path, routine: str) -> None:
    """Nothing was done and nothing could be kept: it says so, asks for no answers, and leaves."""
    terminal = Terminal(quiet(tmp_path), "run", routine, program=("-c", FULL_ALREADY + IMPATIENT))
    terminal.watch(lambda text: says_why(text) and "Go on" in text)
    terminal.press("q")
    terminal.watch(lambda text: "Stop here?" in text)
    terminal.press("q")
    terminal.watch(lambda text: "leaves" in text)
    terminal.press("q")
    assert "How hard" not in terminal.watch(lambda text: "was not saved" in text)
    terminal.press("\r")
    assert 1 == terminal.wait()
    assert terminal.whole()
    assert [] == history(tmp_path)


def test_going_on_with_a_full_disk(tmp_path: Path, routine: str) -> None:
    """A session that was broken off waits for room in the same way, and goes on at its repetition."""
    with in_lines(tmp_path, "run", routine, "--plain", "--count-it") as program:
        read_until(program.stdout, lambda line: " rep 1/3" in line)
        program.kill()
    before = kept(tmp_path)
    command = ("run", "--resume", "--plain", "--speed", "3")
    with in_lines(tmp_path, *command, program=("-c", FULL_ALREADY + IMPATIENT)) as program:
        assert program.stdout is not None
        said = read_until(program.stdout, says_why)
        fill(program.pid, full=False)
        said += program.stdout.read().splitlines()
        assert 0 == program.wait(60)
    assert 3 == before + reps(said)
    assert 1 == len(history(tmp_path))
    assert ("completed", [3], None) == done(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("command", ["schema routine", "show clamshell"])
def test_no_room_for_what_is_printed(tmp_path: Path, command: str) -> None:
    """Into a file on a full disk: one line that says so, and no traceback, also not as the program ends."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coach", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "COACH_HOME": str(tmp_path)},
        )
    assert (1, "there is no room where this is written to; free some, or write it elsewhere\n") == (
        done.returncode,
        done.stderr,
    )
