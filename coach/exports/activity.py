"""A finished session as an activity for a training log: each set with what was done, when and on which side.

What a history knows of a set is when each of its repetitions was done, on a clock that pauses stop. So a set ends with
its last repetition, and begins as long before its first as one takes: by how fast the others came, or by the file of
the exercise as it is today, but not before the set in front of it was over, unless legs took turns. Where the pauses
were is not stored: what came behind one stands earlier here by its length, and the session as a whole is as long as it
was. How a repetition went, its tempo, is not stored either, but for a hold that grows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct

from coach.errors import UsageError, phrase
from coach.exports.fit_file import ACTIVITY, STRENGTH_TRAINING, TRAINING, FitFile, exercise_number
from coach.exports.fit_steps import Step, add_workout, step_name
from coach.exports.output_file import new_file
from coach.exports.tcx import Lap, tcx_bytes
from coach.i18n.catalog import Vocabulary
from coach.library.ids import slug
from coach.model.exercise import Exercise
from coach.model.record import SessionRecord, SetRecord, Status
from coach.model.timeline import SetKey

ENDINGS: Final = (".fit", ".tcx")
_TIMER, _LAP, _SESSION, _ACTIVITY = 0, 9, 8, 26
_START, _STOP, _STOP_ALL = 0, 1, 4
"""What an event is about, and what of it."""
_AT_THE_END: Final = 7
"""Why a lap ended: with the session."""
_RESTED, _ACTIVE = 0, 1


class DoneSet(Struct, frozen=True):
    """A set, as much of it as was done."""

    step: int
    """The place of the set among all that were asked for."""
    name: str
    fit: tuple[str, str] | None
    prescribed: int
    performed: int
    start_ms: int
    """On the session's clock; an estimate."""
    end_ms: int
    """When its last repetition was done."""


class Activity(Struct, frozen=True):
    """A finished session with all that a log takes."""

    session: str
    name: str
    """Of its routine."""
    started_at: datetime
    active_ms: int
    """On the mat, without pauses."""
    elapsed_ms: int
    """From its beginning to its end."""
    effort: int | None
    steps: tuple[Step, ...]
    """Every set as it was asked for."""
    sets: tuple[DoneSet, ...]
    """Those of which something was done, by when they were over."""


def file_stem(record: SessionRecord) -> str:
    """What the file of a session is called: by its routine and when it began. A history may name anything a routine."""
    return f"{slug(record.routine) or 'session'}-{record.started_at:%Y-%m-%d-%H%M}"


def activity_of(
    record: SessionRecord,
    moments: Mapping[SetKey, Sequence[int]],
    exercises: Mapping[str, Exercise],
    name: str,
    words: Vocabulary,
) -> Activity:
    """The activity of a session. Raises UsageError for one that no log should have: open, a rehearsal, or empty."""
    if record.status is Status.OPEN:
        raise UsageError(phrase("session {id} is not over; coach run --resume goes on with it", id=record.id))
    if record.rehearsal:
        raise UsageError(phrase("session {id} was a rehearsal; it counts as no training", id=record.id))
    if not any(moments.values()):
        raise UsageError(phrase("nothing was done in session {id}", id=record.id))
    steps = tuple(_step(done, exercises, words) for done in record.sets)
    done = [(moments[each.key], place, each) for place, each in enumerate(record.sets) if moments.get(each.key)]
    sets: list[DoneSet] = []
    over = 0
    for times, place, each in sorted(done, key=lambda it: (it[0][-1], it[1])):
        began = times[0] - _rep_ms(times, exercises.get(each.key.exercise), each.hold)
        began = max(began, over if over <= times[0] else 0)
        sets.append(DoneSet(place, steps[place].name, steps[place].fit, each.prescribed, len(times), began, times[-1]))
        over = times[-1]
    wall_ms = 0 if record.ended_at is None else (record.ended_at - record.started_at) // timedelta(milliseconds=1)
    active_ms = max(record.active_ms, sets[-1].end_ms)
    return Activity(
        record.id, name, record.started_at, active_ms, max(wall_ms, active_ms), record.effort, steps, tuple(sets)
    )


def _step(done: SetRecord, exercises: Mapping[str, Exercise], words: Vocabulary) -> Step:
    key, exercise = done.key, exercises.get(done.key.exercise)
    name = step_name(
        key.exercise if exercise is None else exercise.name,
        key.side,
        words,
        hold_ms=1000 * (done.hold or 0),
        band=done.band,
        warm_up=key.warm_up,
    )
    return Step(name, done.prescribed, None, warm_up=key.warm_up, fit=None if exercise is None else exercise.fit)


