"""What several commands take, and what a shell completes it with: the ids of routines, exercises and conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from coach.cli.wiring import library
from coach.library.ids import FileKind

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def completes(*kinds: FileKind, end: str = "", files: bool = False) -> Callable[..., list[CompletionItem]]:
    """A completion with the ids of these kinds, `end` behind each; with `files`, with files where no id begins so."""

    def complete(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        catalogue = library()
        ids = [listed.id for kind in kinds for listed in catalogue.listed(kind)]
        items = [CompletionItem(id + end) for id in ids if id.startswith(typed)]
        return [CompletionItem(typed, type="file")] if files and not items else items

    return complete


ROUTINE = click.argument("routine", shell_complete=completes(FileKind.ROUTINE, files=True))
OF_EXERCISE = completes(FileKind.EXERCISE, end="=")
REPS_HELP = "Repetitions per side of an exercise, for this session only."
REPS = click.option("--reps", multiple=True, metavar="EXERCISE=N", help=REPS_HELP, shell_complete=OF_EXERCISE)
BAND_HELP = "The band for an exercise, for this session only."
BAND = click.option("--band", multiple=True, metavar="EXERCISE=BAND", help=BAND_HELP, shell_complete=OF_EXERCISE)
MINUTES = click.option(
    "--minutes",
    type=click.IntRange(1, 240),
    metavar="N",
    help="Fit the session into N minutes: fewer repetitions of everything, the most important exercises go last.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="For programs: JSON with stable names.")
ANSWER = click.IntRange(0, 10)
EXERCISE = click.argument("exercise", required=False, shell_complete=completes(FileKind.EXERCISE))
