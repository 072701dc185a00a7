"""How long a routine takes is known without laying it out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.model import timeline
from coach.model.exercise import Dosage, Exercise, ExerciseKind, Phase, Position, Side, Tempo, WarmUp, Words
from coach.model.prescription import prescribe
from coach.model.routine import Entry, Percent, Routine, TurnOver, When
from coach.model.timeline import length_ms

half_seconds = st.integers(0, 8).map(lambda halves: halves * 500)
sides = st.sampled_from([(Side.LEFT, Side.RIGHT), (Side.RIGHT,), (Side.BOTH,)])


@st.composite
def exercises(draw: st.DrawFn) -> dict[str, Exercise]:
    """Two exercises; the second may warm up with the first."""
    made: dict[str, Exercise] = {}
    for name in ("a", "b"):
        made[name] = Exercise(
            id=name,
            name=name,
            kind=ExerciseKind.STRENGTH,
            position=Position.SUPINE,
            sides=draw(sides),
            setup="",
            how=(),
            tempo=Tempo(draw(half_seconds), draw(half_seconds), draw(half_seconds) + 500, draw(half_seconds)),
            cues=Words(),
            dosage=Dosage(draw(st.integers(1, 20)), draw(st.none() | st.integers(1, 25))),
            warm_up=WarmUp("a", draw(st.integers(1, 5))) if name == "b" and draw(st.booleans()) else None,
        )
    return made


turns = st.sampled_from(TurnOver)
entries = st.builds(
    Entry,
    exercise=st.sampled_from(["a", "b"]),
    reps=st.none() | st.integers(1, 20) | st.integers(1, 200).map(Percent),
    set_of=st.none() | st.integers(1, 25),
    tempo=st.just(()) | half_seconds.map(lambda ms: ((Phase.HOLD, ms),)),
    sides=st.none() | sides,
    prepare_ms=st.none() | half_seconds,
    rest_ms=st.none() | half_seconds,
    self_paced=st.booleans(),
)


@given(exercises(), st.lists(entries, min_size=1, max_size=4), half_seconds, half_seconds, half_seconds, turns)
def test_the_length_is_that_of_the_timeline(
    known: dict[str, Exercise], listed: list[Entry], prepare_ms: int, switch_ms: int, rest_ms: int, turn_over: TurnOver
) -> None:
    """A routine is refused as too long exactly when its session would be."""
    routine = Routine("r", "r", When.ANY, "", prepare_ms, switch_ms, rest_ms, tuple(listed), turn_over)
    plan = prescribe(routine, known, {})
    assert timeline.total_ms(timeline.compile(plan)) == length_ms(plan)
