"""A whole session in lines at real speed: each repetition when the preview says, without drift."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROUTINE = """
name: Timed
when: any
prepare: 1
switch: 1
rest: 1
exercises:
  - {exercise: clamshell, reps: 4, set_of: 2, tempo: {lift: 0.5, hold: 0.5, lower: 0.5, relax: 0.5}}
"""
LATE_S = 0.08


def test_repetitions_come_when_the_preview_says(tmp_path: Path) -> None:
    """Within 80 ms of their moment, the last ones as punctual as the first."""
    file = tmp_path / "timed.yaml"
    file.write_text(ROUTINE)
    env = {**os.environ, "COACH_HOME": str(tmp_path / "home")}
    coach = [sys.executable, "-m", "coach"]
    preview = json.loads(
        subprocess.run([*coach, "preview", str(file), "--json"], env=env, capture_output=True, check=True).stdout
    )
    expected = [
        (f"rep {s['rep']}/{s['reps']} {s['exercise']} {s['side']}", s["start"] + s["seconds"])
        for s in preview["segments"]
        if s["kind"] == "lower"
    ]
    seen: list[tuple[str, float, float]] = []
    began = None
    with subprocess.Popen(
        [*coach, "run", str(file), "--plain"], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        for line in program.stdout:
            now = time.monotonic()
            began = now if began is None else began
            at, _, text = line.strip().partition(" ")
            if text.startswith("rep "):
                minutes, seconds = at.split(":")
                seen.append((text, 60 * int(minutes) + float(seconds), now - began))
    assert [text for text, _ in expected] == [text for text, _, _ in seen]
    for (_, due), (text, said, heard) in zip(expected, seen, strict=True):
        assert due == said, text
        # The first line itself was up to a few milliseconds late, so a later one may seem early by as much.
        assert -LATE_S < heard - due < LATE_S, (text, due, heard)
