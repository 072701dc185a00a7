"""What to fetch and where to go is said in time, a set is begun once more, and a silent one has its go."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from coach.engine.cues import Began
from coach.engine.explain import explained
from coach.engine.script import say
from coach.engine.welcome import welcome
from coach.model import timeline
from coach.model.exercise import Kit, Phase, Words
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind
from tests.support.fakes import BRIDGE, CLAM, ENGLISH, dose, plan

AT_STEP = replace(BRIDGE, id="step", kit=(Kit.STEP,))


def rests(whole: Plan) -> list[str]:
    """What is said in each rest."""
    segments = timeline.compile(whole)
    pairs = pairwise(segments)
    return [say(Began(0, 0, one, other), whole, ENGLISH) for one, other in pairs if one.kind is SegmentKind.REST]


def begins(whole: Plan, kind: SegmentKind) -> Segment:
    """The first segment of this kind."""
    return next(each for each in timeline.compile(whole) if each.kind is kind)


def test_what_to_fetch_is_said_in_the_rest_before() -> None:
    """And not a second time for the next exercise that asks for the same."""
    step = dose(AT_STEP, first="go to the step.")
    said = rests(plan(dose(BRIDGE), step, replace(step, exercise=replace(AT_STEP, id="other"))))
    assert ["Rest, 6 seconds. Next: Bridge. Go to the step.", "Rest, 6 seconds. Next: Bridge."] == said


def test_what_the_first_exercise_asks_for_is_part_of_the_welcome() -> None:
    """With where the voice must be heard, and how to take the time for it."""
    said = welcome(plan(dose(AT_STEP, first="Go to the {side} step.")), ENGLISH)
    told = (
        "You must hear me at the step, too: put me near, or turn me up. If something hurts there, just stop. "
        "Go to the both step. If you need time for that"
    )
    assert told in said


def test_where_no_rest_comes_before_it_is_said_as_it_is_announced() -> None:
    """Never lost, never twice."""
    whole = plan(dose(BRIDGE, rest_ms=0), dose(AT_STEP, first="Go to the step."))
    prepare = [each for each in timeline.compile(whole) if each.kind is SegmentKind.PREPARE][1]
    assert say(Began(0, 0, prepare), whole, ENGLISH).startswith("Go to the step. Bridge, ")


def test_before_another_set_one_hears_how_to_begin_it() -> None:
    """Who lies there already stays; who knows no short form hears none."""
    told = replace(CLAM, short="Lie on your {other} side, pelvis up at three.")
    said = rests(plan(dose(told, reps=2, set_of=1)))
    assert "Rest, 6 seconds. Next: set 2 of 2, left leg. Stay on this side, pelvis up at three." == said[0]


def test_a_first_repetition_without_a_word_begins_with_go() -> None:
    """Only the first of a set, and only where the file is silent."""
    silent = plan(dose(BRIDGE, cues=Words(lift="", lower="")))
    lifts = [each for each in timeline.compile(silent) if each.kind is SegmentKind.LIFT]
    assert ["Go", ""] == [say(Began(0, 0, each), silent, ENGLISH) for each in lifts[:2]]
    assert "Lift" == say(Began(0, 0, begins(plan(dose(BRIDGE)), SegmentKind.LIFT)), plan(dose(BRIDGE)), ENGLISH)
    assert Phase.LIFT.value == lifts[0].kind.value


def test_a_slow_voice_has_longer_rests() -> None:
    """As much longer as it needs for what a usual one can say; a usual one has what the file says."""
    whole = plan(dose(BRIDGE), dose(AT_STEP, first="Go to the step, and take the chair along. " * 2))
    usual, slow = (
        explained(whole, {"bridge", "step"}, ENGLISH, rate=rate, language=Language.EN).doses[0].rest_ms
        for rate in (160, 80)
    )
    assert whole.doses[0].rest_ms == usual
    assert usual < slow <= 2 * usual
