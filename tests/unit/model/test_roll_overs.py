"""How often a session asks one to lie another way, and in which order it does so least often."""

from __future__ import annotations

from msgspec.structs import replace

from coach.model.exercise import Position, Side
from coach.model.plan import Plan
from coach.model.roll_overs import fewest_roll_overs, roll_overs
from coach.model.routine import Entry, Rounds, Routine, TurnOver, When
from tests.support.fakes import BRIDGE, CLAM, dose, plan

L, R = Side.LEFT, Side.RIGHT
ON_BACK = replace(BRIDGE, position=Position.SUPINE)


def once(of: Plan) -> Plan:
    """The plan with one roll for neighbours."""
    return replace(of, turns_once=True)


def test_a_warm_up_is_lain_for_too() -> None:
    """On the back for the warm-up, then on one side and the other; where sides are joined, on the first side alone."""
    warmed = dose(CLAM, warm_up=dose(ON_BACK))
    assert [2, 1] == [roll_overs(plan(warmed)), roll_overs(plan(dose(CLAM)))]
    assert 3 == roll_overs(once(plan(dose(CLAM), warmed)))
    on_sides = dose(ON_BACK, warm_up=dose(CLAM))
    assert 2 == roll_overs(plan(on_sides))
    assert 0 == roll_overs(plan(dose(ON_BACK), dose(ON_BACK)))


def test_one_sides_end_is_the_others_beginning() -> None:
    """The left alone, both, the right alone: one roll where it was three, or the other way around."""
    routine = Routine("r", "R", When.ANY, "", 0, 0, 0, ())
    for both in ((L, R), (R, L)):
        entries = tuple(Entry("clam", sides=sides) for sides in ((both[1],), both, (both[0],)))
        arranged = fewest_roll_overs(replace(routine, entries=entries), {"clam": CLAM})
        assert ((2, 1, 0), TurnOver.EACH) == arranged


def test_rounds_are_never_taken_apart() -> None:
    """Not even where another order would save a roll."""
    rounds = Rounds(0, 2, 0)
    entries = tuple(Entry(name, rounds=rounds) for name in ("bridge", "clam", "bridge"))
    routine = Routine("r", "R", When.ANY, "", 0, 0, 0, entries)
    known = {"clam": CLAM, "bridge": ON_BACK}
    assert (0, 1, 2) == fewest_roll_overs(routine, known)[0]
    without = replace(routine, entries=tuple(replace(entry, rounds=None) for entry in entries))
    assert (0, 2, 1) == fewest_roll_overs(without, known)[0]
