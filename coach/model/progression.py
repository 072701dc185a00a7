"""From what was done to what comes next: the way to the goal and through the bands, each step with its reason.

The rules, for one exercise; the thresholds are settings:

1. The newest session that says something about the target decides. Rehearsals and open sessions never count, a session
   in which the exercise was not done, was prescribed below the target or was not answered says nothing.
2. *Clean* is: each leg did all that was prescribed and at least the target, soreness 0-2, effort 8 or less, it did not
   hurt and the morning after was not worse. The weaker leg decides.
3. After a clean session the target goes one step up; a step that would pass the goal lands on it. At the goal in two
   clean sessions it goes to the next band, at the file's own dosage; on the last band, or where no band makes it harder,
   that is the end of the way.
4. *This hurts*, soreness of 6 or more, or a worse morning after (above both what it was after that day's sessions and 2):
   one step back from what was done. So a morning answered late takes back the step up its session caused and goes one
   below the dose that was too much: what was done decides, not when it was answered.
5. A step back that would pass the file's dosage lands on it. From there it leads to the band before, to the most that
   was done cleanly on it (the goal, for whoever came that way; the file's dosage, where nothing is known). On the
   lightest band it leads below the file's dosage, down to one repetition: what hurt is never prescribed again as it was.
6. At most one change a day. A step up that is too late for its day is not made up for; a step back is.
7. What the person sets counts from that moment on: sessions begun before it say nothing about it. It may lie between
   steps or above the goal; nothing but the person ever moves a target beyond the goal.

Reasons are data, so that a stored decision can be told again; every word of them is in `Wording`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from coach.model.exercise import Exercise, Progression, Side
from coach.model.plan import Target
from coach.model.record import SessionRecord, Status
from coach.model.settings import Settings

MORNING_DAYS: Final = 3
"""How many days after a session its morning after is still remembered well enough to be asked for."""


class Change(StrEnum):
    """What a decision does to the target."""

    UP = "up"
    STAY = "stay"
    DOWN = "down"
    """A step back; also to the band before."""
    NEXT_BAND = "next-band"
    FINISHED = "finished"
    """The goal on the last band: stays, and is celebrated, once."""
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


_SILENT: Final = frozenset({Cause.NO_ANSWER, Cause.BELOW_TARGET, Cause.LIGHTER_BAND, Cause.NOT_DONE})
"""Causes by which a session says nothing, so that the one before it may still speak."""


@dataclass(frozen=True, slots=True)
class Reason:
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
    effort: int | None = None
    clean: int | None = None
    """Clean sessions at the goal so far."""
    needed: int | None = None
    """Clean sessions at the goal before the next band."""
    too_much: bool = False
    """With `BELOW_TARGET` or `LIGHTER_BAND`: even that hurt, or left too much soreness."""
    held: bool = False
    """The change is held back: there was one that day already."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What comes next."""

    target: Target
    why: str
    """One sentence that stays true when it is read days later; `sentence` tells it as of another day."""
    change: Change
    reason: Reason
    session: str | None = None
    """The id of the session that decided; None if there is none."""


def decide(
    exercise: Exercise,
    target: Target,
    records: Sequence[SessionRecord],
    settings: Settings,
    *,
    today: date,
    last_change: date | None = None,
    set_at: datetime | None = None,
) -> Decision:
    """What the sessions so far mean for this exercise's target.

    `records` come in any order; sixty of the newest that name the exercise are as good as all. `last_change` is the
    day of the last decision whose change `moves`, `set_at` when the person set the target themselves (with its offset):
    it is no change in the sense of rule 6. For a session that has just ended, `today` is the session's own day, also
    past midnight. Asked again with nothing new, the answer is the same, and to the changed target: stay.
    """
    rule = exercise.progression
    if rule is None:
        return _decision(Reason(Cause.NEVER_GROWS, Change.STAY, target, target, today), None)
    counted = [record for record in records if counts(record)]
    performances = [found for record in _newest_first(counted) if (found := _performance(exercise, record, counted))]
    judge = _Judge(exercise, rule, target, settings, today, last_change, set_at, tuple(performances))
    newest: Decision | None = None
    for each in judge.since_set:
        reason = judge.reason(each)
        found = _decision(reason, each.record.id)
        newest = newest or found
        if reason.cause not in _SILENT:
            return found if each is judge.since_set[0] or reason.change.moves else newest
    return newest or _decision(Reason(Cause.NO_SESSION, Change.NOT_ENOUGH, target, target, today), None)


