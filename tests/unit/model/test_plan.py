"""Today's plan: what is left out of it with its reason, how it is taken back in, and what a pinned dose may ask for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.model.exercise import (
    Dosage,
    Exercise,
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
from coach.model.plan import (
    HOLD_LIMIT,
    REPS_LIMIT,
    Dose,
    LeftOut,
    Plan,
    Target,
    Why,
    as_filed,
    first_target,
    personal,
)
from coach.model.prescription import prescribe
from coach.model.routine import Entry, Percent, Rounds, Routine, When
from coach.model.settings import Settings
from tests.support.fakes import BRIDGE, CLAM, dose, plan

LIFT = replace(CLAM, id="lift", name="Lift")
WARMED = dose(replace(LIFT, warm_up=WarmUp("bridge", 5)), warm_up=dose(BRIDGE))
THREE = plan(dose(), dose(LIFT), dose(BRIDGE))


def names(of: Plan) -> list[tuple[str, Why | None]]:
    """Every entry by its exercise, with why it is left out."""
    return [(each.exercise.id, why) for each, why in of.entries]


def test_what_hurt_today_is_left_out_and_says_so() -> None:
    """The entries stay in their order, the one that hurt with its reason."""
    found = personal(THREE, Settings(), {"lift"})
    assert [("clam", None), ("lift", Why.HURT_TODAY), ("bridge", None)] == names(found)
    assert (LeftOut(dose(LIFT), Why.HURT_TODAY, 1),) == found.left_out
    assert ["clam", "bridge"] == [each.exercise.id for each in found]


def test_the_settings_leave_out_with_their_own_reason() -> None:
    """`leave_out` of the settings wins, for it holds tomorrow as well."""
    found = personal(THREE, Settings(left_out=("clam", "bridge")), {"clam", "lift"})
    assert [("clam", Why.SETTING), ("lift", Why.HURT_TODAY), ("bridge", Why.SETTING)] == names(found)
    assert () == found.doses


def test_a_condition_leaves_out_with_its_own_reason() -> None:
    """What the guide advises against for what is mine is shown with its name, and can be taken back in."""
    advised = dict.fromkeys(("clam", "lift", "bridge"), ("Sore", "It presses."))
    found = personal(THREE, Settings(left_out=("clam",)), {"lift"}, advised)
    assert [("clam", Why.SETTING), ("lift", Why.HURT_TODAY), ("bridge", Why.CONDITION)] == names(found)
    assert [("", ""), ("", ""), ("Sore", "It presses.")] == [(out.condition, out.advice) for out in found.left_out]
    assert ["bridge"] == [each.exercise.id for each in found.with_reps("bridge", 3)]
    (only,) = personal(plan(WARMED), Settings(), advised={"bridge": ("Sore", "It presses.")})
    assert only.warm_up is None


def test_a_warm_up_that_is_left_out_does_not_come() -> None:
    """Who leaves the bridge out is not led through it before another exercise; who it hurt today, not into that."""
    (only,) = personal(plan(WARMED), Settings(left_out=("bridge",)))
    assert only.warm_up is None
    assert [("lift", Why.HURT_TODAY)] == names(personal(plan(WARMED), Settings(), {"bridge"}))


def test_repetitions_of_ones_own_take_it_back_in() -> None:
    """--reps lift=4 is a person's own word: all of its entries are done, at their old places."""
    twice = plan(dose(LIFT), dose(), dose(LIFT, reps=2))
    found = personal(twice, Settings(), {"lift", "clam"}).with_reps("lift", 4)
    assert [("lift", None), ("clam", Why.HURT_TODAY), ("lift", None)] == names(found)
    assert [4, 4] == [each.reps for each in found]


def prescribed(entry: Entry, exercise: Exercise, target: Target | None, *, eased: bool = True) -> Dose:
    """The one dose of a routine with this entry."""
    routine = Routine("r", "R", When.ANY, "", 0, 0, 0, (entry,))
    targets = {} if target is None else {exercise.id: target}
    (only,) = prescribe(routine, {exercise.id: exercise}, targets, ("none",), {exercise.id} if eased else set())
    return only


TEN = replace(CLAM, dosage=Dosage(10))


@pytest.mark.parametrize(
    ("reps", "target", "eased", "asked"),
    [
        (5, 4, True, 4),
        (5, 4, False, 5),
        (3, 4, True, 3),
        (12, 10, True, 12),
        (12, 9, True, 9),
        (Percent(50), 4, True, 2),
        (None, 4, True, 4),
    ],
)
def test_a_pinned_dose_never_exceeds_what_soreness_left(
    reps: int | Percent | None, target: int, eased: bool, asked: int
) -> None:
    """After three sore sessions the target is 4: a fixed 5 asks for 4. A target of one's own changes nothing."""
    found = prescribed(Entry("clam", reps=reps), TEN, Target(target, "none"), eased=eased)
    assert (asked, target) == (found.reps, found.target)


