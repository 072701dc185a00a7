"""The command line, and the one place where the parts are wired together.

Every command ends with one of these: 0 done; 1 the session was stopped early or a file has errors; 2 wrong use, or
this terminal cannot do it; 3 the history cannot be read or written; 128+n ended by signal n. Errors are one line on
stderr. What is heavy is imported by the command that needs it.
"""

from __future__ import annotations

import difflib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from coach import faults, output, plain
from coach.engine.machine import Session, State
from coach.errors import CoachError, UsageError
from coach.library.catalogue import Catalogue, shipped_routines
from coach.live import Live
from coach.model.plan import REPS_LIMIT, Plan
from coach.model.record import sides
from coach.places import places
from coach.studio import Performance, Studio


class _Commands(click.Group):
    """The commands, with every error as one line and its exit code."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and leave with the right exit code; nothing else in coach ends the process."""
        kwargs["standalone_mode"] = False
        try:
            kwargs.setdefault("prog_name", "coach")
            result = super().main(*args, **kwargs)
        except click.exceptions.Exit as done:
            sys.exit(done.exit_code)
        except click.ClickException as error:
            faults.say(_one_line(error))
            sys.exit(2)
        except click.Abort:
            sys.exit(128 + signal.SIGINT)
        except CoachError as error:
            faults.say(str(error))
            sys.exit(error.exit_code)
        except BrokenPipeError:
            # Whoever read our lines has left; nothing more can be said, and nothing more should be.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except Exception as error:  # noqa: BLE001 - the last line of defence: never a traceback
            faults.report(error, places().log)
            sys.exit(1)
        sys.exit(result if isinstance(result, int) else 0)


def _one_line(error: click.ClickException) -> str:
    said = error.format_message().replace("\n", " ")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} Try: {context.command_path} --help" if context is not None else said


def studio() -> Studio:
    """The library, the person's places and history."""
    where = places()
    return Studio(Catalogue(shipped_routines(), where.routines), where)


