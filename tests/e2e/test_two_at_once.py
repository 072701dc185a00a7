"""A session is under way: a second one says so within a second, and reading goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.history.store import Store
from tests.e2e.terminal import Terminal

AGAIN = """
import json, sys, time
from click.testing import CliRunner
from coach.cli import main
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


def test_a_second_session_and_reading_beside_the_first(tmp_path: Path) -> None:
    """`run` in lines is refused with one line; what only reads sees the session that is under way."""
    environment = {**os.environ, "COACH_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "coach", "run", "rest-day", "--plain", "--speed", "10"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        try:
            assert first.stdout is not None
            while " rep " not in first.stdout.readline():
                pass
            commands = ["run rest-day --plain", "run --resume --plain", "history --json", "progress", "list", "target"]
            done = subprocess.run(
                [sys.executable, "-c", AGAIN, *commands], env=environment, capture_output=True, text=True, check=True
            )
            assert first.poll() is None
        finally:
            first.terminate()
    said = json.loads(done.stdout)
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


@pytest.mark.parametrize("command", [["run", "rest-day"], ["run", "rest-day", "--no-save"]], ids=["saved", "unsaved"])
def test_a_writer_that_never_lets_go(tmp_path: Path, command: list[str]) -> None:
    """Another program holds the history itself: a line within its second, and without saving it is in nobody's way."""
    (tmp_path / "one.yaml").write_text(
        "name: One\nwhen: any\nprepare: 0\nexercises: [{exercise: bridge, reps: 1, tempo: {hold: 0.5}}]\n"
    )
    line = f"run {tmp_path / 'one.yaml'} --plain --speed 1000" + (" --no-save" if "--no-save" in command else "")
    with Store.open(tmp_path / "history.db") as store:
        store._db.execute("BEGIN IMMEDIATE")
        done = subprocess.run(
            [sys.executable, "-c", AGAIN, line],
            env={**os.environ, "COACH_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        store._db.execute("ROLLBACK")
    code, output, seconds = json.loads(done.stdout)[line]
    if "--no-save" in command:
        assert (0, True) == (code, "was not saved" in output)
    else:
        assert (3, True) == (code, "another coach is writing" in output)
        assert seconds < 1.5  # it waits 0.9 s in case the other lets go