def test_an_exercise_that_takes_no_band_any_more_has_none() -> None:
    """The file says `band: false` since yesterday: the dose is without a band, whatever the target was."""
    assert replace(CLAM, progression=None).takes_band is False
    found = prescribed(Entry("clam"), replace(CLAM, progression=None), Target(12, "heavy"))
    assert (12, None) == (found.reps, found.band)


def test_each_side_has_its_proportion() -> None:
    """Eight and twelve: of half of it four and six, half a repetition is a whole one; one at least, or one a round."""
    apart = dose(reps=12, apart=SideReps(8, 12))
    for reps, left, right in ((12, 8, 12), (6, 4, 6), (5, 3, 5), (1, 1, 1), (24, 16, 24)):
        sides = [replace(apart, reps=reps).for_side(side) for side in (Side.LEFT, Side.RIGHT)]
        assert [(left, None), (right, None)] == [(side.reps, side.apart) for side in sides]
    in_rounds = dose(reps=6, apart=SideReps(1, 6), rounds=Rounds(0, 3, 0))
    assert [3, 6, 6] == [in_rounds.for_side(side).reps for side in (Side.LEFT, Side.RIGHT, Side.BOTH)]
    assert in_rounds is in_rounds.for_side(None)
    alike = dose(reps=5)
    assert alike is alike.for_side(Side.LEFT)


@pytest.mark.parametrize(
    ("reps", "set_of", "times", "sets"),
    [
        (10, 4, None, [(4, 4, 2)]),
        (8, 4, None, [(4, 4)]),
        (4, 4, None, [(4,)]),
        (3, 4, None, [(3,)]),
        (10, None, None, [(10,)]),
        (7, 1, 3, [(1, 1, 1), (1, 1), (1, 1)]),
        (7, None, 3, [(3,), (2,), (2,)]),
        (11, 3, 2, [(3, 3), (3, 2)]),
        (2, None, 3, [(1,), (1,), (1,)]),
    ],
)
def test_the_sets_of_each_round(reps: int, set_of: int | None, times: int | None, sets: list[tuple[int, ...]]) -> None:
    """Full ones first and what is left over last; each round knows how many sets come before it."""
    of = dose(reps=reps, set_of=set_of, rounds=None if times is None else Rounds(0, times, 0))
    numbers = range(1, len(sets) + 1)
    assert sets == [of.sets_in(number) for number in numbers]
    assert sum(sets, ()) == of.sets
    assert [sum(map(len, sets[: number - 1])) for number in numbers] == [of.sets_before(number) for number in numbers]


def test_more_and_fewer_end_somewhere() -> None:
    """At one, or one a round, and at what a file may ask for."""
    assert [REPS_LIMIT, 1, 9] == [dose(reps=8).changed(by).reps for by in (REPS_LIMIT, -100, 1)]
    assert 3 == dose(reps=8, rounds=Rounds(0, 3, 0)).changed(-100).reps
    held = replace(CLAM, tempo=Tempo(0, 10_000), progression=Progression(60, 5, of=GrowthUnit.HOLD))
    assert [HOLD_LIMIT * 1000, 1_000, 11_000] == [dose(held).changed(by).tempo.hold_ms for by in (HOLD_LIMIT, -100, 1)]


def test_a_dose_typed_for_today() -> None:
    """Of all entries of that exercise; sets stay as they are unless typed, and each round keeps one."""
    of = plan(dose(set_of=3), dose(LIFT), dose(set_of=2, rounds=Rounds(0, 4, 0)))
    assert [(6, 3), (3, None), (6, 2)] == [(each.reps, each.set_of) for each in of.with_reps("clam", 6)]
    assert [(2, 1), (3, None), (4, 1)] == [(each.reps, each.set_of) for each in of.with_reps("clam", 2, 1)]
    assert ["red", "none", "red"] == [each.band for each in of.with_band("clam", "red")]


def test_what_is_left_out_for_good() -> None:
    """With what was left out before."""
    hurt = personal(THREE, Settings(), {"bridge"})
    assert ([("lift", None)], ()) == (names(hurt.without({0})), hurt.without({0}).left_out)
    assert {"lift", "bridge"} == plan(WARMED).exercises


@pytest.mark.parametrize(
    ("first", "sides", "expected"),
    [
        (None, "lr", "lr"),
        (Side.LEFT, "lr", "lr"),
        (Side.RIGHT, "lr", "rl"),
        (Side.LEFT, "rl", "lr"),
        (Side.RIGHT, "l", "l"),
    ],
)
def test_the_side_that_comes_first_is_theirs(first: Side | None, sides: str, expected: str) -> None:
    """Where there are two."""
    by_letter = {"l": Side.LEFT, "r": Side.RIGHT}
    (found,) = personal(plan(dose(sides=tuple(by_letter[letter] for letter in sides))), Settings(first_side=first))
    assert tuple(by_letter[letter] for letter in expected) == found.sides


