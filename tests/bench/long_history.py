"""What 20,000 sessions cost against one: `python tests/bench/long_history.py [SESSIONS]`.

Each command is timed in turn with both histories, several times, so that a noisy machine is noisy for both; the ratio
of the medians is what counts, and it should be at most 1.3. Home is timed from start to its first complete frame.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
TURNS = 9
COMMANDS = (["target"], ["progress"], ["list"], ["home"])


def seconds(home: Path, command: list[str]) -> float:
    """How long a command takes."""
    env = {**os.environ, "COACH_HOME": str(home)}
    program = [sys.executable, "-m", "coach", *command]
    if command == ["home"]:
        program = [sys.executable, str(HERE / "first_frame.py")]
    began = time.perf_counter()
    subprocess.run(program, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Print a table of ratios."""
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder, "one"), Path(folder, "many")
        for home, count in ((one, 1), (many, sessions)):
            home.mkdir()
            subprocess.run([sys.executable, str(HERE / "make_history.py"), str(home), str(count)], check=True)
        print(f"command     1 session   {sessions} sessions   ratio")
        for command in COMMANDS:
            times: dict[Path, list[float]] = {one: [], many: []}
            for _ in range(TURNS):
                for home, taken in times.items():
                    taken.append(seconds(home, command))
            few, lots = statistics.median(times[one]), statistics.median(times[many])
            print(f"{command[0]:10} {few:8.3f} s {lots:13.3f} s {lots / few:9.2f}")


if __name__ == "__main__":
    main()
