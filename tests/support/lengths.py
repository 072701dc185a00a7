"""How long the parts of a session take: arithmetic written from the contract, not from the code."""

from __future__ import annotations

from coach.model.plan import Dose


def told_ms(ms: int) -> int:
    """A prepare or a switch: five seconds where the file leaves none."""
    return ms or 5_000


def sets_of(reps: int, at_most: int | None) -> list[int]:
    """How many repetitions each set has: at most so many, what is left over last."""
    sets = []
    while reps:
        sets.append(min(reps, at_most or reps))
        reps -= sets[-1]
    return sets


def set_ms(dose: Dose, reps: int) -> int:
    """A set: every repetition whole, but for the relax of the last."""
    tempo = dose.tempo
    return reps * (tempo.lift_ms + tempo.hold_ms + tempo.lower_ms + tempo.relax_ms) - tempo.relax_ms


def side_ms(dose: Dose) -> int:
    """A side: its sets with a rest between each two."""
    sets = sets_of(dose.reps, dose.set_of)
    return sum(set_ms(dose, reps) for reps in sets) + (len(sets) - 1) * dose.rest_ms


def alternating_ms(dose: Dose) -> int:
    """Legs in turn: a set has the repetitions of both and ends without a relax; a rest between each two sets."""
    sets = sets_of(dose.reps, dose.set_of)
    return sum(set_ms(dose, 2 * reps) for reps in sets) + (len(sets) - 1) * dose.rest_ms


def block_ms(dose: Dose) -> int:
    """All sides with a switch between each two."""
    if dose.alternates:
        return alternating_ms(dose)
    return len(dose.sides) * side_ms(dose) + (len(dose.sides) - 1) * told_ms(dose.switch_ms)


def exercise_ms(dose: Dose) -> int:
    """What is explained, prepare, the warm-up and the switch out of it, the sides."""
    warm_up = 0
    if dose.warm_up is not None:
        warm_up = dose.warm_up.explain_ms + block_ms(dose.warm_up) + told_ms(dose.switch_ms)
    return dose.explain_ms + told_ms(dose.prepare_ms) + warm_up + block_ms(dose)
