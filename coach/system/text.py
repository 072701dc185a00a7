"""Which characters may stand in a text that is shown, stored, sent elsewhere or spoken: one answer for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

HARMFUL: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control; a tab and a line feed are blanks
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of reading
    "\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters
)
"""What acts on a terminal, turns the direction of reading or cannot be seen, as the inside of a pattern's brackets.

What a writer means to be there is not in it: blanks of every kind, the soft hyphen, and the two that join letters.
"""

SHOWN_HARMFUL: Final = "\ufffd"
"""What is shown in the place of each of them."""

_HARMFUL = re.compile(f"[{HARMFUL}]")


def without_harmful(text: str, instead: str | Callable[[re.Match[str]], str] = "") -> str:
    """The text with something else, or nothing, in the place of each harmful character; lines stay as they are."""
    return text if text.isprintable() else _HARMFUL.sub(instead, text)


def visible(text: str) -> str:
    """The text as it may be shown, wherever it came from: each harmful character can be seen, a tab is a space."""
    return text if text.isprintable() else without_harmful(text.replace("\t", " "), SHOWN_HARMFUL)


def escaped(text: str) -> str:
    """The text in a sentence about a file: each character that is not printable is spelled out, as in `\\x1b`."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
