"""What all exports have in common on the command line."""

from __future__ import annotations

import os
import select
import signal
import sys

import pytest

from coach.cli.take_along import shown_progress


def sent(terminal: int, until: bytes) -> bytes:
    """What a terminal was sent, up to what is waited for; a second for more of it at most."""
    data = b""
    while until not in data and select.select([terminal], [], [], 1)[0]:
        data += os.read(terminal, 10_000)
    return data


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
                assert b"?25l" in sent(terminal, b"?25l")
                signal.raise_signal(signal.SIGINT)
                assert b"\x1b[?25h\r\n" in sent(terminal, b"?25h\r\n")
    finally:
        signal.signal(signal.SIGINT, before)
        os.close(terminal)
