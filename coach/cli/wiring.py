"""The parts, wired together for a command; and what every command prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from coach.app.context import AppContext, now
from coach.errors import CoachError, FilesInvalid, HistoryError, Phrase, phrase
from coach.i18n.catalog import vocabulary
from coach.library.cache import ParseCache
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.settings import named_language, read_settings
from coach.model.language import Language, chosen, locale_in
from coach.model.settings import Settings
from coach.reports.tables import Json
from coach.system import log
from coach.system.paths import places
from coach.system.text import visible

if TYPE_CHECKING:
    from coach.app.service import CoachService
    from coach.i18n.phrases import Wrong

Kind = TypeVar("Kind", bound=AppContext)


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
    kept = ParseCache(where.kept)
    catalogue = Catalogue(shipped_routines(), where.routines, kept)
    try:
        settings = read_settings(where.settings, kept)
    except FilesInvalid as invalid:
        if to_lead:
            raise
        print_wrong(invalid)
        settings = Settings()
    service = kind(catalogue, where, settings, locale=locale_in(os.environ))
    if (context := click.get_current_context(silent=True)) is not None:
        context.call_on_close(lambda: kept.save() if service.saving else None)
    return service


def catch_up(service: AppContext) -> None:
    """Take the steps back that a new day brings, before anything is told of its doses; nothing to read waits for it."""
    with suppress(FilesInvalid, HistoryError):
        if service.owes():
            coach_service(to_lead=True).catch_up()


def library() -> Catalogue:
    """The files alone, read anew."""
    return Catalogue(shipped_routines(), places().routines)


def keep_backup(history: Path, *, anew: bool = False) -> None:
    """Keep today's backup; one that cannot be made is said and spoils nothing else."""
    from coach.history import backup

    try:
        backup.keep_daily(history, now(), anew=anew)
    except CoachError as error:
        why = backup.with_recovery_hint(error, history)
        print_wrong(phrase("today's backup could not be made: {why}", why=why))


def warn_lost_history(history: Path) -> None:
    """Say that the history is gone while there are backups of it: nobody else would notice that a new one begins."""
    from coach.history.backup import lost_history

    if (good := lost_history(history)) is not None:
        texts = vocabulary(_language(sys.stderr)).screens
        log.print_error(texts.history_gone.format(history=history, good=good))


def print_wrong(*mistakes: Wrong) -> None:
    """Say on stderr what is wrong: on a terminal in the person's language, and else in English, for programs."""
    for wrong in mistakes:
        log.print_error(vocabulary(_language(sys.stderr)).in_words(wrong))


def print_told(*found: Phrase) -> None:
    """Say on stdout what was found, in the same languages."""
    print_lines(map(vocabulary(_language(sys.stdout)).in_words, found))


def is_read_by_a_person(stream: TextIO) -> bool:
    """Whether what is written there is seen on a terminal."""
    return stream.isatty()


def _language(stream: TextIO) -> Language:
    """What the person is spoken to in, where they read this; the settings may be what is wrong."""
    if not is_read_by_a_person(stream):
        return Language.EN
    return chosen(named_language(places().settings), locale_in(os.environ))


def print_json(document: Json) -> None:
    """A document for programs."""
    from coach.reports.json_text import as_json

    click.echo(as_json(document))


def print_lines(lines: Iterable[str]) -> None:
    """Lines for people; nothing in them acts on a terminal."""
    for text in lines:
        click.echo(visible(text))
