"""The people of `week`: which sessions they do on which day, what they press, and what is to come of it.

    python -m tests.bench.week_person --folder FOLDER [--days DAYS] [--busy] [--alsa] pulse|pipewire

Does one person's sessions, one after the other, in a home that stays, and leaves what is to be compared in `FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.sink_server import SinkServer
from tests.support.terminal import Terminal

INSIDE = str(Path(__file__).with_name("inside_sound.py"))
ROUTINES = {
    "evening": """
name: Evening
when: any
prepare: 15
switch: 12
exercises:
  - exercise: clamshell
""",
    "bridges": """
name: Bridges
when: any
prepare: 10
exercises:
  - {exercise: bridge, pace: self, reps: 8}
""",
}
"""The person's own; the others are coach's."""
PACE_S = 3.0
"""How long somebody takes for a repetition at their own pace."""
AWAY_S = 3.0
"""How long there is no server."""
PAGES = "\r\r"
"""The answers are left with this, and what they mean."""
LOOK_S = 0.25
LONGEST_S = 540.0
ENDS_S = 15.0


@dataclass
class Visit:
    """A session that somebody does: which, on which day after the first, and what they press after so many seconds."""

    title: str
    day: int
    routine: str
    keys: tuple[tuple[float, str], ...] = ()
    answers: str = "31"
    """How hard it was, and how sore."""
    killed_s: float | None = None
    """When the sound server is killed."""
    busy: bool = False
    targets: dict[str, int] = field(default_factory=dict)
    """What is prescribed after it, by the rules of progression: two more, two less, never below the file's ten."""
    complete: bool = True
    """Whether all that is prescribed is done."""


WEEKS = {
    "pulse": (
        Visit("mon first paused", 0, "post-run", ((30.0, " "), (34.0, " "))),
        Visit("tue server killed", 1, "evening", killed_s=60, targets={"clamshell": 12}),
        Visit("wed own pace", 2, "bridges", targets={"clamshell": 12}),
        Visit("fri cores busy", 4, "evening", busy=True, targets={"clamshell": 14}),
    ),
    "pipewire": (
        Visit("mon first back", 0, "evening", ((150.0, "b"),), targets={"clamshell": 12}),
        Visit("tue server killed", 1, "evening", killed_s=60, targets={"clamshell": 14}),
        Visit(
            "wed it hurts", 2, "evening", ((50, "o"), (53, "4"), (55, " ")), "44", None, False, {"clamshell": 12}, False
        ),
        Visit("thu own pace", 3, "bridges", targets={"clamshell": 12}),
        Visit("sat cores busy", 5, "evening", busy=True, targets={"clamshell": 14}),
    ),
}


@dataclass
class Facts:
    """What was seen of a session from outside."""

    visit: Visit
    minutes: float = 0.0
    load: float = 0.0
    code: int = -1
    whole: bool = False
    paused_by_itself: int = 0
    gone_s: float | None = None
    back_s: float | None = None
    """When the server was killed, and when it was there again."""
    preview: list[dict[str, Any]] = field(default_factory=list)
    history: list[dict[str, Any]] = field(default_factory=list)
    targets: dict[str, int] = field(default_factory=dict)
    log: str = ""


