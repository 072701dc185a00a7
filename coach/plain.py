"""The line front end: one line per cue, in the words and the order they would be spoken, flushed at once.

For screen readers, pipes and terminals that can do no more. With a keyboard it obeys the same keys as the screen;
without one it waits for nothing: a pause that the program itself began ends by itself.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, Protocol, TextIO, TypeVar

from coach import signals, streams
from coach.engine.cues import (
    Again,
    AtEnd,
    Began,
    Countdown,
    Cue,
    Finished,
    HalfWay,
    HoldCount,
    Hurt,
    HurtWithdrawn,
    LastOne,
    Paused,
    RepDone,
    RepsChanged,
    Resumed,
    Stopped,
)
from coach.engine.events import Back, Done, Event, Fewer, Hurts, More, Next, NotHurt, Pause, Reason, Repeat, Resume
from coach.engine.machine import State
from coach.engine.phrases import Phrases
from coach.engine.script import say
from coach.errors import HistoryBusy, HistoryUnwritable
from coach.faults import visible
from coach.library.words import Vocabulary
from coach.live import Live
from coach.model.exercise import Side
from coach.model.plan import Plan
from coach.model.timeline import Segment

Kept = TypeVar("Kept")

GO_ON_AFTER_S: Final = 3.0
"""Without a keyboard, how long a pause that the program began lasts."""

PATIENCE_S: Final = 30.0
"""The longest wait between two tries to store what could not be stored."""

KEYS: Final[dict[str, tuple[type[Event], ...]]] = {
    " ": (Done, Pause, Resume),
    "n": (Next,),
    "\x1b[C": (Next,),
    "\x1b[6~": (Done, Next),
    "b": (Back,),
    "\x1b[D": (Back,),
    "\x1b[5~": (Back,),
    "r": (Repeat,),
    "o": (Hurts,),
    "u": (NotHurt,),
    "+": (More,),
    "-": (Fewer,),
}
"""For each key, the events it may mean; the first one that is legal now happens."""

_KEY: Final = re.compile(r"\x1b\[[\d;]*[A-Za-z~]|.", re.DOTALL)
"""One key of what was typed: an escape sequence, or a single character."""


def clock_text(at_ms: int) -> str:
    """Elapsed session time, M:SS.s."""
    tenths = at_ms // 100
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"


def rep_text(segment: Segment) -> str:
    """A repetition, as `--plain` prints it: which of how many, the exercise's id, the side."""
    return f"{segment.rep}/{segment.reps} {segment.exercise} {segment.side}"


def line(cue: Cue, plan: Plan, phrases: Phrases) -> str | None:
    """The line for a cue, without its end; None when it says nothing."""
    text = rep_text(cue.segment) if isinstance(cue, RepDone) and cue.counted else say(cue, plan, phrases)
    return f"{clock_text(cue.at_ms)} {_kind(cue)} {text}" if text else None


def _kind(cue: Cue) -> str:
    match cue:
        case Began(segment=segment):
            return segment.kind.value
        case RepDone(counted=counted):
            return "rep" if counted else "again"
        case HoldCount():
            return "count"
        case Countdown():
            return "ready"
        case HalfWay():
            return "half"
        case LastOne():
            return "last"
        case Paused():
            return "pause"
        case Resumed():
            return "resume"
        case Again():
            return "repeat"
        case RepsChanged():
            return "reps"
        case Hurt() | HurtWithdrawn():
            return "hurt"
        case AtEnd() | Finished():
            return "done"
        case Stopped():
            return "stop"


class Keyboard(Protocol):
    """Where the person's keys come from."""

    def wait(self, seconds: float) -> str | None:
        """The next key within so many seconds, or None."""

    @property
    def present(self) -> bool:
        """Whether a key can ever come."""


class KeyboardGone(Exception):
    """The terminal was closed: no key can come any more."""


class NoKeyboard:
    """Standard input is a pipe, a file or nothing."""

    present = False

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)


