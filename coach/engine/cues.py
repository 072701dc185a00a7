"""What the person should notice. Each cue carries its moment: `at_ms`, time on the mat since the session began.

A cue is a fact, not a sentence and not a sound: `script` has the words, `sound` the tones, the screen the shapes.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.engine.events import Reason
from coach.model.timeline import Segment


@dataclass(frozen=True, slots=True)
class _At:
    at_ms: int


@dataclass(frozen=True, slots=True)
class Began(_At):
    """A segment began."""

    index: int
    segment: Segment
    following: Segment | None = None
    """The segment after it; None at the end."""


@dataclass(frozen=True, slots=True)
class LastOne(_At):
    """The last repetition of a set is about to begin."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class HoldCount(_At):
    """The n-th second of a hold begins."""

    second: int
    of: int
    """Whole seconds in this hold."""


@dataclass(frozen=True, slots=True)
class Countdown(_At):
    """So many seconds until the work begins: 3, 2, 1."""

    seconds: int


@dataclass(frozen=True, slots=True)
class RepDone(_At):
    """A repetition was done."""

    segment: Segment
    """Its last working segment."""
    counted: bool
    """False when this repetition of this set had been credited before: it is never credited twice."""


@dataclass(frozen=True, slots=True)
class HalfWay(_At):
    """Half of a set's repetitions are done."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class Paused(_At):
    """The clock stopped."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Resumed(_At):
    """The clock goes on."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class Again(_At):
    """What is to be done now, once more."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class RepsChanged(_At):
    """The set has more or fewer repetitions now."""

    segment: Segment
    """The current one, or the first of the set to come."""
    reps: int


@dataclass(frozen=True, slots=True)
class Hurt(_At):
    """The person said *this hurts*; the exercise of this segment is over."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class HurtWithdrawn(_At):
    """*This hurts* was a mistake."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class AtEnd(_At):
    """The last set was left; going on finishes the session, going back returns to it."""


@dataclass(frozen=True, slots=True)
class Finished(_At):
    """The session is over, all of it walked through."""


@dataclass(frozen=True, slots=True)
class Stopped(_At):
    """The session was ended early."""


Cue = (
    Began
    | LastOne
    | HoldCount
    | Countdown
    | RepDone
    | HalfWay
    | Paused
    | Resumed
    | Again
    | RepsChanged
    | Hurt
    | HurtWithdrawn
    | AtEnd
    | Finished
    | Stopped
)
