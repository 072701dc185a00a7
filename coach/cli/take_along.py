"""The commands that make something of a session or a history for elsewhere: `coach.exports`, each with a command."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from coach.app.context import LATELY, AppContext
from coach.cli.completion import BAND, MINUTES, REPS, ROUTINE
from coach.cli.run import AS_BEFORE, EXPLAIN
from coach.cli.session import asked_plan
from coach.cli.wiring import app_context, catch_up, coach_service
from coach.errors import UsageError
from coach.exports.output_file import Progress, chosen_path, new_file
from coach.history.store import Store
from coach.model.days import has_come
from coach.model.plan import Plan
from coach.model.record import SessionRecord, counts
from coach.system import log
from coach.system.cleanup import cleanup_on_signal
from coach.system.text import visible

if TYPE_CHECKING:
    from coach.exports.fit_steps import Repeat, Step

FORCE: Final = click.option("--force", is_flag=True, help="Replace the file if it is there already.")
_CURSOR: Final = b"\x1b[?25h\n"
"""What brings back the cursor that a bar hides, behind the bar."""
FILE: Final = click.argument("file", required=False, type=click.Path(path_type=Path))


def of_a_routine(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every export of a routine takes: ROUTINE, FILE, and what changes the dose for this time."""
    return reduce(lambda made, add: add(made), (FORCE, AS_BEFORE, EXPLAIN, MINUTES, BAND, REPS, FILE, ROUTINE), command)


def plan_to_take(context: AppContext, routine: str, dose: dict[str, Any]) -> Plan:
    """Today's plan of a routine with the dose that was asked for, as it would be led; what is left out is said."""
    return asked_plan(context, routine, **dose)


@contextmanager
def shown_progress(what: str) -> Iterator[Progress]:
    """A bar on stderr while the work goes on; nothing where that is no terminal. Ctrl-C gives back the cursor, too."""
    hidden = not sys.stderr.isatty()
    with (
        cleanup_on_signal(lambda: hidden or os.write(sys.stderr.fileno(), _CURSOR)),
        click.progressbar(length=1000, label=what, file=sys.stderr, hidden=hidden) as bar,
    ):
        yield lambda share: bar.update(round(share * 1000) - bar.pos)


def say_where(path: Path) -> None:
    """Say which file was written."""
    click.echo(visible(f"Written: {path}"))


