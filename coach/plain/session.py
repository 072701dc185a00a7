"""The line front end: a session led in lines, one for each cue, in the order they would be spoken, flushed at once.

For screen readers, pipes and terminals that can do no more. With a keyboard it obeys the same keys as the screen;
without one it waits for nothing: a pause that the program itself began ends by itself.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from typing import Final, TextIO

from coach import signals, streams
from coach.engine.cues import Cue, Hurt, Paused, RepDone, Resumed
from coach.engine.events import Back, Done, Event, Fewer, Hurts, More, Next, NotHurt, Pause, Reason, Repeat, Resume
from coach.engine.lines import clock_text, line
from coach.engine.machine import State
from coach.faults import visible
from coach.library.words import Vocabulary
from coach.live import Live
from coach.model.plan import Plan
from coach.plain.keyboard import Keyboard, KeyboardGone
from coach.plain.retry import Backoff

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
        self._retry = Backoff()
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
            self._retry.forget()
        elif self._retry.over(time.monotonic()):
            self.live.send(Resume())

    def _end_again(self, *, now: bool) -> None:
        """Its end could not be written down: say so, and try again and again."""
        self._say_why(self.live.session.active_ms)
        if self._retry.over(time.monotonic()) or now:
            self.live.end_again()

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
            self._said_why, self._retry = "", Backoff()
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
