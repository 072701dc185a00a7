"""Whatever is answered wrongly and put right afterwards: where the person stands is where the right answers lead.

Each life is lived twice, once with wrong answers that are put right, once with the right ones from the start; the
second is the oracle. Days before it and a second exercise beside it make the difference that they make.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from coach.app.decisions import reason_of
from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Side
from coach.model.plan import Target
from coach.model.reason import Reason
from coach.model.record import Status
from coach.system.paths import places
from tests.support.known import SHIPPED

BERLIN = ZoneInfo("Europe/Berlin")
BOTH = "name: Both\nwhen: any\nexercises: [{exercise: clamshell}, {exercise: side-leg-lift}]\n"


class Answers(Struct, frozen=True):
    """What is said of a session, and on the morning after it."""

    effort: int
    sore: int
    hurt: int | None
    """How much the clamshell hurt; None: it did not."""
    morning: int | None


answers = st.builds(
    Answers,
    st.sampled_from([3, 8, 9]),
    st.sampled_from([0, 2, 3, 6, 10]),
    st.sampled_from([None, None, 0, 8]),
    st.sampled_from([None, 0, 3, 7]),
)


class Life(Struct):
    """A person, and the clock on their wall."""

    service: CoachService
    moment: datetime

    def train(self, of: Answers) -> str:
        """A session of both exercises on a day of its own, and the morning after it."""
        plan = self.service.plan("both")
        with begin_session(self.service, plan, rehearsal=False) as performance:
            store = performance.store
            for row in performance.opening.sets:
                for rep in range(1, row.prescribed + 1):
                    store.credit(performance.id, row.key, rep, rep)
            if of.hurt is not None:
                store.hurt(performance.id, 0, "clamshell", Side.LEFT, of.hurt)
            store.finish(performance.id, Status.COMPLETED, self.moment, 1)
            performance.answer(effort=of.effort, sore=of.sore)
            performance.conclude()
        self.moment += timedelta(days=1)
        self.service.catch_up()
        if of.morning is not None:
            self.service.morning(of.morning)
        return performance.id

    def stands(self) -> list[tuple[Target, Reason | None]]:
        """Where they stand, and why, whenever it was decided."""
        found = []
        for each in self.service.standings():
            reason = None if each.decided is None else reason_of(each.decided)
            found.append((each.target, None if reason is None else replace(reason, decided=self.moment, was=None)))
        return found


@contextmanager
def life(before: Sequence[Answers]) -> Iterator[Life]:
    """A person who has trained on these days."""
    with tempfile.TemporaryDirectory() as folder:
        where = places({"COACH_HOME": folder})
        where.routines.mkdir(parents=True)
        (where.routines / "both.yaml").write_text(BOTH)
        person = Life(
            CoachService(Catalogue(shipped_routines(), where.routines, SHIPPED), where),
            datetime(2026, 9, 7, 18, tzinfo=BERLIN),
        )
        person.service.now = lambda: person.moment
        for each in before:
            person.train(each)
        yield person


@settings(max_examples=10)
@given(st.lists(answers, max_size=3), answers, answers, st.integers(0, 2))
def test_put_right_is_as_if_it_had_been_said(before: list[Answers], wrong: Answers, right: Answers, days: int) -> None:
    """On the day after or later, one at a time or all at once."""
    # An answer can be put right, not taken back; and what did not hurt was no hurt.
    right = replace(
        right,
        morning=wrong.morning if right.morning is None else right.morning,
        hurt=None if wrong.hurt is None else right.hurt,
    )
    with life(before) as person, life(before) as other:
        session = person.train(wrong)
        other.train(right)
        person.moment += timedelta(days=days)
        other.moment = person.moment
        other.service.catch_up()
        hurts = {} if wrong.hurt is None else {"clamshell": right.hurt}
        if days:
            person.service.correct(session, sore=right.sore)
            person.service.correct(session, effort=right.effort, hurts=hurts)
            person.service.correct(session, morning=right.morning)
        else:
            person.service.correct(session, effort=right.effort, sore=right.sore, morning=right.morning, hurts=hurts)
        assert other.stands() == person.stands()
