"""The three standard streams, so that whatever they are, writing to them neither fails nor hits something else."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from typing import Final, TextIO

_LOOKS_LIKE: Final = {
    "x": "×✓",
    ".": "·…○",
    "-": "–—−─▁▂▃",
    "=": "━╸",
    "'": "′’‘",
    '"': "″“”",
    "*": "◆■",
    "o": "◇",
    "@": "◉",
    ">": "→",
    "<": "←",
    "^": "↑▲",
    "v": "↓▼",
    "|": "│┃╷",
    "+": "┌┐└┘├┤┬┴┼╭╮╰╯",
    "#": "●█▀▄▅▆▇▉▊▋▌▍▎▏▐▓▒",
    ":": "░",
}
_PLAIN: Final = {ord(character): plain for plain, characters in _LOOKS_LIKE.items() for character in characters}
_BRAILLE: Final = range(0x2800, 0x2900)
ERRORS: Final = "coach.plain"


def repair() -> None:
    """Open what is closed, and let a character that a stream cannot take become one that it can."""
    codecs.register_error(ERRORS, _nearest)
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # A closed one would be given to the next file that is opened: the history.
            _open_again(descriptor, name)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
            stream.reconfigure(errors=ERRORS)


def redirect_to_null(stream: TextIO) -> None:
    """Send what is still to come nowhere, so that the end of the program does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _open_again(descriptor: int, name: str) -> None:
    opened = os.open(os.devnull, os.O_RDWR)
    if opened != descriptor:
        os.dup2(opened, descriptor)
        os.close(opened)
    stream = open(descriptor, "w" if descriptor else "r", encoding="utf-8", closefd=False)  # noqa: SIM115
    setattr(sys, name, stream)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """One character for each, so that what is drawn keeps its columns."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


class _Console(dict[int, str]):
    """For `str.translate`: what Latin-1 has stays as it is, and anything else becomes the nearest ASCII character."""

    def __missing__(self, code: int) -> str:
        nearest = self[code] = chr(code) if code < 0x100 else _plain(chr(code))
        return nearest


CONSOLE: Final = _Console()


def _plain(character: str) -> str:
    if ord(character) in _BRAILLE:
        return " " if ord(character) == _BRAILLE.start else "#"
    if ord(character) in _PLAIN:
        return _PLAIN[ord(character)]
    letter = unicodedata.normalize("NFKD", character)[0]
    return letter if letter.isascii() else "?"
