"""`coach audio`, run for real with the voice that is here; looked at with ffprobe, listened to by its samples."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import wave
from array import array
from pathlib import Path
from typing import Any

import pytest

from coach.sound import espeak_library
from coach.sound.mixer import RATE
from coach.system.platforms import ON_WINDOWS

pytestmark = [
    pytest.mark.skipif(ON_WINDOWS, reason="signals and limits here are those of POSIX"),
    pytest.mark.skipif(espeak_library.find() is None, reason="the extra `sound` is not installed"),
]
TEXT = """
name: Short
when: any
prepare: 12
rest: 10
exercises:
  - exercise: clamshell
    reps: 2
  - exercise: bridge
    reps: {reps}
"""
MEMORY_KB = 120 * 1024


def run(home: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "COACH_HOME": str(home), "LANG": "C.UTF-8"}
    argv = [sys.executable, "-m", "coach", *arguments]
    return subprocess.run(argv, cwd=home, env=environ, capture_output=True, text=True, timeout=300, **options)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which everything is new, with a short routine."""
    (tmp_path / "short.yaml").write_text(TEXT.replace("{reps}", "3"))
    return tmp_path


def probed(path: Path, *entries: str) -> Any:
    """What ffprobe says of a file."""
    if shutil.which("ffprobe") is None:
        pytest.skip("ffprobe is not here")
    argv = ["ffprobe", "-v", "error", *entries, "-of", "json", str(path)]
    return json.loads(subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout)


def segments(home: Path) -> list[dict[str, Any]]:
    """The session as preview tells it to programs."""
    document: dict[str, list[dict[str, Any]]] = json.loads(run(home, "preview", "short.yaml", "--json").stdout)
    return document["segments"]


def test_what_an_independent_reader_finds(home: Path) -> None:
    """Chapters in their order, the title and the language, and the length without reading to the end."""
    pytest.importorskip("av", reason="the extra `audio` is not installed")
    run(home, "audio", "short.yaml", "a.wav")
    with wave.open(str(home / "a.wav")) as file:
        length = file.getnframes() / RATE
    starts = [each["start"] for each in segments(home) if each["kind"] in {"explain", "prepare", "switch"}]
    for kind in ("mp3", "m4a", "opus"):
        done = run(home, "audio", "short.yaml", f"a.{kind}")
        assert (0, f"Written: a.{kind}\n") == (done.returncode, done.stdout), done.stderr
        found = probed(home / f"a.{kind}", "-show_chapters", "-show_format", "-show_streams")
        titles = [chapter["tags"]["title"] for chapter in found["chapters"]]
        assert [
            "Short",
            "Clamshell, how it goes",
            "Clamshell, left leg",
            "Clamshell, right leg",
            "Bridge, how it goes",
            "Bridge, both legs",
        ] == titles
        assert starts == [float(chapter["start_time"]) for chapter in found["chapters"]]
        assert 0.05 > abs(length - float(found["format"]["duration"]))
        assert 0.05 > abs(length - float(found["chapters"][-1]["end_time"]))
        tags = {**found["format"].get("tags", {}), **found["streams"][0].get("tags", {})}
        assert ("Short", "eng") == (tags["title"], tags["language"]), kind


def test_every_stretch_sounds_at_the_time_of_preview(home: Path) -> None:
    """Within 20 ms: what begins there is louder than what was before it."""
    (home / "settings.yaml").write_text("voice: off\n")
    assert "Tones alone" in run(home, "audio", "short.yaml", "a.wav").stderr
    with wave.open(str(home / "a.wav")) as file:
        samples = array("h", file.readframes(file.getnframes()))
    begun = [segment["start"] for segment in segments(home)]
    assert len(begun) > 30
    for start in begun:
        at = round(start * RATE)
        assert not any(samples[max(at - RATE // 25, 0) : at]), start
        assert any(abs(value) > 300 for value in samples[at : at + RATE // 50]), start


def test_the_words_begin_on_their_time(home: Path) -> None:
    """With tones off the numbers and the words for the phases are heard alone."""
    (home / "settings.yaml").write_text("tones: off\n")
    run(home, "audio", "short.yaml", "a.wav")
    with wave.open(str(home / "a.wav")) as file:
        samples = array("h", file.readframes(file.getnframes()))
    lifts = [each["start"] for each in segments(home) if each["kind"] in {"lift", "prepare", "switch", "explain"}]
    for start in lifts:
        at = round(start * RATE)
        assert any(abs(value) > 250 for value in samples[at : at + RATE // 50]), start


def test_two_runs_are_the_same(home: Path) -> None:
    """Byte for byte, voice and all."""
    for name in ("a.wav", "b.wav"):
        assert 0 == run(home, "audio", "short.yaml", name).returncode
    assert (home / "a.wav").read_bytes() == (home / "b.wav").read_bytes()


def test_what_is_there_is_kept_and_an_interrupt_leaves_nothing(home: Path) -> None:
    """Nothing half made stands anywhere."""
    before = set(home.iterdir())
    (home / "long.yaml").write_text(TEXT.replace("{reps}", "1000").replace("Short", "Long"))
    environ = {**os.environ, "COACH_HOME": str(home)}
    argv = [sys.executable, "-m", "coach", "audio", "long.yaml", "long.wav"]
    with subprocess.Popen(
        argv,
        cwd=home,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # as in a shell, whoever runs the tests
    ) as coach:
        end = time.monotonic() + 60
        while not any("long.wav" in each.name for each in home.iterdir()):
            assert time.monotonic() < end
            time.sleep(0.02)
        time.sleep(0.3)
        coach.send_signal(signal.SIGINT)
        _, errors = coach.communicate(timeout=60)
    assert b"" == errors
    assert -signal.SIGINT == coach.returncode
    assert {"long.yaml"} == {each.name for each in set(home.iterdir()) - before if "long" in each.name}
    (home / "short.wav").write_bytes(b"mine")
    done = run(home, "audio", "short.yaml", "short.wav")
    assert (2, 1) == (done.returncode, done.stderr.count("--force"))
    assert b"mine" == (home / "short.wav").read_bytes()


def test_an_hour_takes_no_more_memory(home: Path) -> None:
    """Below 120 MB, and all of the hour is there."""
    (home / "long.yaml").write_text(TEXT.replace("{reps}", "440"))
    program = (
        "import resource, subprocess, sys;"
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode;"
        "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    argv = [sys.executable, "-c", program, sys.executable, "-m", "coach", "audio", "long.yaml", "long.wav"]
    environ = {**os.environ, "COACH_HOME": str(home)}
    done = subprocess.run(argv, cwd=home, env=environ, capture_output=True, text=True, timeout=300, check=True)
    code, memory = map(int, done.stdout.split())
    assert sys.platform == "darwin" or memory < MEMORY_KB
    with wave.open(str(home / "long.wav")) as file:
        assert (0, True) == (code, file.getnframes() > 3_600 * RATE)


def test_without_the_extra(home: Path) -> None:
    """One line says what installs it; a WAV file is written all the same."""
    (home / "av.py").write_text("raise ImportError\n")
    environ = {**os.environ, "COACH_HOME": str(home), "PYTHONPATH": str(home)}
    argv = [sys.executable, "-m", "coach", "audio", "short.yaml"]
    done = subprocess.run(argv, cwd=home, env=environ, capture_output=True, text=True, timeout=60)
    assert 2 == done.returncode
    assert "pip install 'hip-coach[audio]'" in done.stderr.splitlines()[-1]
    assert not list(home.glob("*.mp3"))
