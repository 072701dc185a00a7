"""A whole session walked without a clock."""

from __future__ import annotations

from coach.engine.cues import Began, Finished
from coach.engine.walk import cues_of, said_at_beginnings
from coach.model import timeline
from tests.support.fakes import CLAM, ENGLISH, dose, plan


def test_every_segment_begins_at_its_time_and_the_end_comes() -> None:
    """In the order of the timeline, also where repetitions have no length."""
    for prescribed in (plan(), plan(dose(CLAM, self_paced=True))):
        segments = timeline.compile(prescribed)
        cues = list(cues_of(prescribed))
        began = [(cue.at_ms, cue.segment) for cue in cues if isinstance(cue, Began)]
        assert list(zip(timeline.starts_ms(segments), segments, strict=True)) == began
        assert Finished(timeline.total_ms(segments)) == cues[-1]


def test_what_is_said_as_a_segment_begins() -> None:
    """The repetition before it comes first; half-way is said before the lift that follows, not in the relax."""
    prescribed = plan(dose(CLAM, reps=4))
    segments = timeline.compile(prescribed)
    said = dict(zip(segments, said_at_beginnings(prescribed, ENGLISH, len(segments)), strict=True))
    one_leg = {(each.rep, each.kind.value): text for each, text in said.items() if each.rep and each.side == "left"}
    assert "2 of 4." == one_leg[2, "relax"]
    assert "Halfway. Lift" == one_leg[3, "lift"]
    assert "Last one. Lift" == one_leg[4, "lift"]
