"""When tones and words are really heard: recorded from a PulseAudio null sink, a table of how late each one starts.

    python tests/bench/sound_onsets.py [VOICE ...]        needs the extra `sound`, pulseaudio and parec

A sound server of its own is started and ended. Each sound is asked for when those before it are over. A null sink
renders a block of the time to come whenever one is over, and the recorder gets it at once; a silent stream that asks
for 5 ms keeps the blocks short. A sample has the time at which its block arrived plus its place in it: right to
within a few ms. There is no hardware in it, which adds its own delay (a Bluetooth speaker's is 100 to 300 ms).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from coach.sound.choose import choose_output, choose_player, choose_voice
from coach.sound.facade import Sound
from coach.sound.tones import Tone
from coach.sound.voice import SilentVoice, VoiceSettings

RATE = 48_000
LOUD = 500
"""A sample above this is sound."""
SINK = "coach_bench"


class Recorder:
    """What the null sink was given, and when each piece of it came."""

    def __init__(self, sink: str = SINK) -> None:
        argv = ["parec", "-d", f"{sink}.monitor", "--raw", "--format=s16le", "--channels=1", f"--rate={RATE}"]
        self._process = subprocess.Popen([*argv, "--latency-msec=5"], stdout=subprocess.PIPE, bufsize=0)
        self.samples = array("h")
        self.pieces: list[tuple[float, int]] = []
        """When a piece came, and the index of its first sample."""
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        odd = b""
        while piece := os.read(self._process.stdout.fileno(), 1 << 20):
            self.pieces.append((time.monotonic(), len(self.samples)))
            piece = odd + piece
            odd = piece[len(piece) // 2 * 2 :]
            self.samples.frombytes(piece[: len(piece) // 2 * 2])

    def stop(self) -> None:
        """End the recording."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def onset(self, after: float, within_s: float) -> float | None:
        """When the first sound after this moment began."""
        for (came, first), (_, end) in pairwise([*self.pieces, (0.0, len(self.samples))]):
            if after <= came <= after + within_s:
                for index in range(first, end):
                    if abs(self.samples[index]) > LOUD:
                        return came + (index - first) / RATE
        return None


PIPEWIRE = "trap 'kill 0' TERM; pipewire & sleep 0.5; dbus-run-session -- wireplumber & pipewire-pulse & wait"
"""The three programs that are a sound server together; they end with their shell."""


def server(folder: str) -> subprocess.Popen[bytes]:
    """A sound server with nothing but a null sink: PulseAudio, or PipeWire with COACH_BENCH_SERVER=pipewire."""
    os.environ.update(XDG_RUNTIME_DIR=folder, HOME=folder)
    os.environ.pop("PULSE_SERVER", None)
    if os.environ.get("COACH_BENCH_SERVER") == "pipewire":
        process = subprocess.Popen(["bash", "-c", PIPEWIRE], stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(2.5)
        argv = ["pactl", "load-module", "module-null-sink", f"sink_name={SINK}", f"rate={RATE}"]
        subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, timeout=10)
        return process
    argv = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--load=module-native-protocol-unix"]
    process = subprocess.Popen(
        [*argv, f"--load=module-null-sink sink_name={SINK} rate={RATE}"], stderr=subprocess.DEVNULL
    )
    for _ in range(50):
        if (Path(folder) / "pulse" / "native").exists():
            return process
        time.sleep(0.1)
    process.terminate()
    raise SystemExit("pulseaudio does not start here")


def steady(sink: str = SINK) -> subprocess.Popen[bytes]:
    """A stream of silence that keeps the sink's blocks at 5 ms."""
    argv = ["pacat", "-d", sink, "--raw", f"--rate={RATE}", "--latency-msec=5"]
    with Path("/dev/zero").open("rb") as zero:
        return subprocess.Popen(argv, stdin=zero)


def measure(
    what: list[tuple[str, Callable[[], object]]], every_s: float
) -> tuple[list[tuple[str, float | None, float]], int]:
    """For each sound its name, how late it began and how long asking took, in ms; and the loudest sample."""
    recorder = Recorder()
    time.sleep(1)
    marks = []
    first = time.monotonic() + 0.5
    for at, (_, ask) in enumerate(what):
        time.sleep(max(0.0, first + at * every_s - time.monotonic()))
        before = time.monotonic()
        ask()
        marks.append((before, time.monotonic() - before))
    time.sleep(every_s)
    recorder.stop()
    rows: list[tuple[str, float | None, float]] = []
    for (name, _), (mark, took) in zip(what, marks, strict=True):
        onset = recorder.onset(mark, every_s - 0.1)
        rows.append((name, None if onset is None else (onset - mark) * 1000, took * 1000))
    return rows, max(map(abs, recorder.samples))


def show(title: str, rows: list[tuple[str, float | None, float]], peak: int) -> None:
    """One line a sound, and the summary."""
    heard = [late for _, late, _ in rows if late is not None]
    print(f"\n{title}: {len(heard)} of {len(rows)} heard, peak {peak / 32767:.2f}")
    for name, late, took in rows:
        print(f"  {name:14} {'not heard' if late is None else f'{late:7.1f} ms'}   asking took {took:.2f} ms")
    if heard:
        spread = max(heard) - min(heard)
        print(f"  median {statistics.median(heard):.1f} ms, latest {max(heard):.1f} ms, spread {spread:.1f} ms")


def main(voices: list[str]) -> None:
    """Every tone twice, then the numbers and the phases with each voice."""
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        pulse = server(folder)
        silence = steady()
        try:
            output = choose_output(print)
            player = choose_player("auto", print, None, 100, output)
            sound = Sound(player, SilentVoice(), output)
            time.sleep(0.5)
            tones = [tone for tone in (*Tone, *Tone) if tone is not Tone.RELAX]  # too soft for a threshold
            show("tones", *measure([(tone.value, partial(sound.play, tone)) for tone in tones], 1))
            words = [*map(str, range(1, 11)), "Lift", "Hold", "Lower", "Last one."]
            for name in voices:
                voice = choose_voice(VoiceSettings(name=name), print, output)
                time.sleep(1)
                show(f"words, {voice.name}", *measure([(word, partial(voice.say, word)) for word in words], 2))
                voice.close()
            sound.close()
        finally:
            for process in (silence, pulse):
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main(sys.argv[1:] or ["espeak-library", "espeak-ng"])
