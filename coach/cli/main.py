"""The command line, and the one place where the parts are wired together.

Every command ends with one of these: 0 done; 1 the session was stopped early or a file has errors; 2 wrong use, or
this terminal cannot do it; 3 the history cannot be read or written; 128+n ended by signal n. Errors are one line on
stderr. What is heavy is imported by the command that needs it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from coach.app.context import AppContext
from coach.errors import CoachError, FilesInvalid, HistoryError, Problem, UsageError
from coach.library.cache import Kept
from coach.library.catalogue import Catalogue, Listed, shipped_routines, shown
from coach.library.settings import check_settings, read_settings
from coach.library.suggestions import no_band
from coach.model.language import locale_in
from coach.model.plan import REPS_LIMIT, Target
from coach.model.settings import Settings
from coach.reports.tables import Json
from coach.system import log
from coach.system.paths import places

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from coach.app.decisions import ExerciseProgress
    from coach.app.service import CoachService, SessionRun
    from coach.sound.facade import Sound

Kind = TypeVar("Kind", bound=AppContext)


KEEPING = ("backup", "export", "import", "restore")
"""The commands that are in `keeping`, which is loaded for them only."""


class _Commands(click.Group):
    """The commands, with every error as one line and its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names."""
        return sorted([*super().list_commands(ctx), *KEEPING])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded."""
        if cmd_name in KEEPING:
            from coach.cli import data

            return data.COMMANDS[cmd_name]
        return super().get_command(ctx, cmd_name)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and leave with the right exit code; nothing else in coach ends the process."""
        kwargs["standalone_mode"] = False
        try:
            kwargs.setdefault("prog_name", "coach")
            result = super().main(*args, **kwargs)
        except click.exceptions.Exit as done:
            sys.exit(done.exit_code)
        except click.ClickException as error:
            log.say(_one_line(error))
            sys.exit(2)
        except click.Abort:
            sys.exit(128 + signal.SIGINT)
        except CoachError as error:
            from coach.history.backup import with_recovery_hint

            log.say(with_recovery_hint(error, places().history))
            sys.exit(error.exit_code)
        except BrokenPipeError:
            # Whoever read our lines has left; nothing more can be said, and nothing more should be.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except Exception as error:  # noqa: BLE001 - the last line of defence: never a traceback
            log.report(error, places().log)
            sys.exit(1)
        sys.exit(result if isinstance(result, int) else 0)


def _one_line(error: click.ClickException) -> str:
    said = error.format_message().replace("\n", " ")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} Try: {context.command_path} --help" if context is not None else said


def app_context(*, to_lead: bool = False) -> AppContext:
    """The library and the person's places, to read: much less to load than the service."""
    return _of(AppContext, to_lead=to_lead)


def coach_service(*, to_lead: bool = False) -> CoachService:
    """The library, the person's places and history."""
    from coach.app.service import CoachService

    return _of(CoachService, to_lead=to_lead)


def _of(kind: type[Kind], *, to_lead: bool) -> Kind:
    """The parts, wired; a mistake in the settings is said, and stops only what leads by them or decides by them."""
    where = places()
    kept = Kept(where.kept)
    catalogue = Catalogue(shipped_routines(), where.routines, kept)
    try:
        settings = read_settings(where.settings, kept)
    except FilesInvalid as invalid:
        if to_lead:
            raise
        log.say(str(invalid))
        settings = Settings()
    service = kind(catalogue, where, settings, locale=locale_in(os.environ))
    if (context := click.get_current_context(silent=True)) is not None:
        context.call_on_close(lambda: kept.save() if service.saving else None)
    return service


def _catch_up(service: AppContext) -> None:
    """Take the steps back that a new day brings, before anything is told of its doses; nothing to read waits for it."""
    with suppress(FilesInvalid, HistoryError):
        if service.owes():
            coach_service(to_lead=True).catch_up()


def _library() -> Catalogue:
    return Catalogue(shipped_routines(), places().routines)


