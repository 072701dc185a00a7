"""The live screen: one count, as large as the terminal allows, and what one needs beside it.

It looks at the clock when the next moment is due and touches only what changed. Keys become events; which of them are
live is asked of the session, so the footer is always true.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
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
from coach.app.live_view import VisibleTime, visible_time
from coach.app.runner import Live
from coach.app.session_run import SessionRun
from coach.engine.cues import Again, Began, Cue, Finished, Paused, RepDone, Stopped
from coach.engine.events import Done, Event, Pause, PauseReason, Resume
from coach.engine.script import say
from coach.engine.transitions import State
from coach.errors import CoachError
from coach.model.timeline import Segment, SetKey
from coach.system.clock import real_clock
from coach.system.text import visible
from coach.tui.live.keys import EVENTS, KEYS
from coach.tui.live.presenter import LivePresenter
from coach.tui.live.speech import LiveSpeech
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
        on_loop: Callable[[Callable[[], None]], None],
        *,
        speed: float = 1.0,
        clock: Callable[[], float] = real_clock,
        listener: Listener | None = None,
    ) -> None:
        """`on_loop` has something called on the event loop, from whatever thread."""
        super().__init__()
        self.performance = performance
        self.journal = ThreadJournal(performance.journal, on_loop)
        self.live = Live(
            performance.session, self.journal, self.hear, self._ended, speed=speed, clock=clock, lookahead=listener
        )
        self.speech = LiveSpeech(self.live, listener)
        self.presenter = LivePresenter(self, performance.service, self._show_soon)
        self._words = performance.service.words
        self._texts = self._words.session
        self.stored: set[tuple[SetKey, int]] = set(performance.session.credited)
        self._bigger = 0
        """-1 is a smaller count, 1 a bigger one."""
        self._time_shown: VisibleTime = ()
        self._show_due = False
        """Whether what changed is about to be shown."""
        self._repeated = ""
        """What was asked to be said again; it stands where the next step does until that comes."""
        self._repeated_of: Segment | None = None
        """The stretch it is about."""
        self._allowed = ""
        """The keys that are live, as the line of keys shows them."""
        self._left = False
        self._timer: asyncio.TimerHandle | None = None
        self._frame: asyncio.TimerHandle | None = None
        self._end_timer: asyncio.TimerHandle | None = None

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
        self.live.begin()
        self._show()

    def on_resize(self) -> None:
        self._move()

    def on_unmount(self) -> None:
        self._cancel_timers()
        self.journal.close()

    def _cancel_timers(self) -> None:
        self.presenter.end_flash()
        for timer in (self._timer, self._frame, self._end_timer):
            if timer is not None:
                timer.cancel()
        self.speech.close()

    # time

    def tick(self) -> None:
        """Look at the clock: cues show themselves, and so does time that can be seen to go by."""
        self.live.look()
        if visible_time(self.live.session) != self._time_shown:
            self._show_soon()
        self._follow()  # whatever becomes of the picture, the clock is looked at again

    def pause(self) -> None:
        """Stop the clock, if it runs."""
        if self.live.session.state is State.RUNNING:
            self.send(Pause())

    def _arm(self) -> None:
        """Look again when the next moment is due."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.live.session.state is State.RUNNING:
            self._timer = asyncio.get_running_loop().call_later(self.live.wait_s(), self.tick)
        self.speech.foresee_soon()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is live exactly when its event is legal now."""
        name = str(parameters[0]) if action == "send" else action
        kind = EVENTS.get(name)
        if kind is None:
            return True
        if name == "pause" and self.live.session.allows(Done):
            return False  # the big key says that a self-paced repetition is done; pausing is left to its letter
        return self.live.session.allows(kind)

    def send(self, event: Event) -> bool:
        """Let a key happen, and show what came of it; False when it means nothing now."""
        happened = self.live.send(event)
        self._show_soon()
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
        if event.widget is not None and event.widget in self.query("Toast"):
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
                self.speech.ask(self._texts.questions)
            case RepDone(segment=segment):
                if segment.set_key is not None and segment.rep is not None:
                    self.stored.add((segment.set_key, segment.rep))
            case Began():
                self._repeated = ""
            case Again():
                self._repeated = say(cue, self.performance.plan, self._texts)
                self._repeated_of = self.live.session.segment
            case Paused(reason=PauseReason.STORE) if self.live.error is not None:
                why = self._words.in_words(self.live.error)
                self.presenter.say("notice", visible(f"{say(cue, self.performance.plan, self._texts)} {why}"))
            case Paused(reason=PauseReason.GAP | PauseReason.BUSY):
                self.presenter.say("notice", say(cue, self.performance.plan, self._texts))
        if not self.live.over:  # then something else is about to be on the screen
            self._show_soon()

    def _ended(self, error: CoachError | None) -> None:
        if not self._stands:
            return
        if error is None:
            self._leave()
            return
        self.add_class("-unwritten")
        message = self._words.screens.not_ended.format(error=self._words.in_words(error))
        self.presenter.say("notice", visible(message))
        self._end_timer = asyncio.get_running_loop().call_later(END_AGAIN_S, self.live.end_again)

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self._cancel_timers()
            self.post_message(self.Over(self.performance, completed=self.live.session.state is State.FINISHED))

    # showing

    def _show_soon(self) -> None:
        """Show this moment once, however many cues and keys it has."""
        if not self._show_due:
            self._show_due = self.call_later(self._show)

    def _show(self) -> None:
        """Show this moment; what did not change is not touched."""
        self._show_due = False
        if not self._stands:
            return
        self._time_shown = visible_time(self.live.session)
        if self.live.session.segment != self._repeated_of:  # landed elsewhere, where nothing begins while it is paused
            self._repeated = ""
        now = self.presenter.show(self.live.session, self.stored, self._repeated)
        if not now.paused and not self.live.unwritten:
            self.presenter.say("notice", "")
        self._move()
        self._follow()

    @property
    def _stands(self) -> bool:
        """Whether there is still somebody to show it to: what is stored may be answered after the screen has gone."""
        return self.is_running and self.app.is_running

    def _follow(self) -> None:
        """What time alone may change: the keys that are live; and when to look again."""
        self._show_keys()
        self._arm()

    def _show_keys(self) -> None:
        """Show the keys that are live now: time alone can make one so, as *back* a while after the start."""
        allowed = "".join(name for name, kind in EVENTS.items() if self.live.session.allows(kind))
        if self._allowed != allowed:
            # Only then: the line of keys is made anew, which costs more than all the rest of the screen.
            self._allowed = allowed
            self.refresh_bindings()

    def _move(self) -> None:
        """Show the figure as far lifted as the leg is now, and again soon while it moves."""
        if self._frame is not None:
            self._frame.cancel()
            self._frame = None
        if self.presenter.move(self.live.session, self.live.through()):
            self._frame = asyncio.get_running_loop().call_later(FRAME_S, self._move)