def _rep_ms(times: Sequence[int], exercise: Exercise | None, hold: int | None) -> int:
    """How long a repetition took, as far as one can say."""
    known = []
    if len(times) > 1:
        known.append((times[-1] - times[0]) // (len(times) - 1))
    if exercise is not None:
        held_ms = exercise.tempo.hold_ms if hold is None else 1000 * hold
        known.append(exercise.tempo.lift_ms + held_ms + exercise.tempo.lower_ms)
    return min(known, default=0)


def write_activity(activity: Activity, words: Vocabulary, path: Path, *, force: bool = False) -> None:
    """Write the activity: as FIT, or as TCX where the file is called so."""
    data = activity_fit(activity) if path.suffix.lower() == ENDINGS[0] else activity_tcx(activity, words)
    with new_file(path, force=force) as beside:
        beside.write_bytes(data)


def activity_fit(activity: Activity) -> bytes:
    """The activity as a FIT file: its sets, each tied to the step that bears its name; the same file each time."""
    file = FitFile(ACTIVITY, activity.session, activity.started_at)
    add_workout(file, activity.name, activity.steps)
    start, end = activity.started_at, _moment(activity, activity.elapsed_ms)
    file.add("event", timestamp=start, event=_TIMER, event_type=_START)
    file.add("record", timestamp=start)
    _add_sets(file, activity)
    file.add("record", timestamp=end)
    file.add("event", timestamp=end, event=_TIMER, event_type=_STOP_ALL)
    whole = {
        "timestamp": end,
        "event_type": _STOP,
        "start_time": start,
        "total_elapsed_time": activity.elapsed_ms,
        "total_timer_time": activity.active_ms,
        "sport": TRAINING,
        "sub_sport": STRENGTH_TRAINING,
        "message_index": 0,
    }
    file.add("lap", event=_LAP, lap_trigger=_AT_THE_END, **whole)
    effort = None if activity.effort is None else 10 * activity.effort
    file.add("session", event=_SESSION, first_lap_index=0, num_laps=1, trigger=0, workout_rpe=effort, **whole)
    file.add(
        "activity",
        timestamp=end,
        local_timestamp=end,
        total_timer_time=activity.active_ms,
        num_sessions=1,
        type=0,
        event=_ACTIVITY,
        event_type=_STOP,
    )
    return file.to_bytes()


def _add_sets(file: FitFile, activity: Activity) -> None:
    """The sets in the order they were over, and the rests between them."""
    index, over_ms = 0, 0
    for done in activity.sets:
        if done.start_ms > over_ms:
            _add_set(file, activity, index, over_ms, done.start_ms, set_type=_RESTED)
            index += 1
        category, number = exercise_number(done.fit) or (None, None)
        _add_set(
            file,
            activity,
            index,
            done.start_ms,
            done.end_ms,
            set_type=_ACTIVE,
            repetitions=done.performed,
            category=None if category is None else [category],
            category_subtype=None if number is None else [number],
            workout_step_index=done.step,
        )
        index, over_ms = index + 1, done.end_ms


def _add_set(file: FitFile, activity: Activity, index: int, start_ms: int, end_ms: int, **fields: object) -> None:
    file.add(
        "set",
        timestamp=_moment(activity, end_ms),
        start_time=_moment(activity, start_ms),
        duration=end_ms - start_ms,
        message_index=index,
        **fields,
    )


def _moment(activity: Activity, ms: int) -> datetime:
    return activity.started_at + timedelta(milliseconds=ms)


def activity_tcx(activity: Activity, words: Vocabulary) -> bytes:
    """The activity as a TCX file: a lap for each set and one for each rest."""
    laps: list[Lap] = []
    over_ms = 0
    for done in activity.sets:
        if done.start_ms > over_ms:
            laps.append(Lap(_moment(activity, over_ms), done.start_ms - over_ms, words.fit.rest, rests=True))
        begins = max(done.start_ms, over_ms)
        note = words.fit.set_done.format(name=done.name, performed=done.performed, prescribed=done.prescribed)
        laps.append(Lap(_moment(activity, begins), done.end_ms - begins, note))
        over_ms = done.end_ms
    if activity.elapsed_ms > over_ms:
        laps.append(Lap(_moment(activity, over_ms), activity.elapsed_ms - over_ms, words.fit.rest, rests=True))
    return tcx_bytes(activity.name, laps)
