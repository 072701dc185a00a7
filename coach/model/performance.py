"""What was done of one exercise in each session: asked and done for each leg, hurts, and the morning after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import Exercise, Side
from coach.model.record import SessionRecord, Status, newest_first


class Performance(Struct, frozen=True):
    """One exercise in one session, its repetitions added up for each leg, the warm-up left out."""

    record: SessionRecord
    target: int | None
    """What grows, as the person's target was when it was prescribed; None where that is not known."""
    hold: int | None
    """Seconds of the shortest hold asked for, where the hold grows."""
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


def performances_of(exercise: Exercise, counted: Sequence[SessionRecord], today: date) -> tuple[Performance, ...]:
    """The performance of this exercise in each session that prescribed it, newest first.

    The morning after belongs to the whole day: only its last session is asked for it, and the body tells no sessions
    apart. One that never came to its end says by itself what hurt in it as soon as its day is over; before that, the
    next session of the day says it for both.
    """
    days: dict[date, list[SessionRecord]] = {}
    ordered = newest_first(counted)
    for record in ordered:
        days.setdefault(record.day, []).append(record)
    worse = {day: _worse_morning(records) for day, records in days.items()}
    performances: list[Performance] = []
    unended: Performance | None = None
    for record in reversed(ordered):
        performance = _performance(exercise, record, worse[record.day])
        if performance is None:
            continue
        if record.status is Status.OPEN:
            unended = performance
            if record.day < today:
                performances.append(performance)
            continue
        if unended is not None and unended.record.day == record.day and not performance.hurt:
            performance = replace(performance, hurt=True, hurt_side=unended.hurt_side)
        unended = None
        performances.append(performance)
    return tuple(reversed(performances))


def _performance(exercise: Exercise, record: SessionRecord, worse_morning: int | None) -> Performance | None:
    """What a session holds of an exercise; None if it was not prescribed, or only as a warm-up."""
    own = [done_set for done_set in record.sets if done_set.key.exercise == exercise.id and not done_set.key.warm_up]
    if not own:
        return None
    legs = (Side.LEFT, Side.RIGHT) if Side.BOTH in exercise.sides else exercise.sides
    asked, done = dict.fromkeys(legs, 0), dict.fromkeys(legs, 0)
    for done_set in own:
        for leg in legs:
            if done_set.key.side in {leg, Side.BOTH}:
                asked[leg] += done_set.prescribed
                done[leg] += done_set.performed
    # By entry as well: what hurts in an exercise's warm-up hurts in the exercise.
    entries = {done_set.key.entry for done_set in own}
    hurts = [hurt for hurt in record.hurts if hurt.entry in entries or hurt.exercise == exercise.id]
    if record.status is Status.OPEN and not hurts:
        return None
    hurt_sides = {hurt.side for hurt in hurts}
    return Performance(
        record=record,
        target=max((done_set.target for done_set in own if done_set.target is not None), default=None),
        hold=min((done_set.hold for done_set in own if done_set.hold is not None), default=None),
        bands=tuple(done_set.band for done_set in own),
        asked=asked,
        done=done,
        hurt=bool(hurts),
        hurt_side=next((leg for leg in (Side.LEFT, Side.RIGHT) if hurt_sides == {leg.value}), None),
        worse_morning=worse_morning,
    )


def _worse_morning(day: Sequence[SessionRecord]) -> int | None:
    """The soreness on the morning after a day, if it had been less after its sessions (newest first); else None."""
    morning = next((record.morning_sore for record in day if record.morning_sore is not None), None)
    after = max((record.sore for record in day if record.sore is not None), default=-1)
    return morning if morning is not None and morning > after else None
