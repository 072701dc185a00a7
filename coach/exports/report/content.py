"""What the report says, worked out of the history: the days, each exercise's way, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from coach.app.context import AppContext
from coach.app.decisions import ExerciseProgress, in_session, standings
from coach.history.store import Store
from coach.model.days import has_come
from coach.model.exercise import Exercise, Side
from coach.model.performance import Performance, performances_of
from coach.model.plan import Target, as_filed, first_target
from coach.model.record import SessionRecord, Status, StoredDecision, did_something, says_something
from coach.model.settings import Settings
from coach.model.streak import monday_of


class ReportDay(Struct, frozen=True):
    """One day: whether the person trained, whether they had planned to, and what they answered."""

    day: date
    trained: bool
    planned: bool
    """Whether the week, as it is planned now, has something for it; a day that is not over has nothing yet."""
    effort: int | None
    """The hardest session of the day, 0-10."""
    sore: int | None
    """The most after a session, 0-10."""
    morning: int | None
    """On the morning after this day, 0-10."""


class ExerciseWay(Struct, frozen=True):
    """One exercise whose target grows, over the weeks of the report."""

    exercise: Exercise
    standing: ExerciseProgress
    steps: tuple[tuple[date, Target], ...]
    """The target at the beginning, and each one that followed, with its day; oldest first."""
    performances: tuple[Performance, ...]
    """Oldest first."""
    decisions: tuple[StoredDecision, ...]
    """Newest first."""

    @property
    def is_held(self) -> bool:
        """Whether the number is seconds of a hold."""
        return self.exercise.grows_hold


class Report(Struct, frozen=True):
    """Everything that stands in the report."""

    days: tuple[ReportDay, ...]
    """From a Monday to a Sunday; some of the last may not have come."""
    today: date
    sessions: tuple[SessionRecord, ...]
    """Oldest first, without rehearsals."""
    ways: tuple[ExerciseWay, ...]
    """What was done most often, first."""
    others: tuple[tuple[str, tuple[Performance, ...]], ...]
    """What else was done, by its name: what does not grow, and what there is no file of any more."""
    settings: Settings
    routine_names: Mapping[str, str]


def report_of(context: AppContext, weeks: int) -> Report:
    """The report of the last weeks, today's the last of them."""
    today = context.today()
    first = monday_of(today) - timedelta(weeks=weeks - 1)
    exercises = context.exercises()
    with context.reading() as store:
        found = store.sessions(since=first, newest_first=False, rehearsals=False)
        sessions = [
            each for each in found if says_something(each) and did_something(each) and has_come(each.day, today)
        ]
        performed = _performed(sessions, exercises, today)
        growing = {name: exercises[name] for name in performed if exercises[name].progression is not None}
        ways = [
            _way(store, standing, performed[standing.exercise.id], first, context.settings, today)
            for standing in standings(store, growing, context.settings, today)
        ]
        begun = min((each.day for each in store.days()), default=today)
    others = [(exercises[name].name, performed[name]) for name in performed if name not in growing]
    unknown = dict.fromkeys(name for each in sessions for name in in_session(each) if name not in exercises)
    return Report(
        days=tuple(_days(sessions, first, weeks, max(begun, first), today, context.settings)),
        today=today,
        sessions=tuple(sessions),
        ways=tuple(sorted(ways, key=lambda way: -len(way.performances))),
        others=(*sorted(others, key=lambda other: -len(other[1])), *((name, ()) for name in unknown)),
        settings=context.settings,
        routine_names=context.routine_names(),
    )


def _performed(
    sessions: Sequence[SessionRecord], exercises: Mapping[str, Exercise], today: date
) -> dict[str, tuple[Performance, ...]]:
    """How each exercise was performed, oldest first; those of which nothing was done and that did not hurt left out."""
    names = dict.fromkeys(name for each in sessions for name in in_session(each) if name in exercises)
    performed = {name: tuple(reversed(performances_of(exercises[name], sessions, today))) for name in names}
    return {name: own for name, own in performed.items() if any(any(each.done.values()) or each.hurt for each in own)}


def _way(
    store: Store,
    standing: ExerciseProgress,
    performances: tuple[Performance, ...],
    first: date,
    settings: Settings,
    today: date,
) -> ExerciseWay:
    """The way of one exercise since the first day."""
    exercise = standing.exercise
    decided = [each for each in store.decisions(exercise.id, limit=-1) if has_come(each.day, today)]
    start = first_target(exercise, settings.bands)
    moments = [(each.day, as_filed(each.target or start, exercise)) for each in reversed(decided)]
    before = [target for day, target in moments if day < first]
    begins = first if before else min([each.record.day for each in performances] + [day for day, _ in moments])
    steps = [(begins, before[-1] if before else start)]
    for day, target in moments:
        if day >= first and target != steps[-1][1]:
            steps.append((day, target))
    since = tuple(each for each in decided if each.day >= first)
    return ExerciseWay(exercise, standing, tuple(steps), performances, since)


def _days(
    sessions: Iterable[SessionRecord], first: date, weeks: int, begun: date, today: date, settings: Settings
) -> Iterable[ReportDay]:
    """Each day of these weeks; nothing was planned before the person began."""
    by_day: dict[date, list[SessionRecord]] = {}
    for session in sessions:
        by_day.setdefault(session.day, []).append(session)
    for day in (first + timedelta(days=number) for number in range(7 * weeks)):
        own = by_day.get(day, [])
        over = begun <= day < today or (day == today and bool(own))
        yield ReportDay(
            day=day,
            trained=bool(own),
            planned=over and settings.week[day.weekday()] is not None,
            effort=_most(each.effort for each in own),
            sore=_most(each.sore for each in own),
            morning=_most(each.morning_sore for each in own),
        )


def _most(answers: Iterable[int | None]) -> int | None:
    return max((answer for answer in answers if answer is not None), default=None)


def totals(performances: Iterable[Performance]) -> dict[Side, tuple[int, int]]:
    """What each leg did, and what was prescribed for it."""
    sums: dict[Side, tuple[int, int]] = {}
    for each in performances:
        for leg, asked in each.asked.items():
            done, prescribed = sums.get(leg, (0, 0))
            sums[leg] = done + each.done[leg], prescribed + asked
    return sums


def stopped(sessions: Iterable[SessionRecord]) -> int:
    """How many sessions did not come to their end."""
    return sum(each.status is not Status.COMPLETED for each in sessions)