@pytest.mark.parametrize(("own", "expected"), [(None, 5_000), (0, 0), (9_000, 9_000)])
def test_the_time_to_get_ready_is_theirs(own: int | None, expected: int) -> None:
    """Also none at all; in what is left out as well, for it may be taken back in."""
    found = personal(THREE, Settings(prepare_ms=own, left_out=("lift",)))
    assert [expected] * 3 == [each.prepare_ms for each, _ in found.entries]
    assert [0, 1, 2] == [place for place, _ in enumerate(found.entries)]


def test_a_target_as_its_file_is_now() -> None:
    """Seconds where those grow, from where the file begins; a band where it takes one, the lowest first."""
    held = replace(CLAM, dosage=Dosage(4), tempo=Tempo(0, 10_000), progression=Progression(60, 5, of=GrowthUnit.HOLD))
    assert Target(4, None, 10) == as_filed(Target(12, "red"), held)
    assert Target(7, None, 25) == as_filed(Target(7, "red", 25), held)
    banded = replace(held, progression=Progression(60, 5, band=True, of=GrowthUnit.HOLD))
    assert Target(7, "red", 25) == as_filed(Target(7, "red", 25), banded)
    assert Target(12, "red") == as_filed(Target(12, "red", 25), CLAM)
    assert Target(4, None, 10) == first_target(held, ("light", "red"))
    assert (Target(3, "light"), Target(3)) == (first_target(CLAM, ("light", "red")), first_target(CLAM, ()))


def test_another_number_where_a_target_grows() -> None:
    """The band stays, and so do the repetitions where seconds grow."""
    assert Target(14, "red") == Target(12, "red").with_amount(14)
    assert Target(12, "red", 14) == Target(12, "red", 25).with_amount(14)
    assert [12, 25] == [Target(12, "red").amount, Target(12, "red", 25).amount]


def test_a_plan_in_another_language() -> None:
    """Its texts as far as the files have them, what is left out and warm-ups too; and back again, nothing is lost."""
    german = TranslatedTexts(name="Heben", first="Geh hin.", cues=((Phase.LIFT, "Hoch"),))
    lift = replace(LIFT, first="Go there.", cues=Words(lift="Up"), translations=((Language.DE, german),))
    bridge = replace(BRIDGE, translations=((Language.DE, TranslatedTexts(name="Brücke", cues=((Phase.LIFT, "Auf"),))),))
    own = TranslatedTexts(cues=((Phase.LOWER, "Runter"),), note="Langsam.")
    entry = Entry("lift", cues=((Phase.LOWER, "Down"),), note="Slowly.", translations=((Language.DE, own),))
    lifting = dose(lift, entry=entry, cues=Words(lift="Up", lower="Down"), note="Slowly.", first="Go there.")
    whole = replace(
        plan(replace(lifting, warm_up=dose(bridge)), dose(CLAM, cues=Words(lift="Open"))),
        left_out=(LeftOut(lifting, Why.SETTING, 2),),
        written=TranslatedTexts(name="Test", about=""),
        translations=((Language.DE, TranslatedTexts(name="Probe", about="Alles.")),),
    )
    found = whole.spoken_in(Language.DE)
    assert ("Probe", "Alles.") == (found.name, found.about)
    for each in (found.doses[0], found.left_out[0].dose):
        assert ("Heben", "Langsam.", "Geh hin.") == (each.exercise.name, each.note, each.first)
        assert Words(lift="Hoch", lower="Runter") == each.cues
    assert found.doses[0].warm_up is not None
    assert ("Brücke", Words(lift="Auf")) == (found.doses[0].warm_up.exercise.name, found.doses[0].warm_up.cues)
    assert whole.doses[1] == found.doses[1]
    without_entry = dose(CLAM, warm_up=dose(bridge)).spoken_in(Language.DE).warm_up
    assert without_entry is not None
    assert "Brücke" == without_entry.exercise.name
    assert ("Test", "") == (replace(whole, name="").spoken_in(Language.EN).name, whole.spoken_in(Language.EN).about)
    plain = replace(whole, written=None, translations=(), about="All.").spoken_in(Language.DE)
    assert ("Test", "All.") == (plain.name, plain.about)
    silent = replace(entry, note=None, first="Take it.", translations=())
    (english, _) = replace(whole, doses=(dose(BRIDGE, entry=silent), dose())).spoken_in(Language.DE).doses
    assert ("", "Take it.") == (english.note, english.first)
    assert "" == dose(BRIDGE, entry=Entry("bridge")).spoken_in(Language.DE).first
