"""Stand-ins for what makes sound: an engine and a device that only write down what was asked of them, and programs."""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Callable
from pathlib import Path

from coach.i18n.speech_length import speaking_ms
from coach.sound.fault import SoundFault
from coach.sound.mixer import RATE


def until(condition: Callable[[], object], within_s: float = 60.0) -> None:
    """Wait for another thread to make this true."""
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end, "it never became true"
        time.sleep(0.002)


class FakeEngine:
    """An engine whose speech ends when the test says so."""

    name = "fake"
    ahead_ms = 0

    def __init__(self) -> None:
        self.log: list[str] = []
        self.sounding = False
        self.fails = False
        """Whether the next utterances go wrong."""
        self.opens = True
        self.hang = threading.Event()
        """Cleared: `start` does not return until it is set."""
        self.hang.set()

    def open(self) -> None:
        if not self.opens:
            raise SoundFault("there is no such voice")

    def start(self, text: str, at_s: float | None = None) -> None:
        assert not self.sounding, "two utterances overlap"
        self.log.append(text)
        self.hang.wait()
        if self.fails:
            raise SoundFault("it ended with 1")
        self.sounding = True

    def speaking(self) -> bool:
        return self.sounding

    def cut(self, at_s: float | None = None) -> None:
        self.log.append("<cut>")
        self.sounding = False

    def close(self) -> None:
        self.log.append("<close>")

    def abandon(self) -> None:
        self.log.append("<abandon>")
        self.hang.set()


def program(folder: Path, body: str, name: str = "speech") -> str:
    """A program made of these shell lines; `$LOG` in them is the file `log` in the same folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nLOG='{folder / 'log'}'\n{body}\n")
    path.chmod(0o755)
    return str(path)


class FakeSpeech:
    """A voice whose words sound with the value of their place, from 1, as long as they are estimated or `ms`."""

    name = "fake"

    def __init__(self, ms: int | None = None) -> None:
        self.ms = ms
        self.said: list[str] = []
        self.closed = False

    def samples(self, text: str) -> array[int]:
        self.said.append(text)
        ms = speaking_ms(text) if self.ms is None else self.ms
        return array("h", [len(self.said)]) * round(ms * RATE / 1000)

    def close(self) -> None:
        self.closed = True
