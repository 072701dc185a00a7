"""No device, and a voice program that hangs, fails or is not there: the session leads on, on a real terminal."""

from __future__ import annotations

import json
import signal
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.support.fakes_sound import program
from tests.support.terminal import Terminal

ROUTINE = """
name: Short
when: any
prepare: 0.1
exercises:
  - exercise: clamshell
    reps: 20
    sides: [left]
    tempo: {lift: 0.85, hold: 0, lower: 0.85, relax: 0}
    cues: {lift: A, lower: O}
"""
NOISE = "echo noise; echo noise >&2; echo noise > /dev/tty"
MOST_LATE_S = 0.1


class Case(Struct, frozen=True):
    """What is wrong, and what the person is told."""

    notice: str
    body: str = ""
    """Of the voice program; none where it is not there."""
    tones: str = "off"
    device: bool = True


CASES = {
    "hangs": Case("The voice (espeak-ng) is off: it does not come to an end.", f"{NOISE}; exec /bin/sleep 1000"),
    "fails": Case("The voice is espeak-library. espeak-ng: espeak-ng ended with 1", f"{NOISE}; exit 1"),
    "missing": Case("No voice was found; "),
    "no device": Case("The terminal's bell instead of tones: no sound device was found.", NOISE, "auto", device=False),
}


class Note(Struct, frozen=True):
    """Something that the program noted, when, and for how long it had waited for a core by then."""

    at_s: float
    starved_s: float
    value: Any


class Watched:
    """A session on a terminal, and what it noted."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case = case
        home, bin_folder, self._noted = folder / "home", folder / "bin", folder / "noted"
        home.mkdir(parents=True)
        bin_folder.mkdir()
        (home / "settings.yaml").write_text(f"voice: espeak-ng\ntones: {case.tones}\nspeak: changes\nexplain: never\n")
        (folder / "short.yaml").write_text(ROUTINE)
        if case.body:
            program(bin_folder, case.body, "espeak-ng")
        # A server that is not there looks like a device until it is played on.
        device = {"PULSE_SERVER": f"unix:{folder}/nothing"} if case.device and case.body else {}
        env = {"PATH": str(bin_folder), "XDG_RUNTIME_DIR": str(folder), "NOTED": str(self._noted)}
        starts = ("-m", "tests.support.noted")
        self.terminal = Terminal(home, "run", str(folder / "short.yaml"), program=starts, **env, **device)
        self.seen = False
        """Whether the notice stood on the screen."""

    def noted(self, kind: str) -> list[Note]:
        """What was noted of this kind."""
        lines = self._noted.read_text().splitlines() if self._noted.exists() else []
        return [Note(*more) for this, *more in map(json.loads, lines) if this == kind]

    def look(self) -> bool:
        """Read a little; whether there is more to be seen."""
        before = len(self.terminal.raw)
        if not self.terminal.read(0.02):
            return False  # it has ended
        if len(self.terminal.raw) == before:
            return True
        self.seen = self.seen or self.case.notice.split(" is ")[0].split(": ")[0] in self.terminal.text()
        return not self.seen or len(self.noted("began")) < 7


def test_the_session_leads_on_whatever_the_sound_does(tmp_path: Path) -> None:
    """On the beat, with one notice, and not a letter from a program or a library on the screen."""
    watched = {name: Watched(case, tmp_path / name.replace(" ", "-")) for name, case in CASES.items()}
    going, end = list(watched.values()), time.monotonic() + 60
    while going and time.monotonic() < end:
        going = [each for each in going if each.look()]
    for each in watched.values():
        each.terminal.child.kill(signal.SIGTERM)
    for name, each in watched.items():
        screen = each.terminal
        shown = screen.text()
        assert 128 + signal.SIGTERM == screen.wait(), name
        notices = [note.value for note in each.noted("notice")]
        assert len(notices) == 1, (name, notices, shown)
        assert each.case.notice in notices[0], name
        assert each.seen, (name, shown)
        for trace in (b"noise", b"ALSA"):
            assert trace not in screen.raw, name
        assert screen.whole(), name
        began = each.noted("began")
        assert len(began) >= 7, (name, shown)
        for place, (before, after) in enumerate(pairwise(began)):
            off_beat_s = abs(after.at_s - before.at_s - (after.value - before.value) / 1000)
            # Early after one that came late is late too: what made that one late counts.
            starved_s = after.starved_s - began[max(place - 1, 0)].starved_s
            assert off_beat_s < MOST_LATE_S + max(starved_s, 0), (name, before, after)
        for note in each.noted("held up"):
            # The first picture takes its time, and so does the end.
            assert note.value < MOST_LATE_S or not began[1].at_s < note.at_s <= began[-1].at_s, (name, note)


@pytest.mark.parametrize("answers", ["y", "n"])
def test_doctor_sounds_a_tone_and_a_sentence_and_asks(tmp_path: Path, answers: str) -> None:
    """Each is asked about; a no is met with what to do."""
    said = tmp_path / "bin"
    said.mkdir()
    program(said, "cat > /dev/null", "espeak-ng")
    (tmp_path / "settings.yaml").write_text("voice: espeak-ng\n")
    env = {"PATH": f"{said}:/usr/bin:/bin", "PULSE_SERVER": f"unix:{tmp_path}/nothing"}
    terminal = Terminal(tmp_path, "doctor", size=(160, 40), **env)
    terminal.watch(lambda text: "rising tone?" in text)
    terminal.press(f"{answers}\r")
    terminal.watch(lambda text: "sentence?" in text)
    terminal.press(f"{answers}\r")
    assert 0 == terminal.wait()
    assert ("volume" in terminal.text()) == (answers == "n")


def test_doctor_without_sound_asks_about_the_bell_alone_and_says_what_to_install(tmp_path: Path) -> None:
    """Nobody is asked whether they heard what cannot be heard."""
    terminal = Terminal(tmp_path, "doctor", size=(160, 40), PATH="/usr/bin:/bin", XDG_RUNTIME_DIR=str(tmp_path))
    terminal.watch(lambda text: "the bell?" in text)
    terminal.press("n\r")
    assert 0 == terminal.wait()
    assert "sentence?" not in terminal.text()
    assert "device: none was found" in terminal.text()
