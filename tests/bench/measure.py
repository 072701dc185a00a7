"""How quick coach is, side by side with a bare Textual program: `python tests/bench/measure.py [--minutes 20]`.

Prints a table for CONTRIBUTING: what was measured, the limit, and whether it holds. Everything runs on a 120x40
pseudo-terminal, without sound, with bytecode that is already there. `--only first|cost|cues|keys` measures a part.

- *First frames* from the start of the process until the last word of the complete screen has arrived. Every turn
  starts each program once, in turn, and the figure is the median over the turns of the ratio to the bare program of
  the same turn: a machine that is busy is busy for both.
- *Costs* of three programs that run at the same time: the bare one, a session in a long hold, and one that lifts and
  lowers without a pause. They run on for `--minutes`, which is how long something had time to accumulate.
- *Cues*: each whole second of a session is a moment at which the time that is left changes on the screen. How late its
  last byte arrives is measured against the beginning that the session itself names; the bare program's beat in the
  same run is what the machine and Textual add by themselves. Both go by a second that is no whole number of Textual's
  frames: else each would be as late all along as chance has it. Once more with as many busy loops as there are cores.
- *Keys*: from the press of the big key until PAUSED stands on the screen in full; the bare program shows a number, and
  nothing that a key could wait behind. Half as many presses come right behind a change of ours.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from coach.app.live_view import minutes as as_minutes
from coach.library.cache import SETTLED_NS
from coach.tui.widgets import glyphs
from tests.bench.terminals import OnTerminal, clock, on_terminal, read

HERE = Path(__file__).parent
BARE, STILL_BARE, INSIDE = str(HERE / "bare_app.py"), [str(HERE / "bare_app.py"), "still"], str(HERE / "inside.py")
OWN_FILES = 1_000
SPEED = 1.01
CUE_MS = 20.0
"""A frame of the eye; the ear has its own path."""
SETTLE_S = 25
"""The welcome is over by then, and what belongs to a start."""
HOLD_S = 1_700
PRESSES = 200
GOLDEN = 0.618
"""Its multiples fall evenly into a second: a flash and a frame that is due are met as often as they last."""

SETTINGS = "voice: off\ntones: off\n"
HOLD = """name: Long hold
when: any
prepare: 3
exercises:
  - {exercise: side-leg-lift, sides: [left], reps: 2, tempo: {lift: 2, hold: SECONDS, lower: 2, relax: 1}}
"""
MOVE = """name: Lift and lower
when: any
prepare: 3
exercises:
  - {exercise: side-leg-lift, sides: [left], reps: 350, tempo: {lift: 2, hold: 0, lower: 2, relax: 0}}
"""
BEAT = """name: Every second
when: any
prepare: 3
exercises:
  - {exercise: side-leg-lift, sides: [left], reps: 8, tempo: {lift: 2, hold: 5, lower: 2, relax: 1}}
  - {exercise: side-leg-lift, sides: [left], reps: 5, tempo: {lift: 2, hold: 60, lower: 2, relax: 1}}
