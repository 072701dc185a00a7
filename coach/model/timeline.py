"""Compiles a plan into segments: sets, sides, tempo and rests flattened before the session starts.

For each exercise: *explain* where it is new, *prepare*, the warm-up if there is one and a *switch*, then each side's
sets with a *rest* between sets and a *switch* between sides, then a *rest* before the next exercise. Where a routine
turns over once, neighbours in one position are all done on the first side, then, behind one *switch*, on the other.
What takes no time is left out, but for *prepare* and *switch*: another exercise or leg is always announced. One
repetition is lift, hold, lower, relax; the last of a set has no relax. Where legs alternate, the sets of both are one
stretch without a switch: left, right, left, right. Rounds are a group of exercises several times over, the warm-ups and
what is explained in the first alone; a round's sets are counted on from those of the round before.

A repetition is done when its last working phase ends: the relax belongs to it but adds nothing to it, so a person who
goes on during the relax has not lost it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import Phase, Side
from coach.model.plan import Dose, Plan

MIN_ANNOUNCED_MS: Final = 5_000
"""What a prepare or a switch takes where its file says 0: to be told where to lie, and to get there."""


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    EXPLAIN = "explain"
    """How an exercise is done, or what the session is, told from beginning to end: as long as the words need."""
    PREPARE = "prepare"
    LIFT = "lift"
    HOLD = "hold"
    LOWER = "lower"
    RELAX = "relax"
    SWITCH = "switch"
    REST = "rest"
    WORK = "work"
    """A whole self-paced repetition."""


class SetKey(Struct, frozen=True):
    """Which set of a session: one row of what was prescribed and performed."""

    entry: int
    """The exercise's place in the plan, from 0."""
    exercise: str
    side: Side
    set_number: int
    """From 1 within the side."""
    warm_up: bool = False


Work = tuple[int, Side]
"""What was done last: an entry, and the leg."""


class Segment(Struct, frozen=True):
    """One stretch of the timeline. Fields that make no sense for its kind are None."""

    kind: SegmentKind
    ms: int | None
    """How long it takes; None is self-paced."""
    entry: int
    """The place in the plan it belongs to, from 0; a rest belongs to the exercise before it."""
    exercise: str
    side: Side | None = None
    """The leg that works, or will after a prepare or switch."""
    set_number: int | None = None
    rep: int | None = None
    """Which repetition of the set, from 1; of a prepare the one it leads to, where that is not the exercise's first."""
    reps: int | None = None
    """How many the set has."""
    band: str | None = None
    warm_up: bool = False
    ends_rep: bool = False
    """Whether the repetition is done when this segment ends."""
    worn: str | None = None
    """The band worn until here, of a prepare or a switch."""
    after: Work | None = None
    """The entry and the leg done just before, of a prepare: one may lie there already."""
    alternates: bool = False
    """Whether each repetition changes the leg."""
    round_number: int | None = None
    """Which round it is part of, from 1; None where there are none."""
    other_follows: bool = False
    """Whether the other leg's turn at the same repetition is still to come."""

    @property
    def set_key(self) -> SetKey | None:
        """The set this segment is part of; None between sets."""
        if self.side is None or self.set_number is None:
            return None
        return _set_key(self.entry, self.exercise, self.side, self.set_number, self.warm_up)

    @property
    def stretch(self) -> tuple[int, bool, Side | None, int] | None:
        """What is done in one go: a set, or where legs alternate the sets of both; None between sets."""
        if self.set_number is None:
            return None
        return self.entry, self.warm_up, None if self.alternates else self.side, self.set_number


_set_key = lru_cache(maxsize=64)(SetKey)
"""One for each set: every repetition that was done keeps one, and would keep one of its own."""


@lru_cache(maxsize=16)
def compile(plan: Plan) -> tuple[Segment, ...]:
    """The plan's segments, in order; remembered, for whoever begins a session asks several times."""
    return tuple(_knowing_what_was(segment for segment in _session(plan, _set) if segment.ms != 0))


