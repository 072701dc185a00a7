"""A rating from 0 to 10 that is typed one key at a time.

A digit is an answer at once, but for 1: for `TEN_WITHIN_S` it may become the 1 of a 10. `x` is 10. The front end keeps
the time and says when the wait is over; nothing is decided here, each answer can be typed anew until its page is left.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

HIGHEST: Final = 10
TEN_WITHIN_S: Final = 0.8
"""How long a 1 waits for a 0."""
DIGITS: Final = frozenset("0123456789")
TEN_KEYS: Final = frozenset("xX")
CLEAR_KEYS: Final = frozenset({"backspace", "delete", "\x7f", "\b"})
"""As Textual names these keys, and as a terminal sends them."""


class TypedRating(Struct, frozen=True):
    """What has been typed of an answer."""

    value: int | None = None
    """None is no answer."""
    waiting: bool = False
    """Whether a 0 would still make it a 10."""

    def typed(self, key: str) -> TypedRating | None:
        """The answer after one more key; None for a key that is no part of one."""
        if key in CLEAR_KEYS:
            return TypedRating()
        if key in TEN_KEYS or (self.waiting and key == "0"):
            return TypedRating(HIGHEST)
        if key in DIGITS:
            return TypedRating(int(key), waiting=key == "1")
        return None

    def begins_anew(self, key: str) -> bool:
        """Whether this key is an answer of its own and not the rest of a 10: it may answer the next question."""
        after = self.typed(key)
        return after is not None and after.value is not None and not (self.waiting and key == "0")

    def settled(self) -> TypedRating:
        """The answer as it stands: no 0 is waited for any more."""
        return TypedRating(self.value)
