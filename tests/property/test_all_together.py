"""Rounds, legs in turn, one roll, warm-ups and sides apart in one plan, against an order that is sorted, not walked.

Each stay at an exercise has a key: which circuit, which round of it, which neighbours that share a roll, which turn of
theirs, which exercise. Sorted by that key they are the session; what lies between two of them depends on what of the
key differs. Nothing here follows how the timeline is made.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from coach.engine.cues import Finished, RepDone
from coach.engine.events import Hurts, Resume, Start, Tick
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.model import timeline
from coach.model.exercise import Position, Side, SideReps, WeakerSide
from coach.model.plan import Dose, Plan
from coach.model.timeline import SegmentKind
from coach.model.weaker_side import weaker_first
from coach.reports.preview import preview_json
from tests.support.fakes import ENGLISH, plan
from tests.support.lengths import block_ms, set_ms, sets_of, told_ms
from tests.support.plans import doses, either, halves, ints, rounds_in

FOREVER = 1_000_000_000
IDS = ["clam", "lift", "march"]


# Made once: half of the time that an example takes is Hypothesis looking at what it has not seen before.
doses_of_all_kinds = doses(self_paced=False, alternates=True)
positions = st.sampled_from([Position.SUPINE, Position.SUPINE, Position.STANDING])
ids = st.sampled_from(IDS)
weaker_sides = st.dictionaries(
    ids, st.sampled_from([Side.LEFT, Side.RIGHT]).map(lambda side: WeakerSide(side, False, 1, 2))
)


@st.composite
def exercises(draw: st.DrawFn) -> Dose:
    """One of three exercises in one of two positions; its sides may be pinned apart."""
    chosen = draw(doses_of_all_kinds)
    if draw(ints(0, 2)):  # most share a roll with their neighbours, if anything does
        chosen = replace(chosen, sides=(Side.LEFT, Side.RIGHT), alternates=draw(ints(0, 3)) == 3)
    position = draw(positions)
    chosen = replace(chosen, exercise=replace(chosen.exercise, id=draw(ids), position=position))
    if len(chosen.sides) == 2 and not chosen.alternates and draw(either):
        apart = SideReps(draw(ints(1, 6)), draw(ints(1, 6)))
        chosen = replace(chosen, apart=apart, reps=draw(ints(1, 6)))
    return chosen


some_exercises = st.lists(exercises(), min_size=1, max_size=3)


@st.composite
def sessions(draw: st.DrawFn) -> Plan:
    """Up to four circuits of up to three exercises; the weaker sides are first."""
    chosen: list[Dose] = []
    for group in range(draw(ints(1, 4))):
        rounds = draw(rounds_in(group, 3, halves(4)))
        chosen += [replace(dose, rounds=rounds) for dose in draw(some_exercises)]
    whole = replace(plan(*chosen), turns_once=draw(ints(0, 2)) > 0, welcome_ms=draw(halves(3)))
    return weaker_first(whole, draw(weaker_sides))


class Stay(Struct, frozen=True, order=True):
    """One stay at an exercise: the fields are the key, from what is left last to what is left first."""

    circuit: int
    round_number: int
    neighbours: int
    turn: int
    entry: int


def rounds_of(dose: Dose) -> int:
    """How often it comes."""
    return dose.rounds.times if dose.rounds else 1


def stays(of: Plan) -> list[Stay]:
    """All of them, in order."""
    circuits, neighbours = [0], [0]
    for before, after in zip(of.doses, of.doses[1:], strict=False):
        same = before.rounds == after.rounds
        one_roll = (
            same
            and of.turns_once
            and len(before.sides) == 2
            and not (before.alternates or after.alternates)
            and (before.sides, before.exercise.position) == (after.sides, after.exercise.position)
        )
        circuits.append(circuits[-1] + (not same))
        neighbours.append(neighbours[-1] + (not one_roll))
    return sorted(
        Stay(circuits[entry], number, shared, turn, entry)
        for entry, (dose, shared) in enumerate(zip(of.doses, neighbours, strict=True))
        for number in range(rounds_of(dose))
        for turn in range(2 if neighbours.count(shared) > 1 else 1)
    )


def numbered_sets(dose: Dose, side: Side) -> list[list[tuple[int, int]]]:
    """For each round its sets: which of all it is, and its repetitions, dealt out round by round."""
    reps, times = dose.reps, rounds_of(dose)
    if dose.apart is not None:
        own = {Side.LEFT: dose.apart.left, Side.RIGHT: dose.apart.right}[side]
        reps = int(own * dose.reps / max(dose.apart.left, dose.apart.right) + 0.5)
    dealt = [sum(rep % times == number for rep in range(max(reps, times))) for number in range(times)]
    rows, many = [], 0
    for part in dealt:
        sets = sets_of(part, dose.set_of)
        rows.append([(many + at, each) for at, each in enumerate(sets, start=1)])
        many += len(sets)
    return rows


Row = tuple[int, int, Side, int, int, int, int | None]
"""When a repetition ends, of which entry, leg and set; its number, how many the set has, and the round."""
Between = tuple[int, SegmentKind, int, int]
"""When it begins, what it is, how long it takes, and whose it is."""


class Walk(Struct):
    """What is expected so far."""

    now: int
    reps: list[Row]
    between: list[Between]

    def goes(self, kind: SegmentKind, ms: int, entry: int) -> None:
        """Something between two sets; what takes no time is not there."""
        if ms:
            self.between.append((self.now, kind, ms, entry))
        self.now += ms


def expected(of: Plan) -> Walk:
    """When everything happens."""
    walk = Walk(of.welcome_ms, [], [])
    before: Stay | None = None
    for stay in stays(of):
        dose = of.doses[stay.entry]
        rolls = before is not None and before.neighbours == stay.neighbours and before.turn != stay.turn
        rolls = rolls and before is not None and before.round_number == stay.round_number
        if before is not None and not rolls:
            last = of.doses[before.entry]
            next_round = before.circuit == stay.circuit and before.round_number != stay.round_number
            between = last.rounds.rest_ms if next_round and last.rounds else last.rest_ms
            walk.goes(SegmentKind.REST, between, before.entry)
        first = stay.turn == stay.round_number == 0
        if first:
            walk.now += (dose.warm_up or dose).explain_ms
        kind = SegmentKind.SWITCH if rolls else SegmentKind.PREPARE
        walk.goes(kind, told_ms(dose.switch_ms if stay.turn else dose.prepare_ms), stay.entry)
        if first and dose.warm_up is not None:
            walk.now += block_ms(dose.warm_up) + dose.explain_ms
            walk.goes(SegmentKind.SWITCH, told_ms(dose.switch_ms), stay.entry)
        shared = sum(each.neighbours == stay.neighbours and each.turn == 1 for each in stays(of)) > 0
        sides = (dose.sides[stay.turn],) if shared else dose.sides
        for place, legs in enumerate([sides] if dose.alternates else [(side,) for side in sides]):
            if place:
                walk.goes(SegmentKind.SWITCH, told_ms(dose.switch_ms), stay.entry)
            for again, (number, reps) in enumerate(numbered_sets(dose, legs[0])[stay.round_number]):
                walk.goes(SegmentKind.REST, dose.rest_ms if again else 0, stay.entry)
                each_ms = set_ms(dose, 1) + dose.tempo.relax_ms
                for turn in range(reps * len(legs)):
                    leg, rep = legs[turn % len(legs)], turn // len(legs) + 1
                    ends = walk.now + turn * each_ms + dose.tempo.work_ms
                    round_number = stay.round_number + 1 if dose.rounds else None
                    walk.reps.append((ends, stay.entry, leg, number, rep, reps, round_number))
                walk.now += reps * len(legs) * each_ms - dose.tempo.relax_ms
        before = stay
    return walk


@given(sessions())
def test_every_repetition_rest_and_roll_comes_at_its_moment(of: Plan) -> None:
    """Of every leg, set and round, and the session ends with the last."""
    session = Session(of)
    cues = [*session.handle(Start()), *session.handle(Tick(FOREVER))]
    walk = expected(of)
    heard = [(cue.at_ms, cue.segment) for cue in cues if isinstance(cue, RepDone) and not cue.segment.warm_up]
    assert walk.reps == [
        (at, each.entry, each.side, each.set_number, each.rep, each.reps, each.round_number) for at, each in heard
    ]
    starts = zip(timeline.starts_ms(session.segments), session.segments, strict=True)
    assert walk.between == [
        (start, each.kind, each.ms, each.entry)
        for start, each in starts
        if each.kind in {SegmentKind.REST, SegmentKind.PREPARE, SegmentKind.SWITCH} and not each.warm_up
    ]
    assert Finished(walk.now) == cues[-1]
    assert walk.now == timeline.length_ms(of)


@given(sessions())
def test_no_set_has_the_number_of_another_whatever_the_rounds(of: Plan) -> None:
    """In the JSON, for each side of each exercise that comes once: 1, 2, 3 through all its rounds."""
    names = (replace(dose.exercise, id=f"e{entry}") for entry, dose in enumerate(of.doses))
    doses = (replace(dose, exercise=name, warm_up=None) for dose, name in zip(of.doses, names, strict=True))
    named = replace(of, doses=tuple(doses))
    numbers: dict[tuple[str, str], list[int]] = {}
    for row in preview_json(named, ENGLISH)["segments"]:
        if row["set"] is not None:
            numbers.setdefault((row["exercise"], row["side"]), []).append(row["set"])
    assert all(sorted(seen) == seen and set(seen) == set(range(1, max(seen) + 1)) for seen in numbers.values())
    sets = {(f"e{key.entry}", key.side, key.set_number) for key in timeline.prescribed(timeline.compile(named))}
    assert sets == {(*place, number) for place, seen in numbers.items() for number in seen}


@given(sessions(), st.integers(0, 99), st.booleans())
def test_who_comes_back_does_the_rest_and_what_hurts_is_over(of: Plan, share: int, hurts: bool) -> None:
    """Broken off anywhere, each repetition comes once; of what hurts, none any more."""
    rows = expected(of).reps
    session = Session(of)
    session.handle(Start())
    session.handle(Tick(expected(of).now * share // 100 // 500 * 500))
    if hurts and session.state is State.RUNNING and session.segment is not None:
        hurt, done = session.segment.exercise, set(session.credited)
        session.handle(Hurts())
        session.handle(Resume())
        if session.state is State.RUNNING:
            session.handle(Tick(FOREVER))
        assert not [key for key, _ in session.credited - done if key.exercise == hurt]
        return
    again = Session(of, credited=session.credited)
    again.handle(Start())
    if again.state is State.RUNNING:
        again.handle(Tick(FOREVER))
    counted = [(key.entry, key.side, key.set_number, rep) for key, rep in again.credited if not key.warm_up]
    assert sorted(counted) == sorted((entry, side, number, rep) for _, entry, side, number, rep, _, _ in rows)