def counts(record: SessionRecord) -> bool:
    """Whether a session says anything at all: it is over and was no rehearsal."""
    return not record.rehearsal and record.status is not Status.OPEN


def worst_sore(record: SessionRecord) -> int | None:
    """The most soreness the person told of, during, after or on the morning after; None if they told of none."""
    told = [record.sore, record.morning_sore, *(hurt.sore for hurt in record.hurts)]
    return max((sore for sore in told if sore is not None), default=None)


def ask_morning(records: Sequence[SessionRecord], today: date) -> SessionRecord | None:
    """The session whose morning after is still to be asked for; None if there is none.

    Only ever the last one in which something was done, from the day after it until `MORNING_DAYS` after it.
    """
    for record in _newest_first(record for record in records if counts(record) and _did_something(record)):
        due = record.morning_sore is None and 1 <= (today - record.day).days <= MORNING_DAYS
        return record if due else None
    return None


def advice(records: Sequence[SessionRecord], settings: Settings, wording: Wording | None = None) -> str | None:
    """What has to be said about soreness that a program is no help for; None if there is nothing.

    Sessions without any answer are passed over: silence is neither soreness nor its end.
    """
    words = wording or ENGLISH
    streak = 0
    for record in _newest_first(record for record in records if counts(record)):
        sore = worst_sore(record)
        if sore is None and not record.hurts:
            continue
        if sore is not None and sore >= settings.stop_sore and streak == 0:
            return words.see_someone_now.format(sore=sore)
        if not record.hurts and sore is not None and sore <= settings.fine_sore:
            return None
        streak += 1
        if streak >= settings.sore_streak:
            return words.see_someone_soon.format(times=streak)
    return None


# what was done


@dataclass(frozen=True, slots=True)
class _Performance:
    """One exercise in one session, its repetitions added up for each leg, the warm-up left out."""

    record: SessionRecord
    target: int | None
    """The person's target when it was prescribed; None where it was not stored."""
    bands: tuple[str | None, ...]
    asked: dict[Side, int]
    done: dict[Side, int]
    hurt: bool
    hurt_side: Side | None
    worse_morning: int | None
    """How sore the morning after was, if that was worse than it may be by comparison alone; else None."""

    @property
    def weaker(self) -> Side:
        """The leg that did less; of two equal ones the one of which more was asked, then the first."""
        return min(self.done, key=lambda leg: (self.done[leg], -self.asked[leg]))

    @property
    def all_done(self) -> bool:
        return all(self.done[leg] >= self.asked[leg] for leg in self.asked)


def _performance(exercise: Exercise, record: SessionRecord, counted: Sequence[SessionRecord]) -> _Performance | None:
    """What a session holds of an exercise; None if it was not prescribed, or only as a warm-up."""
    own = [each for each in record.sets if each.key.exercise == exercise.id and not each.key.warm_up]
    if not own:
        return None
    legs = (Side.LEFT, Side.RIGHT) if Side.BOTH in exercise.sides else exercise.sides
    asked, done = dict.fromkeys(legs, 0), dict.fromkeys(legs, 0)
    for each in own:
        for leg in legs:
            if each.key.side in {leg, Side.BOTH}:
                asked[leg] += each.prescribed
                done[leg] += each.performed
    # By entry as well: what hurts in an exercise's warm-up hurts in the exercise.
    entries = {each.key.entry for each in own}
    hurts = [hurt for hurt in record.hurts if hurt.entry in entries or hurt.exercise == exercise.id]
    sides = {hurt.side for hurt in hurts}
    side = sides.pop() if len(sides) == 1 else None
    return _Performance(
        record=record,
        target=max((each.target for each in own if each.target is not None), default=None),
        bands=tuple(each.band for each in own),
        asked=asked,
        done=done,
        hurt=bool(hurts),
        hurt_side=Side(side) if side in {Side.LEFT, Side.RIGHT} else None,
        worse_morning=_worse_morning(record, counted),
    )


