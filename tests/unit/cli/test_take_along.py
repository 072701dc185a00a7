"""What all exports have in common on the command line."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from coach.cli.take_along import shown_progress


def test_a_bar_that_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """It hides the cursor, and Ctrl-C brings it back."""
    terminal, its_end = os.openpty()
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with os.fdopen(its_end, "w") as stderr:
            monkeypatch.setattr(sys, "stderr", stderr)
            with shown_progress("rest-day.mp3") as progress:
                progress(0.5)
                stderr.flush()
                assert b"?25l" in os.read(terminal, 10_000)
                signal.raise_signal(signal.SIGINT)
                assert os.read(terminal, 10_000).endswith(b"\x1b[?25h\r\n")
    finally:
        signal.signal(signal.SIGINT, before)
        os.close(terminal)
