"""From what was done to what comes next: the way to the goal and through the bands, each step with its reason.

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
7. What the person sets counts from that moment on: sessions begun before it say nothing about it. It may lie between
   steps or above the goal; nothing but the person ever moves a target beyond the goal.

What a decision rests on is a `Reason`, and how it is told is in `reason`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.days import has_come, local_day
from coach.model.exercise import Exercise, Progression, Side
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from coach.model.record import SessionRecord, Status
from coach.model.settings import Settings

MORNING_DAYS: Final = 3
"""How many days after a session its morning after is still remembered well enough to be asked for."""

NIGHT: Final = timedelta(hours=5)
"""How long after a session's end its morning after can come at the earliest: whoever has not slept cannot tell."""


_INCONCLUSIVE: Final = frozenset({Cause.NO_ANSWER, Cause.BELOW_TARGET, Cause.LIGHTER_BAND, Cause.NOT_DONE})
"""Causes by which a session says nothing, so that the one before it may still speak."""


class Decision(Struct, frozen=True):
    """What comes next."""

    target: Target
    change: Change
    reason: Reason
    """Why: `reason.sentence` tells it."""
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
        counted = [each for each in counted if each.status is not Status.OPEN or each.started_at >= set_at]
    performances = _performances(exercise, counted, today)
    heard = tuple(each for each in performances if set_at is None or each.record.started_at >= set_at)
    judge = _Judge(exercise, rule, target, settings, today, last_change, performances, heard)
    newest: Decision | None = None
    for each in heard:
        reason = judge.reason(each)
        found = _decision(reason, each.record.id)
        newest = newest or found
        if reason.cause not in _INCONCLUSIVE:
            return found if reason.change.moves else newest
    return newest or _decision(Reason(Cause.NO_SESSION, Change.NOT_ENOUGH, target, target, today), None)


def hangs_on_more(decision: Decision) -> bool:
    """Whether sessions older than those it was made from could make it another one."""
    reason = decision.reason
    counting = reason.cause is Cause.AT_GOAL and decision.change in {Change.STAY, Change.FINISHED}
    return counting or (decision.change is Change.DOWN and reason.before.band != reason.after.band)


def counts(record: SessionRecord) -> bool:
    """Whether a session says anything at all: it is over and was no rehearsal."""
    return not record.rehearsal and record.status is not Status.OPEN


def says_something(record: SessionRecord) -> bool:
    """Whether a session counts, or something hurt in one that never came to its end."""
    return not record.rehearsal and (record.status is not Status.OPEN or bool(record.hurts))


def did_something(record: SessionRecord) -> bool:
    """Whether anything was done in it; where it hurt at once, that is something."""
    return any(each.performed for each in record.sets) or bool(record.hurts)


def newest_first(records: Iterable[SessionRecord]) -> list[SessionRecord]:
    """The sessions by when they began or, where it hurt later, by that; also across time zones."""
    return sorted(records, key=lambda record: (record.spoke_at, record.id), reverse=True)


def worst_sore(record: SessionRecord) -> int | None:
    """The most soreness the person told of, during, after or on the morning after; None if they told of none."""
    told = [record.sore, record.morning_sore, *(hurt.sore for hurt in record.hurts)]
    return max((sore for sore in told if sore is not None), default=None)


def ask_morning(records: Sequence[SessionRecord], now: datetime, settings: Settings) -> SessionRecord | None:
    """The session whose morning after is still to be asked for; None if there is none.

    Only ever the last one in which something was done, from a night after it until `MORNING_DAYS` after it.
    """
    last = next_morning(records, now, settings)
    if last is None or now < morning_from(last, now, settings):
        return None
    return last


def next_morning(records: Sequence[SessionRecord], now: datetime, settings: Settings) -> SessionRecord | None:
    """The session whose morning after is to be asked for, now or once it has come; None if there is none."""
    today = local_day(now, settings.day_ends)
    possible = (record for record in records if counts(record) and has_come(record.day, today))
    last = next(iter(newest_first(filter(did_something, possible))), None)
    if last is None or last.morning_sore is not None or (today - last.day).days > MORNING_DAYS:
        return None
    return last


