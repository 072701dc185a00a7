"""Small sessions for the whole program, how one is begun and brought to its end, and what the history has of it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any

from click.testing import CliRunner

from coach.cli.main import main
from coach.library.cache import ParseCache
from coach.library.catalogue import Catalogue, shipped_routines
from coach.system.paths import places
from tests.support.terminal import Terminal

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
LONG = """
name: Long
when: any
prepare: 0.1
exercises:
  - {exercise: clamshell, reps: 50, tempo: {lift: 0.3, hold: 0.3, lower: 0.3, relax: 0.1}}
"""


def routine(folder: Path, text: str = LONG) -> str:
    """The path of a file with this routine in it, in the home of somebody who needs nothing explained."""
    if not (folder / "settings.yaml").exists():
        skilled(folder)
    file = folder / "own.yaml"
    file.write_text(text)
    return str(file)


def bridges(folder: Path, reps: int) -> str:
    """The path of a routine of so many bridges, one every second and a half."""
    entry = f"{{exercise: bridge, reps: {reps}, tempo: {{lift: 0.5, hold: 0, lower: 0.5, relax: 0.5}}}}"
    return routine(folder, f"name: Bridges\nwhen: any\nprepare: 0.1\nexercises: [{entry}]\n")


def skilled(home: Path, *settings: str) -> Path:
    """The home of somebody who needs nothing explained: to hear it takes a minute."""
    home.mkdir(parents=True, exist_ok=True)
    kept = places({"COACH_HOME": str(home)}).kept
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(files_read_before())
    (home / "settings.yaml").write_text("\n".join(["explain: never", *settings, ""]))
    return home


def quiet(home: Path) -> Path:
    """A home whose settings leave out what costs time and is not what most tests are about: sound and flashes, too."""
    return skilled(home, "voice: off", "tones: off", "flash: off")


@cache
def files_read_before() -> bytes:
    """What coach has kept of the files that ship once it was there: to read them anew is a fifth of a start."""
    with tempfile.TemporaryDirectory() as folder:
        kept = ParseCache(Path(folder) / "files")
        catalogue = Catalogue(shipped_routines(), None, kept)
        catalogue.all_routines()
        catalogue.all_exercises()
        catalogue.all_conditions()
        kept.save()
        return (Path(folder) / "files").read_bytes()


@contextmanager
def in_lines(
    home: Path, *args: str, program: tuple[str, ...] = ("-m", "coach"), **more: Any
) -> Iterator[subprocess.Popen[str]]:
    """coach without a screen and without a keyboard; what has not ended when a test ends, or fails, is killed."""
    with subprocess.Popen(
        [sys.executable, *program, *args],
        env={**os.environ, "COACH_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def read_until(lines: IO[str] | None, wanted: Callable[[str], bool]) -> list[str]:
    """The lines up to the one that is wanted."""
    read = []
    for line in lines or ():
        read.append(line.rstrip("\n"))
        if wanted(line):
            return read
    raise AssertionError(f"never came: {read}")


def go_on_to_the_end(terminal: Terminal, end: str = "How hard was it?") -> str:
    """Watch for the end; space whenever it is paused, as a machine that does much else may be away for seconds.

    Not more: a space pressed while a session could not go on may only be heard later, and lead on by itself.
    """
    for _ in range(60):
        text = terminal.watch(lambda text: "Go on" in text or end in text)
        if end in text:
            return text
        terminal.press(" ")
        terminal.read_for(0.5)
    raise AssertionError(f"it never came to its end; the screen shows:\n{terminal.text()}")


def told(text: str) -> int:
    """How many repetitions of the long routine are over at least, by the screen or by lines."""
    # A line names one that is over, the screen the one that is under way.
    numbers = [*re.findall(r" rep (\d+)/50", text), *(int(on) - 1 for on in re.findall(r"\b(\d+) of 50", text))]
    return max(map(int, numbers), default=0)


def counted(text: str) -> bool:
    """Whether a repetition of the long routine is over, on the screen or in lines."""
    return told(text) > 0


def history(home: Path) -> list[dict[str, Any]]:
    """What `coach history --json` says, without a program of its own."""
    answer = CliRunner().invoke(main, ["history", "--json"], env={"COACH_HOME": str(home)})
    assert 0 == answer.exit_code, answer.output
    sessions: list[dict[str, Any]] = json.loads(answer.stdout)["sessions"]
    return sessions


def kept(home: Path) -> int:
    """How many repetitions of the newest session are in the history."""
    return sum(row["performed"] for row in history(home)[0]["sets"])


ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]


SIZES_OF_A_WINDOW = [(1, 1), (2, 2), (10, 3), (20, 5), (60, 18), (80, 24), (300, 100)]


def leading(home: Path, **more: str) -> Terminal:
    """A session on the screen that has counted a repetition."""
    terminal = Terminal(home, "run", routine(home), "--count-it", **more)  # type: ignore[arg-type]
    terminal.watch(counted)
    return terminal
