"""Random plans on a half-second grid: bugs live where two moments fall together."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from msgspec.structs import replace

from coach.model.exercise import Side, Tempo
from coach.model.plan import Dose, Plan
from coach.model.routine import Rounds
from tests.support.fakes import BRIDGE, CLAM, dose, plan

SIDES = [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.LEFT,), (Side.BOTH,)]


@cache
def halves(most: int) -> st.SearchStrategy[int]:
    """Milliseconds in steps of half a second, from 0 to `most` of them."""
    return st.integers(0, most).map(lambda steps: steps * 500)


@cache
def ints(least: int, most: int) -> st.SearchStrategy[int]:
    """Whole numbers."""
    return st.integers(least, most)


# Made once: half of the time that an example takes is Hypothesis looking at what it has not seen before.
tempos = st.builds(Tempo, halves(4), halves(9), halves(4), halves(3)).filter(lambda tempo: tempo.work_ms > 0)
either = st.booleans()
some_sides = st.sampled_from(SIDES)
set_sizes = st.none() | st.integers(1, 4)


@st.composite
def _doses(draw: st.DrawFn, self_paced: bool, warm_up: bool, alternates: bool) -> Dose:
    first = None
    if warm_up and draw(either):
        first = dose(
            BRIDGE,
            reps=draw(ints(1, 3)),
            sides=draw(some_sides),
            tempo=draw(tempos),
            switch_ms=draw(halves(6)),
            band=None,
            explain_ms=draw(halves(4)),
        )
    sides = draw(some_sides)
    return dose(
        CLAM,
        alternates=alternates and len(sides) == 2 and draw(either),
        reps=draw(ints(1, 7)),
        set_of=draw(set_sizes),
        sides=sides,
        tempo=draw(tempos),
        prepare_ms=draw(halves(10)),
        switch_ms=draw(halves(10)),
        rest_ms=draw(halves(10)),
        self_paced=self_paced and draw(either),
        warm_up=first,
        explain_ms=draw(halves(4)),
    )


@cache
def doses(*, self_paced: bool = True, warm_up: bool = True, alternates: bool = False) -> st.SearchStrategy[Dose]:
    """One exercise as it might be prescribed."""
    return _doses(self_paced, warm_up, alternates)


def plans(*, self_paced: bool = True, most: int = 3, alternates: bool = False) -> st.SearchStrategy[Plan]:
    """Up to `most` exercises in a row."""
    chosen = st.lists(doses(self_paced=self_paced, alternates=alternates), min_size=1, max_size=most)
    return st.builds(lambda doses, ms: replace(plan(*doses), welcome_ms=ms), chosen, halves(3))


@cache
def rounds_in(group: int, most: int, rests: st.SearchStrategy[int]) -> st.SearchStrategy[Rounds | None]:
    """None, or up to so many rounds with this group's number."""
    return st.none() | st.builds(Rounds, st.just(group), ints(1, most), rests)


some_doses = st.lists(doses(self_paced=False, alternates=True), min_size=1, max_size=3)


@st.composite
def circuits(draw: st.DrawFn, once: bool | None = None) -> Plan:
    """One exercise or several in each of up to three groups, some of them in rounds."""
    chosen: list[Dose] = []
    for group in range(draw(ints(1, 3))):
        rounds = draw(rounds_in(group, 4, halves(10)))
        chosen += [replace(dose, rounds=rounds) for dose in draw(some_doses)]
    return replace(plan(*chosen), turns_once=draw(either) if once is None else once)
