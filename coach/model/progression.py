"""Decides the next target of an exercise from its sessions: up to the goal and through the bands, with the reason.

The rules, for one exercise; the thresholds are settings:

1. The newest session that says something about the target decides. Rehearsals and open sessions never count; a session
   in which the exercise was not done, was prescribed below the target or was not answered says nothing. But *this
   hurts* always speaks: also below the target and, once its day is over, in a session that never came to its end.
2. *Clean* is: each leg did all that was prescribed and at least the target, soreness 0-2, effort 8 or less, nothing in
   the session hurt and the morning after was not worse. The weaker leg decides.
3. After a clean session the target goes one step up; a step that would pass the goal lands on it. At the goal in two
   clean sessions it goes to the next band, at the file's own dosage; on the last band, or where no band makes the
   exercise harder, that is the end of the way.
4. *This hurts*, soreness of 6 or more, or a worse morning after (above both what it was after that day's sessions and
   2): one step back from what was done. A morning answered late therefore takes back the step up its session caused and
   goes one below the dose that was too much: what was done decides, not when it was answered.
5. A step back that would pass the file's dosage lands on it. From there it leads to the band before, to the most that
   was done cleanly with it (the goal, for whoever came that way; the file's dosage, where nothing is known). On the
   lightest band it leads below the file's dosage, down to one repetition: what hurt is not prescribed again as it was.
6. At most one change a day. A step up that comes too late for its day is not made up for; a step back is. A morning
   answered late is no second change: it takes the place of the one its session caused.
7. Where the hold grows, all of this moves its seconds, and the repetitions stay the file's.
8. What the person sets counts from that moment on: sessions begun before it say nothing about it. It may lie between
   steps or above the goal; nothing but the person ever moves a target beyond the goal.

What a decision rests on is a `Reason`; `i18n.reasons` tells it as a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.days import has_come
from coach.model.exercise import Exercise, Progression
from coach.model.performance import Performance, performances_of
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from coach.model.record import SessionRecord, Status, says_something
from coach.model.settings import Settings

_INCONCLUSIVE: Final = frozenset({Cause.NO_ANSWER, Cause.BELOW_TARGET, Cause.LIGHTER_BAND, Cause.NOT_DONE})
"""Causes by which a session says nothing, so that the one before it may still speak."""


class Decision(Struct, frozen=True):
    """The next target of an exercise, and why."""

    target: Target
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
    """The next target of this exercise, from the sessions so far.

    `records` come in any order; a few dozen of the newest that name the exercise, with whatever else was done on their
    days, are as good as all where `hangs_on_more` does not say otherwise. `last_change` is the day of the last decision
    whose change `moves`; `set_at` is when the person set the target themselves (with its offset), which is no change in
    the sense of rule 6. For a session that has just ended, `today` is the session's own day, also past midnight. Asked
    again with nothing new, the answer is the same; with the new target, it is to stay.
    """
    rule = exercise.progression
    if rule is None:
        return _decision(Reason(Cause.NEVER_GROWS, Change.STAY, target, target, today), None)
    if last_change is not None and not has_come(last_change, today):
        last_change = None
    if set_at is not None and not has_come(set_at.date(), today):
        set_at = None
    counted = [record for record in records if says_something(record) and has_come(record.day, today)]
    if set_at is not None:
        counted = [record for record in counted if record.status is not Status.OPEN or record.started_at >= set_at]
    performances = performances_of(exercise, counted, today)
    since_set = tuple(done for done in performances if set_at is None or done.record.started_at >= set_at)
    judge = _Judge(exercise, rule, target, settings, today, last_change, performances, since_set)
    newest: Decision | None = None
    for performance in since_set:
        reason = judge.reason(performance)
        decision = _decision(reason, performance.record.id)
        newest = newest or decision
        if reason.cause not in _INCONCLUSIVE:
            return decision if reason.change.moves else newest
    return newest or _decision(Reason(Cause.NO_SESSION, Change.NOT_ENOUGH, target, target, today), None)


def hangs_on_more(decision: Decision) -> bool:
    """Whether sessions older than those it was made from could change the decision."""
    reason = decision.reason
    counting = reason.cause is Cause.AT_GOAL and decision.change in {Change.STAY, Change.FINISHED}
    return counting or (decision.change is Change.DOWN and reason.before.band != reason.after.band)


class _Judge(Struct, frozen=True):
    """The rules above applied to one exercise: its target, its sessions and the settings."""

    exercise: Exercise
    rule: Progression
    target: Target
    settings: Settings
    today: date
    last_change: date | None
    performances: tuple[Performance, ...]
    """All of them, newest first."""
    since_set: tuple[Performance, ...]
    """Those that began after the person set the target."""

    def reason(self, of: Performance) -> Reason:
        """The reason for the next target if this performance alone decides."""
        if (silent := self._says_nothing(of)) is not None:
            return silent
        if not self._about_target(of):
            return self._second_thought(of) or self._stays(of, Cause.ALREADY_APPLIED, Change.NOT_ENOUGH)
        if self._stop_cause(of) is not None:
            return self._step_back(of, self.target)
        return self._spoilt(of) or self._clean(of)

    # what a performance says

    def _about_target(self, of: Performance) -> bool:
        """Whether it was prescribed by the target as it is now."""
        if of.target is None:
            return self.last_change is None or of.record.day > self.last_change
        return of.target == self.target.amount

    def _says_nothing(self, of: Performance) -> Reason | None:
        least = of.less_asked
        if of.hurt:
            return None
        below = self._asked(of) < (self.target.amount if of.target is None else of.target)
        fewer = self.exercise.grows_hold and of.asked[least] < self.target.reps
        below = below or fewer
        if below or (self._about_target(of) and any(self._is_lighter(band) for band in of.bands)):
            return replace(
                self._stays(of, Cause.BELOW_TARGET if below else Cause.LIGHTER_BAND, Change.NOT_ENOUGH),
                side=least if len(set(of.asked.values())) > 1 else None,
                asked=of.asked[least] if fewer else self._asked(of),
                in_seconds=self.exercise.grows_hold and not fewer,
                too_much=self._stop_cause(of) is not None,
            )
        if not any(of.done.values()):
            return self._stays(of, Cause.NOT_DONE, Change.NOT_ENOUGH)
        if self._stop_cause(of) is None and self._spoilt(of) is None and self._unanswered(of):
            reason = self._stays(of, Cause.NO_ANSWER, Change.NOT_ENOUGH)
            return replace(reason, sore=of.record.sore, effort=of.record.effort)
        return None

    def _asked(self, of: Performance) -> int:
        """How much of what grows was asked of the leg of which less was."""
        return (of.hold or 0) if self.exercise.grows_hold else of.asked[of.less_asked]

    def _stop_cause(self, of: Performance) -> Cause | None:
        """What asks for a step back."""
        if of.hurt:
            return Cause.HURT
        sore, morning = of.record.sore, of.worse_morning
        if sore is not None and sore >= self.settings.stop_sore:
            return Cause.SORE
        # Where nobody said how sore it was before, only a sore morning speaks, not a worse one.
        bearable = self.settings.stop_sore - 1 if sore is None else self.settings.fine_sore
        return Cause.MORNING if morning is not None and morning > bearable else None

    def _spoilt(self, of: Performance) -> Reason | None:
        """Why a performance is not clean though nothing asks for a step back; None if it is, as far as is known."""
        sore, effort = of.record.sore, of.record.effort
        if sore is not None and sore > self.settings.fine_sore:
            return replace(self._missed(of, Cause.SORE), sore=sore)
        if of.record.hurts:
            return self._missed(of, Cause.OTHER_HURT)
        if not of.all_done:
            leg = of.weaker
            side = leg if len(set(of.done.values())) > 1 else None
            return replace(self._missed(of, Cause.PARTLY_DONE), side=side, asked=of.asked[leg], done=of.done[leg])
        if effort is not None and effort > self.settings.effort_limit:
            return replace(self._missed(of, Cause.EFFORT), effort=effort)
        return None

    @staticmethod
    def _unanswered(of: Performance) -> bool:
        return of.record.sore is None or of.record.effort is None

    def _is_clean(self, of: Performance) -> bool:
        """Clean by the target and the band it was prescribed with."""
        enough = of.target is None or self._asked(of) >= of.target
        answered = not self._unanswered(of)
        return enough and answered and self._stop_cause(of) is None and self._spoilt(of) is None

    # what follows

    def _stays(self, of: Performance, cause: Cause, change: Change = Change.STAY) -> Reason:
        return Reason(cause, change, self.target, self.target, self.today, of.record.day)

    def _missed(self, of: Performance, cause: Cause) -> Reason:
        """Stays, though it would have risen."""
        up = self._one_up(self.target)
        rises = up is not None and up.band == self.target.band
        return replace(self._stays(of, cause), missed=up.amount if up is not None and rises else None)

    def _step_back(self, of: Performance, done: Target) -> Reason:
        """One step back from what was done."""
        cause = self._stop_cause(of)
        assert cause is not None
        after = self._one_back(done)
        second_thought = done != self.target
        reason = replace(
            self._stays(of, cause),
            side=of.hurt_side if cause is Cause.HURT else None,
            sore={Cause.SORE: of.record.sore, Cause.MORNING: of.worse_morning}.get(cause),
            asked=done.amount if second_thought else None,
            in_seconds=second_thought and done.hold is not None,
        )
        if after == self.target:
            return replace(reason, lowest=True)
        # A second thought is no second change: it takes the place of the one its session caused.
        if self.last_change is not None and self.last_change >= self.today and not second_thought:
            return replace(reason, held=True)
        return replace(reason, change=Change.DOWN, after=after)

    def _second_thought(self, of: Performance) -> Reason | None:
        """A worse morning after the session that led to the target as it is, or a hurt at what led to it."""
        led_here = of.target is not None and self.last_change is not None and of.record.day <= self.last_change
        cause = self._stop_cause(of)
        clean_before = cause is Cause.MORNING and self._is_clean(replace(of, worse_morning=None))
        if not led_here or not (clean_before or cause is Cause.HURT):
            return None
        assert of.target is not None
        for band in (self.target.band, self._band_before(self.target.band)):
            done = replace(self.target.with_amount(of.target), band=band)
            if self._one_up(done) == self.target:
                return self._step_back(of, done)
        return None

    def _clean(self, of: Performance) -> Reason:
        """One step up, or what comes at the goal."""
        after = self._one_up(self.target)
        reason = self._stays(of, Cause.CLEAN)
        at_goal = self.target.amount >= self.rule.goal
        if at_goal:
            times, needed = sum(map(self._counts_at_goal, self.since_set)), self.settings.clean_at_goal
            reason = replace(reason, cause=Cause.AT_GOAL, clean=times, needed=needed)
            if times < needed:
                return reason
            if after is None and self._off_ladder(self.target.band):
                return replace(reason, cause=Cause.UNKNOWN_BAND)
            if after is None:
                first = times == needed
                return replace(reason, change=Change.FINISHED) if first else replace(reason, cause=Cause.AFTER_END)
        assert after is not None
        if self.last_change is not None and self.last_change >= min(self.today, of.record.day):
            return replace(reason, held=True)
        return replace(reason, change=Change.NEXT_BAND if at_goal else Change.UP, after=after)

    def _counts_at_goal(self, of: Performance) -> bool:
        """Clean, at this target, since it last changed: a step back begins the count anew."""
        fresh = self.last_change is None or of.record.day >= self.last_change
        lighter = any(map(self._is_lighter, of.bands))
        return fresh and not lighter and self._about_target(of) and self._is_clean(of)

    # the steps

    def _one_up(self, target: Target) -> Target | None:
        """The next step; at the goal that is the next band, and None where there is none."""
        if target.amount < self.rule.goal:
            return target.with_amount(min(target.amount + self.rule.step, self.rule.goal))
        rung = self._rung(target.band)
        if not self.exercise.takes_band or rung is None or rung + 1 >= len(self.settings.bands):
            return None
        return replace(target.with_amount(self.exercise.start), band=self.settings.bands[rung + 1])

    def _one_back(self, target: Target) -> Target:
        """The step before (rule 5)."""
        start, step = self.exercise.start, self.rule.step
        if target.amount > start:
            return target.with_amount(max(target.amount - step, start))
        band = self._band_before(target.band)
        if band is None:
            return target.with_amount(max(target.amount - step, 1))
        return replace(target.with_amount(self._most_with(band)), band=band)

    def _most_with(self, band: str) -> int:
        """The most that each leg did cleanly with this band, from the file's dosage to the goal."""
        rung = self._rung(band)
        clean = [
            self._asked(of) if self.exercise.grows_hold else of.done[of.weaker]
            for of in self.performances
            if all(self._rung(used) == rung for used in of.bands) and self._is_clean(of)
        ]
        return min(max([self.exercise.start, *clean]), self.rule.goal)

    # the ladder

    def _rung(self, band: str | None) -> int | None:
        """How far up the ladder; no band named is its foot, None is not on it."""
        if band is None:
            return 0
        return self.settings.bands.index(band) if band in self.settings.bands else None

    def _off_ladder(self, band: str | None) -> bool:
        return self.exercise.takes_band and self._rung(band) is None

    def _band_before(self, band: str | None) -> str | None:
        rung = self._rung(band)
        return self.settings.bands[rung - 1] if self.exercise.takes_band and rung else None

    def _is_lighter(self, band: str | None) -> bool:
        """Whether a band is below the target's; one that is not on the ladder cannot be compared and counts as that."""
        if not self.exercise.takes_band or band == self.target.band:
            return False
        used, due = self._rung(band), self._rung(self.target.band)
        return used is None or due is None or used < due


def _decision(reason: Reason, session: str | None) -> Decision:
    return Decision(reason.after, reason.change, reason, session)
