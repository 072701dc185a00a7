"""Reads a file as text: what may be opened, how much of it is read, and which characters it may hold.

Only regular files are opened, and never more than the limit is read. Characters that act on a terminal, turn the
direction of reading or cannot be seen are mistakes wherever they stand.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from bisect import bisect_right
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from coach.errors import Phrase, Problem, phrase, system_reason
from coach.library.limits import BAD_CHARACTERS_AT_MOST, BYTES_AT_MOST
from coach.library.problem_report import START, Mark, ProblemReport
from coach.system.text import HARMFUL

FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
"""To open what may be a pipe, a terminal or anything else, without waiting for it."""

NO_FILE = phrase("this is no file but a folder, a device or a pipe; give the path of a .yaml file")

STAND_IN = "\ufffd"
"""Put in the place of each forbidden character before parsing; itself forbidden: it means that text was lost."""
FORBIDDEN = re.compile(f"(?!\r)[{HARMFUL}{STAND_IN}]|\r(?!\n)")
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
BLANK = re.compile(f"[{_BLANKS}]")
"""Blanks that look like a space, and are none to YAML; in the middle of a text they are as good as any letter."""
_RUN = re.compile(f"[{_BLANKS}]+")
_LINE = re.compile(
    f"^[ {_BLANKS}]*(?:-[ {_BLANKS}]+)*(?:[\"']?[a-z_]+[\"']?[ {_BLANKS}]*:(?:[ {_BLANKS}]+|$))?", re.MULTILINE
)
"""What YAML must understand of a line: how far in it begins, its dashes, its key."""
_BRACES = re.compile(r"\{[^}\n\"']*")
_BESIDE = re.compile(f"(?<=[{{,:])[ {_BLANKS}]+|[ {_BLANKS}]+(?=:|$)")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
NAMED_ESCAPES = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}


class Refused(Exception):
    """The file cannot be read as text at all."""

    def __init__(self, what: Phrase, mark: Mark = START) -> None:
        self.what = what
        self.mark = mark

    def problem(self, file: str) -> Problem:
        """The same as a mistake in this file."""
        return self.mark.problem(file, self.what)


def read_bytes(path: Path) -> bytes:
    """The file's bytes; only a regular file is opened, without waiting for anything, and the limit is the end.

    A link to one is followed: people keep their files elsewhere and link to them.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(NO_FILE)
        descriptor = os.open(path, FLAGS)
        try:
            # Looked at again: what the name stands for may have changed in between.
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Refused(NO_FILE)
            data = b""
            while len(data) <= BYTES_AT_MOST and (piece := os.read(descriptor, BYTES_AT_MOST + 1 - len(data))):
                data += piece
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        lost = phrase("this is a link to a file that is not there")
        raise Refused(lost if path.is_symlink() else phrase("there is no such file")) from None
    except OSError as error:
        raise Refused(phrase("the file cannot be read: {why}", why=system_reason(error, lower=True))) from None
    except ValueError:
        raise Refused(phrase("no file can have this name")) from None
    if len(data) > BYTES_AT_MOST:
        limit = BYTES_AT_MOST // 1024
        raise Refused(phrase("the file is larger than {limit} KiB; split it into several routines", limit=limit))
    return data


def decode(data: bytes) -> str:
    """The bytes as text, without a byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(phrase("the file is UTF-16; save it as UTF-8"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line_start = before.rfind("\n") + 1
        mark = Mark(before.count("\n") + 1, len(before) - line_start + 1)
        byte = f"0x{data[error.start]:02x}"
        what = phrase("the byte {byte} is not UTF-8; save the file as UTF-8", byte=byte)
        raise Refused(what, mark) from None


class Source(Struct):
    """The file's text, and the place of each of its characters."""

    text: str
    lines: list[int] = field(default_factory=list)
    """Where each line begins."""

    def __post_init__(self) -> None:
        self.lines = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def mark(self, index: int) -> Mark:
        """The place of a character."""
        line = bisect_right(self.lines, index) - 1
        return Mark(line + 1, index - self.lines[line] + 1)

    def replace_forbidden(self, report: ProblemReport) -> bool:
        """Report forbidden characters and put others in their place; False if the file is no text at all."""
        places = [match.start() for match in FORBIDDEN.finditer(self.text)]
        for index in places[:BAD_CHARACTERS_AT_MOST]:
            report.add(self.mark(index), forbidden(self.text[index]))
        if len(places) > BAD_CHARACTERS_AT_MOST:
            report.add(
                self.mark(places[BAD_CHARACTERS_AT_MOST]),
                phrase("and more such characters: this does not look like a text file"),
            )
            return False
        self.text = FORBIDDEN.sub(STAND_IN, self.text)
        return True

    def replace_blanks(self, report: ProblemReport) -> None:
        """Report blanks that stand where only a space means anything, and read them as if they were spaces."""
        if not BLANK.search(self.text):
            return
        places = [match.span() for match in _LINE.finditer(self.text)]
        for braces in _BRACES.finditer(self.text):
            places += [match.span() for match in _BESIDE.finditer(self.text, *braces.span())]
        runs = [run.span() for start, end in places for run in _RUN.finditer(self.text, start, end)]
        for start, _ in runs:
            name, code = unicodedata.name(self.text[start]).lower(), f"U+{ord(self.text[start]):04X}"
            article = "an" if name[0] in "aeiou" else "a"
            what = phrase(
                "this is {article} {name} ({code}); replace it by an ordinary space",
                article=article,
                name=name,
                code=code,
            )
            report.add(self.mark(start), what)
        for start, end in runs:  # no more than a report holds; a space is as long as what it replaces
            self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def offset(self, start: int, end: int, text: str) -> int | None:
        """Where `text` begins in the file between two places, if it stands there as it reads, in quotes or without."""
        written = self.text[start:end].rstrip()
        if written == text:
            return 0
        return 1 if written[:1] in {"'", '"'} and written[1:-1] == text else None

    def forbidden_escape(self, start: int, end: int) -> tuple[int, str] | None:
        """The first escape between two places that stands for a forbidden character, and that character."""
        for match in ESCAPE.finditer(self.text, start, end):
            digits = match[1] or match[2] or match[3]
            code = int(digits, 16) if digits else NAMED_ESCAPES.get(match[4], ord("x"))
            if code > 0x10FFFF or FORBIDDEN.match(chr(code)):
                return match.start(), chr(min(code, 0x10FFFF))
        return None


def forbidden(char: str, *, escape: bool = False) -> Phrase:
    """What to say of this forbidden character; `escape`: it is written as one."""
    code = f"U+{ord(char):04X}"
    if char == STAND_IN:
        return phrase("a character was lost here ({code}); write it again", code=code)
    if char == "\r" and not escape:
        return phrase("a line ends in an old way here (a lone CR); save the file with LF or CR LF line ends")
    if ord(char) < 0xA0:
        return phrase("a control character ({code}) has no place here; delete it", code=code)
    if _turns(char):
        return phrase("a direction character ({code}) has no place here; delete it", code=code)
    return phrase("an invisible character ({code}) has no place here; delete it", code=code)


def _turns(char: str) -> bool:
    return char in "\u061c\u200e\u200f" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
