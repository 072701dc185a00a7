"""Where the hold grows: the same rules as for repetitions, moving seconds. One is the measure of the other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.model.exercise import Dosage, Exercise, GrowthUnit, Progression, Side, Tempo
from coach.model.plan import Target
from coach.model.progression import Decision, decide
from coach.model.record import Hurt, SessionRecord, SetRecord, Status
from coach.model.settings import Settings
from coach.model.timeline import SetKey
from tests.support.fakes import CLAM

START, GOAL, STEP, REPS = 10, 40, 5, 3
BY_REPS = replace(CLAM, dosage=Dosage(reps=START), progression=Progression(GOAL, STEP, band=True))
BY_HOLD = replace(
    CLAM,
    dosage=Dosage(reps=REPS),
    tempo=Tempo(hold_ms=START * 1000),
    progression=Progression(GOAL, STEP, band=True, of=GrowthUnit.HOLD),
)
MONDAY = date(2026, 3, 2)
BANDS = Settings().bands

happened = st.fixed_dictionaries(
    {
        "asked": st.sampled_from(["target", "target", "target", "less", "more"]),
        "done": st.sampled_from(["all", "all", "all", "nothing on the left"]),
        "sore": st.sampled_from([None, 0, 1, 2, 3, 6, 8]),
        "effort": st.sampled_from([None, 3, 8, 9]),
        "morning": st.sampled_from([None, None, 0, 4]),
        "hurt": st.sampled_from([False, False, False, True]),
    }
)


def session(day: date, of: Exercise, target: Target, what: dict[str, object]) -> SessionRecord:
    """One session of the exercise, prescribed by its target."""
    amount = target.amount + {"target": 0, "less": -1, "more": 1}[str(what["asked"])]
    reps = amount if target.hold is None else REPS
    sets = tuple(
        SetRecord(
            SetKey(0, of.id, side, 1),
            reps,
            0 if side is Side.LEFT and what["done"] != "all" else reps,
            target.band,
            target.amount,
            None if target.hold is None else amount,
        )
        for side in (Side.LEFT, Side.RIGHT)
    )
    began = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SessionRecord(
        id=day.isoformat(),
        routine="r",
        started_at=began,
        ended_at=began + timedelta(hours=1),
        day=day,
        status=Status.COMPLETED,
        rehearsal=False,
        active_ms=1,
        effort=what["effort"],  # type: ignore[arg-type]
        sore=what["sore"],  # type: ignore[arg-type]
        morning_sore=what["morning"],  # type: ignore[arg-type]
        sets=sets,
        hurts=(Hurt(0, of.id, "left", None),) if what["hurt"] else (),
    )


def way(of: Exercise, first: Target, days: list[dict[str, object]]) -> list[Decision]:
    """What is decided after each session, a day apart."""
    target, records, moved, found = first, [], None, []
    for number, what in enumerate(days):
        day = MONDAY + timedelta(days=number)
        records.append(session(day, of, target, what))
        decision = decide(of, target, records, Settings(), today=day, last_change=moved)
        if decision.change.moves:
            target, moved = decision.target, day
        found.append(decision)
    return found


@given(st.lists(happened, max_size=14), st.integers(1, GOAL), st.sampled_from(BANDS))
def test_seconds_go_the_way_that_repetitions_go(days: list[dict[str, object]], start: int, band: str) -> None:
    """The same changes for the same causes on the same days, and the repetitions never move."""
    by_reps = way(BY_REPS, Target(start, band), days)
    by_hold = way(BY_HOLD, Target(REPS, band, start), days)
    assert [(each.change, each.reason.cause, each.target.reps, each.target.band) for each in by_reps] == [
        (each.change, each.reason.cause, each.target.hold, each.target.band) for each in by_hold
    ]
    assert {REPS} >= {each.target.reps for each in by_hold}
    assert [each.reason.missed for each in by_reps] == [each.reason.missed for each in by_hold]
