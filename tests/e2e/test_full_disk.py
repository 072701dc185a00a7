"""The disk is full before a session or fills up in the middle of it, and there is room again later.

A limit on the size of files, set from outside while the program runs, stands for the disk; `tests/bench/full_disk.py`
does the same with a real one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from coach.history.store import Store
from coach.model.record import Status
from tests.e2e.terminal import Terminal
from tests.e2e.test_screen import history
from tests.unit.history.test_store import BEGAN, begun

if sys.platform != "linux":
    pytest.skip("needs prlimit", allow_module_level=True)

IMPATIENT = """
import sys
import coach.plain
import coach.tui.screens.live
from coach.cli import main
coach.plain.GO_ON_AFTER_S = 0.2
coach.tui.screens.live.END_AGAIN_S = 0.2
main()
"""
"""coach that tries again sooner than people need."""


ROUTINE = """
name: Three
when: any
prepare: 0
exercises:
  - {exercise: bridge, reps: 3, tempo: {lift: 0.5, hold: 0, lower: 0.5, relax: 0.5}}
"""


def fill(pid: int, *, full: bool) -> None:
    """No file of this program may grow any more, or all may again."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1 if full else hard, hard))


def read_until(lines: IO[str], wanted: Callable[[str], bool]) -> list[str]:
    """The lines up to the one that is wanted."""
    read = []
    for line in lines:
        read.append(line.rstrip("\n"))
        if wanted(line):
            return read
    raise AssertionError(f"never came: {read}")


FULL_ALREADY = "import os, resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))\n"
"""In front of a program: no file may grow from the very start."""


