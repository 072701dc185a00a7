"""kill -9 in the middle of a session, a few times; `tests/bench/kill_nine.py` does it 200 times, on screen too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "tests" / "bench" / "kill_nine.py"


def test_no_repetition_is_lost_or_doubled() -> None:
    """Whatever had its line is in the history, once, through six kills of a session that is gone on with."""
    done = subprocess.run(
        [sys.executable, str(BENCH), "--runs", "6", "--only", "plain", "--seed", "3"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    told = next(line.split() for line in done.stdout.splitlines() if line.startswith("plain"))
    assert (6, True, ["0", "0"]) == (int(told[1]), int(told[4]) > 6, told[5:])