class Person:
    """Somebody with a home and a sound server."""

    def __init__(self, kind: str, folder: Path, *, alsa: bool) -> None:
        self.kind, self.folder, self.alsa = kind, folder / kind, alsa
        self.home = self.folder / "home"
        (self.home / "routines").mkdir(parents=True, exist_ok=True)
        for name, text in ROUTINES.items():
            (self.home / "routines" / f"{name}.yaml").write_text(text)

    def ask(self, day: int, *args: str) -> Any:
        """What a command says in JSON on that day."""
        env = {**os.environ, "COACH_HOME": str(self.home), "COACH_BENCH": os.devnull, "COACH_BENCH_DAYS": str(day)}
        told = subprocess.run([sys.executable, INSIDE, *args, "--json"], env=env, capture_output=True, check=False)
        if told.returncode:
            raise SystemExit(f"coach {' '.join(args)}: {told.stderr.decode()}")
        return json.loads(told.stdout)

    def do(self, visit: Visit) -> None:
        """Do a session, and write down what is to be compared."""
        folder = self.folder / visit.title.replace(" ", "-")
        server = SinkServer(self.kind, folder, alsa=self.alsa)
        try:
            self._heard(visit, folder, server)
        finally:
            server.stop()

    def _heard(self, visit: Visit, folder: Path, server: SinkServer) -> None:
        server.start()
        facts = Facts(visit, preview=self.ask(visit.day, "preview", visit.routine)["segments"])
        time.sleep(1.5)
        began = time.monotonic()
        terminal = Terminal(
            self.home,
            "run",
            visit.routine,
            program=(INSIDE,),
            COACH_BENCH=str(folder / "log.pickle"),
            COACH_BENCH_DAYS=str(visit.day),
            **server.env,
        )
        self._lead(terminal, visit, facts, server)
        facts.code = terminal.wait()
        facts.minutes = (time.monotonic() - began) / 60
        facts.load = os.getloadavg()[0]
        facts.whole = terminal.whole()
        server.stop()
        facts.history = self.ask(visit.day, "history")["sessions"]
        told = self.ask(visit.day, "target")["targets"]
        facts.targets = {each["exercise"]: each["reps"] for each in told if each["exercise"] in visit.targets}
        logs = self.home / "logs" / "coach.log"
        facts.log = logs.read_text() if logs.exists() else ""
        (folder / "facts.json").write_text(json.dumps(asdict(facts)))
        print(f"{self.kind}, {visit.title}: {facts.minutes:.1f} minutes, exit code {facts.code}", flush=True)

    def _lead(self, terminal: Terminal, visit: Visit, facts: Facts, server: SinkServer) -> None:
        """Press what is to be pressed until the session is over, then answer."""
        terminal.watch(lambda text: "Stop" in text)
        began = time.monotonic()
        keys = [(began + at_s, key) for at_s, key in visit.keys]
        trouble = None
        if visit.killed_s is not None:
            trouble = threading.Thread(target=self._trouble, args=(server, facts, began + visit.killed_s))
            trouble.start()
        looked_s = done_s = began
        while (now_s := time.monotonic()) < began + LONGEST_S and terminal.read(0.05):
            if keys and now_s >= keys[0][0]:
                terminal.press(keys.pop(0)[1])
                looked_s = now_s + 1
            if now_s < looked_s + LOOK_S:
                continue
            looked_s, text = now_s, terminal.text()
            if "How hard was it?" in text:
                break
            if "space Done" not in text:
                done_s = now_s
            elif now_s > done_s + PACE_S:
                terminal.press(" ")
                done_s = now_s
            if "Go on" in text and not keys:
                facts.paused_by_itself += 1
                terminal.press(" ")
        if trouble is not None:
            trouble.join()
        terminal.read_for(4)  # the last words
        for key in (*visit.answers, *PAGES):
            terminal.press(key)
            terminal.read_for(1)
        ends_s = time.monotonic() + ENDS_S
        while terminal.read(0.2):
            if time.monotonic() > ends_s:
                raise SystemExit(f"{visit.title} does not end; the screen shows:\n{terminal.text()}")

    def _trouble(self, server: SinkServer, facts: Facts, at_s: float) -> None:
        """The server crashes, and comes back."""
        time.sleep(max(at_s - time.monotonic(), 0))
        facts.gone_s = time.monotonic()
        server.kill()
        time.sleep(AWAY_S)
        server.start()
        facts.back_s = time.monotonic()


def main() -> None:
    """One person's sessions: those with every core busy, or the others."""
    options = argparse.ArgumentParser(description="One person's sessions.")
    options.add_argument("kind", choices=list(WEEKS))
    options.add_argument("--folder", type=Path, required=True)
    options.add_argument("--days", default="")
    options.add_argument("--busy", action="store_true")
    options.add_argument("--alsa", action="store_true")
    chosen = options.parse_args()
    person = Person(chosen.kind, chosen.folder, alsa=chosen.alsa)
    days = set(filter(None, chosen.days.split(",")))
    for visit in WEEKS[chosen.kind]:
        if visit.busy == chosen.busy and (not days or visit.title.split()[0] in days):
            person.do(visit)


if __name__ == "__main__":
    main()
