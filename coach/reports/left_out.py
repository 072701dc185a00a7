"""The exercises left out of a session today because they hurt, and how each is taken back in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.i18n.catalog import Vocabulary
from coach.model.plan import LeftOut, Why


def sentences(left_out: Sequence[LeftOut], words: Vocabulary) -> Iterator[str]:
    """A sentence for each exercise that hurt today."""
    hurt = {out.dose.exercise.id: out.dose.exercise.name for out in left_out if out.why is Why.HURT_TODAY}
    for exercise, name in hurt.items():
        yield words.today.left_out.format(name=name, exercise=exercise)
