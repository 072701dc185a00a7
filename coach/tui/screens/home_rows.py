"""The rows of home: what there is to choose from today."""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec import Struct
from textual.content import Content

from coach.app.dose_text import short_dose
from coach.app.service import Today
from coach.i18n.catalog import Vocabulary
from coach.i18n.reasons import suggestion_text
from coach.i18n.screen_texts import ScreenTexts
from coach.model.plan import Plan, Why
from coach.model.routine import When
from coach.model.today import Suggestion
from coach.system.units import length
from coach.tui.layout import folded, padded

OCCASIONS = {
    When.REST_DAY: "rest_day",
    When.PRE_RUN: "pre_run",
    When.POST_RUN: "post_run",
    When.ANY: "any_time",
}
"""In the order they are shown, with the names of their texts."""
LABEL_WIDTH = 17
NAME_WIDTH = 44
LENGTH_WIDTH = 10
NARROWEST = 12
"""Columns that are left for what is in a routine, however narrow the window."""
REST, MORNING = ":rest", ":morning"
"""The rows that are no routine; no routine can be called so."""


class HomeRow(Struct, frozen=True):
    """A line of the list, with what stands below it."""

    id: str
    label: str
    """What it is for, on the left; empty where the row above says it."""
    name: str
    length: str
    below: tuple[str, ...]


class HomeData(Struct, frozen=True):
    """What home shows."""

    plans: list[Plan]
    """The one that is suggested first, then by occasion."""
    problems: list[str]
    suggestion: Suggestion | None
    """None when the history cannot be read."""
    today: Today | None
    """None when the history cannot be read."""
    advice: str | None
    """What has to be said about soreness that no program can help with."""
    elsewhere: list[Plan]
    """Those for conditions that are not the person's: found by name, and begun from the guide."""
    lengths_ms: Mapping[str, int]
    """How long each that is shown takes, with what is explained in it, by its routine."""
    known: Set[str]
    """The exercises that need no explanation any more."""


def home_rows(data: HomeData, words: Vocabulary) -> list[HomeRow]:
    """What there is to choose from: today's suggestion with its reason, what is still to be told, then by occasion."""
    texts, listed = words.screens, list[HomeRow]()
    suggestion, today = data.suggestion, data.today
    asks = None if today is None or not today.morning_passed else today.asks_morning
    if suggestion is not None and suggestion.rest:
        listed.append(
            HomeRow(REST, "", texts.rest_today, "", (suggestion_text(suggestion, words.today), texts.rest_about))
        )
    label = None
    for plan in data.plans:
        why = (
            (suggestion_text(suggestion, words.today),)
            if suggestion is not None and suggestion.routine == plan.routine
            else ()
        )
        occasion = getattr(texts, OCCASIONS[plan.when])
        below = (contents(plan, texts), *why)
        # The row above says what it is for only where it is another routine of the same occasion.
        same = occasion == label and not (asks and len(listed) == 1)
        listed.append(
            HomeRow(plan.routine, "" if same else occasion, plan.name, length(data.lengths_ms[plan.routine]), below)
        )
        label = occasion
    if asks is not None:
        day = words.dates.weekday(asks.day)
        listed.insert(1, HomeRow(MORNING, "", texts.morning_after, "", (texts.morning_still.format(day=day),)))
    return listed


def contents(plan: Plan, texts: ScreenTexts) -> str:
    """What is in it, in a line, and what of it hurt today."""
    done = [f"{dose.exercise.name} {short_dose(dose, texts)}" for dose in plan.doses]
    return " · ".join([*done, *(f"{name}: {texts.out_hurt_today}" for name in hurt_today(plan))])


def hurt_today(plan: Plan) -> list[str]:
    """The names of the exercises that are left out because it hurt today; they can be taken back in."""
    return [out.dose.exercise.name for out in plan.left_out if out.why is Why.HURT_TODAY]


def drawn(row: HomeRow, width: int) -> Content:
    """A row in `width` columns: label, name and length, and what stands below.

    Where the label leaves no room beside it, it has a line of its own.
    """
    indent = LABEL_WIDTH if width >= 2 * LABEL_WIDTH + LENGTH_WIDTH else 0
    name_width = min(NAME_WIDTH, max(width - indent - LENGTH_WIDTH, 0))
    below = [line for text in row.below for line in folded(text, max(width - indent, NARROWEST))]
    return Content.assemble(
        (row.label.ljust(indent) if indent or not row.label else row.label + "\n", "dim"),
        (padded(row.name, name_width) if row.length else row.name, "bold"),
        row.length,
        *(("\n" + " " * indent + line, "dim") for line in below),
    )
