"""Random plans on a half-second grid: bugs live where two moments fall together."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from coach.model.exercise import Side, Tempo
from coach.model.plan import Dose, Plan
from coach.model.routine import Rounds
from tests.support.fakes import BRIDGE, CLAM, dose, plan

SIDES = [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.LEFT,), (Side.BOTH,)]


def halves(most: int) -> st.SearchStrategy[int]:
    """Milliseconds in steps of half a second, from 0 to `most` of them."""
    return st.integers(0, most).map(lambda steps: steps * 500)


tempos = st.builds(Tempo, halves(4), halves(9), halves(4), halves(3)).filter(lambda tempo: tempo.work_ms > 0)


@st.composite
def doses(draw: st.DrawFn, *, self_paced: bool = True, warm_up: bool = True, alternates: bool = False) -> Dose:
    """One exercise as it might be prescribed."""
    first = None
    if warm_up and draw(st.booleans()):
        first = dose(
            BRIDGE,
            reps=draw(st.integers(1, 3)),
            sides=draw(st.sampled_from(SIDES)),
            tempo=draw(tempos),
            switch_ms=draw(halves(6)),
            band=None,
            explain_ms=draw(halves(4)),
        )
    sides = draw(st.sampled_from(SIDES))
    return dose(
        CLAM,
        alternates=alternates and len(sides) == 2 and draw(st.booleans()),
        reps=draw(st.integers(1, 7)),
        set_of=draw(st.none() | st.integers(1, 4)),
        sides=sides,
        tempo=draw(tempos),
        prepare_ms=draw(halves(10)),
        switch_ms=draw(halves(10)),
        rest_ms=draw(halves(10)),
        self_paced=self_paced and draw(st.booleans()),
        warm_up=first,
        explain_ms=draw(halves(4)),
    )


def plans(*, self_paced: bool = True, most: int = 3, alternates: bool = False) -> st.SearchStrategy[Plan]:
    """Up to `most` exercises in a row."""
    chosen = st.lists(doses(self_paced=self_paced, alternates=alternates), min_size=1, max_size=most)
    return st.builds(lambda doses, ms: replace(plan(*doses), welcome_ms=ms), chosen, halves(3))


@st.composite
def circuits(draw: st.DrawFn, once: bool | None = None) -> Plan:
    """One exercise or several in each of up to three groups, some of them in rounds."""
    chosen: list[Dose] = []
    for group in range(draw(st.integers(1, 3))):
        rounds = draw(
            st.none() | st.builds(Rounds, st.just(group), st.integers(1, 4), st.integers(0, 10).map(lambda n: n * 500))
        )
        some = draw(st.lists(doses(self_paced=False, alternates=True), min_size=1, max_size=3))
        chosen += [replace(dose, rounds=rounds) for dose in some]
    return replace(plan(*chosen), turns_once=draw(st.booleans()) if once is None else once)
