"""A whole session in lines at real speed: each repetition when the preview says, without drift."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.support.session import skilled

ROUTINE = """
name: Timed
when: any
prepare: 1
switch: 0.5
rest: 0.5
exercises:
  - {exercise: clamshell, reps: 4, set_of: 2, tempo: {lift: 0.2, hold: 0.2, lower: 0.2, relax: 0.2}}
"""
LATE_S = 0.08
TRIES = 4
"""A machine that does much else is late itself now and then: once in so many times all must be on time."""


def test_repetitions_come_when_the_preview_says(tmp_path: Path) -> None:
    """Within 80 ms of their moment, the last ones as punctual as the first."""
    file = tmp_path / "timed.yaml"
    file.write_text(ROUTINE)
    env = {**os.environ, "COACH_HOME": str(skilled(tmp_path / "home"))}
    coach = [sys.executable, "-m", "coach"]
    preview = json.loads(
        subprocess.run([*coach, "preview", str(file), "--json"], env=env, capture_output=True, check=True).stdout
    )
    expected = [
        (f"rep {s['rep']}/{s['reps']} {s['exercise']} {s['side']}", round(s["start"] + s["seconds"], 3))
        for s in preview["segments"]
        if s["kind"] == "lower"
    ]
    for left in reversed(range(TRIES)):
        seen = repetitions([*coach, "run", str(file), "--plain"], env)
        assert expected == [(text, said) for text, said, _ in seen]
        # The first line itself was up to a few milliseconds late, so a later one may seem early by as much.
        late = [(text, due, heard) for text, due, heard in seen if not -LATE_S < heard - due < LATE_S]
        assert left or not late
        if not late:
            break


def repetitions(command: list[str], env: dict[str, str]) -> list[tuple[str, float, float]]:
    """What each repetition's line says, the moment it names, and the moment it came, in seconds from the first line."""
    seen: list[tuple[str, float, float]] = []
    began = None
    with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            now = time.monotonic()
            began = now if began is None else began
            at, _, text = line.strip().partition(" ")
            if text.startswith("rep "):
                minutes, seconds = at.split(":")
                seen.append((text, 60 * int(minutes) + float(seconds), now - began))
    return seen
