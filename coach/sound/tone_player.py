"""Tones through just-playback, on a thread of their own."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from functools import partial

from coach.sound.channels import Channels
from coach.sound.fault import Notice, Once, SoundFault
from coach.sound.player import Player, SilentPlayer
from coach.sound.tones import RATE, Tone, samples
from coach.sound.turns import MOST_LATE_MS

RETRY_S = 5.0
"""How long after a fault the device is left alone before a tone looks for it again."""
_JOIN_S = 0.3
"""How long closing waits for the thread."""
_FIRST = (Tone.SWITCH, Tone.COUNTDOWN, Tone.LIFT, Tone.HOLD, Tone.TICK, Tone.LOWER)
"""Made and opened first, as a session needs them; the others follow, so that no tone is loaded when it is due."""


class TonePlayer:
    """Plays tones through just-playback, on a thread that no one waits for.

    A device that goes away or hangs is told about once, and looked for again every few seconds: it may come back, or
    another one may be there by then. In between another player plays, which is the terminal's bell if there is one.
    """

    name = "just-playback"

    def __init__(
        self,
        notice: Notice,
        volume: int = 100,
        instead: Player | None = None,
        channels: Callable[[], Channels] = lambda: Channels(len(Tone)),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = Once(notice, "Tones are off")
        self._volume = volume
        self._instead = instead or SilentPlayer()
        self._make_channels = channels
        self._clock = clock
        self._orders: queue.SimpleQueue[tuple[Tone | None, float]] = queue.SimpleQueue()
        """A tone and when it was asked for; no tone is silence."""
        self._off = False
        self._quiet_until_s = 0.0
        self._silenced_s = -1.0
        self._close_by: float | None = None
        self._thread = threading.Thread(target=self._run, name="coach-tones", daemon=True)
        self._thread.start()

    def play(self, tone: Tone) -> None:
        """Hand the tone to the thread."""
        if self._off or self._clock() < self._quiet_until_s:
            self._instead.play(tone)
        else:
            self._orders.put((tone, self._clock()))

    def silence(self) -> None:
        """Cut what sounds and what is about to."""
        self._silenced_s = self._clock()
        self._orders.put((None, self._silenced_s))

    def close(self, finish_ms: int = 0) -> None:
        """Let what sounds end for at most `finish_ms`, then leave the thread to itself."""
        self._close_by = self._clock() + finish_ms / 1000
        self._orders.put((None, float("inf")))
        self._instead.close()
        self._thread.join(finish_ms / 1000 + _JOIN_S)
        self._off = True

    def _run(self) -> None:
        try:
            channels = self._make_channels()
            try:
                self._work(channels)
            finally:
                channels.close()
        except Exception as error:  # noqa: BLE001 - a thread's traceback would be printed across the screen
            self._off = True
            self._tell(f"{type(error).__name__}: {error}")

    def _work(self, channels: Channels) -> None:
        """Get the tones ready while there is nothing to do; play what is ordered, and nothing that is late."""
        unready = [*_FIRST, *(tone for tone in Tone if tone not in _FIRST)]
        while not self._off:
            # A device that is left alone is not asked to load anything either: one that hangs takes a thread each time.
            prepares = bool(unready) and self._clock() >= self._quiet_until_s
            try:
                tone, asked_s = self._orders.get(block=not prepares, timeout=0.1 if channels.running() else None)
            except queue.Empty:
                channels.tidy()
                if prepares:
                    self._try(partial(self._ready, channels, unready.pop(0)))
                continue
            if self._close_by is not None:
                while channels.sounding() and self._clock() < self._close_by:
                    time.sleep(0.01)
                return
            if tone is None:
                channels.stop()
            elif asked_s > self._silenced_s and not self._late(asked_s):
                self._try(partial(self._sound, channels, tone, asked_s))

    def _try(self, act: Callable[[], None]) -> None:
        """Do it; after a fault say so, once, and let the device be for a while."""
        try:
            act()
        except SoundFault as fault:
            self._quiet_until_s = self._clock() + RETRY_S
            self._tell(str(fault))

    def _late(self, asked_s: float) -> bool:
        return (self._clock() - asked_s) * 1000 > MOST_LATE_MS

    def _sound(self, channels: Channels, tone: Tone, asked_s: float) -> None:
        self._ready(channels, tone)
        if not self._late(asked_s):
            channels.play(tone.value)

    def _ready(self, channels: Channels, tone: Tone) -> None:
        if tone.value not in channels:
            channels.add(tone.value, samples(tone, self._volume), RATE)
            channels.ready(tone.value)
