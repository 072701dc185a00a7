"""The questions in a session: how much it hurts and what then, and whether to stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App

from coach.app.runner import Live
from coach.engine.events import Event, Hurts, NotHurt, Pause, Resume
from coach.engine.transitions import State
from coach.i18n.catalog import Vocabulary
from coach.tui.screens.hurt import AfterHurt, HurtAnswer, HurtScreen
from coach.tui.screens.stop import StopScreen


class SessionQuestions:
    """The questions asked during a session, on screens in front of the live screen, whose session waits.

    `send` lets an event happen, `aloud` says a question, `leave` leaves a session that is over.
    """

    def __init__(
        self,
        app: App[Any],
        live: Live,
        words: Vocabulary,
        *,
        send: Callable[[Event], bool],
        aloud: Callable[[str], None],
        leave: Callable[[], None],
    ) -> None:
        self._app = app
        self._live = live
        self._words = words
        self._send = send
        self._aloud = aloud
        self._leave = leave

    def hurts(self) -> None:
        """Stop the exercise at once; how much it hurts is asked after that."""
        if not self._send(Hurts()):
            return  # the session ended in this very moment
        self._aloud(self._words.session.ask_hurt)
        self._app.push_screen(HurtScreen(self._words, self._note_hurt), self._after_hurt)

    def _note_hurt(self, sore: int) -> None:
        """Keep it, whatever ends the session now; who lies there with eyes shut hears which answer was taken."""
        self._live.rate_hurt(sore)
        self._aloud(self._words.session.hurt_noted.format(sore=sore))

    def _after_hurt(self, answer: HurtAnswer | None) -> None:
        if answer is None:
            return
        if answer.then is AfterHurt.WITHDRAW:
            self._send(NotHurt())
            return
        self._live.rate_hurt(answer.sore)
        if answer.then is AfterHurt.GO_ON:
            self._send(Resume())
        elif answer.then is AfterHurt.STOP:
            self.stop()

    @property
    def asks_to_stop(self) -> bool:
        """Whether the person is being asked whether to stop."""
        return isinstance(self._app.screen, StopScreen)

    def stop(self) -> None:
        """Pause and ask; asked a second time, stop."""
        if self._live.over:
            if self._live.unwritten:  # what is stored is safe, and the session can be gone on with another time
                self._leave()
            return
        if isinstance(self._app.screen, StopScreen):
            self._app.screen.dismiss(True)
            return
        was_running = self._live.session.state is State.RUNNING
        if was_running:
            self._send(Pause())
        if self._live.over:
            return  # it ended in this very moment
        self._aloud(self._words.session.ask_stop)
        self._app.push_screen(StopScreen(self._words), partial(self._after_stop, was_running))

    def _after_stop(self, was_running: bool, stop: bool | None) -> None:
        if stop:
            self._keep_rating()
            self._live.stop()
        elif was_running:
            self._send(Resume())

    def _keep_rating(self) -> None:
        """How much it hurts, where it is asked behind the question whether to stop."""
        for screen in self._app.screen_stack:
            if isinstance(screen, HurtScreen):
                self._live.rate_hurt(screen.rating.value)
