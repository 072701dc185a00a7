"""`coach run --plain` from its first line to its last: how it is told, led, asked about and concluded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Final

from msgspec import Struct

from coach.app.retry import retry_until_stored
from coach.app.runner import TOO_FAST_TO_SPEAK, Live, SoundLookahead
from coach.app.session_run import SessionRun
from coach.engine.cues import Cue
from coach.engine.lines import clock_text
from coach.engine.transitions import State
from coach.errors import HistoryError
from coach.i18n.reasons import sentence
from coach.model.exercise import Exercise
from coach.model.progression import Decision
from coach.model.record import Status, sides
from coach.plain import afterwards
from coach.plain.keyboard import keyboard
from coach.plain.printer import Printer
from coach.plain.session import PlainSession
from coach.plain.tellers import Aloud, AloudAndRead, SpokenLines, Teller, TimedLines, reading_s
from coach.reports import left_out
from coach.sound.facade import Sound
from coach.sound.listener import Listener
from coach.system import log, signals

FINISH_MS: Final = 3_000
"""How long the last words may take to end before the program does."""


class LeadOptions(Struct, frozen=True, kw_only=True):
    """The options of `coach run --plain`."""

    speed: float = 1.0
    times: bool = False
    """Lines with times, on a terminal too."""
    aloud: bool = False
    effort: int | None = None
    sore: int | None = None
    resumed: bool = False
    """Whether it goes on with a session that was broken off."""


def lead(performance: SessionRun, options: LeadOptions) -> int:
    """Lead through it in lines, and ask afterwards; returns the exit code.

    On a terminal a screen reader reads the words alone. What runs faster than real time nobody can read along, and is
    told with its times there too.
    """
    printer = Printer(sys.stdout, folded=sys.stdout.isatty() and options.speed == 1 and not options.times)
    with ExitStack() as stack:
        stack.callback(printer.end)
        sound = (
            stack.enter_context(_aloud(performance, printer))
            if options.aloud and options.speed <= TOO_FAST_TO_SPEAK
            else None
        )
        tell = tells(performance, printer)
        session = _session(performance, options, printer, sound, tell)
        printer.gone = session.hang_up
        with signals.caught(session.interrupt), keyboard() as keys:
            opening = [
                *_left_out(performance, options, printer),
                *_opening(performance, options, has_keys=keys.present),
            ]
            for kind, text in opening:
                tell(kind, text)
            session.run(keys, reading_s(text for _, text in opening) if printer.folded else 0.0)
            typed = keys.rest()
        if session.interrupted:
            _take_up_hurts(performance)
            return 128 + session.interrupted
        if session.live.error is not None:
            raise session.live.error
        conclude(performance, options, tell, afterwards.Answers(printer, typed))
        if sound is not None:
            sound.close(FINISH_MS)
    return 0 if session.live.session.state is State.FINISHED else 1


def _take_up_hurts(performance: SessionRun) -> None:
    """What hurt in a session that was stopped by ^C counts for the next dose, though nobody is asked anything more."""
    with suppress(HistoryError):  # a new day takes it up
        record = performance.record()
        if record.hurts and record.status is not Status.OPEN:
            performance.conclude()


Tell = Callable[[str, str], object]
"""Prints what is no cue: of which kind it is, and the words."""


def tells(performance: SessionRun, printer: Printer) -> Tell:
    """The words alone where they are read; where lines have times, with the time and the kind as every line has."""

    def tell(kind: str, text: str) -> None:
        printer.line(text if printer.folded else f"{clock_text(performance.session.active_ms)} {kind} {text}")

    return tell


@contextmanager
def _aloud(performance: SessionRun, printer: Printer) -> Iterator[Sound]:
    from coach.sound.choose import make_sound

    service = performance.service

    def notice(fault: str) -> None:
        (printer.line if printer.folded else log.print_error)(service.words.screens.see_doctor.format(fault=fault))

    sound = make_sound(service.settings, service.language, notice)
    try:
        yield sound
    finally:
        sound.close()


def _session(
    performance: SessionRun, options: LeadOptions, printer: Printer, sound: Sound | None, tell: Tell
) -> PlainSession:
    service, plan = performance.service, performance.plan
    settings, words = service.settings, service.words
    speak = settings.speak

    def listener(sound: Sound) -> Listener:
        return Listener(sound, plan, words.session, speak, settings.voice_rate, service.language)

    def live(listener: Callable[[Cue], None]) -> Live:
        return Live(performance.session, performance.journal, listener, speed=options.speed, lookahead=lookahead())

    def mute() -> None:
        if sound is not None:
            sound.mute(not sound.muted)
            tell("sound", words.screens.sound_off if sound.muted else words.screens.sound_on)

    def heard() -> bool:
        return sound is not None and not sound.muted and sound.voice.speaks

    def lookahead() -> SoundLookahead | None:
        return AloudAndRead(aloud, reader) if aloud and reader else aloud or reader

    aloud = None if sound is None else listener(sound)
    prints: Teller = TimedLines(printer, plan, words.session)
    reader: SpokenLines | None = None
    if printer.folded:
        prints = reader = SpokenLines(printer, listener, speak, heard)
    return PlainSession(live, words, [prints] if aloud is None else [prints, Aloud(aloud)], mute=mute)


def _left_out(performance: SessionRun, options: LeadOptions, printer: Printer) -> list[tuple[str, str]]:
    """What is not in a new session; said on stderr where lines go into a pipe, which are the session's alone."""
    words = performance.service.words
    after_break = "" if options.resumed else left_out.break_sentence(performance.plan, words, "--as-before")
    sentences = [*filter(None, [after_break]), *left_out.sentences(performance.left_out, words)]
    sentences += [] if options.resumed else left_out.weaker_sentences(performance.plan, words)
    if printer.folded:
        return [("left-out", text) for text in sentences]
    for text in sentences:
        log.print_error(text)
    return []


