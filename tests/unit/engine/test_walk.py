"""A whole session walked without a clock."""

from __future__ import annotations

from coach.engine.cues import Began, Finished, RepDone
from coach.engine.walk import cues_of, said_at_beginnings
from coach.model import timeline
from coach.model.exercise import Side
from coach.model.timeline import Segment
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


def test_repetitions_at_ones_own_pace_take_what_they_are_given() -> None:
    """Each as long as is said for it, and nothing where nothing is said."""
    paced = plan(dose(CLAM, reps=2, self_paced=True))
    pace = {(Side.LEFT, 1): 4_000, (Side.LEFT, 2): 5_000, (Side.RIGHT, 1): 6_000, (Side.RIGHT, 2): 7_000}

    def takes_ms(segment: Segment) -> int:
        assert segment.side is not None
        assert segment.rep is not None
        return pace[segment.side, segment.rep]

    done = [cue.at_ms for cue in cues_of(paced, takes_ms) if isinstance(cue, RepDone)]
    assert [9_000, 14_000, 24_000, 31_000] == done
    assert [5_000, 5_000, 9_000, 9_000] == [cue.at_ms for cue in cues_of(paced) if isinstance(cue, RepDone)]


def test_what_is_said_at_each_beginning_is_that_and_no_count() -> None:
    """Numbers of a hold or before the work belong to no beginning."""
    prescribed = plan(dose(CLAM, reps=2, sides=(Side.LEFT,)))
    assert [
        "Clam, 2 repetitions. Left leg. Lie on your right side.",
        *("Lift", "Hold for 3 seconds", "Lower"),
        "1 of 2.",
        *("Last one. Lift", "Hold", "Lower"),
    ] == said_at_beginnings(prescribed, ENGLISH, 8)
