"""Routines and exercises: whose they are, how long, for when."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from coach.errors import Phrase, Problem, phrase
from coach.library.catalogue import Catalogue, Listed, Owner
from coach.library.file_names import rightly_named
from coach.library.ids import FileKind
from coach.library.suggestions import both
from coach.model.exercise import Dosage, Exercise
from coach.model.plan import Plan, Why
from coach.model.routine import Routine
from coach.model.timeline import length_ms
from coach.reports.tables import Json, columns
from coach.system.paths import Places
from coach.system.units import length, seconds


def list_json(routines: Sequence[tuple[Listed, Routine, Plan]], exercises: Sequence[tuple[Listed, Exercise]]) -> Json:
    """Routines and exercises, whose they are, how long, for when."""
    return {
        "routines": [
            {
                "id": routine.id,
                "name": routine.name,
                "when": routine.when.value,
                "seconds": seconds(length_ms(plan)),
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
                "sides": [side.value for side in exercise.sides],
                "kit": [kit.value for kit in exercise.kit],
                "figure": exercise.figure is not None,
                "reps": exercise.dosage.reps,
                "owner": listed.owner.value,
                "path": str(listed.path),
            }
            for listed, exercise in exercises
        ],
    }


def list_text(
    routines: Sequence[tuple[Listed, Routine, Plan]], exercises: Sequence[tuple[Listed, Exercise]], *, explains: bool
) -> Iterator[str]:
    """The same for people; where a session `explains`, that the lengths are without that."""
    yield "Routines"
    yield from columns(
        [
            (
                routine.id,
                routine.name,
                routine.when.value,
                length(length_ms(plan)) if plan.doses else _why_empty(plan),
                _whose(listed),
            )
            for listed, routine, plan in routines
        ]
    )
    if explains:
        yield "Without the welcome and what is explained; coach preview ROUTINE counts that too."
    yield ""
    yield "Exercises"
    yield from columns(
        [
            (exercise.id, exercise.name, exercise.position.value, _reps(exercise.dosage), _whose(listed))
            for listed, exercise in exercises
        ]
    )


def _why_empty(plan: Plan) -> str:
    whys = {out.why for out in plan.left_out}
    if Why.HURT_TODAY in whys:
        return "left out, it hurt today"
    return "left out, as the guide advises" if Why.CONDITION in whys else "left out in your settings"


def _whose(listed: Listed) -> str:
    return "yours" if listed.owner.value == "you" else ""


def mistakes_text(problems: Collection[Problem]) -> Problem | Phrase:
    """What is wrong with files, in a line: the one mistake, or how many there are."""
    if len(problems) == 1:
        return next(iter(problems))
    if (files := len({problem.file for problem in problems})) == 1:
        return phrase("{count} mistakes in 1 file; coach check names them", count=len(problems))
    return phrase("{count} mistakes in {files} files; coach check names them", count=len(problems), files=files)


def counted_text(problems: Collection[Problem]) -> Phrase:
    """How many errors and warnings there are."""
    warnings = sum(problem.is_warning for problem in problems)
    errors = len(problems) - warnings
    return phrase(
        "{errors}, {warnings}.",
        errors=phrase("1 error") if errors == 1 else phrase("{count} errors", count=errors),
        warnings=phrase("1 warning") if warnings == 1 else phrase("{count} warnings", count=warnings),
    )


def checked_text(catalogue: Catalogue, places: Places) -> Phrase:
    """What was looked at and where, when nothing is wrong with it."""
    files = {kind: catalogue.listed(kind) for kind in FileKind}
    mine = {kind: sum(each.owner is Owner.YOU for each in listed) for kind, listed in files.items()}
    kinds = [_files(kind, count) for kind, count in mine.items() if count]
    return phrase(
        "{yours} in {folder}{settings}, {ours} of coach's own: no errors.",
        yours=both(kinds) if kinds else phrase("No files of your own"),
        folder=str(places.routines),
        settings=f", {places.settings.name}" if os.path.lexists(places.settings) else "",
        ours=sum(map(len, files.values())) - sum(mine.values()),
    )


def _files(kind: FileKind, count: int) -> Phrase:
    match kind:
        case FileKind.ROUTINE:
            return phrase("1 routine") if count == 1 else phrase("{count} routines", count=count)
        case FileKind.EXERCISE:
            return phrase("1 exercise") if count == 1 else phrase("{count} exercises", count=count)
        case FileKind.CONDITION:
            return phrase("1 condition") if count == 1 else phrase("{count} conditions", count=count)


def checked_file_text(path: Path) -> Phrase:
    """That nothing is wrong with a file; and what it would have to be called in the folder of routines."""
    good = phrase("{file}: no errors.", file=str(path))
    if (better := rightly_named(path)) is None:
        return good
    return phrase("{good} Among your own files it is only found as {name}.", good=good, name=better)


def _reps(dosage: Dosage) -> str:
    """How often each side begins; both numbers where they are apart."""
    apart = dosage.apart
    return counted(dosage.reps, "rep") if apart is None else f"{apart.left}/{apart.right} reps"


def counted(count: int, what: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