"""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    measured: float
    limit: float | None
    unit: str = ""
    note: str = ""

    def line(self) -> str:
        """As Markdown."""
        limit = "" if self.limit is None else f"{self.limit:g}{self.unit}"
        holds = "" if self.limit is None else "ok" if self.measured <= self.limit else "no"
        return f"| {self.what} | {self.measured:.2f}{self.unit} | {limit} | {holds} | {self.note} |"


class Bench:
    """Homes to run in, and the environment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self.env = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(HERE.parents[1]),
        }
        for name in ("COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"):
            self.env.pop(name, None)
        self.env["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        self._few = self._template("few")
        self._many = self._template("many")
        text = (HERE.parents[1] / "routines" / "pre-run.yaml").read_text(encoding="utf-8")
        for number in range(OWN_FILES):
            own = re.sub(r"(?m)^name: .*", f"name: My own routine {number}", text)
            (self._many / "routines" / f"own-{number:04}.yaml").write_text(own, encoding="utf-8")

    def _template(self, name: str) -> Path:
        home = self._folder / name
        (home / "routines").mkdir(parents=True)
        (home / "settings.yaml").write_text(SETTINGS, encoding="utf-8")
        texts = {"hold": HOLD.replace("SECONDS", str(HOLD_S)), "move": MOVE, "beat": BEAT}
        for id_, text in texts.items():
            (home / "routines" / f"{id_}.yaml").write_text(text, encoding="utf-8")
        made = subprocess.run(
            [sys.executable, str(HERE / "make_history.py"), str(home), "20"], env=self.env, check=True
        )
        assert made.returncode == 0
        self.quietly(home, "morning", "0")
        return home

    def quietly(self, home: Path, *command: str) -> None:
        """A command, for what it leaves behind."""
        argv = [sys.executable, "-m", "coach", *command]
        subprocess.run(argv, env={**self.env, "COACH_HOME": str(home)}, check=False, capture_output=True)

    def home(self, *, many: bool = False) -> Path:
        """A home nobody has used yet."""
        self._made += 1
        home = self._folder / f"home-{self._made}"
        shutil.copytree(self._many if many else self._few, home)
        return home

    def used(self, how_many: int) -> list[Path]:
        """As many homes that have been used: what their files say is known."""
        homes = [self.home() for _ in range(how_many)]
        time.sleep(SETTLED_NS / 1e9 + 0.5)
        for home in homes:
            self.quietly(home, "list")
            self.quietly(home, "preview", "rest-day")
        return homes

    def at(self, home: Path) -> dict[str, str]:
        """The environment for a program in that home."""
        return {**self.env, "COACH_HOME": str(home), "COACH_BENCH": str(home / "told")}


# first frames


def first_frame(argv: Sequence[str], env: dict[str, str], *words: str) -> float:
    """Seconds from the start until all of these words have been drawn."""
    with on_terminal(argv, env) as program:
        if not read([program], 30, lambda: program.shows(*words)):
            raise SystemExit(f"{argv}: never showed {words}; it shows\n{list(program.screens())[-1][1]}")
        return program.pieces[-1][0] - program.began


def list_s(env: dict[str, str]) -> float:
    """Seconds that `coach list` takes, from start to end."""
    began = clock()
    subprocess.run([sys.executable, "-m", "coach", "list"], env=env, check=True, stdout=subprocess.DEVNULL)
    return clock() - began


def first_frames(bench: Bench, turns: int) -> Iterator[Row]:
    """Home, the live screen, home with many files, and the list."""
    taken: dict[str, list[float]] = {}
    few, many = bench.at(bench.home()), bench.at(bench.home(many=True))
    homes = bench.used(turns + 1)
    for turn in range(turns + 1):
        live, first = bench.at(homes[turn]), bench.at(bench.home())
        shutil.rmtree(Path(first["COACH_HOME"]) / "cache", ignore_errors=True)
        of_turn = {
            "bare": first_frame(STILL_BARE, bench.env, "complete"),
            "home": first_frame(["-m", "coach"], few, "THE WAY TO THE GOAL", "Rest day", "Quit"),
            "live": first_frame(["-m", "coach", "run", "rest-day"], live, " left", "Stop", "▀"),
            "first": first_frame(["-m", "coach", "run", "rest-day"], first, " left", "Stop", "▀"),
            "many": first_frame(["-m", "coach"], many, "My own routine", "Rest day", "Quit"),
            "list": list_s(few),
        }
        if turn:  # the first one makes the bytecode
            for name, seconds in of_turn.items():
                taken.setdefault(name, []).append(seconds)
    bare = taken["bare"]
    limits: dict[str, tuple[str, float | None]] = {
        "home": ("home's first complete frame", 1.15),
        "live": ("the live screen's", 1.2),
        "first": ("the live screen's, where no file was ever read before", None),
        "many": (f"home's with {OWN_FILES:,} routine files of one's own", 1.7),
        "list": ("`coach list`, to its end", 0.28),
    }
    for name, (what, limit) in limits.items():
        ratio = statistics.median(each / base for each, base in zip(taken[name], bare, strict=True))
        yield Row(what, ratio, limit, " ×", f"{statistics.median(taken[name]) * 1000:.0f} ms")
    yield Row("a bare program's first frame", 1, None, " ×", f"{statistics.median(bare) * 1000:.0f} ms, {turns} turns")


# costs


def told(program: OnTerminal, env: dict[str, str]) -> dict[str, float]:
    """What a coach says of itself."""
    path = Path(env["COACH_BENCH"])
    before = len(path.read_text().splitlines()) if path.exists() else 0
    os.kill(program.pid, signal.SIGUSR1)
    read([program], 5, lambda: path.exists() and len(path.read_text().splitlines()) > before)
    answer: dict[str, float] = json.loads(path.read_text().splitlines()[-1])
    return answer


@contextmanager
def session(bench: Bench, routine: str, speed: float = 1.0) -> Iterator[tuple[OnTerminal, dict[str, str]]]:
    """A session of this routine that is under way."""
    env = bench.at(home := bench.used(1)[0])
    # What is explained before the first repetition would be measured in the place of the hold.
    (home / "settings.yaml").write_text(f"{SETTINGS}explain: never\n", encoding="utf-8")
    with on_terminal([INSIDE, "run", routine, "--speed", str(speed)], env) as program:
        if not read([program], 30, lambda: program.shows(" left", "Stop")):
            raise SystemExit(f"{routine} never began; it shows\n{list(program.screens())[-1][1]}")
        yield program, env


def costs(bench: Bench, minutes: float, window_s: float) -> Iterator[Row]:
    """Processor, bytes and memory, and what grows."""
    with ExitStack() as stack:
        bare = stack.enter_context(on_terminal(STILL_BARE, bench.env))
        still, still_env = stack.enter_context(session(bench, "hold"))
        moving, moving_env = stack.enter_context(session(bench, "move"))
        all_of_them = [bare, still, moving]
        read(all_of_them, SETTLE_S)
        before = [(each.cpu_s(), each.drawn_bytes()) for each in all_of_them]
        began = clock()
        read(all_of_them, window_s)
        took = clock() - began
        cpu = [(each.cpu_s() - s) / took * 100 for each, (s, _) in zip(all_of_them, before, strict=True)]
        sent = [(each.drawn_bytes() - n) / took / 1000 for each, (_, n) in zip(all_of_them, before, strict=True)]
        idle = max(cpu[0], 0.01)
        for at, what, cpu_limit, sent_limit in ((1, "still", 0.5, 1.0), (2, "moving", 3.5, 13.0)):
            note = f"{cpu[at] / idle:.1f} × the bare program's {cpu[0]:.2f}, over {took:.0f} s"
            yield Row(f"live screen, figure {what}: of a core", cpu[at], cpu_limit, " %", note)
            yield Row(f"live screen, figure {what}: sent", sent[at], sent_limit, " KB/s")
        rss = [each.rss_kb() for each in all_of_them]
        for at, what in ((1, "still"), (2, "moving")):
            yield Row(f"memory, figure {what}", rss[at] / rss[0], 1.1, " ×", f"{rss[at] / 1024:.0f} MB")
        first = [(told(each, env), each) for each, env in ((still, still_env), (moving, moving_env))]
        holding = [(each.rss_kb(), each.open_files(), each.threads()) for _, each in first]
        read(all_of_them, minutes * 60)
        for at, (env, what) in enumerate(((still_env, "still"), (moving_env, "moving"))):
            then, each = first[at]
            now = told(each, env)
            kb, files, threads = holding[at]
            note = f"in {minutes:g} minutes"
            yield Row(f"figure {what}: memory grows", (each.rss_kb() - kb) / 1024, 1.5, " MB", note)
            yield Row(f"figure {what}: open files grow", each.open_files() - files, 0, "", note)
            yield Row(f"figure {what}: threads grow", each.threads() - threads, 0, "", note)
            yield Row(
                f"figure {what}: timers grow", now["timers"] - then["timers"], 2, "", f"{now['timers']} at the end"
            )
            yield Row(f"figure {what}: tasks grow", now["tasks"] - then["tasks"], 0, "", f"{now['tasks']} at the end")
            grown = now["objects"] - then["objects"]
            yield Row(f"figure {what}: objects grow", grown, 2_000, "", f"{now['objects']} at the end")


# cues and keys


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred is above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def lateness_ms(program: OnTerminal, env: dict[str, str]) -> dict[int, float]:
    """For each whole second of a session, how late the time that was left then had arrived."""
    began = told(program, env)["began"]
    drawn = b"".join(piece for _, piece in program.pieces)
    # Every text of the kind "4:31 left", with the place of its last byte.
    found = [(match.group(1), match.end()) for match in re.finditer(rb"(\d+:\d\d) left", drawn)]
    ends, length = [], 0
    for at, piece in program.pieces:
        length += len(piece)
        ends.append((length, at))
    total = _seconds(found[0][0])
    late: dict[int, float] = {}
    for text, place in found:
        second = total - _seconds(text)
        if second > 0 and second not in late:
            late[second] = (next(at for end, at in ends if end >= place) - began - second / SPEED) * 1000
    assert as_minutes(total * 1000) == found[0][0].decode()
    return late


def _seconds(text: bytes) -> int:
    whole, _, rest = text.partition(b":")
    return int(whole) * 60 + int(rest)


def beat_ms(program: OnTerminal) -> list[float]:
    """How late each number of the bare program arrived."""
    late = []
    for at, piece in program.pieces:
        for began, number in re.findall(rb"([\d.]+)/(\d+)/", piece):
            if int(number):
                late.append((at - float(began) - int(number) / SPEED) * 1000)
    return late


def cues(bench: Bench, seconds: float) -> Iterator[Row]:
    """How late cues are, with the machine as it is and with its cores busy, and beside a bare program's own timer."""
    for busy in (0, os.cpu_count() or 2):
        with ExitStack() as stack:
            program, env = stack.enter_context(session(bench, "beat", SPEED))
            bare = stack.enter_context(
                on_terminal([BARE, str(1 / SPEED)], bench.env)
            )  # last: what waits to be read looks late
            read([bare, program], 3)
            loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(busy)]
            try:
                read([bare, program], seconds)
            finally:
                for loop in loops:
                    loop.kill()
                    loop.wait()
            late = lateness_ms(program, env)
            base = beat_ms(bare)
        settled = {second: ms for second, ms in late.items() if second > 3}
        how = f"{busy} cores busy" if busy else "machine as it is"
        yield from beside_bare(f"a cue reaches the screen, p99, {how}", list(settled.values()), base)
        latest = sorted(settled, key=settled.__getitem__)[-5:]
        yield Row("the latest of them", settled[latest[-1]], None, " ms", f"of the seconds {latest}")
        if seconds >= 170 and not busy:
            yield Row("the cue after a hold of 60 s", late[148], CUE_MS, " ms")


