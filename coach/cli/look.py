"""The commands that show where the person stands, and take what they say of it: targets, history, health."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from coach.cli.completion import ANSWER, EXERCISE, JSON
from coach.cli.wiring import app_context, catch_up, coach_service, keep_backup, print_json, print_lines
from coach.errors import HistoryError, UsageError
from coach.library.suggestions import no_band
from coach.model.plan import REPS_LIMIT

if TYPE_CHECKING:
    from coach.app.decisions import ExerciseProgress
    from coach.app.service import CoachService
    from coach.model.exercise import Exercise
    from coach.model.progression import Decision

WEEKS_LISTED = 8
DECISIONS = 20
"""Decisions that are listed at most."""


@click.command()
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
    hurt: tuple[str, ...],
    not_hurt: tuple[str, ...],
    **answers: Any,
) -> None:
    """List every session, newest first; or put right what you answered in one.

    What was decided on an answer is decided anew; what you said before is kept.
    """
    from coach.reports import sessions

    given = hurt or not_hurt or any(answer is not None for answer in answers.values())
    if correct is not None:
        if as_json or as_csv:
            raise UsageError("--correct goes without --json and --csv")
        if not given:
            raise UsageError(f"say what is right: coach history --correct {correct} --sore 2; --help shows all of them")
        hurts: dict[str, int | None] = {**dict(map(_hurt_so, hurt)), **dict.fromkeys(not_hurt)}
        _correct(correct, hurts, **answers)
        return
    if given:
        raise UsageError("name the session whose answers are put right: --correct SESSION; coach history shows its id")
    if as_json and as_csv:
        raise UsageError("--json and --csv: choose one")
    with app_context().reading() as store:
        records = tuple(store.sessions())
    if as_json:
        print_json({"sessions": [sessions.session_json(record) for record in records]})
    elif as_csv:
        click.echo(sessions.history_csv(records), nl=False)
    else:
        print_lines(sessions.history_text(records))


def _hurt_so(option: str) -> tuple[str, int]:
    exercise, _, sore = option.partition("=")
    if not (sore.isascii() and sore.isdigit() and int(sore[:3]) <= 10):
        raise UsageError(f"--hurt {option}: write EXERCISE=N with a number from 0 to 10; --not-hurt for a mistake")
    return exercise, int(sore)


def _correct(beginning: str, hurts: Mapping[str, int | None], **answers: Any) -> None:
    service = coach_service(to_lead=True)
    decisions = service.correct(service.session_named(beginning), hurts=hurts, **answers)
    click.echo(service.words.screens.put_right_done)
    _tell(service, decisions)


def _tell(service: CoachService, decisions: Sequence[tuple[Exercise, Decision]], otherwise: str | None = None) -> None:
    """What an answer has decided, and what it asks for."""
    from coach.reports import progress

    print_lines(list(progress.decisions_text(decisions, service.words)) or filter(None, [otherwise]))
    print_lines(filter(None, [service.advice()]))
    keep_backup(service.places.history)


@click.command()
@EXERCISE
@click.argument("reps", required=False, type=click.IntRange(1, REPS_LIMIT))
@click.option("--band", metavar="BAND", help="The band to do it with.")
@click.option("--reset", is_flag=True, help="Back to the exercise's own file.")
@JSON
def target(exercise: str | None, reps: int | None, band: str | None, reset: bool, as_json: bool) -> None:
    """Show your targets, or set one: EXERCISE REPS, per side (seconds, where the hold is what grows).

    Your number always wins, and progress goes on from there.
    """
    from coach.reports import progress

    service = coach_service()
    catch_up(service)
    setting = reps is not None or band is not None or reset
    if exercise is None:
        if setting:
            raise UsageError("name the exercise: coach target clamshell 12")
        shown = service.standings(all_of_them=True)
    else:
        standing = _standing(service, exercise)
        if setting:
            _set_target(service, standing, reps, band, reset=reset)
            keep_backup(service.places.history)
        shown = (_standing(service, exercise),)
    if as_json:
        print_json(progress.targets_json(shown))
    else:
        print_lines(progress.targets_text(shown, service.words))


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
    service.set_target(exercise, replace(now.with_amount(reps or now.amount), band=band or now.band))


def _standing(service: CoachService, name: str) -> ExerciseProgress:
    """Where the person stands in one exercise; says which there are if it does not exist."""
    found = {standing.exercise.id: standing for standing in service.standings(all_of_them=True)}
    if name not in found:
        service.catalogue.exercise(name)  # says what is wrong with its name or its file
        raise UsageError(f"{name} cannot be read; coach check says why")
    return found[name]


@click.command()
@EXERCISE
@JSON
def progress(exercise: str | None, as_json: bool) -> None:
    """Show the way to the goal and through the bands, with a chart and the reasons."""
    from coach.reports import progress

    service = coach_service()
    catch_up(service)
    chosen = service.standings() if exercise is None else (_standing(service, exercise),)
    with service.reading() as store:
        rows = [
            (each, service.charted(store, each.exercise.id), store.decisions(each.exercise.id, limit=DECISIONS))
            for each in chosen
        ]
        days = store.days()
    if as_json:
        print_json({"exercises": [progress.progress_json(*row) for row in rows]})
        return
    words, today = service.words, service.today()
    for standing, records, decisions in rows:
        print_lines(progress.chart_text(standing, records, words))
        print_lines(progress.reasons_text(decisions[: DECISIONS if exercise else 1], words))
        click.echo("")
    if exercise is None:
        print_lines([progress.streak_text(days, today, words), "", *progress.calendar_text(days, today, words), ""])
        print_lines(progress.weeks_text(days, today, words, WEEKS_LISTED))


@click.command()
@click.argument("sore", type=ANSWER, metavar="N")
def morning(sore: int) -> None:
    """Say how sore the hip is the morning after, 0-10."""
    service = coach_service(to_lead=True)
    _tell(service, service.morning(sore), service.words.screens.morning_kept.format(sore=sore))


@click.command()
def doctor() -> None:
    """Say what works here, and what to do about what does not; with a keyboard, sound a tone and a sentence."""
    from coach.reports import doctor
    from coach.sound.choose import describe, make_sound, voice_settings

    service, heard = coach_service(), True
    fault = doctor.history_fault(service.places.history)
    voices = describe(voice_settings(service.settings, service.language), service.settings.tones)
    print_lines(doctor.report(service, voices, fault))
    if sys.stdin.isatty() and sys.stdout.isatty():
        with closing(make_sound(service.settings, service.language, click.echo)) as sound:
            heard = doctor.audition(sound, service.session_texts.trial, partial(click.confirm, default=True))
    if not heard:
        click.echo("Turn the volume up, and see what the lines above say. Everything works without sound, too.")
    if fault is not None:
        raise click.exceptions.Exit(HistoryError.exit_code)
