"""Why a target is what it is, as data, so that it can be told on any day and in any language: see `i18n.reasons`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import Side
from coach.model.plan import Target


class Change(StrEnum):
    """What a decision does to the target."""

    UP = "up"
    STAY = "stay"
    DOWN = "down"
    """A step back; also to the band before."""
    NEXT_BAND = "next-band"
    FINISHED = "finished"
    """The end of the way: stays, and is celebrated; it belongs to one session, `Decision.session`."""
    NOT_ENOUGH = "not-enough"
    """Stays, because no session says anything about this target."""

    @property
    def moves(self) -> bool:
        """Whether the target is another one afterwards."""
        return self in {Change.UP, Change.DOWN, Change.NEXT_BAND}


class Cause(StrEnum):
    """The cause of a decision."""

    CLEAN = "clean"
    AT_GOAL = "at-goal"
    """Clean at the goal; how often is in `Reason.clean`."""
    AFTER_END = "after-end"
    HURT = "hurt"
    OTHER_HURT = "other-hurt"
    """Another exercise of that session hurt: nothing of it grows."""
    SORE = "sore"
    MORNING = "morning"
    EFFORT = "effort"
    PARTLY_DONE = "partly-done"
    UNKNOWN_BAND = "unknown-band"
    """At the goal with a band that is not on the person's ladder, so that none comes next."""
    NO_ANSWER = "no-answer"
    BELOW_TARGET = "below-target"
    LIGHTER_BAND = "lighter-band"
    NOT_DONE = "not-done"
    ALREADY_APPLIED = "spent"
    """The last session has already led to the target as it is."""
    BREAK = "break"
    """The first session after weeks without one; how many is in `Reason.needed`."""
    NO_SESSION = "no-session"
    NEVER_GROWS = "never-grows"
    PUT_RIGHT = "put-right"
    """An answer was put right, and what is left says nothing."""
    SET_SINCE = "set-since"
    """An answer was put right, but the person has set the target since."""
    DECIDED_SINCE = "decided-since"
    """An answer was put right, but later sessions have decided since."""


class Reason(Struct, frozen=True):
    """What a decision rests on: enough to tell it again. Fields that make no sense for its cause are None."""

    cause: Cause
    change: Change
    before: Target
    after: Target
    decided: date
    day: date | None = None
    """The local day of the session that decided."""
    missed: int | None = None
    """What a clean session would have led to: repetitions, or seconds of the hold where those grow."""
    side: Side | None = None
    """The weaker leg, or the one that hurt; None where it makes no difference or is not known."""
    asked: int | None = None
    """Prescribed for that leg; for `MORNING`, the target of the session that was too much."""
    done: int | None = None
    sore: int | None = None
    """After the session, or for `MORNING` on the morning after it."""
    effort: int | None = None
    clean: int | None = None
    """Clean sessions at the goal so far."""
    needed: int | None = None
    """Clean sessions at the goal before the next band; of `BREAK`, the weeks away."""
    too_much: bool = False
    """With `BELOW_TARGET` or `LIGHTER_BAND`: even that hurt, or left too much soreness."""
    held: bool = False
    """The change is held back: there was one that day already."""
    lowest: bool = False
    """A step back was due, but there is none left."""
    was: Target | None = None
    """What the target was before an answer was put right; None where none was."""
    in_seconds: bool = False
    """Whether `asked` is a hold's length."""

    @property
    def owes(self) -> bool:
        """Whether it is a step back that waits for the next day; a step up is not made up for."""
        return self.held and self.cause not in {Cause.CLEAN, Cause.AT_GOAL}

    def same_as(self, other: Reason) -> bool:
        """Whether it says the same, whenever it was decided."""
        return replace(self, decided=other.decided, was=other.was) == other
