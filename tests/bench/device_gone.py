"""A sound device that goes away in mid-session and comes back: on real PulseAudio servers, with null sinks.

    python tests/bench/device_gone.py        1.5 minutes; needs the extra `sound`, pulseaudio and pactl

Four sessions at the same time, each with a sound server of its own: its sink is unloaded, its server is killed, or is
stopped so that it does not answer; the last one keeps its device. All three are put right 15 s later. Reported for
each: how late cues were delivered, which notices there were, how much was heard after the device was back, in all and
of a tone and a word alone, and how long closing took.

Fails when a cue is more than 100 ms late, when the stream or the voice give more than one notice, when nothing is heard
again, and when closing takes more than 2 s.
"""

from __future__ import annotations

import json
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from coach.app.runner import Live
from coach.engine.cues import Cue
from coach.engine.machine import Session
from coach.i18n.catalog import vocabulary
from coach.model.language import Language
from coach.model.settings import Settings
from coach.sound import choose
from coach.sound.choose import voice_settings
from coach.sound.listener import Listener
from coach.sound.tones import Tone
from tests.bench.session_audio import TIMED, Noted, short_plan
from tests.bench.sound_onsets import RATE, SINK, Recorder, server
from tests.support.fakes import FakeJournal

GONE_S, BACK_S, HEARD_FROM_S = 20.0, 35.0, 45.0
MAX_LATE_MS = 100
CLOSED_S = 2.0
LOUD = 1000
QUIET_S = 3.0
"""After this long the last word has been said."""
CASES = ("stays", "unloaded", "killed", "stopped")


def main() -> int:
    """All cases beside each other."""
    parts = {case: subprocess.Popen([sys.executable, __file__, case], stdout=subprocess.PIPE) for case in CASES}
    faults = []
    for case, part in parts.items():
        log = json.loads(part.communicate()[0])
        late = log["late"]
        print(f"\n{case}: {len(late)} cues, median {statistics.median(late):.1f} ms late, latest {max(late):.1f}")
        print(f"  notices: {log['notices']}")
        print(f"  loud samples at the end: {log['loud']}; closed in {log['closed_s']:.2f} s")
        notices = sum(map(len, log["notices"].values()))
        told = notices == 0 if case == "stays" else all(len(each) <= 1 for each in log["notices"].values()) and notices
        wrong = {
            "late": max(late) > MAX_LATE_MS,
            "notices": not told,
            **{f"no {what} heard": not loud for what, loud in log["loud"].items()},
            "slow to close": log["closed_s"] > CLOSED_S,
        }
        faults += [f"{case}: {what}" for what, is_so in wrong.items() if is_so]
    print("\n" + ("; ".join(faults) or "all as it should be"))
    return 1 if faults else 0


def perform(case: str) -> None:
    """One session; what happened goes to standard output."""
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        pulse = server(folder)
        try:
            print(json.dumps(lead(case, folder, pulse)))
        finally:
            pulse.kill()


def lead(case: str, folder: str, pulse: subprocess.Popen[bytes]) -> dict[str, object]:
    """The session, and the trouble."""
    notices: dict[str, list[str]] = {"stream": [], "voice": []}
    output = choose.choose_output(notices["stream"].append)
    voice = choose.choose_voice(voice_settings(Settings(), Language.EN), notices["voice"].append, output)
    sound = Noted(choose.choose_player("auto", notices["stream"].append, None, 100, output), voice, output)
    time.sleep(1.5)
    plan = short_plan()
    listener = Listener(sound, plan, vocabulary(Language.EN).session, rate=Settings().voice_rate)
    late: list[float] = []

    def hear(cue: Cue) -> None:
        if isinstance(cue, TIMED):
            late.append(1000 * (time.monotonic() - live._since_s) - cue.at_ms)
        listener.hear(cue)

    live = Live(Session(plan), FakeJournal(), hear, clock=time.monotonic, lookahead=listener)
    servers, recorders = [pulse], list[Recorder]()
    began = time.monotonic()
    trouble = threading.Thread(target=happen, args=(case, folder, began, servers, recorders))
    trouble.start()
    live.begin()
    listener.flush()
    while not live.over:
        time.sleep(min(live.wait_s(), 1.0 if (early_s := live.foresee_s()) is None else early_s))
        live.foresee()
        if live.wait_s() == 0:
            live.look()
        listener.flush()
    trouble.join()
    time.sleep(QUIET_S)
    loud = {"sound": loudness(recorders, 0)}
    loud["tone"] = heard(recorders, partial(sound.play, Tone.LIFT))
    loud["word"] = heard(recorders, partial(sound.say, "Lift"))
    for recorder in recorders:
        recorder.stop()
    closing = time.monotonic()
    sound.close()
    closed_s = time.monotonic() - closing
    for each in servers[1:]:
        each.kill()
    return {"late": late, "notices": notices, "loud": loud, "closed_s": closed_s}


def loudness(recorders: list[Recorder], since: int) -> int:
    """How many samples are loud, from this one on."""
    return sum(abs(sample) > LOUD for recorder in recorders for sample in recorder.samples[since:])


def heard(recorders: list[Recorder], ask: Callable[[], object]) -> int:
    """How much of a sound that is played by itself is heard."""
    since = max(len(recorder.samples) for recorder in recorders)
    ask()
    time.sleep(1.5)
    return loudness(recorders, since)


def happen(
    case: str, folder: str, began: float, servers: list[subprocess.Popen[bytes]], recorders: list[Recorder]
) -> None:
    """The device goes, and is back; from then on it is recorded."""

    def until(at_s: float) -> None:
        time.sleep(max(0.0, began + at_s - time.monotonic()))

    until(GONE_S)
    if case == "unloaded":
        subprocess.run(["pactl", "unload-module", "module-null-sink"], check=True)
    elif case == "killed":
        servers[0].kill()
        servers[0].wait()
    elif case == "stopped":
        servers[0].send_signal(signal.SIGSTOP)
    until(BACK_S)
    if case == "unloaded":
        argv = ["pactl", "load-module", "module-null-sink", f"sink_name={SINK}", f"rate={RATE}"]
        subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    elif case == "killed":
        servers.append(server(folder))
    elif case == "stopped":
        servers[0].send_signal(signal.SIGCONT)
    until(HEARD_FROM_S)
    recorders.append(Recorder())


if __name__ == "__main__":
    if sys.argv[1:]:
        perform(sys.argv[1])
    else:
        sys.exit(main())