def _time_of_day(_context: click.Context, _parameter: click.Parameter, typed: str) -> time:
    """07:00, 7:00, 7.00 or 7."""
    if (found := re.fullmatch(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?", typed, re.ASCII)) is None:
        raise UsageError(f"--at {visible(typed)}: write a time from 00:00 to 23:59, such as 07:00")
    return time(int(found[1]), int(found[2] or 0))


@click.command()
@FILE
@click.option("--at", callback=_time_of_day, default="07:00", metavar="HH:MM", help="When, 07:00 if not said.")
@FORCE
def calendar(file: Path | None, at: time, force: bool) -> None:
    """Write your week as appointments that a calendar takes in: FILE.ics, or coach.ics.

    Written and taken in again, they take the place of those before. A day that you take out of the week stays in the
    calendar until you delete it there.
    """
    from coach.exports.calendar import week_calendar

    path = chosen_path(file, "coach", (".ics",))
    context = app_context(to_lead=True)
    catch_up(context)
    data = week_calendar(context, at)
    with new_file(path, force=force) as beside:
        beside.write_bytes(data)
    say_where(path)
    click.echo(context.words.take.open_calendar)


@click.command()
@of_a_routine
def page(routine: str, file: Path | None, force: bool, **dose: Any) -> None:
    """Write the whole session as one web page that needs no network: FILE.html, or ROUTINE.html.

    Take it to a phone and open it there: it leads you, also with the phone locked, and at its end it saves a file that
    coach import takes in as that session.
    """
    from coach.exports.page.html_file import write_page

    context = app_context(to_lead=True)
    plan = plan_to_take(context, routine, dose)
    path = chosen_path(file, plan.routine, (".html", ".htm"))
    with new_file(path, force=force) as beside, shown_progress(path.name) as progress:
        write_page(plan, context.words, context.settings, beside, log.print_error, progress)
    say_where(path)
    click.echo(context.words.web.open_it)


@click.command()
@of_a_routine
def watch(routine: str, file: Path | None, force: bool, **dose: Any) -> None:
    """Write ROUTINE as a workout for a watch: a FIT file, with a step for each set, its side and its hold."""
    from coach.exports import watch as workouts

    context = app_context(to_lead=True)
    plan = plan_to_take(context, routine, dose)
    path = chosen_path(file, plan.routine, workouts.ENDINGS)
    workout, texts = workouts.workout_of(plan, context.words), context.words.fit
    workouts.write_workout(workout, path, context.now(), force=force)
    _say_unknown(workout.steps)
    say_where(path)
    if workout.too_many:
        click.echo(texts.without_rests.format(steps=workout.too_many, most=workouts.STEPS_AT_MOST))
    else:
        click.echo(texts.press_lap)
    click.echo(texts.copy_it)


@click.command()
@click.argument("session", required=False)
@FILE
@FORCE
def activity(session: str | None, file: Path | None, force: bool) -> None:
    """Write a finished session for a training log: a FIT file, or TCX where FILE ends in .tcx.

    SESSION is an id that `coach history` shows, or its beginning; without one it is the newest session.
    """
    from coach.exports import activity as activities

    if file is None and session is not None and (named := Path(session)).suffix:
        session, file = None, named  # an id has no dot
    service = coach_service()
    with service.reading() as store:
        record = _finished(store, service.today()) if session is None else store.session(service.session_named(session))
        assert record is not None
        moments = store.moments(record.id)
    done = activities.activity_of(
        record, moments, service.exercises(), service.routine_name(record.routine), service.words
    )
    path = chosen_path(file, activities.file_stem(record), activities.ENDINGS)
    activities.write_activity(done, service.words, path, force=force)
    in_fit = path.suffix.lower() == activities.ENDINGS[0]
    if in_fit:
        _say_unknown(done.steps)
    say_where(path)
    click.echo(service.words.fit.upload_fit if in_fit else service.words.fit.upload_tcx)


def _finished(store: Store, today: date) -> SessionRecord:
    """The newest session that a training log should have; no day that has not come, from a clock that was wrong."""
    for limit in (LATELY, None):
        for record in store.sessions(limit=limit, rehearsals=False):
            if has_come(record.day, today) and counts(record) and any(done.performed for done in record.sets):
                return record
    raise UsageError("no finished session yet; coach list shows what there is to start")


def _say_unknown(steps: Sequence[Step | Repeat]) -> None:
    """Say what files call their exercises that no watch knows."""
    from coach.exports.fit_steps import unknown_exercises

    for name in unknown_exercises(steps):
        log.print_error(f"fit: [{name}] is no exercise of the FIT profile; its steps have their names alone")


@click.command()
@of_a_routine
def audio(routine: str, file: Path | None, force: bool, **dose: Any) -> None:
    """Write the whole session as sound: FILE ends in .mp3, .m4a, .opus or .wav; without it ROUTINE.mp3.

    Every word and tone comes at the time that `coach preview` shows. A repetition at your own pace gets the time of the
    exercise's tempo: pause the player if you need longer.
    """
    from coach.exports import audio as exports
    from coach.exports.session_sound import session_sound

    context = app_context(to_lead=True)
    chosen_path(file, "any", exports.KINDS)
    plan = plan_to_take(context, routine, dose)
    path = chosen_path(file, plan.routine, exports.KINDS)
    kind = path.suffix.lower()
    exports.require(kind)
    with new_file(path, force=force) as beside:
        sound = session_sound(plan, context.words, context.settings, log.print_error)
        with shown_progress(path.name) as progress:
            exports.write_audio(sound, beside, kind, progress)
    say_where(path)


@click.command()
@FILE
@click.option("--weeks", type=click.IntRange(1, 52), default=8, metavar="N", help="The last N weeks, 8 if not said.")
@FORCE
def report(file: Path | None, weeks: int, force: bool) -> None:
    """Write one printed page for whoever treats you: FILE.html, or coach-report.html.

    Open it in a browser and print it: it is one sheet of A4.
    """
    from coach.exports.report.page import report_page

    path = chosen_path(file, "coach-report", (".html", ".htm"))
    context = app_context()
    catch_up(context)
    data = report_page(context, weeks)
    with new_file(path, force=force) as beside:
        beside.write_bytes(data)
    say_where(path)
    click.echo(context.words.take.print_report)
