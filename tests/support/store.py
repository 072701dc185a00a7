"""A session that is under way in a history."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from coach.app.session_run import opening_record
from coach.history.store import Store
from coach.model.exercise import Side
from coach.model.record import SessionRecord
from coach.model.timeline import SetKey
from tests.support.fakes import plan

BEGAN = datetime(2026, 3, 1, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))


LEFT = SetKey(0, "clam", Side.LEFT, 1)


def begun(store: Store, name: str = "a", began: datetime = BEGAN, *, rehearsal: bool = False) -> SessionRecord:
    record = opening_record(name, plan(), began, began.date(), rehearsal=rehearsal)
    store.begin(record, "{}")
    return record
