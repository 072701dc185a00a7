"""A routine as a workout for a watch: a FIT file with one step for each set and one for each rest.

A set's step is named as it would be announced, with its side and its hold, for FIT knows no sides. It ends after its
repetitions; a single one that is held, such as a stretch, after its time. A rest is everything between two sets: the
rest itself, the roll and the time to get ready. What is alike is written once and repeated. What is only told is not
in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.engine.script import dose_of, position
from coach.errors import UsageError, phrase
from coach.exports.fit_file import WORKOUT, FitFile
from coach.exports.fit_steps import Repeat, Step, add_workout, step_name
from coach.exports.output_file import new_file
from coach.i18n.catalog import Vocabulary
from coach.model import timeline
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind

ENDINGS: Final = (".fit",)
STEPS_AT_MOST: Final = 50
"""Of a workout, the steps that repeat others among them: what watches take."""


class Workout(Struct, frozen=True):
    """A routine as the steps of a watch."""

    name: str
    steps: tuple[Step | Repeat, ...]
    too_many: int = 0
    """How many steps it had with its rests, where those were left out; else 0."""


def workout_of(plan: Plan, words: Vocabulary) -> Workout:
    """The workout of a plan, with at most as many steps as a watch takes.

    Where there would be more, its rests are left out. Raises UsageError where that is not enough.
    """
    pairs = list(_sets(plan, words))
    steps = [step for pair in pairs for step in pair if not (step.rests and not step.ms)]
    whole = folded(steps)
    if len(whole) <= STEPS_AT_MOST:
        return Workout(plan.name, whole)
    bare = folded([replace(done, notes=rest.notes) for rest, done in pairs])
    if len(bare) > STEPS_AT_MOST:
        what = phrase(
            "{name} has {count} steps without its rests, and watches take {limit}; --minutes makes it shorter, fewer"
            " sets or exercises do, too",
            name=plan.name,
            count=len(bare),
            limit=STEPS_AT_MOST,
        )
        raise UsageError(what)
    return Workout(plan.name, bare, too_many=len(whole))


def _sets(plan: Plan, words: Vocabulary) -> Iterator[tuple[Step, Step]]:
    """Each set in its order, with the rest before it, which may take no time."""
    between: list[Segment] = []
    last: Segment | None = None
    for stretch, of_it in groupby(timeline.compile(plan), key=lambda segment: segment.stretch):
        segments = list(of_it)
        if stretch is None:
            between = [segment for segment in segments if segment.kind is not SegmentKind.EXPLAIN]
            continue
        yield _rest(between, last, segments[0], plan, words), _set(segments, plan, words)
        last, between = segments[0], []


def _set(segments: Sequence[Segment], plan: Plan, words: Vocabulary) -> Step:
    first, dose = segments[0], dose_of(segments[0], plan)
    assert first.side is not None
    reps = sum(segment.ends_rep for segment in segments)
    held = reps == 1 and not dose.self_paced
    name = step_name(
        dose.exercise.name,
        first.side,
        words,
        hold_ms=dose.tempo.hold_ms,
        band=first.band,
        alternates=first.alternates,
        warm_up=first.warm_up,
    )
    ms = timeline.total_ms(segments) if held else None
    return Step(name, None if held else reps, ms, warm_up=first.warm_up, fit=dose.exercise.fit)


def _rest(between: Sequence[Segment], last: Segment | None, ahead: Segment, plan: Plan, words: Vocabulary) -> Step:
    """What lies before a set, named by what it leads to."""
    assert ahead.side is not None
    if last is None or (last.entry, last.warm_up) != (ahead.entry, ahead.warm_up):
        exercise = dose_of(ahead, plan).exercise.name
        coming = step_name(exercise, ahead.side, words, alternates=ahead.alternates, behind=True)
        name = words.session.next_up.format(name=coming)
    elif last.side is not ahead.side:
        name = words.fit.switch.format(side=words.session.named_side(ahead.side))
    else:
        name = words.fit.rest
    into = [segment for segment in between if segment.kind is not SegmentKind.REST]
    notes = position(into[-1], plan, words.session) if into else ""
    return Step(name, None, timeline.total_ms(between), rests=True, notes=notes)


def folded(steps: Sequence[Step]) -> tuple[Step | Repeat, ...]:
    """The same steps with those that come several times in a row written once, wherever that makes them fewer."""
    done: list[Step | Repeat] = []
    at = 0
    while at < len(steps):
        length, times = _longest_run(steps, at)
        done += steps[at : at + length]
        if times > 1:
            done.append(Repeat(len(done) - length, times))
        at += length * times
    return tuple(done)


def _longest_run(steps: Sequence[Step], at: int) -> tuple[int, int]:
    """How many steps are worth being written once from here on, and how often they come; (1, 1) where none are."""
    best, saved = (1, 1), 0
    for length in range(1, min(STEPS_AT_MOST, (len(steps) - at) // 2) + 1):
        block, times = steps[at : at + length], 1
        while steps[at + times * length : at + (times + 1) * length] == block:
            times += 1
        if length * (times - 1) - 1 > saved:
            best, saved = (length, times), length * (times - 1) - 1
    return best


def unfolded(steps: Sequence[Step | Repeat]) -> list[Step]:
    """The steps as a watch leads through them, one after the other."""
    done: list[Step] = []
    starts: list[int] = []
    for step in steps:
        starts.append(len(done))
        match step:
            case Repeat(first=first, times=times):
                done += done[starts[first] :] * (times - 1)
            case Step():
                done.append(step)
    return done


def workout_bytes(workout: Workout, now: datetime) -> bytes:
    """The FIT file of a workout: always with the same number for the same steps, by which a watch knows it."""
    file = FitFile(WORKOUT, repr((workout.name, workout.steps)), now)
    add_workout(file, workout.name, workout.steps)
    return file.to_bytes()


def write_workout(workout: Workout, path: Path, now: datetime, *, force: bool = False) -> None:
    """Write the workout as a FIT file."""
    with new_file(path, force=force) as beside:
        beside.write_bytes(workout_bytes(workout, now))