def told_morning(records: Sequence[SessionRecord], now: datetime, settings: Settings) -> SessionRecord | None:
    """The last session, where its morning after was told of already and can still be put right; else None."""
    today = local_day(now, settings.day_ends)
    possible = (record for record in records if counts(record) and has_come(record.day, today))
    last = next(iter(newest_first(filter(did_something, possible))), None)
    told = last is not None and last.morning_sore is not None and (today - last.day).days <= MORNING_DAYS
    return last if told else None


def morning_from(record: SessionRecord, now: datetime, settings: Settings) -> datetime:
    """When a session's morning after begins: its day is over, and a night has passed since it ended.

    On the clock of where the person is now; they may have travelled since.
    """
    over = datetime.combine(record.day + timedelta(days=1), settings.day_ends, now.tzinfo)
    return max(over, (record.ended_at or record.started_at) + NIGHT).astimezone(now.tzinfo)


class Advice(Struct, frozen=True):
    """Soreness that no program can help with: who has it is told to see somebody."""

    session: str
    """The id of the newest session with an answer: what is dismissed with it is not said again for it."""
    sore: int
    """The most soreness told of in it, 0-10; 0 where it hurt and nobody said how much."""
    times: int
    """Sore sessions in a row, up to it."""
    severe: int | None
    """The newest soreness among them that asks for somebody at once; None where only their number does."""
    latest: bool
    """Whether that was the newest session itself."""


def advice(records: Sequence[SessionRecord], settings: Settings) -> Advice | None:
    """What has to be said about soreness that no program can help with; None if nothing has, or it was dismissed.

    A session in which it hurt was a sore one, however it ended. Those without any answer are passed over: silence is
    neither soreness nor its end. Only a good answer ends it. One more session with an answer than `sore_streak` is as
    good as all.
    """
    newest: SessionRecord | None = None
    times, severe, latest = 0, None, False
    for record in newest_first(record for record in records if says_something(record)):
        sore = worst_sore(record)
        if sore is None and not record.hurts:
            continue
        if not record.hurts and sore is not None and sore <= settings.fine_sore:
            break
        newest, times = newest or record, times + 1
        if severe is None and sore is not None and sore >= settings.stop_sore:
            severe, latest = sore, times == 1
        if times >= settings.sore_streak:
            break
    if newest is None or (severe is None and times < settings.sore_streak):
        return None
    sore = worst_sore(newest) or 0
    if newest.advice_dismissed is not None and newest.advice_dismissed >= sore:
        return None
    return Advice(newest.id, sore, times, severe, latest)


# what was done


class _Performance(Struct, frozen=True):
    """One exercise in one session, its repetitions added up for each leg, the warm-up left out."""

    record: SessionRecord
    target: int | None
    """The person's target when it was prescribed; None where that is not known."""
    bands: tuple[str | None, ...]
    asked: dict[Side, int]
    done: dict[Side, int]
    hurt: bool
    hurt_side: Side | None
    worse_morning: int | None
    """How sore the morning after was, if it was sorer than after the sessions of that day; else None."""

    @property
    def weaker(self) -> Side:
        """The leg that did less; of two equal ones the one of which more was asked."""
        return min(self.done, key=lambda leg: (self.done[leg], -self.asked[leg]))

    @property
    def less_asked(self) -> Side:
        """The leg of which less was asked."""
        return min(self.asked, key=lambda leg: self.asked[leg])

    @property
    def all_done(self) -> bool:
        """Whether each leg did what was prescribed for it."""
        return all(self.done[leg] >= self.asked[leg] for leg in self.asked)


def _performances(exercise: Exercise, counted: Sequence[SessionRecord], today: date) -> tuple[_Performance, ...]:
    """Each session in which the exercise was prescribed, newest first.

    The morning after belongs to the whole day: only its last session is asked for it, and the body tells no sessions
    apart. One that never came to its end says by itself what hurt in it as soon as its day is over; before that, the
    next session of the day says it for both.
    """
    days: dict[date, list[SessionRecord]] = {}
    ordered = newest_first(counted)
    for record in ordered:
        days.setdefault(record.day, []).append(record)
    worse = {day: _worse_morning(records) for day, records in days.items()}
    found: list[_Performance] = []
    unsaid: _Performance | None = None
    for record in reversed(ordered):
        each = _performance(exercise, record, worse[record.day])
        if each is None:
            continue
        if record.status is Status.OPEN:
            unsaid = each
            if record.day < today:
                found.append(each)
            continue
        if unsaid is not None and unsaid.record.day == record.day and not each.hurt:
            each = replace(each, hurt=True, hurt_side=unsaid.hurt_side)
        unsaid = None
        found.append(each)
    return tuple(reversed(found))


