"""What a routine, an exercise's file and a target make of one another: every field of today's doses."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.model.exercise import (
    Dosage,
    GrowthUnit,
    Phase,
    Progression,
    Side,
    SideReps,
    Tempo,
    TranslatedTexts,
    WarmUp,
    Words,
)
from coach.model.language import Language
from coach.model.plan import REPS_LIMIT, Dose, Plan, Target
from coach.model.prescription import prescribe
from coach.model.routine import Entry, Percent, Rounds, Routine, TurnOver, When
from tests.support.fakes import BRIDGE, CLAM

L, R = Side.LEFT, Side.RIGHT
WARMING = replace(BRIDGE, tempo=Tempo(1_000, 0, 1_000), cues=Words(lift="Up"), alternates=True, sides=(R, L))
OPENING = replace(
    CLAM,
    dosage=Dosage(10, set_of=5),
    cues=Words(lift="Open", lower="Close"),
    warm_up=WarmUp("bridge", 6),
    first="Go to the step.",
)
ROUTINE = Routine(
    id="mine",
    name="Mine",
    when=When.POST_RUN,
    about="All of it.",
    prepare_ms=20_000,
    switch_ms=7_000,
    rest_ms=15_000,
    entries=(Entry("clam"),),
    turn_over=TurnOver.ONCE,
    conditions=("it-band",),
    translations=((Language.DE, TranslatedTexts(name="Meins")),),
)
WARM_UP = Dose(
    exercise=WARMING,
    reps=6,
    target=6,
    set_of=None,
    sides=(R, L),
    tempo=WARMING.tempo,
    cues=WARMING.cues,
    band=None,
    prepare_ms=0,
    switch_ms=7_000,
    rest_ms=0,
    alternates=True,
)


def planned(entry: Entry, target: Target | None = None, **changes: object) -> Plan:
    """The routine with this one entry."""
    targets = {} if target is None else {"clam": target}
    exercise = replace(OPENING, **changes)  # type: ignore[arg-type]
    return prescribe(
        replace(ROUTINE, entries=(entry,)), {"clam": exercise, "bridge": WARMING}, targets, ("light", "red")
    )


def dosed(entry: Entry, target: Target | None = None, **changes: object) -> Dose:
    """Its one dose."""
    (only,) = planned(entry, target, **changes)
    return only


def test_what_an_entry_leaves_open_comes_from_the_files_and_the_target() -> None:
    """Repetitions and band of the target, times of the routine, all else of the exercise, which is warmed up for."""
    expected = Dose(
        exercise=OPENING,
        reps=14,
        target=14,
        set_of=5,
        sides=(L, R),
        tempo=OPENING.tempo,
        cues=OPENING.cues,
        band="red",
        prepare_ms=20_000,
        switch_ms=7_000,
        rest_ms=15_000,
        warm_up=WARM_UP,
        first="Go to the step.",
        entry=Entry("clam"),
    )
    assert expected == dosed(Entry("clam"), Target(14, "red"))
    first = replace(expected, reps=10, target=10, band="light")
    assert first == dosed(Entry("clam"))


def test_what_an_entry_says_goes_before_all_else() -> None:
    """Also a time of nothing; the warm-up takes its pace along, and nothing else."""
    rounds = Rounds(0, 3, 60_000)
    entry = Entry(
        "clam",
        reps=8,
        apart=SideReps(8, 6),
        set_of=4,
        tempo=((Phase.HOLD, 5_000),),
        cues=((Phase.LOWER, "Down"),),
        sides=(R, L),
        alternates=True,
        prepare_ms=0,
        rest_ms=0,
        band="heavy",
        self_paced=True,
        note="Slowly.",
        first="Take the chair.",
        rounds=rounds,
    )
    assert Dose(
        exercise=OPENING,
        reps=24,
        target=14,
        set_of=4,
        sides=(R, L),
        tempo=Tempo(2_000, 5_000, 2_000, 1_000),
        cues=Words(lift="Open", lower="Down"),
        band="heavy",
        prepare_ms=0,
        switch_ms=7_000,
        rest_ms=0,
        self_paced=True,
        warm_up=replace(WARM_UP, self_paced=True),
        note="Slowly.",
        first="Take the chair.",
        rounds=rounds,
        apart=SideReps(8, 6),
        alternates=True,
        entry=entry,
    ) == dosed(entry, Target(14, "red"))


def test_what_neither_says_is_nothing() -> None:
    """No warm-up, nothing to fetch, no band."""
    plain = dosed(Entry("clam"), Target(4), warm_up=None, first=None, progression=None, dosage=Dosage(10))
    assert (None, "", "", None, None) == (plain.warm_up, plain.first, plain.note, plain.band, plain.set_of)


def test_the_plan_is_the_routines() -> None:
    """Its name, its occasion, what it is for, how one turns over, its texts in all languages."""
    found = planned(Entry("clam"))
    assert (
        Plan(
            routine="mine",
            name="Mine",
            when=When.POST_RUN,
            about="All of it.",
            doses=found.doses,
            conditions=("it-band",),
            turns_once=True,
            written=TranslatedTexts(name="Mine", about="All of it."),
            translations=ROUTINE.translations,
        )
        == found
    )
    each = replace(ROUTINE, turn_over=TurnOver.EACH)
    assert not prescribe(each, {"clam": OPENING, "bridge": WARMING}, {}).turns_once


def test_whose_turn_it_is_where_legs_may_take_turns() -> None:
    """The exercise's own way, unless the entry says which sides; then its way."""
    turning = {"alternates": True}
    assert [True, False, True, False] == [
        dosed(Entry("clam"), **turning).alternates,
        dosed(Entry("clam", sides=(L, R)), **turning).alternates,
        dosed(Entry("clam", sides=(R, L), alternates=True)).alternates,
        dosed(Entry("clam", alternates=True)).alternates,
    ]