def _complete_routine(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    ids = [listed.id for listed in studio().catalogue.routine_files() if listed.id.startswith(typed)]
    return [CompletionItem(id_) for id_ in ids] or [CompletionItem(typed, type="file")]


def _complete_reps(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    files = studio().catalogue.exercise_files()
    return [CompletionItem(f"{listed.id}=") for listed in files if listed.id.startswith(typed)]


ROUTINE = click.argument("routine", shell_complete=_complete_routine)
REPS = click.option(
    "--reps",
    multiple=True,
    metavar="EXERCISE=N",
    help="Repetitions per side of an exercise, for this session only.",
    shell_complete=_complete_reps,
)
BAND = click.option(
    "--band",
    multiple=True,
    metavar="EXERCISE=BAND",
    help="The band for an exercise, for this session only.",
    shell_complete=_complete_reps,
)
JSON = click.option("--json", "as_json", is_flag=True, help="For programs: JSON with stable names.")
ANSWER = click.IntRange(0, 10)


@click.group(cls=_Commands, invoke_without_command=True)
@click.version_option(package_name="coach", message="coach %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """A guided exercise session in the terminal, for runners and walkers with sore hips.

    Lie down, and be led: every step is cued, every hold and repetition counted, sides switched at the right moment.
    `coach` alone opens the program. Soreness that stays is one for a health-care provider.

    Start here:  coach list   then   coach run rest-day
    """
    if context.invoked_subcommand is None:
        _require_screen("Try `coach run ROUTINE --plain`, or `coach --help`.")
        context.exit(_open_screen(studio()))


@main.command()
@ROUTINE
@click.option(
    "--plain", "in_lines", is_flag=True, help="No full screen: one line per cue, for screen readers and pipes."
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 10_000),
    default=1.0,
    metavar="N",
    help="Time runs N times as fast: a rehearsal.",
)
@click.option("--count-it", is_flag=True, help="With --speed: count it all the same.")
@REPS
@BAND
@click.option("--effort", type=ANSWER, metavar="N", help="With --plain: how hard it was, 0-10.")
@click.option("--sore", type=ANSWER, metavar="N", help="With --plain: how sore the hip is, 0-10.")
@click.pass_context
def run(
    context: click.Context,
    routine: str,
    in_lines: bool,
    speed: float,
    count_it: bool,
    reps: tuple[str, ...],
    band: tuple[str, ...],
    effort: int | None,
    sore: int | None,
) -> None:
    """Be led through ROUTINE: an id from `coach list`, or the path of a file."""
    if not in_lines and (effort is not None or sore is not None):
        raise UsageError("--effort and --sore go with --plain; on the screen you are asked afterwards")
    kit = studio()
    plan = changed(kit.plan(routine), reps, band, kit.settings.bands)
    if not in_lines:
        _require_screen("Add --plain.")
    rehearsal = speed != 1 and not count_it
    with kit.performance(plan, rehearsal=rehearsal) as performance:
        if in_lines:
            context.exit(_run_in_lines(performance, speed, effort, sore))
        context.exit(_open_screen(kit, performance=performance, speed=speed))


def _run_in_lines(performance: Performance, speed: float, effort: int | None, sore: int | None) -> int:
    plan = performance.plan

    def live(listener: Any) -> Live:
        return Live(Session(plan), performance.journal, listener, speed=speed)

    session = plain.PlainSession(live, plan, sys.stdout)
    with _signals(session), plain.keyboard() as keys:
        session.run(keys)
    if session.interrupted:
        return 128 + session.interrupted
    if session.live.error is not None:
        raise session.live.error
    for text in plain.summary(plan, sides(performance.record().sets)):
        click.echo(text)
    if sys.stdin.isatty() and sys.stdout.isatty():
        effort = plain.ask_number("How hard was it?") if effort is None else effort
        sore = plain.ask_number("How sore is the hip?") if sore is None else sore
    performance.answer(effort=effort, sore=sore)
    return 0 if session.live.session.state is State.FINISHED else 1


@contextmanager
def _signals(session: plain.PlainSession) -> Iterator[None]:
    """While a session runs in lines, a signal ends it in order, between two cues and never inside a writing."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]
    before = {number: signal.signal(number, session.interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@main.command()
@ROUTINE
@JSON
@REPS
@BAND
def preview(routine: str, as_json: bool, reps: tuple[str, ...], band: tuple[str, ...]) -> None:
    """Show the whole session as it would be cued, with times."""
    kit = studio()
    plan = changed(kit.plan(routine), reps, band, kit.settings.bands)
    if as_json:
        click.echo(output.as_json(output.preview_json(plan)))
    else:
        _print(output.preview_text(plan))


@main.command("list")
@JSON
def list_(as_json: bool) -> None:
    """List the routines and exercises: whose they are, how long, for when."""
    kit = studio()
    routines, broken_routines = kit.catalogue.all_routines()
    exercises, broken_exercises = kit.catalogue.all_exercises()
    targets = kit.targets()
    rows = [(listed, routine, kit.plan_of(routine, targets)) for listed, routine in routines]
    if as_json:
        click.echo(output.as_json(output.list_json(rows, exercises)))
    else:
        _print(output.list_text(rows, exercises))
    for problem in dict.fromkeys((*broken_routines, *broken_exercises)):
        faults.say(str(problem))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Say what is wrong in these FILES, or in all of yours and ours."""
    problems = studio().catalogue.check(files)
    for problem in problems:
        faults.say(str(problem))
    if problems:
        raise click.exceptions.Exit(1)
    click.echo("No errors.")


@main.command()
@JSON
@click.option("--csv", "as_csv", is_flag=True, help="A row for each set, for a spreadsheet.")
def history(as_json: bool, as_csv: bool) -> None:
    """List every session, newest first."""
    if as_json and as_csv:
        raise UsageError("--json and --csv: choose one")
    with studio().reading() as store:
        records = tuple(store.sessions())
    if as_json:
        click.echo(output.as_json({"sessions": [output.session_json(record) for record in records]}))
    elif as_csv:
        click.echo(output.history_csv(records), nl=False)
    else:
        _print(output.history_text(records))


def changed(plan: Plan, reps: Sequence[str], bands: Sequence[str], ladder: Sequence[str]) -> Plan:
    """The plan with `--reps` and `--band` put in. Raises UsageError, naming what would be right."""
    for option in reps:
        exercise, value = _pair("--reps", option, plan)
        if not (value.isascii() and value.isdigit() and 1 <= int(value[:5]) <= REPS_LIMIT):
            raise UsageError(f"--reps {option}: give a number from 1 to {REPS_LIMIT}, such as {exercise}=12")
        plan = plan.with_reps(exercise, int(value))
    for option in bands:
        exercise, value = _pair("--band", option, plan)
        if value not in ladder:
            raise UsageError(f"--band {option}: your bands are {', '.join(ladder)}")
        plan = plan.with_band(exercise, value)
    return plan


def _pair(name: str, option: str, plan: Plan) -> tuple[str, str]:
    exercise, equals, value = option.partition("=")
    known = [dose.exercise.id for dose in plan]
    if not equals:
        raise UsageError(f"{name} {option}: write EXERCISE=VALUE, such as {known[0]}=12")
    if exercise not in known:
        near = difflib.get_close_matches(exercise, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(dict.fromkeys(known))}"
        raise UsageError(f"{name} {option}: {plan.name} has no exercise {exercise}; {hint}")
    return exercise, value


def _print(lines: Iterator[str]) -> None:
    for text in lines:
        click.echo(text)


def _require_screen(instead: str) -> None:
    """Refuse before anything is drawn: a full screen needs a terminal at both ends that can place text."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise UsageError(f"the full screen needs a terminal. {instead}")
    if os.environ.get("TERM", "") in {"", "dumb"} and sys.platform != "win32":
        raise UsageError(f"this terminal (TERM={os.environ.get('TERM', '')}) cannot show a full screen. {instead}")


def _open_screen(kit: Studio, *, performance: Performance | None = None, speed: float = 1.0) -> int:
    """The full-screen program; Textual is loaded here and nowhere else."""
    from coach.tui.app import CoachApp

    return CoachApp(kit, performance=performance, speed=speed).run_to_exit_code()
