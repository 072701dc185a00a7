"""The queue of utterances: which one speaks, which one waits, which one is too late. Pure; time comes as milliseconds.

At most one utterance sounds and at most one waits. A new one cuts the one that sounds when its priority is at least as
high; otherwise it waits for the end, for as long as it may be late, and is then dropped. A new one takes the place of
the one that waits, unless that one has a higher priority and is still in time. So a phase's word cuts a count and a
count never cuts an instruction, nothing overlaps and nothing is said late.
"""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

MAX_LATE_MS = 300
"""How late an utterance may start unless it says otherwise."""


class Priority(IntEnum):
    """How urgent an utterance is; the higher cuts the lower, the newer its equal."""

    COUNT = 1
    """A number: worth nothing a moment later."""
    ASIDE = 2
    """Half-way, last one."""
    INSTRUCTION = 3
    """What comes and how to lie."""
    PHASE = 4
    """What to do from now on: it makes an instruction that still sounds stale."""
    ALERT = 5
    """What the person asked for or must know: paused, stopped, the cue repeated."""


class Utterance(Struct, frozen=True):
    """A text to say: how urgent it is, when, and how late it may start."""

    text: str
    priority: Priority
    asked_ms: float
    """When it is to be said; it may be asked for before that."""
    within_ms: int | None = MAX_LATE_MS
    """How long after it was asked for it may still start; None waits as long as it takes."""

    def late(self, now_ms: float) -> bool:
        """Whether it is too late to say it."""
        return self.within_ms is not None and now_ms - self.asked_ms > self.within_ms


class SpeechQueue:
    """One utterance that sounds and one that waits."""

    def __init__(self) -> None:
        self.sounding: Utterance | None = None
        self.waiting: Utterance | None = None

    def ask(self, new: Utterance) -> None:
        """Let it wait in the place of what waited, unless that has a higher priority and is still in time."""
        kept = self.waiting
        if kept is None or kept.late(new.asked_ms) or new.priority >= kept.priority:
            self.waiting = new

    def take(self, now_ms: float, ahead_ms: float = 0) -> Utterance | None:
        """The one whose turn it is within `ahead_ms`, cutting the one that sounds; None while nothing may start."""
        new = self.waiting
        if new is None or new.asked_ms > now_ms + ahead_ms:
            return None
        if new.late(now_ms):
            self.waiting = None
            return None
        if self.sounding is not None and new.priority < self.sounding.priority:
            return None
        self.waiting, self.sounding = None, new
        return new

    def ended(self) -> None:
        """Note that the utterance which sounded is over."""
        self.sounding = None

    def clear(self) -> None:
        """Forget what sounds and what waits."""
        self.sounding = self.waiting = None
