"""What is said where each repetition changes the leg."""

from __future__ import annotations

from msgspec.structs import replace

from coach.engine.cues import Began, RepDone
from coach.engine.script import say, shorter
from coach.engine.walk import cues_of
from coach.model import timeline
from coach.model.exercise import Position
from coach.model.timeline import SegmentKind
from tests.support.fakes import CLAM, ENGLISH, GERMAN, dose, plan

BUG = replace(CLAM, id="bug", name="Dead bug", position=Position.SUPINE, alternates=True)
PLAN = plan(dose(BUG, alternates=True, reps=2))


def test_by_ear_one_knows_whose_turn_it_is() -> None:
    """Left, right, left, right; the number is told when both legs are done; a hold's length with each first one."""
    said = [text for cue in cues_of(PLAN) if isinstance(cue, Began | RepDone) and (text := say(cue, PLAN, ENGLISH))]
    assert [
        "Clam, 2 repetitions. Change legs each time, left first. Lie on your right side.".replace("Clam", "Dead bug"),
        *("Left. Lift", "Hold for 3 seconds", "Lower"),
        *("Right. Lift", "Hold for 3 seconds", "Lower", "1 of 2"),
        *("Left. Lift", "Hold", "Lower"),
        *("Right. Lift", "Hold", "Lower", "2 of 2"),
    ] == said


def test_in_german_too() -> None:
    """In its own words."""
    said = [say(cue, PLAN, GERMAN) for cue in cues_of(PLAN) if isinstance(cue, Began)]
    assert "Dead bug, 2 Wiederholungen. Jedes Mal das Bein wechseln, links zuerst. Lie on your rechte side." == said[0]
    assert "Links. Heben" == said[1]


def test_where_there_is_no_time_the_leg_is_said_alone() -> None:
    """Which leg it is matters more than what it does."""
    lift = next(each for each in timeline.compile(PLAN) if each.kind is SegmentKind.LIFT)
    assert ("Left.",) == shorter(Began(0, 1, lift), PLAN, ENGLISH)
