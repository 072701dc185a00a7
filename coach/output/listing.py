"""Routines and exercises: whose they are, how long, for when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.library.catalogue import Listed
from coach.library.checks import length_ms
from coach.model.exercise import Exercise
from coach.model.plan import Plan
from coach.model.routine import Routine
from coach.output.layout import Json, columns
from coach.units import length, seconds


def list_json(routines: Sequence[tuple[Listed, Routine, Plan]], exercises: Sequence[tuple[Listed, Exercise]]) -> Json:
    """Routines and exercises, whose they are, how long, for when."""
    return {
        "routines": [
            {
                "id": routine.id,
                "name": routine.name,
                "when": routine.when.value,
                "seconds": seconds(length_ms(plan)),
                "owner": listed.owner.value,
                "path": str(listed.path),
            }
            for listed, routine, plan in routines
        ],
        "exercises": [
            {
                "id": exercise.id,
                "name": exercise.name,
                "kind": exercise.kind.value,
                "position": exercise.position.value,
                "reps": exercise.dosage.reps,
                "owner": listed.owner.value,
                "path": str(listed.path),
            }
            for listed, exercise in exercises
        ],
    }


def list_text(
    routines: Sequence[tuple[Listed, Routine, Plan]], exercises: Sequence[tuple[Listed, Exercise]]
) -> Iterator[str]:
    """The same for people."""
    yield "Routines"
    yield from columns(
        [
            (
                routine.id,
                routine.name,
                routine.when.value,
                length(length_ms(plan)),
                _whose(listed),
            )
            for listed, routine, plan in routines
        ]
    )
    yield ""
    yield "Exercises"
    yield from columns(
        [
            (exercise.id, exercise.name, exercise.position.value, _count(exercise.dosage.reps), _whose(listed))
            for listed, exercise in exercises
        ]
    )


def _whose(listed: Listed) -> str:
    return "yours" if listed.owner.value == "you" else ""


def _count(reps: int) -> str:
    return "1 rep" if reps == 1 else f"{reps} reps"
