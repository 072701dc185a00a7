"""Prints lines: one each into a pipe, folded at words on a terminal whose cursor stays on the newest."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from typing import Final, TextIO

from coach.reports.tables import cells
from coach.system import stdio
from coach.system.text import visible

WIDTH: Final = 80
"""Columns where a terminal does not say how many it has."""


class Printer:
    """Prints lines at once.

    Folded, the end of a line goes before the next one and not behind it: so the cursor stands on what was said last,
    where a Braille display looks.
    """

    def __init__(self, out: TextIO, *, folded: bool) -> None:
        self.folded = folded
        self.gone: Callable[[], object] = lambda: None
        """Called when the terminal is not there any more; a pipe that breaks raises BrokenPipeError."""
        self._out = out
        self._one_at_a_time = threading.Lock()
        """What goes wrong with the sound is told from a thread of its own."""
        self._at_start = True
        """Whether the cursor stands at the beginning of a line."""

    def line(self, text: str) -> None:
        """One line, or several with line ends between them."""
        with self._one_at_a_time:
            self._write(self._laid_out(text) if self.folded else f"{text}\n")
            self._at_start = not self.folded

    def question(self, text: str) -> None:
        """A question; what is typed stands behind it, and then `answered` is called."""
        self._write(f"{self._laid_out(text) if self.folded else text} ")
        self._at_start = False

    def answered(self, text: str | None = None) -> None:
        """The answer, where no person typed it and its enter into the terminal."""
        if text is not None:
            self._write(f"{text}\n")
        self._at_start = True

    def end(self) -> None:
        """Nothing more comes: whatever is printed next begins a line."""
        if not self._at_start:
            self._at_start = True
            self._write("\n")

    def _laid_out(self, text: str) -> str:
        return ("" if self._at_start else "\n") + "\n".join(self._fold(text.splitlines() or [""]))

    def _fold(self, lines: list[str]) -> Iterable[str]:
        width = self._width()
        for text in lines:
            row = ""
            for word in text.split(" "):
                if row and cells(f"{row} {word}") > width:
                    yield row
                    row = word
                else:
                    row = f"{row} {word}" if row else word
            yield row

    def _width(self) -> int:
        """One column less than there are: in the last one the cursor of some terminals stands on the next line."""
        try:
            columns = os.get_terminal_size(self._out.fileno()).columns
        except (OSError, ValueError):
            columns = WIDTH
        return max((columns or WIDTH) - 1, 1)

    def _write(self, text: str) -> None:
        try:
            self._out.write(visible(text))
            self._out.flush()
        except BrokenPipeError:
            raise
        except OSError:
            if not self._out.isatty():
                raise
            stdio.redirect_to_null(self._out)
            self.gone()
