"""A home on a disk that may not be written: `sudo python -m tests.bench.read_only`.

Mounts a disk in memory (Linux, root), trains on it, and mounts it read-only: as it is after a session, and as one that
was killed leaves it. Then every command: what reads answers as it did before, what would write is refused with one line
and its exit code, a session with --no-save runs to its end in lines and on the screen, and not a byte changes. Prints a
line for each; exit code 1 if one fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.session import bridges
from tests.support.terminal import Terminal

READS = (
    *("history", "history --json", "history --csv", "list", "list --json", "target", "target --json", "progress"),
    *("progress bridge", "preview rest-day", "preview rest-day --json", "check", "export"),
)
REFUSED = {
    "run rest-day --plain": 3,
    "target clamshell 12": 3,
    "import -": 1,  # there is nothing on its stdin
    "backup": 3,
    "restore --yes": 3,
}
"""What would write, and the exit code it is refused with."""


@contextmanager
def disk() -> Iterator[Path]:
    """A disk of its own."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def lock(home: Path) -> None:
    """From now on nothing on it may be written, by root neither."""
    subprocess.run(["mount", "-o", "remount,ro", str(home)], check=True)


def contents(home: Path) -> dict[str, bytes]:
    """Everything on it."""
    return {str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()}


def coach(home: Path, line: str) -> subprocess.CompletedProcess[str]:
    """One command."""
    return subprocess.run(
        [sys.executable, "-m", "coach", *line.split()],
        env={**os.environ, "COACH_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def say(what: str, good: bool) -> bool:
    """A line of the report."""
    print("ok  " if good else "FAIL", what, flush=True)
    return good


def train(home: Path, routine: Path, *, killed: bool) -> None:
    """A session to its end with its backup, and another that is killed in the middle."""
    (home / "settings.yaml").write_text("voice: off\ntones: off\nflash: off\n")
    done = coach(home, f"run {routine} --plain --speed 50 --count-it --effort 3 --sore 1")
    assert done.returncode == 0, done.stderr
    if killed:
        command = [sys.executable, "-m", "coach", "run", str(routine), "--plain", "--speed", "3", "--count-it"]
        env = {**os.environ, "COACH_HOME": str(home)}
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            while " rep 2/" not in program.stdout.readline():
                pass
            program.kill()


def commands(home: Path, routine: Path, answers: dict[str, str]) -> bool:
    """Every command that needs no terminal."""
    good = True
    for line in READS:
        done = coach(home, line)
        same = (done.returncode, done.stdout, done.stderr) == (0, answers[line], "")
        good = say(f"{line}: {'as before' if same else done.stderr or done.stdout}", same) and good
    for line, code in REFUSED.items():
        done = coach(home, line)
        refused = (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
        good = say(f"{line}: {done.returncode}, {done.stderr.strip()}", refused) and good
    done = coach(home, "doctor")
    told = next((each for each in done.stdout.splitlines() if each.startswith("history: ")), "")
    good = say(f"doctor: {told}", done.returncode == 3 and "whole, but may not be written" in told) and good
    unsaved = coach(home, f"run {routine} --plain --speed 50 --no-save")
    whole = unsaved.returncode == 0 and unsaved.stderr == "" and unsaved.stdout.count(" rep ") == 3
    return say(f"run --no-save --plain: {unsaved.stderr.strip() or 'to its end'}", whole) and good


def on_screen(home: Path, routine: Path) -> bool:
    """Home with what was done, and a session that is not saved."""
    terminal = Terminal(home)
    terminal.watch(lambda text: "Rest day strength" in text or "where you stopped" in text)
    terminal.press("\x11")
    good = say("home: shown and left", terminal.wait() == 0 and terminal.whole())
    terminal = Terminal(home, "run", str(routine), "--no-save")
    terminal.watch(lambda text: "was not saved" in text)
    terminal.press("\r")
    return say("run --no-save on the screen: to its end", terminal.wait() == 0 and terminal.whole()) and good


def main() -> None:
    """After a session, and after one that was killed."""
    good = True
    with tempfile.TemporaryDirectory() as elsewhere:
        routine = Path(bridges(Path(elsewhere), 3))
        for killed in (False, True):
            with disk() as home:
                say("-- after a session that was killed" if killed else "-- after a session", True)
                train(home, routine, killed=killed)
                lock(home)
                before = contents(home)
                with disk() as copy:
                    for name, data in before.items():
                        (copy / name).parent.mkdir(parents=True, exist_ok=True)
                        (copy / name).write_bytes(data)
                    answers = {line: coach(copy, line).stdout for line in READS}
                answers = {line: said.replace(str(copy), str(home)) for line, said in answers.items()}
                good = commands(home, routine, answers) and good
                good = on_screen(home, routine) and good
                good = say("not a byte has changed", before == contents(home)) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
