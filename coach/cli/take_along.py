"""The commands that make something of a session or a history for elsewhere: `coach.exports`, each with a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Any, Final

import click

from coach.app.context import AppContext
from coach.cli.completion import BAND, MINUTES, REPS, ROUTINE
from coach.cli.run import AS_BEFORE, EXPLAIN
from coach.cli.session import asked_plan
from coach.cli.wiring import app_context, catch_up
from coach.exports.output_file import Progress, chosen_path, new_file
from coach.model.plan import Plan
from coach.system.text import visible

FORCE: Final = click.option("--force", is_flag=True, help="Replace the file if it is there already.")
FILE: Final = click.argument("file", required=False, type=click.Path(path_type=Path))


def of_a_routine(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every export of a routine takes: ROUTINE, FILE, and what changes the dose for this time."""
    return reduce(lambda made, add: add(made), (FORCE, AS_BEFORE, EXPLAIN, MINUTES, BAND, REPS, FILE, ROUTINE), command)


def plan_to_take(context: AppContext, routine: str, dose: dict[str, Any]) -> Plan:
    """Today's plan of a routine with the dose that was asked for, as it would be led; what is left out is said."""
    return asked_plan(context, routine, **dose)


@contextmanager
def shown_progress(what: str) -> Iterator[Progress]:
    """A bar on stderr while the work goes on; nothing where that is no terminal."""
    with click.progressbar(length=1000, label=what, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield lambda share: bar.update(round(share * 1000) - bar.pos)


def say_where(path: Path) -> None:
    """Say which file was written."""
    click.echo(visible(f"Written: {path}"))


@click.command()
@FILE
@click.option("--at", type=click.DateTime(["%H:%M"]), default="07:00", metavar="HH:MM", help="When, 07:00 if not said.")
@FORCE
def calendar(file: Path | None, at: datetime, force: bool) -> None:
    """Write your week as appointments that a calendar takes in: FILE.ics, or coach.ics.

    Written and taken in again, they take the place of those before. A day that you take out of the week stays in the
    calendar until you delete it there.
    """
    from coach.exports.calendar import week_calendar

    path = chosen_path(file, "coach", (".ics",))
    context = app_context()
    catch_up(context)
    data = week_calendar(context, at.time())
    with new_file(path, force=force) as beside:
        beside.write_bytes(data)
    say_where(path)
