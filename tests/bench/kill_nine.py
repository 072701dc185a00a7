"""Random kill -9, in lines and on screen: `python tests/bench/kill_nine.py [--runs N] [--seed N] [--only WHICH]`.

A session of three long sets runs fast and is killed at a random moment, start-up included; the next run goes on with
it (`--resume`) and is killed again, until it is done and another begins. Half of the runs are in lines, half on the
screen of a pseudo-terminal, by turns, on the same session.

A repetition counts as acknowledged when its `rep` line has left the program or its dot stands filled on the screen.
After each kill, all that was ever acknowledged has to be in the history (else it is lost); no repetition may be there
twice, be acknowledged twice in lines, or make a set longer than its repetitions (else it is doubled). Exit code 1 if
there is one of either.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter
from dataclasses import dataclass, field
from fcntl import ioctl
from pathlib import Path

import pyte

from coach.history.store import Store
from coach.model.record import SessionRecord, Status

SETS = (18, 19, 20)
"""Repetitions of the three sets, each number once: it says which set a line or a row of dots belongs to."""

ROUTINE = "name: Killed\nwhen: any\nprepare: 0.1\nswitch: 0.5\nrest: 0.5\nexercises:\n" + "".join(
    f"  - {{exercise: bridge, reps: {reps}, tempo: {{lift: 0.5, hold: 0, lower: 0.5, relax: 0}}}}\n" for reps in SETS
)
SPEED = "12"
ROWS, COLUMNS = 30, 100
LINE = re.compile(rb" rep (\d+)/(\d+) bridge both\n")
MARKS = re.compile("[●◉○](?: [●◉○])+")
STARTING_S = 0.7
"""Some kills come within so much of the start, before anything is shown."""

RUNNING_S = 1.2
"""The others within so much of the first sign of life."""


@dataclass
class Tally:
    """What is counted over all runs, for one front end."""

    kills: int = 0
    ended: int = 0
    """Runs that came to their end before the kill."""
    early: int = 0
    """Kills before a repetition was acknowledged in that run."""
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)


@dataclass
class Told:
    """What has been acknowledged of the session that is under way."""

    reps: set[tuple[int, int]] = field(default_factory=set)
    lines: Counter[tuple[int, int]] = field(default_factory=Counter)
    """How often each repetition had its line."""


def start(home: Path, routine: Path, *, in_lines: bool, resume: bool) -> tuple[subprocess.Popen[bytes], int]:
    """A run of coach, and where its output can be read."""
    command = [sys.executable, "-m", "coach", "run", *(["--resume"] if resume else [str(routine)])]
    command += ["--speed", SPEED, "--count-it", *(["--plain"] if in_lines else [])]
    env = {**os.environ, "COACH_HOME": str(home), "TERM": "xterm-256color"}
    if in_lines:
        ours, theirs = os.pipe()
        program = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL, start_new_session=True
        )
    else:
        ours, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        program = subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    return program, ours


class Watch:
    """Reads what a run shows, and notes what it acknowledges."""

    def __init__(self, told: Told, *, in_lines: bool) -> None:
        self.told = told
        self.in_lines = in_lines
        self.seen = 0
        """Repetitions acknowledged in this run that were not before."""
        self._rest = b""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        """Take in a piece of output."""
        if self.in_lines:
            whole, _, self._rest = (self._rest + data).rpartition(b"\n")
            for match in LINE.finditer(whole + b"\n"):
                key = (int(match[2]), int(match[1]))
                self.told.lines[key] += 1
                self._add(key)
            return
        self._stream.feed(data)
        for row in self._screen.display:
            match = MARKS.search(row)
            marks = match[0].replace(" ", "") if match else ""
            filled = marks.count("●")
            # A row that is half drawn has the wrong number of dots, or a filled one after an empty one.
            if len(marks) in SETS and marks.startswith("●" * filled):
                for rep in range(1, filled + 1):
                    self._add((len(marks), rep))

    def _add(self, key: tuple[int, int]) -> None:
        if key not in self.told.reps:
            self.told.reps.add(key)
            self.seen += 1


def read_until(descriptor: int, watch: Watch, until_s: float, *, first: bool = False) -> bool:
    """Read up to a moment, or with `first` up to the first acknowledgement; False when the program has ended."""
    while (left := until_s - time.monotonic()) > 0:
        if not select.select([descriptor], [], [], left)[0]:
            break
        try:
            data = os.read(descriptor, 65536)
        except OSError:  # the other end of a pseudo-terminal is gone
            return False
        if not data:
            return False
        watch.feed(data)
        if first and watch.seen:
            return True
    return True


def killed(
    home: Path, routine: Path, told: Told, chance: random.Random, *, in_lines: bool, resume: bool
) -> Watch | None:
    """Run, and kill at a random moment; None if it ended by itself."""
    program, output = start(home, routine, in_lines=in_lines, resume=resume)
    watch = Watch(told, in_lines=in_lines)
    began = time.monotonic()
    if chance.random() < 0.15:
        going = read_until(output, watch, began + chance.uniform(0, STARTING_S))
    else:
        going = read_until(output, watch, began + 20, first=True)
        going = going and read_until(output, watch, time.monotonic() + chance.uniform(0, RUNNING_S))
    going = going and program.poll() is None
    if going:
        os.killpg(program.pid, signal.SIGKILL)
    # What left the program before the kill was acknowledged, read or not.
    read_until(output, watch, time.monotonic() + 5)
    os.close(output)
    program.wait()
    return watch if going else None


def look(home: Path, told: Told, tally: Tally, run: int) -> SessionRecord | None:
    """Hold the history against what was acknowledged; returns the session that is under way."""
    with Store.open(home / "history.db", read_only=True) as store:
        record = next(iter(store.sessions(limit=1)), None)
        if record is None:
            tally.lost += [f"run {run}: {key}" for key in told.reps]
            return None
        asked = {row.key: row.prescribed for row in record.sets}
        credited = [(asked[key], rep) for key, rep in store.credited(record.id)]
    stored = set(credited)
    tally.lost += [f"run {run}: repetition {rep} of {reps}" for reps, rep in sorted(told.reps - stored)]
    tally.doubled += [f"run {run}: {key} stored twice" for key, times in Counter(credited).items() if times > 1]
    tally.doubled += [f"run {run}: {key} told twice" for key, times in told.lines.items() if times > 1]
    for row in record.sets:
        there = sum(1 for reps, _ in stored if reps == row.prescribed)
        if row.performed != there or row.performed > row.prescribed:
            tally.doubled.append(f"run {run}: {row.performed} counted, {there} stored, {row.prescribed} asked")
    return record


def main() -> None:
    """Kill, look, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--only", choices=["plain", "screen"])
    options = parser.parse_args()
    seed = random.randrange(10**6) if options.seed is None else options.seed
    chance = random.Random(seed)
    tallies = {"plain": Tally(), "screen": Tally()}
    sessions, resumed, whole = 1, 0, 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        home, routine = Path(folder, "home"), Path(folder, "killed.yaml")
        home.mkdir()
        (home / "settings.yaml").write_text("voice: off\ntones: off\n")
        routine.write_text(ROUTINE)
        told, resume, run = Told(), False, 0
        while run < options.runs:
            name = options.only or ("plain", "screen")[run % 2]
            tally = tallies[name]
            before = len(told.reps)
            watch = killed(home, routine, told, chance, in_lines=name == "plain", resume=resume)
            resumed += resume
            tally.acknowledged += len(told.reps) - before
            if watch is None:
                tally.ended += 1
                if tally.ended > options.runs + 10:
                    sys.exit("coach ends by itself again and again; there is nothing to kill")
            else:
                run += 1
                tally.kills += 1
                tally.early += not watch.seen
            if not (home / "history.db").exists():
                continue
            record = look(home, told, tally, run)
            resume = record is not None and record.status is Status.OPEN
            if record is not None and record.status is not Status.OPEN:
                whole += all(row.performed == row.prescribed for row in record.sets)
                told, sessions = Told(), sessions + 1
    print(
        f"seed {seed}; {sessions} sessions, {whole} of them done whole; {resumed} runs went on with one that was killed"
    )
    print(f"{'':8}{'kills':>7}{'early':>7}{'ended':>7}{'acknowledged':>14}{'lost':>6}{'doubled':>9}")
    for name, tally in tallies.items():
        print(
            f"{name:8}{tally.kills:7}{tally.early:7}{tally.ended:7}{tally.acknowledged:14}"
            f"{len(tally.lost):6}{len(tally.doubled):9}"
        )
    print(f"{time.monotonic() - began:.0f} s")
    wrong = [line for tally in tallies.values() for line in (*tally.lost, *tally.doubled)]
    print(*wrong[:20], sep="\n", end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
