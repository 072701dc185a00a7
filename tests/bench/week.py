"""A week's use, in real time: whole sessions on the screen of a real terminal, heard at a recorded sink.

    python -m tests.bench.week [--only pulse|pipewire] [--kept FOLDER] [--days mon,tue] [--alsa]
    python -m tests.bench.week --again FOLDER          look once more at what was kept

Two people have a week each, side by side, one with PulseAudio and one with PipeWire. Each has one home, in which what
was done on one day is there on the next; the days pass between the sessions, their seconds do not. They pause, go back,
say that it hurts, and answer. One session of each loses its sound server in the middle and has it back three seconds
later, one goes at the person's own pace, and one, by itself at the end, is led with every core busy.

Nothing is installed; what is missing is named. Compared at the end: each segment that `preview` says with those that
began, each tone and word with the recording, each repetition with the history, the targets with the rules of
progression; exit codes, the terminal, the log. Fails when anything is unheard, when one sound in a hundred is more than
15 ms off its moment or any is 5 ms early, the output's constant latency taken away, and when anything else is amiss.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench import sink_server, week_report
from tests.bench.week_person import WEEKS

SPIN = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: sum(range(10_000))"
"""Keeps a core busy for as long as whoever began it is there."""


def main() -> int:
    """Both weeks, then what came of them."""
    options = argparse.ArgumentParser(description="A week's use in real time.")
    options.add_argument("--only", choices=list(WEEKS))
    options.add_argument("--days", default="", help="of these days alone, such as mon,tue")
    options.add_argument("--kept", type=Path, help="where logs and recordings are left; else nowhere")
    options.add_argument("--alsa", action="store_true", help="ALSA's own way to PipeWire, as pipewire-alsa sets it")
    options.add_argument("--again", type=Path, help="look once more at what was kept there")
    chosen = options.parse_args()
    if chosen.again is not None:
        return week_report.tell(chosen.again)
    kinds = [chosen.only] if chosen.only else list(WEEKS)
    for kind in kinds:
        if (absent := sink_server.missing(kind)) is not None:
            raise SystemExit(absent)
    with ExitStack() as stack:
        folder = chosen.kept or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coach-week-")))
        argv = [sys.executable, "-m", "tests.bench.week_person", "--days", chosen.days, "--folder"]
        argv += [str(folder.absolute()), *(["--alsa"] if chosen.alsa else [])]
        people = [subprocess.Popen([*argv, kind]) for kind in kinds]
        codes = [person.wait() for person in people]
        loops = [subprocess.Popen([sys.executable, "-c", SPIN]) for _ in range(os.cpu_count() or 2)]
        try:
            codes += [subprocess.run([*argv, "--busy", kind], check=False).returncode for kind in kinds]
        finally:
            for loop in loops:
                loop.kill()
                loop.wait()
        return max(week_report.tell(folder), *codes)


if __name__ == "__main__":
    sys.exit(main())
