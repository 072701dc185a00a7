"""A dose in a few words, as every screen writes it."""

from __future__ import annotations

from coach.model.plan import Dose
from coach.texts import Texts


def short_dose(dose: Dose) -> str:
    """The dose in its shortest form: 10, 3 x 10, or the hold of a single repetition."""
    if dose.reps == 1 and dose.tempo.hold_ms:
        return f"{dose.tempo.hold_ms / 1000:g} s"
    return sets_text(dose)


def sets_text(dose: Dose) -> str:
    """10, 3 x 10, or 10 + 4."""
    if len(set(dose.sets)) == 1:
        return str(dose.reps) if len(dose.sets) == 1 else f"{len(dose.sets)} x {dose.sets[0]}"
    return " + ".join(map(str, dose.sets))


def reps_text(dose: Dose, texts: Texts) -> str:
    """How many, each side where there are two."""
    return texts.each_side.format(reps=sets_text(dose)) if len(dose.sides) > 1 else sets_text(dose)


def tempo_text(dose: Dose, texts: Texts) -> str:
    """The tempo as therapists note it from the lift on, or its hold where that says more."""
    if dose.self_paced:
        return texts.own_pace
    tempo = dose.tempo
    if tempo.hold_ms >= 4_000:
        return texts.hold_for.format(seconds=f"{tempo.hold_ms / 1000:g}")
    numbers = f"{tempo.lift_ms / 1000:g}-{tempo.hold_ms / 1000:g}-{tempo.lower_ms / 1000:g}"
    return texts.tempo.format(tempo=numbers)