def _performance(exercise: Exercise, record: SessionRecord, worse_morning: int | None) -> _Performance | None:
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
    if record.status is Status.OPEN and not hurts:
        return None
    hurt_sides = {hurt.side for hurt in hurts}
    return _Performance(
        record=record,
        target=max((each.target for each in own if each.target is not None), default=None),
        bands=tuple(each.band for each in own),
        asked=asked,
        done=done,
        hurt=bool(hurts),
        hurt_side=next((leg for leg in (Side.LEFT, Side.RIGHT) if hurt_sides == {leg.value}), None),
        worse_morning=worse_morning,
    )


def _worse_morning(day: Sequence[SessionRecord]) -> int | None:
    """The soreness on the morning after a day, if it had been less after its sessions (newest first); else None."""
    morning = next((each.morning_sore for each in day if each.morning_sore is not None), None)
    after = max((each.sore for each in day if each.sore is not None), default=-1)
    return morning if morning is not None and morning > after else None


# what it means


class _Judge(Struct, frozen=True):
    """One exercise's rule, and everything that is known when a decision is due."""

    exercise: Exercise
    rule: Progression
    target: Target
    settings: Settings
    today: date
    last_change: date | None
    performances: tuple[_Performance, ...]
    """All of them, newest first."""
    heard: tuple[_Performance, ...]
    """Those that began after the person set the target."""

    def reason(self, of: _Performance) -> Reason:
        """What this performance means for the target, whatever the others say."""
        if (silent := self._says_nothing(of)) is not None:
            return silent
        if not self._about_target(of):
            return self._second_thought(of) or self._stays(of, Cause.ALREADY_APPLIED, Change.NOT_ENOUGH)
        if self._stop_cause(of) is not None:
            return self._step_back(of, self.target)
        return self._spoilt(of) or self._clean(of)

    # what a performance says

    def _about_target(self, of: _Performance) -> bool:
        """Whether it was prescribed by the target as it is now."""
        if of.target is None:
            return self.last_change is None or of.record.day > self.last_change
        return of.target == self.target.reps

    def _says_nothing(self, of: _Performance) -> Reason | None:
        least = of.less_asked
        if of.hurt:
            return None
        below = of.asked[least] < (self.target.reps if of.target is None else of.target)
        if below or (self._about_target(of) and any(self._is_lighter(band) for band in of.bands)):
            return replace(
                self._stays(of, Cause.BELOW_TARGET if below else Cause.LIGHTER_BAND, Change.NOT_ENOUGH),
                side=least if len(set(of.asked.values())) > 1 else None,
                asked=of.asked[least],
                too_much=self._stop_cause(of) is not None,
            )
        if not any(of.done.values()):
            return self._stays(of, Cause.NOT_DONE, Change.NOT_ENOUGH)
        if self._stop_cause(of) is None and self._spoilt(of) is None and self._unanswered(of):
            found = self._stays(of, Cause.NO_ANSWER, Change.NOT_ENOUGH)
            return replace(found, sore=of.record.sore, effort=of.record.effort)
        return None

    def _stop_cause(self, of: _Performance) -> Cause | None:
        """What asks for a step back."""
        if of.hurt:
            return Cause.HURT
        sore, morning = of.record.sore, of.worse_morning
        if sore is not None and sore >= self.settings.stop_sore:
            return Cause.SORE
        # Where nobody said how sore it was before, only a sore morning speaks, not a worse one.
        bearable = self.settings.stop_sore - 1 if sore is None else self.settings.fine_sore
        return Cause.MORNING if morning is not None and morning > bearable else None

    def _spoilt(self, of: _Performance) -> Reason | None:
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
    def _unanswered(of: _Performance) -> bool:
        return of.record.sore is None or of.record.effort is None

    def _is_clean(self, of: _Performance) -> bool:
        """Clean by the target and the band it was prescribed with."""
        enough = of.target is None or of.asked[of.less_asked] >= of.target
        answered = not self._unanswered(of)
        return enough and answered and self._stop_cause(of) is None and self._spoilt(of) is None

    # what follows

    def _stays(self, of: _Performance, cause: Cause, change: Change = Change.STAY) -> Reason:
        return Reason(cause, change, self.target, self.target, self.today, of.record.day)

    def _missed(self, of: _Performance, cause: Cause) -> Reason:
        """Stays, though it would have risen."""
        up = self._one_up(self.target)
        rises = up is not None and up.band == self.target.band
        return replace(self._stays(of, cause), missed=up.reps if up is not None and rises else None)

    def _step_back(self, of: _Performance, done: Target) -> Reason:
        """One step back from what was done."""
        cause = self._stop_cause(of)
        assert cause is not None
        after = self._one_back(done)
        second_thought = done != self.target
        found = replace(
            self._stays(of, cause),
            side=of.hurt_side if cause is Cause.HURT else None,
            sore={Cause.SORE: of.record.sore, Cause.MORNING: of.worse_morning}.get(cause),
            asked=done.reps if second_thought else None,
        )
        if after == self.target:
            return replace(found, lowest=True)
        # A second thought is no second change: it takes the place of the one its session caused.
        if self.last_change is not None and self.last_change >= self.today and not second_thought:
            return replace(found, held=True)
        return replace(found, change=Change.DOWN, after=after)

    def _second_thought(self, of: _Performance) -> Reason | None:
        """A worse morning after the session that led to the target as it is, or a hurt at what led to it."""
        led_here = of.target is not None and self.last_change is not None and of.record.day <= self.last_change
        cause = self._stop_cause(of)
        clean_before = cause is Cause.MORNING and self._is_clean(replace(of, worse_morning=None))
        if not led_here or not (clean_before or cause is Cause.HURT):
            return None
        assert of.target is not None
        for band in (self.target.band, self._band_before(self.target.band)):
            done = Target(of.target, band)
            if self._one_up(done) == self.target:
                return self._step_back(of, done)
        return None

    def _clean(self, of: _Performance) -> Reason:
        """One step up, or what comes at the goal."""
        after = self._one_up(self.target)
        found = self._stays(of, Cause.CLEAN)
        at_goal = self.target.reps >= self.rule.goal
        if at_goal:
            times, needed = sum(map(self._counts_at_goal, self.heard)), self.settings.clean_at_goal
            found = replace(found, cause=Cause.AT_GOAL, clean=times, needed=needed)
            if times < needed:
                return found
            if after is None and self._off_ladder(self.target.band):
                return replace(found, cause=Cause.UNKNOWN_BAND)
            if after is None:
                first = times == needed
                return replace(found, change=Change.FINISHED) if first else replace(found, cause=Cause.AFTER_END)
        assert after is not None
        if self.last_change is not None and self.last_change >= min(self.today, of.record.day):
            return replace(found, held=True)
        return replace(found, change=Change.NEXT_BAND if at_goal else Change.UP, after=after)

    def _counts_at_goal(self, of: _Performance) -> bool:
        """Clean, at this target, since it last changed: a step back begins the count anew."""
        fresh = self.last_change is None or of.record.day >= self.last_change
        lighter = any(map(self._is_lighter, of.bands))
        return fresh and not lighter and self._about_target(of) and self._is_clean(of)

    # the steps

    def _one_up(self, target: Target) -> Target | None:
        """The next step; at the goal that is the next band, and None where there is none."""
        if target.reps < self.rule.goal:
            return replace(target, reps=min(target.reps + self.rule.step, self.rule.goal))
        rung = self._rung(target.band)
        if not self.exercise.takes_band or rung is None or rung + 1 >= len(self.settings.bands):
            return None
        return Target(self.exercise.dosage.reps, self.settings.bands[rung + 1])

    def _one_back(self, target: Target) -> Target:
        """The step before (rule 5)."""
        start, step = self.exercise.dosage.reps, self.rule.step
        if target.reps > start:
            return replace(target, reps=max(target.reps - step, start))
        band = self._band_before(target.band)
        if band is None:
            return replace(target, reps=max(target.reps - step, 1))
        return Target(self._most_with(band), band)

    def _most_with(self, band: str) -> int:
        """The most that each leg did cleanly with this band, from the file's dosage to the goal."""
        rung = self._rung(band)
        clean = [
            each.done[each.weaker]
            for each in self.performances
            if all(self._rung(used) == rung for used in each.bands) and self._is_clean(each)
        ]
        return min(max([self.exercise.dosage.reps, *clean]), self.rule.goal)

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
