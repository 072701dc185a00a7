"""The rows of the page before the start: each exercise with its dose and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual.content import Content

from coach.app.dose_text import reps_text
from coach.i18n.catalog import Vocabulary
from coach.model.plan import Dose, Plan
from coach.model.routine import When
from coach.model.timeline import length_ms, told_ms
from coach.system.units import length, whole_seconds
from coach.tui import layout

GAP = 2
NARROWEST = 12
"""Columns that are left for a name, however narrow the window."""


class DoseRow(Struct, frozen=True):
    """An exercise on the page before the start."""

    dose: Dose
    out: str | None = None
    """Why it is left out, in words; None where it is done."""
    advice: str = ""
    """What the guide says about that, with the condition's name."""


def kept(entries: Sequence[DoseRow]) -> tuple[Dose, ...]:
    """The doses that are not left out."""
    return tuple(entry.dose for entry in entries if entry.out is None)


def entry_ms(dose: Dose) -> int:
    """How long one exercise takes by itself, from getting ready to its last repetition, in whole seconds."""
    if dose.rounds is not None:  # the rests between its rounds are the whole group's
        dose = replace(dose, rounds=replace(dose.rounds, rest_ms=0))
    alone = Plan("", "", when=When.ANY, about="", doses=(dose,))
    return whole_seconds(length_ms(alone) - told_ms(alone))


def rests_ms(plan: Plan) -> int:
    """How much of a session lies between its exercises: what they and what is explained lack to the whole, as shown."""
    return whole_seconds(length_ms(plan)) - whole_seconds(told_ms(plan)) - sum(map(entry_ms, plan.doses))


def dose_rows(entries: Sequence[DoseRow], width: int, words: Vocabulary) -> list[Content]:
    """An exercise on each line, or on two where one has no room; one left out says why."""
    cells = [
        (
            entry.dose.exercise.name,
            entry.out or reps_text(entry.dose, words),
            "" if entry.out or entry.dose.band is None else words.session.band(entry.dose.band),
            "" if entry.out else length(entry_ms(entry.dose)),
        )
        for entry in entries
    ]
    widths = [max(cell_len(row[column]) for row in cells) + GAP for column in range(4)]
    in_one = sum(widths) - GAP <= width
    name_width = widths[0] if in_one else max(width - widths[3], NARROWEST)
    prompts = []
    for entry, (name, dose, band, time) in zip(entries, cells, strict=True):
        title = (layout.padded(name, name_width), "bold" if entry.out is None else "strike dim")
        if in_one:
            dim = "" if entry.out is None else "dim"
            prompts.append(
                Content.assemble(title, (layout.padded(dose, widths[1]), dim), layout.padded(band, widths[2]), time)
            )
        else:
            rest = " · ".join(filter(None, (dose, band)))
            prompts.append(Content.assemble(title, time, (f"\n  {rest}", "dim")))
    return prompts
