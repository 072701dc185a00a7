"""The advice to see a health-care provider: when soreness is severe or does not end."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coach.model.record import SessionRecord, newest_first, says_something, worst_sore
from coach.model.settings import Settings


class Advice(Struct, frozen=True):
    """The soreness for which the person is advised to see a health-care provider."""

    session: str
    """The id of the newest session with an answer: what is dismissed with it is not said again for it."""
    sore: int
    """The most soreness told of in it, 0-10; 0 where it hurt and nobody said how much."""
    times: int
    """Sore sessions in a row, up to it."""
    severe: int | None
    """The newest soreness among them that asks for somebody at once; None where only their number does."""
    latest: bool
    """Whether that was the newest session itself."""


def advice(records: Sequence[SessionRecord], settings: Settings) -> Advice | None:
    """The advice that is due after these sessions; None if none is, or it was dismissed.

    A session in which it hurt was a sore one, however it ended. Those without any answer are passed over: silence is
    neither soreness nor its end. Only a good answer ends it. One more session with an answer than `sore_streak` is as
    good as all.
    """
    newest: SessionRecord | None = None
    times, severe, latest = 0, None, False
    for record in newest_first(record for record in records if says_something(record)):
        sore = worst_sore(record)
        if sore is None and not record.hurts:
            continue
        if not record.hurts and sore is not None and sore <= settings.fine_sore:
            break
        newest, times = newest or record, times + 1
        if severe is None and sore is not None and sore >= settings.stop_sore:
            severe, latest = sore, times == 1
        if times >= settings.sore_streak:
            break
    if newest is None or (severe is None and times < settings.sore_streak):
        return None
    sore = worst_sore(newest) or 0
    if newest.advice_dismissed is not None and newest.advice_dismissed >= sore:
        return None
    return Advice(newest.id, sore, times, severe, latest)
