"""The live screen: one count, as large as the terminal allows, and what one needs beside it.

It looks at the clock when the next moment is due and touches only what changed. Keys become events; which of them are
live is asked of the session, so the footer is always true.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Click
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from coach.app.journal import ThreadJournal
from coach.app.runner import Live, real_clock
from coach.app.session_run import SessionRun
from coach.engine.cues import Again, Began, Countdown, Cue, Finished, HoldCount, Paused, RepDone, Stopped
from coach.engine.events import Done, Event, Pause, PauseReason, Resume
from coach.engine.script import say
from coach.engine.transitions import State
from coach.errors import CoachError
from coach.model.timeline import Segment, SetKey
from coach.system.text import visible
from coach.tui.key_labels import label_keys
from coach.tui.live.keys import EVENTS, KEYS
from coach.tui.live.presenter import LivePresenter
from coach.tui.live.speech import LiveSpeech
from coach.tui.live.view import VisibleTime, visible_time
from coach.tui.rendering.frame_buffer import FrameBuffer
from coach.tui.rendering.prerender import Prerenderer
from coach.tui.rendering.timer import EARLY_S, PreciseTimer
from coach.tui.widgets.figure import FRAME_S
from coach.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from coach.sound.listener import Listener
    from coach.tui.live.questions import SessionQuestions

END_AGAIN_S = 2.0
"""Between two tries to write down the end of a session."""


class LiveScreen(Screen[None]):
    """A session under way."""

    CSS_PATH = "screen.tcss"
    BINDINGS = KEYS

    class Over(Message):
        """The session has ended and its end is written down."""

        def __init__(self, performance: SessionRun, *, completed: bool) -> None:
            super().__init__()
            self.performance = performance
            self.completed = completed

    def __init__(
        self,
        performance: SessionRun,
        buffer: FrameBuffer,
        *,
        speed: float = 1.0,
        clock: Callable[[], float] = real_clock,
        listener: Listener | None = None,
    ) -> None:
        super().__init__()
        self.prerender = Prerenderer(self, buffer)
        self._compositor = self.prerender.compositor
        self._listener = listener
        self.speech = LiveSpeech(listener)
        self.performance = performance
        self._words = performance.service.words
        self._phrases = self._words.session
        label_keys(self, self._words)
        self._speed = speed
        self._clock = clock
        self.stored: set[tuple[SetKey, int]] = set(performance.session.credited)
        self._bigger = 0
        """-1 is a smaller count, 1 a bigger one."""
        self._second_shown: VisibleTime = ()
        self._repeated = ""
        """What was asked to be said again; it stands where the next step does until that comes."""
        self._repeated_of: Segment | None = None
        """The stretch it is about."""
        self._allowed = ""
        """The keys that are live, as the line of keys shows them."""
        self.timer = PreciseTimer(self.tick, self.draw_ahead)
        self.presenter = LivePresenter(self, performance.service, buffer, self._show)
        self._frame: asyncio.TimerHandle | None = None
        self._left = False
        self._sending = False
        """Whether a key is happening just now."""
        self._end_timer: asyncio.TimerHandle | None = None
        self.live: Live

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="exercise", markup=False)
            yield self.presenter.about_set
            yield self.presenter.left
        yield Static(id="small", markup=False)
        with Horizontal(id="stage"):
            with Vertical(id="told"):
                yield self.presenter.side
                yield self.presenter.word
                yield self.presenter.count
                yield Static(id="notice", markup=False)
            yield self.presenter.figure
        with Horizontal(id="progress"):
            yield self.presenter.dots
            yield self.presenter.reps
        yield Static(id="then", markup=False)
        yield self.presenter.bar
        yield KeyBar()

    def on_mount(self) -> None:
        self.prerender.keep_context()
        loop = asyncio.get_running_loop()
        self.journal = ThreadJournal(self.performance.journal, lambda answer: _hand_to(loop, answer))
        self.live = Live(
            self.performance.session,
            self.journal,
            self.hear,
            self._ended,
            speed=self._speed,
            clock=self._clock,
            ear=self._listener,
        )
        self.speech.live = self.live
        self.live.begin()
        self._show()

    def on_resize(self) -> None:
        if hasattr(self, "live"):
            self._move()

    def on_screen_resume(self) -> None:
        self.presenter.classes_later.styled = True

    def on_screen_suspend(self) -> None:
        """Something else comes to the front: what waits for its moment would be drawn over it."""
        self.prerender.flush()

    def on_unmount(self) -> None:
        self._cancel_timers()
        self.journal.close()

    def _cancel_timers(self) -> None:
        self.timer.cancel()
        self.presenter.end_flash()
        for timer in (self._frame, self._end_timer):
            if timer is not None:
                timer.cancel()
        self.speech.close()

    # time

    def tick(self) -> None:
        """The alarm rang. Where a moment is due its picture was drawn ahead, as a rule, and is only let go."""
        if self.live.moment_s() == 0:
            self.prerender.flush()
            self.look()
        elif self.live.wait_s() > 0:
            self._arm()  # the timer rang a hair early
        else:
            self.live.look()  # nothing to see between two moments; but long without a look is a gap
            self._follow()

    def look(self) -> None:
        self.live.look()
        if self._second != self._second_shown:
            self._show()
        else:
            self._follow()

    def draw_ahead(self, early_s: float) -> None:
        """Draw the next moment while there is time, and keep the picture back until it comes."""
        later = self.live.ahead(2 * early_s)
        if (
            later is None
            or later.segment is None
            or self._repeated
            or self.prerender.waiting
            or not self.prerender.free
        ):
            return
        if early_s > EARLY_S and later.segment is self.live.session.segment:
            return  # one second less is drawn in no time; only another stretch may have another dress
        self._second_shown = visible_time(later)
        self.prerender.start(self._second_shown)
        self._stop_moving()
        self.presenter.show(later, self.stored, early_s=self.live.moment_s() or 0.0)
        self.presenter.move(later, later.through())
        self.prerender.draw()

    @property
    def _second(self) -> VisibleTime:
        return visible_time(self.live.session)

    def after_a_stop(self) -> None:
        """The process was stopped and goes on: a gap is found now, not at the next moment that is due."""
        if hasattr(self, "live"):
            self.live.look()
            self._show()  # also where nothing changed: a picture that waits would keep back what puts the screen right

    def pause(self) -> None:
        """Stop the clock, if it runs."""
        if hasattr(self, "live") and self.live.session.state is State.RUNNING:
            self.send(Pause())

    def _arm(self) -> None:
        if self.live.session.state is State.RUNNING:
            self.timer.start(self.live.wait_s())
        else:
            self.timer.cancel()
        self.speech.foresee_soon()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is live exactly when its event is legal now."""
        name = str(parameters[0]) if action == "send" else action
        kind = EVENTS.get(name)
        if kind is None:
            return True
        if not hasattr(self, "live"):
            return False
        if name == "pause" and self.live.session.allows(Done):
            return False  # the big key says that a self-paced repetition is done; pausing is left to its letter
        return self.live.session.allows(kind)

    def send(self, event: Event) -> bool:
        """Let a key happen, and show what came of it; False when it means nothing now."""
        self._sending = True
        try:
            happened = self.live.send(event)
        finally:
            self._sending = False
        self._show()  # once for all cues of the key
        return happened

    def action_send(self, name: str) -> None:
        """A key that is an event: which, says `EVENTS`."""
        self.send(EVENTS[name]())

    def action_resize(self, by: int) -> None:
        """A bigger count, with the words beside it in plain letters, or a smaller one."""
        self._bigger = min(max(self._bigger + by, -1), 1)
        self.set_class(self._bigger > 0, "-bigger")
        self.set_class(self._bigger < 0, "-smaller")

    @cached_property
    def questions(self) -> SessionQuestions:
        """What is asked in front of this screen; loaded when it is needed, not before the first picture."""
        from coach.tui.live.questions import SessionQuestions

        return SessionQuestions(
            self.app, self.live, self._words, send=self.send, aloud=self.speech.ask, leave=self._leave
        )

    def action_hurts(self) -> None:
        self.questions.hurts()

    def action_stop(self) -> None:
        self.questions.stop()

    @on(Click)
    def _click(self, event: Click) -> None:
        """Anywhere on the screen is the one big key; a click on a notice only puts that away."""
        if type(event.widget).__name__ == "Toast":  # a private name of Textual
            return
        for kind in (Done, Pause, Resume):
            if self.live.session.allows(kind):
                self.send(kind())
                return

    # cues

    def hear(self, cue: Cue) -> None:
        if not self._stands:
            return
        self.speech.hear(cue)
        match cue:
            case Finished() | Stopped() if self.performance.kept:
                self.speech.ask(self._phrases.questions)
            case RepDone(segment=segment):
                if segment.set_key is not None and segment.rep is not None:
                    self.stored.add((segment.set_key, segment.rep))
            case Began():
                self._repeated = ""
            case Again():
                self._repeated = say(cue, self.performance.plan, self._phrases)
                self._repeated_of = self.live.session.segment
            case Paused(reason=PauseReason.STORE) if self.live.error is not None:
                why = self._words.error(self.live.error)
                self.presenter.say("notice", visible(f"{say(cue, self.performance.plan, self._phrases)} {why}"))
            case Paused(reason=PauseReason.GAP | PauseReason.BUSY):
                self.presenter.say("notice", say(cue, self.performance.plan, self._phrases))
        # A second is shown by itself, and so is what comes of a key.
        if not (self._sending or self.live.over or isinstance(cue, HoldCount | Countdown)):
            self._show()

    def _ended(self, error: CoachError | None) -> None:
        if not self._stands:
            return
        if error is None:
            self._leave()
            return
        self.add_class("-unwritten")
        message = self._words.screens.not_ended.format(error=self._words.error(error))
        self.presenter.say("notice", visible(message))
        self._end_timer = asyncio.get_running_loop().call_later(END_AGAIN_S, self.live.end_again)

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self._cancel_timers()
            self.post_message(self.Over(self.performance, completed=self.live.session.state is State.FINISHED))

    # showing

    def _show(self) -> None:
        """Show this moment and say what belongs to it; what did not change is not touched."""
        if not self._stands:
            return
        discarded = self.prerender.settle(self._second)
        self._second_shown = self._second
        if self.live.session.segment != self._repeated_of:  # landed elsewhere, where nothing begins while it is paused
            self._repeated = ""
        now = self.presenter.show(self.live.session, self.stored, self._repeated, discarded=discarded)
        if not now.paused and not self.live.unwritten:
            self.presenter.say("notice", "")
        self.prerender.draw()
        self._follow()

    @property
    def _stands(self) -> bool:
        """Whether there is still somebody to show it to: what is stored may be answered after the screen has gone."""
        return self.is_running and self.app.is_running

    def _follow(self) -> None:
        """What comes after the words: the line of keys, the figure, the terminal's tab, and the next moment."""
        self._show_keys()
        self._move()
        self.presenter.say_in_tab()
        self._arm()

    def _show_keys(self) -> None:
        """Show the keys that are live now: time alone can make one so, as *back* a while after the start."""
        allowed = "".join(name for name, kind in EVENTS.items() if self.live.session.allows(kind))
        if self._allowed != allowed:
            # Only then: the line of keys is made anew, which costs more than all the rest of the screen.
            self._allowed = allowed
            self.presenter.classes_later.after_text(self.refresh_bindings)

    def _move(self) -> None:
        """Show the figure as far lifted as the leg is now, and again soon while it moves."""
        self._stop_moving()
        if self.prerender.waiting is None and self.presenter.move(self.live.session, self.live.through()):
            self._frame = asyncio.get_running_loop().call_later(FRAME_S, self._move)

    def _stop_moving(self) -> None:
        if self._frame is not None:
            self._frame.cancel()
            self._frame = None


def _hand_to(loop: asyncio.AbstractEventLoop, answer: Callable[[], None]) -> None:
    """Have `answer` called on the loop, unless the program is leaving and nobody waits for it."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(answer)
