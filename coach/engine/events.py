"""The events of a session: keys of the person, and time, which arrives as `Tick(ms)`; nothing here reads a clock."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from msgspec import Struct


class PauseReason(Enum):
    """Why a session is paused."""

    PERSON = auto()
    GAP = auto()
    """The program did not run for a while: the computer slept, or the process was stopped."""
    BUSY = auto()
    """The program got no time: the computer had too much else to do."""
    STORE = auto()
    """Something could not be stored: a repetition, or that the session has begun."""


AWAY: Final = frozenset({PauseReason.GAP, PauseReason.BUSY})
"""Pauses that nobody chose: the program, or the person, was elsewhere."""


class Start(Struct, frozen=True):
    """The person is ready."""


class Tick(Struct, frozen=True):
    """Time on the mat went by."""

    ms: int
    """At least 0."""


class Pause(Struct, frozen=True):
    """The clock stops."""

    reason: PauseReason = PauseReason.PERSON


class Resume(Struct, frozen=True):
    """The clock goes on."""


class Ready(Struct, frozen=True):
    """The person needs no more time to listen, to get into position or to rest."""


class Wait(Struct, frozen=True):
    """They need more of it."""

    ms: int = 10_000


class Done(Struct, frozen=True):
    """A self-paced repetition is done."""


class Next(Struct, frozen=True):
    """Leave the rest of this stretch and go on with the one after it."""


class Back(Struct, frozen=True):
    """To the start of this set; from its start, to the set before."""


class Repeat(Struct, frozen=True):
    """Say again what is to be done now."""


class More(Struct, frozen=True):
    """One repetition more in this set."""


class Fewer(Struct, frozen=True):
    """One repetition fewer in this set."""


class Hurts(Struct, frozen=True):
    """It hurts: this exercise ends at once."""


class NotHurt(Struct, frozen=True):
    """The key was pressed by mistake: back to the very moment."""


class Stop(Struct, frozen=True):
    """The session ends here."""


Event = (
    Start | Tick | Pause | Resume | Ready | Wait | Done | Next | Back | Repeat | More | Fewer | Hurts | NotHurt | Stop
)
