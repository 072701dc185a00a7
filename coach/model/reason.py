"""Why a target is what it is: reasons as data, and every word in which they are told.

Reasons are data so that a decision can be told again, on another day or in another language.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

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


def sentence(reason: Reason, *, today: date | None = None, wording: Wording | None = None) -> str:
    """A reason in one sentence, as it is told on `today`; without it, in words that stay true for days."""
    words = wording or ENGLISH
    before, after, why = reason.before, reason.after, _why(reason, today, words)
    if before.band != after.band:
        band = words.no_band if after.band in {None, "none"} else words.with_band.format(band=after.band)
        return words.moved_band.format(before=before.reps, after=after.reps, band=band, why=why)
    if before != after:
        return words.moved.format(before=before.reps, after=after.reps, why=why)
    if reason.missed is not None and today != reason.day:
        return words.not_more.format(before=before.reps, missed=reason.missed, why=why)
    return words.stays.format(before=before.reps, why=why)


class Wording(Struct, frozen=True):
    """Every word of this module, in one language. Names in braces are filled in."""

    days: tuple[str, ...]
    """Monday first."""
    months: tuple[str, ...]
    left: str
    """As it stands in `on_side` and `side_left_out`."""
    right: str
    todays: str
    yesterdays: str
    weekdays: str
    dates: str
    """A session longer than six days ago."""
    moved: str
    moved_band: str
    stays: str
    not_more: str
    """A target that would have risen."""
    with_band: str
    no_band: str
    clean: str
    at_goal: str
    goal_reached: str
    end_reached: str
    after_end: str
    unknown_band: str
    hurt: str
    on_side: str
    sore: str
    morning: str
    second_thought: str
    effort: str
    partly_done: str
    no_answer: str
    how_sore: str
    how_hard: str
    how_both: str
    below_target: str
    side_left_out: str
    lighter_band: str
    too_much: str
    """What is added where even less than the target was too much."""
    not_done: str
    spent: str
    no_session: str
    never_grows: str
    one_a_day: str
    back_is_due: str
    lowest: str
    """What is added where there is no step back left."""
    see_someone_now: str
    see_someone_soon: str


ENGLISH: Final = Wording(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    left="left",
    right="right",
    todays="today's session",
    yesterdays="yesterday's session",
    weekdays="{weekday}'s session",
    dates="the session on {day} {month}",
    moved="{before} -> {after}: {why}",
    moved_band="{before} -> {after} {band}: {why}",
    stays="stays at {before}: {why}",
    not_more="{before}, not {missed}: {why}",
    with_band="with the {band} band",
    no_band="without a band",
    clean="a clean session",
    at_goal="{clean} of {needed} clean sessions at the goal",
    goal_reached="the goal in {clean} clean sessions",
    end_reached="the goal in {clean} clean sessions, and that is the whole way: well done",
    after_end="that is the goal, and you are there",
    unknown_band="the goal in {clean} clean sessions; the {band} band is not on your ladder, so choose the next one",
    hurt="it hurt{on_side}",
    on_side=" on the {side} side",
    sore="soreness {sore} after {session}",
    morning="soreness {sore} the morning after {session}",
    second_thought="soreness {sore} the morning after {session} of {asked}",
    effort="effort {effort} in {session}",
    partly_done="{done} of {asked} done{on_side} in {session}",
    no_answer="an answer is missing ({how})",
    how_sore="how sore you were after {session}",
    how_hard="how hard {session} was",
    how_both="how hard {session} was and how sore you were",
    below_target="{session} asked for {asked}{on_side}, less than the target",
    side_left_out="{session} left the {side} side out",
    lighter_band="{session} was with a lighter band",
    too_much="; even that was too much, so leave it out for now",
    not_done="not done in {session}",
    spent="nothing new since {session}",
    no_session="no session has counted for it yet",
    never_grows="this one does not grow",
    one_a_day="one change a day is enough",
    back_is_due="one change a day; a step back is due, {why}",
    lowest="; there is no smaller dose, so leave it out for now",
    see_someone_now=(
        "Soreness {sore} last time. Please do not train through it: this is one for a health-care provider, "
        "a doctor or a physiotherapist."
    ),
    see_someone_soon=(
        "Sore in the last {times} sessions. Soreness that does not go away is one for a health-care provider, "
        "a doctor or a physiotherapist."
    ),
)


def _why(reason: Reason, today: date | None, words: Wording) -> str:
    """The half of the sentence behind the colon."""
    if reason.held and reason.cause in {Cause.CLEAN, Cause.AT_GOAL}:
        return words.one_a_day
    side = {Side.LEFT: words.left, Side.RIGHT: words.right}.get(reason.side or Side.BOTH)
    why = _template(reason, words).format(
        session="" if reason.day is None else _session(reason.day, today, words),
        on_side="" if side is None else words.on_side.format(side=side),
        side=side,
        band=reason.before.band,
        **{name: getattr(reason, name) for name in ("asked", "done", "sore", "effort", "clean", "needed")},
    )
    if reason.held:
        return words.back_is_due.format(why=why)
    if reason.too_much:
        return why + words.too_much
    return why + words.lowest if reason.lowest else why


def _template(reason: Reason, words: Wording) -> str:
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


def _session(day: date, today: date | None, words: Wording) -> str:
    """How a session of that day is called on `today`; without it, by its day of the week."""
    ago = None if today is None else (today - day).days
    match ago:
        case 0:
            return words.todays
        case 1:
            return words.yesterdays
        case None | 2 | 3 | 4 | 5 | 6:
            return words.weekdays.format(weekday=words.days[day.weekday()])
        case _:
            return words.dates.format(day=day.day, month=words.months[day.month - 1])
