"""Where the full screen is refused, and what doctor knows of a terminal like this one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coach.cli.startup import require_screen
from coach.errors import UsageError
from coach.reports.doctor import terminal_hints


class OnTerminal:
    """A stream that is a terminal, or is none."""

    def __init__(self, terminal: bool) -> None:
        self.isatty = lambda: terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "why"),
    [
        (True, {"TERM": "xterm"}, ""),
        (False, {"TERM": "xterm"}, "needs a terminal"),
        (True, {"TERM": "dumb"}, "TERM=dumb"),
        (True, {"TERM": "xterm", "INSIDE_EMACS": "29.4,eshell"}, "eshell"),
        (True, {"TERM": "xterm-256color", "INSIDE_EMACS": "29.4,vterm"}, ""),
        (False, {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, ""),
    ],
    ids=str,
)
def test_where_the_full_screen_is_refused(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environ: Mapping[str, str], why: str
) -> None:
    """In one line that says why; in a browser, which is no terminal, it is not."""
    for name in ("TERM", "INSIDE_EMACS", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}", OnTerminal(terminal))
    if not why:
        require_screen("Add --plain.")
        return
    with pytest.raises(UsageError, match=f"{why}.*Add --plain"):
        require_screen("Add --plain.")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, []),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ["LANG=C.UTF-8"]),
        ({}, ["LANG=C.UTF-8"]),
        ({"LC_CTYPE": "C.utf8", "STY": "1.x"}, ["Ctrl-A Ctrl-G"]),
        ({"LANG": "C.UTF-8", "INSIDE_EMACS": "29.4,term:0.96"}, ["--plain"]),
        ({"LANG": "C.UTF-8", "INSIDE_EMACS": "29.4,vterm"}, []),
    ],
    ids=str,
)
def test_doctor_says_what_goes_wrong_in_such_a_terminal(environ: Mapping[str, str], expected: list[str]) -> None:
    """And what helps: for another alphabet, for a bell that flashes, for Emacs."""
    for hint, help_ in zip(terminal_hints(environ), expected, strict=True):
        assert help_ in hint