def _worse_morning(record: SessionRecord, counted: Sequence[SessionRecord]) -> int | None:
    """The soreness of the morning after a session's day, if it was above what it had been after the sessions of that day.

    By day, since only the last session of a day is asked for its morning after, and the body does not tell them apart.
    """
    day = [each for each in _newest_first(counted) if each.day == record.day]
    morning = next((each.morning_sore for each in day if each.morning_sore is not None), None)
    after = max((each.sore for each in day if each.sore is not None), default=None)
    return morning if morning is not None and (after is None or morning > after) else None


def _did_something(record: SessionRecord) -> bool:
    return any(each.performed for each in record.sets) or bool(record.hurts)


def _newest_first(records: Iterable[SessionRecord]) -> list[SessionRecord]:
    return sorted(records, key=lambda record: (record.started_at, record.id), reverse=True)


# what it means


@dataclass(frozen=True, slots=True)
class _Judge:
    """One exercise's rule, and everything that is known when a decision is due."""

    exercise: Exercise
    rule: Progression
    target: Target
    settings: Settings
    today: date
    last_change: date | None
    set_at: datetime | None
    performances: tuple[_Performance, ...]
    """Newest first."""

    @property
    def since_set(self) -> tuple[_Performance, ...]:
        """Those that began after the person set the target."""
        return tuple(
            each for each in self.performances if self.set_at is None or each.record.started_at >= self.set_at
        )

    def reason(self, of: _Performance) -> Reason:
        """What this performance means for the target, whatever the others say."""
        silent = self._says_nothing(of)
        if silent is not None:
            return silent
        if not self._about_target(of):
            return self._second_thought(of) or self._stays(of, Cause.SPENT, Change.NOT_ENOUGH)
        return self._step_back(of) or self._spoilt(of) or self._clean(of)

    def _says_nothing(self, of: _Performance) -> Reason | None:
        goal = self.target.reps if of.target is None else of.target
        least = min(of.asked, key=lambda leg: of.asked[leg])
        lighter = self._about_target(of) and any(self._is_lighter(band) for band in of.bands)
        if of.asked[least] < goal or lighter:
            return replace(
                self._stays(of, Cause.BELOW_TARGET if of.asked[least] < goal else Cause.LIGHTER_BAND, Change.NOT_ENOUGH),
                side=least if len(set(of.asked.values())) > 1 else None,
                asked=of.asked[least],
                too_much=of.hurt or self._stop_cause(of) is not None,
            )
        if not of.hurt and not any(of.done.values()):
            return self._stays(of, Cause.NOT_DONE, Change.NOT_ENOUGH)
        if self._stop_cause(of) is None and self._spoilt(of) is None and self._unanswered(of):
            return replace(
                self._stays(of, Cause.NO_ANSWER, Change.NOT_ENOUGH), sore=of.record.sore, effort=of.record.effort
            )
        return None

    def _about_target(self, of: _Performance) -> bool:
        """Whether it was prescribed by the target as it is now."""
        return of.target is None or of.target == self.target.reps

    @staticmethod
    def _unanswered(of: _Performance) -> bool:
        return of.record.sore is None or of.record.effort is None

    def _is_clean(self, of: _Performance) -> bool:
        return self._says_nothing(of) is None and self._stop_cause(of) is None and self._spoilt(of) is None

    def _stop_cause(self, of: _Performance) -> Cause | None:
        """What takes the target a step back."""
        if of.hurt:
            return Cause.HURT
        if of.record.sore is not None and of.record.sore >= self.settings.stop_sore:
            return Cause.SORE
        # Where nobody said how sore it was before, nothing is worse by comparison.
        limit = self.settings.fine_sore + 1 if of.record.sore is not None else self.settings.stop_sore
        return Cause.MORNING if of.worse_morning is not None and of.worse_morning >= limit else None

    def _step_back(self, of: _Performance, before: Target | None = None) -> Reason | None:
        cause = self._stop_cause(of)
        if cause is None:
            return None
        after = self._one_back(before or self.target)
        revises = before is not None
        held = self.last_change is not None and self.last_change >= self.today and not revises
        moves = after != self.target and not held
        return Reason(
            cause=cause,
            change=Change.DOWN if moves else Change.STAY,
            before=self.target,
            after=after if moves else self.target,
            decided=self.today,
            day=of.record.day,
            side=of.hurt_side if cause is Cause.HURT else None,
            asked=before.reps if before is not None else None,
            sore={Cause.SORE: of.record.sore, Cause.MORNING: of.worse_morning}.get(cause),
            held=held and after != self.target,
        )

    def _second_thought(self, of: _Performance) -> Reason | None:
        """A worse morning after a session that has led to the target as it is: from what was done then, one back."""
        if of.target is None or self.last_change is None or of.record.day > self.last_change:
            return None
        if self._stop_cause(of) is not Cause.MORNING or self._spoilt(of) is not None:
            return None
        for before in (Target(of.target, self.target.band), Target(of.target, self._band_before(self.target.band))):
            if self._one_up(before) == self.target:
                return self._step_back(of, before)
        return None

    def _spoilt(self, of: _Performance) -> Reason | None:
        """Why a performance is not clean though it asks for no step back; None if it is."""
        if of.record.sore is not None and of.record.sore > self.settings.fine_sore:
            return self._stays(of, Cause.SORE, sore=of.record.sore)
        if not of.all_done:
            weaker = of.weaker
            alike = len(set(of.done.values())) == 1
            return self._stays(
                of, Cause.PARTLY_DONE, side=None if alike else weaker, asked=of.asked[weaker], done=of.done[weaker]
            )
        if of.record.effort is not None and of.record.effort > self.settings.effort_limit:
            return self._stays(of, Cause.EFFORT, effort=of.record.effort)
        return None

    def _clean(self, of: _Performance) -> Reason:
        at_goal = self.target.reps >= self.rule.goal
        times = sum(self._counts_at_goal(each) for each in self.since_set) if at_goal else None
        found = replace(
            self._stays(of, Cause.AT_GOAL if at_goal else Cause.CLEAN),
            clean=times,
            needed=self.settings.clean_at_goal if at_goal else None,
            missed=None,
        )
        if times is not None and times < self.settings.clean_at_goal:
            return found
        after = self._one_up(self.target)
        if after is None:
            if self._band_known:
                end = times == self.settings.clean_at_goal
                return replace(found, change=Change.FINISHED) if end else replace(found, cause=Cause.AFTER_END)
            return replace(found, cause=Cause.UNKNOWN_BAND)
        if self.last_change is not None and self.last_change >= min(self.today, of.record.day):
            return replace(found, held=True)
        return replace(found, change=Change.NEXT_BAND if at_goal else Change.UP, after=after)

    def _counts_at_goal(self, of: _Performance) -> bool:
        """Clean, at this target, since it last changed: a step back begins the count anew."""
        fresh = self.last_change is None or of.record.day >= self.last_change
        return fresh and self._about_target(of) and self._is_clean(of)

    def _stays(
        self,
        of: _Performance,
        cause: Cause,
        change: Change = Change.STAY,
        *,
        side: Side | None = None,
        asked: int | None = None,
        done: int | None = None,
        sore: int | None = None,
        effort: int | None = None,
    ) -> Reason:
        up = self._one_up(self.target)
        return Reason(
            cause=cause,
            change=change,
            before=self.target,
            after=self.target,
            decided=self.today,
            day=of.record.day,
            missed=up.reps if up is not None and self.target.reps < self.rule.goal and change is Change.STAY else None,
            side=side,
            asked=asked,
            done=done,
            sore=sore,
            effort=effort,
        )

    # the steps

    def _one_up(self, target: Target) -> Target | None:
        """The next step; at the goal that is the next band, and None where there is none."""
        if target.reps < self.rule.goal:
            return replace(target, reps=min(target.reps + self.rule.step, self.rule.goal))
        bands = self.settings.bands
        rung = self._rung(target.band)
        if not self.exercise.takes_band or rung is None or rung + 1 >= len(bands):
            return None
        return Target(self.exercise.dosage.reps, bands[rung + 1])

    def _one_back(self, target: Target) -> Target:
        """The step before (rule 5)."""
        start = self.exercise.dosage.reps
        if target.reps > start:
            return replace(target, reps=max(target.reps - self.rule.step, start))
        band = self._band_before(target.band)
        if band is None:
            return replace(target, reps=max(target.reps - self.rule.step, 1))
        return Target(self._most_with(band), band)

    def _most_with(self, band: str) -> int:
        """The most that was done cleanly with this band, between the file's dosage and the goal."""
        rung = self._rung(band)
        done = [
            each.done[each.weaker]
            for each in self.performances
            if all(self._rung(used) == rung for used in each.bands) and self._is_clean(each)
        ]
        return min(max(done, default=0), self.rule.goal) if max(done, default=0) > self.exercise.dosage.reps else (
            self.exercise.dosage.reps
        )

    @property
    def _band_known(self) -> bool:
        return not self.exercise.takes_band or not self.settings.bands or self._rung(self.target.band) is not None

    def _rung(self, band: str | None) -> int | None:
        """How far up the ladder; no band at all is its foot, None is not on it."""
        if band is None:
            return 0
        return self.settings.bands.index(band) if band in self.settings.bands else None

    def _band_before(self, band: str | None) -> str | None:
        rung = self._rung(band)
        return self.settings.bands[rung - 1] if self.exercise.takes_band and rung else None

    def _is_lighter(self, band: str | None) -> bool:
        """Whether a band is below the target's; one that is not on the ladder cannot be compared and counts as it."""
        if not self.exercise.takes_band or band == self.target.band:
            return False
        used, due = self._rung(band), self._rung(self.target.band)
        return used is None or due is None or used < due


