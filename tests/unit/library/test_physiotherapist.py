"""What a physiotherapist wanted to write: three exercises and four routines, written with the schema alone."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from coach.library.catalogue import Catalogue, shipped_routines
from coach.model import timeline
from coach.model.exercise import GrowthUnit, Progression, Side
from coach.model.plan import Plan, Target
from coach.model.prescription import prescribe
from coach.model.timeline import SegmentKind

FILES = {
    "circuit.yaml": """\
name: Circuit of three
when: rest-day
prepare: 15
switch: 10
exercises:
  - rounds: 3
    rest: 90
    exercises:
      - {exercise: sit-to-stand, reps: 10}
      - {exercise: side-step, reps: 8}
      - {exercise: bridge}
  - exercise: kneeling-stretch
""",
    "dead-bugs.yaml": """\
name: Dead bugs
when: any
prepare: 15
exercises:
  - {exercise: dead-bug, sides: alternate, reps: 3x6, rest: 45}
""",
    "exercises/kneeling-stretch.yaml": """\
name: Kneeling hip flexor stretch
kind: stretch
position: kneeling
kit: [pillow]
setup: Kneel on your {side} knee, on a pillow, the {other} foot flat in front.
how:
  - Tuck your tail under and move forward until the front of the {side} hip feels long.
short: On your {side} knee, {other} foot in front.
change: Now on your {side} knee.
tempo: {lift: 3, hold: 30, lower: 2}
cues: {lift: Forward, hold: Stay, lower: Back}
dosage: {reps: 2}
""",
    "exercises/side-plank-clamshell.yaml": """\
name: Side plank clamshell
kind: strength
position: side-lying
works: side
kit: [mat, band]
setup: Lie on your {other} side, forearm under your shoulder, knees bent, band around both thighs. Lift your hips.
how:
  - Keep your hips up, your feet together, and open the {side} knee like a shell.
  - You should feel it at the side of both hips. Breathe on.
short: On your {other} forearm, hips up.
change: Now on your {other} forearm.
band_at: around both thighs, above your knees
tempo: {lift: 2, hold: 2, lower: 2, relax: 1}
cues: {lift: Open, hold: Hold, lower: Close}
dosage: {reps: 3x6}
progression: {goal: 30, step: 2, band: true}
source: My own.
""",
    "exercises/wall-press.yaml": """\
name: Wall press
kind: strength
position: standing
kit: [wall]
setup: Stand with your {side} side to the wall, that knee bent and lifted against it.
how:
  - Press the {side} knee into the wall and stay tall on your {other} leg.
  - You should feel it at the side of your {other} hip. Breathe on.
short: The {side} knee against the wall.
change: Turn round, the {side} knee against the wall.
tempo: {hold: 45, relax: 15}
cues: {hold: Press}
dosage: {reps: 5}
progression: {of: hold, goal: 60, step: 5}
""",
    "one-roll.yaml": """\
name: One roll
when: rest-day
prepare: 15
switch: 12
turn_over: once
exercises:
  - exercise: clamshell
  - exercise: side-leg-lift
  - exercise: side-plank-clamshell
""",
    "return-to-running.yaml": """\
name: Return to running, warm-up
when: pre-run
about: Wakes the hips before the first minutes of running.
prepare: 15
switch: 10
rest: 10
for: [it-band]
exercises:
  - exercise: leg-swing
  - {exercise: wall-press, reps: 2, tempo: {hold: 10}, note: Lightly today.}
  - {exercise: standing-knee-raise, reps: 50%}
  - {exercise: step-up, reps: {left: 6, right: 8}}
""",
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Ours, and hers."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Catalogue(shipped_routines(), tmp_path)


def planned(catalogue: Catalogue, routine: str, targets: dict[str, Target] | None = None) -> Plan:
    """One of her routines as it is done."""
    loaded = catalogue.routine(routine)
    return prescribe(loaded.routine, loaded.exercises, targets or {})


def test_nothing_is_wrong_with_them(catalogue: Catalogue) -> None:
    """No error and no warning: also what is said has its time."""
    assert () == catalogue.check([])


def test_the_circuit_is_three_rounds(catalogue: Catalogue) -> None:
    """Three exercises in turn three times, then the stretch; one rest between two rounds is longer."""
    segments = timeline.compile(planned(catalogue, "circuit"))
    order = [key for key, _ in groupby(segment.exercise for segment in segments if segment.set_number)]
    assert [*["sit-to-stand", "side-step", "bridge"] * 3, "kneeling-stretch"] == order
    assert [90_000, 90_000] == [each.ms for each in segments if each.kind is SegmentKind.REST and each.ms == 90_000]


def test_the_dead_bug_changes_legs(catalogue: Catalogue) -> None:
    """Left, right, left, right, in three sets of six for each leg."""
    segments = timeline.compile(planned(catalogue, "dead-bugs"))
    legs = [segment.side for segment in segments if segment.ends_rep]
    assert [Side.LEFT, Side.RIGHT] * 18 == legs
    assert [] == [segment for segment in segments if segment.kind is SegmentKind.SWITCH]


def test_one_roll_is_one_roll(catalogue: Catalogue) -> None:
    """All three on the left, once over, all three on the right."""
    segments = timeline.compile(planned(catalogue, "one-roll"))
    assert 1 == sum(segment.kind is SegmentKind.SWITCH for segment in segments)
    sides = [side for side, _ in groupby(segment.side for segment in segments if segment.set_number)]
    assert [Side.LEFT, Side.RIGHT] == sides


def test_the_wall_press_grows_its_hold(catalogue: Catalogue) -> None:
    """Five of 45 seconds; after good sessions 50, 55 and 60, five all the way."""
    press = catalogue.exercise("wall-press")
    assert (5, 45) == (press.dosage.reps, press.start)
    plan = planned(catalogue, "return-to-running", {"wall-press": Target(5, None, 60)})
    assert (2, 10) == (plan.doses[1].reps, plan.doses[1].hold), "a routine may still ask for less"
    assert Progression(goal=60, step=5, of=GrowthUnit.HOLD) == press.progression


def test_before_a_run_each_side_has_its_own(catalogue: Catalogue) -> None:
    """Six step-ups on the left, eight on the right."""
    asked = timeline.prescribed(timeline.compile(planned(catalogue, "return-to-running")))
    steps = {key.side: reps for key, (reps, _) in asked.items() if key.exercise == "step-up"}
    assert {Side.LEFT: 6, Side.RIGHT: 8} == steps
