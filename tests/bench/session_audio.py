"""A short session as it is heard: run for real, recorded from a PulseAudio null sink, each cue looked for at its time.

    python tests/bench/session_audio.py        1 minute; needs the extra `sound`, pulseaudio and parec
    COACH_BENCH_SERVER=pipewire python ...     the same on PipeWire (pipewire, pipewire-pulse, wireplumber, dbus)

A sound server of its own is started and ended. The session runs twice at the same time, its tones into one sink and
its words into another, so that a word's onset is not hidden by the tone that begins with it; laid over each other they
give the loudest sample. It runs as the live screen runs it, without a screen, and is paused for two seconds in the
middle of the first explanation.

Reported: how late each tone and each word began after its cue's moment, the loudest sample of the mix, how soon
there was silence after the pause, and what was never heard. Fails when a spoken number begins more than 50 ms off
its second, or a repetition's, which is stored first, more than 150 ms; when a sample clips, or when the pause is not
silent within 100 ms.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[2]))

from coach.app.runner import Live
from coach.engine.cues import Began, Countdown, Cue, Finished, HalfWay, HoldCount, LastOne, RepDone
from coach.engine.events import Event, Pause, Resume
from coach.engine.machine import Session
from coach.i18n.catalog import vocabulary
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Side
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.prescription import prescribe
from coach.model.settings import Settings
from coach.sound import choose
from coach.sound.choose import voice_settings
from coach.sound.facade import Sound
from coach.sound.listener import Listener
from coach.sound.output import Output
from coach.sound.player import Player, SilentPlayer
from coach.sound.speech_queue import MAX_LATE_MS, Priority
from coach.sound.tones import Tone
from coach.sound.voice import SilentVoice, Voice
from tests.bench.sound_onsets import RATE, Recorder, server, steady
from tests.support.fakes import FakeJournal

TONES, WORDS = "coach_bench", "coach_words"
LOUD = 100
"""A sample above this is sound. The sink adds no noise, and the f of four and the th of three begin as soft as that."""
TIMED = (Began, Countdown, HoldCount, HalfWay, LastOne, RepDone, Finished)
"""Cues that come by the clock, not by a key."""
AROUND = 20
"""Blocks of about 5 ms before and after one that tell when it came."""
QUIET_S = 0.008
"""So long nothing loud: what comes then is another sound. A word that cuts another begins 10 to 20 ms after it."""
MOST_OFF_MS, MOST_OFF_STORED_MS = 50, 150
"""Of a second, which is known ahead; of a repetition, which is stored first and then waits for the device."""
EARLY_S = 0.03
"""How much before its moment a sound is looked for."""
SILENT_WITHIN_MS = 100


class Noted(Sound):
    """Sound that writes down when each thing was asked for."""

    def __init__(self, player: Player, voice: Voice, output: Output | None) -> None:
        super().__init__(player, voice, output)
        self.tones: list[tuple[float, Tone]] = []
        self.words: list[tuple[float, str, bool]] = []
        """The last of each: whether it was asked for ahead; a repetition's number is not, as it is stored first."""
        self.silenced: list[float] = []

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        self.tones.append((at_s or time.monotonic(), tone))
        super().play(tone, at_s)

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        self.words.append((at_s or time.monotonic(), text, at_s is not None))
        super().say(text, within_ms, priority, at_s)

    def silence(self) -> None:
        self.silenced.append(time.monotonic())
        super().silence()


