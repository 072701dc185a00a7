"""The voice of the live screen: cues of one moment in one utterance, and cues to come ahead of their time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from coach.app.runner import Live
from coach.engine.cues import Cue

if TYPE_CHECKING:
    from coach.sound.listener import Listener

STORED_WITHIN_S: Final = 0.15
"""How long the words of a moment wait for a repetition's number to be stored."""


class LiveSpeech:
    """Hands a session's cues to the listener; without one, nothing is heard."""

    def __init__(self, live: Live, listener: Listener | None) -> None:
        self._live = live
        self._listener = listener
        self.utterance: asyncio.TimerHandle | None = None
        self._foresight: asyncio.TimerHandle | None = None

    def hear(self, cue: Cue) -> None:
        """Let a cue be heard, together with the others of this moment."""
        if self._listener is not None:
            self._listener.hear(cue)
            self._speak_soon()

    def ask(self, question: str) -> None:
        """Say which question is about to be on the screen, and which keys answer it."""
        if self._listener is not None:
            self._listener.ask(question)
            self._speak_soon()

    def foresee_soon(self) -> None:
        """Hand over what will be heard a little before it is due: a device takes its time."""
        if self._foresight is not None:
            self._foresight.cancel()
            self._foresight = None
        wait_s = self._live.foresee_s()
        if wait_s is not None:
            self._foresight = asyncio.get_running_loop().call_later(wait_s, self._foresee)

    def close(self) -> None:
        """Say what still waits, and nothing more by itself."""
        if self._foresight is not None:
            self._foresight.cancel()
        if self.utterance is not None:
            self.utterance.cancel()
            self._speak()

    def _foresee(self) -> None:
        self._live.foresee()
        self.foresee_soon()

    def _speak_soon(self) -> None:
        """Collect the words of this moment: a repetition's number follows when it has been stored."""
        if self.utterance is not None:
            self.utterance.cancel()
        wait_s = STORED_WITHIN_S if self._live.storing else 0.0
        self.utterance = asyncio.get_running_loop().call_later(wait_s, self._speak)

    def _speak(self) -> None:
        self.utterance = None
        if self._listener is not None:
            self._listener.flush()
