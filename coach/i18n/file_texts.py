"""What stands in a new file, and what an editor says of each key: English here.

Not among the words of the screens: only `coach new`, `coach schema` and the editor of routines load it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class FileTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language."""

    new_exercise: str
    """A commented file that passes the check; NAME is filled in."""
    new_routine: str
    keys: Mapping[str, str]
    """What a key means, by `group.key`; by the key alone where it means the same in every group."""

    def of(self, group: str, key: str) -> str:
        """What a key of a group means."""
        return self.keys.get(f"{group}.{key}") or self.keys[key]


_NEW_EXERCISE: Final = """\
# yaml-language-server: $schema=../.schema/exercise.json
# {side} is the leg that works, {other} the one that rests: left or right. coach check says whether the file is right.
name: NAME
kind: strength # strength or stretch
position: standing # side-lying, supine (on the back), prone (on the belly), seated, standing or kneeling
sides: [left, right] # the leg that works, in this order; or: both; or: alternate (left, right, left, right)
kit: [wall] # what to lay ready: band, chair, step, belt, ball, pillow, wall, mat, bed, space
setup: Stand on your {other} leg, one hand on the wall. # how to get into position
how: # how it is done, told the first time: what moves, how far, where it is felt, what not to do, how to breathe
  - Lift the {side} leg a little out to the side, your toes pointing forward.
  - Stay upright, and breathe on.
short: On your {other} leg, one hand on the wall. # said from the second time on
change: Now stand on your {other} leg. # said when the sides change: only what is different
tempo: {lift: 2, hold: 3, lower: 2, relax: 1} # seconds; one that is left out takes no time
cues: {lift: Lift, hold: Hold, lower: Lower} # the word as each begins
dosage: {reps: 10} # on each side; reps: 3x10 is three sets of ten
progression: {goal: 30, step: 2} # after a good session step more, up to goal; band: true for a band after that
# progression: {of: hold, goal: 60, step: 5} # in its place: five seconds of hold more
# band_at: around both thighs, above your knees # where a band goes
# warm_up: {exercise: bridge, reps: 5} # a little of another exercise first
# source: Who says so.
"""
_NEW_ROUTINE: Final = """\
# yaml-language-server: $schema=.schema/routine.json
# coach list names the exercises there are; coach check says whether the file is right, coach preview what it is like.
name: NAME
when: any # pre-run, post-run, rest-day or any
about: What it is for.
prepare: 10 # seconds to get into position
switch: 8 # seconds to change sides
rest: 20 # seconds between sets, and between exercises
# turn_over: once # neighbours in one position on one side first, one roll, then on the other
# a group such as - {rounds: 3, rest: 60, exercises: [{exercise: bridge, reps: 10}]} is done three times over
exercises:
  - exercise: clamshell # as often as your own target says
  - exercise: bridge
    reps: 50% # half of your target; 8 is eight, 3x10 three sets of ten, {left: 8, right: 12} each side its own
    # rest: 30 # and whatever else is different here: tempo, cues, sides, band, prepare, note
"""
_KEYS: Final = {
    "name": "what it is called, at most 80 characters",
    "in": "the same texts in other languages",
    "en": "the texts in English",
    "de": "the texts in German",
    "lift": "seconds of the movement out: the opening, the way into a stretch",
    "hold": "seconds of stillness; counted aloud",
    "lower": "seconds of the movement back",
    "relax": "seconds before the next repetition; none after the last of a set",
    "cues.lift": 'the word as the lift begins; "" says nothing',
    "cues.hold": 'the word as the hold begins; "" says nothing',
    "cues.lower": 'the word as the lowering begins; "" says nothing',
    "cues.relax": 'the word as the relaxing begins; "" says nothing',
    "left": "repetitions of the left side",
    "right": "repetitions of the right side",
    # --- An exercise
    "exercise.kind": "strength or stretch",
    "exercise.position": "side-lying, supine (on the back), prone (on the belly), seated, standing or kneeling",
    "exercise.sides": (
        "the leg that works, in order: [left, right], [right, left], [left], [right], both at once, or alternate: "
        "left, right, left, right"
    ),
    "works": (
        "leg or side: what is called left and right as it begins; side where a whole side of the body carries, as in a "
        "side plank"
    ),
    "setup": "how to get into position",
    "how": "a list of sentences on how it is done",
    "short": "one sentence, said in the place of the setup once the exercise is known",
    "change": "what is different after the change of sides, and only that",
    "first": "what to fetch or where to go, said in the rest before it: Put the chair against the wall.",
    "band_at": "where a band goes, said as it is put on: around both thighs, above your knees",
    "kit": "what to lay ready: a list of band, chair, step, belt, ball, pillow, wall, mat, bed and space",
    "tempo": "seconds for lift, hold, lower and relax; one left out takes no time",
    "cues": 'the word as each phase begins; "" says nothing',
    "dosage": (
        "reps per side; with set_of, no set is longer than that; reps: 3x10 is three sets of ten, and {left: 8, right: "
        "12} begins the sides apart"
    ),
    "dosage.reps": "repetitions per side: 10, sets such as 3x10, or {left: 8, right: 12}",
    "set_of": "the most repetitions in one set",
    "progression": (
        "after a good session step more, up to goal; band: true if a band makes it harder after that; of: hold if the "
        "seconds of the hold grow in place of the repetitions"
    ),
    "goal": "where it ends: repetitions per side, or seconds of the hold",
    "step": "how many more after a good session",
    "progression.band": "true: at the goal the next band comes, and the number begins anew",
    "of": "what grows: reps, or hold, the seconds of it",
    "warm_up": "an exercise and its reps, done first",
    "warm_up.exercise": "which one",
    "warm_up.reps": "how often on each side",
    "figure": "a drawing that moves",
    "fit": (
        "what watches and training logs call it: a category of the FIT profile and a name in it, such as [hip_raise, "
        "clams]; coach watch says if it knows none"
    ),
    "source": "where the numbers come from",
    # --- A figure
    "figure.side": "the leg that works in the drawing: left, right, or both where sides says so",
    "start": (
        "all points, by names of your own; one is called head, and gets a disc; neck joins it to the trunk, nose shows "
        "where the face points"
    ),
    "halfway": "points whose way is not straight: where they are in the middle of it",
    "lifted": "where points are during the hold; the others stay",
    "torso": "the two ends of the trunk, or its corners in order where it is seen from the front",
    "working": "the leg that works, drawn full and thick: its points in order; or a list of two legs",
    "behind": "limbs on the far side of the body, drawn lighter, the rearmost first",
    "front": "limbs that cover the trunk and the leg",
    "figure.band": "the two points that a band goes around",
    "belt": "the same for a belt, which is always there",
    "ball": "the point in the middle of a ball or a pillow",
    "props": (
        "thin lines behind the body: a chair, a step, a wall, a mat; filled where one ends at its first point: the "
        "head of an arrow"
    ),
    "view": "from where it is seen: side of the body or front",
    "second": "another figure, with all of these keys, of the same movement in the other view",
    # --- A routine
    "when": "pre-run, post-run, rest-day or any",
    "about": "one or two sentences on what it is for",
    "routine.prepare": "time to get into position before each exercise; 0 still leaves the 5 s it takes to be told",
    "switch": "time to change sides; hearing how to lie is part of it; 0 as above",
    "routine.rest": "time between sets, and between exercises",
    "turn_over": (
        "once: neighbours in one position are all done on the first side, then all on the other; each: sides change in "
        "every exercise"
    ),
    "for": "a list of the conditions it is for",
    "routine.exercises": "the list: 1 to 200 of them",
    "rounds": "how often all of these exercises are done, one after the other",
    "rounds.rest": "time between two rounds; left out, as the routine says",
    "rounds.exercises": "the exercises of a round, each as in the routine's own list; reps are what one round has",
    # --- An exercise in a routine
    "entry.exercise": "which one",
    "entry.reps": (
        "a number per side, sets such as 3x10, a share of the person's target such as 50%, or {left: 8, right: 12}"
    ),
    "entry.dosage": "another way to write those two: dosage: {reps: 10, set_of: 5}",
    "entry.tempo": "only the phases that change",
    "entry.cues": "only the words that change",
    "entry.sides": "another order, one side only, both, or alternate",
    "entry.prepare": "other times, for this exercise only",
    "entry.rest": "other times, for this exercise only",
    "entry.band": "a band by its name on the person's own ladder, such as light, or none",
    "pace": "self: wait for a key after each repetition in place of timing it",
    "note": "one sentence, said and shown as the exercise is announced",
    "entry.in": "these cues, this note and this first in other languages",
    "routine.in": "name and about in other languages",
    # --- A condition
    "also": "other names for it",
    "where": "where it is felt: a list of outer-hip, front-hip, groin, buttock, outer-thigh and outer-knee",
    "feels": "how it feels",
    "worse": "what makes it worse",
    "relief": "what gives relief",
    "takes": "how long it takes",
    "prevent": "how to keep it away",
    "phases": "the way back: a list of parts, each with a name, when it is time for it, and its routine",
    "phases.when": "when it is time for it",
    "phases.routine": "the routine of this part",
    "condition.exercises": "a list of the exercises that help",
    "leave_out": "exercises to leave out, each with a sentence why; none of those that help",
    "see_somebody": "with which signs to let somebody look at it; shown first",
    "sources": "who says so",
    "condition.in": "the same texts in other languages; as many phases, and the same exercises",
    # --- The settings
    "settings.leave_out": "exercises that are left out of every session",
    "conditions": "those of the guide that are yours: what they leave out is left out of your sessions",
    "week": "what is planned for which day; home suggests it",
    "week.day": "the routine of that day",
}
ENGLISH: Final = FileTexts(new_exercise=_NEW_EXERCISE, new_routine=_NEW_ROUTINE, keys=_KEYS)
