"""Stand-ins for what makes sound: an engine and a device that only write down what was asked of them, and programs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from coach.sound.fault import SoundFault


def until(condition: Callable[[], object], within_s: float = 60.0) -> None:
    """Wait for another thread to make this true."""
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end, "it never became true"
        time.sleep(0.002)


class FakeEngine:
    """An engine whose speech ends when the test says so."""

    name = "fake"

    def __init__(self) -> None:
        self.log: list[str] = []
        self.sounding = False
        self.expected: Iterator[str] = iter(())
        self.fails = False
        """Whether the next utterances go wrong."""
        self.opens = True
        self.hang = threading.Event()
        """Cleared: `start` does not return until it is set."""
        self.hang.set()

    def open(self) -> None:
        if not self.opens:
            raise SoundFault("there is no such voice")

    def expect(self, texts: Iterator[str]) -> None:
        self.expected = texts

    def idle(self) -> float | None:
        text = next(self.expected, None)
        if text is None:
            return None
        self.log.append(f"<{text}?>")
        return 0

    def start(self, text: str) -> None:
        assert not self.sounding, "two utterances overlap"
        self.log.append(text)
        self.hang.wait()
        if self.fails:
            raise SoundFault("it ended with 1")
        self.sounding = True

    def speaking(self) -> bool:
        return self.sounding

    def cut(self) -> None:
        self.log.append("<cut>")
        self.sounding = False

    def close(self) -> None:
        self.log.append("<close>")

    def abandon(self) -> None:
        self.log.append("<abandon>")
        self.hang.set()


class FakePlayback:
    """A `just_playback.Playback` that plays to nobody. `fault`, when set, is raised by every call of every one."""

    made: list[FakePlayback]
    fault: Exception | None
    answers: threading.Event
    """Cleared: nothing that is asked returns until it is set."""
    loaded: list[str]
    """Paths."""
    waited = False
    """Whether something had to wait for that."""

    def __init__(self) -> None:
        self._act("made")
        self.log: list[str] = []
        self.made.append(self)

    def load_file(self, path_to_file: str) -> None:
        assert Path(path_to_file).read_bytes()[:4] == b"RIFF"
        self.loaded.append(path_to_file)
        self._act(f"load {Path(path_to_file).stem}")

    def play(self) -> None:
        self._act("play")

    def stop(self) -> None:
        self._act("stop")

    def close(self) -> None:
        self._act("close")

    def _act(self, what: str) -> None:
        answers = self.answers
        if not answers.is_set():
            type(self).waited = True
        answers.wait()
        if self.fault is not None:
            raise self.fault
        if what != "made":
            self.log.append(what)


def playback_class() -> type[FakePlayback]:
    """A class of its own for each test, so that `made` and `fault` are too."""
    answers = threading.Event()
    answers.set()
    return type("Playback", (FakePlayback,), {"made": [], "fault": None, "answers": answers, "loaded": []})


def program(folder: Path, body: str, name: str = "speech") -> str:
    """A program made of these shell lines; `$LOG` in them is the file `log` in the same folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nLOG='{folder / 'log'}'\n{body}\n")
    path.chmod(0o755)
    return str(path)
