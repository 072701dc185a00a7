"""Two histories made one: the same whoever takes in whose, and however often."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.history import aggregates, export_format, transfer
from coach.history.connection import connect
from coach.history.export_format import (
    ExportedCorrection,
    ExportedDecision,
    ExportedHurt,
    ExportedSession,
    ExportedSet,
    History,
)
from coach.history.schema import migrate
from coach.history.store import Store
from coach.system.text import without_harmful

ANSWERS = st.none() | st.integers(0, 10)
SIDES = ("left", "right", "both")
KEYS = [
    (entry, side, number, warm) for entry in (0, 1) for side in SIDES for number in (1, 2) for warm in (False, True)
]
NOTES = st.none() | st.lists(st.sampled_from(["stairs", "a\tb", "", "long \u202eand", "z"]), min_size=1).map("\n".join)


# Made once: half of the time that an example takes is Hypothesis looking at what it has not seen before.
KEYS_CHOSEN = st.lists(st.sampled_from(KEYS), unique=True, max_size=4)
REPETITIONS = st.dictionaries(st.integers(1, 4), st.integers(1, 3), max_size=3)
PRESCRIBED = st.integers(1, 3)
BANDS = st.sampled_from([None, "light", "heavy"])
TARGETS = st.none() | PRESCRIBED
HOLDS = st.none() | st.integers(5, 40)


@st.composite
def sets(draw: st.DrawFn) -> tuple[ExportedSet, ...]:
    """Sets of two exercises in any order, with any repetitions."""
    return tuple(
        ExportedSet(
            entry=entry,
            exercise=f"e{entry}",
            side=side,  # type: ignore[arg-type]
            set=number,
            prescribed=draw(PRESCRIBED),
            warm_up=warm,
            band=draw(BANDS),
            target=draw(TARGETS),
            hold=draw(HOLDS),
            repetitions=tuple(sorted(draw(REPETITIONS).items())),
        )
        for entry, side, number, warm in draw(KEYS_CHOSEN)
    )


CORRECTIONS = st.builds(
    ExportedCorrection,
    field=st.sampled_from(["effort", "sore", "morning", "hurt:e0"]),
    before=st.just("1"),
    after=st.sampled_from(["0", "7", "10"]),
    at_ms=st.integers(0, 2),
)
HURTS = st.builds(ExportedHurt, st.just(0), st.just("e0"), st.sampled_from([None, *SIDES]), ANSWERS, st.booleans())
STATUSES = st.sampled_from(["open", "completed", "stopped"])
ENDS = st.tuples(st.integers(5, 7), st.sampled_from([0, 60]))
ACTIVE = st.integers(0, 3)
EITHER = st.booleans()
PLANS = st.sampled_from([None, '{"a":1}', '{"b":2}'])
ALL_SETS = sets()
ALL_HURTS = st.lists(HURTS, max_size=3)
ALL_CORRECTIONS = st.lists(CORRECTIONS, max_size=2)


@st.composite
def sessions(draw: st.DrawFn, name: str) -> ExportedSession:
    """One of the copies of a session that can be about."""
    status = draw(STATUSES)
    at = "abc".index(name)
    end = (None, None) if status == "open" else draw(ENDS)
    return ExportedSession(
        id=name,
        routine="test",
        started_ms=at * 1_000,
        started_offset=0,
        day=f"2026-03-0{1 + at // 2}",
        status=status,  # type: ignore[arg-type]
        rehearsal=name == "b",
        ended_ms=end[0],
        ended_offset=end[1],
        active_ms=draw(ACTIVE),
        effort=draw(ANSWERS),
        sore=draw(ANSWERS),
        morning_sore=draw(ANSWERS),
        morning_passed=draw(EITHER),
        note=draw(NOTES),
        plan=draw(PLANS) if status == "open" else None,
        deleted=draw(EITHER),
        sets=draw(ALL_SETS),
        hurts=tuple(draw(ALL_HURTS)),
        corrections=tuple(draw(ALL_CORRECTIONS)),
    )


NAMES = st.lists(st.sampled_from("abc"), unique=True)
SESSIONS = {name: sessions(name) for name in "abc"}


@cache
def decisions(*names: str) -> st.SearchStrategy[list[ExportedDecision]]:
    """Decisions that name these sessions, or none."""
    one = st.builds(
        ExportedDecision,
        at_ms=st.integers(0, 2),
        at_offset=st.just(0),
        day=st.just("2026-03-01"),
        exercise=st.sampled_from(["e0", "e1"]),
        set_by=st.sampled_from(["person", "progression", "file"]),
        changed=st.booleans(),
        why=st.sampled_from(["", "clean"]),
        reps=st.none() | st.integers(1, 2),
        band=st.just(None),
        reason=st.sampled_from([None, '{"cause":"clean"}']),
        session=st.sampled_from([None, *names]),
        withdrawn=st.booleans(),
    )
    return st.lists(one, max_size=4)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """What could be on one of a person's machines."""
    names = draw(NAMES)
    chosen = tuple(draw(SESSIONS[name]) for name in names)
    return History("coach history", export_format.VERSION, chosen, tuple(draw(decisions(*names))))


NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)


@dataclass
class Machine:
    """A history in memory."""

    db: sqlite3.Connection
    store: Store

    @classmethod
    def fresh(cls, *taken: bytes) -> Machine:
        db = connect(":memory:")
        db.execute("PRAGMA foreign_keys = ON")
        migrate(db, Path("memory"))
        machine = cls(db, Store(db, Path("memory"), read_only=False))
        for data in taken:
            machine.take(data)
        return machine

    def take(self, data: bytes) -> None:
        transfer.merge_history(self.store, export_format.read(data), NOW)

    def out(self) -> bytes:
        assert aggregates.disagreement(self.db) is None
        assert self.db.execute("PRAGMA foreign_key_check").fetchone() is None
        return transfer.export(self.store)


@settings(max_examples=settings.default.max_examples // 5)
@given(histories(), histories(), histories())
def test_two_machines_become_one(one: History, two: History, three: History) -> None:
    """Whoever takes in first, twice is once, a machine that knows everything learns nothing, and sums add up."""
    a, b, c = (Machine.fresh(msgspec.json.encode(each)).out() for each in (one, two, three))
    ab = Machine.fresh(a, b)
    united = ab.out()
    assert united == Machine.fresh(b, a).out()
    assert united == Machine.fresh(united).out()
    for again in (a, b, united):
        ab.take(again)
        assert united == ab.out()
    there, back = Machine.fresh(a, b, c), Machine.fresh(c, b, a)
    there.take(back.out())
    back.take(there.out())
    assert there.out() == back.out()


@settings(max_examples=settings.default.max_examples // 5)
@given(histories(), histories())
def test_nothing_that_either_had_is_lost(one: History, two: History) -> None:
    """Repetitions, ends, answers and decisions of both are there afterwards."""
    both = Machine.fresh(msgspec.json.encode(one), msgspec.json.encode(two))
    after = {each.id: each for each in export_format.read(both.out()).sessions}
    for session in (*one.sessions, *two.sessions):
        found = after[session.id]
        sets = {each.key: each for each in found.sets}
        for each in session.sets:
            assert {rep for rep, _ in each.repetitions} <= {rep for rep, _ in sets[each.key].repetitions}
        assert session.status == "open" or found.status != "open"
        for said in ("effort", "sore", "morning_sore", "active_ms"):
            field = said.replace("morning_sore", "morning")
            right = [int(each.after or 0) for each in found.corrections if each.field == field]
            kept = getattr(session, said) is None or getattr(found, said) >= getattr(session, said)
            assert getattr(found, said) == right[-1] if right else kept
        assert {*session.corrections} <= {*found.corrections}
        if session.note is not None:
            lines = (found.note or "").split("\n")
            assert all(line in lines for line in without_harmful(session.note).split("\n"))
        assert len(found.hurts) >= len(session.hurts)
    decided = export_format.read(both.out()).decisions
    said_once = {replace(each, withdrawn=False) for each in decided}
    assert len(decided) == len(said_once)
    assert {replace(each, withdrawn=False) for each in (*one.decisions, *two.decisions)} == said_once
    assert {each for each in (*one.decisions, *two.decisions) if each.withdrawn} <= {*decided}


PLAIN = Machine.fresh(
    msgspec.json.encode(
        History(
            "coach history",
            export_format.VERSION,
            (
                ExportedSession("a", "test", 0, 60, "2026-03-01", "completed", ended_ms=5, ended_offset=60,
                        sore=2, note="a\nb",
                        sets=(ExportedSet(0, "clam", "left", 1, 3, band="light", repetitions=((1, 5), (2, 9))),),
                        hurts=(ExportedHurt(0, "clam", "left", 4),)),
                ExportedSession("b", "test", 9, 0, "2026-03-02", "open", plan='{"a":["b"]}'),
            ),
            (ExportedDecision(5, 0, "2026-03-01", "clam", "progression", True, "clean", 12, "light", "a"),),
        )
    )
).out()  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), min_size=1, max_size=3))
def test_a_spoilt_file_is_a_history_or_refused(changes: list[tuple[int, int]]) -> None:
    """A byte that is another one: a history whose sums add up, or one line, and never anything else."""
    data = bytearray(PLAIN)
    for place, byte in changes:
        data[place] = byte
    machine = Machine.fresh()
    try:
        machine.take(bytes(data))
    except export_format.FileRefused as error:
        said = str(error)
    else:
        said = ""
    assert "\n" not in said
    machine.out()