# how it is said


@dataclass(frozen=True, slots=True)
class Wording:
    """Every word of this module, in one language. Names in braces are filled in."""

    days: tuple[str, ...]
    """Monday first."""
    months: tuple[str, ...]
    sides: tuple[str, str]
    """Left and right, as they stand in `on_side`."""
    session_today: str
    session_yesterday: str
    session_weekday: str
    session_date: str
    moved: str
    """A target that becomes another."""
    moved_band: str
    stays: str
    not_more: str
    """A target that would have risen."""
    with_band: str
    no_band: str
    clean: str
    at_goal: str
    next_band: str
    finished: str
    after_end: str
    hurt: str
    on_side: str
    """What is put behind a repetition or a pain to say on which side."""
    sore: str
    morning: str
    morning_second: str
    effort: str
    partly_done: str
    unknown_band: str
    no_answer: str
    no_sore: str
    no_effort: str
    no_answers: str
    below_target: str
    side_left_out: str
    lighter_band: str
    too_much: str
    not_done: str
    spent: str
    no_session: str
    never_grows: str
    held_up: str
    held_back: str
    lowest: str
    see_someone_now: str
    see_someone_soon: str


ENGLISH: Final = Wording(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    sides=("left", "right"),
    session_today="today's session",
    session_yesterday="yesterday's session",
    session_weekday="{weekday}'s session",
    session_date="the session on {day} {month}",
    moved="{before} -> {after}: {why}",
    moved_band="{before} -> {after} {band}: {why}",
    stays="stays at {before}: {why}",
    not_more="{before}, not {missed}: {why}",
    with_band="with the {band} band",
    no_band="without a band",
    clean="a clean session",
    at_goal="{clean} of {needed} clean sessions at the goal",
    next_band="the goal in {clean} clean sessions",
    finished="the goal in {clean} clean sessions, and the end of the way: well done",
    after_end="that is the goal, and you are there",
    hurt="it hurt{on_side}",
    on_side=" on the {side} side",
    sore="soreness {sore} after {session}",
    morning="soreness {sore} the morning after {session}",
    morning_second="soreness {sore} the morning after {session} of {asked}",
    effort="effort {effort} in {session}",
    partly_done="{done} of {asked} done{on_side} in {session}",
    unknown_band="the goal in {clean} clean sessions; the {band} band is not in your settings, so choose the next one",
    no_answer="an answer is missing, {what} {session} was",
    no_sore="how sore you were after",
    no_effort="how hard",
    no_answers="how hard and how sore",
    below_target="{asked} were asked for{on_side} in {session}, less than the target",
    side_left_out="the {side} side was left out in {session}",
    lighter_band="{session} was with a lighter band",
    too_much="; if even that is too much, leave it out for now",
    not_done="it was not done in {session}",
    spent="nothing new since {session}",
    no_session="no session has counted for it yet",
    never_grows="it does not grow",
    held_up="one change a day is enough",
    held_back="one change a day; a step back is due, {why}",
    lowest="{why}, and there is no smaller dose: leave it out for now",
    see_someone_now=(
        "Soreness {sore} last time. Please do not train through it: "
        "this is one for a doctor, a physiotherapist or another health-care provider."
    ),
    see_someone_soon=(
        "Sore in the last {times} sessions. Soreness that does not go away is one for a doctor, "
        "a physiotherapist or another health-care provider."
    ),
)
