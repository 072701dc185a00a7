"""What a record of a session says by itself: sides added up, and whether anything was done at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.model.exercise import Side
from coach.model.record import (
    Hurt,
    SessionRecord,
    SetRecord,
    Status,
    counts,
    did_nothing,
    did_something,
    says_something,
)
from coach.model.record import sides as by_side
from coach.model.timeline import SetKey

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
HURT = (Hurt(0, "clam", "left", None),)


def done(entry: int, side: Side, number: int, performed: int, *, of: int = 5, warm_up: bool = False) -> SetRecord:
    """A set, as asked and as done."""
    return SetRecord(SetKey(entry, "clam", side, number, warm_up), of, performed)


def test_sides_are_added_up_set_by_set() -> None:
    """Each entry's for itself, in their order, without what only warmed up."""
    rows = [
        done(0, Side.LEFT, 1, 3, of=3, warm_up=True),
        done(0, Side.RIGHT, 1, 5),
        done(0, Side.RIGHT, 2, 4, of=6),
        done(0, Side.LEFT, 1, 0),
        done(1, Side.RIGHT, 1, 2),
    ]
    assert [(0, "right", 9, 11), (0, "left", 0, 5), (1, "right", 2, 5)] == by_side(rows)
    assert [] == by_side([])


@pytest.mark.parametrize(
    ("status", "performed", "hurts", "expected"),
    [
        (Status.COMPLETED, 1, (), (True, True, True, False)),
        (Status.STOPPED, 0, (), (True, True, False, True)),
        (Status.STOPPED, 0, HURT, (True, True, True, False)),
        (Status.OPEN, 1, (), (False, False, True, False)),
        (Status.OPEN, 0, (), (False, False, False, False)),
        (Status.OPEN, 0, HURT, (False, True, True, False)),
    ],
)
def test_what_a_session_says(
    status: Status, performed: int, hurts: tuple[Hurt, ...], expected: tuple[bool, bool, bool, bool]
) -> None:
    """Whether it counts, says something, was something, or was nothing; an open one may still become something."""
    rows = (done(0, Side.LEFT, 1, 0), done(0, Side.RIGHT, 1, performed))
    record = SessionRecord("one", "r", NOON, None, NOON.date(), status, False, 0, sets=rows, hurts=hurts)
    assert expected == (counts(record), says_something(record), did_something(record), did_nothing(record))