def outline(plan: Plan) -> Iterator[Segment]:
    """The same in the same order, each set as one segment; of a set that changes legs, the first one."""
    return _knowing_what_was(segment for segment in stretches(plan) if segment.ms != 0)


def stretches(plan: Plan) -> Iterator[Segment]:
    """The same, with what takes no time, as cheap as can be: a hostile file may mean millions of repetitions."""
    return _session(plan, _whole_set)


def length_ms(plan: Plan) -> int:
    """How long a session of this plan takes; what is self-paced counts as nothing, since nobody knows."""
    return total_ms(stretches(plan))


def told_ms(plan: Plan) -> int:
    """How much of that is the welcome and the explanations."""
    return total_ms(segment for segment in stretches(plan) if segment.kind is SegmentKind.EXPLAIN)


def groups(plan: Plan) -> Iterator[range]:
    """The entries that are done one after the other on one side before the other side's turn; most stand alone."""
    first = 0
    for entry in range(1, len(plan.doses) + 1):
        if entry == len(plan.doses) or not _turns_with(plan, entry - 1, entry):
            yield range(first, entry)
            first = entry


def _turns_with(plan: Plan, one: int, other: int) -> bool:
    """Whether two neighbours share a roll: both on two sides, in the same order, in the same position."""
    before, after = plan.doses[one], plan.doses[other]
    same = before.exercise.position is after.exercise.position and before.sides == after.sides
    same = same and before.rounds == after.rounds and not (before.alternates or after.alternates)
    return plan.turns_once and same and len(before.sides) > 1


