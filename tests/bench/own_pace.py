"""Ten repetitions at one's own pace on a real terminal, each way of pacing them: all must be counted.

python -m tests.bench.own_pace [--paces 1 3 20] [--reps 10]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from click.testing import CliRunner

from coach.cli.main import main as coach
from tests.support.session import skilled
from tests.support.terminal import Terminal

ROUTINE = "name: Own\nwhen: any\nprepare: 2\nexercises:\n  - {exercise: bridge, pace: self, reps: 50}\n"


def main() -> int:
    """Lead each, print what was counted; 1 when it is not what was done."""
    options = argparse.ArgumentParser(description="Repetitions at one's own pace.")
    options.add_argument("--paces", type=float, nargs="+", default=[1, 3, 20], help="seconds")
    options.add_argument("--reps", type=int, default=10)
    chosen, wrong = options.parse_args(), 0
    for pace_s in chosen.paces:
        done, away = counted(pace_s, chosen.reps)
        wrong += (done, away) != (chosen.reps, False)
        print(f"{pace_s:g} s: {done} of {chosen.reps} counted{', taken for a gap' if away else ''}")
    return int(wrong > 0)


def counted(pace_s: float, reps: int) -> tuple[int, bool]:
    """How many repetitions were counted, and whether it was said that nobody was there."""
    with tempfile.TemporaryDirectory() as folder:
        home = skilled(Path(folder))
        (home / "routines").mkdir()
        (home / "routines" / "own.yaml").write_text(ROUTINE)
        terminal = Terminal(home, "run", "own")
        terminal.watch(lambda text: "1 of 50" in text)
        away = False
        for _ in range(reps):
            end = time.monotonic() + pace_s
            while time.monotonic() < end:
                terminal.read_for(min(0.2, end - time.monotonic()))
                away = away or "away" in terminal.text()
            terminal.press(" ")
        terminal.read_for(1)
        terminal.child.terminate()
        terminal.wait()
        told = CliRunner().invoke(coach, ["history", "--json"], env={"COACH_HOME": str(home)})
        (session,) = json.loads(told.output)["sessions"]
        return sum(each["performed"] for each in session["sets"]), away


if __name__ == "__main__":
    sys.exit(main())