def in_lines(home: Path, routine: Path, *more: str, before: str = "") -> subprocess.Popen[str]:
    """A session without a keyboard."""
    return subprocess.Popen(
        [sys.executable, "-c", before + IMPATIENT, "run", str(routine), "--plain", *more],
        env={**os.environ, "COACH_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def go_on_to_the_end(terminal: Terminal) -> None:
    """Space as long as it is paused: the space pressed while the disk was full may only now be heard, and lead on."""
    for _ in range(30):
        if "Go on" in terminal.text():
            terminal.press(" ")
        terminal.read_for(2)
        if "How hard was it?" in terminal.text():
            return
    raise AssertionError(f"it never came to its end; the screen shows:\n{terminal.text()}")


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "three.yaml"
    file.write_text(ROUTINE)
    return file


def test_in_lines_without_a_keyboard_it_waits_patiently(tmp_path: Path, routine: Path) -> None:
    """Paused with the reason, once; no repetition is told that is not stored; it goes on by itself to the end."""
    with in_lines(tmp_path, routine, "--speed", "3") as program:
        assert program.stdout is not None
        assert program.stderr is not None
        said = read_until(program.stdout, lambda line: " rep 1/3" in line)
        fill(program.pid, full=True)
        said += read_until(program.stdout, lambda line: "room on the disk" in line)
        assert " pause " in said[-2]
        assert 1 == sum(" rep " in line for line in said)
        assert 1 == history(tmp_path)[0]["sets"][0]["performed"]
        fill(program.pid, full=False)
        rest = program.stdout.read().splitlines()
        assert (0, "") == (program.wait(60), program.stderr.read())
    assert not any("room on the disk" in line for line in rest)
    assert 3 == sum(" rep " in line for line in [*said, *rest])
    (session,) = history(tmp_path)
    assert ("completed", [3]) == (session["status"], [row["performed"] for row in session["sets"]])


def test_the_end_is_written_when_there_is_room(tmp_path: Path, routine: Path) -> None:
    """The disk is full when the last repetition is done: the session does not end before its end is stored."""
    with in_lines(tmp_path, routine, "--speed", "1.5", "--count-it", "--effort", "3") as program:
        assert program.stdout is not None
        said = read_until(program.stdout, lambda line: " rep 2/3" in line)
        fill(program.pid, full=True)
        said += read_until(program.stdout, lambda line: "room on the disk" in line)
        assert program.poll() is None
        fill(program.pid, full=False)
        said += program.stdout.read().splitlines()
        assert 0 == program.wait(60)
    assert 3 == sum(" rep " in line for line in said)
    (session,) = history(tmp_path)
    assert ("completed", 3, 3) == (session["status"], session["sets"][0]["performed"], session["effort"])


def test_on_screen_it_pauses_says_why_and_goes_on(tmp_path: Path, routine: Path) -> None:
    """PAUSED with the reason; space with the disk still full stays paused; with room, the session comes to its end."""
    (tmp_path / "settings.yaml").write_text("voice: off\ntones: off\nflash: off\n")
    terminal = Terminal(tmp_path, "run", str(routine), "--speed", "1")
    terminal.watch(lambda text: "● " in text)
    fill(terminal.child.pid, full=True)
    terminal.watch(lambda text: "room on the disk" in text)
    terminal.press(" ")
    terminal.watch(lambda text: "room on the disk" in text)
    fill(terminal.child.pid, full=False)
    go_on_to_the_end(terminal)
    terminal.press("\r")
    assert 0 == terminal.wait()
    assert terminal.whole()
    (session,) = history(tmp_path)
    assert ("completed", [3]) == (session["status"], [row["performed"] for row in session["sets"]])


@pytest.mark.parametrize("there", [False, True], ids=["no history yet", "a history"])
def test_full_before_it_begins(tmp_path: Path, routine: Path, there: bool) -> None:
    """It is found paused at its beginning, says why once, and goes on by itself when there is room."""
    home = tmp_path / "home"
    if there:
        with Store.open(home / "history.db") as store:
            begun(store)
            store.finish("a", Status.COMPLETED, BEGAN, 1)
    with in_lines(home, routine, "--speed", "3", before=FULL_ALREADY) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        said = read_until(program.stdout, lambda line: "room on the disk" in line or "disk is full" in line)
        assert "0:00.0 pause Paused. Nothing can be stored now." == said[-2]
        assert there == bool(history(home))
        fill(program.pid, full=False)
        rest = program.stdout.read().splitlines()
        assert (0, "") == (program.wait(20), program.stderr.read())
    assert not any("disk" in line for line in rest)
    assert 3 == sum(" rep " in line for line in rest)
    session = history(home)[0]
    assert ("completed", [3]) == (session["status"], [row["performed"] for row in session["sets"]])


def test_full_before_it_begins_on_screen(tmp_path: Path, routine: Path) -> None:
    """PAUSED with the reason; space stays there until there is room, and then leads through all of it."""
    (tmp_path / "settings.yaml").write_text("voice: off\ntones: off\nflash: off\n")
    terminal = Terminal(tmp_path, "run", str(routine), program=("-c", FULL_ALREADY + IMPATIENT))
    terminal.watch(lambda text: "disk" in text and "Go on" in text)
    terminal.press(" ")
    terminal.watch(lambda text: "disk" in text and "Go on" in text)
    fill(terminal.child.pid, full=False)
    go_on_to_the_end(terminal)
    terminal.press("\r")
    assert 0 == terminal.wait()
    assert terminal.whole()
    (session,) = history(tmp_path)
    assert ("completed", [3]) == (session["status"], [row["performed"] for row in session["sets"]])


def test_full_before_it_begins_and_left(tmp_path: Path, routine: Path) -> None:
    """Nothing was done and nothing could be kept: it says so, asks for no answers, and leaves."""
    (tmp_path / "settings.yaml").write_text("voice: off\ntones: off\nflash: off\n")
    terminal = Terminal(tmp_path, "run", str(routine), program=("-c", FULL_ALREADY + IMPATIENT))
    terminal.watch(lambda text: "disk" in text and "Go on" in text)
    terminal.press("q")
    terminal.press("q")
    terminal.watch(lambda text: "leaves" in text)
    terminal.press("q")
    assert "How hard" not in terminal.watch(lambda text: "was not saved" in text)
    terminal.press("\r")
    assert 1 == terminal.wait()
    assert terminal.whole()
    assert [] == history(tmp_path)


def test_going_on_with_a_full_disk(tmp_path: Path, routine: Path) -> None:
    """A session that was broken off waits for room in the same way, and goes on at its repetition."""
    with in_lines(tmp_path, routine, "--speed", "3", "--count-it") as program:
        assert program.stdout is not None
        read_until(program.stdout, lambda line: " rep 1/3" in line)
        program.kill()
    command = [sys.executable, "-c", FULL_ALREADY + IMPATIENT, "run", "--resume", "--plain", "--speed", "3"]
    environment = {**os.environ, "COACH_HOME": str(tmp_path)}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        said = read_until(program.stdout, lambda line: "room on the disk" in line or "disk is full" in line)
        fill(program.pid, full=False)
        said += program.stdout.read().splitlines()
        assert 0 == program.wait(20)
    assert 2 == sum(" rep " in line for line in said)
    (session,) = history(tmp_path)
    assert ("completed", [3]) == (session["status"], [row["performed"] for row in session["sets"]])
