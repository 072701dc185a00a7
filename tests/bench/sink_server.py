"""A sound server of one's own with nothing but a null sink, and a recorder of what comes out of it.

    python -m tests.bench.sink_server record FILE        what a `SinkServer` starts; nobody else needs to

PulseAudio, or PipeWire with its PulseAudio server, in a folder of its own, so that several run side by side. Where it
may, the recorder runs before everything else: it is the clock that everything else is held against.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.bench.heard import SINK_RATE, Recording

SINK = "coach_week"
NEEDS = {
    "pulse": ("pulseaudio", "pactl", "parec", "pacat"),
    "pipewire": ("pipewire", "wireplumber", "pipewire-pulse", "dbus-run-session", "pactl", "parec", "pacat"),
}
PACKAGES = {
    "pulse": "pulseaudio pulseaudio-utils libasound2-plugins",
    "pipewire": "pipewire pipewire-pulse wireplumber dbus pulseaudio-utils libasound2-plugins",
}
PIPEWIRE = "trap 'kill 0' TERM; pipewire & sleep 0.5; dbus-run-session -- wireplumber & pipewire-pulse & wait"
PULSE = "exec pulseaudio -n --daemonize=no --exit-idle-time=-1 --load=module-native-protocol-unix"
ALSA = "pcm.default {{ type {0} }}\nctl.default {{ type {0} }}\n"
"""ALSA's way to the server: by its plug-in for PulseAudio, or for PipeWire, as Debian's pipewire-alsa sets it."""
FIRST = -10
"""How much before others the recorder runs."""


def missing(kind: str) -> str | None:
    """What to install where this server cannot be run."""
    absent = [name for name in NEEDS[kind] if shutil.which(name) is None]
    return f"{', '.join(absent)} not found: apt install {PACKAGES[kind]}" if absent else None


class SinkServer:
    """A server that can be killed and started again; each start has a recording of its own."""

    def __init__(self, kind: str, folder: Path, *, alsa: bool = False) -> None:
        """`folder` is new; `alsa` leads ALSA to PipeWire itself, not to its PulseAudio server."""
        folder.mkdir(parents=True)
        self.kind = kind
        self.folder = folder
        self.env = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "PULSE_SERVER": f"unix:{folder}/pulse/native"}
        self.own_env = {**os.environ, **self.env}
        (folder / "alsa.conf").write_text(ALSA.format("pipewire" if alsa else "pulse"))
        self.env["ALSA_CONFIG_PATH"] = str(folder / "alsa.conf")
        self.recordings: list[Path] = []
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start it, a stream of silence that keeps its blocks short, and a recorder."""
        script = PIPEWIRE if self.kind == "pipewire" else PULSE
        self._start(["bash", "-c", script])
        sink = ["pactl", "load-module", "module-null-sink", f"sink_name={SINK}", f"rate={SINK_RATE}"]
        end = time.monotonic() + 20
        while self._run(sink) != 0:
            if time.monotonic() > end:
                raise SystemExit(f"{self.kind} does not start here")
            time.sleep(0.1)
        with Path("/dev/zero").open("rb") as zero:
            self._start(["pacat", "-d", SINK, "--raw", f"--rate={SINK_RATE}", "--latency-msec=5"], zero.fileno())
        self.recordings.append(self.folder / f"recording-{len(self.recordings)}")
        self._start([sys.executable, "-m", "tests.bench.sink_server", "record", str(self.recordings[-1])])

    def kill(self) -> None:
        """End it as a crash does."""
        with suppress(ProcessLookupError):
            os.killpg(self._running[0].pid, signal.SIGKILL)
        self.stop()

    def stop(self) -> None:
        """End it; the recording is written."""
        for each in reversed(self._running):
            with suppress(ProcessLookupError):
                os.killpg(each.pid, signal.SIGTERM)
            each.wait()
        self._running.clear()

    def _start(self, argv: list[str], stdin: int = subprocess.DEVNULL) -> None:
        quiet = subprocess.DEVNULL
        started = subprocess.Popen(
            argv, env=self.own_env, stdin=stdin, stdout=quiet, stderr=quiet, start_new_session=True
        )
        self._running.append(started)

    def _run(self, argv: list[str]) -> int:
        quiet = subprocess.DEVNULL
        try:
            return subprocess.run(argv, env=self.own_env, stdout=quiet, stderr=quiet, timeout=5, check=False).returncode
        except subprocess.TimeoutExpired:
            return 1


def record(file: Path) -> None:
    """Record until the server or this is ended, then write it: the samples, and when each piece came."""
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, FIRST)
    argv = ["parec", "-d", f"{SINK}.monitor", "--raw", "--format=s16le", "--channels=1", f"--rate={SINK_RATE}"]
    source = subprocess.Popen([*argv, "--latency-msec=5"], stdout=subprocess.PIPE, bufsize=0)
    signal.signal(signal.SIGTERM, lambda *_: source.terminate())
    assert source.stdout is not None
    pieces, data = list[tuple[float, int]](), bytearray()
    while piece := os.read(source.stdout.fileno(), 1 << 20):
        pieces.append((time.monotonic(), len(data) // 2))
        data += piece
    file.with_suffix(".raw").write_bytes(data)
    file.with_suffix(".json").write_text(json.dumps(pieces))


def read(file: Path) -> Recording:
    """A recording that is over."""
    pieces = [(at, first) for at, first in json.loads(file.with_suffix(".json").read_text())]
    return Recording(pieces, file.with_suffix(".raw").read_bytes())


if __name__ == "__main__":
    record(Path(sys.argv[2]))
