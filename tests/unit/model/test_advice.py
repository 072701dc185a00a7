"""When seeing somebody is advised, and what about: the value that is told and put away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coach.model.advice import Advice, advice
from coach.model.record import Hurt, SessionRecord, Status
from coach.model.settings import Settings

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
UNRATED = (Hurt(0, "clam", "left", None),)


def sore(ago: int, much: int | None, *, hurts: tuple[Hurt, ...] = (), dismissed: int | None = None) -> SessionRecord:
    """A session that many days ago."""
    at = NOON - timedelta(days=ago)
    name, over = f"{ago} ago", Status.COMPLETED
    return SessionRecord(
        name, "r", at, at, at.date(), over, False, 0, sore=much, hurts=hurts, advice_dismissed=dismissed
    )


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([sore(0, 7)], Advice("0 ago", 7, 1, 7, True)),
        ([sore(0, 7), sore(1, 1)], Advice("0 ago", 7, 1, 7, True)),
        ([sore(0, 4), sore(1, 7), sore(2, 9)], Advice("0 ago", 4, 3, 7, False)),
        ([sore(0, 4), sore(1, 4), sore(2, 4)], Advice("0 ago", 4, 3, None, False)),
        ([sore(0, None), sore(1, 4), sore(2, 4), sore(3, 4), sore(4, 8)], Advice("1 ago", 4, 3, None, False)),
        ([sore(0, 4), sore(1, 4)], None),
        ([sore(0, 4), sore(1, 4), sore(2, 2), sore(3, 7)], None),
        ([sore(0, None, hurts=UNRATED), sore(1, 4), sore(2, 4)], Advice("0 ago", 0, 3, None, False)),
        ([sore(0, None, hurts=UNRATED, dismissed=0), sore(1, 4), sore(2, 4)], None),
        ([sore(0, 7, dismissed=6)], Advice("0 ago", 7, 1, 7, True)),
        ([sore(0, 7, dismissed=7)], None),
        ([], None),
    ],
)
def test_what_is_advised(records: list[SessionRecord], expected: Advice | None) -> None:
    """The newest session with an answer, how many sore ones in a row, and the newest soreness that asks for somebody.

    In whatever order they are given.
    """
    assert [expected, expected] == [advice(order, Settings()) for order in (records, records[::-1])]