class Track:
    """One recording: when a sound began and ended."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.onsets: list[float] = []
        self.ends: list[float] = []
        self._firsts = [first for _, first in recorder.pieces]
        starts = [at - first / RATE for at, first in recorder.pieces]
        self._starts = [min(starts[max(0, at - AROUND) : at + AROUND]) for at in range(len(starts))]
        last = -RATE
        for at, sample in enumerate(recorder.samples):
            if abs(sample) > LOUD:
                if at - last > QUIET_S * RATE:
                    if self.onsets:
                        self.ends.append(self.when(last))
                    self.onsets.append(self.when(at))
                last = at
        self.ends.append(self.when(last))

    def when(self, index: int) -> float:
        """The time of a sample: when its block came, plus its place in the block.

        Of the blocks around it the one that was read soonest tells: the reader may wait for a busy processor.
        """
        return self._starts[bisect_right(self._firsts, index) - 1] + index / RATE

    def late_ms(self, due: float, within_s: float) -> float | None:
        """How long after `due` the next sound began; before it, where that is less than nothing."""
        return next((1000 * (at - due) for at in self.onsets if due - EARLY_S <= at <= due + within_s), None)

    def sound_in(self, start: float, end: float) -> list[tuple[float, float]]:
        """The sounds that overlap this time."""
        return [(a, b) for a, b in zip(self.onsets, self.ends, strict=True) if a < end and b > start]


def short_plan() -> Plan:
    """Four clamshells on each side."""
    catalogue = Catalogue(shipped_routines())
    loaded = catalogue.routine("rest-day")
    routine = replace(loaded.routine, entries=loaded.routine.entries[:1], prepare_ms=12_000, switch_ms=8_000)
    plan = prescribe(routine, loaded.exercises, {})
    dose = plan.doses[0]
    tempo = replace(dose.tempo, hold_ms=3_000)
    return replace(plan, doses=(replace(dose, reps=4, tempo=tempo, sides=(Side.LEFT, Side.RIGHT)),))


def lead(sound: Noted, plan: Plan) -> list[tuple[float, float, Cue]]:
    """The session; returns for each cue its moment by the clock, when it was delivered, and the cue."""
    listener = Listener(sound, plan, vocabulary(Language.EN).session, rate=Settings().voice_rate)
    cues: list[tuple[float, float, Cue]] = []

    def hear(cue: Cue) -> None:
        due = live._since_s + (cue.at_ms - active_ms) / 1000 if isinstance(cue, TIMED) else time.monotonic()
        cues.append((due, time.monotonic(), cue))
        listener.hear(cue)

    live = Live(Session(plan), FakeJournal(), hear, clock=time.monotonic, lookahead=listener)
    active_ms = 0
    events: list[tuple[float, Event]] = [(5.0, Pause()), (7.0, Resume())]
    began = time.monotonic()
    live.begin()
    listener.flush()
    while not live.over:
        wait_s = min(live.wait_s(), 1.0 if (early_s := live.foresee_s()) is None else early_s)
        if events:
            wait_s = min(wait_s, max(0.0, began + events[0][0] - time.monotonic()))
        time.sleep(wait_s)
        if events and time.monotonic() >= began + events[0][0]:
            _, event = events.pop(0)
            active_ms = live.session.active_ms
            live.send(event)
            active_ms = live.session.active_ms
            if isinstance(event, Pause):
                time.sleep(0.3)  # "Paused." would come at once and hide the silence
        else:
            live.foresee()
            if live.wait_s() == 0:
                live.look()
        listener.flush()
    time.sleep(2)
    return cues


def report(title: str, rows: list[tuple[str, float | None]]) -> list[float]:
    """A line for each, and the summary; returns what was heard."""
    heard = [late for _, late in rows if late is not None]
    missing = [name for name, late in rows if late is None]
    print(f"\n{title}: {len(heard)} of {len(rows)} heard")
    print("  " + ", ".join(f"{name[:14]} {late:.0f}" for name, late in rows if late is not None))
    if heard:
        middle = statistics.median(heard)
        print(f"  ms after their moment: median {middle:.1f}, earliest {min(heard):.1f}, latest {max(heard):.1f}")
    if missing:
        print(f"  not heard: {missing}")
    return heard


def main() -> int:
    """Record, look, and say what is wrong."""
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        pulse = server(folder)
        argv = ["pactl", "load-module", "module-null-sink", f"sink_name={WORDS}", f"rate={RATE}"]
        subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
        quiet = [steady(TONES), steady(WORDS)]
        try:
            return record()
        finally:
            for process in (*quiet, pulse):
                process.terminate()
                process.wait()


def perform(part: str) -> None:
    """One session with one half of the sound; what was asked for and when goes to standard output."""
    notices: list[str] = []
    voice: Voice = SilentVoice()
    player: Player = SilentPlayer()
    output = choose.choose_output(notices.append)
    if part == "words":
        voice = choose.choose_voice(voice_settings(Settings(), Language.EN), notices.append, output)
    else:
        player = choose.choose_player("auto", notices.append, None, 100, output)
    time.sleep(1.5)
    sound = Noted(player, voice, output)
    cues = lead(sound, short_plan())
    sound.close()
    log = {
        "notices": notices,
        "late": [1000 * (delivered - due) for due, delivered, _ in cues],
        "began": cues[0][1],
        "tones": sound.tones,
        "words": sound.words,
        "silenced": sound.silenced,
    }
    print(json.dumps(log))


def record() -> int:
    """The same session twice at the same time, its tones into one recorder and its words into another."""
    recorders = [Recorder(TONES), Recorder(WORDS)]
    time.sleep(1)
    parts = [
        subprocess.Popen(
            [sys.executable, __file__, part],
            stdout=subprocess.PIPE,
            env={**os.environ, "PULSE_SINK": sink, "PIPEWIRE_NODE": sink},
        )
        for part, sink in (("tones", TONES), ("words", WORDS))
    ]
    logs = [json.loads(part.communicate()[0]) for part in parts]
    for recorder in recorders:
        recorder.stop()
    tones, words = (Track(recorder) for recorder in recorders)
    late = [ms for log in logs for ms in log["late"]]
    print(f"cues: {len(late)}, delivered {statistics.median(late):.1f} ms after their moment, latest {max(late):.1f}")
    said = logs[1]["words"]
    asked = [(at, name, tones.late_ms(at, 0.3)) for at, name in logs[0]["tones"] if name != Tone.RELAX]
    report("tones", [each[1:] for each in asked])
    asked = [(text, ahead, words.late_ms(at, 0.4)) for at, text, ahead in said]
    report("words", [(text, late) for text, _, late in asked if not text.isdigit()])
    seconds = [(text, late) for text, ahead, late in asked if text.isdigit() and ahead]
    stored = [(text, late) for text, ahead, late in asked if text.isdigit() and not ahead]
    numbers, reps = report("seconds", seconds), report("repetitions", stored)
    peaks = [max(map(abs, recorder.samples)) / 32768 for recorder in recorders]
    together = loudest_mix(tones, words, logs[1]["began"] - logs[0]["began"])
    print(f"\nloudest sample: tones {peaks[0]:.2f}, words {peaks[1]:.2f}, together {together:.2f}")
    key = logs[1]["silenced"][0]
    spoken = [end for _, end in words.sound_in(key - 0.2, key + 0.02) if end < key + 0.3]
    stopped = 1000 * (max([*spoken, key]) - key)
    print(f"the explanation was silent {stopped:.0f} ms after the pause key")
    faults = [line for log in logs for line in log["notices"]]
    if len(numbers) < len(seconds) or len(reps) < len(stored):
        faults.append("not every number was heard")
    if max(numbers, default=0) > MOST_OFF_MS:
        faults.append(f"a number began {max(numbers):.0f} ms after its second")
    if max(reps, default=0) > MOST_OFF_STORED_MS:
        faults.append(f"a repetition's number began {max(reps):.0f} ms after its end")
    if together >= 1.0:
        faults.append(f"the loudest sample is {together:.2f}")
    if not spoken or stopped > SILENT_WITHIN_MS:
        faults.append(f"{stopped:.0f} ms until silence")
    print("\n" + ("; ".join(faults) or "all as it should be"))
    return 1 if faults else 0


def loudest_mix(one: Track, other: Track, other_later_s: float) -> float:
    """The loudest the two would be together, laid over each other to within the few ms a block takes."""
    blocks = [_loudest_by_time(one, 0.0), _loudest_by_time(other, other_later_s)]
    return max(blocks[0].get(at, 0) + max(blocks[1].get(at + by, 0) for by in (-1, 0, 1)) for at in blocks[0]) / 32768


def _loudest_by_time(track: Track, later_s: float) -> dict[int, int]:
    loudest: dict[int, int] = {}
    samples, step = track.recorder.samples, RATE // 100
    for first in range(0, len(samples), step):
        at = round((track.when(first) - later_s) * 100)
        loudest[at] = max(loudest.get(at, 0), max(map(abs, samples[first : first + step])))
    return loudest


if __name__ == "__main__":
    if sys.argv[1:]:
        perform(sys.argv[1])
    else:
        sys.exit(main())
