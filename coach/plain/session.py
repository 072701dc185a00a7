"""A session led in lines: the clock, the keys and what each key does, whoever tells it.

With a keyboard it obeys the same keys as the screen; without one it waits for nothing: a pause that the program itself
began ends by itself.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence

from coach.app.retry import Backoff
from coach.app.runner import Live
from coach.engine.cues import Cue, HurtReported, Paused, RepDone, Resumed, Stopped
from coach.engine.events import Back, Event, Next, NotHurt, Pause, PauseReason, Repeat, Resume
from coach.engine.keys import HELP, MUTE, RED_FLAGS, STOP, events_of
from coach.engine.rating import HIGHEST, TEN_WITHIN_S, TypedRating
from coach.engine.transitions import State
from coach.i18n import red_flags
from coach.i18n.catalog import Vocabulary
from coach.plain.keyboard import Keyboard, KeyboardGone
from coach.plain.tellers import Teller
from coach.system import signals

_STOPS, _CLOSES = STOP


class PlainSession:
    """A session told in lines."""

    def __init__(
        self,
        make_live: Callable[[Callable[[Cue], None]], Live],
        words: Vocabulary,
        tellers: Sequence[Teller],
        *,
        mute: Callable[[], object] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """The first of the tellers is the one that prints. `clock` times answers and new tries, not the session."""
        self._words = words
        self._texts = words.session
        self._tellers = tellers
        self._mute = mute
        self._clock = clock
        self._retry = Backoff()
        self._said_why = ""
        self._hurt: TypedRating | None = None
        """What is typed of the answer to how much it hurts; None while that is not asked."""
        self._hurt_waits_until_s = 0.0
        self._asks_stop = False
        self._has_keys = False
        self.interrupted = 0
        """The signal that ended the session; 0 is none."""
        self.live = make_live(self._hear)

    def interrupt(self, number: int) -> None:
        """A signal came: the session ends at the next safe place, within half a second."""
        self.interrupted = number

    def hang_up(self) -> None:
        """The terminal has gone."""
        self.interrupted = self.interrupted or signals.HUNG_UP

    def run(self, keys: Keyboard, wait_s: float = 0.0) -> None:
        """Lead the person through it to the end, from so long on; a key pressed before that is heard then."""
        self._has_keys = keys.present
        key = self._next_key(keys, wait_s) if wait_s else None
        self.live.begin()
        if key is not None:
            self._press(key)
        self._flush()
        while not self.live.over or self.live.unwritten:
            key = self._next_key(keys, self._wait_s())
            if self.interrupted:
                self._settle_hurt()
                # ^C is the person's own stop; after any other signal the session can be offered back.
                if self.interrupted == signal.SIGINT:
                    self.live.stop()
                break
            self.live.look()
            if self.live.over:
                if key == _STOPS:
                    break
                self._end_again(now=key == "space")
            else:
                self._on_time(keys)
                if key is not None:
                    self._press(key)
            self._flush()
        self._flush()

    def _next_key(self, keys: Keyboard, wait_s: float) -> str | None:
        try:
            return keys.wait(wait_s)
        except KeyboardGone:
            self.hang_up()
            return None

    def _wait_s(self) -> float:
        wait_s = self.live.wait_s()
        if self._hurt is not None and self._hurt.waiting:
            wait_s = min(wait_s, max(self._hurt_waits_until_s - self._clock(), 0.0))
        return wait_s

    def _on_time(self, keys: Keyboard) -> None:
        """What happens without a key."""
        if self._hurt is not None and self._hurt.waiting and self._clock() >= self._hurt_waits_until_s:
            self._settle_hurt()
        if not keys.present:
            self._go_on_by_itself()

    def _press(self, key: str) -> None:
        if self._hurt is not None and self._type_hurt(self._hurt, key):
            return
        asked = self._asks_stop
        if key == _STOPS and asked:
            self._settle_hurt()
            self.live.stop()
        elif key == _CLOSES and asked:
            self._asks_stop = False
        elif key in STOP:
            self._ask_to_stop()
        elif key == HELP:
            self._pause_to_tell(self._texts.keys)
        elif key == RED_FLAGS:
            self._pause_to_tell(*filter(None, red_flags.lines(self._words.red_flags)))
        elif key == MUTE:
            self._mute()
        elif key != "enter" or not asked:  # the end of a line does not take the question back
            self._do(events_of(key))

    def _do(self, events: list[type[Event]]) -> None:
        for kind in events:
            if self.live.session.allows(kind):
                self._asks_stop = False
                if kind not in {NotHurt, Repeat}:
                    self._settle_hurt()
                if kind in {NotHurt, Resume, Next, Back}:
                    self._hurt = None
                self.live.send(kind())  # type: ignore[call-arg]  # none of these events has a field without a default
                return

    def _type_hurt(self, typed: TypedRating, key: str) -> bool:
        """A key while it is asked how much it hurts; whether it was part of the answer."""
        after = typed.typed(key)
        if key == "0" and typed.value == 1:
            after = TypedRating(HIGHEST)  # in lines nobody sees how long a 1 waits: behind one, a 0 is never none
        if after is None:
            if key == "enter" and typed.waiting:
                self._settle_hurt()
                return True
            return False
        self._hurt = after
        self._hurt_waits_until_s = self._clock() + TEN_WITHIN_S
        if not after.waiting:
            self._note_hurt(after)
        return True

    def _settle_hurt(self) -> None:
        """A 1 stays a 1."""
        if self._hurt is not None and self._hurt.waiting:
            self._hurt = self._hurt.settled()
            self._note_hurt(self._hurt)

    def _note_hurt(self, answer: TypedRating) -> None:
        self.live.rate_hurt(answer.value)
        if answer.value is not None:
            self._ask("hurt", self._texts.hurt_noted.format(sore=answer.value))
        else:
            self._ask("hurt", self._texts.ask_hurt)

    def _ask_to_stop(self) -> None:
        """No key ends a session by itself: a first one pauses and asks."""
        if self.live.session.state is State.RUNNING:
            self.live.send(Pause())
        if not self.live.over:  # the last moment of it may have gone by meanwhile
            self._asks_stop = True
            self._ask("pause", self._texts.ask_stop)

    def _pause_to_tell(self, *texts: str) -> None:
        """What takes its time to read is not read against the clock."""
        if self.live.session.state is State.RUNNING:
            self.live.send(Pause())
        for text in texts:
            self._tellers[0].ask(self.live.session.active_ms, "help", text)

    def _go_on_by_itself(self) -> None:
        if self.live.session.state is not State.PAUSED:
            self._retry.forget()
        elif self._retry.over(self._clock()):
            self.live.send(Resume())

    def _end_again(self, *, now: bool) -> None:
        """Its end could not be written down: say so, and try again and again."""
        self._say_why()
        if self._retry.over(self._clock()) or now:
            self.live.end_again()

    def _say_why(self) -> None:
        """Why nothing can be stored; not again and again while it is the same."""
        why = "" if self.live.error is None else self._words.in_words(self.live.error)
        if why != self._said_why:
            self._said_why = why
            self._ask("pause", why)

    def _hear(self, cue: Cue) -> None:
        again = isinstance(cue, Paused) and cue.reason is PauseReason.STORE and self._said_why and not self._has_keys
        if not again:
            for teller in self._tellers:
                teller.hear(cue)
        if isinstance(cue, Paused) and cue.reason is PauseReason.STORE:
            self._said_why = "" if self._has_keys else self._said_why
            self._say_why()
        elif isinstance(cue, Resumed | RepDone):
            self._said_why, self._retry = "", Backoff()
        if isinstance(cue, HurtReported):
            self._hurt = TypedRating()
            self._ask("hurt", self._texts.ask_hurt)
        elif isinstance(cue, Stopped):
            self._hurt = None

    def _ask(self, kind: str, text: str) -> None:
        for teller in self._tellers:
            teller.ask(self.live.session.active_ms, kind, text)

    def _flush(self) -> None:
        for teller in self._tellers:
            teller.flush()
