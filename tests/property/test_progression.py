"""Whatever somebody does, and however they answer: the target never runs ahead of what was done.

A life is days of sessions (full doses, pinned ones, rehearsals, broken-off ones, with answers and without), mornings
and targets they set themselves; the caller's part, storing decisions, is played here. What may move the target is
worked out from the life itself, not from the decision's own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from coach.model.advice import advice
from coach.model.exercise import Dosage, Exercise, Progression, Side
from coach.model.mornings import ask_morning
from coach.model.plan import Target
from coach.model.progression import decide
from coach.model.reason import Change
from coach.model.record import Hurt, SessionRecord, SetRecord, Status
from coach.model.settings import Settings
from coach.model.timeline import SetKey
from tests.support.fakes import CLAM

SETTINGS = Settings()
LADDER = SETTINGS.bands
FIRST_DAY = date(2026, 3, 1)
answer = st.one_of(st.none(), st.integers(0, 2), st.integers(0, 10))


class Train(Struct, frozen=True):
    """One session. `share` of the target is asked for, in percent; `done` of that on each side, in percent."""

    share: int
    done: tuple[int, int]
    effort: int | None
    sore: int | None
    hurts: bool
    other_hurts: bool
    """Another exercise of that session hurt."""
    rehearsal: bool
    status: Status


class Sleep(Struct, frozen=True):
    """Days go by."""

    days: int


class Morning(Struct, frozen=True):
    """The morning after the last session is answered, on whatever day this is."""

    sore: int


class Choose(Struct, frozen=True):
    """They set the target themselves; None keeps what it is."""

    reps: int | None
    band: int


mostly = st.sampled_from
clean = st.sampled_from([Status.COMPLETED, Status.STOPPED]).map(
    lambda status: Train(
        100, (100, 100), effort=4, sore=1, hurts=False, other_hurts=False, rehearsal=False, status=status
    )
)
anyhow = st.builds(
    Train,
    share=mostly([100, 100, 100, 50, 99, 120]),
    done=st.tuples(mostly([100, 100, 0, 90]), mostly([100, 100, 0, 90])),
    effort=answer,
    sore=answer,
    hurts=mostly([False, False, False, True]),
    other_hurts=mostly([False, False, False, True]),
    rehearsal=mostly([False, False, False, True]),
    status=mostly([Status.COMPLETED, Status.COMPLETED, Status.STOPPED, Status.OPEN]),
)
nearly = st.one_of(
    st.builds(lambda deed, sore: replace(deed, sore=sore), clean, st.integers(3, 10)),
    st.builds(lambda deed, effort: replace(deed, effort=effort), clean, st.integers(9, 10)),
    clean.map(lambda deed: replace(deed, hurts=True)),
    clean.map(lambda deed: replace(deed, other_hurts=True)),
    clean.map(lambda deed: replace(deed, done=(100, 90))),
)
deeds = st.one_of(
    clean,
    clean,
    nearly,
    anyhow,
    st.builds(Sleep, mostly([1, 1, 1, 2, 9])),
    st.builds(Sleep, mostly([1, 1, 1, 2, 9])),
    st.builds(Morning, st.integers(0, 10)),
    st.builds(Choose, st.one_of(st.none(), st.integers(1, 45)), st.integers(0, 3)),
)
exercises = st.builds(
    lambda start, more, step, band, sides: replace(
        CLAM, dosage=Dosage(start), progression=Progression(start + more, step, band), sides=sides
    ),
    st.integers(1, 15),
    st.integers(0, 8),
    st.integers(1, 5),
    st.booleans(),
    mostly([(Side.LEFT, Side.RIGHT), (Side.RIGHT,), (Side.BOTH,)]),
)


def performed(exercise: Exercise, target: Target, deed: Train, day: date, hour: int, number: int) -> SessionRecord:
    """The record such a session leaves."""
    asked = max(1, (target.reps * deed.share + 50) // 100)
    sides = zip(exercise.sides, deed.done, strict=False)
    return SessionRecord(
        id=f"{number:04}",
        routine="any",
        started_at=datetime.combine(day, time(hour // 60, hour % 60), UTC),
        ended_at=None,
        day=day,
        status=deed.status,
        rehearsal=deed.rehearsal,
        active_ms=1,
        effort=deed.effort,
        sore=deed.sore,
        sets=tuple(
            SetRecord(SetKey(0, exercise.id, side, 1), asked, asked * done // 100, target.band, target.reps)
            for side, done in sides
        ),
        hurts=(
            *((Hurt(0, exercise.id, None, None),) if deed.hurts else ()),
            *((Hurt(1, "bridge", None, 8),) if deed.other_hurts else ()),
        ),
    )


class Moment(Struct, frozen=True):
    """The target after a deed, and who put it there."""

    day: date
    deed: object
    target: Target
    change: Change | None
    """None where the person chose."""
    since: tuple[SessionRecord, ...] = ()
    """The sessions since they last chose."""


def live(exercise: Exercise, life: list[object]) -> list[Moment]:
    """Play a life through: after each session and each morning it is decided what comes next."""
    band = LADDER[0] if exercise.takes_band else None
    target, records, last_change, set_at = Target(exercise.dosage.reps, band), list[SessionRecord](), None, None
    day, clock, chosen = FIRST_DAY, 0, 0
    moments = [Moment(day, None, target, None)]
    for number, deed in enumerate(life):
        clock += 1
        match deed:
            case Sleep(days):
                day, clock = day + timedelta(days=days), 0
            case Choose(reps, number_of_band):
                if reps is not None:
                    target = Target(reps, LADDER[number_of_band] if exercise.takes_band else None)
                set_at = datetime.combine(day, time(clock // 60, clock % 60), UTC)
                chosen = len(records)
                moments.append(Moment(day, deed, target, None))
                continue
            case Train():
                records.append(performed(exercise, target, deed, day, clock, number))
            case Morning(sore) if records:
                records[-1] = replace(records[-1], morning_sore=sore)
        found = decide(exercise, target, records, SETTINGS, today=day, last_change=last_change, set_at=set_at)
        again = decide(exercise, target, records[::-1], SETTINGS, today=day, last_change=last_change, set_at=set_at)
        assert found == again
        assert found.change.moves == (found.target != target)
        target = found.target
        last_change = day if found.change.moves else last_change
        moments.append(Moment(day, deed, target, found.change, tuple(records[chosen:])))
        advice(records, SETTINGS)
        asked = ask_morning(records, datetime.combine(day, time(23, 59), UTC), SETTINGS)
        assert asked is None or (asked.morning_sore is None and 1 <= (day - asked.day).days <= 3)
    return moments


def rung(target: Target) -> int:
    """How far up the ladder."""
    return 0 if target.band is None else LADDER.index(target.band)


def is_rise(before: Target, after: Target) -> bool:
    """Whether one target asks for more than another: a heavier band, or more with the same."""
    return (rung(after), after.reps) > (rung(before), before.reps)


lives = st.lists(deeds, max_size=60)


@given(exercises, lives)
def test_no_more_than_one_step_up_a_day(exercise: Exercise, life: list[object]) -> None:
    """From morning to night, what nobody chose themselves has risen by one step or one band at most."""
    moments = live(exercise, life)
    assert exercise.progression is not None
    risen: dict[date, int] = {}
    for before, after in pairwise(moments):
        if after.change is None or not is_rise(before.target, after.target):
            continue
        risen[after.day] = risen.get(after.day, 0) + 1
        if before.target.band == after.target.band:
            assert after.target.reps - before.target.reps <= exercise.progression.step
        else:
            assert (rung(before.target) + 1, exercise.dosage.reps) == (rung(after.target), after.target.reps)
    assert set(risen.values()) <= {1}


@given(exercises, lives)
def test_never_past_the_goal(exercise: Exercise, life: list[object]) -> None:
    """Only a person goes beyond the goal; the next band comes from the goal only, and only where there are bands."""
    moments = live(exercise, life)
    assert exercise.progression is not None
    goal = exercise.progression.goal
    for before, after in pairwise(moments):
        if after.change is None or before.target == after.target:
            continue
        assert after.target.reps >= 1
        assert after.target.reps <= goal or after.change is Change.DOWN
        if rung(after.target) > rung(before.target):
            assert exercise.takes_band
            assert before.target.reps >= goal


def own_hurts(record: SessionRecord) -> bool:
    """Whether the exercise itself hurt in it."""
    return any(hurt.exercise != "bridge" for hurt in record.hurts)


def hurt_before(record: SessionRecord, others: Sequence[SessionRecord]) -> bool:
    """Whether it hurt in a session of the same day that never came to its end."""
    return any(
        own_hurts(each) and each.status is Status.OPEN and not each.rehearsal and each.day == record.day
        for each in others
    )


@given(exercises, lives)
def test_a_hurt_of_the_exercise_is_heard(exercise: Exercise, life: list[object]) -> None:
    """The newest session in which it hurt is never followed by a rise before another session says that it is good."""
    moments = live(exercise, life)
    for before, after in pairwise(moments):
        if after.change is None or not is_rise(before.target, after.target):
            continue
        counted = [each for each in after.since if not each.rehearsal]
        over = [each for each in counted if each.status is not Status.OPEN or (each.hurts and each.day <= after.day)]
        last_hurt = max((at for at, each in enumerate(over) if own_hurts(each)), default=-1)
        good = [each for each in over[last_hurt + 1 :] if not each.hurts and each.sore in {0, 1, 2}]
        assert good


@given(exercises, lives)
def test_only_what_was_done_and_answered_moves_it(exercise: Exercise, life: list[object]) -> None:
    """Nothing but full doses since the person last chose; up only by the last answered one, all done and good."""
    moments = live(exercise, life)
    for before, after in pairwise(moments):
        if after.change is None or before.target == after.target:
            continue
        full = [
            each
            for each in after.since
            if not each.rehearsal
            and (each.status is not Status.OPEN or (own_hurts(each) and each.day <= after.day))
            and (
                own_hurts(each)
                or hurt_before(each, after.since)
                or all(done.prescribed >= (done.target or 0) for done in each.sets)
            )
        ]
        assert full
        if is_rise(before.target, after.target):
            said = [
                each
                for each in full
                if None not in {each.sore, each.effort} and any(done.performed for done in each.sets)
            ]
            last = said[-1]
            assert last.sore in {0, 1, 2}
            assert last.effort in set(range(9))
            assert not last.hurts
            assert all(done.performed >= done.prescribed for done in last.sets)
            assert {before.target.reps} == {done.target for done in last.sets}


silent = st.one_of(
    anyhow.map(lambda deed: replace(deed, rehearsal=True)),
    anyhow.map(lambda deed: replace(deed, status=Status.OPEN, hurts=False, other_hurts=False)),
    anyhow.map(lambda deed: replace(deed, share=50, hurts=False, other_hurts=False)),
    anyhow.map(lambda deed: replace(deed, sore=None, effort=None, hurts=False, other_hurts=False)),
    st.builds(Sleep, st.integers(1, 3)),
)


@given(st.lists(silent, max_size=40), st.integers(2, 45))
def test_rehearsals_small_doses_and_silence_move_nothing(life: list[object], reps: int) -> None:
    """A life of nothing but these leaves the target where it was."""
    exercise = replace(CLAM, dosage=Dosage(10))
    moments = live(exercise, [Choose(reps, 1), *life])
    assert {Target(reps, LADDER[1])} == {moment.target for moment in moments[1:]}


@given(exercises, lives, st.lists(silent, max_size=5))
def test_what_says_nothing_never_raises_what_was_there(
    exercise: Exercise, life: list[object], then: list[object]
) -> None:
    """After any life whatever, these raise nothing either."""
    moments = live(exercise, [*life, *then])
    # Half of one is one, and that is no less than the target.
    assume(all(moment.target.reps > 1 for moment in moments))
    last = moments[len(moments) - len(then) - 1].target
    for moment in moments[len(moments) - len(then) :]:
        assert not is_rise(last, moment.target)


@given(exercises, st.lists(st.one_of(clean, st.builds(Sleep, st.just(1))), max_size=120))
def test_a_clean_life_follows_the_closed_form(exercise: Exercise, life: list[object]) -> None:
    """Clean sessions, each on a day of its own, lead along the one way there is."""
    days = [part for deed in life if isinstance(deed, Train) for part in (deed, Sleep(1))]
    moments = live(exercise, list(days))
    rule = exercise.progression
    assert rule is not None
    start = exercise.dosage.reps
    one_band = [*range(start, rule.goal, rule.step), rule.goal, rule.goal]
    rungs = range(len(LADDER)) if exercise.takes_band else range(1)
    way = [(at, reps) for at in rungs for reps in one_band]
    trained = [moment for moment in moments if isinstance(moment.deed, Train)]
    count = len(trained)
    expected = [(way + [way[-1]] * count)[number] for number in range(1, count + 1)]
    assert expected == [(rung(moment.target), moment.target.reps) for moment in trained]
    ends = [number for number, moment in enumerate(trained, start=1) if moment.change is Change.FINISHED]
    assert ends == ([len(way)] if count >= len(way) else [])
