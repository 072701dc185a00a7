"""The cues a session gives: what the person should notice, each with its moment `at_ms`, time on the mat in all.

A cue is a fact, not a sentence and not a sound: `script` has the words, `sound` the tones, the screen the shapes.
"""

from __future__ import annotations

from msgspec import Struct

from coach.engine.events import PauseReason
from coach.model.timeline import Segment


class _At(Struct, frozen=True):
    at_ms: int


class Began(_At, frozen=True):
    """A segment began."""

    index: int
    segment: Segment
    following: Segment | None = None
    """The segment after it; None at the end."""


class LastOne(_At, frozen=True):
    """The last repetition of a set is about to begin."""

    segment: Segment


class HoldCount(_At, frozen=True):
    """So many seconds of a hold are over."""

    second: int
    of: int
    """Whole seconds in this hold."""


class Countdown(_At, frozen=True):
    """So many seconds until the work begins: 3, 2, 1."""

    seconds: int


class RepDone(_At, frozen=True):
    """A repetition was done."""

    segment: Segment
    """Its last working segment."""
    counted: bool
    """False when this repetition of this set had been credited before: it is never credited twice."""


class HalfWay(_At, frozen=True):
    """Half of a set's repetitions are done."""

    segment: Segment


class Paused(_At, frozen=True):
    """The clock stopped."""

    reason: PauseReason


class Resumed(_At, frozen=True):
    """The clock goes on."""

    segment: Segment


class MoreTime(_At, frozen=True):
    """This stretch, in which nobody works, is longer now."""

    ms: int
    """By so much."""


class Again(_At, frozen=True):
    """What is to be done now, once more."""

    segment: Segment


class RepsChanged(_At, frozen=True):
    """The set has more or fewer repetitions now."""

    segment: Segment
    """The current one, or the first of the set to come."""
    reps: int


class HurtReported(_At, frozen=True):
    """The person said *this hurts*; the exercise of this segment is over."""

    segment: Segment


class HurtWithdrawn(_At, frozen=True):
    """*This hurts* was a mistake."""

    segment: Segment


class AtEnd(_At, frozen=True):
    """The last set was left; going on finishes the session, going back returns to it."""


class Finished(_At, frozen=True):
    """The session is over, all of it walked through."""

    hurt: bool = False
    """Whether some of it was left out because it hurt."""


class Stopped(_At, frozen=True):
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
    | MoreTime
    | Again
    | RepsChanged
    | HurtReported
    | HurtWithdrawn
    | AtEnd
    | Finished
    | Stopped
)