def _opening(performance: SessionRun, options: LeadOptions, *, has_keys: bool) -> Iterator[tuple[str, str]]:
    """Of which kind and what is told before the session begins, so that nobody reads it while the clock runs."""
    if not performance.saved:
        yield "unsaved", performance.service.words.screens.not_saved
    if options.resumed:
        yield "resume", _which(performance)
    if has_keys:
        yield "help", performance.service.session_texts.keys_offer


def _which(performance: SessionRun) -> str:
    """Which session goes on, and when it began."""
    words, record = performance.service.words, performance.opening
    done = sum(performed for _, _, performed, _ in sides(record.sets))
    return words.screens.go_on_with.format(
        name=performance.plan.name, day=words.dates.lately(record.started_at, performance.service.today()), reps=done
    )


def conclude(performance: SessionRun, options: LeadOptions, tell: Tell, answers: afterwards.Answers) -> None:
    """What was done, the two questions, and what it means for next time."""
    service, texts = performance.service, performance.service.session_texts
    for text in afterwards.summary(performance.plan, performance.record(), texts):
        tell("summary", text)
    if not performance.saved:
        tell("unsaved", texts.after_unsaved)
        return
    if not performance.did_something:
        tell("summary", texts.after_nothing)
        return
    effort, sore = options.effort, options.sore
    if sys.stdin.isatty() and sys.stdout.isatty():
        effort = afterwards.ask_number(texts.how_hard, texts, answers.read) if effort is None else effort
        sore = afterwards.ask_number(texts.how_sore, texts, answers.read) if sore is None else sore
    day = performance.decided_on

    def keep() -> tuple[tuple[Exercise, Decision], ...]:
        performance.answer(effort=effort, sore=sore)
        return performance.conclude()

    for exercise, decision in retry_until_stored(keep, service.words, partial(tell, "unsaved")):
        tell("next-time", f"{exercise.name} {sentence(decision.reason, service.words.telling, today=day)}")
    if (advice := service.advice()) is not None:
        tell("advice", advice)
