"""The title and progress bar of the terminal's tab: how far the session is, seen from outside the screen.

Pure but for the `write` it is given. The progress is ConEmu's OSC 9;4; a terminal that does not know it may take it for
a notification, so it goes only to those that say they do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from coach.system.text import visible

_KEEP_TITLE: Final = "\x1b[22;2t"
_PUT_BACK_TITLE: Final = "\x1b]2;\x1b\\\x1b[23;2t"
"""An empty title first: where none was kept, ours would stay."""
PTYXIS_FROM: Final = 48
_PROGRAMS: Final = {"ghostty", "WezTerm"}


def has_title(environ: Mapping[str, str]) -> bool:
    """Whether the terminal has a title: a console without windows shows its escape as text."""
    return environ.get("TERM", "dumb") not in {"dumb", "linux", ""}


def has_progress(environ: Mapping[str, str]) -> bool:
    """Whether the terminal draws OSC 9;4 as a progress bar."""
    return (
        environ.get("TERM_PROGRAM") in _PROGRAMS
        or environ.get("ConEmuANSI") == "ON"
        or "WT_SESSION" in environ
        or _iterm_has_progress(environ.get("TERM_FEATURES", ""))
        or _first_number(environ.get("PTYXIS_VERSION", "")) >= PTYXIS_FROM
    )


class TerminalTitle:
    """The tab of the terminal that the program runs in."""

    def __init__(self, write: Callable[[str], object], environ: Mapping[str, str]) -> None:
        self._write = write
        self._has_title = has_title(environ)
        self._has_progress = has_progress(environ)
        self._shown: tuple[str, int | None] | None = None
        self._last: tuple[str, int | None] | None = None
        """What was shown when the tab was left."""

    def show(self, title: str, percent: int | None = None) -> None:
        """Say what is done and how much of it, 0 to 100; None is nothing to measure. Nothing is sent twice."""
        before, self._shown = self._shown, (title, percent)
        if before == self._shown:
            return
        if self._has_title and (before is None or before[0] != title):
            line = visible(title.replace("\n", " "))
            self._write(("" if before else _KEEP_TITLE) + f"\x1b]2;{line}\x1b\\")
        if self._has_progress and (before is None or before[1] != percent):
            self._write("\x1b]9;4;0\x1b\\" if percent is None else f"\x1b]9;4;1;{percent}\x1b\\")

    def again(self) -> None:
        """The tab is ours again, after a while in which it was not: say what was said before."""
        if self._shown is None and self._last is not None:
            self.show(*self._last)

    def goodbye(self) -> str:
        """What leaves the tab as it was: to be written once the program no longer draws."""
        if self._shown is None:
            return ""
        self._last, self._shown = self._shown, None
        return (_PUT_BACK_TITLE if self._has_title else "") + ("\x1b]9;4;0\x1b\\" if self._has_progress else "")


def _first_number(version: str) -> int:
    first = version.split(".")[0]
    return int(first) if first.isascii() and first.isdigit() else 0


def _iterm_has_progress(features: str) -> bool:
    """iTerm2 lists what it can do as codes of a capital, small letters and digits, run together; P is progress."""
    codes: list[str] = []
    for char in features:
        if char.isupper() or not codes:
            codes.append(char)
        else:
            codes[-1] += char
    return "P" in codes
