"""Sessions from a web page taken in: however often, and however the answers change, as if once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.app.import_history import import_history
from coach.history import export_format, transfer
from coach.history.export_format import ExportedHurt, ExportedSession, ExportedSet, History
from tests.support.life import Life

ANSWERS = st.none() | st.integers(0, 10)


@st.composite
def pages(draw: st.DrawFn) -> tuple[ExportedSession, ...]:
    """Sessions of the last days, as many a day as one likes, each asked for some number and done in full or not."""
    made = []
    for number, days_ago in enumerate(draw(st.lists(st.integers(0, 4), min_size=1, max_size=3))):
        began = Life.BEGINS - timedelta(days=days_ago, minutes=30 * (number + 1))
        asked, hurts = draw(st.sampled_from([8, 10, 12])), draw(st.lists(ANSWERS, max_size=1))
        started_ms = round(began.timestamp() * 1000)
        made.append(
            ExportedSession(
                id=f"page-{number}",
                routine="clams",
                started_ms=started_ms,
                started_offset=120,
                day=began.date().isoformat(),
                status="completed",
                ended_ms=started_ms + 60_000,
                ended_offset=120,
                active_ms=60_000,
                effort=draw(ANSWERS),
                sore=draw(ANSWERS),
                sets=tuple(
                    ExportedSet(
                        0, "clamshell", side, 1, asked, target=asked, repetitions=_done(draw(st.integers(0, asked)))
                    )
                    for side in ("left", "right")
                ),
                hurts=tuple(ExportedHurt(0, "clamshell", "left", sore) for sore in hurts),
            )
        )
    return tuple(made)


def _done(reps: int) -> tuple[tuple[int, int], ...]:
    return tuple((number, number * 5_000) for number in range(1, reps + 1))


def after(taken: Sequence[ExportedSession]) -> tuple[bytes, object]:
    """The whole history, and where the person stands, after these were taken in, one file each."""
    with tempfile.TemporaryDirectory() as home:
        life = Life(Path(home) / "life")
        for session in taken:
            import_history(life.service, History("coach history", export_format.VERSION, (session,), ()))
        with life.service.reading() as store:
            return transfer.export(store), life.target


@settings(max_examples=settings.default.max_examples // 10)
@given(pages(), st.data())
def test_a_page_taken_in_again_is_nothing_new(sessions: tuple[ExportedSession, ...], data: st.DataObject) -> None:
    """The same decisions at the same place in the same history, whenever one of those before comes once more."""
    again: list[ExportedSession] = []
    for number, session in enumerate(sessions):
        again += [session, *data.draw(st.lists(st.sampled_from(sessions[: number + 1]), max_size=2))]
    assert after(sessions) == after(again)
