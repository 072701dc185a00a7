"""Stand-ins the tests share: small exercises, plans and clocks that say exactly what a test needs."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coach.app.journal import HurtRated, JournalEntry, Then
from coach.engine.cues import Finished, HurtReported, HurtWithdrawn, RepDone, RepsChanged, Stopped
from coach.engine.events import Start
from coach.errors import CoachError
from coach.i18n.catalog import vocabulary
from coach.model.exercise import Dosage, Exercise, ExerciseKind, Position, Progression, Side, Tempo, Words
from coach.model.language import Language
from coach.model.plan import Dose, Plan
from coach.model.routine import When

CLAM = Exercise(
    id="clam",
    name="Clam",
    kind=ExerciseKind.STRENGTH,
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


class FakeJournal:
    """Remembers what it was told; fails while `error` is set."""

    def __init__(self) -> None:
        self.wrote: list[str] = []
        self.error: CoachError | None = None

    def write(self, entry: JournalEntry, then: Then) -> None:
        if self.error is None and not isinstance(entry, Start):
            self.wrote.append(self._told(entry))
        then(self.error)

    def _told(self, entry: JournalEntry) -> str:
        match entry:
            case RepDone(segment=segment):
                return f"{segment.side} {segment.rep}"
            case RepsChanged(_, segment, reps):
                return f"{reps} in {segment.side}"
            case HurtReported():
                return "hurt"
            case HurtRated(sore):
                return f"hurt {sore}"
            case HurtWithdrawn():
                return "not hurt"
            case Finished(at_ms):
                return f"completed {at_ms}"
            case Stopped(at_ms):
                return f"stopped {at_ms}"
            case Start():
                return ""


class FakeKeys:
    """Keys at their times on a fake clock."""

    present = True

    def __init__(self, clock: FakeClock, presses: dict[float, str]) -> None:
        self._clock = clock
        self._presses = sorted(presses.items())
        self._began = clock.now_s

    def wait(self, seconds: float) -> str | None:
        if self._presses and self._presses[0][0] <= self._clock.now_s - self._began + seconds:
            at, key = self._presses.pop(0)
            self._clock.now_s = max(self._clock.now_s, self._began + at)
            return key
        self._clock.forward(max(seconds, 0.001))
        return None

    def rest(self) -> str:
        return ""
