"""The last thing that is written when the screen is left."""

from __future__ import annotations

import io
import os
import sys

import pytest

from coach.app.service import CoachService
from coach.tui.app import CoachApp


def test_a_terminal_that_has_gone_is_no_fault_of_the_end(
    service: CoachService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be written is let go: left in the stream, Python would end with a code of its own."""
    window, terminal = os.openpty()
    os.close(window)
    with os.fdopen(terminal, "w") as stream:
        monkeypatch.setattr(sys, "__stderr__", stream)
        app = CoachApp(service)
        app.terminal_title.show("coach")
        app.reset_title()
        stream.flush()


@pytest.mark.parametrize(("driver", "expected"), [("", "\x1b]2;\x1b\\\x1b[23;2t"), ("textual:WebDriver", "")])
def test_nothing_is_written_where_a_browser_shows_it(
    service: CoachService, monkeypatch: pytest.MonkeyPatch, driver: str, expected: str
) -> None:
    """The title is put back in a terminal; with a driver for a browser, stderr is the server's console."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "__stderr__", written)
    app = CoachApp(service)
    app.terminal_title.show("coach")
    if driver:
        monkeypatch.setenv("TEXTUAL_DRIVER", driver)
    app.reset_title()
    assert expected == written.getvalue()
