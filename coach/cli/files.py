"""The commands about the files people write: what there is, what is wrong with it, the guide, a file as it stands."""

from __future__ import annotations

from pathlib import Path

import click

from coach.app.context import now
from coach.cli.completion import JSON, completes
from coach.cli.wiring import app_context, catch_up, library, print_json, print_lines, print_told, print_wrong
from coach.errors import FilesInvalid, Problem, UnknownName, phrase
from coach.library.file_names import shown
from coach.library.file_watcher import Stamps, own_files, stamps, wait_for_change
from coach.library.ids import FileKind
from coach.library.settings import check_settings
from coach.library.suggestions import unknown_name
from coach.system.paths import places
from coach.system.text import visible, without_harmful


@click.command("list")
@JSON
def list_(as_json: bool) -> None:
    """List the routines and exercises: whose they are, how long, for when."""
    from coach.reports import listing

    service = app_context()
    routines, broken_routines = service.catalogue.all_routines()
    good, broken_exercises = service.catalogue.all_exercises()
    catch_up(service)
    due = service.due()
    rows = [
        (listed, loaded.routine.spoken_in(service.language), service.plan_of(loaded, due))
        for listed, loaded in routines
    ]
    exercises = [(listed, exercise.spoken_in(service.language)) for listed, exercise in good]
    if as_json:
        print_json(listing.list_json(rows, exercises))
    else:
        print_lines(listing.list_text(rows, exercises, explains=service.settings.explain != "never"))
    if problems := dict.fromkeys((*broken_routines, *broken_exercises)):
        print_wrong(listing.mistakes_text(problems))


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help="Go on: check again whenever one of them changes, until Ctrl-C.")
def check(files: tuple[Path, ...], watch: bool) -> None:
    """Say what is wrong in these FILES, or in all of yours and ours."""
    if watch:
        _check_again_and_again(files)
    elif not _checked(files):
        raise click.exceptions.Exit(1)


def _check_again_and_again(files: tuple[Path, ...]) -> None:
    def look() -> Stamps:
        return stamps(files or [places().settings, *own_files(library())])

    before = look()
    while True:
        _checked(files)
        before = wait_for_change(look, before)
        click.echo(f"\n{now():%H:%M:%S}")


def _checked(files: tuple[Path, ...]) -> bool:
    """Print what is wrong with these files, or with all; returns whether there was no error."""
    from coach.reports import listing

    where, catalogue = places(), library()
    settings, wrong = check_settings(where.settings, shown(where.settings), catalogue)
    chosen = [path for path in files if path.name == where.settings.name]
    others = [path for path in files if path not in chosen]
    problems: list[Problem] = []
    if others or not files:
        problems += catalogue.check(others, None if settings is None else settings.bands)
    if not files:
        problems += wrong
    for path in chosen:
        problems += check_settings(path, visible(str(path)), catalogue)[1]
    print_wrong(*problems)
    if len(problems) > 1 or any(problem.is_warning for problem in problems):
        print_told(listing.counted_text(problems))
    if any(not problem.is_warning for problem in problems):
        return False
    print_told(*(map(listing.checked_file_text, files) if files else [listing.checked_text(catalogue, where)]))
    return True


@click.command()
@click.argument("condition", required=False, shell_complete=completes(FileKind.CONDITION))
@JSON
def guide(condition: str | None, as_json: bool) -> None:
    """Say what a sore hip may be, and when to see somebody; or tell of one CONDITION."""
    from coach.reports import guide, listing

    context, problems = app_context(), tuple[Problem, ...]()
    if condition is None:
        good, problems = context.catalogue.all_conditions()
    else:
        good = (context.catalogue.condition(condition),)
    conditions, words = [each.spoken_in(context.language) for each in good], context.words
    if as_json:
        print_json(guide.guide_json(conditions, words))
    elif condition is None:
        print_lines(guide.guide_text(conditions, words))
    else:
        names = {name: exercise.name for name, exercise in context.exercises().items()}
        names |= {phase.routine: context.routine_name(phase.routine) for phase in conditions[0].phases if phase.routine}
        print_lines(guide.condition_text(conditions[0], words, names, context.settings.conditions))
    if problems:
        print_wrong(listing.mistakes_text(problems))


@click.command()
@click.argument("name", shell_complete=completes(*FileKind))
def show(name: str) -> None:
    """Print the file of a routine, an exercise or a condition, NAME, as it is: to read or to copy.

    Where a routine has the same name, write exercises/NAME or conditions/NAME.
    """
    from coach.library.source import Refused, decode, read_bytes

    catalogue = library()
    folder, _, id = name.rpartition("/")
    files = [listed for kind in FileKind if folder in {"", kind.folder} for listed in catalogue.listed(kind)]
    file = next((listed for listed in files if listed.id == id), None)
    if file is None:
        raise UnknownName(unknown_name(phrase("file"), id, sorted(listed.id for listed in files)))
    try:
        text = decode(read_bytes(file.path)).replace("\r\n", "\n")
    except Refused as refused:
        raise FilesInvalid([refused.problem(file.file)]) from None
    click.echo(without_harmful(text, "\ufffd"), nl=False)


@click.command()
@click.argument("kind", type=click.Choice(["exercise", "routine", "condition", "settings"]))
def schema(kind: str) -> None:
    """Print the JSON Schema (draft 2020-12) of a KIND of file, for editors."""
    from coach.library.json_schema import json_schema
    from coach.library.new_file import known_ids

    print_json(json_schema(kind, app_context().language, known_ids(places().routines)))


@click.command()
@click.argument("kind", type=click.Choice(["routine", "exercise"]))
@click.argument("name")
def new(kind: str, name: str) -> None:
    """Write a ROUTINE or EXERCISE of your own called NAME, with comments, and say where it is."""
    from coach.library.new_file import new_file

    what = FileKind(kind)
    ours = {listed.id for listed in library().listed(what)}
    path = new_file(what, name, places().routines, app_context().language)
    click.echo(f"{visible(str(path))} is written; coach check says whether it is right when you have changed it.")
    if path.stem in ours:
        click.echo(f"It is used in the place of coach's own {path.stem}.")
