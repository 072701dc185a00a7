"""Which session a command line asks for: begun or resumed, with the repetitions and bands changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from contextlib import ExitStack, contextmanager

from coach.app.context import AppContext
from coach.app.led_plan import as_led, in_minutes
from coach.app.service import CoachService
from coach.app.session_run import SessionRun, begin_session, resume_session
from coach.cli.startup import require_screen
from coach.cli.wiring import catch_up, print_wrong
from coach.errors import HistoryBusy, HistoryError, UsageError, phrase
from coach.history.backup import with_recovery_hint
from coach.library.durations import Unclear, parse_sets, parse_whole
from coach.library.suggestions import nearest, no_band
from coach.model.plan import REPS_LIMIT, Plan, Why
from coach.plain.keyboard import can_come
from coach.reports.left_out import break_sentence, fitted_sentences, sentences, weaker_sentences
from coach.system import log

__all__ = ["asked_plan", "session_to_lead"]


@contextmanager
def session_to_lead(
    service: CoachService,
    routine: str | None,
    reps: tuple[str, ...],
    band: tuple[str, ...],
    minutes: int | None,
    *,
    rehearsal: bool,
    resume: bool,
    in_lines: bool,
    explain: bool = False,
    as_before: bool = False,
) -> Iterator[SessionRun]:
    """The session that was asked for: a new one of a routine, or the one that was broken off."""
    if resume:
        if not service.saving:
            raise UsageError("--resume goes on with what was saved; leave --no-save out")
        if routine is not None or reps or band or minutes or explain or as_before:
            raise UsageError(
                "--resume goes on with the session as it was; give no routine and nothing that would change it"
            )
        if service.led_elsewhere():
            raise HistoryBusy(phrase("another session is under way on this computer; finish it first"))
        broken_off = service.broken_off(rehearsal=rehearsal)
        if broken_off is None:
            if service.broken_off(rehearsal=True) is not None:
                raise UsageError("only a rehearsal was broken off; --resume --speed N goes on with it, as a rehearsal")
            raise UsageError("no session was broken off; coach list shows what there is to start")
        plan, leading = broken_off.plan, resume_session(service, broken_off)
    elif routine is None:
        raise UsageError("name a routine, such as rest-day; coach list shows them all. Try: coach run --help")
    else:
        with _how_to_go_on(service, routine):
            service.catch_up()
            plan = changed(service.plan(routine, as_before=as_before), reps, band, service.settings.bands)
            plan = _as_long(service, plan, minutes, _typed(reps), explain=explain)
        print_wrong(*service.unread_conditions())
        leading = begin_session(service, plan, rehearsal=rehearsal, explain=explain)
    if not in_lines:
        require_screen("Add --plain.")
    elif any(dose.self_paced for dose in plan) and not can_come():
        raise UsageError(
            f"{plan.name} waits for a key after each repetition (pace: self), and there is no keyboard here"
        )
    with ExitStack() as stack:
        with _how_to_go_on(service, routine):
            performance = stack.enter_context(leading)
        yield performance


@contextmanager
def _how_to_go_on(service: CoachService, routine: str | None) -> Iterator[None]:
    """A history that cannot be used does not stand in the way of a session: say how to have one without it."""
    try:
        yield
    except HistoryBusy:
        raise
    except HistoryError as error:
        what = phrase(
            "nothing can be saved: {why}. To go on without saving: {command}",
            why=with_recovery_hint(error, service.places.history),
            command=f"coach run {routine or 'ROUTINE'} --no-save",
        )
        raise HistoryError(what) from error


def asked_plan(
    context: AppContext,
    routine: str,
    *,
    reps: tuple[str, ...],
    band: tuple[str, ...],
    minutes: int | None,
    explain: bool,
    as_before: bool,
) -> Plan:
    """Today's plan with what was asked for put in, as it would be led, to look at or to take along.

    What is left out, done the other way round or warned of is said on stderr.
    """
    catch_up(context)
    plan = changed(context.plan(routine, as_before=as_before), reps, band, context.settings.bands)
    plan = _as_long(context, plan, minutes, _typed(reps), explain=explain)
    print_wrong(*context.unread_conditions())
    for text in filter(
        None,
        [
            break_sentence(plan, context.words, "--as-before"),
            *sentences(plan.left_out, context.words),
            *weaker_sentences(plan, context.words),
        ],
    ):
        log.print_error(text)
    print_wrong(*context.catalogue.text_warnings(routine))
    return plan


def changed(plan: Plan, reps: Sequence[str], bands: Sequence[str], ladder: Sequence[str]) -> Plan:
    """The plan with `--reps` and `--band` put in. Raises UsageError, naming what would be right."""
    for option in reps:
        exercise, value = _pair("--reps", option, plan)
        plan = plan.with_reps(exercise, *_reps(option, value))
    for option in bands:
        exercise, value = _pair("--band", option, plan)
        if value not in ladder:
            raise UsageError(f"--band {option}: {no_band(value, ladder)}")
        plan = plan.with_band(exercise, value)
    if not plan.doses:
        known = plan.left_out[0].dose.exercise.id
        instead = "`coach guide` names what suits it, " if any(out.condition for out in plan.left_out) else ""
        why = _why_nothing_is_left(plan)
        raise UsageError(f"all of {plan.name} is left out {why}; {instead}--reps {known}=N takes {known} back in")
    return plan


def _why_nothing_is_left(plan: Plan) -> str:
    said = {Why.SETTING: "by your settings", Why.HURT_TODAY: "because it hurt today"}
    return " and ".join(dict.fromkeys(said.get(out.why, f"for '{out.condition}'") for out in plan.left_out))


def _as_long(context: AppContext, plan: Plan, minutes: int | None, typed: Set[str], *, explain: bool) -> Plan:
    """The plan as it is led, with `--minutes` put in, and the repetitions that were typed left in.

    What became fewer is said on stderr.
    """
    if minutes is None:
        return as_led(context, plan, explain=explain)
    whole, fitting = in_minutes(context, plan, minutes, explain=explain, typed=typed)
    for text in fitted_sentences(whole, fitting, minutes, context.words):
        log.print_error(text)
    return fitting


def _typed(reps: Sequence[str]) -> Set[str]:
    """The exercises whose repetitions were typed."""
    return {option.partition("=")[0] for option in reps}


def _reps(option: str, value: str) -> tuple[int, int | None]:
    """Repetitions and those of a set, as a file would have them: 12, or 3x10."""
    try:
        return parse_sets(value, REPS_LIMIT) or (parse_whole(value, 1, REPS_LIMIT), None)
    except Unclear as unclear:
        from coach.library.common_mistakes import reps_elsewhere  # of use only where there is a mistake

        why = reps_elsewhere(value, share=False) or unclear
        raise UsageError(f"--reps {option}: {value or 'nothing'} {why}") from None


def _pair(name: str, option: str, plan: Plan) -> tuple[str, str]:
    exercise, equals, value = option.partition("=")
    known = [dose.exercise.id for dose, _ in plan.entries]
    if not equals:
        raise UsageError(f"{name} {option}: write EXERCISE=VALUE, such as {known[0]}=12")
    if exercise not in known:
        near = nearest(exercise, known)
        hint = f"did you mean {near}?" if near else f"it has {', '.join(dict.fromkeys(known))}"
        raise UsageError(f"{name} {option}: {plan.name} has no exercise {exercise}; {hint}")
    return exercise, value