def _knowing_what_was(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The same segments; those that lead into a position know what was worn before, and what was done."""
    worn: str | None = None
    done: Work | None = None
    for segment in segments:
        if segment.kind in _INTO_POSITION and done is not None:
            yield replace(segment, worn=worn, after=done if segment.kind is SegmentKind.PREPARE else None)
            continue
        if segment.set_number is not None and segment.side is not None:
            worn, done = segment.band, (segment.entry, segment.side)
        yield segment


_INTO_POSITION: Final = {SegmentKind.PREPARE, SegmentKind.SWITCH}


def announced_ms(ms: int) -> int:
    """How long a prepare or a switch takes for which a file leaves so much time."""
    return ms or MIN_ANNOUNCED_MS


def total_ms(segments: Iterable[Segment]) -> int:
    """How long the segments take together; self-paced ones count as nothing, since nobody knows."""
    return sum(segment.ms or 0 for segment in segments)


def starts_ms(segments: Iterable[Segment]) -> tuple[int, ...]:
    """When each segment begins, from the session's start."""
    starts, now = [], 0
    for segment in segments:
        starts.append(now)
        now += segment.ms or 0
    return tuple(starts)


def prescribed(segments: Iterable[Segment]) -> dict[SetKey, tuple[int, str | None]]:
    """Every set in order, with its repetitions and its band."""
    sets: dict[SetKey, tuple[int, str | None]] = {}
    for segment in segments:
        if (key := segment.set_key) is not None and segment.reps is not None:
            sets.setdefault(key, (segment.reps, segment.band))
    return sets


def index_after(
    segments: tuple[Segment, ...], credited: Iterable[tuple[SetKey, int]], over: Collection[int] = ()
) -> int:
    """Where to go on after these repetitions, and after the entries that are `over`.

    It is the next exercise's prepare, or else the first segment of a repetition: a rest or a switch that was broken off
    is over, and whoever comes back is told where to lie.
    """
    done = set(credited)
    index, left = 0, set[int]()
    for at, segment in enumerate(segments):
        if at and (before := segments[at - 1].entry) != segment.entry:
            left.add(before)
        is_over = segment.entry in over and segment.entry not in left  # its other side may come behind other exercises
        if is_over or (segment.ends_rep and (segment.set_key, segment.rep) in done):
            index = at + 1
    while index < len(segments) and segments[index].kind in _SKIPPED_ON_RETURN:
        index += 1
    return index


_SKIPPED_ON_RETURN: Final = {SegmentKind.RELAX, SegmentKind.REST, SegmentKind.SWITCH}


def without(segments: tuple[Segment, ...], entries: Collection[int]) -> tuple[Segment, ...]:
    """The same segments without these entries of the plan, and without a rest at the end."""
    kept = [segment for segment in segments if segment.entry not in entries]
    while kept and kept[-1].kind is SegmentKind.REST:
        kept.pop()
    return tuple(kept)


def lead_in(plan: Plan, coming: Segment, *, same_exercise: bool) -> Segment:
    """What precedes a repetition one comes to by a jump: a prepare as long as the dose's own, or as its switch."""
    dose = plan.doses[coming.entry]
    return Segment(
        SegmentKind.PREPARE,
        max(dose.switch_ms if same_exercise else dose.prepare_ms, MIN_ANNOUNCED_MS),
        coming.entry,
        coming.exercise,
        side=coming.side,
        rep=coming.rep,
        reps=coming.reps,
        band=coming.band,
        warm_up=coming.warm_up,
        alternates=coming.alternates,
        round_number=coming.round_number,
    )


def with_reps(segments: tuple[Segment, ...], plan: Plan, key: SetKey, reps: int) -> tuple[Segment, ...]:
    """The same segments with `reps` repetitions in one set; everything before that set keeps its index."""
    first = next(segment for segment in segments if segment.set_key == key)
    at = [index for index, segment in enumerate(segments) if segment.stretch == first.stretch]
    dose = plan.doses[key.entry]
    if key.warm_up:
        assert dose.warm_up is not None
        dose = dose.warm_up
    fresh = (segment for segment in _set(dose, key, reps) if segment.ms != 0)
    in_round = tuple(replace(segment, round_number=first.round_number) for segment in fresh)
    return (*segments[: at[0]], *in_round, *segments[at[-1] + 1 :])


def _session(plan: Plan, lay_out: _LayOut) -> Iterator[Segment]:
    if plan.welcome_ms:
        yield Segment(SegmentKind.EXPLAIN, plan.welcome_ms, 0, plan.doses[0].exercise.id)
    rests: Segment | None = None
    for rounds, circuit in groupby(groups(plan), key=lambda group: plan.doses[group[0]].rounds):
        entries, times = list(circuit), 1 if rounds is None else rounds.times
        for number in range(1, times + 1):
            if rests is not None:
                yield rests
            for segment in _round(plan, entries, number, lay_out):
                yield segment if rounds is None else replace(segment, round_number=number)
            dose = plan.doses[entries[-1][-1]]
            ms = dose.rest_ms if rounds is None or number == times else rounds.rest_ms
            last = Segment(SegmentKind.REST, ms, entries[-1][-1], dose.exercise.id)
            rests = last if rounds is None else replace(last, round_number=number)


def _round(plan: Plan, entries: Iterable[range], number: int, lay_out: _LayOut) -> Iterator[Segment]:
    """The exercises of one round, which may be the only one."""
    rests: Segment | None = None
    for group in entries:
        for turn in range(len(plan.doses[group[0]].sides) if len(group) > 1 else 1):
            for entry in group:
                dose = plan.doses[entry]
                if turn and entry == group[0]:
                    yield _switch(entry, dose, dose.sides[turn])
                else:
                    if rests is not None:
                        yield rests
                    yield from _begin(entry, dose, turn, number, lay_out)
                sides = dose.sides[turn : turn + 1] if len(group) > 1 else dose.sides
                yield from _sides(entry, dose, sides, lay_out, number=number)
                rests = Segment(SegmentKind.REST, dose.rest_ms, entry, dose.exercise.id)


def _begin(entry: int, dose: Dose, turn: int, number: int, lay_out: _LayOut) -> Iterator[Segment]:
    """What comes before an exercise; the next time, only the way into position."""
    first = dose if dose.warm_up is None else dose.warm_up
    ms = announced_ms(dose.switch_ms if turn else dose.prepare_ms)
    prepare = Segment(SegmentKind.PREPARE, ms, entry, dose.exercise.id, side=dose.sides[turn], band=dose.band)
    if turn or number > 1:
        yield prepare
        return
    yield _explain(entry, first, warm_up=first is not dose)
    yield prepare
    if dose.warm_up is not None:
        yield from _sides(entry, dose.warm_up, dose.warm_up.sides, lay_out, warm_up=True)
        yield _explain(entry, dose)
        yield _switch(entry, dose, dose.sides[0])


def _explain(entry: int, dose: Dose, *, warm_up: bool = False) -> Segment:
    kind, exercise = SegmentKind.EXPLAIN, dose.exercise.id
    return Segment(kind, dose.explain_ms, entry, exercise, side=dose.sides[0], band=dose.band, warm_up=warm_up)


def _sides(
    entry: int, dose: Dose, sides: tuple[Side, ...], lay_out: _LayOut, *, number: int = 1, warm_up: bool = False
) -> Iterator[Segment]:
    for place, side in enumerate(sides[:1] if dose.alternates else sides):
        if place:
            yield _switch(entry, dose, side, warm_up=warm_up)
        own = dose.for_side(side)
        begins = own.sets_before(number) + 1
        for set_number, reps in enumerate(own.sets_in(number), start=begins):
            if set_number > begins:
                yield Segment(SegmentKind.REST, dose.rest_ms, entry, dose.exercise.id, side=side, band=dose.band)
            yield from lay_out(dose, SetKey(entry, dose.exercise.id, side, set_number, warm_up), reps)


def _switch(entry: int, dose: Dose, side: Side, *, warm_up: bool = False) -> Segment:
    ms = announced_ms(dose.switch_ms)
    return Segment(SegmentKind.SWITCH, ms, entry, dose.exercise.id, side=side, band=dose.band, warm_up=warm_up)


def _whole_set(dose: Dose, key: SetKey, reps: int) -> Iterator[Segment]:
    times = reps * len(dose.sides) if dose.alternates else reps
    ms = None if dose.self_paced else times * dose.tempo.work_ms + (times - 1) * dose.tempo.relax_ms
    yield Segment(
        SegmentKind.WORK,
        ms,
        key.entry,
        key.exercise,
        side=key.side,
        set_number=key.set_number,
        rep=1,
        reps=reps,
        band=dose.band,
        warm_up=key.warm_up,
        alternates=dose.alternates,
    )


_LayOut = Callable[[Dose, SetKey, int], Iterator[Segment]]
"""How a set becomes segments."""


def _set(dose: Dose, key: SetKey, reps: int) -> Iterator[Segment]:
    working = [phase for phase, ms in dose.tempo if ms and phase is not Phase.RELAX]
    sides = dose.sides if dose.alternates else (key.side,)
    for rep in range(1, reps + 1):
        for side in sides:
            for phase, ms in [(None, None)] if dose.self_paced else dose.tempo:
                if phase is Phase.RELAX and rep == reps and side is sides[-1]:
                    continue
                yield Segment(
                    kind=SegmentKind.WORK if phase is None else SegmentKind(phase.value),
                    ms=ms,
                    entry=key.entry,
                    exercise=key.exercise,
                    side=side,
                    set_number=key.set_number,
                    rep=rep,
                    reps=reps,
                    band=dose.band,
                    warm_up=key.warm_up,
                    ends_rep=phase is None or phase is working[-1],
                    alternates=dose.alternates,
                    other_follows=side is not sides[-1],
                )
