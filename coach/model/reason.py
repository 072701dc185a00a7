"""Why a target is what it is: reasons as data, and how they are told.

Reasons are data so that a decision can be told again, on another day or in another language; the words are in
`coach/words`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coach.i18n.reason_texts import Reasons, Telling
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
    """Why."""

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
    SPENT = "spent"
    """The last session has already led to the target as it is."""
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
    """The repetitions a clean session would have led to."""
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
    """Clean sessions at the goal before the next band."""
    too_much: bool = False
    """With `BELOW_TARGET` or `LIGHTER_BAND`: even that hurt, or left too much soreness."""
    held: bool = False
    """The change is held back: there was one that day already."""
    lowest: bool = False
    """A step back was due, but there is none left."""
    was: Target | None = None
    """What the target was before an answer was put right; None where none was."""

    @property
    def owes(self) -> bool:
        """Whether it is a step back that waits for the next day; a step up is not made up for."""
        return self.held and self.cause not in {Cause.CLEAN, Cause.AT_GOAL}

    def same_as(self, other: Reason) -> bool:
        """Whether it says the same, whenever it was decided."""
        return replace(self, decided=other.decided, was=other.was) == other


def sentence(reason: Reason, telling: Telling, *, today: date | None = None) -> str:
    """A reason in one sentence, as it is told on `today`; without it, in words that stay true for days."""
    said = _sentence(reason, telling, today)
    if reason.was is None or reason.was == reason.after:
        return said
    return said + telling.words.was.format(was=_target(reason.was, reason.after, telling))


def _target(target: Target, beside: Target, telling: Telling) -> str:
    """A target by its number, and by its band where that is another one."""
    if target.band == beside.band:
        return str(target.reps)
    words = telling.words
    band = words.with_band.format(band=telling.band(target.band))
    return f"{target.reps} {words.no_band if target.band in {None, 'none'} else band}"


def _sentence(reason: Reason, telling: Telling, today: date | None) -> str:
    words = telling.words
    before, after, why = reason.before, reason.after, _why(reason, today, telling)
    if before.band != after.band:
        with_band = words.with_band.format(band=telling.band(after.band))
        band = words.no_band if after.band in {None, "none"} else with_band
        return words.moved_band.format(before=before.reps, after=after.reps, band=band, why=why)
    if before != after:
        return words.moved.format(before=before.reps, after=after.reps, why=why)
    if reason.missed is not None and today != reason.day:
        return words.not_more.format(before=before.reps, missed=reason.missed, why=why)
    return words.stays.format(before=before.reps, why=why)


def _why(reason: Reason, today: date | None, telling: Telling) -> str:
    """The half of the sentence behind the colon."""
    words = telling.words
    if reason.held and reason.cause in {Cause.CLEAN, Cause.AT_GOAL}:
        return words.one_a_day
    side = {Side.LEFT: words.left, Side.RIGHT: words.right}.get(reason.side or Side.BOTH)
    why = _template(reason, words).format(
        session="" if reason.day is None else _session(reason.day, today, telling),
        on_side="" if side is None else words.on_side.format(side=side),
        side=side,
        band=telling.band(reason.before.band),
        **{name: getattr(reason, name) for name in ("asked", "done", "sore", "effort", "clean", "needed")},
    )
    if reason.held:
        return words.back_is_due.format(why=why)
    if reason.too_much:
        return why + words.too_much
    return why + words.lowest if reason.lowest else why


def _template(reason: Reason, words: Reasons) -> str:
    match reason.cause:
        case Cause.CLEAN:
            return words.clean
        case Cause.AT_GOAL if reason.change is Change.FINISHED:
            return words.end_reached
        case Cause.AT_GOAL if reason.change is Change.NEXT_BAND:
            return words.goal_reached
        case Cause.AT_GOAL:
            return words.at_goal
        case Cause.AFTER_END:
            return words.after_end
        case Cause.UNKNOWN_BAND:
            return words.unknown_band
        case Cause.HURT:
            return words.hurt
        case Cause.OTHER_HURT:
            return words.other_hurt
        case Cause.SORE:
            return words.sore
        case Cause.MORNING:
            return words.morning if reason.asked is None else words.second_thought
        case Cause.EFFORT:
            return words.effort
        case Cause.PARTLY_DONE:
            return words.partly_done
        case Cause.NO_ANSWER if reason.effort is not None:
            return words.no_answer.replace("{how}", words.how_sore)
        case Cause.NO_ANSWER:
            return words.no_answer.replace("{how}", words.how_both if reason.sore is None else words.how_hard)
        case Cause.BELOW_TARGET:
            return words.below_target if reason.asked else words.side_left_out
        case Cause.LIGHTER_BAND:
            return words.lighter_band
        case Cause.NOT_DONE:
            return words.not_done
        case Cause.SPENT:
            return words.spent
        case Cause.NO_SESSION:
            return words.no_session
        case Cause.NEVER_GROWS:
            return words.never_grows
        case Cause.PUT_RIGHT:
            return words.put_right
        case Cause.SET_SINCE:
            return words.set_since
        case Cause.DECIDED_SINCE:
            return words.decided_since


def _session(day: date, today: date | None, telling: Telling) -> str:
    """How a session of that day is called on `today`; without it, by its day of the week."""
    words, dates = telling.words, telling.dates
    ago = None if today is None else (today - day).days
    match ago:
        case 0:
            return words.todays
        case 1:
            return words.yesterdays
        case None | 2 | 3 | 4 | 5 | 6:
            return words.weekdays.format(weekday=dates.weekday(day))
        case _:
            return words.dates.format(day=day.day, month=dates.months[day.month - 1])
