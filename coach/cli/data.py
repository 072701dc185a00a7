"""The commands that keep a history safe and carry it: backup, restore, export, import.

What they do is in `history/`; here is what they ask and say.
"""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import click

from coach.app.context import now
from coach.cli.wiring import coach_service, keep_backup, print_lines
from coach.errors import FileRefused, UsageError, phrase, system_reason
from coach.history import backup as backups
from coach.history.store import Store
from coach.system.files import replace_file
from coach.system.paths import places
from coach.system.text import visible

FILE = click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
STREAM = Path("-")


@click.command()
@FILE
def backup(file: Path | None) -> None:
    """Make a verified copy of your history: in the backups folder, or as FILE."""
    if file == STREAM:
        raise UsageError("a backup is a database, not for a pipe; coach export writes JSON")
    made = backups.back_up(places().history, now(), file)
    click.echo(visible(f"Backed up and verified: {made}"))


@click.command()
@FILE
@click.option("--yes", is_flag=True, help="Do not ask first.")
def restore(file: Path | None, yes: bool) -> None:
    """Go back to the newest good backup, or to FILE; the present history is moved aside, never deleted."""
    history = places().history
    chosen = backups.choose(history, file)
    before = backups.contents(chosen)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("restore asks first, and there is no keyboard here; add --yes")
        click.echo(visible(f"{chosen} holds {before}. What is there now is kept under another name."))
        if not click.confirm("Go back to it?", default=False):
            click.echo("Nothing was changed.")
            return
    if (aside := backups.restore(history, chosen, now())) is not None:
        click.echo(visible(f"Moved aside: {aside}"))
    click.echo(visible(f"Restored: {before}, from {chosen}"))


@click.command("export")
@FILE
def export_(file: Path | None) -> None:
    """Write the whole history as JSON: to FILE, or to stdout."""
    from coach.history import export_format, transfer

    history = places().history
    with Store.open(history, read_only=True) as store:
        data = transfer.export(store)
    if file is None or file == STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    _write(file, data, export_format.BEGINNING)
    click.echo(visible(f"Written: {file}"), err=True)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def import_(file: Path) -> None:
    """Take an exported FILE (- is stdin), or what a web page saved at the end of its session, into your history.

    All of it or nothing, and twice is once. What it makes of your targets is said, before and after.
    """
    from coach.app.import_history import import_history
    from coach.history import export_format
    from coach.reports import progress

    service = coach_service(to_lead=True)
    try:
        theirs = export_format.read(_read(file, export_format.SIZE_LIMIT))
        made = import_history(service, theirs)
    except FileRefused as error:
        raise FileRefused(phrase("{file}: {why}; nothing was taken in", file=str(file), why=error.what)) from error
    keep_backup(service.places.history, anew=True)
    words, merged = service.words, made.merged
    counts = {"added": len(merged.added), "completed": len(merged.completed), "sessions": len(theirs.sessions)}
    decisions = words.screens.imported_decisions.format(new=merged.decisions, decisions=len(theirs.decisions))
    click.echo(f"{words.screens.imported_sessions.format(**counts)} {decisions}")
    print_lines(progress.imported_text(made.changes, words))
    print_lines(progress.decisions_text(made.decided, words))
    print_lines(filter(None, [service.advice()]))


def _read(file: Path, limit: int) -> bytes:
    """A regular file, or stdin; a byte more than `limit` at most."""
    if file == STREAM:
        return sys.stdin.buffer.read(limit + 1)
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise FileRefused(phrase("no regular file"))
        with file.open("rb") as opened:
            return opened.read(limit + 1)
    except OSError as error:
        raise FileRefused(phrase("cannot be read: {why}", why=system_reason(error))) from error


def _write(file: Path, data: bytes, beginning: bytes) -> None:
    """Write a file whole or not at all, readable by its owner only; takes no other file's place than an export's."""
    try:
        if file.exists():
            if not file.is_file():
                raise UsageError(f"{file} is no file; name another one")
            with file.open("rb") as there:
                if there.read(len(beginning)) != beginning:
                    raise UsageError(f"{file} is there already, and is no export; name another file")
        replace_file(file, data)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror or error}") from error
