"""Where the person stands and how they came there: targets, charts, reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from coach.app.decisions import ExerciseProgress, told
from coach.i18n.catalog import Vocabulary, vocabulary
from coach.i18n.reasons import amount_text, sentence
from coach.model.days import has_come
from coach.model.exercise import Exercise, Side, SideReps
from coach.model.language import Language
from coach.model.plan import Target
from coach.model.progression import Decision
from coach.model.record import DayTotal, SessionRecord, SetBy, SetRecord, StoredDecision
from coach.model.streak import current_streak, shades, weeks, weeks_in_a_row
from coach.reports import charts
from coach.reports.charts import Labels, Point
from coach.reports.tables import Json, columns
from coach.system.units import length

if TYPE_CHECKING:
    from coach.app.import_history import TargetChange

BAR = 30
CHART = 72
WEEKS = 26


def targets_json(standings: Sequence[ExerciseProgress]) -> Json:
    """The person's own targets, with who set each and why; in English, whatever the person reads."""
    english = vocabulary(Language.EN)
    return {
        "targets": [
            {
                "exercise": standing.exercise.id,
                "reps": standing.target.reps,
                "band": standing.target.band,
                "goal": standing.goal,
                "set_by": standing.set_by.value,
                "why": standing.why(english),
                "hold": standing.target.hold,
            }
            for standing in standings
        ]
    }


def targets_text(standings: Sequence[ExerciseProgress], words: Vocabulary, *, reasons: bool = True) -> Iterator[str]:
    """The same for people: the way to the goal, the band, the reason."""
    rows = [
        (
            standing.exercise.name,
            way_bar(standing, BAR),
            reps_of_goal(standing, words),
            band_text(standing, words),
            *([standing.why(words)] if reasons else []),
        )
        for standing in standings
    ]
    yield from columns(rows)


def reps_of_goal(standing: ExerciseProgress, words: Vocabulary) -> str:
    """How many a side, both where they are apart, and of how many at the end of the way."""
    apart = _apart(standing)
    number = _amount(standing, standing.target.amount, words) if apart is None else f"{apart.left}/{apart.right}"
    if not standing.goal:
        return number
    return words.screens.of_goal.format(reps=number, goal=_amount(standing, standing.goal, words))


def _amount(standing: ExerciseProgress, number: int, words: Vocabulary) -> str:
    return amount_text(number, words.reasons, held=standing.target.hold is not None)


def reps_of_sides(standing: ExerciseProgress, words: Vocabulary) -> str:
    """How many, each side where there are two, both where they are apart, else with which leg."""
    number, sides = _amount(standing, standing.target.amount, words), standing.exercise.sides
    if (apart := _apart(standing)) is not None:
        return ", ".join(f"{words.session.named_side(side)} {apart.of(side)}" for side in sides)
    if len(sides) > 1:
        return words.screens.each_side.format(reps=number)
    return number if sides == (Side.BOTH,) else f"{number}, {words.session.leg(sides[0])}"


def _apart(standing: ExerciseProgress) -> SideReps | None:
    """What each side has at the target, where they began apart and the weaker one has not caught up."""
    exercise, target = standing.exercise, standing.target
    if len(exercise.sides) < 2 or exercise.alternates or target.hold is not None:
        return None
    return exercise.dosage.apart_at(target.reps)


def band_text(standing: ExerciseProgress, words: Vocabulary) -> str:
    """The band as one says it; nothing where the exercise takes none."""
    return "" if standing.target.band is None else words.session.band(standing.target.band)


def way_bar(standing: ExerciseProgress, width: int) -> str:
    """How far along the way from where it starts to the goal; blank where nothing grows."""
    if not standing.goal:
        return " " * width
    start = min(standing.exercise.start, standing.goal - 1)
    return charts.bar(standing.target.amount - start, standing.goal - start, width)


def points(records: Sequence[SessionRecord], exercise: str) -> list[Point]:
    """An exercise's sessions for its chart, oldest first; rehearsals, warm-ups and what was not begun left out."""
    found = []
    for record in sorted(records, key=lambda record: record.started_at):
        own = [each for each in record.sets if each.key.exercise == exercise and not each.key.warm_up]
        if record.rehearsal or not any(each.performed for each in own):
            continue
        found.append(Point(record.day, _done(own, Side.LEFT), _done(own, Side.RIGHT), own[0].band, record.sore))
    return found


def _done(sets: Sequence[SetRecord], leg: Side) -> int | None:
    """What a leg did, by itself or with the other, or how long it held; None where none of the sets is for it."""
    own = [each for each in sets if each.key.side in {leg, Side.BOTH}]
    held = [each.hold for each in own if each.hold is not None and each.performed]
    return min(held) if held else sum(each.performed for each in own) if own else None


def chart_text(
    standing: ExerciseProgress, records: Sequence[SessionRecord], words: Vocabulary, width: int = CHART
) -> Iterator[str]:
    """An exercise's way over time, or what will be there."""
    band = band_text(standing, words)
    dose = ", ".join(filter(None, [reps_of_sides(standing, words), band]))
    yield words.screens.chart_of.format(name=standing.exercise.name, dose=dose)
    drawn = points(records, standing.exercise.id)
    if not drawn:
        if standing.decided is None:  # else there was one, in which it was not done, and its reason follows
            yield words.screens.no_way_yet
        return
    goal = standing.goal or standing.target.amount
    labels = Labels(
        words.screens.chart_band,
        words.screens.chart_sore,
        words.dates.in_month,
        words.dates.in_year,
        words.session.bands,
    )
    yield from charts.over_time(drawn, standing.exercise.start, goal, width, labels)


