"""Simulated power cuts: `python tests/bench/power_cut.py [--cuts N] [--seed N]` (Linux, needs strace).

A writer stores repetitions through our own `Store` under strace, and writes to a pipe after each that is stored: that
is the acknowledgement. From the trace every write, cut to length and sync of the history's files is known, in order.

A power cut is then played at a random moment of that list: each file is put together from what was synced, with a
random part of the later writes (each by itself there, missing, or torn at a 512-byte sector), as a disk with a cache
may leave it. The index (`-shm`) is not on the disk at all. The result is opened by a fresh `Store`: it must be whole,
and hold every repetition acknowledged before the cut.

The same with `synchronous = NORMAL` must lose some, or this would not see a loss. What is not played: a file system
that loses files it was told to keep, or a disk that lies about having synced.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from coach.errors import HistoryError
from coach.history.store import Store

SESSION = "a"
WRITER = """
import os, sys
from pathlib import Path
import coach.history.store as module
from tests.support.store import LEFT, begun
with module.Store.open(Path(sys.argv[1])) as store:
    store._db.execute(f"PRAGMA synchronous = {sys.argv[2]}")
    begun(store)
    for rep in range(1, int(sys.argv[3]) + 1):
        store.credit("a", LEFT, rep, rep)
        os.write(int(sys.argv[4]), b"ack %d" % rep)
        if rep % 97 == 0:
            store._db.execute("PRAGMA wal_checkpoint(PASSIVE)")
"""
CALLS = "openat,close,dup,dup2,dup3,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename"
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
ESCAPE = re.compile(r"\\x([0-9a-f]{2})")
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a file, or an acknowledgement."""

    what: str
    name: str = ""
    data: bytes = b""
    at: int = 0


def bytes_of(text: str) -> bytes:
    """A string as strace -xx writes it."""
    return bytes(int(match, 16) for match in ESCAPE.findall(text))


def steps_of(trace: str, folder: str, acks: int) -> list[Step]:
    """What happened to the files in `folder`."""
    steps: list[Step] = []
    names: dict[int, str] = {}
    for line in trace.splitlines():
        match = CALL.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, given, answer = match[1], match[2], int(match[3])
        first = given.partition(",")[0]
        if call == "openat":
            path = bytes_of(given.split('"')[1]).decode()
            names.pop(answer, None)
            if path.startswith(folder + "/") and not path.endswith("-shm"):
                names[answer] = path.rpartition("/")[2]
            continue
        if call == "unlink":
            path = bytes_of(given.split('"')[1]).decode()
            if path.startswith(folder + "/"):
                steps.append(Step("unlink", path.rpartition("/")[2]))
            continue
        if not first.isdigit():
            continue
        descriptor = int(first)
        if call == "close":
            names.pop(descriptor, None)
        elif call == "write" and descriptor == acks:
            steps.append(Step("ack", at=int(bytes_of(given.split('"')[1]).split()[1])))
        elif descriptor in names:
            name = names[descriptor]
            if call == "pwrite64":
                _, text, rest = given.split('"')
                steps.append(Step("write", name, bytes_of(text)[:answer], int(rest.split(",")[2])))
            elif call == "ftruncate":
                steps.append(Step("cut", name, at=int(given.split(",")[1])))
            elif call in {"fsync", "fdatasync"}:
                steps.append(Step("sync", name))
            elif call != "fcntl":
                sys.exit(f"a call that this script cannot play: {line[:80]}")
    return steps


