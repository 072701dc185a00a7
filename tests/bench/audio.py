"""What a session costs as sound: seconds, megabytes and memory a minute, for each kind of file.

    python tests/bench/audio.py            rest-day as a new person hears it; needs the extras sound and audio
    python tests/bench/audio.py --hours 1  one set of bridges that lasts so long, as .opus and .wav

Each file is written by `coach audio` in a process of its own and in a home without a history. Seconds are those of the
processor, start of Python and voice included; memory is the most that was ever in use. Prints the table of RESULTS.md.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

ROUTINE = """
name: Long
when: any
exercises:
  - exercise: bridge
    reps: {reps}
"""
BRIDGE_S = 10
"""A repetition of bridges, at least."""


def written(home: Path, routine: str, kind: str) -> tuple[float, float, float]:
    """Writes one file; returns processor seconds, megabytes of the file, and megabytes of memory."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    file = home / f"a{kind}"
    argv = [sys.executable, "-c", program, sys.executable, "-m", "coach", "audio", routine, str(file), "--force"]
    done = subprocess.run(argv, env={**os.environ, "COACH_HOME": str(home)}, capture_output=True, text=True, check=True)
    seconds, kilobytes = map(float, done.stdout.split())
    return seconds, file.stat().st_size / 1e6, kilobytes / 1024


def main() -> None:
    """Write them, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    kinds = [".wav", ".mp3", ".m4a", ".opus"] if asked.hours is None else [".wav", ".opus"]
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        home, routine = Path(folder), "rest-day"
        if asked.hours is not None:
            routine = str(home / "long.yaml")
            (home / "long.yaml").write_text(ROUTINE.format(reps=min(round(asked.hours * 3600 / BRIDGE_S), 1000)))
        print("| kind | seconds of a core a minute | as fast as it lasts | MB a minute | memory, MB |")
        print("|---|---|---|---|---|")
        minutes = 0.0
        for kind in kinds:
            runs = [written(home, routine, kind) for _ in range(asked.turns)]
            seconds, size, memory = min(run[0] for run in runs), runs[0][1], max(run[2] for run in runs)
            if kind == ".wav":
                with wave.open(str(home / "a.wav")) as file:
                    minutes = file.getnframes() / file.getframerate() / 60
            speed = f"{minutes * 60 / seconds:.0f} ×"
            print(f"| `{kind}` | {seconds / minutes:.2f} | {speed} | {size / minutes:.2f} | {memory:.0f} |")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"\n{minutes:.1f} minutes of session; {used.ru_utime + used.ru_stime:.0f} s of the processor in all")


if __name__ == "__main__":
    main()