BEGIN = SideReps(8, 12)


@pytest.mark.parametrize(
    ("entry", "target", "reps", "apart"),
    [
        (Entry("clam"), 8, 12, BEGIN),
        (Entry("clam"), 10, 12, SideReps(10, 12)),
        (Entry("clam"), 4, 6, SideReps(4, 6)),
        (Entry("clam"), 12, 12, None),
        (Entry("clam"), 14, 14, None),
        (Entry("clam", reps=Percent(50)), 8, 6, BEGIN),
        (Entry("clam", reps=9), 8, 9, None),
        (Entry("clam", reps=5, apart=SideReps(5, 3)), 8, 5, SideReps(5, 3)),
        (Entry("clam", sides=(L,)), 8, 8, None),
        (Entry("clam", sides=(R,)), 8, 12, None),
        (Entry("clam", sides=(R,)), 14, 14, None),
        (Entry("clam", sides=(Side.BOTH,)), 8, 8, None),
        (Entry("clam", sides=(R, L), alternates=True), 8, 8, None),
        (Entry("clam", sides=(R, L)), 8, 12, BEGIN),
    ],
)
def test_sides_that_begin_apart(entry: Entry, target: int, reps: int, apart: SideReps | None) -> None:
    """The target is the weaker side's; the stronger one stays where it began until that has caught up.

    Where one leg works alone it has its own; where both do, or in turn, both have what the weaker one has.
    """
    found = dosed(entry, Target(target, "light"), dosage=Dosage(8, apart=BEGIN))
    assert (reps, apart, target) == (found.reps, found.apart, found.target)


@pytest.mark.parametrize(
    ("reps", "times", "target", "eased", "asked"),
    [
        (3, 2, 14, False, 6),
        (3, 2, 4, True, 4),
        (2, 2, 9, True, 4),
        (3, 2, 10, True, 6),
        (900, 3, 14, False, REPS_LIMIT),
        (None, 3, 14, False, 14),
        (None, 3, 2, False, 3),
        (Percent(50), 3, 14, False, 7),
        (Percent(10), 3, 14, False, 3),
    ],
)
def test_repetitions_over_all_rounds(
    reps: int | Percent | None, times: int, target: int, eased: bool, asked: int
) -> None:
    """A number is what one round has, a target and a share of it are divided; one in each round, and no end of them."""
    entry = Entry("clam", reps=reps, rounds=Rounds(0, times, 0))
    of = replace(ROUTINE, entries=(entry,))
    exercises, targets = {"clam": OPENING, "bridge": WARMING}, {"clam": Target(target, "light")}
    (found,) = prescribe(of, exercises, targets, eased={"clam"} if eased else set())
    assert (asked, times) == (found.reps, found.least)


@pytest.mark.parametrize(
    ("target", "pinned", "eased", "held_ms"),
    [(25, None, False, 25_000), (25, 15_500, False, 15_500), (10, 15_000, True, 15_000), (9, 15_000, True, 9_000)],
)
def test_how_long_a_hold_that_grows_is(target: int, pinned: int | None, eased: bool, held_ms: int) -> None:
    """To the second, or as pinned; below where it starts soreness rules over what is pinned, and there no more."""
    growing = replace(OPENING, tempo=Tempo(2_000, 10_000), progression=Progression(60, 5, of=GrowthUnit.HOLD))
    entry = Entry("clam", tempo=() if pinned is None else ((Phase.HOLD, pinned),))
    targets = {"clam": Target(10, None, target)}
    of = replace(ROUTINE, entries=(entry,))
    (found,) = prescribe(of, {"clam": growing, "bridge": WARMING}, targets, eased={"clam"} if eased else set())
    assert Tempo(2_000, held_ms) == found.tempo