@dataclass
class File:
    """A file on a disk with a cache."""

    safe: bytearray = field(default_factory=bytearray)
    later: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        """All of it reaches the disk."""
        for step in self.later:
            put(self.safe, step)
        self.later = []

    def after_a_cut(self, chance: random.Random) -> bytes:
        """What is found after the power came back."""
        found = bytearray(self.safe)
        share = chance.choice([0.0, 0.1, 0.5, 0.9])
        for step in self.later:
            if chance.random() >= share:
                continue
            if step.what == "write" and len(step.data) > SECTOR and chance.random() < 0.3:
                torn = chance.randrange(1, len(step.data) // SECTOR + 1) * SECTOR
                step = Step("write", step.name, step.data[:torn], step.at)
            put(found, step)
        return bytes(found)


def put(content: bytearray, step: Step) -> None:
    """Let a write or a cut to length happen."""
    if step.what == "cut":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    content.extend(bytes(max(0, step.at - len(content))))
    content[step.at : step.at + len(step.data)] = step.data


def traced(synchronous: str, reps: int) -> list[Step]:
    """What a writer does."""
    with tempfile.TemporaryDirectory() as folder:
        trace, home = Path(folder, "trace"), Path(folder, "home")
        command = ["strace", "-f", "-xx", "-s", "100000", "-e", f"trace={CALLS}", "-o", str(trace)]
        # Nobody reads the pipe: what is written to it stays far below what it holds.
        ours, theirs = os.pipe()
        writer = [sys.executable, "-c", WRITER, str(home / "history.db"), synchronous, str(reps), str(theirs)]
        subprocess.run([*command, *writer], check=True, pass_fds=[theirs])
        os.close(ours)
        os.close(theirs)
        return steps_of(trace.read_text(), str(home), theirs)


def cut(steps: list[Step], moment: int, chance: random.Random) -> tuple[int, int, str]:
    """How many repetitions were acknowledged before the cut, how many of those are lost, and what else is wrong."""
    files: dict[str, File] = {}
    acknowledged = 0
    for step in steps[:moment]:
        file = files.setdefault(step.name, File())
        match step.what:
            case "ack":
                acknowledged = step.at
            case "sync":
                file.sync()
            case "unlink":
                del files[step.name]
            case _:
                file.later.append(step)
    with tempfile.TemporaryDirectory() as folder:
        for name, file in files.items():
            if name:
                Path(folder, name).write_bytes(file.after_a_cut(chance))
        try:
            with Store.open(Path(folder, "history.db")) as store:
                credited = [rep for _, rep in store.credited(SESSION)]
                (whole,) = store._db.execute("PRAGMA integrity_check").fetchone()
        except HistoryError as error:
            return acknowledged, acknowledged, str(error)
    wrong = "" if whole == "ok" else str(whole)
    if credited != list(range(1, len(credited) + 1)):
        wrong = "a hole in the repetitions"
    return acknowledged, len(set(range(1, acknowledged + 1)) - set(credited)), wrong


def main() -> None:
    """Cut, look, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--reps", type=int, default=400)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = random.randrange(10**6) if options.seed is None else options.seed
    chance = random.Random(seed)
    print(f"seed {seed}; {options.cuts} cuts, each in a writing of {options.reps} repetitions")
    print(f"{'synchronous':12}{'syncs':>7}{'acknowledged':>14}{'lost':>7}{'cuts with a loss':>18}{'damaged':>9}")
    lost: dict[str, int] = {}
    damaged = 0
    for synchronous in ("FULL", "NORMAL"):
        steps = traced(synchronous, options.reps)
        first = next(place for place, step in enumerate(steps) if step.what == "ack")
        results = [cut(steps, chance.randrange(first, len(steps) + 1), chance) for _ in range(options.cuts)]
        lost[synchronous] = sum(missing for _, missing, _ in results)
        wrong = [what for _, _, what in results if what]
        damaged += len(wrong)
        print(
            f"{synchronous:12}{sum(step.what == 'sync' for step in steps):7}{sum(told for told, _, _ in results):14}"
            f"{lost[synchronous]:7}{sum(missing > 0 for _, missing, _ in results):18}{len(wrong):9}"
        )
        print(*wrong, sep="\n", end="\n" if wrong else "")
    if not lost["NORMAL"]:
        print("NORMAL lost nothing: this check is blind")
    sys.exit(1 if lost["FULL"] or damaged or not lost["NORMAL"] else 0)


if __name__ == "__main__":
    main()
