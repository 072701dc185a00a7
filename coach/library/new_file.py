"""Writes a commented file of the person's own that passes the check, with a JSON Schema beside it for their editor."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

from coach.errors import CoachError, UsageError
from coach.library.build import READERS
from coach.library.file_names import SUFFIX, shown
from coach.library.ids import FileKind, slug
from coach.library.json_schema import json_schema
from coach.library.yaml_reader import parse
from coach.system.files import replace_file

SCHEMAS: Final = ".schema"
"""The folder of schemas, in the folder of routines; nobody looks for routines in it."""

_EXERCISE: Final = """\
# yaml-language-server: $schema=../.schema/exercise.json
# {side} is the leg that works, {other} the one that rests: left or right. coach check says whether the file is right.
name: NAME
kind: strength # or stretch
position: standing # or side-lying, supine, prone, seated, kneeling
sides: [left, right] # the leg that works, in this order; or: both
kit: [wall] # what to lay ready: band, chair, step, belt, ball, pillow, wall, mat, bed
setup: Stand on your {other} leg, one hand on the wall. # how to get into position
how: # how it is done, told the first time: what moves, how far, where it is felt, what not to do, how to breathe
  - Lift the {side} leg a little out to the side, your toes pointing forward.
  - Stay upright, and breathe on.
short: On your {other} leg, one hand on the wall. # said from the second time on
change: Now stand on your {other} leg. # said when the sides change: only what is different
tempo: {lift: 2, hold: 3, lower: 2, relax: 1} # seconds; one that is left out takes no time
cues: {lift: Lift, hold: Hold, lower: Lower} # the word as each begins
dosage: {reps: 10} # on each side; reps: 3x10 is three sets of ten
progression: {goal: 30, step: 2} # after a good session two more, up to thirty; band: true for a band after that
# source: Who says so.
"""
_ROUTINE: Final = """\
# yaml-language-server: $schema=.schema/routine.json
# coach list names the exercises there are; coach check says whether the file is right, coach preview what it is like.
name: NAME
when: any # or pre-run, post-run, rest-day
about: What it is for.
prepare: 10 # seconds to get into position
switch: 8 # seconds to change sides
rest: 20 # seconds between sets, and between exercises
# turn_over: once # neighbours in one position on one side first, then on the other
exercises:
  - exercise: clamshell # as often as your own target says
  - exercise: bridge
    reps: 50% # half of your target; a number such as 8 is eight, whatever the target is
    # rest: 30 # and whatever else is different here: tempo, cues, sides, band, prepare, note
"""
_TEMPLATES: Final = {FileKind.EXERCISE: _EXERCISE, FileKind.ROUTINE: _ROUTINE}
_PLAIN: Final = re.compile(r"[^\W\d_][\w ()/.-]*")
"""A name that needs no quotes."""


def new_file(kind: FileKind, name: str, routines: Path) -> Path:
    """Write a new file of this kind with this name into the person's folder of routines, and say where it is.

    `UsageError` if there is one already, or if nothing can have this name; `CoachError` if it cannot be written.
    """
    path = free_path(kind, name, routines)
    text = new_text(kind, name, path)
    write_with_schema(path, text.encode(), kind, routines)
    return path


def free_path(kind: FileKind, name: str, routines: Path) -> Path:
    """Where a new file with this name belongs. `UsageError` if there is one already, or if nothing can be called so."""
    if not (id := slug(name)):
        raise UsageError(f"no file can be called {name!r}; write a name with letters, such as my-{kind}")
    path = routines / kind.folder / (id + SUFFIX)
    if os.path.lexists(path):
        raise UsageError(f"{shown(path)} is there already; choose another name")
    return path


def new_text(kind: FileKind, name: str, path: Path) -> str:
    """A commented text of this kind with this name. `UsageError` if that can be no name."""
    id = path.name.removesuffix(SUFFIX)
    spoken = name if name != id else name.replace("-", " ").capitalize()
    text = _TEMPLATES[kind].replace("NAME", spoken if _PLAIN.fullmatch(spoken) else json.dumps(spoken), 1)
    if problems := READERS[kind](parse(text, shown(path)), id).problems:
        raise UsageError(f"this cannot be its name: {problems[0].what}")
    return text


def write_with_schema(path: Path, data: bytes, kind: FileKind, routines: Path) -> None:
    """Write a whole file of the person's own, and the schema that its first line points to. Raises CoachError."""
    schema = json.dumps(json_schema(kind), ensure_ascii=False, indent=1)
    try:
        for folder in (path.parent, routines / SCHEMAS):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(routines / SCHEMAS / f"{kind}.json", schema.encode())
        replace_file(path, data)
    except OSError as error:
        raise CoachError(f"{shown(path)} cannot be written: {error.strerror or error}") from error
