"""What the commands print: tables for people, JSON and CSV for programs, whose names are relied on from outside."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from coach.engine.cues import Began, Cue, HoldCount
from coach.engine.events import Done, Start, Tick
from coach.engine.machine import Session, State
from coach.engine.script import say
from coach.library.catalogue import Listed
from coach.model import timeline
from coach.model.exercise import Exercise
from coach.model.plan import Plan
from coach.model.record import SessionRecord
from coach.model.routine import Routine
from coach.model.timeline import Segment
from coach.plain import line
from coach.units import length, seconds

Json = dict[str, Any]


def as_json(data: Json) -> str:
    """One JSON document, readable by people too."""
    return json.dumps(data, ensure_ascii=False, indent=2)


# preview


def cues_of(plan: Plan) -> Iterator[Cue]:
    """Every cue of the plan as it would come, each self-paced repetition done at once."""
    session = Session(plan)
    yield from session.handle(Start())
    while session.state is State.RUNNING:
        wait = session.next_moment_ms
        yield from session.handle(Done() if wait is None else Tick(wait))


def preview_json(plan: Plan) -> Json:
    """The session as segments; `say` is what is said as each begins."""
    segments = timeline.compile(plan)
    said = _said(plan, len(segments))
    return {
        "routine": plan.routine,
        "name": plan.name,
        "seconds": seconds(timeline.total_ms(segments)),
        "segments": [
            _segment_json(index, start, segment, said[index])
            for index, (start, segment) in enumerate(zip(timeline.starts_ms(segments), segments, strict=True))
        ],
    }


def _said(plan: Plan, count: int) -> list[str]:
    """For each segment, what is said at its very beginning: the number of the repetition that ended, then its own."""
    said: list[list[str]] = [[] for _ in range(count)]
    before: list[str] = []
    for cue in cues_of(plan):
        text = say(cue, plan)
        if isinstance(cue, Began):
            said[cue.index] = [*before, text]
            before = []
        elif type(cue).__name__ in {"RepDone", "HalfWay", "LastOne"}:
            before.append(text if text.endswith(".") else f"{text}.")
    return [" ".join(filter(None, texts)) for texts in said]


def _segment_json(index: int, start_ms: int, segment: Segment, said: str) -> Json:
    return {
        "index": index,
        "start": seconds(start_ms),
        "seconds": None if segment.ms is None else seconds(segment.ms),
        "kind": segment.kind.value,
        "exercise": segment.exercise,
        "side": segment.side,
        "set": segment.set_number,
        "rep": segment.rep,
        "reps": segment.reps,
        "band": segment.band,
        "say": said,
    }


def preview_text(plan: Plan) -> Iterator[str]:
    """The session as its lines would come, the seconds of the holds left out."""
    yield f"{plan.name}, {length(timeline.total_ms(timeline.compile(plan)))}"
    for cue in cues_of(plan):
        if not isinstance(cue, HoldCount) and (text := line(cue, plan)) is not None:
            yield text


# list


def list_json(routines: Sequence[tuple[Listed, Routine, Plan]], exercises: Sequence[tuple[Listed, Exercise]]) -> Json:
    """Routines and exercises, whose they are, how long, for when."""
    return {
        "routines": [
            {
                "id": routine.id,
                "name": routine.name,
                "when": routine.when.value,
                "seconds": seconds(timeline.total_ms(timeline.compile(plan))),
                "owner": listed.owner.value,
                "path": str(listed.path),
            }
            for listed, routine, plan in routines
        ],
        "exercises": [
            {
                "id": exercise.id,
                "name": exercise.name,
                "kind": exercise.kind.value,
                "position": exercise.position.value,
                "reps": exercise.dosage.reps,
                "owner": listed.owner.value,
                "path": str(listed.path),
            }
            for listed, exercise in exercises
        ],
    }


def list_text(
    routines: Sequence[tuple[Listed, Routine, Plan]], exercises: Sequence[tuple[Listed, Exercise]]
) -> Iterator[str]:
    """The same for people."""
    yield "Routines"
    yield from columns(
        [
            (
                routine.id,
                routine.name,
                routine.when.value,
                length(timeline.total_ms(timeline.compile(plan))),
                _whose(listed),
            )
            for listed, routine, plan in routines
        ]
    )
    yield ""
    yield "Exercises"
    yield from columns(
        [
            (exercise.id, exercise.name, exercise.position.value, f"{exercise.dosage.reps} reps", _whose(listed))
            for listed, exercise in exercises
        ]
    )


def _whose(listed: Listed) -> str:
    return "yours" if listed.owner.value == "you" else ""


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows under each other, aligned on the left margin."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()


# history


def session_json(record: SessionRecord) -> Json:
    """One session, as `history --json` lists it."""
    return {
        "id": record.id,
        "routine": record.routine,
        "started_at": record.started_at.isoformat(),
        "ended_at": None if record.ended_at is None else record.ended_at.isoformat(),
        "status": record.status.value,
        "rehearsal": record.rehearsal,
        "active_seconds": seconds(record.active_ms),
        "effort": record.effort,
        "sore": record.sore,
        "morning_sore": record.morning_sore,
        "note": record.note,
        "sets": [
            {
                "exercise": done.key.exercise,
                "side": done.key.side.value,
                "set": done.key.set_number,
                "prescribed": done.prescribed,
                "performed": done.performed,
                "band": done.band,
            }
            for done in record.sets
        ],
    }


def history_csv(records: Sequence[SessionRecord]) -> str:
    """A row for each set of each session."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    session_fields = ("id", "routine", "started_at", "ended_at", "status", "rehearsal", "active_seconds")
    answers = ("effort", "sore", "morning_sore", "note")
    set_fields = ("exercise", "side", "set", "prescribed", "performed", "band")
    writer.writerow([*session_fields, *answers, *set_fields])
    for record in records:
        data = session_json(record)
        about = [data[name] for name in (*session_fields, *answers)]
        for done in data["sets"] or [dict.fromkeys(set_fields)]:
            writer.writerow([*map(_cell, about), *(_cell(done[name]) for name in set_fields)])
    return out.getvalue()


def _cell(value: object) -> object:
    """A cell that a spreadsheet shows and never runs: a text that would begin a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in set("=+-@\t\r") else value


def history_text(records: Sequence[SessionRecord]) -> Iterator[str]:
    """Every session on a line, newest first."""
    if not records:
        yield "No sessions yet. `coach` opens the program; `coach run rest-day` starts a first one."
        return
    yield from columns(
        [
            ("began", "routine", "how it ended", "on the mat", "reps", "effort", "soreness"),
            *(_history_row(record) for record in records),
        ]
    )


def _history_row(record: SessionRecord) -> tuple[str, ...]:
    done = sum(row.performed for row in record.sets)
    asked = sum(row.prescribed for row in record.sets)
    return (
        record.started_at.strftime("%Y-%m-%d %H:%M"),
        record.routine,
        f"{record.status.value}{', a rehearsal' if record.rehearsal else ''}",
        length(record.active_ms),
        f"{done}/{asked}",
        "-" if record.effort is None else str(record.effort),
        "-" if record.sore is None else str(record.sore),
    )
