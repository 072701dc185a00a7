"""Which morning after can still be put right, and on whose clock a morning begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from coach.model.exercise import Side
from coach.model.mornings import answered_morning, ask_morning, morning_from, next_morning
from coach.model.record import SessionRecord, SetRecord, Status
from coach.model.settings import Settings
from coach.model.timeline import SetKey

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def session(ago: int, morning: int | None = None) -> SessionRecord:
    """A session that many days ago, half an hour long."""
    at = NOON - timedelta(days=ago)
    rows = (SetRecord(SetKey(0, "clam", Side.LEFT, 1), 3, 3),)
    end = at + timedelta(minutes=30)
    return SessionRecord(
        f"{ago} ago", "r", at, end, at.date(), Status.COMPLETED, False, 0, morning_sore=morning, sets=rows
    )


@pytest.mark.parametrize(
    ("records", "asked", "to_come", "answered"),
    [
        ([], None, None, None),
        ([session(0)], None, "0 ago", None),
        ([session(1)], "1 ago", "1 ago", None),
        ([session(1, 0)], None, None, "1 ago"),
        ([session(3, 4)], None, None, "3 ago"),
        ([session(4, 4)], None, None, None),
        ([session(2, 4), session(1)], "1 ago", "1 ago", None),
        ([session(2), session(1, 4)], None, None, "1 ago"),
    ],
)
def test_which_morning_is_asked_for_and_which_is_put_right(
    records: list[SessionRecord], asked: str | None, to_come: str | None, answered: str | None
) -> None:
    """Ever only that of the last session, for three days: asked for once it has come, put right once it is answered."""
    found = [each(records, NOON, Settings()) for each in (ask_morning, next_morning, answered_morning)]
    assert [asked, to_come, answered] == [each and each.id for each in found]


def test_a_morning_begins_on_the_clock_of_where_one_is() -> None:
    """At four where they woke up, and told as that."""
    there = timezone(timedelta(hours=-5))
    begins = morning_from(session(1), NOON.astimezone(there), Settings())
    assert (datetime(2026, 3, 4, 4, tzinfo=there), timedelta(hours=-5)) == (begins, begins.utcoffset())
