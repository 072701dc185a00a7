"""The terminal's bell in place of tones: it reaches the terminal while the screen is drawn."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

ROUTINE = "name: Own\nwhen: any\nprepare: 1\nswitch: 1\nexercises:\n  - {exercise: clamshell, reps: 1}\n"


def bells(raw: bytes) -> int:
    """How often it rang; what ends the title of a window is no bell."""
    return len(re.findall(rb"\x07", re.sub(rb"\x1b\][^\x07\x1b]*(\x07|\x1b\\\\)", b"", raw)))


def test_the_bell_rings_on_the_live_screen(tmp_path: Path) -> None:
    """Textual keeps what others write on the terminal."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.yaml").write_text("tones: bell\nvoice: off\nexplain: never\n")
    own = tmp_path / "own.yaml"
    own.write_text(ROUTINE)
    terminal = Terminal(home, "run", str(own))
    terminal.watch(lambda _text: bells(terminal.raw) >= 3)
    os.kill(terminal.child.pid, signal.SIGTERM)
    assert terminal.wait() == 128 + signal.SIGTERM