class TerminalKeyboard:
    """Single keys from a terminal, without waiting for the end of a line."""

    present = True

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._before: list[Any] | None = None
        """The terminal's modes as they were; None when they are that way."""
        self._typed: list[str] = []
        """The keys that were read and not asked for yet: what is pressed while a repetition is stored comes at once."""

    def take(self) -> None:
        """Single keys from now on; not in the background, where the terminal is somebody else's."""
        import termios  # not on every platform
        import tty

        with suppress(termios.error):  # the terminal may be gone
            if self._is_ours():
                before = termios.tcgetattr(self._fd)
                self._before = self._before or before
                tty.setcbreak(self._fd)

    def give_back(self) -> None:
        """The terminal as it was."""
        import termios

        before, self._before = self._before, None
        if before is not None and self._is_ours():
            with suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, before)

    def _is_ours(self) -> bool:
        """Whether the process is in the foreground: one behind it would be stopped for changing the modes."""
        try:
            return os.tcgetpgrp(self._fd) == os.getpgrp()
        except OSError:
            return True  # it is not the terminal that processes are stopped from

    def wait(self, seconds: float) -> str | None:
        """The next key, a whole escape sequence as one."""
        if self._before is None:  # a shell that fetches us from the background does not say so
            self.take()
        if self._typed:
            return self._typed.pop(0)
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return None
        try:
            typed = os.read(self._fd, 32)
        except OSError:
            typed = b""
        if not typed:
            raise KeyboardGone
        self._typed = _KEY.findall(typed.decode(errors="replace"))
        return self._typed.pop(0)


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard if standard input is one; the terminal is as it was afterwards, and while the process is stopped."""
    if not sys.stdin.isatty() or sys.platform == "win32":
        yield NoKeyboard()
        return
    keys = TerminalKeyboard(sys.stdin.fileno())

    def stop(_number: int, _frame: object) -> None:
        keys.give_back()
        os.kill(os.getpid(), signal.SIGSTOP)

    with signals.stopping(stop, lambda _number, _frame: keys.take()):
        keys.take()
        try:
            yield keys
        finally:
            keys.give_back()


class PlainSession:
    """A session told in lines."""

    def __init__(
        self, make_live: Callable[[Callable[[Cue], None]], Live], plan: Plan, words: Vocabulary, out: TextIO
    ) -> None:
        self._plan = plan
        self._words = words
        self._phrases = words.session
        self._out = out
        self._on_terminal = out.isatty()
        self._go_on_at_s: float | None = None
        self._go_on_after_s = GO_ON_AFTER_S
        self._said_why = ""
        self._asks_hurt = False
        self._asks_stop = False
        self._has_keys = False
        self.interrupted = 0
        """The signal that ended the session; 0 is none."""
        self.live = make_live(self._hear)

    def interrupt(self, number: int) -> None:
        """A signal came: the session ends at the next safe place, within half a second."""
        self.interrupted = number

    def run(self, keys: Keyboard) -> None:
        """Lead the person through it to the end."""
        self._has_keys = keys.present
        if keys.present:
            self._print(self._phrases.keys)
        self.live.begin()
        while not self.live.over or self.live.unwritten:
            try:
                key = keys.wait(self.live.wait_s())
            except KeyboardGone:
                self.interrupted = self.interrupted or signals.HUNG_UP
            if self.interrupted:
                # ^C is the person's own stop; after any other signal the session can be offered back.
                if self.interrupted == signal.SIGINT:
                    self.live.stop()
                return
            self.live.look()
            if self.live.over:
                if key == "q":
                    return
                self._end_again(now=key == " ")
            elif key is not None:
                self._press(key)
            elif not keys.present:
                self._go_on_by_itself()

    def _press(self, key: str) -> None:
        if self._asks_hurt and key in {*"0123456789", "x"}:
            self._asks_hurt = False
            sore = 10 if key == "x" else int(key)
            self.live.rate_hurt(sore)
            self._print(f"{clock_text(self.live.session.active_ms)} hurt {self._phrases.hurt_noted.format(sore=sore)}")
            return
        asked, self._asks_stop = self._asks_stop, False
        if key == "q":
            if asked:
                self.live.stop()
            else:
                self._ask_to_stop()
            return
        for kind in KEYS.get(key, ()):
            if self.live.session.allows(kind):
                self.live.send(kind())  # type: ignore[call-arg]  # none of these events has a field without a default
                return

    def _ask_to_stop(self) -> None:
        """No key ends a session by itself: a first one pauses and asks."""
        if self.live.session.state is State.RUNNING:
            self.live.send(Pause())
        if not self.live.over:  # the last moment of it may have gone by meanwhile
            self._asks_stop = True
            self._print(f"{clock_text(self.live.session.active_ms)} pause {self._phrases.ask_stop}")

    def _go_on_by_itself(self) -> None:
        if self.live.session.state is not State.PAUSED:
            self._go_on_at_s = None
        elif self._waited():
            self.live.send(Resume())

    def _end_again(self, *, now: bool) -> None:
        """Its end could not be written down: say so, and try again and again."""
        self._say_why(self.live.session.active_ms)
        if self._waited() or now:
            self.live.end_again()

    def _waited(self) -> bool:
        """Whether the wait before the next try is over; each wait is longer than the one before."""
        now_s = time.monotonic()
        if self._go_on_at_s is None:
            self._go_on_at_s = now_s + self._go_on_after_s
        if now_s < self._go_on_at_s:
            return False
        self._go_on_at_s = None
        self._go_on_after_s = min(self._go_on_after_s * 2, PATIENCE_S)
        return True

    def _say_why(self, at_ms: int) -> None:
        """Why nothing can be stored; not again and again while it is the same."""
        why = "" if self.live.error is None else self._words.error(self.live.error)
        if why != self._said_why:
            self._said_why = why
            self._print(f"{clock_text(at_ms)} pause {why}")

    def _hear(self, cue: Cue) -> None:
        again = isinstance(cue, Paused) and cue.reason is Reason.STORE and self._said_why and not self._has_keys
        if not again and (text := line(cue, self._plan, self._phrases)) is not None:
            self._print(text)
        if isinstance(cue, Paused) and cue.reason is Reason.STORE:
            self._said_why = "" if self._has_keys else self._said_why
            self._say_why(cue.at_ms)
        elif isinstance(cue, Resumed | RepDone):
            self._said_why, self._go_on_after_s = "", GO_ON_AFTER_S
        if isinstance(cue, Hurt):
            self._asks_hurt = True
            self._print(f"{clock_text(cue.at_ms)} hurt {self._phrases.ask_hurt}")

    def _print(self, text: str) -> None:
        try:
            self._out.write(visible(text) + "\n")
            self._out.flush()
        except BrokenPipeError:
            raise
        except OSError:
            if not self._on_terminal:
                raise
            streams.let_go(self._out)
            self.interrupted = self.interrupted or signals.HUNG_UP


def ask_number(question: str, phrases: Phrases, read: Callable[[str], str] = input) -> int | None:
    """An answer from 0 to 10, or None for just enter; asks again for anything else."""
    while True:
        try:
            answer = read(phrases.ask.format(question=question) + " ").strip()
        except EOFError:
            return None
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and int(answer) <= 10:
            return int(answer)


def patiently(
    keep: Callable[[], Kept],
    words: Vocabulary,
    tell: Callable[[str], object],
    sleep: Callable[[float], object] | None = None,
) -> Kept:
    """Store the answers; while there is no room or another holds the history, say why, once, and try anew."""
    said, wait_s = "", GO_ON_AFTER_S
    while True:
        try:
            return keep()
        except (HistoryBusy, HistoryUnwritable) as error:
            if said != str(error):
                said = str(error)
                tell(visible(words.screens.not_stored.format(error=words.error(error), key="Ctrl-C")))
        (sleep or time.sleep)(wait_s)
        wait_s = min(wait_s * 2, PATIENCE_S)


def summary(plan: Plan, rows: Sequence[tuple[int, str, int, int]], phrases: Phrases) -> Iterator[str]:
    """What was done: a line for each exercise from (entry, side, performed, prescribed)."""
    for entry, dose in enumerate(plan.doses):
        done = [
            phrases.done_of.format(side=phrases.named_side(Side(side)), performed=performed, asked=asked)
            for place, side, performed, asked in rows
            if place == entry
        ]
        yield f"{dose.exercise.name}: {', '.join(done)}"
