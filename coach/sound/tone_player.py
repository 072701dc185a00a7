"""Tones through just-playback, on a thread of their own."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from functools import partial

from coach.sound.channels import Channels
from coach.sound.fault import Notice, Once, SoundFault
from coach.sound.tones import RATE, Tone, samples
from coach.sound.turns import MOST_LATE_MS

STUCK_S = 3.0
"""A device that has not answered for so long hangs; nothing more is asked of it until it does answer."""
RETRY_S = 5.0
"""How long after a fault the device is left alone before a tone looks for it again."""
_JOIN_S = 0.3
"""How long closing waits for the thread: a device that hangs is left behind."""
_FIRST = (Tone.SWITCH, Tone.COUNTDOWN, Tone.LIFT, Tone.HOLD, Tone.TICK, Tone.LOWER)
"""Made and opened first, as a session needs them; the others follow, so that no tone is loaded when it is due."""


class TonePlayer:
    """Plays tones through just-playback, on a thread that no one waits for.

    A device that goes away is told about once, and looked for again every few seconds: it may come back, or another
    one may be there by then.
    """

    name = "just-playback"

    def __init__(
        self,
        notice: Notice,
        volume: int = 100,
        channels: Callable[[], Channels] = lambda: Channels(len(Tone)),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._notice = Once(notice)
        self._volume = volume
        self._make_channels = channels
        self._clock = clock
        self._orders: queue.SimpleQueue[tuple[Tone | None, float]] = queue.SimpleQueue()
        """A tone and when it was asked for; no tone is silence."""
        self._busy_since: float | None = None
        self._off = False
        self._quiet_until_s = 0.0
        self._silenced_s = -1.0
        self._close_by: float | None = None
        self._thread = threading.Thread(target=self._run, name="coach-tones", daemon=True)
        self._thread.start()

    def play(self, tone: Tone) -> None:
        """Hand the tone to the thread."""
        busy_since = self._busy_since
        if busy_since is not None and self._clock() - busy_since > STUCK_S:
            self._tell("the sound device does not answer")
            return
        if not self._off and self._clock() >= self._quiet_until_s:
            self._orders.put((tone, self._clock()))

    def silence(self) -> None:
        """Cut what sounds and what is about to."""
        self._silenced_s = self._clock()
        self._orders.put((None, self._silenced_s))

    def close(self, finish_ms: int = 0) -> None:
        """Let what sounds end for at most `finish_ms`, then leave the thread to itself."""
        self._close_by = self._clock() + finish_ms / 1000
        self._orders.put((None, float("inf")))
        self._thread.join(finish_ms / 1000 + _JOIN_S)
        self._off = True

    def _fail(self, why: str) -> None:
        self._off = True
        self._tell(why)

    def _tell(self, why: str) -> None:
        self._notice(f"Tones are off: {why}.")

    def _run(self) -> None:
        try:
            channels = self._make_channels()
            try:
                self._work(channels)
            finally:
                channels.close()
        except Exception as error:  # noqa: BLE001 - a thread's traceback would be printed across the screen
            self._fail(f"{type(error).__name__}: {error}")

    def _work(self, channels: Channels) -> None:
        """Get the tones ready while there is nothing to do; play what is ordered, and nothing that is late."""
        unready = [*_FIRST, *(tone for tone in Tone if tone not in _FIRST)]
        while not self._off:
            self._busy_since = None
            try:
                tone, asked_s = self._orders.get(block=not unready, timeout=0.1 if channels.running() else None)
            except queue.Empty:
                self._busy_since = self._clock()
                channels.tidy()
                if unready:
                    self._try(partial(self._ready, channels, unready.pop(0)))
                continue
            self._busy_since = self._clock()
            if self._close_by is not None:
                while channels.sounding() and self._clock() < self._close_by:
                    time.sleep(0.01)
                return
            if tone is None:
                channels.stop()
            elif asked_s > self._silenced_s and (self._clock() - asked_s) * 1000 <= MOST_LATE_MS:
                self._try(partial(self._sound, channels, tone))

    def _try(self, act: Callable[[], None]) -> None:
        """Do it; after a fault say so, once, and let the device be for a while."""
        try:
            act()
        except SoundFault as fault:
            self._quiet_until_s = self._clock() + RETRY_S
            self._tell(str(fault))

    def _sound(self, channels: Channels, tone: Tone) -> None:
        asked_s = self._clock()
        self._ready(channels, tone)
        channels.play(tone.value)
        if self._clock() - asked_s > STUCK_S:
            channels.stop()

    def _ready(self, channels: Channels, tone: Tone) -> None:
        if tone.value not in channels:
            channels.add(tone.value, samples(tone, self._volume), RATE)
            channels.ready(tone.value)
