"""A session is under way: a second one says so within a second, and reading goes on."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coach.history.store import Store
from tests.support.session import bridges, in_lines, read_until, skilled
from tests.support.terminal import Terminal

AGAIN = """
import json, sys, time
from click.testing import CliRunner
from coach.cli.main import main
said = {}
for line in sys.argv[1:]:
    took = []
    while not took or (done.exit_code == 3 and min(took) > 1 and len(took) < 5):
        began = time.monotonic()
        done = CliRunner().invoke(main, line.split())
        took.append(time.monotonic() - began)
    said[line] = [done.exit_code, done.output, min(took)]
print(json.dumps(said))
"""
"""Several commands in one program that has loaded everything: the second allowed is for the answer alone.

A refusal that came late is asked for again, for the machine may have been busy with something else.
"""


def again(home: Path, *lines: str) -> dict[str, tuple[int, str, float]]:
    """For each of these commands its exit code, what it said, and how many seconds it took at best."""
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, *lines],
        env={**os.environ, "COACH_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, tuple[int, str, float]] = json.loads(done.stdout)
    return said


def test_a_second_session_and_reading_beside_the_first(tmp_path: Path) -> None:
    """`run` in lines is refused with one line; what only reads sees the session that is under way."""
    commands = ["run rest-day --plain", "run --resume --plain", "history --json", "progress", "list", "target"]
    with in_lines(skilled(tmp_path), "run", "rest-day", "--plain", "--speed", "10") as first:
        read_until(first.stdout, lambda line: " rep " in line)
        said = again(tmp_path, *commands)
        assert first.poll() is None
    for refused in commands[:2]:
        code, output, seconds = said.pop(refused)
        assert (3, "another session is under way on this computer; finish it first\n") == (code, output)
        assert seconds < 1
    assert [0] * 4 == [code for code, _, _ in said.values()]
    (session,) = json.loads(said["history --json"][1])["sessions"]
    assert ("open", True) == (session["status"], session["sets"][0]["performed"] > 0)


def test_a_second_session_for_the_screen(tmp_path: Path) -> None:
    """It is refused before anything is drawn."""
    with Store.open(tmp_path / "history.db") as store:
        store.claim()
        terminal = Terminal(tmp_path, "run", "rest-day")
        terminal.watch(lambda text: "another session is under way" in text)
        assert 3 == terminal.wait()
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("unsaved", [[], ["--no-save"]], ids=["saved", "unsaved"])
def test_a_writer_that_never_lets_go(tmp_path: Path, unsaved: list[str]) -> None:
    """Another program holds the history itself: a line within its second, and without saving it is in nobody's way."""
    line = " ".join(["run", bridges(tmp_path, 1), "--plain", "--speed", "1000", *unsaved])
    Store.open(tmp_path / "history.db").close()
    with closing(sqlite3.connect(tmp_path / "history.db")) as store:
        store.execute("BEGIN IMMEDIATE")
        code, output, seconds = again(tmp_path, line)[line]
        store.execute("ROLLBACK")
    if unsaved:
        assert (0, True) == (code, "was not saved" in output)
    else:
        assert (3, True) == (code, "another coach is writing" in output)
        assert seconds < 1.5  # it waits 0.9 s in case the other lets go
