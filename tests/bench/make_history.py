"""Make a long history through the project's own store: `python tests/bench/make_history.py HOME SESSIONS`.

One session every other day up to today, each with the sets of the rest-day routine, answered, decided about.
"""

from __future__ import annotations

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

from coach.app.session_run import opening_record
from coach.history.store import Store
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model import timeline
from coach.model.plan import Target
from coach.model.prescription import prescribe
from coach.model.record import SetBy, Status, StoredDecision


def make(home: Path, sessions: int) -> None:
    """Write so many sessions into the history in `home`."""
    chance = random.Random(1)
    catalogue = Catalogue(shipped_routines())
    loaded = catalogue.routine("rest-day")
    plan = prescribe(loaded.routine, loaded.exercises, {})
    sets = timeline.prescribed(timeline.compile(plan))
    now = datetime.now().astimezone()
    with Store.open(home / "history.db") as store, store.transaction():
        for number in range(sessions):
            began = now - timedelta(hours=36 * (sessions - number))
            name = f"session-{number}"
            store.begin(opening_record(name, plan, began, began.date(), rehearsal=False), "")
            for key, (reps, _) in sets.items():
                for rep in range(1, reps + 1):
                    store.credit(name, key, rep, rep * 8_000)
            store.finish(name, Status.COMPLETED, began + timedelta(minutes=15), 900_000)
            store.answer(name, effort=chance.randint(2, 8), sore=chance.choice([0, 0, 1, 1, 2, 4]), note=None)
            for exercise in ("clamshell", "side-leg-lift", "one-legged-bridge"):
                target = Target(10 + number % 20, "none" if exercise != "one-legged-bridge" else None)
                why = "10 -> 12: all of it done, and hardly sore"
                store.decide(StoredDecision(exercise, target, SetBy.PROGRESSION, True, why, began, began.date(), name))


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
