"""What can happen to a session. Time is one of them: it arrives as `Tick(ms)`, and nothing here reads a clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Reason(Enum):
    """Why the clock was stopped."""

    PERSON = auto()
    GAP = auto()
    """The program did not run for a while: the computer slept, or the process was stopped."""
    STORE = auto()
    """Something could not be stored: a repetition, or that the session has begun."""


@dataclass(frozen=True, slots=True)
class Start:
    """The person is ready."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time on the mat went by."""

    ms: int
    """At least 0."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stops."""

    reason: Reason = Reason.PERSON


@dataclass(frozen=True, slots=True)
class Resume:
    """The clock goes on."""


@dataclass(frozen=True, slots=True)
class Done:
    """A self-paced repetition is done."""


@dataclass(frozen=True, slots=True)
class Next:
    """Leave the rest of this stretch and go on with the one after it."""


@dataclass(frozen=True, slots=True)
class Back:
    """To the start of this set; from its start, to the set before."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Say again what is to be done now."""


@dataclass(frozen=True, slots=True)
class More:
    """One repetition more in this set."""


@dataclass(frozen=True, slots=True)
class Fewer:
    """One repetition fewer in this set."""


@dataclass(frozen=True, slots=True)
class Hurts:
    """It hurts: this exercise ends at once."""


@dataclass(frozen=True, slots=True)
class NotHurt:
    """The key was pressed by mistake: back to the very moment."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The session ends here."""


Event = Start | Tick | Pause | Resume | Done | Next | Back | Repeat | More | Fewer | Hurts | NotHurt | Stop
