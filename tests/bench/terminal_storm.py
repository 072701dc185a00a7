"""Signals at random moments and a thousand resizes, each on a terminal of its own.

    python -m tests.bench.terminal_storm [--moments 60] [--resizes 1000]

Every program must end with 128 + n, its terminal whole and without a traceback. An interrupt that comes before Python
has read the first line of coach is Python's own to answer, with its own traceback: those are counted apart.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
from pathlib import Path

from tests.support.session import ENDING, SIZES_OF_A_WINDOW, leading
from tests.support.terminal import Terminal

LATEST_S = 1.5
"""Later than this the program is at rest, also on a slow machine."""


def main() -> int:
    """Run both, print what was seen; 1 when something was not as it must be."""
    options = argparse.ArgumentParser(description="Signals and resizes.")
    options.add_argument("--moments", type=int, default=60)
    options.add_argument("--resizes", type=int, default=1000)
    chosen = options.parse_args()
    chance, bad = random.Random(1), 0
    for number in ENDING:
        wrong, early = [], 0
        for _ in range(chosen.moments):
            after_s = chance.uniform(0, LATEST_S)
            what = at(number, after_s)
            early += what == "early"
            if what not in {"", "early"}:
                wrong.append(f"{after_s:.3f} s: {what}")
        print(
            f"{number.name:8} {chosen.moments} moments, {early} before coach's first line, {len(wrong)} wrong", *wrong
        )
        bad += len(wrong)
    if chosen.resizes:
        what = resized(chosen.resizes, chance)
        print(f"{chosen.resizes} resizes: {what or 'whole, the session went on'}")
        bad += bool(what)
    return 1 if bad else 0


def at(number: signal.Signals, after_s: float) -> str:
    """What is wrong after this signal at this moment; nothing if all is well."""
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(Path(home))
        terminal.read_for(after_s)
        terminal.child.kill(number)
        code, whole = terminal.wait(), terminal.whole()
        if b"Traceback" in terminal.raw:
            return "early" if number == signal.SIGINT and b"coach/" not in terminal.raw else "a traceback"
        if code != 128 + number:
            return f"exit code {code}"
        return "" if whole else "the terminal is not whole"


def resized(times: int, chance: random.Random) -> str:
    """What is wrong after so many changes of size in one session; nothing if all is well."""
    with tempfile.TemporaryDirectory() as home:
        terminal = leading(Path(home))
        for _ in range(times):
            columns, lines = chance.choice(SIZES_OF_A_WINDOW)
            terminal.child.setwinsize(lines, columns)
            terminal.read_for(0.005)
        if not terminal.child.isalive():
            return "it ended"
        terminal.child.kill(signal.SIGTERM)
        if (code := terminal.wait()) != 128 + signal.SIGTERM:
            return f"exit code {code}"
        return "" if terminal.whole() and b"Traceback" not in terminal.raw else "the terminal is not whole"


if __name__ == "__main__":
    sys.exit(main())
