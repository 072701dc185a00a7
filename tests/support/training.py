"""Weeks of somebody's training, as a report would show them: good days, sore ones, a weaker side, notes."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec
from msgspec.structs import replace

from coach.app.decisions import ExerciseProgress
from coach.app.session_run import begin_session
from coach.engine.events import Start, Tick
from coach.exports.report.content import ExerciseWay, Report, ReportDay
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Exercise, Side
from coach.model.performance import performances_of
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from coach.model.record import Hurt, SessionRecord, SetBy, SetRecord, Status, StoredDecision
from coach.model.settings import Settings
from coach.model.timeline import SetKey
from tests.support.life import Life

NOTES = (
    "Felt a pull at the outer hip on the stairs, gone by evening.",
    "Long run the day before.",
    "Left side shaky at the end, had to rest my hand on the floor.",
)


def session(
    life: Life,
    routine: str,
    *,
    effort: int | None = 4,
    sore: int | None = 1,
    note: str | None = None,
    missing: Mapping[tuple[str, Side], int] | None = None,
    hurts: Iterable[tuple[str, Side, int | None]] = (),
    stopped: bool = False,
) -> str:
    """One session now: `missing` repetitions of a side were not done. Returns its id; no day goes by."""
    left = dict(missing or {})
    plan = life.service.plan(routine)
    with begin_session(life.service, plan, rehearsal=False) as run:
        engine = run.session
        engine.handle(Start())
        engine.handle(Tick(10_000_000))
        with run.store.transaction():
            for key, rep in sorted(engine.credited, key=lambda credit: (-credit[1], credit[0].entry)):
                if left.get((key.exercise, key.side), 0):
                    left[key.exercise, key.side] -= 1
                else:
                    run.store.credit(run.id, key, rep, 1)
        for exercise, side, how_much in hurts:
            entry = next(place for place, dose in enumerate(plan.doses) if dose.exercise.id == exercise)
            run.store.hurt(run.id, entry, exercise, side, how_much, life.moment)
        run.store.finish(run.id, Status.STOPPED if stopped else Status.COMPLETED, life.moment, engine.active_ms)
        run.answer(effort=effort, sore=sore, note=note)
        run.conclude()
    return run.id


def train_for(life: Life, days: int, routine: str, *, every: int = 2, seed: int = 1) -> None:
    """So many days, a session every other one of them, as a life is: mostly good, some weeks not."""
    chance = random.Random(seed)
    for day in range(days):
        if day % every == 0 and chance.random() > 0.12:
            bad = chance.random() < 0.15
            first = life.service.plan(routine).doses
            exercise = first[chance.randrange(len(first))].exercise if first else None
            missing, hurts = {}, []
            if exercise is not None and chance.random() < 0.2:
                missing = {(exercise.id, chance.choice(exercise.sides)): chance.randint(1, 5)}
            if exercise is not None and bad and chance.random() < 0.5:
                hurts = [(exercise.id, chance.choice(exercise.sides), chance.randint(3, 7))]
            note = chance.choice(NOTES) if bad or chance.random() < 0.1 else None
            sore = chance.randint(3, 6) if bad else chance.choice([0, 0, 1, 1, 2, None])
            session(life, routine, effort=chance.randint(3, 8), sore=sore, note=note, missing=missing, hurts=hurts)
            life.moment += timedelta(hours=14)
            if chance.random() < 0.6:
                life.service.morning(min(10, (sore or 0) + chance.choice([0, 0, 0, 1, 3])))
            life.moment += timedelta(hours=10)
        else:
            life.moment += timedelta(days=1)


def full_report(exercises: int, weeks: int, *, note: str = "", daily: bool = True, name: str | None = None) -> Report:
    """A report in which everything is: each day a session of all of these exercises, notes, hurts, decisions."""
    growing = [each for _, each in Catalogue(shipped_routines()).all_exercises()[0] if each.progression is not None]
    own = [replace(each, name=name or each.name) for each in (growing * 2)[:exercises]]
    own = [replace(each, id=f"{each.id}-{place}") for place, each in enumerate(own)]
    first, count = date(2026, 9, 7), 7 * weeks
    records = [
        _record(day, first + timedelta(days=day), own, note) for day in range(0, count, 1 if daily else 3) if exercises
    ]
    today = first + timedelta(days=count - 1)
    by_day = {record.day: record for record in records}
    days = [_day(first + timedelta(days=day), by_day.get(first + timedelta(days=day))) for day in range(count)]
    ways = [_way(each, records, today) for each in own]
    stretch = performances_of(own[0], records, today) if own else ()
    others = (("Piriformis stretch, seated", stretch),) if own else ()
    return Report(tuple(days), today, tuple(records), tuple(ways), others, Settings(week=("own",) * 7), {"own": "Mine"})


def _day(day: date, record: SessionRecord | None) -> ReportDay:
    """A day, planned on two of three."""
    if record is None:
        return ReportDay(day, False, day.day % 3 > 0, None, None, None)
    return ReportDay(day, True, day.day % 3 > 0, record.effort, record.sore, record.morning_sore)


def _record(number: int, day: date, exercises: Iterable[Exercise], note: str) -> SessionRecord:
    """A session in which one side did fewer now and then, and now and then something hurt."""
    own = list(exercises)
    sets = tuple(
        SetRecord(SetKey(place, each.id, side, 1), 12, 12 - (number + place) % 5 % 2, "light", 12, None)
        for place, each in enumerate(own)
        for side in each.sides
    )
    hurts = (Hurt(0, own[0].id, "left", 6),) if number % 9 == 4 else ()
    at = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    answers = {"effort": number % 11, "sore": number * 3 % 11, "morning_sore": number * 7 % 11, "note": note or None}
    record = SessionRecord(f"s{number}", "own", at, at, day, Status.COMPLETED, False, 900_000, sets=sets, hurts=hurts)
    return replace(record, **answers)


def _way(exercise: Exercise, records: Sequence[SessionRecord], today: date) -> ExerciseWay:
    """Up and down through the bands, with a decision each day."""
    bands = ("none", "light", "medium", "heavy")
    targets = [Target(10 + number * 2 % 22, bands[number // 11 % 4]) for number in range(len(records))]
    decisions = []
    for number, (record, target) in enumerate(zip(records, targets, strict=True)):
        before = targets[number - 1]
        reason = Reason(Cause.SORE, Change.DOWN, before, target, record.day, record.day, sore=6)
        why = msgspec.json.encode(reason).decode()
        at, told = record.started_at, "6"
        decisions.append(
            StoredDecision(exercise.id, target, SetBy.PROGRESSION, True, told, at, record.day, record.id, why)
        )
    steps = tuple((record.day, target) for record, target in zip(records, targets, strict=True))
    standing = ExerciseProgress(exercise, targets[-1], SetBy.PROGRESSION, decisions[-1])
    performances = tuple(reversed(performances_of(exercise, records, today)))
    return ExerciseWay(exercise, standing, steps, performances, tuple(reversed(decisions)))
