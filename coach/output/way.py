"""Where the person stands and how they came there: targets, charts, reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from coach import charts
from coach.charts import Point
from coach.model.exercise import Side
from coach.model.record import DayTotal, SessionRecord, StoredDecision
from coach.model.streak import current_streak, shades, weeks, weeks_in_a_row
from coach.output.layout import Json, columns
from coach.targets import Standing
from coach.units import band_text

BAR = 30
CHART = 72
WEEKS = 26


def targets_json(standings: Sequence[Standing]) -> Json:
    """The person's own targets, with who set each and why."""
    return {
        "targets": [
            {
                "exercise": standing.exercise.id,
                "reps": standing.target.reps,
                "band": standing.target.band,
                "goal": standing.goal,
                "set_by": standing.set_by.value,
                "why": standing.why,
            }
            for standing in standings
        ]
    }


def targets_text(standings: Sequence[Standing], *, reasons: bool = True) -> Iterator[str]:
    """The same for people: the way to the goal, the band, the reason."""
    rows = [
        (
            standing.exercise.name,
            way_bar(standing, BAR),
            f"{standing.target.reps} of {standing.goal}" if standing.goal else str(standing.target.reps),
            band_text(standing.target.band),
            standing.why,
        )
        for standing in standings
    ]
    yield from columns(rows if reasons else [row[:-1] for row in rows])


def way_bar(standing: Standing, width: int) -> str:
    """How far along the way to the goal; blank where nothing grows."""
    return charts.bar(standing.target.reps, standing.goal, width) if standing.goal else " " * width


def points(records: Sequence[SessionRecord], exercise: str) -> list[Point]:
    """An exercise's sessions for its chart, oldest first; rehearsals, warm-ups and what was not begun left out."""
    found = []
    for record in sorted(records, key=lambda record: record.started_at):
        own = [each for each in record.sets if each.key.exercise == exercise and not each.key.warm_up]
        if record.rehearsal or not any(each.performed for each in own):
            continue
        sides = {side: sum(each.performed for each in own if each.key.side is side) for side in Side}
        left, right = sides[Side.LEFT] + sides[Side.BOTH], sides[Side.RIGHT] + sides[Side.BOTH]
        found.append(Point(record.day, left, right, own[0].band, record.sore))
    return found


def chart_text(standing: Standing, records: Sequence[SessionRecord], width: int = CHART) -> Iterator[str]:
    """An exercise's way over time, or what will be there."""
    yield f"{standing.exercise.name}: {standing.target.reps} each side" + _band(standing)
    drawn = points(records, standing.exercise.id)
    if not drawn:
        yield "No session yet. After the first one with it, its way is drawn here, a mark for each session."
        return
    goal = standing.goal or standing.target.reps
    yield from charts.over_time(drawn, standing.exercise.dosage.reps, goal, width)


def _band(standing: Standing) -> str:
    band = band_text(standing.target.band)
    return f", {band}" if band else ""


def reasons_text(decisions: Sequence[StoredDecision]) -> Iterator[str]:
    """What was decided, newest first."""
    for decision in decisions:
        yield f"{decision.day:%Y-%m-%d}  {decision.why}"


def calendar_text(days: Sequence[DayTotal], today: date, weeks: int = WEEKS) -> list[str]:
    """The last months, a shape for each day's minutes."""
    return charts.calendar(dict(shades(days, charts.first_day(today, weeks), today)), today, weeks)


def streak_text(days: Sequence[DayTotal], today: date) -> str:
    """How it goes on, without a word about what was missed."""
    if not days:
        return "No session yet. After the first one, the days you trained are marked here."
    running, in_a_row = current_streak(days, today), weeks_in_a_row(days, today)
    if running is None or running.days < 2:
        return f"{_count(len(days), 'day')} trained in the last months."
    return f"{running.days} training days in a row, rest days between them, {_count(in_a_row, 'week')} in a row."


def weeks_text(days: Sequence[DayTotal], today: date, count: int) -> Iterator[str]:
    """Minutes and repetitions of the last weeks, this one last."""
    if days:
        yield from columns(
            [
                ("week from", "days", "minutes", "reps"),
                *(
                    (f"{week.monday:%d %b}", str(week.days), str(week.active_ms // 60_000), str(week.reps))
                    for week in weeks(days, today, count)
                ),
            ]
        )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def progress_json(standing: Standing, records: Sequence[SessionRecord], decisions: Sequence[StoredDecision]) -> Json:
    """One exercise's way: where it stands, every session, every decision."""
    (own,) = targets_json([standing])["targets"]
    return {
        **own,
        "start": standing.exercise.dosage.reps,
        "sessions": [
            {"day": p.day.isoformat(), "left": p.left, "right": p.right, "band": p.band, "sore": p.sore}
            for p in points(records, standing.exercise.id)
        ],
        "decisions": [
            {
                "day": decision.day.isoformat(),
                "reps": None if decision.target is None else decision.target.reps,
                "band": None if decision.target is None else decision.target.band,
                "set_by": decision.set_by.value,
                "why": decision.why,
            }
            for decision in decisions
        ],
    }
