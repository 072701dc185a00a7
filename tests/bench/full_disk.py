"""A disk that is really full, before a session and in the middle of one: `sudo python -m tests.bench.full_disk`.

Mounts a disk of 1 MB in memory (Linux, root), keeps the history on it, fills it to the last byte after the first
repetition or before the first, looks for the pause and its reason, makes room, and looks for the rest of the session;
in lines without a keyboard and on the screen. Prints a line for each step; exit code 1 if one fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.history.store import Store
from coach.model.record import SessionRecord
from tests.support.session import quiet
from tests.support.terminal import Terminal

ROUTINE = """
name: Full
when: any
prepare: 0.1
exercises:
  - {exercise: bridge, reps: 6, tempo: {lift: 0.5, hold: 0, lower: 0.5, relax: 0.5}}
"""


@contextmanager
def disk() -> Iterator[Path]:
    """A small disk."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def fill(folder: Path) -> None:
    """Leave no byte."""
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return


def stored(home: Path) -> SessionRecord:
    """The newest session."""
    with Store.open(home / "history.db", read_only=True) as store:
        return store.sessions(limit=1)[0]


def say(what: str, good: bool) -> bool:
    """A line of the report."""
    print(f"{'ok  ' if good else 'FAIL'} {what}")
    return good


def in_lines(home: Path, routine: Path) -> bool:
    """Without a keyboard: it waits by itself."""
    with subprocess.Popen(
        [sys.executable, "-m", "coach", "run", str(routine), "--plain", "--speed", "2"],
        env={**os.environ, "COACH_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        assert program.stdout is not None
        said: list[str] = []
        full = False
        for line in program.stdout:
            said.append(line)
            if " rep 1/" in line:
                fill(home)
                full = True
            if full and " pause " in line and "disk" in line and "Paused" not in line:
                told = sum(" rep " in each for each in said)
                good = say(f"in lines: {line.strip()}", told == stored(home).sets[0].performed)
                (home / "filler").unlink()
                full = False
        done = stored(home)
        good = say("in lines: reading works while it is full, and the end came by itself", program.wait() == 0) and good
        return say(f"in lines: {done.sets[0].performed} of 6, {done.status}", done.sets[0].performed == 6) and good


def on_screen(home: Path, routine: Path) -> bool:
    """Space goes on when there is room."""
    terminal = Terminal(home, "run", str(routine))
    terminal.watch(lambda text: "● " in text)
    fill(home)
    text = terminal.watch(lambda text: "disk" in text)
    good = say("on screen: " + next(line.strip() for line in text.splitlines() if "disk" in line), True)
    terminal.press(" ")
    time.sleep(0.5)
    good = say("on screen: space stays paused", "Go on" in terminal.watch(lambda text: "disk" in text)) and good
    (home / "filler").unlink()
    terminal.press(" ")
    terminal.watch(lambda text: "How hard was it?" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "Next question" not in text)
    terminal.press("\r")
    good = say("on screen: to the end", terminal.wait() == 0 and terminal.whole()) and good
    done = stored(home)
    return say(f"on screen: {done.sets[0].performed} of 6, {done.status}", done.sets[0].performed == 6) and good


def at_the_start(home: Path, routine: Path) -> bool:
    """Full before it begins: paused with the reason, then all of it; and --no-save needs no room."""
    fill(home)
    command = [sys.executable, "-m", "coach", "run", str(routine), "--plain"]
    env = {**os.environ, "COACH_HOME": str(home)}
    unsaved = subprocess.run([*command, "--speed", "50", "--no-save"], env=env, capture_output=True, check=False)
    good = say("at the start: with --no-save it runs", unsaved.returncode == 0)
    read = subprocess.run([sys.executable, "-m", "coach", "history"], env=env, capture_output=True, check=False)
    good = say("at the start: the history can be read", read.returncode == 0) and good
    with subprocess.Popen([*command, "--speed", "3"], env=env, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if " pause " in line and "Paused" not in line:
                good = say(f"at the start: {line.strip()}", line.startswith("0:00.0 ")) and good
                (home / "filler").unlink()
        good = say("at the start: the end came by itself", program.wait() == 0) and good
    done = stored(home)
    return say(f"at the start: {done.sets[0].performed} of 6, {done.status}", done.sets[0].performed == 6) and good


def again_after_a_kill(home: Path, routine: Path) -> bool:
    """Killed in the middle, and full when it is gone on with: nothing can be copied elsewhere to read it."""
    env = {**os.environ, "COACH_HOME": str(home), "TMPDIR": str(home)}
    command = [sys.executable, "-m", "coach", "run", "--plain", "--speed", "3", "--count-it"]
    with subprocess.Popen([*command, str(routine)], env=env, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        while " rep 2/" not in program.stdout.readline():
            pass
        program.kill()
    fill(home)
    with subprocess.Popen([*command, "--resume"], env=env, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        good = True
        for line in program.stdout:
            if " pause " in line and "Paused" not in line:
                good = say(f"gone on with: {line.strip()}", True) and good
                (home / "filler").unlink()
        good = say("gone on with: the end came by itself", program.wait() == 0) and good
    done = stored(home)
    return say(f"gone on with: {done.sets[0].performed} of 6, {done.status}", done.sets[0].performed == 6) and good


def main() -> None:
    """All of it."""
    good = True
    with tempfile.TemporaryDirectory() as elsewhere:
        routine = Path(elsewhere, "full.yaml")
        routine.write_text(ROUTINE)
        for part in (in_lines, on_screen, at_the_start, again_after_a_kill):
            with disk() as home:
                good = part(quiet(home), routine) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
