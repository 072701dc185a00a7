"""The steps of a FIT workout: what a set is called on a watch and in a log, where a side is known by its name alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from coach.exports.fit_file import STRENGTH_TRAINING, TRAINING, FitFile, exercise_number
from coach.i18n.catalog import Vocabulary
from coach.model.exercise import Side
from coach.system.units import is_band, seconds_text

_TIME, _REPEAT, _REPS = 0, 6, 29
"""What ends a step."""
_OPEN: Final = 2
"""That a step has no target, such as a heart rate."""
_ACTIVE, _REST, _WARM_UP = 0, 1, 2


class Step(Struct, frozen=True):
    """One step of a workout: a set, or the rest before the next one."""

    name: str
    reps: int | None
    """How often; None where it takes its time."""
    ms: int | None
    """How long it takes; None where it has its repetitions."""
    rests: bool = False
    warm_up: bool = False
    fit: tuple[str, str] | None = None
    notes: str = ""
    """How to get into position."""


class Repeat(Struct, frozen=True):
    """A repeat step: the steps from `first` up to here are done `times` times in all."""

    first: int
    times: int


def step_name(
    exercise: str,
    side: Side,
    words: Vocabulary,
    *,
    hold_ms: int = 0,
    band: str | None = None,
    alternates: bool = False,
    warm_up: bool = False,
    behind: bool = False,
) -> str:
    """What a set is called on a watch and in a log: the side, the exercise, and what else tells it from others.

    The side stands in front, for a watch shows about 16 letters, and knows the exercise besides by its number.
    `behind` is for a name that stands behind another word.
    """
    texts, sided = words.session, "" if side is Side.BOTH else words.session.named_side(side)
    if alternates:
        sided = words.fit.in_turn.format(side=sided)
    parts = [
        sided if behind else sided.capitalize(),
        exercise,
        words.screens.hold_for.format(seconds=seconds_text(hold_ms, texts.decimal)) if hold_ms else "",
        texts.band(band or "") if is_band(band) else "",
        texts.warm_up if warm_up else "",
    ]
    return ", ".join(filter(None, parts))


def unknown_exercises(steps: Iterable[Step | Repeat]) -> tuple[str, ...]:
    """What files call their exercises that the profile does not know: such a step has its name alone."""
    named = dict.fromkeys(step.fit for step in steps if isinstance(step, Step) and step.fit is not None)
    return tuple(", ".join(fit) for fit in named if exercise_number(fit) is None)


def add_workout(file: FitFile, name: str, steps: Sequence[Step | Repeat]) -> None:
    """Add a workout with its steps to a file."""
    file.add(
        "workout", sport=TRAINING, sub_sport=STRENGTH_TRAINING, num_valid_steps=len(steps), workout_name=name or None
    )
    for index, step in enumerate(steps):
        match step:
            case Repeat(first=first, times=times):
                file.add(
                    "workout_step",
                    message_index=index,
                    duration_type=_REPEAT,
                    duration_step=first,
                    target_repeat_steps=times,
                )
            case Step():
                _add_step(file, index, step)


def _add_step(file: FitFile, index: int, step: Step) -> None:
    category, number = exercise_number(step.fit) or (None, None)
    # What ends it comes first: in which unit the writer takes its length depends on that.
    file.add(
        "workout_step",
        message_index=index,
        workout_step_name=step.name,
        duration_type=_TIME if step.reps is None else _REPS,
        duration_reps=step.reps,
        duration_time=step.ms,
        target_type=_OPEN,
        intensity=_REST if step.rests else _WARM_UP if step.warm_up else _ACTIVE,
        exercise_category=category,
        exercise_name=number,
        notes=step.notes or None,
    )
