"""Stand-ins the tests share: small exercises, plans and clocks that say exactly what a test needs."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coach.i18n.catalog import vocabulary
from coach.model.exercise import Dosage, Exercise, Kind, Position, Progression, Side, Tempo, Words
from coach.model.language import Language
from coach.model.plan import Dose, Plan
from coach.model.routine import When

CLAM = Exercise(
    id="clam",
    name="Clam",
    kind=Kind.STRENGTH,
    position=Position.SIDE_LYING,
    sides=(Side.LEFT, Side.RIGHT),
    setup="Lie on your {other} side.",
    how=("Open the {side} knee.",),
    tempo=Tempo(2_000, 3_000, 2_000, 1_000),
    cues=Words(),
    dosage=Dosage(reps=3),
    progression=Progression(goal=30, step=2, band=True),
)
BRIDGE = replace(CLAM, id="bridge", name="Bridge", sides=(Side.BOTH,), setup="Lie on your back.", progression=None)


def dose(exercise: Exercise = CLAM, **changes: object) -> Dose:
    """A dose of `exercise` as a routine with 5 s to prepare, 4 s to switch and 6 s of rest would prescribe it."""
    plain = Dose(
        exercise=exercise,
        reps=exercise.dosage.reps,
        target=exercise.dosage.reps,
        set_of=exercise.dosage.set_of,
        sides=exercise.sides,
        tempo=exercise.tempo,
        cues=exercise.cues,
        band="none" if exercise.takes_band else None,
        prepare_ms=5_000,
        switch_ms=4_000,
        rest_ms=6_000,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def plan(*doses: Dose) -> Plan:
    """A plan of these doses; one of clams without any."""
    return Plan(routine="test", name="Test", when=When.ANY, about="", doses=doses or (dose(),))


IN_ENGLISH = vocabulary(Language.EN)
IN_GERMAN = vocabulary(Language.DE)
ENGLISH = IN_ENGLISH.session
GERMAN = IN_GERMAN.session


class FakeClock(Struct):
    """A clock that moves only when told to."""

    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s

    def forward(self, seconds: float) -> None:
        self.now_s += seconds
