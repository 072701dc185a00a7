"""Does a session keep time? Twenty minutes at real speed, every repetition's moment against the preview's.

    python tests/bench/drift.py [--minutes 20]

Prints how late the repetitions of the first and of the last tenth were heard, and the drift, which is the difference of
the two medians; ends with 1 when that is 50 ms or more. A line is timed when this program reads it, so the scatter
includes the machine's own; a drift does not.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_S = 0.05
REP_S = 10
ROUTINE = """
name: Long
when: any
prepare: 3
switch: 3
rest: 3
exercises:
  - {{exercise: clamshell, reps: {reps}, tempo: {{lift: 2, hold: 5, lower: 2, relax: 1}}}}
"""


def main() -> int:
    """Run it, and say what was measured."""
    options = argparse.ArgumentParser(description="Drift of a session at real speed.")
    options.add_argument("--minutes", type=float, default=20)
    minutes = options.parse_args().minutes
    with tempfile.TemporaryDirectory() as folder:
        late = lateness(Path(folder), reps=max(round(minutes * 60 / REP_S / 2), 5))
    tenth = max(len(late) // 10, 3)
    first, last = statistics.median(late[:tenth]), statistics.median(late[-tenth:])
    drift = last - first
    print(f"{len(late)} repetitions in {minutes:g} min at speed 1")
    for name, some in (("first tenth", late[:tenth]), ("last tenth", late[-tenth:]), ("all", late)):
        print(f"{name:12} median {statistics.median(some) * 1000:6.1f} ms late, latest {max(some) * 1000:6.1f} ms")
    print(f"drift {drift * 1000:+.1f} ms (limit {LIMIT_S * 1000:.0f} ms)")
    return 0 if abs(drift) < LIMIT_S else 1


def lateness(folder: Path, reps: int) -> list[float]:
    """How late each repetition's line came, in seconds; the session's own first line is the zero."""
    file = folder / "long.yaml"
    file.write_text(ROUTINE.format(reps=reps))
    env = {**os.environ, "COACH_HOME": str(folder / "home")}
    coach = [sys.executable, "-m", "coach"]
    preview = subprocess.run([*coach, "preview", str(file), "--json"], env=env, capture_output=True, check=True)
    due = [s["start"] + s["seconds"] for s in json.loads(preview.stdout)["segments"] if s["kind"] == "lower"]
    heard = []
    began = None
    command = [*coach, "run", str(file), "--plain"]
    with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            now = time.monotonic()
            began = now if began is None else began
            if line.split(maxsplit=2)[1:2] == ["rep"]:
                heard.append(now - began)
    if len(heard) != len(due):
        raise SystemExit(f"{len(due)} repetitions were to come, {len(heard)} came")
    return [at - moment for at, moment in zip(heard, due, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
