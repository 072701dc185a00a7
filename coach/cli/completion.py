"""What several commands take, and what a shell completes it with: the ids of routines, exercises and conditions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from coach.cli.wiring import library
from coach.library.catalogue import Listed
from coach.library.ids import FileKind

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_routine(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ids of routines; where none begins so, files."""
    from click.shell_completion import CompletionItem

    return _items("", library().listed(FileKind.ROUTINE), typed) or [CompletionItem(typed, type="file")]


def complete_exercise(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ids of exercises."""
    return _items("", library().listed(FileKind.EXERCISE), typed)


def complete_condition(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ids of conditions."""
    return _items("", library().listed(FileKind.CONDITION), typed)


def complete_file(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ids of whatever has a file."""
    return [item for kind in FileKind for item in _items("", library().listed(kind), typed)]


def complete_reps(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ids of exercises, with the `=` that their value comes behind."""
    return _items("=", library().listed(FileKind.EXERCISE), typed)


def _items(end: str, files: Iterable[Listed], typed: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(listed.id + end) for listed in files if listed.id.startswith(typed)]


ROUTINE = click.argument("routine", shell_complete=complete_routine)
REPS = click.option(
    "--reps",
    multiple=True,
    metavar="EXERCISE=N",
    help="Repetitions per side of an exercise, for this session only.",
    shell_complete=complete_reps,
)
BAND = click.option(
    "--band",
    multiple=True,
    metavar="EXERCISE=BAND",
    help="The band for an exercise, for this session only.",
    shell_complete=complete_reps,
)
MINUTES = click.option(
    "--minutes",
    type=click.IntRange(1, 240),
    metavar="N",
    help="Fit the session into N minutes: fewer repetitions of everything, the most important exercises go last.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="For programs: JSON with stable names.")
ANSWER = click.IntRange(0, 10)
EXERCISE = click.argument("exercise", required=False, shell_complete=complete_exercise)
