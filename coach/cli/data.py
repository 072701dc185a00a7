"""The commands that keep a history safe and carry it: backup, restore, export, import; and the backup kept by itself.

What they do is in `history/`; here is what they ask and say. Nothing is loaded for them until one is used.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import click

from coach.app.context import now
from coach.errors import CoachError, FileRefused, HistoryUnwritable, UsageError
from coach.history import backup as backups
from coach.history import integrity
from coach.history.store import Store
from coach.i18n.catalog import vocabulary
from coach.model.language import Language
from coach.system.log import say, visible
from coach.system.paths import places, replace_file

FILE = click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
STREAM = Path("-")


def fault(history: Path) -> str | None:
    """What is wrong with a history, as a line with the way out; None when nothing is. Reads all of it."""
    from coach.history import transfer

    try:
        with Store.open(history, read_only=True) as store:
            if history.exists():
                integrity.verify(history)
                if not (os.access(history, os.W_OK) and os.access(history.parent, os.W_OK)):
                    raise HistoryUnwritable(
                        f"{history} is whole, but may not be written; coach run ROUTINE --no-save needs no saving"
                    )
            elif (folder := _unwritable(history)) is not None:
                raise HistoryUnwritable(
                    f"nothing can be saved: {folder} may not be written; coach run ROUTINE --no-save needs no saving"
                )
            transfer.export(store)
    except CoachError as error:
        return backups.with_recovery_hint(error, history)
    return None


def _unwritable(history: Path) -> Path | None:
    """What keeps a history from being made: the nearest thing above it, where nothing can be made in that. Tried."""
    above = next(each for each in history.absolute().parents if os.path.lexists(each))
    try:
        trial = above / f".coach-{os.getpid()}"
        trial.mkdir(mode=0o700)
        trial.rmdir()
    except OSError:
        return above
    return None


def keep_backup(history: Path, *, anew: bool = False) -> None:
    """Keep today's backup; one that cannot be made is said and spoils nothing else."""
    try:
        backups.keep_daily(history, now(), anew=anew)
    except CoachError as error:
        say(f"today's backup could not be made: {backups.with_recovery_hint(error, history)}")


def say_missed(history: Path) -> None:
    """Say that the history is gone while there are backups of it: nobody else would notice that a new one begins."""
    if (good := backups.missed(history)) is not None:
        say(vocabulary(Language.EN).screens.history_gone.format(history=history, good=good))


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
    done = backups.restore(history, chosen, now())
    if done.aside is not None:
        click.echo(visible(f"Moved aside: {done.aside}"))
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
    """Take an exported FILE (- is stdin) into your history: all of it or nothing, and twice is once."""
    from coach.history import export_format, transfer

    try:
        theirs = export_format.read(_read(file, export_format.SIZE_LIMIT))
        with Store.open(places().history) as store:
            store.claim()
            taken = transfer.take_in(store, theirs, now())
    except FileRefused as error:
        raise FileRefused(f"{file}: {error}; nothing was taken in") from error
    keep_backup(places().history, anew=True)
    click.echo(
        f"Sessions: {taken.added} new, {taken.completed} with something new, of {len(theirs.sessions)}."
        f" Decisions: {taken.decisions} new, of {len(theirs.decisions)}."
    )


COMMANDS: dict[str, click.Command] = {"backup": backup, "restore": restore, "export": export_, "import": import_}


def _read(file: Path, limit: int) -> bytes:
    """A regular file, or stdin; a byte more than `limit` at most."""
    if file == STREAM:
        return sys.stdin.buffer.read(limit + 1)
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise FileRefused("no regular file")
        with file.open("rb") as opened:
            return opened.read(limit + 1)
    except OSError as error:
        raise FileRefused(f"cannot be read: {error.strerror or error}") from error


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