def _complete_routine(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return _items("", _library().routine_files(), typed) or [CompletionItem(typed, type="file")]


def _complete_exercise(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    return _items("", _library().exercise_files(), typed)


def _complete_reps(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    return _items("=", _library().exercise_files(), typed)


def _items(end: str, files: Iterable[Listed], typed: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(listed.id + end) for listed in files if listed.id.startswith(typed)]


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
PICTURES_A_SECOND = "500"
"""The most that Textual draws. A change is drawn when the next picture is due: with its own 60, up to 17 ms late."""
WEEKS_LISTED = 8
DECISIONS = 20
"""Decisions that are listed at most."""


@click.group(cls=_Commands, invoke_without_command=True)
@click.version_option(package_name="hip-coach", message="coach %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """A guided exercise session in the terminal, for runners and walkers with sore hips.

    Lie down, and be led: every step is cued, every hold and repetition counted, sides switched at the right moment.
    `coach` alone opens the program. Soreness that stays is one for a health-care provider.

    Start here:  coach list   then   coach run rest-day

    With a screen reader:  coach run rest-day --plain
    """
    if context.invoked_subcommand is None:
        from coach.cli.run import require_screen

        require_screen("Try `coach run ROUTINE --plain`, or `coach --help`.")
        service = coach_service(to_lead=True)
        code = _open_screen(service)
        if code < 128:
            _keep_backup(service)
        context.exit(code)
    if context.invoked_subcommand != "restore" and not os.path.lexists(places().history):
        from coach.cli.data import say_missed

        say_missed(places().history)


@main.command()
@click.argument("routine", required=False, shell_complete=_complete_routine)
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
    from coach.cli import run

    service = coach_service(to_lead=True)
    service.saving = not no_save
    rehearsal = speed != 1 and not count_it
    asked = run.to_lead(service, routine, reps, band, rehearsal=rehearsal, resume=resume, in_lines=in_lines)
    with asked as performance:
        if in_lines:
            from coach.plain.lead import How, lead

            how = How(speed=speed, times=times, aloud=aloud, effort=effort, sore=sore, resumed=resume)
            code = lead(performance, how)
        else:
            code = _open_screen(service, performance=performance, speed=speed)
    if code < 128 and service.saving:  # a signal is not kept waiting
        _keep_backup(service, anew=True)
    context.exit(code)


@main.command()
@ROUTINE
@JSON
@REPS
@BAND
def preview(routine: str, as_json: bool, reps: tuple[str, ...], band: tuple[str, ...]) -> None:
    """Show the whole session as it would be cued, with times."""
    from coach.cli.run import changed
    from coach.reports import left_out
    from coach.reports import preview as previews

    service = app_context(to_lead=True)
    _catch_up(service)
    plan = changed(service.plan(routine), reps, band, service.settings.bands)
    for text in left_out.sentences(plan.left_out, service.words):
        log.say(text)
    if as_json:
        _print_json(previews.preview_json(plan, service.phrases))
    else:
        _print(previews.preview_text(plan, service.phrases))


@main.command("list")
@JSON
def list_(as_json: bool) -> None:
    """List the routines and exercises: whose they are, how long, for when."""
    from coach.reports import listing

    service = app_context()
    routines, broken_routines = service.catalogue.all_routines()
    found, broken_exercises = service.catalogue.all_exercises()
    _catch_up(service)
    due = service.due()
    rows = [
        (listed, routine.spoken_in(service.language), service.plan_of(routine, due)) for listed, routine in routines
    ]
    exercises = [(listed, exercise.spoken_in(service.language)) for listed, exercise in found]
    if as_json:
        _print_json(listing.list_json(rows, exercises))
    else:
        _print(listing.list_text(rows, exercises))
    if problems := dict.fromkeys((*broken_routines, *broken_exercises)):
        log.say(listing.mistakes_text(problems))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Say what is wrong in these FILES, or in all of yours and ours."""
    from coach.reports import listing

    where, catalogue = places(), _library()
    settings, wrong = check_settings(where.settings, shown(where.settings), catalogue)
    chosen = [path for path in files if path.name == where.settings.name]
    others = [path for path in files if path not in chosen]
    problems: list[Problem] = []
    if others or not files:
        problems += catalogue.check(others, None if settings is None else settings.bands)
    if not files:
        problems += wrong
    for path in chosen:
        problems += check_settings(path, log.visible(str(path)), catalogue)[1]
    for problem in problems:
        log.say(str(problem))
    if problems:
        raise click.exceptions.Exit(1)
    _print(map(listing.checked_file_text, files) if files else iter([listing.checked_text(catalogue, where)]))


@main.command()
@JSON
@click.option("--csv", "as_csv", is_flag=True, help="A row for each set, for a spreadsheet.")
@click.option("--correct", metavar="SESSION", help="Put answers of this session right: the id that the list shows.")
@click.option("--effort", type=ANSWER, metavar="N", help="With --correct: how hard it was, 0-10.")
@click.option("--sore", type=ANSWER, metavar="N", help="With --correct: how sore the hip was, 0-10.")
@click.option("--morning", type=ANSWER, metavar="N", help="With --correct: how sore the morning after, 0-10.")
@click.option("--note", metavar="TEXT", help="With --correct: the note; an empty one deletes it.")
@click.option("--hurt", multiple=True, metavar="EXERCISE=N", help="With --correct: how much it hurt, 0-10.")
@click.option("--not-hurt", multiple=True, metavar="EXERCISE", help="With --correct: this hurts was a mistake.")
def history(
    as_json: bool,
    as_csv: bool,
    correct: str | None,
    effort: int | None,
    sore: int | None,
    morning: int | None,
    note: str | None,
    hurt: tuple[str, ...],
    not_hurt: tuple[str, ...],
) -> None:
    """List every session, newest first; or put right what you answered in one.

    What was decided on an answer is decided anew; what you said before is kept.
    """
    from coach.reports import sessions

    answers = [each for each in (effort, sore, morning, note) if each is not None]
    if correct is not None:
        if as_json or as_csv:
            raise UsageError("--correct goes without --json and --csv")
        if not (answers or hurt or not_hurt):
            raise UsageError(f"say what is right: coach history --correct {correct} --sore 2; --help shows all of them")
        hurts: dict[str, int | None] = {**dict(map(_hurt_so, hurt)), **dict.fromkeys(not_hurt)}
        _correct(correct, hurts, effort=effort, sore=sore, morning=morning, note=note)
        return
    if answers or hurt or not_hurt:
        raise UsageError("name the session whose answers are put right: --correct SESSION; coach history shows its id")
    if as_json and as_csv:
        raise UsageError("--json and --csv: choose one")
    with app_context().reading() as store:
        records = tuple(store.sessions())
    if as_json:
        _print_json({"sessions": [sessions.session_json(record) for record in records]})
    elif as_csv:
        click.echo(sessions.history_csv(records), nl=False)
    else:
        _print(sessions.history_text(records))


def _hurt_so(option: str) -> tuple[str, int]:
    exercise, _, sore = option.partition("=")
    if not (sore.isascii() and sore.isdigit() and int(sore[:3]) <= 10):
        raise UsageError(f"--hurt {option}: write EXERCISE=N with a number from 0 to 10; --not-hurt for a mistake")
    return exercise, int(sore)


def _correct(beginning: str, hurts: Mapping[str, int | None], **answers: Any) -> None:
    from coach.reports import progress

    service = coach_service(to_lead=True)
    told = service.correct(service.session_named(beginning), hurts=hurts, **answers)
    click.echo(service.words.screens.put_right_done)
    _print(progress.decisions_text(told, service.words))
    if (said := service.advice()) is not None:
        click.echo(said)
    _keep_backup(service)


EXERCISE = click.argument("exercise", required=False, shell_complete=_complete_exercise)


@main.command()
@EXERCISE
@click.argument("reps", required=False, type=click.IntRange(1, REPS_LIMIT))
@click.option("--band", metavar="BAND", help="The band to do it with.")
@click.option("--reset", is_flag=True, help="Back to the exercise's own file.")
@JSON
def target(exercise: str | None, reps: int | None, band: str | None, reset: bool, as_json: bool) -> None:
    """Show your targets, or set one: EXERCISE REPS, per side.

    Your number always wins, and progress goes on from there.
    """
    from coach.reports import progress

    service = coach_service()
    _catch_up(service)
    setting = reps is not None or band is not None or reset
    if exercise is None:
        if setting:
            raise UsageError("name the exercise: coach target clamshell 12")
        shown = service.standings(all_of_them=True)
    else:
        standing = _standing(service, exercise)
        if setting:
            _set_target(service, standing, reps, band, reset=reset)
            _keep_backup(service)
        shown = (_standing(service, exercise),)
    if as_json:
        _print_json(progress.targets_json(shown))
    else:
        _print(progress.targets_text(shown, service.words))


def _set_target(
    service: CoachService, standing: ExerciseProgress, reps: int | None, band: str | None, *, reset: bool
) -> None:
    exercise, now = standing.exercise, standing.target
    if reset:
        if reps is not None or band is not None:
            raise UsageError("--reset goes alone: it gives the target back to the exercise's file")
        service.set_target(exercise, None)
        return
    if band is not None and not exercise.takes_band:
        raise UsageError(f"{exercise.name} is done without a band; leave --band out")
    if band is not None and band not in service.settings.bands:
        raise UsageError(f"--band {band}: {no_band(band, service.settings.bands)}")
    service.set_target(exercise, Target(reps or now.reps, band or now.band))


def _standing(service: CoachService, name: str) -> ExerciseProgress:
    """Where the person stands in one exercise; says which there are if it does not exist."""
    found = {standing.exercise.id: standing for standing in service.standings(all_of_them=True)}
    if name not in found:
        service.catalogue.exercise(name)  # says what is wrong with its name or its file
        raise UsageError(f"{name} cannot be read; coach check says why")
    return found[name]


@main.command()
@EXERCISE
@JSON
def progress(exercise: str | None, as_json: bool) -> None:
    """Show the way to the goal and through the bands, with a chart and the reasons."""
    from coach.reports import progress

    service = coach_service()
    _catch_up(service)
    chosen = service.standings() if exercise is None else (_standing(service, exercise),)
    with service.reading() as store:
        done = {each.exercise.id: service.charted(store, each.exercise.id) for each in chosen}
        decided = {each.exercise.id: store.decisions(each.exercise.id, limit=DECISIONS) for each in chosen}
        days = store.days()
    if as_json:
        told = [progress.progress_json(each, done[each.exercise.id], decided[each.exercise.id]) for each in chosen]
        _print_json({"exercises": told})
        return
    for each in chosen:
        _print(progress.chart_text(each, done[each.exercise.id], service.words))
        _print(progress.reasons_text(decided[each.exercise.id][: DECISIONS if exercise else 1], service.words))
        click.echo("")
    if exercise is None:
        today = service.today()
        _print(
            iter(
                [
                    progress.streak_text(days, today, service.words),
                    "",
                    *progress.calendar_text(days, today, service.words),
                    "",
                ]
            )
        )
        _print(progress.weeks_text(days, today, service.words, WEEKS_LISTED))


@main.command()
@click.argument("sore", type=ANSWER, metavar="N")
def morning(sore: int) -> None:
    """Say how sore the hip is the morning after, 0-10."""
    from coach.reports import progress

    service = coach_service(to_lead=True)
    _print(progress.decisions_text(service.morning(sore), service.words))
    if (said := service.advice()) is not None:
        click.echo(said)
    _keep_backup(service)


@main.command()
def doctor() -> None:
    """Say what works here, and what to do about what does not; with a keyboard, sound a tone and a sentence."""
    from coach.cli import data
    from coach.reports import doctor
    from coach.sound.make import describe, make_sound

    service, heard = coach_service(), True
    fault = data.fault(service.places.history)
    _print(doctor.report(service, describe(service.settings, service.language), fault))
    if sys.stdin.isatty() and sys.stdout.isatty():
        sound = make_sound(service.settings, service.language, click.echo)
        try:
            heard = doctor.audition(
                sound, service.phrases.trial, lambda question: click.confirm(question, default=True)
            )
        finally:
            sound.close()
    if not heard:
        click.echo("Turn the volume up, and see what the lines above say. Everything works without sound, too.")
    if fault is not None:
        raise click.exceptions.Exit(HistoryError.exit_code)


def _keep_backup(service: CoachService, *, anew: bool = False) -> None:
    from coach.cli.data import keep_backup

    keep_backup(service.places.history, anew=anew)


def _print_json(document: Json) -> None:
    from coach.reports.json_text import as_json

    click.echo(as_json(document))


def _print(lines: Iterator[str]) -> None:
    for text in lines:
        click.echo(log.visible(text))


def _open_screen(service: CoachService, *, performance: SessionRun | None = None, speed: float = 1.0) -> int:
    """The full-screen program; Textual is loaded here and nowhere else.

    Nothing that a start makes is garbage, and looking for some among it takes a third of the time: so nothing is
    collected until the app stands, and says so.
    """
    gc.disable()
    from coach.tui.terminal import colour_system

    os.environ.setdefault("TEXTUAL_FPS", PICTURES_A_SECOND)
    if (colours := colour_system(os.environ)) is not None:
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", colours)
    from coach.tui.app import CoachApp

    def sound(notice: Callable[[str], None]) -> Sound:
        from coach.sound.make import make_sound

        return make_sound(service.settings, service.language, notice, lambda: app.bell())

    app = CoachApp(service, performance=performance, speed=speed, make_sound=sound)
    return app.run_to_exit_code()
