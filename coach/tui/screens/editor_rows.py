"""The sheet of the editor in lines: each exercise with what the routine says of it, and what is wrong below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from coach.engine.welcome import kit
from coach.i18n.catalog import Vocabulary
from coach.library.routine_file import Flaw
from coach.library.routine_writer import reps_value
from coach.model.exercise import Phase
from coach.model.plan import Plan
from coach.model.roll_overs import roll_overs
from coach.model.routine import Entry, Percent, Routine, When
from coach.model.timeline import length_ms
from coach.system.units import length, seconds_text
from coach.tui.layout import folded
from coach.tui.screens.dose import REASONS, DoseRow, rows
from coach.tui.screens.home_rows import OCCASIONS

INDENT = "  "


def sheet_rows(routine: Routine, plan: Plan, flaws: Sequence[Flaw], width: int, words: Vocabulary) -> list[Content]:
    """An exercise with its dose of today and its length, what the file says of it, and what is wrong with that."""
    texts = words.screens
    doses = [DoseRow(dose, None if why is None else getattr(texts, REASONS[why])) for dose, why in plan.entries]
    lines = []
    heads = rows(doses, width, words) if doses else []
    for place, (head, entry) in enumerate(zip(heads, routine.entries, strict=True)):
        below = folded(says(entry.spoken_in(words.language), words), width - len(INDENT))
        wrong = [
            (f"\n{INDENT}{line}", "bold" if flaw.stops else "")
            for flaw in flaws
            if flaw.place == place
            for line in folded(f"! {flaw.what}", width - len(INDENT))
        ]
        lines.append(Content.assemble(head, *((f"\n{INDENT}{line}", "dim") for line in below), *wrong))
    return lines


def says(entry: Entry, words: Vocabulary) -> str:
    """What a routine says of an exercise."""
    texts, hold = words.editor, dict(entry.tempo).get(Phase.HOLD)
    decimal, reps = words.screens.decimal, reps_value(entry)
    as_asked = texts.share.format(share=reps) if isinstance(entry.reps, Percent) else texts.pinned.format(reps=reps)
    parts = [
        as_asked if reps else texts.own_target,
        "" if hold is None else words.screens.hold_for.format(seconds=seconds_text(hold, decimal)),
        "" if entry.rest_ms is None else texts.rest_after.format(seconds=seconds_text(entry.rest_ms, decimal)),
        "" if entry.band is None else words.session.band(entry.band),
        entry.note or "",
    ]
    return " · ".join(filter(None, parts))


def occasion(when: When, words: Vocabulary) -> str:
    """What a routine is for."""
    return str(getattr(words.screens, OCCASIONS[when]))


def summary(plan: Plan, words: Vocabulary) -> str:
    """How long it takes, what is to be laid ready, and how often one lies down another way."""
    texts, count = words.editor, roll_overs(plan)
    things = ", ".join(map(words.session.kit, kit(plan))) or words.screens.needs_nothing
    changes = texts.no_changes if count == 0 else texts.change_once if count == 1 else texts.changes.format(count=count)
    joined = texts.joined if plan.turns_once else ""
    return " · ".join(filter(None, [length(length_ms(plan)), texts.lay_ready.format(kit=things), changes, joined]))