def beside_bare(what: str, ours: Sequence[float], bare: Sequence[float]) -> Iterator[Row]:
    """One in a hundred is later than that, in milliseconds, and against the bare program of the same run."""
    note = f"median {statistics.median(ours):.1f}, {len(ours)} of them; bare: p99 {p99(bare):.1f}"
    note += f", median {statistics.median(bare):.1f}; load {os.getloadavg()[0]:.1f}"
    yield Row(what, p99(ours), CUE_MS, " ms", note)
    yield Row(f"{what}, beside the bare program's", p99(ours) / p99(bare), 1.1, " ×")


def keys(bench: Bench, presses: int) -> Iterator[Row]:
    """How soon a key's effect is seen: at any moment, and right behind another change, where Textual lets it wait."""
    with session(bench, "hold") as (program, _), on_terminal(STILL_BARE, bench.env) as bare:
        both = [program, bare]
        read(both, SETTLE_S)
        asked, asked_bare, behind = [], [], []
        for number in range(presses):
            read(both, 0.1 + number * GOLDEN % 1)
            asked_bare.append(bare.type(b" "))
            read(both, 0.2)
            asked.append(program.type(b" "))
            read(both, 0.4)
            program.type(b" ")
        for _ in range(presses // 2):
            read(both, 0.5)
            pieces = len(program.pieces)
            read(both, 3, lambda before=pieces: len(program.pieces) > before)  # type: ignore[misc]
            behind.append(program.type(b" "))
            read(both, 0.5)
            program.type(b" ")
        read(both, 0.5)
        late = paused_ms(program, asked + behind)
        numbers = [(at, int(found[1])) for at, piece in bare.pieces if (found := re.search(rb"pressed (\d+)/", piece))]
        base = [(at - asked_bare[number - 1]) * 1000 for at, number in numbers]
    yield Row("keys whose effect was seen", len(late) / len(asked + behind), None, " ×")
    yield from beside_bare("a key's effect on the screen, p99", late[:presses], base)
    note = f"90 of 100: {statistics.quantiles(late[presses:], n=10)[-1]:.1f}, {len(late) - presses} of them"
    yield Row("a key right behind another change, median", statistics.median(late[presses:]), CUE_MS, " ms", note)


def paused_ms(program: OnTerminal, asked: Sequence[float]) -> list[float]:
    """How long after each of these keys PAUSED stood on the screen in full."""
    paused = glyphs.rows("PAUSED", 1)
    shown: list[float] = []
    for at, text in program.screens():
        lines = [line.strip() for line in text.splitlines()]
        whole = all(any(row.strip() in line for line in lines) for row in paused)
        while whole and len(shown) < len(asked) and at >= asked[len(shown)]:
            shown.append((at - asked[len(shown)]) * 1000)
    return shown


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20, help="how long to look at what grows")
    parser.add_argument("--turns", type=int, default=11, help="how often each program is started")
    parser.add_argument("--window", type=float, default=60, help="seconds over which a cost is taken")
    parser.add_argument("--seconds", type=float, default=180, help="how long cues are looked at, twice")
    parser.add_argument("--presses", type=int, default=PRESSES)
    parser.add_argument("--only", choices=["first", "cost", "cues", "keys"], action="append")
    args = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        bench = Bench(Path(folder))
        parts = {
            "first": lambda: first_frames(bench, args.turns),
            "cost": lambda: costs(bench, args.minutes, args.window),
            "cues": lambda: cues(bench, args.seconds),
            "keys": lambda: keys(bench, args.presses),
        }
        print(f"Measured on {datetime.now().astimezone():%Y-%m-%d %H:%M}, Python {sys.version.split()[0]}\n")
        print("| what | measured | limit | | |\n|---|---|---|---|---|", flush=True)
        for name, part in parts.items():
            if args.only is None or name in args.only:
                for row in part():
                    print(row.line(), flush=True)
    print(f"\nTook {(time.monotonic() - began) / 60:.0f} minutes.")


if __name__ == "__main__":
    main()
