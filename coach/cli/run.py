"""The commands that lead through a session, or show one whole beforehand: run, preview."""

from __future__ import annotations

from typing import Final

import click

from coach.cli.completion import ANSWER, BAND, JSON, MINUTES, REPS, ROUTINE, completes
from coach.cli.startup import open_screen
from coach.cli.wiring import app_context, coach_service, keep_backup, print_json, print_lines
from coach.errors import UsageError
from coach.library.ids import FileKind

AS_BEFORE: Final = click.option(
    "--as-before", is_flag=True, help="After a break: no step back, the numbers you left with."
)
EXPLAIN: Final = click.option(
    "--explain", is_flag=True, help="Tell how each exercise is done, not only those that are new to you."
)


@click.command()
@click.argument("routine", required=False, shell_complete=completes(FileKind.ROUTINE, files=True))
@click.option(
    "--plain",
    "in_lines",
    is_flag=True,
    help="No full screen but lines: for screen readers, where a terminal shows the words alone, and for pipes.",
)
@click.option("--times", is_flag=True, help="With --plain: each line with its time and kind, on a terminal too.")
@click.option(
    "--aloud",
    is_flag=True,
    help="With --plain: coach's own tones and voice (a screen reader is talked over, but by `voice: spd-say`).",
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
@MINUTES
@EXPLAIN
@AS_BEFORE
@click.option("--effort", type=ANSWER, metavar="N", help="With --plain: how hard it was, 0-10.")
@click.option("--sore", type=ANSWER, metavar="N", help="With --plain: how sore the hip is, 0-10.")
@click.option("--resume", is_flag=True, help="Go on with the session that was broken off.")
@click.option("--no-save", is_flag=True, help="Write nothing down, for when nothing can be saved.")
@click.pass_context
def run(
    context: click.Context,
    routine: str | None,
    in_lines: bool,
    times: bool,
    aloud: bool,
    speed: float,
    count_it: bool,
    reps: tuple[str, ...],
    band: tuple[str, ...],
    minutes: int | None,
    explain: bool,
    as_before: bool,
    effort: int | None,
    sore: int | None,
    resume: bool,
    no_save: bool,
) -> None:
    """Be led through ROUTINE: an id from `coach list`, or the path of a file."""
    if not in_lines and (effort is not None or sore is not None):
        raise UsageError("--effort and --sore go with --plain; on the screen you are asked afterwards")
    if not in_lines and (times or aloud):
        raise UsageError("--times and --aloud go with --plain; the screen sounds by itself")
    from coach.cli.session import session_to_lead

    service = coach_service(to_lead=True)
    service.saving = not no_save
    rehearsal = speed != 1 and not count_it
    asked = session_to_lead(
        service,
        routine,
        reps,
        band,
        minutes,
        rehearsal=rehearsal,
        resume=resume,
        in_lines=in_lines,
        explain=explain,
        as_before=as_before,
    )
    with asked as performance:
        if in_lines:
            from coach.plain.lead import LeadOptions, lead

            options = LeadOptions(speed=speed, times=times, aloud=aloud, effort=effort, sore=sore, resumed=resume)
            code = lead(performance, options)
        else:
            code = open_screen(service, performance=performance, speed=speed)
    if code < 128 and service.saving:  # a signal is not kept waiting
        keep_backup(service.places.history, anew=True)
    context.exit(code)


@click.command()
@ROUTINE
@JSON
@REPS
@BAND
@MINUTES
@EXPLAIN
@AS_BEFORE
def preview(
    routine: str,
    as_json: bool,
    reps: tuple[str, ...],
    band: tuple[str, ...],
    minutes: int | None,
    explain: bool,
    as_before: bool,
) -> None:
    """Show the whole session as it would be cued, with times."""
    from coach.cli.session import asked_plan
    from coach.reports import preview as previews

    service = app_context(to_lead=True)
    plan = asked_plan(service, routine, reps=reps, band=band, minutes=minutes, explain=explain, as_before=as_before)
    if as_json:
        print_json(previews.preview_json(plan, service.session_texts))
    else:
        print_lines(previews.preview_text(plan, service.session_texts))
