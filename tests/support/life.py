"""A person who trains for weeks, in no time."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.app.decisions import ExerciseProgress
from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.engine.events import Start, Tick
from coach.i18n.reasons import sentence
from coach.library.catalogue import Catalogue
from coach.model.exercise import Side
from coach.model.plan import Target
from coach.model.record import Status
from coach.model.settings import ExplainChoice, Settings
from coach.system.paths import places
from tests.support.few import FEW_ROUTINES
from tests.support.known import SHIPPED

BERLIN = ZoneInfo("Europe/Berlin")


ROUTINE = "name: Clams\nwhen: any\nexercises:\n  - exercise: clamshell\n"


class Life:
    """A person who trains: days go by, sessions are done in no time."""

    BEGINS = datetime(2026, 9, 7, 18, 0, tzinfo=BERLIN)

    def __init__(self, home: Path, ours: Path = FEW_ROUTINES) -> None:
        self.moment = self.BEGINS
        where = places({"COACH_HOME": str(home)})
        where.routines.mkdir(parents=True)
        (where.routines / "clams.yaml").write_text(ROUTINE)
        brief = Settings(explain=ExplainChoice.NEVER)  # what is explained takes time that most tests would have to know
        catalogue = Catalogue(ours, where.routines, SHIPPED)
        self.service = CoachService(catalogue, where, now=lambda: self.moment, settings=brief)

    def train(
        self,
        *,
        effort: int | None = 3,
        sore: int | None = 1,
        days: int = 1,
        rehearsal: bool = False,
        routine: str = "clams",
        hurts: int | None = None,
        ends: bool = True,
        name: bool = False,
    ) -> str:
        """One whole session, its answers, and what it means; then `days` go by. With `name`, what it is known by."""
        plan = self.service.plan(routine)
        with begin_session(self.service, plan, rehearsal=rehearsal) as performance:
            session = performance.session
            session.handle(Start())
            session.handle(Tick(10_000_000))
            with performance.store.transaction():
                for key, rep in sorted(session.credited, key=lambda credit: credit[1]):
                    performance.store.credit(performance.id, key, rep, 1)
            if hurts is not None:
                exercise = plan.doses[0].exercise.id
                performance.store.hurt(performance.id, 0, exercise, Side.LEFT, hurts, self.moment)
            if not ends:
                return performance.id
            performance.store.finish(performance.id, Status.COMPLETED, self.moment, session.active_ms)
            performance.answer(effort=effort, sore=sore)
            told = performance.conclude()
        self.moment += timedelta(days=days)
        if name:
            return performance.id
        return sentence(told[0][1].reason, self.service.words.telling) if told else ""

    @property
    def standing(self) -> ExerciseProgress:
        return next(each for each in self.service.standings() if each.exercise.id == "clamshell")

    @property
    def target(self) -> Target:
        return self.standing.target

    def at_home(self, home: Path) -> Life:
        """The same person with files of their own in that folder: what many tests begin with is lived once."""
        life = Life(home)
        shutil.copytree(self.service.places.history.parent, home, dirs_exist_ok=True)
        life.moment = self.moment
        return life