def reasons_text(decisions: Sequence[StoredDecision], words: Vocabulary) -> Iterator[str]:
    """What was decided, newest first."""
    for decision in decisions:
        number = ""
        if decision.set_by is SetBy.PERSON and decision.target is not None:
            number = amount_text(decision.target.amount, words.reasons, held=decision.target.hold is not None) + ": "
        yield f"{words.dates.short(decision.day)}  {number}{told(decision, words)}"


def decisions_text(decisions: Sequence[tuple[Exercise, Decision]], words: Vocabulary) -> Iterator[str]:
    """What was decided just now about each exercise."""
    for exercise, decision in decisions:
        yield f"{exercise.name} {sentence(decision.reason, words.telling)}"


def imported_text(changes: Sequence[TargetChange], words: Vocabulary) -> Iterator[str]:
    """What a history from elsewhere has made of each target: before, now, why, and how the old one comes back."""
    texts = words.reasons
    for change in changes:
        before, after = change.before, change.after
        was, now = (_amount_and_band(each, change, words) for each in (before, after))
        line = texts.imported.format(name=after.exercise.name, before=was, after=now, change=_what_led_to(after, words))
        if before.decided is not None:
            back = texts.was_set if before.set_by is SetBy.PERSON else texts.was_led_to
            line += " " + back.format(before=was, exercise=after.exercise.id, how=_to_set(before.target))
        yield line


def _amount_and_band(standing: ExerciseProgress, change: TargetChange, words: Vocabulary) -> str:
    """A target by its number, and by its band where that is another one."""
    number = _amount(standing, standing.target.amount, words)
    same = change.before.target.band == change.after.target.band
    return number if same else f"{number} ({band_text(standing, words)})"


def _what_led_to(standing: ExerciseProgress, words: Vocabulary) -> str:
    """What was decided last, and when."""
    texts, decided = words.reasons, standing.decided
    if decided is None:
        return texts.imported_gone
    day = words.dates.in_year(decided.day)
    match decided.set_by:
        case SetBy.PERSON:
            return texts.imported_set.format(day=day)
        case SetBy.FILE:
            return texts.imported_filed.format(day=day)
        case SetBy.PROGRESSION:
            return texts.imported_decided.format(day=day, why=told(decided, words))


def _to_set(target: Target) -> str:
    """What `coach target` takes after the exercise to set this one."""
    import shlex

    return f"{target.amount}" + ("" if target.band is None else f" --band {shlex.quote(target.band)}")


def calendar_text(days: Sequence[DayTotal], today: date, words: Vocabulary, weeks: int = WEEKS) -> list[str]:
    """The last months, a shape for each day's minutes."""
    shown = dict(shades(days, charts.first_day(today, weeks), today))
    return charts.calendar(shown, today, weeks, words.dates.short_days)


def streak_text(days: Sequence[DayTotal], today: date, words: Vocabulary) -> str:
    """How it goes on, without a word about what was missed."""
    texts = words.screens
    if not days:
        return texts.no_days_yet
    running, in_a_row = current_streak(days, today), weeks_in_a_row(days, today)
    if running is None or running.days < 2:
        lately = sum(charts.first_day(today, WEEKS) <= each.day and has_come(each.day, today) for each in days)
        return texts.trained_once if lately == 1 else texts.trained.format(days=lately)
    streak = texts.streak if running.has_rest else texts.streak_daily
    weeks = texts.weeks_once if in_a_row == 1 else texts.weeks_in_a_row.format(weeks=in_a_row)
    return streak.format(days=running.days, weeks=weeks)


def weeks_text(days: Sequence[DayTotal], today: date, words: Vocabulary, count: int) -> Iterator[str]:
    """Minutes and repetitions of the last weeks, this one last."""
    texts = words.screens
    if days:
        yield from columns(
            [
                (texts.week_from, texts.week_days, texts.week_minutes, texts.week_reps),
                *(
                    (
                        words.dates.in_month(week.monday, wide=True),
                        str(week.days),
                        length(week.active_ms),
                        str(week.reps),
                    )
                    for week in weeks(days, today, count)
                ),
            ]
        )


def progress_json(
    standing: ExerciseProgress, records: Sequence[SessionRecord], decisions: Sequence[StoredDecision]
) -> Json:
    """One exercise's way: where it stands, every session, every decision."""
    (own,) = targets_json([standing])["targets"]
    return {
        **own,
        "start": standing.exercise.start,
        "sessions": [
            {"day": p.day.isoformat(), "left": p.left, "right": p.right, "band": p.band, "sore": p.sore}
            for p in points(records, standing.exercise.id)
        ],
        "decisions": [
            {
                "day": decision.day.isoformat(),
                "reps": None if decision.target is None else decision.target.reps,
                "hold": None if decision.target is None else decision.target.hold,
                "band": None if decision.target is None else decision.target.band,
                "set_by": decision.set_by.value,
                "why": decision.why,
            }
            for decision in decisions
        ],
    }
